// The reviewer's work, kept in the browser as they go, and shared by windows of the same page.

/** @import { Passage } from "./data.js" */
/** @import { Found, Row, Work } from "./work.js" */
import { keyOf, keyOfPassage } from "./work.js";

/** @typedef {Found & { named?: { yes?: unknown, name?: unknown }, unsaved?: unknown }} Kept */

/** @param {unknown} answers */
const rowsOf = (answers) => {
  const rows = /** @type {Row[]} */ (Array.isArray(answers) ? answers : []).filter(Boolean);
  return new Map(rows.map((row) => [keyOf(row), JSON.stringify(row)]));
};

export class WorkStorage {
  /**
   * @param {Work} work
   * @param {() => Storage} open Throws where a browser keeps nothing.
   */
  constructor(work, open = () => localStorage) {
    this.work = work;
    this.open = open;
    this.prefix = `onda review ${work.data.edition} `;
    this.key = this.prefix + work.data.digest;
    this.keeps = true;
    /** What was kept when this window last looked. */
    this.agreed = {
      text: /** @type {string | null} */ (null),
      rows: rowsOf([]),
      named: JSON.stringify(work.named),
    };
  }

  /** Whether this browser keeps anything for this page. */
  test() {
    try {
      this.open().setItem("onda", "");
      this.open().removeItem("onda");
      this.keeps = true;
    } catch {
      this.keeps = false;
    }
    return this.keeps;
  }

  keep() {
    const { work } = this;
    const answers = work.touchedPassages().map((passage) => work.row(passage));
    const { named, unsaved } = work;
    const now = JSON.stringify({ ...work.review(), answers, named, unsaved });
    try {
      this.open().setItem(this.key, now);
      this.keeps = true;
    } catch {
      this.keeps = false;
    }
    this.agree(now);
    return this.keeps;
  }

  /**
   * What is kept under a key; null where there is nothing, or nothing can be kept.
   *
   * @returns {Kept | null}
   */
  kept(key = this.key) {
    try {
      return JSON.parse(this.open().getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  /** What this page kept, taken in as it was left. */
  restore() {
    const found = this.kept();
    const result = found && this.work.bring(found);
    if (!result) return null;
    this.takeName(found);
    this.work.unsaved = Boolean(found.unsaved);
    this.agree(JSON.stringify(found));
    return result;
  }

  /**
   * Takes in what another window alone has changed since; says of which passages.
   *
   * @returns {Passage[]}
   */
  join() {
    const { work, agreed } = this;
    const found = this.kept();
    if (!found || !Array.isArray(found.answers)) return [];
    if (JSON.stringify(found) === agreed.text) return [];
    const theirs = rowsOf(found.answers);
    const changed = new Set(
      work.passages.filter((passage) => {
        const key = keyOfPassage(passage);
        const mine = work.touched.has(passage) ? JSON.stringify(work.row(passage)) : undefined;
        return mine === agreed.rows.get(key) && mine !== theirs.get(key);
      }),
    );
    for (const passage of changed) work.touched.delete(passage);
    const before = work.unsaved;
    work.bring(found, (passage) => changed.has(passage));
    work.unsaved = before || Boolean(found.unsaved);
    if (JSON.stringify(work.named) === agreed.named) this.takeName(found);
    this.agree(JSON.stringify(found));
    return [...changed];
  }

  /**
   * Work on the same edition that an earlier page kept; it fits wherever the text is the same.
   *
   * @returns {Kept[]}
   */
  earlier() {
    try {
      return Object.keys(this.open())
        .filter((key) => key.startsWith(this.prefix) && key !== this.key)
        .map((key) => this.kept(key))
        .filter((found) => found !== null)
        .filter(({ answers }) => Array.isArray(answers) && answers.length > 0);
    } catch {
      return [];
    }
  }

  /** @param {string} text */
  agree(text) {
    const { answers, named } = JSON.parse(text);
    Object.assign(this.agreed, { text, rows: rowsOf(answers), named: JSON.stringify(named) });
  }

  /** @param {Kept} found */
  takeName({ named }) {
    this.work.named.yes = Boolean(named?.yes);
    this.work.named.name = String(named?.name ?? "");
  }
}
