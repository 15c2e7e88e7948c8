"""The command ``planparse``: a table of commands, each imported when it is called."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from planparse.errors import PlanParseError
from planparse.version import __version__

# name: (module, command, what it does), so that the help needs nothing but this file
COMMANDS: dict[str, tuple[str, str, str]] = {
    "convert": ("planparse.cli.convert", "convert", "Turn plan files into structured data."),
    "show": ("planparse.cli.show", "show", "Show what is in a file as a tree."),
    "summary": ("planparse.cli.summary", "summary", "Count what is in files."),
    "schema": ("planparse.cli.schema", "schema", "Print the JSON Schema of a converted document."),
    "diff": ("planparse.cli.compare", "diff", "Compare two plans."),
    "panel": ("planparse.cli.compare", "panel", "Targets of many plans by place and year, in one table."),
    "fulfil": ("planparse.cli.compare", "fulfil", "Set what was promised beside what was reported a year later."),
    "reuse": ("planparse.cli.compare", "reuse", "Find passages that plans share."),
    "train": ("planparse.cli.learn", "train", "Train the classifiers."),
    "evaluate": ("planparse.cli.learn", "evaluate", "Measure results against gold annotations."),
    "suggest": ("planparse.cli.learn", "suggest", "Suggest what to annotate next."),
    "corpus": ("planparse.cli.corpus", "corpus", "Work with annotated corpora."),
}

# codes of errors that lie in the call, not in what is read or written
WRONG_USE = frozenset({"P014", "P050", "P051", "P053"})


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called; the help reads ``COMMANDS`` alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  the signature is Click's
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command called ``cmd_name``."""
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a coded error is told in one line and becomes the exit status."""
        _fill_standard_streams()
        try:
            return super().invoke(ctx)
        except PlanParseError as error:
            click.echo(str(error), err=True)
            ctx.exit(2 if error.code in WRONG_USE else 1)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, _, told) in COMMANDS.items()])


def _fill_standard_streams() -> None:
    """Where a standard stream is closed (daemons, cron), no file that is opened later may take its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # takes the lowest number


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="planparse")
def main() -> None:
    """Chinese plan documents as data: goals, tasks, schedules and targets, each tied to its place in the text."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without Chinese shows ? and ends in no error
