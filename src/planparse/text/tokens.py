"""Words, by jieba, with as much of its dictionary as the texts so far need: the whole takes a second to load."""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from planparse.errors import ReadError

_ADVICE = "install planparse[nlp]"
_TOTAL = 60_101_967  # all counts of the dictionary of jieba 0.42 together
_LAST = "\U0010ffff"


def words(text: str) -> list[str]:
    """Cut a text into words; joined, they are the text.

    Args:
        text: Any text.

    Raises:
        ReadError: ``P014`` where jieba is not installed.

    Example:
        >>> words("加强教学质量管理")
        ['加强', '教学质量', '管理']
    """
    return _segmenter().cut(text)


def spacy_doc(text: str) -> Any:
    """A ``spacy.tokens.Doc`` of a blank Chinese pipeline whose words are those of jieba.

    Args:
        text: Any text.

    Raises:
        ReadError: ``P014`` where spaCy or jieba is not installed.

    Example:
        >>> doc = spacy_doc("加强 教学管理")
        >>> doc.text, [token.text for token in doc]
        ('加强 教学管理', ['加强', '教学管理'])
    """
    try:
        from spacy.tokens import Doc
        from spacy.util import get_words_and_spaces
    except ImportError as error:
        raise _missing("spacy") from error
    cut, spaces = get_words_and_spaces(words(text), text)  # raises where a segmenter altered a character
    return Doc(_vocabulary(), words=cut, spaces=spaces)


class _Segmenter:
    """A tokenizer of our own: the shared one of jieba writes a cache file, logs, and carries users' words.

    A word can only be found where its first two characters stand together, so words enter the tokenizer when such a
    pair is first met; the result is that of the whole dictionary.
    """

    def __init__(self, tokenizer: Any) -> None:
        with tokenizer.get_dict_file() as entries:
            self._entries: list[str] = sorted(entries.read().decode("utf-8").splitlines())
        self._known: set[str] = set()
        self._tokenizer = tokenizer
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = {}, _TOTAL, True

    def cut(self, text: str) -> list[str]:
        new = {one + two for one, two in pairwise(text)} | {f"{one} " for one in text}
        new -= self._known
        self._learn(new)
        self._known |= new
        return list(self._tokenizer.lcut(text))

    def _learn(self, beginnings: set[str]) -> None:
        counts: dict[str, int] = self._tokenizer.FREQ
        for entry in self._beginning_with(beginnings):
            word, count, *_ = entry.split(" ")
            counts[word] = int(count)
            for length in range(1, len(word)):
                counts.setdefault(word[:length], 0)

    def _beginning_with(self, beginnings: set[str]) -> Iterator[str]:
        for beginning in beginnings:
            at = bisect_left(self._entries, beginning)
            if at < len(self._entries) and self._entries[at].startswith(beginning):
                yield from self._entries[at : bisect_left(self._entries, beginning + _LAST, at)]


@cache
def _segmenter() -> _Segmenter:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba still asks for pkg_resources
            import jieba
    except ImportError as error:
        raise _missing("jieba") from error
    return _Segmenter(jieba.Tokenizer())


@cache
def _vocabulary() -> Any:
    import spacy

    return spacy.blank("zh").vocab


def _missing(name: str) -> ReadError:
    return ReadError("P014", "tokens", f"{name} is not installed", _ADVICE)
