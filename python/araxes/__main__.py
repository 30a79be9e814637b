"""`python -m araxes` is the command `araxes`."""

import sys

from araxes.cli import main

if __name__ == "__main__":
    sys.exit(main())
