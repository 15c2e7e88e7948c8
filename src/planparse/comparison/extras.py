"""Optional libraries, asked for before work begins."""

from __future__ import annotations

from importlib.util import find_spec

from planparse.errors import CompareError


def require(*names: str) -> None:
    """Make sure that libraries are installed.

    Raises:
        CompareError: ``P014`` with the name of the first one that is not.

    Example:
        >>> require("json", "re")
    """
    for name in names:
        if find_spec(name) is None:
            raise CompareError("P014", "compare", f"{name} is not installed", "pip install 'planparse[compare]'")
