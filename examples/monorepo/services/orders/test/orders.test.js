import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { handler } from '../src/main.js';

const order = JSON.parse(readFileSync(new URL('../../../contracts/order.json', import.meta.url)));

test('the order of the contract is added up', async () => {
  assert.deepEqual(await handler(order), { cents: 2 * 490 + 10 * 33 });
});

test('nothing costs nothing', async () => {
  assert.deepEqual(await handler({ lines: [] }), { cents: 0 });
});
