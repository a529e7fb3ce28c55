"""Keras models as programs in PyTorch: hooks, heads, variants, sizes, weights, other inputs."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
import pytest
import torch
from keras import layers

from engine.api.errors import EngineError, OutOfMemory
from engine.api.keys import Target
from engine.backends.objective import Objective
from engine.backends.script_protocol import Probe, ScriptSubject
from engine.backends.torch.keras_program import KerasProgram, open_program
from engine.backends.torch.program import BatchedVariants, Hooks, Run, StopRun
from tests import models


def images(program: KerasProgram, count: int = 1) -> torch.Tensor:
    shape = [side or 24 for side in program.description.input_shape]
    return torch.tensor(
        np.random.default_rng(0).uniform(0, 1, (count, *shape)), dtype=torch.float32
    )


def rows_of(program: KerasProgram) -> list[str]:
    rows = [row for layer in program.description.layers for row in layer.walk()]
    return [row.path for row in rows if row.explainable and not row.is_shared]


def watched(_path: str, output: torch.Tensor) -> torch.Tensor:
    return output if output.requires_grad else output.detach().requires_grad_()


def reached(program: KerasProgram, inputs: torch.Tensor, hooks: Hooks) -> Run:
    """Run as far as the wanted layer."""

    def stop(_path, _output):
        raise StopRun

    run = program.run(inputs, replace(hooks, on_record=stop))
    assert run.outputs == []
    return run


@pytest.mark.parametrize("make", [models.flat, models.nested, models.shared_backbone])
def test_outputs_are_the_models_own_and_gradients_reach_every_layer(make):
    model = make()
    program = KerasProgram(model)
    inputs = images(program, 2)
    paths = rows_of(program)
    run = program.run(inputs, Hooks(paths, watched))
    np.testing.assert_allclose(run.outputs[0].detach(), model(inputs), rtol=1e-5, atol=1e-6)
    assert set(run.recorded) == set(paths)
    found = torch.autograd.grad(run.outputs[0][:, 1].sum(), list(run.recorded.values()))
    assert all(gradient.abs().sum() > 0 for gradient in found)


def test_gradients_are_those_of_small_steps():
    program = KerasProgram(models.batch_norm())
    inputs = images(program)
    head = program.outputs[0].head
    layer = program.description.auto_layer
    run = program.run(inputs, Hooks((layer,), watched, (head,)))
    (gradient,) = torch.autograd.grad(run.outputs[0][0, 2], run.recorded[layer])
    step = torch.zeros_like(gradient)
    step[0, 3, 4, 1] = 1e-2
    moved = [
        program.run(inputs, Hooks((layer,), lambda _, out, by=by: out + by * step, (head,)))
        for by in (-1, 1)
    ]
    slope = (moved[1].outputs[0][0, 2] - moved[0].outputs[0][0, 2]) / 2e-2
    assert abs(float(slope - gradient[0, 3, 4, 1])) < 1e-3 * float(gradient.abs().max())


def test_weights_want_no_gradient():
    program = KerasProgram(models.flat())
    run = program.run(images(program), Hooks(()))
    assert not run.outputs[0].requires_grad


def test_a_final_activation_is_left_out():
    model = models.nested()
    program = KerasProgram(model)
    inputs = images(program)
    (output,) = program.outputs
    assert output.head == "scores"
    logits = program.run(inputs, Hooks(bypassed=(output.head,))).outputs[0]
    np.testing.assert_allclose(torch.softmax(logits, 1), model(inputs), rtol=1e-5)
    assert program.heads_of("scores") == ("scores",)
    assert program.heads_of("backbone") == ()


def test_a_run_is_stopped_and_the_model_left_as_it_was():
    model = models.flat()
    program = KerasProgram(model)
    assert reached(program, images(program), Hooks(("conv_1",))).recorded["conv_1"].shape[3] == 4
    assert not any("call" in vars(layer) for layer in model._flatten_layers())


def test_variants_run_through_what_lies_behind():
    program = KerasProgram(models.two_inputs())
    inputs = images(program)
    variants = BatchedVariants("left_1", lambda one: torch.cat([one, 0 * one, 2 * one]), 3)
    answers = program.run(inputs, Hooks(variants=variants)).outputs[0]
    assert answers.shape == (3, 3)
    plain = program.run(inputs, Hooks()).outputs[0]
    np.testing.assert_allclose(answers[:1], plain, rtol=1e-5)
    assert len({tuple(row) for row in answers.numpy().round(6)}) == 3


def test_some_channels_of_a_convolution_alone():
    program = KerasProgram(models.flat())
    inputs = images(program)
    whole = program.run(inputs, Hooks(("conv_2",))).recorded["conv_2"]
    chosen = torch.tensor([4, 1])
    run = reached(program, inputs, Hooks(("conv_2",), channels=chosen))
    assert run.is_narrow
    np.testing.assert_allclose(run.recorded["conv_2"], whole[..., [4, 1]], rtol=1e-5)
    assert not reached(program, inputs, Hooks(("conv_pool",), channels=chosen)).is_narrow


def test_another_size_passes_up_to_a_layer():
    program = KerasProgram(models.sequential())
    run = reached(program, torch.zeros(1, 60, 50, 3), Hooks(("max_1",)))
    assert run.recorded["max_1"].shape == (1, 29, 24, 4)


def test_grids_of_a_model_of_any_size_are_measured():
    inputs = keras.Input((None, None, 3))
    x = layers.Conv2D(4, 3, strides=2, padding="same", name="down")(inputs)
    x = layers.Conv2D(4, 3, strides=2, padding="same", name="bottom")(x)
    x = layers.UpSampling2D(4, name="up")(x)
    x = layers.Conv2D(2, 1, activation="softmax", name="cells")(x)
    program = KerasProgram(keras.Model(inputs, x))
    assert program.description.auto_layer == "bottom"
    assert program.outputs[0].described.grid == (None, None)


def test_what_is_fed_beside_the_image():
    model = models.picture_and_table()
    program = KerasProgram(model)
    inputs = images(program, 2)
    table, words = np.arange(5.0)[None], np.array([[1.0, 2, 3]])
    before = program.run(inputs, Hooks()).outputs[0]
    program.feed_beside({"table": table, "words": words})
    found = program.run(inputs, Hooks()).outputs[0]
    beside = [torch.tensor(np.repeat(table, 2, 0), dtype=torch.float32)]
    beside.append(torch.tensor(np.repeat(words, 2, 0), dtype=torch.int32))
    np.testing.assert_allclose(found, model([inputs, *beside]), rtol=1e-5)
    assert not np.allclose(found, before)


def test_moving_keeps_the_numbers():
    program = KerasProgram(models.separable())
    inputs = images(program)
    before = program.run(inputs, Hooks()).outputs[0]
    program.move("cpu")
    assert torch.equal(program.run(inputs, Hooks()).outputs[0], before)


def test_weights_samples_and_pooled_weights_are_the_models():
    model = models.flat()
    program = KerasProgram(model)
    kernel = keras.ops.convert_to_numpy(model.get_layer("conv_1").kernel)
    assert np.array_equal(program.weights("conv_1").arrays["kernel"], kernel)
    assert {sample.layer for sample in program.weight_samples()} == {"conv_1", "conv_2", "scores"}
    layer, weights = program.pooled_weights(program.outputs[0], Objective(np.eye(3)[1]))
    assert layer == "conv_2"
    kernel = keras.ops.convert_to_numpy(model.get_layer("scores").kernel)
    np.testing.assert_allclose(weights, kernel[:, 1])


def test_scripts_are_those_of_tensorflow():
    subject = ScriptSubject(Probe.GRADIENTS, ("conv_2",), Target(1), "cat")
    part = KerasProgram(models.flat()).script_writer.part("net.keras", subject)
    wanted = 'keras.Model(model.input, [model.get_layer("conv_2").output, model.output])'
    assert part.opening[-1].endswith(wanted)
    assert "score = logits[0, 1]  # cat" in "\n".join(part.probing)
    assert part.imports["tf"] == "import tensorflow as tf"


def test_files_are_opened_and_checked(tmp_path):
    model = models.flat()
    path = models.save(model, tmp_path / "flat.keras")

    def open_file(path: str) -> KerasProgram:
        return open_program(path, None, "", "cpu")

    program = open_file(path)
    inputs = images(program)
    found = program.run(inputs, Hooks()).outputs[0]
    np.testing.assert_allclose(found, model(inputs).detach(), rtol=1e-6)
    model.get_layer("scores").bias.assign([0, np.nan, 0])
    with pytest.raises(EngineError, match="not finite"):
        open_file(models.save(model, tmp_path / "spoilt.keras"))


def test_a_model_that_does_not_fit_is_said(monkeypatch):
    def fail(*_arguments, **_settings):
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(keras.models, "load_model", fail)
    with pytest.raises(OutOfMemory, match="does not fit into memory"):
        open_program("m.keras", None, "", "cpu")
