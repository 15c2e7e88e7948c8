import io
import warnings
import zipfile

import pytest

from planparse.errors import ReadError
from planparse.readers import Limits, archive, read


def _code(call, *arguments):
    with pytest.raises(ReadError) as caught:
        call(*arguments)
    return caught.value.code


def test_members_with_their_names(make_zip):
    data = make_zip(
        {
            "计划/三月.txt": "一",
            "__MACOSX/计划/._三月.txt": "x",
            ".DS_Store": "x",
            "~$打开.docx": "x",
            "空/": "",
            "b.txt": "二",
        }
    )
    assert list(archive.members(data, "a.zip")) == [("计划/三月.txt", "一".encode()), ("b.txt", "二".encode())]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("gbk", "工作计划/一季度.txt"), ("gbk", "計劃/立誠"), ("big5", "工作計劃/一季度.txt"), ("utf-8", "工作计划.txt")],
)
def test_names_without_the_unicode_flag(make_zip, encoding, name):
    data = make_zip({name.encode(encoding): "一"})
    assert archive.names(data, "a.zip") == [name]
    assert archive.member(data, "a.zip", name) == "一".encode()


def test_archives_inside_archives(make_zip):
    inner = make_zip({"三月.txt": "内"})
    data = make_zip({"外.txt": "外", "内!.zip": inner, "假.zip": "不是压缩包"})
    assert list(archive.members(data, "a.zip")) == [
        ("外.txt", "外".encode()),
        ("内!.zip!三月.txt", "内".encode()),
        ("假.zip", "不是压缩包".encode()),
    ]
    deep = inner
    for _ in range(5):
        deep = make_zip({"x.zip": deep})
    assert _code(archive.names, deep, "a.zip") == "P015"


def test_names_that_begin_in_the_folder_itself(make_zip):
    data = make_zip({"./": "", "./计划.txt": "一", "./二年级/计划.txt": "二", "./.git/x.txt": "x"})
    assert archive.names(data, "a.zip") == ["./计划.txt", "./二年级/计划.txt"]


def test_a_damaged_archive_inside_costs_no_other_member(make_zip):
    inner = make_zip({"三月.txt": "内"})
    data = make_zip({"甲.txt": "外", "坏.zip": inner[:-30], "乙.zip": inner})
    assert archive.names(data, "a.zip") == ["甲.txt", "坏.zip", "乙.zip!三月.txt"]
    assert _code(read, archive.member(data, "a.zip", "坏.zip"), "坏.zip") == "P012"


@pytest.mark.parametrize("name", ["../外.txt", "a/../../外.txt", "/etc/外.txt", "C:\\外.txt", "..\\外.txt"])
def test_names_that_lead_out_are_refused(make_zip, name):
    assert _code(archive.names, make_zip({name: "x"}), "a.zip") == "P015"


@pytest.mark.timeout(60)
def test_limits(make_zip, make_bomb):
    many = make_zip({f"{number}.txt": "x" for number in range(20)})
    assert _code(archive.names, many, "a.zip", Limits(max_members=19)) == "P015"
    assert len(archive.names(many, "a.zip", Limits(max_members=20))) == 20
    bomb = make_bomb()
    assert _code(archive.member, bomb, "a.zip", "bomb.txt") == "P015"
    assert _code(archive.member, bomb, "a.zip", "bomb.txt", Limits(max_bytes=10**10)) == "P015"
    nested = make_zip({"内.zip": bomb})
    assert _code(lambda: list(archive.members(nested, "a.zip"))) == "P015"


def test_lying_size_is_not_believed(make_bomb):
    bomb = bytearray(make_bomb(3_000_000))
    real = (3_000_000).to_bytes(4, "little")
    lying = bytes(bomb).replace(real, (1000).to_bytes(4, "little"))
    assert _code(archive.member, lying, "a.zip", "bomb.txt") == "P012"


def test_encrypted_damaged_and_missing(make_zip, tmp_path):
    data = make_zip({"a.txt": "一"})
    assert _code(archive.member, data, "a.zip", "b.txt") == "P001"
    assert _code(archive.names, data[:-30], "a.zip") == "P012"
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as opened:
        at = opened.start_dir
    locked = bytearray(data)
    locked[6] |= 1
    locked[at + 8] |= 1
    assert _code(archive.member, bytes(locked), "a.zip", "a.txt") == "P013"


def test_members_of_one_name_are_told_apart():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, text in (("计划.txt", "一"), ("计划 (2).txt", "二"), ("计划.txt", "三"), ("计划.txt", "四")):
            packed.writestr(name, text)
    assert [(name, content.decode()) for name, content in archive.members(buffer.getvalue(), "a.zip")] == [
        ("计划.txt", "一"), ("计划 (2).txt", "二"), ("计划 (3).txt", "三"), ("计划 (4).txt", "四")
    ]  # fmt: skip


def test_an_archive_inside_is_opened_once_for_all_its_members(make_zip, monkeypatch):
    inner = [make_zip({f"{number}.txt": f"{part}{number}" for number in range(20)}) for part in "甲乙"]
    outer = make_zip({"甲.zip": inner[0], "乙.zip": inner[1]})
    opened = []
    real = archive.Package.open
    monkeypatch.setattr(archive.Package, "open", lambda *given: opened.append(given[1]) or real(*given))
    whole = archive.Archive.open(outer, "a.zip")
    assert [whole.read(f"{part}.zip!{number}.txt").decode() for part in "甲乙" for number in range(20)] == [
        f"{part}{number}" for part in "甲乙" for number in range(20)
    ]
    assert opened == ["a.zip", "a.zip!甲.zip", "a.zip!乙.zip"]
