"""English: what is known of it."""

from __future__ import annotations

from tools.language.facts import (
    Abbreviations,
    CalendarWords,
    HouseStyle,
    Language,
    Negation,
    NegationKind,
    NumberWords,
    Punctuation,
    QuantityPhrases,
    Spelling,
    Verb,
)
from tools.language.words import phrases, word_set, word_table

_HELPERS = "do does did is are was were has have had ca wo would could should must need might"
"""Verbs that *n't* is written after."""

ENGLISH = Language(
    code="en",
    name=None,
    abbreviations=Abbreviations(
        titles=word_set("""
            dr drs mr mrs ms messrs prof profs gen col lt maj capt cmdr sgt cpl adm sen sens rep
            reps gov pres rev fr st mt hon supt vs v cf viz approx e.g i.e esp incl al
        """),
        counters=word_set("""
            no nos p pp fig figs ch chap sec art vol vols ed eds para c ca tel est ext jan feb mar
            apr jun jul aug sep sept oct nov dec
        """),
        starters=word_set("""
            the a an this that these those it he she they we you i his her its their our my there
            here in on at by for from with without of to as if when while although though because
            since after before until but and or so yet nor not no nobody everyone others many most
            some all both each every one two three only even still then now today however what who
            why how where which is was are were do does did
        """),
        enders=frozenset(),
        eras="",
    ),
    speech_verbs="said|says|asked|asks|added|replied|answered|declared|told|shouted|wrote",
    clause_joints="and|but",
    negation=Negation(
        words={
            NegationKind.PLAIN: (r"not|never|cannot|nobody|\w+n['’]t|cant|dont|doesnt|isnt|wont"),
            NegationKind.FIRM: "no|nor|none|nothing|nowhere|neither|no-?one",
            NegationKind.WITHOUT: "without",
            NegationKind.UNDONE: (
                r"un|un(?!der|ion|iq|it|iv|ic|ix|til|iform|pack|less|fortunate)\w{3,}|non\w*"
                "|in(?:valid|sens|suff|corr|compl|cons|effic|effect|accur|approp|capab|comp"
                r"|visib|access|def|express|advis|secur|activ|exist|discr|fertil|just|equal)\w*"
                r"|dis(?:abl|allow|courag|agree|appear|card|regard|miss)\w*|im(?:mut|mater|poss"
                r"|prop|perf|plaus|pun)\w*|il(?:leg|lic|log)\w*|\w{3,}less|sustain\w*|persist\w*"
            ),
            NegationKind.SOFT: (
                r"unless|until|till|fail\w*|rather|instead|mismatch\w*|dislik\w*|ignor\w*|gone"
                r"|lack\w*|absen\w+|miss\w+|avoid\w*|forb\w+|refus\w+|deni\w+|deny|reject\w+"
                r"|prohib\w+|prevent\w*|hardly|barely|scarcely|rarely|seldom|junk|garbage"
                r"|otherwise|else|opt|yet|except|against|hide|hidden|little|far|okay|ok|skip\w*"
                r"|omit\w*|exclu\w*|unknown|drop\w*|opaque|underestim\w*|overestim\w*|regardless"
                r"|whatever|whoever|wherever|spar\w+"
            ),
            NegationKind.ECHO: (
                r"differ\w*|distinct\w*|distinguish\w*|other|still|los[et]\w*|leav\w*|left|let"
                r"|lets|wrong\w*|difficult\w*|hard|independ\w*|optional\w*|only|just|erro\w*"
                r"|contrary|distan\w+|allow\w*|permit\w*|null"
            ),
        },
        plain_forms=word_set("not never cannot nobody cant dont doesnt isnt wont")
        | {f"{verb}n{sign}t" for verb in _HELPERS.split() for sign in "'’"},
        also_denies=frozenset({"nor"}),
        adds=phrases("only; just; limited; before time"),
        articles=frozenset({"a", "an"}),
        turns="",
        alternatives=frozenset({"or"}),
        conditions=frozenset(),
        set_phrases={},
        limits=frozenset(),
        soft_pairs=phrases("other than; anything but; left out"),
        echo_pairs=phrases("in place; in lieu; out of; outside of; outside the"),
        silent_after_not=frozenset({"yet"}),
        comparatives=frozenset({"less", "fewer"}),
        affirmed={
            Verb.BE: "is|are|was|were|be|been|being|will",
            Verb.CAN: "can|could|may|might|able",
            Verb.MUST: r"must|should|shall|need\w*|ha[sd]|have",
            Verb.HAVE: "has|have|had",
            Verb.THERE_IS: "there",
        },
        denied={},
        pronouns=frozenset(),
    ),
    decimal_points=frozenset({"."}),  # CLDR
    number_format=None,
    number_words=NumberWords(
        cardinals=(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
        ),
        tens="thirty forty fifty sixty seventy eighty ninety",
        hundreds="",
        ordinals=(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth"
        ),
        decades="twenties thirties forties fifties sixties seventies eighties nineties",
        scales={"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12},
        plural_scales={
            "hundreds": 2,
            "thousands": 3,
            "millions": 6,
            "billions": 9,
            "trillions": 12,
        },
        halves="half",
        loose=word_table("""
            0: no none null nil; 0.25: quarter quarters; 0.5: half halves; 1: firstly former
            earliest initial initially primary single once sole unit only alone each per every
            another a an; 2: seconds latter twofold both pair pairs double twice couple dual two
            either secondly doubles doubly binary bi; 3: triple thirds triples trio thrice thirdly
            tertiary threefold; 4: fourfold quarter quarters quadruple forth; 5: fivefold; 6:
            dozen; 10: tenfold decade decades decimal tens; 12: dozen dozens noon midday; 14:
            fortnight; 15: quarter quarters fortnight; 20: score; 25: quarter; 100: doubled doubles
            double hundredfold century centuries hundredth hundredths; 200: tripled triples triple;
            1000: thousandth
        """),
        joined_by=frozenset({" and "}),
        half_joined_by=frozenset({" and a "}),
        point=" point ",
        scale_of=frozenset({" of ", " of a ", " a "}),
        inside=frozenset({"a"}),
        joins_tens=False,
        joins_hundreds=frozenset({False, True}),
        joins_thousands=True,
        hyphenates_ordinals=True,
        point_is_a_noun=True,
    ),
    calendar=CalendarWords(
        months=(
            "January February March April May June July August September October November December"
        ),
        short_months="jan feb mar apr - jun jul aug sep|sept oct nov dec",
        weekdays=(
            "Sunday|Sundays Monday|Mondays Tuesday|Tuesdays Wednesday|Wednesdays "
            "Thursday|Thursdays Friday|Fridays Saturday|Saturdays"
        ),
        ambiguous_months=word_set("march may august"),
        before_month=(
            "st|nd|rd|th|in|of|since|until|till|last|next|this|early|late|mid|by|from|to|during"
            "|before|after|every|through|between|and|for"
        ),
        weekday_suffix="",
    ),
    quantity_phrases=QuantityPhrases(
        spans=word_set("to and"),
        ranges=word_set("or"),
        articles=frozenset(),
        half_more="and a half",
        one_and_a_half="",
        one_in=("(?:one|1) in|(?:one|1) in every|(?:one|1) out of|(?:one|1) out of every"),
        multiples={
            "ten": "decades?",
            "twelve": "dozen",
            "hundred": "centuries",
            "week": "weeks?",
        },
        century="century|centuries",
        ordinal_suffixes=word_set("st nd rd th"),
        date_words=word_set("of the"),
        day_words=frozenset(),
        of=word_set("of"),
        percent=frozenset(),
    ),
    units={
        "%": "%|percent|per cent|pct|percentage points?",
        "USD": r"US\$|USD|dollars?",
        "GBP": "£|GBP|pounds?|pounds? sterling|quid",
        "EUR": "€|EUR|euros?",
        "BRL": r"R\$|BRL|reais|reals?",
        "JPY": "¥|JPY|yens?",
        "MXN": "MXN|pesos?",
        "cent": "cents?|pence",
        "km": "km|kms|kilomet(?:re|er)s?",
        "mile": "mi|miles?",
        "m": "m|met(?:re|er)s?",
        "foot": "ft|feet|foot",
        "cm": "cm|centimet(?:re|er)s?",
        "mm": "mm|millimet(?:re|er)s?",
        "inch": "inch|inches",
        "yard": "yards?|yds?",
        "kg": "kg|kgs|kilos?|kilograms?",
        "lb": "lbs?|pounds?",
        "g": "g|grams?",
        "tonne": "t|tons?|tonnes?",
        "ounce": "oz|ounces?",
        "ha": "ha|hectares?",
        "acre": "acres?",
        "litre": "l|lit(?:re|er)s?",
        "gallon": "gallons?",
        "°C": "°C|degrees Celsius",
        "°F": "°F|degrees Fahrenheit",
        "year": "years?|yrs?|yr",
        "month": "months?",
        "week": "weeks?|wks?",
        "day": "days?",
        "hour": "h|hrs?|hours?",
        "minute": "min|mins|minutes?",
        "second": "s|secs?|seconds?",
    },
    unit_qualifiers=r"US|U\.S\.|American|old|full|long|whole",
    counted=(
        r"per ?cent\b|percentage|thousand|million|billion|trillion|times\b|hours?\b|degrees"
        r"|(?:square |cubic )?(?:kilo|centi|milli)?met(?:er|re)s?\b|(?:square )?miles?\b|feet\b"
        r"|foot\b|inch|acres?\b|hectares?\b|tons?\b|tonnes?\b|pounds?\b|ounces?\b"
        r"|(?:kilo)?grams?\b|lit(?:er|re)s?\b|gallons?\b|dollars?\b|euros?\b|pesos?\b|reais\b"
        r"|mph\b"
    ),
    numbered=frozenset(),
    before_time="",
    date_prepositions="in|since|until|last|next|every|by",
    telltale_words=word_set("""
        the of and that this with for from was were are have has been will would which their they
        is be not it its by on at but to or an if you your can when how what who there than into
        about only may must should could we our his her
    """),
    shared_words=frozenset(),
    sibling=None,
    foreign_words="",
    foreign_letters="",
    exonyms={},
    ordinary_words=word_set("""
        about absolute abstract academy access accordingly act action actions adaptive add added
        additional address addresses admin affairs again age agency agreement air alias aliases all
        alliance alphabet already also alternate alternative am american analysis ancient and
        annotated answer answers any anyone anything app appendix application approach apr april
        archbishop architecture archive are argument arithmetic armed army array article as ask
        asked assembly association at attribute aug august authority award aware back backend
        backslash bad ballot bank bar barracks based basic bay beach beginner behavior behaviour
        behind best better between big bill billion binary bishop bishopric bitmap black block blue
        board bodies book border both box branch branches breakpoint bridge brief bring brother
        brothers browser budget buffer bug bugs build building built builtins bureau but button by
        bytecode cabinet call callback calling can cancel cannot canvas cape capital captain cases
        castle catalog catalogue categories category cause census center centre century certificate
        chair chairman chairperson chairwoman chamber chancellor change chapter character charter
        check checkbox checkbutton cheese chief child children choice church city civil class
        classes clean clear client clinic close club coast code coercion collector college colonel
        color colour column coming comma command commander comment commission committee common
        commons commonwealth community company comparisons completion complex component compulsory
        computer con concept concurrently conference congress conservative console constant
        constitution constructor content context contractual control convention cookie cookies copy
        core coroutine corps could council count counter country county coup court covenant create
        credits criteria crown cup customer cut cycle cyclic daily data database date day daylight
        days dead dean death debug debugger dec december decimal declaration decorator default
        defect defence defense delete democrat democratic democrats department dependencies
        dependency deprecate deprecated deputy description descriptor desk desktop detail
        deterministic developer development dictionaries dictionary did digest director directories
        directory display district do docs doctor document does domain download dr draft drive duke
        each earl earth east eastern edge edit editing editor education effectively eighth elliptic
        else email empire employment encoding end energy enhanced enhancement enter entries entry
        enums environment eol epoch equality error even event every everybody everything examined
        example exclusive executive executor exercise exhibit exit extensible external facility
        fact factory facts fall false family farewell faster father feature features feb february
        federal federation fellow festival few field fifth figure file files filter finance find
        finder finding fire first fixed fixes fixme flag float flow folder follow font footnote for
        force forces foreign forest form format formatter formed found foundation fourth fraction
        frame framework free freedom frequently friday friends from front frontend full function
        fund future game garbage gateway general generator generic geometry get give global
        glossary go god goes gold good government governor grammar graphics great green group
        growth guard guide guided guideline gulf had hall handbook handle handler handling hard has
        have he head header headline health height help her here hex hidden hierarchy high
        highlights highway hill him hint his history holy home hook hospital host hotel house how
        however howto hue human humanity hundred ice identifier if image immutable import improved
        in indent independence index indexes indicator indigenous industry info information
        inheritance initialization input inquiry install installed installer instance instead
        institute integer intellectual intelligence interactive interface interior international
        internet interpreter interrupt into introduction investment invoice is island islands
        isolate issue it item iterator its jan january job journal jr judge jul july jun june just
        justice keep kernel key keyboard keyword keywords kind king kingdom know label labor labour
        lady lake land landless language laptop last launcher law layer layout league learning left
        length less lesson let letter level liberal libraries library licence license life like
        limit limited line link list literal little load loader local locator lock logger logging
        long look lookup loop lord lords lost love low lower machine made magazine mail maintained
        major make manager manual many map mapping mar march mark marker markers market markup
        marshal master matches max may mayor me mean means mechanism media medical meeting member
        memo memorial memory men menu merge merger mergers message meta metacharacters method
        middle middleware might migration military million minister ministry miss mode model modify
        module monday money moon more most mother mount mountain mountains mouse move movement mr
        mrs ms much multiple museum music must mutable my naive name named namespace nation
        national nations natural nature navy need nested network never new newer newline news
        newspaper next night ninth no nobody none north northeast northern northwest not note
        notebook notepad nothing nov november now null number numeric object objects obligations
        ocean oct october of off office officer official ok old older on one online only opcode
        open operator opposition option optional options or orchestra order ordered organisation
        organization other our out outer output over overview package packer pact page pages pair
        palace panel paper paragraph parameter parish park parser parsing part parties partnership
        parts party passing password patch patches path pattern peace peninsula people peoples per
        perhaps permanent phone photo picture pioneer place plan platform play please plural pm
        point pointer police policies policy polling pope port positional post power practice
        preface preferences prefix prefixes premier present president press primary prime prince
        princess principal print prison private prize problem procedure process processes
        production prof professor profile profiler program programme programmer project prompt
        properties property proposal proposed protocol public purpose put queen queryset questions
        queue quick quote radio radiobutton railway rate re read reader reading ready real recipe
        recognized recommended record red reference reform region registry regular related relative
        release remarks remote removal remove replace report repository representative
        representatives republic republican request require required requires research reserve
        resistance resource resources response restart result results resume return revolution
        revolutionary right rights rise river road row rows royal rule run runoff runtime rural
        safe safety saint sale sample saturday save saving say schedule schema scheme school
        scientific scope screen script scrollbar sea search second secret secretary section secure
        security see selection selector semaphore senate senator send senior sense sep separator
        sept september sequence sergeant server service services session set setting settings setup
        seventh shadow shall shape share shared shareholders shell shipping shop should show shut
        side sign signal signature simple since singular sir sister sisters site sixth size skip
        slider slot slow so social society socket software solidarity some someone something song
        sorry sort sorted sound source south southeast southern southwest space speaker special
        specific specifier speech spreadsheet spring square sr stable stack staff standard start
        startup state statement states static station status statute step still stock stop storage
        store story stream street strike string strong structure student students studies study
        style subsystem such suffix suffixes summer summit sun sunday superclass supplementary
        support supreme suspended switch syntactic syntax system table tabs tag take task tasks
        team technical technique television tell template tenth term terminal terms test text than
        thank thanks that the theater theatre their them then there these they thing things think
        third this those though thousand thread threads three through thursday thus ticket tier
        time times tip title to today todo tokenizer told tomorrow too tool toolbar toolkit tools
        top topic tour tower town tracker trade transfer transform transport treasury treaty tree
        tribunal trigger triggered true trust truth try tuesday tuple turn turnout turtle tutorial
        two type types typing unbounded under uninstall union unit united universal university
        unknown until up update upload upon upper urban us usage use used user users using
        validator valley value van variable variadic version very vice videos view viewer village
        virtual visual voice volume wall want war warning was water wave way we weather web website
        wednesday week welfare well were west western what wheel when where which while white
        whitespace who whole why wide widget width will window wing winter wisdom with without
        woman women word words work worker workers working works worksheet world would wraps write
        writer writing xmlrpc year years yes yesterday yet you young your youth zone
    """),
    ordinary_endings=(
        ".{3,}(?:tion|sion|ity|ology|ship|ism|ical|ized)s?|.{5,}(?:ing|ment)s?"
        "|.{3,}[^mre]ed|.{4,}(?:able|ible|ness|less|ware|wise|ally|ively|ously)"
    ),
    doubled_by_mistake=frozenset(),
    doubled_in_doubt=frozenset(),
    question_words="",
    otherwise=frozenset(),
    punctuation=Punctuation(
        opens_questions=False,
        foreign_marks=frozenset(),
        ends_questions=True,
        stop_after_quotes=False,
        spaced_dashes=False,
        unit_space=False,
        plain_titles=False,
        first_of_month={},
    ),
    small_letters=None,
    spelling=Spelling(
        letters="",
        confused="",
        enclitics=frozenset(),
        prefixes=frozenset(),
        doubled_after_prefix=frozenset(),
        tied_pronouns="",
        endings=(),
        turning=word_set("""
            all always any anybody anyone anything anywhere some somebody someone sometimes every
            everybody everyone each both either half most mostly more less least few fewer many
            much often seldom only even also again already still first last next former latter
            before after since until till during up down in into out off on onto over under above
            below within with from to by for against towards away back high higher highest low
            lower lowest long short big small large great good bad better best worse worst right
            left wrong true false same other yes win wins won winning lose loses lost losing gain
            gains gained rise rises rose rising fall falls fell falling grow grew growing grown
            shrink shrank increase increased increases decrease decreased decreases begin began
            begun end ended start started stop stopped allow allowed accept accepted approve
            approved reject rejected agree agreed refuse refused support supported oppose opposed
            attack defend defended ally allies enemy friend friends foe buy bought sell sold give
            gave take took come came go went open opened close closed live lives lived die died
            dead alive may might must can could should would shall will if and or but than then
            though while he she him her
        """),
        # Words of British English: the dictionary is of American English.
        not_in_dictionary=word_set("""
            arse axe cheque cosy draught grey kerb litre metre mould nought plough programme spelt
            storey tonne tyre
        """),
        library="en_US",
        packed={},
    ),
    house_style=HouseStyle(),
    grammar=None,
    search_endings="ss=ss:0 us=us:0 is=is:0 ies=y:2 sses=ss:1 xes=x:1 ches=ch:1 shes=sh:1 s=:3"
    " ing=:3 ed=:3 e=:3",
    apertium={"es": ("eng-spa", "apertium-eng-spa")},
)
