"""Models on disk: the same bytes twice, and refused files."""

import json
import zipfile

import numpy as np
import pytest
import skops.io

from planparse.classifiers import store
from planparse.classifiers.fitting import train_one
from planparse.classifiers.predict import load
from planparse.classifiers.samples import unit_sample
from planparse.classifiers.tasks import tasks
from planparse.errors import ModelError

UNIT = next(task for task in tasks() if task.name == "unit_type")
SAMPLES = [unit_sample("各校每月开展一次检查。", ["task"]), unit_sample("坚持以质量为中心。", ["guiding"])]


@pytest.fixture(scope="module")
def trained(unit_examples):
    return train_one(UNIT, unit_examples)


@pytest.fixture
def folder(trained, tmp_path):
    store.save(tmp_path / "models", [trained], {"seed": 0})
    return tmp_path / "models"


def refused(folder):
    with pytest.raises(ModelError) as caught:
        store.load_linear(folder)
    assert caught.value.advice == "run planparse train, or install planparse again"
    return caught.value.code


def changed(folder, **fields):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | fields), encoding="utf-8")


def test_saved_and_loaded(folder, trained):
    linear = store.load_linear(folder)["unit_type"]
    np.testing.assert_array_equal(linear.probabilities(SAMPLES), trained.linear.probabilities(SAMPLES))
    pipeline = store.load_pipeline(folder, "unit_type")
    np.testing.assert_allclose(pipeline.predict_proba(SAMPLES), linear.probabilities(SAMPLES), rtol=0, atol=1e-12)


def test_same_bytes_twice(folder, unit_examples, tmp_path):
    store.save(tmp_path / "again", [train_one(UNIT, unit_examples)], {"seed": 0})
    for file in sorted(folder.iterdir()):
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes(), file.name


def test_no_pickle_in_any_file(folder):
    files = sorted(file.name for file in folder.iterdir())
    assert files == ["manifest.json", "unit_type.npz", "unit_type.skops"]
    for file in files[1:]:
        with zipfile.ZipFile(folder / file) as archive:
            assert {name.rsplit(".", 1)[-1] for name in archive.namelist()} <= {"npy", "json"}
            for name in archive.namelist():
                assert name.endswith(".json") or b"'|O'" not in archive.read(name)[:128]


def test_another_version(folder):
    changed(folder, format=0)
    assert refused(folder) == "P040"


def test_other_features(folder):
    changed(folder, features="words")
    assert refused(folder) == "P040"


@pytest.mark.parametrize("suffix", ["npz", "skops"])
def test_tampered(folder, suffix):
    path = folder / f"unit_type.{suffix}"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(ModelError) as caught:
        store.load_linear(folder) if suffix == "npz" else store.load_pipeline(folder, "unit_type")
    assert caught.value.code == "P041"
    assert caught.value.file == str(path)


def test_strange_type(folder):
    path = folder / "unit_type.skops"
    path.write_bytes(skops.io.dumps({"run": zipfile.ZipInfo}))
    sha256 = {path.name: store.hashlib.sha256(path.read_bytes()).hexdigest()}
    changed(folder, models={"unit_type": {"sha256": sha256}})
    with pytest.raises(ModelError) as caught:
        store.load_pipeline(folder, "unit_type")
    assert caught.value.code == "P041"
    assert "zipfile.ZipInfo" in caught.value.message


def test_missing_arrays(folder):
    (folder / "unit_type.npz").unlink()
    assert refused(folder) == "P042"


def test_missing_manifest(tmp_path):
    assert refused(tmp_path) == "P042"


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 1}', "\x00"])
def test_broken_manifest(folder, text):
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    assert refused(folder) == "P042"


def test_manifest_without_models(folder):
    changed(folder, models=None)
    assert refused(folder) == "P042"


def test_arrays_of_another_shape(folder):
    path = folder / "unit_type.npz"
    with np.load(path, allow_pickle=False) as arrays:
        kept = dict(arrays)
    kept["weights"] = kept["weights"][:-1]
    np.savez_compressed(path, **kept)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["models"]["unit_type"]["sha256"][path.name] = store.hashlib.sha256(path.read_bytes()).hexdigest()
    changed(folder, models=manifest["models"])
    assert refused(folder) == "P042"


def test_a_folder_without_all_models(folder):
    with pytest.raises(ModelError) as caught:
        load(folder)
    assert caught.value.code == "P042"
    assert "line_kind" in caught.value.message


def test_unknown_pipeline(folder):
    with pytest.raises(ModelError) as caught:
        store.load_pipeline(folder, "weather")
    assert caught.value.code == "P042"
