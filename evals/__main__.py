"""`python -m evals …` is `cdip eval …`."""

import sys

from cdip import main

sys.exit(main(["eval", *sys.argv[1:]]))
