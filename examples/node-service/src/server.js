import { createServer } from 'node:http';
import { InvalidOrder, quote } from './quote.js';

/** Larger bodies are refused, so that a client cannot fill the memory. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * The service: `POST /quotes` with `[{"article": "pen-blue", "quantity": 3}]`, `GET /articles`, `GET /health`.
 *
 * @param {Map} catalogue the articles and their prices
 * @param {() => Date} clock the time
 */
export function quoteServer(catalogue, clock) {
  return createServer((request, response) => {
    const reply = (status, body) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    handle(request, reply, catalogue, clock).catch((error) => {
      if (error instanceof InvalidOrder) {
        reply(422, { error: error.message });
      } else {
        reply(500, { error: 'this is our fault' });
      }
    });
  });
}

async function handle(request, reply, catalogue, clock) {
  switch (`${request.method} ${request.url}`) {
    case 'POST /quotes':
      return reply(200, quote(await json(request), catalogue, clock()));
    case 'GET /articles':
      return reply(200, [...catalogue.keys()]);
    case 'GET /health':
      return reply(200, { status: 'up' });
    default:
      return reply(404, { error: 'no such resource' });
  }
}

async function json(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new InvalidOrder(`a request may have at most ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new InvalidOrder('the body is not JSON');
  }
}
