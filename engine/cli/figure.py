"""Runs `camscope figure`: heatmaps in rows and columns, as one PNG, SVG or PDF file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.figure import (
    Axis,
    Figure,
    FigureImage,
    FigureMethod,
    FigurePlan,
    SaveFigure,
    Scale,
)
from engine.api.limits import MAX_FIGURE_CELLS
from engine.api.results import Progress
from engine.api.style_fields import style_record
from engine.api.units import counted
from engine.cli.common import engine_options, input_key, open_session, settle_input
from engine.cli.explain.methods import chosen_methods
from engine.cli.explain.plan import plan_of, tell_choice
from engine.cli.explain.targets import TOP
from engine.cli.language import recorded, spoken
from engine.cli.model_options import load_request
from engine.cli.tables import model_record
from engine.figures.service import check_cell_px
from engine.storage.image_paths import image_paths
from engine.storage.writers import Content, check_suffix

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.figure import FigureCell
    from engine.api.model import ModelInfo


def run_figure(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> dict[str, Any]:
    """Do `camscope figure`, and return what JSON output tells.

    Parameters
    ----------
    options : Namespace
        Of `camscope figure`, by `engine.cli.parser`.
    work_dir : str
        For private copies.
    progress : callable
        Told what is at work.

    Raises
    ------
    EngineError
        For what is no figure, and when there is not a single map: nothing is written then.
    """
    check_suffix(Content.FIGURE, options.out)
    check_cell_px(options.cell)
    paths = image_paths(options.images)
    if len(paths) > MAX_FIGURE_CELLS:
        raise EngineError(
            "A figure has at most {most} pictures; there are {images} images. Choose fewer.",
            most=MAX_FIGURE_CELLS,
            images=len(paths),
        )
    methods = chosen_methods(options.method, options.param)
    session, info = open_session(load_request(options), work_dir, engine_options(options))
    settle_input(options, info)
    words = list(dict.fromkeys(options.target or [TOP]))
    plans = [
        plan_of(argparse.Namespace(**{**vars(options), "target": [word]}), methods, info)
        for word in words
    ]
    first = plans[0]
    tell_choice(options, first)
    plan = FigurePlan(
        input=input_key(info, None, options, first.output_activation),
        images=tuple(map(FigureImage, paths)),
        methods=tuple(FigureMethod(each.info.id, each.parameters) for each in methods),
        layers=first.layers or (None,),
        targets=tuple(
            None if each.target.needs_top else each.target.resolved(None) for each in plans
        ),
        output=first.output,
        score=first.score,
        style=first.style,
        scale=Scale(options.scale),
        title=options.title,
        has_captions=options.captions,
        has_color_bars=options.color_bars,
    ).arranged(*(None if word is None else Axis(word) for word in (options.rows, options.columns)))
    for answer in session.run(SaveFigure(options.out, plan, options.cell)):
        if isinstance(answer, Progress):
            progress(spoken(answer.text))
        elif isinstance(answer, Figure):
            return _record(answer, first.info, options)
    raise AssertionError("a figure ends with a Figure or an EngineError")


def figure_words(record: dict[str, Any]) -> str:
    """Return in words what `figure` drew: "12 pictures, images × methods, 2100 × 1800 pixels"."""
    cells = [cell for row in record["cells"] for cell in row]
    words = [counted(sum("error" not in cell for cell in cells), "picture")]
    axes = [record[name] for name in ("rows", "columns") if record[name] is not None]
    words += [" × ".join(str(Axis(axis).plural) for axis in axes)] if axes else []
    height, width = record["size"]
    unit = "pixels" if record["format"] == "png" else "points"
    return ", ".join([*words, f"{width} × {height} {unit}"])


def _record(figure: Figure, info: ModelInfo, options: argparse.Namespace) -> dict[str, Any]:
    plan = figure.request.plan
    return {
        "written": options.out,
        "format": options.out.rpartition(".")[2].casefold(),
        "size": list(figure.size),
        "model": model_record(info),
        "rows": None if plan.rows is None else plan.rows.value,
        "columns": None if plan.columns is None else plan.columns.value,
        "scale": plan.scale.value,
        "style": style_record(plan.style),
        **({} if options.preset is None else {"preset": options.preset}),
        "cells": [[_cell_record(cell) for cell in row] for row in figure.cells],
        "notes": [str(note) for note in figure.notes],
    }


def _cell_record(cell: FigureCell) -> dict[str, Any]:
    record: dict[str, Any] = {
        "image": cell.image,
        "method": cell.method,
        "layer": cell.layer or None,
        "target": cell.target,
    }
    if cell.refused is not None:
        return {**record, "error": recorded(cell.refused)}
    assert cell.score_kind is not None
    return {
        **record,
        "score": cell.score,
        "score_kind": cell.score_kind.value,
        "colors": None if cell.colors is None else list(cell.colors),
    }
