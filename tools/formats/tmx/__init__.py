"""TMX 1.4 <-> translation units, to trade memories with other tools.

Law, for all units that XML can hold: ``parse_tmx(render_tmx(units, languages), languages)``
is *units* again, and the same units give the same bytes.
"""

from tools.catalogs.memory import Unit
from tools.formats.tmx.contents import Tmx
from tools.formats.tmx.reader import TmxError, read_tmx
from tools.formats.tmx.writer import render_tmx, sound
from tools.language.sentences import Languages

__all__ = ["Tmx", "TmxError", "parse_tmx", "read_tmx", "render_tmx", "sound"]


def parse_tmx(data: bytes, languages: Languages, *, path: str = "<tmx>") -> tuple[Unit, ...]:
    """The units of a TMX file that have both languages; see :func:`read_tmx`."""
    return read_tmx(data, path=path).of(languages)
