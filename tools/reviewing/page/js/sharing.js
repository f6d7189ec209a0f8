// The review as a file: saved, copied, shared, and loaded again.

import { byId, el, input, put, say } from "./dom.js";
import { keepNow, showAll } from "./keeping.js";
import { data, storage, work } from "./page.js";
import { announce } from "./status.js";

const FILE = `review-${data.target.lang.toLowerCase()}.json`;

/** Milliseconds until a browser has surely taken what it saves. */
const TAKEN = 60000;

const written = () => JSON.stringify(work.review(), null, 1);
const asFile = () => new File([written()], FILE, { type: "application/json" });

/** Whether this browser can hand the file to another program. */
export const canShare = () => Boolean(navigator.canShare?.({ files: [asFile()] }));

/**
 * @param {string} key
 * @param {{ file?: string }} [values]
 */
function sent(key, values) {
  work.unsaved = false;
  keepNow();
  put(byId("sent"), key, values);
  announce(key, values);
}

function nothingToSend() {
  if (work.touched.size) return false;
  announce("none");
  return true;
}

export function save() {
  if (nothingToSend()) return;
  const address = URL.createObjectURL(new Blob([written()], { type: "application/json" }));
  el("a", { href: address, download: FILE }).click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN);
  sent("saved", { file: FILE });
}

export async function copy() {
  if (nothingToSend()) return;
  try {
    await navigator.clipboard.writeText(written());
    sent("copied");
  } catch {
    const byHand = input("by-hand");
    byHand.hidden = false;
    byHand.value = written();
    put(byId("sent"), "not-copied");
    byHand.select();
  }
}

export async function share() {
  if (nothingToSend()) return;
  try {
    await navigator.share({ files: [asFile()] });
    sent("saved", { file: FILE });
  } catch {
    // They thought better of it.
  }
}

/** @param {File} file */
export async function load(file) {
  let found = null;
  try {
    // Of what is written over here, each can be had back.
    found = work.bring(JSON.parse(await file.text()), (passage) => {
      if (work.touched.has(passage)) work.remember(passage);
      return true;
    });
  } catch {
    // No JSON: said below.
  }
  if (!found) {
    announce("bad-file");
    return;
  }
  showAll();
  keepNow();
  announceBrought("loaded", found);
}

export function bringEarlier() {
  const results = storage
    .earlier()
    .map((found) => work.bring(found, (passage) => !work.touched.has(passage)))
    .filter((result) => result !== null);
  byId("earlier").hidden = true;
  showAll();
  keepNow();
  announceBrought("restored", {
    taken: results.reduce((total, { taken }) => total + taken, 0),
    left: results.reduce((total, { left }) => total + left, 0),
  });
}

/**
 * @param {string} key
 * @param {{ taken: number, left: number }} found
 */
function announceBrought(key, { taken, left }) {
  announce(key, { n: taken }, left ? `. ${say("left-out", { n: left })}` : "");
}
