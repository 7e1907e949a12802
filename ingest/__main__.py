"""`python -m ingest PATH…` is `cdip ingest PATH…`."""

import sys

from cdip import main

sys.exit(main(["ingest", *sys.argv[1:]]))
