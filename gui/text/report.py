"""Writes the words of a report: what each view shows and how it was made, fact by fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from engine.api.display import ChannelSource, MapSource
from engine.api.explain_command import explain_command
from engine.api.keys import INPUT_LAYER
from engine.api.report import ReportView, ReportWords
from engine.api.scores import OutputActivation
from engine.api.style_fields import style_record
from engine.api.version import VERSION
from gui.core.chosen import input_of, maps_of, parameters_of
from gui.core.planning import save_view_for
from gui.core.scales import scale_of, scaled
from gui.core.scores import has_probability
from gui.text.caption import caption_for, facts_for, label_of
from gui.text.scores import score_words
from gui.text.translation import translate, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.api.attribution import Maps, Prediction
    from engine.api.engine_status import EngineStatus
    from engine.api.model import ModelInfo
    from engine.api.report import Facts
    from gui.core.known_view import KnownView
    from gui.core.selection import Known, Selection

TOP = 5


def report_views(views: Sequence[KnownView]) -> tuple[ReportView, ...]:
    """Return what a report says of views; those without an image are left out."""
    found = (_report_view(view.selection, view.known) for view in views)
    scale = scale_of(views)
    return tuple(scaled(each, scale) for each in found if each is not None)


def _report_view(selection: Selection, known: Known) -> ReportView | None:
    request, picture = save_view_for(selection, known, ""), known.picture
    if request is None or picture is None:
        return None
    shown = None if selection.show_original else request.shown
    sentences = (facts_for(selection, known), caption_for(selection, known))
    maps = maps_of(selection, known)
    command = ""
    is_map = isinstance(shown, MapSource) and not shown.layer_blend.std
    if is_map and known.model is not None and maps is not None and picture.path:
        assert isinstance(shown, MapSource)
        command = explain_command(picture.path, known.model, shown, selection.style, maps.precision)
    return ReportView(
        picture.key,
        selection.style,
        shown,
        picture.name,
        ". ".join(words.rstrip(".") for words in sentences if words),
        tuple(_facts(selection, known, shown)),
        command,
    )


def _facts(
    selection: Selection, known: Known, shown: MapSource | ChannelSource | None
) -> Iterator[tuple[str, str]]:
    picture = known.picture
    assert picture is not None
    height, width = picture.pixels.shape[:2]
    if picture.path:
        yield translate("report", "File"), picture.path
    size = translate("facts", "{width} × {height} pixels")
    yield translate("report", "Size"), size.format(width=width, height=height)
    yield "SHA-256", picture.key
    if known.model is not None:
        yield translate("report", "Model"), known.model.file_name
    maps = maps_of(selection, known)
    if isinstance(shown, MapSource) and maps is not None:
        yield from _map_facts(selection, known, shown, maps)
    elif isinstance(shown, ChannelSource):
        yield translate("report", "Layer"), shown.layer
        yield translate("report", "Channel"), str(shown.channel)
    yield from _input_facts(selection, known)
    if shown is not None:
        style = style_record(selection.style)
        words = ", ".join(f"{name} {value}" for name, value in style.items())
        yield translate("report", "Style"), words
    if known.predictions is not None:
        rows = known.predictions.ranked[:TOP]
        yield translate("report", "Predictions"), ", ".join(map(_row_words, rows))


def _map_facts(
    selection: Selection, known: Known, shown: MapSource, maps: Maps
) -> Iterator[tuple[str, str]]:
    method = known.method(shown.key.method)
    name = shown.key.method if method is None else f"{method.name} ({method.paper})"
    yield translate("report", "Method"), name
    chosen = dict(parameters_of(selection, known))
    every = {} if method is None else {each.name: each.default for each in method.parameters}
    parameters = ", ".join(f"{key} {value}" for key, value in {**every, **chosen}.items())
    if parameters:
        yield translate("report", "Parameters"), parameters
    if shown.layer != INPUT_LAYER:
        layers = ", ".join((shown.layer, *shown.layer_blend.others))
        yield translate("report", "Layer"), layers
    yield translate("report", "Target"), label_of(selection, known)
    has_own = has_probability(selection, known)
    yield (
        translate("report", "Score"),
        score_words(maps.score_kind, maps.score, has_probability=has_own),
    )
    yield translate("report", "Precision"), maps.precision
    for note in maps.notes:
        yield translate("report", "Note"), translated(note)


def _input_facts(selection: Selection, known: Known) -> Iterator[tuple[str, str]]:
    fed, info = input_of(selection, known.model), known.model
    if fed is None or info is None:
        return
    is_auto = fed.preprocess == "auto"
    prepared = info.preprocess if is_auto else fed.preprocess
    reason = translated(info.preprocess_reason) if is_auto else ""
    yield translate("report", "Preprocessing"), f"{prepared}. {reason}".rstrip(". ")
    words = f"{fed.resize.value}, {fed.fit.value}"
    if fed.size is not None:
        words += f", {fed.size[1]} × {fed.size[0]}"
    yield translate("report", "Resizing"), words
    if fed.output_activation is not OutputActivation.AUTO:
        yield translate("report", "Outputs told to be"), fed.output_activation.value


def _row_words(row: Prediction) -> str:
    share = row.probability if row.share is None else row.share
    return f"{row.label} {row.logit:.4g}" if share is None else f"{row.label} {share:.1%}"


def model_facts(models: Iterable[ModelInfo | None], status: EngineStatus | None) -> Facts:
    """Return what a report says of its models, each once, of the engine and the program."""
    facts: list[tuple[str, str]] = []
    versions: dict[str, str] = {}
    for info in {each.key: each for each in models if each is not None}.values():
        facts += _model_facts(info)
        versions |= dict(info.versions)
    facts += versions.items()
    if status is not None and status.device:
        facts.append((translate("report", "Device"), status.device))
    facts.append(("Camscope", VERSION))
    return tuple(facts)


def _model_facts(info: ModelInfo) -> Iterator[tuple[str, str]]:
    height, width, channels = info.input_shape
    yield translate("report", "Name"), info.name
    yield translate("report", "File"), info.request.path
    yield "SHA-256", info.key
    yield translate("report", "Input"), f"{height or '?'} × {width or '?'} × {channels}"
    yield translate("report", "Params"), f"{info.param_count:,}"
    sources = dict.fromkeys(each.label_source for each in info.outputs if each.label_source)
    if sources:
        yield translate("report", "Class names"), ", ".join(sources)
    if info.untrained is not None:
        yield translate("report", "Note"), translated(info.untrained.sentence)


def report_words(now: QDateTime) -> ReportWords:
    """Return the headings of a report that is made now."""
    made = translate("report", "Made on {date} with Camscope {version}.")
    return ReportWords(
        translate("report", "Camscope report"),
        made.format(date=now.toString("yyyy-MM-dd HH:mm"), version=VERSION),
        translate("report", "Image and heatmap"),
        translate("report", "Image"),
        translate("report", "Model"),
        translate("report", "The same on the command line"),
        translate(
            "report", "The image has {width} × {height} pixels; its pictures here are smaller."
        ),
        QLocale().bcp47Name(),
    )
