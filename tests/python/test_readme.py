"""The README's Python examples run, and its test command is the one that CI runs."""

import doctest
import re
from pathlib import Path

import pytest

import araxes

ROOT = Path(__file__).parents[2]


def test_python_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, "README.md", "exec"), {})


def test_package_docstring_runs() -> None:
    assert doctest.testmod(araxes).failed == 0


def test_ci_runs_the_command_of_the_readme() -> None:
    command = "pip install '.[test]' && cargo test --workspace && python -m pytest"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_crate_forbids_unsafe_code() -> None:
    manifests = list((ROOT / "crates").glob("araxes*/Cargo.toml"))
    assert len(manifests) == 6
    assert all("[lints]\nworkspace = true" in path.read_text(encoding="utf-8") for path in manifests)
    assert 'unsafe_code = "forbid"' in (ROOT / "Cargo.toml").read_text(encoding="utf-8")
