"""Writes the script of a heatmap over its image, for `service`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.display import ChannelSource, MapSource
from engine.api.errors import EngineError
from engine.api.file_names import image_stem, joined_name
from engine.api.keys import Combine
from engine.api.methods import Family, Scope
from engine.api.preprocessing import label_of
from engine.api.scores import score_kind
from engine.api.version import VERSION
from engine.attribution.parameters import build_parameters
from engine.attribution.registry import METHODS
from engine.backends.script_protocol import Probe
from engine.code.image import baseline_expression, framed_lines, prepare_lines, read_lines
from engine.code.methods import method_script
from engine.code.overlay import overlay_lines, placed, write_lines
from engine.code.script import comment, indented, quoted, script
from engine.code.subjects import scored_subject
from engine.session.layer_lookup import find_layer, layer_path

if TYPE_CHECKING:
    from engine.api.code import OverlayCode
    from engine.attribution.registry import Method
    from engine.code.image import InputFacts
    from engine.code.script import Lines
    from engine.code.subjects import ScriptContext


_PROBED = {
    Probe.ACTIVATIONS: "A: the activations of the layer.",
    Probe.GRADIENTS: "A: the activations of the layer. G: the gradient of the score with "
    "respect to them.",
    Probe.POOLED_WEIGHTS: "A: the activations of the layer before global average pooling.",
    Probe.INPUT_GRADIENT: "",
    Probe.SCORE: "",
}
"""What the framework's lines give, for readers; a function says it itself."""


def overlay_script(context: ScriptContext, subject: OverlayCode, facts: InputFacts) -> str:
    """Return the script of heat over an image. Raises EngineError with the reason for none.

    Parameters
    ----------
    context : ScriptContext
        The open model.
    subject : OverlayCode
        The picture.
    facts : InputFacts
        Its image, and what the network is fed.
    """
    if isinstance(subject.shown, ChannelSource):
        return _channel_script(context, subject, subject.shown, facts)
    return _map_script(context, subject, subject.shown, facts)


def _map_script(
    context: ScriptContext, subject: OverlayCode, shown: MapSource, facts: InputFacts
) -> str:
    key, method = shown.key, METHODS[shown.key.method]
    if shown.layer_blend.std:
        raise EngineError(
            "A short script cannot repeat the copies that the standard deviation is of. "
            "Show the map itself, and copy again."
        )
    parameters = build_parameters(method.parameters_type, method.info.name, key.parameters)
    recipe = method_script(method, parameters)
    baseline = ""
    if recipe.has_baseline:
        shape = facts.frame.shape
        baseline = baseline_expression(parameters.baseline, parameters.color, shape)
    layers: tuple[str, ...] = ()
    if method.info.scope is not Scope.INPUT:
        paths = (shown.layer, *shown.layer_blend.others)
        layers = tuple(layer_path(path, context.info) for path in paths)
    several = len(layers) > 1
    info = context.info.read_as(key.input.output_activation)
    score = score_kind(
        key.score, method.info.score, has_probability=info.has_probability(key.target)
    )
    probe = Probe.GRADIENTS if several else recipe.probe
    asked = scored_subject(probe, layers, key.target, info, score, context.rows)
    part = context.part(asked)
    stem = joined_name(image_stem(facts.picture.name), method.info.id, *layers)
    lines = recipe.lines(parameters, facts.size)
    if several:
        lines = _combined(lines, shown.layer_blend.combine)
    of_input = method.info.scope is Scope.INPUT
    return script(
        _head(method, layers, asked.label),
        (
            context.opening(part),
            _image_lines(facts, baseline),
            part.masking,
            (*comment(_PROBED[probe]), *part.probing),
            (
                *comment(f"{method.info.name}: {method.info.paper}."),
                *lines,
                f"np.save({quoted(f'{stem}.npy')}, heatmap)",
            ),
            (
                *comment(f"The heatmap {placed(subject.style)}."),
                *overlay_lines(
                    subject.style,
                    is_signed=recipe.is_signed and not several,
                    has_outliers=method.info.family is Family.GRADIENTS,
                    is_resized=not of_input or facts.size != facts.frame.shape,
                    geometry=facts.frame,
                ),
                *write_lines(f"{stem}.png", "overlay"),
            ),
        ),
        part.imports,
    )


def _channel_script(
    context: ScriptContext, subject: OverlayCode, shown: ChannelSource, facts: InputFacts
) -> str:
    path = find_layer(shown.layer, context.info).path
    part = context.activations(path)
    stem = joined_name(image_stem(facts.picture.name), path, f"channel-{shown.channel}")
    return script(
        f"Channel {shown.channel} of {path}, as Camscope {VERSION} shows it.",
        (
            context.opening(part),
            _image_lines(facts),
            (
                *part.probing,
                f"heatmap = A[..., {shown.channel}]",
                f"np.save({quoted(f'{stem}.npy')}, heatmap)",
            ),
            (
                *comment(f"The activation {placed(subject.style)}."),
                *overlay_lines(subject.style, is_signed=True, geometry=facts.frame),
                *write_lines(f"{stem}.png", "overlay"),
            ),
        ),
        part.imports,
    )


def _head(method: Method, layers: tuple[str, ...], label: str) -> str:
    where = f" at {' and '.join(layers)}" if layers else ""
    what = "" if method.info.family is Family.CLASS_FREE else f' of "{label}"'
    return f"{method.info.name}{what}{where}, as Camscope {VERSION} shows it."


def _image_lines(facts: InputFacts, baseline: str = "") -> Lines:
    """Return the section that makes `image` and `x`, and `baseline` where it is used."""
    head = comment(f"The image, and what the model is fed: {label_of(facts.preprocess)}.")
    reading = (*read_lines(facts.picture), *framed_lines(facts))
    if not baseline:
        return (*head, *reading, *prepare_lines(facts))
    return (
        "def prepare(image):",
        '    """Return an image as the model takes it."""',
        *indented(prepare_lines(facts)),
        "    return x",
        "",
        *head,
        *reading,
        "x = prepare(image)",
        f"baseline = prepare({baseline})",
    )


def _combined(lines: Lines, combine: Combine) -> Lines:
    """Return the lines that make one `heatmap` of the maps of several layers."""
    together = {Combine.MEAN: "mean", Combine.MAX: "max"}[combine]
    return (
        "def cam(A, G):",
        '    """Return a layer\'s map, its positive part over its maximum."""',
        *indented(lines),
        "    return np.maximum(heatmap, 0) / (heatmap.max() or 1)",
        "maps = [cam(*each) for each in zip(A, G)]",
        "size = max(each.shape[1] for each in maps), max(each.shape[0] for each in maps)",
        f"heatmap = np.{together}([cv2.resize(each, size) for each in maps], axis=0)",
    )
