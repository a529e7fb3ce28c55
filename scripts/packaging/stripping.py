"""Strips symbols that only debuggers read from the package's libraries, on Linux.

A library that auditwheel has moved about may not be loadable afterwards (numpy's OpenBLAS is one):
its segments no longer lie as their alignment asks. Such a one stays as it was, and NVIDIA's, which
have no such symbols and may be passed on only as they are.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
from typing import TYPE_CHECKING

from scripts.packaging.contents import CUDA

if TYPE_CHECKING:
    from pathlib import Path

_LOAD = 1
"""A segment that is mapped into memory (PT_LOAD)."""


def strip_libraries(folder: Path) -> int:
    """Strip all libraries below a folder, and return by how many bytes they shrank."""
    saved = 0
    for file in sorted(folder.rglob("*.so*")):
        is_nvidias = CUDA in file.relative_to(folder).parts
        if file.is_file() and not file.is_symlink() and not is_nvidias:
            saved += _strip(file)
    return saved


def _strip(file: Path) -> int:
    """Strip one library if it can be loaded afterwards, and return by how many bytes."""
    smaller = file.with_name(f"{file.name}.stripped")
    tried = subprocess.run(
        ["strip", "--strip-unneeded", "-o", str(smaller), str(file)], capture_output=True
    )
    try:
        if tried.returncode or not is_aligned(smaller.read_bytes()):
            return 0
        saved = file.stat().st_size - smaller.stat().st_size
        shutil.copymode(file, smaller)
        smaller.replace(file)
        return saved
    finally:
        smaller.unlink(missing_ok=True)


def is_aligned(library: bytes) -> bool:
    """Tell whether the segments of a 64-bit ELF file lie where a loader can map them."""
    if library[:6] != b"\x7fELF\x02\x01":
        return False
    (start,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    for each in range(count):
        kind, _, offset, address, _, _, _, step = struct.unpack_from(
            "<IIQQQQQQ", library, start + each * size
        )
        if kind == _LOAD and step > 1 and (offset - address) % step:
            return False
    return True
