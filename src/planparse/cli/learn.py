"""``planparse train``, ``evaluate`` and ``suggest``: the cycle of annotating, learning and measuring."""

from __future__ import annotations

import json
from pathlib import Path

import click

_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
_MODELS = click.option(
    "--models",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of models. [default: shipped]",
)


@click.command()
@_PATHS
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for models."
)
@click.option("--seed", default=0, show_default=True, help="The same seed and gold give the same bytes.")
@click.option("--measure/--no-measure", default=True, help="Measure on places held out in turn, for the model cards.")
def train(paths: tuple[Path, ...], output: Path, seed: int, measure: bool) -> None:
    """Train the classifiers from the gold (*.gold.json) among PATHS.

    The folder of a gold file is its place: places are held out whole, for calibration and for the figures of the cards.
    """
    from planparse.corpus.learning.training import train as train_all

    click.echo(str(train_all(paths, output, seed=seed, measure=measure)))


@click.command()
@_PATHS
@_MODELS
@click.option("--held-out", is_flag=True, help="Measure each folder with models trained from the others.")
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="Markdown file to put the figures into.")
def evaluate(paths: tuple[Path, ...], models: Path | None, held_out: bool, write: Path | None) -> None:
    """Measure rules only, classifiers only and both against the gold (*.gold.json) among PATHS.

    Each document stands beside its gold.
    """
    from planparse.corpus.learning.evaluation import evaluate as evaluate_all
    from planparse.corpus.learning.report import markdown
    from planparse.corpus.learning.report import write as put

    if held_out and models:
        raise click.UsageError("--held-out trains models of its own: leave --models out")
    text = markdown(evaluate_all(paths, models=models, held_out=held_out))
    if write:
        put(write, text)
    else:
        click.echo(text)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_MODELS
@click.option("-n", "--count", default=20, show_default=True, type=click.IntRange(1), help="How many units.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines in place of a list.")
def suggest(folder: Path, models: Path | None, count: int, as_json: bool) -> None:
    """List the units of the documents in FOLDER that are worth annotating next: uncertain, and unlike each other."""
    from planparse.corpus.learning.suggestion import suggest as suggest_units

    found = suggest_units(folder, count, models=models)
    for notice in found.unread:
        click.echo(notice.message, err=True)
    for unit in found.units:
        if as_json:
            said = {"path": unit.path, "span": unit.span.model_dump(), "uncertainty": unit.uncertainty}
            click.echo(json.dumps(said | {"reason": unit.reason, "text": unit.text}, ensure_ascii=False))
        else:
            text = unit.text.replace("\n", " ")[:60]
            click.echo(f"{unit.uncertainty:.3f} {unit.reason:6} {unit.path}:{unit.span.start}-{unit.span.end} {text}")
