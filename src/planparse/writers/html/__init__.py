"""Pages that people read: one self-contained HTML file, without network, in Chinese and English by a switch.

A page shows the text of documents as text: everything is escaped, and a content security policy lets no script run but
the page's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.schema import ParsedDocument
from planparse.writers.atomic import atomic
from planparse.writers.html.diff_page import write_diff
from planparse.writers.html.panel_page import write_panel
from planparse.writers.html.plan_page import write_plans
from planparse.writers.html.words import Lang

if TYPE_CHECKING:
    import pandas as pd

    from planparse.comparison.model import PlanDiff

__all__ = ["write_diff_html", "write_html", "write_panel_html", "write_plan_html"]


def write_html(lines: Iterable[str], path: Path, *, lang: Lang = "zh") -> None:
    """Write documents, one a line of JSON, as one page: a list of them, and each with its text and its items.

    Args:
        lines: Lines of JSON, a ``ParsedDocument`` each; one at a time is in memory.
        path: The page.
        lang: Language of the labels at first.
    """
    write_plans((ParsedDocument.model_validate_json(line) for line in lines), path, lang)


def write_plan_html(document: ParsedDocument, path: Path, *, lang: Lang = "zh") -> None:
    """Write a document as a page: the text with coloured spans beside the list of what was found.

    Args:
        document: The document, with any number of plans.
        path: The page; it appears whole or not at all.
        lang: Language of the labels at first; document text is shown as it is.

    Raises:
        WriteError: P052 when it cannot be written.

    Example:
        >>> import tempfile
        >>> from planparse.schema import SourceInfo
        >>> source = SourceInfo(path="a.txt", media_type="text/plain", sha256="0" * 64, size=9)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     page = Path(folder, "a.html")
        ...     write_plan_html(ParsedDocument(source=source, text="<b>粗</b>"), page)
        ...     "&lt;b&gt;粗&lt;/b&gt;" in page.read_text(encoding="utf-8")
        True
    """
    with atomic(path) as temporary:
        write_plans([document], temporary, lang)


def write_diff_html(
    diff: PlanDiff, earlier: ParsedDocument, later: ParsedDocument, path: Path, *, lang: Lang = "zh"
) -> None:
    """Write a comparison as a page: both plans side by side with changed words marked, figures, and attention.

    Args:
        diff: What changed.
        earlier: The document with the earlier plan.
        later: The document with the later plan.
        path: The page; it appears whole or not at all.
        lang: Language of the labels at first.

    Raises:
        WriteError: P052 when it cannot be written.
    """
    with atomic(path) as temporary:
        write_diff(diff, earlier, later, temporary, lang)


def write_panel_html(frame: pd.DataFrame, path: Path, *, lang: Lang = "zh") -> None:
    """Write a table as a page that sorts and filters it; figures by indicator, place and year get charts.

    Args:
        frame: Any frame. The long form of a panel (``planparse.panel``) gets a line chart over the years and a bar
            chart of one year.
        path: The page; it appears whole or not at all.
        lang: Language of the labels at first.

    Raises:
        WriteError: P052 when it cannot be written, P014 when there are charts to draw and nothing to draw them with.
    """
    with atomic(path) as temporary:
        write_panel(frame, temporary, lang)
