import { Decimal } from 'decimal.js';

/** More of one article is not sold in one order. */
export const MAX_QUANTITY = 10_000;

/** How long a quote holds, in milliseconds. */
export const VALID_FOR = 14 * 24 * 60 * 60 * 1000;

/** An order that cannot be quoted; the message is for the customer. */
export class InvalidOrder extends Error {}

/**
 * Quotes an order. Each line is rounded to cents, half up; the total is the sum of the rounded lines.
 *
 * @param {{article: string, quantity: number}[]} order what the customer wants
 * @param {Map<string, {price: string, discounts: number[][], taxPercent: number}>} catalogue
 * @param {Date} now the time of the quote
 * @throws {InvalidOrder} for an unknown article or a quantity out of range
 */
export function quote(order, catalogue, now) {
  if (!Array.isArray(order) || order.length === 0) {
    throw new InvalidOrder('an order needs at least one line');
  }
  const lines = order.map((line) => quoteLine(line, catalogue));
  const sum = (field) => lines.reduce((total, line) => total.plus(line[field]), new Decimal(0)).toFixed(2);
  return {
    lines,
    net: sum('net'),
    tax: sum('tax'),
    gross: sum('gross'),
    validUntil: new Date(now.getTime() + VALID_FOR).toISOString(),
  };
}

function quoteLine({ article, quantity } = {}, catalogue) {
  const entry = catalogue.get(article);
  if (entry === undefined) {
    throw new InvalidOrder(`no article named '${article}'; there are: ${[...catalogue.keys()].join(', ')}`);
  }
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) {
    throw new InvalidOrder(`quantity of '${article}' must be a whole number from 1 to ${MAX_QUANTITY}`);
  }
  const [, discountPercent] = entry.discounts.find(([from]) => quantity >= from) ?? [0, 0];
  const net = cents(new Decimal(entry.price).times(quantity).times(100 - discountPercent).div(100));
  const tax = cents(net.times(entry.taxPercent).div(100));
  return {
    article,
    quantity,
    discountPercent,
    net: net.toFixed(2),
    tax: tax.toFixed(2),
    gross: net.plus(tax).toFixed(2),
  };
}

function cents(amount) {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}
