"""Defines large networks in PyTorch with torchvision's names, and exports them.

`python -m benchmarks.torch_networks NAMES --to FOLDER` writes NAME.pt2, with random weights that
keep activations in range. `features.33` and `layer4.2.conv3` are where users expect them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Callable

SIDE = 224
CLASSES = 1000


class VGG19(nn.Module):
    """Simonyan and Zisserman 2014, configuration E."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for width, count in ((64, 2), (128, 2), (256, 4), (512, 4), (512, 4)):
            for _ in range(count):
                layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU(inplace=True)]
                channels = width
            layers.append(nn.MaxPool2d(2, 2))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 49, 4096),
            nn.ReLU(True),
            nn.Dropout(),
            nn.Linear(4096, 4096),
            nn.ReLU(True),
            nn.Dropout(),
            nn.Linear(4096, CLASSES),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Return logits (n, 1000)."""
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


class Bottleneck(nn.Module):
    """1 x 1, 3 x 3, 1 x 1, and what goes past them."""

    def __init__(self, inward: int, width: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inward, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, width * 4, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(width * 4)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if stride > 1 or inward != width * 4:
            self.downsample = nn.Sequential(
                nn.Conv2d(inward, width * 4, 1, stride, bias=False), nn.BatchNorm2d(width * 4)
            )

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, 4 width, h, w)."""
        aside = x if self.downsample is None else self.downsample(x)
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        out += aside
        return self.relu(out)


class ResNet50(nn.Module):
    """He et al. 2015, with the stride in the 3 x 3 convolution as torchvision has it."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        channels = 64
        for number, (width, count) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3)), 1):
            blocks = []
            for index in range(count):
                stride = 2 if number > 1 and index == 0 else 1
                blocks.append(Bottleneck(channels, width, stride))
                channels = width * 4
            self.add_module(f"layer{number}", nn.Sequential(*blocks))
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(2048, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        """Return logits (n, 1000)."""
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


def _conv(inward: int, width: int, size: int, stride: int = 1, groups: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inward, width, size, stride, size // 2, groups=groups, bias=False),
        nn.BatchNorm2d(width),
        nn.ReLU6(inplace=True),
    )


class InvertedResidual(nn.Module):
    """Widened, filtered channel by channel, and narrowed again."""

    def __init__(self, inward: int, width: int, stride: int, widened: int) -> None:
        super().__init__()
        hidden = inward * widened
        layers: list[nn.Module] = [_conv(inward, hidden, 1)] if widened > 1 else []
        layers.append(_conv(hidden, hidden, 3, stride, hidden))
        layers += [nn.Conv2d(hidden, width, 1, bias=False), nn.BatchNorm2d(width)]
        self.conv = nn.Sequential(*layers)
        self.use_res_connect = stride == 1 and inward == width

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, width, h, w)."""
        return x + self.conv(x) if self.use_res_connect else self.conv(x)


class MobileNetV2(nn.Module):
    """Sandler et al. 2018."""

    def __init__(self) -> None:
        super().__init__()
        features: list[nn.Module] = [_conv(3, 32, 3, 2)]
        channels = 32
        for widened, width, count, stride in (
            (1, 16, 1, 1),
            (6, 24, 2, 2),
            (6, 32, 3, 2),
            (6, 64, 4, 2),
            (6, 96, 3, 1),
            (6, 160, 3, 2),
            (6, 320, 1, 1),
        ):
            for index in range(count):
                step = stride if index == 0 else 1
                features.append(InvertedResidual(channels, width, step, widened))
                channels = width
        features.append(_conv(channels, 1280, 1))
        self.features = nn.Sequential(*features)
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(1280, CLASSES))

    def forward(self, x: Tensor) -> Tensor:
        """Return logits (n, 1000)."""
        x = nn.functional.adaptive_avg_pool2d(self.features(x), (1, 1))
        return self.classifier(torch.flatten(x, 1))


class DenseLayer(nn.Module):
    """Adds 32 channels to all that came before it."""

    def __init__(self, inward: int) -> None:
        super().__init__()
        self.norm1 = nn.BatchNorm2d(inward)
        self.conv1 = nn.Conv2d(inward, 128, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(128)
        self.conv2 = nn.Conv2d(128, 32, 3, padding=1, bias=False)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, 32, h, w)."""
        x = self.conv1(self.relu(self.norm1(x)))
        return self.conv2(self.relu(self.norm2(x)))


class DenseBlock(nn.ModuleDict):
    """Layers that take what all before them gave."""

    def __init__(self, inward: int, count: int) -> None:
        super().__init__({f"denselayer{i + 1}": DenseLayer(inward + 32 * i) for i in range(count)})

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, inward + 32 count, h, w)."""
        features = [x]
        for layer in self.values():
            features.append(layer(torch.cat(features, 1)))
        return torch.cat(features, 1)


class DenseNet121(nn.Module):
    """Huang et al. 2017."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential()
        channels = 64
        for name, layer in (
            ("conv0", nn.Conv2d(3, channels, 7, 2, 3, bias=False)),
            ("norm0", nn.BatchNorm2d(channels)),
            ("relu0", nn.ReLU(inplace=True)),
            ("pool0", nn.MaxPool2d(3, 2, 1)),
        ):
            self.features.add_module(name, layer)
        for number, count in enumerate((6, 12, 24, 16), 1):
            self.features.add_module(f"denseblock{number}", DenseBlock(channels, count))
            channels += 32 * count
            if number < 4:
                narrower = nn.Sequential()
                narrower.add_module("norm", nn.BatchNorm2d(channels))
                narrower.add_module("relu", nn.ReLU(inplace=True))
                narrower.add_module("conv", nn.Conv2d(channels, channels // 2, 1, bias=False))
                narrower.add_module("pool", nn.AvgPool2d(2, 2))
                self.features.add_module(f"transition{number}", narrower)
                channels //= 2
        self.features.add_module("norm5", nn.BatchNorm2d(channels))
        self.classifier = nn.Linear(channels, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        """Return logits (n, 1000)."""
        x = nn.functional.relu(self.features(x), inplace=True)
        x = nn.functional.adaptive_avg_pool2d(x, (1, 1))
        return self.classifier(torch.flatten(x, 1))


NETWORKS: dict[str, tuple[Callable[[], Any], str]] = {
    "VGG19": (VGG19, "features.35"),
    "ResNet50": (ResNet50, "layer4.2"),
    "MobileNetV2": (MobileNetV2, "features.18"),
    "DenseNet121": (DenseNet121, "features.norm5"),
}
"""By name: the network, and the last layer with a grid, which is explained."""


def build(name: str) -> Any:  # noqa: ANN401
    """Return a network in evaluation mode; its random weights are the same each time."""
    torch.manual_seed(1)
    module = NETWORKS[name][0]()
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    return module.eval()


def photo() -> Tensor:
    """Return an input of noise (1, 3, 224, 224), about as spread as a normalised picture."""
    return torch.rand((1, 3, SIDE, SIDE), generator=torch.Generator().manual_seed(0)) * 4 - 2


def main() -> None:
    """Export networks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torch_networks")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or NETWORKS:
        program = torch.export.export(build(name), (photo(),))
        torch.export.save(program, chosen.to / f"{name}.pt2")


if __name__ == "__main__":
    main()
