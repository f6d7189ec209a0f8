// Keeps a page of the preview up to date. Whatever comes from a file is put in as text.

/** @typedef {{ version: string, heading: string, problems: string[] }} State See server.py. */

const { version } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const problems = /** @type {HTMLElement} */ (document.getElementById("preview-problems"));

/**
 * @param {string} heading
 * @param {string[]} sentences
 */
function show(heading, sentences) {
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
}

/** Where the focus was before the page was loaded again: who uses a keyboard stays there. */
const FOCUS = "onda-preview-focus";

function reload() {
  /** @type {HTMLElement | null | undefined} */
  const passage = document.activeElement?.closest("[data-entry]");
  if (passage?.dataset.entry) sessionStorage.setItem(FOCUS, passage.dataset.entry);
  location.reload();
}

function focusAgain() {
  const entry = sessionStorage.getItem(FOCUS);
  sessionStorage.removeItem(FOCUS);
  /** @type {HTMLElement | null} */
  const passage = document.querySelector(`[data-entry="${entry}"]`);
  passage?.focus({ preventScroll: true });
}

/** @type {EventSource | null} */
let line = null;

// A page in the background lets go of the server: a browser keeps six lines to it, no more.
function listen() {
  if (line || document.hidden) return;
  line = new EventSource("/-/events");
  line.onmessage = ({ data }) => {
    /** @type {State} */
    const state = JSON.parse(data);
    if (state.version !== version) reload();
    else show(state.heading, state.problems);
  };
  line.onerror = () => show(problems.dataset.stopped ?? "", []);
}

function hangUp() {
  line?.close();
  line = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? hangUp() : listen()));
addEventListener("pagehide", hangUp);
addEventListener("pageshow", listen);
addEventListener("pageshow", focusAgain);
