"""``planparse schema``."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a converted document (a line of JSON Lines)."""
    from planparse.schema import ParsedDocument

    click.echo(json.dumps(ParsedDocument.model_json_schema(), ensure_ascii=False, indent=2))
