"""The registry of methods: what menus and the command line offer, and where each one's file is.

A method is one file in this folder and one entry here. Entries hold lazy names, so that reading the
registry imports no framework; `build.spec` reads them for the packaged program.
"""

from __future__ import annotations

from engine.errors import text
from engine.results import MethodInfo

METHODS: dict[str, MethodInfo] = {
    "grad-cam": MethodInfo(
        id="grad-cam",
        name="Grad-CAM",
        sentence=text("Where the evidence for the class lies at the selected layer."),
        paper="Selvaraju et al. 2017, arXiv:1610.02391",
    ),
}

ARITHMETIC: dict[str, str] = {
    "grad-cam": "engine.explain.grad_cam:raw_map",
}
