"""Files of a corpus: notation sources built into documents with gold beside them, and gold read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from planparse.corpus.formats import html_bytes, markdown_bytes
from planparse.corpus.gold import Written, read_notation
from planparse.corpus.noise import Variant, scrape
from planparse.corpus.relocate import relocate
from planparse.corpus.word import docx_bytes
from planparse.errors import CorpusError
from planparse.readers import read
from planparse.schema import ParsedDocument, SourceInfo

GOLD_SUFFIX = ".gold.json"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def sources(paths: Iterable[Path]) -> list[Path]:
    """All notation files among some files and folders, sorted."""
    found = {file for path in paths for file in (path.rglob("*.plan") if path.is_dir() else [path])}
    return sorted(file for file in found if file.suffix == ".plan")


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """All gold files among some files and folders, sorted."""
    found = {file for path in paths for file in (path.rglob(f"*{GOLD_SUFFIX}") if path.is_dir() else [path])}
    return sorted(file for file in found if file.name.endswith(GOLD_SUFFIX))


def build(path: Path) -> tuple[Path, Path]:
    """Write the document and the gold that a notation file describes beside it.

    Returns:
        The paths of the document and of its gold.

    Raises:
        CorpusError: ``P045`` where the source breaks the notation or names a format that is not known.
    """
    name, content, document = made(path)
    target = path.with_name(name)
    target.write_bytes(content)
    gold = target.with_name(target.name + GOLD_SUFFIX)
    gold.write_text(gold_text(document), encoding="utf-8", newline="\n")
    return target, gold


def write_variant(path: Path, variant: Variant) -> None:
    """Write a noisy variant and its gold; the gold names the new file."""
    path.write_bytes(variant.content)
    source = variant.document.source.model_copy(update={"path": path.name, "media_type": MEDIA_TYPES[".txt"]})
    document = variant.document.model_copy(update={"source": source})
    path.with_name(path.name + GOLD_SUFFIX).write_text(gold_text(document), encoding="utf-8", newline="\n")


def made(path: Path) -> tuple[str, bytes, ParsedDocument]:
    """Name, bytes and gold of the document that a notation file describes; nothing is written."""
    written = read_notation(path.read_text(encoding="utf-8"), path.name)
    name = written.settings.get("file") or f"{path.stem}.txt"
    encoding = written.settings.get("encoding", "utf-8")
    content = render(written, Path(name).suffix, encoding, path.name)
    document = gold_document(written, name, content, encoding)
    if kinds := written.settings.get("noise"):
        variant = scrape(document, int(written.settings.get("seed", "1")), kinds.split(","), encoding)
        return name, variant.content, variant.document
    return name, content, document


def render(written: Written, suffix: str, encoding: str, file: str) -> bytes:
    """The bytes of a document in the format that its suffix names."""
    match suffix:
        case ".txt":
            return written.text.encode("utf-8" if "noise" in written.settings else encoding)
        case ".md":
            return markdown_bytes(written)
        case ".html":
            return html_bytes(written, encoding)
        case ".docx":
            return docx_bytes(written)
        case _:
            known = ", ".join(MEDIA_TYPES)
            raise CorpusError("P045", "corpus", f"no way to write {suffix!r}", f"let @file end in {known}", file=file)


def gold_document(written: Written, name: str, content: bytes, encoding: str) -> ParsedDocument:
    """The gold of a document in the form of the result contract, over the text that is read back from its bytes."""
    suffix = Path(name).suffix
    source = SourceInfo(
        path=name,
        media_type=MEDIA_TYPES[suffix],
        encoding=None if suffix == ".docx" else encoding,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    document = ParsedDocument(source=source, text=written.text, plans=written.plans)
    if suffix == ".txt":
        return document
    return relocate(document, read(content, name).text, [(span.start, span.end) for span in written.outside])


def gold_text(document: ParsedDocument) -> str:
    """Gold as JSON: fields at their defaults are left out."""
    said = {"schema_version": document.schema_version} | document.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def load_gold(path: Path) -> ParsedDocument:
    """Read a gold file.

    Raises:
        CorpusError: ``P043`` where the file is not gold in the form of the contract.
    """
    try:
        return ParsedDocument.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).splitlines()[:3])
        raise _broken(path, reason, "build the gold again from its source") from error
    except OSError as error:
        raise _broken(path, f"cannot be read ({error.strerror})", "give gold files or folders") from error


def _broken(path: Path, reason: str, advice: str) -> CorpusError:
    return CorpusError("P043", "corpus", reason, advice, file=str(path))


def load_corpus(paths: Iterable[Path]) -> list[ParsedDocument]:
    """Read all gold among some files and folders, in the order of their names.

    Raises:
        CorpusError: ``P043`` where there is none, or one is broken.
    """
    files = gold_files(paths)
    if not files:
        raise CorpusError("P043", "corpus", f"no *{GOLD_SUFFIX} found", "run planparse corpus build first")
    return [load_gold(file) for file in files]
