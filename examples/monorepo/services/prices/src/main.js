import { price } from './prices.js';

/** AWS Lambda: `{"article": "pen-blue"}` is answered with `{"cents": 33}`. */
export async function handler(event) {
  const cents = price(event.article);
  return cents === undefined ? { error: 'this article is not sold' } : { cents };
}
