"""The registry of methods: what menus and the command line offer, and where each one's file is.

A method is one file in this folder and one entry here. Entries hold lazy names, so that reading the
registry imports no framework; `build.spec` reads them for the packaged program.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import text
from engine.results import MethodInfo


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what is said of it, and the lazy name of its arithmetic.

    Attributes
    ----------
    info : MethodInfo
        For menus.
    arithmetic : str
        "module:function"; the function takes activations and gradients (h, w, c) of one image and
        gives the raw map (h, w).
    """

    info: MethodInfo
    arithmetic: str


METHODS: dict[str, Method] = {
    "grad-cam": Method(
        info=MethodInfo(
            id="grad-cam",
            name="Grad-CAM",
            sentence=text("Where the evidence for the class lies at the selected layer."),
            paper="Selvaraju et al. 2017, arXiv:1610.02391",
        ),
        arithmetic="engine.explain.grad_cam:raw_map",
    ),
}
