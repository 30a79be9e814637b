"""The views: everything escaped, nothing obeyed by a terminal."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

import araxes
from araxes.display import document_html, document_lines, table_html
from araxes.display.pieces import cut_document

HOSTILE = (
    "<b>Bold</b> & <script>alert(1)</script>\n\n"
    "“<img src=x onerror=alert(1)> came to Baku,” said Anna <u>Melikyan</u>.\n\n"
    '"A \x1b]0;title\x07 \x1b[31mred quote," she said in Yerevan.\n\n'
    + "The rest of the page is as harmless as it is long, and goes on about the weather of the week. "
    * 8
)


class Tags(HTMLParser):
    """Collects tags and text, and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_escaped() -> None:
    document = araxes.analyze(HOSTILE, kind="text")
    page = Tags()
    page.feed(document_html(document))
    assert page.open == []
    assert not page.seen & {"script", "img", "u"}
    assert "<script>alert(1)</script>" in page.text


def test_html_shows_the_whole_article(documents: list[araxes.Document]) -> None:
    for document in documents:
        page = Tags()
        page.feed(document._repr_html_())
        assert page.open == []
        for block in document.article.blocks:
            text = document.article.text[block.start : block.end]
            assert text in page.text or block.role in {"date", "outlet", "dateline"}


def test_html_marks_quotes_and_places(documents: list[araxes.Document]) -> None:
    for document in documents:
        html = document_html(document)
        assert html.count("araxes-q") >= len(document.quotes)
        head = [b for b in document.article.blocks if b.role in {"date", "outlet", "dateline"}]
        shown = [t for t in document.toponyms if not any(b.start <= t.start < b.end for b in head)]
        assert html.count('class="araxes-p"') >= len(shown)


def results(document: araxes.Document) -> list:
    """Return the document and everything in it."""
    places = [toponym.place for toponym in document.toponyms]
    return [
        document,
        document.article,
        *document.article.blocks,
        *document.toponyms,
        *document.quotes,
        *document.speakers,
        *places,
        *(name for place in places[:3] for name in place.names),
        *(quote.cue for quote in document.quotes if quote.cue),
        *(quote.speaker for quote in document.quotes if quote.speaker),
        *(other for toponym in document.toponyms for other in toponym.alternatives),
    ]


def test_every_result_shows_itself(documents: list[araxes.Document]) -> None:
    hostile = araxes.analyze(HOSTILE, kind="text")
    shown = [value for document in [hostile, *documents[:6]] for value in results(document)]
    assert len({type(value) for value in shown}) == 11
    for value in shown:
        page = Tags()
        page.feed(value._repr_html_())
        assert page.open == []
        assert not page.seen & {"script", "img", "u", "link", "iframe"}
        assert page.text.strip()


def test_a_card_names_what_it_shows() -> None:
    place, *_ = araxes.lookup("khankendi")
    card = Tags()
    card.feed(place._repr_html_())
    assert all(name.text in card.text for name in place.names)
    document = araxes.analyze("“We counted every plank,” Anna Melikyan said in Goris.")
    assert all(word in document.quotes[0]._repr_html_() for word in ("every plank", "Anna Melikyan", "said"))
    assert all(word in document.toponyms[0]._repr_html_() for word in ("Goris", "hy", "Горис"))


def test_pieces_are_the_text_and_know_their_quotes(documents: list[araxes.Document]) -> None:
    for document in documents:
        text = document.article.text
        covered = [set() for _ in document.quotes]
        for block, pieces in cut_document(document):
            assert "".join(piece.text for piece in pieces) == text[block.start : block.end]
            for piece in pieces:
                for number, _ in piece.quotes:
                    covered[number].update(range(piece.start, piece.end))
                inside = [t for t in document.toponyms if t.start <= piece.start and piece.end <= t.end]
                assert [piece.toponym] == (inside or [None])
        blocks = {at for block in document.article.blocks for at in range(block.start, block.end)}
        for quote, found in zip(document.quotes, covered, strict=True):
            assert found == {at for start, end in quote.spans for at in range(start, end)} & blocks


def test_a_page_of_its_own_allows_its_style_and_nothing_else() -> None:
    page = araxes.render(araxes.analyze(HOSTILE, kind="text"))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert " style=" not in page.replace(style[0], "")
    assert "<script" not in page


def test_right_to_left_pages_say_so() -> None:
    article = araxes.Article.from_json(
        araxes.parse_article("جاده باز شد").to_json().replace('"language":"und"', '"language":"fa"')
    )
    assert article.language == "fa"
    assert '<article lang="fa" dir="rtl">' in article._repr_html_()


def test_displacy_marks_hold_the_whole_text(documents: list[araxes.Document]) -> None:
    document = documents[4]
    html = araxes.render(document, "displacy")
    assert html.count('class="entity place"') == len(document.toponyms)
    bare = Tags()
    bare.feed(re.sub(r'<span class="label">.*?</span>', "", html))
    assert bare.open == []
    assert all(quote.text.splitlines()[0] in bare.text for quote in document.quotes)


def test_unknown_styles_are_an_error(documents: list[araxes.Document]) -> None:
    with pytest.raises(araxes.OptionError, match="unknown style 'pdf'"):
        araxes.render(documents[0], "pdf")


def test_tables_are_cut_and_escaped() -> None:
    rows = [{"text": "<b>" + "x" * 500, "count": number, "share": 0.5, "none": None} for number in range(50)]
    table = Tags()
    table.feed(table_html("a <table>", list(rows[0]), iter(rows), len(rows)))
    assert table.open == []
    assert "b" not in table.seen
    assert "a <table>: 50 rows, the first 20 of them" in table.text
    assert table.text.count("…") == 20


def test_terminal_lines_hold_no_control_characters() -> None:
    document = araxes.analyze(HOSTILE, kind="text")
    assert not any("\x1b" in line or "\x07" in line for line in document_lines(document))


def test_terminal_lines_fit(documents: list[araxes.Document]) -> None:
    for document in documents:
        assert all(len(line) <= 72 for line in document_lines(document, width=72))
