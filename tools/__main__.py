import sys

from tools.environment import enter

enter(sys.argv[1:])

from tools.cli import main  # noqa: E402 - its packages are there only from here on

sys.exit(main())
