"""`camscope preprocessing`: the table, the JSON, and what is kept beside a model."""

from __future__ import annotations

import json

import pytest

from engine.api.keys import Fit
from engine.api.resources import DEMO_MODEL, demo_samples
from engine.api.stored_input import StoredInput
from engine.cli.main import run_command
from engine.models.sidecar import sidecar_path, write_stored

pytestmark = pytest.mark.tensorflow  # the command loads it

FISH = str(next(path for path in demo_samples() if path.name == "fish.png"))


def test_each_way_has_a_line_and_the_right_one_stands_out(capfd):
    words = ["preprocessing", FISH, *map(str, demo_samples()[:3]), "--preprocess", "0..255 bgr"]
    assert run_command(words) == 0
    out = capfd.readouterr().out.splitlines()
    assert out[0] == FISH
    assert [line[8:19].strip() for line in out[1:-1]] == [
        *("none", "unit", "signed", "torch", "caffe", "0..255 bgr")
    ]
    assert "none" in out[1]
    assert "fish 9" in out[1]
    assert out[-2].startswith("*")
    assert out[-1] == "Suggested by 4 images: none"


def test_json(capfd):
    assert run_command(["preprocessing", FISH, "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["used"], told["best"], told["judged_by"]) == ("none", "none", 8)
    first = told["ways"][0]
    assert first["preprocess"] == "none"
    assert first["label"] == "0 to 255, as they are"
    assert first["predictions"][0]["label"] == "fish"
    assert 0.3 < first["information"] <= 1


@pytest.fixture
def kept(tmp_path):
    """The demo model with a file beside it."""
    import hashlib
    import shutil

    model = str(shutil.copy(DEMO_MODEL, tmp_path / "net.keras"))
    with open(model, "rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    write_stored(model, sha256, StoredInput("0..255 bgr", Fit.CROP))
    return model


def test_a_command_feeds_as_the_file_beside_the_model_says(kept, capfd):
    assert run_command(["predict", FISH, "--model", kept, "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    (image,) = told["images"]
    assert (image["preprocess"], image["fit"]) == ("0..255 bgr", "crop")
    assert told["model"]["preprocess_reason"] == "The file net.keras.camscope.json says so."
    by_hand = ["predict", FISH, "--preprocess", "0..255 bgr", "--fit", "crop", "--json"]
    assert run_command(by_hand) == 0
    (same,) = json.loads(capfd.readouterr().out)["images"]
    logits = [{row["index"]: row["logit"] for row in each["predictions"]} for each in (same, image)]
    assert logits[0] == logits[1]


def test_what_the_arguments_say_goes_first(kept, capfd):
    words = ["predict", FISH, "--model", kept, "--preprocess", "none", "--fit", "stretch", "--json"]
    assert run_command(words) == 0
    (image,) = json.loads(capfd.readouterr().out)["images"]
    assert image["preprocess"] == "none"
    assert "fit" not in image


def test_a_file_beside_other_bytes_says_nothing(kept, capfd):
    with open(sidecar_path(kept), encoding="utf-8") as file:
        record = json.load(file)
    with open(sidecar_path(kept), "w", encoding="utf-8") as file:
        json.dump({**record, "sha256": "0" * 64}, file)
    assert run_command(["predict", FISH, "--model", kept, "--json"]) == 0
    (image,) = json.loads(capfd.readouterr().out)["images"]
    assert image["preprocess"] == "none"


def test_a_way_that_is_none_is_one_sentence(capfd):
    assert run_command(["predict", FISH, "--preprocess", "0..1 men 3"]) == 2
    assert "is not a preprocessing that this model can have" in capfd.readouterr().err
