"""`Corpus.chart`: what the tables of a corpus count, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from araxes._core import OptionError
from araxes.display.style import TRADITIONS
from araxes.extras import need

if TYPE_CHECKING:
    import altair

    from araxes import Corpus


def corpus_chart(
    corpus: Corpus, kind: Literal["naming", "speakers", "timeline"] = "naming", most: int = 20
) -> altair.TopLevelMixin:
    """Build the chart; see `Corpus.chart`."""
    charts = {"naming": _naming, "speakers": _speakers, "timeline": _timeline}
    if kind not in charts:
        raise OptionError(f"unknown chart {kind!r}; known are {', '.join(charts)}")
    return charts[kind](need("altair", "notebook", "Corpus.chart"), corpus, most)


def _naming(alt: Any, corpus: Corpus, most: int) -> altair.TopLevelMixin:
    """Shares of the traditions for each place and outlet, of the places that have several."""
    rows: list[dict[str, Any]] = [
        {**row, "group": row["group"] or "no outlet named"} for row in corpus.naming("outlet")
    ]
    traditions: dict[str, set[str]] = {}
    mentions: dict[str, int] = {}
    for row in rows:
        traditions.setdefault(row["name"], set()).add(row["tradition"])
        mentions[row["name"]] = mentions.get(row["name"], 0) + row["count"]
    several = sorted((name for name in mentions if len(traditions[name]) > 1), key=lambda name: -mentions[name])
    shown = [
        {key: row[key] for key in ("group", "name", "tradition", "count")}
        for row in rows
        if row["name"] in several[:most]
    ]
    colours = alt.Scale(domain=list(TRADITIONS), range=list(TRADITIONS.values()))
    used = [tradition for tradition in TRADITIONS if any(row["tradition"] == tradition for row in shown)]
    return (
        alt.Chart(alt.Data(values=shown), title="Under which names: share of each tradition")
        .mark_bar()
        .encode(
            x=alt.X("count:Q", stack="normalize", title=None, axis=alt.Axis(format="%", tickCount=3)),
            y=alt.Y("name:N", sort=several, title=None, axis=alt.Axis(labelLimit=260)),
            color=alt.Color("tradition:N", scale=colours, legend=alt.Legend(values=used, title="tradition")),
            column=alt.Column("group:N", title=None, spacing=12),
            tooltip=["name:N", "group:N", "tradition:N", "count:Q"],
        )
        .properties(width=150)
    )


def _speakers(alt: Any, corpus: Corpus, most: int) -> altair.TopLevelMixin:
    """Quotes of those who are quoted most."""
    named = [row for row in corpus.speakers if row["name"]]
    rows = [
        {"name": row["name"], "quotes": row["quotes"], "articles": row["articles"], "roles": ", ".join(row["roles"])}
        for row in sorted(named, key=lambda row: (-row["quotes"], row["name"]))[:most]
    ]
    return (
        alt.Chart(alt.Data(values=rows), title="Who speaks")
        .mark_bar(color="#155e75")
        .encode(
            x=alt.X("quotes:Q", title="quotes", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("name:N", sort=[row["name"] for row in rows], title=None, axis=alt.Axis(labelLimit=260)),
            tooltip=["name:N", "roles:N", "quotes:Q", "articles:Q"],
        )
    )


def _timeline(alt: Any, corpus: Corpus, _: int) -> altair.TopLevelMixin:
    """Quotes and mentions of places by month."""
    rows = [
        {"month": row["period"], "what": what, "count": row[what]}
        for row in corpus.timeline("month")
        if row["period"]
        for what in ("quotes", "toponyms")
    ]
    return (
        alt.Chart(alt.Data(values=rows), title="Quotes and places by month")
        .mark_bar()
        .encode(
            x=alt.X("month:O", title=None),
            xOffset="what:N",
            y=alt.Y("count:Q", title=None),
            color=alt.Color("what:N", title=None, scale=alt.Scale(range=["#155e75", "#e69f00"])),
            tooltip=["month:O", "what:N", "count:Q"],
        )
    )
