"""Web pages that a browser saved in one file (MHTML, RFC 2557): the first page in it."""

from __future__ import annotations

from email import message_from_bytes, policy

from planparse.errors import ReadError
from planparse.readers import html
from planparse.readers.source import Limits, Source


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read the page in an MHTML file, pictures and frames left out.

    Raises:
        ReadError: P012 if it holds no page, and as for HTML.
    """
    for part in message_from_bytes(data, policy=policy.compat32).walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes) and content:
            return html.read(content, name, limits, declared=part.get_content_charset())
    raise ReadError("P012", "read", "it holds no page", "save the page again as HTML", file=name)
