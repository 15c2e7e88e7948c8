import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison.similarity import plain, ratio, vectors

TEXTS = st.lists(st.text(max_size=30), min_size=1, max_size=8)


@given(TEXTS)
def test_a_text_is_most_like_itself(texts):
    near = vectors(texts).cosine(range(len(texts)), range(len(texts))).toarray()
    for at, text in enumerate(texts):
        assert near[at, at] == pytest.approx(1.0 if text else 0.0)
        assert near[at].max() <= 1.0 + 1e-9
        assert near[at].min() >= 0.0


def test_a_part_stands_in_the_whole():
    texts = ["组织教师培训，开展听课评课", "组织教师培训", "防汛抗旱"]
    share = vectors(texts).contained([1, 2], [0])
    assert share[0, 0] == pytest.approx(1.0)
    assert share[1, 0] == 0.0


def test_words_of_all_texts_weigh_little():
    texts = ["加强教学工作管理", "加强安全工作管理", "加强教学研究制度", "加强后勤保障服务"]
    near = vectors(texts).cosine([0], [1, 2, 3]).toarray()[0]
    assert near[0] > near[2]
    assert near[1] > near[2]


@pytest.mark.parametrize(
    ("text", "expected"), [("增长 5％。", "增长5%"), ("一、\n重点", "一、重点"), ("", ""), ("。", "")]
)
def test_plain(text, expected):
    assert plain(text) == expected


def test_ratio():
    assert ratio("听课十节", "听课十节") == 1.0
    assert ratio("听课十节", "听课二十节") == pytest.approx(8 / 9, abs=1e-4)
    assert ratio("听课", "防汛") == 0.0
