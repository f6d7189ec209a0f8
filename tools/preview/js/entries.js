// Shows what the catalogue says of a passage: the source of a reviewed one, while it is pointed at
// or has the focus.

/** Milliseconds that a source stays after the pointer has left. */
const LINGER = 250;

/** Pixels between a source and the edge of the window. */
const EDGE = 8;

/** @type {HTMLElement | null} */
let shown = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let going;

function hide() {
  shown?.classList.remove("shown");
  shown = null;
}

/** @param {HTMLElement} entry */
function open(entry) {
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
}

function leave() {
  clearTimeout(going);
  going = setTimeout(hide, LINGER);
}

/**
 * What the catalogue says of the passage that something stands in.
 *
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function entryOf(target) {
  if (!(target instanceof Element)) return null;
  /** @type {HTMLElement | null} */
  const passage = target.closest("[data-entry], .entry");
  if (!passage || passage.matches(".entry")) return passage;
  return document.querySelector(`.entry[data-of="${passage.dataset.entry}"]`);
}

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
// Somebody was quicker than this script.
const focused = entryOf(document.activeElement);
if (focused) open(focused);
