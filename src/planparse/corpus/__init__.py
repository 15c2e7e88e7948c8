"""Written corpora: documents and their gold annotation in one source, checked, built into files and made noisy."""

from planparse.corpus.files import build, load_corpus, load_gold
from planparse.corpus.gold import Written, read_notation

__all__ = ["Written", "build", "load_corpus", "load_gold", "read_notation"]
