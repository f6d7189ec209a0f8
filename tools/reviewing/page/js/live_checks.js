// What is wrong with a text, found while somebody types. Knows no language: the expressions, and
// what each source asks of its translation, come with the data (tools/reviewing/live_checks.py).

/** @import { Pattern, Rules, SentPassage, Severity } from "./data.js" */
import { GAP } from "./data.js";
import { partsMissing } from "./lengths.js";
import { marksOf, markupFaults, prose } from "./marks.js";
import { numberFaults } from "./numbers.js";

/** @typedef {Record<string, unknown>} Values What stands in the fields of a sentence. */
/**
 * @typedef {[severity: Severity, key: string, values: Values, topic?: string]} Fault
 *   Its key is that of a sentence of the page (tools/reviewing/page_messages.py).
 */
/**
 * @typedef {object} Checks What the checks of one topic are given.
 * @property {Rules} rules
 * @property {Record<string, RegExp>} expressions
 * @property {Map<string, number>} numerals
 * @property {(pattern: Pattern) => RegExp} compile
 */
/**
 * @typedef {(checks: Checks, passage: SentPassage, text: string, plain: boolean) => Iterable<Fault>}
 *   Check
 */

/** @type {[topic: string, check: Check][]} */
const CHECKS = [
  ["markup", markupFaults],
  ["marks", openingFaults],
  ["numbers", numberFaults],
  ["glossary", termFaults],
  ["length", partsMissing],
];

/** What the page looks after itself once a text has changed. */
export const TOPICS = new Set(CHECKS.map(([topic]) => topic));

export class LiveChecks {
  /** @param {Rules} rules */
  constructor(rules) {
    this.rules = rules;
    this.numerals = new Map(Object.entries(rules.numerals));
    /** @type {Record<string, RegExp>} */
    this.expressions = {};
    /** Some browsers of before 2023 do not read the expressions; the page works without. */
    this.able = true;
    /** @type {Map<string, RegExp>} */
    this.compiled = new Map();
    try {
      for (const [name, [source, flags]] of Object.entries(rules.expressions)) {
        this.expressions[name] = new RegExp(source, flags);
      }
    } catch {
      this.able = false;
    }
  }

  /**
   * The expression of a term: terms come again and again.
   *
   * @param {Pattern} pattern
   */
  compile([source, flags]) {
    const known = this.compiled.get(source) ?? new RegExp(source, flags);
    this.compiled.set(source, known);
    return known;
  }

  /**
   * Each piece of markup of a text.
   *
   * @param {string} text
   */
  marksOf(text, plain = false) {
    return this.able ? marksOf(this, text, plain) : [];
  }

  /** @param {string} text */
  prose(text, sign = " ") {
    return prose(this, text, sign);
  }

  /**
   * Everything that is wrong with a text.
   *
   * @param {SentPassage} passage
   * @param {string} text
   * @returns {Fault[]}
   */
  faults(passage, text, plain = false) {
    if (!text.trim()) return [["error", "empty", {}, ""]];
    /** @type {Fault[]} */
    const found = [];
    if (text.includes(GAP)) found.push(["error", "gap", { sign: GAP }, ""]);
    if (!this.able) return found;
    const whole = text.split(GAP).join(" ").trim();
    for (const [topic, check] of CHECKS) {
      if (text.includes(GAP) && topic !== "markup" && topic !== "marks") continue;
      for (const [severity, key, values] of check(this, passage, whole, plain)) {
        found.push([severity, key, values, topic]);
      }
    }
    return found;
  }
}

/**
 * Questions and exclamations that do not open, or do not close: a second implementation of
 * opening_marks in tools/checking/rules/typography/punctuation.py.
 * tests/browser/test_review_rules.py asks both of the same texts.
 *
 * @param {Checks} checks
 * @param {SentPassage} passage
 * @param {string} text
 * @returns {Generator<Fault>}
 */
function* openingFaults(checks, passage, text) {
  if (!checks.rules.opening) return;
  const blanked = prose(checks, text, "x");
  const shape = text
    .split("")
    .map((sign, at) => (sign === "*" ? sign : blanked[at]))
    .join("");
  for (const [opens, closes] of ["¿?", "¡!"]) {
    const asked = passage.msgid.includes(closes);
    const named = passage.msgid.includes(opens);
    // Marks that open; and marks that close something, with an end of a sentence behind them.
    const marks = new RegExp(
      `[${opens}]+|(?<=[^\\s${closes}([])[${closes}]+(?=$|[\\s"'”’»)\\]*\`_.,;:…!?])`,
      "gu",
    );
    let waiting = 0;
    for (const { 0: mark, index } of shape.matchAll(marks)) {
      if (mark[0] === opens) waiting += 1;
      else if (waiting) waiting -= 1;
      else if (asked && shape[index + mark.length] !== "*") {
        yield ["error", "unopened", { mark, opens }];
      }
    }
    for (; waiting > 0 && (asked || !named); waiting -= 1) {
      yield ["error", "unclosed", { mark: opens, closes }];
    }
  }
}

/**
 * Terms of the glossary that stand in none of their translations.
 *
 * @param {Checks} checks
 * @param {SentPassage} passage
 * @param {string} text
 * @returns {Generator<Fault>}
 */
function* termFaults(checks, passage, text) {
  const small = text.toLowerCase();
  for (const { term, forms, spellings } of passage.terms || []) {
    if (!spellings.some((spelling) => small.search(checks.compile(spelling)) >= 0)) {
      yield ["warning", "glossary", { form: forms[0], term }];
    }
  }
}
