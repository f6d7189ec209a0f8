// Searches the articles of this edition, in the browser, with nothing sent anywhere.
const fold = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const options = {
  fields: ["title", "author", "text"],
  extractField: (article, field) => [].concat(article[field]).join("\n"),
  processTerm: fold,
  searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
};
const engine = new MiniSearch(options);
engine.addAll(ondaIndex);

// A word in another form (eleição, eleições) still begins alike.
const beginning = (word) => {
  const folded = fold(word);
  return folded.slice(0, Math.max(4, Math.ceil(folded.length * 0.7)));
};
const search = (query) => {
  const found = engine.search(query);
  return found.length ? found : engine.search(query, { processTerm: beginning });
};

const byId = new Map(ondaIndex.map((article) => [article.id, article]));

const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

// A passage that is not translated yet says which language it is in.
const results = document.getElementById("results");
const say = (node, article, place) => {
  if (article.foreign.includes(place)) node.lang = results.dataset.original;
};

// The paragraph that holds most of the found words, with those marked.
const excerpt = (article, terms) => {
  const hit = (word) => terms.includes(fold(word));
  const words = (text) => text.split(/([\p{L}\p{N}\p{M}]+)/u);
  const counts = article.text.map((text) => new Set(words(text).filter(hit).map(fold)).size);
  const place = counts.indexOf(Math.max(...counts));
  const line = element("p", "");
  say(line, article, place + 1);
  for (const part of words(article.text[place])) {
    line.append(hit(part) ? element("mark", part) : part);
  }
  return line;
};

const show = (query) => {
  const found = query ? search(query) : [];
  const status = document.getElementById("found");
  status.textContent = !query ? "" : found.length
    ? status.dataset.found.replace("{n}", found.length) : status.dataset.none;
  results.replaceChildren(...found.map((result) => {
    const article = byId.get(result.id);
    const link = element("a", article.title);
    link.href = article.url;
    say(link, article, 0);
    const heading = element("h2", "");
    heading.append(link);
    const item = element("li", "");
    item.append(heading, excerpt(article, result.terms));
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
