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
