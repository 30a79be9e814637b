"""The pages in `python/docs`: their examples run, and their tables of columns are those of the tables."""

import doctest
import importlib
import re
from pathlib import Path

import pytest

import araxes

DOCS = sorted((Path(__file__).parents[2] / "python" / "docs").glob("*.md"))
MODULES = ["araxes.arrow", "araxes.corpus", "araxes.table"]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_examples_run(page: Path) -> None:
    for library in ("polars", "duckdb", "pyarrow"):
        pytest.importorskip(library)
    examples = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert examples
    for example in examples:
        exec(compile(example, page.name, "exec"), {})


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_recipes_compile(page: Path) -> None:
    recipes = re.findall(r"^```python notest\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    for recipe in recipes:
        compile(recipe, page.name, "exec")


@pytest.mark.parametrize("module", MODULES)
def test_examples_of_the_modules_run(module: str) -> None:
    pytest.importorskip("polars")
    results = doctest.testmod(importlib.import_module(module))
    assert results.attempted
    assert results.failed == 0


def test_every_column_is_described() -> None:
    page = next(page for page in DOCS if page.stem == "tables").read_text(encoding="utf-8")
    corpus = araxes.Corpus([])
    tables = [corpus.articles, corpus.quotes, corpus.toponyms, corpus.speakers]
    tables += [corpus.naming(), corpus.timeline(), corpus.same_quotes()]
    sections = page.split("\n## ")[1:]
    assert len(sections) == len(tables)
    for section, table in zip(sections, tables, strict=True):
        rows = re.findall(r"^\| `(.*?)` \| (.*?) \| (.*) \|$", section, re.MULTILINE)
        nullable = [f"{field.type}{', or null' if field.nullable else ''}" for field in table.fields]
        expected = zip(table.columns, nullable, [field.meaning for field in table.fields], strict=True)
        assert rows == list(expected)
