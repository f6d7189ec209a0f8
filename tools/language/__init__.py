"""What is known of languages: sentences, words, numbers, negation, grammar, spelling.

english.py, spanish.py, portuguese.py
                      what is known of each: one Language value
facts.py              Language and its parts: what there is to know
languages.py          the languages that are known, and what holds for any other
grammar/              gender, plural, and what agrees with a noun
quantities/           what a text says in numbers: how many, how much, when
numbers.py            numbers in digits: read, and written as a language does
sentences.py          where one ends
alignment.py          which sentences of a translation are which of its source
length_ratio.py       how long a translation usually is
similarity.py         how near two texts are
words.py              the words of a text
negation.py           how often a text says no
proper_names.py       people, places and institutions
scripts.py            letters, and look-alikes
spelling.py           what a dictionary is asked, and what a wrong word was meant to be
typos.py              edits of a source that correct a typo
"""
