// What a small review page is given. Its one expression for markup knows emphasis and format
// fields; the real ones come from Python and are asked in tests/browser/test_review_rules.py.

const LENGTHS = {
  middle: 0.1,
  spread: 1.2,
  always: 0.1,
  weights: [],
  ratio: 1.1,
  short: -3,
  long: 3,
  much: 20,
  less: -1,
  gap: 1,
  plain: 2,
  shapes: [
    [1, 1, 0],
    [2, 1, 2],
    [1, 2, 2],
  ],
  unlike: 10,
  variance: 6.8,
  largest: 400,
  stem: 5,
  word: 1,
  figure: 3,
};

export const RULES = {
  expressions: {
    mark: ["(?<emphasis>\\*)(?<title>[^*]+)(?<closing>\\*)|(?<format>\\{\\w+\\})", "gu"],
    marked: ["\\*(?<kept>[^*]+)\\*", "gu"],
    address: ["https?://\\S+", "gu"],
    reference: ["\\w+_(?!\\w)", "gu"],
    lone: ["\\*", "gu"],
    block: ["^- ", "gu"],
    number: ["\\d+(?:[.,]\\d+)*", "gu"],
    clock: ["\\d{1,2}:\\d\\d", "gu"],
    roman: ["\\b[IVXLC]{2,}\\b", "gu"],
    anchor: ["\\d+|\\p{L}{4,}", "gu"],
    sentence: ["(?<=[.!?])\\s+", "gu"],
  },
  points: [","],
  numerals: { diez: 10 },
  scales: [
    ["mil millones", 1e9],
    ["mil", 1000],
  ],
  opening: true,
  lengths: LENGTHS,
};

/** Page data of one document with passages, each of them open. */
export function pageData(...passages) {
  return {
    format: "onda review 1",
    edition: "es",
    name: "Español",
    digest: "abc",
    target: { lang: "es", dir: "ltr" },
    source: { lang: "en", dir: "ltr" },
    pace: { draft: 800, changed: 800, untranslated: 350, reviewed: 3000 },
    words: {},
    foreign: [],
    rules: RULES,
    documents: [{ name: "articles/wave", plain: false, passages: passages.map(passage) }],
  };
}

export function passage(given) {
  return {
    kind: "paragraph",
    msgctxt: null,
    msgstr: "",
    state: "draft",
    words: given.msgid.split(" ").length,
    open: true,
    ...given,
  };
}
