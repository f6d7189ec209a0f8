// The page itself. Whatever comes from a catalogue becomes a text node or a value, never markup.

const FOREIGN = new Set(data.foreign);
const views = new Map(); // passage -> { root, state, toggle, body, list, areas, said }
const opened = new Set(passages.filter(({ open }) => open));
const editing = new Map(); // passage -> places of kept pieces that somebody wants to edit
let current = null;
const timers = {};
const $ = (id) => document.getElementById(id);

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (field, name) => (name in values ? String(values[name]) : field));
const say = (key, values = {}) => fill(data.words[key], values);

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// A word of the page; where the workshop's catalogue lacks it, marked as the source's language.
function worded(name, attributes, key, values) {
  return el(name, { ...attributes, ...(FOREIGN.has(key) ? data.source : {}) }, say(key, values));
}

const button = (key, act, attributes = {}, values = {}) => worded("button", { type: "button", onclick: act, ...attributes }, key, values);

function put(node, key, values) {
  node.replaceChildren(say(key, values));
  for (const name of ["lang", "dir"]) {
    if (FOREIGN.has(key)) node.setAttribute(name, data.source[name]);
    else node.removeAttribute(name);
  }
}

// ---- a text as it will look --------------------------------------------------------------

const TAGS = { emphasis: "em", strong: "strong", literal: "code" };

function rich(text, plain) {
  const nodes = [];
  let at = 0;
  for (const { kind, opening, title, closing, start, end } of marksOf(text, plain)) {
    const inner = closing ? title : opening.replace(/^``|``$/g, "");
    const attributes = TAGS[kind] ? {} : { class: "link" };
    nodes.push(text.slice(at, start), el(TAGS[kind] || "span", attributes, inner));
    at = end;
  }
  return [...nodes, text.slice(at)].filter((node) => node !== "");
}

const marked = (runs, tag) => runs.map(([text, changed]) => (changed ? el(tag, {}, text) : text));
const sourceText = (nodes) => el("p", { class: "text source", ...data.source }, ...nodes);
const targetText = (text, plain, name = "text target") => el("p", { class: name, ...data.target }, ...rich(text, plain));

// ---- findings ----------------------------------------------------------------------------

function remarksOf(passage) {
  const text = textOf(passage);
  const untouched = text === passage.msgstr;
  const said = (passage.findings || []).map((one) => ({ ...one, place: placeOf(passage, one) }))
    .filter(({ topic, place }) => untouched || (!TOPICS.has(topic) && place))
    .map((one) => (one.place ? { ...one, shown: excerpt(textsOf(passage).join(""), one.place) } : one));
  const known = new Set(untouched ? said.map(({ topic }) => topic) : []);
  // What nobody has begun yet is no fault.
  const found = faults(passage, text, passage.plain).filter(([, key]) => !untouched || (key !== "empty" && key !== "gap"));
  const live = found.filter(([, , , topic]) => !known.has(topic)).map(([severity, key, values]) => ({ severity, key, values }));
  const machine = isDone(passage) ? [] : (passage.remarks || []).map((remark) => ({ severity: "warning", ...remark, remark: true }));
  return [...live, ...said, ...machine];
}

function finding(passage, one) {
  const what = one.key ? worded("span", {}, one.key, one.values)
    : one.remark ? el("span", data.source, one.quote ? `“${one.quote}” – ` : "", one.text)
      : el("span", one.foreign ? data.source : {}, one.text);
  const item = el("li", { class: one.severity }, worded("strong", {}, one.severity), what);
  if (one.shown) {
    const [before, words, behind] = one.shown;
    item.append(el("button", { type: "button", class: "place", title: say("place"), ...data.target, onclick: () => show(passage, one) },
      before, el("mark", {}, words), behind));
    if (one.fix !== undefined) item.append(proposal(passage, one));
  }
  return item;
}

const AROUND = 30; // letters of the text shown on either side of what is meant

// The words in question among their neighbours, cut at blanks.
function excerpt(text, { start, end }) {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const first = before.length > AROUND ? before.slice(before.indexOf(" ", before.length - AROUND) + 1 || before.length - AROUND) : before;
  const last = behind.length > AROUND ? behind.slice(0, behind.lastIndexOf(" ", AROUND) + 1 || AROUND) : behind;
  return [(first === before ? "" : "…") + first, text.slice(start, end), last + (last === behind ? "" : "…")];
}

// What mends it with one touch, as a button; blanks alone are shown with the words beside them.
function proposal(passage, one) {
  const [before, words, behind] = one.shown;
  const hasBlank = one.fix !== one.fix.trim() || !words.trim();
  const [key, text] = hasBlank ? ["fix", /\S*$/.exec(before)[0] + one.fix + /^\S*/.exec(behind)[0]]
    : one.fix ? ["fix", one.fix] : ["delete", words.trim()];
  const sure = { fix: "perhaps", delete: "perhaps-delete" };
  return button(one.certain ? key : sure[key], () => mend(passage, one), {}, { text });
}

function mend(passage, one) {
  const place = placeOf(passage, one);
  if (!place) {
    announce("moved-on");
    return;
  }
  remember(passage);
  set(passage, fixedTexts(passage, place, one.fix));
  rebuild(passage);
  after(passage);
  select(passage, { start: place.start, end: place.start + one.fix.length });
}

function show(passage, one) {
  const place = placeOf(passage, one);
  if (place) select(passage, place);
  else announce("moved-on");
}

// Selects a place of the text where it is written.
function select(passage, { start, end }) {
  const texts = textsOf(passage);
  let [n, at] = [0, 0];
  while (n < texts.length - 1 && start >= at + texts[n].length) { at += texts[n].length; n += 1; }
  const areaOf = () => views.get(passage).areas.find(({ dataset }) => dataset.place === String(n));
  if (!areaOf()) edit(passage, n);
  const area = areaOf();
  const lead = (text) => text.length - text.trimStart().length; // blanks that the field leaves out
  const skipped = at + lead(texts[n]) - lead(area.value);
  focus(passage, area);
  area.scrollIntoView({ block: "nearest" });
  area.setSelectionRange(Math.max(0, start - skipped), Math.max(0, end - skipped));
}

function showFindings(passage) {
  const view = views.get(passage);
  const found = remarksOf(passage);
  const now = JSON.stringify(found);
  if (!view.list || view.said === now) return;
  view.said = now;
  view.list.replaceChildren(...found.map((one) => finding(passage, one)));
}

// ---- a passage ---------------------------------------------------------------------------

function stateOf(passage) {
  if (isDone(passage)) return "accepted";
  if (work.has(passage)) return "begun";
  return passage.open && passage.state === "reviewed" ? "doubtful" : passage.state;
}

function showState(passage) {
  const { root, state, toggle } = views.get(passage);
  const now = stateOf(passage);
  if (root.dataset.state === now && root.classList.contains("open") === opened.has(passage)) return;
  root.dataset.state = now;
  root.className = `passage ${passage.kind} ${now} ${opened.has(passage) ? "open" : ""}`;
  put(state, now);
  put(toggle, opened.has(passage) ? "close" : "open");
  toggle.setAttribute("aria-expanded", String(opened.has(passage)));
}

function build(passage) {
  const n = passage.place + 1;
  const title = worded("h3", { id: `h${n}` }, "paragraph", { n: passage.number });
  const view = {
    state: el("span", { class: "state" }),
    toggle: el("button", { type: "button", class: "quiet", "aria-describedby": `h${n}`, onclick: () => toggle(passage) }),
    body: el("div", {}),
  };
  view.root = el("article", { id: `p${n}`, tabindex: "-1", "aria-labelledby": `h${n}` },
    el("header", {}, title, view.state, view.toggle), view.body);
  view.root.addEventListener("focusin", () => { current = passage; });
  views.set(passage, view);
  rebuild(passage);
  return view.root;
}

function rebuild(passage) {
  const view = views.get(passage);
  Object.assign(view, { areas: [], list: null, said: "" });
  view.body.replaceChildren(...(opened.has(passage) ? openBody(passage, view) : quietBody(passage)));
  showState(passage);
  showFindings(passage);
}

function quietBody(passage) {
  const text = textOf(passage);
  return [el("div", { class: "pair" }, sourceText(rich(passage.msgid, passage.plain)), targetText(text, passage.plain))];
}

function openBody(passage, view) {
  view.list = el("ul", { class: "findings", id: `f${passage.place + 1}`, "aria-label": say("findings") });
  const rows = isWhole(passage)
    ? [el("div", { class: "pair" }, sourceText(passage.now ? marked(passage.now, "ins") : [passage.msgid]), editor(passage, view, 0))]
    : passage.pieces.map((piece, place) => row(passage, view, piece, place));
  const parts = [about(passage), ...rows, choice(passage), view.list, chips(passage), buttons(passage), el("div", { class: "room" })];
  return parts.filter(Boolean);
}

function row(passage, view, piece, place) {
  const isKept = piece.part === "kept" && !editing.get(passage)?.has(place);
  const why = worded("p", { class: "why" }, piece.part);
  const open = () => {
    edit(passage, place);
    views.get(passage).areas.find(({ dataset }) => dataset.place === String(place)).focus();
  };
  const target = isKept
    ? el("div", {}, targetText(textsOf(passage)[place], passage.plain), button("edit", open, { class: "quiet" }))
    : editor(passage, view, place);
  return el("div", { class: "pair" }, why, sourceText(marked(piece.source, "ins")), target);
}

// Lets a kept piece be edited.
function edit(passage, place) {
  editing.set(passage, (editing.get(passage) || new Set()).add(place));
  rebuild(passage);
}

function editor(passage, view, place) {
  const text = textsOf(passage)[place].trim();
  const area = el("textarea", {
    ...data.target, spellcheck: "true", rows: String(Math.max(2, Math.ceil(Math.max(text.length, passage.msgid.length / (textsOf(passage).length)) / 48))),
    "aria-label": nameOf(passage, place),
    "aria-describedby": `f${passage.place + 1}`, "data-place": String(place),
  });
  area.value = text === GAP ? "" : text;
  const shown = targetText(text, passage.plain, "text target shown");
  area.addEventListener("beforeinput", (event) => {
    if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph") event.preventDefault();
  });
  area.addEventListener("input", () => {
    setPiece(passage, place, area.value);
    shown.textContent = area.value;
    grow(area);
    after(passage);
  });
  view.areas.push(area);
  return el("div", {}, area, shown);
}

function nameOf(passage, place) {
  const names = [say("translation"), say("paragraph", { n: passage.number })];
  return (isWhole(passage) ? names : [...names, say(passage.pieces[place].part)]).join(", ");
}

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

function about(passage) {
  const box = el("div", { class: "about" });
  for (const origin of passage.origins || []) {
    box.append(origin === "memory" ? worded("p", {}, "remembered") : worded("p", {}, "drafted", { origin }));
  }
  const sure = (passage.confidences || []).filter((one) => one !== null);
  if (sure.length) box.append(worded("p", {}, "confidence", { percent: Math.min(...sure) }));
  for (const text of passage.comments || []) box.append(worded("p", {}, "comment", { text }));
  if (passage.before) {
    box.append(el("div", { class: "before" }, worded("h4", {}, "before"), sourceText(marked(passage.before, "del"))));
  }
  return box.childElementCount ? box : null;
}

function choice(passage) {
  if (!passage.conflicts) return null;
  const use = (text) => () => {
    remember(passage);
    set(passage, [text], { whole: true });
    rebuild(passage);
    after(passage);
    focus(passage);
  };
  const column = (key, values, text, runs) => el("div", {}, worded("h4", {}, key, values),
    el("p", { class: "text target", ...data.target }, ...marked(runs, "ins")), button("use", use(text)));
  return el("div", { class: "choice" }, worded("p", {}, "conflict"),
    column("current", {}, passage.msgstr, passage.conflicts[0].ours),
    ...passage.conflicts.map(({ text, name, theirs }) => column(name ? "othername" : "other", { name }, text, theirs)));
}

function chips(passage) {
  const terms = (passage.terms || []).flatMap(({ term, forms, note }) => forms.map((form) =>
    el("button", { type: "button", ...data.target, title: note || undefined, "aria-label": say("term", { form, term }), onclick: () => insert(passage, form) }, form)));
  const marks = (passage.marks || []).map((mark) =>
    el("button", { type: "button", dir: "ltr", "aria-label": say("mark", { mark: shownMark(mark) }), onclick: () => insert(passage, mark[1], mark[2]) }, shownMark(mark)));
  const group = (key, nodes) => (nodes.length ? el("div", { class: "chips" }, worded("h4", {}, key), ...nodes) : null);
  const groups = [group("terms", terms), group("markup", marks)].filter(Boolean);
  return groups.length ? el("div", {}, ...groups) : null;
}

function insert(passage, opening, closing = "") {
  const { areas } = views.get(passage);
  const area = areas.find((one) => one === passage.area) || areas[0];
  if (!area) return;
  area.focus();
  const [start, end] = [area.selectionStart, area.selectionEnd];
  const picked = area.value.slice(start, end);
  const letter = /[\p{L}\p{N}]/u;
  const lead = /[\p{L}\p{N}.,;:!?…)»”]/u.test(area.value[start - 1] || "") ? " " : "";
  const tail = letter.test(area.value[end] || "") ? " " : "";
  const text = lead + opening + (closing ? picked + closing : "") + tail;
  // The old way alone leaves the browser's own undo as it was.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input"));
  }
  if (closing && !picked) {
    const inside = start + lead.length + opening.length;
    area.setSelectionRange(inside, inside);
  }
}

function buttons(passage) {
  const back = () => { remember(passage); work.delete(passage); unsaved = true; rebuild(passage); after(passage); focus(passage); };
  return el("p", { class: "buttons" },
    button("accept", () => accept(passage), { class: "main" }),
    button("later", () => advance(passage)),
    button("back", back));
}

// ---- moving, accepting, undoing ----------------------------------------------------------

function toggle(passage) {
  if (opened.has(passage)) opened.delete(passage); else opened.add(passage);
  rebuild(passage);
  if (opened.has(passage)) focus(passage); else views.get(passage).toggle.focus();
}

function focus(passage, area = views.get(passage).areas[0]) {
  const { root } = views.get(passage);
  root.closest("details").open = true;
  root.scrollIntoView({ block: "start" });
  (area || root).focus({ preventScroll: true });
}

const isLeft = (passage) => passage.open && !isDone(passage);

function advance(from) {
  const start = from ? from.place + 1 : 0;
  const next = [...passages.slice(start), ...passages.slice(0, start)].find((one) => isLeft(one) && one !== from);
  if (next) {
    if (!opened.has(next)) { opened.add(next); rebuild(next); }
    focus(next);
  } else if (from && isLeft(from)) focus(from);
  else $("send").focus();
}

function step(by) {
  const place = current ? current.place + by : 0;
  if (passages[place]) focus(passages[place]);
}

// The gravest thing that is to be mended, as the reviewer is told of it.
function worstOf(passage) {
  const found = remarksOf(passage).find(({ severity, key }) => severity === "error" && key !== "empty" && key !== "gap");
  return found && (found.key ? say(found.key, found.values) : found.text);
}

function accept(passage) {
  const text = textOf(passage);
  const lacking = faults(passage, text, passage.plain).find(([, key]) => key === "empty" || key === "gap");
  if (lacking) {
    announce("first-write", { text: say(lacking[1], lacking[2]) });
    (views.get(passage).areas.find(({ value }) => !value.trim()) || views.get(passage).areas[0])?.focus();
    return;
  }
  const worst = worstOf(passage);
  if (worst && passage.warned !== text) {
    passage.warned = text;
    announce("first-mend", { text: worst });
    return;
  }
  remember(passage);
  set(passage, textsOf(passage), { done: true });
  opened.delete(passage);
  rebuild(passage);
  after(passage);
  announce("next-one", { n: passages.filter(isLeft).length });
  advance(passage);
}

function takeBack() {
  const passage = undo();
  announce(passage ? "undone" : "to-undo");
  if (!passage) return;
  opened.add(passage);
  rebuild(passage);
  after(passage);
  focus(passage);
}

// ---- keeping, saving, loading ------------------------------------------------------------

function later(name, wait, act) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(act, wait);
}

function announce(key, values, more = "") {
  put($("status"), key, values);
  $("status").append(more);
  later("status", 8000, () => { $("status").textContent = ""; });
}

function keepNow() {
  clearTimeout(timers.keep);
  showOthers();
  const before = keeps;
  if (keep() === before) return;
  put($("kept"), keeps ? "kept-here" : "not-kept");
  if (!keeps) announce("not-kept");
}

// After each change of a passage: nothing here touches another passage.
function after(passage) {
  showState(passage);
  showFindings(passage);
  showProgress();
  later("keep", 400, keepNow);
  later("findings", 1500, () => {
    const worst = worstOf(passage);
    if (worst && passage.told !== worst) announce("mending", { text: worst });
    passage.told = worst;
  });
}

function showProgress() {
  const now = progress();
  const text = say(passages.some(({ open }) => open) ? "progress" : "nothing", now);
  if ($("progress").textContent !== text) $("progress").textContent = text;
  const share = now.total ? now.done / now.total : 1;
  if ($("meter").value !== share) $("meter").value = share;
  const finished = passages.some(({ open }) => open) && !passages.some(isLeft);
  if ($("finished").hidden === finished) {
    $("finished").hidden = !finished;
    put($("finished"), "finished");
  }
}

const FILE = `review-${data.target.lang.toLowerCase()}.json`;
const written = () => JSON.stringify(review(), null, 1);

function sent(key, values) {
  unsaved = false;
  keepNow();
  put($("sent"), key, values);
  announce(key, values);
}

function nothingToSend() {
  if (work.size) return false;
  announce("none");
  return true;
}

function save() {
  if (nothingToSend()) return;
  const address = URL.createObjectURL(new Blob([written()], { type: "application/json" }));
  el("a", { href: address, download: FILE }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  sent("saved", { file: FILE });
}

async function copy() {
  if (nothingToSend()) return;
  try {
    await navigator.clipboard.writeText(written());
    sent("copied");
  } catch {
    $("by-hand").hidden = false;
    $("by-hand").value = written();
    put($("sent"), "not-copied");
    $("by-hand").select();
  }
}

const asFile = () => new File([written()], FILE, { type: "application/json" });

async function share() {
  if (nothingToSend()) return;
  try {
    await navigator.share({ files: [asFile()] });
    sent("saved", { file: FILE });
  } catch {
    // They thought better of it.
  }
}

function showAll(changed = touched()) {
  for (const passage of changed) {
    if (isDone(passage)) opened.delete(passage); else opened.add(passage);
    rebuild(passage);
  }
  showName();
  showProgress();
}

// What was done meanwhile in another window of this page.
function showOthers() {
  const changed = join();
  if (changed.length) showAll(changed);
}

async function load(file) {
  let found = null;
  try {
    // Of what is written over here, each can be had back.
    found = bring(JSON.parse(await file.text()), (passage) => {
      if (work.has(passage)) remember(passage);
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

function bringEarlier() {
  const results = earlier().map((found) => bring(found, (passage) => !work.has(passage))).filter(Boolean);
  const sum = (name) => results.reduce((total, one) => total + one[name], 0);
  $("earlier").hidden = true;
  showAll();
  keepNow();
  announceBrought("restored", { taken: sum("taken"), left: sum("left") });
}

function announceBrought(key, { taken, left }) {
  announce(key, { n: taken }, left ? `. ${say("left-out", { n: left })}` : "");
}

function showName() {
  $("named").checked = named.yes;
  $("name").value = named.name;
  $("name").disabled = !named.yes;
}

function nameChanged() {
  Object.assign(named, { yes: $("named").checked, name: $("name").value });
  $("name").disabled = !named.yes;
  unsaved = true;
  later("keep", 400, keepNow);
}

// One document; folded where it has nothing to do, and others have.
function section(doc) {
  const title = doc.passages.find(({ kind }) => kind === "title");
  const name = title ? title.msgstr || title.msgid : doc.name;
  const heading = doc.plain ? worded("h2", {}, "around") : el("h2", title ? (title.msgstr ? data.target : data.source) : {}, name);
  const unfold = doc.passages.some(({ open }) => open) || !passages.some(({ open }) => open);
  return el("details", { class: "document", open: unfold }, el("summary", {}, heading), ...doc.passages.map(build));
}

// ---- the page wakes up -------------------------------------------------------------------

function pressed(event) {
  if (event.isComposing) return;
  const chord = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "",
    event.code === "KeyZ" || event.code === "KeyS" ? event.code.slice(3) : event.key].filter(Boolean).join("+");
  const act = {
    "Ctrl+Enter": () => current && opened.has(current) && accept(current),
    "Alt+Enter": () => advance(current),
    "Alt+ArrowDown": () => step(1),
    "Alt+ArrowUp": () => step(-1),
    "Alt+Z": takeBack,
    "Ctrl+S": save,
  }[chord];
  if (!act) return;
  event.preventDefault();
  act();
}

function listen() {
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("textarea[data-place]")) current.area = target;
  });
  $("next").addEventListener("click", () => advance(current));
  $("undo").addEventListener("click", takeBack);
  for (const id of ["save", "save-too"]) $(id).addEventListener("click", save);
  $("copy").addEventListener("click", copy);
  $("share").addEventListener("click", share);
  $("load").addEventListener("change", ({ target }) => { if (target.files[0]) load(target.files[0]); target.value = ""; });
  $("bring").addEventListener("click", bringEarlier);
  $("named").addEventListener("change", nameChanged);
  $("name").addEventListener("input", nameChanged);
  addEventListener("storage", ({ key }) => { if (key === STORE + data.digest) showOthers(); });
  addEventListener("pagehide", () => { if (timers.keep) keepNow(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && unsaved) keepNow(); });
  addEventListener("beforeunload", (event) => { if (unsaved && work.size) event.preventDefault(); });
}

function start() {
  keeps = canKeep();
  const restored = keeps ? restore() : null;
  for (const passage of touched()) if (isDone(passage)) opened.delete(passage); else opened.add(passage);
  $("passages").append(...data.documents.map(section));
  put($("kept"), restored?.taken ? "restored" : keeps ? "kept-here" : "not-kept", { n: restored?.taken });
  $("earlier").hidden = Boolean(restored) || !earlier().length;
  $("share").hidden = !navigator.canShare?.({ files: [asFile()] });
  showName();
  showProgress();
  listen();
}

start();
