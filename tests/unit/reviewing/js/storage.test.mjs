// The work that a browser keeps, and two windows of one page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WorkStorage } from "../../../../tools/reviewing/page/js/storage.js";
import { Work } from "../../../../tools/reviewing/page/js/work.js";
import { pageData } from "./page_data.mjs";

/** What a browser keeps: its keys are its own properties, as in localStorage. */
class Shelf {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, text) {
    this[key] = text;
  }
  removeItem(key) {
    delete this[key];
  }
}

function opened(shelf, digest = "abc") {
  const data = { ...pageData({ msgid: "It rains." }, { msgid: "It snows." }), digest };
  const work = new Work(data);
  return { work, storage: new WorkStorage(work, () => shelf) };
}

test("what was kept is there again", () => {
  const shelf = new Shelf();
  const { work, storage } = opened(shelf);
  assert.equal(storage.restore(), null);
  work.set(work.passages[0], ["Llueve."], { done: true });
  Object.assign(work.named, { yes: true, name: "Ana" });
  assert.equal(storage.keep(), true);
  const again = opened(shelf);
  assert.deepEqual(again.storage.restore(), { taken: 1, left: 0 });
  assert.deepEqual(again.work.review(), work.review());
  assert.equal(again.work.unsaved, true);
  assert.equal(again.work.isDone(again.work.passages[0]), true);
});

test("a browser that keeps nothing is asked in vain, and nothing breaks", () => {
  const { storage } = opened(null);
  storage.open = () => {
    throw new Error("no");
  };
  assert.deepEqual([storage.test(), storage.keep(), storage.keeps], [false, false, false]);
  assert.deepEqual([storage.restore(), storage.join(), storage.earlier()], [null, [], []]);
});

test("whether a browser keeps anything leaves no trace in it", () => {
  const shelf = new Shelf();
  assert.equal(opened(shelf).storage.test(), true);
  assert.deepEqual(Object.keys(shelf), []);
});

test("what is no review any more is nothing", () => {
  const shelf = new Shelf();
  const { storage } = opened(shelf);
  shelf.setItem(storage.key, "{");
  assert.equal(storage.restore(), null);
  shelf.setItem(storage.key, '{"format": "another"}');
  assert.equal(storage.restore(), null);
});

test("each window takes in what the other alone has changed", () => {
  const shelf = new Shelf();
  const one = opened(shelf);
  const other = opened(shelf);
  one.work.set(one.work.passages[0], ["Llueve."]);
  one.storage.keep();
  other.work.set(other.work.passages[1], ["Nieva."]);
  assert.deepEqual(other.storage.join(), [other.work.passages[0]]);
  other.storage.keep();
  assert.deepEqual(one.storage.join(), [one.work.passages[1]]);
  assert.deepEqual(one.work.review(), other.work.review());
  assert.deepEqual(one.storage.join(), []);
});

test("what both have changed stays as each has it", () => {
  const shelf = new Shelf();
  const one = opened(shelf);
  const other = opened(shelf);
  one.work.set(one.work.passages[0], ["Llueve."]);
  one.storage.keep();
  other.work.set(other.work.passages[0], ["Diluvia."]);
  assert.deepEqual(other.storage.join(), []);
  assert.equal(other.work.textOf(other.work.passages[0]), "Diluvia.");
});

test("what the other window took back is taken back here", () => {
  const shelf = new Shelf();
  const one = opened(shelf);
  one.work.set(one.work.passages[0], ["Llueve."]);
  one.storage.keep();
  const other = opened(shelf);
  other.storage.restore();
  one.work.reset(one.work.passages[0]);
  one.storage.keep();
  assert.deepEqual(other.storage.join(), [other.work.passages[0]]);
  assert.equal(other.work.touched.size, 0);
});

test("work of an earlier page of the edition is found, and no other", () => {
  const shelf = new Shelf();
  const before = opened(shelf, "before");
  before.work.set(before.work.passages[0], ["Llueve."]);
  before.storage.keep();
  opened(shelf, "empty").storage.keep();
  shelf.setItem("onda review pt_BR abc", JSON.stringify({ answers: [1] }));
  const now = opened(shelf);
  now.storage.keep();
  assert.deepEqual(
    now.storage.earlier().map(({ answers }) => answers.length),
    [1],
  );
});
