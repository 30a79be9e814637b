"""The notebooks run from top to bottom, in a kernel of their own, and are saved without results or paths."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "python" / "notebooks").glob("*.ipynb"))


def test_all_are_there() -> None:
    assert [path.name[0] for path in NOTEBOOKS] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs(path: Path, tmp_path: Path) -> None:
    pytest.importorskip("nbmake")
    for library in ("polars", "pyarrow", "altair", "folium"):
        pytest.importorskip(library)
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbmake",
        "--nbmake-timeout=300",
        "-p",
        "no:cacheprovider",
        copy.name,
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout.decode()[-4000:]
    assert b"1 passed" in done.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_saved_clean(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = notebook["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    assert all("/home/" not in "".join(cell["source"]) and "/tmp" not in "".join(cell["source"]) for cell in cells)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
