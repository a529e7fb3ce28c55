"""What `camscope activations` takes; apart from what it does, so that it is read quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.activations import TileForm, TileOrder
from engine.api.resources import DEMO_MODEL

if TYPE_CHECKING:
    from argparse import ArgumentParser

ALL = "all"


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `camscope activations` takes."""
    parser.add_argument("image", metavar="IMAGE")
    parser.add_argument("--model", default=str(DEMO_MODEL), help="default: the demo model")
    parser.add_argument("--layer", default=ALL, metavar="PATH|all", help="default: all")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder to write to")
    parser.add_argument("--preprocess", default="auto", metavar="auto|none|NAME")
    parser.add_argument("--device", default="auto", metavar="auto|cpu|gpu:N")
    parser.add_argument("--precision", choices=("float32", "auto", "bfloat16"), default="float32")
    parser.add_argument(
        "--form",
        default=TileForm.OWN.value,
        choices=[form.value for form in TileForm],
        help="how values become brightness",
    )
    parser.add_argument(
        "--order",
        default=TileOrder.INDEX.value,
        choices=[order.value for order in TileOrder],
        help="which channel comes first; weight is Grad-CAM's, for the top class",
    )
    parser.add_argument(
        "--colours", dest="colors", default="viridis", help="colour map of the tiles"
    )
    parser.add_argument("--columns", default=16, type=int, help="tiles to a row")
