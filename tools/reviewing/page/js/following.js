// Where the words of a text are after it was changed.

/** @typedef {{ start: number, end: number }} Place In UTF-16 units. */
/**
 * @typedef {object} Comparison Two texts, cut into words and signs.
 * @property {string} before
 * @property {string} now
 * @property {RegExpMatchArray[]} ours
 * @property {RegExpMatchArray[]} theirs
 * @property {number[]} match Of each of *ours*, which of *theirs* it is; -1 where it is gone.
 */

const TOKEN = /[\p{L}\p{M}\p{N}_]+|./gsu;

/** Comparisons; of longer texts only what stands before and behind a change is known. */
const MOST = 1e6;

/** @type {Comparison | null} The last two texts that were compared. */
let last = null;

/**
 * @param {string} before
 * @param {string} now
 * @returns {Comparison}
 */
function compare(before, now) {
  if (last?.before === before && last.now === now) return last;
  const [ours, theirs] = [before, now].map((text) => [...text.matchAll(TOKEN)]);
  const match = new Array(ours.length).fill(-1);
  const same = (/** @type {number} */ a, /** @type {number} */ b) => ours[a][0] === theirs[b][0];
  let [start, a, b] = [0, ours.length, theirs.length];
  while (start < a && start < b && same(start, start)) {
    match[start] = start;
    start += 1;
  }
  while (a > start && b > start && same(a - 1, b - 1)) {
    a -= 1;
    b -= 1;
    match[a] = b;
  }
  if ((a - start) * (b - start) <= MOST) matchMiddle(match, same, start, a, b);
  last = { before, now, ours, theirs, match };
  return last;
}

/**
 * Matches the longest common run of what stands between *start* and the ends *a* and *b*.
 *
 * @param {number[]} match
 * @param {(i: number, j: number) => boolean} same
 * @param {number} start
 * @param {number} a
 * @param {number} b
 */
function matchMiddle(match, same, start, a, b) {
  const wide = b - start + 1;
  const long = new Uint32Array((a - start + 1) * wide); // of what is left from here on
  const at = (/** @type {number} */ i, /** @type {number} */ j) => (i - start) * wide + j - start;
  for (let i = a - 1; i >= start; i -= 1) {
    for (let j = b - 1; j >= start; j -= 1) {
      long[at(i, j)] = same(i, j)
        ? long[at(i + 1, j + 1)] + 1
        : Math.max(long[at(i + 1, j)], long[at(i, j + 1)]);
    }
  }
  let [i, j] = [start, start];
  while (i < a && j < b) {
    if (same(i, j)) {
      match[i] = j;
      i += 1;
      j += 1;
    } else if (long[at(i + 1, j)] >= long[at(i, j + 1)]) i += 1;
    else j += 1;
  }
}

/**
 * Where *start* to *end* of *before* stands in *now*; null where it, or what touches it, has
 * changed.
 *
 * @param {string} before
 * @param {string} now
 * @param {number} start
 * @param {number} end
 * @returns {Place | null}
 */
export function follow(before, now, start, end) {
  if (before === now) return { start, end };
  const { ours, theirs, match } = compare(before, now);
  const begin = (/** @type {RegExpMatchArray} */ token) => token.index ?? 0;
  const touching = [...ours.keys()].filter(
    (n) => begin(ours[n]) <= end && begin(ours[n]) + ours[n][0].length >= start,
  );
  const first = touching[0];
  const whole = touching.every((n, k) => match[n] >= 0 && match[n] === match[first] + k);
  if (!touching.length || !whole) return null;
  const shift = begin(theirs[match[first]]) - begin(ours[first]);
  return { start: start + shift, end: end + shift };
}
