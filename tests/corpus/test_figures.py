import pytest

from planparse.corpus.figures import chinese_number, figures
from planparse.corpus.marks import MarkError, parse_inline


def read(line):
    inline = parse_inline(line)
    found = figures(inline, inline.of("target")[0])
    return [
        (
            f.said.get("indicator") or inline.raw[f.indicator.start : f.indicator.end],
            f.op,
            f.value,
            f.value_max,
            f.unit,
            f.measure,
            inline.raw[f.start : f.end],
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[{地区生产总值}增长<5%>左右]", ("~", 5, None, "%", "growth")),
        ("[{单位能耗}降低<3%>以上]", ("<=", -3, None, "%", "growth")),
        ("[{浓度}下降超过<3%>]", ("<", -3, None, "%", "growth")),
        ("[{失业率}控制在<5.5%>以内]", ("<=", 5.5, None, "%", "share")),
        ("[{巩固率}提高到<97%>]", ("=", 97, None, "%", "share")),
        ("[{上线率}提高<2个百分点>]", ("=", 2, None, "个百分点", "change")),
        ("[{近视率}下降<1个百分点>]", ("=", -1, None, "个百分点", "change")),
        ("[不少于<20节>{听课}]", (">=", 20, None, "节", "level")),
        ("[{研讨课}<2—3节>]", ("range", 2, 3, "节", "level")),
        ("[{增速}<5%—6%>]", ("range", 5, 6, "%", "growth")),
        ("[{报告}<72万余字>]", (">", 72, None, "万字", "level")),
        ("[{学生}<3400多万人次>]", (">", 3400, None, "万人次", "level")),
        ("[新签约{亿元以上项目}<90个>]", ("=", 90, None, "个", "level")),
        ("[{公用经费}提高<50元>]", ("=", 50, None, "元", "change")),
        ("[{支出}减少约<1500亿元>]", ("~", -1500, None, "亿元", "change")),
        ("[{达标率}达到<百分之九十>]", ("=", 90, None, "%", "share")),
        ("[每周开展<两次>{教研}]", ("=", 2, None, "次", "level")),
        ("[{收入}<８％>|measure=growth]", ("=", 8, None, "%", "growth")),
    ],
)
def test_words_beside_a_value_decide(line, expected):
    assert read(line)[0][1:6] == expected


def test_one_indicator_with_two_values_gives_growing_clauses():
    assert read("[{财政收入}完成<8.4亿元>、增长<7%>左右]") == [
        ("财政收入", "=", 8.4, None, "亿元", "level", "财政收入完成8.4亿元"),
        ("财政收入", "~", 7, None, "%", "growth", "财政收入完成8.4亿元、增长7%左右"),
    ]


def test_a_bolder_aim_keeps_the_measure_of_the_first():
    assert [row[1:6] for row in read("[{投资}增长<6%>，力争<8%>]")] == [
        ("=", 6, None, "%", "growth"),
        ("=", 8, None, "%", "growth"),
    ]


def test_distributed_values_are_paired_and_share_the_clause_and_its_last_word():
    clause = "一产、二产增加值分别增长4%、8%左右"
    assert read("[{一产}、{二产增加值}分别增长<4%>、<8%>左右]") == [
        ("一产", "~", 4, None, "%", "growth", clause),
        ("二产增加值", "~", 8, None, "%", "growth", clause),
    ]


def test_what_is_said_wins():
    assert read("[三年新增<6所>|indicator=公办园 measure=change op=>=]")[0][:6] == (
        "公办园",
        ">=",
        6,
        None,
        "所",
        "change",
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[{率}达到很高]", "no <value>"),
        ("[达到<95%>]", "no {indicator}"),
        ("[{甲}、{乙}达<1个>、<2个>、<3个>]", "2 indicators for 3 values"),
        ("[{率}<95%>|colour=red]", "write key=value"),
        ("[{率}<若干>]", "cannot be read"),
        ("[{率}<95%>|op=about]", "not known"),
    ],
)
def test_what_cannot_be_read_is_refused(line, message):
    inline = parse_inline(line)
    with pytest.raises(MarkError) as caught:
        figures(inline, inline.of("target")[0])
    assert message in str(caught.value)


@pytest.mark.parametrize(("text", "value"), [("两", 2), ("十", 10), ("二十一", 21), ("三百零五", 305), ("97.5", 97.5)])
def test_numerals(text, value):
    assert chinese_number(text) == value
