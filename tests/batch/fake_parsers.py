"""A parser that does what the text tells it to; workers import this module by name."""

import hashlib
import itertools
import logging
import os
import signal
import time
import warnings
from collections import deque
from pathlib import Path

from planparse.errors import ReadError
from planparse.schema import Notice, ParsedDocument, SourceInfo


class Obedient:
    def __init__(self, mark=None):
        self._mark = mark

    def parse(self, source, *, name):
        text = source.decode()
        for word, act in ACTS.items():
            if word in text:
                act(text)
        if "FIRST" in text and not Path(text.split()[1]).exists():
            Path(text.split()[1]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        info = SourceInfo(
            path=name, media_type="text/plain", sha256=hashlib.sha256(source).hexdigest(), size=len(source)
        )
        lost = (Notice(code="no_text", message="page 2 has no text"),) if "LOSSY" in text else ()
        return ParsedDocument(source=info, text=text if self._mark is None else self._mark, warnings=lost)


def die(_text):
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_text):
    time.sleep(600)


def hang_in_c(_text):
    deque(itertools.repeat(0), maxlen=0)  # a loop in C that looks at no signal and keeps the interpreter's lock


def swell(_text):
    held = [bytearray(2**26) for _ in range(64)]
    raise AssertionError(len(held))


def fail(_text):
    raise ValueError("out of cheese")


class SilentError(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def fail_silently(_text):
    raise SilentError


def fail_in_bytes(_text):
    raise ValueError("no name \udcbc\udcc6")


def refuse(_text):
    raise ReadError("P012", "read", "it is damaged", "fetch it again")


def orphan(text):
    """Kill, once, the process that started this one."""
    mark = Path(text.decode().splitlines()[-2])
    if not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)


def chatter(_text):
    os.write(1, b"a library prints")
    logging.getLogger("library").warning("and warns")
    warnings.warn("twice", stacklevel=1)


def leave(_text):
    os._exit(7)


ACTS = {
    "DIE": die, "HANG": hang, "STUCK": hang_in_c, "SWELL": swell, "FAIL": fail, "REFUSE": refuse, "PRINT": chatter,
    "LEAVE": leave, "ORPHAN": orphan, "SILENT": fail_silently, "BYTES": fail_in_bytes,
}  # fmt: skip


def load(**settings):
    return Obedient(**settings)


def broken_load():
    raise RuntimeError("no models")


class Real:
    """The real parser, and obedience."""

    def __init__(self):
        from planparse.parser import load as load_parser

        self._parser = load_parser()

    def parse(self, source, *, name):
        for word, act in ACTS.items():
            if word.encode() in source[-8:]:
                act(source)
        return self._parser.parse(source, name=name)


def load_real():
    return Real()
