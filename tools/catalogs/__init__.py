"""What is done with catalogues: merged, counted, credited; and the notes in their entries.

merging/              template and catalogue -> catalogue
notes/                our notes in the comments of entries
memory.py             what was translated before, sentence by sentence
status.py             how far editions are, and what they owe
provenance.py         who made a translation
revision_date.py      when its words changed last
headers.py            the header of a catalogue: credit, addresses of its pages
domains.py            which catalogues an edition has
"""
