"""The table of outlets: looked up by address and name, and used where a page does not name its own."""

import pickle

import pytest

import araxes

PAGE = (
    "<article><h1>Road opens</h1><p>It is wide, dry and <b>new</b>, and it leads home, the mayor said.</p></article>"
)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("https://www.azertag.az/en/1", "AZERTAC"),
        ("АЗЕРТАДЖ", "AZERTAC"),
        ("armenpress.am", "ARMENPRESS"),
        ("արմենպրես", "ARMENPRESS"),
        ("https://jam-news.net/az/story", "JAMnews"),
        ("en.trend.az", "Trend"),
    ],
)
def test_by_address_and_name(asked, name):
    assert araxes.outlet(asked).name == name


def test_an_unknown_outlet_is_none():
    assert araxes.outlet("nottrend.az") is None
    assert araxes.outlet("") is None


def test_an_outlet_is_a_result_like_any_other():
    outlet = araxes.outlet("hetq.am")
    assert (outlet.kind, outlet.country) == ("independent", "AM")
    assert "hy" in outlet.languages
    assert outlet.name in outlet.names
    assert araxes.Outlet.from_json(outlet.to_json()) == outlet == pickle.loads(pickle.dumps(outlet))
    assert outlet.to_dict()["domains"] == ["hetq.am"]


def test_the_address_names_the_outlet_where_the_page_does_not():
    assert araxes.parse_article(PAGE, url="https://oc-media.org/road/").outlet == "OC Media"
    assert araxes.parse_article(PAGE, url="https://nowhere.example/road/").outlet is None
    named = PAGE.replace("<article>", '<meta property="og:site_name" content="Araz Wire"><article>')
    assert araxes.parse_article(named, url="https://oc-media.org/road/").outlet == "Araz Wire"
