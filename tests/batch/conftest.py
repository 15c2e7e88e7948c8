from pathlib import Path

import pytest

from planparse.batch.task import Job


@pytest.fixture
def job(monkeypatch):
    """A job whose parser obeys the text; found by workers because they are given this process's path."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))

    def make(**settings):
        return Job(**{"load": "fake_parsers:load", "timeout": 30.0, **settings})

    return make


@pytest.fixture
def write(tmp_path):
    """Write files below a folder of their own, by name and text."""

    def put(**texts):
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return [str(folder / f"{name}.txt") for name in texts]

    return put
