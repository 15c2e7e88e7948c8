"""Model cards: what a classifier decides, from which data, how well, and where it must not be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.classifiers.examples import Example
from planparse.corpus.learning.report import by_class, confusion

if TYPE_CHECKING:
    from planparse.classifiers.fitting import Trained
    from planparse.corpus.learning.held_out import HeldOut
    from planparse.corpus.learning.training import Corpus

_TOPIC_LIMITS = """\
Which topic of a unit is its second or third is where two annotators differ, and where most errors lie.
Rare topics rest on the word list more than on documents.
Word list and corpora were written in one project: expect lower figures on documents of another hand."""

#: What each classifier decides, and its limits.
_ABOUT = {
    "line_kind": (
        "Whether a line is furniture of a page, a heading or body text.",
        """\
It sees one line without its neighbours. The furniture that noise adds is drawn from one list, so that the figures for
furniture are kinder than a new site will be. The parser does not ask it: on places held out the rules are better.""",
    ),
    "section_role": (
        "What a section is for (guiding, review, goal, …), from its title and the roles of the section around it.",
        """\
The parser asks it only about headings that tell the rules nothing. It does not see the year of the plan: the parser
does not take its word that a section looks back, nor that one is a calendar or an appendix.""",
    ),
    "unit_type": (
        "Whether a unit is a goal, a task, background, guiding or review, from its text and the roles of its section.",
        """\
The figures are for the roles that the gold gives. The parser asks it only where neither the words of a unit nor its
heading decide.""",
    ),
    "status": (
        "Whether a figure is promised or reported, from its clause, its sentence and the type of its unit.",
        """\
Rows of tables are left out: the head of a column tells them. The parser does not ask it: on places held out the rules
are better.""",
    ),
    "topics_cap": (
        "Topics of goals, tasks and reviews in government text: major topics of the Comparative Agendas Project.",
        _TOPIC_LIMITS,
    ),
    "topics_edu": ("Areas of education work of goals, tasks and reviews.", _TOPIC_LIMITS),
}

_CARD = """\
# {name}

{what} {several}

## Model

Logistic regression over {ngrams} hashed character n-grams (one to three characters, no word segmentation) and
{places} places (label, length, roles). Probabilities are calibrated on places held out; below {threshold} the answer is
unknown. `{name}.skops` is the pipeline of scikit-learn, `{name}.npz` the same weights as plain arrays, from which the
parser predicts.

## Data

{annotated} examples from {documents} documents of {count} places ({named}) and {listed} from word lists
(`topic_words.csv`, `role_titles.csv`). The documents are written for the purpose; no real one was used. Weights are
those of hashed n-grams: no text can be read from them. Other data and features that were tried: `docs/figures.md`.

## Figures

{figures}

## Limits

{limits}
"""

_FIGURES = """\
Each place held out in turn, trained and calibrated on the others: {examples} examples, {answered:.1%} answered,
expected calibration error {ece:.3f}.

{table}"""


def write_card(
    folder: Path, trained: Trained, examples: Sequence[Example], corpus: Corpus, held_out: HeldOut | None
) -> None:
    """Write ``NAME.md`` beside a model."""
    task, features = trained.task, trained.linear.features
    what, limits = _ABOUT[task.name]
    annotated = sum(bool(example.group) for example in examples)
    card = _CARD.format(
        name=task.name,
        what=what,
        several="Several may hold." if task.several else "One holds.",
        ngrams=len(features.ngrams),
        places=len(features.places),
        threshold=task.threshold,
        annotated=annotated,
        documents=len(corpus.documents),
        count=len(corpus.places),
        named=", ".join(corpus.places),
        listed=len(examples) - annotated,
        figures=_figures(held_out) if held_out else "Not measured.",
        limits=limits,
    )
    (folder / f"{task.name}.md").write_text(card, encoding="utf-8", newline="\n")


def _figures(held_out: HeldOut) -> str:
    answers = held_out.answers
    table = by_class(answers)
    if held_out.single:
        table += "\n\n" + confusion(answers)
    return _FIGURES.format(examples=held_out.examples, answered=held_out.answered, ece=held_out.ece, table=table)
