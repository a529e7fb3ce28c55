"""Models of their author's own code open only where exactly these bytes are trusted."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.api.attribution import Predict
from engine.api.errors import EngineError, model_closed
from engine.api.keys import InputKey
from engine.api.model import LoadModel, ModelInfo
from engine.api.trust import MAX_CODE_BYTES, CodeNeeds, TrustedFile, read_code
from engine.session.session import Session
from engine.session.trusted_code import code_of
from tests import models, own_layers
from tests.unit.engine.bench import Bench, picture

pytestmark = pytest.mark.tensorflow

OWN = Path(own_layers.__file__)


def _sha(path: Path | str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("trust")
    return Bench(Session(str(tmp_path_factory.mktemp("work"))), folder)


@pytest.fixture(scope="module")
def lambda_file(bench: Bench) -> str:
    return models.save(models.with_lambda(), bench.folder / "lambda.keras")


@pytest.fixture(scope="module")
def own_file(bench: Bench) -> str:
    return models.save(models.with_own_layer(), bench.folder / "own.keras")


def _opened(bench: Bench, request: LoadModel) -> ModelInfo:
    return bench.answers(request)[-1]


def test_a_trusted_lambda_runs_and_its_model_is_explained(bench: Bench, lambda_file: str):
    trust = TrustedFile(_sha(lambda_file))
    info = _opened(bench, LoadModel(lambda_file, trusted=(trust,)))
    assert info.trusted == trust
    assert [node.path for node in info.walk() if node.runs_code] == ["scale"]
    held = bench.hold(picture(24, 32))
    key = InputKey(info.key, held.key, "none")
    model = models.with_lambda()
    inputs = tf.constant(held.pixels[np.newaxis], tf.float32)
    with tf.GradientTape() as tape:
        x = inputs / 255.0
        for name in ("conv_1", "conv_pool", "conv_2"):
            x = model.get_layer(name)(x)
        tape.watch(x)
        dense = model.get_layer("scores")
        logit = (tf.reduce_mean(x, (1, 2)) @ dense.kernel + dense.bias)[0, 0]
    weights = tf.reduce_mean(tape.gradient(logit, x), (1, 2))
    by_hand = tf.nn.relu(tf.reduce_sum(x * weights[:, None, None], -1))[0]
    np.testing.assert_allclose(bench.maps(key).raw["conv_2"], by_hand, rtol=1e-4, atol=1e-7)


def _shown(bench: Bench, request: LoadModel) -> ModelInfo:
    """Open a model, or look at it where it is refused."""
    (info,) = (each for each in bench.session.run(request) if isinstance(each, ModelInfo))
    return info


@pytest.mark.parametrize("registered", [True, False], ids=["registered", "plain"])
def test_own_classes_come_from_the_named_file(
    bench: Bench, own_file: str, registered: bool, tmp_path: Path
):
    code = tmp_path / "layers.py"
    words = OWN.read_text(encoding="utf-8")
    if not registered:
        words = words.replace('@keras.saving.register_keras_serializable("mine")\n', "")
    code.write_text(words, encoding="utf-8")
    trust = TrustedFile(_sha(own_file), str(code), _sha(code))
    before = dict(keras.saving.get_custom_objects())
    keras.saving.get_custom_objects().clear()
    try:
        info = _opened(bench, LoadModel(own_file, trusted=(trust,)))
        assert keras.saving.get_custom_objects() == {}
    finally:
        keras.saving.get_custom_objects().update(before)
    assert info.trusted == trust
    held = bench.hold(picture(24, 32))
    key = InputKey(info.key, held.key, "none")
    wanted = models.with_own_layer()(held.pixels[np.newaxis].astype(np.float32)).numpy()[0]
    found = {row.target.index: row.probability for row in bench.predict(key).ranked}
    np.testing.assert_allclose([found[index] for index in range(3)], wanted, rtol=1e-4)


@pytest.mark.parametrize(
    "what", ["nothing", "another file", "changed bytes", "no code", "old code"]
)
def test_without_a_trust_in_these_bytes_nothing_runs(
    bench: Bench, own_file: str, what: str, tmp_path: Path
):
    code, ran = tmp_path / "layers.py", tmp_path / "ran"
    told = OWN.read_text(encoding="utf-8")
    code.write_text(f"{told}\nopen({str(ran)!r}, 'w').close()\n", encoding="utf-8")
    path, trust = Path(own_file), TrustedFile(_sha(own_file), str(code), _sha(code))
    match what:
        case "another file":
            trust = replace(trust, sha256="0" * 64)
        case "changed bytes":
            path = tmp_path / "own.keras"
            path.write_bytes(Path(own_file).read_bytes() + b"\0")
        case "no code":
            trust = TrustedFile(trust.sha256)
        case "old code":
            trust = replace(trust, code_sha256=_sha(OWN))
    trusted = () if what == "nothing" else (trust,)
    said = bench.refusal(LoadModel(str(path), trusted=trusted))
    assert ("Scale" in said) != (what == "old code")
    assert not ran.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("pass", "layers.py has no class or function Scale, which the model needs."),
        ("import nowhere", "layers.py cannot be run: ModuleNotFoundError: No module named"),
        ("raise SystemExit(3)", "layers.py cannot be run: SystemExit: 3"),
        ("def (", "layers.py cannot be run: SyntaxError"),
    ],
    ids=range(4),
)
def test_code_that_does_not_do(
    bench: Bench, own_file: str, words: str, sentence: str, tmp_path: Path
):
    code = tmp_path / "layers.py"
    code.write_text(words)
    before = dict(keras.saving.get_custom_objects())
    keras.saving.get_custom_objects().clear()
    try:
        trust = TrustedFile(_sha(own_file), str(code), _sha(code))
        said = bench.refusal(LoadModel(own_file, trusted=(trust,)))
    finally:
        keras.saving.get_custom_objects().update(before)
    assert said.startswith(sentence)


def test_code_that_cannot_be_read(tmp_path: Path):
    large, odd = tmp_path / "large.py", tmp_path / "odd.py"
    large.write_bytes(b"#" * (MAX_CODE_BYTES + 1))
    odd.write_bytes(b"a = 1\0")
    for path in (large, odd, tmp_path, tmp_path / "gone.py"):
        with pytest.raises(EngineError, match=path.name):
            read_code(str(path))
    needs = CodeNeeds((), ("Scale",))
    assert code_of(TrustedFile("0"), needs, str(tmp_path)).path is None


def test_a_refused_model_is_shown_and_nothing_is_answered_for_it(bench: Bench, lambda_file: str):
    bench.ready(models.flat())
    info = _shown(bench, LoadModel(lambda_file))
    assert info.is_only_inspected
    (why,) = info.refusals
    assert str(why) == bench.refusal(LoadModel(lambda_file))
    assert "Lambda layer (scale)" in str(info.auto_reason)
    assert info.needs.programs == ("scale",)
    assert info.key == _sha(lambda_file)
    assert [node.path for node in info.layers if node.runs_code] == ["scale"]
    held = bench.hold(picture(24, 32))
    assert bench.refusal(Predict(InputKey(info.key, held.key))) == str(model_closed())


def test_a_model_that_no_check_refuses_is_shown_with_the_reason(bench: Bench, tmp_path: Path):
    path = models.save(models.vector_input(), tmp_path / "vector.keras")
    info = _shown(bench, LoadModel(path))
    assert [str(why) for why in info.refusals] == [bench.refusal(LoadModel(path))]
    assert [node.path for node in info.layers][1:] == ["hidden", "scores"]
    assert not info.needs


def test_a_file_without_a_description_leaves_the_open_model(bench: Bench, tmp_path: Path):
    info, key = bench.ready(models.flat())
    bad = tmp_path / "bad.keras"
    bad.write_text("no model")
    with pytest.raises(EngineError):
        list(bench.session.run(LoadModel(str(bad))))
    assert bench.session.model == info
    bench.predict(key)
