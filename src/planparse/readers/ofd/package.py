"""Which pages an OFD archive has, and what is drawn on each: its own objects and those of its templates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from planparse.errors import ReadError
from planparse.readers.package import Package, too_large

_RESOURCES = ("PublicRes", "DocumentRes", "PageRes")
_A4 = "0 0 210 297"  # millimetres, for a page that tells no size


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its physical box in millimetres, as written, and the roots that hold what is drawn on it.

    ``units`` holds by their ids the drawings (``CompositeGraphicUnit``) that composite objects show.
    """

    box: str
    layers: tuple[etree._Element, ...]
    units: Mapping[str, etree._Element] = field(default_factory=dict)


@dataclass(slots=True)
class _Parts:
    """The XML of an archive, each member parsed once, however many pages refer to it."""

    package: Package
    roots: dict[str, etree._Element] = field(default_factory=dict)
    stored: dict[str, str] = field(default_factory=dict)  # members by their plain names
    drawings: dict[str, dict[str, etree._Element]] = field(default_factory=dict)  # by resource and id
    again: int = 0  # bytes that are drawn a second time
    lost: str = ""  # what is wrong with the first part that is lost

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
        self.share(self.package.zip.getinfo(member).file_size)
        return self.roots[member]

    def share(self, size: int) -> None:
        """Count bytes that several pages show."""
        self.again += size
        if self.again > self.package.limits.max_bytes:
            raise too_large(self.package.name, f"its pages share parts of {self.again} bytes in all")

    def lose(self, error: ReadError) -> None:
        """Note a part that is missing or damaged; any other error is raised."""
        if error.code != "P012":
            raise error
        self.lost = self.lost or error.message

    def units(self, main: str, document: etree._Element, layers: Sequence[etree._Element]) -> dict[str, etree._Element]:
        """The drawings in the resources of a document and its pages that these layers show, and those within them."""
        wanted = [each.get("ResourceID", "") for layer in layers for each in _all(layer, "CompositeObject")]
        if not wanted:
            return {}
        known: dict[str, etree._Element] = {}
        for root in (document, *layers):
            known |= self._drawings(main, [each.text for name in _RESOURCES for each in _all(root, name)])
        shown: dict[str, etree._Element] = {}
        while wanted:
            unit = wanted.pop()
            if unit in known and unit not in shown:
                shown[unit] = known[unit]
                wanted += [each.get("ResourceID", "") for each in _all(known[unit], "CompositeObject")]
                self.share(len(etree.tostring(known[unit])))
        return shown

    def _drawings(self, main: str, places: Sequence[str | None]) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        for place in places:
            try:
                member = self.find(main, place)
                if member not in self.drawings:
                    units = _all(self.package.xml(member), "CompositeGraphicUnit")
                    self.drawings[member] = {unit.get("ID", ""): unit for unit in units}
                found |= self.drawings[member]
            except ReadError as error:
                self.lose(error)
        return found


def sheets(package: Package, limit: int) -> tuple[list[Sheet], int, str]:
    """The first pages of all documents of the archive, how many there are, and what is wrong with those that are lost.

    Raises:
        ReadError: P012 where the document or all of its pages are damaged or missing, P015 where pages share too much.
    """
    found: list[Sheet] = []
    count = 0
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
                parts.lose(error)
                continue
            found.append(Sheet(_box(content) or usual, layers, parts.units(main, document, layers)))
    if not found:
        raise ReadError("P012", "read", parts.lost or "it holds no page", "fetch the file again", file=package.name)
    return found, count, parts.lost


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
