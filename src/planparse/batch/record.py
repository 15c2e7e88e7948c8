"""``Record``: what became of one input."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self

from planparse.errors import BatchError, PlanParseError, ReadError

if TYPE_CHECKING:
    from planparse.schema import ParsedDocument

Status = Literal["ok", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input gave no document: the parts of a ``PlanParseError`` (``code`` is one of ``errors.CODES``)."""

    stage: str
    code: str
    message: str
    advice: str = ""

    @classmethod
    def of(cls, error: PlanParseError) -> Self:
        """The parts of ``error`` without its file."""
        return cls(error.stage, error.code, error.message, error.advice)


@dataclass(frozen=True)
class Record:
    """One input and its outcome; there is exactly one for each input.

    Args:
        path: The input as shown: its path, for a member of an archive ``archive.zip!member``.
        id: 16 hexadecimal digits from path and content, the same in every run.
        status: ``ok``, ``partial`` (a document, but a part of the file did not become text: its warnings say which) or
            ``failed``.
        sha256: Of the bytes; null when they could not be read.
        line: The document as one line of JSON; null when ``failed``.
        error: Why it failed; null otherwise.
    """

    path: str
    id: str
    status: Status
    sha256: str | None = None
    line: str | None = None
    error: Failure | None = None

    @cached_property
    def document(self) -> ParsedDocument | None:
        """The document, read from ``line`` when first asked for."""
        if self.line is None:
            return None
        from planparse.schema import ParsedDocument

        return ParsedDocument.model_validate_json(self.line)

    def failure(self) -> PlanParseError | None:
        """The error of a failed input as an exception to raise."""
        if self.error is None:
            return None
        kind = BatchError if self.error.code in {"P017", "P070", "P071", "P099"} else ReadError
        return kind(self.error.code, self.error.stage, self.error.message, self.error.advice, file=self.path)


def record_id(key: bytes, sha256: str | None) -> str:
    """A stable name for an input: from where it lies (``key``) and what it holds."""
    return hashlib.sha256(key + b"\0" + (sha256 or "").encode()).hexdigest()[:16]
