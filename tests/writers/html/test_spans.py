from hypothesis import given
from hypothesis import strategies as st

from planparse.writers.html.spans import Mark, Piece, pieces

places = st.integers(min_value=0, max_value=30)
marks = st.lists(
    st.builds(Mark, start=places, end=places, number=st.integers(0, 99), type=st.just("task")), max_size=12
)


def test_nested_and_overlapping_marks_are_cut():
    outer, inner, crossing = Mark(0, 6, 1, "task"), Mark(2, 4, 2, "target"), Mark(3, 8, 3, "reference")
    assert list(pieces("abcdefghij", [inner, crossing, outer])) == [
        Piece("ab", (outer,)),
        Piece("c", (outer, inner)),
        Piece("d", (outer, inner, crossing)),
        Piece("ef", (outer, crossing)),
        Piece("gh", (crossing,)),
        Piece("ij", ()),
    ]


def test_no_marks_leave_the_text_whole():
    assert list(pieces("abc", [])) == [Piece("abc", ())]
    assert list(pieces("", [Mark(0, 3, 1, "task")])) == []


@given(st.text(max_size=30), marks)
def test_pieces_are_the_text_and_each_mark_covers_its_slice(text, given_marks):
    cut = list(pieces(text, given_marks))
    assert "".join(piece.text for piece in cut) == text
    for mark in given_marks:
        covered = "".join(piece.text for piece in cut if any(each is mark for each in piece.marks))
        assert covered == text[mark.start : max(mark.start, mark.end)]
