"""Deploying the site: it is put where readers find it.

destination.py  what DEST= means; Target, which every place to publish to is
folder.py       a folder, exchanged in one step
zip_file.py     a .zip
rsync.py        a server
git_branch.py   a branch of a git repository
changes.py      what a deployment would change, and what is not ours
"""
