from pathlib import Path

import pytest

import araxes

SAMPLES = Path(araxes.__file__).parent / "samples"


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="session")
def documents(samples: list[Path]) -> list[araxes.Document]:
    return [araxes.analyze(path) for path in samples]
