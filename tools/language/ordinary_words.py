"""English words that have a capital in titles and institutions, and are no names."""

from __future__ import annotations

import re
from functools import lru_cache

_ORDINARY_WORDS = """
    about absolute abstract academy access accordingly act action actions adaptive add added
    additional address addresses admin affairs again age agency agreement air alias aliases all
    alliance alphabet already also alternate alternative am american analysis ancient and annotated
    answer answers any anyone anything app appendix application approach apr april archbishop
    architecture archive are argument arithmetic armed army array article as ask asked assembly
    association at attribute aug august authority award aware back backend backslash bad ballot bank
    bar barracks based basic bay beach beginner behavior behaviour behind best better between big
    bill billion binary bishop bishopric bitmap black block blue board bodies book border both box
    branch branches breakpoint bridge brief bring brother brothers browser budget buffer bug bugs
    build building built builtins bureau but button by bytecode cabinet call callback calling can
    cancel cannot canvas cape capital captain cases castle catalog catalogue categories category
    cause census center centre century certificate chair chairman chairperson chairwoman chamber
    chancellor change chapter character charter check checkbox checkbutton cheese chief child
    children choice church city civil class classes clean clear client clinic close club coast code
    coercion collector college colonel color colour column coming comma command commander comment
    commission committee common commons commonwealth community company comparisons completion
    complex component compulsory computer con concept concurrently conference congress conservative
    console constant constitution constructor content context contractual control convention cookie
    cookies copy core coroutine corps could council count counter country county coup court covenant
    create credits criteria crown cup customer cut cycle cyclic daily data database date day
    daylight days dead dean death debug debugger dec december decimal declaration decorator default
    defect defence defense delete democrat democratic democrats department dependencies dependency
    deprecate deprecated deputy description descriptor desk desktop detail deterministic developer
    development dictionaries dictionary did digest director directories directory display district
    do docs doctor document does domain download dr draft drive duke each earl earth east eastern
    edge edit editing editor education effectively eighth elliptic else email empire employment
    encoding end energy enhanced enhancement enter entries entry enums environment eol epoch
    equality error even event every everybody everything examined example exclusive executive
    executor exercise exhibit exit extensible external facility fact factory facts fall false family
    farewell faster father feature features feb february federal federation fellow festival few
    field fifth figure file files filter finance find finder finding fire first fixed fixes fixme
    flag float flow folder follow font footnote for force forces foreign forest form format
    formatter formed found foundation fourth fraction frame framework free freedom frequently friday
    friends from front frontend full function fund future game garbage gateway general generator
    generic geometry get give global glossary go god goes gold good government governor grammar
    graphics great green group growth guard guide guided guideline gulf had hall handbook handle
    handler handling hard has have he head header headline health height help her here hex hidden
    hierarchy high highlights highway hill him hint his history holy home hook hospital host hotel
    house how however howto hue human humanity hundred ice identifier if image immutable import
    improved in indent independence index indexes indicator indigenous industry info information
    inheritance initialization input inquiry install installed installer instance instead institute
    integer intellectual intelligence interactive interface interior international internet
    interpreter interrupt into introduction investment invoice is island islands isolate issue it
    item iterator its jan january job journal jr judge jul july jun june just justice keep kernel
    key keyboard keyword keywords kind king kingdom know label labor labour lady lake land landless
    language laptop last launcher law layer layout league learning left length less lesson let
    letter level liberal libraries library licence license life like limit limited line link list
    literal little load loader local locator lock logger logging long look lookup loop lord lords
    lost love low lower machine made magazine mail maintained major make manager manual many map
    mapping mar march mark marker markers market markup marshal master matches max may mayor me mean
    means mechanism media medical meeting member memo memorial memory men menu merge merger mergers
    message meta metacharacters method middle middleware might migration military million minister
    ministry miss mode model modify module monday money moon more most mother mount mountain
    mountains mouse move movement mr mrs ms much multiple museum music must mutable my naive name
    named namespace nation national nations natural nature navy need nested network never new newer
    newline news newspaper next night ninth no nobody none north northeast northern northwest not
    note notebook notepad nothing nov november now null number numeric object objects obligations
    ocean oct october of off office officer official ok old older on one online only opcode open
    operator opposition option optional options or orchestra order ordered organisation organization
    other our out outer output over overview package packer pact page pages pair palace panel paper
    paragraph parameter parish park parser parsing part parties partnership parts party passing
    password patch patches path pattern peace peninsula people peoples per perhaps permanent phone
    photo picture pioneer place plan platform play please plural pm point pointer police policies
    policy polling pope port positional post power practice preface preferences prefix prefixes
    premier present president press primary prime prince princess principal print prison private
    prize problem procedure process processes production prof professor profile profiler program
    programme programmer project prompt properties property proposal proposed protocol public
    purpose put queen queryset questions queue quick quote radio radiobutton railway rate re read
    reader reading ready real recipe recognized recommended record red reference reform region
    registry regular related relative release remarks remote removal remove replace report
    repository representative representatives republic republican request require required requires
    research reserve resistance resource resources response restart result results resume return
    revolution revolutionary right rights rise river road row rows royal rule run runoff runtime
    rural safe safety saint sale sample saturday save saving say schedule schema scheme school
    scientific scope screen script scrollbar sea search second secret secretary section secure
    security see selection selector semaphore senate senator send senior sense sep separator sept
    september sequence sergeant server service services session set setting settings setup seventh
    shadow shall shape share shared shareholders shell shipping shop should show shut side sign
    signal signature simple since singular sir sister sisters site sixth size skip slider slot slow
    so social society socket software solidarity some someone something song sorry sort sorted sound
    source south southeast southern southwest space speaker special specific specifier speech
    spreadsheet spring square sr stable stack staff standard start startup state statement states
    static station status statute step still stock stop storage store story stream street strike
    string strong structure student students studies study style subsystem such suffix suffixes
    summer summit sun sunday superclass supplementary support supreme suspended switch syntactic
    syntax system table tabs tag take task tasks team technical technique television tell template
    tenth term terminal terms test text than thank thanks that the theater theatre their them then
    there these they thing things think third this those though thousand thread threads three
    through thursday thus ticket tier time times tip title to today todo tokenizer told tomorrow too
    tool toolbar toolkit tools top topic tour tower town tracker trade transfer transform transport
    treasury treaty tree tribunal trigger triggered true trust truth try tuesday tuple turn turnout
    turtle tutorial two type types typing unbounded under uninstall union unit united universal
    university unknown until up update upload upon upper urban us usage use used user users using
    validator valley value van variable variadic version very vice videos view viewer village
    virtual visual voice volume wall want war warning was water wave way we weather web website
    wednesday week welfare well were west western what wheel when where which while white whitespace
    who whole why wide widget width will window wing winter wisdom with without woman women word
    words work worker workers working works worksheet world would wraps write writer writing xmlrpc
    year years yes yesterday yet you young your youth zone
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Words that institutions and titles are made of: they are translated."""
_ENDING_RE = re.compile(
    r".{3,}(?:tion|sion|ity|ology|ship|ism|ical|ized)s?|.{5,}(?:ing|ment)s?"
    r"|.{3,}[^mre]ed|.{4,}(?:able|ible|ness|less|ware|wise|ally|ively|ously)"
)
"""How names hardly ever end."""


@lru_cache(maxsize=1 << 14)
def is_ordinary(word: str) -> bool:
    """Whether *word*, in small letters, is translated wherever it stands.

    >>> is_ordinary("ministers"), is_ordinary("havana")
    (True, False)
    """
    one = word.removesuffix("s") if word != "windows" else word
    return word in _ORDINARY or one in _ORDINARY or bool(_ENDING_RE.fullmatch(word))
