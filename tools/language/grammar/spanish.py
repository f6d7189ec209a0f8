"""Spanish plurals, articles, and what is beside a noun."""

from __future__ import annotations

import re

from tools.language.grammar import Gender, Grammar, pairs, row
from tools.language.words import word_set

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
    """Make the plural of a word (RAE, Nueva gramática, chapter 3); None where it is not certain.

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
    """Make the singular of a plural, well enough to see its gender.

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


_UNSURE = word_set("""
    capital corte frente orden cólera coma cometa cura editorial margen parte pendiente mar
    radio papa guía policía guarda colega camarada atleta poeta indígena líder joven testigo
    mártir rehén cónsul azúcar internet sida terminal central moral vocal final guardia vigía
    espía centinela recluta cabeza trompeta batería escolta ayuda patriota idiota compatriota
    médico juez fiscal piloto soldado modelo ordenanza vista clave delta génesis interrogante
    busto banca
""")
_FEMININE = word_set("""
    mano foto moto libido sal miel hiel piel cárcel flor labor coliflor razón sazón desazón
    imagen virgen sien ley grey fe clase base frase fase calle carne llave nave nube noche leche
    sangre muerte suerte mente gente fuente corriente serpiente red sed pared salud señal
    catedral sucursal espiral paz luz cruz voz vez raíz nariz cicatriz hoz faz mujer madre tarde
    torre nieve sede fiebre hambre costumbre cumbre lumbre muchedumbre certidumbre servidumbre
    pesadumbre incertidumbre crisis tesis hipótesis síntesis dosis prótesis diócesis metrópolis
    polis sintaxis élite variante vertiente fe catástrofe peste deuda huelga cláusula superficie
    serie especie barbarie intemperie planicie índole prole legumbre ubre liebre plebe sierpe
    estirpe efigie calvicie grúa cumbre hélice
""")
_MASCULINE = word_set("""
    día mediodía mapa planeta tranvía problema sistema tema clima programa drama dilema idioma
    poema esquema lema síntoma diploma enigma estigma fantasma carisma dogma panorama trauma
    teorema emblema axioma aroma plasma prisma paradigma pijama fonema morfema ecosistema
    subsistema carcinoma genoma magma miasma sintagma cromosoma gorila yoga karma tequila avión
    camión gorrión guion embrión bastión escorpión sarampión anfitrión centurión nombre hombre
    padre jefe bloque golpe baile cheque puente aire informe límite continente gabinete desastre
    monte enlace índice paquete parque detalle billete timbre valle coche cobre vientre sobre
    pie té café chiste choque debate embargue buque tanque ataque bosque alcance avance balance
    romance cine combate rescate remate alambre enjambre calambre deporte transporte reporte
    soporte norte sur este oeste arte postre tigre cofre mueble jinete juguete banquete volante
    oriente occidente ambiente expediente incidente accidente canal hospital animal tribunal
    metal mineral carnaval funeral ideal festival material potencial caudal manual memorial
    arsenal litoral pedestal cristal cereal portal ritual misil perfil fusil abril barril carril
    mástil móvil desfile examen régimen volumen crimen origen resumen dictamen certamen germen
    gravamen abdomen pez ajedrez cáliz arroz lápiz maíz tapiz matiz altavoz capataz cauce césped
    ataúd alud rey virrey convoy país mes interés estrés autobús bus virus gas dios análisis
    énfasis éxtasis oasis paréntesis lunes martes miércoles jueves viernes atlas caos campus
    consenso paraguas club álbum récord déficit superávit hábitat complot fútbol boicot
    referéndum fin plan pan tren bien rincón son don ron taxi espíritu ímpetu mercosur ente
    síndrome auge eje cierre cese orbe trámite traje peaje tope trote toque truque vínculo éxito
""")
KNOWN = _FEMININE | _MASCULINE
"""Nouns in the singular, whatever they end in."""
_ENDINGS: tuple[tuple[str, Gender | None], ...] = (
    (r"ista|crata|cida|ólogo|óloga|ante|ente|iente|ense", None),
    (r"(?:c|s|g|x|n|t|l|p|b|v|d)ión|[dt]ad|tud|triz|umbre|itis|icie", "f"),
    (r"grama|sistema|aje|or|ón|án|ín|ún|és|el|ol|ar|er|ambre|miento|o", "m"),
    (r"ez", "f"),
    (r"a", "f"),
)


def gender(word: str) -> Gender | None:
    """Tell the gender of a noun by its ending; None where that does not say.

    >>> [gender(word) for word in ("asamblea", "mano", "nación", "problema", "presidente")]
    ['f', 'f', 'f', 'm', None]
    """
    if word in _UNSURE:
        return None
    if word in _FEMININE or word in _MASCULINE:
        return "f" if word in _FEMININE else "m"
    return next((found for end, found in _ENDINGS if re.search(rf"\w(?:{end})\Z", word)), None)


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
    definite=word_set("el del al"),
    ambiguous=frozenset(),
    single=(r"[iu]s\Z"),
    masculine_before=_sharp_a,
    melting=word_set("el un algún ningún") | {"del", "al"},
    conjunctions=(("y", "e", r"h?[ií](?![aeo])"), ("o", "u", r"h?[oó]")),
    particles=word_set("""
        de del a al en por para con sin contra sobre entre y e o u ni que desde hacia hasta
        como según ante bajo tras
    """),
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
    leading=word_set("primer primera gran nuevo nueva alto alta libre buen buena"),
    feminine=pairs("""
        ano/ana eño/eña lés/lesa cés/cesa dés/desa ués/uesa nés/nesa argentino/argentina
        palestino/palestina dor/dora ministro/ministra presidente/presidenta jefe/jefa
        diputado/diputada secretario/secretaria abogado/abogada alcalde/alcaldesa
    """),
    persons=word_set("""
        ministro ministra presidente presidenta jefe jefa diputado diputada senador senadora
        gobernador gobernadora secretario secretaria embajador embajadora trabajador
        trabajadora abogado abogada alcalde alcaldesa refugiado refugiada ciudadano
        ciudadana candidato candidata campesino campesina maestro maestra obrero obrera
    """),
    stand_ins={
        "en": {
            "m": (("book", "libro"), ("horse", "caballo"), ("hat", "sombrero")),
            "f": (("house", "casa"), ("table", "mesa"), ("window", "ventana")),
            "mp": (("brother", "hermano"), ("king", "rey"), ("grandfather", "abuelo")),
            "fp": (("sister", "hermana"), ("queen", "reina"), ("grandmother", "abuela")),
        }
    },
    coordinators=word_set("y e o u"),
    plural_acronyms=frozenset({"EE. UU.", "EE.UU.", "EEUU", "EE UU"}),
)
