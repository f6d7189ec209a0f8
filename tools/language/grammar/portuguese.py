"""Portuguese plurals, articles, and what is beside a noun."""

from __future__ import annotations

import re
from collections.abc import Callable

from tools.language.grammar import Gender, Grammar, pairs, row
from tools.language.words import word_set

_AOS = word_set("""
    mão irmão cidadão cristão grão órgão órfão bênção chão pagão sótão acórdão artesão vão são
    corrimão_ cortesão
""")
_AES = word_set("pão cão alemão capitão escrivão charlatão catalão tabelião sacristão")
_OES = word_set("""
    avião coração cartão limão feijão balcão padrão milhão bilhão trilhão leão botão salão
    portão caminhão campeão patrão anfitrião razão questão gestão sugestão digestão bastão
    furacão escorpião pavilhão plantão multidão solidão sertão porão cordão vagão tubarão perdão
    refrão_ calção esquadrão certidão escuridão servidão rebelião legião espião
""")
_TWO = word_set("""
    vulcão verão guardião vilão anão aldeão ancião corrimão refrão ermitão cirurgião sultão
""")
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
    """Make the plural of a word; None where it is not certain.

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
    """Make the singular of a plural, well enough to see its gender.

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


_UNSURE = word_set("""
    capital corte guia polícia guarda colega camarada atleta poeta indígena líder jovem caixa
    personagem selvagem rádio moral vogal central final cabeça cura lente grama fã mártir refém
    cônsul internet aids terminal guardião soldado espia sentinela patriota idiota médico fiscal
    piloto modelo compatriota recruta estudante ordenança vigia trompete presidente cliente
    agente chefe parente
""")
_FEMININE = word_set("""
    mão foto moto tribo libido flor cor dor razão questão gestão sugestão digestão congestão
    paixão religião região união reunião opinião rebelião legião imensidão multidão solidão
    escuridão gratidão servidão exatidão certidão lei fé grei classe base frase fase tese carne
    chave nave neve noite morte sorte mente gente fonte corrente serpente rede sede parede saúde
    catedral paz luz cruz voz vez raiz cicatriz matriz atriz foz mulher mãe colher tarde torre
    febre fome ordem nuvem crise análise hipótese síntese ênfase greve parte ponte árvore
    vertente origem margem imagem vertigem penugem série espécie barbárie superfície planície
    elite catástrofe plebe peste estirpe efígie prole pele sílaba dose diocese gravidez classe
    face arte base pose posse tosse hélice vitrine equipe estante mensagem interface metrópole
""")
_MASCULINE = word_set("""
    dia mapa planeta cometa problema sistema tema clima programa drama dilema idioma poema
    esquema lema sintoma diploma enigma estigma fantasma carisma dogma panorama trauma teorema
    emblema axioma aroma plasma prisma paradigma pijama fonema morfema ecossistema genoma magma
    cinema carma telefonema cromossomo gorila ioga samba puma avião coração cidadão irmão cartão
    pão chão grão limão feijão balcão padrão milhão bilhão trilhão algodão verão porão botão
    leão órgão órfão capitão escrivão alemão vilão sertão campeão patrão caminhão vulcão salão
    portão cristão artesão cão bastão calção esquadrão furacão perdão escorpião pavilhão plantão
    refrão nome homem pai golpe baile cheque ar informe limite continente gabinete desastre
    monte enlace índice pacote parque detalhe bilhete vale cobre ventre pé café chá debate
    ataque embarque tanque alcance avanço romance combate resgate esporte transporte suporte
    norte sul leste oeste tigre cofre oriente ocidente ambiente expediente incidente acidente
    volume costume canal hospital animal tribunal metal mineral carnaval funeral ideal festival
    jornal material potencial manual memorial arsenal litoral pedestal cristal cereal portal
    ritual sal míssil perfil fuzil barril brasil desfile exame regime crime resumo juiz xadrez
    arroz cartaz giz nariz matiz chafariz rapaz rei país mês interesse gás deus ônibus vírus
    lápis atlas caos campus consenso clube álbum recorde déficit trem bem item além fim jardim
    som tom espírito táxi auge eixo cerco dente leite envelope xale convite mel mar cais tênis
    pires céu véu museu grau troféu europeu judeu chapéu título povo ímã talismã galã islã
    amanhã sofá jacaré boné jornalismo filme uniforme peixe feixe telefone
""")
KNOWN = _FEMININE | _MASCULINE
"""Nouns in the singular, whatever they end in."""
_ENDINGS: tuple[tuple[str, Gender | None], ...] = (
    (r"ista|crata|cida|ante|ente|ense|[óo]logo", None),
    (r"ção|são|xão|dade|tude|agem|igem|ugem|triz|ície|ez|ã", "f"),
    (r"ão", None),
    (r"grama|sistema|mento|or|ês|im|om|el|ol|ar|er|éu|o", "m"),
    (r"a", "f"),
)


def gender(word: str) -> Gender | None:
    """Tell the gender of a noun by its ending; None where that does not say.

    >>> [gender(word) for word in ("assembleia", "viagem", "nação", "problema", "presidente")]
    ['f', 'f', 'f', 'm', None]
    """
    if word in _UNSURE:
        return None
    if word in _FEMININE or word in _MASCULINE:
        return "f" if word in _FEMININE else "m"
    return next((found for end, found in _ENDINGS if re.search(rf"\w(?:{end})\Z", word)), None)


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
    definite=word_set("o do no pelo ao"),
    ambiguous=frozenset({"a"}),
    single=(r"us\Z"),
    masculine_before=lambda word: False,
    melting=frozenset(),
    conjunctions=(),
    particles=word_set("""
        de do da dos das a ao à aos às em no na nos nas por pelo pela pelos pelas para com
        sem contra sobre entre e ou nem que desde até como segundo perante sob
    """),
    invariable=(
        r"para|contra|nada|nunca|agora|quando|como|só|mas|cada|era|seja|já|mais|menos|depois|antes|"
        r"ainda|até|dois|três|seis|foram|\w+(?:ava|ia|amos|emos|imos|ndo)|não|após|anos?|logo|"
        r"dentro|durante|fora|junto|a|e|o|os|as|umas?|d[ao]s?|n[ao]s?|embora|enquanto|além"
    ),
    copula=(
        r"é|são|foi|foram|era|eram|será|serão|está|estão|estava|estavam|sido|ser|estar|seja|sejam|"
        r"esteve|estiveram|fica|ficou|ficaram|parece|continua|continuou"
    ),
    leading=word_set("primeiro primeira grande novo nova alto alta livre bom boa"),
    feminine=pairs("""
        ano/ana enho/enha ês/esa dor/dora ministro/ministra presidente/presidenta
        deputado/deputada brasileiro/brasileira argentino/argentina palestino/palestina
        secretário/secretária advogado/advogada prefeito/prefeita
    """),
    persons=word_set("""
        ministro ministra presidente presidenta chefe deputado deputada senador senadora
        governador governadora secretário secretária embaixador embaixadora trabalhador
        trabalhadora advogado advogada prefeito prefeita refugiado refugiada cidadão cidadã
        candidato candidata camponês camponesa operário operária
    """),
    stand_ins={
        "en": {
            "m": (("book", "livro"), ("horse", "cavalo"), ("hat", "chapéu")),
            "f": (("house", "casa"), ("table", "mesa"), ("window", "janela")),
            "mp": (("brother", "irmão"), ("king", "rei"), ("grandfather", "avô")),
            "fp": (("sister", "irmã"), ("queen", "rainha"), ("grandmother", "avó")),
        }
    },
    coordinators=word_set("e ou"),
    plural_acronyms=frozenset({"EUA"}),
)
