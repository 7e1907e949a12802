"""Following a slope to its top."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
STEPS = 800


def climb(slope: Callable[[Numbers], Numbers], size: int) -> Numbers:
    """Follow a slope to its top: Adam (Kingma and Ba, 2015), with steps that grow smaller."""
    place, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        at = slope(place)
        first, second = 0.9 * first + 0.1 * at, 0.999 * second + 0.001 * at**2
        stride = 0.1 * (1 - step / STEPS) * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        place = place + stride
    return place
