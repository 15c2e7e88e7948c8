"""Two small places with all classes that training needs, built from notation."""

import shutil
from pathlib import Path

import pytest

from planparse.corpus.files import build

CORPORA = Path(__file__).parents[3] / "corpora"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """Documents and gold of three places, copied from the corpora."""
    folder = tmp_path_factory.mktemp("corpus")
    for place, names in {
        "samples": ("government-report", "county-work-plan", "official-notice"),
        "siyin": ("2023-report", "2024-term"),
        "yuhe": ("2023-report", "2023-research"),
    }.items():
        (folder / place).mkdir()
        for name in names:
            source = shutil.copy(CORPORA / place / f"{name}.plan", folder / place)
            build(Path(source))
    return folder
