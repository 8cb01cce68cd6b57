import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUE } from '../src/catalogue.js';
import { InvalidOrder, MAX_QUANTITY, quote } from '../src/quote.js';

const NOON = new Date('2026-03-01T12:00:00Z');
const quoted = (...lines) => quote(lines.map(([article, quantity]) => ({ article, quantity })), CATALOGUE, NOON);

describe('a quote', () => {
  it('adds the tax of each article', () => {
    const { net, tax, gross } = quoted(['book-accounting', 2], ['paper-a4', 1]);

    assert.deepEqual({ net, tax, gross }, { net: '82.90', tax: '6.39', gross: '89.29' });
  });

  it('gives the largest discount that the quantity reaches', () => {
    const discount = (quantity) => quoted(['paper-a4', quantity]).lines[0].discountPercent;

    assert.deepEqual([1, 9, 10, 99, 100].map(discount), [0, 0, 5, 5, 12]);
  });

  it('rounds each line half up to cents', () => {
    assert.equal(quoted(['pen-blue', 1]).tax, '0.06');
    assert.equal(quoted(['pen-blue', 3]).gross, '1.18');
  });

  it('counts in decimals, so that cents do not drift', () => {
    assert.equal(quoted(['pen-blue', MAX_QUANTITY]).net, '3300.00');
  });

  it('holds for two weeks', () => {
    assert.equal(quoted(['pen-blue', 1]).validUntil, '2026-03-15T12:00:00.000Z');
  });

  it('names the articles there are when one is unknown', () => {
    assert.throws(() => quoted(['pencil', 1]), { message: "no article named 'pencil'; there are: paper-a4, book-accounting, pen-blue" });
  });

  for (const quantity of [0, -1, 1.5, '3', undefined, MAX_QUANTITY + 1]) {
    it(`refuses the quantity ${quantity}`, () => assert.throws(() => quoted(['pen-blue', quantity]), InvalidOrder));
  }

  for (const order of [undefined, {}, [], [undefined]]) {
    it(`refuses the order ${JSON.stringify(order)}`, () => assert.throws(() => quote(order, CATALOGUE, NOON), InvalidOrder));
  }
});
