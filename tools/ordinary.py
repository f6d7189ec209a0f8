"""English words that have a capital in titles and institutions, and are no names."""

from __future__ import annotations

import re
from functools import lru_cache

_ORDINARY_WORDS = """
    academy accordingly act action address affairs age agency agreement air all alliance
    alphabet also am american ancient and any anything app application approach apr april
    archbishop architecture arithmetic armed army array article as ask assembly association at
    aug august authority award back backslash bank bar bay beach behind best better big bill
    billion bishop black blue board bodies book border both box bridge brief bring brother
    brothers browser buffer build building bureau but by cabinet call can cape capital captain
    castle cause center centre century chair chairman chairperson chairwoman chamber chancellor
    change chapter character charter check chief child children choice church city civil class
    clinic close club coast code collector college colonel column coming comma command commander
    comment commission committee common commons commonwealth community company completion con
    conference congress conservative constitution convention cookie cookies copy corps could
    council country county coup court covenant create credits crown cup cut daily data database
    date day daylight days dead dean death debug dec december declaration defence defense
    democrat democratic democrats department deprecate deputy description desk developer
    development did digest director district do doctor does domain dr draft duke each earl earth
    east eastern edit editor education eighth elliptic else email empire employment encoding end
    energy enhanced enhancement enter environment equality even every everybody everything
    example executive exercise exhibit facility fact facts fall false family farewell father
    feature features feb february federal federation fellow festival few field fifth figure file
    files finance find finding fire first flag folder follow footnote for force forces foreign
    forest found foundation fourth fraction framework free freedom friday friends from front
    full function fund future game garbage gateway general get give global glossary go god goes
    gold good government governor great green group growth guard guide guided gulf had hall
    handbook handling hard has have he head headline health help her here hex hidden high
    highlights highway hill him hint his holy home hook hospital host hotel house how however
    hue human humanity hundred ice if in independence index indigenous industry information
    initialization inquiry institute integer intelligence interior international internet into
    introduction investment is island islands issue it item its jan january job journal jr judge
    jul july jun june just justice keep kernel key keyboard keyword keywords kind king kingdom
    know labor labour lady lake land landless language last law layer layout league learning
    left length less lesson let letter level liberal library licence license life like line link
    list little locator long look lord lords lost love low lower made magazine mail maintained
    major make manager manual many map mar march mark market marshal master may mayor me mean
    means mechanism media medical meeting member memo memorial memory men menu message method
    middle military million minister ministry miss mode model monday money moon more most mother
    mount mountain mountains movement mr mrs ms much museum music must my name nation national
    nations nature navy need network never new news newspaper next night ninth no none north
    northeast northern northwest not note notepad nothing nov november now null number object
    objects ocean oct october of off office officer official ok old on one online only opcode
    open opposition optional options or orchestra order organisation organization other our out
    output over overview package packer pact page pages palace paper parameter park parser part
    parties partnership parts party password path peace peninsula people peoples perhaps
    permanent photo picture pioneer place plan platform play please pm point pointer police
    policy pope port post power practice preface premier president press prime prince princess
    principal prison private prize prof professor profile program programme project prompt
    proposal proposed public purpose queen questions quick quote radio railway rate re read
    reader reading ready real recognized record red reference reform region release remarks
    report representative representatives republic republican request research reserve
    resistance resource resources response result results return revolution revolutionary right
    rights rise river road row rows royal rule run rural safe saint sale sample saturday save
    saving say scheme school scientific screen sea search second secret secretary section
    security see semaphore senate senator send senior sense sep sept september sequence sergeant
    server service services session set setting settings seventh shadow shall shape share shell
    shop should show shut side sign simple since sir sister sisters site sixth size slow so
    social society solidarity some something song sorry sort sound source south southeast
    southern southwest space speaker special specific speech spring square sr stable staff
    standard start state statement states station status statute step still stock stop storage
    story street strike string strong structure student students studies study style subsystem
    such summer summit sun sunday supplementary support supreme switch syntax system table tag
    take task tasks team technical television tell template tenth term terms text than thank
    thanks that the theater theatre their them then there these they thing things think third
    this those though thousand thread three through thursday thus time times tip title to today
    told tomorrow too tool toolkit tools top topic tour tower town trade treasury treaty tree
    tribunal triggered true trust truth try tuesday turn turtle tutorial two type types under
    uninstall union unit united university until up update upload upon upper urban us use user
    users using valley value van variable version very vice view viewer village virtual voice
    wall want war warning was water wave way we weather web website wednesday week welfare well
    were west western what when where which while white who whole why will window wing winter
    wisdom with without woman women word words work worker workers works world would write year
    years yes yesterday yet you young your youth zone
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Words that institutions and titles are made of: they are translated."""
_ENDING_RE = re.compile(r".{3,}(?:tion|sion|ity|ology|ship|ism|ical|ized)s?|.{5,}(?:ing|ment)s?")
"""How names hardly ever end."""


@lru_cache(maxsize=1 << 14)
def is_ordinary(word: str) -> bool:
    """Whether *word*, in small letters, is translated wherever it stands.

    >>> is_ordinary("ministers"), is_ordinary("havana")
    (True, False)
    """
    one = word.removesuffix("s") if word != "windows" else word
    return word in _ORDINARY or one in _ORDINARY or bool(_ENDING_RE.fullmatch(word))
