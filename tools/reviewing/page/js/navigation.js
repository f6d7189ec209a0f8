// Going from passage to passage, and what can be done on the way: accept, choose, mend, undo.

/** @import { Passage } from "./data.js" */
/** @import { SentRemark } from "./findings.js" */
/** @import { Place } from "./following.js" */
/** @import { Actions } from "./passage_view.js" */
import { byId, say } from "./dom.js";
import { isUnbegun } from "./findings.js";
import { worstOf } from "./findings_view.js";
import { after } from "./keeping.js";
import { checks, here, opened, viewOf, work } from "./page.js";
import { areaOf, edit, focus, rebuild } from "./passage_view.js";
import { announce } from "./status.js";

/** @param {Passage} passage */
function toggle(passage) {
  if (opened.has(passage)) opened.delete(passage);
  else opened.add(passage);
  rebuild(passage);
  if (opened.has(passage)) focus(passage);
  else viewOf(passage).toggle.focus();
}

/**
 * Goes to the next passage that is left to do, from the top again behind the last.
 *
 * @param {Passage | null} from
 */
export function advance(from) {
  const start = from ? from.place + 1 : 0;
  const inOrder = [...work.passages.slice(start), ...work.passages.slice(0, start)];
  const next = inOrder.find((passage) => work.isLeft(passage) && passage !== from);
  if (next) {
    if (!opened.has(next)) {
      opened.add(next);
      rebuild(next);
    }
    focus(next);
  } else if (from && work.isLeft(from)) focus(from);
  else byId("send").focus();
}

/** @param {number} by */
export function step(by) {
  const place = here.current ? here.current.place + by : 0;
  if (work.passages[place]) focus(work.passages[place]);
}

/** @param {Passage} passage */
export function accept(passage) {
  const text = work.textOf(passage);
  const view = viewOf(passage);
  const lacking = checks.faults(passage, text, passage.plain).find(([, key]) => isUnbegun(key));
  if (lacking) {
    announce("first-write", { text: say(lacking[1], lacking[2]) });
    (view.areas.find(({ value }) => !value.trim()) || view.areas[0])?.focus();
    return;
  }
  const worst = worstOf(passage);
  if (worst && view.warned !== text) {
    view.warned = text;
    announce("first-mend", { text: worst });
    return;
  }
  work.remember(passage);
  work.set(passage, work.textsOf(passage), { done: true });
  opened.delete(passage);
  rebuild(passage);
  after(passage);
  announce("next-one", { n: work.passages.filter((one) => work.isLeft(one)).length });
  advance(passage);
}

export function takeBack() {
  const passage = work.undo();
  announce(passage ? "undone" : "to-undo");
  if (!passage) return;
  opened.add(passage);
  rebuild(passage);
  after(passage);
  focus(passage);
}

/**
 * Puts back what was there.
 *
 * @param {Passage} passage
 */
function reset(passage) {
  work.remember(passage);
  work.reset(passage);
  rebuild(passage);
  after(passage);
  focus(passage);
}

/**
 * Uses one of several texts.
 *
 * @param {Passage} passage
 * @param {string} text
 */
function choose(passage, text) {
  work.remember(passage);
  work.set(passage, [text], { whole: true });
  rebuild(passage);
  after(passage);
  focus(passage);
}

/**
 * @param {Passage} passage
 * @param {SentRemark} remark
 * @param {string} fix
 */
function mend(passage, remark, fix) {
  const place = work.placeOf(passage, remark);
  if (!place) {
    announce("moved-on");
    return;
  }
  work.remember(passage);
  work.set(passage, work.fixedTexts(passage, place, fix));
  rebuild(passage);
  after(passage);
  select(passage, { start: place.start, end: place.start + fix.length });
}

/**
 * @param {Passage} passage
 * @param {SentRemark} remark
 */
function show(passage, remark) {
  const place = work.placeOf(passage, remark);
  if (place) select(passage, place);
  else announce("moved-on");
}

/**
 * Selects a place of the text where it is written.
 *
 * @param {Passage} passage
 * @param {Place} place
 */
function select(passage, { start, end }) {
  const texts = work.textsOf(passage);
  let [n, at] = [0, 0];
  while (n < texts.length - 1 && start >= at + texts[n].length) {
    at += texts[n].length;
    n += 1;
  }
  if (!areaOf(passage, n)) edit(passage, n);
  const area = areaOf(passage, n);
  if (!area) return;
  // Blanks that the field leaves out.
  const lead = (/** @type {string} */ text) => text.length - text.trimStart().length;
  const skipped = at + lead(texts[n]) - lead(area.value);
  focus(passage, area);
  area.scrollIntoView({ block: "nearest" });
  area.setSelectionRange(Math.max(0, start - skipped), Math.max(0, end - skipped));
}

/** @type {Actions} */
export const actions = { changed: after, toggle, accept, advance, reset, choose, show, mend };
