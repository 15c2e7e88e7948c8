"""What a page holds outside its elements: articles in JSON-LD, and texts that only a script would show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import etree

_JSON_LD = "application/ld+json"
_CHINESE = re.compile(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-fA-F]{3}")
_MUCH, _TIMES = 200, 3  # Chinese characters, and how many for each one that is shown


def article(root: etree._Element) -> str:
    """Text of an article in JSON-LD (``articleBody`` of schema.org); empty if there is none.

    Raises nothing for damaged JSON: a browser passes over it as well.
    """
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == _JSON_LD:
            try:
                held = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for body in _bodies(held):
                return body
    return ""


def is_filled_by_script(root: etree._Element, shown: str) -> bool:
    """Whether scripts hold much more Chinese than the page shows without them."""
    held = sum(len(_CHINESE.findall(script.text or "")) for script in root.iter("script"))
    return held > max(_MUCH, _TIMES * len(_CHINESE.findall(shown)))


def _bodies(held: object) -> Iterator[str]:
    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            body = one.get("articleBody")
            if isinstance(body, str) and body.strip():
                yield body
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
