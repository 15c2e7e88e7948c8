"""Text files: which encoding the bytes are in, told by what decodes to plausible Chinese."""

from __future__ import annotations

import codecs
import re
from functools import cache

from planparse.errors import ReadError
from planparse.readers.drawn import drawn_tables
from planparse.readers.source import Limits, Source
from planparse.schema import Notice

# The characters that make up about half of any modern Chinese text, simplified and traditional, with the commonest
# ones of plans. Bytes read in the wrong encoding give rare characters, which are not among them.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日"
    "那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想"
    "已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指"
    "教育师校加强落实推进促进服务保障改革创新安全全面深化坚持完善市县区省镇村街道委局府务项目标任责督查考核培训研究活动课程"
    "這個為會來們時對發動說產種後學經過還應開關無與將達實現體點業從兩當長東車書馬門間問題見親農區縣黨員計劃績標準務責進展總結"
    "加強設備組織領導教師課質量評價堅持級統團認識貫徹執構園環業報請處審議議調查階段週歲"
    "，。、；：（）《》“”？！０１２３４５６７８９"
)
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x19\x1c-\x1f]")
# Emoji as Java and Oracle write them: the halves of UTF-16, each in UTF-8 (CESU-8).
_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
_CODECS = ("gb18030", "big5", "cp950", "big5hkscs", "utf-8", "utf-16-le", "utf-16-be")
_WIDEST = ("utf-32-le", "utf-32-be")
_SEVEN_BIT = ((b"~{", "hz"), (b"+", "utf-7"))  # Chinese in the characters of ASCII, as mails and news had it
_SAMPLE = 20_000
_PLAUSIBLE = 0.2
_MAX_BAD, _FEW_BAD = 0.02, 3  # a damaged character of UTF-8 may count for three
_PROVEN, _PLAUSIBLE_MIXED = 8, 0.5  # Chinese characters in each encoding of a mixed file, and how good it must read


def decode(data: bytes, name: str = "-", *, declared: str | None = None) -> tuple[str, str, tuple[Notice, ...]]:
    """Decode the bytes of a text file.

    UTF-8 is believed where it decodes strictly. Otherwise the encodings of Chinese text are tried and the one wins
    whose characters are most like Chinese; charset-normalizer is asked where none of them fits.

    Args:
        data: The file's bytes.
        name: Its name, for errors.
        declared: The encoding that the file itself claims (a page's charset); it is tried first and checked.

    Returns:
        The characters without byte order mark, the name of the codec, and a warning ``undecodable_bytes`` if some
        bytes are damaged (each stands as U+FFFD in the text).

    Raises:
        ReadError: P010 for bytes that are no text, P011 if no encoding fits.

    Example:
        >>> decode("一、指导思想".encode("gb18030"))
        ('一、指导思想', 'gb18030', ())
    """
    data = _with_whole_characters(_without_padding(data))
    for bom, codec in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(codec, "replace")
            if codec != "utf-8-sig" or text.count("\ufffd") <= len(text) * _MAX_BAD + _FEW_BAD:
                return text, codec, _bad_bytes(text)
            data = data[len(bom) :]  # some programs put the mark before any bytes
            break
    if b"\x00" not in data and not is_binary(data):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if data.isascii():
                return _seven_bit(data) or (text, "utf-8", ())
            if _CJK.search(text, 0, _SAMPLE) or not _plausible_as(data, "gb18030"):
                return text, "utf-8", ()
        mixed = _by_lines(data)
        if mixed is not None:
            return mixed
    return _guess(data, name, declared)


def plausibility(text: str) -> float:
    """How much a text looks like Chinese, from 0 to 1.

    Among its CJK characters the commonest ones count fully, those of the first levels of GB 2312 and Big5 (the
    characters of daily use) a third. Characters that no text holds (controls, private use, U+FFFD) count against it.

    Example:
        >>> plausibility("做好教育工作") > 0.5 > plausibility("锟斤拷烫烫烫")
        True
    """
    if len(text) > _SAMPLE:
        third, middle = _SAMPLE // 3, len(text) // 2
        text = text[:third] + text[middle : middle + third] + text[-third:]
    chinese = _CJK.findall(text)
    if not chinese:
        return 0.0
    common = sum(character in _COMMON for character in chinese)
    daily = sum(map(_daily().__contains__, chinese))
    strange = len(_STRANGE.findall(text))
    return max(0.0, (2 * common + daily) / 3 - 2 * strange) / len(chinese)


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a text file: its characters, unchanged, and the tables drawn in it."""
    del limits  # the size was checked before
    text, codec, notices = decode(data, name)
    return Source(text, "text/plain", codec, tables=drawn_tables(text), warnings=notices)


def is_binary(data: bytes) -> bool:
    """Whether bytes hold more control characters than a text can.

    UTF-16 text has many, too; ``decode`` tells the two apart.
    """
    head = data[: 3 * _SAMPLE]
    return len(_BINARY.findall(head)) > len(head) * 0.005


@cache
def _daily() -> frozenset[str]:
    """First level of GB 2312 (rows 16-55) and of Big5 (A440-C67E), and the punctuation of both."""
    gb = (bytes((row, cell)) for row in (0xA1, 0xA3, *range(0xB0, 0xD8)) for cell in range(0xA1, 0xFF))
    big5 = (
        bytes((row, cell)) for row in (0xA1, *range(0xA4, 0xC7)) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    )
    return frozenset(b"".join(gb).decode("gbk", "ignore") + b"".join(big5).decode("big5", "ignore"))


def _without_padding(data: bytes) -> bytes:
    """The bytes without the zeros with which a disk or a record was filled up; UTF-16 keeps its second byte."""
    if not data.endswith(bytes(8)):
        return data
    bare = data.rstrip(b"\x00")
    if bare.isascii():  # more likely a program
        return data
    return bare + b"\x00" if len(bare) % 2 and b"\x00" in bare else bare


def _with_whole_characters(data: bytes) -> bytes:
    """The bytes with emoji in one piece, if they are UTF-8 then."""
    if not _SURROGATES.search(data):
        return data
    whole = _SURROGATES.sub(_as_one, data)
    return whole if _strict_codec(whole) == "utf-8" else data


def _as_one(halves: re.Match[bytes]) -> bytes:
    units = halves.group().decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le").encode()


def _seven_bit(data: bytes) -> tuple[str, str, tuple[Notice, ...]] | None:
    """Chinese text that is written in ASCII; None for what is ASCII indeed."""
    for sign, codec in _SEVEN_BIT:
        if sign in data and _plausible_as(data, codec):
            text = data.decode(codec, "replace").removeprefix("\ufeff")
            return text, codec, _bad_bytes(text)
    return None


def _by_lines(data: bytes) -> tuple[str, str, tuple[Notice, ...]] | None:
    """Text of files that were put together, some of whose lines are in UTF-8 and some in GB 18030; None for others."""
    lines: list[str] = []
    wide = {"utf-8": 0, "gb18030": 0}
    for line in data.splitlines(keepends=True):
        codec = _strict_codec(line)
        if codec is None:
            return None
        lines.append(line.decode(codec))
        wide[codec] += len(_CJK.findall(lines[-1])) if not line.isascii() else 0
    text = "".join(lines)
    if min(wide.values()) < _PROVEN or plausibility(text) < _PLAUSIBLE_MIXED:
        return None
    return (
        text,
        "utf-8, gb18030",
        (Notice(code="mixed_encodings", message="some lines are in UTF-8, others in GB 18030"),),
    )


def _strict_codec(line: bytes) -> str | None:
    for codec in ("utf-8", "gb18030"):
        try:
            line.decode(codec)
        except UnicodeDecodeError:
            continue
        return codec
    return None


def _guess(data: bytes, name: str, declared: str | None) -> tuple[str, str, tuple[Notice, ...]]:
    """Find the codec on a stretch of the bytes, then decode them all."""
    sample = _sample(data)
    told = (declared,) if declared and _known(declared) else ()
    tried = (*told, *_CODECS, *(_WIDEST if b"\x00" in sample else ()))
    best, best_codec = 0.0, ""
    for codec in tried:
        text = sample.decode(codec, "replace")
        score = plausibility(text) if text.count("\ufffd") <= len(text) * _MAX_BAD + _FEW_BAD else 0.0
        if score > best + 1e-9:
            best, best_codec = score, codec
    if best >= _PLAUSIBLE:
        return _forgiving(data, best_codec)
    if b"\x00" in data or is_binary(data):
        raise ReadError("P010", "read", "the bytes are neither text nor a known format", "convert it first", file=name)
    return _normalized(data, name)


def _normalized(data: bytes, name: str) -> tuple[str, str, tuple[Notice, ...]]:
    """Ask charset-normalizer about text that is not Chinese, or too short to tell."""
    from charset_normalizer import from_bytes

    match = from_bytes(_sample(data)).best()
    if match is None:
        raise ReadError("P011", "read", "no encoding fits its bytes", "save it as UTF-8", file=name)
    text = data.decode(match.encoding, "replace")
    return text.removeprefix("\ufeff"), match.encoding, _bad_bytes(text)


def _forgiving(data: bytes, codec: str) -> tuple[str, str, tuple[Notice, ...]]:
    text = data.decode(codec, "replace")
    return text, codec, _bad_bytes(text)


def _bad_bytes(text: str) -> tuple[Notice, ...]:
    bad = text.count("\ufffd")
    if not bad:
        return ()
    return (Notice(code="undecodable_bytes", message=f"{bad} places hold bytes that are not text"),)


def _plausible_as(data: bytes, codec: str) -> bool:
    """Whether bytes read well in another encoding: a few words in GB 2312 (通知) can be valid UTF-8 by chance."""
    return plausibility(_sample(data).decode(codec, "replace")) > 0.5


def _sample(data: bytes) -> bytes:
    """A stretch that tells the encoding: the beginning, or what stands behind a long stretch of ASCII (scripts)."""
    sample = data[: 3 * _SAMPLE]
    if not sample.isascii():
        return sample
    found = _HIGH.search(data, len(sample))
    start = found.start() // 4 * 4 if found else 0  # whole characters of UTF-16 and UTF-32
    return data[start : start + 3 * _SAMPLE]


def _known(codec: str) -> bool:
    try:
        b"a".decode(codec, "ignore")  # codecs.lookup would also accept what is no text encoding
    except LookupError:
        return False
    return True
