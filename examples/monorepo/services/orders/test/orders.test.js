import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { handler } from '../src/main.js';

const order = createRequire(import.meta.url)('../../../contracts/order.json');

test('the order of the contract is added up', async () => {
  assert.deepEqual(await handler(order), { cents: 2 * 490 + 10 * 33 });
});

test('nothing costs nothing', async () => {
  assert.deepEqual(await handler({ lines: [] }), { cents: 0 });
});
