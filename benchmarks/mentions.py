"""Times and numbers of planparse beside jionlp and cn2an, on the same tables of cases.

    pip install "planparse[bench]"
    python benchmarks/mentions.py [--misses 10]

Times: F1 of the expressions found, by equal characters and with one inside the other; the share of cases without any
time where nothing was found; the share of dated expressions whose first and last day are right. jionlp is given the
year of each case's period as its time base.

Numbers: planparse finds and reads them in the sentence; the others are handed the numeral and only read it, jionlp as
an amount of money, since it has no other reader of numbers.
"""

from __future__ import annotations

import argparse
import csv
import logging
import math
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.table import Table

from planparse.mentions.times import bounds, find_times

DATA = Path(__file__).parents[1] / "tests" / "mentions" / "data"
SCALES = {"万": 1e4, "亿": 1e8, "万亿": 1e12, "%": 0.01, "‰": 0.001}

Days = tuple[date | None, date | None]
TimeFinder = Callable[[str, str, str], list[tuple[str, Days]]]


@dataclass
class TimeScore:
    """Counts of one tool on the table of times."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    touched: int = 0
    touching: int = 0
    silent: int = 0
    without: int = 0
    days_right: int = 0
    days: int = 0
    misses: list[str] = field(default_factory=list)

    def row(self) -> tuple[str, ...]:
        """F1 by equal and by overlapping characters, silence, days."""
        shares = (
            _f1(self.right, self.right, self.found, self.wanted),
            _f1(self.touching, self.touched, self.found, self.wanted),
            self.silent / max(self.without, 1),
            self.days_right / max(self.days, 1),
        )
        return tuple(f"{share:.3f}" for share in shares)


def _f1(found_right: int, wanted_right: int, found: int, wanted: int) -> float:
    precision, recall = found_right / max(found, 1), wanted_right / max(wanted, 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rows(name: str) -> list[dict[str, str]]:
    """The cases of a table, none where it is not there."""
    path = DATA / name
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def times_of_planparse(text: str, period: str, anchor: str) -> list[tuple[str, Days]]:
    """Expressions with their first and last day."""
    return [(m.text, bounds(m.edtf)) for m in find_times(text, period=period or None, anchor=anchor or None)]


def times_of_jionlp() -> TimeFinder:
    """The same by jionlp; what it cannot parse has no days."""
    with redirect_stdout(StringIO()):
        import jionlp

    def find(text: str, period: str, anchor: str) -> list[tuple[str, Days]]:
        year = next((part[:4] for part in (anchor, period) if part[:4].isdigit()), "2024")
        try:
            found = jionlp.ner.extract_time(text, time_base={"year": int(year)}, with_parsing=True)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            return []
        return [(item["text"], _days(item.get("detail"))) for item in found]

    return find


def _days(detail: dict[str, object] | None) -> Days:
    ends = (detail or {}).get("time")
    if not isinstance(ends, list) or len(ends) != 2:
        return None, None
    return _day(ends[0]), _day(ends[1])


def _day(moment: object) -> date | None:
    try:
        return date.fromisoformat(str(moment)[:10])
    except ValueError:
        return None


def score_times(find: TimeFinder, cases: Iterable[dict[str, str]]) -> TimeScore:
    """Compare the expressions found with those wanted, case by case."""
    score = TimeScore()
    for case in cases:
        wanted = case["found"].split("|") if case["found"] else []
        meant = dict(zip(wanted, (bounds(edtf) for edtf in case["edtf"].split("|")), strict=False))
        found = find(case["text"], case["period"], case["anchor"])
        right = (Counter(wanted) & Counter(text for text, _ in found)).total()
        score.right, score.found, score.wanted = (
            score.right + right,
            score.found + len(found),
            score.wanted + len(wanted),
        )
        texts = [text for text, _ in found]
        score.touched += sum(any(_overlap(one, two) for two in texts) for one in wanted)
        score.touching += sum(any(_overlap(one, two) for two in wanted) for one in texts)
        if not wanted:
            score.without += 1
            score.silent += not found
        dated = {text: days for text, days in meant.items() if days != (None, None)}
        days = dict(found)
        exact = sum(days.get(text) == day for text, day in dated.items())
        score.days, score.days_right = score.days + len(dated), score.days_right + exact
        if right < max(len(wanted), len(found)) or exact < len(dated):
            score.misses.append(f"{case['text']}: wanted {case['found']} {case['edtf']}, found {found}")
    return score


def _overlap(one: str, two: str) -> bool:
    """Whether one expression holds the other."""
    return one in two or two in one


@dataclass(frozen=True)
class NumberCase:
    """A sentence, a numeral in it, and its value in plain figures; ranges have two."""

    sentence: str
    numeral: str
    low: float
    high: float | None


def number_cases() -> list[NumberCase]:
    """Every numeral of the table of numbers."""
    found = []
    for row in rows("numbers.csv"):
        for part in filter(None, row["expected"].split(" ; ")):
            numeral, _, rest = part.rpartition("=") if part.rpartition("=")[2].strip()[:1].isdigit() else _split(part)
            figures, *marks = rest.split()
            factor = math.prod(SCALES.get(mark, 1.0) for mark in marks)
            low, _, high = figures.partition("..")
            found.append(NumberCase(row["text"], numeral, float(low) * factor, float(high) * factor if high else None))
    return found


def _split(part: str) -> tuple[str, str, str]:
    numeral, mark, rest = part.partition("=")
    return numeral, mark, rest


def reads_planparse(case: NumberCase) -> bool:
    """Whether planparse finds the numeral in its sentence and reads it right."""
    from planparse.mentions.numbers import find_numbers

    for number in find_numbers(case.sentence):
        if number.text == case.numeral:
            factor = number.amount / number.value if number.value else 1.0
            high = None if number.value_max is None else number.value_max * factor
            return _close(number.amount, case.low) and (high is None) == (case.high is None) and _close(high, case.high)
    return False


def _close(one: float | None, two: float | None) -> bool:
    return one is two or (one is not None and two is not None and math.isclose(one, two, rel_tol=1e-3, abs_tol=1e-9))


def number_readers() -> dict[str, Callable[[NumberCase], bool]]:
    """Every tool with how it judges a case."""
    with redirect_stdout(StringIO()):
        import cn2an
        import jionlp

    def of_cn2an(numeral: str) -> list[float]:
        try:
            return [float(cn2an.cn2an(numeral, "smart"))]
        except ValueError:
            plain = cn2an.transform(numeral, "cn2an")
            return [float(plain.removesuffix("%")) * (0.01 if plain.endswith("%") else 1.0)]

    def of_jionlp(numeral: str) -> list[float]:
        value = jionlp.parse_money(f"{numeral}元")["num"]
        return [float(part) for part in (value if isinstance(value, list) else [value])]

    return {"planparse": reads_planparse, "cn2an": _handed(of_cn2an), "jionlp (as money)": _handed(of_jionlp)}


def _handed(read: Callable[[str], list[float]]) -> Callable[[NumberCase], bool]:
    """A tool that is given the numeral alone."""

    def right(case: NumberCase) -> bool:
        try:
            values = read(case.numeral)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            return False
        wanted = [case.low] if case.high is None else [case.low, case.high]
        return len(values) == len(wanted) and all(map(_close, values, wanted))

    return right


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show the first N misses of each tool")
    limit = parser.parse_args(arguments).misses
    warnings.simplefilter("ignore")  # cn2an warns of every numeral that it cannot read
    logging.disable(logging.ERROR)  # jionlp logs every expression that it cannot parse
    console = Console(width=120)
    cases = rows("times.csv")
    if cases:
        console.print(_times(cases, limit, console))
    numerals = number_cases()
    if numerals:
        console.print(_numbers(numerals, limit, console))
    return 0 if cases or numerals else 1


def _times(cases: list[dict[str, str]], limit: int, console: Console) -> Table:
    table = Table(title=f"Times: {len(cases)} cases, {sum(not case['found'] for case in cases)} of them without a time")
    for column in ("tool", "F1, same characters", "F1, one in the other", "silent where nothing is", "days right"):
        table.add_column(column)
    for tool, find in (("planparse", times_of_planparse), ("jionlp", times_of_jionlp())):
        score = score_times(find, cases)
        table.add_row(tool, *score.row())
        for miss in score.misses[:limit]:
            console.print(f"{tool}: {miss}", markup=False)
    return table


def _numbers(numerals: list[NumberCase], limit: int, console: Console) -> Table:
    table = Table(
        title=f"Numbers: {len(numerals)} numerals, {sum(n.high is not None for n in numerals)} of them ranges"
    )
    for column in ("tool", "value right", "share"):
        table.add_column(column)
    for tool, right in number_readers().items():
        wrong = [case for case in numerals if not right(case)]
        good = len(numerals) - len(wrong)
        table.add_row(tool, str(good), f"{good / len(numerals):.3f}")
        for case in wrong[:limit]:
            console.print(f"{tool}: {case.numeral} in {case.sentence}", markup=False)
    return table


if __name__ == "__main__":
    sys.exit(main())
