"""Words, by jieba; loaded on first use, since the dictionary takes a second and fifty megabytes."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from planparse.errors import ReadError

_ADVICE = "install planparse[nlp]"


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
    return list(_tokenizer().lcut(text))


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


@cache
def _tokenizer() -> Any:
    """A tokenizer of our own: the shared one of jieba writes a cache file, logs, and carries users' words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba still asks for pkg_resources
            import jieba
    except ImportError as error:
        raise _missing("jieba") from error
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@cache
def _vocabulary() -> Any:
    import spacy

    return spacy.blank("zh").vocab


def _missing(name: str) -> ReadError:
    return ReadError("P014", "tokens", f"{name} is not installed", _ADVICE)
