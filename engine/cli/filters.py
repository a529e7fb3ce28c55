"""Runs `camscope filters`: grows filter images of a layer into a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from engine.api.code import FiltersCode, WriteCode
from engine.api.errors import EngineError
from engine.api.filters import (
    FilterImages,
    FilterSettings,
    FilterStyle,
    GridOrder,
    GrowFilters,
    ObjectiveKind,
)
from engine.api.image import HoldImage
from engine.api.keys import AUTO, InputKey, Resize, Target
from engine.api.results import Progress
from engine.cli.code_option import check_code_option, write_script
from engine.cli.common import (
    LAYERS_COMMAND,
    chosen_channels,
    engine_options,
    only_layer,
    open_session,
    settle_input,
)
from engine.cli.language import spoken
from engine.cli.model_options import load_request
from engine.cli.tables import made_words
from engine.filters.gallery_folder import GRID, MANIFEST, GalleryFolder
from engine.imaging import read_image
from engine.session.layer_lookup import find_layer
from engine.session.targets import output_of
from engine.storage.folders import locked_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from engine.api.image import Picture
    from engine.api.model import ModelInfo
    from engine.session.session import Session

_DEFAULT_CHANNELS = "0:64"


def write_filters(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> dict[str, Any]:
    """Grow filter images and write everything into a folder.

    Parameters
    ----------
    options : Namespace
        model, device, precision, preprocess, layer, out, channels, steps, size, style, seed,
        objective_kind, start, code, resize; those of the pictures are None where they are left out.
    work_dir : str
        For private copies.
    progress : callable
        Told what is at work.

    Returns
    -------
    dict
        What `filters --json` prints.

    Raises
    ------
    EngineError
        With a sentence for the user.
    """
    session, info = open_session(load_request(options), work_dir, engine_options(options))
    return write_gallery(session, info, options, progress)


def write_gallery(
    session: Session, info: ModelInfo, options: argparse.Namespace, progress: Callable[[str], None]
) -> dict[str, Any]:
    """Do what `write_filters` does, with an open model."""
    check_code_option(options.code)
    start = None if options.start is None else read_image(options.start)
    if start is not None:
        list(session.run(HoldImage(start)))
    request = gallery_request(options, info, start)
    versions, order = session.backend.versions, GridOrder(options.grid_order)
    with locked_folder(options.out):
        gallery = GalleryFolder(options.out, request, info, versions, order, options.preset)

        kept_count = len(gallery.manifest["images"])

        def grow(wanted: GrowFilters) -> Iterator[Progress | FilterImages]:
            for answer in session.run(wanted):
                if isinstance(answer, Progress | FilterImages):
                    yield answer

        for answer in gallery.write(grow):
            if isinstance(answer, Progress):
                progress(spoken(answer.text))
            else:
                last = answer.channels[-1]
                progress(f"{answer.step}/{request.settings.steps}, up to channel {last}")
        if options.code is not None:
            write_script(session, WriteCode(FiltersCode(request, grid_order=order)), options.code)
    there = gallery.manifest["images"]
    wanted = [each for each in there if each["channel"] in request.channels]
    made = len(there) - kept_count
    return {
        "written": os.path.join(options.out, GRID),
        "script": options.code,
        "made": made,
        "kept": len(wanted) - made,
        "manifest": os.path.join(options.out, MANIFEST),
        "images": wanted,
    }


def filters_words(record: dict[str, Any]) -> str:
    """Return in words what `filters` did: "4 pictures and 60 already there"."""
    return made_words(record, "picture")


def gallery_request(
    options: argparse.Namespace, info: ModelInfo, start: Picture | None
) -> GrowFilters:
    """Return which pictures the options ask for. Raises EngineError for those that cannot be.

    Parameters
    ----------
    options : Namespace
        As in `write_filters`.
    info : ModelInfo
        Of the open model.
    start : Picture or None
        What the pictures begin with, instead of noise.
    """
    objective_kind = _chosen(ObjectiveKind, options.objective_kind or ObjectiveKind.CHANNEL)
    layer = "" if objective_kind is ObjectiveKind.CLASS else _layer(options.layer, info)
    return GrowFilters(
        model=info.key,
        layer=layer,
        channels=chosen_channels(options.channels or _DEFAULT_CHANNELS, _count(info, layer)),
        objective_kind=objective_kind,
        settings=filter_settings(options, info),
        start=None
        if start is None
        else InputKey(info.key, start.key, options.preprocess, Resize(options.resize)),
    )


def filter_settings(options: argparse.Namespace, info: ModelInfo) -> FilterSettings:
    """Return how the options want pictures grown; those left out are None. Raises EngineError."""
    settle_input(options, info)
    ordinary = FilterSettings()
    return FilterSettings(
        style=_chosen(FilterStyle, options.style or ordinary.style),
        steps=ordinary.steps if options.steps is None else options.steps,
        size=ordinary.size if options.size is None else options.size,
        seed=options.seed or 0,
        preprocess=options.preprocess,
    )


def _layer(path: str | None, info: ModelInfo) -> str:
    if path in (None, AUTO):
        return find_layer(info.auto_layer or "", info, LAYERS_COMMAND).path
    return only_layer(path or "", info).path


def _count(info: ModelInfo, layer: str) -> int | None:
    """Return how many channels there are, or classes where no layer is given."""
    if not layer:
        return output_of(Target(0), info).class_count
    node = info.find(layer)
    shape = () if node is None else node.output_shape
    return shape[-1] if len(shape) > 1 else None


def _chosen(kinds: Any, name: str) -> Any:  # noqa: ANN401  an enumeration and its member
    names = [str(each) for each in kinds]
    if str(name) not in names:
        raise EngineError(
            'There is no "{name}". There are: {names}.',
            name=name,
            names=", ".join(names),
        )
    return kinds(str(name))
