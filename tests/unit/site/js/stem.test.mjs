// What makes two words the same to somebody who searches.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, stemmer } from "../../../../tools/site/theme/js/search/stem.js";

test("case and accents fall away, in every alphabet", () => {
  assert.equal(fold("Eleições, ELECCIÓN"), "eleicoes, eleccion");
  assert.equal(fold("Ёлка"), "елка");
});

test("forms of a word have one stem", () => {
  const forms = {
    en: "country countries",
    es: "elección elecciones Elecciones",
    "pt-BR": "eleição eleições ELEIÇÕES eleicao",
  };
  for (const [language, words] of Object.entries(forms)) {
    const stem = stemmer(language);
    const stems = new Set(words.split(" ").map((word) => stem(fold(word))));
    assert.equal(stems.size, 1, language);
  }
});

test("an ending that becomes itself stays", () => {
  const stem = stemmer("en");
  assert.deepEqual(["bus", "class", "is"].map(stem), ["bus", "class", "is"]);
});

test("an ending needs its letters before it", () => {
  const stem = stemmer("es");
  assert.equal(stem("mesas"), "mesa");
  assert.equal(stem("mes"), "mes");
});

test("a language without rules keeps its words", () => {
  assert.equal(stemmer("eo")("nacioj"), "nacioj");
});
