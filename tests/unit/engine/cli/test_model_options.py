"""`--trust` takes the file or its SHA-256, and nothing that fits another file."""

from __future__ import annotations

import argparse
import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from engine.api.errors import EngineError
from engine.api.trust import TrustedFile
from engine.cli import main
from engine.cli.model_options import load_request
from tests.unit.engine.models import files
from tests.weights import network, write_new

if TYPE_CHECKING:
    from pathlib import Path


def _options(model: Path, trust: str = "", code: str = "") -> argparse.Namespace:
    return argparse.Namespace(
        model=str(model), trust=trust, custom_objects=code, image_input="", weights_of=""
    )


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "m.keras"
    path.write_bytes(b"these bytes")
    return path


def test_what_is_trusted(model: Path, tmp_path: Path):
    digest = hashlib.sha256(b"these bytes").hexdigest()
    same = tmp_path / "copy.keras"
    same.write_bytes(b"these bytes")
    code = tmp_path / "own.py"
    code.write_text("a = 1")
    assert load_request(_options(model)).trusted == ()
    for word in (digest, digest[:8].upper(), str(model), str(same)):
        assert load_request(_options(model, word)).trusted == (TrustedFile(digest),)
    own = TrustedFile(digest, str(code), hashlib.sha256(b"a = 1").hexdigest())
    assert load_request(_options(model, digest, str(code))).trusted == (own,)


def test_names_are_for_the_output_that_is_asked_for_or_named(model: Path, tmp_path: Path):
    file = tmp_path / "a=b.txt"
    file.write_text("cat")
    options = _options(model)
    options.labels = ["mnist", str(file), "color=found", "shape=gone.txt"]
    for output, first in ((None, "0"), ("kind", "kind")):
        options.output = output
        assert load_request(options).labels == (
            (first, "mnist"),
            (first, str(file)),
            ("color", "found"),
            ("shape", "gone.txt"),
        )


def test_what_is_not(model: Path, tmp_path: Path):
    other = tmp_path / "other.keras"
    other.write_bytes(b"other bytes")
    for word, code, said in (
        ("0" * 8, "", "--trust names another file"),
        (str(other), "", "--trust names another file"),
        ("abc", "", "neither a file nor 8 or more digits"),
        ("", "own.py", "say --trust, too"),
        (str(model), "gone.py", "gone.py cannot be read"),
    ):
        with pytest.raises(EngineError, match=said):
            load_request(_options(model, word, code))
    with pytest.raises(EngineError, match="not found"):
        load_request(_options(tmp_path / "gone.keras", "0" * 8))


@pytest.mark.tensorflow
def test_layers_shows_a_refused_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(main, "_free_stderr_of_native_messages", lambda: None)
    config = files.sequential(files.layer("Mine", "own", module="mine"))
    path = files.keras_file(tmp_path / "m.keras", config)
    assert main.run_command(["layers", path, "--json"]) == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert [row["path"] for row in told["layers"]] == ["image", "own"]
    assert told["layers"][1]["runs_code"] is True
    assert told["needs_code"] == {"layers": [], "classes": ["Mine"]}
    assert told["refusals"][0] in err
    assert "--trust" in err
    assert main.run_command(["layers", path]) == 1
    assert "Mine (own code)" in capsys.readouterr().out
    assert main.run_command(["predict", path, "--model", path]) == 2
    (tmp_path / "m.keras").write_text("no model")
    assert main.run_command(["layers", path]) == 2


@pytest.mark.tensorflow
def test_weights_alone_ask_for_the_network_and_a_wrong_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(main, "_free_stderr_of_native_messages", lambda: None)
    path = write_new(tmp_path / "权重.weights.h5", network("MobileNetV3Small").bare)
    fit = "fit MobileNetV3Small without its top layers"
    for command in (["layers", path], ["predict", "--model", path, "x.png"]):
        assert main.run_command(command) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.strip().endswith(f"{fit}: open it as that with --as MobileNetV3Small.")
    assert main.run_command(["layers", path, "--as", "ResNet50"]) == 2
    assert f"not those of ResNet50: they {fit}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["net.pth", "net.pt2"])
def test_what_holds_no_code_that_could_run_needs_no_trust(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(EngineError, match=f"of {name} no code is run in any case"):
        load_request(_options(path, "0" * 8))


def test_a_saved_model_is_its_folder_and_needs_no_trust(tmp_path: Path):
    graph = tmp_path / "net" / "saved_model.pb"
    graph.parent.mkdir()
    graph.write_bytes(b"")
    for path in (graph, graph.parent):
        assert load_request(_options(path)).path == str(graph.parent)
        with pytest.raises(EngineError, match="no code is run in any case"):
            load_request(_options(path, "0" * 8))
