"""``planparse diff``, ``panel``, ``fulfil`` and ``reuse``: comparisons of files, folders and converted files."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator

import click

from planparse.cli.documents import documents as read_documents
from planparse.comparison.checks import pair_notices, set_notices
from planparse.comparison.model import SourcedPlan, all_sourced
from planparse.comparison.pairing import Pairs, pair, pair_results
from planparse.errors import CompareError, PlanParseError
from planparse.schema import Notice, ParsedDocument

_OUT = click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    help="Write .html .xlsx .csv .jsonl or .parquet; '-' for JSON Lines on standard output. [default: a table here]",
)
_FORCE = click.option("--force", is_flag=True, help="Replace an output that exists.")


@click.command()
@click.argument("earlier")
@click.argument("later")
@_OUT
@_FORCE
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.3,
    show_default=True,
    help="Least score of a match.",
)
def diff(earlier: str, later: str, out: str | None, force: bool, threshold: float) -> None:
    """Compare two plans: what was kept, reworded, moved, split, merged, added and removed; which targets changed.

    EARLIER and LATER are documents, folders or converted files (.jsonl). Of several plans, those of one region and
    kind are compared from one year to the next; as pages each pair gets its own (OUT-1.html, OUT-2.html).
    """
    from planparse.cli import compare_output as output
    from planparse.comparison.diff import compare

    with _reading() as failures:
        output.check(out, force=force)
        pairs = _paired(earlier, later, failures)
        output.pages(out, len(pairs.pairs), force=force)
        found = [(compare(one, other, threshold=threshold), one, other) for one, other in pairs.pairs]
        output.diffs(found, out)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@_OUT
@_FORCE
def panel(inputs: tuple[str, ...], out: str | None, force: bool) -> None:
    """Put the figures of many plans in one table: a row for each target, promised or achieved.

    INPUT is a document, a folder or a converted file (.jsonl).
    """
    from planparse.cli import compare_output as output
    from planparse.comparison.panels import COLUMNS, rows

    with _reading() as failures:
        output.check(out, force=force)
        documents = _read(inputs, failures)
        _warn(set_notices(all_sourced(documents)))
        output.table("panel", rows(documents), COLUMNS, out)


@click.command()
@click.argument("earlier")
@click.argument("later")
@_OUT
@_FORCE
@click.option(
    "--points", type=click.FloatRange(min=0), default=0.3, show_default=True, help="Margin of rates, in points."
)
@click.option(
    "--part", type=click.FloatRange(0, 1), default=0.03, show_default=True, help="Margin of counts, as a share."
)
@click.option("--all", "every", is_flag=True, help="Also promises whose indicator is not a known one.")
def fulfil(earlier: str, later: str, out: str | None, force: bool, points: float, part: float, every: bool) -> None:
    """Hold what was promised against what the later plan reports for that year: met, about, missed or unknown.

    EARLIER and LATER are documents, folders or converted files (.jsonl), paired by region and year, a plan rather
    with the summary of its own year. A promise is met from the promised value up (prices, unemployment and energy use:
    down); one that says 左右 is nearly met (about) within the margin.
    """
    from planparse.cli import compare_output as output
    from planparse.comparison.fulfilment import VerdictRule, fulfil_many
    from planparse.comparison.model import Fulfilment

    with _reading() as failures:
        output.check(out, force=force)
        pairs = _paired(earlier, later, failures, pair_results)
        for one, other in pairs.pairs:
            _warn(_of_results(one, other))
        rule = VerdictRule(points=points, part=part)
        found = fulfil_many(pairs.pairs, rule=rule, every_target=every)
        output.table("fulfil", [row.model_dump() for row in found], tuple(Fulfilment.model_fields), out)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@_OUT
@_FORCE
@click.option("--least", type=click.IntRange(min=4), default=20, show_default=True, help="Characters of a sentence.")
@click.option("--similarity", type=click.FloatRange(0, 1), default=0.75, show_default=True, help="Least common share.")
@click.option("--sources", type=click.IntRange(min=1), default=5, show_default=True, help="Most sources of a sentence.")
def reuse(inputs: tuple[str, ...], out: str | None, force: bool, least: int, similarity: float, sources: int) -> None:
    """Find passages that plans share: from last year, from the level above, from a neighbour.

    INPUT is a document, a folder or a converted file (.jsonl).
    """
    from planparse.cli import compare_output as output
    from planparse.comparison.model import Reuse
    from planparse.comparison.text_reuse import reuse as find_reuse

    with _reading() as failures:
        output.check(out, force=force)
        documents = _read(inputs, failures)
        _warn(set_notices(all_sourced(documents)))
        found = find_reuse(documents, least=least, similarity=similarity, sources=sources)
        output.table("reuse", [row.model_dump() for row in found], tuple(Reuse.model_fields), out)


def _read(names: Iterable[str], failures: list[PlanParseError]) -> list[ParsedDocument]:
    found = list(read_documents(names, failures))
    if not any(document.plans for document in found):
        raise CompareError(
            "P060", "compare", "no plan was found", "name documents that hold plans", file=" ".join(names)
        )
    return found


def _paired(earlier: str, later: str, failures: list[PlanParseError], pairing: Callable[..., Pairs] = pair) -> Pairs:
    pairs = pairing(_read([earlier], failures), _read([later], failures))
    for given in pairs.unpaired:
        click.echo(f"without partner: {_shown(given)}", err=True)
    if not pairs.pairs:
        message, advice = "no plan of one side belongs to one of the other", "name plans of one region and kind"
        raise CompareError("P060", "compare", message, advice, file=f"{earlier}, {later}")
    return pairs


def _of_results(one: SourcedPlan, other: SourcedPlan) -> Iterator[Notice]:
    """Trouble of a promise and its results; that a summary is of another kind and of the same year is none."""
    summed_up = other.plan.kind == "summary" and one.plan.kind != "summary"
    for notice in pair_notices(one, other):
        if not (summed_up and notice.code in {"different_kind", "same_year"}):
            yield notice


def _warn(notices: Iterable[Notice]) -> None:
    for notice in notices:
        click.echo(f"{notice.code}: {notice.message}", err=True)


def _shown(given: SourcedPlan) -> str:
    return f"{given.source} {given.plan.id} {given.plan.title or ''}".strip()


@contextlib.contextmanager
def _reading() -> Iterator[list[PlanParseError]]:
    """Collect inputs that cannot be read, tell them at the end, and give exit status 1 if there were any."""
    failures: list[PlanParseError] = []
    try:
        yield failures
    finally:
        for failure in failures:
            click.echo(str(failure), err=True)
    if failures:
        sys.exit(1)
