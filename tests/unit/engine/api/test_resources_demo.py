"""The program's own files are there, and in their order."""

from engine.api.resources import DEMO_MODEL, RESOURCES, demo_samples


def test_the_demo_is_there():
    assert RESOURCES.is_dir()
    assert DEMO_MODEL.is_file()


def test_samples_are_pictures_in_order():
    samples = demo_samples()
    assert samples == sorted(samples)
    assert samples
    assert all(path.suffix == ".png" and path.is_file() for path in samples)
