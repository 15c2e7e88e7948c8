"""The error tree: every failure has a code, a stage, a file and an advice.

The text of an error reads ``[P012] stage: file: what is wrong: what to do``. Codes never change their meaning;
``CODES`` lists them all, so that a program can tell failures apart without reading sentences.
"""

from __future__ import annotations

import os
import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # may stand in names; a message is one line of text

CODES: dict[str, str] = {
    "P001": "input does not exist",
    "P002": "input cannot be read (permission, device, broken link)",
    "P003": "input is empty",
    "P004": "input is larger than the limit",
    "P005": "folder holds no document",
    "P006": "input is not a regular file",
    "P010": "format is not known",
    "P011": "text encoding cannot be told",
    "P012": "file is damaged",
    "P013": "file is encrypted",
    "P014": "an optional dependency or program is missing",
    "P015": "archive breaks a limit (members, size, ratio, path)",
    "P016": "file has more pages than the limit",
    "P017": "time limit exceeded",
    "P018": "conversion by an outside program failed",
    "P020": "text holds no Chinese",
    "P030": "rule or word data is not valid",
    "P040": "model file is of another version",
    "P041": "model file was changed (hash differs)",
    "P042": "model file is missing or cannot be read",
    "P043": "training corpus is not valid",
    "P044": "a class has too few examples",
    "P045": "corpus source breaks its notation",
    "P050": "output format is not known",
    "P051": "output exists",
    "P052": "output cannot be written",
    "P053": "saved run does not fit this call",
    "P060": "plans cannot be compared",
    "P061": "converted file is not valid",
    "P070": "worker died",
    "P071": "worker ran out of memory",
    "P099": "unexpected failure",
}


class PlanParseError(Exception):
    """Root of all errors of this package.

    Args:
        code: One of ``CODES``.
        stage: Where on the road it happened: ``read``, ``clean``, ``outline``, ``extract``, ``write`` ...
        message: What is wrong, in one clause.
        advice: What the user can do about it, in one clause.
        file: Path or name of the input concerned.

    Example:
        >>> str(ReadError("P003", "read", "the file has no bytes", "leave it out", file="a.txt"))
        '[P003] read: a.txt: the file has no bytes: leave it out'
    """

    def __init__(self, code: str, stage: str, message: str, advice: str, *, file: str = "-") -> None:
        if code not in CODES:
            raise ValueError(f"unknown error code {code}")
        super().__init__(code, stage, message, advice, file)
        self.code = code
        self.stage = stage
        self.message = message
        self.advice = advice
        self.file = file

    def __str__(self) -> str:
        told = f"[{self.code}] {self.stage}: {self.file}: {self.message}: {self.advice}"
        return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), told)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.stage, self.message, self.advice, self.file)


def _rebuild(kind: type[PlanParseError], code: str, stage: str, message: str, advice: str, file: str) -> PlanParseError:
    return kind(code, stage, message, advice, file=file)


class ReadError(PlanParseError):
    """An input cannot be turned into text."""


class LexiconError(PlanParseError):
    """Rule or word data breaks its form."""


class ModelError(PlanParseError):
    """A trained model, or what it is to be trained from, cannot be used."""


class CorpusError(PlanParseError):
    """A written corpus, or its gold, breaks its form."""


class CompareError(PlanParseError):
    """Plans or converted files cannot be compared."""


class WriteError(PlanParseError):
    """A result cannot be written."""


class BatchError(PlanParseError):
    """A worker died, or a run cannot be continued."""


def legible(path: str) -> str:
    r"""A path as valid text: a name whose bytes are not UTF-8 is read as GB18030, else its bytes are written out.

    Example:
        >>> legible("plans/" + os.fsdecode("计划.txt".encode("gbk")))
        'plans/计划.txt'
        >>> legible("a\udcff.txt")
        'a\\xff.txt'
        >>> legible("a\ud800.txt")
        'a\\ud800.txt'
    """
    if path.isascii():
        return path
    try:
        raw = os.fsencode(path)
    except UnicodeEncodeError:  # no name of a file: a lone surrogate that stands for no byte
        return path.encode("utf-8", "backslashreplace").decode()
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")
