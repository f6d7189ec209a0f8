"""What only those who work on Onda need: tests, lint, benchmarks, lock files, assets."""
