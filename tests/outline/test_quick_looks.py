"""The quick looks before the patterns of lines lose nothing: without them the same is found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.lexicons import first_match, rules
from planparse.outline import calendars, furniture, lines, numbering, official, titles


class Everything:
    """A set that holds whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


def of_three(question):
    return lambda text: question([text] * 3)


LOOKS = [
    (calendars, "_HEAD_ENDS", "_HEAD", calendars.is_time_heading),
    (calendars, "_DATED_ENDS", "_DATED", of_three(calendars.is_event_list)),
    (titles, "_TITLE_ENDS", "_TITLE", titles.is_title),
    (titles, "_TITLE_ENDS", "_NOTICE", titles.is_title),
    (titles, "_NOTICE_ENDS", "_NOTICE", titles.is_notice),
    (titles, "_UNDATED_ENDS", "_UNDATED", titles.is_undated_title),
    (titles, "_PART_BEGINS", "_PART", titles.part_title),
    (official, "_MASTHEAD_ENDS", "_NUMBER", official.is_masthead),
    (official, "_MASTHEAD_ENDS", "_MASTHEAD", official.is_masthead),
    (official, "_BODY_ENDS", "_SIGNER", official.is_body),
    (numbering, "_FIRST", "_LABEL", numbering.label_of.__wrapped__),
    (lines, "_GOES_ON_WITH", "_GOES_ON", lines._goes_on),
    (lines, "_STOPS_SHORT_AT", "_STOPS_SHORT", lines._stops_short),
]


@pytest.mark.parametrize(("module", "look", "pattern", "question"), LOOKS, ids=[look[2] for look in LOOKS])
@given(data=st.data())
def test_on_whatever_the_pattern_matches(module, look, pattern, question, data):
    text = data.draw(st.from_regex(getattr(module, pattern))).replace("\n", "")
    found = question(text) if text else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, look, Everything())
        assert (question(text) if text else None) == found


@given(st.from_regex(calendars._MONTHS, fullmatch=True))
def test_two_months_are_short(text):
    assert calendars._months_of(text)


@given(st.from_regex(calendars._RUN, fullmatch=True))
def test_a_run_on_names_its_time(text):
    assert len(text) > calendars._LONGEST_ENTRY or calendars._runs_on(text)


def test_furniture_without_needs_begins_its_line():
    assert [
        rule.id for rule in rules("furniture") if rule.needs is None and not rule.pattern.pattern.startswith("^")
    ] == []


@pytest.mark.parametrize("rule", rules("furniture"), ids=lambda rule: rule.id)
@given(data=st.data())
def test_furniture_is_told_by_the_rules_alone(rule, data):
    text = data.draw(st.just(rule.example) | st.just(rule.counter) | st.from_regex(rule.pattern))
    first = first_match(rules("furniture"), text) if len(text) <= furniture._LONGEST else None
    assert furniture.furniture_of(text) == (first.value if first else None)
    assert re.search(rule.pattern, rule.example)
