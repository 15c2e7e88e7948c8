import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.corpus import check_document, scrape
from planparse.corpus.files import gold_document
from planparse.corpus.folding import fold
from planparse.corpus.gold import read_notation
from planparse.corpus.noise import ENCODINGS, KINDS, edited

SOURCE = """@indent 2
= 青禾县教研室2024年工作计划
@issuer 青禾县教研室
@period 2024年=2024
@published 2024-02-20
background 为做好2024年教学研究工作，进一步提高教育教学质量，特制定本计划，请各学校认真贯彻执行。
# 一、2023年工作回顾 {review}
review 一年来，[全体教研员深入课堂{听课}<1072节>]，指导学校修订教学常规，教研工作取得了新的进展。 #edu.research
# 二、重点工作 {task}
## （一）加强队伍建设
task 1、抓好培训工作。|{!教研室}{@3月底前=../2024-03-31}组织研修，[{培训教师}不少于<120人次>]。 #edu.teachers
task 2、抓好课题研究。|按照{&《青禾县课题管理办法》（青教发〔2023〕8号）}，做好过程管理。 #edu.research
## （二）强化教学管理
task 1、开展教学视导，[每学期视导学校<20所>|indicator=视导学校]，及时反馈存在的问题，督促学校整改到位。 #edu.governance
# 三、工作安排 {schedule}
time {@三月=2024-03}：
item 1、下发教研工作计划；
item 2、期初教学视导（{@3月中旬=2024-03-11/2024-03-20}）。
"""


def gold():
    written = read_notation(SOURCE)
    return gold_document(written, "a.txt", written.text.encode(), "utf-8")


GOLD = gold()
QUIET = tuple(kind for kind in KINDS if kind not in {"masks", "shifted"})


def items(document):
    plan = document.plans[0]
    found = [(unit.span, unit.text) for unit in plan.units]
    found += [(item.span, item.activity) for item in plan.schedule]
    found += [(target.span, target.text) for target in plan.targets]
    found += [(section.span, section.label + section.title) for section in plan.sections]
    return found + [(reference.span, f"《{reference.title}》") for reference in plan.references]


@given(st.integers(0, 10**6), st.sets(st.sampled_from(QUIET), min_size=1))
def test_items_still_stand_where_their_spans_say(seed, kinds):
    document = scrape(GOLD, seed, sorted(kinds)).document
    for (span, text), (_, original) in zip(items(document), items(GOLD), strict=True):
        assert text == original
        there = fold(document.text[span.start : span.end])
        assert fold(text) in there
    for (span, text), (before, _) in zip(items(document), items(GOLD), strict=True):
        if fold(GOLD.text[before.start : before.end]) == fold(text):
            assert fold(document.text[span.start : span.end]) == fold(text)


@given(st.integers(0, 10**6))
def test_any_variant_is_sound_and_decodes_to_its_text(seed):
    variant = scrape(GOLD, seed)
    assert list(check_document(variant.document)) == []
    assert variant.content.decode(variant.document.source.encoding) == variant.document.text
    assert variant.document.source.size == len(variant.content)


@given(st.integers(0, 10**6), st.sets(st.sampled_from(KINDS)))
def test_the_same_seed_gives_the_same_variant(seed, kinds):
    assert scrape(GOLD, seed, sorted(kinds)) == scrape(GOLD, seed, sorted(kinds))


_EDITS = st.lists(
    st.tuples(st.integers(0, len(GOLD.text)), st.integers(0, 3), st.text("囧 \n", max_size=4)), max_size=12
)


@given(_EDITS)
def test_spans_follow_any_edits(raw):
    edits, last = [], -1
    for start, length, new in sorted(raw):
        if start > last:
            edits.append((start, min(start + length, len(GOLD.text)), new))
            last = start + length
    document = edited(GOLD, edits)
    for (span, _), (before, _) in zip(items(document), items(GOLD), strict=True):
        touched = any(start < before.end and end > before.start for start, end, _ in edits if end > start)
        inside = any(before.start < start < before.end for start, end, _ in edits)
        assert 0 <= span.start <= span.end <= len(document.text)
        if not touched and not inside:
            assert document.text[span.start : span.end] == GOLD.text[before.start : before.end]


def test_masks_take_the_year_out_of_everything():
    document = scrape(GOLD, 4, ["masks"], "utf-8").document
    plan = document.plans[0]
    assert "2024年" not in document.text
    assert plan.period.edtf == "XXXX"
    assert plan.title.startswith("青禾县教研室20")
    assert [item.time.edtf for item in plan.schedule] == ["XXXX-03", "XXXX-03-11/XXXX-03-20"]
    assert plan.targets[0].period.edtf == "XXXX"
    assert plan.references[0].number == "青教发〔2023〕8号"
    assert plan.published == "2024-02-20"
    assert [notice.code for notice in document.warnings] == ["masked"]


def test_shifted_bytes_read_as_scraped_pages_do():
    texts = {scrape(GOLD, seed, ["shifted"], "utf-8").document.text for seed in range(8)}
    assert any("ㄒ唬┘訌(qiáng)" in text for text in texts)


def test_furniture_stays_outside_all_items():
    document = scrape(GOLD, 3, ["furniture"], "utf-8").document
    plan = document.plans[0]
    assert plan.span.start > 0
    assert document.text[plan.span.end :].strip()
    assert document.text[plan.span.start :].startswith(GOLD.plans[0].title)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_can_be_asked_for(encoding):
    kinds = ["traditional"] if encoding == "big5" else ["stray"] if encoding != "gb18030" else ["furniture"]
    variant = scrape(GOLD, 1, kinds, encoding)
    assert variant.document.source.encoding == encoding
    assert variant.content.decode(encoding) == variant.document.text


def test_unknown_noise_is_refused():
    with pytest.raises(ValueError, match="unknown kinds of noise"):
        scrape(GOLD, 1, ["rain"])


def test_unencodable_text_is_not_written_wrong():
    with pytest.raises(UnicodeEncodeError):
        scrape(GOLD, 1, ["furniture"], "big5")
