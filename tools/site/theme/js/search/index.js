// Which articles have the words that somebody looks for, and which of them are the best.

import { fold } from "./stem.js";

/** @typedef {(word: string) => string} Stem */
/** @typedef {SearchData["articles"][number]} Article */

/** A word that is begun counts so much of a whole one. */
const BEGUN = 0.3;

/** Letters from which on a word need not be the last to stand for those it begins. */
const LONG = 4;

/** Of a word that nothing is like, the share that another word must begin with. */
const ALIKE = 0.7;

/**
 * The script that a folded word stands in; tools/site/search_index.py (shard) does the same.
 *
 * @param {string} word
 */
export const shardOf = (word) =>
  /^[a-z0-9]/.test(word) ? word[0] : `u${word.codePointAt(0)?.toString(16)}`;

/**
 * The words of the edition that a typed word stands for: its forms, and while it is being typed
 * those it begins; if there are none, those that begin much alike.
 *
 * @param {SearchData} data
 * @param {Stem} stem
 * @param {string} word
 * @param {boolean} isLast Of what was typed.
 */
export function formsOf(data, stem, word, isLast) {
  const words = Object.keys(data.words[shardOf(word)] || {});
  const begins = isLast || word.length >= LONG;
  const found = words.filter((one) => stem(one) === stem(word) || (begins && one.startsWith(word)));
  const beginning = word.slice(0, Math.max(LONG, Math.ceil(word.length * ALIKE)));
  return found.length ? found : words.filter((one) => one.startsWith(beginning));
}

/**
 * What one typed word is worth in each article, by place: rare words more, whole ones more than
 * begun ones.
 *
 * @param {SearchData} data
 * @param {Stem} stem
 * @param {string} word
 * @param {string[]} forms
 */
export function scoresOf(data, stem, word, forms) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const form of forms) {
    const places = data.words[shardOf(word)][form];
    const share = stem(form) === stem(word) ? 1 : BEGUN;
    for (let at = 0; at < places.length; at += 2) {
      const score = share * (1 + Math.log(places[at + 1]));
      scores.set(places[at], (scores.get(places[at]) || 0) + score);
    }
  }
  const rarity = Math.log(1 + data.articles.length / scores.size);
  return new Map([...scores].map(([number, score]) => [number, score * rarity]));
}

/**
 * The articles that have every word, the best first, and the words' forms.
 *
 * @param {SearchData} data
 * @param {Stem} stem
 * @param {(name: string) => Promise<unknown>} load Of a script of the index.
 * @param {string} query
 */
export async function search(data, stem, load, query) {
  const typed = fold(query).match(/[\p{L}\p{N}]+/gu) || [];
  const there = typed.map(shardOf).filter((name) => data.shards.includes(name));
  await Promise.all(there.map((name) => load(`words-${name}`)));
  const forms = typed.map((word, at) => formsOf(data, stem, word, at === typed.length - 1));
  const scores = typed.map((word, at) => scoresOf(data, stem, word, forms[at]));
  const sum = (/** @type {number} */ number) =>
    scores.reduce((total, one) => total + (one.get(number) ?? 0), 0);
  const numbers = scores.length ? [...scores[0].keys()] : [];
  return {
    forms: new Set(forms.flat()),
    articles: numbers
      .filter((number) => scores.every((one) => one.has(number)))
      .sort((one, other) => sum(other) - sum(one) || one - other)
      .map((number) => data.articles[number]),
  };
}
