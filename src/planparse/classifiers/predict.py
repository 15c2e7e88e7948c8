"""Answers of trained classifiers, from plain arrays with numpy alone; below its threshold a classifier says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

from planparse.classifiers.linear import Linear
from planparse.classifiers.samples import clause_sample, line_sample, title_sample, topic_sample, unit_sample
from planparse.classifiers.store import load_linear, model_folder
from planparse.classifiers.tasks import tasks
from planparse.errors import ModelError
from planparse.schema import Role, Status, UnitType

Family: TypeAlias = Literal["cap", "edu"]
LineKind: TypeAlias = Literal["furniture", "heading", "body"]


@dataclass(frozen=True, slots=True, eq=False)
class Classifiers:
    """All classifiers of a folder of models; see ``load``.

    Every answer names the model as evidence and has a calibrated confidence; None is ``unknown``.
    """

    models: Mapping[str, Linear]

    def unit_type(self, text: str, roles: Sequence[str]) -> tuple[UnitType, str, float] | None:
        """The type of a unit.

        Args:
            text: The unit with its label.
            roles: Roles of its section; empty where it stands in none.

        Example:
            >>> load().unit_type("各校每月开展一次消防演练，及时整改隐患。", ["task"])[:2]
            ('task', 'model.unit_type')
        """
        return self.unit_types([(text, roles)])[0]

    def unit_types(self, units: Sequence[tuple[str, Sequence[str]]]) -> list[tuple[UnitType, str, float] | None]:
        """The types of many units, each a text and the roles of its section, at once; see ``unit_type``."""
        told = self.models["unit_type"].best_of_each([unit_sample(text, roles) for text, roles in units])
        return [None if one is None else (cast(UnitType, one[0]), "model.unit_type", one[1]) for one in told]

    def section_role(self, title: str, parent: Sequence[str] = ()) -> tuple[tuple[Role, ...], str, float] | None:
        """The roles of a section.

        Args:
            title: Its title, without label.
            parent: Roles of the section around it.

        Example:
            >>> load().section_role("保障措施")[0]
            ('measure',)
        """
        model = self.models["section_role"]
        found = model.probabilities([title_sample(title, parent)])[0]
        roles = [(float(p), name) for p, name in zip(found, model.classes, strict=True) if p >= model.threshold]
        if not roles:
            return None
        told = cast(tuple[Role, ...], tuple(name for _, name in roles))
        return told, "model.section_role", round(min(p for p, _ in roles), 3)

    def status(self, clause: str, sentence: str = "", unit: str = "") -> tuple[Status, str, float] | None:
        """Whether a figure is promised or reported.

        Args:
            clause: The clause that states it.
            sentence: The sentence around the clause.
            unit: The type of the unit that it stands in.

        Example:
            >>> load().status("新改建农村公路96公里", "去年，新改建农村公路96公里。", "review")[0]
            'achieved'
        """
        found = self.models["status"].best(clause_sample(clause, sentence, unit))
        return None if found is None else (cast(Status, found[0]), "model.status", found[1])

    def line_kind(self, line: str) -> tuple[LineKind, str, float] | None:
        """Whether a line is furniture of a page, a heading or body text.

        Example:
            >>> load().line_kind("一、工作目标")[0]
            'heading'
        """
        found = self.models["line_kind"].best(line_sample(line))
        return None if found is None else (cast(LineKind, found[0]), "model.line_kind", found[1])

    def topics(self, text: str, family: Family, heading: str = "") -> tuple[str, ...]:
        """The topics of a unit, the most probable first; none where none is probable enough.

        Args:
            text: The unit.
            family: ``cap`` for government text, ``edu`` for plans of education.
            heading: Its own title and that of its section.

        Example:
            >>> load().topics("新建乡镇卫生院2所，村卫生室标准化全覆盖。", "cap")
            ('cap.health',)
        """
        return self.topics_of([(text, heading)], family)[0]

    def topics_of(self, units: Sequence[tuple[str, str]], family: Family) -> list[tuple[str, ...]]:
        """The topics of many units, each a text and its headings, at once; see ``topics``."""
        return self.models[f"topics_{family}"].all([topic_sample(text, heading) for text, heading in units])


def load(path: Path | None = None) -> Classifiers:
    """The classifiers of a folder of models.

    Args:
        path: The folder; by default that of the models that came with the package, which are read once.

    Raises:
        ModelError: ``P040`` to ``P042``, see ``planparse.classifiers.store.load_linear``.
    """
    return _shipped() if path is None else _loaded(path)


@cache
def _shipped() -> Classifiers:
    return _loaded(model_folder())


def _loaded(path: Path) -> Classifiers:
    models = load_linear(path)
    if missing := {task.name for task in tasks()} - set(models):
        raise ModelError(
            "P042", "load", f"no model for {', '.join(sorted(missing))}", "run planparse train", file=str(path)
        )
    return Classifiers(models)
