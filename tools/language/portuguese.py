"""Portuguese: what is known of it, with its sources.

AO90 is the *Acordo Ortográfico da Língua Portuguesa* of 1990, CLDR Unicode's Common Locale Data
Repository. Where Brazil and Portugal part, the custom is Brazil's. Lists without a source are
ours, grown on reviewed translations.
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
from tools.language.grammar.portuguese import GRAMMAR
from tools.language.words import phrases, word_set, word_table
from tools.model.findings import say

PORTUGUESE = Language(
    code="pt",
    name=say("Portuguese"),
    abbreviations=Abbreviations(
        titles=word_set("""
            dr dra drs dras sr sra srs sras srta d prof profa profs lic eng arq gen cel cap ten maj
            sgt alm sto sta exmo exma ilmo ilma rev revmo mons pe fr exa excia mag v.exa vs cf cia
            av pça trav p.ex ex aprox i.e
        """),
        counters=word_set("""
            n no núm nº p pp pág págs fig figs cap caps art arts vol vols ed sec séc s ss c ca tel
            jan fev mar abr mai jun jul ago set out nov dez
        """),
        starters=word_set("""
            o a os as um uma uns umas este esta estes estas esse essa isso isto aquele aquela
            aquilo ele ela eles elas eu nós você vocês se seu sua seus suas meu nosso nossa não nem
            em no na nos nas num numa com sem por pelo pela para segundo desde até entre ao à aos
            às sobre de do da dos das e ou mas porém embora quando enquanto como porque pois assim
            também além já hoje ontem depois antes agora então ali aqui há havia era foi é são
            ninguém nada tudo todo toda todos todas alguns outros outras muitos cada dois duas três
            só que quem onde
        """),
        enders=word_set("""
            exmo esq ref mun univ inst obs máx mín dir secr adj cit ibid bibl prov
        """),
        eras="",
    ),
    speech_verbs="",
    clause_joints="e|mas|porém",
    negation=Negation(
        words={
            NegationKind.PLAIN: "não",
            NegationKind.FIRM: "nunca|jamais|tampouco",
            NegationKind.NOR: "nem",
            NegationKind.WITHOUT: "sem",
            NegationKind.DOUBLE: r"ninguém|nenhum\w*|nada",
            NegationKind.SOFT: (
                r"contra|menos|excet\w+|salvo|apenas|nul[oa]s?|falt\w+|evit\w+|care[cç]\w+"
                r"|imp(?:os|id|ed)\w+|inc(?:ap|or|umpr)\w+|inv[aá]l\w+|inút\w+|ine(?:x|st)\w+"
                r"|des(?:con(?!tin)|acon|ab|at|cart|ist|men)\w+|ausên\w+|ausen\w+|contrári[oa]"
                r"|neg(?:a|o)\w*|longe|dist(?:in|a|o)\w*|rara|raramente|exclu\w+|omit\w+|ignor\w+"
                r"|difer(?:en\w+|ir)|independ\w+|rejeit\w+|recus\w+|proib\w+|none|not|never"
                r"|without|nobody|nothing|cannot|\w+n['’]t|senão|difíc\w+|falh\w+|fracas\w+"
                r"|deix\w+|perd\w+"
            ),
        },
        plain_forms=frozenset({"não"}),
        also_denies=frozenset(),
        adds=phrases("só; somente; apenas"),
        articles=frozenset(),
        turns=r"senão|afroux\w+|desist\w+|dúvid\w+|tard\w+|demor\w+|deix\w+|poup\w+|obstante"
        r"|embargo|olvid\w+|esque[cç]\w+|raro",
        alternatives=frozenset({"ou", "o"}),  # and an article: *o não pagamento*
        conditions=frozenset({"se"}),
        set_phrases={
            "quando": word_set("a ao o à"),
            "que": word_set("seja sejam"),
            "a": frozenset({"ser"}),
        },
        limits=frozenset(
            (more, than) for more in ("mais", "passa", "passam") for than in ("que", "de", "do")
        ),
        soft_pairs=phrases(
            "em vez; ao invés; em lugar; no lugar; pouco provável; pouco prováveis; fora de;"
            " fora do; fora da"
        ),
        echo_pairs=frozenset(),
        silent_after_not=frozenset(),
        comparatives=frozenset(),
        affirmed={},
        denied={
            Verb.BE: r"é|são|est[áàãé]\w*|foi|foram|era\w*|eram|seja\w*|será\w*|ser",
            Verb.CAN: r"pod\w+",
            Verb.MUST: r"dev\w+",
            Verb.HAVE: r"tem|têm|ter|tinha\w*",
            Verb.THERE_IS: r"há|exist\w+",
        },
        pronouns=word_set("se lo la los las me te nos o os a as lhe lhes"),
    ),
    decimal_points=frozenset({","}),  # CLDR
    number_format=NumberFormat(decimal=",", group=".", groups_from=4),  # CLDR, pt_BR
    number_words=NumberWords(
        cardinals=(
            "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze "
            "catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito "
            "dezenove|dezanove vinte"
        ),
        tens="trinta quarenta cinquenta sessenta setenta oitenta noventa",
        hundreds=(
            "cem|cento duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas "
            "quinhentos|quinhentas seiscentos|seiscentas setecentos|setecentas "
            "oitocentos|oitocentas novecentos|novecentas"
        ),
        ordinals=(
            "primeiro|primeira|primeiros|primeiras segundo|segunda "
            "terceiro|terceira|terceiros|terceiras|terça quarto|quarta quinto|quinta "
            "sexto|sexta sétimo|sétima oitavo|oitava nono|nona décimo|décima"
        ),
        decades="",
        scales={"mil": 3, "milhão": 6, "bilhão": 9, "bilião": 12, "trilhão": 12},
        plural_scales={
            "centenas": 2,
            "milhares": 3,
            "milhões": 6,
            "bilhões": 9,
            "biliões": 12,
            "trilhões": 12,
        },
        halves="meio meia",
        loose=word_table("""
            0: nenhum nenhuma nada sem nulo nula não; 0.25: quarto quartos; 0.5: metade metades
            meio meia; 1: único única só cada vez unidade uns umas outro outra; 2: bidimensional
            bidimensionales dobra dobram dobrar dobrou dobraram duplica duplicam duplicar duplicou
            duplicaram segundos segundas ambos ambas par pares casal dobro duplo dupla duplas dual
            bi quinzena binário; 3: triplica triplicar triplicou triplicaram triplo tripla terço
            terços terça trio; 4: quarto quarta quartos quartas quádruplo; 5: quinta; 6: sexta meia
            dúzia; 10: década décadas dezena dezenas; 12: dúzia dúzias; 14: quinzena; 15: quinzena;
            25: quarto quarta; 50: metade; 100: dobra dobram dobrar dobrou dobraram duplica
            duplicam duplicar duplicou duplicaram século séculos centena centésimo; 200: triplica
            triplicar triplicou triplicaram
        """),
        joined_by=frozenset({" e "}),
        half_joined_by=frozenset({" e "}),
        point=" vírgula ",
        scale_of=frozenset({" de "}),
        inside=frozenset(),
        joins_tens=True,
        joins_hundreds=frozenset({True}),
        joins_thousands=True,
        hyphenates_ordinals=False,
        point_is_a_noun=False,
    ),
    calendar=CalendarWords(
        months=(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
            "dezembro"
        ),
        short_months="jan fev mar abr mai jun jul ago set out nov dez",
        weekdays="domingo|domingos - - - - - sábado|sábados",
        ambiguous_months=frozenset(),
        before_month="",
        weekday_suffix="-feira",
    ),
    quantity_phrases=QuantityPhrases(
        spans=word_set("a e"),
        ranges=word_set("ou ao até"),
        articles=word_set("as os o"),
        half_more="e meio|e meia",
        one_and_a_half="(?:hora|ano|mês|dia|semana) e mei[oa]",
        one_in="(?:1|uma?) de cada|(?:1|uma?) em cada",
        multiples={
            "ten": "décadas?",
            "twelve": "dúzias?",
            "hundred": "séculos?",
            "week": "semanas?",
        },
        century="séculos?",
        ordinal_suffixes=word_set("º ª .º .ª"),
        date_words=word_set("de do"),
        day_words=word_set("de"),
        of=word_set("de"),
        percent=word_set("cento"),
    ),
    units={
        "%": "%|por cento|pontos? percentuais|ponto percentual|pct",
        "USD": r"US\$|USD|dólar(?:es)?",
        "GBP": "£|GBP|libras?|libras? esterlinas?",
        "EUR": "€|EUR|euros?",
        "BRL": r"R\$|BRL|reais|real",
        "JPY": "¥|JPY|ienes?|iene",
        "MXN": "MXN|pesos?",
        "cent": "centavos?|cêntimos?",
        "km": "km|kms|quil[ôó]metros?",
        "mile": "mi|milhas?",
        "m": "m|metros?",
        "foot": "ft|pés?",
        "cm": "cm|centímetros?",
        "mm": "mm|milímetros?",
        "inch": "polegadas?",
        "yard": "jardas?",
        "kg": "kg|kgs|quilos?|quilogramas?",
        "lb": "lbs?|libras?",
        "g": "g|gramas?",
        "tonne": "t|toneladas?",
        "ounce": "oz|onças?",
        "ha": "ha|hectares?",
        "acre": "acres?",
        "litre": "l|litros?",
        "gallon": "galões|galão",
        "°C": "°C|graus Celsius|graus",
        "°F": "°F|graus Fahrenheit|graus",
        "year": "anos?",
        "month": "mês|meses",
        "week": "semanas?",
        "day": "dias?",
        "hour": "h|hs|horas?",
        "minute": "min|minutos?",
        "second": "s|seg|segundos?",
    },
    unit_qualifiers="de",
    counted="",
    numbered=word_set("""
        seção seções artigo artigos versão versões capítulo capítulos parágrafo parágrafos inciso
        incisos item itens ponto pontos figura figuras tabela tabelas quadro quadros cláusula
        cláusulas equação edição nível anexo anexos exercício v art seç cap fig nº §
    """),
    before_time="[àa]s|das",
    date_prepositions="",
    telltale_words=word_set("""
        uma umas uns não são também muito mais com em ao aos dos pelo pela pelos pelas foi foram
        você isso isto onde até ele eles seu sua seus suas quando porém há já ainda depois nós nem
        sem tem têm pode podem seja mesmo outra outros num numa à às essa esse nesse nesta neste
        daquele um os e da do é ninguém quem vai vão alguém algum alguma sempre agora então dele
        dela deles delas nossa nosso meu minha ano anos governo pessoas lhe havia estão eram após
        enquanto embora pois vocês
    """),
    shared_words=word_set("e os da do"),
    sibling="es",
    foreign_words=r"(?<![^\W\d_])(?:[^\W\d_]*[ñÑ][^\W\d_]*|[^\W\d_]+(?:ción|ciones|ión|dad)\b)",
    foreign_letters="ñ|Ñ|ci[oó]n|ión|dad",
    exonyms=word_table("""
        abc: base cba; abcs: base cba; ad: depois; ai: ia; america: estados;
        american: americano estadunidense; americans: americanos estadunidenses; beijing: pequim;
        bible: bíblia; britain: reino; ceo: diretor; charles: carlos; christmas: natal;
        ci: integração; cli: linha comandos; cpu: processador; db: base; dst: verão;
        easter: páscoa; eof: final fim; eu: ue união europe; faq: perguntas; fd: descritor;
        gc: coletor coleta; gdp: pib; george: jorge; gui: interface gráfica; hague: haia;
        henry: henrique; holland: países; howto: guia como; icc: tpi; id: identificador;
        ids: identificadores; ii: segunda; ilo: oit; imf: fmi; io: entrada e/s;
        james: tiago santiago; jesus: cristo; jewish: judeu; jews: judeus; john: joão;
        joseph: josé; mp: deputad; mps: deputad; muslim: muçulmano; muslims: muçulmanos;
        nato: otan; ngo: ong; ngos: ong; oas: oea; opec: opep; os: so sistema; oses: sistemas;
        peter: pedro; scotland: escócia; swiss: suíço; tories: conservadores; tory: conservador;
        toc: conteúdo; uae: eau; ui: interface; uk: reino britânico; un: onu nações;
        us: eua estados americano estadunidense; usa: eua estados; ussr: urss; vcs: controle;
        vm: virtual; vms: virtuais; who: oms; william: guilherme; wto: omc
    """),
    ordinary_words=frozenset(),
    ordinary_endings="",
    doubled_by_mistake=word_set("de do da em com por"),
    doubled_in_doubt=word_set("que para não um uma dos das se o a"),
    question_words="[Qq]u[ée]|onde|quem|qual|quando",
    otherwise=frozenset({"contrário"}),
    punctuation=Punctuation(
        opens_questions=False,
        foreign_marks=frozenset({"¿", "¡"}),
        ends_questions=True,
        stop_after_quotes=False,
        spaced_dashes=True,
        unit_space=True,  # the SI Brochure
        plain_titles=True,
        first_of_month={"pt_BR": "1º"},  # Manual de Redação da Presidência da República
    ),
    # AO90, base XIX: months and weekdays have a small letter; so have languages.
    small_letters=SmallLetters(
        before_day="em|desde|até|entre|e|a|este|passado|próximo|cada|no|na|às"
        r"|(?P<number>\d{1,2})º? de",
        languages=(
            "espanhol",
            "inglês",
            "francês",
            "alemão",
            "português",
            "italiano",
            "russo",
            "chinês",
            "japonês",
            "árabe",
        ),
        before_language="em|ao|do|idioma",
        before_month="em|desde|até|passado|próximo|cada",
        before_date="em|dia|desde|até|do|no",
        named=word_set("""
            avenida parque hospital cine grupo rua praça ponte bairro escola colégio estádio
            movimento clube estação
        """),
        articles_of_names="o|do|ao|no|pelo",
    ),
    spelling=Spelling(
        letters="áéíóúüçãõâêô",
        confused="s/ss c/ss ss/ç s/ç ch/x k/qu e/i o/u",
        enclitics=word_set("me te se o a os as lo la los las no na nos nas vos lhe lhes"),
        prefixes=word_set("""
            afro agro ante anti arqui auto bi bio ciber co contra eco euro extra geo hiper infra
            inter intra macro mega meta micro mini mono multi narco neo neuro poli pré pós pseudo
            psico retro semi sobre socio sub super tele trans tri ultra vídeo
        """),
        doubled_after_prefix=frozenset({"r", "s"}),  # AO90, base XVI
        tied_pronouns="",
        endings=(),
        turning=word_set("""
            sempre todo toda todos todas algum alguma alguns algumas alguém algo cada ambos mais
            menos muito pouco muitos poucos só somente também antes depois sobre sob com contra
            ganhar ganhou ganharam perder perdeu perderam sobe subiu desce desceu melhor pior bom
            mau certo falso mesmo outro sim se
        """),
        not_in_dictionary=frozenset(),
        library=None,
        packed={"pt_BR": ("pt_BR", "hunspell-pt-br")},
    ),
    house_style=HouseStyle(quotes=("“”",), percent="", time="h", decimal=","),
    grammar=GRAMMAR,
    search_endings="oes=ao:1 aes=ao:1 ais=al:2 eis=el:2 ois=ol:2 uis=ul:2 ns=m:2 il=el:3 es=:3"
    " s=:3 e=:3 a=:4 o=:4",
    apertium={},
)
