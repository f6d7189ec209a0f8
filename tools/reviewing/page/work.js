// What the reviewer has done: kept in the browser as they go, saved as a file, and brought back.
// Pure of the page's looks; review.js shows it.

const passages = data.documents.flatMap((doc) =>
  doc.passages.map((passage) => Object.assign(passage, { document: doc.name, plain: doc.plain })));
passages.forEach((passage, place) => { passage.place = place; });
data.documents.forEach((doc) => doc.passages.forEach((passage, place) => { passage.number = place + 1; }));
const STORE = `onda review ${data.edition} `;
const work = new Map(); // passage -> { texts, whole, done }, of those that were touched alone
const history = []; // what was, before each acceptance and choice
const named = { yes: false, name: "" };
let unsaved = false;
let keeps = true;

const partsOf = (passage) => (passage.pieces || []).map(({ target }) => target);
const isWhole = (passage) => !passage.pieces || Boolean(work.get(passage)?.whole);
const isDone = (passage) => Boolean(work.get(passage)?.done);
const tidy = (text) => text.replace(/\s*[\n\r]\s*/g, " ").trim();

// The texts as they stand: one of a whole passage, or one for each of its pieces.
function textsOf(passage) {
  const mine = work.get(passage);
  return mine ? mine.texts : isWhole(passage) ? [passage.msgstr] : partsOf(passage);
}

// What nobody changed is sent back to the letter.
function textOf(passage) {
  const text = textsOf(passage).join("");
  return text === passage.msgstr ? text : tidy(text);
}

function set(passage, texts, { whole = isWhole(passage), done = false } = {}) {
  const same = texts.join("") === passage.msgstr;
  if (same && !(done && passage.open)) work.delete(passage);
  else work.set(passage, { texts, whole, done });
  unsaved = true;
}

// One piece that was written anew keeps the blanks that stood behind it.
function setPiece(passage, place, text) {
  const texts = [...textsOf(passage)];
  const [blanks] = /\s*$/.exec(partsOf(passage)[place] || "");
  texts[place] = isWhole(passage) ? text : (tidy(text) || GAP) + (blanks || (place + 1 < texts.length ? " " : ""));
  set(passage, texts);
}

// ---- where a finding's words are now -----------------------------------------------------

const TOKEN = /[\p{L}\p{M}\p{N}_]+|./gsu;
const MOST = 1e6; // comparisons; of longer texts only what stands before and behind a change is known
let followed = {}; // the last two texts that were compared

// Of each word and sign of *before*, which of *now* it is; -1 where it is gone.
function keptTokens(before, now) {
  if (followed.before === before && followed.now === now) return followed;
  const [ours, theirs] = [before, now].map((text) => [...text.matchAll(TOKEN)]);
  const same = (a, b) => ours[a][0] === theirs[b][0];
  const match = new Array(ours.length).fill(-1);
  let [start, a, b] = [0, ours.length, theirs.length];
  while (start < a && start < b && same(start, start)) { match[start] = start; start += 1; }
  while (a > start && b > start && same(a - 1, b - 1)) { a -= 1; b -= 1; match[a] = b; }
  if ((a - start) * (b - start) <= MOST) {
    const wide = b - start + 1; // the longest common run of what is left
    const long = new Uint32Array((a - start + 1) * wide);
    const at = (i, j) => (i - start) * wide + j - start;
    for (let i = a - 1; i >= start; i -= 1) {
      for (let j = b - 1; j >= start; j -= 1) {
        long[at(i, j)] = same(i, j) ? long[at(i + 1, j + 1)] + 1 : Math.max(long[at(i + 1, j)], long[at(i, j + 1)]);
      }
    }
    for (let [i, j] = [start, start]; i < a && j < b;) {
      if (same(i, j)) match[i++] = j++;
      else if (long[at(i + 1, j)] >= long[at(i, j + 1)]) i += 1;
      else j += 1;
    }
  }
  followed = { before, now, ours, theirs, match };
  return followed;
}

// Where *start* to *end* of *before* stands in *now*; null where it, or what touches it, has changed.
function follow(before, now, start, end) {
  if (before === now) return { start, end };
  const { ours, theirs, match } = keptTokens(before, now);
  const places = [...ours.keys()].filter((n) => ours[n].index <= end && ours[n].index + ours[n][0].length >= start);
  const whole = places.length && places.every((n, k) => match[n] >= 0 && match[n] === match[places[0]] + k);
  if (!whole) return null;
  const shift = theirs[match[places[0]]].index - ours[places[0]].index;
  return { start: start + shift, end: end + shift };
}

// Where the words of a finding stand in the text as it is now.
const placeOf = (passage, { start, end }) =>
  (start === undefined ? null : follow(passage.msgstr, textsOf(passage).join(""), start, end));

// The texts of a passage with *fix* at a place of theirs.
function fixedTexts(passage, { start, end }, fix) {
  let at = 0;
  return textsOf(passage).map((text) => {
    const [from, to] = [start - at, end - at];
    at += text.length;
    if (to <= 0 || from >= text.length) return text;
    return text.slice(0, Math.max(0, from)) + (from >= 0 ? fix : "") + text.slice(Math.max(0, to));
  });
}

function remember(passage) {
  history.push([passage, work.get(passage)]);
}

function undo() {
  const last = history.pop();
  if (!last) return null;
  const [passage, before] = last;
  if (before) work.set(passage, before); else work.delete(passage);
  unsaved = true;
  return passage;
}

function answer(passage) {
  return {
    document: passage.document, msgctxt: passage.msgctxt, msgid: passage.msgid,
    sent: passage.msgstr, msgstr: textOf(passage), done: isDone(passage),
    ...(passage.conflicts && isDone(passage) ? { settled: passage.conflicts.map(({ text }) => text) } : {}),
  };
}

const touched = () => passages.filter((passage) => work.has(passage));

// What tools/reviews/returns.py reads.
function review() {
  const reviewer = named.yes ? named.name.trim() : "";
  return { format: data.format, edition: data.edition, reviewer, answers: touched().map(answer) };
}

const keyOf = (one) => JSON.stringify([one.document, one.msgctxt, one.msgid, one.sent]);

// Takes a review in; says how many answers were for this page, and how many for none of it.
function bring(found, wanted = () => true) {
  const fits = found && found.format === data.format && found.edition === data.edition && Array.isArray(found.answers);
  if (!fits) return null;
  const places = new Map(passages.map((one) => [keyOf({ ...one, sent: one.msgstr }), one]));
  let taken = 0;
  for (const answer of found.answers) {
    const passage = answer && typeof answer.msgstr === "string" && places.get(keyOf(answer));
    if (!passage || !wanted(passage)) continue;
    const pieces = passage.pieces && Array.isArray(answer.pieces) && answer.pieces.length === passage.pieces.length;
    const kept = passage.pieces && answer.msgstr === passage.msgstr;
    const texts = pieces ? answer.pieces.map(String) : kept ? partsOf(passage) : [answer.msgstr];
    set(passage, texts, { whole: !pieces && !kept, done: Boolean(answer.done) });
    taken += 1;
  }
  return { taken, left: found.answers.length - taken };
}

// The same, and what only this page knows: which sentence each text stands for.
const rowOf = (passage) => (isWhole(passage) ? answer(passage) : { ...answer(passage), pieces: textsOf(passage) });

function keep() {
  const now = JSON.stringify({ ...review(), answers: touched().map(rowOf), named, unsaved });
  try {
    localStorage.setItem(STORE + data.digest, now);
    keeps = true;
  } catch {
    keeps = false;
  }
  agree(now);
  return keeps;
}

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// What this page kept, as it was left; null where there is nothing, or nothing can be kept.
function restore() {
  const found = kept(STORE + data.digest);
  const result = found && bring(found);
  if (!result) return null;
  takeName(found);
  unsaved = Boolean(found.unsaved);
  agree(JSON.stringify(found));
  return result;
}

const takeName = (found) => Object.assign(named, { yes: Boolean(found.named?.yes), name: String(found.named?.name ?? "") });

// ---- the same page open twice: each window keeps the other's work, too --------------------

const agreed = { text: null, rows: new Map(), named: JSON.stringify(named) }; // when this window last looked

function agree(text) {
  const found = JSON.parse(text);
  Object.assign(agreed, { text, rows: rowsOf(found), named: JSON.stringify(found.named) });
}

const rowsOf = (found) => new Map(found.answers.filter(Boolean).map((row) => [keyOf(row), JSON.stringify(row)]));

// Takes in what another window alone has changed since; says of which passages.
function join() {
  const found = kept(STORE + data.digest);
  if (!found || !Array.isArray(found.answers) || JSON.stringify(found) === agreed.text) return [];
  const theirs = rowsOf(found);
  const changed = new Set(passages.filter((passage) => {
    const key = keyOf({ ...passage, sent: passage.msgstr });
    const mine = work.has(passage) ? JSON.stringify(rowOf(passage)) : undefined;
    return mine === agreed.rows.get(key) && mine !== theirs.get(key);
  }));
  for (const passage of changed) work.delete(passage);
  const before = unsaved;
  bring(found, (passage) => changed.has(passage));
  unsaved = before || Boolean(found.unsaved);
  if (JSON.stringify(named) === agreed.named) takeName(found);
  agree(JSON.stringify(found));
  return [...changed];
}

// Work on the same edition that an earlier page kept; it fits wherever the text is still the same.
function earlier() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(STORE) && key !== STORE + data.digest);
    return keys.map(kept).filter((one) => one?.answers?.length);
  } catch {
    return [];
  }
}

const canKeep = () => {
  try {
    localStorage.setItem("onda", "");
    localStorage.removeItem("onda");
    return true;
  } catch {
    return false;
  }
};

// Words of the source accepted and to be accepted, and minutes left at a careful pace.
function progress() {
  let [done, total, hours] = [0, 0, 0];
  for (const passage of passages) {
    total += passage.words;
    if (isDone(passage)) done += passage.words;
    else if (passage.words) hours += passage.words / data.pace[passage.state];
  }
  return { done, total, minutes: Math.ceil(hours * 60) };
}
