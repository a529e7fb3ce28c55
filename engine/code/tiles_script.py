"""Writes the script of a layer's activations as tiles, for `service`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.activations import TileForm, TileOrder
from engine.api.file_names import image_stem, joined_name
from engine.api.preprocessing import label_of
from engine.api.version import VERSION
from engine.backends.script_protocol import Probe
from engine.code.image import framed_lines, prepare_lines, read_lines
from engine.code.overlay import color_lines, write_lines
from engine.code.script import code, comment, indented, quoted, range_of, script
from engine.code.subjects import scored_subject
from engine.imaging.tiles import GROUND, MARGIN, export_size
from engine.session.layer_lookup import find_layer

if TYPE_CHECKING:
    from engine.api.activations import ShowActivations, TileStyle
    from engine.api.code import TilesCode
    from engine.backends.script_protocol import ScriptPart
    from engine.code.image import InputFacts
    from engine.code.script import Lines
    from engine.code.subjects import ScriptContext


def tiles_script(
    context: ScriptContext, subject: TilesCode, facts: InputFacts, shape: tuple[int, int, int]
) -> str:
    """Return the script of a layer's tiles. Raises EngineError with the reason for none.

    Parameters
    ----------
    context : ScriptContext
        The open model.
    subject : TilesCode
        The picture.
    facts : InputFacts
        Its image, and what the network is fed.
    shape : tuple of int
        (h, w, c) of the activations; a vector has h = w = 1.
    """
    shown, style = subject.shown, subject.style
    path = find_layer(shown.layer, context.info).path
    is_weighted = style.order is TileOrder.WEIGHT and shown.target is not None
    part = _part(context, shown, is_weighted=is_weighted)
    stem = joined_name(image_stem(facts.picture.name), path, "activations")
    is_vector = shape[:2] == (1, 1)
    return script(
        f"The activations of {path} for {facts.picture.name}, as Camscope {VERSION} shows them.",
        (
            context.opening(part),
            (
                *comment(f"The image, and what the model is fed: {label_of(facts.preprocess)}."),
                *read_lines(facts.picture),
                *framed_lines(facts),
                *prepare_lines(facts),
            ),
            part.masking,
            (
                *part.probing,
                *(("A = A.reshape(1, 1, -1)",) if is_vector else ()),
                f"np.save({quoted(f'{stem}.npy')}, A)",
            ),
            (
                *comment("A tile for each channel."),
                *tile_lines(style, shape, subject.channels, is_weighted=is_weighted),
                *write_lines(f"{stem}.png", "sheet"),
            ),
        ),
        part.imports,
    )


def _part(context: ScriptContext, shown: ShowActivations, *, is_weighted: bool) -> ScriptPart:
    """Return the framework's part: the gradient too where weights order the channels."""
    if not is_weighted or shown.target is None:
        return context.activations(shown.layer)
    info = context.info.read_as(shown.input.output_activation)
    path = find_layer(shown.layer, info).path
    return context.part(
        scored_subject(Probe.GRADIENTS, (path,), shown.target, info, shown.score, context.rows)
    )


def tile_lines(
    style: TileStyle,
    shape: tuple[int, int, int],
    channels: tuple[int, ...] | None = None,
    *,
    is_weighted: bool = True,
) -> Lines:
    """Return the lines that make `sheet`, blue first, of `A` (h, w, c).

    Parameters
    ----------
    style : TileStyle
        Form, order, colours and columns.
    shape : tuple of int
        (h, w, c) of the activations; a vector has h = w = 1.
    channels : tuple of int or None
        Those that have a tile, in this order; None takes all in the style's order.
    is_weighted : bool
        There is `G`, the gradient, to put channels in the order of their weights.
    """
    height, width = export_size(shape[:2])
    count = shape[2] if channels is None else len(channels)
    columns = max(1, min(style.columns, count))
    rows = -(-count // columns)
    form = TileForm.SHARED if shape[:2] == (1, 1) else style.form
    size = (rows * (height + MARGIN) + MARGIN, columns * (width + MARGIN) + MARGIN, 3)
    enlarged = (
        f"level = cv2.resize(level, {(width, height)}, interpolation=cv2.INTER_NEAREST_EXACT)",
    )
    return (
        *_extremes(form),
        f"sheet = np.full({size}, {GROUND}, np.uint8)",
        *(
            _ordered(style.order, shape[2], is_weighted=is_weighted)
            if channels is None
            else (f"for place, channel in enumerate({range_of(channels)}):",)
        ),
        "    values = A[..., channel]",
        *indented(_levels(form)),
        *indented(enlarged if (height, width) != shape[:2] else ()),
        *indented(color_lines(style.colormap)),
        f"    top = {MARGIN} + place // {columns} * {height + MARGIN}",
        f"    left = {MARGIN} + place % {columns} * {width + MARGIN}",
        f"    sheet[top : top + {height}, left : left + {width}] = colors",
    )


def _ordered(order: TileOrder, channels: int, *, is_weighted: bool) -> Lines:
    if order is TileOrder.WEIGHT and not is_weighted:
        order = TileOrder.INDEX
    match order:
        case TileOrder.INDEX:
            return (f"for place, channel in enumerate(range({channels})):",)
        case TileOrder.MEAN:
            falling = "-A.mean(axis=(0, 1))"
        case TileOrder.WEIGHT:
            falling = "-G.reshape(-1, G.shape[-1]).mean(axis=0)"
        case TileOrder.SPARSITY:
            falling = "(A == 0).mean(axis=(0, 1))"
        case _:
            assert_never(order)
    return (
        f'order = np.argsort({falling}, kind="stable")',
        "for place, channel in enumerate(order):",
    )


def _extremes(form: TileForm) -> Lines:
    return ("low, high = A.min(), A.max()",) if form is TileForm.SHARED else ()


def _levels(form: TileForm) -> Lines:
    if form is TileForm.TEXTBOOK:
        return code(
            """
            scaled = (values - values.mean()) / (values.std() or 1) * 64 + 128
            level = np.uint8(np.clip(scaled, 0, 255)) * (np.ptp(values) > 0)
            """
        )
    own = ("low, high = values.min(), values.max()",) if form is TileForm.OWN else ()
    return (*own, "level = np.uint8(np.rint((values - low) * (255 / ((high - low) or 1))))")
