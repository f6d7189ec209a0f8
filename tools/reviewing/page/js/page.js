// The page there is: what it was given, the work on it, and how its passages are shown just now.

/** @import { Passage } from "./data.js" */
/** @import { View } from "./passage_view.js" */
import { readData } from "./data.js";
import { LiveChecks } from "./live_checks.js";
import { WorkStorage } from "./storage.js";
import { Work } from "./work.js";

export const data = readData();
export const checks = new LiveChecks(data.rules);
export const work = new Work(data);
export const storage = new WorkStorage(work);

/** @type {Map<Passage, View>} */
export const views = new Map();

/** Passages that can be edited just now. */
export const opened = new Set(work.passages.filter(({ open }) => open));

/** @type {{ current: Passage | null }} The passage that the reviewer is in. */
export const here = { current: null };

/** @param {Passage} passage */
export function viewOf(passage) {
  const view = views.get(passage);
  if (!view) throw new Error(`no view of passage ${passage.place}`);
  return view;
}
