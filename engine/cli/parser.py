"""Defines the command line's grammar, for `main`: every command with its options.

It stands by itself so that `--help` and a mistyped option are answered before anything is loaded;
what a command does is in the file of its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.activations import TileForm, TileOrder
from engine.api.figure import Axis, Scale
from engine.api.filters import FilterStyle, GridOrder, ObjectiveKind
from engine.api.keys import Combine, Fit, Resize
from engine.api.label_sets import LABEL_SETS
from engine.api.presets import PRESETS
from engine.api.resources import DEMO_MODEL
from engine.api.scores import OutputActivation, ScoreKind
from engine.api.target_forms import Merge
from engine.api.version import VERSION
from engine.backends import AUTO, BACKENDS
from engine.cli.argument_parser import (
    Parser,
    argparse_translated,
    device,
    input_size,
    whole_number,
)
from engine.cli.command_words import COMMAND_WORDS
from engine.cli.model_options import add_input_options, add_model_options
from engine.cli.preset_options import PRESET_COMMANDS, option_defaults
from engine.cli.style_options import add_style_options
from engine.storage.writers import Content, picture_suffixes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from engine.api.presets import Preset

COMMAND_NAMES = (*COMMAND_WORDS, "selftest")
"""Every headless command, as `parser` wants to be told what each of them does."""


def parsed(commands: Mapping[str, Callable[..., int]], words: Sequence[str]) -> argparse.Namespace:
    """Return what the words ask for. What they leave out is the preset's that they name.

    Raises
    ------
    EngineError
        For what the grammar does not have.
    """
    with argparse_translated():
        options = parser(commands).parse_args(words)
        preset = getattr(options, "preset", None)
        if preset is None:
            return options
        return parser(commands, PRESETS[preset]).parse_args(words)


def parser(
    commands: Mapping[str, Callable[..., int]], preset: Preset | None = None
) -> argparse.ArgumentParser:
    """Return the grammar.

    Parameters
    ----------
    commands : mapping of str to callable
        What each command does, by its name; `parse_args(...).command` will be one of them.
    preset : Preset or None
        Gives the defaults; None takes Camscope's own.
    """
    top = Parser(
        prog="camscope",
        description="See what a convolutional network looks at. Files alone open the window; "
        "without any it opens what was open last, and with --fresh nothing.",
    )
    top.add_argument("--version", action="version", version=f"camscope {VERSION}")
    _add_debug(top)
    top.add_argument(
        "--selftest",
        dest="command",
        action="store_const",
        const=commands["selftest"],
        help="open the demo model, explain, export; exit 0 when all is well",
    )
    _add_json(top)
    below = top.add_subparsers(metavar="COMMAND", parser_class=Parser)

    methods = below.add_parser("methods", help="print every method with its parameters")
    _add_json(methods)

    presets = below.add_parser("presets", help="print every preset, and what it changes")
    _add_json(presets)

    layers = below.add_parser("layers", help="print the layer tree")
    layers.add_argument("model", nargs="?", default=str(DEMO_MODEL), metavar="MODEL")
    _add_json(layers)

    predict = below.add_parser("predict", help="print the most probable classes")
    _add_common(predict)
    predict.add_argument(
        "--top", type=whole_number, default=5, metavar="N", help="how many classes"
    )
    _add_json(predict)

    preprocessing = below.add_parser(
        "preprocessing", help="predict the first image in each way of preprocessing, side by side"
    )
    _add_common(preprocessing)
    _add_json(preprocessing)

    explain = below.add_parser("explain", help="write heatmaps, overlays and a manifest")
    _add_common(explain)
    _add_explain(explain)

    figure = below.add_parser("figure", help="draw heatmaps in rows and columns as one figure")
    _add_common(figure)
    _add_figure(figure)

    activations = below.add_parser("activations", help="write activations as arrays and tiles")
    _add_activations(activations)

    filters = below.add_parser("filters", help="grow images that excite channels of a layer")
    _add_filters(filters)

    atlas = below.add_parser("atlas", help="grow grids of filter images of several layers")
    _add_atlas(atlas)

    match = below.add_parser("match", help="tell how a heatmap from a notebook was made")
    _add_match(match)

    library = below.add_parser("library", help="list known networks, get or remove their weights")
    library.add_argument(
        "--import", dest="file", metavar="FILE", help="a .h5 file of a known network's weights"
    )
    library.add_argument("--remove", metavar="NAME", help="remove weights that were got before")
    library.add_argument("--download", metavar="NAME", help="get a network's weights from Keras")
    _add_json(library)

    diagnostics = below.add_parser(
        "diagnostics", help="print what helps to find a fault: versions, the last crash, the logs"
    )
    _add_json(diagnostics)

    for name, command in (
        ("diagnostics", diagnostics),
        ("activations", activations),
        ("filters", filters),
        ("atlas", atlas),
        ("methods", methods),
        ("presets", presets),
        ("layers", layers),
        ("predict", predict),
        ("preprocessing", preprocessing),
        ("explain", explain),
        ("figure", figure),
        ("match", match),
        ("library", library),
    ):
        _add_debug(command)
        if name not in ("diagnostics", "methods", "presets"):
            add_model_options(command)
        command.set_defaults(command=commands[name])
        if name in PRESET_COMMANDS:
            _add_preset(command)
            if preset is not None:
                command.set_defaults(**option_defaults(preset)[name])
    return top


def _add_debug(command: argparse.ArgumentParser) -> None:
    """Name ``--debug`` in the help; `main` has taken it out of the arguments before."""
    command.add_argument(
        "--debug", action="store_true", help="write more into the log, and say where it is"
    )


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object instead")


def _add_common(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add(
        "images",
        nargs="+",
        metavar="IMAGE",
        help="files, folders with all that is below, or 'a.npz[0:20]'",
    )
    add("--model", default=str(DEMO_MODEL), help="default: the built-in demo model")
    _add_output(command)
    _add_resize(command)
    _add_fit(command)
    _add_engine(command)


def _add_output(command: argparse.ArgumentParser) -> None:
    """Add what tells how a model's outputs are read."""
    add = command.add_argument
    add("--output", metavar="NAME|INDEX", help="which of the model's outputs; default: the first")
    add(
        "--labels",
        action="append",
        default=[],
        metavar="[OUTPUT=]NAME|FILE",
        help=f"names of the classes: {', '.join(each.id for each in LABEL_SETS)}, or a file; of "
        "another output than --output names with its name before",
    )
    add(
        "--outputs-are",
        "--outputs-are-logits",
        dest="output_activation",
        choices=[each.value for each in OutputActivation],
        help="what numbers are that nothing in the model tells: logits of a softmax or sigmoids, "
        "values of a regression, or as they are (auto); default: what is kept for the model",
    )


def _add_explain(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--out", required=True, metavar="DIR", help="folder to write to; what it has is kept")
    add("--again", action="store_true", help="also do what DIR has already")
    _add_maps(command)
    add(
        "--combine",
        choices=[each.value for each in Combine],
        help="one more map, of the chosen layers together",
    )
    _add_repeatable(
        command,
        "--target",
        "top|all|INDEX|LABEL",
        "a class, value or channel; several are added up",
        "--class",
        "--value",
    )
    _add_form(command)
    _add_repeatable(
        command, "--contrast", "INDEX|LABEL", "a class to subtract: rather than this", "--against"
    )
    add(
        "--area",
        metavar="all|mask|ROW,COLUMN,HEIGHT,WIDTH",
        help="the cells of a map of classes or channels that count; default: all",
    )
    add("--negative", action="store_true", help="explain what speaks against the target")
    add(
        "--neuron",
        metavar="LAYER:CHANNEL[@ROW,COLUMN]",
        help="explain a channel of a layer, or one of its cells, instead of a class",
    )
    add_style_options(command)
    _add_format(command, Content.OVERLAY)
    _add_weights(command)
    _add_code(command)
    _add_json(command)


def _add_form(command: argparse.ArgumentParser) -> None:
    """Add what is made of the units of outputs without classes of the image."""
    add = command.add_argument
    add(
        "--merge",
        choices=[each.value for each in Merge],
        help="what several units become; default: their sum",
    )
    add(
        "--reference",
        type=float,
        metavar="NUMBER",
        help="explain what brings the target near to this number, with --negative away from it",
    )
    add(
        "--row",
        metavar="N|all|best[:CLASS]|above:SCORE[:CLASS]",
        help="the rows that count of a table of boxes, scores or features; default: the best",
    )


def _add_maps(command: argparse.ArgumentParser) -> None:
    """Add what chooses maps, whatever is made of them."""
    add = command.add_argument
    add("--method", default="grad-cam", metavar="ID[,ID]|all")
    _add_repeatable(
        command, "--param", "NAME=VALUE", "a parameter; `camscope methods` lists them all"
    )
    add(
        "--score",
        choices=[kind.value for kind in ScoreKind],
        help="what of the target is explained; default: the logit (RISE: the probability)",
    )
    _add_repeatable(command, "--layer", "auto|all|PATH[,PATH]", "layers; default: auto")


def _add_figure(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    suffixes = "|".join(f".{each}" for each in picture_suffixes(Content.FIGURE))
    add("--out", required=True, metavar=f"FILE{suffixes}", help="the figure; replaced if there")
    _add_maps(command)
    _add_repeatable(
        command,
        "--target",
        "top|all|INDEX|LABEL",
        "a class, value or channel; each is shown by itself",
        "--class",
        "--value",
    )
    _add_form(command)
    axes = [axis.value for axis in Axis]
    add("--rows", choices=axes, help="what varies from row to row")
    add("--columns", choices=axes, help="what varies from column to column")
    add("--title", default="", metavar="TEXT", help="above the figure; default: none")
    add(
        "--scale",
        choices=[scale.value for scale in Scale],
        default=Scale.OWN.value,
        help="whether each cell has colours of its own; default: own",
    )
    add("--no-captions", dest="captions", action="store_false", help="leave captions out")
    add("--no-colour-bars", dest="color_bars", action="store_false", help="leave colour bars out")
    add("--cell", type=int, default=0, metavar="PX", help="width of a cell of a PNG file")
    add_style_options(command)
    _add_json(command)
    command.set_defaults(
        combine=None,
        contrast=[],
        area=None,
        negative=False,
        neuron=None,
        picture_format="",
        weights=False,
    )


def _add_activations(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("image", metavar="IMAGE")
    add("--model", default=str(DEMO_MODEL), help="default: the built-in demo model")
    add("--layer", default="all", metavar="PATH|all", help="default: all")
    add("--out", required=True, metavar="DIR", help="folder to write to")
    _add_resize(command)
    _add_fit(command)
    _add_engine(command)
    add(
        "--form",
        default=TileForm.OWN.value,
        choices=[form.value for form in TileForm],
        help="how values become brightness",
    )
    add(
        "--order",
        default=TileOrder.INDEX.value,
        choices=[order.value for order in TileOrder],
        help="which channel comes first; weight is Grad-CAM's, for the top class",
    )
    add(
        "--colours",
        dest="colors",
        default="viridis",
        metavar="NAME",
        help="colour map of the tiles; default: viridis",
    )
    add("--columns", default=16, type=int, metavar="N", help="tiles to a row; default: 16")
    add("--channels", metavar="0:64", help="7, or 3,5,9, or 0:64, in this order; default: all")
    _add_json(command)
    _add_format(command, Content.TILES)
    _add_weights(command)
    _add_code(command)


def _add_filters(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--model", default=str(DEMO_MODEL), help="default: the built-in demo model")
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
    add("--start", metavar="IMAGE", help="begin with this image instead of noise")
    add(
        "--grid-order",
        choices=[order.value for order in GridOrder],
        default=GridOrder.ROWS.value,
        help="which way channels run on the grid; default: rows",
    )
    _add_resize(command)
    _add_code(command)
    _add_json(command)
    _add_engine(command)


def _add_atlas(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--model", default=str(DEMO_MODEL), help="default: the built-in demo model")
    add("--out", default="", metavar="DIR", help="folder to write to; what it has is kept")
    _add_repeatable(
        command,
        "--layers",
        "auto|all|PATH[,PATH]",
        "auto: the first convolution on each grid and the last of all; all: every convolution",
    )
    add("--count", type=whole_number, default=64, metavar="N", help="channels of each; default: 64")
    add("--style", choices=[style.value for style in FilterStyle], help="default: fourier")
    add("--steps", type=int, metavar="N", help="default: 128")
    add("--size", type=int, metavar="PX", help="side of the pictures; default: 128")
    add("--seed", type=int, default=0, metavar="N", help="default: 0")
    add("--estimate", action="store_true", help="tell what it will take, and write nothing")
    _add_json(command)
    _add_engine(command)


def _add_match(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("heatmap", metavar="HEATMAP", help=".npy of numbers, or a picture, alone or over the image")
    add("--image", required=True, metavar="IMAGE", help="the image that it belongs to")
    add("--model", default=str(DEMO_MODEL), help="default: the built-in demo model")
    add(
        "--target",
        "--class",
        metavar="top|INDEX|LABEL",
        help="the class; default: the most probable ones",
    )
    _add_output(command)
    _add_fit(command)
    _add_device(command)
    _add_json(command)


def _add_code(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--code", metavar="FILE.py", help="also write a Python script that makes the picture"
    )


def _add_resize(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--resize",
        choices=[each.value for each in Resize],
        help="how an image is brought to the input's size; nearest is Keras' load_img; "
        "default: as kept beside the model, or area",
    )


def _add_fit(command: argparse.ArgumentParser) -> None:
    """Add how an image's proportions become those of the input, its size, and other inputs."""
    add_input_options(command)
    add = command.add_argument
    add(
        "--fit",
        choices=[each.value for each in Fit],
        help="how an image's proportions become the input's: stretch it, crop its middle, or pad "
        "it with black; default: as kept beside the model, or stretch",
    )
    add(
        "--input-size",
        type=input_size,
        metavar="N|HxW",
        help="for a model that takes any size; default: the size it was trained for, if known",
    )


def _add_engine(command: argparse.ArgumentParser) -> None:
    """Add what every command takes that runs the network."""
    add = command.add_argument
    add(
        "--preprocess",
        default="auto",
        metavar="auto|NAME|SPELLED",
        help='none, unit, signed, torch, caffe, or spelled out, as "0..1 mean 0.5 std 0.25 bgr"',
    )
    _add_device(command)
    add(
        "--precision",
        choices=("float32", "auto", "bfloat16"),
        default="float32",
        help="what the network computes in; default: float32",
    )


def _add_device(command: argparse.ArgumentParser) -> None:
    command.add_argument("--device", type=device, default="auto", metavar="auto|cpu|gpu:N")
    command.add_argument(
        "--backend",
        choices=(AUTO, *BACKENDS),
        default=AUTO,
        help="the framework that computes; default: the one of the model file",
    )


def _add_preset(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--preset",
        choices=tuple(PRESETS),
        help="defaults of another text or library; `camscope presets` tells of them",
    )


def _add_format(command: argparse.ArgumentParser, content: Content) -> None:
    names = picture_suffixes(content)
    command.add_argument(
        "--format",
        dest="picture_format",
        choices=names,
        default=names[0],
        help=f"of the pictures; default: {names[0]}",
    )


def _add_weights(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--weights", action="store_true", help="also tell each channel's Grad-CAM weight"
    )


def _add_repeatable(
    command: argparse.ArgumentParser, name: str, metavar: str, help_text: str, *old_names: str
) -> None:
    command.add_argument(
        name, *old_names, action="append", default=[], metavar=metavar, help=help_text
    )
