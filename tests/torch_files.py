"""Writes the seeds of files that PyTorch is never asked to open: `python -m tests.torch_files`.

They are kept in tests/fuzz/seeds/torch_file, so that tests need no PyTorch to read them. All hold
the same small network, but for `weights.safetensors`, which is written by hand after the format's
description.
"""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "fuzz" / "seeds" / "torch_file"

TENSORS = (
    ("features.0.weight", "float32", (4, 3, 3, 3)),
    ("features.0.bias", "float32", (4,)),
    ("features.1.weight", "float32", (4,)),
    ("features.1.bias", "float32", (4,)),
    ("features.1.running_mean", "float32", (4,)),
    ("features.1.running_var", "float32", (4,)),
    ("features.1.num_batches_tracked", "int64", ()),
    ("fc.weight", "float32", (5, 4)),
    ("fc.bias", "float32", (5,)),
)
"""Of the network: 108 + 5 * 4 + 1 + 20 + 5 = 154 numbers."""


def safetensors(tensors: dict[str, tuple[str, tuple[int, ...], int]]) -> bytes:
    """Return a file: of each tensor the type, the sides, and how many bytes it has."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, (dtype, shape, size) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [end, end + size]}
        end += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + bytes(end)


def main(folder: Path) -> None:
    """Write all files."""
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.features = nn.Sequential(
                nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU()
            )
            self.fc = nn.Linear(4, 5)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.fc(self.features(x).mean((2, 3)))

    Net.__qualname__ = "Net"
    sys.modules["__main__"].Net = Net  # type: ignore[attr-defined]
    torch.manual_seed(0)
    net = Net().eval()
    weights = net.state_dict()
    adam = torch.optim.Adam(net.parameters())
    net(torch.zeros(1, 3, 8, 8)).sum().backward()
    adam.step()
    adam.zero_grad()
    checkpoint = {"epoch": 3, "optimizer": adam.state_dict(), "state_dict": weights}
    torch.save(weights, folder / "weights.pth")
    torch.save(weights, folder / "weights_old.pth", _use_new_zipfile_serialization=False)
    torch.save(weights, folder / "weights_protocol4.pth", pickle_protocol=4)
    torch.save(checkpoint, folder / "checkpoint.ckpt")
    torch.save(net, folder / "model.pth")
    torch.save(net, folder / "model_old.pth", _use_new_zipfile_serialization=False)
    torch.jit.trace(net, torch.zeros(1, 3, 8, 8)).save(str(folder / "script.pt"))
    sizes = {"float32": ("F32", 4), "int64": ("I64", 8)}
    by_hand = {}
    for name, dtype, shape in TENSORS:
        letters, size = sizes[dtype]
        by_hand[name] = (letters, shape, size * torch.Size(shape).numel())
    (folder / "weights.safetensors").write_bytes(safetensors(by_hand))


if __name__ == "__main__":
    main(FOLDER)
