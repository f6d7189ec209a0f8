// Which articles a search finds, and in which order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { formsOf, search, shardOf } from "../../../../tools/site/theme/js/search/index.js";
import { stemmer } from "../../../../tools/site/theme/js/search/stem.js";

const stem = stemmer("en");
const ARTICLES = ["wave", "tide", "shore"].map((id) => ({ id, url: `${id}.html`, title: id }));
// Each word: a place in ARTICLES, what it is worth there, and so on.
const DATA = {
  articles: ARTICLES,
  shards: ["s", "w", "u44f"],
  words: {
    s: { sea: [0, 1, 1, 1, 2, 1], seal: [2, 9], ship: [1, 1], ships: [0, 4] },
    w: { wave: [0, 8], waves: [1, 1], wage: [2, 1] },
    u44f: { ядро: [2, 1] },
  },
  texts: {},
};

async function found(query) {
  const loaded = [];
  const load = async (name) => loaded.push(name);
  const { articles, forms } = await search(DATA, stem, load, query);
  return { ids: articles.map(({ id }) => id), forms: [...forms].sort(), loaded };
}

test("a word stands in the script of its first letter", () => {
  assert.deepEqual(["eleicao", "7th", "ядро", "𐍈x"].map(shardOf), ["e", "7", "u44f", "u10348"]);
});

test("only the scripts that there are of what was typed are loaded", async () => {
  assert.deepEqual((await found("Sea, zebra")).loaded, ["words-s"]);
  assert.deepEqual((await found("ЯДРО")).ids, ["shore"]);
});

test("every form is found, and who says it more often comes first", async () => {
  const { ids, forms } = await found("ship");
  assert.deepEqual(forms, ["ship", "ships"]);
  assert.deepEqual(ids, ["wave", "tide"]);
});

test("an article has every word that was typed", async () => {
  assert.deepEqual((await found("ship wave")).ids, ["wave", "tide"]);
  assert.deepEqual((await found("ship wage")).ids, []);
});

test("the last word may be begun only, and counts less than a whole one", async () => {
  const { ids, forms } = await found("sea");
  assert.deepEqual(forms, ["sea", "seal"]);
  assert.deepEqual(ids, ["shore", "wave", "tide"]);
  assert.deepEqual(formsOf(DATA, stem, "sea", false), ["sea"]);
});

test("what nothing is like stands for what begins much alike", () => {
  assert.deepEqual(formsOf(DATA, stem, "waveform", true), []);
  assert.deepEqual(formsOf(DATA, stem, "wavex", true), ["wave", "waves"]);
});

test("nothing typed finds nothing", async () => {
  assert.deepEqual(await found("  "), { ids: [], forms: [], loaded: [] });
});
