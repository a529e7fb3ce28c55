"""A folder of wheels: what is collected, what is refused, and installing from it without an index.

The packages are made up: a wheel is a ZIP archive with a module and its description.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts import wheelhouse

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
TAG = HERE.replace(".", "")
THIS = f"{sys.platform}-{platform.machine()}"


def made_wheel(folder: Path, name: str, version: str, tag: str = "py3-none-any", needs: str = ""):
    """Write a wheel of a package with one module of its name."""
    info = f"{name}-{version}.dist-info"
    needed = f"Requires-Dist: {needs}\n" if needs else ""
    path = folder / f"{name}-{version}-{tag}.whl"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", f"VERSION = {version!r}\n")
        described = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needed}"
        archive.writestr(f"{info}/METADATA", described)
        archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: hand\nTag: {tag}\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def made_source(folder: Path, name: str, version: str) -> None:
    """Write a package that has to be built, by a program that comes with it."""
    wheel = made_wheel(folder, name, version)
    build = f"""
import pathlib, shutil
def build_wheel(directory, *options):
    shutil.copy("built.whl", pathlib.Path(directory, {wheel.name!r}))
    return {wheel.name!r}
"""
    settings = '[build-system]\nrequires = []\nbuild-backend = "build"\nbackend-path = ["."]\n'
    files = {
        "PKG-INFO": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        "pyproject.toml": settings.encode(),
        "build.py": build.encode(),
        "built.whl": wheel.read_bytes(),
    }
    with tarfile.open(folder / f"{name}-{version}.tar.gz", "w:gz") as archive:
        for path, content in files.items():
            entry = tarfile.TarInfo(f"{name}-{version}/{path}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    wheel.unlink()


def made_project(folder: Path) -> None:
    """Write pins, and an index on the disk that holds what they name, and more."""
    pins, index = folder / "requirements", folder / "index"
    pins.mkdir()
    (pins / "run.txt").write_text(
        '# what runs\nFlower_Pot==1.0\n\n# needed\nsoil==2.0\nglass==3.0; sys_platform == "win32"\n'
    )
    (pins / "torch.txt").write_text("-r run.txt\n-c torch-cuda.txt\ntorch==2.0\n")
    (pins / "torch-cuda.txt").write_text("cuda==13.0\n")
    (pins / "test.txt").write_text("-r run.txt\nlens==0.1\n")
    (pins / "peers.txt").write_text("peer==5.0\ncousin==6.0\n")
    for each in (
        "flower_pot 1.0",
        "flower_pot 1.1",
        "soil 2.0",
        "glass 3.0",
        "lens 0.1",
        "cuda 13.0",
        "setuptools 84.0",
        "wheel 0.48",
    ):
        made_wheel(index, *each.split())
    made_wheel(index, "torch", "2.0", needs="cuda")
    made_wheel(index, "peer", "5.0", needs="what-is-nowhere")
    made_source(index, "cousin", "6.0")
    bundled = next(Path(shutil.__file__).parent.glob("ensurepip/_bundled/pip-*.whl"))
    shutil.copy(bundled, index)  # a pip that runs


def point_to(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pins and packages be those of a project."""
    monkeypatch.setattr(wheelhouse, "PINS", project / "requirements")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(project / "index"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project and its wheelhouse for this computer, collected once; others are copies."""
    made = tmp_path_factory.mktemp("first")
    made_project(made)
    with pytest.MonkeyPatch.context() as monkeypatch:
        point_to(made, monkeypatch)
        assert wheelhouse.main(["collect", "--folder", str(made / "house"), "run"]) == 0
    return made


@pytest.fixture
def project(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with pins and an index."""
    for name in ("requirements", "index"):
        shutil.copytree(first / name, tmp_path / name)
    point_to(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def folder(first: Path, project: Path) -> Path:
    """A wheelhouse for this computer."""
    return shutil.copytree(first / "house", project / "house")


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """What a command says when it is refused: one line on stderr."""
    capsys.readouterr()
    assert wheelhouse.main([str(each) for each in arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.strip()


def names(folder: Path) -> set[str]:
    return {path.name.split("-")[0] for path in folder.glob("*.whl")}


# --- collecting -----------------------------------------------------------------------------------


def test_a_wheelhouse_has_the_pins_and_what_installs_them(folder, capsys):
    assert names(folder) == {"flower_pot", "soil", "pip", "setuptools", "wheel"}
    assert (folder / "flower_pot-1.0-py3-none-any.whl").exists()
    assert not (folder / "flower_pot-1.1-py3-none-any.whl").exists()
    assert wheelhouse.main(["check", "--folder", str(folder), "run"]) == 0
    assert capsys.readouterr() == ("", "")
    told = (folder / "README.txt").read_text("utf-8")
    assert f"Python {HERE} on {THIS}: run" in told
    assert "make run OFFLINE=1\n" in told


def test_its_checksums_are_those_that_others_check(folder):
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    told = dict(reversed(line.split("  ")) for line in lines)
    assert told.keys() == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for name, digest in told.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_what_was_pinned_before_is_gone_from_it(project, folder, capsys):
    made_wheel(folder, "old", "0.1")
    assert wheelhouse.main(["collect", "--folder", str(folder), "run", "torch"]) == 0
    assert re.fullmatch(r".*house has 7 wheels, \d MB: copy it whole\.\n", capsys.readouterr().out)
    assert names(folder) == {"flower_pot", "soil", "pip", "setuptools", "wheel", "torch", "cuda"}
    assert json.loads((folder / "wheelhouse.json").read_text("utf-8")) == {
        "python": HERE,
        "platform": THIS,
        "pins": ["run", "torch"],
    }
    assert "make run OFFLINE=1 TORCH=1\n" in (folder / "README.txt").read_text("utf-8")
    assert {path.name for path in project.iterdir()} == {"requirements", "index", "house"}


def test_the_tests_peers_come_without_what_they_name(project):
    house = project / "house"
    assert wheelhouse.main(["collect", "--folder", str(house), "test"]) == 0
    assert {"lens", "peer", "cousin", "soil"} <= names(house)
    assert wheelhouse.main(["check", "--folder", str(house), "test"]) == 0


def test_a_wheel_that_is_nowhere_leaves_the_wheelhouse_as_it_was(project, folder, capfd):
    before = sorted(folder.iterdir())
    (project / "index" / "soil-2.0-py3-none-any.whl").unlink()
    (folder / "soil-2.0-py3-none-any.whl").rename(project / "soil.whl")
    assert wheelhouse.main(["collect", "--folder", str(folder), "run"]) == 1
    assert "Not every wheel was found" in capfd.readouterr().err
    assert not (project / "house.part").exists()
    (project / "soil.whl").rename(folder / "soil-2.0-py3-none-any.whl")
    assert sorted(folder.iterdir()) == before


def test_what_is_there_is_not_fetched_again(project, folder):
    shutil.rmtree(project / "index")
    (project / "index").mkdir()
    assert wheelhouse.main(["collect", "--folder", str(folder), "run"]) == 0
    assert names(folder) == {"flower_pot", "soil", "pip", "setuptools", "wheel"}


@pytest.mark.parametrize(
    ("tag", "fitting", "where", "more"),
    [
        ("win_amd64", "cp312-cp312-win_amd64", "win32-x86_64", {"glass"}),
        ("manylinux_2_28_x86_64", "cp312-cp312-manylinux_2_17_x86_64", "linux-x86_64", {"cuda"}),
        ("manylinux_2_28_x86_64", "cp310-abi3-manylinux2014_x86_64", "linux-x86_64", {"cuda"}),
        ("macosx_14_0_arm64", "cp312-cp312-macosx_11_0_arm64", "darwin-arm64", set()),
    ],
)
def test_another_computers_wheels_can_be_collected(project, tag, fitting, where, more):
    (project / "index" / "soil-2.0-py3-none-any.whl").unlink()
    made_wheel(project / "index", "soil", "2.0", fitting)
    made_wheel(project / "index", "soil", "2.0", "cp313-cp313-win_arm64")
    house = project / "house"
    asked = ["collect", "--folder", str(house), "--platform", tag, "--python", "3.12", "torch"]
    assert wheelhouse.main(asked) == 0
    expected = {"flower_pot", "soil", "torch", "pip", "setuptools", "wheel", *more}
    assert names(house) == expected
    assert (house / f"soil-2.0-{fitting}.whl").exists()
    facts = json.loads((house / "wheelhouse.json").read_text("utf-8"))
    assert facts == {"python": "3.12", "platform": where, "pins": ["torch"]}


def test_another_python_of_this_computer_takes_this_systems_wheels(project):
    (project / "index" / "soil-2.0-py3-none-any.whl").unlink()
    own = wheelhouse.own_tag()
    made_wheel(project / "index", "soil", "2.0", f"cp39-cp39-{own}")
    house = project / "house"
    assert wheelhouse.main(["collect", "--folder", str(house), "--python", "3.9", "run"]) == 0
    assert (house / f"soil-2.0-cp39-cp39-{own}.whl").exists()


def test_what_is_no_platform_or_no_python_is_refused(project, capsys):
    asked = ("collect", "--folder", project / "house")
    said = refused(capsys, *asked, "--platform", "amiga", "run")
    assert said.startswith('"amiga" is no platform: say win_amd64, ')
    assert refused(capsys, *asked, "--python", "py312", "run").startswith('"py312" is no version')
    assert refused(capsys, *asked, "flowers") == "There are no pins for flowers in requirements/."
    assert not (project / "house").exists()


# --- refusing -------------------------------------------------------------------------------------


def test_none_is_refused_with_the_command_that_makes_one(project, capsys):
    said = refused(capsys, "check", "--folder", project / "no", "torch")
    assert said.startswith(f"There is no {project / 'no'}: on a computer with internet")
    assert "'make wheelhouse TORCH=1'" in said


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"platform": "win32-x86_64"}, f"is for win32-x86_64, and this computer is {THIS}"),
        ({"python": "3.9"}, f"is for Python 3.9, and this is {HERE}: name the other one, PYTHON="),
        ({"pins": 7}, "is no wheelhouse, or not a whole one: wheelhouse.json cannot be read"),
        ({"pins": ["../run"]}, "is no wheelhouse"),
        ({"python": None}, "is no wheelhouse"),
    ],
)
def test_one_for_another_computer_is_refused(folder, capsys, facts, sentence):
    path = folder / "wheelhouse.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **facts}), "utf-8")
    assert sentence in refused(capsys, "check", "--folder", folder, "run")


@pytest.mark.parametrize("content", [None, "", "[]", "\0"])
def test_a_folder_without_its_facts_is_refused(folder, capsys, content):
    (folder / "wheelhouse.json").unlink()
    if content is not None:
        (folder / "wheelhouse.json").write_text(content)
    assert "is no wheelhouse" in refused(capsys, "check", "--folder", folder, "run")


def test_one_that_is_not_whole_is_refused(folder, capsys):
    (folder / "soil-2.0-py3-none-any.whl").unlink()
    said = refused(capsys, "check", "--folder", folder, "run")
    assert "is not whole, soil-2.0-py3-none-any.whl is missing: copy it again." in said
    (folder / "flower_pot-1.0-py3-none-any.whl").unlink()
    assert "(and 1 more) is missing" in refused(capsys, "check", "--folder", folder, "run")
    (folder / "SHA256SUMS").unlink()
    assert "SHA256SUMS cannot be read" in refused(capsys, "check", "--folder", folder, "run")


def test_a_damaged_wheel_is_refused(folder, capsys):
    path = folder / "soil-2.0-py3-none-any.whl"
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)
    said = refused(capsys, "check", "--folder", folder, "run")
    assert said.startswith("soil-2.0-py3-none-any.whl in ")
    assert said.endswith("is damaged, its checksum is another one: copy it again.")


def test_a_wheel_that_nobody_collected_is_refused(folder, capsys):
    made_wheel(folder, "flower_pot", "1.0", f"cp{TAG}-none-any")  # pip would prefer it
    said = refused(capsys, "check", "--folder", folder, "run")
    assert f"flower_pot-1.0-cp{TAG}-none-any.whl in {folder} is not in its SHA256SUMS" in said


def test_one_without_what_is_asked_for_is_refused_with_the_command(project, folder, capsys):
    said = refused(capsys, "check", "--folder", folder, "torch")
    assert "lacks torch 2.0: where there is internet, type 'make wheelhouse TORCH=1'" in said
    said = refused(capsys, "check", "--folder", folder, "test")
    assert "lacks lens 0.1 (and 2 more)" in said
    assert "'make wheelhouse TARGET=test'" in said
    pins = project / "requirements" / "run.txt"
    pins.write_text(pins.read_text().replace("==1.0", "==1.1"))
    said = refused(capsys, "check", "--folder", folder, "run")
    assert "lacks Flower_Pot 1.1: where there is internet, type 'make wheelhouse' with this" in said


# --- the pins of this project ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.stem
)
def test_every_line_of_the_pins_is_understood(path):
    pinned = {**wheelhouse.pins_of(path.stem, "linux"), **wheelhouse.pins_of(path.stem, "win32")}
    pinned |= wheelhouse.pins_of(path.stem, "darwin")
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "-")):
            name, _, version = line.partition(";")[0].partition("==")
            assert pinned[name] == version


# --- installing -----------------------------------------------------------------------------------


@pytest.fixture
def set_up(project: Path, folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the script that makes an environment, offline, where an index would be out of reach."""
    (project / "scripts").mkdir()
    for name in ("setup.sh", "wheelhouse.py"):
        shutil.copy(ROOT / "scripts" / name, project / "scripts")
    interpreter = project / "python"  # as Debian has it, without ensurepip
    interpreter.write_text(
        '#!/bin/sh\n[ "$1 $2" != "-c import ensurepip, venv" ] || exit 1\n'
        f'exec "{sys.executable}" "$@"\n'
    )
    interpreter.chmod(0o755)
    shutil.copytree(project / "index", project / "other")
    made_wheel(project / "other", "soil", "2.0", f"cp{TAG}-none-any")  # pip would prefer it

    def run(**more: str) -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
        given = {
            "OFFLINE": "1",
            "WHEELHOUSE": str(folder),
            "PYTHON": str(interpreter),
            "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
            "PIP_FIND_LINKS": str(project / "other"),
        }
        return subprocess.run(
            ["sh", str(project / "scripts" / "setup.sh"), "run"],
            env={**kept, **given, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_what_runs_is_installed_without_an_index(project, folder, set_up):
    done = set_up()
    assert done.returncode == 0, done.stderr
    assert (
        f"Installing the packages of requirements/run.txt into .venv from {folder}" in done.stderr
    )
    told = "import flower_pot, soil; print(flower_pot.VERSION, soil.VERSION)"
    python = project / ".venv" / "bin" / "python"
    found = subprocess.run([python, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout == "1.0 2.0\n"
    shutil.rmtree(folder)
    assert set_up().returncode == 0  # it is installed, and the wheelhouse is not needed any more


def test_nothing_is_made_when_the_wheelhouse_does_not_fit(project, folder, set_up):
    (folder / "soil-2.0-py3-none-any.whl").write_bytes(b"")
    done = set_up()
    assert done.returncode == 1
    assert "soil-2.0-py3-none-any.whl" in done.stderr.splitlines()[-1]
    assert "is damaged" in done.stderr.splitlines()[-1]
    done = set_up(WHEELHOUSE=str(project / "nowhere"))
    assert done.returncode == 1
    assert f"There is no {project / 'nowhere'}" in done.stderr.splitlines()[-1]
    assert not (project / ".venv").exists()
