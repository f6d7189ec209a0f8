"""Letters: which belong in a language, and which only look as if they did."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

INVISIBLE_RE = re.compile(
    "["
    "\0-\x09\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls, but what ends a line
    "\xad\u034f"  # soft hyphen, grapheme joiner
    "\u0600-\u0605\u061c\u06dd\u070f"  # signs over or before Arabic and Syriac numbers and words
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f"  # Khmer vowels, variation selectors
    "\u200b-\u200f\u2060-\u206f\ufeff"  # no width; joiners, marks and isolates of direction
    "\u202a-\u202e"  # what turns the direction
    "\u2800"  # the Braille pattern without a dot
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # notes, shorthand, music
    "\ud800-\udfff"  # half a character
    "\ue000-\uf8ff"  # private use: no font has it
    "\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe\U0002ffff"  # no characters
    "\U0003fffe-\U0010ffff"  # the same, tags, selectors, and more private use
    "]"
)
"""What nobody sees: it has no width, no font has it, or it is no character."""
PILED_RE = re.compile("[\u0300-\u036f]{3}|[\u0488\u0489\u20dd-\u20e4]")
"""Signs heaped on a letter, or round it: they cover the lines above and below."""
JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Part of the spelling, or of the typing, in scripts that join letters or run leftwards."""
JOINING = frozenset({"ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO", "DEVANAGARI", "BENGALI",
                     "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM",
                     "SINHALA", "KHMER", "MYANMAR", "TIBETAN", "MONGOLIAN"})  # fmt: skip
ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Scripts with letters that look like one another's."""
LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅУοανιρκυΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡ",
    "aeopcyxijsdhqwABEKMHOPCTXIJSYoavipkuABEZHIKMNOPTYXag",
)
_MARKS = frozenset({"MODIFIER", "SUPERSCRIPT", "SUBSCRIPT", "FEMININE", "MASCULINE"})
_DOUBTFUL_RE = re.compile(
    r"[^\x00-\u024f\u02b0-\u036f\u1e00-\u1eff\u2000-\u20cf\u2150-\u249b\u24ea-\u2bff\u2e00-\u2e7f"
    r"\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001f10f\U0001f18a-\U0001faff]"
)
_RINGED = "\u249c-\u24e9\U0001f110-\U0001f189"
"""Letters in brackets, rings and boxes: to Unicode they are signs."""
WORD_RE = re.compile(rf"(?:[^\W\d_]|[\u0300-\u036f\u0488\u0489\u20dd-\u20e4０-９𝟎-𝟿{_RINGED}])+")
DISGUISED_RE = re.compile(rf"[{_RINGED}]|SMALL CAPITAL")
_NAMED_RE = re.compile(r".*LETTER (?:SMALL CAPITAL )?([A-Z])")


@lru_cache
def scripts(language: str) -> frozenset[str]:
    """List the scripts of a language, as the names of its letters begin in Unicode.

    >>> sorted(scripts("es")), sorted(scripts("sr_Latn")), sorted(scripts("uk"))
    (['LATIN'], ['LATIN'], ['CYRILLIC'])
    """
    likely = get_global("likely_subtags")
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    full = likely.get(locale.language, "")
    code = locale.script or next((part for part in full.split("_") if len(part) == 4), "")
    name = Locale("en").scripts.get(code, "").upper()
    several = {"Jpan": "CJK HIRAGANA KATAKANA", "Kore": "HANGUL CJK", "Hans": "CJK", "Hant": "CJK"}
    return frozenset(several[code].split() if code in several else [name] if name else [])


def script(letter: str) -> str:
    """Tell how the Unicode name of a letter begins, e.g. ``CYRILLIC``."""
    return "PHONETIC" if letter in "ɑɡ" else unicodedata.name(letter, "").partition(" ")[0]


def undisguise(word: str) -> str:
    """Write a word with ordinary letters for those in disguise: wide, bold, of another script.

    >>> undisguise("Ｄonar"), undisguise("donаr"), undisguise("Ⓓonar"), undisguise("ᴅᴏɴᴀʀ")
    ('Donar', 'donar', 'Donar', 'DONAR')
    """
    bare = "".join(_undisguised(sign) for sign in word)
    return unicodedata.normalize("NFKC", bare).translate(LOOKALIKES)


def _undisguised(sign: str) -> str:
    if not _is_disguised(sign):
        return sign
    named = _NAMED_RE.fullmatch(unicodedata.name(sign, ""))
    letter = named[1] if named else unicodedata.normalize("NFKC", sign)
    return letter.lower() if " SMALL LETTER " in unicodedata.name(sign, "") else letter


def _is_disguised(sign: str) -> bool:
    return not sign.isascii() and bool(
        DISGUISED_RE.match(sign) or DISGUISED_RE.search(unicodedata.name(sign, ""))
    )


def find_invisible(msgid: str, msgstr: str, language: str) -> list[int]:
    """Find the places in *msgstr* of characters that nobody sees and *msgid* has not."""
    if msgstr.isascii() and msgstr.isprintable():
        return []
    found = [sign for sign in INVISIBLE_RE.finditer(msgstr) if sign[0] not in msgid]
    allowed = JOINERS if found and scripts(language) & JOINING else frozenset()
    return [sign.start() for sign in found if sign[0] not in allowed]


def find_foreign(msgid: str, msgstr: str, language: str) -> list[re.Match[str]]:
    """Find words of *msgstr* with letters that are not its language's, but for those of *msgid*."""
    if not (_DOUBTFUL_RE.search(msgstr) or PILED_RE.search(msgstr)):
        return []
    own = scripts(language)
    known = set(WORD_RE.findall(msgid))
    return [
        word
        for word in WORD_RE.finditer(msgstr)
        if own and not word[0].isascii() and word[0] not in known and _is_foreign(word[0], own)
    ]


def _is_foreign(word: str, own: frozenset[str]) -> bool:
    if PILED_RE.search(word):
        return True
    disguised = sum(map(_is_disguised, word))
    if disguised > 1 and 2 * disguised >= len(word):  # one alone may be a list's, or of phonetics
        return True
    written = {script(letter) for letter in word if letter.isalnum() and letter != "µ"}
    if own & ALIKE:
        mixed = len(written & ALIKE) > 1
        return mixed or bool(written - own - {"LATIN", *_MARKS})
    return bool(written & (ALIKE - {"LATIN"}) and written - ALIKE - _MARKS)
