// One passage: closed, with both texts; or opened, with a field for each text that can be edited.

/** @import { Passage, Piece } from "./data.js" */
/** @import { SentRemark } from "./findings.js" */
import { GAP } from "./data.js";
import { button, el, put, say, worded } from "./dom.js";
import { showFindings } from "./findings_view.js";
import { data, here, opened, viewOf, views, work } from "./page.js";
import { about, buttons, chips, choice } from "./passage_parts.js";
import { marked, rich, sourceText, targetText } from "./text_view.js";

/**
 * @typedef {object} Actions What the buttons and fields of a passage set off (main.js).
 * @property {(passage: Passage) => void} changed Somebody has typed.
 * @property {(passage: Passage) => void} toggle
 * @property {(passage: Passage) => void} accept
 * @property {(passage: Passage) => void} advance
 * @property {(passage: Passage) => void} reset
 * @property {(passage: Passage, text: string) => void} choose
 * @property {(passage: Passage, remark: SentRemark) => void} show
 * @property {(passage: Passage, remark: SentRemark, fix: string) => void} mend
 */

/**
 * @typedef {object} View
 * @property {HTMLElement} root
 * @property {HTMLElement} state
 * @property {HTMLElement} toggle
 * @property {HTMLElement} body
 * @property {Actions} actions
 * @property {HTMLTextAreaElement[]} areas
 * @property {HTMLTextAreaElement | null} area The one that was in use last.
 * @property {HTMLElement | null} list Of findings.
 * @property {string} said What the list says.
 * @property {string} [told] The gravest fault that was announced.
 * @property {string} [warned] The text that was to be accepted in spite of a fault.
 */

/** @type {Map<Passage, Set<number>>} Places of kept pieces that somebody wants to edit. */
const editing = new Map();

/** Letters in a line of a field; roughly, for its first height. */
const LINE = 48;

/**
 * @param {Passage} passage
 * @param {Actions} actions
 */
export function build(passage, actions) {
  const n = passage.place + 1;
  const title = worded("h3", { id: `h${n}` }, "paragraph", { n: passage.number });
  const state = el("span", { class: "state" });
  const toggle = el("button", {
    type: "button",
    class: "quiet",
    "aria-describedby": `h${n}`,
    onclick: () => actions.toggle(passage),
  });
  const body = el("div", {});
  const root = el(
    "article",
    { id: `p${n}`, tabindex: "-1", "aria-labelledby": `h${n}` },
    el("header", {}, title, state, toggle),
    body,
  );
  root.addEventListener("focusin", ({ target }) => {
    here.current = passage;
    if (target instanceof HTMLTextAreaElement) viewOf(passage).area = target;
  });
  const shown = { areas: [], area: null, list: null, said: "" };
  views.set(passage, { root, state, toggle, body, actions, ...shown });
  rebuild(passage);
  return root;
}

/** @param {Passage} passage */
export function rebuild(passage) {
  const view = viewOf(passage);
  Object.assign(view, { areas: [], list: null, said: "" });
  view.body.replaceChildren(...(opened.has(passage) ? openBody(passage) : quietBody(passage)));
  showState(passage);
  showFindings(passage);
}

/** @param {Passage} passage */
function stateOf(passage) {
  if (work.isDone(passage)) return "accepted";
  if (work.touched.has(passage)) return "begun";
  return passage.open && passage.state === "reviewed" ? "doubtful" : passage.state;
}

/** @param {Passage} passage */
export function showState(passage) {
  const { root, state, toggle } = viewOf(passage);
  const now = stateOf(passage);
  const open = opened.has(passage);
  if (root.dataset.state === now && root.classList.contains("open") === open) return;
  root.dataset.state = now;
  root.className = `passage ${passage.kind} ${now} ${open ? "open" : ""}`;
  put(state, now);
  put(toggle, open ? "close" : "open");
  toggle.setAttribute("aria-expanded", String(open));
}

/** @param {Passage} passage */
function quietBody(passage) {
  const source = sourceText(rich(passage.msgid, passage.plain));
  return [el("div", { class: "pair" }, source, targetText(work.textOf(passage), passage.plain))];
}

/** @param {Passage} passage */
function openBody(passage) {
  const view = viewOf(passage);
  const list = { class: "findings", id: `f${passage.place + 1}`, "aria-label": say("findings") };
  view.list = el("ul", list);
  const rows =
    passage.pieces && !work.isWhole(passage)
      ? passage.pieces.map((piece, place) => row(passage, piece, place))
      : [wholeRow(passage)];
  const parts = [about(passage), ...rows, choice(passage), view.list, chips(passage)];
  parts.push(buttons(passage), el("div", { class: "room" }));
  return parts.filter((part) => part !== null);
}

/** @param {Passage} passage */
function wholeRow(passage) {
  const source = sourceText(passage.now ? marked(passage.now, "ins") : [passage.msgid]);
  return el("div", { class: "pair" }, source, editor(passage, 0));
}

/**
 * @param {Passage} passage
 * @param {Piece} piece
 * @param {number} place
 */
function row(passage, piece, place) {
  const isKept = piece.part === "kept" && !editing.get(passage)?.has(place);
  const why = worded("p", { class: "why" }, piece.part);
  const open = () => {
    edit(passage, place);
    areaOf(passage, place)?.focus();
  };
  const target = isKept
    ? el(
        "div",
        {},
        targetText(work.textsOf(passage)[place], passage.plain),
        button("edit", open, { class: "quiet" }),
      )
    : editor(passage, place);
  return el("div", { class: "pair" }, why, sourceText(marked(piece.source, "ins")), target);
}

/**
 * Lets a kept piece be edited.
 *
 * @param {Passage} passage
 * @param {number} place
 */
export function edit(passage, place) {
  editing.set(passage, (editing.get(passage) || new Set()).add(place));
  rebuild(passage);
}

/**
 * The field of a piece, while there is one.
 *
 * @param {Passage} passage
 * @param {number} place
 */
export const areaOf = (passage, place) =>
  viewOf(passage).areas.find(({ dataset }) => dataset.place === String(place));

/**
 * @param {Passage} passage
 * @param {number} place
 */
function editor(passage, place) {
  const { areas, actions } = viewOf(passage);
  const texts = work.textsOf(passage);
  const text = texts[place].trim();
  const expected = Math.max(text.length, passage.msgid.length / texts.length);
  const area = el("textarea", {
    ...data.target,
    spellcheck: "true",
    rows: String(Math.max(2, Math.ceil(expected / LINE))),
    "aria-label": nameOf(passage, place),
    "aria-describedby": `f${passage.place + 1}`,
    "data-place": String(place),
  });
  area.value = text === GAP ? "" : text;
  const shown = targetText(text, passage.plain, "text target shown");
  area.addEventListener("beforeinput", (event) => {
    const { inputType } = event;
    if (inputType === "insertLineBreak" || inputType === "insertParagraph") event.preventDefault();
  });
  area.addEventListener("input", () => {
    work.setPiece(passage, place, area.value);
    shown.textContent = area.value;
    grow(area);
    actions.changed(passage);
  });
  areas.push(area);
  return el("div", {}, area, shown);
}

/**
 * What a field is called.
 *
 * @param {Passage} passage
 * @param {number} place
 */
function nameOf(passage, place) {
  const names = [say("translation"), say("paragraph", { n: passage.number })];
  if (passage.pieces && !work.isWhole(passage)) names.push(say(passage.pieces[place].part));
  return names.join(", ");
}

/** @param {HTMLTextAreaElement} area */
function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

/**
 * Brings a passage to the top, and into one of its fields.
 *
 * @param {Passage} passage
 * @param {HTMLElement} [area]
 */
export function focus(passage, area) {
  const { root, areas } = viewOf(passage);
  const section = root.closest("details");
  if (section) section.open = true;
  root.scrollIntoView({ block: "start" });
  (area ?? areas[0] ?? root).focus({ preventScroll: true });
}
