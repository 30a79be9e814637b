"""TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from araxes.display.pieces import cut_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from araxes import Block, Document, Place, Speaker, Toponym
    from araxes.display.pieces import Piece

    # Tag of an element, and the number of the quote or the mention of the place that it stands for.
    _Key = tuple[str, int | Toponym | None]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What XML 1.0 (section 2.2) does not allow in a document at all.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The elements that may open a division, by the role of the block; where they cannot stand, a block is an ab.
_TOP = {
    "title": "head",
    "subtitle": "head",
    "heading": "head",
    "byline": "byline",
    "date": "docDate",
    "dateline": "dateline",
    "outlet": "opener",
}


def tei(document: Document, source: str | None = None) -> str:
    """Return the document as TEI.

    Quotes are `said`, with `who` and `direct`, their parts in quote marks `quote`, and places `placeName`; the header
    lists the speakers and the places, with every name. The parts of a quote are joined by `next` and `prev`.
    Characters that XML forbids become U+FFFD. `source` names the article where it has no address of its own.
    """
    root = _tei(document, source, "")
    root.set("xmlns", _NAMESPACE)
    return f"{_DECLARATION}{ElementTree.tostring(root, encoding='unicode')}\n"


def tei_corpus(documents: Iterable[tuple[str | None, Document]]) -> Iterator[str]:
    """Yield documents, each with the name of its source, as the parts of one `teiCorpus`."""
    yield f'{_DECLARATION}<teiCorpus xmlns="{_NAMESPACE}">'
    header = Element("teiHeader")
    described = SubElement(header, "fileDesc")
    SubElement(SubElement(described, "titleStmt"), "title").text = "Articles read by araxes"
    SubElement(SubElement(described, "publicationStmt"), "p").text = "Not published"
    SubElement(SubElement(described, "sourceDesc"), "p").text = "News articles, each described in its own header"
    yield ElementTree.tostring(header, encoding="unicode")
    for number, (source, document) in enumerate(documents):
        yield "\n" + ElementTree.tostring(_tei(document, source, f"d{number}-"), encoding="unicode")
    yield "\n</teiCorpus>\n"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def _add(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, tag, {key: _legal(value) for key, value in attributes.items()})
    element.text = _legal(text)
    return element


def _tei(document: Document, source: str | None, prefix: str) -> Element:
    root = Element("TEI")
    _header(document, source, prefix, SubElement(root, "teiHeader"))
    text = SubElement(root, "text", {_LANG: document.article.language})
    _body(document, prefix, SubElement(text, "body"))
    return root


def _header(document: Document, source: str | None, prefix: str, header: Element) -> None:
    article = document.article
    described = SubElement(header, "fileDesc")
    titles = SubElement(described, "titleStmt")
    _add(titles, "title", article.title or "Untitled")
    for byline in article.bylines:
        _add(titles, "author", byline)
    published = SubElement(described, "publicationStmt")
    _add(published, "publisher", article.outlet or "Unknown")
    if article.published:
        _add(published, "date", article.published, when=article.published[:10])
    origin = SubElement(SubElement(described, "sourceDesc"), "bibl")
    _add(origin, "title", article.title or "Untitled")
    if address := article.url or source:
        _add(origin, "idno", address, type="URI" if article.url else "source")
    profile = SubElement(header, "profileDesc")
    _add(SubElement(profile, "langUsage"), "language", article.language, ident=article.language)
    if document.speakers:
        _speakers(document.speakers, prefix, SubElement(profile, "particDesc"))
    places = {toponym.place.id: toponym.place for toponym in document.toponyms}
    if places:
        listed = SubElement(SubElement(profile, "settingDesc"), "listPlace")
        for place in places.values():
            _place(place, prefix, SubElement(listed, "place", {_ID: f"{prefix}place-{place.id}"}))


def _speakers(speakers: Iterable[Speaker], prefix: str, parent: Element) -> None:
    listed = SubElement(parent, "listPerson")
    for speaker in speakers:
        single = speaker.kind in {"person", "role", "unnamed"}
        person = SubElement(listed, "person" if single else "personGrp", {_ID: f"{prefix}speaker-{speaker.id}"})
        if speaker.name:
            _add(person, "persName" if single else "name", speaker.name)
        for role in speaker.roles:
            _add(person, "occupation" if single else "note", role)


def _place(place: Place, prefix: str, element: Element) -> None:
    for name in place.names:
        named = _add(element, "placeName", name.text, type=name.tradition)
        named.set(_LANG, name.language)
        for attribute, year in (("from", name.first_year), ("to", name.last_year)):
            if year is not None:
                named.set(attribute, f"{year:04d}")
    if place.latitude is not None:
        _add(SubElement(element, "location"), "geo", f"{place.latitude} {place.longitude}")
    for kind, number in (("wikidata", place.wikidata), ("geonames", place.geonames), ("wof", place.wof)):
        if number is not None:
            _add(element, "idno", str(number), type=kind)


def _body(document: Document, prefix: str, body: Element) -> None:
    """Write the blocks: a heading below other text opens a division of its own."""
    division = SubElement(body, "div", {"type": "article"})
    inside, top = division, True
    inline = _Inline(document, prefix)
    for block, pieces in cut_document(document, marks=True):
        if block.role == "heading" and not top:
            inside, top = SubElement(division, "div", {"type": "section"}), True
        inline.write(_block(inside, block, top), pieces)
        top = top and block.role in _TOP


def _block(parent: Element, block: Block, top: bool) -> Element:
    if block.role == "paragraph":
        return SubElement(parent, "p")
    if top and block.role in _TOP:
        attributes = {"type": "sub"} if block.role == "subtitle" else {}
        return SubElement(parent, _TOP[block.role], attributes)
    return SubElement(parent, "ab", {"type": block.role})


class _Inline:
    """Writes pieces into elements: neighbours share what is around both."""

    def __init__(self, document: Document, prefix: str) -> None:
        self._document = document
        self._prefix = prefix
        self._open: list[tuple[_Key, Element]] = []
        self._last: dict[int, tuple[int, Element]] = {}  # of each quote its last element and how many it has

    def write(self, element: Element, pieces: Iterable[Piece]) -> None:
        self._open = [(("", None), element)]
        for piece in pieces:
            wanted = _around(piece)
            shared = 0
            while shared < min(len(wanted), len(self._open) - 1) and self._open[shared + 1][0] == wanted[shared]:
                shared += 1
            del self._open[shared + 1 :]
            for key in wanted[shared:]:
                self._open.append((key, self._element(key)))
            self._text(_legal(piece.text))

    def _element(self, key: _Key) -> Element:
        tag, what = key
        element = SubElement(self._open[-1][1], tag)
        if isinstance(what, int):
            self._said(element, what)
        elif what:
            element.set("ref", f"#{self._prefix}place-{what.place.id}")
        return element

    def _said(self, element: Element, number: int) -> None:
        """Say who speaks, and join the parts of one quote into a chain."""
        quote = self._document.quotes[number]
        element.set("direct", "false" if quote.kind == "indirect" else "true")
        if quote.speaker:
            element.set("who", f"#{self._prefix}speaker-{quote.speaker.id}")
        parts, before = self._last.get(number, (0, None))
        name = f"{self._prefix}quote-{number}-{parts}"
        element.set(_ID, name)
        if before is not None:
            before.set("next", f"#{name}")
            element.set("prev", f"#{before.get(_ID)}")
        self._last[number] = (parts + 1, element)

    def _text(self, text: str) -> None:
        element = self._open[-1][1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text


def _around(piece: Piece) -> list[_Key]:
    """Return the elements around a piece, outermost first: each its tag and what it stands for."""
    wanted: list[_Key] = [("said", number) for number, _ in piece.quotes]
    if piece.in_marks:
        wanted.append(("quote", None))
    if piece.toponym:
        wanted.append(("placeName", piece.toponym))
    return wanted
