"""Finds the picture of any image that the window has opened, for `thread`.

The renderer's cache forgets pictures when many are open, while the film strip still shows them and
requests still name them: those are put back, decoded again where they came from a file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from engine.api.errors import EngineError
from engine.imaging import read_image

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.image import Picture


class OpenedImages:
    """Sources of all images that have been opened.

    Parameters
    ----------
    kept : callable
        Gives a kept picture of a key; raises EngineError when it is not kept any more.
    restore : callable
        Takes the key and the source (a path, or a pasted picture) of an image that is to be kept
        again, later, by way of `restored_picture`; `end_restoring` is called then.
    """

    def __init__(
        self, kept: Callable[[str], Picture], restore: Callable[[str, str | Picture], None]
    ) -> None:
        self._kept = kept
        self._restore = restore
        self._paths: dict[str, str] = {}
        self._restoring: set[str] = set()
        # Pasted pictures live as long as the window's list of images refers to them.
        self._pasted: WeakValueDictionary[str, Picture] = WeakValueDictionary()

    def add(self, picture: Picture) -> None:
        """Remember where a picture came from."""
        if picture.path:
            self._paths[picture.key] = picture.path
        else:
            self._pasted[picture.key] = picture

    def find(self, key: str) -> Picture | None:
        """Return a picture, or None while it is being restored.

        Raises
        ------
        EngineError
            When no such image has been opened.
        """
        try:
            return self._kept(key)
        except EngineError:
            source = self._paths.get(key) or self._pasted.get(key)
            if source is None:
                raise
        if key not in self._restoring:
            self._restoring.add(key)
            self._restore(key, source)
        return None

    def end_restoring(self, key: str) -> None:
        """Take note that an image is kept again, or cannot be."""
        self._restoring.discard(key)


def restored_picture(
    key: str, source: str | Picture, should_stop: Callable[[], bool] = lambda: False
) -> Picture:
    """Return the picture of a key once more, decoded where its source is a file.

    Raises
    ------
    EngineError
        When the file is gone, or holds something else by now.
    engine.box.Stopped
        As `should_stop` said, which is asked now and then.
    """
    if not isinstance(source, str):
        return source
    picture = read_image(source, should_stop)
    if picture.key != key:
        raise EngineError(
            "{name} has changed since it was opened. Open it again.", name=os.path.basename(source)
        )
    return picture
