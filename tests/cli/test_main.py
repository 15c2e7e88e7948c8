import subprocess
import sys
from importlib import import_module

import pytest
from click import Command
from click.testing import CliRunner

from planparse.cli.main import COMMANDS, main
from planparse.version import __version__


def test_the_help_lists_every_command():
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name, (_, _, told) in COMMANDS.items():
        assert f"  {name} " in result.output
        assert told in result.output


def test_the_version():
    assert CliRunner().invoke(main, ["--version"]).output == f"planparse, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_loaded_and_is_told_alike(name):
    module, attribute, _ = COMMANDS[name]
    command = getattr(import_module(module), attribute)
    assert isinstance(command, Command)
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_an_unknown_command_is_wrong_use():
    result = CliRunner().invoke(main, ["convrt"])
    assert (result.exit_code, "No such command" in result.output) == (2, True)


def test_the_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom planparse.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = ["pydantic", "rich", "lxml", "numpy", "pandas", "jieba", "spacy", "sklearn", "pyarrow", "opencc", "docx"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
