"""The page of plans: every document's text with its marks beside the list of what was found."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from planparse.schema import ParsedDocument, Plan
from planparse.writers.html.items import TYPES, Fact, Numbered, numbered, plan_items, told, warning_items
from planparse.writers.html.page import render, trusted, write_page
from planparse.writers.html.spans import pieces
from planparse.writers.html.words import Lang

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its items."""

    plan: Plan
    about: tuple[Fact, ...]
    items: list[Numbered]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of documents."""

    number: int
    path: str
    title: str
    facts: tuple[Fact, ...]
    counts: tuple[int, ...]


def write_plans(documents: Iterable[ParsedDocument], path: Path, lang: Lang) -> None:
    """Write one page with all documents; one at a time is in memory."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as bodies:
        rows = []
        for number, document in enumerate(documents, 1):
            bodies.writelines(_body(document, number, lang))
            rows.append(_row(document, number))
        bodies.seek(0)
        write_page(
            path, "plans", lang=lang, scripts=["plans.js"], rows=rows, types=TYPES, bodies=trusted(_chunks(bodies))
        )


def _body(document: ParsedDocument, number: int, lang: Lang) -> Iterator[str]:
    warnings = numbered(warning_items(document), 1)
    views: list[PlanView] = []
    following = len(warnings) + 1
    for plan in document.plans:
        items = numbered(plan_items(plan, document.text), following)
        following += len(items)
        views.append(PlanView(plan, _about(plan), items))
    marked = [each for view in views for each in view.items] + [each for each in warnings if each.item.located]
    return render(
        "document",
        lang=lang,
        number=number,
        document=document,
        source=_source(document),
        pieces=pieces(document.text, [each.mark for each in marked]),
        views=views,
        warnings=warnings,
    )


def _about(plan: Plan) -> tuple[Fact, ...]:
    region = plan.region
    names = [name for name in (region.province, region.city, region.county) if name] if region else []
    facts = (
        Fact("kind", labels=(f"kind.{plan.kind}",)),
        Fact("issuer", plan.issuer or ""),
        Fact("region", " ".join([*dict.fromkeys(names), *([region.adcode] if region and region.adcode else [])])),
        Fact("period", f"{plan.period.label}（{plan.period.edtf}）" if plan.period else ""),
        Fact("published", plan.published or ""),
        Fact("number", plan.number or ""),
        Fact("addressee", plan.addressee or ""),
        Fact("attachments", "；".join(plan.attachments)),
    )
    return told(facts)


def _source(document: ParsedDocument) -> tuple[Fact, ...]:
    source = document.source
    facts = (
        Fact("source", source.path),
        Fact("media_type", source.media_type),
        Fact("encoding", source.encoding or ""),
        Fact("pages", str(source.pages or "")),
        Fact("characters", str(len(document.text))),
    )
    return told(facts)


def _row(document: ParsedDocument, number: int) -> Row:
    plans = document.plans
    first = plans[0] if plans else None
    title = "；".join(plan.title or "" for plan in plans[:3]) + ("……" if len(plans) > 3 else "")
    counts = (len(plan.goals) + len(plan.tasks) for plan in plans), (len(plan.targets) for plan in plans)
    return Row(
        number=number,
        path=document.source.path,
        title=title.strip("；") or Path(document.source.path).name,
        facts=_about(first) if first else (),
        counts=(len(plans), *map(sum, counts), len(document.warnings)),
    )


def _chunks(file: IO[str]) -> Iterator[str]:
    while chunk := file.read(_CHUNK):
        yield chunk
