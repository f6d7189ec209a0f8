"""What the page says, in English; the workshop's catalogue has it in the reviewer's language."""

from __future__ import annotations

from tools.model.findings import say

WORDS = {
    # the page
    "title": say("Review: {edition}"),
    "intro": say(
        "Each paragraph is shown beside its source. Read it, correct what you would say "
        "differently, and accept it. Your work is kept in this browser as you go."
    ),
    "progress": say("{done} of {total} words accepted · about {minutes} min left"),
    "finished": say("Everything is accepted. Save the review and send it back. Thank you!"),
    "nothing": say("There is nothing to do here. You may still read, and correct what you like."),
    "around": say("Buttons, labels and notices"),
    "paragraph": say("Paragraph {n}"),
    "translation": say("Translation"),
    "skip": say("Skip to the paragraphs"),
    "where": say("Where you are"),
    "next": say("Next open one"),
    "undo": say("Undo"),
    "help": say("Help and keyboard shortcuts"),
    "script": say("This page needs JavaScript. Open it in an ordinary browser."),
    # states
    "untranslated": say("Not translated yet"),
    "draft": say("Draft"),
    "changed": say("The source changed"),
    "reviewed": say("Done"),
    "accepted": say("Accepted"),
    "begun": say("Started"),
    "doubtful": say("Look again"),
    "kept": say("Kept: this sentence did not change"),
    "edited": say("This sentence changed"),
    "new": say("This sentence is new"),
    # an open paragraph
    "accept": say("Accept and go on"),
    "later": say("Later"),
    "back": say("Restore the earlier text"),
    "open": say("Open"),
    "close": say("Close"),
    "edit": say("Edit"),
    "before": say("Earlier source"),
    "drafted": say("Drafted by {origin}. A person has to read it."),
    "remembered": say("From sentences that people translated before. Please read it again."),
    "confidence": say("Least certain sentence: {percent} % sure"),
    "comment": say("Note from a translator: {text}"),
    "terms": say("Terms of the glossary"),
    "markup": say("Signs of the source, to insert"),
    "term": say("Insert “{form}” for “{term}”"),
    "mark": say("Insert {mark}"),
    "fix": say("Write “{text}”"),
    "delete": say("Delete “{text}”"),
    "perhaps": say("Perhaps write “{text}”"),
    "perhaps-delete": say("Perhaps delete “{text}”"),
    "place": say("Show it in the text"),
    "moved-on": say(
        "The text has changed at this place, so nothing was done. Please look at it yourself."
    ),
    "conflict": say("Another text came back for this paragraph. Choose one, or write your own."),
    "current": say("The present text"),
    "other": say("The other text"),
    "othername": say("The other text, by {name}"),
    "use": say("Use this text"),
    "findings": say("To check"),
    # findings
    "error": say("Fix"),
    "warning": say("Check"),
    "note": say("Note"),
    "empty": say("There is no translation yet."),
    "gap": say("A sentence is still to be translated: {sign}"),
    "marklost": say("Missing here: {mark}"),
    "markextra": say("Not in the source: {mark}"),
    "lone": say("A sign opens here and is not closed: {mark}"),
    "block": say("It must not begin like a list or a heading."),
    "numberlost": say("The number {number} of the source is missing, or has another value."),
    "numberextra": say("The number {number} is not in the source."),
    "unopened": say("“{mark}” has no “{opens}” before it."),
    "unclosed": say("“{mark}” has no “{closes}” after it."),
    "short": say("This is far shorter than the source: is a part missing?"),
    "long": say("This is far longer than the source: was something added?"),
    "omitted": say("There is nothing here for “{sentence}”"),
    "glossary": say("The glossary has “{form}” for “{term}”."),
    # keeping and sending
    "save": say("Save the review"),
    "saved": say(
        "The file {file} is among your downloads. Send it to the person who sent you this page."
    ),
    "kept-here": say("Your work is kept in this browser."),
    "not-kept": say(
        "This browser keeps nothing for this page. Save the review before you close it."
    ),
    "restored": say("Your work from before is here again. Paragraphs: {n}"),
    "earlier": say("There is work from an earlier page of this edition."),
    "bring": say("Bring it in"),
    "none": say("There is nothing to save yet."),
    "copy": say("Copy it instead"),
    "copied": say("Copied. Paste it into a message."),
    "not-copied": say("Copy this text into a message:"),
    "share": say("Share"),
    "load": say("Load a saved review"),
    "loaded": say("The saved review is here. Paragraphs: {n}"),
    "left-out": say("From another page, and left out: {n}"),
    "bad-file": say("This file is not a review of this edition."),
    "send": say("Send it back"),
    "send-how": say(
        "“Save the review” makes a small file. Send it to the person who sent you this page. You"
        " can load it again here, or on another computer, and go on."
    ),
    "name": say("Your name"),
    "named": say("Publish my name as a reviewer"),
    "name-why": say(
        "Your name is saved in the review and published with the translation only if you tick "
        "this. Otherwise nobody is named."
    ),
    "first-mend": say("There is something to fix; if the text is right, accept it again. {text}"),
    "mending": say("To fix: {text}"),
    "first-write": say("{text} Write it first."),
    "next-one": say("Accepted. Paragraphs left: {n}"),
    "undone": say("Undone."),
    "to-undo": say("There is nothing to undo."),
    # keys
    "key-accept": say("Accept and go to the next open paragraph"),
    "key-later": say("Leave it for later, and go to the next open paragraph"),
    "key-down": say("Next paragraph"),
    "key-up": say("Previous paragraph"),
    "key-undo": say("Undo the last acceptance or choice"),
    "key-save": say("Save the review"),
}
"""By what the modules under ``page/js/`` call them."""
