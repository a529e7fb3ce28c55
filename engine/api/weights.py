"""Describes which network of Keras Applications the tensors of a file of weights alone fit.

Such a file has numbers and no model. The engine recognises the network by the tensors, and asks
before it opens the file as that: `engine.api.model.WeightsQuestion`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import plural, text

if TYPE_CHECKING:
    from engine.api.errors import Text

IMAGENET_CLASSES = 1000


@dataclass(frozen=True, slots=True)
class WeightsFit:
    """A network of Keras Applications, and how much of it a file of weights has.

    Attributes
    ----------
    network : str
        Name of the function in `keras.applications` that builds it.
    side : int
        Of the square images that it is built for, in pixels.
    has_top : bool
        With the layers that turn features into classes.
    class_count : int
        Number of its classes; without meaning where `has_top` is False.
    is_corrected : bool
        An EfficientNet (not V2) has one more layer behind its input, as with the weights that Keras
        offers. Others are the same either way.
    """

    network: str
    side: int
    has_top: bool = True
    class_count: int = IMAGENET_CLASSES
    is_corrected: bool = True

    @property
    def words(self) -> Text:
        """The network in words, for sentences: "VGG16 without its top layers"."""
        if not self.has_top:
            return text("{network} without its top layers", network=self.network)
        if self.class_count != IMAGENET_CLASSES:
            return plural(
                "{network} with {count} class",
                "{network} with {count} classes",
                self.class_count,
                network=self.network,
            )
        return text("{network}", network=self.network)

    @property
    def meaning(self) -> Text:
        """One sentence on what can be explained in it, and what was assumed."""
        if not self.has_top:
            return text(
                "It ends in a map of features and knows no classes: what is explained is the mean "
                "of one of its channels."
            )
        if self.class_count == IMAGENET_CLASSES:
            return text("Its classes are taken to be those of ImageNet.")
        if self.class_count == 1:
            return text(
                "It is built as Keras builds it, here with a sigmoid at its end; how your model "
                "was built does not stand in the file."
            )
        return text(
            "It is built as Keras builds it, with a softmax at its end; how your model was built "
            "does not stand in the file."
        )

    @property
    def record(self) -> dict[str, str | int | bool | None]:
        """What manifests and JSON output tell of it."""
        return {
            "network": self.network,
            "top": self.has_top,
            "classes": self.class_count if self.has_top else None,
        }
