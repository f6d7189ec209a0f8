"""Punctuation, quotes and capitals are the language's own; most can be mended."""

from __future__ import annotations

import re

from tools.guards.verdicts import Verdict
from tools.numbers import base
from tools.segments import Languages

_CLOSERS = "\"'”’»)]*`"


def ending(source: str, target: str, languages: Languages) -> Verdict | None:
    """A sentence ends like its source; a full stop that is missing or doubled is mended.

    Mend: They left the US. | Dejaron EE.UU.. | Dejaron EE.UU.
    Good: They left. | Se fueron...
    Bad: Who won? | Quién ganó.
    Mend: They won. | Ganaron | Ganaron.
    Good: They won. | Ganaron.
    Good: “They won.” | “Ganaron”.
    Good: They won! | ¡Ganaron!
    """
    stops = [text.rstrip().rstrip(_CLOSERS)[-1:] for text in (source, target)]
    inner = source.rstrip()[-1:], target.rstrip()[-1:]
    if inner[0] == "." and re.search(r"[^.]\.\.\s*\Z", target) and not source.endswith(".."):
        return Verdict("the full stop was doubled", target.rstrip()[:-1])
    if stops[0] == stops[1] or stops[0] not in {".", "?", "!"} or not target.strip():
        return None
    if stops[0] in "?!" and stops[1] in ".…":
        last = inner[1] == "." and target.rstrip().rstrip(".").rstrip(_CLOSERS)[-1:] == stops[0]
        return None if last else Verdict(f"the source ends with “{stops[0]}”")
    if stops[0] == "." and inner == (".", inner[1]) and (inner[1].isalnum()):
        return Verdict("the full stop was missing", f"{target.rstrip()}.")
    return None


def opening(source: str, target: str, languages: Languages) -> Verdict | None:
    """Spanish opens its questions and exclamations; Portuguese does not.

    Bad: Did he say who won? We won! | ¿Dijo quién ganó? Ganamos!
    Mend: Who won? | Quién ganó? | ¿Quién ganó?
    Mend: pt_BR: Who won? | ¿Quem ganhou? | Quem ganhou?
    Good: Who won? | ¿Quién ganó?
    Good: But who won? | Pero, ¿quién ganó?
    """
    language, shown = base(languages.target), re.sub(r"``.*?``", "", target)
    if language == "pt" and re.search("[¿¡]", shown) and not re.search("[¿¡]", source):
        return Verdict("¿ and ¡ are not Portuguese", re.sub("[¿¡]", "", target))
    if language != "es":
        return None
    for opens, closes in ("¿?", "¡!"):
        marks = re.findall(rf"[^\s{closes}(\[]\{closes}+(?=$|[\s{_CLOSERS}.,;:…])", shown)
        if len(marks) > shown.count(opens) and closes in source:
            whole = target.rstrip().rstrip(_CLOSERS)
            sole = len(marks) == 1 and opens not in shown and whole.endswith(closes)
            if sole and (first := re.match(r"[\"'“‘«(\[*]*(?=\w)", target)):
                return Verdict(f"“{opens}” was missing", first[0] + opens + target[first.end() :])
            return Verdict(f"a “{closes}” has no “{opens}” before it")
    return None


_MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre lunes martes miércoles jueves viernes",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
}
_TONGUES = {
    "es": "español inglés francés alemán portugués italiano ruso chino japonés árabe quechua",
    "pt": "espanhol inglês francês alemão português italiano russo chinês japonês árabe",
}
_BEFORE = {
    "es": r"en|desde|hasta|entre|y|a|este|pasado|próximo|cada|el|los|\d{1,2} de",
    "pt": r"em|desde|até|entre|e|a|este|passado|próximo|cada|no|na|às|\d{1,2}º? de",
}


def capitals(source: str, target: str, languages: Languages) -> Verdict | None:
    """Months, weekdays and languages begin with a small letter, sentence starts apart.

    Mend: It rained in July. | Llovió en Julio. | Llovió en julio.
    Mend: pt_BR: It rained on July 2nd, 2021. | Choveu em 2 de Julho de 2021. | Choveu em 2 de julho de 2021.
    Mend: He spoke in Spanish. | Habló en Español. | Habló en español.
    Good: July was dry. | Julio fue seco.
    Good: Julio was in Lima. | Vio a Julio en Lima.
    """  # noqa: E501
    language = base(languages.target)
    if language not in _MONTHS:
        return None
    wanted = [word for word in _MONTHS[language].split() if not _is_name(word, source)]
    tongues = "|".join(word.capitalize() for word in _TONGUES[language].split())
    months = "|".join(word.capitalize() for word in wanted)
    spoken = "en|em|al|ao|del|do"
    pattern = rf"\b((?:{_BEFORE[language]}) )({months})\b|\b((?:{spoken}) )({tongues})\b(?! [A-Z])"
    mended = re.sub(pattern, lambda match: match[0][:1] + match[0][1:].lower(), target)
    return None if mended == target else Verdict("a month or a language had a capital", mended)


def _is_name(month: str, source: str) -> bool:
    """Whether the source has it as the name of somebody or something."""
    return month.capitalize() in source


def dashes(source: str, target: str, languages: Languages) -> Verdict | None:
    """Dashes stand close to what they enclose in Spanish, and apart in Portuguese.

    Mend: pt_BR: He left – at last – by bus. | Saiu —enfim— de ônibus. | Saiu — enfim — de ônibus.
    Good: He left – at last – by bus. | Se fue —por fin— en autobús.
    Good: pt_BR: He left – at last. | Saiu — enfim.
    """
    if base(languages.target) != "pt":
        return None
    mended = re.sub(r"(?<!\S)—(?=\w)", "— ", target)
    mended = re.sub(r"(?<=\w)—(?=[\s,.;:])", " —", mended)
    return None if mended == target else Verdict("a dash stood as it does in Spanish", mended)


def quotes(source: str, target: str, languages: Languages) -> Verdict | None:
    """Straight quotes become the language's own where the source has curly ones.

    Mend: He said “no”. | Dijo "no". | Dijo “no”.
    Mend: “They won.” | “Ganaron.” | “Ganaron”.
    Good: He said "no". | Dijo "no".
    Good: He said “no”. | Dijo «no».
    Bad: He said “no”. | Dijo “no.
    """
    mended = target
    if re.search("[“”]", source) and '"' in target and target.count('"') % 2 == 0:
        mended = re.sub(r'"([^"]*)"', r"“\1”", target)
    if base(languages.target) == "es":
        mended = re.sub(r"(?<![.…])\.([”»])$", r"\1.", mended)
    if mended != target:
        return Verdict("quotes were not the language's own", mended)
    for pair in ("“”", "«»"):
        if source.count("“") == source.count("”") and target.count(pair[0]) != target.count(
            pair[1]
        ):
            return Verdict(f"a quote {pair} is not closed, or not opened")
    return None
