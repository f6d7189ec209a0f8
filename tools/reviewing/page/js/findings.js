// What is to be looked at in a passage: what was found in the text as it was sent, what the page
// finds in it now, and what the draft's checks said.

/** @import { Finding, Passage, Severity } from "./data.js" */
/** @import { Place } from "./following.js" */
/** @import { LiveChecks, Values } from "./live_checks.js" */
/** @import { Work } from "./work.js" */
import { TOPICS } from "./live_checks.js";

/** @typedef {[before: string, words: string, behind: string]} Excerpt */
/** @typedef {{ severity: Severity, key: string, values: Values }} LiveRemark */
/** @typedef {Finding & { place: Place | null, shown?: Excerpt }} SentRemark */
/** @typedef {{ severity: Severity, quote: string, text: string }} DraftRemark */
/** @typedef {{ live: LiveRemark[], sent: SentRemark[], draft: DraftRemark[] }} Remarks */

/** Letters of the text shown on either side of what is meant. */
const AROUND = 30;

/** Faults of a text that nobody has begun yet, which is none. */
const UNBEGUN = new Set(["empty", "gap"]);

/** @param {string | undefined} key */
export const isUnbegun = (key) => key !== undefined && UNBEGUN.has(key);

/**
 * @param {Work} work
 * @param {LiveChecks} checks
 * @param {Passage} passage
 * @returns {Remarks}
 */
export function remarksOf(work, checks, passage) {
  const text = work.textOf(passage);
  const untouched = text === passage.msgstr;
  const sent = sentRemarks(work, passage, untouched);
  // A fault that was found already is said once.
  const known = new Set(untouched ? sent.map(({ topic }) => topic) : []);
  const live = checks
    .faults(passage, text, passage.plain)
    .filter(([, key, , topic]) => !(untouched && isUnbegun(key)) && !known.has(topic))
    .map(([severity, key, values]) => ({ severity, key, values }));
  /** @type {DraftRemark[]} */
  const draft = work.isDone(passage)
    ? []
    : (passage.remarks || []).map((remark) => ({ severity: "warning", ...remark }));
  return { live, sent, draft };
}

/**
 * What was found in the text as it was sent, and still holds.
 *
 * @param {Work} work
 * @param {Passage} passage
 * @param {boolean} untouched
 * @returns {SentRemark[]}
 */
function sentRemarks(work, passage, untouched) {
  const now = work.textsOf(passage).join("");
  return (passage.findings || [])
    .map((finding) => ({ ...finding, place: work.placeOf(passage, finding) }))
    .filter(({ topic, place }) => untouched || (!TOPICS.has(topic ?? "") && place))
    .map((finding) =>
      finding.place ? { ...finding, shown: excerpt(now, finding.place) } : finding,
    );
}

/**
 * The words in question among their neighbours, cut at blanks.
 *
 * @param {string} text
 * @param {Place} place
 * @returns {Excerpt}
 */
export function excerpt(text, { start, end }) {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  let [first, last] = [before, behind];
  if (before.length > AROUND) {
    const cut = before.length - AROUND;
    first = `…${before.slice(before.indexOf(" ", cut) + 1 || cut)}`;
  }
  if (behind.length > AROUND) {
    last = `${behind.slice(0, behind.lastIndexOf(" ", AROUND) + 1 || AROUND)}…`;
  }
  return [first, text.slice(start, end), last];
}
