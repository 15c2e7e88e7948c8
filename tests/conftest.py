"""What all tests share."""

import time
import timeit

import pytest


def pytest_collection_modifyitems(items):
    """The longest tests begin first, so that no worker is left with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture
def seconds():
    """Processor seconds that a call takes, the least of several.

    Timed as timeit does it, without the collector of garbage: a worker that runs tests holds so many objects that one
    collection takes half a second, and it may fall into any reading.
    """

    def measure(call, rounds=3):
        return min(timeit.repeat(call, timer=time.process_time, number=1, repeat=rounds))

    return measure


@pytest.fixture(scope="session")
def tokenizer():
    """jieba's tokenizer with its whole dictionary."""
    jieba = pytest.importorskip("jieba")
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as entries:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(entries)
    tokenizer.initialized = True
    return tokenizer


@pytest.fixture(scope="session")
def cut(tokenizer):
    """jieba's cutting of a text into words, beside which other work on the text is measured."""
    return tokenizer.lcut
