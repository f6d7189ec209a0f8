// Is a part missing? How long a text is for its source, and which sentence nothing stands for:
// the measures of tools/lengths.py and tools/alignments.py, whose figures come with the data.

const SHOWN = 60; // letters of a sentence that is quoted

// How many spreads *target* is longer than usual; below 0 it is shorter.
function stretchOf(source, target) {
  if (!source || !target) return 0;
  const { middle, spread, always, weights } = data.rules.lengths;
  const size = (text) => [...text].length + weights.reduce((sum, [dense, weight]) =>
    sum + weight * (text.match(new RegExp(dense, "gu")) || []).length, 0);
  const [ours, theirs] = [size(source), size(target)];
  return (Math.log(theirs / ours) - middle) / (spread / Math.sqrt(ours) + always);
}

// What a translation most likely keeps: numbers, markup, the beginnings of longer words.
function anchorsOf(text) {
  const found = new Map();
  for (const [word] of text.matchAll(expressions.anchor)) {
    let key = word;
    if (/^\p{Nd}/u.test(word)) key = word.replace(/\P{Nd}/gu, "");
    else if (/^\p{L}/u.test(word)) {
      key = word.toLowerCase().normalize("NFD").replace(/[^\x00-\x7f]/g, "").slice(0, data.rules.lengths.stem) || word;
    }
    found.set(key, (found.get(key) || 0) + 1);
  }
  return found;
}

// What speaks for some sentences of both sides being a pair.
function scoreOf(ours, theirs) {
  const { ratio, variance, unlike, word, figure } = data.rules.lengths;
  const sum = (some) => {
    const total = new Map();
    for (const { anchors } of some) for (const [key, times] of anchors) total.set(key, (total.get(key) || 0) + times);
    return total;
  };
  const [mine, its] = [sum(ours), sum(theirs)];
  let score = 0;
  for (const [key, times] of mine) score += Math.min(times, its.get(key) || 0) * (/^\p{L}/u.test(key) ? word : figure);
  const [source, target] = [ours, theirs].map((some) => some.reduce((total, { length }) => total + length, 0));
  return score - Math.min(unlike, (target - ratio * source) ** 2 / (2 * variance * Math.max(1, source)));
}

// Sentences of *source* that nothing in *target* stands for, where that is sure.
function leftOut(source, target) {
  const { shapes, gap, plain, largest } = data.rules.lengths;
  if (source.length * target.length > largest) return [];
  const [ours, theirs] = [source, target].map((some) => some.map((text) => ({ length: [...text].length, anchors: anchorsOf(text) })));
  const walk = (withGaps) => {
    const best = [...Array(ours.length + 1)].map(() => Array(theirs.length + 1).fill(null));
    best[0][0] = { score: 0 };
    const step = (i, j, a, b, score) => {
      const total = best[i][j].score + score;
      const there = best[i + a][j + b];
      if (!there || total > there.score) best[i + a][j + b] = { score: total, i, j };
    };
    for (let i = 0; i <= ours.length; i += 1) {
      for (let j = 0; j <= theirs.length; j += 1) {
        if (!best[i][j]) continue;
        for (const [a, b, cost] of shapes) {
          if (i + a <= ours.length && j + b <= theirs.length) step(i, j, a, b, scoreOf(ours.slice(i, i + a), theirs.slice(j, j + b)) - cost);
        }
        if (withGaps && i < ours.length) step(i, j, 1, 0, -gap);
      }
    }
    return best;
  };
  const last = (best) => best[ours.length][theirs.length];
  const [whole, holed] = [walk(false), walk(true)];
  if (!last(holed) || last(holed).score - (last(whole)?.score ?? -Infinity) < plain) return [];
  const found = [];
  for (let [i, j] = [ours.length, theirs.length]; i || j;) {
    const from = holed[i][j];
    if (from.j === j) found.unshift(from.i);
    [i, j] = [from.i, from.j];
  }
  return found;
}

// The first sentence of the source that nothing stands for, where it has more than the text.
function omitted({ sentences }, text) {
  if (!sentences) return undefined;
  const target = text.split(expressions.sentence).map((one) => one.trim()).filter(Boolean);
  return target.length < sentences.length ? sentences[leftOut(sentences, target)[0]] : undefined;
}

// One sentence is enough to make a reviewer look.
function* partsMissing(passage, text) {
  const { short, long, much, less } = data.rules.lengths;
  const stretch = stretchOf(passage.msgid, text);
  const lost = stretch < less ? omitted(passage, text)?.replace(/\s+/g, " ") : undefined;
  if (lost) {
    yield ["warning", "omitted", { sentence: [...lost].length <= SHOWN ? lost : `${[...lost].slice(0, SHOWN).join("").trimEnd()}…` }];
  } else if (stretch < short) yield ["warning", "short", {}];
  else if (stretch > long && [...text].length > [...passage.msgid].length + much) yield ["warning", "long", {}];
}
