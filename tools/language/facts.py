"""What there is to know of a language: :class:`Language` and its parts, each with what it is for.

``english.py``, ``spanish.py`` and ``portuguese.py`` have one such value each. To add a language,
write another such module and name it in :data:`tools.language.languages.LANGUAGES`; no field has
a default, so that mypy lists what it lacks. Algorithms ask
:func:`tools.language.languages.language_of`.

Lists of words are strings with spaces between them, in small letters, where the order or the
accents of a word say something; else they are sets. Regular expressions are strings, compiled
by whoever uses them. Where a field is read *in all languages together*, a text of any language
is read with the words of every language: texts name things in other languages, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from tools.language.grammar import Grammar
from tools.model.findings import Message


class NegationKind(Enum):
    """What a word has to do with saying no."""

    PLAIN = "plain"
    """*not*: hardly any translator turns it into something else."""
    FIRM = "firm"
    """*without*, *none*: a translation has *no* for it, or a word of its kind."""
    NOR = "nor"
    """*ni*: a language may have it where another has *or*."""
    WITHOUT = "without"
    """*sin*: as firm, if nothing comes with it that makes a turn: *sin embargo*."""
    DOUBLE = "double"
    """*nada* after *no*: both say no once."""
    UNDONE = "undone"
    """*undocumented*: in another language often *not* documented."""
    SOFT = "soft"
    """*fails*, *invalid*: another language may say no there."""
    ECHO = "echo"
    """*different*: no language says no there, but some have a soft word for it."""


class Verb(Enum):
    """Verbs that hardly any translator turns into another."""

    BE = "is"
    CAN = "can"
    MUST = "must"
    HAVE = "has"
    THERE_IS = "there is"


class Abbreviations(NamedTuple):
    """Words with a full stop that may not end their sentence, without the last full stop."""

    titles: frozenset[str]
    """Are before a name or a word, and never end a sentence: ``Dr. Ortega``, ``v. Smith``."""
    counters: frozenset[str]
    """Are before a number; before anything else they end a sentence: ``p. 14``, ``No. 7``."""
    starters: frozenset[str]
    """Words that open a sentence far more often than they go on a name: ``the U.S. It failed``
    is two sentences, ``the U.S. Senate failed`` goes on. Our measurement."""
    enders: frozenset[str]
    """What is cut short at the end of a line, a letter or an address, and no sentence goes on
    from. Read in all languages together."""
    eras: str
    """What is written with full stops and spaces, and ends a sentence
    before a capital: ``a. C.``, ``p. m.``. Read in all languages together."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Negation:
    """How a language says no, and what looks like it."""

    words: Mapping[NegationKind, str]
    """A regular expression a kind, for a whole word; the first kind that fits counts."""
    plain_forms: frozenset[str]
    """The words of :attr:`NegationKind.PLAIN` spelled out, to look for them quickly."""
    also_denies: frozenset[str]
    """Words for which a sentence without a plain *not* is looked at, too: *nor*."""
    adds: frozenset[tuple[str, ...]]
    """Directly after *not*: *not only* adds, and denies nothing."""
    articles: frozenset[str]
    """Between *not* and a word that is undone: *not an uncommon* thing."""
    turns: str
    """After *not*, for words with which it means something else: *no tarda en* is *soon*,
    *no hace sino* is *only*."""
    alternatives: frozenset[str]
    """Before *not*: *whether or not*."""
    conditions: frozenset[str]
    """Before a *not* with which the sentence ends: *if not*."""
    set_phrases: Mapping[str, frozenset[str]]
    """Before *not*, and what after it makes both a set phrase: *si no se* is by default."""
    limits: frozenset[tuple[str, str]]
    """Two words, somewhere after *not*, with which it means *only*: *no hace más que*."""
    soft_pairs: frozenset[tuple[str, ...]]
    """Words that come to a no together: *instead of*, *poco probable*."""
    echo_pairs: frozenset[tuple[str, ...]]
    """Words for which another language may have such a pair, and that are no *no*."""
    silent_after_not: frozenset[str]
    """Soft words that say nothing after a *not*: *not yet*."""
    comparatives: frozenset[str]
    """Words of a source that say no by comparing: *fewer*."""
    affirmed: Mapping[Verb, str]
    """Forms of verbs in a source, which a translation denies by mistake."""
    denied: Mapping[Verb, str]
    """Forms of the same verbs in a translation, after *not*."""
    pronouns: frozenset[str]
    """What may be between *not* and its verb."""


class NumberFormat(NamedTuple):
    """How numbers in digits are written."""

    decimal: str
    """Before decimals."""
    group: str
    """Between groups of three digits."""
    groups_from: int
    """Digits from which groups are parted at all."""


class NumberWords(NamedTuple):
    """Words that are numbers. ``|`` is between forms of one number, ``-`` for none."""

    cardinals: str
    """From 0 on, one by one, to the last below 30 that is one word."""
    tens: str
    """From 30 on, in tens."""
    hundreds: str
    """From 100 on, in hundreds; empty where a hundred is a scale."""
    ordinals: str
    """From the first on, one by one."""
    decades: str
    """Of years: from the twenties on, in tens; nothing where the cardinal says it."""
    scales: Mapping[str, int]
    """What multiplies the number before it, and by how many zeros."""
    plural_scales: Mapping[str, int]
    """The same in the plural; alone they are no number: *thousands*, *miles*."""
    halves: str
    loose: Mapping[str, frozenset[str]]
    """What numbers a word can stand for, without being missed: ``2`` by *both*."""
    joined_by: frozenset[str]
    """Words, with spaces around, between two parts of a number: thirty-one has none, treinta
    *y* uno has."""
    half_joined_by: frozenset[str]
    """The same before a half: two *and a* half."""
    point: str
    """Before decimals in words, with spaces around: three *point* five."""
    scale_of: frozenset[str]
    """Between a half or a plural and its scale: half *of a* million, miles *de* millones."""
    inside: frozenset[str]
    """Words that do not end a number: two thousand *and* five."""
    joins_tens: bool
    """Whether tens and units are joined by a word: treinta *y* uno, but thirty-one."""
    joins_hundreds: frozenset[bool]
    """Whether what follows a hundred may be joined by a word: ciento uno never, cento *e* um
    always, a hundred (*and*) one as one likes."""
    joins_thousands: bool
    """Whether what follows a thousand may be: mil uno, but mil *e* um."""
    hyphenates_ordinals: bool
    """Whether an ordinal may end a number after a hyphen: twenty-first."""
    point_is_a_noun: bool
    """Whether *one point* is more often a thing than a number: at one point five people …"""


class CalendarWords(NamedTuple):
    """Months and weekdays, written out and cut short; ``|`` and ``-`` as in numbers."""

    months: str
    short_months: str
    weekdays: str
    """From Sunday on."""
    ambiguous_months: frozenset[str]
    """Months that are another word, too: *March*, *May*. They count with a capital, after
    :attr:`before_month` or beside a number."""
    before_month: str
    """Words before such a month."""
    weekday_suffix: str
    """What makes a weekday of an ordinal: segunda\\ *-feira*."""


class QuantityPhrases(NamedTuple):
    """Words around numbers. All of them are read in all languages together."""

    spans: frozenset[str]
    """Between two numbers that are one range or one list, times of day included: *7 to 9*."""
    ranges: frozenset[str]
    """The same, but not between times of day: *7 or 9*."""
    articles: frozenset[str]
    """Before the second number of a range: *entre 10 y las 20*."""
    half_more: str
    """After a unit, for half as much of it again: two years *and a half*."""
    one_and_a_half: str
    """Without a number before it: *año y medio*."""
    one_in: str
    """Before a number, for a share: *one in* five is 20 %."""
    multiples: Mapping[str, str]
    """Words after a number that multiply it, by ``ten``, ``twelve`` or ``hundred``; and the
    ``week``, two of which are a fortnight."""
    century: str
    """Before or after a Roman numeral, which then counts centuries."""
    ordinal_suffixes: frozenset[str]
    """After digits: 1\\ *st*, 1\\ *º*."""
    date_words: frozenset[str]
    """Between the parts of a date: 2 *of* July, 2 *de* julio."""
    day_words: frozenset[str]
    """Between a day in digits and its month."""
    of: frozenset[str]
    """Between an amount and what it is of: 20 millones *de* euros."""
    percent: frozenset[str]
    """What follows *por* in the word for percent, and is no number there."""


@dataclass(frozen=True, kw_only=True, eq=False)
class HouseStyle:
    """How quotes, percentages, times and decimals are written; where that is open, nothing."""

    quotes: tuple[str, ...] = ()
    """Pairs of marks that are right, the first to be preferred; empty: any."""
    percent: str | None = None
    """What is between a number and its percent sign: nothing, or a no-break space."""
    time: str = ""
    """Between hours and minutes: ``:`` or ``h``; empty: either."""
    decimal: str = ""
    """Before decimals: ``,`` or ``.``; empty: either."""


class Punctuation(NamedTuple):
    """Marks, spaces and capitals, where they are a rule of the language and no custom."""

    opens_questions: bool
    """Whether ¿ and ¡ open what ? and ! close."""
    foreign_marks: frozenset[str]
    """Marks that the language does not write."""
    ends_questions: bool
    """Whether a question or an exclamation ends with ? or !."""
    stop_after_quotes: bool
    """Whether the full stop is after the closing quotation mark."""
    spaced_dashes: bool
    """Whether a dash has a space on either side."""
    unit_space: bool
    """Whether a no-break space is between a number and its unit."""
    plain_titles: bool
    """Whether a title has a capital at its start and in names alone."""
    first_of_month: Mapping[str, str]
    """By gettext's name of the locale: how the first day of a month is written."""


class SmallLetters(NamedTuple):
    """Where months, weekdays and languages begin with a small letter."""

    before_day: str
    """What is before a month or weekday; group ``number`` is the day of the month."""
    languages: tuple[str, ...]
    """Names of languages."""
    before_language: str
    """Prepositions and nouns before one. Read in all languages together."""
    before_month: str
    """Words before a month alone that make it a date. Read in all languages together."""
    before_date: str
    """Words before a day and month that make it a date. Read in all languages together."""
    named: frozenset[str]
    """What is called after a date: *avenida 25 de Mayo*. Read in all languages together."""
    articles_of_names: str
    """Articles before a day and month that make it the name of a holiday: *o 7 de Setembro*."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Spelling:
    """What is known of words whose dictionary is asked."""

    letters: str
    """Beside a to z. Read in all languages together."""
    confused: str
    """What sounds alike somewhere, and is taken one for the other. Read in all languages
    together, in this order."""
    enclitics: frozenset[str]
    """Pronouns that change the verb they are tied to with a hyphen: the two are one word.
    Read in all languages together."""
    prefixes: frozenset[str]
    """What is set before whole words, at will."""
    doubled_after_prefix: frozenset[str]
    """Letters that are written twice after a prefix in a vowel: anti\\ *rr*\\ acista."""
    tied_pronouns: str
    """A verb with its pronouns in one word, in groups ``one``, ``two`` (whose accent goes) and
    ``led`` (the same); empty: none are tied so."""
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    """A regular expression for a word made by rule, and the words that it may be made of."""
    turning: frozenset[str]
    """Words on which a sentence turns, beside those that say no and those that are numbers:
    an edit of one is no typo."""
    not_in_dictionary: frozenset[str]
    """Right words that the dictionary lacks, and that are a letter or two from another word.
    Read in all languages together."""
    library: str | None
    """The dictionary that comes with the library of Hunspell, where that is used."""
    packed: Mapping[str, tuple[str, str]]
    """By gettext's name of the locale: the dictionary that ``make assets`` packs, and the
    package of Debian that has it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """What checks, drafts and searches must know of one language."""

    code: str
    """The primary subtag, e.g. ``es``."""
    name: Message | None
    """What a finding calls it; None where no finding does."""
    abbreviations: Abbreviations
    speech_verbs: str
    """Verbs that are after the name of who said it: *“Will it last?” Ortega asked.* Read in
    all languages together."""
    clause_joints: str
    """Words that join two clauses into one sentence; empty: none are known."""
    negation: Negation
    decimal_points: frozenset[str]
    """Signs that a reader may take for the one before decimals."""
    number_format: NumberFormat | None
    """None: a number stays as the source has it."""
    number_words: NumberWords
    """Without cardinals, digits alone are read."""
    calendar: CalendarWords
    quantity_phrases: QuantityPhrases
    units: Mapping[str, str]
    """A regular expression for each unit; without any, the percent sign alone is read."""
    unit_qualifiers: str
    """Words between a number and its unit: 20 *long* years. Read in all languages together."""
    counted: str
    """Regular expressions of what shows, after a number of a source, that it is an amount and
    no name of a version or chapter. Read in all languages together."""
    numbered: frozenset[str]
    """Words before a number that is a name: *sección 3.5*. Read in all languages together."""
    before_time: str
    """Words before a time of day, and seldom before a verse, a scale or a ratio. Read in all
    languages together."""
    date_prepositions: str
    """In a source, before a month that is meant as a time; empty: dates of a source in this
    language are not read."""
    telltale_words: frozenset[str]
    """Words that give the language away."""
    shared_words: frozenset[str]
    """Those of them that now and then are in a text of its sibling, too."""
    sibling: str | None
    """The code of the language that it is taken for, and that a draft may slip into."""
    foreign_words: str
    """Words with letters or endings that the language has not, and its sibling has."""
    foreign_letters: str
    """A quick look for them."""
    exonyms: Mapping[str, frozenset[str]]
    """English names that look like nothing in this language: what they are here. Read in all
    languages together."""
    ordinary_words: frozenset[str]
    """Words that institutions and titles are made of: they are translated, and no names. Read
    in all languages together."""
    ordinary_endings: str
    """How names hardly ever end. Read in all languages together."""
    doubled_by_mistake: frozenset[str]
    """Words that are repeated by mistake alone: never a noun or a verb."""
    doubled_in_doubt: frozenset[str]
    """Words that do so in good sentences, too: *que que él*, *para para*, *no no*."""
    question_words: str
    """Regular expressions: before one a word may be repeated: *de de dónde*. Read in all
    languages together."""
    otherwise: frozenset[str]
    """*If not*, said with another word: *de lo contrario*. Read in all languages together."""
    punctuation: Punctuation
    small_letters: SmallLetters | None
    """None: capitals of months, weekdays and languages are right."""
    spelling: Spelling
    house_style: HouseStyle
    """What an edition has where its own entry in ``editions.toml`` says nothing else."""
    grammar: Grammar | None
    """None: terms of the glossary are not bent."""
    search_endings: str
    """For the search page: ``ies=y:2`` makes *y* of *ies* after two letters or more. The first
    that fits counts, again and again; one that becomes itself stays. They know plurals and
    genders and no verbs, and read words without accents."""
    apertium: Mapping[str, tuple[str, str]]
    """By gettext's name of the target: Apertium's pair, and the package of Debian."""
