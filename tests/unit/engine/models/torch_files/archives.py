"""Makes files as PyTorch does, and hostile ones, by hand."""

from __future__ import annotations

import io
import os
import zipfile

from tests.fuzz.targets import SEEDS

FOLDER = SEEDS / "torch_file"
"""Files that PyTorch wrote (tests/torch_files.py)."""

STORAGE = b"(X\x07\0\0\0storagectorch\n%s\nX\x01\0\0\0%dX\x03\0\0\0cpuK%ctQ"  # kind, key, count


def storage(kind: bytes = b"FloatStorage", key: int = 0, count: int = 12) -> bytes:
    """Return the operations that name numbers."""
    return STORAGE % (kind, key, count)


def tensor(shape: bytes = b"K\x03K\x04\x86", strides: bytes = b"K\x04K\x01\x86", **how) -> bytes:
    """Return the operations that PyTorch writes for a tensor, (3, 4) of float32 at first."""
    build = b"ctorch._utils\n_rebuild_tensor_v2\n("
    none = b"\x89ccollections\nOrderedDict\n)RtR"
    return build + storage(**how) + b"K\0" + shape + strides + none


def pickled(body: bytes) -> bytes:
    """Return a pickle of one value."""
    return b"\x80\x02" + body + b"."


def weights(*names: str) -> bytes:
    """Return a pickled state dict."""
    items = b"".join(
        b"X" + len(name.encode()).to_bytes(4, "little") + name.encode() + tensor() for name in names
    )
    return pickled(b"ccollections\nOrderedDict\n)R(" + items + b"u")


def archive(data: bytes, numbers: int = 48, **more: bytes) -> bytes:
    """Return an archive with a pickle and the numbers of one storage."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("net/data.pkl", data)
        made.writestr("net/data/0", bytes(numbers))
        for name, content in more.items():
            made.writestr(name.replace("__", "/"), content)
    return file.getvalue()


class Attack:
    """Becomes, when it is unpickled, what it was made with: a call of the system."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self):
        return os.system, (self.command,)
