// What tools/site/search_index.py writes: _static/search/articles.js makes it, the other scripts
// of that folder fill its words and texts.

interface SearchData {
  articles: { id: string; url: string; title: string; foreign?: boolean }[];
  /** Names of the scripts of words: see shardOf. */
  shards: string[];
  /** By shard and folded word: a place in articles, what the word is worth there, and so on. */
  words: Record<string, Record<string, number[]>>;
  /** By an article's id: its passages, and which of them are not translated (from 1). */
  texts: Record<string, { text: string[]; foreign: number[] }>;
}

declare const onda: SearchData;
