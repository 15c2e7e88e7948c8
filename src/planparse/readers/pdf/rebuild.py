"""A new root for a PDF whose end, with the page tree and the cross-reference table, is cut off."""

from __future__ import annotations

import re
from itertools import zip_longest

_OBJECT = re.compile(rb"(?<![0-9])([1-9][0-9]{0,6})[ \r\n]{1,2}[0-9]{1,5}[ \r\n]{1,2}obj\b")
_TYPE = re.compile(rb"/Type\s{0,3}/(Catalog|Page)(?![A-Za-z])")
_HEAD = 2_000


def rebuild(data: bytes) -> bytes | None:
    """Append a trailer, and a page tree over all page objects if the catalog is lost.

    Returns:
        A file that readers which scan for objects can open, or None if it holds no page.
    """
    catalog, pages, highest = 0, [], 0
    objects = list(_OBJECT.finditer(data))
    for match, following in zip_longest(objects, objects[1:]):
        number = int(match[1])
        highest = max(highest, number)
        end = min(match.end() + _HEAD, following.start() if following else len(data))
        kind = _TYPE.search(data, match.end(), end)
        if kind and kind[1] == b"Catalog":
            catalog = number
        elif kind and b"endobj" in data[match.end() : end]:
            pages.append(number)
    if not pages:
        return None
    added = b""
    if not catalog:
        catalog, tree = highest + 1, highest + 2
        kids = b" ".join(b"%d 0 R" % page for page in dict.fromkeys(pages))
        added = b"\n%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj" % (catalog, tree)
        added += b"\n%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj" % (tree, len(set(pages)), kids)
    return (
        data + added + b"\ntrailer\n<</Root %d 0 R/Size %d>>\nstartxref\n999999999\n%%%%EOF\n" % (catalog, highest + 3)
    )
