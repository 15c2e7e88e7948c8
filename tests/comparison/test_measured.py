"""Comparisons measured on the reports of twelve provinces beside the project."""

from collections import defaultdict

import pytest

import planparse
from planparse.comparison import fulfil
from planparse.schema import SourceInfo

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def reports():
    """Every report that is asked for is parsed once."""
    return {}


@pytest.fixture
def report(reports, shared):
    def parsed(name):
        if name not in reports:
            (path,) = (shared / "corpus" / "reports").glob(f"{name}.*")
            reports[name] = planparse.parse(path)
        return reports[name]

    return parsed


@pytest.fixture
def headlines(shared_rows):
    """For each province and indicator the promised figures of 2025 and 2026."""
    found = defaultdict(lambda: {"2025": [], "2026": []})
    names = {}
    for row in shared_rows("headline_targets.csv"):
        if row["year"] in {"2025", "2026"} and row["region"] != "中华人民共和国":
            found[row["region"], row["indicator_id"]][row["year"]].append(row)
            names[row["region"], row["year"]] = row["report_id"]
    return found, names


def figure(row):
    return row["op"], float(row["value"]), float(row["value_max"]) if row["value_max"] else None


def stated(target):
    return target.op, target.value, target.value_max


def test_changes_of_headline_targets(report, headlines):
    found, names = headlines
    diffs = {
        region: planparse.compare(report(names[region, "2025"]), report(names[region, "2026"]))
        for region in {region for region, _ in found}
    }
    assert len(diffs) == 12
    right = wanted = invented = 0
    missing = []
    for (region, indicator), years in found.items():
        changes = [change for change in diffs[region].targets if change.indicator_id == indicator]
        before, after = ([figure(row) for row in years[year]] for year in ("2025", "2026"))
        certain = all(any(row["count"] == "yes" for row in rows) for rows in years.values() if rows)
        if before and after:
            pairs = [change for change in changes if change.earlier and change.later]
            fits = [c for c in pairs if stated(c.earlier) in before and stated(c.later) in after and _follows(c)]
            invented += sum(c.kind != "same" and c not in fits and _for_the_year(c) for c in pairs)
        elif after:
            fits = [c for c in changes if c.kind == "new" and stated(c.later) in after]
        else:
            fits = [c for c in changes if c.kind == "dropped" and stated(c.earlier) in before]
        if certain:
            wanted += 1
            right += bool(fits)
            missing += [] if fits else [(region, indicator, before, after)]
    assert right / wanted >= 0.95, missing
    assert invented <= 0.02 * wanted


def _follows(change):
    """Whether kind and difference follow from the figures: by the sign of the difference, and from 左右 to 以上."""
    lower = change.indicator_id.startswith(("cpi", "employment.unemployment", "energy.intensity"))
    difference = change.later.value - change.earlier.value
    if change.unit == "%" and abs(change.difference - difference) > 1e-9:
        return False
    if difference:
        return change.kind == ("tightened" if (difference < 0) == lower else "loosened")
    return (change.kind == "same") == (change.earlier.op == change.later.op)


def _for_the_year(change):
    return all(target.period is None or len(target.period.edtf or "") == 4 for target in (change.earlier, change.later))


def test_fulfilment(report, shared_rows):
    rows = shared_rows("fulfilment.csv")
    values, verdicts, wrong = 0, 0, []
    for row in rows:
        found = fulfil(report(row["report_id"]), report(row["later_report_id"]))
        promised = float(row["promised_value"])
        fitting = [
            each
            for each in found
            if (each.indicator_id, each.promised_op, each.promised_value)
            == (row["indicator_id"], row["promised_op"], promised)
        ]
        right = [each for each in fitting if each.achieved_value == float(row["achieved_value"])]
        values += bool(right)
        verdicts += any(each.verdict == row["verdict"] for each in fitting)
        wrong += [] if right else [(row["region"], row["indicator_id"], [each.achieved_value for each in fitting])]
    assert values / len(rows) >= 0.93, wrong
    assert verdicts / len(rows) >= 0.93, wrong


def test_a_diff_of_two_reports_costs_as_much_as_a_few_parses(report, seconds):
    reports = report("2025年广东省政府工作报告"), report("2026_广东省_政府工作报告")
    assert min(len(each.text) for each in reports) > 15_000
    parses = seconds(lambda: [planparse.parse(each.text) for each in reports])
    assert seconds(lambda: planparse.compare(*reports)) < 5 * parses


def test_time_for_a_panel_grows_with_its_reports_only(report, seconds):
    one = report("2026_广东省_政府工作报告")
    many = [
        one.model_copy(update={"source": SourceInfo(**one.source.model_dump() | {"path": str(at)})})
        for at in range(100)
    ]
    assert seconds(lambda: planparse.panel(many)) < 20 * seconds(lambda: planparse.panel(many[:10]))
    assert len(planparse.panel(many)) == 100 * len(one.plans[0].targets)


def test_a_report_compared_with_itself_changes_nothing(shared_report):
    diff = planparse.compare(shared_report, shared_report)
    assert {item.kind for item in diff.items} == {"kept"}
    assert {notice.code for notice in diff.warnings} == {"same_year", "duplicate"}
    for item in diff.items:
        assert item.similarity == 1.0
        assert item.earlier == item.later
