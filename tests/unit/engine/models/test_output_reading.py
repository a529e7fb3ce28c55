"""What was said of a model's outputs is kept by the file's SHA-256, and forgotten."""

import pytest

from engine.api.label_sets import kept_reading_path
from engine.api.scores import OutputActivation
from engine.models.output_reading import keep_reading, kept_reading

KEY = "ab" * 32


@pytest.fixture(autouse=True)
def _nothing_kept():
    yield
    keep_reading(KEY, OutputActivation.AUTO)


def test_it_is_kept_for_one_model_and_forgotten():
    assert kept_reading(KEY) is OutputActivation.AUTO
    keep_reading(KEY, OutputActivation.VALUES)
    assert kept_reading(KEY) is OutputActivation.VALUES
    assert kept_reading("cd" * 32) is OutputActivation.AUTO
    keep_reading(KEY, OutputActivation.AUTO)
    keep_reading(KEY, OutputActivation.AUTO)
    assert not kept_reading_path(KEY).exists()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"outputs_are": "boxes"}', b'{"outputs_are": 3}', b"\xff{"]
)
def test_a_file_that_makes_no_sense_says_nothing(content):
    path = kept_reading_path(KEY)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    assert kept_reading(KEY) is OutputActivation.AUTO
