import os
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from planparse import readers
from planparse.batch import Item, expand, parse_many


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def put(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("一、目标", encoding="utf-8")

    return put


def shown(*names, aside=None):
    return [item.shown for item in expand(names, aside)]


def codes(*names):
    return [(item.shown, item.error and item.error.code) for item in expand(names)]


def test_a_folder_is_walked_in_the_order_of_its_names(tree):
    tree("in/b.txt", "in/a/2.txt", "in/a/10.txt", "in/c.docx", "in/.git/x.txt", "in/~$c.docx", "in/none")
    assert shown("in") == ["in/a/10.txt", "in/a/2.txt", "in/b.txt", "in/c.docx", "in/none"]


def test_two_files_of_one_name_are_two_inputs(tree):
    tree("in/甲/计划.txt", "in/乙/计划.txt")
    assert shown("in") == ["in/乙/计划.txt", "in/甲/计划.txt"]


def test_what_is_no_document_is_passed_over_and_counted(tree):
    tree("in/a.txt", "in/a.JSON", "in/b.json", "in/photo.jpg")
    aside = Counter()
    assert shown("in", aside=aside) == ["in/a.txt"]
    assert aside == {".json": 2, ".jpg": 1}
    assert shown("in/photo.jpg") == ["in/photo.jpg"], "a file that is named itself is always an input"


def test_a_path_named_twice_is_one_input(tree):
    tree("in/a.txt", "in/b.txt")
    assert shown("in/b.txt", "in", "in/a.txt", "./in/a.txt") == ["in/b.txt", "in/a.txt"]


def test_patterns(tree):
    tree("in/a.txt", "in/x/b.txt", "in/x/c.docx", "in/计划[2024].txt")
    assert shown("in/**/*.txt") == ["in/a.txt", "in/x/b.txt", "in/计划[2024].txt"]
    assert shown("in/计划[2024].txt") == ["in/计划[2024].txt"], "a file that exists is no pattern"
    assert codes("in/*.pdf") == [("in/*.pdf", "P001")]


def test_an_empty_folder_is_an_input_that_fails(tree, tmp_path):
    (tmp_path / "empty").mkdir()
    tree("data/x.json")
    assert codes("empty", "data") == [("empty", "P005"), ("data", "P005")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_link_loops_end_and_each_folder_is_walked_once(tree, tmp_path):
    tree("in/a.txt", "in/x/b.txt")
    (tmp_path / "in/x/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/y").symlink_to(tmp_path / "in/x")
    (tmp_path / "in/self").symlink_to("self")
    assert shown("in") == ["in/a.txt", "in/self", "in/x/b.txt"]
    failed = {record.path: record.error.code for record in parse_many(expand(["in"]), workers=0) if record.error}
    assert failed["in/self"] == "P002"


@pytest.mark.skipif(sys.platform == "win32", reason="files of POSIX")
def test_pipes_and_dangling_links_fail_without_waiting(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    os.mkfifo("in/pipe")
    (tmp_path / "in/gone.txt").symlink_to("nowhere")
    records = list(parse_many(expand(["in"]), workers=0))
    assert [(record.path, record.error.code) for record in records] == [("in/gone.txt", "P001"), ("in/pipe", "P006")]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are text there")
def test_names_in_gbk_bytes_are_read_and_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("计划.txt".encode("gbk"), "计划.txt".encode(), b"\xff\xfe.txt"):
        Path("in", os.fsdecode(name)).write_text("一、工作目标\n1.听课不少于15节。", encoding="utf-8")
    records = list(parse_many(expand(["in"]), workers=1))
    assert sorted(record.path for record in records) == ["in/\\xff\\xfe.txt", "in/计划.txt", "in/计划.txt"]
    assert [record.status for record in records] == ["ok"] * 3
    assert len({record.id for record in records}) == 3


def test_an_archive_is_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("甲/计划.txt", "一、工作目标\n1.听课不少于15节。")
        archive.writestr("乙.txt", "一、工作目标\n1.听课不少于16节。")
    with zipfile.ZipFile("empty.zip", "w"):
        pass
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "text.zip").write_text("一、工作目标", encoding="utf-8")
    assert codes("a.zip", "empty.zip", "bad.zip", "none.zip", "text.zip") == [
        ("a.zip!甲/计划.txt", None),
        ("a.zip!乙.txt", None),
        ("empty.zip", "P005"),
        ("bad.zip", "P012"),
        ("none.zip", "P001"),
        ("text.zip", None),
    ]
    records = list(parse_many(expand(["a.zip"]), workers=1))
    assert [record.document.source.path for record in records] == ["a.zip!甲/计划.txt", "a.zip!乙.txt"]
    assert "16" in records[1].document.text


def test_an_archive_that_changes_is_read_again(tmp_path):
    path = tmp_path / "a.zip"
    for text in ("一、工作目标", "一、工作目标和要求"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("计划.txt", text)
        (record,) = parse_many(expand([path]), workers=0)
        assert record.document.text == text


def test_of_an_archive_only_the_members_that_are_asked_for_are_read(tmp_path, monkeypatch):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("计划.txt", "一、工作目标")
    items = list(expand([path]))
    monkeypatch.setattr(readers, "load", None)
    (record,) = parse_many(items, workers=0)
    assert record.document.text == "一、工作目标"


@pytest.mark.parametrize(("content", "code"), [(b"", "P003"), (b"PK", "P012"), (None, "P001")])
def test_an_archive_that_is_damaged_after_it_was_found(tmp_path, content, code):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("计划.txt", "一、工作目标")
    items = list(expand([path]))
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    (record,) = parse_many(items, workers=0)
    assert record.error.code == code


def test_archives_of_archives_and_members_that_are_no_documents(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("a.zip", "w") as archive:
        for name in ("照片.JPG", "计划.txt", "data.json"):
            archive.writestr(name, "一、工作目标")
    with zipfile.ZipFile("b.zip", "w") as archive:
        archive.writestr("照片.jpg", "x")
    aside = Counter()
    assert shown("a.zip", "b.zip", aside=aside) == ["a.zip!计划.txt", "b.zip"]
    assert aside == {".jpg": 2, ".json": 1}
    assert codes("b.zip") == [("b.zip", "P005")]


@pytest.mark.skipif(sys.platform == "win32", reason="no address space limit there")
def test_an_archive_takes_no_more_memory_than_it_is_large(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("计划.txt", "一、工作目标")
    (record,) = parse_many(expand([tmp_path / "a.zip"]), workers=1, memory=512 * 2**20)
    assert (record.status, record.error) == ("ok", None)


def test_folders_that_fit_a_pattern_are_walked(tree):
    tree("in/2023a/x.txt", "in/2023b/y/z.txt", "in/2024/w.txt", "in/2023.txt", "in/2023.jpg", "in/~$2023.docx")
    assert shown("in/2023*") == ["in/2023.txt", "in/2023a/x.txt", "in/2023b/y/z.txt"]
    assert shown("in/*.jpg") == ["in/2023.jpg"], "a pattern that names its suffix means it"
    assert codes("in/**/2024") == [("in/**/2024", "P001")]
    assert codes("in/*.docx") == [("in/*.docx", "P001")]


def test_tables_of_an_earlier_run_are_no_documents(tree):
    tree("in/a.txt", "in/results.csv/plans.csv", "in/results.csv/tasks.csv", "in/2024.csv/计划.csv", "in/b.csv")
    aside = Counter()
    assert shown("in", aside=aside) == ["in/2024.csv/计划.csv", "in/a.txt", "in/b.csv"]
    assert aside == {".csv": 1}
    assert shown("in/results.csv") == ["in/results.csv/plans.csv", "in/results.csv/tasks.csv"]


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000, "a\0b", "计" * 100])
def test_a_name_that_no_file_can_have_is_an_input_that_fails(name, tree):
    tree()
    assert [record.error.code for record in parse_many(expand([name]), workers=0)] == ["P002"]


def test_no_name_is_not_the_current_folder(tree):
    tree("a.txt")
    assert codes("") == [("", "P001")]


def test_a_folder_that_may_not_be_looked_into(tree, monkeypatch):
    """Readable, but not searchable: names are listed, and nothing can be learnt about them."""
    tree("in/a.txt", "in/shut/b.txt")

    def refuse(path, **_settings):
        if "shut/" in str(path):
            raise PermissionError(13, "Permission denied")
        return real(path)

    real = os.stat
    monkeypatch.setattr(os, "stat", refuse)
    records = list(parse_many(expand(["in", "in/shut/b.txt"]), workers=0))
    assert [(record.path, record.error and record.error.code) for record in records] == [
        ("in/a.txt", None),
        ("in/shut/b.txt", "P002"),
    ]


def test_an_item_is_passed_on(tree):
    tree("a.txt")
    item = Item("-", data=b"x")
    assert list(expand([item, "a.txt"])) == [item, Item("a.txt")]
