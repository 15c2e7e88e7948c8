import pandas as pd

from planparse.comparison import by_region, by_year, panel, topics
from planparse.comparison.panels import COLUMNS
from planparse.schema import Absence

GDP = {"indicator_id": "gdp.growth", "measure": "growth"}
QING = {"province": "江原省", "city": "青禾市", "county": "青禾县", "adcode": "990101"}
BAI = {"province": "江原省", "city": "青禾市", "county": "白石县", "adcode": "990102"}
NONE_SET = {"measure": "growth", "absence": Absence(kind="unset", indicator_id="gdp.growth")}


def documents(draft):
    goal = "主要预期目标。"
    return [
        draft("2024", region=QING, path="q24.txt")
        .unit(goal, type="goal")
        .target("", "生产总值", "~", 6, **GDP)
        .document(),
        draft("2025", region=QING, path="q25.txt")
        .unit(goal, type="goal")
        .target("", "生产总值", "~", 5.5, **GDP)
        .target("", "生产总值", "=", 5.2, status="achieved", period="2024", **GDP)
        .target("", "生产总值", "~", 5.8, period="2026/2030", **GDP)
        .document(),
        draft("2025", region=BAI, path="b25.txt")
        .unit(goal, type="goal")
        .target("", "生产总值", "=", None, **NONE_SET)
        .document(),
    ]


def test_long_form(draft):
    frame = panel(documents(draft))
    assert tuple(frame.columns) == COLUMNS
    shown = frame[["source", "region", "adcode", "year", "indicator_id", "op", "value", "status", "period"]]
    assert shown.astype(object).where(shown.notna(), None).to_numpy().tolist() == [
        ["q24.txt", "江原省青禾市青禾县", "990101", 2024, "gdp.growth", "~", 6.0, "planned", "2024"],
        ["q25.txt", "江原省青禾市青禾县", "990101", 2025, "gdp.growth", "~", 5.5, "planned", "2025"],
        ["q25.txt", "江原省青禾市青禾县", "990101", 2024, "gdp.growth", "=", 5.2, "achieved", "2024"],
        ["q25.txt", "江原省青禾市青禾县", "990101", None, "gdp.growth", "~", 5.8, "planned", "2026/2030"],
        ["b25.txt", "江原省青禾市白石县", "990102", 2025, None, "=", None, "planned", "2025"],
    ]
    assert frame[["absence", "absence_indicator_id"]].iloc[4].tolist() == ["unset", "gdp.growth"]


def test_spans_lead_to_the_text(draft):
    text = "生产总值增长6%左右"
    document = draft("2024").unit(f"全县{text}。", type="goal").target(text, "生产总值", "~", 6, **GDP).document()
    row = panel([document]).iloc[0]
    assert document.text[row["start"] : row["end"]] == row["text"] == text


def test_wide_forms(draft):
    frame = panel(documents(draft))
    years = by_year(frame)
    assert years.loc[("江原省青禾市青禾县", "gdp.growth")].to_dict() == {2024: 6.0, 2025: 5.5}
    assert by_year(frame, status="achieved").loc[("江原省青禾市青禾县", "gdp.growth")].to_dict() == {2024: 5.2}
    regions = by_region(frame)
    assert regions.loc[(2025, "gdp.growth")].to_dict() == {"江原省青禾市青禾县": 5.5}


def test_places_can_be_issuers(draft):
    document = documents(draft)[0]
    plan = document.plans[0].model_copy(update={"issuer": "青禾县人民政府"})
    frame = panel([plan])
    assert by_region(frame, place="issuer").columns.tolist() == ["青禾县人民政府"]
    assert by_year(frame, place="adcode").index.tolist() == [("990101", "gdp.growth")]


def test_a_stated_absence_is_no_missing_figure(draft):
    frame = panel(documents(draft))
    assert "江原省青禾市白石县" not in by_region(frame).columns
    assert by_region(frame, measure="absence").loc[(2025, "gdp.growth")].to_dict() == {"江原省青禾市白石县": "unset"}


def test_figures_of_parts_and_bolder_aims_stay_out_of_wide_forms(draft):
    plan = draft("2025", region=QING).unit("目标。", type="goal")
    plan.target("", "生产总值", "~", 9, subject="高新区", **GDP).target("", "生产总值", "~", 5, **GDP)
    plan.target("", "生产总值", "~", 6, stretch=True, **GDP).target("", "生产总值", "~", 5.5, **GDP)
    assert by_year(panel([plan.document()])).to_numpy().tolist() == [[5.0]]


def test_wide_forms_show_an_indicator_in_one_unit(draft):
    jobs = {"indicator_id": "employment.urban_new"}
    stated = {"2023": (1.2, "万人"), "2024": (11800, "人"), "2025": (12500, "人")}
    documents = [
        draft(year, region=QING).unit("目标。", type="goal").target("", "新增就业", "=", *figure, **jobs).document()
        for year, figure in stated.items()
    ]
    assert by_year(panel(documents)).to_numpy().tolist() == [[12000.0, 11800.0, 12500.0]]
    assert by_region(panel(documents)).to_numpy().tolist() == [[12000.0], [11800.0], [12500.0]]
    assert by_year(panel(documents), measure="op").to_numpy().tolist() == [["=", "=", "="]]
    odd = draft("2026", region=QING).unit("目标。", type="goal").target("", "新增就业", "=", 8, "%", **jobs).document()
    assert by_year(panel([*documents, odd])).columns.tolist() == [2023, 2024, 2025]


def test_wide_forms_rather_show_the_whole_year(draft):
    plan = draft("2025", region=QING).unit("目标。", type="goal")
    plan.target("", "生产总值", "=", 4, period="2025-01/2025-06", **GDP)
    plan.target("", "生产总值", "=", 4.5, period="../2025-12-31", **GDP)
    assert by_year(panel([plan.document()])).to_numpy().tolist() == [[4.5]]
    plan.target("", "生产总值", "=", 5, **GDP)
    assert by_year(panel([plan.document()])).to_numpy().tolist() == [[5.0]]


def test_nothing_gives_an_empty_frame_of_the_same_form(draft):
    empty, full = panel([]), panel(documents(draft))
    assert (len(empty), list(empty.columns)) == (0, list(full.columns))
    numbers = ["year", "value", "start", "stretch"]
    assert empty[numbers].dtypes.equals(full[numbers].dtypes)
    assert by_year(empty).empty


def test_topics(draft):
    plan = draft("2024", region=QING).unit("甲" * 30, topics=("edu.research",)).unit("乙" * 10)
    plan.unit("丙" * 40, type="goal", topics=("edu.research",))
    frame = topics([plan.document()])
    expected = {
        "region": "江原省青禾市青禾县",
        "year": 2024,
        "topic": "edu.research",
        "share": 0.875,
        "task_share": 0.5,
    }
    expected |= {"tasks": 1, "all_tasks": 2}
    assert frame[list(expected)].to_dict("records") == [expected]
    assert isinstance(frame, pd.DataFrame)
