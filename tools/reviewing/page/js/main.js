// The page wakes up. `make assets` bundles this and what it imports into review.js, which
// html_page.py writes into the page.

/** @import { Passage, PageData } from "./data.js" */
import { byId, el, put, worded } from "./dom.js";
import { follow } from "./following.js";
import { keepNow, nameChanged, openUndone, showName, showOthers, showProgress } from "./keeping.js";
import { accept, actions, advance, step, takeBack } from "./navigation.js";
import { checks, data, here, opened, storage, work } from "./page.js";
import { build } from "./passage_view.js";
import { bringEarlier, canShare, copy, load, save, share } from "./sharing.js";
import { wasAsked } from "./status.js";

/**
 * One document; folded where it has nothing to do, and others have.
 *
 * @param {PageData["documents"][number]} document
 */
function section({ name, plain, passages }) {
  const title = passages.find(({ kind }) => kind === "title");
  const titled = title ? title.msgstr || title.msgid : name;
  const language = title ? (title.msgstr ? data.target : data.source) : {};
  const heading = plain ? worded("h2", {}, "around") : el("h2", language, titled);
  const open = passages.some((one) => one.open) || !work.passages.some((one) => one.open);
  const shown = /** @type {Passage[]} */ (passages).map((passage) => build(passage, actions));
  return el("details", { class: "document", open }, el("summary", {}, heading), ...shown);
}

/** @type {Record<string, () => void>} */
const KEYS = {
  "Ctrl+Enter": () => {
    if (here.current && opened.has(here.current)) accept(here.current);
  },
  "Alt+Enter": () => advance(here.current),
  "Alt+ArrowDown": () => step(1),
  "Alt+ArrowUp": () => step(-1),
  "Alt+Z": takeBack,
  "Ctrl+S": save,
};

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.isComposing) return;
  const { code, key } = event;
  const chord = [
    event.ctrlKey || event.metaKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey ? "Shift" : "",
    code === "KeyZ" || code === "KeyS" ? code.slice(3) : key,
  ];
  const act = KEYS[chord.filter(Boolean).join("+")];
  if (!act) return;
  event.preventDefault();
  act();
}

function listen() {
  document.addEventListener("keydown", pressed);
  byId("next").addEventListener("click", () => advance(here.current));
  byId("undo").addEventListener("click", takeBack);
  for (const id of ["save", "save-too"]) byId(id).addEventListener("click", save);
  byId("copy").addEventListener("click", copy);
  byId("share").addEventListener("click", share);
  byId("load").addEventListener("change", ({ target }) => {
    const chosen = /** @type {HTMLInputElement} */ (target);
    if (chosen.files?.[0]) load(chosen.files[0]);
    chosen.value = "";
  });
  byId("bring").addEventListener("click", bringEarlier);
  byId("named").addEventListener("change", nameChanged);
  byId("name").addEventListener("input", nameChanged);
  addEventListener("storage", ({ key }) => {
    if (key === storage.key) showOthers();
  });
  addEventListener("pagehide", () => {
    if (wasAsked("keep")) keepNow();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && work.unsaved) keepNow();
  });
  addEventListener("beforeunload", (event) => {
    if (work.unsaved && work.touched.size) event.preventDefault();
  });
}

function start() {
  const restored = storage.test() ? storage.restore() : null;
  for (const passage of work.touchedPassages()) openUndone(passage);
  byId("passages").append(...data.documents.map(section));
  const kept = storage.keeps ? "kept-here" : "not-kept";
  put(byId("kept"), restored?.taken ? "restored" : kept, { n: restored?.taken });
  byId("earlier").hidden = Boolean(restored) || !storage.earlier().length;
  byId("share").hidden = !canShare();
  showName();
  showProgress();
  listen();
}

start();

// What tests/browser asks and sets; nothing of the page needs it.
Object.assign(globalThis, { onda: { checks, follow, storage, work } });
