// What the page is given: JSON in an element of its own. tools/reviewing/html_page.py, passages.py
// and live_checks.py make it; these types say what stands in it.

/** What stands in a text for a sentence that nobody has translated yet. */
export const GAP = "⟦…⟧";

/** @typedef {[text: string, changed: boolean]} Run Some text, and whether it changed. */
/** @typedef {[source: string, flags: string]} Pattern What `new RegExp` takes. */
/** @typedef {[key: string, opening: string, closing: string]} Mark A piece of markup. */
/** @typedef {{ lang: string, dir: string }} Language */
/** @typedef {"error" | "warning" | "note"} Severity */

/**
 * @typedef {object} Finding What `make check` found in the text as it was sent.
 * @property {Severity} severity
 * @property {string} text In the reviewer's language, or in English.
 * @property {boolean} [foreign] It is in English.
 * @property {string} [topic] The page looks after this itself once the text has changed.
 * @property {number} [start] Where the words in question begin, in UTF-16 units.
 * @property {number} [end]
 * @property {string} [fix] What would mend them.
 * @property {boolean} [certain] The fix is right whatever the text means.
 */

/**
 * @typedef {object} Conflict A text that another reviewer sent.
 * @property {string} text
 * @property {string} name Empty: the reviewer is not named.
 * @property {Run[]} ours The text as it stands, and where the other differs.
 * @property {Run[]} theirs
 */

/**
 * @typedef {object} Piece Sentences of a changed source, and what stands for them.
 * @property {Run[]} source
 * @property {string} target
 * @property {"kept" | "edited" | "new"} part
 */

/**
 * @typedef {object} Term A term of the glossary that the source has.
 * @property {string} term
 * @property {string[]} forms Its translations; the first is the one to use.
 * @property {Pattern[]} spellings What any of them looks like in a text of small letters.
 * @property {string} note
 */

/**
 * @typedef {object} SentPassage A paragraph and its translation.
 * @property {string} kind What it is in the article: "title", "paragraph", "quote" and so on.
 * @property {string | null} msgctxt
 * @property {string} msgid
 * @property {string} msgstr
 * @property {string} state Of the entry: "untranslated", "draft", "changed", "reviewed".
 * @property {number} words Of the source that are still to be read.
 * @property {boolean} open It asks for a person's work.
 * @property {Conflict[]} [conflicts]
 * @property {string[]} [comments] What translators wrote for whoever reads on.
 * @property {Finding[]} [findings]
 * @property {Run[]} [before] The source before it changed, and what changed in it.
 * @property {Run[]} [now]
 * @property {Piece[]} [pieces]
 * @property {string[]} [origins] Who drafted it.
 * @property {(number | null)[]} [confidences] How sure each sentence is, 0 to 100.
 * @property {{ quote: string, text: string }[]} [remarks] What the draft's checks said.
 * @property {Mark[]} [marks] The source's markup.
 * @property {Term[]} [terms]
 * @property {string[]} [sentences] Of the source, where it has more than one.
 * @property {[shown: string, values: number[]][]} [numbers] The source's numbers in digits.
 * @property {number[]} [known] Other values that the translation may have.
 * @property {boolean} [clock] The source has a time of day: its numbers are not compared.
 */

/**
 * @typedef {SentPassage & { document: string, plain: boolean, place: number, number: number }}
 *   Passage The same, with the name of its document, whether that has no markup, its place on
 *   the page (from 0) and in its document (from 1).
 */

/**
 * @typedef {object} Lengths What length_ratio.py and alignment.py of tools/language measure by.
 * @property {number} middle
 * @property {number} spread
 * @property {number} always
 * @property {[letters: string, weight: number][]} weights
 * @property {number} ratio
 * @property {number} short
 * @property {number} long
 * @property {number} much
 * @property {number} less
 * @property {number} gap
 * @property {number} plain
 * @property {[source: number, target: number, cost: number][]} shapes
 * @property {number} unlike
 * @property {number} variance
 * @property {number} largest
 * @property {number} stem
 * @property {number} word
 * @property {number} figure
 */

/**
 * @typedef {object} Rules What the checks know of the edition's language.
 * @property {Record<string, Pattern>} expressions
 * @property {string[]} points Signs that may stand before decimals.
 * @property {Record<string, number>} numerals Words that are a number by themselves.
 * @property {[word: string, times: number][]} scales Words that multiply the number before them.
 * @property {boolean} opening Questions and exclamations have a mark before them.
 * @property {Lengths} lengths
 */

/**
 * @typedef {object} PageData
 * @property {string} format Of the file that is sent back.
 * @property {string} edition As gettext spells its locale.
 * @property {string} name
 * @property {string} digest Tells one state of the texts from another.
 * @property {Language} target
 * @property {Language} source
 * @property {Record<string, number>} pace Words an hour that a person reads, by state.
 * @property {Record<string, string>} words What the page says, by key.
 * @property {string[]} foreign Keys of what is said in the source's language.
 * @property {Rules} rules
 * @property {{ name: string, plain: boolean, passages: SentPassage[] }[]} documents
 */

/**
 * @typedef {object} Answer A passage in the file that is sent back; tools/reviewing/return_file.py
 *   reads it.
 * @property {string} document
 * @property {string | null} msgctxt
 * @property {string} msgid
 * @property {string} sent The text as it was sent.
 * @property {string} msgstr The text as it came back.
 * @property {boolean} done
 * @property {string[]} [settled] The conflicting texts that were decided about.
 */

/** @returns {PageData} */
export function readData() {
  const element = /** @type {HTMLElement} */ (document.getElementById("data"));
  return JSON.parse(element.textContent ?? "");
}
