// What makes two words the same to somebody who searches.

// Without case and accents. tools/press/searching.py does the same.
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

// [ending, what it becomes, letters that must stand before it], the first that fits, again and
// again. They know plurals and genders and no verbs, and read folded words: so eleicao, eleição
// and eleições are one, as are elección and elecciones, which the stemmers there are keep apart.
// An ending that becomes itself stays. A language without rules finds words by their beginnings.
const endings = {
  en: [
    ["ss", "ss", 0], ["us", "us", 0], ["is", "is", 0], ["ies", "y", 2], ["sses", "ss", 1],
    ["xes", "x", 1], ["ches", "ch", 1], ["shes", "sh", 1], ["s", "", 3], ["ing", "", 3],
    ["ed", "", 3], ["e", "", 3],
  ],
  es: [["ces", "z", 2], ["es", "", 3], ["s", "", 3], ["e", "", 3], ["a", "", 4], ["o", "", 4]],
  pt: [
    ["oes", "ao", 1], ["aes", "ao", 1], ["ais", "al", 2], ["eis", "el", 2], ["ois", "ol", 2],
    ["uis", "ul", 2], ["ns", "m", 2], ["il", "el", 3], ["es", "", 3], ["s", "", 3],
    ["e", "", 3], ["a", "", 4], ["o", "", 4],
  ],
};

const stemmer = (language) => {
  const rules = endings[language.split("-")[0]] || [];
  const known = new Map();
  const ruleFor = (word) => rules.find(
    ([ending, , before]) => word.endsWith(ending) && word.length - ending.length >= before);
  const stem = (word) => {
    let now = word;
    let rule = ruleFor(now);
    while (rule && rule[0] !== rule[1]) {
      now = now.slice(0, now.length - rule[0].length) + rule[1];
      rule = ruleFor(now);
    }
    return now;
  };
  return (word) => {
    if (!known.has(word)) known.set(word, stem(word));
    return known.get(word);
  };
};
