"""``python -m planparse``: the same as the command."""

from planparse.cli.main import main

main()
