// What the page finds wrong with a text while somebody types.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LiveChecks } from "../../../../tools/reviewing/page/js/live_checks.js";
import { passage, RULES } from "./page_data.mjs";

const checks = new LiveChecks(RULES);

const found = (given, text, plain = false) =>
  checks.faults(passage(given), text, plain).map(([severity, key]) => `${severity} ${key}`);

test("an empty text is that and nothing else", () => {
  assert.deepEqual(found({ msgid: "It rains in 1959." }, "  "), ["error empty"]);
});

test("a gap is a fault, and what stands around it is not compared", () => {
  const given = { msgid: "It rains. 86 left.", numbers: [["86", [86]]] };
  assert.deepEqual(found(given, "Llueve. ⟦…⟧"), ["error gap"]);
});

test("markup is kept, one for one", () => {
  const given = { msgid: "Do *not* sign.", marks: [["emphasis", "*", "*"]] };
  assert.deepEqual(found(given, "*No* firme."), []);
  assert.deepEqual(found(given, "No firme."), ["error marklost"]);
  assert.deepEqual(found(given, "*No* *firme*."), ["error markextra"]);
  assert.deepEqual(found(given, "*No* firme*."), ["error lone"]);
  assert.deepEqual(found({ msgid: "So." }, "- Así."), ["error block"]);
});

test("without markup a field counts, and a star is a star", () => {
  const given = { msgid: "{n} *min*", marks: [["format {n}", "{n}", ""]] };
  assert.deepEqual(found(given, "{n} *minutos", true), []);
  assert.deepEqual(found(given, "minutos", true), ["error marklost"]);
});

test("numbers are kept by value", () => {
  const given = { msgid: "It has 1,234.5 km.", numbers: [["1,234.5", [1234.5]]] };
  assert.deepEqual(found(given, "Tiene 1.234,5 km."), []);
  assert.deepEqual(found(given, "Tiene 1.234 km."), ["error numberlost", "warning numberextra"]);
  assert.deepEqual(found({ msgid: "10 came.", numbers: [["10", [10]]] }, "Vinieron diez."), []);
  assert.deepEqual(found({ msgid: "At 7:30 it began.", clock: true }, "Empezó a las 8."), []);
});

test("what was asked opens", () => {
  assert.deepEqual(found({ msgid: "Who came?" }, "¿Quién vino?"), []);
  assert.deepEqual(found({ msgid: "Who came?" }, "Quién vino?"), ["error unopened"]);
  assert.deepEqual(found({ msgid: "Who came?" }, "¿Quién vino."), ["error unclosed"]);
  assert.deepEqual(found({ msgid: "Nobody came." }, "Nadie vino?"), []);
  const silent = new LiveChecks({ ...RULES, opening: false });
  assert.deepEqual(silent.faults(passage({ msgid: "Who came?" }), "Quem veio?"), []);
});

test("a term has one of its forms", () => {
  const term = { term: "coup", forms: ["golpe"], spellings: [["golpes?", "gu"]], note: "" };
  const given = { msgid: "A coup failed.", terms: [term] };
  assert.deepEqual(found(given, "Fracasó un Golpe."), []);
  assert.deepEqual(found(given, "Fracasó un putsch."), ["warning glossary"]);
});

test("a sentence that is left out is quoted", () => {
  const sentences = [
    "In 2019 the party lost half of its seats.",
    "The farmers then founded a union in 1953.",
    "Nobody expected the victory of 1968.",
  ];
  const given = { msgid: sentences.join(" "), sentences, known: [2019, 1953, 1968] };
  const text = "En 2019 el partido perdió la mitad. Nadie esperaba la victoria de 1968.";
  const faults = checks.faults(passage(given), text);
  assert.deepEqual(faults, [["warning", "omitted", { sentence: sentences[1] }, "length"]]);
  const whole = text.replace("Nadie", "Los campesinos fundaron un gremio en 1953. Nadie");
  assert.deepEqual(found(given, whole), []);
});

test("a text that is much longer than its source is looked at", () => {
  assert.deepEqual(found({ msgid: "It rains a lot." }, "Llueve mucho. ".repeat(9)), [
    "warning long",
  ]);
});

test("a browser that cannot read the expressions finds only what is missing", () => {
  const old = new LiveChecks({ ...RULES, expressions: { mark: ["(?<", "gu"] } });
  assert.equal(old.able, false);
  assert.deepEqual(old.faults(passage({ msgid: "Who?" }), "Quién?"), []);
  assert.deepEqual(old.marksOf("*a*"), []);
  assert.deepEqual(old.faults(passage({ msgid: "Who?" }), "")[0][1], "empty");
});
