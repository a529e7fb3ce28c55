"""`camscope match`: its words, its record, and the command that gives the same."""

from __future__ import annotations

import json
import shlex
from types import SimpleNamespace

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.cli.explain import explain_images
from engine.cli.main import run_command
from engine.cli.match import lines, run_match
from engine.cli.parser import COMMAND_NAMES, parser
from engine.storage.writers import Content, save
from tests import models
from tests.unit.engine.bench import picture

NOTHING = dict.fromkeys(COMMAND_NAMES)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("match 圖")
    model = models.save(models.flat(), folder / "flat.keras")
    image = str(folder / "noise.png")
    save(Content.OVERLAY, image, picture(50, 60).pixels)
    return SimpleNamespace(folder=folder, model=model, image=image)


def explained(desk, out, *words):
    """What `camscope explain` writes: the raw map."""
    options = parser(NOTHING).parse_args(
        ["explain", desk.image, "--model", desk.model, "--out", str(desk.folder / out), *words]
    )
    assert explain_images(options, str(desk.folder), lambda told: None)[0]["made"] == 1
    (raw,) = (desk.folder / out).glob("*.npy")
    return raw


def asked(desk, heatmap, *words):
    return parser(NOTHING).parse_args(
        ["match", str(heatmap), "--image", desk.image, "--model", desk.model, *words]
    )


def test_the_command_that_is_told_gives_the_heatmap(desk):
    raw = explained(
        desk, "a", "--score", "probability", "--resize", "nearest", "--preprocess", "signed"
    )
    told: list[str] = []
    match, record = run_match(asked(desk, raw), str(desk.folder), told.append)
    assert told
    assert record["match"] == "exact"
    assert record["largest_difference"] < 1e-4
    found = {each["choice"]: each["found"] for each in record["differences"]}
    assert found == {
        **found,
        "score": "probability",
        "resize": "nearest",
        "preprocess": "signed",
    }
    assert json.loads(json.dumps(record)) == record
    *sentences, command = lines(match, record)
    assert sentences == record["sentences"]
    program, explain, image, *words = shlex.split(command)
    assert (program, explain, image) == ("camscope", "explain", desk.image)
    assert words[:4] == ["--model", desk.model, "--out", "DIR"]
    again = explained(desk, "b", *words[4:])
    np.testing.assert_allclose(np.load(again), np.load(raw), rtol=1e-4, atol=1e-7)


def test_none_is_said_and_has_an_exit_code_of_its_own(desk, capsys):
    path = desk.folder / "other.npy"
    np.save(path, np.random.default_rng(0).random((9, 13)))
    code = run_command(
        ["match", str(path), "--image", desk.image, "--model", desk.model, "--target", "0"]
    )
    done = capsys.readouterr()
    assert code == 1
    assert done.out.startswith("None of the combinations")
    assert "camscope explain" not in done.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(("--target", "9"), "no class 9"), (("--output", "tail"), 'no output "tail"')],
)
def test_what_the_model_does_not_have_is_refused(desk, words, sentence):
    path = desk.folder / "other.npy"
    np.save(path, np.random.default_rng(0).random((9, 13)))
    with pytest.raises(EngineError, match=sentence):
        run_match(asked(desk, path, *words), str(desk.folder), lambda told: None)
