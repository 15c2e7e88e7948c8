"""Speed, memory and scaling of planparse beside other tools, on the same characters in one run.

    python benchmarks/bench.py [--characters 200000] [--rounds 5]

The texts are the written plans in ``corpora/``. Each tool takes its turn in each round and its best round counts, so
that a busy machine hurts all alike. Speed, stages and scaling are processor time on one core; two workers, cold starts
are wall time.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from planparse import parser as road
from planparse import readers
from planparse.batch import Item, parse_many
from planparse.errors import PlanParseError

CORPORA = Path(__file__).parent.parent / "corpora"
REPORT = 25_000  # characters of a long report
ROOMS = ("planparse.text.", "planparse.outline.", "planparse.extractors.", "planparse.classifiers.")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--characters", type=int, default=200_000, help="how many characters every tool gets")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    texts = documents(chosen.characters)
    characters = sum(map(len, texts))
    console = Console(width=100)
    console.print(f"{len(texts)} documents, {characters} characters, {chosen.rounds} rounds, best of each\n")
    console.print(speeds(texts, chosen.rounds))
    console.print(stages(texts))
    console.print(scaling(texts, chosen.rounds))
    console.print(resources(texts))


def documents(characters: int) -> list[str]:
    """Texts of the corpora in turn until there are so many characters."""
    texts = []
    for path in sorted(CORPORA.rglob("*")):
        if path.suffix in {".txt", ".md", ".html", ".docx"} and path.name != "README.md":
            try:
                texts.append(readers.read(readers.load(path), path.name).text)
            except PlanParseError as error:
                sys.exit(f"a text of the corpora cannot be read: {error}")
    if not texts:
        sys.exit(f"there are no texts below {CORPORA}")
    sums = itertools.accumulate(len(text) for text in itertools.cycle(texts))
    count = 1 + next(number for number, total in enumerate(sums) if total >= characters)
    return list(itertools.islice(itertools.cycle(texts), count))


def long_text(texts: list[str], characters: int) -> str:
    """One text of exactly so many characters."""
    joined = "\n".join(texts)
    return (joined * (characters // len(joined) + 1))[:characters]


def speeds(texts: list[str], rounds: int) -> Table:
    """Characters per second of each tool, and as a multiple of jieba."""
    tools = {"planparse, whole parse": whole_parse(), **others()}
    best: dict[str, float] = defaultdict(lambda: float("inf"))
    for _ in range(rounds):
        for name, tool in tools.items():
            best[name] = min(best[name], cpu_seconds(lambda tool=tool: [tool(text) for text in texts]))
    characters = sum(map(len, texts))
    table = _table("Speed", "tool", "characters/s", "ms for 10,000", "times jieba.lcut")
    for name, spent in best.items():
        row = (f"{characters / spent:,.0f}", f"{spent / characters * 1e7:.1f}", f"{best['jieba.lcut'] / spent:.2f}")
        table.add_row(name, *row)
    return table


def whole_parse() -> Callable[[str], Any]:
    """The parser, from text to result."""
    return road.load().parse


def others() -> dict[str, Callable[[str], Any]]:
    """The tools to stand beside; one that is not installed is named and left out."""
    found: dict[str, Callable[[str], Any]] = {}
    for name, make in (
        ("jieba.lcut", _jieba),
        ("spacy.blank('zh'), jieba", _spacy),
        ("jionlp time and money", _jionlp),
    ):
        try:
            found[name] = make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return found


def _jieba() -> Callable[[str], Any]:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return jieba.lcut  # type: ignore[no-any-return]


def _spacy() -> Callable[[str], Any]:
    import spacy

    return spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})


def _jionlp() -> Callable[[str], Any]:
    import jionlp

    logging.getLogger().setLevel(logging.CRITICAL)  # it tells of each expression that it cannot resolve

    def extract(text: str) -> None:
        for line in filter(None, text.splitlines()):  # as it is meant: a paragraph at a time, values not resolved
            jionlp.ner.extract_time(line, with_parsing=False)
            jionlp.ner.extract_money(line, with_parsing=False)

    extract("2024年投入100万元。")
    return extract


def stages(texts: list[str]) -> Table:
    """How the time of a parse is shared among its stages."""
    spent: dict[str, float] = defaultdict(float)
    names = [name for name, value in vars(road).items() if getattr(value, "__module__", "").startswith(ROOMS)]
    names = [name for name in names if callable(getattr(road, name)) and not isinstance(getattr(road, name), type)]
    originals = {name: getattr(road, name) for name in names}
    try:
        for name, function in originals.items():
            setattr(road, name, _timed(function, name, spent))
        parser = road.load()
        total = cpu_seconds(lambda: [parser.parse(text) for text in texts])
    finally:
        for name, function in originals.items():
            setattr(road, name, function)
    spent["the rest (result models, hashing)"] = total - sum(spent.values())
    table = _table("Stages of a parse", "stage", "share", "ms for 10,000 characters")
    characters = sum(map(len, texts))
    for name, part in sorted(spent.items(), key=lambda pair: -pair[1]):
        table.add_row(name, f"{part / total:.1%}", f"{part / characters * 1e7:.2f}")
    return table


def _timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[name] += time.process_time() - began

    return timed


def scaling(texts: list[str], rounds: int) -> Table:
    """Cost per character of longer texts, and two workers beside one."""
    table = _table("Scaling", "what", "figure", "wanted")
    parser = road.load()
    costs = []
    once = long_text(texts, REPORT - 1) + "\n"
    for times in (1, 4, 16):
        text = once * times
        costs.append(min(cpu_seconds(lambda text=text: parser.parse(text)) for _ in range(rounds)) / times)
    for times, cost in zip((1, 4, 16), costs, strict=True):
        wanted = "≤ 1.15" if times > 1 else ""
        table.add_row(f"cost of a character, {times * REPORT:,} characters", f"{cost / costs[0]:.2f}", wanted)
    one, two = (steady(texts, workers, rounds) for workers in (1, 2))
    table.add_row(f"two workers beside one ({_cores()} processors)", f"{one / two:.2f} times", "≥ 1.8")
    return table


def steady(texts: list[str], workers: int, rounds: int) -> float:
    """Seconds for a batch in full swing: the start of the workers is not counted."""
    items = (
        Item(f"{number}.txt", data=text.encode()) for number, text in enumerate(itertools.chain(*[texts] * rounds))
    )
    records = parse_many(items, workers=workers)
    for record in itertools.islice(records, 4 * workers):
        assert record.status != "failed", record  # noqa: S101
    return seconds(lambda: sum(1 for _ in records))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def resources(texts: list[str]) -> Table:
    """Cold starts and memory, each in a fresh process."""
    table = _table("Cold start and memory", "what", "figure", "wanted")
    with tempfile.TemporaryDirectory() as folder:
        small, report = Path(folder, "small.txt"), Path(folder, "report.txt")
        shortest = min(texts, key=len)
        small.write_text(shortest, encoding="utf-8")
        report.write_text(long_text(texts, REPORT), encoding="utf-8")
        planparse = [sys.executable, "-c", "from planparse.cli.main import main; main()"]
        start = best_of(3, [*planparse, "--help"])
        table.add_row("planparse --help", f"{start:.2f} s", "≤ 0.3 s")
        start = best_of(3, [*planparse, "convert", str(small), "-o", "-"])
        table.add_row(
            f"convert one file of {len(small.read_text(encoding='utf-8')):,} characters", f"{start:.2f} s", "≤ 1.0 s"
        )
        memory, heavy = json.loads(_output([sys.executable, "-c", MEMORY, str(report)]))
        table.add_row(f"resident memory, a report of {REPORT:,} characters", f"{memory} MB", "≤ 350 MB")
        table.add_row("heavy modules imported on the way", ", ".join(heavy) or "none", "none")
    return table


MEMORY = """
import json, resource, sys
from planparse.batch.inputs import Item
from planparse.batch.task import Job, run
record = run(Item(sys.argv[1]), Job())
assert record.status == "ok", record.error
heavy = sorted({"sklearn", "spacy", "jieba", "pandas"} & set(sys.modules))
print(json.dumps([resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, heavy]))
"""


def best_of(times: int, command: list[str]) -> float:
    """Least wall time of a command."""
    return min(seconds(lambda: _output(command)) for _ in range(times))


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603


def cpu_seconds(work: Callable[[], Any]) -> float:
    """Processor time of a call, which other work on the machine touches least."""
    began = time.process_time()
    work()
    return time.process_time() - began


def seconds(work: Callable[[], Any]) -> float:
    """Wall time of a call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _table(title: str, first: str, *figures: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(first, no_wrap=True)
    for name in figures:
        table.add_column(name, justify="right")
    return table


if __name__ == "__main__":
    main()
