"""A listing of gold for the eyes of whoever writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.schema import ParsedDocument, Plan, Target, Time

_FIGURE = re.compile(
    r"(?:(?<!第)\d+(?:\.\d+)?|(?<![第〇零一二三四五六七八九十百千两])[一二两三四五六七八九十百千]+)[余多]?"
    r"(?=[%％‰万亿元个名人所次节篇项场轮天周年户件门公里亩吨家条座批支台套倍分份本期届]|百分点|平方|学时|小时|分钟|[^是、）]评)"
)


def listing(document: ParsedDocument) -> str:
    """Every annotated item on a line, in the order of the text."""
    return "\n".join(line for plan in document.plans for line in _plan(document, plan))


def _plan(document: ParsedDocument, plan: Plan) -> Iterator[str]:
    period = plan.period.edtf if plan.period else None
    yield f"PLAN {plan.title} | {plan.kind} | {plan.issuer} | {period} | {plan.published}"
    rows: list[tuple[int, int, str]] = []
    for section in plan.sections:
        text = f"{'#' * section.level} {section.label}|{section.title} {{{','.join(section.roles)}}}"
        rows.append((section.span.start, 0, text))
    for unit in plan.units:
        tail = f" !{'、'.join(unit.actors)}" if unit.actors else ""
        tail += "".join(f" @{_time(time)}" for time in unit.times)
        tail += f" #{','.join(unit.topics)}" if unit.topics else ""
        body = unit.text.replace("\n", "⏎")
        body = body if len(body) < 40 else f"{body[:26]}…{body[-10:]}"
        rows.append((unit.span.start, 1, f"  {unit.type} [{unit.label}|{unit.title or ''}] {body}{tail}"))
    for item in plan.schedule:
        extra = f" !{'、'.join(item.actors)}" if item.actors else ""
        extra += f" ${item.place}" if item.place else ""
        rows.append((item.span.start, 1, f"  item {_time(item.time)} {item.activity}{extra}"))
    rows += [(target.span.start, 2, f"    target {_target(target)}") for target in plan.targets]
    rows += [(at, 3, f"    unmarked? {near}") for at, near in _unmarked(document.text, plan)]
    rows += [(x.span.start, 2, f"    reference {x.title} {x.number or ''}") for x in plan.references]
    yield from (text for _, _, text in sorted(rows, key=lambda row: row[:2]))


def _unmarked(text: str, plan: Plan) -> Iterator[tuple[int, str]]:
    """Figures of units that no target, time or reference covers: slips, or numbers that are no targets."""
    covered = [item.span for item in (*plan.targets, *plan.references)]
    covered += [time.span for unit in plan.units for time in unit.times]
    for unit in plan.units:
        start = unit.span.start + len(unit.label)
        for match in _FIGURE.finditer(text, start, unit.span.end):
            if not any(span.start <= match.start() < span.end for span in covered):
                near = text[max(start, match.start() - 8) : match.end() + 6].replace("\n", "⏎")
                yield match.start(), near


def _time(time: Time | None) -> str:
    if time is None:
        return "-"
    often = f"{time.frequency.count}/{time.frequency.per}" if time.frequency else time.edtf
    return f"{time.text}={often}"


def _target(target: Target) -> str:
    value = "-" if target.value is None else f"{target.value:g}"
    value += f"..{target.value_max:g}" if target.value_max is not None else ""
    extra = f" freq={target.frequency.count}/{target.frequency.per}" if target.frequency else ""
    extra += f" subject={target.subject}" if target.subject else ""
    extra += f" absent={target.absence.kind}" if target.absence else ""
    return (
        f"{target.indicator} ({target.indicator_id or '-'}) {target.op} {value} {target.unit} {target.measure}"
        f" {target.status} {_time(target.period)}{extra} «{target.text}»"
    )
