"""Plans of fictional counties with known edits: every edit must be told for what it is."""

import random
import re
from pathlib import Path

import pytest

from planparse.comparison import compare
from planparse.schema import CONTEXT_TYPES, ParsedDocument, Period, Plan, Span

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
CLAUSE = re.compile(r"[^，。；、：]+[，。；、：]?")
FIGURE = re.compile(r"\d+")
FOREIGN = CLAUSE.findall(
    "渔政码头夜间照明改造，沿岸养殖筏架统一编号，赶海步道护栏加固，灯塔博物馆试运行，冷链仓库扩容，渔船北斗终端更换，"
    "海苔加工车间通风，滩涂湿地观鸟季，台风物资轮换，潮汐电站检修，码头吊机年检，海岛邮路加密，鱼苗增殖放流，礁石警示牌补设，"
)


def gold_plans():
    """The plans of the written corpora that are long enough to be edited."""
    found = {}
    for path in sorted(CORPORA.rglob("*.gold.json")):
        for plan in ParsedDocument.model_validate_json(path.read_text(encoding="utf-8")).plans:
            if len(plan.units) >= 12:
                found[f"{path.parent.name}-{path.name.split('.')[0]}-{plan.id}"] = plan
    return found


PLANS = gold_plans()


class Editor:
    """Writes a later plan from an earlier one and keeps account of what was done."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  repeatable edits, no secret
        self.plan, self.truth, self.count = plan, set(), 0

    def later(self) -> Plan:
        sections = {}
        for unit in self.plan.units:
            sections.setdefault(unit.section, []).append(unit)
        units = [unit for group in sections.values() for unit in self.edited(group)]
        start, placed = 0, []
        for unit in units:
            placed.append(unit.model_copy(update={"span": Span(start=start, end=start + len(unit.text))}))
            start += len(unit.text) + 1

        def of(*types):
            return tuple(unit for unit in placed if unit.type in types)

        parts = {"goals": of("goal"), "tasks": of("task"), "context": of(*CONTEXT_TYPES)}
        return self.plan.model_copy(update={"period": Period(label="2099年", edtf="2099"), **parts})

    def edited(self, units):
        """One section: each unit with one edit; what moves goes to the other end."""
        made, moving = [], []
        rest = list(units)
        while rest:
            unit = rest.pop(0)
            text = unit.text[len(unit.label) :].strip()
            clauses = CLAUSE.findall(text)
            edit = self.chance.choice(["kept", "kept", "reworded", "figure", "move", "split", "merge", "remove", "add"])
            if edit == "reworded" and len(clauses) > 2:
                clauses[self.chance.randrange(len(clauses))] = self.chance.choice(FOREIGN)
                made.append(self.done("reworded", [unit], unit, "".join(clauses)))
            elif edit == "figure" and FIGURE.search(text):
                made.append(self.done("reworded", [unit], unit, FIGURE.sub(lambda m: str(int(m[0]) + 3), text)))
            elif edit == "move" and len(units) > 4 and not moving and len(made) > 2:
                moving.append(self.done("moved", [unit], unit, text))
            elif edit == "split" and len(clauses) > 5:
                half = len(clauses) // 2
                parts = [self.copy(unit, "".join(part)) for part in (clauses[:half], clauses[half:])]
                self.truth.add(("split", (unit.id,), tuple(part.id for part in parts)))
                made += parts
            elif edit == "merge" and rest and rest[0].type == unit.type:
                other = rest.pop(0)
                made.append(self.done("merged", [unit, other], unit, text + other.text[len(other.label) :].strip()))
            elif edit == "remove":
                self.truth.add(("removed", (unit.id,), ()))
            else:
                made.append(self.done("kept", [unit], unit, text))
                if edit == "add":
                    made.append(self.done("added", [], unit, "".join(self.chance.sample(FOREIGN, 4))))
        return moving + made

    def done(self, kind, before, unit, text):
        made = self.copy(unit, text)
        self.truth.add((kind, tuple(each.id for each in before), (made.id,)))
        return made

    def copy(self, unit, text):
        self.count += 1
        return unit.model_copy(update={"id": f"n{self.count}", "text": text, "label": "", "title": None})


def f1(plans, seeds):
    right = found = wanted = 0
    for plan in plans:
        for seed in seeds:
            editor = Editor(plan, seed)
            diff = compare(plan, editor.later())
            got = {
                (item.kind, item.earlier, item.later) for item in diff.items if item.what not in {"section", "schedule"}
            }
            right, found, wanted = right + len(got & editor.truth), found + len(got), wanted + len(editor.truth)
    return 2 * right / (found + wanted)


@pytest.mark.parametrize("name", PLANS)
def test_edits_of_each_plan(name):
    assert f1([PLANS[name]], range(4)) >= 0.85


def test_edits_of_all_plans():
    assert f1(PLANS.values(), range(3)) >= 0.95
