import os
import shutil
import time
from pathlib import Path

import pytest

from planparse.errors import ReadError
from planparse.readers import Limits, office, read

needs_office = pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed"
)
TEXT = "青河县工作计划\n一、总体要求\n全面落实各项任务。"


def _rtf(text):
    escaped = "".join(f"\\u{ord(mark)}?" if ord(mark) < 0x8000 else f"\\u{ord(mark) - 0x10000}?" for mark in text)
    return ("{\\rtf1\\ansi " + escaped.replace(f"\\u{ord(chr(10))}?", "\\par ") + "\\par}").encode()


def _code(call, *arguments, **options):
    with pytest.raises(ReadError) as caught:
        call(*arguments, **options)
    return caught.value


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program in the place of LibreOffice."""

    def install(script):
        path = tmp_path / "bin" / "soffice"
        path.parent.mkdir()
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.defpath}")
        monkeypatch.setattr(office, "_PROGRAMS", ("soffice",))

    return install


@pytest.mark.office
@needs_office
def test_rtf():
    source = read(_rtf(TEXT), "a.rtf")
    assert (source.text, source.media_type, source.warnings) == (TEXT, "application/rtf", ())


@pytest.mark.office
@needs_office
def test_file_that_libreoffice_cannot_open():
    damaged = bytes.fromhex("d0cf11e0a1b11ae1") + os.urandom(3000) + "WordDocument".encode("utf-16-le") + bytes(100)
    assert _code(read, damaged, "a.doc").code == "P018"


def test_advice_where_it_is_not_installed(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    error = _code(read, _rtf(TEXT), "a.rtf")
    assert error.code == "P014"
    assert "LibreOffice" in error.advice


@pytest.mark.timeout(20)  # the program would sleep longer
def test_time_limit_ends_the_program_and_its_children(program, tmp_path):
    sign = tmp_path / "alive"
    program(f"(sleep 2; touch {sign}) & sleep 30")
    assert _code(read, _rtf(TEXT), "a.rtf", limits=Limits(max_seconds=0.3)).code == "P017"
    time.sleep(2.2)
    assert not sign.exists()


def test_each_conversion_has_a_profile_of_its_own_and_leaves_nothing(program, tmp_path, make_docx, paragraph):
    ready, log = tmp_path / "ready.docx", tmp_path / "log"
    ready.write_bytes(make_docx(paragraph("一、目标")))
    program(f'echo "$1 $HOME" >> {log}; mkdir -p "$HOME/out"; cp {ready} "$HOME/out/in.docx"')
    for _ in range(2):
        assert read(_rtf(TEXT), "a.rtf").text == "一、目标"
    first, second = (line.split() for line in log.read_text().splitlines())
    assert first[0].startswith("-env:UserInstallation=file://")
    assert first != second
    assert not Path(first[1]).exists()


def test_program_that_writes_nothing(program):
    program("exit 0")
    assert _code(read, _rtf(TEXT), "a.rtf").code == "P018"


def test_odt_is_looked_at_before_it_is_converted(program, make_zip):
    program("exit 0")
    mimetype = "application/vnd.oasis.opendocument.text"
    bomb = make_zip({"mimetype": mimetype, "content.xml": b" " * 30_000_000})
    assert _code(read, bomb, "a.odt").code == "P015"
    locked = make_zip({"mimetype": mimetype, "META-INF/manifest.xml": "<m:encryption-data/>"})
    assert _code(read, locked, "a.odt").code == "P013"
