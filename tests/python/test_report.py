"""The report as text: one page, everything in it, nothing obeyed."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import araxes
from araxes.report import report_html

HOSTILE = (
    "<script>window.hacked = 1</script> & <b>Bold</b>\n\n"
    "“<img src=x onerror='window.hacked = 2'> came to Baku,” said Anna <u>Melikyan</u>.\n\n"
    '“Every word of it was heard on both banks,” said Leyla "onfocus=alert(1) Orucova in Goris.\n\n'
)
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Collects what a page has, and checks that its tags nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def corpus(documents: list[araxes.Document]) -> araxes.Corpus:
    hostile = araxes.analyze(HOSTILE, kind="text", url='https://a.example/"><script>window.hacked = 3</script>')
    return araxes.Corpus([*documents, hostile])


@pytest.fixture(scope="module")
def page(corpus: araxes.Corpus) -> Page:
    return Page(report_html(corpus, title="<i>Title</i>"))


def test_everything_is_in_it(corpus: araxes.Corpus, page: Page) -> None:
    for row in corpus.speakers:
        assert (row["name"] or "") in page.text
    for row in corpus.toponyms:
        assert row["name"] in page.text
    for document in corpus.documents:
        assert all(quote.text.splitlines()[0] in page.text for quote in document.quotes)
    assert sum(tag == "details" and "article" in attrs.get("class", "") for tag, attrs in page.tags) == len(corpus)


def test_it_loads_nothing_and_allows_one_script(page: Page) -> None:
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in page.tags}
    assert [tag for tag, _ in page.tags].count("script") == 1
    for _, attrs in page.tags:
        assert not any(name.startswith("on") or name in {"style", "src", "srcset"} for name in attrs)
        assert attrs.get("href", "#").startswith("#")
    (policy,) = (attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    own = "'sha256-[^ ]+'"
    assert re.fullmatch(
        f"default-src 'none'; style-src {own}; base-uri 'none'; form-action 'none'; script-src {own}", policy
    )


def test_names_within_the_page_are_single_and_links_resolve(page: Page) -> None:
    names = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(names) == len(set(names))
    assert {attrs["href"][1:] for tag, attrs in page.tags if tag == "a"} <= set(names)
    assert {attrs["aria-labelledby"] for _, attrs in page.tags if "aria-labelledby" in attrs} <= set(names)


def test_an_empty_corpus_has_a_report() -> None:
    assert "0 articles" in Page(report_html(araxes.Corpus([]))).text


def test_it_is_written(corpus: araxes.Corpus, tmp_path: Path) -> None:
    path = corpus.report(tmp_path / "report.html")
    assert path == tmp_path / "report.html"
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_corpus_and_its_tables_show_themselves(corpus: araxes.Corpus) -> None:
    for shown in (corpus, corpus.quotes, corpus.naming(), corpus.speakers, araxes.Corpus([])):
        view = Page(shown._repr_html_())
        assert not {"script", "img", "u"} & {tag for tag, _ in view.tags}
    assert "26 articles" in Page(corpus._repr_html_()).text


def test_chart_shows_what_the_tables_say(corpus: araxes.Corpus) -> None:
    altair = pytest.importorskip("altair")
    for kind in ("naming", "speakers", "timeline"):
        chart = corpus.chart(kind)
        assert altair.Chart.from_dict(chart.to_dict())
    rows = corpus.chart("naming", most=500).to_dict()["data"]["values"]
    several = {row["name"] for row in rows}
    assert sum(row["count"] for row in rows) == sum(r["count"] for r in corpus.naming() if r["name"] in several)
    with pytest.raises(araxes.OptionError, match="unknown chart 'pie'"):
        corpus.chart("pie")


def test_map_has_a_marker_for_each_place_and_escapes(corpus: araxes.Corpus) -> None:
    folium = pytest.importorskip("folium")
    view = corpus.map(tiles=None)
    markers = [child for child in view._children.values() if isinstance(child, folium.Marker)]
    points = {row["place"] for row in corpus.toponyms if row["latitude"] is not None and row["kind"] != "country"}
    assert len(markers) == len(points)
    assert "<script>window" not in view.get_root().render()


def test_a_missing_library_names_its_extra(corpus: araxes.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "folium", None)
    with pytest.raises(ModuleNotFoundError, match=r"Corpus\.map needs folium.*araxes\[notebook\]"):
        corpus.map()
