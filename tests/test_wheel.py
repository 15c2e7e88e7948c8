"""What is shipped is what was tested: the wheel holds all data and works away from the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


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
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {[str(unpacked), *site_packages()]!r}; {code}"]
    result = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path, timeout=100)
    where, values = result.stdout.splitlines()
    assert where.startswith(str(unpacked))
    assert values == "[2.0]"


def site_packages():
    return [path for path in sys.path if path.endswith("site-packages")]
