"""Small networks in PyTorch by name, and what exports them: `python -m tests.torch_networks`.

`NETWORKS` has what is exported how; `network` builds one with fixed weights and statistics that
are not zero. `python -m tests.torch_networks NAMES --to FOLDER` writes `NAME.pt2`, and beside it
`NAME.npz` with "inputs", what the module itself answers ("outputs", "outputs_1" ...) and the sums
of its tensors ("sum|conv1.weight"). Tests that have no PyTorch call `tests.exported`, which runs
that.
"""

from __future__ import annotations

import argparse
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from tests.torch_families import (
    VGG,
    CifarCNN,
    ConvNeXt,
    DenseNet,
    Inception,
    MeanViT,
    MobileNet,
    ResNet,
    SqueezeExcitation,
    UNet,
    VisionTransformer,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Net(nn.Module):
    """Modules by name, and a function of them and an image."""

    def __init__(self, function: Callable[[Any, Tensor], Any], **modules: nn.Module) -> None:
        super().__init__()
        self.function = function
        for name, module in modules.items():
            self.add_module(name, module)

    def forward(self, x: Tensor) -> Any:
        return self.function(self, x)


def sequential(end: nn.Module | None = None, inward: int = 3, classes: int = 5) -> nn.Module:
    """Two convolutions, their mean, a dense layer, and what comes last."""
    ends = {} if end is None else {"end": end}
    layers = {
        "conv1": nn.Conv2d(inward, 8, 3, padding=1),
        "relu1": nn.ReLU(),
        "pool1": nn.MaxPool2d(2),
        "conv2": nn.Conv2d(8, 12, 3, padding=1),
        "relu2": nn.ReLU(),
        "gap": nn.AdaptiveAvgPool2d(1),
        "flatten": nn.Flatten(),
        "fc": nn.Linear(12, classes),
    }
    built = nn.Sequential()
    for name, layer in (layers | ends).items():
        built.add_module(name, layer)
    return built


def grouped() -> nn.Module:
    """Convolutions in groups whose channels are shuffled, as ShuffleNet does."""

    def function(self: Any, x: Tensor) -> Tensor:
        x = F.relu(self.conv1(x))
        n, c, h, w = x.shape
        x = x.view(n, 4, c // 4, h, w).transpose(1, 2).contiguous().view(n, c, h, w)
        one, two = x.chunk(2, dim=1)
        x = torch.cat([one, F.relu(self.conv2(two))], dim=1)
        return self.fc(x.mean([2, 3]))

    conv1, conv2 = nn.Conv2d(4, 16, 3, 1, 1, groups=4), nn.Conv2d(8, 8, 3, 1, 1, groups=2)
    stem = nn.Conv2d(3, 4, 1)
    return Net(
        lambda self, x: function(self, self.stem(x)),
        stem=stem,
        conv1=conv1,
        conv2=conv2,
        fc=nn.Linear(16, 6),
    )


def dilated() -> nn.Module:
    """Holes of several sizes side by side, and the whole image's mean, as in DeepLab."""

    def function(self: Any, x: Tensor) -> Tensor:
        x = F.relu(self.stem(x))
        mean = self.mean(F.adaptive_avg_pool2d(x, 1))
        mean = F.interpolate(mean, size=x.shape[-2:], mode="bilinear", align_corners=False)
        x = torch.cat([F.relu(self.one(x)), F.relu(self.two(x)), mean], dim=1)
        return self.fc(F.adaptive_avg_pool2d(x, 1).flatten(1))

    return Net(
        function,
        stem=nn.Conv2d(3, 8, 3, 2, 1),
        one=nn.Conv2d(8, 6, 3, padding=2, dilation=2),
        two=nn.Conv2d(8, 6, 3, padding=(4, 2), dilation=(4, 2), padding_mode="zeros"),
        mean=nn.Conv2d(8, 4, 1),
        fc=nn.Linear(16, 5),
    )


def transposed() -> nn.Module:
    """Down and up again, with all that a transposed convolution can be told."""
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, 2, 1),
        nn.ReLU(),
        nn.ConvTranspose2d(8, 6, 3, 2, 1, output_padding=1, groups=2),
        nn.ReLU(),
        nn.ConvTranspose2d(6, 6, 3, dilation=2),
        nn.AdaptiveMaxPool2d(2),
        nn.Flatten(),
        nn.Linear(24, 5),
    )


def in_place() -> nn.Module:
    """Operations that change what they are given, which others have seen before."""

    def function(self: Any, x: Tensor) -> Tensor:
        x = self.conv1(x)
        aside = x * 0.5
        x += aside
        x.mul_(1.25).sub_(0.1)
        x.relu_()
        y = self.conv2(x)
        y -= 0.1
        F.leaky_relu_(y, 0.2)
        z = x + y
        z.add_(x, alpha=0.5)
        return self.fc(z.tanh_().mean((2, 3)))

    return Net(
        function,
        conv1=nn.Conv2d(3, 8, 3, padding=1),
        conv2=nn.Conv2d(8, 8, 3, padding=1),
        fc=nn.Linear(8, 5),
    )


def functional() -> nn.Module:
    """No module but those with weights."""

    def function(self: Any, x: Tensor) -> Tensor:
        x = F.max_pool2d(torch.relu(self.conv1(x)), 2)
        x = F.relu(self.conv2(F.pad(x, (1, 1, 1, 1), mode="reflect")))
        x = F.avg_pool2d(x, 2)
        return self.fc(torch.flatten(x, start_dim=1))

    return Net(
        function,
        conv1=nn.Conv2d(3, 8, 3),
        conv2=nn.Conv2d(8, 6, 3),
        fc=nn.Linear(6 * 7 * 7, 5),
    )


def shared() -> nn.Module:
    """One block is called twice."""

    def function(self: Any, x: Tensor) -> Tensor:
        x = self.stem(x)
        x = self.block(x)
        x = self.block(F.max_pool2d(x, 2))
        return self.fc(x.mean((2, 3)))

    block = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1), nn.ReLU())
    return Net(function, stem=nn.Conv2d(3, 8, 3, padding=1), block=block, fc=nn.Linear(8, 5))


def two_heads() -> nn.Module:
    """Classes and one number."""

    def function(self: Any, x: Tensor) -> tuple[Tensor, Tensor]:
        x = F.relu(self.conv2(F.relu(self.conv1(x)))).mean((2, 3))
        return F.softmax(self.kind(x), dim=1), self.age(x)

    return _two(function)


def dictionary() -> nn.Module:
    """Two outputs, by name."""

    def function(self: Any, x: Tensor) -> dict[str, Tensor]:
        x = F.relu(self.conv2(F.relu(self.conv1(x)))).mean((2, 3))
        return {"kind": self.kind(x), "age": self.age(x)}

    return _two(function)


def _two(function: Callable[[Any, Tensor], Any]) -> nn.Module:
    return Net(
        function,
        conv1=nn.Conv2d(3, 8, 3, 2),
        conv2=nn.Conv2d(8, 8, 3, 2),
        kind=nn.Linear(8, 4),
        age=nn.Linear(8, 1),
    )


def attention_pool() -> nn.Module:
    """A mean whose weights the network computes from the places themselves."""

    def function(self: Any, x: Tensor) -> Tensor:
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        places = x.flatten(2)
        shares = F.softmax(self.attend(x).flatten(2), dim=-1)
        pooled = torch.einsum("ncl,nkl->nc", places, shares)
        return self.fc(F.normalize(pooled, dim=1))

    return Net(
        function,
        conv1=nn.Conv2d(3, 8, 3, 2, 1),
        conv2=nn.Conv2d(8, 8, 3, 2, 1),
        attend=nn.Conv2d(8, 1, 1),
        fc=nn.Linear(8, 5),
    )


class Normalized(nn.Module):
    """Takes levels of 0 to 255 and normalises them itself."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))
        self.backbone = sequential()

    def forward(self, x: Tensor) -> Tensor:
        return self.backbone((x / 255.0 - self.mean) / self.std)


def activations() -> nn.Module:
    """Many kinds of activation, and pools and norms that are rare today."""
    return nn.Sequential(
        nn.ReflectionPad2d(1),
        nn.Conv2d(3, 8, 3),
        nn.LocalResponseNorm(3),
        nn.PReLU(8),
        nn.AvgPool2d(3, 2, ceil_mode=True),
        nn.Conv2d(8, 8, 3),
        nn.ELU(),
        nn.BatchNorm2d(8, affine=False),
        nn.Softplus(),
        nn.Conv2d(8, 8, 1),
        nn.Mish(),
        nn.PixelShuffle(2),
        nn.Conv2d(2, 6, 3),
        nn.Tanh(),
        nn.AdaptiveAvgPool2d((3, 2)),
        nn.Flatten(),
        nn.Linear(36, 5),
    )


def convolution(classes: int = 5) -> nn.Module:
    """One convolution without an activation, and a dense layer on all that it gives."""
    return nn.Sequential(
        nn.Conv2d(3, 4, 3, padding=1), nn.AvgPool2d(4), nn.Flatten(), nn.Linear(4 * 12, classes)
    )


class OneConv(nn.Module):
    """Captum's `BasicModel_ConvNet_One_Conv`, with its weights."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 2, 3, 1)
        self.relu1 = nn.ReLU()
        self.fc1 = nn.Linear(8, 4)
        self.relu2 = nn.ReLU()
        with torch.no_grad():
            self.conv1.weight.fill_(1.0)
            self.conv1.bias.copy_(torch.tensor([-50.0, -75.0]))
            self.fc1.weight.copy_(torch.tensor([1.0] * 5 + [-1.0] * 3).expand(4, 8))
            self.fc1.bias.fill_(0.0)

    def forward(self, x: Tensor) -> Tensor:
        x = self.relu1(self.conv1(x))
        return self.relu2(self.fc1(x.view(-1, 8)))


@dataclass(frozen=True)
class Exported:
    """How a network is built and exported.

    Attributes
    ----------
    build : callable
        Gives the module, with whatever weights.
    shape : tuple of int
        Of one input: channels, height, width.
    batch : int or None
        What it is exported for; None: any number.
    free_sides : int
        Height and width are any multiples of this; 0: fixed.
    is_decomposed : bool
        `run_decompositions` was called on it.
    dtype : str
        Of the weights and the input.
    scale : tuple of float
        Least and most of an input.
    is_seeded : bool
        The module's own weights are replaced by random ones.
    """

    build: Callable[[], nn.Module]
    shape: tuple[int, int, int] = (3, 32, 32)
    batch: int | None = None
    free_sides: int = 0
    is_decomposed: bool = False
    dtype: str = "float32"
    scale: tuple[float, float] = (-2.0, 2.0)
    is_seeded: bool = True


NETWORKS: dict[str, Exported] = {
    "vgg": Exported(VGG),
    "cifar_cnn": Exported(CifarCNN, batch=1),
    "resnet": Exported(ResNet),
    "densenet": Exported(DenseNet, batch=1),
    "inception": Exported(Inception),
    "mobilenet_v2": Exported(MobileNet, batch=1),
    "mobilenet_v3": Exported(lambda: MobileNet(nn.Hardswish, True)),
    "efficientnet": Exported(lambda: MobileNet(nn.SiLU, True), batch=1),
    "convnext": Exported(ConvNeXt),
    "vit": Exported(VisionTransformer),
    "vit_mean": Exported(MeanViT, batch=1),
    "unet": Exported(UNet, (3, 16, 24), batch=1),
    "unet_nearest": Exported(lambda: UNet(learned=False), (3, 16, 16)),
    "squeeze_excite": Exported(
        lambda: nn.Sequential(
            nn.Conv2d(3, 8, 3), SqueezeExcitation(8, 4, nn.Sigmoid), *list(sequential(None, 8))
        )
    ),
    "grouped": Exported(grouped),
    "dilated": Exported(dilated),
    "transposed": Exported(transposed, batch=1),
    "group_norm": Exported(
        lambda: nn.Sequential(nn.Conv2d(3, 8, 3), nn.GroupNorm(4, 8), *list(sequential(None, 8)))
    ),
    "instance_norm": Exported(
        lambda: nn.Sequential(
            nn.Conv2d(3, 8, 3), nn.InstanceNorm2d(8, affine=True), *list(sequential(None, 8))
        ),
        batch=1,
    ),
    "in_place": Exported(in_place),
    "functional": Exported(functional),
    "shared": Exported(shared),
    "two_heads": Exported(two_heads),
    "dictionary": Exported(dictionary),
    "grayscale": Exported(lambda: sequential(None, 1), (1, 28, 28)),
    "non_square": Exported(lambda: sequential(), (3, 24, 40)),
    "log_softmax": Exported(lambda: sequential(nn.LogSoftmax(dim=1))),
    "sigmoid": Exported(lambda: sequential(nn.Sigmoid(), classes=1)),
    "softmax": Exported(lambda: sequential(nn.Softmax(dim=-1))),
    "logits": Exported(lambda: sequential(), batch=1),
    "attention_pool": Exported(attention_pool),
    "normalized": Exported(Normalized, scale=(0.0, 255.0)),
    "any_size": Exported(ResNet, (3, 48, 40), free_sides=1),
    "unet_any_size": Exported(UNet, (3, 24, 32), free_sides=4),
    "batch_of_two": Exported(lambda: sequential(nn.Softmax(dim=1)), batch=2),
    "half": Exported(lambda: sequential(), dtype="float16"),
    "bfloat16": Exported(lambda: sequential(), dtype="bfloat16", batch=1),
    "decomposed": Exported(ResNet, is_decomposed=True),
    "decomposed_vit": Exported(VisionTransformer, is_decomposed=True, batch=1),
    "activations": Exported(activations),
    "convolution": Exported(convolution, (3, 16, 12)),
    "linear": Exported(
        lambda: nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 6, 4)), (3, 8, 6), batch=1
    ),
    "one_conv": Exported(OneConv, (1, 4, 4), batch=1, scale=(0.0, 15.0), is_seeded=False),
}


def network(name: str) -> nn.Module:
    """Return a network in evaluation mode, the same in every process."""
    about = NETWORKS[name]
    torch.manual_seed(zlib.crc32(name.encode()))
    module = about.build()
    if about.is_seeded:
        _seed(module)
    return module.eval().to(getattr(torch, about.dtype))


def _seed(module: nn.Module) -> None:
    """Give every weight a value that counts, with biases and statistics that are not zero."""
    with torch.no_grad():
        for name, value in [*module.named_parameters(), *module.named_buffers()]:
            kind = name.rsplit(".", 1)[-1]
            if not value.is_floating_point() or kind in ("mean", "std"):
                continue
            if kind == "running_var":
                value.uniform_(0.5, 1.5)
            elif kind == "layer_scale":
                value.uniform_(0.2, 0.6)
            elif value.dim() > 1:
                value.normal_(0.0, 1.4 / max(value[0].numel(), 1) ** 0.5)
            else:
                value.normal_(1.0 if kind == "weight" else 0.0, 0.1)


def inputs(name: str, count: int | None = None) -> Tensor:
    """Return images of noise (n, c, h, w), as many as a network was exported for, or 2."""
    about = NETWORKS[name]
    made = torch.Generator().manual_seed(zlib.crc32(name.encode()) + 1)
    images = torch.rand((count or about.batch or 2, *about.shape), generator=made)
    least, most = about.scale
    return (images * (most - least) + least).to(getattr(torch, about.dtype))


def outputs(module: nn.Module, images: Tensor) -> list[Tensor]:
    """Return all that a network answers, in order."""
    with torch.inference_mode():
        answer = module(images)
    if isinstance(answer, dict):
        return list(answer.values())
    return [answer] if isinstance(answer, Tensor) else list(answer)


def export(name: str, path: Path) -> None:
    """Write a network's .pt2, whole or not at all, and its answers beside it."""
    about, module, images = NETWORKS[name], network(name), inputs(name)
    free: dict[int, Any] = {} if about.batch else {0: torch.export.Dim("n")}
    if about.free_sides == 1:
        free |= {2: torch.export.Dim.DYNAMIC, 3: torch.export.Dim.DYNAMIC}
    elif about.free_sides:
        free |= {axis: about.free_sides * torch.export.Dim(f"part_{axis}") for axis in (2, 3)}
    shapes = (free,) if free else None
    program = torch.export.export(module, (images,), dynamic_shapes=shapes)
    if about.is_decomposed:
        program = program.run_decompositions()
    answers = {
        "outputs" + (f"_{i}" if i else ""): np.asarray(each.float())
        for i, each in enumerate(outputs(module, images))
    }
    for key, value in module.state_dict().items():
        answers[f"sum|{key}"] = value.double().sum().numpy()
    part = path.with_name(f"{path.stem}-{os.getpid()}.pt2")
    torch.export.save(program, part)
    beside = part.with_suffix(".npz")
    np.savez(beside, inputs=np.asarray(images.float()), **answers)
    beside.replace(path.with_suffix(".npz"))
    part.replace(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Export the networks that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.torch_networks")
    parser.add_argument("names", nargs="*", choices=[*NETWORKS, []])
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    chosen.to.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or NETWORKS:
        export(name, chosen.to / f"{name}.pt2")


if __name__ == "__main__":
    from tests import torch_networks  # under the name that the files shall tell

    torch_networks.main()
