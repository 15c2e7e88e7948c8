"""Web pages saved in one file (MHTML, RFC 2557) and mails (RFC 5322): the first page in them, or their plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from planparse.errors import ReadError
from planparse.readers import html, text
from planparse.readers.source import Limits, Source
from planparse.schema import Notice


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read the first page in an MHTML file or mail that shows text, pictures and frames left out; else its plain text.

    Files that hang on a mail give a warning ``attachments``.

    Raises:
        ReadError: P012 if it holds no text, and as for HTML.
    """
    message = message_from_bytes(data.lstrip(), policy=policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    attached = [found for part in parts if (found := _attached(part))]
    source = _first([part for part in parts if not _attached(part)], name, limits)
    if not attached:
        return source
    names = f"its attachments were not read: {'、'.join(attached)[:200]}; save and read them"
    return replace(source, warnings=(*source.warnings, Notice(code="attachments", message=names)))


def _first(parts: list[Message], name: str, limits: Limits) -> Source:
    """The first page with text, else the first plain text, else the first page."""
    pages: list[Source] = []
    failed: ReadError | None = None
    for content, codec in _contents(parts, "text/html"):
        try:
            pages.append(html.read(content, name, limits, declared=codec))
        except ReadError as error:  # a blank part beside the page
            failed = failed or error
            continue
        if pages[-1].text:
            return pages[-1]
    for content, codec in _contents(parts, "text/plain"):
        plain, encoding, notices = text.decode(content, name, declared=codec)
        return Source(plain, "text/plain", encoding, warnings=notices)
    if pages:
        return pages[0]
    raise failed or ReadError("P012", "read", "it holds no page", "save the page again as HTML", file=name)


def _contents(parts: list[Message], kind: str) -> Iterator[tuple[bytes, str | None]]:
    for part in parts:
        content = part.get_payload(decode=True) if part.get_content_type() == kind else None
        if isinstance(content, bytes) and content.strip():
            yield content, part.get_content_charset()


def _attached(part: Message) -> str:
    """Name of a file that hangs on a mail; empty for what belongs to its text."""
    if part.get_content_disposition() != "attachment":
        return ""
    named = part.get_filename() or "?"
    try:
        return str(make_header(decode_header(named)))
    except (LookupError, ValueError, HeaderParseError):  # a name in no encoding that is known stays as it is written
        return named
