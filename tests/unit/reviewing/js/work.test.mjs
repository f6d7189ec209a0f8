// What a reviewer has done, and the file that goes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Work } from "../../../../tools/reviewing/page/js/work.js";
import { pageData } from "./page_data.mjs";

const RAIN = { msgid: "It rains.", msgstr: "Llueve." };
const CHANGED = {
  msgid: "It rains. It snows.",
  msgstr: "Llueve. ⟦…⟧",
  state: "changed",
  pieces: [
    { source: [["It rains. ", false]], target: "Llueve. ", part: "kept" },
    { source: [["It snows.", true]], target: "⟦…⟧", part: "new" },
  ],
};

const worked = (...passages) => new Work(pageData(...passages));

test("passages are numbered within the page and the document", () => {
  const data = pageData(RAIN, { msgid: "It snows." });
  data.documents.push({ name: "b", plain: true, passages: pageData(RAIN).documents[0].passages });
  const seen = new Work(data).passages.map(({ document, plain, place, number }) => [
    document,
    plain,
    place,
    number,
  ]);
  assert.deepEqual(seen, [
    ["articles/wave", false, 0, 1],
    ["articles/wave", false, 1, 2],
    ["b", true, 2, 1],
  ]);
});

test("what is typed and taken back is no answer", () => {
  const work = worked(RAIN);
  const [rain] = work.passages;
  work.set(rain, ["Diluvia."]);
  assert.deepEqual(work.review().answers, [
    {
      document: "articles/wave",
      msgctxt: null,
      msgid: "It rains.",
      sent: "Llueve.",
      msgstr: "Diluvia.",
      done: false,
    },
  ]);
  work.set(rain, ["Llueve."]);
  assert.deepEqual(work.review().answers, []);
  assert.equal(work.unsaved, true);
});

test("an open text that is accepted as it is, is an answer, to the letter", () => {
  const work = worked({ msgid: "a", msgstr: " a\n b" });
  work.set(work.passages[0], [" a\n b"], { done: true });
  assert.equal(work.review().answers[0].msgstr, " a\n b");
  work.set(work.passages[0], [" a\n c "], { done: true });
  assert.equal(work.review().answers[0].msgstr, "a c");
});

test("a finished text that nobody changed is no answer", () => {
  const work = worked({ ...RAIN, state: "reviewed", open: false });
  work.set(work.passages[0], ["Llueve."], { done: true });
  assert.deepEqual(work.review().answers, []);
});

test("a piece keeps the blanks behind it, and an empty one is a gap again", () => {
  const work = worked(CHANGED);
  const [changed] = work.passages;
  work.setPiece(changed, 1, "Nieva.");
  work.setPiece(changed, 0, " Diluvia. ");
  assert.deepEqual(work.textsOf(changed), ["Diluvia. ", "Nieva."]);
  assert.equal(work.textOf(changed), "Diluvia. Nieva.");
  work.setPiece(changed, 1, " ");
  assert.equal(work.textOf(changed), "Diluvia. ⟦…⟧");
});

test("each remembered step is taken back, the last first", () => {
  const work = worked(RAIN);
  const [rain] = work.passages;
  work.remember(rain);
  work.set(rain, ["Diluvia."]);
  work.remember(rain);
  work.set(rain, ["Diluvia."], { done: true });
  assert.equal(work.undo(), rain);
  assert.equal(work.isDone(rain), false);
  assert.equal(work.textOf(rain), "Diluvia.");
  assert.equal(work.undo(), rain);
  assert.equal(work.touched.size, 0);
  assert.equal(work.undo(), null);
});

test("a fix is made at its place, in whichever piece that is", () => {
  const work = worked(CHANGED);
  const [changed] = work.passages;
  assert.deepEqual(work.fixedTexts(changed, { start: 0, end: 6 }, "Nieva"), ["Nieva. ", "⟦…⟧"]);
  assert.deepEqual(work.fixedTexts(changed, { start: 8, end: 11 }, "x"), ["Llueve. ", "x"]);
  assert.deepEqual(work.fixedTexts(changed, { start: 6, end: 9 }, "-"), ["Llueve-", "…⟧"]);
});

test("a review comes back into the page that it is for", () => {
  const work = worked(RAIN, CHANGED);
  const [rain, changed] = work.passages;
  work.set(rain, ["Diluvia."], { done: true });
  work.setPiece(changed, 1, "Nieva.");
  const sent = { ...work.review(), answers: work.passages.map((one) => work.row(one)) };
  const other = worked(RAIN, CHANGED);
  const elsewhere = { ...sent.answers[0], msgid: "elsewhere" };
  const answers = [...sent.answers, elsewhere, null, { msgstr: 1 }];
  assert.deepEqual(other.bring({ ...sent, answers }), { taken: 2, left: 3 });
  assert.deepEqual(other.review(), work.review());
  assert.equal(other.isWhole(other.passages[1]), false);
  assert.equal(other.bring({ ...sent, edition: "pt_BR" }), null);
  assert.equal(other.bring({ ...sent, answers: {} }), null);
  assert.equal(other.bring(null), null);
});

test("an answer without its pieces is a whole text", () => {
  const work = worked(CHANGED);
  const [changed] = work.passages;
  const answer = { ...work.answer(changed), msgstr: "Llueve y nieva." };
  work.bring({ ...work.review(), answers: [answer] });
  assert.deepEqual([work.isWhole(changed), work.textsOf(changed)], [true, ["Llueve y nieva."]]);
});

test("who decides between two texts says which were decided about", () => {
  const conflict = { text: "Diluvia.", name: "", ours: [], theirs: [] };
  const work = worked({ ...RAIN, conflicts: [conflict] });
  work.set(work.passages[0], ["Llueve."], { done: true });
  assert.deepEqual(work.review().answers[0].settled, ["Diluvia."]);
});

test("a name is sent only by who wants it", () => {
  const work = worked(RAIN);
  work.named.name = " Ana Ruiz ";
  assert.equal(work.review().reviewer, "");
  work.named.yes = true;
  assert.equal(work.review().reviewer, "Ana Ruiz");
});

test("progress counts words, and minutes at the pace of what is left", () => {
  const work = worked(
    { msgid: "a", words: 40, state: "draft" },
    { msgid: "b", words: 70, state: "untranslated" },
  );
  assert.deepEqual(work.progress(), { done: 0, total: 110, minutes: 15 });
  work.set(work.passages[1], ["b"], { done: true });
  assert.deepEqual(work.progress(), { done: 70, total: 110, minutes: 3 });
});
