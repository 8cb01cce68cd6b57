const CENTS = new Map([
  ['paper-a4', 490],
  ['pen-blue', 33],
]);

/**
 * What an article costs.
 *
 * @param {string} article its name
 * @returns {number | undefined} cents; undefined for an article that is not sold
 */
export function price(article) {
  return CENTS.get(article);
}
