"""What the READMEs print is what the code prints."""

import importlib.util
import re
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("blocks", Path(__file__).with_name("blocks.py"))
blocks = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(blocks)


@pytest.mark.parametrize("name", blocks.READMES)
def test_printed_output_is_real(name):
    if not (blocks.ROOT / ".venv" / "demo.stamp").exists():
        pytest.skip("make demo has not installed .venv")
    outputs = blocks.real_outputs((blocks.ROOT / name).read_text(encoding="utf-8"))
    assert len(outputs) == 3
    for printed, real in outputs:
        assert printed == real


LINKING = [*blocks.READMES, "CONTRIBUTING.md", *(f"docs/{name}.md" for name in ("cli", "cluster", "speed"))]


@pytest.mark.parametrize("name", LINKING)
def test_links_lead_somewhere(name):
    path = blocks.ROOT / name
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_both_readmes_have_the_same_code():
    english, chinese = (blocks.code((blocks.ROOT / name).read_text(encoding="utf-8")) for name in blocks.READMES)
    assert english == chinese
