"""make draft: engines asked, answers guarded, drafts written.

run.py                all of it for one edition, with files and progress
propose.py            a draft for each entry that is open
gaps.py               what is open: sentences of an entry, catalogues; drafts taken back
sentence_drafts.py    a proposal for each sentence, past every check
strategies.py         what to ask an engine so that links and markup survive
guards.py             what its answer has to pass
term_fixes.py         the glossary's words in the place of the engine's
term_probes.py        how else to ask for a sentence with a term
confidence.py         how sure the engine may be, estimated from reviewed sentences
calibration.py        the mathematics of that
engine.py             what an engine is; a journal of its answers
engines/              Argos, LibreTranslate, Apertium
install_models.py     models found, fetched, compared with the lock file, unpacked
argos_package.py      what is looked at before a model is unpacked
"""
