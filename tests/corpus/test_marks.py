import pytest

from planparse.corpus.marks import MarkError, parse_inline


@pytest.mark.parametrize(
    ("line", "raw", "marks"),
    [
        ("{!各校}要落实", "各校要落实", [("actor", "各校", "")]),
        ("{@三月=2024-03}：", "三月：", [("time", "三月", "2024-03")]),
        (
            "[{巩固率}达<97%>|id=x]",
            "巩固率达97%",
            [("target", "巩固率达97%", "id=x"), ("indicator", "巩固率", ""), ("value", "97%", "")],
        ),
        (
            "[{班额}<35|op=<= unit=人>]",
            "班额35",
            [("target", "班额35", ""), ("indicator", "班额", ""), ("value", "35", "op=<= unit=人")],
        ),
        (
            "[{率}<9|op=>= unit=%>]",
            "率9",
            [("target", "率9", ""), ("indicator", "率", ""), ("value", "9", "op=>= unit=%")],
        ),
        ("面积<5亩的地块", "面积<5亩的地块", []),
        (r"字体：\[大 中\] \{a\} \|", "字体：[大 中] {a} |", []),
        ("{&《办法》（云〔2024〕3号）}", "《办法》（云〔2024〕3号）", [("reference", "《办法》（云〔2024〕3号）", "")]),
    ],
)
def test_marks_leave_the_text_and_say_what_stands_in_it(line, raw, marks):
    inline = parse_inline(line)
    assert inline.raw == raw
    kinds = ("actor", "time", "target", "indicator", "value", "reference")
    assert [(m.kind, inline.raw[m.start : m.end], m.note) for m in inline.of(*kinds)] == marks


def test_noise_and_line_breaks_become_edits():
    inline = parse_inline("加⏎强{~學(xué)=学}习")
    assert inline.raw == "加\n强學(xué)习"
    assert inline.edits == [(1, 2, ""), (3, 9, "学")]


def test_the_bar_ends_the_title():
    assert parse_inline("1、校本培训。|出台方案。").split == 7


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{!各校", "'}' is missing"),
        ("[{率}达<97%>", "is missing at the end"),
        ("各校}要", "'}' at column 3 has no partner"),
        ("{!}要", "an empty actor"),
        ("{巩固率}达97%", "a plain brace names an indicator"),
        ("{@三月}", "a time mark has the form"),
        ("{~學}", "a noise mark has the form"),
        ("甲。|乙。|丙", "stands twice"),
        ("甲\\", "a backslash stands at the end"),
    ],
)
def test_broken_marks_are_refused(line, message):
    with pytest.raises(MarkError, match=message.replace("{", r"\{").replace("}", r"\}")):
        parse_inline(line)
