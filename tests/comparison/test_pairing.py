from planparse.comparison import pair
from planparse.comparison.pairing import pair_results

QING = {"province": "江原省", "county": "青禾县"}
BAI = {"province": "江原省", "county": "白石县"}


def paired(earlier, later):
    found = pair(earlier, later)
    return (
        [(one.source, other.source) for one, other in found.pairs],
        sorted(given.source for given in found.unpaired),
    )


def test_one_plan_on_each_side_is_a_pair(draft):
    one = draft("2024", region=QING, path="a").document()
    other = draft("2020", region=BAI, path="b", kind="report").document()
    assert paired(one, other) == ([("a", "b")], [])


def test_folders_are_paired_by_region_and_year(draft):
    def made(year, region, path):
        return draft(year, region=region, path=path).document()

    earlier = [made("2023", QING, "q23"), made("2024", QING, "q24"), made("2024", BAI, "b24")]
    later = [made("2024", QING, "q24+"), made("2025", QING, "q25"), made("2025", BAI, "b25")]
    assert paired(earlier, later) == ([("q23", "q24+"), ("q24", "q25"), ("b24", "b25")], [])


def test_what_has_no_partner_is_named(draft):
    earlier = [draft("2024", region=QING, path="q24").document(), draft("2024", region=BAI, path="b24").document()]
    later = [
        draft("2025", region=QING, path="q25").document(),
        draft("2025", region=QING, kind="summary", path="s25").document(),
    ]
    assert paired(earlier, later) == ([("q24", "q25")], ["b24", "s25"])


def test_of_one_place_only_earlier_years_are_partners(draft):
    same = [draft(year, region=QING, path=f"q{year}").document() for year in ("2023", "2024")]
    assert paired(same, same) == ([("q2023", "q2024")], [])


def test_without_region_the_title_has_to_do(draft):
    earlier = [draft("2024", path=f"{name}24", title=f"2024年{name}工作计划").document() for name in ("教研", "德育")]
    later = [draft("2025", path=f"{name}25", title=f"二〇二五年{name}工作计划").document() for name in ("德育", "教研")]
    assert paired(earlier, later) == ([("德育24", "德育25"), ("教研24", "教研25")], [])


def test_terms_of_one_year_follow_each_other(draft):
    terms = ["2023-08/2024-01", "2024-02/2024-07", "2024-08/2025-01"]
    plans = [draft(term, region=QING, path=term).document() for term in terms]
    assert paired(plans, plans) == ([(terms[0], terms[1]), (terms[1], terms[2])], [])


def test_bodies_of_one_region_are_told_apart(draft):
    def made(year, issuer):
        document = draft(year, region=QING, path=f"{issuer}{year}").document()
        plan = document.plans[0].model_copy(update={"issuer": issuer})
        return document.model_copy(update={"plans": (plan,)})

    earlier, later = ([made(year, name) for name in ("教育局", "卫健局")] for year in ("2023", "2024"))
    assert paired(earlier, later[::-1]) == ([("卫健局2023", "卫健局2024"), ("教育局2023", "教育局2024")], [])


def of_school(draft, year, title, path, *, kind="plan", issuer="青石镇中心小学"):
    document = draft(year, title=title, path=path, kind=kind).document()
    plan = document.plans[0].model_copy(update={"issuer": issuer})
    return document.model_copy(update={"plans": (plan,)})


def test_plans_of_one_body_and_year_are_told_apart_by_their_titles(draft):
    def folder(year, names):
        return [of_school(draft, year, f"{year}年{name}工作计划", f"{name}{year}") for name in names]

    expected = {("德育2024", "德育2025"), ("教学2024", "教学2025")}
    for earlier in (["德育", "教学"], ["教学", "德育"]):
        for later in (["德育", "教学"], ["教学", "德育"]):
            found, left = paired(folder("2024", earlier), folder("2025", later))
            assert (set(found), left) == (expected, [])
    found, left = paired(folder("2024", ["教学", "德育"]), folder("2025", ["安全", "教学", "德育"]))
    assert (set(found), left) == (expected, ["安全2025"])


def test_a_new_title_of_a_body_is_no_hindrance(draft):
    earlier = [of_school(draft, "2024", "2024年工作要点", "a24"), of_school(draft, "2024", "x", "b24", issuer="乙校")]
    later = [of_school(draft, "2025", "2025年重点任务", "a25"), of_school(draft, "2025", "y", "b25", issuer="乙校")]
    assert paired(earlier, later) == ([("a24", "a25"), ("b24", "b25")], [])


def test_results_are_looked_for_in_the_summary_of_the_same_time(draft):
    def plans(year, issuer):
        return of_school(draft, year, f"{year}年工作计划", f"p{year}{issuer}", issuer=issuer)

    def summary(year, name, issuer):
        return of_school(draft, year, f"{year}年{name}总结", f"s{year}{name}{issuer}", kind="summary", issuer=issuer)

    earlier = [plans("2024", "甲校"), plans("2024", "乙校")]
    later = [summary("2024", "工作", "乙校"), summary("2024", "工作", "甲校"), plans("2025", "甲校")]
    found = pair_results(earlier, later)
    assert [(one.source, other.source) for one, other in found.pairs] == [
        ("p2024甲校", "s2024工作甲校"),
        ("p2024乙校", "s2024工作乙校"),
    ]
    assert [given.source for given in found.unpaired] == ["p2025甲校"]
    assert pair_results(earlier, [plans("2025", "甲校"), plans("2025", "乙校")]).unpaired == ()
    two = [summary("2024", "教学工作", "甲校"), summary("2024", "安全工作", "甲校")]
    assert pair_results(earlier, two).pairs == ()


def test_many_bodies_have_each_its_own_plan(draft):
    def folder(year):
        return [of_school(draft, year, f"{year}年工作计划", f"{at}-{year}", issuer=f"第{at}小学") for at in range(400)]

    found = pair(folder("2024"), folder("2025")[::-1])
    assert {(one.source, other.source) for one, other in found.pairs} == {
        (f"{at}-2024", f"{at}-2025") for at in range(400)
    }
    assert found.unpaired == ()


def test_terms_of_one_year_meet_those_of_the_next(draft):
    def folder(year):
        terms = {"第一学期": f"{year}-08/{year + 1}-01", "第二学期": f"{year + 1}-02/{year + 1}-07"}
        return [of_school(draft, period, f"{year}学年{term}计划", f"{term}{year}") for term, period in terms.items()]

    pairs = [("第一学期2023", "第一学期2024"), ("第二学期2023", "第二学期2024")]
    assert paired(folder(2023), folder(2024)) == (pairs, [])
    first, second = folder(2023)
    assert paired([first, *folder(2021)], [second]) == (
        [("第一学期2023", "第二学期2023")],
        ["第一学期2021", "第二学期2021"],
    )
