"""The time that a unit's title names (宣传发动阶段（3月1日至3月15日）。) was no time of the unit."""

import pytest

from planparse import parse


def units(text):
    (plan,) = parse(f"青石县2024年秸秆禁烧实施方案\n一、指导思想\n以人为本。\n二、实施步骤\n{text}").plans
    return [(unit.title, [(time.text, time.edtf) for time in unit.times]) for unit in plan.tasks]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "（一）宣传发动阶段（3月1日至3月15日）。各村张贴标语，3月10日前开好动员会。\n（二）总结阶段（11月下旬）。各村写出总结。",
            [
                [("3月1日至3月15日", "2024-03-01/2024-03-15"), ("3月10日前", "../2024-03-10")],
                [("11月下旬", "2024-11-21/2024-11-30")],
            ],
        ),
        (
            "（一）动员阶段（3月上旬）\n各村召开动员会。\n（二）巡查阶段（5月—10月）\n组织专班巡查。",
            [[("3月上旬", "2024-03-01/2024-03-10")], [("5月—10月", "2024-05/2024-10")]],
        ),
    ],
)
def test_stages_keep_their_time(text, times):
    assert [found for _, found in units(text)] == times


def test_the_number_of_a_unit_is_no_time():
    assert units("3、5月巡查。组织专班巡查。\n4、总结。写出总结。") == [
        ("5月巡查", [("5月", "2024-05")]),
        ("总结", []),
    ]
