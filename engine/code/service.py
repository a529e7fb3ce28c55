"""Writes the script of a picture, for `OpenModel`: answers `WriteCode`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.code import Code, FiltersCode, OverlayCode, TilesCode
from engine.api.errors import EngineError
from engine.api.formats import is_saved_model
from engine.api.geometry import input_geometry
from engine.code.filters_script import filters_script
from engine.code.image import InputFacts
from engine.code.map_script import overlay_script
from engine.code.subjects import ScriptContext
from engine.code.tiles_script import tiles_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.code import WriteCode
    from engine.api.filters import GrowFilters
    from engine.api.image import Picture
    from engine.api.model import ModelInfo
    from engine.backends.protocol import FilterOptimizer, Network


class CodeService:
    """Scripts of one open model's pictures.

    Parameters
    ----------
    network : Network
        The open network; its backend writes what is the framework's.
    info : ModelInfo
        Its description.
    optimizer_of : callable
        Gives the optimizer of filter images.
    """

    def __init__(
        self,
        network: Network,
        info: ModelInfo,
        optimizer_of: Callable[[GrowFilters], FilterOptimizer],
    ) -> None:
        self._network = network
        self._info = info
        self._optimizer_of = optimizer_of

    def write(
        self,
        request: WriteCode,
        picture: Picture | None,
        size: tuple[int, int],
        grid: tuple[int, int, int],
        rows: tuple[int, ...] | None = None,
    ) -> Code:
        """Answer with the script of a picture.

        Parameters
        ----------
        request : WriteCode
            The picture.
        picture : Picture or None
            The image that its input names, if it has one.
        size : (int, int)
            Height and width of what the network is fed of it; (0, 0) without an image.
        grid : (int, int, int)
            Shape of the activations that tiles are of; all 0 for other pictures.
        rows : tuple of int or None
            The rows of a table that count for the image; None takes all.

        Raises
        ------
        EngineError
            With the reason why there is no script.
        """
        writer = self._network.script_writer
        if writer is None:
            raise EngineError(
                "{model} has no script: Camscope cannot write one for model files of this kind.",
                model=self._info.name,
            )
        if self._info.other_inputs:
            raise EngineError(
                "{model} has inputs beside the image, which no short script feeds.",
                model=self._info.name,
            )
        if self._info.trusted is not None:
            raise EngineError(
                "{model} runs code of its author's, which no short script opens.",
                model=self._info.name,
            )
        if self._info.weights_of is not None:
            raise EngineError(
                "The file of {model} holds weights alone, which no short script opens.",
                model=self._info.name,
            )
        if is_saved_model(self._info.request.path):
            raise EngineError(
                "{model} is a SavedModel, which Keras alone does not open: there is no short "
                "script for it.",
                model=self._info.name,
            )
        context = ScriptContext(writer, self._info, rows)
        subject = request.subject
        match subject:
            case OverlayCode():
                written = overlay_script(context, subject, self._facts(subject, picture, size))
            case TilesCode():
                facts = self._facts(subject, picture, size)
                written = tiles_script(context, subject, facts, grid)
            case FiltersCode():
                optimizer = self._optimizer_of(subject.grown)
                written = filters_script(context, subject, picture, optimizer)
            case _:
                assert_never(subject)
        return Code(request, written)

    def _facts(
        self, subject: OverlayCode | TilesCode, picture: Picture | None, size: tuple[int, int]
    ) -> InputFacts:
        assert picture is not None
        chosen = subject.input.preprocess
        name = self._info.preprocess if chosen == "auto" else chosen
        return InputFacts(
            picture,
            size,
            self._info.input_shape[2],
            name,
            subject.input.resize,
            input_geometry(picture.pixels.shape, subject.input),
        )
