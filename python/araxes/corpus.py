"""Many documents at once: tables, counts and comparisons over all of them."""

from __future__ import annotations

import json
from collections import deque
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from araxes._core import Document, Failure, Tables, pipe
from araxes.inputs import named_sources
from araxes.progress import bar
from araxes.streams import place_features
from araxes.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from os import PathLike

    import altair
    import folium

    from araxes._core import Lexicon


class Corpus:
    """Many documents at once.

    >>> import araxes
    >>> corpus = araxes.Corpus([
    ...     araxes.analyze("Road opens\\n\\n“It is wide,” Leyla Orucova said in Xankəndi."),
    ...     araxes.analyze("Road opens\\n\\n“It is wide,” Anna Melikyan said in Stepanakert."),
    ... ])
    >>> [(row["place"], row["tradition"], row["count"]) for row in corpus.naming(by="language")]
    [('khankendi', 'az', 1), ('khankendi', 'hy', 1)]

    `documents` are the documents in order, `sources` the names of their sources, `failures` the sources that could
    not be read. The tables are made when first asked for.
    """

    def __init__(
        self, documents: Iterable[Document | Failure], *, sources: Iterable[str | None] | None = None
    ) -> None:
        """Take documents, such as those that `pipe` yields; failures among them are set aside.

        `sources` names the source of each item of `documents`.
        """
        kept: list[Document] = []
        names: list[str | None] = []
        failures: list[Failure] = []
        given = iter(sources) if sources is not None else None
        for item in documents:
            name = next(given, None) if given else None
            if isinstance(item, Failure):
                failures.append(item)
            else:
                kept.append(item)
                names.append(name)
        self._tables = Tables(kept, names)
        self.documents: Sequence[Document] = tuple(kept)
        self.sources: Sequence[str | None] = tuple(names)
        self.failures: Sequence[Failure] = tuple(failures)

    @classmethod
    def read(
        cls,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        threads: int | None = None,
        progress: bool = True,
        lexicon: Lexicon | None = None,
    ) -> Corpus:
        """Read files, folders and archives on all cores.

        `paths` is one path or several: `.html` and `.txt` files, `.jsonl`, `.jsonl.gz` and `.parquet` files with an
        article in each row, `.warc`, `.warc.gz` and `.warc.zst` archives, folders of all these, and patterns such as
        `news/**/*.html`. A progress bar counts the articles, in a terminal and in a notebook. What cannot be read is
        in `failures`. `lexicon` has cues, roles and speakers of your own.

        A row has its article in a field `html`, `text`, `content` or `body`, or is an araxes document itself; the
        fields `id` (the name of the source), `url`, `title`, `outlet`, `published` or `date`, and `language` are used
        where they are there. Parquet needs pyarrow.
        """
        names: deque[str] = deque()

        def sources() -> Iterator[Any]:
            for name, source in named_sources(paths):
                names.append(name)
                yield source

        results = pipe(sources(), threads=threads, lexicon=lexicon)
        return cls(bar(results, shown=progress), sources=_taken(names))

    @cached_property
    def articles(self) -> Table:
        """A row for each article, with its metadata and text."""
        return Table(self._tables.articles(), "articles")

    @cached_property
    def quotes(self) -> Table:
        """A row for each quote, with its speaker, cue and offsets."""
        return Table(self._tables.quotes(), "quotes")

    @cached_property
    def toponyms(self) -> Table:
        """A row for each mention of a place, with the place, the tradition of the name and the quote it stands in."""
        return Table(self._tables.toponyms(), "toponyms")

    @cached_property
    def speakers(self) -> Table:
        """A row for each speaker: the same person or body in several articles is one, with all forms of the name.

        Names are the same where they agree but for case, diacritics and punctuation; of persons also where the words
        are in another order, where one has a patronymic more, where one is a surname, alone or with initials, that
        fits one full name of the corpus and no other, and where articles in several languages spell a full name that
        sounds alike: Anna Hakobyan, Анна Акопян, Աննա Հակոբյան. Names that articles in one language tell apart are
        never joined, nor is a source that its article does not name. Other names of a speaker can be told
        beforehand: `araxes.Lexicon`.
        """
        return Table(self._tables.speakers(), "speakers")

    def naming(self, by: Literal["outlet", "speaker", "language"] = "outlet") -> Table:
        """How often each outlet, speaker or language uses the names of each tradition for each place.

        By speaker only mentions within quotes count, each for the innermost quote.
        """
        return Table(self._tables.naming(by), f"naming by {by}")

    def timeline(self, every: Literal["day", "month", "year"] = "month") -> Table:
        """How many articles, quotes and mentions of places each period has; articles without a date come last."""
        return Table(self._tables.timeline(every), f"timeline by {every}")

    def same_quotes(self) -> Table:
        """The quotes that have the same words in several articles, near-duplicates and longer cuts included.

        Quotes of six words and more are one group where at least 60 % of the three-word runs of the shorter one stand
        in the longer one too.
        """
        return Table(self._tables.same_quotes(), "same quotes")

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """The places with coordinates as a GeoJSON FeatureCollection, the most named first.

        A feature's properties are the place's id, name, kind and country, the number of `mentions`, and of those the
        numbers by tradition in `traditions` and by form in `texts`.
        """
        return place_features(self.documents)

    def to_geojson(self) -> str:
        """Write `__geo_interface__` as GeoJSON (RFC 7946)."""
        return json.dumps(self.__geo_interface__, ensure_ascii=False)

    def report(self, path: str | PathLike[str], *, title: str = "Who said what, about which place") -> Path:
        """Write everything as one HTML page that needs nothing else, and return its path.

        Who speaks, about which places (with a map), under which names by outlet, the same words in several articles,
        and every article with its highlights, to be filtered by words, outlet, language, speaker and place. The page
        loads nothing, and no script in an article's text can run in it. A page of more than some thousand articles is
        slow to open: make one for each part.
        """
        from araxes.report import report_html

        written = Path(path)
        written.write_text(report_html(self, title=title), encoding="utf-8")
        return written

    def map(self, *, tiles: str | None = "CartoDB PositronNoLabels") -> folium.Map:
        """Show the places on a folium map (extra `notebook`), each cut by the traditions of the names used for it.

        The background, with whatever lines it draws, comes from the provider of the `tiles`, over the network; None
        shows none.
        """
        from araxes.maps import corpus_map

        return corpus_map(self, tiles)

    def chart(
        self, kind: Literal["naming", "speakers", "timeline"] = "naming", *, most: int = 20
    ) -> altair.TopLevelMixin:
        """Draw an altair chart (extra `notebook`) of at most `most` places or speakers.

        `naming`: the share of each tradition by place and outlet, of the places that have several names; `speakers`:
        who is quoted most; `timeline`: quotes and mentions of places by month.
        """
        from araxes.charts import corpus_chart

        return corpus_chart(self, kind, most)

    def _repr_html_(self) -> str:
        """Show the numbers, those quoted most, and the places under several names."""
        from araxes.display.corpus import corpus_html

        return corpus_html(self)

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __repr__(self) -> str:
        counts = f"{len(self.documents)} articles, {len(self.quotes)} quotes, {len(self.toponyms)} place mentions"
        return f"<Corpus {counts}, {len(self.failures)} failures>"


def _taken(names: deque[str]) -> Iterator[str]:
    """Give the names in order, while they are still being added."""
    while names:
        yield names.popleft()
