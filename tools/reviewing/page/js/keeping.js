// What follows a change: how far the work is, and that it is kept, here and in other windows.

/** @import { Passage } from "./data.js" */
import { byId, input, put, say } from "./dom.js";
import { showFindings, worstOf } from "./findings_view.js";
import { opened, storage, viewOf, work } from "./page.js";
import { rebuild, showState } from "./passage_view.js";
import { announce, cancel, later } from "./status.js";

/** Milliseconds after the last letter: until the work is kept, and until a fault is told of. */
const KEEP = 400;
const TELL = 1500;

/**
 * After each change of a passage: nothing here touches another passage.
 *
 * @param {Passage} passage
 */
export function after(passage) {
  const view = viewOf(passage);
  showState(passage);
  showFindings(passage);
  showProgress();
  keepSoon();
  later("findings", TELL, () => {
    const worst = worstOf(passage);
    if (worst && view.told !== worst) announce("mending", { text: worst });
    view.told = worst;
  });
}

export const keepSoon = () => later("keep", KEEP, keepNow);

export function keepNow() {
  cancel("keep");
  showOthers();
  const before = storage.keeps;
  if (storage.keep() === before) return;
  put(byId("kept"), storage.keeps ? "kept-here" : "not-kept");
  if (!storage.keeps) announce("not-kept");
}

/** What was done meanwhile in another window of this page. */
export function showOthers() {
  const changed = storage.join();
  if (changed.length) showAll(changed);
}

/** @param {Passage[]} changed */
export function showAll(changed = work.touchedPassages()) {
  for (const passage of changed) {
    openUndone(passage);
    rebuild(passage);
  }
  showName();
  showProgress();
}

/**
 * Leaves what is done closed, and what was begun open.
 *
 * @param {Passage} passage
 */
export function openUndone(passage) {
  if (work.isDone(passage)) opened.delete(passage);
  else opened.add(passage);
}

export function showProgress() {
  const now = work.progress();
  const hasWork = work.passages.some(({ open }) => open);
  const text = say(hasWork ? "progress" : "nothing", now);
  const line = byId("progress");
  if (line.textContent !== text) line.textContent = text;
  const meter = /** @type {HTMLProgressElement} */ (byId("meter"));
  const share = now.total ? now.done / now.total : 1;
  if (meter.value !== share) meter.value = share;
  const finished = hasWork && !work.passages.some((passage) => work.isLeft(passage));
  if (byId("finished").hidden === finished) {
    byId("finished").hidden = !finished;
    put(byId("finished"), "finished");
  }
}

export function showName() {
  input("named").checked = work.named.yes;
  input("name").value = work.named.name;
  input("name").disabled = !work.named.yes;
}

export function nameChanged() {
  work.named.yes = input("named").checked;
  work.named.name = input("name").value;
  input("name").disabled = !work.named.yes;
  work.unsaved = true;
  keepSoon();
}
