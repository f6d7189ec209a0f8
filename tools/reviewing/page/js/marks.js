// Inline markup: its pieces, and the text around them. The expressions are Python's own
// (placeables/ and prose.py of tools/markup), handed over by tools/reviewing/live_checks.py.

/** @import { Mark, SentPassage } from "./data.js" */
/** @import { Checks, Fault } from "./live_checks.js" */

/**
 * @typedef {object} FoundMark
 * @property {string} key How it is known again.
 * @property {string} kind
 * @property {string} opening
 * @property {string} title What is inside.
 * @property {string} closing
 * @property {number} start
 * @property {number} end
 */

/** Kinds that count in texts without markup, too. */
const PLAIN = new Set(["address", "email", "format", "handle"]);
const UNMARKED = new Set(["amount", "escape"]);

/** @param {Mark} mark */
export const shownMark = ([, opening, closing]) => (closing ? `${opening}…${closing}` : opening);

/**
 * Each piece of markup. tools/reviewing/live_checks.py (marks) says the same of the source.
 *
 * @param {Checks} checks
 * @param {string} text
 * @returns {FoundMark[]}
 */
export function marksOf({ expressions }, text, plain = false) {
  /** @type {FoundMark[]} */
  const found = [];
  for (const match of text.matchAll(expressions.mark)) {
    const groups = Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined);
    const [[kind, opening], ...rest] = groups;
    if (UNMARKED.has(kind) || (plain && !PLAIN.has(kind))) continue;
    const [title, closing] = rest.length ? [rest[0][1], rest[1][1]] : ["", ""];
    const key = [kind];
    if (kind === "titled") key.push(opening);
    if (kind === "cited") key.push(title);
    if (kind === "titled" || kind === "linked") key.push(closing.trim());
    if (!rest.length) key.push(opening);
    const start = match.index;
    const end = start + match[0].length;
    found.push({ key: key.join(" "), kind, opening, title, closing, start, end });
  }
  return found;
}

/**
 * The text with *sign* for code, addresses and markup: every letter stays at its place.
 *
 * @param {Checks} checks
 * @param {string} text
 */
export function prose({ expressions }, text, sign = " ") {
  const blank = (/** @type {string} */ part) => sign.repeat(part.length);
  const held = (/** @type {string} */ part, /** @type {any[]} */ ...others) => {
    const kept = Object.values(others.pop()).find((value) => value !== undefined);
    if (!kept) return blank(part);
    const start = part.indexOf(kept, part.search(/[`*]/));
    return blank(part.slice(0, start)) + kept + blank(part.slice(start + kept.length));
  };
  return text
    .replace(expressions.marked, held)
    .replace(expressions.address, blank)
    .replace(expressions.reference, blank);
}

/**
 * What of *ours* has no like in *theirs*, one for one.
 *
 * @template T
 * @param {T[]} ours
 * @param {T[]} theirs
 */
export function without(ours, theirs) {
  const left = [...theirs];
  return ours.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * Markup that is lost, added, or opened and not closed.
 *
 * @param {Checks} checks
 * @param {SentPassage} passage
 * @param {string} text
 * @param {boolean} plain
 * @returns {Generator<Fault>}
 */
export function* markupFaults(checks, passage, text, plain) {
  const { expressions } = checks;
  /** @type {Mark[]} */
  const theirs = marksOf(checks, text, plain).map(({ key, opening, closing }) => [
    key,
    opening,
    closing,
  ]);
  const ours = passage.marks || [];
  const [wanted, found] = [ours, theirs].map((marks) => marks.map(([key]) => key));
  const shown = new Map([...theirs, ...ours].map((mark) => [mark[0], shownMark(mark)]));
  for (const key of without(wanted, found)) yield ["error", "marklost", { mark: shown.get(key) }];
  for (const key of without(found, wanted)) yield ["error", "markextra", { mark: shown.get(key) }];
  if (plain) return;
  const [mine, source] = [text, passage.msgid].map((one) => {
    const bare = one.replace(expressions.mark, (part) => "x".repeat(part.length));
    return [...(bare.match(expressions.lone) || [])];
  });
  for (const mark of without(mine, source)) yield ["error", "lone", { mark }];
  const [begins, began] = [text, passage.msgid].map((one) => one.search(expressions.block) >= 0);
  if (begins && !began) yield ["error", "block", {}];
}
