"""Scripts for PyTorch's users, run in a process of their own beside plain hooks and autograd."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from engine.api.errors import EngineError
from engine.api.filters import ObjectiveKind
from engine.api.keys import Area, Target
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.script_protocol import FourierFacts, Probe, ScriptSubject
from engine.backends.torch.backend import TorchBackend
from engine.backends.torch.outputs import scored_outputs
from engine.backends.torch.script_writer import TorchScriptWriter
from engine.code.script import script
from engine.models.exported_program.inputs import program_image
from engine.models.exported_program.layer_tree import program_tree
from engine.models.exported_program.program_graph import ProgramContents
from engine.models.exported_program.reading import ReadProgram, read_program_file
from engine.models.exported_program.vetting import vet
from tests.exported import exported, exported_files
from tests.torch_networks import NETWORKS, network

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[5]
PATIENCE_S = 300  # a bound for a hung process, not a measurement
RUNNER = textwrap.dedent(
    """
    import os, runpy, sys, traceback
    sys.path.insert(0, sys.argv[1])
    for folder in sys.argv[2:]:
        os.chdir(folder)
        try:
            runpy.run_path("script.py")
        except BaseException:
            with open("error.txt", "w") as file:
                traceback.print_exc(file=file)
    """
)
SOFTMAX = OutputActivation.SOFTMAX
THIRD = Target(3)


@dataclass
class Case:
    """A script of a network, and what plain PyTorch gives: names -> arrays."""

    name: str
    subject: ScriptSubject
    kept: str
    expected: Callable[[Any, torch.Tensor], dict[str, Any]]
    folder: Path = field(default_factory=Path)


def asked(probe, *layers, target=THIRD, **more):
    return ScriptSubject(probe, layers, target, "a class", **more)


def hooked(paths, score, shown=lambda tensor: tensor.permute(0, 2, 3, 1)[0], call=0):
    """Activations and gradients of modules, by hooks, plainly."""

    def found(module, x):
        made = {path: [] for path in paths}
        for path in paths:

            def keep(_module, _taken, result, path=path):
                made[path].append(result)
                return result.clone()

            module.get_submodule(path).register_forward_hook(keep)
        wanted = score(module(x.requires_grad_()))
        tensors = [made[path][call] for path in paths]
        gradients = torch.autograd.grad(wanted, tensors)
        arrays = [[shown(each).detach().numpy() for each in row] for row in (tensors, gradients)]
        if len(paths) == 1:
            return {"A": arrays[0][0], "G": arrays[1][0]}
        return {f"{name}{at}": each for name, row in zip("AG", arrays, strict=True)
                for at, each in enumerate(row)}  # fmt: skip

    return found


def without_end(path, score):
    """The same for a network whose last module is left out."""

    def found(module, x):
        return hooked([path], score)(module[:-1], x)

    return found


def of_input(score):
    def found(module, x):
        x.requires_grad_()
        gradient = torch.autograd.grad(score(module(x)), x)[0]
        return {"made": gradient[0].permute(1, 2, 0).numpy()}

    return found


def number(score):
    return lambda module, x: {"made": float(score(module(x)).detach())}


def pooled(module, x):
    del x
    return {"weights": module.fc.weight[3].detach().numpy()}


def grown(module, x):
    features = torch.nn.Sequential(module.conv1, module.bn1, module.relu, module.maxpool)
    x.requires_grad_()
    made = module.layer1.get_submodule("0")(features(x))
    return {"made": torch.autograd.grad(made[0, 2].mean(), x)[0][0].permute(1, 2, 0).numpy()}


def convolved(module, x):
    return {"A": module.conv1(x)[0].permute(1, 2, 0).detach().numpy()}


def masked(module, x):
    cells = module(x)[0]
    mask = (cells.argmax(dim=0) == 1).float()
    return {"made": float((mask * cells[1]).sum().detach()), "mask": mask.numpy()}


def tokens(tensor):
    return tensor[0, 1:].reshape(4, 4, -1)


GRADIENTS = Probe.GRADIENTS
CASES = {
    "block": Case("resnet", asked(GRADIENTS, "layer2.1"), "A=A, G=G",
                  hooked(["layer2.1"], lambda y: y[0, 3])),
    "function at the end of a block": Case(
        "resnet", asked(GRADIENTS, "layer1.1.relu@2"), "A=A, G=G",
        hooked(["layer1.1"], lambda y: y[0, 3])),
    "first call": Case("shared", asked(GRADIENTS, "block@1.1"), "A=A, G=G",
                       hooked(["block.1"], lambda y: y[0, 3])),
    "second call": Case("shared", asked(GRADIENTS, "block"), "A=A, G=G",
                        hooked(["block"], lambda y: y[0, 3], call=1)),
    "before what works in place": Case(
        "in_place", asked(Probe.ACTIVATIONS, "conv1"), "A=A", convolved
    ),
    "before a ReLU in place": Case(
        "vgg",
        asked(GRADIENTS, "features.5"),
        "A=A, G=G",
        hooked(["features.5"], lambda y: y[0, 3]),
    ),
    "patches": Case("vit", asked(GRADIENTS, "encoder.1.ln_1"), "A=A, G=G",
                    hooked(["encoder.1.ln_1"], lambda y: y[0, 3], tokens)),
    "channels last": Case("convnext", asked(GRADIENTS, "features.1.0.block.2"), "A=A, G=G",
                          hooked(["features.1.0.block.2"], lambda y: y[0, 3], lambda t: t[0])),
    "several layers": Case(
        "resnet", asked(GRADIENTS, "layer1.0", "layer2.0.conv1"),
        "A0=A[0], A1=A[1], G0=G[0], G1=G[1]",
        hooked(["layer1.0", "layer2.0.conv1"], lambda y: y[0, 3])),
    "softmax left out": Case("softmax", asked(GRADIENTS, "relu2"), "A=A, G=G",
                             without_end("relu2", lambda y: y[0, 3])),
    "its own probability": Case(
        "softmax", asked(GRADIENTS, "relu2", score=ScoreKind.PROBABILITY, activation=SOFTMAX),
        "A=A, G=G", hooked(["relu2"], lambda y: y[0, 3])),
    "probability of logarithms": Case(
        "log_softmax", asked(Probe.SCORE, score=ScoreKind.PROBABILITY, activation=SOFTMAX),
        "made=score(x)", number(lambda y: y[0, 3].exp())),
    "logarithm of a softmax that is assumed": Case(
        "resnet", asked(Probe.INPUT_GRADIENT, score=ScoreKind.LOG_PROBABILITY, activation=SOFTMAX),
        "made=gradient(x)", of_input(lambda y: y.log_softmax(dim=1)[0, 3])),
    "against another class": Case(
        "resnet", asked(Probe.INPUT_GRADIENT, target=Target(3, contrast=(5,))),
        "made=gradient(x)", of_input(lambda y: y[0, 3] - y[0, 5])),
    "second output": Case("two_heads", asked(GRADIENTS, "conv2", target=Target(0, output=1)),
                          "A=A, G=G", hooked(["conv2"], lambda y: y[1][0, 0])),
    "output by name": Case("dictionary", asked(GRADIENTS, "conv2", target=Target(0, output=1)),
                           "A=A, G=G", hooked(["conv2"], lambda y: y["age"][0, 0])),
    "neuron": Case(
        "resnet",
        asked(Probe.INPUT_GRADIENT, target=Target(2, layer="layer2.1.conv1", cell=(1, 2))),
        "made=gradient(x)",
        lambda module, x: of_input(lambda y: y[0, 2, 1, 2])(
            torch.nn.Sequential(module.conv1, module.bn1, module.relu, module.maxpool,
                                module.layer1, module.layer2[0], module.layer2[1].conv1), x)),
    "cells that are predicted": Case(
        "unet", asked(Probe.SCORE, target=Target(1, area=Area.MASK), total=True),
        "made=score(x), mask=mask", masked),
    "cells of a rectangle": Case(
        "unet", asked(GRADIENTS, "bottom", target=Target(1, area=(2, 3, 4, 5)), total=True),
        "A=A, G=G", hooked(["bottom"], lambda y: y[0, 1, 2:6, 3:8].sum())),
    "weights of CAM": Case("resnet", asked(Probe.POOLED_WEIGHTS, "layer2.1"), "weights=weights",
                           pooled),
    "filter image": Case(
        "resnet", asked(Probe.CHANNEL_GRADIENT, "layer1.0", objective=ObjectiveKind.CHANNEL,
                        any_size=True),
        "made=gradient(x, 2)", grown),
    "filter image of a class": Case(
        "resnet", asked(Probe.CHANNEL_GRADIENT, objective=ObjectiveKind.CLASS),
        "made=gradient(x, 4)", of_input(lambda y: y[0, 4])),
}  # fmt: skip


def writer_of(name):
    path = exported(name)
    with path.open("rb") as file:
        contents = next(read_program_file(ReadProgram(path.name), file))
    assert isinstance(contents, ProgramContents)
    assert contents.graph is not None
    graph = contents.graph
    image = program_image(graph, name)
    tree = program_tree(graph, image.name)
    return TorchScriptWriter(name, graph, tree, scored_outputs(graph, tree, image.shape))


def image_of(case):
    _, height, width = NETWORKS[case.name].shape
    if case.subject.any_size:
        height, width = 20, 24
    return np.random.default_rng(5).random((height, width, 3), np.float32)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Every script, run in one process."""
    exported_files(*{case.name for case in CASES.values()})
    folder = tmp_path_factory.mktemp("scripts")
    for at, case in enumerate(CASES.values()):
        part = writer_of(case.name).part(f"/somewhere/{case.name}.pt2", case.subject)
        written = script(
            "A picture.",
            (
                part.opening,
                ('x = np.load("x.npy")',),
                part.masking,
                (*part.probing, f'np.savez("made.npz", {case.kept})'),
            ),
            part.imports,
        )
        assert written.count("model = ...") == 1
        own = f'from tests.torch_networks import network\nmodel = network("{case.name}")'
        case.folder = folder / f"{at:02d}"
        case.folder.mkdir()
        np.save(case.folder / "x.npy", image_of(case))
        (case.folder / "script.py").write_text(written.replace("model = ...", own), "utf-8")
    folders = [str(case.folder) for case in CASES.values()]
    command = [sys.executable, "-I", "-c", RUNNER, str(ROOT), *folders]
    subprocess.run(command, check=True, timeout=PATIENCE_S, cwd=folder)
    return CASES


@pytest.mark.parametrize("name", CASES)
def test_a_script_gives_what_hooks_and_autograd_give(ran, name):
    case = ran[name]
    error = case.folder / "error.txt"
    assert not error.exists(), error.read_text() + (case.folder / "script.py").read_text()
    x = torch.from_numpy(image_of(case)).permute(2, 0, 1)[None].contiguous()
    expected = case.expected(network(case.name), x)
    with np.load(case.folder / "made.npz") as made:
        assert set(made.files) >= set(expected)
        for key, array in expected.items():
            assert np.shape(array) == made[key].shape
            assert np.abs(array).max() > 1e-6
            np.testing.assert_allclose(made[key], array, rtol=1e-4, atol=1e-5 * np.abs(array).max())


def test_an_open_program_has_a_writer(tmp_path):
    vetted = vet(str(exported("resnet")), work_dir=str(tmp_path))
    network = TorchBackend().open(vetted.copy_path, vetted.kind)
    assert network.description.outputs[0].is_assumed
    assert network.forward(np.zeros((1, 32, 32, 3), np.float32)).probabilities is None
    assert network.script_writer is not None
    subject = CASES["block"].subject
    assert network.script_writer.part("net.pt2", subject).probing == (
        writer_of("resnet").part("net.pt2", subject).probing
    )


def test_a_script_says_what_is_to_be_filled_in_and_why():
    opening = "\n".join(writer_of("resnet").part("net\nx.pt2", CASES["block"].subject).opening)
    assert "your own ResNet" in opening
    assert "torch.export.load would unpickle parts of the file" in opening.replace("\n# ", " ")
    assert "\nx.pt2" not in opening


@pytest.mark.parametrize(
    ("name", "subject", "words"),
    [
        ("two_heads", asked(GRADIENTS, "relu_1"), "is no module but a function"),
        ("two_heads", asked(GRADIENTS, "conv2"), "no module of its own, so a short script"),
        ("resnet", asked(GRADIENTS, "layer9"), 'has no layer "layer9"'),
        ("unet", asked(Probe.POOLED_WEIGHTS, "bottom"), "global average pooling"),
        (
            "resnet",
            asked(
                Probe.CHANNEL_GRADIENT,
                "layer1",
                objective=ObjectiveKind.CHANNEL,
                fourier=FourierFacts((8, 8), 3, 2, 0, "x"),
            ),
            "Fourier style for networks of PyTorch",
        ),
    ],
    ids=["function", "softmax in the code", "no layer", "no pooling", "fourier"],
)
def test_what_a_script_cannot_do_is_refused(name, subject, words):
    with pytest.raises(EngineError, match=words):
        writer_of(name).part("net.pt2", subject)
