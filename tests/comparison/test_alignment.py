from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison.alignment import Entry, Link, align, assign


def entries(*texts, **fields):
    return [Entry(id=str(at), text=text, position=at / len(texts), **fields) for at, text in enumerate(texts)]


LISTEN = "每位教师每学期听课不少于十五节，并写好听课记录。"
CONTEST = "组织全县小学语文优质课评比，推荐优秀选手参加市级比赛。"
GROUPS = "加强教研组建设，落实集体备课制度。完善考核办法，每学期量化考核一次。"


def test_same_texts_meet_wherever_they_stand():
    assert align(entries(LISTEN, CONTEST, GROUPS), entries(GROUPS, LISTEN, CONTEST)) == [
        Link((2,), (0,)),
        Link((0,), (1,)),
        Link((1,), (2,)),
    ]


def test_what_is_not_alike_stays_alone():
    assert align(entries(LISTEN), entries("做好防汛抗旱物资储备。")) == []
    assert align([], entries(LISTEN)) == []


def test_split_and_merged():
    parts = entries("加强教研组建设，落实集体备课制度。", "完善考核办法，每学期量化考核一次。")
    assert align(entries(GROUPS), parts) == [Link((0,), (0, 1))]
    assert align(parts, entries(GROUPS)) == [Link((0, 1), (0,))]


def test_an_added_repetition_is_no_split():
    assert align(entries(GROUPS), entries(GROUPS, "落实集体备课制度。")) == [Link((0,), (0,))]


def test_review_never_meets_what_is_planned():
    assert align(entries(LISTEN, group="review"), entries(LISTEN)) == []


def test_a_title_helps_two_texts_to_meet():
    before = Entry(id="a", text="校本培训。出台培训办法，聘请专家讲学。", title="校本培训")
    after = Entry(id="b", text="校本培训。建立研修共同体，用好网络资源。", title="校本培训")
    bare = [Entry(id=each.id, text=each.text) for each in (before, after)]
    assert align([before], [after]) == [Link((0,), (0,))]
    assert align([bare[0]], [bare[1]]) == []


def test_repeated_texts_meet_in_their_order():
    assert align(entries("召开例会。", LISTEN, "召开例会。"), entries("召开例会。", "召开例会。", LISTEN)) == [
        Link((0,), (0,)),
        Link((2,), (1,)),
        Link((1,), (2,)),
    ]


SCORES = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(0.1, 5.0), max_size=10)


@given(SCORES)
def test_assignment_is_optimal(scores):
    found = assign(scores, 4, 4)
    assert all(pair in scores for pair in found)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    best = max(sum(scores.get((i, j), 0.0) for i, j in enumerate(order)) for order in permutations(range(4)))
    assert abs(sum(scores[pair] for pair in found) - best) < 1e-9
