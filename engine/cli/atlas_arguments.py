"""What `camscope atlas` takes; apart from what it does, so that it is read quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.filters import FilterStyle
from engine.api.resources import DEMO_MODEL

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable


def add_arguments(
    parser: ArgumentParser, device: Callable[[str], str], count: Callable[[str], int]
) -> None:
    """Add what `camscope atlas` takes; `device` and `count` check a name and a number."""
    add = parser.add_argument
    add("--model", default=str(DEMO_MODEL), help="default: the demo model")
    add("--out", required=True, metavar="DIR", help="folder to write to; what it has is kept")
    add(
        "--layers",
        default="auto",
        metavar="auto|all|PATH[,PATH]",
        help="auto: the first convolution on each grid and the last of all; all: every convolution",
    )
    add("--count", type=count, default=64, metavar="N", help="channels of each; default: 64")
    add("--style", choices=[style.value for style in FilterStyle], help="default: fourier")
    add("--steps", type=int, metavar="N", help="default: 128")
    add("--size", type=int, metavar="PX", help="side of the pictures; default: 128")
    add("--seed", type=int, default=0, metavar="N", help="default: 0")
    add("--preprocess", default="auto", metavar="auto|none|NAME")
    add("--estimate", action="store_true", help="tell what it will take, and write nothing")
    add("--json", action="store_true", help="print JSON")
    add("--device", type=device, default="auto", metavar="auto|cpu|gpu:N")
    add("--precision", choices=("float32", "auto", "bfloat16"), default="float32")
