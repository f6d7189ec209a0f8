// Searches the articles of this edition, in the browser, with nothing sent anywhere.
// What it reads is described in tools/press/searching.py.
const stem = stemmer(document.documentElement.lang);
const split = (text) => text.split(/([\p{L}\p{N}\p{M}]+)/u);

const asked = new Map();
const load = (name) => {
  if (!asked.has(name)) {
    asked.set(name, new Promise((done) => {
      const script = document.createElement("script");
      script.src = `_static/search/${name.split("/").map(encodeURIComponent).join("/")}.js`;
      script.onload = script.onerror = done;
      document.head.append(script);
    }));
  }
  return asked.get(name);
};

const shard = (word) => /^[a-z0-9]/.test(word)
  ? word[0] : `u${word.codePointAt(0).toString(16)}`;

// The words of the edition that a typed word stands for: its forms, and while it is being typed
// those it begins; if there are none, those that begin much alike.
const formsOf = (word, at, { length }) => {
  const words = Object.keys(onda.words[shard(word)] || {});
  const begins = at === length - 1 || word.length > 3;
  const found = words.filter(
    (one) => stem(one) === stem(word) || (begins && one.startsWith(word)));
  const beginning = word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)));
  return found.length ? found : words.filter((one) => one.startsWith(beginning));
};

// What one typed word is worth in each article: rare words more, whole ones more than begun ones.
const scoresOf = (word, forms) => {
  const scores = new Map();
  for (const form of forms) {
    const places = onda.words[shard(word)][form];
    const share = stem(form) === stem(word) ? 1 : 0.3;
    for (let at = 0; at < places.length; at += 2) {
      scores.set(places[at], (scores.get(places[at]) || 0) + share * (1 + Math.log(places[at + 1])));
    }
  }
  const rarity = Math.log(1 + onda.articles.length / scores.size);
  return new Map([...scores].map(([number, score]) => [number, score * rarity]));
};

const search = async (query) => {
  const typed = fold(query).match(/[\p{L}\p{N}]+/gu) || [];
  const there = typed.map(shard).filter((name) => onda.shards.includes(name));
  await Promise.all(there.map((name) => load(`words-${name}`)));
  const forms = typed.map(formsOf);
  const scores = typed.map((word, at) => scoresOf(word, forms[at]));
  const sum = (number) => scores.reduce((total, one) => total + one.get(number), 0);
  const numbers = scores.length ? [...scores[0].keys()] : [];
  return {
    forms: new Set(forms.flat()),
    articles: numbers.filter((number) => scores.every((one) => one.has(number)))
      .sort((one, other) => sum(other) - sum(one) || one - other)
      .map((number) => onda.articles[number]),
  };
};

const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

// A passage that is not translated yet says which language it is in.
const results = document.getElementById("results");
const say = (node, foreign) => {
  if (foreign) node.lang = results.dataset.original;
};

// The paragraph that holds most of the found words, with those marked.
const fill = async (line, article, forms) => {
  await load(article.id);
  const { text, foreign } = onda.texts[article.id] || { text: [""], foreign: [] };
  const hit = (part) => forms.has(fold(part));
  const counts = text.map((passage) => new Set(split(passage).filter(hit).map(fold)).size);
  const place = counts.indexOf(Math.max(...counts));
  say(line, foreign.includes(place + 1));
  line.replaceChildren(
    ...split(text[place] || "").map((part) => hit(part) ? element("mark", part) : part));
};

// The passages of what nobody has scrolled to are not loaded.
const waiting = new Map();
const watch = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (isIntersecting) {
      watch.unobserve(target);
      waiting.get(target)();
    }
  }
}, { rootMargin: "100%" });

const show = async (query) => {
  const { articles, forms } = await search(query);
  if (query !== box.value.trim()) return;
  const status = document.getElementById("found");
  status.textContent = !query ? "" : articles.length
    ? status.dataset.found.replace("{n}", articles.length) : status.dataset.none;
  watch.disconnect();
  waiting.clear();
  results.replaceChildren(...articles.map((article) => {
    const link = element("a", article.title);
    link.href = article.url;
    say(link, article.foreign);
    const heading = element("h2", "");
    heading.append(link);
    const line = element("p", "");
    const item = element("li", "");
    item.append(heading, line);
    waiting.set(item, () => fill(line, article, forms));
    watch.observe(item);
    return item;
  }));
};

const box = document.getElementById("q");
box.value = new URLSearchParams(location.search).get("q") || "";
box.addEventListener("input", () => show(box.value.trim()));
box.form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?q=${encodeURIComponent(box.value.trim())}`);
  show(box.value.trim());
});
show(box.value.trim());
