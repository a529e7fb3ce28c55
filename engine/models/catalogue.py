"""Lists the networks of Keras Applications, and finds their weights and models on this computer.

For the window's model library, `camscope library` and the session, which builds what is not built
yet. Reading it loads no framework and opens no model file. The facts stand in
`resources/catalogue/keras_applications.json`; the script beside it says where they come from.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import platformdirs

from engine.api.errors import EngineError
from engine.api.formats import saved_model_folder
from engine.api.resources import RESOURCES
from engine.api.spelling import nearest
from engine.api.units import MB

PREFIX = "library:"
"""Of the word that names a network for a model file: ``--model library:ResNet50``."""
RANDOM_MARK = "@random"
"""After the network's name: with random weights."""
IMPORTED_MARK = "@imported"
"""After the network's name: with weights that Keras does not publish."""
_RANDOM_WORDS = " (random weights)"
_IMPORTED_WORDS = " (imported weights)"
_BYTES_EACH = 4


@dataclass(frozen=True, slots=True)
class Application:
    """A network of Keras Applications as it was trained on ImageNet, with 1,000 classes.

    Attributes
    ----------
    name : str
        Of the function in `keras.applications` that builds it.
    family : str
        As in the literature.
    side : int
        Of the square images that it takes, in pixels.
    parameters : int
        Number of its weights.
    top1, top5 : float or None
        Published accuracy on the validation images of ImageNet, in per cent.
    file : str
        Name of the weights' file in Keras' own folder.
    url : str
        Where Keras has it from.
    checksum : str
        MD5 (32 digits) or SHA-256 (64) that Keras has of the file; empty where it has none.
    """

    name: str
    family: str
    side: int
    parameters: int
    top1: float | None
    top5: float | None
    file: str
    url: str
    checksum: str

    @property
    def weight_bytes(self) -> int:
        """Bytes of all weights; their file is a little larger."""
        return self.parameters * _BYTES_EACH

    @property
    def most_bytes(self) -> int:
        """A larger file is not that of the weights."""
        return self.weight_bytes * 2 + 16 * MB


class WeightsPlace(StrEnum):
    """Where a network's weights are found."""

    LIBRARY = "library"
    """Downloaded or imported: the file that Keras publishes."""
    IMPORTED = "imported"
    """Imported: a file that Keras does not publish, recognised by its tensors."""
    KERAS = "keras-cache"
    """Keras itself has downloaded them."""
    NOWHERE = ""


@dataclass(frozen=True, slots=True)
class LibraryModel:
    """A model of the library: with the weights that Keras publishes, random or imported ones."""

    application: Application
    is_random: bool = False
    is_imported: bool = False

    @property
    def title(self) -> str:
        """The network's name, and what its weights are if they are not Keras' own."""
        mark = _RANDOM_WORDS if self.is_random else _IMPORTED_WORDS if self.is_imported else ""
        return f"{self.application.name}{mark}"

    @property
    def word(self) -> str:
        """What names it for a model file."""
        mark = RANDOM_MARK if self.is_random else IMPORTED_MARK if self.is_imported else ""
        return f"{PREFIX}{self.application.name}{mark}"

    @property
    def parameters(self) -> int | None:
        """Number of weights; None for imported ones, which may lack the top or have another."""
        return None if self.is_imported else self.application.parameters

    @property
    def weight_bytes(self) -> int:
        """Bytes of all weights; of imported ones, of their file."""
        if not self.is_imported:
            return self.application.weight_bytes
        try:
            return self.own_weights.stat().st_size
        except OSError:
            return 0

    @property
    def accuracies(self) -> tuple[float | None, float | None]:
        """Published accuracies, which are those of the published weights alone."""
        if self.is_random or self.is_imported:
            return None, None
        return self.application.top1, self.application.top5

    @property
    def path(self) -> Path:
        """The file that it is opened from, which is built when it is first needed."""
        return library_folder() / f"{self.title}.keras"

    @property
    def own_weights(self) -> Path:
        """The file of its weights in the library, which need not be there."""
        file = f"{self.title}.h5" if self.is_imported else self.application.file
        return weights_folder() / file

    @property
    def weights(self) -> Path | None:
        """The file of its weights on this computer: our own, else Keras'; or None."""
        if self.is_imported:
            return self.own_weights if self.own_weights.is_file() else None
        return find_weights(self.application)

    @property
    def place(self) -> WeightsPlace:
        """Where the weights are found: by the file's name, its contents unread."""
        if self.is_imported:
            return WeightsPlace.IMPORTED if self.weights else WeightsPlace.NOWHERE
        return weights_place(self.application)


@cache
def applications() -> tuple[Application, ...]:
    """Return all networks, family by family."""
    path = RESOURCES / "catalogue" / "keras_applications.json"
    return tuple(Application(**record) for record in json.loads(path.read_text(encoding="utf-8")))


def library_models() -> tuple[LibraryModel, ...]:
    """Return all networks with the weights that Keras publishes, and those with imported ones."""
    listed = (
        LibraryModel(each, is_imported=is_imported)
        for each in applications()
        for is_imported in (False, True)
    )
    return tuple(each for each in listed if not each.is_imported or each.weights is not None)


def find_application(name: str) -> Application | None:
    """Return the network of a name, whatever its letters' case; None for none."""
    folded = name.casefold()
    return next((each for each in applications() if each.name.casefold() == folded), None)


def application_with(checksums: set[str]) -> Application | None:
    """Return the network whose weights' file has one of these checksums; None for none."""
    return next((each for each in applications() if each.checksum in checksums - {""}), None)


def library_folder() -> Path:
    """Return the user's folder for models of the library, which need not exist yet."""
    return Path(platformdirs.user_data_dir("Camscope", appauthor=False)) / "library"


def weights_folder() -> Path:
    """Return the user's folder for weights that were downloaded or imported."""
    return library_folder() / "weights"


def keras_cache() -> Path:
    """Return the folder in which Keras keeps weights that it downloaded: as Keras finds it."""
    home = os.environ.get("KERAS_HOME")
    if home is None:
        user = os.path.expanduser("~")
        base = user if os.access(user, os.W_OK) else tempfile.gettempdir()
        home = os.path.join(base, ".keras")
    return Path(home) / "models"


def own_weights(application: Application) -> Path:
    """Return the path of a network's weights when they are downloaded or imported."""
    return weights_folder() / application.file


def find_weights(application: Application) -> Path | None:
    """Return the file of a network's weights on this computer: our own, else Keras'; or None."""
    own, other = own_weights(application), keras_cache() / application.file
    return own if own.is_file() else other if other.is_file() else None


def weights_place(application: Application) -> WeightsPlace:
    """Return where a network's weights are found: by the file's name, its contents unread."""
    found = find_weights(application)
    if found is None:
        return WeightsPlace.NOWHERE
    is_own = found.parent == weights_folder()
    return WeightsPlace.LIBRARY if is_own else WeightsPlace.KERAS


def library_model(path: str) -> LibraryModel | None:
    """Return the model of the library that a path stands for, built or not; None for none."""
    found = Path(path)
    if found.suffix != ".keras" or found.parent != library_folder():
        return None
    is_random, is_imported = map(found.stem.endswith, (_RANDOM_WORDS, _IMPORTED_WORDS))
    name = found.stem.removesuffix(_RANDOM_WORDS).removesuffix(_IMPORTED_WORDS)
    application = find_application(name)
    return None if application is None else LibraryModel(application, is_random, is_imported)


def model_path(word: str) -> str:
    """Return the path that a word for a model means: ``library:ResNet50``, a folder, or itself.

    Raises
    ------
    EngineError
        When the library has no such network.
    """
    return str(named_model(word).path) if word.startswith(PREFIX) else saved_model_folder(word)


def named_model(word: str) -> LibraryModel:
    """Return the model of the library that a word names, with ``library:`` or without.

    Raises
    ------
    EngineError
        When the library has no such network.
    """
    name = word.removeprefix(PREFIX)
    application = find_application(name.removesuffix(RANDOM_MARK).removesuffix(IMPORTED_MARK))
    if application is None:
        raise EngineError(
            'The library has no model "{name}". {nearest}',
            name=name,
            nearest=nearest(name, (each.name for each in applications())),
        )
    return LibraryModel(application, name.endswith(RANDOM_MARK), name.endswith(IMPORTED_MARK))


def no_weights(application: Application) -> EngineError:
    """Return the refusal of a model whose weights are not on this computer."""
    return EngineError(
        "The weights of {model} are not on this computer. Import or download them in the model "
        "library (`camscope library --import FILE`, `--download {model}`), or take random ones.",
        model=application.name,
    )
