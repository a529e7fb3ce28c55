"""Graphs of exported programs, written by hand: `written(...)` has the shapes that a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.models.exported_program.program_graph import (
    ModuleCall,
    ProgramConstant,
    ProgramGraph,
    ProgramNode,
    ValueMeta,
    ValueRef,
)

if TYPE_CHECKING:
    from engine.models.exported_program.program_graph import Argument, Shape

NN = "torch.nn.modules."
CONV, NORM, RELU = f"{NN}conv.Conv2d", f"{NN}batchnorm.BatchNorm2d", f"{NN}activation.ReLU"
LINEAR, LAYER_NORM = f"{NN}linear.Linear", f"{NN}normalization.LayerNorm"
SEQUENTIAL = f"{NN}container.Sequential"


class GraphWriter:
    """Writes a program node by node; values are named after their nodes."""

    def __init__(self, **inputs: Shape) -> None:
        self._values = {name: ValueMeta("float32", shape) for name, shape in inputs.items()}
        self._inputs = tuple(inputs)
        self._nodes: list[ProgramNode] = []
        self._constants: list[ProgramConstant] = []
        self._around: list[ModuleCall] = []

    def within(self, path: str, type_: str, number: int = 1) -> GraphWriter:
        """Enter a call of a module, until `leave`."""
        self._around.append(ModuleCall(path, type_, number))
        return self

    def leave(self, count: int = 1) -> None:
        """Leave modules."""
        del self._around[-count:]

    def constant(
        self, path: str, shape: Shape, data_set: int | None = None, *, trained: bool = True
    ) -> str:
        """Store a tensor; return the value."""
        value = "p_" + path.replace(".", "_")
        at = len(self._constants) if data_set is None else data_set
        self._values[value] = ValueMeta("float32", shape)
        self._constants.append(ProgramConstant(value, path, at, trained))
        return value

    def op(
        self,
        op: str,
        shape: Shape | None,
        /,
        name: str = "",
        dtype: str = "float32",
        **arguments: Argument,
    ) -> str:
        """Add an operation; names of values among its arguments, and in tuples, are values."""
        if not name:
            base = op.removeprefix("aten.").partition(".")[0]
            name = f"{base}_{len(self._nodes)}"
        told = {
            key: tuple(map(self._told, each)) if isinstance(each, tuple) else self._told(each)
            for key, each in arguments.items()
        }
        if shape is not None:
            self._values[name] = ValueMeta(dtype, shape)
        self._nodes.append(ProgramNode(name, op, told, (name,), tuple(self._around)))
        return name

    def module(self, path: str, type_: str, op: str, shape: Shape, /, **arguments: Argument) -> str:
        """Add a module of one operation."""
        number = 1 + sum(call.path == path for node in self._nodes for call in node.modules[-1:])
        self.within(path, type_, number)
        value = self.op(op, shape, **arguments)
        self.leave()
        return value

    def conv(self, path: str, taken: str, shape: Shape, side: int = 3, **more: Argument) -> str:
        """Add a convolution with as many channels as its shape says."""
        inward = self._values[taken].shape[1]
        weight = self.constant(f"{path}.weight", (shape[1], inward, side, side))
        bias = self.constant(f"{path}.bias", (shape[1],))
        return self.module(
            path, CONV, "aten.conv2d.default", shape, input=taken, weight=weight, bias=bias, **more
        )

    def linear(self, path: str, taken: str, shape: Shape) -> str:
        """Add a dense layer."""
        weight = self.constant(f"{path}.weight", (shape[-1], self._values[taken].shape[-1]))
        bias = self.constant(f"{path}.bias", (shape[-1],))
        return self.module(
            path, LINEAR, "aten.linear.default", shape, input=taken, weight=weight, bias=bias
        )

    def norm(self, path: str, taken: str) -> str:
        """Add a layer norm over the last axis."""
        shape = self._values[taken].shape
        weight = self.constant(f"{path}.weight", shape[-1:])
        return self.module(
            path,
            LAYER_NORM,
            "aten.layer_norm.default",
            shape,
            input=taken,
            normalized_shape=(shape[-1] or 0,),
            weight=weight,
            eps=1e-6,
        )

    def relu(self, path: str, taken: str) -> str:
        """Add a ReLU module."""
        shape = self._values[taken].shape
        return self.module(path, RELU, "aten.relu.default", shape, self=taken)

    def graph(
        self, *outputs: str, names: tuple[str, ...] = (), batch: int | None = 1
    ) -> ProgramGraph:
        """Return the program."""
        told = names or tuple(f"output_{at}" if at else "output" for at in range(len(outputs)))
        return ProgramGraph(
            tuple(self._nodes),
            dict(self._values),
            self._inputs,
            outputs,
            told,
            tuple(self._constants),
            "tests.networks.Net",
            batch,
        )

    def _told(self, argument: object) -> object:
        is_value = isinstance(argument, str) and argument in self._values
        return ValueRef(argument) if is_value else argument


def resnet() -> ProgramGraph:
    """One block with a shortcut, whose ReLU is called twice, a mean and a dense layer."""
    net, grid = GraphWriter(x=(1, 3, 8, 8)), (1, 4, 8, 8)
    stem = net.conv("stem", "x", grid, stride=(1, 1), padding=(1, 1))
    net.within("layer1", SEQUENTIAL).within("layer1.0", "tests.networks.Block")
    first = net.relu("layer1.0.relu", net.conv("layer1.0.conv1", stem, grid))
    added = net.op(
        "aten.add.Tensor", grid, self=net.conv("layer1.0.conv2", first, grid), other=stem
    )
    block = net.relu("layer1.0.relu", added)
    net.leave(2)
    pooled = net.module(
        "avgpool",
        f"{NN}pooling.AdaptiveAvgPool2d",
        "aten.adaptive_avg_pool2d.default",
        (1, 4, 1, 1),
        self=block,
        output_size=(1, 1),
    )
    flat = net.op("aten.flatten.using_ints", (1, 4), self=pooled, start_dim=1)
    return net.graph(net.linear("fc", flat, (1, 10)))


def vit(*, is_mean: bool = False) -> ProgramGraph:
    """Two patches of four by six, a token of the class, and one attention; or the mean of all."""
    net, leading = GraphWriter(image=(1, 3, 8, 12)), 0 if is_mean else 1
    tokens = (1, 6 + leading, 4)
    patches = net.conv("patch_embed", "image", (1, 4, 2, 3), 4, stride=(4, 4))
    rows = net.op("aten.flatten.using_ints", (1, 4, 6), self=patches, start_dim=2)
    x = net.op("aten.transpose.int", (1, 6, 4), self=rows, dim0=1, dim1=2)
    if not is_mean:
        token = net.constant("cls_token", (1, 1, 4))
        token = net.op("aten.expand.default", (1, 1, 4), self=token, size=(1, -1, -1))
        x = net.op("aten.cat.default", tokens, tensors=(token, x), dim=1)
    net.within("blocks", SEQUENTIAL).within("blocks.0", "tests.networks.Block")
    norm = net.norm("blocks.0.norm1", x)
    net.within("blocks.0.attn", f"{NN}activation.MultiheadAttention")
    weight = net.constant("blocks.0.attn.in_proj_weight", (12, 4))
    bias = net.constant("blocks.0.attn.in_proj_bias", (12,))
    qkv = net.op("aten.linear.default", (*tokens[:2], 12), input=norm, weight=weight, bias=bias)
    parts = [
        net.op("aten.slice.Tensor", tokens, self=qkv, dim=2, start=at, end=at + 4)
        for at in (0, 4, 8)
    ]
    mixed = net.op(
        "aten.scaled_dot_product_attention.default",
        tokens,
        query=parts[0],
        key=parts[1],
        value=parts[2],
    )
    net.leave()
    x = net.op("aten.add.Tensor", tokens, self=x, other=mixed)
    norm = net.norm("blocks.0.norm2", x)
    x = net.op("aten.add.Tensor", tokens, self=x, other=net.linear("blocks.0.mlp", norm, tokens))
    net.leave(2)
    x = net.norm("norm", x)
    if is_mean:
        x = net.op("aten.mean.dim", (1, 4), self=x, dim=(1,))
    else:
        x = net.op("aten.select.int", (1, 4), self=x, dim=1, index=0)
    return net.graph(net.linear("head", x, (1, 12)))


def channels_last() -> ProgramGraph:
    """A ConvNeXt's block: convolution, exchanged axes, norm and dense layers on (n, h, w, c)."""
    net = GraphWriter(x=(1, 3, 4, 6))
    conv = net.conv("conv", "x", (1, 5, 4, 6))
    last = net.op("aten.permute.default", (1, 4, 6, 5), self=conv, dims=(0, 2, 3, 1))
    wide = net.linear("up", net.norm("norm", last), (1, 4, 6, 7))
    narrow = net.linear("down", wide, (1, 4, 6, 5))
    first = net.op("aten.permute.default", (1, 5, 4, 6), self=narrow, dims=(0, 3, 1, 2))
    added = net.op("aten.add.Tensor", (1, 5, 4, 6), self=conv, other=first)
    mean = net.op("aten.mean.dim", (1, 5), self=added, dim=(-2, -1))
    return net.graph(net.linear("fc", mean, (1, 3)))


def unet(classes: int = 4) -> ProgramGraph:
    """Down, up and around, with logits of classes for every pixel."""
    net, full, half = GraphWriter(x=(1, 3, 8, 8)), (1, 4, 8, 8), (1, 6, 4, 4)
    down = net.relu("down_relu", net.conv("down", "x", full))
    small = net.op("aten.max_pool2d.default", (1, 4, 4, 4), self=down, kernel_size=(2, 2))
    bottom = net.relu("bottom_relu", net.conv("bottom", small, half))
    up = net.op("aten.upsample_nearest2d.vec", (1, 6, 8, 8), input=bottom, scale_factors=(2.0, 2.0))
    around = net.op("aten.cat.default", (1, 10, 8, 8), tensors=(down, up), dim=1)
    merged = net.conv("merge", around, full)
    return net.graph(net.conv("out", merged, (1, classes, 8, 8), 1))
