// Searches the articles of this edition, in the browser, with nothing sent anywhere. `make assets`
// bundles this and what it imports into search.js; what it reads is described in
// tools/site/search_index.py.

/** @import { Article } from "./index.js" */
import { search } from "./index.js";
import { fold, stemmer } from "./stem.js";

const stem = stemmer(document.documentElement.lang);
const box = /** @type {HTMLInputElement} */ (document.getElementById("q"));
const status = /** @type {HTMLElement} */ (document.getElementById("found"));
const results = /** @type {HTMLElement} */ (document.getElementById("results"));

/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();

/**
 * A script of the index, once.
 *
 * @param {string} name
 */
function load(name) {
  const known = asked.get(name);
  if (known) return known;
  const loaded = new Promise((done) => {
    const script = document.createElement("script");
    script.src = `_static/search/${name.split("/").map(encodeURIComponent).join("/")}.js`;
    script.onload = done;
    script.onerror = done;
    document.head.append(script);
  });
  asked.set(name, loaded);
  return loaded;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/**
 * Marks a passage that is not translated yet with the language it is in.
 *
 * @param {HTMLElement} node
 * @param {boolean | undefined} foreign
 */
function markLanguage(node, foreign) {
  if (foreign) node.lang = results.dataset.original ?? "";
}

/** @param {string} text */
const split = (text) => text.split(/([\p{L}\p{N}\p{M}]+)/u);

/**
 * Shows the paragraph that holds most of the found words, with those marked.
 *
 * @param {HTMLElement} line
 * @param {Article} article
 * @param {Set<string>} forms
 */
async function fill(line, article, forms) {
  await load(article.id);
  const { text, foreign } = onda.texts[article.id] || { text: [""], foreign: [] };
  const hit = (/** @type {string} */ part) => forms.has(fold(part));
  const counts = text.map((passage) => new Set(split(passage).filter(hit).map(fold)).size);
  const place = counts.indexOf(Math.max(...counts));
  markLanguage(line, foreign.includes(place + 1));
  const parts = split(text[place] || "");
  line.replaceChildren(...parts.map((part) => (hit(part) ? element("mark", part) : part)));
}

/** @type {Map<Element, () => void>} The passages of what nobody has scrolled to are not loaded. */
const waiting = new Map();

/** @param {IntersectionObserverEntry[]} seen */
function fillSeen(seen) {
  for (const { isIntersecting, target } of seen) {
    if (isIntersecting) {
      watch.unobserve(target);
      waiting.get(target)?.();
    }
  }
}

const watch = new IntersectionObserver(fillSeen, { rootMargin: "100%" });

/**
 * @param {Article} article
 * @param {Set<string>} forms
 */
function item(article, forms) {
  const link = element("a", article.title);
  link.href = article.url;
  markLanguage(link, article.foreign);
  const heading = element("h2", "");
  heading.append(link);
  const line = element("p", "");
  const shown = element("li", "");
  shown.append(heading, line);
  waiting.set(shown, () => fill(line, article, forms));
  watch.observe(shown);
  return shown;
}

async function show() {
  const query = box.value.trim();
  const { articles, forms } = await search(onda, stem, load, query);
  if (query !== box.value.trim()) return;
  const { found = "", none = "" } = status.dataset;
  const told = articles.length ? found.replace("{n}", String(articles.length)) : none;
  status.textContent = query ? told : "";
  watch.disconnect();
  waiting.clear();
  results.replaceChildren(...articles.map((article) => item(article, forms)));
}

box.value = new URLSearchParams(location.search).get("q") || "";
box.addEventListener("input", show);
box.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?q=${encodeURIComponent(box.value.trim())}`);
  show();
});
show();

// What tests/browser asks; nothing of the page needs it.
Object.assign(onda, { fold, stem });
