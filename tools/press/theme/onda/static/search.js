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
const byId = new Map(ondaIndex.map((article) => [article.id, article]));

const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

// The first paragraph that holds a found word; the found words marked.
const excerpt = (article, terms) => {
  const hit = (word) => terms.includes(fold(word));
  const words = (text) => text.split(/([\p{L}\p{N}\p{M}]+)/u);
  const passage = article.text.find((text) => words(text).some(hit)) || article.text[0] || "";
  const line = element("p", "");
  for (const part of words(passage)) line.append(hit(part) ? element("mark", part) : part);
  return line;
};

const show = (query) => {
  const found = query ? engine.search(query) : [];
  const status = document.getElementById("found");
  status.textContent = !query ? "" : found.length
    ? status.dataset.found.replace("{n}", found.length) : status.dataset.none;
  document.getElementById("results").replaceChildren(...found.map((result) => {
    const article = byId.get(result.id);
    const link = element("a", article.title);
    link.href = article.url;
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
