"""Parts of a Word document: which ones there are, and what refers to them."""

from __future__ import annotations

from lxml import etree

from planparse.readers.docx_numbering import W
from planparse.readers.package import Package, parse_xml

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def main_part(package: Package) -> str:
    """Name of the part that holds the text."""
    return related(package, "")[0].get("officeDocument", "word/document.xml")


def related(package: Package, main: str) -> tuple[dict[str, str], dict[str, str]]:
    """Parts that a part refers to, by kind (the first of each) and by id."""
    kinds: dict[str, str] = {}
    ids: dict[str, str] = {}
    for relation in package.relations(main):
        kinds.setdefault(relation.kind, relation.path)
        ids[relation.id] = relation.path
    return kinds, ids


def part(package: Package, member: str | None) -> etree._Element | None:
    """Root of a part, None if the document has none; strict OOXML is read under the names of the transitional form."""
    if member is None or member not in package.names():
        return None
    return parse_xml(package.read(member).replace(_STRICT, W[1:-1].encode()), package.name)
