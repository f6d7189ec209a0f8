"""The machine: disk, locks, processes, programs, HTTP, terminal. It knows nothing of Onda.

disk.py               files and folders written whole or not at all
snapshots.py          what a run has read; never written over what was saved since
locks.py              one run at a time
environment.py        .venv, and the packages that a verb needs
processes.py          functions run in other processes
programs.py           other programs, within limits of time and memory
http.py               what is fetched over https
safe_addresses.py     which addresses may be asked
terminal.py           texts of strangers, shown there and never obeyed
progress.py           how far long work is
clock.py              what day it is
patching.py           names of libraries replaced for a while
"""
