// What stands around the texts of an opened passage: where they come from, which of two to choose,
// what can be inserted, and what can be done.

/** @import { Mark, Passage, Run } from "./data.js" */
import { button, el, say, worded } from "./dom.js";
import { shownMark } from "./marks.js";
import { data, viewOf } from "./page.js";
import { marked, sourceText } from "./text_view.js";

/**
 * Who drafted it and how sure that is, translators' notes, and the source before it changed.
 *
 * @param {Passage} passage
 */
export function about(passage) {
  const box = el("div", { class: "about" });
  for (const origin of passage.origins || []) {
    const key = origin === "memory" ? "remembered" : "drafted";
    box.append(worded("p", {}, key, { origin }));
  }
  const sure = (passage.confidences || []).filter((percent) => percent !== null);
  if (sure.length) box.append(worded("p", {}, "confidence", { percent: Math.min(...sure) }));
  for (const text of passage.comments || []) box.append(worded("p", {}, "comment", { text }));
  if (passage.before) {
    const text = sourceText(marked(passage.before, "del"));
    box.append(el("div", { class: "before" }, worded("h4", {}, "before"), text));
  }
  return box.childElementCount ? box : null;
}

/**
 * The texts of two reviewers, one of which is to be used.
 *
 * @param {Passage} passage
 */
export function choice(passage) {
  const { conflicts } = passage;
  if (!conflicts) return null;
  const { actions } = viewOf(passage);
  const column = (
    /** @type {HTMLElement} */ title,
    /** @type {string} */ text,
    /** @type {Run[]} */ runs,
  ) =>
    el(
      "div",
      {},
      title,
      el("p", { class: "text target", ...data.target }, ...marked(runs, "ins")),
      button("use", () => actions.choose(passage, text)),
    );
  return el(
    "div",
    { class: "choice" },
    worded("p", {}, "conflict"),
    column(worded("h4", {}, "current"), passage.msgstr, conflicts[0].ours),
    ...conflicts.map(({ text, name, theirs }) =>
      column(worded("h4", {}, name ? "othername" : "other", { name }), text, theirs),
    ),
  );
}

/**
 * Terms and markup of the source, to insert with one touch.
 *
 * @param {Passage} passage
 */
export function chips(passage) {
  const terms = (passage.terms || []).flatMap(({ term, forms, note }) =>
    forms.map((form) => termChip(passage, term, form, note)),
  );
  const marks = (passage.marks || []).map((mark) => markChip(passage, mark));
  const groups = [group("terms", terms), group("markup", marks)].filter((one) => one !== null);
  return groups.length ? el("div", {}, ...groups) : null;
}

/**
 * @param {string} key
 * @param {HTMLElement[]} nodes
 */
const group = (key, nodes) =>
  nodes.length ? el("div", { class: "chips" }, worded("h4", {}, key), ...nodes) : null;

/**
 * @param {Passage} passage
 * @param {string} term
 * @param {string} form
 * @param {string} note
 */
function termChip(passage, term, form, note) {
  const attributes = {
    type: "button",
    ...data.target,
    title: note || undefined,
    "aria-label": say("term", { form, term }),
    onclick: () => insert(passage, form),
  };
  return el("button", attributes, form);
}

/**
 * @param {Passage} passage
 * @param {Mark} mark
 */
function markChip(passage, mark) {
  const [, opening, closing] = mark;
  const shown = shownMark(mark);
  const attributes = {
    type: "button",
    dir: "ltr",
    "aria-label": say("mark", { mark: shown }),
    onclick: () => insert(passage, opening, closing),
  };
  return el("button", attributes, shown);
}

/**
 * Writes something where the reviewer was, with the blanks that it needs.
 *
 * @param {Passage} passage
 * @param {string} opening
 */
function insert(passage, opening, closing = "") {
  const { areas, area: used } = viewOf(passage);
  const area = areas.find((one) => one === used) || areas[0];
  if (!area) return;
  area.focus();
  const { selectionStart: start, selectionEnd: end, value } = area;
  const picked = value.slice(start, end);
  const lead = /[\p{L}\p{N}.,;:!?…)»”]/u.test(value[start - 1] || "") ? " " : "";
  const tail = /[\p{L}\p{N}]/u.test(value[end] || "") ? " " : "";
  const text = lead + opening + (closing ? picked + closing : "") + tail;
  // The old way alone leaves the browser's own undo as it was.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input"));
  }
  if (closing && !picked) {
    const inside = start + lead.length + opening.length;
    area.setSelectionRange(inside, inside);
  }
}

/** @param {Passage} passage */
export function buttons(passage) {
  const { actions } = viewOf(passage);
  return el(
    "p",
    { class: "buttons" },
    button("accept", () => actions.accept(passage), { class: "main" }),
    button("later", () => actions.advance(passage)),
    button("back", () => actions.reset(passage)),
  );
}
