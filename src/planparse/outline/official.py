"""Official documents after GB/T 9704: masthead, document number, addressee, signature, list of attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.outline.model import Line
from planparse.outline.numbering import label_of
from planparse.outline.roles import roles_of
from planparse.outline.titles import LONGEST_TITLE, NUMBER, is_title

_NUMBER = re.compile(rf"^[（(]?{NUMBER}[）)]?(?:\s+(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|签发人\s?[:：]\s?.{{2,12}}))?$")
_BARE_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[字发办函通]\s?20\d{2}\s?\d{1,4}\s?号?$")
_MASTHEAD = re.compile(r"^[\u4e00-\u9fff\s]{4,30}文件$")
_ADDRESSEE = re.compile(
    r"^(?!各位|同志们|老师们|同学们|尊敬|(?:发[布文]|制发|公开|责任|牵头|配合|主[办管]|[承协]办)(?:机构|机关|单位|部门))[\u4e00-\u9fff、，,（）()\s]{0,160}(?:[\u4e00-\u9fff]{2}(?:局|委|室|府|办|校|学|园|院|部|处|科|站|所|会|组|公司|单位|中心|部门|机构|乡镇|街道|开发区|企业|厅|股|社区)|各(?:[县市区乡镇村部处院系]{1,2}|单位|部门|企业|公司|中心|机构|社区|街道))(?:[（(][\u4e00-\u9fff、]{1,12}[）)])?[：:]$"
)
_BODIES = re.compile(
    r"(?:(?!各位)[^，,、。；：:的要应请将]{2,30}[，,、]){1,12}[^，,、。；：:的要应请将]{0,28}"
    r"(?:局|委|政府|办事处|管委会|办公室|学校|中学|小学|校|园|院|部门|处|科室|单位|公司|中心|机构|乡镇|街道|企业|社区)$"
)
_SEVERAL = re.compile("[、，]")
_LETTER = re.compile(r"现[将把就]|为(?:了|进一步|深入|全面|认真|切实|贯彻|做好|加强)?|根据|按照|经|《|今年|20\d\d年")
_N = r"[\dxX×*一二三四五六七八九十]{1,3}"
_DATE = re.compile(
    rf"^(?:\d{{4}}|二[○〇零oO0一二三四五六七八九]{{3}}|20[xX×*]{{2}})\s?年\s?{_N}\s?月(?:\s?{_N}\s?日)?(?:印发)?$"
    r"|^20\d{2}([./-])\d{1,2}\1\d{1,2}$"
)
_SIGNER = re.compile(
    r"^[\u4e00-\u9fff*xX×·（）() ]{2,30}(?:局|委|厅|署|室|府|办|校|学|园|院|部|处|科|站|所|会|组|中心|小组|公司|集团)"
    r"(?:（?(?:代章|盖章|印章)）?)?$"
)
# Common surnames that begin few other words.
_SURNAMES = (
    "王李张刘陈杨赵黄吴徐孙胡朱林何郭罗梁宋郑谢韩唐"
    "冯董曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴汪姜范姚谭廖邹熊陆郝崔邱秦顾邵孟"
)
_AUTHOR = re.compile(
    r"^(?:(?:执笔|撰写|制[定订]|起草|拟稿|主备|填报)人?\s?[：:].{2,10}"
    rf"|[{_SURNAMES}][ \u3000]{{0,2}}[\u4e00-\u9fff]{{1,2}})$"
)
_DATED_SIGNER = re.compile(
    r"^(?P<body>[\u4e00-\u9fff*xX×·（）()]{2,30})[ \u3000]{1,60}20\d{2}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?$"
)
_REMARK = re.compile(
    r"^[（(](?:此件|联系人|公开|信息公开).{0,60}[）)]$|^抄送[：:]|^[（(]共印\s?\d{1,5}\s?份[）)]$|^(?:公开方式|印发)[：:]?|^主题词[：:]|日\s?印发$"
    r"|^(?:(?:信息|文章|稿件)?来源|(?:发布|发文|更新)(?:时间|日期|机构|单位|人|者)|供稿|撰稿|作者)\s?[：:].{0,40}$"
)
_ISSUED = re.compile(r"日\s?印发$")
_SEAL = re.compile(r"^[（(]\s?(?:单位|学校)?(?:代章|盖章|印章|公章|章)\s?[）)]$")
#: A line that only announces an attachment (附件1：), or ends in such words.
ATTACHED = re.compile(r"附件\s?[一二三四五六七八九十\d]{0,3}[：:]?$")
_LIST_HEAD = re.compile(r"附件\s?(?:[\d一二三四五六七八九十]{1,2}\s?(?:[：:]|$)|[：:]|$)\s?")
_SENTENCE = re.compile(r"[。；，,；].")
_MASTHEAD_ENDS = frozenset("号）)日件")
_BODY_ENDS = frozenset("局委厅署室府办校学园院部处科站所会组心司团章）")
_SIGNATURE_LINES = 8
_LONGEST_LIST = 30
_DATED_LONGEST = 100
_LONGEST_ADDRESSEE = 170
_LONGEST_DATE = 24


def is_masthead(text: str) -> bool:
    """A masthead (某某县教育局文件) or a document number that stands alone.

    Example:
        >>> is_masthead("云教发〔2024〕3号"), is_masthead("云岭县教育局文件")
        (True, True)
    """
    if len(text) > 48:
        return False
    if text[-1:].isdecimal():
        return lost_brackets(text)
    if text[-1:] not in _MASTHEAD_ENDS and "签发人" not in text:
        return False
    return bool(_NUMBER.match(text) or _MASTHEAD.match(text)) or lost_brackets(text)


def lost_brackets(text: str) -> bool:
    """Whether a line is a document number of which a scraper left no brackets, maybe no 号 (云教通字202471)."""
    return _BARE_NUMBER.match(text) is not None


def is_body(text: str) -> bool:
    """Whether a line is the name of a body and nothing else.

    Example:
        >>> is_body("云岭县教育局"), is_body("加强学校管理")
        (True, False)
    """
    return len(text) <= 32 and text[-1:] in _BODY_ENDS and bool(_SIGNER.match(text)) and label_of(text) is None


def is_addressee(text: str) -> bool:
    """The bodies that a document is sent to (各乡镇中心学校、县直各学校：).

    Example:
        >>> is_addressee("各乡镇中心学校、县直各学校："), is_addressee("各部（处、室）："), is_addressee("各位代表：")
        (True, True, False)
    """
    if len(text) > _LONGEST_ADDRESSEE or not text.endswith(("：", ":")):
        return False
    return bool(_ADDRESSEE.match(text)) and label_of(text) is None


def is_open_addressee(text: str, following: str) -> bool:
    """Whether bodies that lost their colon are those a letter is sent to, which opens on the next line.

    Example:
        >>> is_open_addressee("各乡镇人民政府，县直各单位", "现将有关事项通知如下。")
        True
    """
    return names_addressees(text) and bool(_LETTER.match(following))


def is_letter_head(text: str, following: str) -> bool:
    """Whether a line that lost its end begins with several bodies and their colon before a letter.

    Example:
        >>> is_letter_head("各县区教育局、市直各学校：", "现将有关事项通知如下。")
        True
    """
    return bool(_SEVERAL.search(text)) and is_addressee(text) and bool(_LETTER.match(following))


def names_addressees(text: str) -> bool:
    """Whether a line names several bodies (各县区教育局、市直各学校) and nothing else."""
    return "各" in text and len(text) <= _LONGEST_ADDRESSEE and bool(_BODIES.match(text)) and label_of(text) is None


def signature_start(lines: Sequence[Line]) -> int:
    """Index of the first line of the signature (body and date) that closes a document; ``len(lines)`` without one."""
    end = len(lines)
    start = end
    while start and (_REMARK.search(lines[start - 1].text) or _prints(lines, start - 1)):
        start -= 1
    if start and is_dated_signer(lines[start - 1].text):
        return start - 1
    if not start or not _DATE.match(lines[start - 1].text):
        if start < end:
            return start
        return end - 1 if end > 2 and _signs(lines, end - 1) and lines[end - 2].text.endswith("。") else end
    start -= 1
    while start and lines[start - 1].text == lines[start].text:  # a page that gives the date twice
        start -= 1
    dated = start
    while (
        start
        and dated - start < _SIGNATURE_LINES
        and (_signs(lines, start - 1) or _stands_by_signature(lines[start - 1].text))
    ):
        start -= 1
    return start


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else, as under a signature.

    Example:
        >>> is_date("2024年3月1日"), is_date("2024年3月1日开学")
        (True, False)
    """
    return len(text) <= _LONGEST_DATE and bool(_DATE.match(text))


def is_dated_signer(text: str) -> bool:
    """Whether a line is a signature with its date (云岭县教育局　2024年3月1日)."""
    match = _DATED_SIGNER.match(text) if len(text) <= _DATED_LONGEST else None
    return match is not None and is_body(match["body"])


def is_seal(text: str) -> bool:
    """Whether a line only marks the place of a seal.

    Example:
        >>> is_seal("（单位盖章）"), is_seal("盖章")
        (True, False)
    """
    return _SEAL.match(text) is not None


def _stands_by_signature(text: str) -> bool:
    return is_seal(text) or (_AUTHOR.match(text) is not None and not roles_of(text)[0])


def _prints(lines: Sequence[Line], i: int) -> bool:
    """Whether a line names the office that printed a document on the day that the next line says."""
    return i + 1 < len(lines) and _ISSUED.search(lines[i + 1].text) is not None and is_body(lines[i].text)


def _signs(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    return is_body(text) and not is_title(text)


def attachments_start(lines: Sequence[Line]) -> int:
    """Index of the list of attachments that closes a document; ``len(lines)`` without one."""
    start = at = len(lines)
    while at and len(lines) - at < _LONGEST_LIST and _in_attachments(lines, at - 1):
        at -= 1
        if _LIST_HEAD.match(lines[at].text) and _lists(lines[at:start]):
            start = at
    return start


def is_attachment_head(text: str) -> bool:
    """Whether a line opens a list of attachments, or is an attachment with its number (附件1：名单).

    Example:
        >>> is_attachment_head("附件：1.任务分解表"), is_attachment_head("2.责任清单")
        (True, False)
    """
    return _LIST_HEAD.match(text) is not None


def _in_attachments(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    if len(text) > LONGEST_TITLE or _SENTENCE.search(text):
        return False
    label = label_of(text)
    return (label is not None and label.kind == "num") or is_attachment_head(text) or _names_attachment(lines, i)


def _names_attachment(lines: Sequence[Line], i: int) -> bool:
    """Whether the last line of all is a name under a bare 附件1."""
    return 0 < i == len(lines) - 1 and label_of(lines[i].text) is None and bool(ATTACHED.fullmatch(lines[i - 1].text))


def _lists(lines: Sequence[Line]) -> bool:
    """Whether the entries under 附件： go on from its own line, so that they are names and no attachment's content."""
    if len(lines) == 1:
        return True
    first = lines[0].text[_LIST_HEAD.match(lines[0].text).end() :]  # type: ignore[union-attr]
    own, following = label_of(first), label_of(lines[1].text)
    if following is None:
        return not first
    return following.number == (own.number + 1 if own else 1) and (own is not None or not first)
