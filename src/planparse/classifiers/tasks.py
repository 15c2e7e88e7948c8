"""The classifiers there are: what each decides, among which classes, and how it is trained."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.lexicons.loader import table

LINE_KINDS = ("furniture", "heading", "body")
ROLES = ("background", "guiding", "review", "goal", "task", "measure", "schedule", "appendix")
UNIT_TYPES = ("goal", "task", "background", "guiding", "review")
STATUSES = ("planned", "achieved")
#: Families of topics: the Comparative Agendas Project's for government text, areas of education work.
FAMILIES = ("cap", "edu")


@dataclass(frozen=True, slots=True)
class Task:
    """A classifier.

    Args:
        name: Its name, and that of its files.
        classes: What it may answer.
        several: Whether several classes may hold.
        size: How many n-grams it may use.
        strength: How closely it follows the examples (inverse of the regularisation).
        place: Value of a place beside n-grams, which together have length one.
        threshold: Probability below which it does not answer.
    """

    name: str
    classes: tuple[str, ...]
    several: bool = False
    size: int = 4000
    strength: float = 20.0
    place: float = 0.3
    threshold: float = 0.6


def topics_of(family: str) -> tuple[str, ...]:
    """Ids of the topics of a family, in the order of their codes."""
    return tuple(row["id"] for row in table("topics") if row["scheme"] == family)


def tasks() -> tuple[Task, ...]:
    """All classifiers.

    Topics of a unit are told from 0.4: where probabilities are calibrated, half the F1 that is reached is the
    threshold that reaches it.
    """
    return (
        Task("line_kind", LINE_KINDS),
        Task("section_role", ROLES, several=True, place=0.6, threshold=0.5),
        Task("unit_type", UNIT_TYPES),
        Task("status", STATUSES, place=0.5),
        *(
            Task(f"topics_{family}", topics_of(family), several=True, size=6000, strength=30.0, threshold=0.4)
            for family in FAMILIES
        ),
    )
