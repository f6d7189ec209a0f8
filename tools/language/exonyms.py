"""What names are in another language: CLDR's countries and tongues, and habits."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from tools.language.length_ratio import is_dense

_KNOWN = {
    name: tuple(forms.split())
    for name, _, forms in (
        line.strip().partition(": ")
        for line in """
        abc: base cba
        abcs: base cba
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
        ci: integración integração
        cli: línea linha comandos
        cpu: procesador processador
        db: base
        dst: verano verão
        dna: adn
        dutch: holandés
        easter: pascua páscoa
        elizabeth: isabel
        england: inglaterra
        eof: final fim fin fichero archivo
        eu: ue unión união europe
        faq: preguntas perguntas
        fd: descriptor descritor
        fp: flotante
        gc: recolector recolección coletor coleta
        gdp: pib
        george: jorge
        gui: interfaz interface gráfica
        hague: haya haia
        henry: enrique henrique
        hiv: vih
        holland: países
        howto: guía guia cómo como
        icc: cpi tpi
        id: identificador
        ids: identificadores
        ii: segunda
        ilo: oit
        imf: fmi
        io: entrada e/s
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
        netherlands: holanda
        ngo: ong
        ngos: ong
        oas: oea
        opec: opep
        os: so sistema
        oses: sistemas
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
        toc: contenido conteúdo
        tv: tele
        uae: eau emiratos
        ui: interfaz interface
        uk: reino británico britânico
        un: onu naciones nações
        us: ee eeuu eua estados estadounidense norteamericano americano estadunidense
        usa: ee eeuu eua estados
        ussr: urss unión
        vcs: control controle
        vm: virtual
        vms: virtuales virtuais
        wales: gales
        warsaw: varsovia
        who: oms
        william: guillermo guilherme
        wto: omc
        """.strip().splitlines()
    )
}
"""English names that look like nothing in Spanish or Portuguese."""


def forms(name: str, language: str) -> tuple[str, ...]:
    """What CLDR and habit know a name by in *language*, word by word.

    >>> forms("Germany", "es"), forms("NATO", "pt_BR")
    (('Alemania',), ('otan',))
    """
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
            there = re.findall(r"[^\W\d_]{2,}", known.get(code, ""))
            parts = [one for one in there if len(one) > 3 or is_dense(one)]
            for word in re.findall(r"[^\W\d_]{4,}", name):
                found.setdefault(word.lower(), []).extend(parts)
    return {word: tuple(dict.fromkeys(parts)) for word, parts in found.items()}
