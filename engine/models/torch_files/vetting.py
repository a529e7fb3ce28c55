"""Tells what a file of PyTorch is that is not opened, and which lines make one that is.

Called by `engine.backends.vet_model` like `engine.models.vetting.vet`. No framework sees the file,
and nothing unpickles it: what is in it is read in a box, by readers of our own.
"""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from typing import TYPE_CHECKING, NoReturn

from engine.api.errors import error_of, plural, text
from engine.api.formats import PICKLE, ZIP_START, is_safetensors
from engine.box import run_job
from engine.models.torch_files.contents import ReadTorchFile, TorchFileContents, sides_and_type
from engine.models.torch_files.export_lines import export_lines, exported_name
from engine.models.vetting import copy_privately, other_content, remove

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.errors import Text

MOST_LINES = 1000
"""Tensors that are listed in the details of a refusal."""


def vet(
    path: str,
    *,
    work_dir: str,
    on_read: Callable[[TorchFileContents, str], None] | None = None,
) -> NoReturn:
    """Copy a file privately, have the copy read, and refuse it.

    Parameters
    ----------
    path : str
        The file as the user named it.
    work_dir : str
        A private folder with an ASCII path, for the copy.
    on_read : callable or None
        Takes what the file holds, and its SHA-256.

    Raises
    ------
    EngineError
        What the file is, with the lines that make an exported program of it; or that it is damaged,
        or nothing of PyTorch's. No copy is left behind.
    """
    file = os.path.basename(os.path.normpath(path)) or path
    copy = os.path.join(work_dir, f"model-{secrets.token_hex(8)}")
    try:
        digest, _, head = copy_privately(path, copy, file)
        if not any((head.startswith(ZIP_START), PICKLE.match(head), is_safetensors(head))):
            raise other_content(head, file)
        with (
            open(copy, "rb") as source,
            closing(run_job("torch file", ReadTorchFile(file), name=file, file=source)) as results,
        ):
            contents = next(results)
    finally:
        remove(copy)
    if on_read is not None and contents.tensors:
        on_read(contents, digest)
    raise error_of(_sentence(contents, file), _listed(contents), export_lines(contents, file))


def _listed(contents: TorchFileContents) -> str:
    """Return the tensors of a file, a line each."""
    lines = [f"{each.name}  {sides_and_type(each)}" for each in contents.tensors[:MOST_LINES]]
    more = contents.tensor_count - len(lines)
    return "\n".join((*lines, f"… {more:,}") if more > 0 else lines)


def _sentence(contents: TorchFileContents, file: str) -> Text:
    """Return what a file is, why it is not opened, and what to do."""
    made = exported_name(file)
    match contents.kind:
        case "weights":
            return plural(
                "{file} holds weights without a network: a PyTorch state dict of {count} tensor. "
                "Run these lines where your network's code is, and open {made}.",
                "{file} holds weights without a network: a PyTorch state dict of {count} tensors. "
                "Run these lines where your network's code is, and open {made}.",
                contents.tensor_count,
                file=file,
                made=made,
            )
        case "safetensors":
            return plural(
                "{file} holds weights without a network: safetensors, {count} tensor. "
                "Run these lines where your network's code is, and open {made}.",
                "{file} holds weights without a network: safetensors, {count} tensors. "
                "Run these lines where your network's code is, and open {made}.",
                contents.tensor_count,
                file=file,
                made=made,
            )
        case "model":
            return text(
                "{file} is a pickled PyTorch model, a program that runs when it is loaded, so "
                "Camscope does not. Run these lines where you trust it, and open {made}.",
                file=file,
                made=made,
            )
        case "script":
            return text(
                "{file} is a TorchScript program, which Camscope does not run. Run these lines "
                "where you trust it, and open {made}.",
                file=file,
                made=made,
            )
        case "pickle":
            return text(
                "{file} is a Python pickle, which is a program, and neither a network nor weights "
                "were found in it. Export your network with these lines, and open {made}.",
                file=file,
                made=made,
            )
