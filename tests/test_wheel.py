"""What is shipped is what was tested: the wheel holds all data, works away from the checkout, compiled or not."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from planparse import load

ROOT = Path(__file__).parents[1]
TEXTS = sorted(
    path
    for folder in (ROOT / "corpora", ROOT / "benchmarks" / "texts")
    for path in folder.rglob("*")
    if path.suffix in {".txt", ".md", ".html", ".docx"} and path.name not in {"README.md", "NOTATION.md"}
)
COMPILES = shutil.which("cc") is not None and Path(sysconfig.get_path("include"), "Python.h").exists()
PARSE_ALL = """
import json, sys
from pathlib import Path
from planparse import load
from planparse.mentions import numbers
parser = load()
print(json.dumps([numbers.__file__, *(parser.parse(Path(path)).model_dump_json() for path in json.load(sys.stdin))]))
"""


def unpacked_wheel(folder, *options, hooks):
    command = [sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", str(folder), str(ROOT)]
    environment = os.environ | {"HATCH_BUILD_HOOKS_ENABLE": hooks}
    subprocess.run(command, check=True, capture_output=True, timeout=1500, env=environment)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    return unpacked_wheel(tmp_path_factory.mktemp("wheel"), "--wheel", hooks="false")


@pytest.mark.slow
def test_every_data_file_is_in_the_wheel(unpacked):
    source = ROOT / "src" / "planparse"
    missing = [
        str(path.relative_to(source))
        for path in source.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not (unpacked / "planparse" / path.relative_to(source)).exists()
    ]
    assert missing == []
    models = {path.name for path in (ROOT / "models").iterdir()}
    assert models <= {path.name for path in (unpacked / "planparse" / "models").iterdir()}


@pytest.mark.slow
def test_the_unpacked_wheel_parses(unpacked, tmp_path):
    plan = "青石镇2024年工作计划\\n一、主要工作\\n1、每校每学期开展送教活动不少于2次。"
    code = (
        f"import planparse; d = planparse.parse('{plan}');"
        "print(planparse.__file__); print([t.value for t in d.plans[0].targets])"
    )
    where, values = output(unpacked, code, tmp_path).splitlines()
    assert where.startswith(str(unpacked))
    assert values == "[2.0]"


@pytest.mark.slow
@pytest.mark.timeout(1800)  # the compiler's time
@pytest.mark.skipif(not COMPILES, reason="needs a C compiler and the headers of Python")
def test_the_compiled_wheel_finds_the_same_to_the_last_character(tmp_path):
    compiled = unpacked_wheel(tmp_path / "wheel", hooks="true")  # from the source archive, as a release is
    where, *found = json.loads(output(compiled, PARSE_ALL, tmp_path, json.dumps([str(path) for path in TEXTS])))
    assert where.startswith(str(compiled))
    assert not where.endswith(".py")
    parser = load()
    for path, document in zip(TEXTS, found, strict=True):
        assert document == parser.parse(path).model_dump_json(), path


def output(installed, code, folder, given=""):
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {[str(installed), *site_packages()]!r}; {code}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder, timeout=100, input=given)
    return done.stdout


def site_packages():
    return [path for path in sys.path if path.endswith("site-packages")]
