// The list of what is to be looked at in a passage, each with what would mend it.

/** @import { Passage } from "./data.js" */
/** @import { DraftRemark, Excerpt, LiveRemark, SentRemark } from "./findings.js" */
import { button, el, say, worded } from "./dom.js";
import { isUnbegun, remarksOf } from "./findings.js";
import { checks, data, viewOf, work } from "./page.js";

/** @param {Passage} passage */
export function showFindings(passage) {
  const view = viewOf(passage);
  const remarks = remarksOf(work, checks, passage);
  const now = JSON.stringify(remarks);
  if (!view.list || view.said === now) return;
  view.said = now;
  view.list.replaceChildren(
    ...remarks.live.map(liveItem),
    ...remarks.sent.map((remark) => sentItem(passage, remark)),
    ...remarks.draft.map(draftItem),
  );
}

/**
 * The gravest thing that is to be mended, as the reviewer is told of it.
 *
 * @param {Passage} passage
 */
export function worstOf(passage) {
  const { live, sent } = remarksOf(work, checks, passage);
  const found = live.find(({ severity, key }) => severity === "error" && !isUnbegun(key));
  if (found) return say(found.key, found.values);
  return sent.find(({ severity }) => severity === "error")?.text;
}

/** @param {LiveRemark} remark */
const liveItem = ({ severity, key, values }) => item(severity, worded("span", {}, key, values));

/** @param {DraftRemark} remark */
const draftItem = ({ severity, quote, text }) =>
  item(severity, el("span", data.source, quote ? `“${quote}” – ` : "", text));

/**
 * @param {Passage} passage
 * @param {SentRemark} remark
 */
function sentItem(passage, remark) {
  const { severity, text, foreign, shown, fix } = remark;
  const { actions } = viewOf(passage);
  const found = item(severity, el("span", foreign ? data.source : {}, text));
  if (!shown) return found;
  const [before, words, behind] = shown;
  const place = {
    type: "button",
    class: "place",
    title: say("place"),
    ...data.target,
    onclick: () => actions.show(passage, remark),
  };
  found.append(el("button", place, before, el("mark", {}, words), behind));
  if (fix !== undefined) {
    const mend = () => actions.mend(passage, remark, fix);
    found.append(proposal(shown, fix, Boolean(remark.certain), mend));
  }
  return found;
}

/**
 * @param {string} severity
 * @param {HTMLElement} what
 */
const item = (severity, what) =>
  el("li", { class: severity }, worded("strong", {}, severity), what);

/**
 * What mends it with one touch, as a button; blanks alone are shown with the words beside them.
 *
 * @param {Excerpt} shown
 * @param {string} fix
 * @param {boolean} certain
 * @param {() => void} mend
 */
function proposal([before, words, behind], fix, certain, mend) {
  const hasBlank = fix !== fix.trim() || !words.trim();
  const text = hasBlank
    ? (/\S*$/.exec(before)?.[0] ?? "") + fix + (/^\S*/.exec(behind)?.[0] ?? "")
    : fix || words.trim();
  if (hasBlank || fix) return button(certain ? "fix" : "perhaps", mend, {}, { text });
  return button(certain ? "delete" : "perhaps-delete", mend, {}, { text });
}
