from hypothesis import given
from hypothesis import strategies as st

from planparse.readers.builder import Builder, GridCell, cell_text

WORDS = st.text(st.sampled_from("一二三、 \t\n工作"), max_size=12)


@given(
    st.lists(st.one_of(WORDS, st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3)), max_size=8)
)
def test_spans_slice_to_what_was_added(parts):
    builder = Builder()
    tables, headings = [], []
    for part in parts:
        builder.pages.append(builder.next_start)
        if isinstance(part, str):
            builder.paragraph(part, "heading", 2)
            headings += [part.strip()] if part.strip() else []
        else:
            builder.table(
                GridCell(row, column, text) for row, line in enumerate(part) for column, text in enumerate(line)
            )
            if any(text.strip() for line in part for text in line):
                tables.append([cell_text(text) for line in part for text in line])
    source = builder.source("text/plain")
    assert [source.text[mark.start : mark.end] for mark in source.marks] == headings
    assert [[source.text[cell.start : cell.end] for cell in table.cells] for table in source.tables] == tables
    assert len(source.pages) == len(parts)
    assert all(source.text[page - 1 : page] in {"", "\n"} for page in source.pages if page < len(source.text))


def test_places_covered_by_a_larger_cell_stay_empty():
    builder = Builder()
    builder.table([GridCell(0, 0, "甲", 2, 2), GridCell(0, 2, "乙"), GridCell(1, 2, "丙"), GridCell(2, 1, "丁")])
    assert builder.source("text/plain").text == "甲\t\t乙\n\t\t丙\n\t丁\t"
