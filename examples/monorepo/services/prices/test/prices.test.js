import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { handler } from '../src/main.js';

const order = createRequire(import.meta.url)('../../../contracts/order.json');

test('every article of the contract has its price', async () => {
  for (const line of order.lines) {
    assert.deepEqual(await handler({ article: line.article }), { cents: line.cents });
  }
});

test('another article is not sold', async () => {
  assert.deepEqual(await handler({ article: 'moon' }), { error: 'this article is not sold' });
});
