"""Lists the images that are open together, for the film strip. A value without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.image import Picture


@dataclass(frozen=True, slots=True)
class ImageEntry:
    """One image of the list.

    Attributes
    ----------
    id : str
        The path; for a pasted image its key.
    name : str
        What to call it.
    path : str
        Empty for a pasted image.
    picture : Picture or None
        The pixels of a pasted image, which cannot be read again.
    """

    id: str
    name: str
    path: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class ImageList:
    """Images in order, and the one that is wanted on the screen.

    Attributes
    ----------
    entries : tuple of ImageEntry
        No two with the same id.
    current : str or None
        Id of the wanted one.
    failed : frozenset of str
        Ids of those that could not be opened: walking steps over them, asking for one tries again.
    """

    entries: tuple[ImageEntry, ...] = ()
    current: str | None = None
    failed: frozenset[str] = frozenset()

    def find(self, entry_id: str | None) -> ImageEntry | None:
        """Return the entry with this id, or None."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def with_paths(self, paths: Iterable[str]) -> ImageList:
        """Return the list with these files added, the first of them being wanted."""
        known = {entry.id for entry in self.entries}
        wanted = list(dict.fromkeys(paths))
        added = tuple(
            ImageEntry(path, Path(path).name, path) for path in wanted if path not in known
        )
        current = wanted[0] if wanted else self.current
        return ImageList(self.entries + added, current, self.failed)

    def with_picture(self, picture: Picture) -> ImageList:
        """Return the list with a pasted image added, which is wanted."""
        if self.find(picture.key) is not None:
            return self.choosing(picture.key)
        entry = ImageEntry(picture.key, picture.name, "", picture)
        return ImageList((*self.entries, entry), picture.key, self.failed)

    def with_entry(self, entry: ImageEntry, place: int) -> ImageList:
        """Return the list with an entry at a place, or as it is if the entry is there already."""
        if self.find(entry.id) is not None:
            return self
        entries = (*self.entries[:place], entry, *self.entries[place:])
        return ImageList(entries, self.current, self.failed)

    def choosing(self, entry_id: str | None) -> ImageList:
        """Return the list with another entry wanted."""
        return ImageList(self.entries, entry_id, self.failed)

    def with_failed(self, entry_id: str, *, failed: bool = True) -> ImageList:
        """Return the list with the note that an entry could not be opened, or could."""
        if (entry_id in self.failed) is failed or self.find(entry_id) is None:
            return self
        return ImageList(self.entries, self.current, self.failed ^ {entry_id})

    def without(self, entry_id: str) -> ImageList:
        """Return the list without an entry; its neighbour is wanted if it was the wanted one."""
        ids = [entry.id for entry in self.entries]
        if entry_id not in ids:
            return self
        position = ids.index(entry_id)
        left = tuple(entry for entry in self.entries if entry.id != entry_id)
        current = self.current
        if current == entry_id:
            current = left[min(position, len(left) - 1)].id if left else None
        return ImageList(left, current, self.failed - {entry_id})

    def neighbour(self, step: int) -> str | None:
        """Return the id `step` places on, among those that can be opened; None at the ends."""
        ids = [
            entry.id
            for entry in self.entries
            if entry.id not in self.failed or entry.id == self.current
        ]
        if self.current not in ids:
            return None
        position = ids.index(self.current) + step
        return ids[position] if 0 <= position < len(ids) else None
