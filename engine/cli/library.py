"""Runs `camscope library`: lists networks of Keras Applications, gets and removes their weights.

A network is named for a model as ``--model library:NAME``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.foreign_text import visible
from engine.api.spelling import nearest
from engine.api.units import size_text
from engine.models.catalogue import (
    PREFIX,
    LibraryModel,
    WeightsPlace,
    applications,
    find_application,
    library_models,
    named_model,
    own_weights,
)
from engine.models.weights_import import import_weights, remove_weights
from engine.storage.download import download

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from engine.models.catalogue import Application

_WORDS = {
    WeightsPlace.KERAS: "in the Keras cache",
    WeightsPlace.LIBRARY: "in the library",
    WeightsPlace.IMPORTED: "imported, not Keras' own",
    WeightsPlace.NOWHERE: "–",
}


def run_library(
    options: argparse.Namespace, progress: Callable[[str], None]
) -> tuple[list[str], dict[str, Any]]:
    """Import and download what the arguments name; return the table and the JSON record.

    After an import, a download or a removal both are of that network alone.

    Raises
    ------
    EngineError
        For a file or a name that is not the library's, and where the download fails.
    """
    chosen: list[LibraryModel] = []
    if options.remove is not None:
        chosen.append(named_model(options.remove))
        remove_weights(chosen[-1])
    if options.file is not None:
        imported = import_weights(options.file)
        chosen.append(imported.model)
        if imported.note is not None:
            sys.stderr.write(visible(str(imported.note)) + "\n")
    if options.download is not None:
        chosen.append(LibraryModel(_downloaded(options.download, progress)))
    listed = chosen or list(library_models())
    return list(_table(listed)), {"models": [_record(each) for each in listed]}


def _downloaded(name: str, progress: Callable[[str], None]) -> Application:
    application = find_application(name.removeprefix(PREFIX))
    if application is None:
        raise EngineError(
            'The library has no model "{name}". {nearest}',
            name=name,
            nearest=nearest(name, (each.name for each in applications())),
        )

    def tell(done: int, total: int | None) -> None:
        of = "" if total is None else f" of {size_text(total)}"
        progress(f"{application.file}: {size_text(done)}{of}")

    download(
        application.url,
        str(own_weights(application)),
        checksum=application.checksum,
        most_bytes=application.most_bytes,
        tell=tell,
    )
    return application


def _record(model: LibraryModel) -> dict[str, Any]:
    application, found = model.application, model.weights
    top1, top5 = model.accuracies
    return {
        "name": application.name,
        "family": application.family,
        "model": model.word,
        "input_size": [application.side, application.side],
        "params": model.parameters,
        "weight_bytes": model.weight_bytes,
        "top1": top1,
        "top5": top5,
        "weights": None if found is None else str(found),
        "weights_in": model.place.value or None,
    }


def _table(listed: list[LibraryModel]) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [
        ("Model", "Family", "Input", "Params", "Size", "Top-1", "Top-5", "Weights")
    ]
    rows += [
        (
            model.title,
            each.family,
            f"{each.side} × {each.side}",
            "–" if model.parameters is None else f"{model.parameters:,}",
            str(size_text(model.weight_bytes)) if model.weight_bytes else "–",
            *map(_percent, model.accuracies),
            _WORDS[model.place],
        )
        for model in listed
        for each in (model.application,)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            f"{cell:>{width}}" if 2 <= column <= 6 else f"{cell:<{width}}"
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"
