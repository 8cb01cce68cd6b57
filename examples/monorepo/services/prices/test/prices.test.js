import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { handler } from '../src/main.js';

const order = JSON.parse(readFileSync(new URL('../../../contracts/order.json', import.meta.url)));

test('every article of the contract has its price', async () => {
  for (const line of order.lines) {
    assert.deepEqual(await handler({ article: line.article }), { cents: line.cents });
  }
});

test('another article is not sold', async () => {
  assert.deepEqual(await handler({ article: 'moon' }), { error: 'this article is not sold' });
});
