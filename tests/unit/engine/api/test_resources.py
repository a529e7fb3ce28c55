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
