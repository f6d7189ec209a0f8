// What makes two words the same to somebody who searches.

/** @typedef {[ending: string, becomes: string, before: number]} Ending */

/**
 * A text without case and accents; tools/site/search_index.py (fold) does the same.
 *
 * @param {string} text
 */
export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

// An ending, what it becomes, and how many letters must stand before it: the first that fits, again
// and again. They know plurals and genders and no verbs, and read folded words: so eleicao, eleição
// and eleições are one, as are elección and elecciones, which the stemmers there are keep apart.
// An ending that becomes itself stays. A language without rules finds words by their beginnings.
/** @type {Record<string, Ending[]>} */
const ENDINGS = {
  en: [
    ["ss", "ss", 0],
    ["us", "us", 0],
    ["is", "is", 0],
    ["ies", "y", 2],
    ["sses", "ss", 1],
    ["xes", "x", 1],
    ["ches", "ch", 1],
    ["shes", "sh", 1],
    ["s", "", 3],
    ["ing", "", 3],
    ["ed", "", 3],
    ["e", "", 3],
  ],
  es: [
    ["ces", "z", 2],
    ["es", "", 3],
    ["s", "", 3],
    ["e", "", 3],
    ["a", "", 4],
    ["o", "", 4],
  ],
  pt: [
    ["oes", "ao", 1],
    ["aes", "ao", 1],
    ["ais", "al", 2],
    ["eis", "el", 2],
    ["ois", "ol", 2],
    ["uis", "ul", 2],
    ["ns", "m", 2],
    ["il", "el", 3],
    ["es", "", 3],
    ["s", "", 3],
    ["e", "", 3],
    ["a", "", 4],
    ["o", "", 4],
  ],
};

/**
 * What takes a folded word to what all its forms share.
 *
 * @param {string} language As in the page: "pt-BR".
 * @returns {(word: string) => string}
 */
export function stemmer(language) {
  const endings = ENDINGS[language.split("-")[0]] || [];
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
