"""The version stands once: the package's metadata and the window read it from there."""

import tomllib
from pathlib import Path

from engine.api.version import VERSION

ROOT = Path(__file__).parents[2]


def test_the_projects_metadata_reads_the_programs_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {
        "attr": "engine.api.version.VERSION"
    }


def test_no_source_repeats_it():
    sources = [ROOT / "main.py", *ROOT.glob("engine/**/*.py"), *ROOT.glob("gui/**/*.py")]
    repeats = [
        path.relative_to(ROOT).as_posix()
        for path in sources
        if f'"{VERSION}"' in path.read_text("utf-8")
    ]
    assert repeats == ["engine/api/version.py"]
