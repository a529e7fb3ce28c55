"""What was said of a model's outputs is kept by the file's SHA-256, and forgotten."""

import pytest

from engine.api.label_sets import kept_reading_path
from engine.api.scores import OutputActivation
from engine.storage.json_file import write_record
from engine.storage.output_reading import kept_reading

KEY = "ab" * 32


@pytest.fixture(autouse=True)
def _nothing_kept():
    yield
    kept_reading_path(KEY).unlink(missing_ok=True)


def test_it_is_kept_for_one_model():
    assert kept_reading(KEY) is OutputActivation.AUTO
    write_record(str(kept_reading_path(KEY)), {"outputs_are": "values"})
    assert kept_reading(KEY) is OutputActivation.VALUES
    assert kept_reading("cd" * 32) is OutputActivation.AUTO


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"outputs_are": "boxes"}', b'{"outputs_are": 3}', b"\xff{"]
)
def test_a_file_that_makes_no_sense_says_nothing(content):
    path = kept_reading_path(KEY)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    assert kept_reading(KEY) is OutputActivation.AUTO
