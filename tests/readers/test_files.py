import io
import os
import subprocess
import sys

import pytest

from planparse.errors import ReadError
from planparse.readers import Limits, load, load_stream, read


def _code(call, *arguments, **options):
    with pytest.raises(ReadError) as caught:
        call(*arguments, **options)
    return caught.value.code


def test_bytes_of_a_file(tmp_path):
    path = tmp_path / "计划.txt"
    path.write_bytes(b"\xef\xbb\xbfplan")
    assert load(path) == b"\xef\xbb\xbfplan"
    assert load(str(path)) == load(path)


def test_what_is_no_readable_file(tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    assert _code(load, tmp_path / "none.txt") == "P001"
    assert _code(load, tmp_path / "broken") == "P001"
    assert _code(load, tmp_path / "loop") == "P002"
    assert _code(load, "a\x00b") == "P002"
    assert _code(load, tmp_path / "empty.txt") == "P003"
    assert _code(load, tmp_path) == "P006"
    assert _code(load, tmp_path / "pipe") == "P006"
    assert _code(load, "/dev/zero") == "P006"


def test_sparse_file_of_two_gigabytes_is_refused_unread(tmp_path):
    path = tmp_path / "sparse.txt"
    with path.open("wb") as stream:
        stream.truncate(2_000_000_000)
    assert _code(load, path) == "P004"


def test_limit_is_exact(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    assert len(load(path, Limits(max_bytes=10))) == 10
    assert _code(load, path, Limits(max_bytes=9)) == "P004"
    assert _code(read, b"x" * 10, "a.txt", limits=Limits(max_bytes=9)) == "P004"


def test_stream():
    assert load_stream(io.BytesIO(b"abc")) == b"abc"
    assert _code(load_stream, io.BytesIO(b"abc"), Limits(max_bytes=2)) == "P004"
    assert _code(load_stream, io.BytesIO()) == "P003"


class Slow(io.BytesIO):
    """A pipe that gives a few bytes at a time, and remembers how many were asked for."""

    most = 0

    def read(self, size=-1):
        self.most = max(self.most, size)
        return super().read(min(size, 3))


def test_a_stream_is_read_to_its_end_without_taking_memory_for_the_limit():
    stream = Slow(b"abcdefgh")
    assert load_stream(stream, Limits(max_bytes=10**30)) == b"abcdefgh"
    assert stream.most < 2_000_000
    assert _code(load_stream, Slow(b"abcdefgh"), Limits(max_bytes=7)) == "P004"


def test_empty_bytes():
    assert _code(read, b"", "a.txt") == "P003"


def test_reading_text_imports_nothing_heavy():
    script = (
        "import sys; from planparse.readers import read; read('计划'.encode(), 'a.txt');"
        "heavy = {'pdfplumber', 'pdfminer', 'openpyxl', 'xlrd', 'docx', 'lxml', 'markdown_it', 'pypdfium2',"
        " 'charset_normalizer', 'numpy'} & set(sys.modules); print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("module", "start", "extra"),
    [
        ("pdfplumber", b"%PDF-1.7", "pdf"),
        ("openpyxl", None, "sheets"),
        ("xlrd", bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le") + bytes(9), "sheets"),
    ],
)
def test_missing_extra_is_named(tmp_path, make_zip, module, start, extra):
    path = tmp_path / "a"
    path.write_bytes(start or make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}))
    script = (
        "import sys; sys.modules[sys.argv[1]] = None\n"
        "from planparse.errors import ReadError\nfrom planparse.readers import load, read\n"
        "try:\n    read(load(sys.argv[2]), 'a')\nexcept ReadError as error:\n    print(error.code, error.advice)"
    )
    done = subprocess.run([sys.executable, "-c", script, module, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"P014 pip install planparse[{extra}]"


@pytest.mark.parametrize(
    "start", ['{"schema_version":"1","source":', '[\n{"schema_version":"1",', '{"planparse":"journal",']
)
def test_what_planparse_wrote_is_no_document(start):
    assert _code(read, f"{start}一、工作目标".encode(), "a.jsonl") == "P010"
