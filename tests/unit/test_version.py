"""The version stands in three places, so that none needs the others to be read: they must agree."""

import tomllib
from pathlib import Path

import engine
from gui import app


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert {engine.__version__, app.VERSION} == {project["project"]["version"]}
