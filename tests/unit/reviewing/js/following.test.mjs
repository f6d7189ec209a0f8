// Where the words of a finding are, after the text was changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../../../../tools/reviewing/page/js/following.js";

const BEFORE = "Una casa, de la la casa.";

/** Of the second "la", what it is in another text. */
function second(now) {
  const place = follow(BEFORE, now, 16, 18);
  return place && [place.start, now.slice(place.start, place.end)];
}

test("in the same text it stays", () => {
  assert.deepEqual(second(BEFORE), [16, "la"]);
});

test("it moves with what is written before it", () => {
  assert.deepEqual(second(`💧 ${BEFORE}`), [19, "la"]);
});

test("it is gone where it, or what touches it, has changed", () => {
  assert.equal(second("Una casa, de la casa."), null);
  assert.equal(second("Una casa, de la vieja casa."), null);
});

test("a change in the middle of a long text moves only what is behind it", () => {
  const words = Array.from({ length: 2000 }, (_, n) => `w${n}`);
  const before = words.join(" ");
  const now = before.replace("w1000 ", "w1000 and more ");
  const start = before.indexOf("w1999");
  assert.equal(follow(before, now, start, start + 5).start, start + "and more ".length);
  assert.deepEqual(follow(before, now, 0, 2), { start: 0, end: 2 });
});
