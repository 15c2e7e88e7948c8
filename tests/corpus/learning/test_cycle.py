"""Train, evaluate, suggest: as functions and as commands, with what is refused."""

import json

import pytest
from click.testing import CliRunner

from planparse.classifiers.predict import load
from planparse.classifiers.store import read_manifest
from planparse.cli.main import main
from planparse.corpus.learning.evaluation import evaluate
from planparse.corpus.learning.report import markdown, write
from planparse.corpus.learning.suggestion import suggest
from planparse.corpus.learning.training import read_corpus, train
from planparse.errors import CorpusError, ModelError, ReadError


@pytest.fixture(scope="module")
def models(corpus, tmp_path_factory):
    """Models of the small corpus."""
    folder = tmp_path_factory.mktemp("models")
    train([corpus], folder, measure=False)
    return folder


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_same_bytes_twice(corpus, models, tmp_path):
    found = run("train", corpus, "-o", tmp_path, "--no-measure")
    assert (found.exit_code, found.stdout.strip()) == (0, str(tmp_path / "manifest.json"))
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in models.iterdir()}
    for file in models.iterdir():
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_the_manifest_says_from_what(corpus, models):
    manifest = read_manifest(models)
    assert manifest["corpus"]["documents"] == 7
    assert manifest["corpus"]["places"] == ["samples", "siyin", "yuhe"]
    assert manifest["corpus"]["sha256"] == read_corpus([corpus]).sha256
    assert set(manifest["libraries"]) == {"scikit-learn", "skops"}


def test_a_card_beside_each_model(models):
    for name in read_manifest(models)["models"]:
        card = (models / f"{name}.md").read_text(encoding="utf-8")
        assert [line for line in card.splitlines() if line.startswith("#")] == [
            f"# {name}",
            "## Model",
            "## Data",
            "## Figures",
            "## Limits",
        ]


def test_broken_gold(corpus, tmp_path):
    (tmp_path / "a.txt.gold.json").write_text('{"text": 1}', encoding="utf-8")
    for arguments in (("train", corpus, tmp_path, "-o", tmp_path / "out"), ("evaluate", tmp_path)):
        found = run(*arguments)
        assert found.exit_code == 1
        assert found.stderr.startswith("[P043]")
        assert "build the gold again" in found.stderr
    assert not (tmp_path / "out").exists()


def test_no_gold(tmp_path):
    for call in (lambda: train([tmp_path], tmp_path / "out"), lambda: evaluate([tmp_path])):
        with pytest.raises(CorpusError) as caught:
            call()
        assert caught.value.code == "P043"
        assert "corpus build" in caught.value.advice


def test_an_empty_class(corpus, tmp_path):
    """A plan and a notice, each a place of its own within one folder: nothing in them looks back."""
    names = ("county-work-plan", "official-notice")
    with pytest.raises(ModelError) as caught:
        train([corpus / "samples" / f"{name}.txt.gold.json" for name in names], tmp_path / "out")
    assert caught.value.code == "P044"
    assert caught.value.message.startswith("unit_type: no example of ")
    assert "review" in caught.value.message
    assert not (tmp_path / "out").exists()


def test_a_single_document(corpus, tmp_path):
    with pytest.raises(ModelError) as caught:
        train([corpus / "samples" / "official-notice.txt.gold.json"], tmp_path / "out")
    assert caught.value.code == "P044"
    assert "add a second document" in caught.value.advice


def test_gold_without_its_document(corpus, models, tmp_path):
    name = "county-work-plan.txt.gold.json"
    (tmp_path / name).write_bytes((corpus / "samples" / name).read_bytes())
    with pytest.raises(CorpusError) as caught:
        evaluate([tmp_path], models=models)
    assert caught.value.code == "P043"


@pytest.fixture(scope="module")
def evaluated(corpus, models):
    return evaluate([corpus / "samples"], models=models)


def test_three_variants_over_the_same_items(evaluated):
    assert (evaluated.documents, evaluated.held_out) == (3, False)
    assert list(evaluated.scores) == ["rules", "classifiers", "both"]
    assert len({scores.items["units"].gold for scores in evaluated.scores.values()}) == 1
    rules, both = evaluated.scores["rules"], evaluated.scores["both"]
    assert rules.answers["topics"].all.given == 0
    assert both.answers["topics"].all.f1 > 0.8  # documents that the models know
    assert both.items["tasks"].f1 >= rules.items["tasks"].f1


def test_figures_in_a_file(evaluated, tmp_path):
    path = tmp_path / "figures.md"
    path.write_text(
        "# Mine\n\nbefore\n\n<!-- evaluation -->\nold\n<!-- end of evaluation -->\n\nafter\n", encoding="utf-8"
    )
    write(path, markdown(evaluated))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Mine\n\nbefore\n\n<!-- evaluation -->\n3 documents: ")
    assert text.endswith("<!-- end of evaluation -->\nafter\n")
    assert "\nold\n" not in text
    for heading in ("Items found", "Rules only, classifiers only, both", "Calibration", "Topics by class (both)"):
        assert f"### {heading}" in text


def test_figures_in_a_new_file(evaluated, tmp_path):
    write(tmp_path / "new.md", markdown(evaluated))
    assert (
        (tmp_path / "new.md").read_text(encoding="utf-8").startswith("# Figures\n\n<!-- evaluation -->\n3 documents: ")
    )


def test_evaluate_on_the_command_line(corpus, models):
    found = run("evaluate", corpus / "samples" / "county-work-plan.txt.gold.json", "--models", models)
    assert found.exit_code == 0
    assert found.stdout.startswith("1 documents: measured with one set of models.")


def test_held_out_with_models_is_refused(corpus, models):
    assert run("evaluate", corpus, "--held-out", "--models", models).exit_code == 2


def test_held_out_measures_every_document_once(corpus):
    found = evaluate([corpus], held_out=True)
    assert (found.documents, found.held_out) == (7, True)
    assert found.scores["both"].answers["unit type"].all.gold > 120


@pytest.fixture(scope="module")
def suggested(corpus, models):
    return suggest(corpus, 8, models=models)


def test_suggestions(suggested):
    assert len(suggested.units) == 8
    assert not suggested.unread
    assert len({(unit.path, unit.span) for unit in suggested.units}) == 8
    for unit in suggested.units:
        assert unit.reason in {"type", "topics"}
        assert 0.0 < unit.uncertainty <= 1.0


def test_suggestions_are_uncertain(suggested, corpus, models):
    everything = suggest(corpus, 10_000, models=models).units
    mean = sum(unit.uncertainty for unit in everything) / len(everything)
    assert min(unit.uncertainty for unit in suggested.units) > mean


def test_copies_are_not_suggested_twice(corpus, models, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes((corpus / "samples" / "county-work-plan.txt").read_bytes())
    texts = [unit.text for unit in suggest(tmp_path, 6, models=models).units]
    assert len(set(texts)) == 6


def test_files_that_cannot_be_read_are_told(corpus, models, tmp_path):
    (tmp_path / "a.txt").write_bytes((corpus / "samples" / "county-work-plan.txt").read_bytes())
    (tmp_path / "b.txt").write_bytes(b"")
    found = run("suggest", tmp_path, "--models", models, "-n", 2, "--json")
    assert found.exit_code == 0
    assert found.stderr.startswith("[P003]")
    assert [set(json.loads(line)) for line in found.stdout.splitlines()] == [
        {"path", "span", "uncertainty", "reason", "text"}
    ] * 2


def test_a_folder_without_documents(tmp_path, models):
    with pytest.raises(ReadError) as caught:
        suggest(tmp_path, models=models)
    assert caught.value.code == "P005"


def test_models_of_another_version(models, tmp_path, corpus):
    for file in models.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8")) | {"format": 99}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    found = run("suggest", corpus, "--models", tmp_path)
    assert found.exit_code == 1
    assert found.stderr.startswith("[P040]")
    assert "run planparse train" in found.stderr


def test_trained_models_answer(models):
    assert load(models).unit_type("各校每月开展一次消防演练，及时整改隐患。", ["task"])[0] == "task"
