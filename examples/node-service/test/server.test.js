import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { CATALOGUE } from '../src/catalogue.js';
import { quoteServer } from '../src/server.js';

describe('the service', () => {
  let server, base;

  before(async () => {
    server = quoteServer(CATALOGUE, () => new Date('2026-03-01T12:00:00Z')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${server.address().port}`;
  });

  after(() => server.close());

  const post = (body) => fetch(`${base}/quotes`, { method: 'POST', body });

  it('quotes an order', async () => {
    const response = await post('[{"article": "pen-blue", "quantity": 100}]');

    assert.equal(response.status, 200);
    assert.equal((await response.json()).gross, '39.27');
  });

  it('says why an order is refused', async () => {
    const response = await post('[]');

    assert.equal(response.status, 422);
    assert.deepEqual(await response.json(), { error: 'an order needs at least one line' });
  });

  it('refuses what is not JSON, and what is too large', async () => {
    assert.equal((await post('{')).status, 422);
    assert.equal((await post(' '.repeat(70_000))).status, 422);
  });

  it('lists the articles, is up, and knows its resources', async () => {
    assert.deepEqual(await (await fetch(`${base}/articles`)).json(), [...CATALOGUE.keys()]);
    assert.deepEqual(await (await fetch(`${base}/health`)).json(), { status: 'up' });
    assert.equal((await fetch(`${base}/elsewhere`)).status, 404);
  });

  it('keeps its faults to itself', async () => {
    const broken = quoteServer(CATALOGUE, () => { throw new Error('no clock'); }).listen(0, '127.0.0.1');
    await once(broken, 'listening');
    const response = await fetch(`http://127.0.0.1:${broken.address().port}/quotes`, { method: 'POST', body: '[{"article": "pen-blue", "quantity": 1}]' });
    broken.close();

    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { error: 'this is our fault' });
  });
});
