"""`araxes.Gazetteer`: places of one's own, and what comes out again."""

import json

import pytest

import araxes

ROWS = [
    {
        "id": "upper-mill",
        "text": "Upper Mill",
        "language": "en",
        "kind": "village",
        "latitude": 40.5,
        "longitude": 44.5,
    },
    {"id": "upper-mill", "text": "Verkhnyaya Melnitsa", "language": "en", "tradition": "ru"},
    {"id": "goris", "text": "Gorysburg", "language": "en", "tradition": "ru"},
]


@pytest.fixture(scope="module")
def own():
    return araxes.Gazetteer().extend(ROWS)


def test_own_places_are_found_beside_the_bundled_ones(own):
    text = "A bus from Upper Mill to Gorysburg and Yerevan"
    found = [(t.text, t.place.id, t.tradition) for t in own.find(text, "en")]
    assert found == [
        ("Upper Mill", "upper-mill", "neutral"),
        ("Gorysburg", "goris", "ru"),
        ("Yerevan", "yerevan", "hy"),
    ]
    assert len(own) == len(araxes.Gazetteer()) + 1


def test_a_mention_of_an_own_place_knows_its_names(own):
    mill, goris = own.find("A bus from Upper Mill to Gorysburg", "en")
    assert [name.text for name in mill.place.names] == ["Upper Mill", "Verkhnyaya Melnitsa"]
    assert "Gorysburg" in [name.text for name in goris.place.names]
    # Its dictionary has none; what is read back from it has those of the bundled gazetteer.
    again = araxes.Toponym.from_json(goris.to_json())
    assert again == goris
    assert "Gorysburg" not in [name.text for name in again.place.names]


def test_an_export_can_be_taken_in_again(own):
    linked = own.export("linked-places", ids=["upper-mill"])
    again = araxes.Gazetteer().extend(linked, format="linked-places")
    assert again.lookup("Upper Mill") == own.lookup("Upper Mill")
    [feature] = json.loads(own.export("geojson", ids=["upper-mill", "no-such-place"]))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [44.5, 40.5]}


def test_csv_is_taken_too():
    own = araxes.Gazetteer().extend("id,text,language\nlower-mill,Lower Mill,en\n", format="csv")
    assert own.lookup("Lower Mill")[0].id == "lower-mill"


@pytest.mark.parametrize(
    ("source", "form", "error"),
    [
        ([{"id": "x"}], "rows", araxes.FormatError),
        ([{"id": "x", "text": "X", "tradition": "mine"}], "rows", araxes.FormatError),
        ("id,text\nx", "csv", araxes.FormatError),
        ("[]", "linked-places", araxes.FormatError),
        ("", "xml", araxes.OptionError),
    ],
)
def test_what_does_not_fit_is_said(source, form, error):
    with pytest.raises(error):
        araxes.Gazetteer().extend(source, format=form)


def test_a_place_tells_its_name_in_a_language_and_tradition():
    [place, *_] = araxes.lookup("khankendi")
    assert place.name_in("az", "az") == "Xankəndi"
    assert place.name_in("hy", "hy") == "Ստեփանակերտ"
    assert place.name_in("ka", "tr") is None
    with pytest.raises(araxes.OptionError):
        place.name_in("xx")
