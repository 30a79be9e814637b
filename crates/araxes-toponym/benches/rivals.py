"""araxes beside matchers of word lists on 30 MB of mixed text, in one run: speed as a ratio.

    cargo build --release -p araxes-toponym --example throughput
    python crates/araxes-toponym/benches/rivals.py [TEXTS.jsonl] [--megabytes N] [--rust BINARY]

where BINARY is `target/release/examples/throughput`. Without data of your own (an object with `text` and `language` a
line) the text is mixed from the bundled articles and the cases of `tests/cases`: paragraphs in Azerbaijani, Armenian,
Georgian, Russian and English, in which some of the words are replaced by others of the language and some of the names
by names of the gazetteer. What is installed of flashtext2 and ahocorasick_rs looks for the same names, without
folding, endings or deciding.

Speed is megabytes per second of CPU time, the best of three rounds; on a busy machine only the ratio holds. `--rust`
adds the crate without Python, the time it takes to load and its memory.
"""

import argparse
import json
import random
import re
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROUNDS = 3
LANGUAGES = ["az", "en", "hy", "ka", "ru"]
WORD = re.compile(r"\w+")
# Characters of a text, as articles have them.
LENGTHS = [1500, 3000, 6000]


def own_texts(language):
    """The texts of this project in one language."""
    for path in sorted((ROOT / "python/araxes/samples").glob(f"{language}-*.txt")):
        yield path.read_text(encoding="utf8")
    for path in sorted((ROOT / "tests/cases/articles").glob(f"{language}-*.txt")):
        yield path.read_text(encoding="utf8")
    for path in sorted((ROOT / "tests/cases/pages").glob(f"{language}-*.gold.json")):
        yield json.loads(path.read_text(encoding="utf8"))["text"]
    with (ROOT / f"tests/cases/quotes/{language}.jsonl").open(encoding="utf8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def all_names():
    """Language and text of each name of the gazetteer."""
    table = ROOT / "crates/araxes-toponym/data/names.tsv"
    for line in table.read_text(encoding="utf8").splitlines()[1:]:
        cells = line.split("\t")
        yield cells[2], cells[1]


class Mixer:
    """Makes texts of one language out of the paragraphs of others."""

    def __init__(self, language, names, random):
        self.language, self.names, self.random = language, names, random
        texts = list(own_texts(language))
        self.paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
        words = {word for text in texts for word in WORD.findall(text)}
        self.small = sorted(word for word in words if word.islower() and len(word) > 3)

    def text(self):
        wanted, paragraphs = self.random.choice(LENGTHS), []
        while sum(map(len, paragraphs)) < wanted:
            paragraphs.append(WORD.sub(self.other, self.random.choice(self.paragraphs)))
        return "\n\n".join(paragraphs)

    def other(self, match):
        word = match.group()
        if word.islower() and len(word) > 3 and self.random.random() < 0.5:
            return self.random.choice(self.small)
        if word[0].isupper() and match.start() and self.random.random() < 0.2:
            return self.random.choice(self.names)
        return word


def mixed(megabytes, seed=1):
    """So many megabytes of texts, the same at every call."""
    source = random.Random(seed)
    names = {language: sorted({text for own, text in all_names() if own == language}) for language in LANGUAGES}
    mixers = [Mixer(language, names[language], source) for language in LANGUAGES]
    texts, size = [], 0
    while size < megabytes * 1e6:
        mixer = source.choice(mixers)
        text = mixer.text()
        texts.append({"language": mixer.language, "text": text})
        size += len(text.encode())
    return texts


def matchers(names):
    """Name and function of each matcher that is installed; all look for the same names."""
    import araxes

    yield "araxes", lambda row: araxes.find_toponyms(row["text"], row["language"])
    yield "araxes, language detected", lambda row: araxes.find_toponyms(row["text"])
    try:
        from flashtext2 import KeywordProcessor
    except ImportError:
        pass
    else:
        processor = KeywordProcessor(case_sensitive=True)
        for name in names:
            processor.add_keyword(name, name)
        yield "flashtext2", lambda row: processor.extract_keywords_with_span(row["text"])
    try:
        from ahocorasick_rs import AhoCorasick, MatchKind
    except ImportError:
        pass
    else:
        automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
        yield "ahocorasick_rs", lambda row: automaton.find_matches_as_indexes(row["text"])


def measured(find, texts):
    """The CPU seconds of the fastest round, and how much was found."""
    fastest, found = float("inf"), 0
    for _ in range(ROUNDS):
        started = time.process_time()
        found = sum(len(find(row)) for row in texts)
        fastest = min(fastest, time.process_time() - started)
    return fastest, found


def rust(binary, texts):
    with tempfile.NamedTemporaryFile("w", encoding="utf8", suffix=".jsonl") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in texts)
        file.flush()
        return json.loads(subprocess.run([binary, file.name], check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--megabytes", type=float, default=30)
    parser.add_argument("--rust", help="the example `throughput`, where it is built")
    options = parser.parse_args()
    if options.data:
        with options.data.open(encoding="utf8") as lines:
            texts = [json.loads(line) for line in lines]
    else:
        texts = mixed(options.megabytes)
    size = sum(len(row["text"].encode()) for row in texts) / 1e6
    names = sorted({text for _, text in all_names()})
    print(f"{len(texts)} texts, {size:.1f} MB, {len(names)} names\n")
    results = [(name, *measured(find, texts)) for name, find in matchers(names)]
    if options.rust:
        told = rust(options.rust, texts)
        results.append(("araxes in Rust", told["given"], ""))
        results.append(("araxes in Rust, language detected", told["detected"], ""))
    ours = results[0][1]
    print("| | found | MB per CPU second | of araxes' speed |\n|---|---|---|---|")
    for name, seconds, found in results:
        print(f"| {name} | {found} | {size / seconds:.1f} | {ours / seconds:.2f} |")
    if options.rust:
        print(
            f"\nloaded in {told['load_ms']:.1f} ms; {told['loaded_mb']:.1f} MB of memory, "
            f"{told['unpacked_mb']:.1f} MB once every place was named"
        )


if __name__ == "__main__":
    main()
