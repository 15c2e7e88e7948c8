"""The corpora of this project are built from their sources and sound."""

from pathlib import Path

import pytest

from planparse.corpus import check, check_document, load_gold, scrape
from planparse.corpus.composition import composition
from planparse.corpus.files import GOLD_SUFFIX, gold_files, gold_text, made, sources

CORPORA = Path(__file__).parents[2] / "corpora"
SOURCES = sources([CORPORA])


@pytest.mark.parametrize("source", SOURCES, ids=[f"{path.parent.name}/{path.stem}" for path in SOURCES])
def test_document_and_gold_are_those_of_the_source(source):
    name, content, document = made(source)
    assert source.with_name(name).read_bytes() == content
    assert source.with_name(name + GOLD_SUFFIX).read_text(encoding="utf-8") == gold_text(document)


def test_gold_is_sound():
    assert [str(problem) for problem in check([CORPORA])] == []


def test_samples_are_varied():
    golds = [load_gold(path) for path in gold_files([CORPORA / "samples"])]
    assert sum(len(gold.plans) for gold in golds) >= 8
    assert len({gold.source.media_type for gold in golds}) == 4
    assert {"utf-8", "gb18030", "utf-16", "big5"} <= {gold.source.encoding for gold in golds}
    codes = {notice.code for gold in golds for notice in gold.warnings}
    assert {"traditional", "pinyin_gloss", "broken_line"} <= codes
    assert {plan.kind for gold in golds for plan in gold.plans} == {"plan", "summary_and_plan", "report"}


def test_readme_says_what_there_is():
    assert composition([CORPORA]) in (CORPORA / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_noisy_variants_of_all_documents_are_sound(seed):
    for number, path in enumerate(gold_files([CORPORA])):
        variant = scrape(load_gold(path), 100 * seed + number)
        assert list(check_document(variant.document)) == [], path.name
