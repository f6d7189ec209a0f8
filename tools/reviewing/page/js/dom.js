// Elements, and what the page says in them. Whatever comes from a catalogue becomes a text node or
// a value, never markup.

import { data } from "./page.js";

/** @typedef {Record<string, string | boolean | undefined | ((event: any) => void)>} Attributes */
/** @typedef {Node | string | null | undefined} Child */
/** @typedef {Record<string, unknown>} Values */

/** Keys of what is said in the source's language, for the workshop's catalogue lacks it. */
const FOREIGN = new Set(data.foreign);

/**
 * The element of the page (review.html) with an id.
 *
 * @param {string} id
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} id */
export const input = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

/**
 * What the page says, with its fields filled.
 *
 * @param {string} key
 * @param {Values} [values]
 */
export function say(key, values = {}) {
  return data.words[key].replace(/\{(\w+)\}/g, (field, name) =>
    name in values ? String(values[name]) : field,
  );
}

/**
 * An element. An attribute that begins with "on" is a listener; one that is false or undefined
 * is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/**
 * An element that says something of the page's own.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} attributes
 * @param {string} key
 * @param {Values} [values]
 */
export function worded(name, attributes, key, values) {
  const language = FOREIGN.has(key) ? data.source : {};
  return el(name, { ...attributes, ...language }, say(key, values));
}

/**
 * @param {string} key
 * @param {() => void} act
 * @param {Attributes} [attributes]
 * @param {Values} [values]
 */
export const button = (key, act, attributes = {}, values = {}) =>
  worded("button", { type: "button", onclick: act, ...attributes }, key, values);

/**
 * Has an element say something else.
 *
 * @param {HTMLElement} node
 * @param {string} key
 * @param {Values} [values]
 */
export function put(node, key, values) {
  node.replaceChildren(say(key, values));
  for (const name of /** @type {const} */ (["lang", "dir"])) {
    if (FOREIGN.has(key)) node.setAttribute(name, data.source[name]);
    else node.removeAttribute(name);
  }
}
