"""Spanish nouns: gender by ending, and the words whose ending misleads."""

from __future__ import annotations

import re

from tools.language.grammar import Gender, words

_UNSURE = words(
    "capital corte frente orden cólera coma cometa cura editorial margen parte pendiente mar",
    "radio papa guía policía guarda colega camarada atleta poeta indígena líder joven testigo",
    "mártir rehén cónsul azúcar internet sida terminal central moral vocal final guardia vigía",
    "espía centinela recluta cabeza trompeta batería escolta ayuda patriota idiota compatriota",
    "médico juez fiscal piloto soldado modelo ordenanza vista clave delta génesis interrogante",
    "busto banca",
)
_FEMININE = words(
    "mano foto moto libido sal miel hiel piel cárcel flor labor coliflor razón sazón desazón",
    "imagen virgen sien ley grey fe clase base frase fase calle carne llave nave nube noche",
    "leche sangre muerte suerte mente gente fuente corriente serpiente red sed pared salud",
    "señal catedral sucursal espiral paz luz cruz voz vez raíz nariz cicatriz hoz faz",
    "mujer madre tarde torre nieve sede fiebre hambre costumbre cumbre lumbre muchedumbre",
    "certidumbre servidumbre pesadumbre incertidumbre crisis tesis hipótesis síntesis dosis",
    "prótesis diócesis metrópolis polis sintaxis élite variante vertiente fe catástrofe peste",
    "deuda huelga cláusula superficie serie especie barbarie intemperie planicie índole prole",
    "legumbre ubre liebre plebe sierpe estirpe efigie calvicie grúa cumbre hélice",
)
_MASCULINE = words(
    "día mediodía mapa planeta tranvía problema sistema tema clima programa drama dilema idioma",
    "poema esquema lema síntoma diploma enigma estigma fantasma carisma dogma panorama trauma",
    "teorema emblema axioma aroma plasma prisma paradigma pijama fonema morfema ecosistema",
    "subsistema carcinoma genoma magma miasma sintagma cromosoma gorila yoga karma tequila",
    "avión camión gorrión guion embrión bastión escorpión sarampión anfitrión centurión",
    "nombre hombre padre jefe bloque golpe baile cheque puente aire informe límite continente",
    "gabinete desastre monte enlace índice paquete parque detalle billete timbre valle coche",
    "cobre vientre sobre pie té café chiste choque debate embargue buque tanque ataque bosque",
    "alcance avance balance romance cine combate rescate remate alambre enjambre calambre",
    "deporte transporte reporte soporte norte sur este oeste arte postre tigre cofre mueble",
    "jinete juguete banquete volante oriente occidente ambiente expediente incidente accidente",
    "canal hospital animal tribunal metal mineral carnaval funeral ideal festival material",
    "potencial caudal manual memorial arsenal litoral pedestal cristal cereal portal ritual",
    "misil perfil fusil abril barril carril mástil móvil desfile examen régimen volumen crimen",
    "origen resumen dictamen certamen germen gravamen abdomen pez ajedrez cáliz arroz",
    "lápiz maíz tapiz matiz altavoz capataz cauce césped ataúd alud rey virrey convoy",
    "país mes interés estrés autobús bus virus gas dios análisis énfasis éxtasis oasis",
    "paréntesis lunes martes miércoles jueves viernes atlas caos campus consenso paraguas club",
    "álbum récord déficit superávit hábitat complot fútbol boicot referéndum fin plan pan tren",
    "bien rincón son don ron taxi espíritu ímpetu mercosur ente síndrome auge eje cierre",
    "cese orbe trámite traje peaje tope trote toque truque vínculo éxito",
)
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
    """
    >>> [gender(word) for word in ("asamblea", "mano", "nación", "problema", "presidente")]
    ['f', 'f', 'f', 'm', None]
    """
    if word in _UNSURE:
        return None
    if word in _FEMININE or word in _MASCULINE:
        return "f" if word in _FEMININE else "m"
    return next((found for end, found in _ENDINGS if re.search(rf"\w(?:{end})\Z", word)), None)
