"""Broken and hostile PO files, made from sound ones.

``python -m tests.support.broken_catalogs 10000``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from tools.checking.checks import check_catalog
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings
from tools.formats.po import parse_catalog
from tools.language.sentences import Languages
from tools.model.errors import CatalogError
from tools.system.environment import ROOT

SEEDS = sorted((ROOT / "locale").glob("*/LC_MESSAGES/**/*.po"))
BITS = [
    b'"', b"\\", b"\n", b"\r", b"\0", b"\xff", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"#", b"#~ ",
    b"#, fuzzy\n", b"#| msgid \"x\"\n", b"msgid ", b"msgstr ", b"msgstr[1] ", b"msgid_plural ",
    b"msgctxt ", b"<<<<<<< HEAD\n", b"`", b"``", b"*", b"**", b"|x|", b"[1]_", b":ref:`", b"`_",
    b"<javascript:alert(1)>", b".. raw:: html", b"- ", b"1. ", b"{", b"}", b"https://x.org",
    b"\\n", b"\\t", b"\\x00", b"\\u202e", b"\xf0\x9d\x90\x80", b"\xd0\xb0",
]  # fmt: skip


def mutants(count: int, seed: int) -> Iterator[bytes]:
    """Sound files with bytes changed, cut, put in, and lines dropped, doubled, exchanged."""
    chance = random.Random(seed)
    sound = [path.read_bytes() for path in SEEDS]
    for _ in range(count):
        data = bytearray(chance.choice(sound))
        for _ in range(chance.randint(1, 12)):
            data = _mutated(data, chance)
        yield bytes(data)


def _mutated(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data) + 1)
    match chance.randrange(6):
        case 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        case 1:
            data[at : at + chance.choice((1, 10, 1000))] = b""
        case 2 | 3:
            data[at:at] = chance.choice(BITS) * chance.choice((1, 1, 1, 2, 300))
        case 4:
            lines = data.split(b"\n")
            lines[chance.randrange(len(lines))] = chance.choice(lines)
            data = bytearray(b"\n".join(lines))
        case _:
            lines = data.split(b"\n")
            del lines[chance.randrange(len(lines))]
            data = bytearray(b"\n".join(lines))
    return data


def survives(data: bytes) -> bool:
    """Read and check a file as ``make check`` does; whether it could be read.

    :raises Exception: a bug.
    """
    try:
        catalog = parse_catalog(data, domain="fuzz")
    except CatalogError:
        return False
    settings = CheckSettings(languages=Languages("en", "es"))
    for plain in (False, True):
        for finding in check_catalog(catalog, settings, plain=plain, rules=PAIR_RULES):
            str(finding.fault.message)
            assert not finding.fault.bug
            end = finding.fault.end
            assert 0 <= finding.fault.start <= (len(finding.text) if end is None else end)
            assert end is None or end <= len(finding.text)
    return True


if __name__ == "__main__":
    count = int(sys.argv[1])
    read = sum(survives(data) for data in mutants(count, seed=int(sys.argv[2])))
    print(f"{count} files, {read} of them sound enough to be checked, no traceback")
