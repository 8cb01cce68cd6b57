import { total } from './orders.js';

/** AWS Lambda: an order as in `contracts/order.json` is answered with `{"cents": …}`. */
export async function handler(event) {
  return { cents: total(event) };
}
