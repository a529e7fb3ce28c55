"""Lines that export a network: what they say, and that they are Python.

That they work is tried with PyTorch: tests/unit/engine/backends/torch/test_torch_files.py.
"""

import ast
from dataclasses import replace

import pytest

from engine.models.torch_files.contents import StoredTensor, TorchFileContents
from engine.models.torch_files.export_lines import export_lines, exported_name


def tensors(*shapes, dtype="float32", prefix=""):
    return tuple(StoredTensor(f"{prefix}{n}", dtype, shape) for n, shape in enumerate(shapes))


VGG = tensors(*[(64, 3, 3, 3), *[(64, 64, 3, 3)] * 12, (10, 64)])
WEIGHTS = TorchFileContents("weights", tensors=VGG, tensor_count=14)


def code(contents, file="x.pth"):
    """Return the lines without comments, which must be Python."""
    lines = export_lines(contents, file)
    return ast.unparse(ast.parse(lines)).splitlines()


def zeros(contents):
    [line] = [each for each in code(contents) if "torch.zeros" in each]
    return ast.literal_eval(line.partition("torch.zeros")[2].partition(")")[0] + ")")


def test_weights_are_put_into_a_network_and_exported():
    assert code(WEIGHTS) == [
        "import torch",
        "model = ...",
        "model.load_state_dict(torch.load('x.pth', map_location='cpu', weights_only=True))",
        "torch.export.save(torch.export.export(model.eval(), (torch.zeros(1, 3, 224, 224),)), "
        "'x.pt2')",
    ]


def test_a_checkpoint_is_asked_for_its_part():
    place = ("model", 'sta"te')
    [line] = [each for each in code(replace(WEIGHTS, place=place)) if "load" in each]
    assert line.endswith("weights_only=True)['model']['sta\"te'])")


def test_weights_of_several_gpus_lose_their_prefix():
    parallel = replace(WEIGHTS, tensors=tensors((4, 3, 3, 3), prefix="module."))
    lines = code(parallel)
    assert "name.removeprefix('module.')" in lines[3]
    names = {"weights": {"module.a": 1, "module.b": 2}, "model": Loader()}
    exec(lines[3], names)
    assert names["model"].given == {"a": 1, "b": 2}


class Loader:
    def load_state_dict(self, given):
        self.given = given


def test_what_runs_code_says_so():
    for contents in (replace(WEIGHTS, names=("argparse.Namespace",)), WHOLE):
        lines = export_lines(contents, "x.pth").splitlines()
        [at] = [n for n, line in enumerate(lines) if "weights_only=False" in line]
        assert lines[at - 1].startswith("# This runs code that is in the file")
    assert "runs code" not in export_lines(WEIGHTS, "x.pth")


WHOLE = TorchFileContents(
    "model", tensors=VGG, names=("torch.nn.Conv2d", "nets.vgg.VGG", "collections.OrderedDict")
)


def test_a_whole_model_needs_its_classes():
    assert "# Run it where Python finds nets.vgg.VGG.\n" in export_lines(WHOLE, "x.pth")
    assert "model = torch.load('x.pth', map_location='cpu', weights_only=False)" in code(WHOLE)
    assert "Python finds" not in export_lines(replace(WHOLE, names=()), "x.pth")


def test_a_script_is_converted():
    lines = code(TorchFileContents("script", tensors=VGG), "x.pt")
    assert lines[1:3] == [
        "from torch._export.converter import TS2EPConverter",
        "model = torch.jit.load('x.pt', map_location='cpu')",
    ]
    assert "TS2EPConverter(model.eval(), (torch.zeros(1, 3, 224, 224),)).convert()" in lines[3]


def test_safetensors_bring_their_own_reader():
    lines = code(replace(WEIGHTS, kind="safetensors"), "x.safetensors")
    assert lines[1:] == [
        "from safetensors.torch import load_file",
        "model = ...",
        "model.load_state_dict(load_file('x.safetensors'))",
        "torch.export.save(torch.export.export(model.eval(), (torch.zeros(1, 3, 224, 224),)), "
        "'x.pt2')",
    ]


def test_a_pickle_of_something_else_gets_the_export_alone():
    assert code(TorchFileContents("pickle")) == [
        "import torch",
        "model = ...",
        "torch.export.save(torch.export.export(model.eval(), (torch.zeros(1, 3, 224, 224),)), "
        "'x.pt2')",
    ]


def test_half_precision_is_widened():
    half = replace(WEIGHTS, tensors=tensors((8, 3, 7, 7), dtype="float16"))
    assert "model.float().eval()" in code(half)[-1]


@pytest.mark.parametrize(
    ("shapes", "shape"),
    [
        ([(64, 3, 7, 7), *[(64, 64, 3, 3)] * 20], (1, 3, 224, 224)),
        ([(6, 3, 5, 5), (16, 6, 5, 5), (120, 400)], (1, 3, 32, 32)),
        ([(32, 1, 3, 3), (64, 32, 3, 3)], (1, 1, 28, 28)),
        ([(64, 4, 7, 7)], (1, 4, 224, 224)),
        ([(10, 784), (10,)], (1, 3, 224, 224)),
    ],
)
def test_the_size_is_guessed_and_said_to_be(shapes, shape):
    contents = TorchFileContents("weights", tensors=tensors(*shapes))
    assert zeros(contents) == shape
    assert "images as your network takes them" in export_lines(contents, "x.pth")


@pytest.mark.parametrize(("tokens", "side"), [(197, 224), (196, 224), (198, 224), (50, 112)])
def test_a_vision_transformers_positions_tell_its_size(tokens, side):
    positions = StoredTensor("pos_embed", "float32", (1, tokens, 192))
    contents = TorchFileContents("weights", tensors=(positions, *tensors((192, 3, 16, 16))))
    assert zeros(contents) == (1, 3, side, side)
    assert "# Zeros" not in export_lines(contents, "x.pth")


@pytest.mark.parametrize(
    "name", ['a"b.pth', "a'b.pth", "a\nimport os\n.pth", "漢字.pth", "\u202ea.pth", "\udcff.pth"]
)
def test_odd_names_stay_within_their_quotes(name):
    harmless = code(WEIGHTS)
    lines = code(WEIGHTS, name)
    assert len(lines) == len(harmless)
    assert ast.literal_eval(lines[2].partition("torch.load(")[2].rpartition(", map")[0]) == name
    odd = replace(WHOLE, names=(f"{name}\nimport os",), place=(name,))
    assert len(code(odd)) == len(code(WHOLE))


def test_the_program_is_called_as_the_file():
    assert exported_name("net.v2.pth") == "net.v2.pt2"
    assert exported_name("pytorch_model.bin") == "pytorch_model.pt2"
