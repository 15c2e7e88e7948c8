"""Files of a corpus: notation sources built into documents with gold beside them, and gold read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from planparse.corpus.gold import Written, read_notation
from planparse.errors import CorpusError
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


def made(path: Path) -> tuple[str, bytes, ParsedDocument]:
    """Name, bytes and gold of the document that a notation file describes; nothing is written."""
    written = read_notation(path.read_text(encoding="utf-8"), path.name)
    name = written.settings.get("file") or f"{path.stem}.txt"
    encoding = written.settings.get("encoding", "utf-8")
    content = render(written, Path(name).suffix, encoding, path.name)
    return name, content, gold_document(written, name, content, encoding)


def render(written: Written, suffix: str, encoding: str, file: str) -> bytes:
    """The bytes of a document in the format that its suffix names."""
    if suffix == ".txt":
        return written.text.encode(encoding)
    raise CorpusError(
        "P045", "corpus", f"no way to write {suffix!r}", "name a file in @file that ends in .txt", file=file
    )


def gold_document(written: Written, name: str, content: bytes, encoding: str) -> ParsedDocument:
    """The gold of a document in the form of the result contract."""
    suffix = Path(name).suffix
    source = SourceInfo(
        path=name,
        media_type=MEDIA_TYPES[suffix],
        encoding=encoding if suffix in {".txt", ".md", ".html"} else None,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    return ParsedDocument(source=source, text=written.text, plans=written.plans)


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
        first = str(error).splitlines()[:3]
        raise CorpusError(
            "P043", "corpus", " ".join(first), "build the gold again from its source", file=str(path)
        ) from error
    except OSError as error:
        raise CorpusError(
            "P043", "corpus", f"cannot be read ({error.strerror})", "give gold files or folders", file=str(path)
        ) from error


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
