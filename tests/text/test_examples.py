"""The examples in the docstrings of this room are true."""

import doctest
import importlib
import pkgutil

import pytest

import planparse.text

MODULES = sorted(info.name for info in pkgutil.walk_packages(planparse.text.__path__, "planparse.text."))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    if name.endswith("tokens"):
        pytest.importorskip("jieba")
        pytest.importorskip("spacy")
    assert doctest.testmod(importlib.import_module(name)).failed == 0
