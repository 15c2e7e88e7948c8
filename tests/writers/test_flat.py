from planparse.writers.flat import TABLES, chunks, rows


def as_dicts(document, table):
    names = [column.name for column in TABLES[table]]
    return [dict(zip(names, row, strict=True)) for name, row in rows(document) if name == table]


def test_every_item_is_one_row(documents):
    document = documents[0]
    plan = document.plans[0]
    counts = {name: len(as_dicts(document, name)) for name in TABLES}
    assert counts == {
        "plans": 1, "sections": len(plan.sections), "goals": len(plan.goals), "tasks": len(plan.tasks),
        "context": len(plan.context), "schedule": len(plan.schedule), "targets": len(plan.targets),
        "references": len(plan.references), "warnings": len(document.warnings),
    }  # fmt: skip


def test_each_row_says_where_it_is_from(documents):
    document = documents[0]
    for name in ("plans", "sections", "goals", "tasks", "context", "schedule", "targets", "references"):
        for row in as_dicts(document, name):
            head = tuple(row[field] for field in ("source", "plan", "region", "adcode", "period"))
            assert head == ("甲/计划.txt", "p1", "河东省青禾县", "990101", "2024")
            assert 0 <= row["start"] < row["end"] <= len(document.text)


def test_columns_are_named_once():
    for columns in TABLES.values():
        names = [column.name for column in columns]
        assert len(names) == len(set(names))


def test_a_target_row_holds_all_its_values(documents):
    first, second = as_dicts(documents[0], "targets")
    wanted = ("op", "value", "unit", "target_edtf", "stretch", "normal_value", "baseline")
    assert [first[name] for name in wanted] == [">=", 12.0, "万吨", "2024-03", True, 120000.0, 11.5]
    assert (second["value"], second["absence"], second["absence_indicator_id"]) == (None, "unset", "gdp")
    assert (second["frequency_count"], second["frequency_per"]) == (2, "P1M")


def test_values_fit_the_types_of_their_columns(documents):
    kinds = {"text": str, "integer": int, "number": (int, float), "flag": bool}
    for name, row in rows(documents[0]):
        for column, value in zip(TABLES[name], row, strict=True):
            assert value is None or isinstance(value, kinds[column.type]), (name, column, value)


def test_a_warning_belongs_to_the_plan_around_it(documents):
    inside, outside = as_dicts(documents[0], "warnings")
    assert (inside["plan"], inside["code"]) == ("p1", "placeholder")
    assert (outside["plan"], outside["start"], outside["code"]) == (None, None, "wrong_suffix")


def test_chunks_keep_the_order_and_lose_nothing(documents, monkeypatch):
    monkeypatch.setattr("planparse.writers.flat._CHUNK", 2)
    lines = [document.model_dump_json() for document in documents] * 3
    kept = {name: [] for name in TABLES}
    for name, some in chunks(lines):
        assert len(some) <= 4
        kept[name].extend(some)
    expected = {
        name: [row for document in documents * 3 for kind, row in rows(document) if kind == name] for name in TABLES
    }
    assert kept == expected
