"use strict";
// What is wrong with a text, found while somebody types. Knows no language: the expressions,
// and what each source asks of its translation, come with the data (tools/reviews/live.py).

const data = JSON.parse(document.getElementById("data").textContent);
const GAP = "⟦…⟧";
const TOPICS = new Set(["markup", "marks", "numbers", "glossary", "length"]);
const expressions = {};
let able = true; // some browsers of before 2023 do not read these expressions; the page works without
try {
  for (const [name, [source, flags]] of Object.entries(data.rules.expressions)) expressions[name] = new RegExp(source, flags);
} catch {
  able = false;
}
const PLAIN = new Set(["address", "email", "format", "handle"]);
const UNMARKED = new Set(["amount", "escape"]);
const ROMAN = { I: 1, V: 5, X: 10, L: 50, C: 100 };

const has = (expression, text) => text.search(expression) >= 0;

// Each piece of markup: how it is known again, how it opens, what is inside, how it closes.
function marksOf(text, plain = false) {
  const found = [];
  if (!able) return found;
  for (const match of text.matchAll(expressions.mark)) {
    const [[kind, opening], ...rest] = Object.entries(match.groups).filter(([, value]) => value !== undefined);
    if (UNMARKED.has(kind) || (plain && !PLAIN.has(kind))) continue;
    const [title, closing] = rest.length ? [rest[0][1], rest[1][1]] : ["", ""];
    const key = [kind];
    if (kind === "titled") key.push(opening);
    if (kind === "cited") key.push(title);
    if (kind === "titled" || kind === "linked") key.push(closing.trim());
    if (!rest.length) key.push(opening);
    found.push({ key: key.join(" "), kind, opening, title, closing, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

// The text with *sign* for code, addresses and markup: every letter stays at its place.
function prose(text, sign = " ") {
  const blank = (part) => sign.repeat(part.length);
  const held = (part, ...others) => {
    const kept = Object.values(others.pop()).find((value) => value !== undefined);
    if (!kept) return blank(part);
    const start = part.indexOf(kept, part.search(/[`*]/));
    return blank(part.slice(0, start)) + kept + blank(part.slice(start + kept.length));
  };
  return text.replace(expressions.marked, held)
    .replace(expressions.address, blank).replace(expressions.reference, blank);
}

// What of *ours* has no like in *theirs*, one for one.
function without(ours, theirs) {
  const left = [...theirs];
  return ours.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const shownMark = ([, opening, closing]) => (closing ? `${opening}…${closing}` : opening);

function* markup(passage, text, plain) {
  const theirs = marksOf(text, plain).map(({ key, opening, closing }) => [key, opening, closing]);
  const ours = passage.marks || [];
  const [wanted, found] = [ours, theirs].map((marks) => marks.map(([key]) => key));
  const shown = new Map([...theirs, ...ours].map((mark) => [mark[0], shownMark(mark)]));
  for (const key of without(wanted, found)) yield ["error", "marklost", { mark: shown.get(key) }];
  for (const key of without(found, wanted)) yield ["error", "markextra", { mark: shown.get(key) }];
  if (plain) return;
  const [mine, source] = [text, passage.msgid].map((one) =>
    one.replace(expressions.mark, (part) => "x".repeat(part.length)).match(expressions.lone) || []);
  for (const mark of without(mine, source)) yield ["error", "lone", { mark }];
  if (has(expressions.block, text) && !has(expressions.block, passage.msgid)) yield ["error", "block", {}];
}

// The values that a number can have: 3.000 is three thousand in Spanish, and three in Mexico.
function read(number) {
  const plain = number.replace(/\s/g, "");
  const found = [];
  for (const point of data.rules.points) {
    const group = point === "." ? "," : ".";
    const grouped = new RegExp(`^(?:\\d{1,3}(?:[${group}]\\d{3})+|\\d+)$`);
    const at = plain.indexOf(point);
    const [whole, decimals] = at < 0 ? [plain, "0"] : [plain.slice(0, at), plain.slice(at + 1)];
    if (grouped.test(whole) && /^\d+$/.test(decimals)) found.push(Number(`${whole.split(group).join("")}.${decimals}`));
  }
  if (!found.length && /^\d+[.,]\d+$/.test(plain)) found.push(Number(plain.replace(",", ".")));
  return found.length ? found : [Number(plain.replace(/\D/g, ""))];
}

function scaleAfter(text, end) {
  const rest = text.slice(end, end + 20).replace(/^[ \-\u00a0\u202f]+/, "").toLowerCase();
  const found = data.rules.scales.find(([word]) => rest.startsWith(word) && !/^s?\p{L}/u.test(rest.slice(word.length)));
  return found ? found[1] : 1;
}

function roman(letters) {
  const digits = [...letters].map((letter) => ROMAN[letter]);
  return digits.reduce((sum, one, at) => sum + (one < digits[at + 1] ? -one : one), 0);
}

const numerals = new Map(Object.entries(data.rules.numerals));
const near = (one, other) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
const meet = (ours, theirs) => ours.some((one) => theirs.some((other) => near(one, other)));

function* numbers(passage, text) {
  const shape = prose(text);
  if (passage.clock || has(expressions.clock, shape)) return;
  const theirs = [...shape.matchAll(expressions.number)].map((match) => {
    const scale = scaleAfter(shape, match.index + match[0].length);
    return { shown: match[0], values: read(match[0]).map((value) => value * scale) };
  });
  const spelled = [];
  for (const match of shape.toLowerCase().matchAll(/[\p{L}\p{N}_]+/gu)) {
    const value = numerals.get(match[0]);
    if (value !== undefined) spelled.push(value, value * scaleAfter(shape, match.index + match[0].length));
  }
  spelled.push(...[...shape.matchAll(expressions.roman)].map(([letters]) => roman(letters)));
  const left = [...theirs];
  for (const [shown, values] of passage.numbers || []) {
    const at = left.findIndex((one) => meet(values, one.values));
    if (at >= 0) left.splice(at, 1);
    else if (!meet(values, spelled)) yield ["error", "numberlost", { number: shown }];
  }
  for (const { shown, values } of left) {
    if (!meet(values, passage.known || [])) yield ["warning", "numberextra", { number: shown }];
  }
}

function* openings(passage, text) {
  if (!data.rules.opening) return;
  const blanked = prose(text, "x");
  const shape = text.split("").map((sign, at) => (sign === "*" ? sign : blanked[at])).join("");
  for (const [opens, closes] of ["¿?", "¡!"]) {
    const asked = passage.msgid.includes(closes);
    const named = passage.msgid.includes(opens);
    const pairs = new RegExp(`[${opens}]+|(?<=[^\\s${closes}([])[${closes}]+(?=$|[\\s"'”’»)\\]*\`_.,;:…!?])`, "gu");
    let waiting = 0;
    for (const { 0: mark, index } of shape.matchAll(pairs)) {
      if (mark[0] === opens) waiting += 1;
      else if (waiting) waiting -= 1;
      else if (asked && shape[index + mark.length] !== "*") yield ["error", "unopened", { mark, opens }];
    }
    for (; waiting > 0 && (asked || !named); waiting -= 1) yield ["error", "unclosed", { mark: opens, closes }];
  }
}

const spellings = new Map(); // source of an expression -> the expression: terms come again and again

function spelled([source, flags]) {
  if (!spellings.has(source)) spellings.set(source, new RegExp(source, flags));
  return spellings.get(source);
}

function* glossary(passage, text) {
  const small = text.toLowerCase();
  for (const term of passage.terms || []) {
    if (!term.spellings.some((spelling) => has(spelled(spelling), small))) {
      yield ["warning", "glossary", { form: term.forms[0], term: term.term }];
    }
  }
}

const RULES = [["markup", markup], ["marks", openings], ["numbers", numbers], ["glossary", glossary], ["length", partsMissing]];

// Everything that is wrong with a text: [severity, word, values, topic] each.
function faults(passage, text, plain = false) {
  if (!text.trim()) return [["error", "empty", {}, ""]];
  const found = [];
  if (text.includes(GAP)) found.push(["error", "gap", { sign: GAP }, ""]);
  if (!able) return found;
  const whole = text.split(GAP).join(" ").trim();
  for (const [topic, rule] of RULES) {
    if (text.includes(GAP) && topic !== "markup" && topic !== "marks") continue;
    for (const fault of rule(passage, whole, plain)) found.push([...fault, topic]);
  }
  return found;
}
