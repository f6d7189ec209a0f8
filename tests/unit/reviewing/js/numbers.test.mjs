// How the page reads numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber, readRoman, scaleAfter } from "../../../../tools/reviewing/page/js/numbers.js";
import { RULES } from "./page_data.mjs";

test("a point may stand before thousands or before decimals", () => {
  assert.deepEqual(readNumber([","], "3.000"), [3000]);
  assert.deepEqual(readNumber([",", "."], "3.000"), [3000, 3]);
  assert.deepEqual(readNumber([","], "1.234,5"), [1234.5]);
  assert.deepEqual(readNumber([","], "10 000"), [10000]);
});

test("what groups nothing is a decimal all the same", () => {
  assert.deepEqual(readNumber([","], "1.5"), [1.5]);
});

test("what is read in no way is its digits", () => {
  assert.deepEqual(readNumber([","], "1.2.3"), [123]);
});

test("words behind a number multiply it, the longer before the shorter", () => {
  assert.equal(scaleAfter(RULES, "3 mil millones de votos", 1), 1e9);
  assert.equal(scaleAfter(RULES, "3 mil votos", 1), 1000);
  assert.equal(scaleAfter(RULES, "3 militares", 1), 1);
});

test("a smaller Roman letter before a larger one is taken away", () => {
  assert.deepEqual(["XIV", "XIX", "XC", "III"].map(readRoman), [14, 19, 90, 3]);
});
