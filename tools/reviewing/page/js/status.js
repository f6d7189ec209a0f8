// The line at the foot of the window, and things that are done a little later.

/** @import { Values } from "./dom.js" */
import { byId, put } from "./dom.js";

/** Milliseconds that the line stands. */
const STANDS = 8000;

/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const timers = new Map();

/**
 * Does something after a while in which it was not asked for again.
 *
 * @param {string} name
 * @param {number} wait Milliseconds.
 * @param {() => void} act
 */
export function later(name, wait, act) {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(act, wait));
}

/** @param {string} name */
export const cancel = (name) => clearTimeout(timers.get(name));

/**
 * Whether something was ever asked for.
 *
 * @param {string} name
 */
export const wasAsked = (name) => timers.has(name);

/**
 * @param {string} key
 * @param {Values} [values]
 */
export function announce(key, values, more = "") {
  put(byId("status"), key, values);
  byId("status").append(more);
  later("status", STANDS, () => {
    byId("status").textContent = "";
  });
}
