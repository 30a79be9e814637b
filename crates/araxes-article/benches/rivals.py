"""araxes beside other extractors on data of your own, in one run: accuracy, and speed as a ratio.

    python crates/araxes-article/benches/rivals.py PAGES.jsonl[.gz] [--limit N] [--rust BINARY]

Each line of the data is an object with `html` and `text`, the gold body. What is installed of trafilatura,
resiliparse and turbohtml is measured; the Rust crates are measured by the program under `benches/rivals`, a crate
outside the workspace so that nothing else builds them:

    cargo build --release --manifest-path crates/araxes-article/benches/rivals/Cargo.toml

Accuracy is the F1 of 4-word shingles, precision and recall averaged over pages, and the share of pages of which every
word is right. Speed is megabytes of page per second of CPU time, the best of three rounds; on a busy machine only the
ratio to araxes holds.
"""

import argparse
import collections
import gzip
import json
import re
import statistics
import subprocess
import time
from pathlib import Path

SHINGLE = 4
ROUNDS = 3


def shingles(words):
    last = max(1, len(words) - SHINGLE + 1)
    return collections.Counter(tuple(words[at : at + SHINGLE]) for at in range(last) if words)


def accuracy(golds, texts):
    precisions, recalls, exact = [], [], []
    for gold, text in zip(golds, texts, strict=True):
        wanted, found = re.findall(r"\w+", gold), re.findall(r"\w+", text or "")
        want, have = shingles(wanted), shingles(found)
        both = sum((want & have).values())
        if have:
            precisions.append(both / sum(have.values()))
        recalls.append(both / max(1, sum(want.values())))
        exact.append(wanted == found)
    precision, recall = statistics.mean(precisions or [0]), statistics.mean(recalls)
    return 2 * precision * recall / ((precision + recall) or 1), statistics.mean(exact)


def extractors():
    """Name and function of each extractor that is installed; all read the same pages, already decoded."""
    import araxes

    yield "araxes", lambda html: araxes.parse_article(html, kind="html").body
    try:
        import trafilatura
    except ImportError:
        pass
    else:
        yield "trafilatura", lambda html: trafilatura.extract(html, include_comments=False)
        yield "trafilatura, fast", lambda html: trafilatura.extract(html, include_comments=False, fast=True)
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        pass
    else:
        yield "resiliparse", lambda html: extract_plain_text(html, main_content=True, alt_texts=False)
    try:
        import turbohtml
    except ImportError:
        pass
    else:
        yield "turbohtml", lambda html: turbohtml.parse(html).main_text()


def measured(extract, pages):
    """The texts, and the CPU seconds of the fastest round."""
    fastest, texts = float("inf"), []
    for _ in range(ROUNDS):
        started = time.process_time()
        texts = [guarded(extract, page) for page in pages]
        fastest = min(fastest, time.process_time() - started)
    return texts, fastest


def guarded(extract, page):
    try:
        return extract(page) or ""
    except Exception:  # An extractor that fails on a page has found nothing on it.
        return ""


def rust(binary, path):
    """What the Rust program says of each of its extractors: name, texts, CPU seconds."""
    lines = subprocess.run([binary, path], check=True, capture_output=True, text=True).stdout.splitlines()
    for line in lines:
        told = json.loads(line)
        yield told["name"], told["texts"], told["seconds"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rust", help="the program under benches/rivals, where it is built")
    options = parser.parse_args()
    opened = gzip.open if options.data.suffix == ".gz" else open
    with opened(options.data, "rt", encoding="utf8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text")][: options.limit]
    pages, golds = [row["html"] for row in rows], [row["text"] for row in rows]
    size = sum(len(page.encode()) for page in pages) / 1e6

    found = [(name, *measured(extract, pages)) for name, extract in extractors()]
    if options.rust:
        pages_file = Path("pages.rivals.json")
        pages_file.write_text(json.dumps(pages), encoding="utf8")
        found += rust(options.rust, str(pages_file))
        pages_file.unlink()
    ours = found[0][2]
    print(f"{len(pages)} pages, {size:.1f} MB\n")
    print("| | F1 | exact | MB per CPU second | araxes is faster by |\n|---|---|---|---|---|")
    for name, texts, seconds in found:
        f1, exact = accuracy(golds, texts)
        print(f"| {name} | {f1:.3f} | {exact:.3f} | {size / seconds:.1f} | {seconds / ours:.1f} × |")


if __name__ == "__main__":
    main()
