"""A run that is killed goes on and ends with exactly one row for each input."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import araxes

ARTICLES = 120
COMMAND = [sys.executable, "-m", "araxes", "analyze"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples: list[Path]) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    texts = [path.read_text(encoding="utf-8") for path in samples]
    for number in range(ARTICLES):
        text = texts[number % len(texts)]
        (folder / f"{number:04}.txt").write_text(f"{text}\n\nEdition {number}.", encoding="utf-8")
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            file.write(
                json.dumps({"text": f"Bridge {number} opens in Goris.\n\n{texts[number % len(texts)]}"}) + "\n"
            )
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("output_format", ["jsonl", "json"])
def test_killed_at_random_moments(folder: Path, tmp_path: Path, output_format: str) -> None:
    whole = tmp_path / "whole"
    command = [*COMMAND, str(folder), "--format", output_format]
    started = time.monotonic()
    subprocess.run([*command, "-o", str(whole)], check=True, timeout=300)
    duration = time.monotonic() - started
    out = tmp_path / "out"
    command += ["--resume", "-o", str(out)]
    moments = random.Random(2024)
    for _ in range(10):
        process = subprocess.Popen(command)
        time.sleep(moments.uniform(0.1, 0.9) * duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, check=True, timeout=300)
    assert out.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "whole"]


def test_a_torn_line_is_written_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [*COMMAND, str(folder / "0000.txt"), str(folder / "0001.txt"), "--format", "jsonl", "-o", str(out)]
    subprocess.run(command, check=True, timeout=120)
    whole = out.read_bytes()
    first = whole.index(b"\n") + 1
    for length in (0, 5, first - 1, first, first + 1, len(whole) - 1, len(whole)):
        out.write_bytes(whole[:length])
        subprocess.run([*command, "--resume"], check=True, timeout=120)
        assert out.read_bytes() == whole


def test_a_source_given_twice_has_two_rows(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    twice = [str(folder / "0000.txt")] * 2
    command = [*COMMAND, *twice, "--format", "jsonl", "-o", str(out), "--resume"]
    for _ in range(2):
        subprocess.run(command, check=True, timeout=120)
        assert [json.loads(line)["source"] for line in out.read_text(encoding="utf-8").splitlines()] == twice


def test_a_foreign_file_is_left_alone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "letters.jsonl"
    out.write_text("Dear Anna,\n", encoding="utf-8")
    command = [*COMMAND, str(folder / "0000.txt"), "--format", "jsonl", "-o", str(out), "--resume"]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 2
    assert b"line 1 is no row of araxes" in done.stderr
    assert out.read_text(encoding="utf-8") == "Dear Anna,\n"


def test_resume_needs_an_output(folder: Path) -> None:
    done = subprocess.run([*COMMAND, str(folder), "--resume"], capture_output=True, timeout=120, check=False)
    assert done.returncode == 2
    assert b"-o" in done.stderr


def test_a_failure_is_tried_again(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    out = tmp_path / "out.jsonl"
    page.write_text("", encoding="utf-8")
    command = [*COMMAND, str(page), "--format", "jsonl", "-o", str(out), "--resume"]
    assert subprocess.run(command, capture_output=True, timeout=120, check=False).returncode == 1
    page.write_text("A road opens in Goris.", encoding="utf-8")
    assert subprocess.run(command, capture_output=True, timeout=120, check=False).returncode == 0
    assert araxes.Document.from_json(out.read_text(encoding="utf-8")) == araxes.analyze(page)
