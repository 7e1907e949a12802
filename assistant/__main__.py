"""`python -m assistant COMMAND…` is `cdip COMMAND…`."""

import sys

from cdip import main

sys.exit(main())
