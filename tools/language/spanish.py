"""Spanish: what is known of it, with its sources.

RAE is *Ortografía de la lengua española* (Real Academia Española and ASALE, 2010), CLDR Unicode's
Common Locale Data Repository. Lists without a source are ours, grown on reviewed translations.
"""

from __future__ import annotations

from tools.language.facts import (
    Abbreviations,
    CalendarWords,
    HouseStyle,
    Language,
    Negation,
    NegationKind,
    NumberFormat,
    NumberWords,
    Punctuation,
    QuantityPhrases,
    SmallLetters,
    Spelling,
    Verb,
)
from tools.language.grammar.spanish import GRAMMAR
from tools.language.words import phrases, word_set, word_table
from tools.model.findings import say

_PRONOUN = "(?:me|te|se|l[eoa]s?|nos|os)"

SPANISH = Language(
    code="es",
    name=say("Spanish"),
    abbreviations=Abbreviations(
        titles=word_set("""
            dr dra dres sr sra sres sras srta d dña dn prof profa lic ing arq abg gral cnel cap tte
            sgto alte sto sta excmo excma ilmo ilma rvdo mons pbro fr hno hna ud uds vd vds vs cf
            ee rr nn ss ff aa av avda p.ej ej aprox ntra
        """),
        counters=word_set("""
            n no núm núms nro p pp pág págs fig figs cap caps art arts vol vols ed sec s ss c ca
            tel párr ap ene feb mar abr may jun jul ago sep sept oct nov dic
        """),
        starters=word_set("""
            el la los las lo un una unos unas este esta estos estas ese esa eso esto aquel aquella
            él ella ellos ellas yo nosotros se su sus mi nuestro nuestra no ni en con sin por para
            según desde hasta entre a al ante bajo contra tras sobre de del y e o u pero sino
            aunque si cuando mientras como porque pues así también tampoco además ya hoy ayer luego
            después antes ahora entonces allí aquí hay había era fue es son nadie nada todo toda
            todos todas algunos otros otras muchos cada dos tres solo qué quién cómo dónde cuándo
            que quien
        """),
        enders=word_set("""
            atte admón aprox dpto depto cía cías hnos col trad prov izq izqda der dcha izda máx mín
            dir pdte pdta secr bco fdo vto bibl adj admin univ inst cit ibid obs ref mun edif apdo
            pza pta pte tfno urb corp
        """),
        eras=r"[ad]\. ?C|[ap]\. ?m",
    ),
    speech_verbs="",
    clause_joints="y|e|pero|sino",
    negation=Negation(
        words={
            NegationKind.PLAIN: "no",
            NegationKind.FIRM: "nunca|jamás|tampoco",
            NegationKind.NOR: "ni",
            NegationKind.WITHOUT: "sin",
            NegationKind.DOUBLE: r"nadie|ning[uú]n\w*|nada",
            NegationKind.SOFT: (
                r"contra|menos|except\w+|salvo|apenas|nul[oa]s?|falt\w+|evit\w+|care[cz]\w+"
                r"|imp(?:os|id|ed)\w+|inc(?:ap|or|umpl)\w+|inv[aá]l\w+|inút\w+|ine(?:x|st)\w+"
                r"|des(?:con(?!tin)|acon|hab|act|cart|ist|mie|men)\w+|ausen\w+|contrari[oa]"
                r"|neg(?:a|ó)\w*|nieg\w+|lejos|dist(?:in|a|o)\w*|rara|rar[ao]mente|exclu\w+"
                r"|omit\w+|ignor\w+|difer(?:en\w+|ir)|independ\w+|menor\w*|inferior\w*"
                r"|incompat\w+|indocument\w+|ilegal\w*|desaconsej\w+|imposib\w+|rechaz\w+"
                r"|prohib\w+|none|not|never|without|nobody|nothing|cannot|\w+n['’]t|difícil\w*"
                r"|fall\w+|fracas\w+|dej\w+|pierd\w+"
            ),
        },
        plain_forms=frozenset({"no"}),
        also_denies=frozenset(),
        adds=phrases("solo; sólo; solamente"),
        articles=frozenset(),
        turns=r"sino|solamente|afloj\w+|rind\w+|desist\w+|dud\w+|tard\w+|demor\w+|dej\w+|escatim\w+"
        r"|obstante|embargo|olvid\w+|raro|vano",
        alternatives=frozenset({"o"}),
        conditions=frozenset({"si"}),
        set_phrases={
            "si": word_set("se el la los las un una tales hay"),
            "cuando": word_set("a al el la"),
            "que": word_set("sea sean esté estén"),
            "a": frozenset({"ser"}),
        },
        limits=frozenset(
            (more, than) for more in ("más", "pasa", "pasan") for than in ("que", "de", "allá")
        ),
        soft_pairs=phrases("en vez; en lugar; poco probable; poco probables; fuera de; fuera del"),
        echo_pairs=frozenset(),
        silent_after_not=frozenset(),
        comparatives=frozenset(),
        affirmed={},
        denied={
            Verb.BE: r"es|son|est[áàãé]\w*|fue|fueron|era\w*|sea|sean|ser|será\w*",
            Verb.CAN: r"pued\w+|podr\w+|pod\w+",
            Verb.MUST: r"deb\w+",
            Verb.HAVE: r"tien\w+|tener|ha|han|había\w*|haya",
            Verb.THERE_IS: r"hay|hab\w+|exist\w+",
        },
        pronouns=word_set("se lo la los las le les me te nos os"),
    ),
    decimal_points=frozenset({",", "."}),
    # RAE: comma or point, as in each country; spaces part groups of three, from five digits on.
    number_format=NumberFormat(decimal=",", group="\u00a0", groups_from=5),
    # RAE: a billón is a million millions; millardo is a thousand of them.
    number_words=NumberWords(
        cardinals=(
            "cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece "
            "catorce quince dieciséis diecisiete dieciocho diecinueve veinte "
            "veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro veinticinco "
            "veintiséis veintisiete veintiocho veintinueve"
        ),
        tens="treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        hundreds=(
            "cien|ciento doscientos|doscientas trescientos|trescientas "
            "cuatrocientos|cuatrocientas quinientos|quinientas seiscientos|seiscientas "
            "setecientos|setecientas ochocientos|ochocientas novecientos|novecientas"
        ),
        ordinals=(
            "primero|primer|primera|primeros|primeras segundo|segunda "
            "tercero|tercer|tercera|terceros|terceras cuarto|cuarta quinto|quinta sexto|sexta "
            "séptimo|séptima octavo|octava noveno|novena décimo|décima undécimo|undécima "
            "duodécimo|duodécima"
        ),
        decades="",
        scales={"mil": 3, "millón": 6, "millardo": 9, "billón": 12, "trillón": 18},
        plural_scales={
            "cientos": 2,
            "centenares": 2,
            "miles": 3,
            "millares": 3,
            "millones": 6,
            "millardos": 9,
            "billones": 12,
            "trillones": 18,
        },
        halves="medio media",
        loose=word_table("""
            0: ninguno ninguna ningún nada sin nulo nula no; 0.25: cuarto cuartos; 0.5: mitad
            mitades medio media; 1: único única sola solo cada vez unidad unos unas otro otra; 2:
            bidimensional bidimensionales duplica duplican duplicar duplicó duplicaron duplicado
            duplicada duplicados duplicadas dobla doblan doblar dobló doblaron segundos segundas
            ambos ambas par pares pareja doble dobles dual bi quincena binario; 3: triplica
            triplicar triplicó triplicaron tridimensional tridimensionales tripleta terna triple
            tercio tercios terciario trío triples; 4: cuarto cuarta cuartos cuartas cuádruple; 6:
            docena; 10: década décadas decena decenas decenio decenios; 12: docena docenas
            mediodía; 14: quincena; 15: quincena cuarto; 25: cuarto cuarta; 50: mitad; 100: duplica
            duplican duplicar duplicó duplicaron dobla doblan doblar dobló doblaron siglo siglos
            centenar centena centésima centésimas; 200: triplica triplicar triplicó triplicaron;
            1000: millar milésima
        """),
        joined_by=frozenset({" y "}),
        half_joined_by=frozenset({" y "}),
        point=" coma ",
        scale_of=frozenset({" de "}),
        inside=frozenset(),
        joins_tens=True,
        joins_hundreds=frozenset({False}),
        joins_thousands=False,
        hyphenates_ordinals=False,
        point_is_a_noun=False,
    ),
    calendar=CalendarWords(
        months=(
            "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre "
            "noviembre diciembre"
        ),
        short_months="ene feb mar abr may jun jul ago|ag sep|sept|set oct nov dic",
        weekdays="domingo|domingos lunes martes miércoles jueves viernes sábado|sábados",
        ambiguous_months=frozenset(),
        before_month="",
        weekday_suffix="",
    ),
    quantity_phrases=QuantityPhrases(
        spans=word_set("a y"),
        ranges=word_set("e o u al"),
        articles=word_set("los las el"),
        half_more="y medio|y media",
        one_and_a_half="(?:hora|año|mes|día|semana) y medi[oa]",
        one_in="(?:1|un[oa]?) de cada",
        multiples={
            "ten": "décadas?|decenios?",
            "twelve": "docenas?",
            "hundred": "siglos?",
            "week": "semanas?",
        },
        century="siglos?",
        ordinal_suffixes=word_set("º ª .º .ª"),
        date_words=word_set("de del el"),
        day_words=word_set("de"),
        of=word_set("de"),
        percent=word_set("ciento cien"),
    ),
    units={
        "%": "%|por ciento|por cien|puntos? porcentuales|punto porcentual|pct",
        "USD": r"US\$|USD|dólar(?:es)?",
        "GBP": "£|GBP|libras?|libras? esterlinas?",
        "EUR": "€|EUR|euros?",
        "BRL": r"R\$|BRL|reales|real",
        "JPY": "¥|JPY|yen(?:es)?",
        "MXN": "MXN|pesos?",
        "cent": "centavos?|céntimos?|peniques?",
        "km": "km|kms|kilómetros?",
        "mile": "mi|millas?",
        "m": "m|metros?",
        "foot": "ft|pies?",
        "cm": "cm|centímetros?",
        "mm": "mm|milímetros?",
        "inch": "pulgadas?",
        "yard": "yardas?",
        "kg": "kg|kgs|kilos?|kilogramos?",
        "lb": "lbs?|libras?",
        "g": "g|gramos?",
        "tonne": "t|toneladas?",
        "ounce": "oz|onzas?",
        "ha": "ha|hectáreas?",
        "acre": "acres?",
        "litre": "l|litros?",
        "gallon": "galones|galón",
        "°C": "°C|grados Celsius|grados",
        "°F": "°F|grados Fahrenheit|grados",
        "year": "años?",
        "month": "mes(?:es)?",
        "week": "semanas?",
        "day": "días?|jornadas?",
        "hour": "h|hs|horas?",
        "minute": "min|minutos?",
        "second": "s|seg|segundos?",
    },
    unit_qualifiers="de",
    counted="",
    numbered=word_set("""
        sección secciones artículo artículos versión versiones capítulo capítulos apartado
        apartados párrafo párrafos inciso incisos numeral numerales item ítem ítems itens punto
        puntos figura figuras tabla tablas cuadro cuadros cláusula cláusulas ecuación edición nivel
        anexo anexos ejercicio v art sec cap fig núm nº §
    """),
    before_time="[aà] las?|de las?|desde las?|hasta las?|sobre las?",
    date_prepositions="",
    telltale_words=word_set("""
        el los las una unos unas y con pero muy más también son su sus hay fue fueron sin al ya ni
        le les ese eso esos esas cuando donde ha han hacia otro otros según aunque así es del nadie
        quién quien alguien algún siempre ahora entonces mismo misma mi mis años año gobierno gente
        dónde había eran mientras pues después estaban nosotros ustedes ellos ella ellas nuestra
        nuestro estos esto tiene tienen hace hasta pueblo puede pueden yo
    """),
    shared_words=frozenset(),
    sibling="pt",
    foreign_words=r"(?<![^\W\d_])[^\W\d_]*[ãõçêôâàÃÕÇÊÔÂÀ][^\W\d_]*",
    foreign_letters="[ãõçêôâàÃÕÇÊÔÂÀ]",
    exonyms=word_table("""
        abc: base cba; abcs: base cba; ad: después; ai: ia; aids: sida; america: estados;
        american: estadounidense norteamericano americano;
        americans: estadounidenses norteamericanos americanos; bc: antes; beijing: pekín;
        bethlehem: belén; bible: biblia; britain: reino bretaña; british: británico; ceo: director;
        charles: carlos; christmas: navidad; ci: integración; cli: línea comandos; cpu: procesador;
        db: base; dst: verano; dna: adn; dutch: holandés; easter: pascua; elizabeth: isabel;
        england: inglaterra; eof: final fin fichero archivo; eu: ue unión europe; faq: preguntas;
        fd: descriptor; fp: flotante; gc: recolector recolección; gdp: pib; george: jorge;
        gui: interfaz gráfica; hague: haya; henry: enrique; hiv: vih; holland: países;
        howto: guía cómo; icc: cpi; id: identificador; ids: identificadores; ii: segunda; ilo: oit;
        imf: fmi; io: entrada e/s; james: jaime santiago; jesus: cristo; jewish: judío;
        jews: judíos; john: juan; joseph: josé; mary: maría; moslem: musulmán; mp: diputad;
        mps: diputad; muslim: musulmán; muslims: musulmanes; nato: otan; netherlands: holanda;
        ngo: ong; ngos: ong; oas: oea; opec: opep; os: so sistema; oses: sistemas; paul: pablo;
        pc: ordenador; peter: pedro; pm: primer; rna: arn; scotland: escocia; scottish: escocés;
        swiss: suizo; tories: conservadores; tory: conservador; toc: contenido; tv: tele;
        uae: eau emiratos; ui: interfaz; uk: reino británico; un: onu naciones;
        us: ee eeuu estados estadounidense norteamericano americano; usa: ee eeuu estados;
        ussr: urss unión; vcs: control; vm: virtual; vms: virtuales; wales: gales;
        warsaw: varsovia; who: oms; william: guillermo; wto: omc
    """),
    ordinary_words=frozenset(),
    ordinary_endings="",
    doubled_by_mistake=word_set("de el la los las en con por su al"),
    doubled_in_doubt=word_set("que para lo un una del no se me te"),
    question_words="[Qq]u[ée]|d[óo]nde|qui[ée]n|cu[áa]l|cu[áa]n[dt]|c[óo]mo",
    otherwise=frozenset({"contrario"}),
    punctuation=Punctuation(
        opens_questions=True,  # RAE: both marks, always
        foreign_marks=frozenset(),
        ends_questions=True,
        stop_after_quotes=True,  # RAE
        spaced_dashes=False,  # RAE: a raya is close to what it encloses
        unit_space=True,  # RAE; the SI Brochure
        plain_titles=True,  # RAE
        first_of_month={},
    ),
    # RAE: names of months, weekdays and languages are common nouns.
    small_letters=SmallLetters(
        before_day="en|desde|hasta|entre|y|a|este|pasado|próximo|cada|el|los"
        r"|(?P<number>\d{1,2}) de",
        languages=(
            "español",
            "inglés",
            "francés",
            "alemán",
            "portugués",
            "italiano",
            "ruso",
            "chino",
            "japonés",
            "árabe",
            "quechua",
        ),
        before_language="en|al|del|idioma",
        before_month="en|desde|hasta|pasado|próximo|cada",
        before_date="el|del|al|desde|hasta",
        named=word_set("""
            calle avenida plaza plazoleta parque puente barrio escuela colegio hospital estadio
            cine teatro movimiento grupo frente club estación ruta colonia
        """),
        articles_of_names="",
    ),
    spelling=Spelling(
        letters="áéíóúüñ",
        confused="b/v c/s c/z s/z g/j ll/y m/n c/cc cc/x x/xc c/xc c/sc",
        enclitics=frozenset(),
        prefixes=word_set("""
            afro agro ante anti archi auto bi bio ciber co contra des eco euro ex extra geo hiper
            infra inter intra macro mega meta micro mini mono multi narco neo neuro poli post pos
            pre pro pseudo psico re retro seudo semi socio sub super tele trans tri ultra video
            vice
        """),
        doubled_after_prefix=frozenset({"r"}),  # RAE
        tied_pronouns=(
            rf"(?P<one>.+[aeií]r){_PRONOUN}"  # pasarle, oírlo
            rf"|(?P<two>.+[áéí]r){_PRONOUN}{_PRONOUN}"  # pasárselo
            rf"|(?P<led>.*[áéíóú].*?[aeo]n?){_PRONOUN}{{1,2}}"  # pasándole, cuéntame, díganos
        ),
        endings=(
            (r"(.{4,})mente", (r"\1",)),  # fácilmente
            (r"(.{2,})ás?", (r"\1ar",)),  # vos tomás, vos tomá
            (r"(.{2,})és?", (r"\1er",)),  # vos podés, vos poné
            (r"(.{2,})ís?", (r"\1ir",)),  # vos escribís, vos escribí
            (r"(.{3,})it([oa])s?", (r"\1\2", r"\1")),  # librito, papelito
            (r"(.{3,})ísim([oa])s?", (r"\1\2", r"\1")),  # carísimo, dificilísimo
            # indexación, privatizador, utilizable, encarcelamiento
            (r"(.{3,}a)(?:ción|ciones|dor(?:es|as?)?|bles?|mientos?)", (r"\1r",)),
        ),
        turning=word_set("""
            siempre todo toda todos todas algún alguno alguna algunos algunas alguien algo cada
            ambos más menos mucho poco muchos pocos solo sólo también antes después sobre bajo con
            contra ganar ganó ganaron perder perdió perdieron sube subió baja bajó mejor peor bueno
            malo cierto falso mismo otro sí si
        """),
        not_in_dictionary=frozenset(),
        library=None,
        packed={"es": ("es_ES", "hunspell-es")},
    ),
    # RAE: a space before the percent sign. Decimals are 3,5 in some countries and 3.5 in others.
    house_style=HouseStyle(quotes=("“”", "«»"), percent="\u00a0", time=":"),
    grammar=GRAMMAR,
    search_endings="ces=z:2 es=:3 s=:3 e=:3 a=:4 o=:4",
    apertium={"pt_BR": ("es-pt_BR", "apertium-es-pt"), "pt": ("es-pt", "apertium-es-pt")},
)
