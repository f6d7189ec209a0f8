// Is a part missing? How long a text is for its source, and which sentence nothing stands for: the
// measures of tools/language: length_ratio.py and alignment.py, whose figures come with the data.

/** @import { Lengths, SentPassage } from "./data.js" */
/** @import { Checks, Fault } from "./live_checks.js" */
/** @typedef {{ length: number, anchors: Map<string, number> }} Sentence */
/** @typedef {{ score: number, i: number, j: number }} Step A best score, and from where it came. */

/** Letters of a sentence that is quoted. */
const SHOWN = 60;

/**
 * How many spreads *target* is longer than usual; below 0 it is shorter.
 *
 * @param {Lengths} measures
 * @param {string} source
 * @param {string} target
 */
export function stretchOf({ middle, spread, always, weights }, source, target) {
  if (!source || !target) return 0;
  const size = (/** @type {string} */ text) =>
    [...text].length +
    weights.reduce((sum, [dense, weight]) => {
      const letters = text.match(new RegExp(dense, "gu")) || [];
      return sum + weight * letters.length;
    }, 0);
  const [ours, theirs] = [size(source), size(target)];
  return (Math.log(theirs / ours) - middle) / (spread / Math.sqrt(ours) + always);
}

/**
 * What a translation most likely keeps: numbers, markup, the beginnings of longer words.
 *
 * @param {Checks} checks
 * @param {string} text
 */
function anchorsOf({ rules, expressions }, text) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const [word] of text.matchAll(expressions.anchor)) {
    let key = word;
    if (/^\p{Nd}/u.test(word)) key = word.replace(/\P{Nd}/gu, "");
    else if (/^\p{L}/u.test(word)) {
      const plain = word
        .toLowerCase()
        .normalize("NFD")
        .replace(/\P{ASCII}/gu, "");
      key = plain.slice(0, rules.lengths.stem) || word;
    }
    found.set(key, (found.get(key) || 0) + 1);
  }
  return found;
}

/**
 * What speaks for some sentences of both sides being a pair.
 *
 * @param {Lengths} measures
 * @param {Sentence[]} ours
 * @param {Sentence[]} theirs
 */
function scoreOf({ ratio, variance, unlike, word, figure }, ours, theirs) {
  const [mine, its] = [addAnchors(ours), addAnchors(theirs)];
  let score = 0;
  for (const [key, times] of mine) {
    score += Math.min(times, its.get(key) || 0) * (/^\p{L}/u.test(key) ? word : figure);
  }
  const [source, target] = [ours, theirs].map((some) =>
    some.reduce((total, { length }) => total + length, 0),
  );
  const distance = (target - ratio * source) ** 2 / (2 * variance * Math.max(1, source));
  return score - Math.min(unlike, distance);
}

/** @param {Sentence[]} sentences */
function addAnchors(sentences) {
  /** @type {Map<string, number>} */
  const total = new Map();
  for (const { anchors } of sentences) {
    for (const [key, times] of anchors) total.set(key, (total.get(key) || 0) + times);
  }
  return total;
}

/**
 * The best way through both sides, sentence by sentence.
 *
 * @param {Lengths} measures
 * @param {Sentence[]} ours
 * @param {Sentence[]} theirs
 * @param {boolean} withGaps A sentence of *ours* may have nothing that stands for it.
 * @returns {(Step | null)[][]}
 */
function walk(measures, ours, theirs, withGaps) {
  const { shapes, gap } = measures;
  /** @type {(Step | null)[][]} */
  const best = Array.from({ length: ours.length + 1 }, () => Array(theirs.length + 1).fill(null));
  best[0][0] = { score: 0, i: 0, j: 0 };
  for (let i = 0; i <= ours.length; i += 1) {
    for (let j = 0; j <= theirs.length; j += 1) {
      const here = best[i][j];
      if (!here) continue;
      const step = (
        /** @type {number} */ a,
        /** @type {number} */ b,
        /** @type {number} */ score,
      ) => {
        const total = here.score + score;
        const there = best[i + a][j + b];
        if (!there || total > there.score) best[i + a][j + b] = { score: total, i, j };
      };
      for (const [a, b, cost] of shapes) {
        if (i + a <= ours.length && j + b <= theirs.length) {
          step(a, b, scoreOf(measures, ours.slice(i, i + a), theirs.slice(j, j + b)) - cost);
        }
      }
      if (withGaps && i < ours.length) step(1, 0, -gap);
    }
  }
  return best;
}

/**
 * Places of the sentences of *source* that nothing in *target* stands for, where that is sure.
 *
 * @param {Checks} checks
 * @param {string[]} source
 * @param {string[]} target
 */
export function leftOut(checks, source, target) {
  const measures = checks.rules.lengths;
  if (source.length * target.length > measures.largest) return [];
  const [ours, theirs] = [source, target].map((some) =>
    some.map((text) => ({ length: [...text].length, anchors: anchorsOf(checks, text) })),
  );
  const last = (/** @type {(Step | null)[][]} */ best) => best[ours.length][theirs.length];
  const whole = last(walk(measures, ours, theirs, false));
  const holed = walk(measures, ours, theirs, true);
  const end = last(holed);
  if (!end || end.score - (whole?.score ?? Number.NEGATIVE_INFINITY) < measures.plain) return [];
  /** @type {number[]} */
  const found = [];
  let [i, j] = [ours.length, theirs.length];
  while (i || j) {
    const from = /** @type {Step} */ (holed[i][j]);
    if (from.j === j) found.unshift(from.i);
    [i, j] = [from.i, from.j];
  }
  return found;
}

/**
 * The first sentence of the source that nothing stands for, where it has more than the text.
 *
 * @param {Checks} checks
 * @param {SentPassage} passage
 * @param {string} text
 */
function omitted(checks, { sentences }, text) {
  if (!sentences) return undefined;
  const target = text
    .split(checks.expressions.sentence)
    .map((one) => one.trim())
    .filter(Boolean);
  if (target.length >= sentences.length) return undefined;
  const [first] = leftOut(checks, sentences, target);
  return first === undefined ? undefined : sentences[first];
}

/**
 * One sentence is enough to make a reviewer look.
 *
 * @param {Checks} checks
 * @param {SentPassage} passage
 * @param {string} text
 * @returns {Generator<Fault>}
 */
export function* partsMissing(checks, passage, text) {
  const { short, long, much, less } = checks.rules.lengths;
  const stretch = stretchOf(checks.rules.lengths, passage.msgid, text);
  const lost = stretch < less ? omitted(checks, passage, text)?.replace(/\s+/g, " ") : undefined;
  if (lost) yield ["warning", "omitted", { sentence: shorten(lost) }];
  else if (stretch < short) yield ["warning", "short", {}];
  else if (stretch > long && [...text].length > [...passage.msgid].length + much) {
    yield ["warning", "long", {}];
  }
}

/** @param {string} sentence */
function shorten(sentence) {
  const letters = [...sentence];
  if (letters.length <= SHOWN) return sentence;
  return `${letters.slice(0, SHOWN).join("").trimEnd()}…`;
}
