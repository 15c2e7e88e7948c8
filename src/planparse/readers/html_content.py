"""Where the document stands in a web page: the element that holds it, its title, and what is page furniture."""

from __future__ import annotations

import re

from lxml import etree

from planparse.readers.html_blocks import UNSEEN, hidden, is_data, plain, unseen

# Names that Chinese government and school sites give to the element around a document (TRS, UCAP, WCM, 博达, 正方), and
# those of WeChat, Word and WPS.
_KNOWN = re.compile(
    r"^(?:ucapcontent|pages_content|trs_editor|trs_ueditor|zoom|zoomcon|vsb_content\w{0,9}|v_news_content|"
    r"(?:article|news|detail|info|main|text|art|con|arti|content)[-_]?(?:content|con|text|body|detail|txt|article|main)"
    r"|article|content|js_content|(?:word)?section[01])$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|breadcrumbs?|crumbs?|position|location|foot|footer|copyright|share|sharebox|side|"
    r"sidebar|related|recommend|pager|pagination|login|search|toolbar|qrcode|ewm|comments?|friendlink|links|banner|"
    r"prevnext|hot|rank|advert|ads?|bdsharebuttonbox|bshare)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_HELD = 0.95
_CONTAINERS = frozenset(
    ("div", "section", "article", "main", "form", "table", "tbody", "tr", "td", "center", "dl", "dd")
)
_LISTS = frozenset(("ul", "ol", "dl", "div", "table", "td", "p", "section"))
_MANY_LINKS = 3
_LONGEST = 600
METADATA = re.compile(
    r"发布(?:时间|日期|机构|单位)|成文日期|生成日期|公开日期|发文(?:机关|字号|日期)|索\s{0,4}引\s{0,4}号|信息来源"
    r"|来\s{0,4}源\s{0,2}[:：]|(?:时间|日期|文号|作者)\s{0,2}[:：]|^\s*\d{4}-\d{1,2}-\d{1,2}"
)
_STOP = re.compile(r"[，。；：、！？]")
_SITE = re.compile(r"[_|｜]|\s[-–—]+\s|--+|——")
_PUBLISHED = frozenset(
    ("pubdate", "publishdate", "article:published_time", "og:release_date", "datepublished", "weibo:article:create_at")
)
_SPACES = re.compile(r"\s+")
_UNNAMED = re.compile(
    r"无标题(?:文档|页)?|untitled(?: document)?|(?:新建网页|new page) ?\d{0,3}|.{2,24}门户网站?", re.IGNORECASE
)


def reveal(body: etree._Element) -> None:
    """Show an element that is hidden although it holds more text than all that is shown: a script would show it.

    The pages of WeChat come so from its server.
    """
    shown = _weights(body)[body]
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element.tag in UNSEEN:
            walk.skip_subtree()
        elif hidden(element) and element is not body:
            style, mark = element.attrib.pop("style", None), element.attrib.pop("hidden", None)
            if _weights(element)[element] > shown:
                return
            for name, value in (("style", style), ("hidden", mark)):
                if value is not None:
                    element.set(name, value)
            walk.skip_subtree()


def remove_furniture(body: etree._Element) -> None:
    """Take navigation, footers, share bars and lists of links out of the tree, with their text.

    An element that holds half of the text is no furniture, whatever it is named; nor is one that tells source or date.
    """
    weights = _weights(body)
    length = len(plain(body))
    for element in list(body.iterdescendants()):
        if element not in weights or not any(above is body for above in element.iterancestors()):
            continue  # never shown, or gone with an element around it
        light = weights[element] < 0.5 * weights[body] or (not weights[body] and len(plain(element)) < 0.5 * length)
        if light and (_is_furniture(element) or _is_link_list(element, weights[element])) and not _tells(element):
            drop(element)


def drop(element: etree._Element) -> None:
    """Remove an element, but keep the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    tail = "\n" + (element.tail or "")
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def main_content(body: etree._Element) -> etree._Element:
    """The smallest element that holds nearly all text outside links; where two sites' names fit, the inner one."""
    weights = _weights(body)
    total = weights.get(body, 0.0)
    named = [element for element in weights if _is_named(element) and weights[element] >= _HELD * total]
    current = named[-1] if named and total else body
    while not named:
        heaviest = max(current, key=lambda child: weights.get(child, 0.0), default=None)
        if heaviest is None or weights.get(heaviest, 0.0) < _HELD * total:
            break
        if heaviest.tag not in _CONTAINERS or (heaviest.tag == "table" and is_data(heaviest)):
            break
        current = heaviest
    return current


def page_title(root: etree._Element, content: etree._Element) -> str:
    """Title of the document: out of the page's metadata, its main heading, or the window title without the site."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and meta.get("content", "").strip():
            return _one_line(meta.get("content", ""))
    headings = [_one_line(plain(heading)) for heading in root.iter("h1") if not unseen(heading)]
    titles = [_one_line(plain(title)) for title in root.iter("title")]
    window = _SITE.split(titles[0])[0].strip() if titles else ""
    window = "" if _UNNAMED.fullmatch(window) else window
    for heading in headings:
        if heading and (heading in titles[0] if titles else content is not None):
            return heading
    return window or (headings[-1] if headings else "")


def published(root: etree._Element) -> str:
    """Date of publication as the page's metadata give it (``PubDate`` of the government site standard, and others)."""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower() in _PUBLISHED:
            return _one_line(meta.get("content", ""))
    return next((_one_line(plain(told)) for told in root.iter("em") if told.get("id") == "publish_time"), "")  # WeChat


def _is_named(element: etree._Element) -> bool:
    names = [element.get("id", ""), *element.get("class", "").split()]
    return any(_KNOWN.match(name) for name in names if name)


def _is_furniture(element: etree._Element) -> bool:
    if element.tag in {"nav", "footer"} or element.get("role") in _ROLES:
        return True
    if element.tag in {"p", "span", "td", "tr", "table", "a", "strong", "b"}:
        return False
    return bool(_FURNITURE.search(f"{element.get('id', '')} {element.get('class', '')}"))


def _is_link_list(element: etree._Element, weight: float) -> bool:
    """Whether an element is a list of links: what stands outside the links is next to nothing."""
    if element.tag not in _LISTS or len(element.findall(".//a")) < _MANY_LINKS:
        return False
    linked = sum(len("".join(plain(link).split())) for link in element.iter("a"))
    return linked > 0 and weight < 0.4 * linked


def _tells(element: etree._Element) -> bool:
    text = plain(element)
    return len(text) < _LONGEST and bool(METADATA.search(text))


def _weights(root: etree._Element) -> dict[etree._Element, float]:
    """Text outside links under each element, punctuated text counting more; in document order."""
    weights: dict[etree._Element, float] = {}
    stack: list[float] = []
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if unseen(element):
                walk.skip_subtree()
            weights[element] = 0.0
            links += element.tag == "a"
            stack.append(0.0 if links or unseen(element) else _worth(element.text))
        else:
            links -= element.tag == "a"
            own = stack.pop()
            weights[element] = own
            if stack:
                stack[-1] += own + (0.0 if links else _worth(element.tail))
    return weights


def _worth(text: str | None) -> float:
    text = (text or "").strip()
    return len(text) + 10.0 * len(_STOP.findall(text)) if text else 0.0


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
