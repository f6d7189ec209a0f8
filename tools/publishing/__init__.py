"""make publish: what may go out, put together and deployed.

run.py                through the gate, built, put together, deployed
gate.py               which editions and articles may go out
policy.py             what an edition's policy allows; obstacles, and who could fix them
edition_status.py     how far an edition is, for ``make status``
assembly.py           the site in ``build/site``
kept_editions.py      editions that stay as they were published last
extra_files.py        ``source/files/``, which goes to the root of the site
manifest.py           ``build-manifest.json``
publish_report.py     what was published, or why nothing was
deploy/               a site put where readers get it
"""
