"""Which pages an OFD archive has, and what is drawn on each: its own objects and those of its templates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from planparse.errors import ReadError
from planparse.readers.package import Package, too_large

_A4 = "0 0 210 297"  # millimetres, for a page that tells no size


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its physical box in millimetres, as written, and the roots that hold what is drawn on it."""

    box: str
    layers: tuple[etree._Element, ...]


@dataclass(slots=True)
class _Parts:
    """The XML of an archive, each member parsed once, however many pages refer to it."""

    package: Package
    roots: dict[str, etree._Element] = field(default_factory=dict)
    stored: dict[str, str] = field(default_factory=dict)  # members by their plain names
    again: int = 0  # bytes that are drawn a second time

    def __post_init__(self) -> None:
        self.stored = {_plain(member): member for member in reversed(self.package.names())}

    def find(self, base: str, target: str | None) -> str:
        """The member that a part at ``base`` refers to.

        Programs for Windows write backslashes and do not mind small and capital letters; some tell every place from
        the root.
        """
        path = (target or "").strip().replace("\\", "/")
        beside = posixpath.join(posixpath.dirname(base.replace("\\", "/")), path)
        found = self.stored.get(_plain(beside)) or self.stored.get(_plain(path))
        if not path or found is None:
            raise ReadError("P012", "read", f"{path} is missing", "fetch the file again", file=self.package.name)
        return found

    def root(self, member: str) -> etree._Element:
        """Root of a member; a small archive must not grow by a thousand pages that all show the same."""
        if member not in self.roots:
            self.roots[member] = self.package.xml(member)
            return self.roots[member]
        self.again += self.package.zip.getinfo(member).file_size
        if self.again > self.package.limits.max_bytes:
            raise too_large(self.package.name, f"its pages share parts of {self.again} bytes in all")
        return self.roots[member]


def sheets(package: Package, limit: int) -> tuple[list[Sheet], int, str]:
    """The first pages of all documents of the archive, how many there are, and what is wrong with those that are lost.

    Raises:
        ReadError: P012 where the document or all of its pages are damaged or missing, P015 where pages share too much.
    """
    found: list[Sheet] = []
    count = 0
    lost = ""
    parts = _Parts(package)
    for root in _all(parts.root(parts.find("", "OFD.xml")), "DocRoot"):
        main = parts.find("", root.text)
        document = parts.root(main)
        usual = _box(document) or _A4
        templates = {each.get("ID"): each.get("BaseLoc") for each in _all(document, "TemplatePage")}
        for page in _all(document, "Page"):
            count += 1
            if count > limit:
                continue
            try:
                content = parts.root(parts.find(main, page.get("BaseLoc")))
                behind = [templates.get(each.get("TemplateID")) for each in _all(content, "Template")]
                layers = (*(parts.root(parts.find(main, part)) for part in behind if part), content)
            except ReadError as error:
                if error.code != "P012":
                    raise
                lost = lost or error.message
                continue
            found.append(Sheet(_box(content) or usual, layers))
    if not found:
        raise ReadError("P012", "read", lost or "it holds no page", "fetch the file again", file=package.name)
    return found, count, lost


def named(element: etree._Element, name: str) -> bool:
    """Whether an element has this name, in whatever namespace; drafts of the standard had others."""
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if named(element, name))


def _box(root: etree._Element) -> str | None:
    """The physical box of a page or document."""
    return next((element.text for element in _all(root, "PhysicalBox")), None)


def _plain(member: str) -> str:
    """A name for comparing."""
    return posixpath.normpath(member.replace("\\", "/").lstrip("/")).casefold()
