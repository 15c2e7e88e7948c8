"""Speed, memory and scaling of planparse beside other tools, on the same characters in one run.

    python benchmarks/bench.py [--characters 100000] [--rounds 5]

Four kinds of text: the report and the plans in ``benchmarks/texts``, written for this with as many figures and entries
as real ones have, and the documents of ``corpora/``, which are short and crowd three to five times as many figures into
their lines. What a parse costs depends on how much there is to find, so the table says how many items each kind holds.

Each tool takes its turn in each round and its best round counts, so that a busy machine hurts all alike. Speed, stages
and scaling are processor time on one core; two workers and cold starts are wall time.
"""

from __future__ import annotations

import argparse
import functools
import gc
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

import planparse
from planparse import parser as road
from planparse import readers
from planparse.batch import Item, parse_many
from planparse.errors import PlanParseError
from planparse.mentions import numbers

HERE = Path(__file__).parent
CORPORA = HERE.parent / "corpora"
KINDS = {
    "government report": HERE / "texts" / "provincial-report.txt",
    "county's work plan": HERE / "texts" / "county-education-plan.txt",
    "school's term plan": HERE / "texts" / "school-term-plan.txt",
    "corpora, 75 short documents": CORPORA,
}
REPORT = 25_000  # characters of a long report
ROOMS = ("planparse.text.", "planparse.outline.", "planparse.extractors.", "planparse.classifiers.")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--characters", type=int, default=100_000, help="how many of each kind every tool gets")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    kinds = {kind: documents(path, chosen.characters) for kind, path in KINDS.items()}
    report = kinds["government report"]
    console = Console(width=120)
    console.print(
        f"planparse {version()}, {chosen.characters:,} characters of each kind, {chosen.rounds} rounds, best of each\n"
    )
    every = list(itertools.chain(*kinds.values()))
    console.print(speeds(kinds, chosen.rounds))
    console.print(stages(report))
    console.print(scaling(report, every, chosen.rounds))
    console.print(resources(every, report))


def version() -> str:
    """The version measured, and whether the rooms where a parse spends its time are compiled."""
    return f"{planparse.__version__} {'from source' if numbers.__file__.endswith('.py') else 'compiled'}"


def documents(path: Path, characters: int) -> list[str]:
    """The text of a file, or of all documents below a folder, again and again until there are so many characters."""
    texts = []
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.suffix in {".txt", ".md", ".html", ".docx"} and file.name not in {"README.md", "NOTATION.md"}:
            try:
                texts.append(readers.read(readers.load(file), file.name).text)
            except PlanParseError as error:
                sys.exit(f"a text cannot be read: {error}")
    if not texts:
        sys.exit(f"there is no text at {path}")
    sums = itertools.accumulate(len(text) for text in itertools.cycle(texts))
    count = 1 + next(number for number, total in enumerate(sums) if total >= characters)
    return list(itertools.islice(itertools.cycle(texts), count))


def long_text(texts: list[str], characters: int) -> str:
    """One text of exactly so many characters."""
    joined = "\n".join(texts)
    return (joined * (characters // len(joined) + 1))[:characters]


def speeds(kinds: dict[str, list[str]], rounds: int) -> Table:
    """What 10,000 characters hold, milliseconds for them, and the speed of each tool as a multiple of jieba's."""
    tools = {"planparse": whole_parse(), **others()}
    faster = [f"× {name}" for name in tools if name != "jieba.lcut"]
    columns = ("targets", "entries", "ms planparse", "ms jieba.lcut", *faster)
    table = _table("Speed: in 10,000 characters; × is a tool's speed as a multiple of jieba.lcut's", "text", *columns)
    gc.collect()
    gc.freeze()  # the words that one tool holds are not walked through for garbage in another one's turn
    for kind, texts in kinds.items():
        best: dict[str, float] = defaultdict(lambda: float("inf"))
        for _ in range(rounds):
            for name, tool in tools.items():
                best[name] = min(best[name], cpu_seconds(lambda tool=tool, texts=texts: [tool(text) for text in texts]))
        each = 10_000 / sum(map(len, texts))
        held = [f"{count * each:.0f}" for count in items(texts)]
        spent = [f"{best[name] * each * 1e3:.1f}" for name in ("planparse", "jieba.lcut") if name in best]
        times = [f"{best['jieba.lcut'] / best[name]:.2f}" for name in tools if name != "jieba.lcut"]
        table.add_row(kind, *held, *spent, *times)
    return table


def items(texts: list[str]) -> tuple[int, int]:
    """How many targets, and how many units and calendar entries there are to find."""
    plans = [plan for document in map(whole_parse(), texts) for plan in document.plans]
    entries = sum(len(p.goals) + len(p.tasks) + len(p.context) + len(p.schedule) for p in plans)
    return sum(len(plan.targets) for plan in plans), entries


def whole_parse() -> Callable[[str], Any]:
    """The parser, from text to result."""
    return road.load().parse


def others() -> dict[str, Callable[[str], Any]]:
    """The tools to stand beside; one that is not installed is named and left out."""
    found: dict[str, Callable[[str], Any]] = {}
    for name, make in (
        ("jieba.lcut", _jieba),
        ("spaCy zh", _spacy),
        ("jionlp", _jionlp),
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


def scaling(texts: list[str], batch: list[str], rounds: int) -> Table:
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
    turns = [(steady(batch, 1), steady(batch, 2)) for _ in range(min(rounds, 3))]
    one, two = map(min, zip(*turns, strict=True))
    table.add_row(f"two workers beside one ({_cores()} processors)", f"{one / two:.2f} times", "≥ 1.8")
    return table


def steady(texts: list[str], workers: int) -> float:
    """Seconds for a batch in full swing: the start of the workers is not counted."""
    items = (Item(f"{number}.txt", data=text.encode()) for number, text in enumerate(texts * 2))
    records = parse_many(items, workers=workers)
    for record in itertools.islice(records, 4 * workers):
        assert record.status != "failed", record  # noqa: S101
    return seconds(lambda: sum(1 for _ in records))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def resources(texts: list[str], reports: list[str]) -> Table:
    """Cold starts and memory, each in a fresh process."""
    table = _table("Cold start and memory", "what", "figure", "wanted")
    with tempfile.TemporaryDirectory() as folder:
        small, report = Path(folder, "small.txt"), Path(folder, "report.txt")
        shortest = min(texts, key=len)
        small.write_text(shortest, encoding="utf-8")
        report.write_text(long_text(reports, REPORT), encoding="utf-8")
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


# The peak of the process itself: on Linux, what getrusage tells begins with what the parent held when it forked.
MEMORY = """
import json, pathlib, resource, sys
from planparse.batch.inputs import Item
from planparse.batch.task import Job, run
record = run(Item(sys.argv[1]), Job())
assert record.status == "ok", record.error
heavy = sorted({"sklearn", "spacy", "jieba", "pandas"} & set(sys.modules))
status = pathlib.Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
print(json.dumps([(peaks or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] // 1024, heavy]))
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
