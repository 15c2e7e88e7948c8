"""HTML: the document in a web page, without navigation and scripts; tables kept, source and date lines marked."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.html_blocks import Block, blocks, blocks_around
from planparse.readers.html_content import METADATA, main_content, page_title, published, remove_furniture, reveal
from planparse.readers.html_scripts import article, is_filled_by_script
from planparse.readers.source import Limits, Source
from planparse.readers.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_SIZES = re.compile(
    r"【?[［\[]?\s?字[体号]\s{0,2}[:：]?\s{0,2}[［\[（(【]?(?:\s{0,2}[超特]?[大中小](?:\s{0,2}[|/])?){1,4}\s?[］\]）)】]?\s?[］\]]?】?"
)
_BUTTONS = re.compile(
    r"[【［\[]?\s?(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏|分享(?:到)?|下载|朗读|背景色)\s?[】］\]]?(?=$|[\s【［\[|])"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?\s{0,2}[:：]\s{0,2}(?:\d{1,9}|\[?\s?\]?)\s?次?"
)
_ENDS = re.compile(r"^(?:\s*[【［\[]?(?:责任编辑|编辑|上一篇|下一篇|扫一扫|相关(?:链接|稿件|文章|附件下载)|我要纠错))")
_FOOT = re.compile(r"版权所有|ICP备|公网安备|网站标识码|copyright|浏览器.{0,20}分辨率", re.IGNORECASE)
_END_OF_PAGE = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)
_END_OF_BREAK = re.compile(r"</br\s{0,9}>", re.IGNORECASE)  # which browsers take for a break
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DATED = re.compile(r"\s*(?:发布时间|发布日期|信息来源|来\s{0,4}源)\s{0,2}[:：]")
_DAY = re.compile(
    r"\s*(?:\d{4}|[〇○０零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\s*"
)
_ATTACHED = re.compile(r"\s*附件\s{0,2}[\d一二三四五六七八九十]{0,2}\s{0,2}[:：.、]")
_NEAR = 5
_EDGES = " |｜\xa0\u3000[]【】"
_LONGEST = 200


def read(data: bytes, name: str, limits: Limits, *, declared: str | None = None) -> Source:
    """Read a saved web page.

    Headings become marks ``heading``; lines that say source, date or number of the document marks ``furniture``.
    Navigation, footers, buttons (字号, 打印), hidden and deleted text are left out. Warnings: ``no_text`` (a script
    shows the text, or a picture), ``frames`` (other pages hold it), ``damaged`` (read without its tags).

    Args:
        data: The page.
        name: Its name, for errors.
        limits: Not used here; the size was checked before.
        declared: Encoding that stands outside the page; the one in the page goes before it, and both are checked.

    Raises:
        ReadError: P010 and P011 as for text files, P012 if there is no element in it.
    """
    del limits
    said = _CHARSET.search(data[:4096].replace(b"\x00", b""))
    codec = said[1].decode("ascii", "ignore").lower() if said else declared
    if codec in {"gb2312", "gbk", "gb_2312-80"}:
        codec = "gb18030"  # pages say the old name and use the new characters
    text, encoding, notices = decode(data, name, declared=codec)
    root = _parse(text, name)
    builder = Builder(warnings=list(notices))
    body = root if root.tag == "body" else root.find(".//body")
    if body is not None:
        _add_document(builder, root, body)
    _add_unshown(builder, root)
    if not builder.parts and text.strip():
        for line in _TAG.sub("\n", text).splitlines():
            builder.paragraph(unescape(line))
        if builder.parts:
            builder.warn("damaged", "the tags of the page could not be followed; its text was read without them")
    return builder.source("text/html", encoding)


def _parse(text: str, name: str) -> etree._Element:
    """The tree of a page. What stands behind its end belongs to it, as browsers do; the parser would stop there."""
    text = _END_OF_BREAK.sub("<br>", _END_OF_PAGE.sub("", text))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root: etree._Element = html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ReadError("P012", "read", f"the page has no content ({error})", "save it again", file=name) from error
    return root


def _add_document(builder: Builder, root: etree._Element, body: etree._Element) -> None:
    reveal(body)
    remove_furniture(body)
    content = main_content(body)
    inside = blocks(content)
    before, after = blocks_around(body, content) if content is not body else ([], [])
    title = page_title(root, content)
    opening = "".join("".join(block.text.split()) for block in inside[:8])
    if title and "".join(title.split()) not in opening:
        builder.paragraph(title, "heading", 0)
    metadata = [line for block in before if (line := _metadata_line(block))]
    date = published(root)
    if date and not any(date[:10] in line for line in (*metadata, opening)):
        metadata.append(f"发布时间：{date}")
    for line in dict.fromkeys(metadata):
        builder.paragraph(line, "furniture")
    _add_content(builder, inside + _closing(after), title)


def _add_unshown(builder: Builder, root: etree._Element) -> None:
    """An article that stands in a script only, or a warning where the text is elsewhere."""
    shown = "".join(builder.parts)
    told = article(root)
    if len(told) > 2 * len(shown):
        for line in told.splitlines():
            builder.paragraph(_TAG.sub("", line))
    elif root.find(".//frameset") is not None:
        builder.paragraph(page_title(root, root), "heading", 0)
        builder.warn("frames", "the page shows other pages in frames; read those")
    elif is_filled_by_script(root, shown):
        builder.warn("no_text", "its text is shown by a script; save the page again when a browser shows it")
    elif builder.parts and len(builder.marks) == len(builder.parts):
        builder.warn("no_text", "it shows a title only; read the picture, frame or attached file that holds the text")


def _add_content(builder: Builder, inside: list[Block], title: str) -> None:
    for block in inside:
        short = len(block.text) < _LONGEST // 2
        if block.cells:
            builder.table(block.cells)
        elif short and (_ENDS.match(block.text) or _FOOT.search(block.text)):
            continue
        elif short and (_DATED.match(block.text) or _SIZES.search(block.text) or not _without_buttons(block.text)):
            builder.paragraph(_without_buttons(block.text), "furniture")
        else:
            heading = block.level or block.text == title
            builder.paragraph(block.text, "heading" if heading else None, 0 if block.text == title else block.level)


def _closing(after: list[Block]) -> list[Block]:
    """What belongs to the document although it stands behind it: signature and date, attachments."""
    near = after[:_NEAR]
    dated = [number for number, block in enumerate(near) if _DAY.fullmatch(block.text)]
    last = dated[0] + 1 if dated and not any(_ENDS.match(block.text) for block in near[: dated[0]]) else 0
    return [block for number, block in enumerate(after) if number < last or _ATTACHED.match(block.text)]


def _without_buttons(text: str) -> str:
    return _BUTTONS.sub("", _SIZES.sub("", text)).strip(_EDGES)


def _metadata_line(block: Block) -> str:
    """What a line outside the document tells about it: source, date, number; empty if nothing."""
    text = " ".join(cell.text for cell in block.cells) if block.cells else block.text
    if len(text) > 3 * _LONGEST or not METADATA.search(text):
        return ""
    return _without_buttons(text)
