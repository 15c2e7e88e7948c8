"""What a rule needs is held by whatever its pattern matches."""

from pathlib import Path

import pytest

from planparse.lexicons import rules

CORPORA = Path(__file__).parents[2] / "corpora"
LINES = sorted(
    {
        line
        for path in sorted(CORPORA.rglob("*.txt"))
        for line in path.read_bytes().decode("utf-8", "ignore").splitlines()
    }
)
NEEDING = [rule for name in ("actors", "furniture", "unit_types") for rule in rules(name) if rule.needs]


@pytest.mark.parametrize("rule", NEEDING, ids=lambda rule: rule.id)
def test_no_match_without_it(rule):
    matching = [line for line in (*LINES, rule.example) if rule.pattern.search(line)]
    assert matching
    assert [line for line in matching if not rule.may_match(line)] == []
    assert not rule.may_match("齐")
