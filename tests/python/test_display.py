"""The views: everything escaped, nothing obeyed by a terminal."""

from html.parser import HTMLParser

import araxes
from araxes.display import document_html, document_lines

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


def test_terminal_lines_hold_no_control_characters() -> None:
    document = araxes.analyze(HOSTILE, kind="text")
    assert not any("\x1b" in line or "\x07" in line for line in document_lines(document))


def test_terminal_lines_fit(documents: list[araxes.Document]) -> None:
    for document in documents:
        assert all(len(line) <= 72 for line in document_lines(document, width=72))
