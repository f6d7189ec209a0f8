// A text as it will look.

/** @import { Run } from "./data.js" */
/** @import { Child } from "./dom.js" */
import { el } from "./dom.js";
import { checks, data } from "./page.js";

/** @type {Record<string, "em" | "strong" | "code">} */
const TAGS = { emphasis: "em", strong: "strong", literal: "code" };

/**
 * @param {string} text
 * @param {boolean} plain It has no markup.
 */
export function rich(text, plain) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const { kind, opening, title, closing, start, end } of checks.marksOf(text, plain)) {
    const inner = closing ? title : opening.replace(/^``|``$/g, "");
    const tag = TAGS[kind];
    const node = tag ? el(tag, {}, inner) : el("span", { class: "link" }, inner);
    nodes.push(text.slice(at, start), node);
    at = end;
  }
  return [...nodes, text.slice(at)].filter((node) => node !== "");
}

/**
 * What changed in a text, in elements of their own.
 *
 * @param {Run[]} runs
 * @param {"ins" | "del"} tag
 */
export const marked = (runs, tag) =>
  runs.map(([text, changed]) => (changed ? el(tag, {}, text) : text));

/** @param {Child[]} nodes */
export const sourceText = (nodes) => el("p", { class: "text source", ...data.source }, ...nodes);

/**
 * @param {string} text
 * @param {boolean} plain
 */
export const targetText = (text, plain, name = "text target") =>
  el("p", { class: name, ...data.target }, ...rich(text, plain));
