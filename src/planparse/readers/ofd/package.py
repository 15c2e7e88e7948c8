"""Which pages an OFD archive has, and what is drawn on each: its own objects and those of its templates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from planparse.errors import ReadError
from planparse.readers.package import Package

_A4 = "0 0 210 297"  # millimetres, for a page that tells no size


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its physical box in millimetres, as written, and the roots that hold what is drawn on it."""

    box: str
    layers: tuple[etree._Element, ...]


def sheets(package: Package, limit: int) -> tuple[list[Sheet], int]:
    """The first pages of all documents of the archive, and how many there are.

    Raises:
        ReadError: P012 where a part is damaged or missing.
    """
    found: list[Sheet] = []
    count = 0
    for root in _all(package.xml("OFD.xml"), "DocRoot"):
        main = _path("", root.text)
        document = package.xml(main)
        usual = _box(document) or _A4
        templates = {each.get("ID"): each.get("BaseLoc") for each in _all(document, "TemplatePage")}
        for page in _all(document, "Page"):
            count += 1
            if count > limit:
                continue
            content = package.xml(_path(main, page.get("BaseLoc")))
            behind = (_path(main, templates.get(each.get("TemplateID"))) for each in _all(content, "Template"))
            layers = (*(package.xml(part) for part in behind if part), content)
            found.append(Sheet(_box(content) or usual, layers))
    if not count:
        raise ReadError("P012", "read", "it holds no page", "fetch the file again", file=package.name)
    return found, count


def named(element: etree._Element, name: str) -> bool:
    """Whether an element has this name, in whatever namespace; drafts of the standard had others."""
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if named(element, name))


def _box(root: etree._Element) -> str | None:
    """The physical box of a page or document."""
    return next((element.text for element in _all(root, "PhysicalBox")), None)


def _path(base: str, target: str | None) -> str:
    """Name of the member that a part at ``base`` refers to; empty where it refers to none."""
    path = (target or "").strip()
    return posixpath.normpath(path.lstrip("/") if path[:1] == "/" else posixpath.join(posixpath.dirname(base), path))
