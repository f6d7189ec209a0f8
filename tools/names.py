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

_ORDINARY_WORDS = """
    academy accordingly act action address affairs age agency agreement air all alliance
    alphabet also am american ancient and any anything app application approach apr april
    archbishop architecture arithmetic armed army array article as ask assembly association at
    aug august authority award back backslash bank bar bay beach behind best better big bill
    billion bishop black blue board bodies book border both box bridge brief bring brother
    brothers browser buffer build building bureau but by cabinet call can cape capital captain
    castle cause center centre century chair chairman chairperson chairwoman chamber chancellor
    change chapter character charter check chief child children choice church city civil class
    clinic close club coast code collector college colonel column coming comma command commander
    comment commission committee common commons commonwealth community company completion con
    conference congress conservative constitution convention cookie cookies copy corps could
    council country county coup court covenant create credits crown cup cut daily data database
    date day daylight days dead dean death debug dec december declaration defence defense
    democrat democratic democrats department deprecate deputy description desk developer
    development did digest director district do doctor does domain dr draft duke each earl earth
    east eastern edit editor education eighth elliptic else email empire employment encoding end
    energy enhanced enhancement enter environment equality even every everybody everything
    example executive exercise exhibit facility fact facts fall false family farewell father
    feature features feb february federal federation fellow festival few field fifth figure file
    files finance find finding fire first flag folder follow footnote for force forces foreign
    forest found foundation fourth fraction framework free freedom friday friends from front
    full function fund future game garbage gateway general get give global glossary go god goes
    gold good government governor great green group growth guard guide guided gulf had hall
    handbook handling hard has have he head headline health help her here hex hidden high
    highlights highway hill him hint his holy home hook hospital host hotel house how however
    hue human humanity hundred ice if in independence index indigenous industry information
    initialization inquiry institute integer intelligence interior international internet into
    introduction investment is island islands issue it item its jan january job journal jr judge
    jul july jun june just justice keep kernel key keyboard keyword keywords kind king kingdom
    know labor labour lady lake land landless language last law layer layout league learning
    left length less lesson let letter level liberal library licence license life like line link
    list little locator long look lord lords lost love low lower made magazine mail maintained
    major make manager manual many map mar march mark market marshal master may mayor me mean
    means mechanism media medical meeting member memo memorial memory men menu message method
    middle military million minister ministry miss mode model monday money moon more most mother
    mount mountain mountains movement mr mrs ms much museum music must my name nation national
    nations nature navy need network never new news newspaper next night ninth no none north
    northeast northern northwest not note notepad nothing nov november now null number object
    objects ocean oct october of off office officer official ok old on one online only opcode
    open opposition optional options or orchestra order organisation organization other our out
    output over overview package packer pact page pages palace paper parameter park parser part
    parties partnership parts party password path peace peninsula people peoples perhaps
    permanent photo picture pioneer place plan platform play please pm point pointer police
    policy pope port post power practice preface premier president press prime prince princess
    principal prison private prize prof professor profile program programme project prompt
    proposal proposed public purpose queen questions quick quote radio railway rate re read
    reader reading ready real recognized record red reference reform region release remarks
    report representative representatives republic republican request research reserve
    resistance resource resources response result results return revolution revolutionary right
    rights rise river road row rows royal rule run rural safe saint sale sample saturday save
    saving say scheme school scientific screen sea search second secret secretary section
    security see semaphore senate senator send senior sense sep sept september sequence sergeant
    server service services session set setting settings seventh shadow shall shape share shell
    shop should show shut side sign simple since sir sister sisters site sixth size slow so
    social society solidarity some something song sorry sort sound source south southeast
    southern southwest space speaker special specific speech spring square sr stable staff
    standard start state statement states station status statute step still stock stop storage
    story street strike string strong structure student students studies study style subsystem
    such summer summit sun sunday supplementary support supreme switch syntax system table tag
    take task tasks team technical television tell template tenth term terms text than thank
    thanks that the theater theatre their them then there these they thing things think third
    this those though thousand thread three through thursday thus time times tip title to today
    told tomorrow too tool toolkit tools top topic tour tower town trade treasury treaty tree
    tribunal triggered true trust truth try tuesday turn turtle tutorial two type types under
    uninstall union unit united university until up update upload upon upper urban us use user
    users using valley value van variable version very vice view viewer village virtual voice
    wall want war warning was water wave way we weather web website wednesday week welfare well
    were west western what when where which while white who whole why will window wing winter
    wisdom with without woman women word words work worker workers works world would write year
    years yes yesterday yet you young your youth zone
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Words that institutions and titles are made of: they are translated."""
_ENDING_RE = re.compile(r".{3,}(?:tion|sion|ity|ology|ship|ism|ical|ized)s?|.{5,}(?:ing|ment)s?")
"""How names hardly ever end."""
_KNOWN = {
    name: tuple(forms.split())
    for name, _, forms in (
        line.strip().partition(": ")
        for line in """
        ad: después depois
        ai: ia
        aids: sida
        america: estados
        american: estadounidense norteamericano americano estadunidense
        americans: estadounidenses norteamericanos americanos estadunidenses
        bc: antes
        beijing: pekín pequim
        bethlehem: belén
        bible: biblia bíblia
        britain: reino bretaña
        british: británico
        ceo: director diretor
        charles: carlos
        christmas: navidad natal
        db: base
        dna: adn
        dutch: holandés
        easter: pascua páscoa
        elizabeth: isabel
        england: inglaterra
        eof: final fim
        eu: ue unión união europe
        faq: preguntas perguntas
        gdp: pib
        george: jorge
        gui: interfaz interface gráfica
        hague: haya haia
        henry: enrique henrique
        hiv: vih
        holland: países
        icc: cpi tpi
        id: identificador
        ids: identificadores
        ii: segunda
        ilo: oit
        imf: fmi
        io: entrada
        james: jaime santiago tiago
        jesus: cristo
        jewish: judío judeu
        jews: judíos judeus
        john: juan joão
        joseph: josé
        mary: maría
        moslem: musulmán
        mp: diputad deputad
        mps: diputad deputad
        muslim: musulmán muçulmano
        muslims: musulmanes muçulmanos
        nato: otan
        ngo: ong
        ngos: ong
        oas: oea
        opec: opep
        os: so sistema
        paul: pablo
        pc: ordenador
        peter: pedro
        pm: primer
        rna: arn
        scotland: escocia escócia
        scottish: escocés
        swiss: suizo suíço
        tories: conservadores
        tory: conservador
        tv: tele
        uae: eau emiratos
        ui: interfaz interface
        uk: reino británico britânico
        un: onu naciones nações
        us: ee eeuu eua estados estadounidense norteamericano americano estadunidense
        usa: ee eeuu eua estados
        ussr: urss unión
        vm: virtual
        wales: gales
        warsaw: varsovia
        who: oms
        william: guillermo guilherme
        wto: omc
        """.strip().splitlines()
    )
}
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
    return (*_KNOWN.get(plain, ()), *_cldr(language).get(plain, ()))


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
