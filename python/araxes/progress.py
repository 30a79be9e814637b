"""The progress bar, in terminals and notebooks."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


def bar(items: Iterable[T], *, total: int | None = None, shown: bool = True) -> Iterator[T]:
    """Count `items` on stderr while they are gone through: only in a terminal or a notebook."""
    if not shown or not (sys.stderr.isatty() or "ipykernel" in sys.modules):
        yield from items
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a notebook without ipywidgets gets the terminal's bar
        from tqdm.auto import tqdm

    yield from tqdm(items, total=total, unit=" articles", dynamic_ncols=True)
