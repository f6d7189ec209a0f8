// Keeps a page of the preview up to date, and shows what its catalogue says of a passage.
// Whatever comes from a file is put in as text.
const { version } = document.currentScript.dataset;
const problems = document.getElementById("preview-problems");

const show = (heading, sentences) => {
  const lines = sentences.map((sentence) => {
    const line = document.createElement("li");
    line.textContent = sentence;
    line.lang = "en";
    return line;
  });
  const title = document.createElement("p");
  title.textContent = heading;
  const list = document.createElement("ul");
  list.append(...lines);
  problems.replaceChildren(...(heading ? [title] : []), ...(lines.length ? [list] : []));
};

// A page in the background lets go of the server: a browser keeps six lines to it, no more.
let line = null;
const listen = () => {
  if (line || document.hidden) return;
  line = new EventSource("/-/events");
  line.onmessage = ({ data }) => {
    const state = JSON.parse(data);
    if (state.version !== version) location.reload();
    else show(state.heading, state.problems);
  };
  line.onerror = () => show(problems.dataset.stopped, []);
};
const hangUp = () => {
  line?.close();
  line = null;
};
document.addEventListener("visibilitychange", () => (document.hidden ? hangUp() : listen()));
addEventListener("pagehide", hangUp);
addEventListener("pageshow", listen);

// The source of a reviewed passage: while it is pointed at, or has the focus.
const LINGER = 250;
const EDGE = 8;
let shown = null;
let going = null;
const hide = () => {
  shown?.classList.remove("shown");
  shown = null;
};
const open = (entry) => {
  clearTimeout(going);
  if (entry === shown) return;
  hide();
  shown = entry;
  entry.classList.add("shown");
  // In a list or a table it begins further in, and must not leave the window.
  entry.style.translate = "";
  const { left, right } = entry.getBoundingClientRect();
  const room = document.documentElement.clientWidth - EDGE;
  const over = Math.max(0, right - room) || Math.min(0, left - EDGE);
  entry.style.translate = `${-over}px`;
};
const leave = () => {
  clearTimeout(going);
  going = setTimeout(hide, LINGER);
};
const entryOf = (node) => {
  const passage = node.closest?.("[data-entry], .entry");
  if (!passage) return null;
  return passage.matches(".entry")
    ? passage : document.querySelector(`.entry[data-of="${passage.dataset.entry}"]`);
};
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, ({ target }) => {
    const entry = entryOf(target);
    if (entry) open(entry);
    else leave();
  });
}
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});
