"""News from the South Caucasus as data: who said what, about which place, under which of its names.

>>> import araxes
>>> doc = araxes.analyze("Ferry returns\\n\\n“We counted every plank,” Anna Melikyan said at Lake Sevan.")
>>> [(q.text, q.speaker.name) for q in doc.quotes]
[('We counted every plank', 'Anna Melikyan')]
>>> [(t.text, t.place.id, t.tradition) for t in doc.toponyms]
[('Lake Sevan', 'lake-sevan', 'hy')]

Every `start` and `end` counts code points, so that `doc.article.text[start:end]` is right.
"""

from importlib.metadata import version as _version

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
    analyze,
    attribute_quotes,
    find_toponyms,
    lookup,
    outlet,
    parse_article,
    pipe,
    read_warc,
)
from araxes.corpus import Corpus
from araxes.display.render import render
from araxes.table import Table

__version__ = _version("araxes")

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
]
