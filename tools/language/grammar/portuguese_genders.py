"""Portuguese nouns: gender by ending, and the words whose ending misleads."""

from __future__ import annotations

import re

from tools.language.grammar import Gender, words

_UNSURE = words(
    "capital corte guia polícia guarda colega camarada atleta poeta indígena líder jovem caixa",
    "personagem selvagem rádio moral vogal central final cabeça cura lente grama fã mártir",
    "refém cônsul internet aids terminal guardião soldado espia sentinela patriota idiota",
    "médico fiscal piloto modelo compatriota recruta estudante ordenança vigia trompete",
    "presidente cliente agente chefe parente",
)
_FEMININE = words(
    "mão foto moto tribo libido flor cor dor razão questão gestão sugestão digestão congestão",
    "paixão religião região união reunião opinião rebelião legião imensidão multidão solidão",
    "escuridão gratidão servidão exatidão certidão lei fé grei classe base frase fase tese carne",
    "chave nave neve noite morte sorte mente gente fonte corrente serpente rede sede parede saúde",
    "catedral paz luz cruz voz vez raiz cicatriz matriz atriz foz mulher mãe colher tarde torre",
    "febre fome ordem nuvem crise análise hipótese síntese ênfase greve parte ponte árvore",
    "vertente origem margem imagem vertigem penugem série espécie barbárie superfície planície",
    "elite",
    "catástrofe plebe peste estirpe efígie prole pele sílaba dose diocese gravidez classe face",
    "arte base pose posse tosse hélice vitrine equipe estante mensagem interface metrópole",
)
_MASCULINE = words(
    "dia mapa planeta cometa problema sistema tema clima programa drama dilema idioma poema",
    "esquema lema sintoma diploma enigma estigma fantasma carisma dogma panorama trauma teorema",
    "emblema axioma aroma plasma prisma paradigma pijama fonema morfema ecossistema genoma magma",
    "cinema carma telefonema cromossomo gorila ioga samba puma avião coração cidadão irmão cartão",
    "pão chão grão limão feijão balcão padrão milhão bilhão trilhão algodão verão porão botão leão",
    "órgão órfão capitão escrivão alemão vilão sertão campeão patrão caminhão vulcão salão portão",
    "cristão artesão cão bastão calção esquadrão furacão perdão escorpião pavilhão plantão refrão",
    "nome homem pai golpe baile cheque ar informe limite continente gabinete desastre monte",
    "enlace índice pacote parque detalhe bilhete vale cobre ventre pé café chá debate ataque",
    "embarque tanque alcance avanço romance combate resgate esporte transporte suporte norte sul",
    "leste oeste tigre cofre oriente ocidente ambiente expediente incidente acidente volume",
    "costume canal hospital animal tribunal metal mineral carnaval funeral ideal festival jornal",
    "material potencial manual memorial arsenal litoral pedestal cristal cereal portal ritual sal",
    "míssil perfil fuzil barril brasil desfile exame regime crime resumo juiz xadrez arroz",
    "cartaz giz nariz matiz chafariz rapaz rei país mês interesse gás deus ônibus vírus lápis",
    "atlas caos campus consenso clube álbum recorde déficit trem bem item além fim jardim som tom",
    "espírito táxi auge eixo cerco dente leite envelope xale convite mel mar cais tênis pires",
    "céu véu museu grau troféu europeu judeu chapéu título povo ímã talismã galã islã",
    "amanhã sofá jacaré boné jornalismo filme uniforme peixe feixe telefone",
)
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
    """
    >>> [gender(word) for word in ("assembleia", "viagem", "nação", "problema", "presidente")]
    ['f', 'f', 'f', 'm', None]
    """
    if word in _UNSURE:
        return None
    if word in _FEMININE or word in _MASCULINE:
        return "f" if word in _FEMININE else "m"
    return next((found for end, found in _ENDINGS if re.search(rf"\w(?:{end})\Z", word)), None)
