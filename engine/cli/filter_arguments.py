"""What `camscope filters` takes; apart from what it does, so that it is read quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.filters import FilterStyle, ObjectiveKind
from engine.api.resources import DEMO_MODEL

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable


def add_arguments(parser: ArgumentParser, device: Callable[[str], str]) -> None:
    """Add what `camscope filters` takes; settings left out are None. `device` checks a name."""
    add = parser.add_argument
    add("--model", default=str(DEMO_MODEL), help="default: the demo model")
    add("--layer", default="auto", metavar="auto|PATH", help="default: auto")
    add("--out", required=True, metavar="DIR", help="folder to write to; what it has is kept")
    add("--channels", metavar="0:64", help="7, or 3,5,9, or 0:64; default: the first 64")
    add("--steps", type=int, metavar="N", help="default: 128")
    add("--size", type=int, metavar="PX", help="side of the pictures; default: 128")
    add("--style", choices=[style.value for style in FilterStyle], help="default: fourier")
    add("--seed", type=int, default=0, metavar="N", help="default: 0")
    add(
        "--objective",
        "--excite",
        dest="objective_kind",
        choices=[kind.value for kind in ObjectiveKind],
        help="what a picture makes large; default: channel",
    )
    add("--preprocess", default="auto", metavar="auto|none|NAME")
    add("--start", metavar="IMAGE", help="begin with this image instead of noise")
    add("--device", type=device, default="auto", metavar="auto|cpu|gpu:N")
    add("--precision", choices=("float32", "auto", "bfloat16"), default="float32")
