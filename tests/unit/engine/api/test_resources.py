"""The program's own files are found from source and when packaged."""

import runpy
import sys

from engine.api import resources


def test_what_the_program_carries_is_there():
    for name in ("icons", "labels", "demo"):
        assert (resources.RESOURCES / name).is_dir()
    assert resources.DEMO_MODEL.is_file()


def test_the_samples_are_images_in_order():
    samples = resources.demo_samples()
    assert samples == sorted(samples)
    assert {path.suffix for path in samples} == {".png"}
    assert samples


def test_a_packaged_program_has_them_in_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    found = runpy.run_path(resources.__file__)
    assert found["RESOURCES"] == tmp_path / "resources"


def test_what_is_brought_along_is_told_with_the_place_of_the_licences(tmp_path, monkeypatch):
    file = tmp_path / "THIRD_PARTY.txt"
    monkeypatch.setattr(resources, "THIRD_PARTY", file)
    assert resources.third_party_works() == ""
    file.write_text("Brings along:\n  Qt 6\n  名前 1\n\n=======\nQt 6\n=======\nlong", "utf-8")
    assert resources.third_party_works() == f"Brings along:\n  Qt 6\n  名前 1\n\n{file}"


def test_from_source_there_are_no_licences_of_others():
    assert not resources.THIRD_PARTY.exists()
