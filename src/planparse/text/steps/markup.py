"""Remains of HTML and XML that a scraper or a word processor left in the text."""

from __future__ import annotations

import html
import re

from planparse.schema import Notice
from planparse.text.clean import CleanText
from planparse.text.steps.step import Step

# An opening bracket may have been "corrected" to a Chinese one, or lost.
_DECLARATION = r"[<＜《〈]?\?xml\b[^<>＜＞《》〈〉\n]{0,200}?(?:[>＞》〉]|/\s{0,3}$)"
_COMMENT = r"<!--[^<>]{0,400}-->|<!\[[^\]\n]{0,60}\]>"
_NAMES = (
    r"a|abbr|b|big|blockquote|body|br|button|center|code|dd|del|div|dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html"
    r"|i|iframe|img|input|ins|label|li|link|main|meta|nav|ol|option|p|pre|script|section|select|small|span|strike|strong"
    r"|style|sub|sup|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|video|(?:o|v|w|st1):\w{1,20}"
)
_TAG = rf"[<＜]\s?(?P<tag>/?\s?(?:{_NAMES}))(?=[\s/>＞])[^<>＜＞\n]{{0,300}}[>＞]"
_ENTITY = r"&(?:amp;){0,3}(?P<entity>(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});)"
# Escapes of a program's string, where Chinese stands beside them: C:\new is a path.
_NEAR = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”%\d]"
_ESCAPE = rf"\\(?P<escape>(?-i:u[0-9a-fA-F]{{4}}|xa0))|(?<={_NEAR})(?P<line>(?-i:\\[nrt]){{1,6}})(?![a-z])"
_MARKUP = re.compile(f"{_DECLARATION}|{_COMMENT}|{_TAG}|{_ENTITY}|{_ESCAPE}", re.IGNORECASE | re.MULTILINE)
_BREAKS = re.compile(r"br|/\s?(?:p|div|li|tr|h[1-6])", re.IGNORECASE)
_HINTS = ("<", "＜", "&", "?xml", "?XML", "\\")


def run(clean: CleanText) -> CleanText:
    r"""Remove tags, comments and declarations; give entities their character, and ends of paragraphs their line end.

    Example:
        >>> run(CleanText.of("日程安排《?xml:namespace prefix = o ns = “urn:x” />")).text
        '日程安排'
        >>> run(CleanText.of("<b>加强</b>&nbsp;管理&amp;lt;10")).text
        '加强 管理<10'
        >>> run(CleanText.of(r"一、目标\n\u3000\u3000办好学校。")).text
        '一、目标\n\u3000\u3000办好学校。'
    """
    if not any(hint in clean.text for hint in _HINTS):
        return clean
    edits = []
    for match in _MARKUP.finditer(clean.text):
        new = _replacement(match)
        if new != match.group():
            edits.append((*match.span(), new))
    notices = [
        Notice(
            code="markup_fragment",
            message=f"markup {clean.text[start:end][:40]!r} is taken out",
            span=clean.span(start, end),
        )
        for start, end, _ in edits
    ]
    return clean.warn(*notices).edit(edits)


def _replacement(match: re.Match[str]) -> str:
    if match["entity"]:
        character = html.unescape("&" + match["entity"])
        known = len(character) == 1 and (character.isprintable() or character == "\xa0")
        return character.replace("\xa0", " ") if known else match.group()
    if match["escape"]:
        character = chr(int(match["escape"][1:], 16))
        return character if character.isprintable() or character.isspace() else match.group()
    if match["line"]:
        return "\n" if "n" in match["line"] or "r" in match["line"] else "\t"
    if match["tag"] and _BREAKS.fullmatch(match["tag"]):
        text, end = match.string, match.end()
        return "" if text[end : end + 1] in {"", "\n"} else "\n"
    return ""


STEP = Step("markup", "markup_fragment", run)
