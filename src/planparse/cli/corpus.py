"""``planparse corpus``: build, check and list written corpora."""

from __future__ import annotations

from pathlib import Path

import click

_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))


@click.group()
def corpus() -> None:
    """Written corpora: documents and their gold annotation."""


@corpus.command()
@_PATHS
def build(paths: tuple[Path, ...]) -> None:
    """Write document and gold of every notation file (*.plan) among PATHS."""
    from planparse.corpus.files import build as build_one
    from planparse.corpus.files import sources

    for source in sources(paths):
        document, gold = build_one(source)
        click.echo(f"{source}: {document.name}, {gold.name}")


@corpus.command()
@_PATHS
def show(paths: tuple[Path, ...]) -> None:
    """List what the notation files among PATHS annotate."""
    from planparse.corpus.files import made, sources
    from planparse.corpus.listing import listing

    for source in sources(paths):
        click.echo(listing(made(source)[2]))


@corpus.command()
@_PATHS
def check(paths: tuple[Path, ...]) -> None:
    """Check the gold (*.gold.json) among PATHS: spans, ids, overlaps, and the guidelines as far as a program can.

    Exit status 1 if there is any problem.
    """
    from planparse.corpus.check import check as problems_of
    from planparse.corpus.files import gold_files

    problems = problems_of(paths)
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(gold_files(paths))} files, {len(problems)} problems")
    if problems:
        raise click.exceptions.Exit(1)


@corpus.command()
@_PATHS
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to fill.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same variants.")
@click.option("--copies", default=1, show_default=True, type=click.IntRange(1), help="Variants of each document.")
@click.option("--kind", "kinds", multiple=True, help="Kind of noise; may be repeated. Without it the seed chooses.")
def noise(paths: tuple[Path, ...], output: Path, seed: int, copies: int, kinds: tuple[str, ...]) -> None:
    """Write scraped variants of the text documents among PATHS, with their gold, into a folder."""
    from planparse.corpus.files import gold_files, load_gold, write_variant
    from planparse.corpus.noise import KINDS, scrape

    if unknown := set(kinds) - set(KINDS):
        raise click.UsageError(f"unknown noise {', '.join(sorted(unknown))}; known: {', '.join(KINDS)}")
    output.mkdir(parents=True, exist_ok=True)
    written = 0
    for file in gold_files(paths):
        document = load_gold(file)
        for copy in range(copies):
            variant = scrape(document, seed * 1_000_003 + written, kinds)
            written += 1
            write_variant(output / f"{file.parent.name}-{Path(document.source.path).stem}-{copy + 1}.txt", variant)
    click.echo(f"{written} variants in {output}")


@corpus.command()
@_PATHS
@click.option("--write", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="README to put it into.")
def table(paths: tuple[Path, ...], write: Path | None) -> None:
    """Print the composition of the corpora among PATHS as a Markdown table, or put it into a README."""
    from planparse.corpus.composition import composition, write_composition

    if write:
        write_composition(write, paths)
    else:
        click.echo(composition(paths))
