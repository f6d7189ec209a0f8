import sys

from tools.environment import enter

try:
    enter(sys.argv[1:])

    from tools.cli import main  # its packages are there only from here on

    sys.exit(main())
except KeyboardInterrupt:  # before the terminal was there to say more
    sys.exit(130)
