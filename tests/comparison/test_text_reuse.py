import cProfile
import pstats

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison import reuse
from planparse.comparison.passages import Candidates, sentences, signatures
from planparse.errors import CompareError

QING = {"province": "江原省", "city": "青禾市", "county": "青禾县"}
BAI = {"province": "江原省", "city": "青禾市", "county": "白石县"}
CITY = {"province": "江原省", "city": "青禾市"}
PASSAGE = (
    "各教研组每两周开展一次集体备课，由备课组长主持并做好记录。",
    "期末组织全县统一质量检测，及时召开质量分析会查找问题。",
)
OWN = "组织全县教师参加信息技术应用能力提升培训，力求实效。"
OTHER = "举办乡村学校体育节，让每个孩子都能掌握两项运动技能。"


def shown(rows):
    return [(row.earlier_source, row.later_source, row.relation, row.text) for row in rows]


def test_neighbouring_sentences_are_one_passage(draft):
    earlier = draft("2024", region=QING, path="q24").tasks(OWN, "".join(PASSAGE)).document()
    later = draft("2024", region=BAI, path="r24").tasks("".join(PASSAGE), OTHER).document()
    (row,) = reuse([later, earlier])
    assert shown([row]) == [("q24", "r24", "neighbour", "".join(PASSAGE))]
    assert earlier.text[row.earlier_start : row.earlier_end] == "".join(PASSAGE)
    assert later.text[row.later_start : row.later_end] == row.text
    assert (row.characters, row.similarity) == (len("".join(PASSAGE)), 1.0)
    assert (row.earlier_region, row.earlier_year, row.later_year) == ("江原省青禾市青禾县", 2024, 2024)


def test_sources_are_told_apart(draft):
    documents = [
        draft("2023", region=CITY, path="city23").tasks(PASSAGE[1]).document(),
        draft("2023", region=QING, path="q23").tasks(PASSAGE[0]).document(),
        draft("2023", region=BAI, path="b23").tasks(OTHER).document(),
        draft("2024", region=QING, path="q24").tasks(PASSAGE[0], OWN, PASSAGE[1], OTHER).document(),
    ]
    assert shown(reuse(documents)) == [
        ("q23", "q24", "same_plan", PASSAGE[0]),
        ("city23", "q24", "upper_level", PASSAGE[1]),
        ("b23", "q24", "neighbour", OTHER),
    ]


def test_small_changes_are_found_with_their_similarity(draft):
    changed = PASSAGE[0].replace("两周", "三周").replace("主持", "负责")
    documents = [
        draft("2023", path="a").tasks(PASSAGE[0]).document(),
        draft("2024", path="b").tasks(changed).document(),
    ]
    (row,) = reuse(documents)
    assert row.text == changed
    assert 0.85 < row.similarity < 1
    assert row.characters == len(changed) - 3
    assert row.relation == "unknown"


def test_what_is_short_or_unlike_is_not_reused(draft):
    documents = [
        draft(year, path=year, title=year).tasks("加强教学管理。", text).document()
        for year, text in (("2023", OWN), ("2024", OTHER))
    ]
    assert reuse(documents) == []
    assert [row.text for row in reuse(documents, least=5)] == ["加强教学管理。"]


def test_short_sentences_of_a_line_are_taken_together(draft):
    short = "管好食堂；管好宿舍；管好校车；管好用电；办好家长学校。"
    documents = [
        draft(year, path=year).tasks(OWN if year == "2023" else OTHER, short).document() for year in ("2023", "2024")
    ]
    assert [row.text for row in reuse(documents)] == ["管好食堂；管好宿舍；管好校车；管好用电；"]
    apart = [draft(year, path=year, title=year).tasks(*short.split("；")).document() for year in ("2023", "2024")]
    assert reuse(apart) == []


def test_a_sentence_has_so_many_sources_at_most(draft):
    documents = [draft(str(2000 + at), region=QING, path=str(at)).tasks(OWN).document() for at in range(6)]
    found = [row.earlier_source for row in reuse(documents, sources=2) if row.later_source == "5"]
    assert found == ["3", "4"]


def test_nothing_to_compare(draft):
    assert reuse([]) == []
    assert reuse([draft("2024").tasks(OWN).document()]) == []


def test_plans_need_their_text(draft):
    with pytest.raises(CompareError, match="P060"):
        reuse([draft("2024").plan(), draft("2025").plan()])


@given(st.text(max_size=80))
def test_sentences_slice_the_text(text):
    for sentence in sentences(text, 0, len(text), 1):
        assert "".join(text[sentence.start : sentence.end].split()) == sentence.key


@given(st.lists(st.text(alphabet="教研听课备课，", min_size=1, max_size=30), min_size=1, max_size=6, unique=True))
def test_a_text_is_its_own_first_candidate(texts):
    candidates = Candidates(texts, 10)
    for at in range(len(texts)):
        assert at in candidates.near(at)


def test_signatures_estimate_how_much_two_texts_share():
    one, other = signatures(["甲乙丙丁戊己庚辛壬癸" * 3, "甲乙丙丁戊己庚辛壬癸" * 3 + "子丑"])
    far = signatures(["春夏秋冬东南西北金木水火土"])[0]
    assert (one == other).mean() > 0.6
    assert (one == far).mean() < 0.1


def test_the_terms_of_a_year_have_their_order(draft):
    autumn = draft("2024-08/2025-01", region=QING, path="a-autumn").tasks(*PASSAGE).document()
    spring = draft("2024-02/2024-07", region=QING, path="b-spring").tasks(*PASSAGE).document()
    assert {(row.earlier_source, row.later_source) for row in reuse([autumn, spring])} == {("b-spring", "a-autumn")}


def test_both_scripts_are_one_text(draft):
    plain = draft("2024", region=QING, path="q24").tasks(*PASSAGE).document()
    traditional = "期末組織全縣統一質量檢測，及時召開質量分析會查找問題。"
    later = draft("2025", region=BAI, path="b25").tasks(traditional).document()
    (row,) = reuse([plain, later])
    assert shown([row]) == [("q24", "b25", "neighbour", traditional)]
    assert plain.text[row.earlier_start : row.earlier_end] == PASSAGE[1]
    assert (row.similarity, row.characters) == (1.0, len(traditional))


def test_lines_may_end_within_a_sentence(draft):
    whole = draft("2024", region=QING, path="q24").tasks(*PASSAGE).document()
    wrapped = PASSAGE[1].replace("，", "，\n\u200b")
    later = draft("2025", region=BAI, path="b25").unit("抓好落实\n" + wrapped, title="抓好落实").document()
    (row,) = reuse([whole, later])
    assert shown([row]) == [("q24", "b25", "neighbour", wrapped)]
    assert whole.text[row.earlier_start : row.earlier_end] == PASSAGE[1]


def test_a_sentence_that_stands_twice_does_not_break_a_passage(draft):
    earlier = draft("2024", region=QING, path="q24").tasks(PASSAGE[0], OWN, OTHER, *PASSAGE).document()
    later = draft("2025", region=QING, path="q25").tasks(*PASSAGE).document()
    (row,) = reuse([earlier, later])
    assert row.text == "\n".join(PASSAGE) == earlier.text[row.earlier_start : row.earlier_end]


# Paragraphs of different characters.
PARAGRAPHS = ["".join(map(chr, range(first, first + 28))) for first in range(0x4E00, 0x4E00 + 280, 28)]


@pytest.mark.parametrize("counties", [1, 1000])
def test_work_grows_with_plans_where_all_share_their_paragraphs(draft, counties):
    """Counted in function calls, not in seconds, so that a busy machine changes nothing."""

    def calls(count):
        documents = [
            draft(str(1900 + at), region={**CITY, "county": f"{at % counties}县"}, path=f"{at:04}").tasks(*PARAGRAPHS)
            for at in range(count)
        ]
        documents = [each.document() for each in documents]
        with cProfile.Profile() as profile:
            assert len(reuse(documents)) == 5 * count - 15
        return pstats.Stats(profile).total_calls

    calls(10)  # what is loaded once
    assert calls(200) < 4.5 * calls(50)


def test_work_grows_with_plans_where_figures_differ(draft):
    def calls(count):
        documents = [
            draft(str(1900 + at), region=QING, path=f"{at:04}")
            .tasks(*(f"{text}{at}次。" for text in PARAGRAPHS))
            .document()
            for at in range(count)
        ]
        with cProfile.Profile() as profile:
            reuse(documents)
        return pstats.Stats(profile).total_calls

    calls(10)
    assert calls(200) < 4.5 * calls(50)
