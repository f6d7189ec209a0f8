"""The machine: disk, locks, processes, programs, HTTP, terminal. It knows nothing of Onda."""
