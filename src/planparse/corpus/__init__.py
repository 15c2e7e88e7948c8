"""Written corpora: documents and their gold annotation in one source, checked, built into files and made noisy."""

from planparse.corpus.check import Problem, check, check_document
from planparse.corpus.files import build, load_corpus, load_gold
from planparse.corpus.gold import Written, read_notation
from planparse.corpus.noise import Variant, scrape

__all__ = [
    "Problem",
    "Variant",
    "Written",
    "build",
    "check",
    "check_document",
    "load_corpus",
    "load_gold",
    "read_notation",
    "scrape",
]
