import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.errors import ReadError
from planparse.readers import Limits, read
from planparse.readers.text import decode, plausibility

SIMPLIFIED = "青河县教育局2024年工作要点\r\n一、指导思想\r\n　　全面落实立德树人根本任务，推进学校安全管理。\n"
TRADITIONAL = "青河縣教育局工作要點\n一、指導思想\n全面落實立德樹人根本任務，推進學校安全管理。\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
        (SIMPLIFIED.encode("gbk"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
        (SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16-be"),
        (codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16-le"),
        (codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED.encode("utf-32-le"), SIMPLIFIED, "utf-32-le"),
        (SIMPLIFIED.encode("utf-32-be"), SIMPLIFIED, "utf-32-be"),
        (("\ufeff" + SIMPLIFIED).encode("gb18030"), SIMPLIFIED, "gb18030"),
        (SIMPLIFIED.encode("hz"), SIMPLIFIED, "hz"),
        (("\ufeff" + SIMPLIFIED).encode("utf-7"), SIMPLIFIED, "utf-7"),
        (b"5+3 ~{ plan+", "5+3 ~{ plan+", "utf-8"),
        (codecs.BOM_UTF32_LE + SIMPLIFIED.encode("utf-32-le"), SIMPLIFIED, "utf-32-le"),
        ("通知".encode("gb18030"), "通知", "gb18030"),  # by chance valid UTF-8
        ("方案".encode("big5"), "方案", "big5"),
        (b"plan", "plan", "utf-8"),
    ],
)
def test_decode(data, text, encoding):
    assert decode(data) == (text, encoding, ())


def test_damaged_bytes_are_counted_and_the_rest_is_read():
    data = SIMPLIFIED.encode()
    damaged = data[:200].replace("落实".encode(), "落".encode() + b"\xff") + data[200:] + SIMPLIFIED.encode() * 3
    text, encoding, (notice,) = decode(damaged)
    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1
    assert notice.code == "undecodable_bytes"


def test_declared_encoding_is_checked():
    assert decode(SIMPLIFIED.encode("gb18030"), declared="big5")[1] == "gb18030"
    assert decode(SIMPLIFIED.encode("gb18030"), declared="hex")[1] == "gb18030"
    assert decode(SIMPLIFIED.encode("gb18030"), declared="no such codec")[1] == "gb18030"


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00", b"\x7fELF" + bytes(500), b"\x01\x00\x02\x00" * 99])
def test_binary_is_refused(data):
    with pytest.raises(ReadError) as caught:
        decode(data, "a.txt")
    assert (caught.value.code, caught.value.file) == ("P010", "a.txt")


def test_western_text_is_left_to_charset_normalizer():
    text, _, _ = decode("Le café est fermé, voilà tout ce que je sais de cette année.".encode("cp1252"))
    assert text.startswith("Le café")


def test_wrong_encodings_are_not_plausible():
    right = plausibility(SIMPLIFIED)
    for wrong in ("gb18030", "utf-16-le", "utf-16-be", "big5"):
        assert plausibility(SIMPLIFIED.encode().decode(wrong, "replace")) < 0.5 * right, wrong


@given(st.text(st.sampled_from("一二三四五六七的工作计划和学校、，。；2024年\r\n\t （）"), min_size=1, max_size=300))
@settings(max_examples=60, deadline=None)
def test_text_is_unchanged_in_every_encoding(text):
    for codec in ("utf-8", "utf-8-sig", "utf-16"):
        assert read(text.encode(codec), "计划.txt").text == text


def test_long_text_is_decoded_whole():
    text = SIMPLIFIED * 3000 + "尾"
    assert read(text.encode("gb18030"), "a.txt", limits=Limits()).text == text


def test_emoji_in_two_halves():
    halves = "\U0001f4d6".encode("utf-16-le")
    emoji = b"".join(
        halves[at : at + 2].decode("utf-16-le", "surrogatepass").encode("utf-8", "surrogatepass") for at in (0, 2)
    )
    assert decode("读书节".encode() + emoji + "四月举行。".encode()) == ("读书节\U0001f4d6四月举行。", "utf-8", ())


@pytest.mark.parametrize("bad", [b"\xed\xa0\xbd", b"\xe4\xb8\xff\xfe"])
def test_short_text_with_one_damaged_place(bad):
    text, codec, (notice,) = decode("读书节四月举行，".encode() + bad + "每班推荐一名。".encode())
    assert (text.replace("\ufffd", ""), codec, notice.code) == (
        "读书节四月举行，每班推荐一名。",
        "utf-8",
        "undecodable_bytes",
    )


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5"])
def test_text_behind_a_long_stretch_of_ascii(codec):
    text = "p { margin: 0 } " * 5001 + (TRADITIONAL if codec == "big5" else SIMPLIFIED)
    assert decode(text.encode(codec)) == (text, codec, ())


@pytest.mark.parametrize("codecs", [("utf-8", "gb18030"), ("gb18030", "utf-8"), ("utf-8-sig", "gb18030")])
def test_files_put_together_in_two_encodings(codecs):
    first, second = "一、指导思想\n坚持立德树人。\n", "二、工作目标\n办好每一所学校。\n"
    text, codec, notices = decode(first.encode(codecs[0]) + second.encode(codecs[1]))
    assert (text, codec) == (first + second, "utf-8, gb18030")
    assert [notice.code for notice in notices] == ["mixed_encodings"]


def test_mark_of_utf_8_before_bytes_that_are_not():
    text = "一、指导思想\n坚持立德树人，办好每一所学校。"
    assert decode(b"\xef\xbb\xbf" + text.encode("gb18030"))[:2] == (text, "gb18030")
    damaged = b"\xef\xbb\xbf" + text.encode() + b"\xff"
    assert decode(damaged)[1] == "utf-8-sig"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_zeros_that_fill_up_a_record(codec):
    text = "一、指导思想\n坚持立德树人，办好每一所学校。\nOK"
    assert decode(text.encode(codec) + bytes(512))[:2] == (text, codec)
