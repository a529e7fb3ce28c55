"""Writes the script of filter images, for `service`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.file_names import joined_name
from engine.api.filters import FilterStyle, ObjectiveKind, arranged
from engine.api.keys import Target
from engine.api.preprocessing import scheme_of
from engine.api.version import VERSION
from engine.backends.script_protocol import FourierFacts, Probe, ScriptSubject
from engine.code.image import (
    interpolation,
    read_lines,
    scaled_expression,
    unscaled_expression,
)
from engine.code.overlay import write_lines
from engine.code.script import code, comment, indented, range_of, script
from engine.filters.parametrizations.textbook import GREY, NOISE
from engine.imaging.picture_grid import MARGIN_PX

if TYPE_CHECKING:
    from engine.api.code import FiltersCode
    from engine.api.filters import FilterSettings
    from engine.api.image import Picture
    from engine.api.preprocessing import Scheme
    from engine.backends.protocol import FilterOptimizer
    from engine.code.script import Lines
    from engine.code.subjects import ScriptContext


_OTHER_STARTS = "Where no pixel of this noise excites a channel, Camscope tries other starts."


def filters_script(
    context: ScriptContext,
    subject: FiltersCode,
    picture: Picture | None,
    optimizer: FilterOptimizer,
) -> str:
    """Return the script of filter images. Raises EngineError with the reason for none.

    Parameters
    ----------
    context : ScriptContext
        The open model.
    subject : FiltersCode
        The pictures.
    picture : Picture or None
        What they begin with, instead of noise.
    optimizer : FilterOptimizer
        Of these pictures: it knows their size and precision.
    """
    grown, info = subject.grown, context.info
    settings = grown.settings
    if info.input_shape[2] == 4:
        raise EngineError(
            "There is no script of filter images for a model that takes transparency."
        )
    is_fourier = settings.style is FilterStyle.FOURIER
    if is_fourier and picture is not None:
        raise EngineError(
            "There is no script of the Fourier style from an image. Begin with noise, or choose "
            "the textbook style, and copy again."
        )
    scheme = scheme_of(info.preprocess if settings.preprocess == "auto" else settings.preprocess)
    kind = grown.objective_kind
    height, width = optimizer.size
    own = (info.input_shape[0] or height, info.input_shape[1] or width)
    part = context.part(
        ScriptSubject(
            Probe.CHANNEL_GRADIENT,
            (grown.layer,) if grown.layer else (),
            Target(0),
            objective=kind,
            channels=grown.channels,
            any_size=own != optimizer.size,
            fourier=_fourier(context, settings, scheme, optimizer.size) if is_fourier else None,
        )
    )
    is_one = kind is ObjectiveKind.DIRECTION or len(grown.channels) == 1
    channels = grown.channels[:1] if kind is ObjectiveKind.DIRECTION else grown.channels
    what = f"classes of {info.name}" if kind is ObjectiveKind.CLASS else grown.layer
    stem = joined_name(grown.layer or "classes", str(kind), "filters")
    notes = ""
    if optimizer.precision != "float32":
        notes = f" Camscope grew them in {optimizer.precision}, which rounds otherwise."
    begin: Lines = ()
    if picture is not None:
        begin = (
            *comment("The image that the pictures begin with."),
            *read_lines(picture),
            *_resized(picture, optimizer.size),
        )
    return script(
        f"Filter images of {what}, grown as by Camscope {VERSION}.{notes}",
        (
            context.opening(part),
            begin,
            part.probing,
            () if is_fourier else _textbook_function(context, subject, scheme, optimizer.size),
            (
                *(() if picture else comment(_OTHER_STARTS)),
                *_grid(channels, subject, optimizer.size, is_one=is_one),
                *write_lines(f"{stem}.png", "picture" if is_one else "grid"),
            ),
        ),
        part.imports,
    )


def _fourier(
    context: ScriptContext, settings: FilterSettings, scheme: Scheme, size: tuple[int, int]
) -> FourierFacts:
    channels = context.info.input_shape[2]
    turn = "[..., ::-1]" if channels == 3 and scheme.bgr else ""
    return FourierFacts(
        size=size,
        colors=channels,
        steps=settings.steps,
        seed=settings.seed,
        prepared=scaled_expression(f"moved(picture, draw){turn}", scheme, channels, white=1.0),
    )


def _textbook_function(
    context: ScriptContext, subject: FiltersCode, scheme: Scheme, size: tuple[int, int]
) -> Lines:
    has_image = subject.grown.start is not None
    return (
        "def filter_image(channel):",
        '    """Return a picture, blue first, that excites a channel."""',
        *indented(_textbook(context, subject, scheme, size, has_image)),
    )


def _textbook(
    context: ScriptContext,
    subject: FiltersCode,
    scheme: Scheme,
    size: tuple[int, int],
    has_image: bool,
) -> Lines:
    """Return the body that grows a picture by its pixels (Chollet 2018, section 5.4.2)."""
    settings, channels = subject.grown.settings, context.info.input_shape[2]
    turn = "" if channels == 1 or scheme.bgr else "[..., ::-1]"
    if has_image:
        start: Lines = (f"x = np.float32(start{turn})",)
    else:
        shape = (*size, channels)
        noise = "noise[..., ::-1]" if channels == 3 and scheme.bgr else "noise"
        start = (
            f"noise = np.random.default_rng([{settings.seed}, channel, 0]).random({shape})",
            f"x = np.float32({GREY:g} + {NOISE:g} * {noise})",
        )
    scaled = scaled_expression("x", scheme, channels)
    back = unscaled_expression("x", scheme, channels)
    step = scaled_expression("G / (np.sqrt(np.mean(G**2)) + 1e-5)", scheme, channels, is_step=True)
    return (
        *start,
        *((f"x = {scaled}",) if scaled != "x" else ()),
        f"for _ in range({settings.steps}):",
        "    G = gradient(x, channel)",
        f"    x = x + {step}",
        *((f"x = {back}",) if back != "x" else ()),
        *code(
            f"""
            x = x - x.mean()
            x = x / (np.sqrt(np.mean(x**2)) + 1e-5)
            picture = np.uint8(np.rint(np.clip(0.1 * x + 0.5, 0, 1) * 255))
            return {"np.repeat(picture, 3, axis=-1)" if channels == 1 else f"picture{turn}"}
            """
        ),
    )


def _resized(picture: Picture, size: tuple[int, int]) -> Lines:
    shown = picture.pixels.shape[:2]
    if shown == size:
        return ("start = np.float32(image)",)
    how = interpolation(shown, size)
    across = (size[1], size[0])
    return (f"start = cv2.resize(np.float32(image), {across}, interpolation={how})",)


def _grid(
    channels: tuple[int, ...], subject: FiltersCode, size: tuple[int, int], *, is_one: bool
) -> Lines:
    """Return the lines that set the pictures side by side, as `engine.imaging.picture_grid`."""
    if is_one:
        return (f"picture = filter_image({channels[0]})",)
    height, width = (side + MARGIN_PX for side in size)
    across = max(1, min(subject.columns, len(channels)))
    down = -(-len(channels) // across)
    named = range_of(arranged(channels, across, subject.grid_order))
    room = (down * height - MARGIN_PX, across * width - MARGIN_PX, 3)
    return code(
        f"""
        grid = np.zeros({room}, np.uint8)
        for place, channel in enumerate({named}):
            top, left = place // {across} * {height}, place % {across} * {width}
            grid[top : top + {size[0]}, left : left + {size[1]}] = filter_image(channel)
        """
    )
