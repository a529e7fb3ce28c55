"""Puts a combination, and each choice that differs from the defaults, into words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.errors import plural, text
from engine.api.keys import INPUT_LAYER
from engine.api.matching import Combination, MatchKind, Recipe
from engine.attribution.registry import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.errors import Text
    from engine.api.keys import MapKey
    from engine.api.matching import Alternative
    from engine.matching.comparison import Likeness

    Label = Callable[[MapKey], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that can be made in the window and on the command line.

    Attributes
    ----------
    name : str
        As in `Difference.choice`.
    changed : callable
        Gives the first combination with this choice of the second.
    word : callable
        Gives the choice of a combination in a word; classes are named by the second argument.
    sentence : callable
        Says what differs, of two words: the heatmap's, and the default's.
    option : str
        Of `camscope explain`.
    """

    name: str
    changed: Callable[[Combination, Combination], Combination]
    word: Callable[[Combination, Label], str]
    sentence: Callable[[str, str], Text]
    option: str


def _of_input(name: str) -> Callable[[Combination, Combination], Combination]:
    def changed(one: Combination, other: Combination) -> Combination:
        value = getattr(other.key.input, name)
        own = replace(one.key.input, **{name: value})
        return replace(one, key=replace(one.key, input=own))

    return changed


def _of_key(name: str) -> Callable[[Combination, Combination], Combination]:
    def changed(one: Combination, other: Combination) -> Combination:
        return replace(one, key=replace(one.key, **{name: getattr(other.key, name)}))

    return changed


def _of_style(name: str) -> Callable[[Combination, Combination], Combination]:
    def changed(one: Combination, other: Combination) -> Combination:
        return replace(one, style=replace(one.style, **{name: getattr(other.style, name)}))

    return changed


def _method(one: Combination, other: Combination) -> Combination:
    """Return one with the other's method; one of the input alone has no layer."""
    changed = replace(one, key=replace(one.key, method=other.key.method))
    if INPUT_LAYER in (one.layer, other.layer):
        return replace(changed, layer=other.layer)
    return changed


def _style(name: str, sentence: Callable[[str, str], Text], option: str = "") -> Choice:
    return Choice(
        name,
        _of_style(name),
        lambda one, label: (
            f"{value:g}" if isinstance(value := getattr(one.style, name), float) else str(value)
        ),
        sentence,
        option or f"--{name}",
    )


CHOICES: tuple[Choice, ...] = (
    Choice(
        "target",
        _of_key("target"),
        lambda one, label: label(one.key),
        lambda found, usual: text(
            'Target: it explains "{found}"; the most probable class is "{usual}". Choose the '
            "class in the Target section.",
            found=found,
            usual=usual,
        ),
        "--target",
    ),
    Choice(
        "score",
        _of_key("score"),
        lambda one, label: (one.key.score or METHODS[one.key.method].info.score).value,
        lambda found, usual: text(
            "Score: it explains the {found}, Camscope the {usual}. Choose it in the Target "
            "section.",
            found=found,
            usual=usual,
        ),
        "--score",
    ),
    Choice(
        "preprocess",
        _of_input("preprocess"),
        lambda one, label: one.key.input.preprocess,
        lambda found, usual: text(
            'Preprocessing: the network was fed "{found}", Camscope feeds "{usual}". Choose it in '
            "the Input section.",
            found=found,
            usual=usual,
        ),
        "--preprocess",
    ),
    Choice(
        "resize",
        _of_input("resize"),
        lambda one, label: one.key.input.resize.value,
        lambda found, usual: text(
            'Resizing: the image was brought to the input\'s size by "{found}", in Camscope by '
            '"{usual}". Choose it in the Input section.',
            found=found,
            usual=usual,
        ),
        "--resize",
    ),
    Choice(
        "method",
        _method,
        lambda one, label: METHODS[one.key.method].info.name,
        lambda found, usual: text(
            "Method: it is {found}, not {usual}. Choose it in the Method section.",
            found=found,
            usual=usual,
        ),
        "--method",
    ),
    Choice(
        "layer",
        lambda one, other: replace(one, layer=other.layer),
        lambda one, label: one.layer,
        lambda found, usual: text(
            'Layer: it is the map of "{found}"; Camscope begins with "{usual}". Choose it in the '
            "layer tree.",
            found=found,
            usual=usual,
        ),
        "--layer",
    ),
    _style(
        "normalization",
        lambda found, usual: text(
            'Normalisation: its colours run by "{found}", in Camscope by "{usual}". Choose it in '
            "the Display section.",
            found=found,
            usual=usual,
        ),
        "--normalise",
    ),
    _style(
        "interpolation",
        lambda found, usual: text(
            'Interpolation: the map was upsampled by "{found}", in Camscope by "{usual}". Choose '
            "it in the Display section.",
            found=found,
            usual=usual,
        ),
    ),
    _style(
        "corners",
        lambda found, usual: text(
            'Alignment: corners are "{found}", in Camscope "{usual}". Choose it in the Display '
            "section.",
            found=found,
            usual=usual,
        ),
    ),
    _style(
        "colormap",
        lambda found, usual: text(
            'Colours: they are "{found}", in Camscope "{usual}". Choose them in the Display '
            "section.",
            found=found,
            usual=usual,
        ),
        "--colours",
    ),
    _style(
        "blend",
        lambda found, usual: text(
            'Blend: the picture is made by "{found}", in Camscope by "{usual}". Choose it in the '
            "Display section.",
            found=found,
            usual=usual,
        ),
    ),
    _style(
        "intensity",
        lambda found, usual: text(
            "Intensity: it is {found}, in Camscope {usual}. Choose it in the Display section.",
            found=found,
            usual=usual,
        ),
    ),
)
"""Every choice that is looked for, in the order in which the answer tells them."""


def found_sentences(
    kind: MatchKind, name: str, best: Combination, label: str, like: Likeness, passes: int
) -> tuple[Text, ...]:
    """Return what the heatmap is, and how exactly."""
    values = {
        "name": name,
        "method": METHODS[best.key.method].info.name,
        "layer": best.layer,
        "label": label,
        "correlation": f"{like.correlation:.6f}",
        "difference": f"{like.difference:.2g}",
    }
    has_layer = best.layer != INPUT_LAYER
    match kind:
        case MatchKind.EXACT if has_layer:
            what = text('{name} is {method} of layer "{layer}" for "{label}".', **values)
        case MatchKind.EXACT:
            what = text('{name} is {method} for "{label}".', **values)
        case MatchKind.CLOSE:
            what = text(
                'No combination gives {name} exactly. The nearest is {method} of layer "{layer}" '
                'for "{label}"; what differs in it is told below.',
                **values,
            )
        case MatchKind.NONE:
            what = text(
                "None of the combinations that were tried, in {passes} runs of the network, gives "
                '{name}. The most like it is {method} of layer "{layer}" for "{label}". Is it of '
                "this model and this image?",
                **values,
                passes=passes,
            )
    measured = text(
        "Correlation {correlation}, largest difference {difference} on a scale of 0 to 1.", **values
    )
    return what, measured


def difference_sentence(what: Text, effect: float | None) -> Text:
    """Return what differs in a choice, and what that does by itself."""
    if effect is None:
        return what
    return text(
        "{what} This alone moves the map by up to {effect}, on a scale of 0 to 1.",
        what=what,
        effect=f"{effect:.2g}",
    )


def own_top_sentence(found: str, usual: str) -> Text:
    """Return what differs in a target that is the notebook's own most probable class."""
    return text(
        'Target: it explains "{found}", which is the most probable class when the network is fed '
        'as in the notebook; as Camscope feeds it, "{usual}" is.',
        found=found,
        usual=usual,
    )


def alternative_sentence(one: Alternative) -> Text:
    """Return what cannot be told apart."""
    has_commas = any("," in each for each in one.values)  # "HiResCAM, signed" is one method
    values = ("; " if has_commas else ", ").join(one.values)
    if one.choice == "layer":
        return plural(
            'The map of layer "{values}" is the same.',
            'The maps of layers "{values}" are the same.',
            len(one.values),
            values=values,
        )
    if one.choice == "score":
        return plural(
            "The score {values} gives the same map.",
            "The scores {values} give the same map.",
            len(one.values),
            values=values,
        )
    if one.choice == "method":
        return plural(
            "{values} gives the same map here.",
            "{values} give the same map here.",
            len(one.values),
            values=values,
        )
    return text(
        'It cannot be told apart from "{values}" ({choice}).', values=values, choice=one.choice
    )


def recipe_sentences(recipe: Recipe) -> tuple[Text, ...]:
    """Return what a picture has that no choice gives."""
    match recipe:
        case Recipe.PLAIN:
            return ()
        case Recipe.SWAPPED:
            return (
                text(
                    "Red and blue of its heatmap are swapped: OpenCV's colours are blue first, and "
                    "the image under them was red first. Camscope shows them the right way round."
                ),
            )
        case Recipe.STRETCHED:
            return (
                text(
                    "Its sum of image and colours was stretched to 0 to 255, as Keras' "
                    "array_to_img does it; Camscope cuts off at 255, so that a colour keeps its "
                    "meaning. The map is the same."
                ),
            )


def preset_sentence(name: str) -> Text:
    """Return which preset makes the same choices."""
    return text('The preset "{name}" makes these choices of score, input and display.', name=name)


def default_sentence() -> Text:
    """Return what is said when nothing differs."""
    return text("These are Camscope's own choices: the window shows the same.")
