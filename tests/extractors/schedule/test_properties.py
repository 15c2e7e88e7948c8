"""A calendar that was written from known entries gives them back, and no text breaks the reading."""

from hypothesis import given
from hypothesis import strategies as st

from planparse.extractors.schedule import extract_schedule
from planparse.outline.model import Calendar, Line, PlanOutline
from planparse.text.clean import CleanText

ACTIVITIES = (
    "召开例会",
    "检查备课本",
    "听评课",
    "组织抽测",
    "整理档案",
    "教学视导",
    "论文评选",
    "课题开题",
    "家长会",
    "运动会",
)
MONTHS = "一二三四五六七八九十"
ALPHABET = "0123456789一二三四五六七八九十月日周年第至前起◆●、。；：:（）() 　\t\n.-—听课会议检查时间地点本上下旬未定u"


def name_of(month):
    return MONTHS[month - 1] if month <= 10 else f"十{MONTHS[month - 11]}"


def outline_of(text):
    lines, at = [], 0
    for part in text.split("\n"):
        if part.strip():
            start = at + part.index(part.strip())
            lines.append(Line(start, start + len(part.strip()), part.strip()))
        at += len(part) + 1
    return PlanOutline(None, None, None, (), 0, len(text), (), (), (Calendar(None, tuple(lines)),))


@given(
    months=st.lists(
        st.tuples(st.integers(1, 12), st.lists(st.sampled_from(ACTIVITIES), min_size=1, max_size=4)),
        min_size=1,
        max_size=6,
    ),
    label=st.sampled_from(["{}、", "{}.", "（{}）", "({})", "◆", "● "]),
    heading=st.sampled_from(["{}月：", "{}月份", "{}月工作安排：", "（一）{}月份："]),
    chinese=st.booleans(),
    glued=st.booleans(),
)
def test_written_entries_come_back(months, label, heading, chinese, glued):
    parts, expected = [], []
    for month, activities in months:
        parts.append(heading.format(name_of(month) if chinese else month))
        for number, activity in enumerate(activities, start=1):
            entry = f"{label.format(number)}{activity}。"
            if glued and number > 1 and label[:2] in ("{}", "◆"):
                parts[-1] += entry
            else:
                parts.append(entry)
            expected.append((activity, f"2024-{month:02d}" if months[0][0] < 8 or not _rolls(months) else None))
    text = "\n".join(parts)
    items = extract_schedule(CleanText.of(text), outline_of(text), "2024")
    assert [item.activity for item in items] == [activity for activity, _ in expected]
    assert all(time is None or item.time.edtf == time for item, (_, time) in zip(items, expected, strict=True))
    assert all(text[item.span.start : item.span.end].rstrip("。").endswith(item.activity) for item in items)


def _rolls(months):
    return any(month < 8 for month, _ in months)


@given(
    text=st.text(ALPHABET, max_size=120), period=st.sampled_from([None, "2024", "2023-08/2024-01", "XXXX-02/XXXX-07"])
)
def test_any_lines_are_read_without_failing(text, period):
    items = extract_schedule(CleanText.of(text), outline_of(text), period)
    for item in items:
        assert item.activity
        assert 0 <= item.span.start < item.span.end <= len(text)
        assert item.time is None or item.time.text == text[item.time.span.start : item.time.span.end]
    starts = [item.span.start for item in items]
    assert starts == sorted(starts)
