"""The code blocks of a Markdown file, run in order in one namespace, with what they really print.

``python tests/docs/blocks.py`` writes the real output behind each block of the READMEs; the tests hold it there.
A ``python`` block is followed by a ``text`` block with what it prints; ``text demo`` holds what ``make demo`` prints,
and ``text test`` what ``make test`` printed when it was written down: a test cannot run itself.
"""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
_BLOCK = re.compile(r"^```(?P<kind>[a-z]+)(?P<extra> [a-z]+)?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def real_outputs(markdown: str) -> list[tuple[str, str]]:
    """For each ``text`` block of a file: what stands there, and what the block before it prints."""
    found = []
    printed = ""
    namespace: dict[str, object] = {}
    for block in _BLOCK.finditer(markdown):
        if block["kind"] == "python":
            printed = _printed(block["body"], namespace)
        elif block["kind"] == "text" and (block["extra"] or "").strip() != "test":
            found.append((block["body"], demo() if (block["extra"] or "").strip() == "demo" else printed))
    return found


def code(markdown: str) -> list[str]:
    """All blocks that a reader would run."""
    return [block["body"] for block in _BLOCK.finditer(markdown) if block["kind"] != "text"]


def refreshed(markdown: str) -> str:
    """The same file with real output in its ``text`` blocks."""
    real = iter([output for _, output in real_outputs(markdown)])
    return _BLOCK.sub(
        lambda block: (
            f"```text{block['extra'] or ''}\n{next(real)}```"
            if block["kind"] == "text" and (block["extra"] or "").strip() != "test"
            else block.group()
        ),
        markdown,
    )


def _printed(code: str, namespace: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README", "exec"), namespace)  # noqa: S102 - our own documentation
    return out.getvalue()


def demo() -> str:
    """What ``make demo`` prints, without the lines of an installation."""
    command = ["make", "--silent", "--no-print-directory", "demo"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    for name in READMES:
        path = ROOT / name
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
