"""What the report shows, gathered once from the tables of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from araxes import Corpus, Place

Row = dict[str, Any]

NO_OUTLET = "no outlet named"


class Named(NamedTuple):
    """A place as the corpus names it."""

    place: Place
    traditions: dict[str, int]  # tradition → mentions, most first
    texts: dict[str, int]  # name as it stands → mentions, most first
    outlets: dict[str, dict[str, Row]]  # outlet → tradition → row of `Corpus.naming`

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return sum(self.traditions.values())


class Counts:
    """Speakers, places and names of a corpus, ready to be shown."""

    def __init__(self, corpus: Corpus) -> None:
        """Gather everything from the corpus's own tables; nothing is computed anew."""
        self.corpus = corpus
        self.documents = corpus.documents
        self.articles: list[Row] = corpus.articles.rows()
        self.quotes = len(corpus.quotes)
        self.speakers: list[Row] = [row for row in corpus.speakers if row["quotes"]]
        self.outlets = sorted({row["outlet"] or NO_OUTLET for row in self.articles})
        self.languages = sorted({row["language"] for row in self.articles})
        self.places = self._named()
        self.speaker_ids: list[set[int]] = [set() for _ in self.documents]
        for row in corpus.quotes:
            if row["speaker_id"] is not None:
                number: int = row["document"]
                self.speaker_ids[number].add(row["speaker_id"])

    def _named(self) -> list[Named]:
        found: dict[str, Named] = {}
        for document in self.documents:
            for toponym in document.toponyms:
                entry = found.setdefault(toponym.place.id, Named(toponym.place, {}, {}, {}))
                for counts, key in ((entry.traditions, toponym.tradition), (entry.texts, toponym.text)):
                    counts[key] = counts.get(key, 0) + 1
        for row in self.corpus.naming("outlet"):
            outlets = found[row["place"]].outlets
            outlets.setdefault(row["group"] or NO_OUTLET, {})[row["tradition"]] = row
        ordered = sorted(found.values(), key=lambda named: (-named.mentions, named.place.id))
        return [Named(n.place, _most_first(n.traditions), _most_first(n.texts), n.outlets) for n in ordered]


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
