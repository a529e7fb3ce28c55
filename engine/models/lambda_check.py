"""Refuses layers that are programs (Lambda and its like), for `engine.models.config_checks`.

A Lambda holds Python code, and the wrappers of other frameworks hold whole programs: opening such a
model would run whatever its author wrote.
"""

from __future__ import annotations

from engine.api.errors import EngineError

_LAMBDA = "Lambda"

PROGRAMS = frozenset(
    {_LAMBDA, "__lambda__", "__typespec__", "TFSMLayer", "TorchModuleWrapper", "JaxLayer"}
    | {"FlaxLayer", "function", "Functor"}
)
"""Class names, as model files have them."""

RUNS_CODE = frozenset({_LAMBDA, "__lambda__"})
"""Those whose code is in the model file itself, and runs when the user trusts the file."""


def check_no_program(cls: str, layer: str, file: str) -> None:
    """Raise EngineError when a layer's class is a program.

    Parameters
    ----------
    cls : str
        The class name that the file gives.
    layer, file : str
        Names, for the sentence.
    """
    if cls in PROGRAMS:
        raise EngineError(
            "{file} contains a {cls} layer ({layer}), which is a program, and Camscope does not "
            "run programs from model files. Build the model with ordinary Keras layers instead "
            "(Rescaling, for example) and save it again.",
            file=file,
            cls=_LAMBDA if cls == "__lambda__" else cls,
            layer=layer,
        )
