import pytest

from planparse.comparison import panel
from planparse.comparison.checks import set_notices
from planparse.comparison.extras import require
from planparse.comparison.model import all_sourced
from planparse.errors import CompareError

QING = {"province": "江原省", "county": "青禾县"}
TASK = "组织开展全县小学语文优质课评比活动。"


def codes(documents):
    return [notice.code for notice in set_notices(all_sourced(documents))]


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([("2024", TASK), ("2025", TASK + "再评。")], []),
        ([("2024", TASK), ("2025", TASK)], ["duplicate"]),
        ([("2024", TASK), ("2024", TASK)], ["duplicate"]),
        ([("2024", TASK), ("2024", TASK + "再评。")], ["same_year"]),
        ([("XXXX", TASK), (None, TASK + "再评。")], ["unknown_year", "unknown_year"]),
        ([], []),
    ],
)
def test_trouble_among_many_plans(draft, plans, expected):
    documents = [draft(year, region=QING, path=str(at)).unit(text).document() for at, (year, text) in enumerate(plans)]
    assert codes(documents) == expected


def test_empty_plans_are_no_duplicates(draft):
    assert codes([draft("2024").document(), draft("2025").document()]) == []


def test_a_panel_carries_its_warnings(draft):
    documents = [draft("2024", region=QING, path=path).unit(TASK).document() for path in ("a.txt", "b.txt")]
    assert panel(documents).attrs["warnings"] == ["duplicate: the same text: a.txt p1, b.txt p1"]


def test_a_library_that_is_missing_is_named():
    with pytest.raises(CompareError, match=r"P014.*no_such_library"):
        require("json", "no_such_library")
