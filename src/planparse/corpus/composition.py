"""What a corpus is made of, counted from its gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from planparse.corpus.files import gold_files, load_gold
from planparse.errors import CorpusError
from planparse.schema import Plan

BEGIN, END = "<!-- composition -->", "<!-- end of composition -->"
_COLUMNS = ("folder", "documents", "plans", "years", "characters", "sections", "goals", "tasks", "context", "schedule")
_HEAD = (*_COLUMNS, "targets", "references")


def composition(paths: Iterable[Path]) -> str:
    """A Markdown table with a row for each folder and a last one for all."""
    folders: dict[str, list[tuple[tuple[Plan, ...], int]]] = defaultdict(list)
    for file in gold_files(paths):
        document = load_gold(file)
        folders[file.parent.name].append((document.plans, len(document.text)))
    rows = [_row(name, documents) for name, documents in sorted(folders.items())]
    rows.append(_row("all", [document for documents in folders.values() for document in documents]))
    return markdown_table(_HEAD, rows)


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its columns but the first aligned to the right."""
    lines = [head, ("---",) + ("---:",) * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _row(name: str, documents: list[tuple[tuple[Plan, ...], int]]) -> tuple[str, ...]:
    plans = [plan for found, _ in documents for plan in found]
    years = sorted({plan.period.edtf[:4] for plan in plans if plan.period and plan.period.edtf[:4].isdigit()})
    counts = [
        len(documents),
        len(plans),
        f"{years[0]}–{years[-1]}" if years else "",
        sum(length for _, length in documents),
        *(
            sum(len(getattr(plan, field)) for plan in plans)
            for field in ("sections", "goals", "tasks", "context", "schedule", "targets", "references")
        ),
    ]
    return (name, *map(str, counts))


def write_composition(readme: Path, paths: Iterable[Path]) -> None:
    """Put the table between the marks of a README.

    Raises:
        CorpusError: ``P045`` where the marks are missing.
    """
    text = readme.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        message, advice = f"no {BEGIN} … {END}", "write the two marks into it"
        raise CorpusError("P045", "corpus", message, advice, file=str(readme))
    readme.write_text(f"{before}{begin}\n{composition(paths)}\n{end}{after}", encoding="utf-8", newline="\n")
