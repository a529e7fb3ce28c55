"""Small networks in PyTorch, built as the families of image networks are: VGG to ViT.

They are written here, without torchvision, with its names of modules where it has the family.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class VGG(nn.Module):
    """Convolutions in `features`, three dense layers in `classifier`."""

    def __init__(self, widths: tuple[Any, ...] = (8, "M", 8, 12, "M"), classes: int = 10) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for width in widths:
            if width == "M":
                layers.append(nn.MaxPool2d(2, 2))
                continue
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU(inplace=True)]
            channels = width
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d((3, 3))
        self.classifier = nn.Sequential(
            nn.Linear(channels * 9, 24),
            nn.ReLU(True),
            nn.Dropout(),
            nn.Linear(24, 16),
            nn.ReLU(True),
            nn.Dropout(),
            nn.Linear(16, classes),
        )

    def forward(self, x: Tensor) -> Tensor:
        x = self.avgpool(self.features(x))
        return self.classifier(torch.flatten(x, 1))


class CifarCNN(nn.Module):
    """Layers named conv1 to conv3, with functions between them, as tutorials write them."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 12, 3, padding=1)
        self.conv3 = nn.Conv2d(12, 16, 3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc1 = nn.Linear(16 * 4 * 4, 20)
        self.fc2 = nn.Linear(20, 10)

    def forward(self, x: Tensor) -> Tensor:
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = self.pool(F.relu(self.conv3(x)))
        x = x.view(-1, 16 * 4 * 4)
        x = F.dropout(F.relu(self.fc1(x)), training=self.training)
        return self.fc2(x)


class BasicBlock(nn.Module):
    def __init__(self, inward: int, width: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inward, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.downsample = None
        if stride > 1 or inward != width:
            self.downsample = nn.Sequential(
                nn.Conv2d(inward, width, 1, stride, bias=False), nn.BatchNorm2d(width)
            )

    def forward(self, x: Tensor) -> Tensor:
        aside = x if self.downsample is None else self.downsample(x)
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += aside
        return self.relu(out)


class ResNet(nn.Module):
    def __init__(self, classes: int = 10, inward: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inward, 8, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = nn.Sequential(BasicBlock(8, 8, 1), BasicBlock(8, 8, 1))
        self.layer2 = nn.Sequential(BasicBlock(8, 16, 2), BasicBlock(16, 16, 1))
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(16, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer2(self.layer1(x))
        return self.fc(torch.flatten(self.avgpool(x), 1))


class DenseLayer(nn.Module):
    def __init__(self, inward: int) -> None:
        super().__init__()
        self.norm1 = nn.BatchNorm2d(inward)
        self.conv1 = nn.Conv2d(inward, 8, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 4, 3, padding=1, bias=False)

    def forward(self, earlier: list[Tensor]) -> Tensor:
        x = self.conv1(F.relu(self.norm1(torch.cat(earlier, 1)), inplace=True))
        return self.conv2(F.relu(self.norm2(x), inplace=True))


class DenseBlock(nn.ModuleDict):
    def __init__(self, inward: int, count: int) -> None:
        super().__init__({f"denselayer{i + 1}": DenseLayer(inward + 4 * i) for i in range(count)})

    def forward(self, x: Tensor) -> Tensor:
        features = [x]
        for layer in self.values():
            features.append(layer(features))
        return torch.cat(features, 1)


class DenseNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv0=nn.Conv2d(3, 8, 3, padding=1, bias=False),
                denseblock1=DenseBlock(8, 2),
                norm=nn.BatchNorm2d(16),
                pool=nn.AvgPool2d(2, 2),
                denseblock2=DenseBlock(16, 2),
                norm5=nn.BatchNorm2d(24),
            )
        )
        self.classifier = nn.Linear(24, 7)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.features(x), inplace=True)
        return self.classifier(torch.flatten(F.adaptive_avg_pool2d(x, (1, 1)), 1))


class Inception(nn.Module):
    """Branches side by side; its pools round up, and leave padding out of the mean."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, stride=2)
        self.maxpool = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        self.branch1 = nn.Conv2d(8, 4, 1)
        self.branch2 = nn.Sequential(
            nn.Conv2d(8, 4, 1), nn.Conv2d(4, 6, (1, 3), padding=(0, 1)), nn.ReLU()
        )
        self.branch3 = nn.Sequential(nn.Conv2d(8, 4, 1), nn.Conv2d(4, 4, 5, padding=2), nn.ReLU())
        self.branch4 = nn.Sequential(
            nn.AvgPool2d(3, 1, 1, count_include_pad=False), nn.Conv2d(8, 4, 1), nn.ReLU()
        )
        self.fc = nn.Linear(18, 9)

    def forward(self, x: Tensor) -> Tensor:
        x = self.maxpool(F.relu(self.stem(x)))
        x = torch.cat([F.relu(self.branch1(x)), *(b(x) for b in self._others())], dim=1)
        return self.fc(F.dropout(x.mean((2, 3)), 0.4, self.training))

    def _others(self) -> tuple[nn.Module, ...]:
        return self.branch2, self.branch3, self.branch4


def conv_norm(inward: int, width: int, size: int, act: type[nn.Module] | None, **more: Any) -> Any:
    layers = [
        nn.Conv2d(inward, width, size, padding=size // 2, bias=False, **more),
        nn.BatchNorm2d(width),
    ]
    return nn.Sequential(*layers, *([act(inplace=True)] if act else []))


class InvertedResidual(nn.Module):
    def __init__(self, inward: int, width: int, stride: int, act: Any, excite: bool) -> None:
        super().__init__()
        hidden = inward * 3
        layers = [
            conv_norm(inward, hidden, 1, act),
            conv_norm(hidden, hidden, 3, act, stride=stride, groups=hidden),
        ]
        if excite:
            layers.append(SqueezeExcitation(hidden, 4, nn.Sigmoid if act is nn.SiLU else None))
        self.conv = nn.Sequential(*layers, conv_norm(hidden, width, 1, None))
        self.is_residual = stride == 1 and inward == width

    def forward(self, x: Tensor) -> Tensor:
        return x + self.conv(x) if self.is_residual else self.conv(x)


class SqueezeExcitation(nn.Module):
    def __init__(self, width: int, squeezed: int, gate: type[nn.Module] | None = None) -> None:
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(width, squeezed, 1)
        self.activation = nn.ReLU()
        self.fc2 = nn.Conv2d(squeezed, width, 1)
        self.scale_activation = gate() if gate else nn.Hardsigmoid()

    def forward(self, x: Tensor) -> Tensor:
        scale = self.fc2(self.activation(self.fc1(self.avgpool(x))))
        return self.scale_activation(scale) * x


class MobileNet(nn.Module):
    """MobileNetV2 (ReLU6), MobileNetV3 (hard swish) or EfficientNet (SiLU), by their activation."""

    def __init__(self, act: type[nn.Module] = nn.ReLU6, excite: bool = False) -> None:
        super().__init__()
        self.features = nn.Sequential(
            conv_norm(3, 8, 3, act, stride=2),
            InvertedResidual(8, 8, 1, act, excite),
            InvertedResidual(8, 12, 2, act, excite),
            InvertedResidual(12, 12, 1, act, excite),
            conv_norm(12, 24, 1, act),
        )
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(24, 10))

    def forward(self, x: Tensor) -> Tensor:
        x = F.adaptive_avg_pool2d(self.features(x), (1, 1))
        return self.classifier(torch.flatten(x, 1))


class LayerNorm2d(nn.LayerNorm):
    def forward(self, x: Tensor) -> Tensor:
        x = x.permute(0, 2, 3, 1)
        x = F.layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)
        return x.permute(0, 3, 1, 2)


class Permute(nn.Module):
    def __init__(self, *order: int) -> None:
        super().__init__()
        self.order = order

    def forward(self, x: Tensor) -> Tensor:
        return torch.permute(x, self.order)


class CNBlock(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(width, width, 7, padding=3, groups=width),
            Permute(0, 2, 3, 1),
            nn.LayerNorm(width, eps=1e-6),
            nn.Linear(width, 4 * width),
            nn.GELU(),
            nn.Linear(4 * width, width),
            Permute(0, 3, 1, 2),
        )
        self.layer_scale = nn.Parameter(torch.ones(width, 1, 1) * 0.1)

    def forward(self, x: Tensor) -> Tensor:
        return self.layer_scale * self.block(x) + x


class ConvNeXt(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Sequential(nn.Conv2d(3, 8, 4, 4), LayerNorm2d(8, eps=1e-6)),
            nn.Sequential(CNBlock(8), CNBlock(8)),
            nn.Sequential(LayerNorm2d(8, eps=1e-6), nn.Conv2d(8, 16, 2, 2)),
            nn.Sequential(CNBlock(16)),
        )
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(LayerNorm2d(16, eps=1e-6), nn.Flatten(1), nn.Linear(16, 10))

    def forward(self, x: Tensor) -> Tensor:
        return self.classifier(self.avgpool(self.features(x)))


class EncoderBlock(nn.Module):
    """torchvision's: PyTorch's own multi-head attention."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.ln_1 = nn.LayerNorm(width)
        self.self_attention = nn.MultiheadAttention(width, 2, batch_first=True)
        self.ln_2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(
            nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width)
        )

    def forward(self, tokens: Tensor) -> Tensor:
        x = self.ln_1(tokens)
        x, _ = self.self_attention(x, x, x, need_weights=False)
        x = x + tokens
        return x + self.mlp(self.ln_2(x))


class VisionTransformer(nn.Module):
    """A token for the class stands before those of the image's patches."""

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        self.conv_proj = nn.Conv2d(3, width, 8, 8)
        self.class_token = nn.Parameter(torch.zeros(1, 1, width))
        self.pos_embedding = nn.Parameter(torch.zeros(1, 17, width))
        self.encoder = nn.Sequential(EncoderBlock(width), EncoderBlock(width))
        self.ln = nn.LayerNorm(width)
        self.head = nn.Linear(width, 10)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv_proj(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.class_token.expand(x.shape[0], -1, -1), x], dim=1)
        x = self.ln(self.encoder(x + self.pos_embedding))
        return self.head(x[:, 0])


class Attention(nn.Module):
    """timm's: one product for queries, keys and values."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        n, tokens, width = x.shape
        qkv = self.qkv(x).reshape(n, tokens, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        x = F.scaled_dot_product_attention(q, k, v)
        return self.proj(x.transpose(1, 2).reshape(n, tokens, width))


class MeanViT(nn.Module):
    """The mean over all patches is scored; attention is written out in its second block."""

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        self.patch_embed = nn.Conv2d(3, width, 8, 8)
        self.pos_embed = nn.Parameter(torch.zeros(1, 16, width))
        self.norm1 = nn.LayerNorm(width)
        self.attn = Attention(width, 2)
        self.norm2 = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.fc_norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, 10)

    def forward(self, x: Tensor) -> Tensor:
        x = self.patch_embed(x).flatten(2).transpose(1, 2) + self.pos_embed
        x = x + self.attn(self.norm1(x))
        q, k, v = self.qkv(self.norm2(x)).chunk(3, dim=-1)
        shares = (q @ k.transpose(-2, -1) * q.shape[-1] ** -0.5).softmax(dim=-1)
        return self.head(self.fc_norm((x + shares @ v).mean(dim=1)))


class UNet(nn.Module):
    """Classes for each pixel, in the picture's own size."""

    def __init__(self, classes: int = 3, learned: bool = True) -> None:
        super().__init__()
        self.down1 = conv_norm(3, 8, 3, nn.ReLU)
        self.down2 = conv_norm(8, 12, 3, nn.ReLU)
        self.bottom = conv_norm(12, 16, 3, nn.ReLU)
        self.up = nn.ConvTranspose2d(16, 12, 2, 2) if learned else None
        self.merge2 = conv_norm(24 if learned else 28, 12, 3, nn.ReLU)
        self.merge1 = conv_norm(20, 8, 3, nn.ReLU)
        self.outc = nn.Conv2d(8, classes, 1)

    def forward(self, x: Tensor) -> Tensor:
        one = self.down1(x)
        two = self.down2(F.max_pool2d(one, 2))
        x = self.bottom(F.max_pool2d(two, 2))
        x = self.up(x) if self.up else F.interpolate(x, scale_factor=2.0, mode="nearest")
        x = self.merge2(torch.cat([two, x], dim=1))
        x = F.interpolate(x, size=one.shape[2:], mode="bilinear", align_corners=False)
        return self.outc(self.merge1(torch.cat([one, x], dim=1)))
