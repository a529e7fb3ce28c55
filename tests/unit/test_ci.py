"""Continuous integration builds the package when that is what changed, and only then."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from scripts.package_test.__main__ import CHECKS as CHECKS_OF_THE_PACKAGE
from tests.sources import ROOT

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git", "timeout"))), reason="needs bash and git"
)
TESTS = "test"
CHECKS = ("session", "commands", "places", "languages", "exported")
PACKAGE = [
    "package ARGS=--folder-only",
    "package-test ARGS=" + " ".join(f"--only {check}" for check in CHECKS),
]


class Clone:
    """A repository with the script in it, and a `make` that writes down what it is asked."""

    def __init__(self, folder):
        self.folder = folder / "clone"
        self.asked = folder / "asked"
        self.environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder)}
        make = folder / "bin" / "make"
        make.parent.mkdir()
        make.write_text(f'#!/bin/sh\necho "$*" >>"{self.asked}"\n[ "$1" != "${{FAILS:-}}" ]\n')
        make.chmod(0o755)
        (self.folder / ".ci").mkdir(parents=True)
        shutil.copy(ROOT / ".ci" / "run", self.folder / ".ci" / "run")
        self.git("init", "--quiet")
        self.commit("README.md")

    def git(self, *words):
        who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
        environment = {**self.environment, "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(["git", *who, *words], cwd=self.folder, env=environment, check=True)

    def commit(self, *names):
        for name in names:
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{name} {os.urandom(4).hex()}")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "changes")

    def run(self, **environment):
        self.asked.unlink(missing_ok=True)
        run = subprocess.run([".ci/run"], cwd=self.folder, env=self.environment | environment)
        return run.returncode, self.asked.read_text().splitlines()


@pytest.fixture
def clone(tmp_path):
    return Clone(tmp_path)


def test_a_change_elsewhere_builds_nothing(clone):
    clone.commit("build.spec")
    clone.commit("engine/a.py", "scripts/other.py")
    assert clone.run() == (0, [TESTS])


@pytest.mark.parametrize(
    "name", ["build.spec", "scripts/packaging/contents.py", "requirements/package.txt"]
)
def test_a_change_of_packaging_builds_and_tries_the_package(clone, name):
    clone.commit("engine/a.py", name)
    assert clone.run() == (0, [TESTS, *PACKAGE])


def test_what_a_merge_brings_counts(clone):
    clone.git("checkout", "--quiet", "-b", "side")
    clone.commit("build.spec")
    clone.git("checkout", "--quiet", "-")
    clone.commit("engine/a.py")
    clone.git("merge", "--quiet", "--no-edit", "side")
    assert clone.run() == (0, [TESTS, *PACKAGE])


def test_a_variable_asks_for_it_and_a_clone_without_history_builds_nothing(clone):
    assert clone.run() == (0, [TESTS])
    assert clone.run(CAMSCOPE_PACKAGE="1") == (0, [TESTS, *PACKAGE])


def test_a_failure_ends_it(clone):
    assert clone.run(CAMSCOPE_PACKAGE="1", FAILS="test")[1] == [TESTS]
    code, asked = clone.run(CAMSCOPE_PACKAGE="1", FAILS="package")
    assert code != 0
    assert asked == [TESTS, PACKAGE[0]]


def test_all_is_checked_but_speed():
    assert {*CHECKS, "starts"} == {*CHECKS_OF_THE_PACKAGE}


def test_what_counts_as_packaging_is_there():
    text = (ROOT / ".ci" / "run").read_text()
    listed = text[text.index("packaging=(") + len("packaging=(") : text.index(")\n")].split()
    assert len(listed) >= 5
    assert [name for name in listed if not (ROOT / name).exists()] == []
