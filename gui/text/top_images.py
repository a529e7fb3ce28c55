"""Writes what is said of a channel's top images, for their panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.top_images import Ranking
from gui.text.activations import number
from gui.text.lists import listed
from gui.text.translation import translate, translate_plural

if TYPE_CHECKING:
    from engine.api.top_images import RankedImage, TopImages


def ranked_words(rank: int, name: str, image: RankedImage, by: Ranking) -> str:
    """Return what is known of one image: rank, name and value."""
    template = (
        translate("top images", "{rank}. {name}: maximum {value}")
        if by is Ranking.MAXIMUM
        else translate("top images", "{rank}. {name}: mean {value}")
    )
    words = template.format(rank=rank, name=name, value=number(image.value))
    if image.spot is not None:
        mark = translate("top images", "The frame is where the channel is largest.")
        words = f"{words}\n{mark}"
    return words


def progress_words(top: TopImages) -> str:
    """Return how many images were ranked, and what became of the others."""
    count = len(top.request.images)
    template = translate_plural(
        "top images", "{done} of {count} image", "{done} of {count} images", count
    )
    words = [template.format(done=top.done, count=count)]
    if top.unreadable:
        left = translate_plural(
            "top images",
            "{count} cannot be read",
            "{count} cannot be read",
            len(top.unreadable),
        )
        words.append(left.format(count=len(top.unreadable)))
    if top.not_finite:
        lost = translate_plural(
            "top images",
            "{count} not finite (NaN or infinity)",
            "{count} not finite (NaN or infinity)",
            top.not_finite,
        )
        words.append(lost.format(count=top.not_finite))
    if top.left_out:
        out = translate_plural(
            "top images",
            "{count} left out: there is no memory for more",
            "{count} left out: there is no memory for more",
            top.left_out,
        )
        words.append(out.format(count=top.left_out))
    return listed(words)
