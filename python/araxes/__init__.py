"""News from the South Caucasus as data: who said what, about which place, under which of its names.

>>> import araxes
>>> doc = araxes.analyze("Ferry returns\\n\\n“We counted every plank,” Anna Melikyan said at Lake Sevan.")
>>> [(q.text, q.speaker.name) for q in doc.quotes]
[('We counted every plank', 'Anna Melikyan')]
>>> [(t.text, t.place.id, t.tradition) for t in doc.toponyms]
[('Lake Sevan', 'lake-sevan', 'hy')]

Every `start` and `end` counts code points, so that `doc.article.text[start:end]` is right.
"""

from typing import TYPE_CHECKING

from araxes._core import (
    Alternative,
    AraxesError,
    Article,
    Block,
    Document,
    Excerpt,
    Failure,
    FormatError,
    Gazetteer,
    Lexicon,
    Name,
    OptionError,
    Outlet,
    Pipe,
    Place,
    Quote,
    QuoteSpeaker,
    Source,
    SourceError,
    Speaker,
    Toponym,
    WarcReader,
    WarcRecord,
    __version__,
    analyze,
    attribute_quotes,
    find_toponyms,
    lookup,
    outlet,
    parse_article,
    pipe,
    read_warc,
    split_articles,
)
from araxes.corpus import Corpus
from araxes.table import Table

if TYPE_CHECKING:
    from araxes.display.render import render


__all__ = [
    "Alternative",
    "AraxesError",
    "Article",
    "Block",
    "Corpus",
    "Document",
    "Excerpt",
    "Failure",
    "FormatError",
    "Gazetteer",
    "Lexicon",
    "Name",
    "OptionError",
    "Outlet",
    "Pipe",
    "Place",
    "Quote",
    "QuoteSpeaker",
    "Source",
    "SourceError",
    "Speaker",
    "Table",
    "Toponym",
    "WarcReader",
    "WarcRecord",
    "__version__",
    "analyze",
    "attribute_quotes",
    "find_toponyms",
    "lookup",
    "outlet",
    "parse_article",
    "pipe",
    "read_warc",
    "render",
    "split_articles",
]


def __getattr__(name: str) -> object:
    # The views are loaded when first asked for: most programs never do.
    if name == "render":
        from araxes.display.render import render

        return render
    raise AttributeError(f"module 'araxes' has no attribute {name!r}")
