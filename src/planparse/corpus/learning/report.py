"""Figures as Markdown: the ablation table, answers by class, confusion, calibration."""

from __future__ import annotations

from pathlib import Path

from planparse.corpus.composition import markdown_table
from planparse.corpus.learning.evaluation import VARIANTS, Evaluation
from planparse.corpus.learning.figures import Answers, Tally

BEGIN, END = "<!-- evaluation -->", "<!-- end of evaluation -->"
_ITEMS = (
    "sections",
    "units",
    "goals",
    "tasks",
    "context",
    "titles of units",
    "actors",
    "schedule",
    "targets",
    "references",
)
_ANSWERS = ("section role", "unit type", "status", "line kind", "topics")


def markdown(found: Evaluation) -> str:
    """All figures of an evaluation as Markdown tables."""
    how = (
        "each folder measured with models trained from the others"
        if found.held_out
        else "measured with one set of models"
    )
    parts = [
        f"{found.documents} documents: {how}. *micro* counts answers, *macro* is the mean of the classes.",
        "### Items found",
        markdown_table(("field", "in gold", "P", "R", "F1"), (_item_row(found, name) for name in _ITEMS)),
        "### Rules only, classifiers only, both",
        markdown_table(
            (
                "field",
                "answers in gold",
                *(f"{variant} {what}" for variant in VARIANTS for what in ("micro F1", "macro F1")),
            ),
            (_ablation_row(found, name) for name in _ANSWERS),
        ),
        markdown_table(
            ("field", "in gold", *(f"{variant} F1" for variant in VARIANTS)),
            (_typed_row(found, name) for name in ("goals", "tasks", "context")),
        ),
        "### Where the rules are silent",
        markdown_table(
            ("field", "questions", "right by the rules' guess", "right with classifiers"),
            ((s.field, str(s.questions), str(s.guess), str(s.both)) for s in found.silence),
        ),
        "### Calibration",
        markdown_table(
            ("field", *(f"{variant} ECE" for variant in VARIANTS)),
            (_calibration_row(found, name) for name in ("section role", "unit type", "line kind")),
        ),
    ]
    for name in ("unit type", "section role", "topics"):
        parts += [f"### {name.capitalize()} by class (both)", by_class(found.scores["both"].answers[name])]
    parts += ["### Confusion of unit types (both)", confusion(found.scores["both"].answers["unit type"])]
    return "\n\n".join(parts)


def write(path: Path, text: str) -> None:
    """Put figures into a file: between its marks, or as all of it where there is none."""
    block = f"{BEGIN}\n{text}\n{END}\n"
    old = path.read_text(encoding="utf-8") if path.exists() else f"# Figures\n\n{BEGIN}\n{END}\n"
    before, _, rest = old.partition(BEGIN)
    path.write_text(before + block + rest.partition(END)[2].lstrip("\n"), encoding="utf-8", newline="\n")


def by_class(answers: Answers) -> str:
    """Precision, recall and F1 of each class, the most frequent first."""
    order = sorted(answers.classes.items(), key=lambda entry: (-entry[1].gold, entry[0]))
    rows = [(name, str(tally.gold), *_prf(tally)) for name, tally in order]
    rows += [("micro", str(answers.all.gold), *_prf(answers.all)), ("macro", "", "", "", f"{answers.macro:.3f}")]
    return markdown_table(("class", "in gold", "P", "R", "F1"), rows)


def confusion(answers: Answers) -> str:
    """A row for each class of the gold, a column for each answer."""
    wanted = sorted({gold for gold, _ in answers.confusion})
    given = sorted({told for _, told in answers.confusion})
    rows = ((gold, *(str(answers.confusion[gold, told] or "") for told in given)) for gold in wanted)
    return markdown_table(("gold \\ answer", *given), rows)


def _prf(tally: Tally) -> tuple[str, str, str]:
    return f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"


def _item_row(found: Evaluation, name: str) -> tuple[str, ...]:
    tally = found.scores["both"].items[name]
    return (name, str(tally.gold), *_prf(tally))


def _ablation_row(found: Evaluation, name: str) -> tuple[str, ...]:
    cells = []
    for variant in VARIANTS:
        answers = found.scores[variant].answers[name]
        cells += [f"{answers.all.f1:.3f}", f"{answers.macro:.3f}"] if answers.all.given else ["–", "–"]
    return (name, str(found.scores["both"].answers[name].all.gold), *cells)


def _typed_row(found: Evaluation, name: str) -> tuple[str, ...]:
    tallies = [found.scores[variant].items[name] for variant in VARIANTS]
    return (name, str(tallies[0].gold), *(f"{tally.f1:.3f}" for tally in tallies))


def _calibration_row(found: Evaluation, name: str) -> tuple[str, ...]:
    sure = [found.scores[variant].answers[name] for variant in VARIANTS]
    return (name, *(f"{answers.ece:.3f}" if answers.sure else "–" for answers in sure))
