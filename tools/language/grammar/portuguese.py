"""Portuguese plurals, articles, and what stands beside a noun."""

from __future__ import annotations

import re
from collections.abc import Callable

from tools.language.grammar import Grammar, pairs, row, words
from tools.language.grammar.portuguese_genders import KNOWN, gender

_AOS = words(
    "mão irmão cidadão cristão grão órgão órfão bênção chão pagão sótão acórdão artesão vão são",
    "corrimão_ cortesão",
)
_AES = words("pão cão alemão capitão escrivão charlatão catalão tabelião sacristão")
_OES = words(
    "avião coração cartão limão feijão balcão padrão milhão bilhão trilhão leão botão salão",
    "portão caminhão campeão patrão anfitrião razão questão gestão sugestão digestão bastão",
    "furacão escorpião pavilhão plantão multidão solidão sertão porão cordão vagão tubarão",
    "perdão refrão_ calção esquadrão certidão escuridão servidão rebelião legião espião",
)
_TWO = words(
    "vulcão verão guardião vilão anão aldeão ancião corrimão refrão ermitão cirurgião sultão"
)
_PLURALS = {
    "caráter": "caracteres", "júnior": "juniores", "sênior": "seniores", "mal": "males",
    "cônsul": "cônsules", "gol": "gols", "hífen": "hifens", "pólen": "polens", "deus": "deuses",
    "abdômen": "abdomens", "líder": "líderes", "mel": None, "fel": None, "cal": None,
    "cais": "cais", "pires": "pires", "lápis": "lápis", "tênis": "tênis", "réptil": "répteis",
    "projétil": "projéteis", "qualquer": "quaisquer", "gás": "gases", "grão": "grãos",
    "sul": None, "norte": "nortes", "gravidez": "gravidezes", "bem": "bens", "mês": "meses",
}  # fmt: skip
_PREFIXES = r"(?:norte|sul|latino|afro|luso|hispano|anglo|euro|centro|ibero)-"
_L = (
    (r"([áéíóúâêô]\w*)[ei]l", r"\1eis"),
    (r"([áéíóúâêô]\w*)ol", r"\1ois"),
    (r"al", "ais"), (r"el", "éis"), (r"ol", "óis"), (r"ul", "uis"), (r"il", "is"),
)  # fmt: skip
_PLAIN = str.maketrans("áéíóúâêô", "aeiouaeo")


def plural(word: str) -> str | None:
    """
    >>> [plural(word) for word in ("nação", "mão", "papel", "nível", "civil", "homem", "vulcão")]
    ['nações', 'mãos', 'papéis', 'níveis', 'civis', 'homens', None]
    """
    if (prefix := re.match(_PREFIXES, word)) and (rest := plural(word[prefix.end() :])):
        return prefix[0] + rest
    if word in _PLURALS or not re.fullmatch(r"[a-záéíóúâêôãõàüç]+", word):
        return _PLURALS.get(word)
    if word.endswith("ão"):
        return _of_ao(word)
    word = re.sub(r"(?<=[aou])iz\Z", "íz", word)
    if word[-1] in _ENDED:
        return _ENDED[word[-1]](word)
    return word + _ADDED[word[-1]] if word[-1] in _ADDED else None


def _of_ao(word: str) -> str | None:
    if word in _TWO:
        return None
    for known, end in ((_AOS, "ãos"), (_AES, "ães"), (_OES, "ões")):
        if word in known:
            return word[:-2] + end
    return f"{word[:-2]}ões" if re.search(r"\w(?:[çsx]|gi|ni|li)ão\Z", word) else None


def _of_s(word: str) -> str:
    if re.search(r"[aeiou]ís\Z", word):
        return f"{word}es"
    if re.search(r"[áéíóúâêô]s\Z", word):
        return f"{word[:-2]}{word[-2:].translate(_PLAIN)}es"
    return word


def _of_l(word: str) -> str | None:
    ends = ((rf"{end}\Z", new) for end, new in _L)
    return next((re.sub(end, new, word) for end, new in ends if re.search(end, word)), None)


_ENDED: dict[str, Callable[[str], str | None]] = {
    "l": _of_l,
    "m": lambda word: f"{word[:-1]}ns",
    "s": _of_s,
}
_ADDED = dict.fromkeys("aeiouáéíóúêôã", "s") | {"r": "es", "z": "es", "x": ""}


def singular(word: str) -> str:
    """
    >>> [singular(word) for word in ("forças", "nações", "homens", "papéis", "poderes")]
    ['força', 'nação', 'homem', 'papel', 'poder']
    """
    if word[:-1] in KNOWN:
        return word[:-1]
    for end, instead in (
        ("ões", "ão"), ("ães", "ão"), ("ns", "m"), ("ais", "al"), ("éis", "el"), ("óis", "ol"),
        ("zes", "z"),
    ):  # fmt: skip
        if word.endswith(end):
            return word[: -len(end)] + instead
    return word[:-2] if re.search(r"[aeiou]res\Z", word) else word[:-1]


_REGULAR = (
    "novo antigo próprio mesmo outro segundo último próximo pequeno velho verdadeiro futuro "
    "suposto chamado todo nosso vosso muito pouco cujo certo primeiro terceiro"
)
_ROWS = [
    ("o", "a", "os", "as"), ("um", "uma", "uns", "umas"),
    ("do", "da", "dos", "das"), ("no", "na", "nos", "nas"),
    ("pelo", "pela", "pelos", "pelas"), ("ao", "à", "aos", "às"),
    ("num", "numa", "nuns", "numas"), ("dum", "duma", "duns", "dumas"),
    *(
        (f"{start}e", f"{start}a", f"{start}es", f"{start}as")
        for start in ("est", "ess", "dest", "dess", "nest", "ness", "aquel", "daquel", "naquel")
    ),
    ("àquele", "àquela", "àqueles", "àquelas"), ("algum", "alguma", "alguns", "algumas"),
    ("nenhum", "nenhuma", "nenhuns", "nenhumas"), ("meu", "minha", "meus", "minhas"),
    ("seu", "sua", "seus", "suas"), ("grande", "grande", "grandes", "grandes"),
]  # fmt: skip

GRAMMAR = Grammar(
    gender=gender,
    plural=plural,
    singular=singular,
    determiners=(*_ROWS, *map(row, _REGULAR.split())),
    definite=words("o do no pelo ao"),
    ambiguous=frozenset({"a"}),
    single=(r"us\Z"),
    masculine_before=lambda word: False,
    melting=frozenset(),
    conjunctions=(),
    particles=words(
        "de do da dos das a ao à aos às em no na nos nas por pelo pela pelos pelas para com sem",
        "contra sobre entre e ou nem que desde até como segundo perante sob",
    ),
    invariable=(
        r"para|contra|nada|nunca|agora|quando|como|só|mas|cada|era|seja|já|mais|menos|depois|antes|"
        r"ainda|até|dois|três|seis|foram|\w+(?:ava|ia|amos|emos|imos|ndo)|não|após|anos?|logo|"
        r"dentro|durante|fora|junto|a|e|o|os|as|umas?|d[ao]s?|n[ao]s?|embora|enquanto|além"
    ),
    copula=(
        r"é|são|foi|foram|era|eram|será|serão|está|estão|estava|estavam|sido|ser|estar|seja|sejam|"
        r"esteve|estiveram|fica|ficou|ficaram|parece|continua|continuou"
    ),
    leading=words("primeiro primeira grande novo nova alto alta livre bom boa"),
    feminine=pairs(
        "ano/ana enho/enha ês/esa dor/dora ministro/ministra presidente/presidenta",
        "deputado/deputada brasileiro/brasileira argentino/argentina palestino/palestina",
        "secretário/secretária advogado/advogada prefeito/prefeita",
    ),
    persons=words(
        "ministro ministra presidente presidenta chefe deputado deputada senador senadora",
        "governador governadora secretário secretária embaixador embaixadora trabalhador",
        "trabalhadora advogado advogada prefeito prefeita refugiado refugiada cidadão cidadã",
        "candidato candidata camponês camponesa operário operária",
    ),
    stand_ins={
        "en": {
            "m": (("book", "livro"), ("horse", "cavalo"), ("hat", "chapéu")),
            "f": (("house", "casa"), ("table", "mesa"), ("window", "janela")),
            "mp": (("brother", "irmão"), ("king", "rei"), ("grandfather", "avô")),
            "fp": (("sister", "irmã"), ("queen", "rainha"), ("grandmother", "avó")),
        }
    },
    coordinators=words("e ou"),
    plural_acronyms=frozenset({"EUA"}),
)
