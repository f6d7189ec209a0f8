// What the reviewer has done. Knows nothing of the page's looks, and of no browser.

/** @import { Answer, PageData, Passage } from "./data.js" */
/** @import { Place } from "./following.js" */
import { GAP } from "./data.js";
import { follow } from "./following.js";

/**
 * @typedef {object} Touched What a passage that was touched has.
 * @property {string[]} texts One of a whole passage, or one for each of its pieces.
 * @property {boolean} whole
 * @property {boolean} done
 */
/** @typedef {Answer & { pieces?: string[] }} Row An answer, and which sentence each text is for. */
/** @typedef {{ format?: string, edition?: string, answers?: unknown }} Found A review, or not. */

/** @param {string} text */
const tidy = (text) => text.replace(/\s*[\n\r]\s*/g, " ").trim();

/** @param {Pick<Answer, "document" | "msgctxt" | "msgid" | "sent">} answer */
export const keyOf = ({ document, msgctxt, msgid, sent }) =>
  JSON.stringify([document, msgctxt, msgid, sent]);

/** @param {Passage} passage */
export const keyOfPassage = (passage) => keyOf({ ...passage, sent: passage.msgstr });

/** @param {Passage} passage */
const partsOf = (passage) => (passage.pieces || []).map(({ target }) => target);

export class Work {
  /** @param {PageData} data */
  constructor(data) {
    this.data = data;
    this.passages = data.documents.flatMap(({ name, plain, passages }) =>
      passages.map((passage, at) => {
        const own = { document: name, plain, place: 0, number: at + 1 };
        return /** @type {Passage} */ (Object.assign(passage, own));
      }),
    );
    for (const [place, passage] of this.passages.entries()) passage.place = place;
    /** @type {Map<Passage, Touched>} */
    this.touched = new Map();
    /** @type {[passage: Passage, before: Touched | undefined][]} */
    this.history = []; // what was, before each acceptance and choice
    this.named = { yes: false, name: "" };
    this.unsaved = false;
  }

  /** @param {Passage} passage */
  isWhole(passage) {
    return !passage.pieces || Boolean(this.touched.get(passage)?.whole);
  }

  /** @param {Passage} passage */
  isDone(passage) {
    return Boolean(this.touched.get(passage)?.done);
  }

  /** @param {Passage} passage */
  isLeft(passage) {
    return passage.open && !this.isDone(passage);
  }

  /**
   * The texts as they stand: one of a whole passage, or one for each of its pieces.
   *
   * @param {Passage} passage
   */
  textsOf(passage) {
    const mine = this.touched.get(passage);
    if (mine) return mine.texts;
    return this.isWhole(passage) ? [passage.msgstr] : partsOf(passage);
  }

  /**
   * The text as it is sent back: what nobody changed, to the letter.
   *
   * @param {Passage} passage
   */
  textOf(passage) {
    const text = this.textsOf(passage).join("");
    return text === passage.msgstr ? text : tidy(text);
  }

  /**
   * @param {Passage} passage
   * @param {string[]} texts
   * @param {{ whole?: boolean, done?: boolean }} [how]
   */
  set(passage, texts, { whole = this.isWhole(passage), done = false } = {}) {
    const same = texts.join("") === passage.msgstr;
    if (same && !(done && passage.open)) this.touched.delete(passage);
    else this.touched.set(passage, { texts, whole, done });
    this.unsaved = true;
  }

  /**
   * Writes one piece anew; it keeps the blanks that stood behind it.
   *
   * @param {Passage} passage
   * @param {number} place
   * @param {string} text
   */
  setPiece(passage, place, text) {
    const texts = [...this.textsOf(passage)];
    const blanks = /\s*$/.exec(partsOf(passage)[place] || "")?.[0];
    const between = blanks || (place + 1 < texts.length ? " " : "");
    texts[place] = this.isWhole(passage) ? text : (tidy(text) || GAP) + between;
    this.set(passage, texts);
  }

  /**
   * Puts back the text that was sent.
   *
   * @param {Passage} passage
   */
  reset(passage) {
    this.touched.delete(passage);
    this.unsaved = true;
  }

  /**
   * Where the words of a finding stand in the text as it is now.
   *
   * @param {Passage} passage
   * @param {{ start?: number, end?: number }} finding
   */
  placeOf(passage, { start, end }) {
    if (start === undefined || end === undefined) return null;
    return follow(passage.msgstr, this.textsOf(passage).join(""), start, end);
  }

  /**
   * The texts of a passage with *fix* at a place of theirs.
   *
   * @param {Passage} passage
   * @param {Place} place
   * @param {string} fix
   */
  fixedTexts(passage, { start, end }, fix) {
    let at = 0;
    return this.textsOf(passage).map((text) => {
      const [from, to] = [start - at, end - at];
      at += text.length;
      if (to <= 0 || from >= text.length) return text;
      const before = text.slice(0, Math.max(0, from));
      return before + (from >= 0 ? fix : "") + text.slice(Math.max(0, to));
    });
  }

  /** @param {Passage} passage */
  remember(passage) {
    this.history.push([passage, this.touched.get(passage)]);
  }

  /** Takes the last remembered step back; says of which passage. */
  undo() {
    const last = this.history.pop();
    if (!last) return null;
    const [passage, before] = last;
    if (before) this.touched.set(passage, before);
    else this.touched.delete(passage);
    this.unsaved = true;
    return passage;
  }

  /**
   * @param {Passage} passage
   * @returns {Answer}
   */
  answer(passage) {
    const { document, msgctxt, msgid, msgstr, conflicts } = passage;
    const done = this.isDone(passage);
    const answer = { document, msgctxt, msgid, sent: msgstr, msgstr: this.textOf(passage), done };
    return conflicts && done ? { ...answer, settled: conflicts.map(({ text }) => text) } : answer;
  }

  /**
   * An answer, and what only this page knows: which sentence each text stands for.
   *
   * @param {Passage} passage
   * @returns {Row}
   */
  row(passage) {
    const answer = this.answer(passage);
    return this.isWhole(passage) ? answer : { ...answer, pieces: this.textsOf(passage) };
  }

  /** Passages that were touched, in the order of the page. */
  touchedPassages() {
    return this.passages.filter((passage) => this.touched.has(passage));
  }

  /** What tools/reviewing/return_file.py reads. */
  review() {
    const { format, edition } = this.data;
    const reviewer = this.named.yes ? this.named.name.trim() : "";
    const answers = this.touchedPassages().map((passage) => this.answer(passage));
    return { format, edition, reviewer, answers };
  }

  /**
   * Takes a review in; says how many answers were for this page, and how many for none of it.
   *
   * @param {Found | null} found
   * @param {(passage: Passage) => boolean} [wanted]
   */
  bring(found, wanted = () => true) {
    const { format, edition } = this.data;
    if (found?.format !== format || found.edition !== edition) return null;
    if (!Array.isArray(found.answers)) return null;
    const places = new Map(this.passages.map((passage) => [keyOfPassage(passage), passage]));
    let taken = 0;
    for (const answer of found.answers) {
      const known = answer && typeof answer.msgstr === "string";
      const passage = known ? places.get(keyOf(answer)) : undefined;
      if (!passage || !wanted(passage)) continue;
      take(this, passage, answer);
      taken += 1;
    }
    return { taken, left: found.answers.length - taken };
  }

  /** Words of the source accepted and to be accepted, and minutes left at a careful pace. */
  progress() {
    let [done, total, hours] = [0, 0, 0];
    for (const passage of this.passages) {
      total += passage.words;
      if (this.isDone(passage)) done += passage.words;
      else if (passage.words) hours += passage.words / this.data.pace[passage.state];
    }
    return { done, total, minutes: Math.ceil(hours * 60) };
  }
}

/**
 * Takes one answer in, in its pieces where it has them.
 *
 * @param {Work} work
 * @param {Passage} passage
 * @param {Row} answer
 */
function take(work, passage, { msgstr, pieces, done }) {
  const parts = partsOf(passage);
  const how = { whole: false, done: Boolean(done) };
  if (passage.pieces && Array.isArray(pieces) && pieces.length === parts.length) {
    work.set(passage, pieces.map(String), how);
  } else if (passage.pieces && msgstr === passage.msgstr) work.set(passage, parts, how);
  else work.set(passage, [msgstr], { ...how, whole: true });
}
