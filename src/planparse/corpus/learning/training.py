"""Corpora to models: reads gold, trains every classifier, measures it on counties held out, writes models and cards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from planparse.classifiers.examples import Example, examples, lexicon_examples
from planparse.classifiers.tasks import Task, tasks
from planparse.corpus.files import gold_files, load_gold
from planparse.corpus.noise import scrape
from planparse.errors import CorpusError, ModelError
from planparse.schema import ParsedDocument

#: A document and the place (folder) that it is from.
Placed = tuple[str, ParsedDocument]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Gold documents with their places, and a hash over what they say."""

    documents: tuple[Placed, ...]
    sha256: str

    @property
    def places(self) -> list[str]:
        """Folders the documents are from."""
        return sorted({place for place, _ in self.documents})

    def without(self, place: str) -> list[Placed]:
        """Documents of all other places."""
        return [placed for placed in self.documents if placed[0] != place]


def read_corpus(paths: Iterable[Path]) -> Corpus:
    """All gold among some files and folders; the folder of a file is its place.

    Raises:
        CorpusError: ``P043`` where there is none, or one is broken.
    """
    found = gold_files(paths)
    if not found:
        raise CorpusError("P043", "train", "no *.gold.json found", "run planparse corpus build first")
    told = hashlib.sha256()
    documents = []
    for file, place in zip(found, places_of(found), strict=True):
        document = load_gold(file)
        documents.append((place, document))
        told.update(document.model_dump_json().encode("utf-8", errors="surrogatepass"))
    if not any(document.plans for _, document in documents):
        raise CorpusError("P043", "train", "the gold holds no plan", "annotate plans first", file=str(found[0]))
    return Corpus(tuple(documents), told.hexdigest())


def places_of(files: Sequence[Path]) -> list[str]:
    """The place that each gold file is from: its folder, or the file itself where all are in one folder.

    Example:
        >>> places_of([Path("a/x.gold.json"), Path("b/x.gold.json")]), places_of([Path("a/x.gold.json")])
        (['a', 'b'], ['x.gold.json'])
    """
    folders = [file.parent.name for file in files]
    return folders if len(set(folders)) > 1 else [file.name for file in files]


def learned(task: Task, documents: Sequence[Placed], seed: int = 0) -> list[Example]:
    """All examples for a classifier: those of the documents, of noisy variants for lines, and of the lexicon."""
    found = examples(task.name, documents)
    if task.name == "line_kind":
        found += examples(task.name, _with_furniture(documents, seed))
    return found + lexicon_examples(task.name)


def _with_furniture(documents: Sequence[Placed], seed: int) -> list[Placed]:
    return [
        (place, scrape(document, seed + number, ["furniture"], "utf-8").document)
        for number, (place, document) in enumerate(documents)
    ]


def train(paths: Iterable[Path], output: Path, *, seed: int = 0, measure: bool = True) -> Path:
    """Train all classifiers from gold and write them with a manifest and a card each.

    The same gold, seed and libraries give the same bytes.

    Args:
        paths: Gold files, or folders of them; the folder of a file is its place (county).
        output: Folder for ``NAME.skops``, ``NAME.npz``, ``NAME.md`` and ``manifest.json``.
        seed: Of the noise that is added to pages.
        measure: Whether each is measured on places held out in turn, for its card.

    Returns:
        The path of the manifest.

    Raises:
        CorpusError: ``P043`` where the gold is broken.
        ModelError: ``P044`` where a class has no example, ``P014`` where a library for training is not installed.
    """
    require_libraries()
    from planparse.classifiers.fitting import train_one
    from planparse.classifiers.store import MANIFEST, save
    from planparse.corpus.learning.cards import write_card
    from planparse.corpus.learning.held_out import measured

    corpus = read_corpus(paths)
    wanted = tasks()
    data = {task.name: learned(task, corpus.documents, seed) for task in wanted}
    trained = [train_one(task, data[task.name]) for task in wanted]
    figures = {task.name: measured(task, data[task.name]) if measure else None for task in wanted}
    about = {
        "corpus": {"documents": len(corpus.documents), "places": corpus.places, "sha256": corpus.sha256},
        "seed": seed,
        "libraries": {name: version(name) for name in ("scikit-learn", "skops")},
        "figures": {name: found.summary for name, found in figures.items() if found},
    }
    save(output, trained, about)
    for one in trained:
        write_card(output, one, data[one.task.name], corpus, figures[one.task.name])
    return output / MANIFEST


def require_libraries() -> None:
    """Refuse, with a coded error, to go on without scikit-learn and skops."""
    try:
        import sklearn  # noqa: F401  only whether it is there
        import skops.io  # noqa: F401  the same
    except ImportError as error:
        raise ModelError("P014", "train", f"{error.name} is not installed", "pip install 'planparse[train]'") from error
