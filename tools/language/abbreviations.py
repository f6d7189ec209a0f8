"""Words with a full stop that may not end their sentence, by language.

Three lists a language, because a full stop after a word is read in three ways (and
one list for all, of what may stand anywhere):

*titles*
    stand before a name or a word: ``Dr. Ortega``, ``v. Smith``. Never an end.
*counters*
    stand before a number: ``p. 14``, ``No. 7``. An end before anything else.
*starters*
    words that open a sentence far more often than they go on a name; they decide
    after initials and after what stands anywhere: ``the U.S. It failed`` is two
    sentences, ``the U.S. Senate failed`` goes on.

To add a language, add a row to ``LANGUAGES``. Any other language reads all rows.
"""

from __future__ import annotations

from typing import NamedTuple


class Abbreviations(NamedTuple):
    """All in lower case, without the last full stop."""

    titles: frozenset[str]
    counters: frozenset[str]
    starters: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _row(titles: str, counters: str, starters: str) -> Abbreviations:
    return Abbreviations(_words(titles), _words(counters), _words(starters))


ANYWHERE = _words("etc inc ltd ltda co corp bros jr uu hh oo ae km kg cm mm ha min")
"""Read by what follows in every language: an end before a starter alone."""


LANGUAGES = {
    "en": _row(
        "dr drs mr mrs ms messrs prof profs gen col lt maj capt cmdr sgt cpl adm sen sens rep reps"
        " gov pres rev fr st mt hon supt vs v cf viz approx e.g i.e esp incl al",
        "no nos p pp fig figs ch chap sec art vol vols ed eds para c ca tel est ext jan feb mar apr"
        " jun jul aug sep sept oct nov dec",
        "the a an this that these those it he she they we you i his her its their our my there"
        " here in on at by for from with without of to as if when while although though because"
        " since after before until but and or so yet nor not no nobody everyone others many most"
        " some all both each every one two three only even still then now today however what who"
        " why how where which is was are were do does did",
    ),
    "es": _row(
        "dr dra dres sr sra sres sras srta d dña dn prof profa lic ing arq abg gral cnel cap"
        " tte sgto alte sto sta excmo excma ilmo ilma rvdo mons pbro fr hno hna ud uds vd vds vs cf"
        " ee rr nn ss ff aa av avda p.ej ej aprox ntra",
        "n no núm núms nro p pp pág págs fig figs cap caps art arts vol vols ed sec s ss c ca tel"
        " párr ap ene feb mar abr may jun jul ago sep sept oct nov dic",
        "el la los las lo un una unos unas este esta estos estas ese esa eso esto aquel aquella"
        " él ella ellos ellas yo nosotros se su sus mi nuestro nuestra no ni en con sin por para"
        " según desde hasta entre a al ante bajo contra tras sobre de del y e o u pero sino aunque"
        " si cuando mientras como porque pues así también tampoco además ya hoy ayer luego después"
        " antes ahora entonces allí aquí hay había era fue es son nadie nada todo toda todos todas"
        " algunos otros otras muchos cada dos tres solo qué quién cómo dónde cuándo que quien",
    ),
    "pt": _row(
        "dr dra drs dras sr sra srs sras srta d prof profa profs lic eng arq gen cel cap ten maj"
        " sgt alm sto sta exmo exma ilmo ilma rev revmo mons pe fr exa excia mag v.exa vs cf cia av"
        " pça trav p.ex ex aprox i.e",
        "n no núm nº p pp pág págs fig figs cap caps art arts vol vols ed sec séc s ss c ca tel"
        " jan fev mar abr mai jun jul ago set out nov dez",
        "o a os as um uma uns umas este esta estes estas esse essa isso isto aquele aquela aquilo"
        " ele ela eles elas eu nós você vocês se seu sua seus suas meu nosso nossa não nem em no na"
        " nos nas num numa com sem por pelo pela para segundo desde até entre ao à aos às sobre de"
        " do da dos das e ou mas porém embora quando enquanto como porque pois assim também além já"
        " hoje ontem depois antes agora então ali aqui há havia era foi é são ninguém nada tudo"
        " todo toda todos todas alguns outros outras muitos cada dois duas três só que quem onde",
    ),
}

ANY = Abbreviations(
    *(frozenset[str]().union(*lists) for lists in zip(*LANGUAGES.values(), strict=True))
)
"""For a language without a row. Its full stops are read with every row's words."""


def abbreviations(language: str) -> Abbreviations:
    """The lists for *language*: ``es``, ``pt_BR``, ``pt-BR``; any other reads them all."""
    return LANGUAGES.get(language[:2].lower() if language[2:3] in ("", "_", "-") else "", ANY)
