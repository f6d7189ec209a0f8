// What makes two words the same to somebody who searches.

import { ENDINGS } from "./endings.js";

/** @typedef {[ending: string, becomes: string, before: number]} Ending */

/**
 * A text without case and accents; tools/site/search_index.py (fold) does the same.
 *
 * @param {string} text
 */
export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

// The first ending that fits is taken off, again and again. They know plurals and genders and no
// verbs, and read folded words: so eleicao, eleição and eleições are one, as are elección and
// elecciones, which the stemmers there are keep apart. An ending that becomes itself stays. A
// language without rules finds words by their beginnings.

/**
 * The endings of a language.
 *
 * @param {string} code
 * @returns {Ending[]}
 */
const endingsOf = (code) =>
  (ENDINGS[code]?.split(" ") ?? []).map((rule) => {
    const [ending, becomes, before] = rule.split(/[=:]/);
    return [ending, becomes, Number(before)];
  });

/**
 * What takes a folded word to what all its forms share.
 *
 * @param {string} language As in the page: "pt-BR".
 * @returns {(word: string) => string}
 */
export function stemmer(language) {
  const endings = endingsOf(language.split("-")[0]);
  /** @type {Map<string, string>} */
  const known = new Map();
  return (word) => {
    const found = known.get(word) ?? stem(endings, word);
    known.set(word, found);
    return found;
  };
}

/**
 * @param {Ending[]} endings
 * @param {string} word
 */
function stem(endings, word) {
  const fitting = (/** @type {string} */ now) =>
    endings.find(
      ([ending, , before]) => now.endsWith(ending) && now.length - ending.length >= before,
    );
  let now = word;
  let rule = fitting(now);
  while (rule && rule[0] !== rule[1]) {
    now = now.slice(0, now.length - rule[0].length) + rule[1];
    rule = fitting(now);
  }
  return now;
}
