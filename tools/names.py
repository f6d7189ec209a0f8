"""Names of people, places and institutions, and how another language may write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from rapidfuzz import fuzz


NAME_RE = re.compile(r"(?<=[a-zß-ÿ,] )[A-ZÀ-Þ][^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""A word with a capital in the middle of a sentence: not after a stop, a quote or a dash."""
ACRONYM_RE = re.compile(r"(?<![\w.&/@#-])[A-Z]{2,6}(?![\w&/@-]|\.\w)")
ALIKE = 60.0
"""Percent from which two words may be one name: London, Londres."""
STEM = 4

_ORDINARY = frozenset(
    """
    academy act action affairs age agency agreement air alliance american ancient archbishop armed
    army article assembly association authority award bank bar bay beach bill bishop black blue
    board book border bridge brother brothers building bureau cabinet cape capital captain castle
    cause centre center century chair chairman chairwoman chairperson chamber chancellor chapter
    charter chief church city civil club coast code college colonel column commander commission
    committee common commons commonwealth community company conference congress conservative
    constitution convention corps council country county coup court covenant crown cup daily day
    days dean declaration defence defense democrat democratic democrats department deputy desk
    development director district doctor duke earl earth east eastern editor education empire
    employment energy environment equality executive exhibit father federal federation fellow
    festival field figure finance fire first force forces foreign forest foundation framework free
    freedom friends front fund future game general global god gold government governor great green
    group growth guard gulf hall head health her high highway hill his holy home hospital host
    hotel house human ice independence indigenous industry information inquiry institute
    intelligence interior international internet investment island islands issue its job journal
    judge justice king kingdom labor labour lady lake land landless law league left letter liberal
    library life line lord lords low lower magazine major manager march market marshal master
    mayor media medical member memorial middle military minister ministry miss model moon most
    mother mount mountain mountains movement museum music nation national nations nature navy
    network new news newspaper night no north northeast northern northwest note number ocean
    office officer official old open opposition orchestra order organisation organization our
    pact palace paper park part parties partnership party path peace peninsula people peoples
    permanent pioneer plan police policy pope port post power premier president press prime prince
    princess principal prison private prize professor program programme project public queen
    radio railway read reader red reform region report representative representatives republic
    republican research reserve resistance revolution revolutionary right rights river road royal
    rule rural saint school sea second secretary section security senate senator senior sergeant
    service services shadow sir sister sisters social society solidarity south southeast southern
    southwest special speaker spring square staff state states station statement statute step
    stock street strike student students studies study summer summit sun support supreme system
    table team television the their theatre theater third times title tower town trade treasury
    treaty tribunal trust truth union united university upper urban valley van vice village war
    water wave way week welfare west western white who wing winter women woman worker workers
    world year years young youth your zone today tomorrow yesterday
    january february april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday am pm mr mrs ms dr prof sr jr ok jan feb mar apr jun
    jul aug sep sept oct nov dec all also and any anything as ask at back behind best better big bodies
    border both box brief bring build but by call can change check child children class close coming
    command common con could create cut data dead death description did do does draft each edit else
    end enhancement even every everybody everything example facility family farewell feature
    features few file files find finding first folder follow for found from full get give go goes
    good guide had handbook hard has have he help here hidden him how however humanity if in into
    introduction is it just keep keyboard key keyword keywords kind know language last layer layout
    less lesson let like link list little long look lost love made mail make manual many may me mean
    means meeting memo men message method mode money more much must my name need never next not
    nothing now object of off on one only open options or other out output over package page pages
    part parts perhaps photo picture place play please point power prompt proposed questions quick
    re read ready real release remarks request resources result results rise run sale save saving
    say screen search see send sense server set setting settings shall shape share shell shop should
    show shut side simple since site size slow so some something song sorry sort sound source speech
    standard start still stop story string strong style such switch tag take task tasks tell text
    than thank thanks that them then there these they thing things think this those though thread
    three through thus time tip to told too tool tools top tour tree true false truth try turn two
    type types under unit until up upon us use user users using value very view wall want warning
    was way we web well were what when where which while whole why will window wisdom
    with without word words work works would write yes yet you none null keyword developer
    fourth fifth sixth seventh eighth ninth tenth accordingly daylight handling highlights
    hundred thousand million billion
    address alphabet app application architecture arithmetic array backslash browser buffer
    character clinic collector comma comment completion copy database date debug deprecate domain
    elliptic email encoding enter exercise fall flag fraction function garbage gateway hex hint
    hook hue index initialization integer kernel learning length level locator maintained mark
    mechanism notepad opcode optional packer parser password platform profile proposal recognized
    resource response safe scheme scientific semaphore sequence specific stable structure
    subsystem supplementary syntax technical triggered turtle uninstall viewer guided enhanced
    approach choice cookie cookies credits digest fact facts footnote headline glossary item
    license licence map memory menu object objects online overview parameter pointer practice
    preface purpose quote reading record reference return row rows rate sample secret session
    sign space status storage template term terms title topic toolkit tutorial update upload
    variable version virtual voice weather website
    """.split()
)
"""Words that institutions and titles are made of: they are translated."""
_ENDING_RE = re.compile(r".{3,}(?:tion|sion|ity|ology|ship|ism|ical|ized)s?|.{5,}(?:ing|ment)s?")
"""How names hardly ever end."""
_KNOWN = {
    "american": "estadounidense norteamericano americano estadunidense",
    "americans": "estadounidenses norteamericanos americanos estadunidenses",
    "america": "estados", "british": "británico", "britain": "reino bretaña", "england": "inglaterra",
    "swiss": "suizo suíço", "scottish": "escocés", "scotland": "escocia escócia", "dutch": "holandés",
    "holland": "países", "wales": "gales", "beijing": "pekín pequim", "warsaw": "varsovia",
    "hague": "haya haia", "bethlehem": "belén", "elizabeth": "isabel", "john": "juan joão",
    "james": "jaime santiago tiago", "peter": "pedro", "paul": "pablo", "charles": "carlos",
    "mary": "maría", "joseph": "josé", "george": "jorge", "william": "guillermo guilherme",
    "henry": "enrique henrique", "christmas": "navidad natal", "easter": "pascua páscoa",
    "bible": "biblia bíblia", "jesus": "cristo", "jewish": "judío judeu", "jews": "judíos judeus",
    "moslem": "musulmán", "muslim": "musulmán muçulmano", "muslims": "musulmanes muçulmanos",
    "un": "onu naciones nações", "eu": "ue unión união europe", "nato": "otan",
    "us": "ee eeuu eua estados estadounidense norteamericano americano estadunidense",
    "usa": "ee eeuu eua estados", "uk": "reino británico britânico", "who": "oms",
    "imf": "fmi", "wto": "omc", "oas": "oea", "ilo": "oit", "aids": "sida", "hiv": "vih",
    "dna": "adn", "rna": "arn", "ngo": "ong", "ngos": "ong", "gdp": "pib", "ai": "ia", "opec": "opep",
    "icc": "cpi tpi", "uae": "eau emiratos", "ussr": "urss unión", "os": "so sistema", "pm": "primer",
    "mp": "diputad deputad", "mps": "diputad deputad", "ii": "segunda", "pc": "ordenador", "tv": "tele",
    "tory": "conservador", "tories": "conservadores", "ceo": "director diretor", "faq": "preguntas perguntas", "bc": "antes", "ad": "después depois",
    "io": "entrada", "id": "identificador", "ui": "interfaz interface", "ids": "identificadores",
    "gui": "interfaz interface gráfica", "eof": "final fim", "db": "base", "vm": "virtual",
}  # fmt: skip
"""English names that look like nothing in Spanish or Portuguese."""


def fold(word: str) -> str:
    """
    >>> fold("Bogotá")
    'bogota'
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFD", word.lower()).encode("ascii", "ignore").decode()


def names(text: str) -> Iterator[re.Match[str]]:
    """Words with a capital that are no ordinary ones, in the middle of a sentence.

    >>> [one[0] for one in names("Today, the President met Raby in Havana.")]
    ['Raby', 'Havana']
    """
    for match in NAME_RE.finditer(text):
        if not _is_ordinary(re.split("[’'-]", match[0].lower())[0]):
            yield match


@lru_cache(maxsize=1 << 14)
def _is_ordinary(word: str) -> bool:
    one = word.removesuffix("s") if word != "windows" else word
    return word in _ORDINARY or one in _ORDINARY or bool(_ENDING_RE.fullmatch(word))


def acronyms(text: str) -> Iterator[re.Match[str]]:
    """Words in capitals alone, unless all of *text* is in capitals.

    >>> [one[0] for one in acronyms("The OAS met.")], list(acronyms("THE OAS MET."))
    (['OAS'], [])
    """
    if not text.isupper():
        for match in ACRONYM_RE.finditer(text):
            if match[0].lower() not in _ORDINARY:
                yield match


def is_word(name: str, text: str) -> bool:
    """Whether *text* has *name* with a small letter, too: then it is no name."""
    word = re.split("[’'-]", name.lower())[0].removesuffix("s")
    return re.search(rf"(?<!\w){word}", text) is not None


def stands(name: str, theirs: str, language: str) -> bool:
    """Whether *name*, or a form that it has in *language*, is among the words of *theirs*.

    >>> stands("Germany", "Vive en Alemania.", "es"), stands("Raby", "Vive aquí.", "es")
    (True, False)
    """
    words = _words(theirs)
    if name.isupper() and name.isalpha():
        letters = sorted(fold(name))  # NATO, OTAN
        if any(len(one) == len(letters) and sorted(one) == letters for one in words):
            return True
        known = forms(name, language)
    else:
        known = (re.sub("[’']s?$", "", name), *forms(name, language))
    for form in known:
        folded = fold(form)
        stem = folded[: max(STEM, min(5, len(folded) - 3))]
        if folded in words or (len(stem) >= STEM and any(one.startswith(stem) for one in words)):
            return True
    if name.isupper() and name.isalpha():
        return False
    head, *rest = re.split("[’'-]", name)
    if rest:
        capitals = [one for one in (head, *rest) if one[:1].isupper() and len(one) > 1]
        return all(stands(part, theirs, language) for part in capitals)
    others = (one for one in _capitals(theirs) if one[:1] == fold(name)[:1])
    return any(bool(fuzz.ratio(fold(name), other) >= ALIKE) for other in others)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, re.findall(r"[^\W\d_]+", text)))


@lru_cache(maxsize=64)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(map(fold, re.findall(r"[A-ZÀ-Þ][^\W\d_]*", text)))


def forms(name: str, language: str) -> tuple[str, ...]:
    """What CLDR and habit know a name by."""
    plain = re.sub("[’']s?$", "", name).lower()
    return (*_KNOWN.get(plain, "").split(), *_cldr(language).get(plain, ()))


@lru_cache(maxsize=8)
def _cldr(language: str) -> dict[str, tuple[str, ...]]:
    """Of each word of a country or language in English, the words it has in *language*."""
    try:
        ours, theirs = Locale.parse("en"), Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, list[str]] = {}
    for kind in ("territories", "languages"):
        known = getattr(theirs, kind)
        for code, name in getattr(ours, kind).items():
            parts = [
                one for one in re.findall(r"[^\W\d_]{3,}", known.get(code, "")) if len(one) > 3
            ]
            for word in re.findall(r"[^\W\d_]{4,}", name):
                found.setdefault(word.lower(), []).extend(parts)
    return {word: tuple(dict.fromkeys(parts)) for word, parts in found.items()}


def is_title(text: str) -> bool:
    """Whether most words of *text* have a capital because it is a title.

    >>> is_title("A Wave Of Hope Rises"), is_title("Pedro Castillo met Evo Morales.")
    (True, False)
    """
    if text.rstrip("\"'”’») ")[-1:] in tuple(".!?;"):
        return False
    words = re.findall(r"[^\W\d_]{4,}", text)[1:40]
    high = sum(word[0].isupper() for word in words)
    return 0 < high == len(words) or (high > 1 and 2 * high > len(words))
