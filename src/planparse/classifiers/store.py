"""Trained classifiers on disk: skops files and plain arrays, each known to the manifest by its hash. No pickle."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from planparse.classifiers.features import BITS, LONGEST
from planparse.classifiers.linear import Features, Linear
from planparse.errors import ModelError, PlanParseError

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

    from planparse.classifiers.fitting import Trained

MANIFEST = "manifest.json"
#: Grows when features or files change their form: models of another number do not fit.
FORMAT = 1
#: Types of our own that a skops file may hold, beside those of scikit-learn and numpy.
TRUSTED = ["planparse.classifiers.pipeline.Ngrams"]
_ARRAYS = ("places", "ngrams", "idf", "weights", "bias")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_AGAIN = "run planparse train, or install planparse again"


def model_folder() -> Path:
    """Where the shipped models are: inside the installed package, or beside ``src`` in a checkout."""
    installed = Path(str(files("planparse"))) / "models"
    return installed if installed.is_dir() else Path(str(files("planparse"))).parents[1] / "models"


def save(folder: Path, trained: Sequence[Trained], about: Mapping[str, Any]) -> None:
    """Write every classifier as ``NAME.skops`` and ``NAME.npz``, and the manifest over them.

    Args:
        folder: Made where it is not there.
        trained: All classifiers.
        about: What they were trained from; becomes part of the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    models = {}
    for one in trained:
        written = {f"{one.task.name}.skops": _skops_bytes(one.pipeline), f"{one.task.name}.npz": _npz_bytes(one.linear)}
        for name, content in written.items():
            (folder / name).write_bytes(content)
        models[one.task.name] = {
            "classes": one.linear.classes,
            "several": one.linear.several,
            "threshold": one.linear.threshold,
            "place": one.linear.features.weight,
            "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in written.items()},
        }
    manifest = {"format": FORMAT, "features": _features(), **about, "models": models}
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def load_linear(folder: Path) -> dict[str, Linear]:
    """All classifiers of a folder as plain arrays.

    Raises:
        ModelError: ``P042`` where a file is missing or cannot be read, ``P040`` where the models are of another
            version, ``P041`` where a file is not the one that was trained.
    """
    manifest = read_manifest(folder)
    return {name: _linear(folder, name, entry) for name, entry in manifest["models"].items()}


def load_pipeline(folder: Path, name: str) -> Pipeline:
    """One classifier as a pipeline of scikit-learn, for whoever wants to go on from it.

    Raises:
        ModelError: As ``load_linear``; ``P041`` also where the file holds a type that is not trusted, ``P014`` where
            skops is not installed.
    """
    try:
        import skops.io
    except ImportError as error:
        raise ModelError(
            "P014", "load", "skops is not installed", "pip install 'planparse[train]'", file=name
        ) from error
    entry = read_manifest(folder)["models"].get(name)
    if entry is None:
        raise _unreadable(folder / f"{name}.skops", "the manifest knows no such model")
    content = _checked(folder, f"{name}.skops", entry)
    if strange := set(skops.io.get_untrusted_types(data=content)) - set(TRUSTED):
        raise ModelError(
            "P041", "load", f"holds types that are not trusted: {sorted(strange)}", _AGAIN, file=str(folder / name)
        )
    return skops.io.loads(content, trusted=TRUSTED)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder of models; see ``load_linear``."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        found = manifest["format"], manifest["features"]
    except OSError as error:
        raise _unreadable(path, str(error.strerror)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(path, f"not a manifest ({error})") from error
    if found != (FORMAT, _features()):
        raise ModelError(
            "P040",
            "load",
            f"models of format {found[0]} with features {found[1]}, not {FORMAT} with {_features()}",
            _AGAIN,
            file=str(path),
        )
    if not isinstance(manifest.get("models"), dict):
        raise _unreadable(path, "not a manifest (no models)")
    return dict(manifest)


def _features() -> str:
    return f"hashed n-grams 1-{LONGEST}, 2^{BITS} codes"


def _linear(folder: Path, name: str, entry: Mapping[str, Any]) -> Linear:
    content = _checked(folder, f"{name}.npz", entry)
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            places, ngrams, idf, weights, bias = (arrays[array] for array in _ARRAYS)
        features = Features(places, ngrams, idf, float(entry["place"]))
        classes, several, threshold = tuple(entry["classes"]), bool(entry["several"]), float(entry["threshold"])
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _unreadable(folder / f"{name}.npz", str(error)) from error
    if weights.shape != (features.width, len(classes)):
        raise _unreadable(folder / f"{name}.npz", f"weights of shape {weights.shape} for {len(classes)} classes")
    return Linear(name, classes, several, threshold, features, weights, bias)


def _checked(folder: Path, name: str, entry: Mapping[str, Any]) -> bytes:
    """The bytes of a file that are those of the manifest."""
    path = folder / name
    try:
        content = path.read_bytes()
        wanted = entry["sha256"][name]
    except OSError as error:
        raise _unreadable(path, str(error.strerror)) from error
    except (KeyError, TypeError) as error:
        raise _unreadable(path, "the manifest has no hash for it") from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise ModelError("P041", "load", "its hash is not that of the manifest", _AGAIN, file=str(path))
    return content


def _unreadable(path: Path, reason: str) -> PlanParseError:
    return ModelError("P042", "load", reason, _AGAIN, file=str(path))


def _npz_bytes(linear: Linear) -> bytes:
    target = io.BytesIO()
    kept = linear.features
    np.savez_compressed(
        target, places=kept.places, ngrams=kept.ngrams, idf=kept.idf, weights=linear.weights, bias=linear.bias
    )
    return target.getvalue()


def _skops_bytes(pipeline: Pipeline) -> bytes:
    """A skops file whose bytes depend on the model alone: objects are numbered in order, and no time is told."""
    import skops.io

    with zipfile.ZipFile(io.BytesIO(skops.io.dumps(pipeline))) as old:
        schema = json.loads(old.read("schema.json"))
        names: dict[str, str] = {}
        _renumber(schema, {}, names)
        members = {"schema.json": json.dumps(schema, indent=1).encode()}
        members |= {new: old.read(name) for name, new in names.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as new:
        for name, content in sorted(members.items()):
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def _renumber(node: Any, ids: dict[int, int], names: dict[str, str]) -> None:
    """Number a schema's objects, and the files of its arrays, in the order in which they stand."""
    if isinstance(node, list):
        for part in node:
            _renumber(part, ids, names)
    elif isinstance(node, dict):
        if "__id__" in node:
            node["__id__"] = ids.setdefault(node["__id__"], len(ids) + 1)
        if isinstance(node.get("file"), str):
            node["file"] = names.setdefault(node["file"], f"{len(names) + 1:03}.npy")
        for part in node.values():
            _renumber(part, ids, names)
