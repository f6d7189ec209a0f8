"""Spanish plurals, articles, and what stands beside a noun."""

from __future__ import annotations

import re

from tools.language.grammar import Grammar, pairs, row, words
from tools.language.grammar.spanish_genders import KNOWN, gender

_PLURALS = {
    "régimen": "regímenes", "espécimen": "especímenes", "carácter": "caracteres",
    "club": "clubes", "álbum": "álbumes", "primer": "primeros", "gran": "grandes",
    "tercer": "terceros", "buen": "buenos", "mal": "malos", "jersey": "jerséis",
    "menú": "menús", "champú": "champús", "gurú": "gurús", "esquí": "esquís",
    "bisturí": "bisturís", "récord": "récords", "boicot": "boicots", "complot": "complots",
    "robot": "robots", "debut": "debuts", "ballet": "ballets", "mamá": "mamás", "papá": "papás",
    "test": "test", "lord": "lores", "guion": "guiones", "ion": "iones",
    "truhan": "truhanes", "internet": None, "sur": None, "hipérbaton": "hipérbatos",
}  # fmt: skip
_FOREIGN_RE = re.compile(r"(?!kil)[kw]|([bdfgmpstz])\1|sh|th|ck")
"""In words that keep their own plural: buffers, tokens."""
_ADDED = dict.fromkeys("aeiouáéó", "s") | dict.fromkeys("ílrdjy", "es")
_PLAIN = str.maketrans("áéíóú", "aeiou")
_SHARP = str.maketrans("aeiou", "áéíóú")
_NUCLEUS_RE = re.compile(r"(?<=[gq])u(?=[eiéí])|([íú]|[iuü]?[aeoáéó][iu]?|[iuü]+)")


def plural(word: str) -> str | None:
    """
    >>> [plural(word) for word in ("nación", "joven", "voz", "crisis", "país", "israelí")]
    ['naciones', 'jóvenes', 'voces', 'crisis', 'países', 'israelíes']
    """
    if (
        word in _PLURALS
        or _FOREIGN_RE.search(word)
        or not re.fullmatch(r"[a-záéíóúüñ]*[aeiouáéíóúü][a-záéíóúüñ]*", word)
    ):
        return _PLURALS.get(word)
    last = word[-1]
    if last in "sx":
        stressed = len(_nuclei(word)) < 2 or re.search(r"[áéíóú]s\Z", word)
        return f"{_unsharp(word)}es" if stressed and last == "s" else word
    if last == "z":
        return f"{word[:-1]}ces"
    if last == "n":
        sharpen = len(_nuclei(word)) > 1 and not re.search("[áéíóú]", word)
        return f"{_sharpened(word) if sharpen else _unsharp(word)}es"
    return word + _ADDED[last] if last in _ADDED else None


def _nuclei(word: str) -> list[re.Match[str]]:
    """The vowels of each syllable, nearly."""
    return [match for match in _NUCLEUS_RE.finditer(word) if match[1]]


def _unsharp(word: str) -> str:
    """Without the accent that the longer word does not need: inglés, but país."""
    found = re.search(r"(?<![aeo])([áéíóú])[ns]\Z|(?<=[aeo])([áéó])[ns]\Z", word)
    return word[: found.start()] + word[found.start() :].translate(_PLAIN) if found else word


def _sharpened(word: str) -> str:
    """With the accent that the longer word needs, on its third syllable from the end."""
    start, end = _nuclei(word)[-2].span()
    strong = re.search(r"[aeo]", word[start:end])
    place = start + strong.start() if strong else end - 1
    return word[:place] + word[place].translate(_SHARP) + word[place + 1 :]


def singular(word: str) -> str:
    """
    >>> [singular(word) for word in ("fuerzas", "naciones", "voces", "poderes", "padres")]
    ['fuerza', 'nación', 'voz', 'poder', 'padre']
    """
    if word[:-1] in KNOWN:
        return word[:-1]
    for end, instead in (("ces", "z"), ("ones", "ón"), ("enes", "en")):
        if word.endswith(end):
            return word[: -len(end)] + instead
    if re.search(r"[aeiouáéíóú][lrd]es\Z", word):
        return word[:-2]
    return word[:-1]


def _sharp_a(word: str) -> bool:
    """Feminine words that begin with a stressed a."""
    return bool(re.fullmatch(r"(?:agua|alma|arma|arpa|área|aula|ave|águila|hambre|habla|hacha"
                             r"|acta|alza|ancla|ala|alba|ama|asma|aspa|hada|África|Asia|alga)",
                             word))  # fmt: skip


_REGULAR = (
    "nuevo antiguo propio mismo otro segundo último próximo pequeño viejo verdadero futuro "
    "supuesto llamado todo nuestro vuestro mucho poco cuyo ambo cierto segundo presunto mero"
)
_ROWS = [
    ("el", "la", "los", "las"), ("un", "una", "unos", "unas"),
    ("del", "de la", "de los", "de las"), ("al", "a la", "a los", "a las"),
    ("este", "esta", "estos", "estas"), ("ese", "esa", "esos", "esas"),
    ("aquel", "aquella", "aquellos", "aquellas"), ("algún", "alguna", "algunos", "algunas"),
    ("ningún", "ninguna", "ningunos", "ningunas"), ("primer", "primera", "primeros", "primeras"),
    ("tercer", "tercera", "terceros", "terceras"), ("su", "su", "sus", "sus"),
    ("mi", "mi", "mis", "mis"), ("gran", "gran", "grandes", "grandes"),
]  # fmt: skip

GRAMMAR = Grammar(
    gender=gender,
    plural=plural,
    singular=singular,
    determiners=(*_ROWS, *map(row, _REGULAR.split())),
    definite=words("el del al"),
    ambiguous=frozenset(),
    single=(r"[iu]s\Z"),
    masculine_before=_sharp_a,
    melting=words("el un algún ningún") | {"del", "al"},
    conjunctions=(("y", "e", r"h?[ií](?![aeo])"), ("o", "u", r"h?[oó]")),
    particles=words(
        "de del a al en por para con sin contra sobre entre y e o u ni que desde hacia hasta",
        "como según ante bajo tras",
    ),
    invariable=(
        r"a|o|para|hasta|hacia|contra|nada|nunca|ahora|cuando|como|solo|sólo|pero|cada|era|sea|"
        r"ya|las?|los|lo|unas?|unos|del|más|menos|además|antes|después|entonces|mientras|dos|tres|seis|es|fueron|"
        r"\w+(?:aba|ía|amos|emos|imos)|no|tras|años?|uno|luego|dentro|durante|siendo|"
        r"\w+(?:ando|iendo)|todavía|muchas?|muchos?|mas|junto|fuera"
    ),
    copula=(
        r"es|son|fue|fueron|era|eran|será|serán|está|están|estaba|estaban|sido|ser|estar|sea|sean|"
        r"estuvo|estuvieron|queda|quedó|quedaron|parece|sigue|siguió"
    ),
    leading=words("primer primera gran nuevo nueva alto alta libre buen buena"),
    feminine=pairs(
        "ano/ana eño/eña lés/lesa cés/cesa dés/desa ués/uesa nés/nesa argentino/argentina",
        "palestino/palestina dor/dora ministro/ministra presidente/presidenta jefe/jefa",
        "diputado/diputada secretario/secretaria abogado/abogada alcalde/alcaldesa",
    ),
    persons=words(
        "ministro ministra presidente presidenta jefe jefa diputado diputada senador senadora",
        "gobernador gobernadora secretario secretaria embajador embajadora trabajador",
        "trabajadora abogado abogada alcalde alcaldesa refugiado refugiada ciudadano ciudadana",
        "candidato candidata campesino campesina maestro maestra obrero obrera",
    ),
    stand_ins={
        "en": {
            "m": (("book", "libro"), ("horse", "caballo"), ("hat", "sombrero")),
            "f": (("house", "casa"), ("table", "mesa"), ("window", "ventana")),
            "mp": (("brother", "hermano"), ("king", "rey"), ("grandfather", "abuelo")),
            "fp": (("sister", "hermana"), ("queen", "reina"), ("grandmother", "abuela")),
        }
    },
    coordinators=words("y e o u"),
    plural_acronyms=frozenset({"EE. UU.", "EE.UU.", "EEUU", "EE UU"}),
)
