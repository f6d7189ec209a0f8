// What is to be looked at in a passage.

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, remarksOf } from "../../../../tools/reviewing/page/js/findings.js";
import { LiveChecks } from "../../../../tools/reviewing/page/js/live_checks.js";
import { Work } from "../../../../tools/reviewing/page/js/work.js";
import { pageData, RULES } from "./page_data.mjs";

const checks = new LiveChecks(RULES);
const MSGSTR = "Llovió en Julio.";
const FINDING = { severity: "warning", text: "july", start: 10, end: 15, fix: "julio" };

function remarks(given, text = undefined, done = false) {
  const work = new Work(pageData({ msgid: "It rained in July.", msgstr: MSGSTR, ...given }));
  if (text !== undefined) work.set(work.passages[0], [text], { done });
  const { live, sent, draft } = remarksOf(work, checks, work.passages[0]);
  return [live.map(({ key }) => key), sent.map(({ shown }) => shown?.join("|")), draft.length];
}

test("a finding shows its words, wherever they are now", () => {
  assert.deepEqual(remarks({ findings: [FINDING] }), [[], ["Llovió en |Julio|."], 0]);
  const moved = remarks({ findings: [FINDING] }, "Sí: llovió, pues, en Julio.");
  assert.deepEqual(moved, [[], ["Sí: llovió, pues, en |Julio|."], 0]);
});

test("a finding goes with its words", () => {
  assert.deepEqual(remarks({ findings: [FINDING] }, "Llovió en julio."), [[], [], 0]);
});

test("what the page looks after itself is said once", () => {
  const numbers = [["86", [86]]];
  const found = { severity: "error", text: "86 is lost", topic: "numbers" };
  assert.deepEqual(remarks({ numbers, findings: [found] }), [[], [undefined], 0]);
  assert.deepEqual(remarks({ numbers, findings: [found] }, "Llovió."), [["numberlost"], [], 0]);
});

test("what nobody has begun is no fault, and an emptied text is one", () => {
  assert.deepEqual(remarks({ msgstr: "" }), [[], [], 0]);
  assert.deepEqual(remarks({}, " "), [["empty"], [], 0]);
});

test("what was said of a draft is said until somebody accepts it", () => {
  const given = { remarks: [{ quote: "", text: "far shorter" }] };
  assert.deepEqual(remarks(given), [[], [], 1]);
  assert.deepEqual(remarks(given, MSGSTR, true), [[], [], 0]);
});

test("an excerpt is cut at blanks, and says where it is cut", () => {
  const text = `${"a ".repeat(20)}here${" z".repeat(20)}`;
  const [before, words, behind] = excerpt(text, { start: 40, end: 44 });
  assert.equal(words, "here");
  assert.equal(before, `…${"a ".repeat(14)}`);
  assert.equal(behind, ` ${"z ".repeat(15).trimEnd()} …`);
  assert.deepEqual(excerpt("uno dos", { start: 0, end: 3 }), ["", "uno", " dos"]);
});
