"""The wheel works when installed elsewhere: ontology inside, nothing taken from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# "The Huiguo Town of Gongyi City has more than 200 aluminium processing enterprises."
TEXT = "গংয়ি শহরের হুইগুও টাউনে ২০০টিরও বেশি অ্যালুমিনিয়াম প্রক্রিয়াকরণ উদ্যোগ আছে।\n"

pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None, reason="hatchling is not installed: no wheel can be built"
)


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")
    run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, ROOT)
    (found,) = folder.glob("sutra_kg-*.whl")
    return found


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    """A fresh environment with the wheel; what it depends on is lent by the environment of the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False)
    pip = (sys.executable, "-m", "pip", "--python", folder / "venv", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return folder


@pytest.fixture
def kg(elsewhere):
    scripts = elsewhere / "venv" / ("Scripts" if os.name == "nt" else "bin")
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}

    def call(*arguments, program="kg"):
        return run(scripts / program, *arguments, cwd=elsewhere, env=environment)

    return call


def test_the_package_is_the_installed_one(kg, elsewhere):
    place = kg("-c", "import kg; from kg.ontology import root; print(kg.__file__); print(root())", program="python")
    for line in place.splitlines():
        assert Path(line).resolve().is_relative_to((elsewhere / "venv").resolve())


def test_a_text_is_built_asked_and_verified_in_another_folder(kg, elsewhere):
    (elsewhere / "texts").mkdir()
    (elsewhere / "texts/town.bn.txt").write_text(TEXT, encoding="utf-8")
    kg("build", "texts", "-o", "graph")
    assert {path.name for path in (elsewhere / "graph").iterdir()} >= {"graph.ttl", "graph.html", "statements.jsonl"}
    count = "SELECT ?n { ?group a sutra:EnterpriseGroup ; sutra:enterpriseCount/schema:minValue ?n }"
    assert "200" in kg("query", count, "--graph", "graph", "--format", "csv")
    assert "stand as quoted" in kg("verify", "texts", "--graph", "graph")


def test_the_ontology_is_inside(kg):
    assert "concepts" in kg("ontology")
