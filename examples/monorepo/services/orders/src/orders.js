/**
 * What an order costs.
 *
 * @param {{lines: {quantity: number, cents: number}[]}} order what is bought
 * @returns {number} cents
 */
export function total(order) {
  return order.lines.reduce((sum, line) => sum + line.quantity * line.cents, 0);
}
