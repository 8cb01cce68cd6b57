/** Prices by article: a decimal in euros, and the discounts from a quantity on, largest quantity first. */
export const CATALOGUE = new Map([
  ['paper-a4', { price: '4.90', discounts: [[100, 12], [10, 5]], taxPercent: 19 }],
  ['book-accounting', { price: '39.00', discounts: [[50, 10]], taxPercent: 7 }],
  ['pen-blue', { price: '0.33', discounts: [], taxPercent: 19 }],
]);
