import csv
import itertools
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.lexicons.loader import table
from planparse.mentions.gazetteer import ancestors, gazetteer, level, region_of
from planparse.mentions.regions import counted_region, find_regions, named_region, resolve_region

TRUTH = Path(__file__).parents[3] / "shared" / "gold" / "headline_targets.csv"


def test_the_gazetteer_holds_every_division():
    levels = Counter(level(row["code"]) for row in table("regions"))
    assert levels == {1: 34, 2: 333, 3: 2844}


def test_codes_are_unique_and_every_division_lies_in_known_ones():
    codes = [row["code"] for row in table("regions")]
    assert len(codes) == len(set(codes))
    assert codes == sorted(codes)
    names = gazetteer().names
    assert all(part in names for code in codes for part in ancestors(code))


def test_former_names_lead_to_divisions_of_today():
    names = gazetteer().names
    assert all(row["code"] in names and row["name"] not in names.values() for row in table("former_regions"))


@pytest.mark.parametrize(
    ("code", "full"),
    [
        ("140000", ("山西省", None, None)),
        ("141031", ("山西省", "临汾市", "隰县")),
        ("370116", ("山东省", "济南市", "莱芜区")),
        ("421123", ("湖北省", "黄冈市", "罗田县")),
        ("440106", ("广东省", "广州市", "天河区")),
        ("110105", ("北京市", None, "朝阳区")),
        ("419001", ("河南省", None, "济源市")),
        ("540481", ("西藏自治区", "林芝市", "米林市")),
        ("441900", ("广东省", "东莞市", None)),
    ],
)
def test_full_names(code, full):
    region = region_of(code)
    assert (region.province, region.city, region.county, region.adcode) == (*full, code)


FOUND = [
    ("山西省临汾市隰县", ["山西省", "临汾市", "隰县"]),
    ("内蒙古和新疆的学校", ["内蒙古", "新疆"]),
    ("罗田教育局、罗田人的故事", ["罗田"]),
    ("莱芜市教育局与襄樊市教研室", ["莱芜市", "襄樊市"]),
    ("长阳县和长阳土家族自治县", ["长阳县", "长阳土家族自治县"]),
    ("恩施州的学校", ["恩施州"]),
    ("地级及以上城市、50万人以上城区", []),
    ("杭州上城区", ["杭州", "上城区"]),
    ("济南市中区教研室", ["济南市"]),
    ("湖北罗田的教师", ["湖北", "罗田"]),
    ("提高县级教研室水平", []),
    ("会同县财政局评价", []),
    ("《意见》和县教育局《要点》，和县财政局", []),
    ("马鞍山市和县教育局", ["马鞍山市", "和县"]),
    ("新建县城小学、新建区级平台", []),
    ("东城区域教研，城区学校", []),
    ("广州市场和上海路小学", ["广州"]),
    ("北京师范大学专家", []),
    ("大理石、长治久安、日照时间", []),
    ("延安精神", []),
    ("延安市实验小学", ["延安市"]),
    ("平安校园与和平教育", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_places_in_text(text, names):
    assert [mention.text for mention in find_regions(text)] == names


@given(st.text(alphabet="山西省临汾市隰县朝阳区教育局在和宁波海南新建，。x1", max_size=40))
def test_mentions_slice_to_their_text_without_overlap(text):
    found = find_regions(text)
    assert all(text[mention.start : mention.end] == mention.text and mention.codes for mention in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@given(st.integers(0, 30), st.integers(0, 30))
def test_only_the_range_is_searched(start, end):
    text = "山西省临汾市隰县与湖北省黄冈市罗田县的教研室合作"
    found = find_regions(text, start, min(end, len(text)))
    assert all(start <= mention.start and mention.end <= end for mention in found)


RESOLVED = [
    (["隰县教师发展中心"], "", "141031"),
    (["2025年新疆政府工作报告"], "学习浙江经验", "650000"),
    (["朝阳区教育局"], "朝阳区教育局落实北京市教委要求", "110105"),
    (["朝阳区教育局"], "长春市教育局检查", "220104"),
    (["沈阳市和平区教研室"], "", "210102"),
    (["天津市和平区教研室"], "", "120101"),
    (["鼓楼区教师进修学校"], "参加福州市比赛", "350102"),
    (["鼓楼区教师进修学校"], "", None),
    (["海南藏族自治州教育局"], "", "632500"),
    (["海南省教育厅"], "", "460000"),
    (["河南省教育厅", "河南蒙古族自治县"], "", "410000"),
    (["教科室"], "申报温州市课题，参加温州市培训", "330300"),
    (["教科室"], "嘉兴市、南湖区、秀洲区三级联赛，嘉兴教育网，嘉兴名师", "330400"),
    (["教研室"], "推动沭阳城乡学校结对", "321322"),
    (["教研室"], "落实《山东省学校安全条例》", "370000"),
    (["教研室"], "赴上海学习，邀请北京专家", None),
    (["教研室"], "广州市教研会，到越秀区听课，到白云区听课，广州市评比，天河区教研，天河中学、天河学校", "440106"),
    (["教研室"], "没有地名的计划", None),
]


@pytest.mark.parametrize(("names", "text", "code"), RESOLVED)
def test_the_region_of_a_plan(names, text, code):
    region = resolve_region(names, text)
    assert (region.adcode if region else None) == code


def test_a_named_place_goes_before_a_counted_one():
    text = "宁波市宁波市宁波市"
    assert named_region(["隰县"], text) == region_of("141031")
    assert counted_region(text) == region_of("330200")


@pytest.mark.shared
@pytest.mark.skipif(not TRUTH.exists(), reason="the measured documents are not beside the project")
def test_every_report_lies_in_its_province():
    with TRUTH.open(encoding="utf-8-sig") as file:
        regions = {row["report_id"]: row["region"] for row in csv.DictReader(file)}
    named = {name: named_region([name]) for name in regions if "国务院" not in name}
    assert {name: region.province for name, region in named.items() if region} == {
        name: regions[name] for name in named
    }


def test_a_short_name_is_no_part_of_another_kind_of_place():
    assert [mention.text for mention in find_regions("河北雄安新区管理委员会")] == ["河北"]
    assert [mention.text for mention in find_regions("罗田教育局")] == ["罗田"]
