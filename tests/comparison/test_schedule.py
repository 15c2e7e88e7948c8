import pytest

from planparse.comparison import compare


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (("2024", "2024-03-05"), ("2025", "2025-03-05"), ("same", 0)),
        (("2024", "2024-03"), ("2025", "2025-04"), ("later", 31)),
        (("2024", "2024-10-20"), ("2025", "2025-10-10"), ("earlier", -10)),
        (("2024", "../2024-09-15"), ("2025", "../2025-09-30"), ("later", 15)),
        (("2024", "2024-03/2024-04"), ("2025", "2025-03/2025-05"), ("later", 31)),
        (("2023-08/2024-07", "2024-03-05"), ("2024-08/2025-07", "2025-03-05"), ("same", 0)),
        (("2024", "2024-11-20"), ("2025", "2026-01-20"), ("later", 61)),
        (("2024", None), ("2025", "2025-03"), ("unclear", None)),
    ],
)
def test_times_of_the_same_entry(draft, earlier, later, expected):
    documents = [draft(year).entry("小学语文优质课评比", edtf).document() for year, edtf in (earlier, later)]
    diff = compare(*documents)
    assert [(shift.kind, shift.days) for shift in diff.schedule] == [expected]
    assert [(item.what, item.kind) for item in diff.items] == [("schedule", "kept")]


def test_dropped_and_new_entries(draft):
    earlier = draft("2024").entry("小学语文优质课评比", "2024-03").entry("中考备考研讨会", "2024-04")
    later = draft("2025").entry("小学语文优质课评比", "2025-03").entry("防溺水安全演练", "2025-06")
    diff = compare(earlier.document(), later.document())
    assert [(shift.kind, shift.earlier, shift.later) for shift in diff.schedule] == [
        ("same", "c1", "c1"),
        ("dropped", "c2", None),
        ("new", None, "c2"),
    ]


def test_of_two_entries_that_changed_places_the_one_with_another_time_moved(draft):
    earlier = draft("2024").entry("植树节活动", "2024-03").entry("教案检查", "2024-03")
    later = draft("2025").entry("教案检查", "2025-02").entry("植树节活动", "2025-03")
    assert [(item.kind, item.earlier) for item in compare(earlier.document(), later.document()).items] == [
        ("moved", ("c2",)),
        ("kept", ("c1",)),
    ]
