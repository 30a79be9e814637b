"""`import araxes` loads itself and the standard library, and no extra."""

import subprocess
import sys

LIBRARIES = "numpy pandas polars pyarrow duckdb pyspark folium altair tqdm spacy lxml IPython"
EXTRAS = LIBRARIES.split()


def test_import_loads_no_extra() -> None:
    code = f"import sys, araxes; print([name for name in {EXTRAS} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_a_corpus_needs_no_extra() -> None:
    code = f"""
import sys
sys.modules.update(dict.fromkeys({EXTRAS}))  # importing one of them fails
import araxes
corpus = araxes.Corpus([araxes.analyze("“It is wide,” Leyla Orucova said in Goris.")])
tables = [corpus.articles, corpus.quotes, corpus.toponyms, corpus.speakers, corpus.naming(), corpus.timeline()]
assert [len(table.rows()) for table in tables] == [1] * 6
assert corpus.to_geojson()
"""
    subprocess.run([sys.executable, "-c", code], timeout=60, check=True)
