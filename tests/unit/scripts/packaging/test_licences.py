"""THIRD_PARTY.txt has the licence of all that is shipped, or the build ends."""

from __future__ import annotations

import os
import sysconfig

import msgspec
import numpy as np
import PySide6.QtCore
import pytest

from scripts.packaging import licences
from scripts.packaging.licences import NoLicence, third_party
from tests.sources import ROOT

PYTHONS = os.path.join(sysconfig.get_path("stdlib"), "json", "__init__.py")


@pytest.fixture
def without_tools(monkeypatch):
    monkeypatch.setattr(licences, "ALWAYS", ())  # PyInstaller is not installed for the tests


@pytest.mark.usefixtures("without_tools")
def test_every_owner_of_a_file_is_told_with_its_licence():
    files = [np.__file__, msgspec._core.__file__, PYTHONS, str(ROOT / "LICENSE")]
    text = third_party([*files, PySide6.QtCore.__file__])
    assert "BSD-3-Clause" in text
    assert "Copyright (c) 2005-2025, NumPy Developers" in text.replace("2005-2026", "2005-2025")
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in text
    assert "Copyright (c) 2021, Jim Crist-Harif" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    head = text[: text.index("=" * 100)]
    names = [line.split()[0] for line in head.splitlines() if line.startswith("  ")]
    assert names[0] == "Python"
    assert [name.lower() for name in names[1:]] == ["msgspec", "numpy", "pyside6_essentials"]


@pytest.mark.usefixtures("without_tools")
def test_a_distribution_without_a_text_ends_the_build(monkeypatch):
    monkeypatch.setattr(licences, "WITHOUT_TEXT", {})
    with pytest.raises(NoLicence, match=r"No licence text is known of: PySide6_Essentials 6"):
        third_party([PySide6.QtCore.__file__])


@pytest.mark.usefixtures("without_tools")
def test_a_file_of_nobody_ends_the_build(tmp_path):
    stranger = tmp_path / "libstranger.so"
    stranger.touch()
    with pytest.raises(NoLicence, match=r"Nobody is known whose these files are: .*libstranger"):
        third_party([str(stranger)])


@pytest.mark.parametrize(
    ("place", "is_one"),
    [
        ("a-1.dist-info/licenses/LICENSE", True),
        ("a-1.dist-info/licenses/numpy/random/LICENSE.md", True),
        ("a-1.dist-info/COPYING.txt", True),
        ("tensorflow/THIRD_PARTY_NOTICES.txt", True),
        ("opencv-5.dist-info/LICENSE-3RD-PARTY.txt", True),
        ("a-1.dist-info/METADATA", False),
        ("a/licensing.py", False),
    ],
)
def test_which_files_are_licences(place, is_one):
    assert licences._is_licence(place) is is_one


def test_the_texts_that_we_add_are_there():
    for names in licences.WITHOUT_TEXT.values():
        for name in names:
            assert len(licences._own_text(name)) > 1000
