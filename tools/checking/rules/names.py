"""Names are in the translation, and terms are called what the glossary calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tools.checking.rule import Pair, rule
from tools.language.proper_names import (
    find_acronyms,
    find_names,
    is_mentioned,
    is_title,
    is_word,
    list_forms,
)
from tools.model.findings import Fault, Severity, say

MOST = 100
"""Names of one text that are looked for."""


@rule("names", Severity.WARNING)
def lost_name(pair: Pair) -> Iterator[Fault]:
    """Each name of the source is there, as it was or as the language has it.

    Bad: Yesterday, Pedro Castillo resigned. | Ayer renunció Pedro.
    Bad: He left Peru for Germany. | Salió del Perú hacia Francia.
    Bad: It was signed by the NAFTA members. | Lo firmaron los miembros.
    Bad: pt_BR: He was born in Toronto. | Ele nasceu em Montreal.
    Good: He left Peru for Germany. | Salió del Perú hacia Alemania.
    Good: He lives in London, not in Havana. | Vive en Londres, no en La Habana.
    Good: It was signed by the NATO members. | Lo firmaron los miembros de la OTAN.
    Good: The Foreign Minister came on Monday. | El lunes vino el canciller.
    Good: A Wave Of Hope Rises | Se alza una ola de esperanza
    Good: We shut network IO down. | Cerramos la E/S de la red.
    Good: He lives in Sub-Saharan Africa. | Vive en el África subsahariana.
    Good: pt_BR: He lives in Sub-Saharan Africa. | Vive na África Subsaariana.
    Good: He left the Netherlands. | Se fue de Holanda.
    Bad: He left the Netherlands. | Se fue de Alemania.
    Good: pt_BR: He left the Netherlands. | Ele deixou a Holanda.
    Good: It needs the Global Lock of Python. | Necesita el cerrojo global de Python.
    Good: Read the HOWTO on URLs. | Lea la guía sobre cada URL.
    Good: Say: RED ALERT! | Diga: ¡ALERTA ROJA!
    Good: He reads the PEG grammar. | Lee la gramática GASE.
    Bad: They asked the FARC to talk. | Pidieron diálogo al ELN.
    Bad: They asked the FSLN again. | Preguntaron de nuevo al FMLN.
    Bad: They asked the USA again. | Preguntaron de nuevo a la URSS.
    Bad: They asked the CIA again. | Preguntaron de nuevo al ICE.
    Bad: They asked the EZLN again. | Preguntaron de nuevo al ELN.
    Good: They asked ECLAC again. | Preguntaron de nuevo a la CEPAL.
    Bad: They asked the PSOL members. | Preguntaron a los miembros del PSOE.
    Good: zh_Hans: He met Raby again. | 他再次见到Raby先生。
    Bad: zh_Hans: He met Raby again. | 他再次见到Ruiz先生。
    Good: zh_Hans: He left Canada again. | 他又离开了加拿大。
    Bad: zh_Hans: He left Canada again. | 他又离开了中国。
    Good: Only if Ana is there. | Solo si ``Ana`` está ahí.
    Good: pt_BR: The British and the French left. | Os britânicos e os franceses partiram.
    Good: We opened the Dashboard again. | Abrimos otra vez el tablero.
    Good: It uses Depth First Search now. | Ahora usa búsqueda en profundidad.
    Good: Read the HyperText again. | Lea otra vez el hipertexto.
    Good: It calls PySys_Write now. | Ahora llama a ``PySys_Write``.
    Good: The treaty (NAFTA) holds. | El tratado está en vigor.
    Good: Write it as YYYY-MM-DD. | Escríbalo como AAAA-MM-DD.
    Bad: He met Trump again there. | Volvió a ver allí al presidente.
    Bad: He left Jordan for good. | Se fue de Grecia para siempre.
    Good: Use the ABCs of the module. | Use las CBAs del módulo.
    """
    for name in _lost(pair):
        if _is_certain(name, pair):
            yield Fault(say("“{name}” of the source is not here.", name=name))


@rule("names", Severity.NOTE)
def translated_name(pair: Pair) -> Iterator[Fault]:
    """What has a capital and is a word all the same may be translated, if that is meant.

    Bad: We opened the Dashboard again. | Abrimos otra vez el tablero.
    Bad: The treaty (NAFTA) holds. | El tratado está en vigor.
    Good: We opened the Dashboard again. | Abrimos otra vez el *Dashboard*.
    Good: He left Peru for Germany. | Salió del Perú hacia Francia.
    """
    for name in _lost(pair):
        if not _is_certain(name, pair):
            yield Fault(say("“{name}” of the source is not here.", name=name))


_NAMES = {
    "adobe", "amazon", "apple", "bush", "chrome", "ford", "java", "oracle", "python", "ruby",
    "rust", "safari", "snow", "swift", "trump", "twitter", "windows",
}  # fmt: skip
"""Words that hardly any text has with a capital but as a name."""
_PLACE_RE = re.compile("[YMDHS-]{4,}")
"""Letters for digits to fill in: YYYY-MM-DD."""
_PART_RE = re.compile("[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])")
"""What a name is put together from: Combo and Box, NUL and terminated."""


def _is_certain(name: str, pair: Pair) -> bool:
    """Whether nothing but a name can be meant: no word, nothing explained or kept as code."""
    bare = re.sub("[’']s?$", "", name)
    if _PLACE_RE.fullmatch(bare) or f"({bare})" in pair.source:
        return False
    if re.search(rf"``[^`]*{re.escape(bare)}[^`]*``", pair.target):
        return False
    knows = pair.settings.lexicon
    if not knows or (not bare.isupper() and list_forms(bare, pair.languages.target)):
        return True
    if bare.lower() in _NAMES:
        return True
    parts = _PART_RE.findall(bare)
    return not parts or not all(knows(part.lower()) for part in parts)


@lru_cache(maxsize=4)
def _lost(pair: Pair) -> tuple[str, ...]:
    """Names of the source of which the translation has no form; two rules ask for them."""
    source, language = pair.source_prose, pair.languages.target
    found = dict.fromkeys(
        match[0] for ours in (find_names, find_acronyms) for match in ours(source)
    )
    lost = [
        name
        for name in list(found)[:MOST]
        if not is_mentioned(name, pair.target_prose, language, source)
        and not is_word(name, source)
        and f"``{name}``" not in pair.target
    ]
    if not lost or is_title(source):
        return ()
    known = pair.settings.glossary.find(pair.source)
    return tuple(
        name
        for name in lost
        if not any(name in term.term and term.translations.get(language) for term in known)
    )


@rule("terms", Severity.WARNING)
def term(pair: Pair) -> Iterator[Fault]:
    """A term of the glossary has one of the translations that the glossary gives.

    Bad: Two coups failed. | Fracasaron dos cupés.
    Good: Two coups failed. | Fracasaron dos golpes de Estado.
    Good: pt_BR: Two coups failed. | Dois golpes fracassaram.
    """
    language = pair.languages.target
    for term in pair.missing_terms:
        if not term.keep:
            forms = ", ".join(term.translations[language])
            yield Fault(say("For “{term}” the glossary has: {forms}.", term=term.term, forms=forms))


@rule("terms", Severity.ERROR)
def kept_term(pair: Pair) -> Iterator[Fault]:
    """A name that the glossary says to keep stays as it is.

    Bad: The NHS is theirs. | El SNS es suyo.
    Good: The NHS is theirs. | El NHS es suyo.
    """
    for one in pair.missing_terms:
        if one.keep:
            yield Fault(say("“{term}” stays as it is, the glossary says.", term=one.term))
