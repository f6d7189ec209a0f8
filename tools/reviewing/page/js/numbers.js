// The values of numbers. A second implementation of tools/language: numbers.py (read) and
// quantities/ (single_words.roman, comparison.differences). tests/browser/test_review_rules.py
// asks both of the same texts.

/** @import { Rules, SentPassage } from "./data.js" */
/** @import { Checks, Fault } from "./live_checks.js" */
import { prose } from "./marks.js";

/** @type {Record<string, number>} */
const ROMAN = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Letters behind a number among which a word that multiplies it begins. */
const BEHIND = 20;

/**
 * The values that a number can have: 3.000 is three thousand in Spanish, and three in Mexico.
 *
 * @param {string[]} points Signs that may stand before decimals.
 * @param {string} number
 */
export function readNumber(points, number) {
  const plain = number.replace(/\s/g, "");
  /** @type {number[]} */
  const found = [];
  for (const point of points) {
    const group = point === "." ? "," : ".";
    const grouped = new RegExp(`^(?:\\d{1,3}(?:[${group}]\\d{3})+|\\d+)$`);
    const at = plain.indexOf(point);
    const [whole, decimals] = at < 0 ? [plain, "0"] : [plain.slice(0, at), plain.slice(at + 1)];
    if (grouped.test(whole) && /^\d+$/.test(decimals)) {
      found.push(Number(`${whole.split(group).join("")}.${decimals}`));
    }
  }
  if (!found.length && /^\d+[.,]\d+$/.test(plain)) found.push(Number(plain.replace(",", ".")));
  return found.length ? found : [Number(plain.replace(/\D/g, ""))];
}

/**
 * What the words behind a number multiply it by.
 *
 * @param {Rules} rules
 * @param {string} text
 * @param {number} end Of the number.
 */
export function scaleAfter({ scales }, text, end) {
  const rest = text
    .slice(end, end + BEHIND)
    .replace(/^[ \-\u00a0\u202f]+/, "")
    .toLowerCase();
  const found = scales.find(
    ([word]) => rest.startsWith(word) && !/^s?\p{L}/u.test(rest.slice(word.length)),
  );
  return found ? found[1] : 1;
}

/** @param {string} letters */
export function readRoman(letters) {
  const digits = [...letters].map((letter) => ROMAN[letter]);
  return digits.reduce((sum, one, at) => sum + (one < digits[at + 1] ? -one : one), 0);
}

/**
 * Whether two numbers may have the same value.
 *
 * @param {number[]} ours
 * @param {number[]} theirs
 */
const meet = (ours, theirs) =>
  ours.some((one) =>
    theirs.some((other) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))),
  );

/**
 * Values of the numbers that a text has in words and Roman letters.
 *
 * @param {Checks} checks
 * @param {string} shape
 */
function spelledNumbers({ rules, numerals, expressions }, shape) {
  /** @type {number[]} */
  const found = [];
  for (const match of shape.toLowerCase().matchAll(/[\p{L}\p{N}_]+/gu)) {
    const value = numerals.get(match[0]);
    if (value === undefined) continue;
    found.push(value, value * scaleAfter(rules, shape, match.index + match[0].length));
  }
  found.push(...[...shape.matchAll(expressions.roman)].map(([letters]) => readRoman(letters)));
  return found;
}

/**
 * Numbers that are lost or added.
 *
 * @param {Checks} checks
 * @param {SentPassage} passage
 * @param {string} text
 * @returns {Generator<Fault>}
 */
export function* numberFaults(checks, passage, text) {
  const { rules, expressions } = checks;
  const shape = prose(checks, text);
  if (passage.clock || shape.search(expressions.clock) >= 0) return;
  const left = [...shape.matchAll(expressions.number)].map((match) => {
    const scale = scaleAfter(rules, shape, match.index + match[0].length);
    const values = readNumber(rules.points, match[0]).map((value) => value * scale);
    return { shown: match[0], values };
  });
  const spelled = spelledNumbers(checks, shape);
  for (const [shown, values] of passage.numbers || []) {
    const at = left.findIndex((one) => meet(values, one.values));
    if (at >= 0) left.splice(at, 1);
    else if (!meet(values, spelled)) yield ["error", "numberlost", { number: shown }];
  }
  for (const { shown, values } of left) {
    if (!meet(values, passage.known || [])) yield ["warning", "numberextra", { number: shown }];
  }
}
