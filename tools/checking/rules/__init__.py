"""What is wrong with a translation: rules that read every reviewed word.

One function per rule. People stop reading checkers that cry wolf, so a rule that is not sure
keeps silent; safety and markup alone are absolute.

    safety          does nothing but speak, leads where its source leads       (error)
    markup          marked up as its source is; comparison.py: what differs    (error)
    values          numbers, dates, times, amounts             (error; warning where unsure)
    meaning         nothing said less, more, twice or to the contrary
    names           people, places and institutions, and the terms of the glossary
    wrong_language  no word of another language
    typography      marks, quotes, capitals and spaces as the language has them;
                    evidence.py: what makes a fix certain
    spelling        words that are in no dictionary                            (notes)
    consistency     one thing said in one way, in the whole edition
    source          the article itself, before it goes out                     (notes)
    files           what is in locale/ and does not belong there               (error, warning)
"""
