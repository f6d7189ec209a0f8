"""Words made of others by rule: in no dictionary, and right all the same.

Only what leaves no doubt: each way leads back to whole words that a dictionary knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from tools.language.language import Spelling
from tools.language.registry import language_of

SHORTEST = 5
"""Letters of a word behind a prefix; shorter ones stand behind too many by chance."""
_BARE = str.maketrans("áéíóú", "aeiou")


def derived(word: str, knows: Callable[[str], bool], language: str) -> bool:
    """Tell whether *word* is made by rule of words that are known.

    >>> derived("antirracistas", {"racistas"}.__contains__, "es")
    True
    >>> derived("decírselo", {"decir"}.__contains__, "es")
    True
    """
    return any(map(knows, _wholes(word[:1].lower() + word[1:], language_of(language).spelling)))


def _wholes(word: str, known: Spelling) -> Iterator[str]:
    """Words of which *word* may be made."""
    if prefix := _prefix_re(known).match(word):
        rest = word[prefix.end() :]
        if len(rest) >= SHORTEST:
            # antirracista: between vowels an r is written twice.
            doubled = rest[0] == rest[1] and rest[0] in known.doubled_after_prefix
            yield rest[1:] if doubled else rest
    if tied := _compiled(known.tied_pronouns).fullmatch(word):
        yield tied["one"] or (tied["two"] or tied["led"]).translate(_BARE)
    for pattern, wholes in known.endings:
        if found := _compiled(pattern).fullmatch(word):
            yield from map(found.expand, wholes)


@lru_cache(maxsize=8)
def _prefix_re(known: Spelling) -> re.Pattern[str]:
    longest = sorted(known.prefixes, key=lambda prefix: (-len(prefix), prefix))
    return _compiled(rf"(?:{'|'.join(longest)})-?" if longest else "")


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    """*pattern*; nothing fits an empty one."""
    return re.compile(pattern or "(?!)")
