"""Maps by every kind of method, through a session with the real backend and small models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.attribution import (
    CompareMethods,
    Comparison,
    Costs,
    EstimateCosts,
    Explain,
    Maps,
    Predict,
)
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Target
from engine.api.methods import Scope
from engine.api.outputs import OutputKind
from engine.api.results import Progress
from engine.api.scores import ScoreKind
from engine.attribution.registry import METHODS
from engine.backends.protocol import Timing
from engine.backends.tensorflow.network import KerasNetwork
from engine.imaging import scaled_difference
from engine.session import costs as costing
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench, picture

if TYPE_CHECKING:
    from pathlib import Path

SHARED = [key for key, method in METHODS.items() if method.info.scope is Scope.ALL_LAYERS]
QUICK: dict[str, tuple[tuple[str, Any], ...]] = {
    "smoothgrad": (("samples", 6),),
    "vargrad": (("samples", 6),),
    "squaregrad": (("samples", 6),),
    "integrated-gradients": (("steps", 8),),
    "occlusion": (("patch", 8), ("stride", 8)),
    "rise": (("masks", 40),),
    "faster-score-cam": (("channels", 3),),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.fixture
def bench(session: Session, tmp_path: Path) -> Bench:
    return Bench(session, tmp_path)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The layers of every pass that is taken."""
    taken: list[tuple[str, ...]] = []
    real = KerasNetwork.forward_backward

    def forward_backward(
        self: Any, inputs: Any, objective: Any, layers: Any, formula: Any = None
    ) -> Any:
        taken.append(tuple(layers))
        return real(self, inputs, objective, layers, formula)

    monkeypatch.setattr(KerasNetwork, "forward_backward", forward_backward)
    return taken


def run(bench: Bench, key: InputKey, method: str, **more: Any) -> list[Any]:
    parameters = tuple(sorted(more.pop("parameters", QUICK.get(method, ()))))
    target = more.pop("target", Target(0))
    return list(bench.session.run(Explain(MapKey(key, method, target, parameters), **more)))


def last(answers: list[Any]) -> Maps:
    return next(answer for answer in reversed(answers) if isinstance(answer, Maps))


def test_another_method_costs_no_pass(bench: Bench, looks: list[tuple[str, ...]]):
    _, key = bench.ready(models.flat())
    first = last(run(bench, key, SHARED[0]))
    count = len(looks)
    found = [last(run(bench, key, method)) for method in SHARED[1:]]
    assert len(looks) == count
    assert all(set(maps.raw) == {"conv_1", "conv_pool", "conv_2"} for maps in (first, *found))
    assert all(maps.complete for maps in found)
    assert not np.allclose(found[0].raw["conv_1"], first.raw["conv_1"])


def test_asked_layers_are_one_pass_over_them_without_first_parts(
    bench: Bench, looks: list[tuple[str, ...]]
):
    _, key = bench.ready(models.flat())
    run(bench, key, "grad-cam", layer="conv_1")  # the function is compiled: an answer is quick
    looks.clear()
    answers = run(
        bench, key, "grad-cam", target=Target(1), layer="conv_1", layers=("conv_1", "conv_2")
    )
    assert looks == [("conv_1", "conv_2")]
    (maps,) = answers
    assert maps.complete
    assert set(maps.raw) == {"conv_1", "conv_2"}


@pytest.mark.parametrize("change", ["target", "image"])
def test_another_target_or_image_is_another_pass(
    bench: Bench, looks: list[tuple[str, ...]], change: str
):
    info, key = bench.ready(models.flat())
    before = last(run(bench, key, "hires-cam")).raw["conv_1"]
    count = len(looks)
    target = Target(0)
    if change == "target":
        target = Target(1)
    else:
        key = InputKey(info.key, bench.hold(picture(24, 32, seed=5)).key)
    after = last(run(bench, key, "hires-cam", target=target)).raw["conv_1"]
    assert len(looks) > count
    assert not np.allclose(before, after)


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_answers_step_by_step(bench: Bench, method: str):
    _, key = bench.ready(models.flat())
    top = bench.predict(key).ranked[0]
    answers = run(bench, key, method, layer="conv_2", all_layers=False, target=top.target)
    maps = [answer for answer in answers if isinstance(answer, Maps)]
    shares = [answer.share for answer in maps]
    assert shares == sorted(shares)
    assert maps[-1].complete
    assert maps[-1].share == 1
    assert not any(answer.complete for answer in maps[:-1])
    scope = METHODS[method].info.scope
    wanted, grid = "conv_2", (9, 13)
    if scope is Scope.INPUT:
        wanted, grid = INPUT_LAYER, (24, 32)
    elif method == "guided-grad-cam":
        grid = (24, 32)
    raw = maps[-1].raw
    assert set(raw) == {wanted}
    assert raw[wanted].shape == grid
    assert raw[wanted].dtype == np.float32
    assert np.isfinite(raw[wanted]).all()
    assert not raw[wanted].flags.writeable
    assert np.ptp(raw[wanted]) > 0
    expected = top.probability if method == "rise" else top.logit
    assert maps[-1].score == pytest.approx(expected, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize(
    "model", [models.nested, models.sequential, models.grayscale, models.four_channels]
)
def test_every_method_answers_or_says_why_not(bench: Bench, model: Any, subtests: pytest.Subtests):
    _, key = bench.ready(model())
    for method in METHODS:
        with subtests.test(method):
            if method == "cam" and model is models.sequential:
                with pytest.raises(costing.EngineError, match="global average pooling"):
                    run(bench, key, method)
                continue
            maps = last(run(bench, key, method))
            assert maps.complete
            assert all(np.isfinite(raw).all() for raw in maps.raw.values())


def test_several_classes_and_neurons(bench: Bench):
    _, key = bench.ready(models.flat())
    dog = last(run(bench, key, "hires-cam", target=Target(1)))
    cat = last(run(bench, key, "hires-cam", target=Target(0)))
    why = last(run(bench, key, "hires-cam", target=Target(0, contrast=(1,))))
    assert why.score == pytest.approx(cat.score - dog.score, abs=1e-5)
    assert why.label == "class 0 rather than class 1"
    neuron = Target(2, layer="conv_2", cell=(3, 4))
    maps = last(run(bench, key, "hires-cam", target=neuron))
    assert set(maps.unreached) == set() or "conv_2" not in maps.unreached
    assert maps.label == "conv_2, channel 2 at (3, 4)"


def test_a_second_output_has_predictions_and_maps(bench: Bench):
    info, key = bench.ready(models.two_outputs())
    assert [output.class_count for output in info.outputs] == [3, 4]
    second = bench.answers(Predict(key, output=1))[-1]
    assert second.output == 1
    assert len(second.ranked) == 4
    row = second.ranked[0]
    maps = last(run(bench, key, "grad-cam", target=row.target))
    assert maps.score == pytest.approx(row.logit, rel=1e-4)
    assert second.ranked[0].probability is None


def test_smoothing_with_one_untouched_copy_is_the_plain_map(bench: Bench):
    _, key = bench.ready(models.flat())
    plain = last(run(bench, key, "layer-cam"))
    one = last(run(bench, key, "layer-cam", parameters=(("smoothing", 1),)))
    for path, raw in plain.raw.items():
        np.testing.assert_allclose(one.raw[path], raw, rtol=1e-5, atol=1e-7)
        assert not one.std[path].any()
    assert not plain.std


def test_smoothing_gives_mean_and_spread_of_all_layers(bench: Bench):
    _, key = bench.ready(models.flat())
    answers = run(bench, key, "grad-cam", parameters=(("smoothing", 5),))
    parts = [answer for answer in answers if isinstance(answer, Maps)]
    assert [round(part.share, 2) for part in parts] == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert set(parts[-1].raw) == set(parts[-1].std) == {"conv_1", "conv_pool", "conv_2"}
    assert parts[-1].std["conv_1"].max() > 0
    again = last(run(bench, key, "grad-cam", parameters=(("smoothing", 5),)))
    np.testing.assert_allclose(again.raw["conv_1"], parts[-1].raw["conv_1"], rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize(
    "model", [models.flat, models.logits, models.sigmoid, models.softmax_layer, models.two_outputs]
)
def test_predictions_on_the_way_are_those_of_a_forward_run(
    bench: Bench, looks: list[tuple[str, ...]], model: Any
):
    info, key = bench.ready(model())
    plain = bench.answers(Predict(key))[-1]
    ahead = bench.answers(Predict(key, layers=("conv_2",)))[-1]
    best = bench.answers(Predict(key, top=1))[-1]
    assert [row.target for row in best.ranked] == [plain.ranked[0].target]
    assert [row.target for row in ahead.ranked] == [row.target for row in plain.ranked]
    for one, other in zip(ahead.ranked, plain.ranked, strict=True):
        assert one.logit == pytest.approx(other.logit, rel=1e-4, abs=1e-5)
        if info.outputs[0].activation == "linear":
            assert one.probability is other.probability is None
        else:
            assert one.probability == pytest.approx(other.probability, rel=1e-4, abs=1e-6)
    looks.clear()
    top = ahead.ranked[0].target
    maps = last(run(bench, key, "hires-cam", target=top, layer="conv_2", all_layers=False))
    is_value = info.outputs[0].kind is OutputKind.VALUES  # the first, whichever is the largest
    single = info.outputs[0].class_count == 1 or is_value
    assert len(looks) == single  # one pass gave the predictions and the map
    assert maps.score == pytest.approx(ahead.ranked[0].logit, rel=1e-4, abs=1e-5)
    opposite = Target(top.index, negative=not top.negative)
    other = last(run(bench, key, "hires-cam", target=opposite, layer="conv_2", all_layers=False))
    assert len(looks) == 1 + single
    assert other.score == pytest.approx(-maps.score, rel=1e-4, abs=1e-5)


def test_several_pictures_at_once_give_what_each_gives_alone(
    bench: Bench, looks: list[tuple[str, ...]]
):
    info = bench.open(models.separable())
    pictures = [picture(24, 32, seed=seed) for seed in range(5)]
    layers = ("sum", "relu")
    alone = []
    for one in pictures:
        key = InputKey(info.key, bench.hold(one).key)
        row = bench.predict(key).ranked[0]
        maps = last(run(bench, key, "layer-cam", target=row.target, all_layers=False, layer="sum"))
        alone.append((row, maps))
    inputs = [(InputKey(info.key, one.key), one) for one in pictures]
    bench.session.precompute_batch(inputs, 0, layers)
    looks.clear()
    for one, (row, maps) in zip(pictures, alone, strict=True):
        key = InputKey(info.key, bench.hold(one).key)
        found = bench.answers(Predict(key, layers=layers))[-1].ranked[0]
        assert found.target == row.target
        assert found.logit == pytest.approx(row.logit, rel=1e-4, abs=1e-5)
        again = last(run(bench, key, "layer-cam", target=row.target, all_layers=False, layer="sum"))
        assert again.score == pytest.approx(maps.score, rel=1e-4, abs=1e-5)
        scale = max(1e-6, float(maps.raw["sum"].max()))
        np.testing.assert_allclose(again.raw["sum"], maps.raw["sum"], atol=1e-4 * scale)
    assert looks == []  # all of it came from one run


def test_layers_that_do_not_fit_into_memory_are_done_in_groups(
    bench: Bench, looks: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
):
    _, key = bench.ready(models.flat())
    whole = last(run(bench, key, "grad-cam", target=Target(2)))
    monkeypatch.setattr("engine.attribution.service.free_bytes", lambda: 60_000)
    looks.clear()
    grouped = last(run(bench, key, "grad-cam", target=Target(1)))
    again = last(run(bench, key, "grad-cam", target=Target(2)))
    assert len([layers for layers in looks if len(layers) < 3]) >= 2
    assert grouped.complete
    assert set(again.raw) == set(whole.raw)
    np.testing.assert_allclose(again.raw["conv_2"], whole.raw["conv_2"], rtol=1e-5)


def test_long_work_says_first_what_it_takes(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    _, key = bench.ready(models.flat())
    monkeypatch.setattr(KerasNetwork, "timing", lambda self: Timing(1000.0, 3000.0))
    first = run(bench, key, "rise", parameters=(("masks", 10),))[0]
    assert isinstance(first, Progress)
    assert str(first.text).startswith("RISE: about 1")
    assert "passes" in str(first.text)
    monkeypatch.setattr(KerasNetwork, "timing", lambda self: Timing(1.0, 3.0))
    first = run(bench, key, "rise", parameters=(("masks", 10),))[0]
    assert "about" not in str(first.text if isinstance(first, Progress) else "")


def test_costs_of_every_method(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    _, key = bench.ready(models.sequential())
    monkeypatch.setattr(KerasNetwork, "timing", lambda self: Timing(10.0, 30.0))
    (costs,) = bench.session.run(EstimateCosts(key, "conv_2", "rise", (("masks", 500),)))
    assert isinstance(costs, Costs)
    assert set(costs.by_method) == set(METHODS)
    rise = costs.by_method["rise"]
    assert rise is not None
    assert 500 <= rise.passes <= 502
    assert rise.seconds == pytest.approx(5.0, rel=0.05)
    assert costs.by_method["cam"] is None
    assert "global average pooling" in str(costs.reasons["cam"])


def test_a_comparison_has_all_methods_that_share_the_pass(
    bench: Bench, looks: list[tuple[str, ...]]
):
    _, key = bench.ready(models.flat())
    maps = last(run(bench, key, "grad-cam"))
    looks.clear()
    (comparison,) = bench.session.run(CompareMethods(key, Target(0), "conv_2"))
    assert isinstance(comparison, Comparison)
    assert looks == []
    assert [name for name in comparison.raw if name != "cam"] == SHARED
    np.testing.assert_allclose(comparison.raw["grad-cam"], maps.raw["conv_2"], rtol=1e-5)


def test_cam_is_compared_where_it_exists(bench: Bench, looks: list[tuple[str, ...]]):
    _, key = bench.ready(models.flat())
    alone = last(run(bench, key, "cam", layer="conv_2"))
    top = bench.predict(key).ranked[0].target
    looks.clear()
    (there,) = bench.session.run(CompareMethods(key, Target(0), "conv_2"))
    (best,) = bench.session.run(CompareMethods(key, top, "conv_2"))
    assert len(looks) == 2  # no pass of its own
    assert list(there.raw) == [name for name in METHODS if name in {*SHARED, "cam"}]
    np.testing.assert_allclose(there.raw["cam"], alone.raw["conv_2"], rtol=1e-5)
    assert (there.cam_layer, there.why_no_cam) == ("conv_2", None)
    cam, grad_cam = best.raw["cam"], best.raw["grad-cam"]
    np.testing.assert_allclose(np.maximum(cam, 0), grad_cam * cam.size, rtol=1e-4, atol=1e-6)
    difference = scaled_difference(cam, grad_cam)
    assert difference is not None
    assert difference < 1e-5
    (early,) = bench.session.run(CompareMethods(key, Target(0), "conv_1"))
    assert list(early.raw) == SHARED
    assert early.cam_layer == "conv_2"


def test_why_there_is_no_cam_is_told(bench: Bench):
    _, key = bench.ready(models.sequential())
    (found,) = bench.session.run(CompareMethods(key, Target(0), "conv_2"))
    assert list(found.raw) == SHARED
    assert found.cam_layer is None
    assert "global average pooling" in str(found.why_no_cam)
    _, key = bench.ready(models.flat())
    score = ScoreKind.PROBABILITY
    (found,) = bench.session.run(CompareMethods(key, Target(0), "conv_2", score))
    assert list(found.raw) == SHARED
    assert str(found.why_no_cam).startswith("CAM adds up to the logit")


@pytest.mark.parametrize(
    ("method", "more", "sentence"),
    [
        ("nothing", {}, 'There is no method "nothing".'),
        ("rise", {"parameters": (("mask", 5),)}, 'RISE has no parameter "mask". It has: masks'),
        ("rise", {"parameters": (("masks", 5),)}, "masks: it takes a number from 10 to 20000"),
        ("rise", {"parameters": (("masks", 50.5),)}, "it takes a whole number"),
        ("cam", {"layer": "conv_1"}, "conv_2"),
        ("score-cam", {"layer": "pool"}, 'Layer "pool" has no heatmap.'),
        ("grad-cam", {"target": Target(7)}, "there is no class 7"),
        (
            "grad-cam",
            {"target": Target(0, layer="conv_1")},
            'No layer with a heatmap lies before "conv_1".',
        ),
    ],
)
def test_refusals_are_one_sentence(bench: Bench, method: str, more: dict[str, Any], sentence: str):
    _, key = bench.ready(models.flat())
    with pytest.raises(costing.EngineError) as caught:
        run(bench, key, method, **more)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
