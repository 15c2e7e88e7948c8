"""HTML: the document in a web page, without navigation and scripts; tables kept, source and date lines marked."""

from __future__ import annotations

import re

from lxml import etree, html

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.html_blocks import Block, blocks
from planparse.readers.html_content import main_content, page_title, published, remove_furniture
from planparse.readers.source import Limits, Source
from planparse.readers.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_METADATA = re.compile(
    r"发布(?:时间|日期|机构|单位)|成文日期|生成日期|公开日期|发文(?:机关|字号|日期)|索\s{0,4}引\s{0,4}号|信息来源"
    r"|来\s{0,4}源\s{0,2}[:：]|(?:时间|日期|文号|作者)\s{0,2}[:：]|^\s*\d{4}-\d{1,2}-\d{1,2}"
)
_BUTTONS = re.compile(
    r"【?[［\[]?\s?字[体号]\s{0,2}[:：]?\s{0,2}[［\[（(]?(?:\s{0,2}[超特]?[大中小](?:\s{0,2}[|/])?){1,4}\s?[］\]）)]?\s?[］\]]?】?"
    r"|[【［\[]?\s?(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏|分享(?:到)?|下载|朗读|背景色)\s?[】］\]]?(?=$|[\s【［\[|])"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?\s{0,2}[:：]\s{0,2}(?:\d{1,9}|\[?\s?\]?)\s?次?"
)
_ENDS = re.compile(r"^(?:\s*[【［\[]?(?:责任编辑|编辑|上一篇|下一篇|扫一扫|相关(?:链接|稿件|文章|附件下载)|我要纠错))")
_LONGEST = 200


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a saved web page.

    Headings become marks ``heading``; lines that say source, date or number of the document marks ``furniture``.
    Navigation, footers, buttons (字号, 打印) and hidden text are left out.

    Raises:
        ReadError: P010 and P011 as for text files, P012 if there is no element in it.
    """
    del limits  # the size was checked before
    declared = _CHARSET.search(data[:4096].replace(b"\x00", b""))
    codec = declared[1].decode("ascii", "ignore").lower() if declared else None
    if codec in {"gb2312", "gbk", "gb_2312-80"}:
        codec = "gb18030"  # pages say the old name and use the new characters
    text, encoding, notices = decode(data, name, declared=codec)
    root = _parse(text, name)
    builder = Builder(warnings=list(notices))
    body = root if root.tag == "body" else root.find(".//body")
    if body is not None:
        _add_document(builder, root, body)
    return builder.source("text/html", encoding)


def _parse(text: str, name: str) -> etree._Element:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root: etree._Element = html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ReadError("P012", "read", f"the page has no content ({error})", "save it again", file=name) from error
    return root


def _add_document(builder: Builder, root: etree._Element, body: etree._Element) -> None:
    content = main_content(body)
    remove_furniture(body, content)
    inside = blocks(content)
    before = blocks(body, stop=content) if content is not body else []
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
    _add_content(builder, inside)


def _add_content(builder: Builder, inside: list[Block]) -> None:
    for block in inside:
        if block.cells:
            builder.table(block.cells)
            continue
        line = _BUTTONS.sub("", block.text)
        if line != block.text or (len(line) < _LONGEST // 4 and _ENDS.match(line)):
            line = line.strip(" |｜\xa0\u3000[]【】")
            if _METADATA.search(line):
                builder.paragraph(line, "furniture")
            elif len(line) > 20:
                builder.paragraph(line)
        elif len(line) < _LONGEST // 2 and re.match(r"\s*(?:发布时间|发布日期|信息来源|来\s{0,4}源)\s{0,2}[:：]", line):
            builder.paragraph(line, "furniture")
        else:
            builder.paragraph(block.text, "heading" if block.level else None, block.level)


def _metadata_line(block: Block) -> str:
    """What a line outside the document tells about it: source, date, number; empty if nothing."""
    text = " ".join(cell.text for cell in block.cells) if block.cells else block.text
    if len(text) > 3 * _LONGEST or not _METADATA.search(text):
        return ""
    return _BUTTONS.sub("", text).strip(" |｜\xa0\u3000[]【】")
