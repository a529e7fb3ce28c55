"""Remembers which model files the user wants, for `gui.core.controller`: one, or two to compare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.api.model import LoadModel, ModelInfo
    from engine.api.trust import TrustedFile
    from gui.core.open_models import OpenModels


class ModelOrders:
    """The newest order of either place; the answer to an older one is not wanted any more."""

    def __init__(self) -> None:
        self._requests: dict[bool, LoadModel] = {}  # by `LoadModel.is_compared`
        self._demo: LoadModel | None = None
        self._quiet: set[bool] = set()
        self.is_patient = False
        self.trusted: tuple[TrustedFile, ...] = ()

    def __bool__(self) -> bool:
        return bool(self._requests)

    def order(
        self, request: LoadModel, *, is_demo: bool = False, is_quiet: bool = False
    ) -> LoadModel:
        """Want a model in its place, and return its request, with what may run in it."""
        if self.is_patient and not is_quiet:
            request = replace(request, must_open=True)  # half of a model describes itself, too
        (self._quiet.add if is_quiet else self._quiet.discard)(request.is_compared)
        if request.trusted != self.trusted:
            request = replace(request, trusted=self.trusted)
        self._requests[request.is_compared] = request
        if is_demo:
            self._demo = request
        return request

    def wants(self, request: LoadModel) -> bool:
        """Tell whether a request is the newest for its place."""
        return self._requests.get(request.is_compared) == request

    def newest(self, info: ModelInfo) -> LoadModel:
        """Return the newest order of an open model's file, which may be on its way."""
        found = self._requests.get(info.request.is_compared)
        return info.request if found is None or found.path != info.request.path else found

    def take_failure(self, request: LoadModel, models: OpenModels) -> bool:
        """Want nothing but the open models if this was wanted; return whether the user is told."""
        if not self.wants(request):
            return False
        self.keep(models)
        return request.is_compared not in self._quiet and not self.is_patient

    def is_demo(self, request: LoadModel) -> bool:
        """Tell whether a request is for the program's own model."""
        return self._demo is not None and self._demo.path == request.path

    def keep(self, models: OpenModels) -> None:
        """Want nothing but the open models."""
        self._requests = {info.request.is_compared: info.request for info in models.all}
