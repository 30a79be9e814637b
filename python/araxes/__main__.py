"""`python -m araxes` is the command `araxes`."""

import sys

from araxes.cli import main

sys.exit(main())
