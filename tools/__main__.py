import sys

try:
    from tools.system.environment import enter_venv

    enter_venv(sys.argv[1:])

    from tools.cli import main  # its packages are there only from here on

    sys.exit(main())
except ModuleNotFoundError as error:
    if (error.name or "tools").startswith("tools"):
        raise
    print(f"error: {error.name} is missing from .venv.", file=sys.stderr)
    print("hint: Remove the folder .venv and run it again.", file=sys.stderr)
    sys.exit(2)
except KeyboardInterrupt:  # before the terminal was there to say more
    sys.exit(130)
