"""Distances on the sphere, and which labels lie near a point."""

import math
from collections import defaultdict


def kilometres(a, b):
    """Distance of two (latitude, longitude) pairs on the sphere."""
    (lat1, lon1), (lat2, lon2) = ([math.radians(x) for x in p] for p in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


class Grid:
    """Labels by position, in cells of a tenth of a degree (8 to 11 km in the region)."""

    def __init__(self):
        self.cells = defaultdict(list)

    def add(self, at, label):
        self.cells[cell(at)].append((at, label))

    def has(self, at, label, limit):
        """Whether this label lies at most `limit` kilometres from a point; not for limits over 8 km."""
        row, column = cell(at)
        near = (self.cells.get((row + i, column + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return any(other == label and kilometres(at, there) <= limit for found in near for there, other in found)


def cell(at):
    return math.floor(at[0] * 10), math.floor(at[1] * 10)
