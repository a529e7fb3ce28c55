"""Lists the methods (METHODS), for the window, the commands and `engine.attribution.service`.

A method is one file in `engine/attribution/methods` and one entry here. Entries hold lazy names, so
that reading the registry imports no framework; `build.spec` reads them for the packaged program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import text
from engine.api.methods import Family, MethodInfo, Scope
from engine.api.scores import ScoreKind
from engine.api.spelling import folded
from engine.attribution import parameters as p
from engine.backends.protocol import Formula

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.errors import Text


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what is said of it, its parameters, and the lazy name of its arithmetic.

    Attributes
    ----------
    info : MethodInfo
        For menus.
    parameters_type : type
        Its parameters, of `engine.attribution.parameters`.
    arithmetic : str
        "module:function". For `Scope.ALL_LAYERS` the function takes activations and gradients
        (h, w, c) of one image and gives the raw map (h, w), with `keras.ops`. For the other scopes
        it takes an `engine.attribution.method_run.MethodRun` and yields `Step`s, with numpy.
    passes : str
        "module:function" that takes the parameters, the input's (h, w), and the layer's (h, w, c)
        (None without a layer), and gives (forward, gradient): how many inputs go forward, and
        how many forward and backward. Empty for `Scope.ALL_LAYERS`.
    """

    info: MethodInfo
    parameters_type: type
    arithmetic: str
    passes: str = ""

    @property
    def formula(self) -> Formula:
        """Formula with which a backend computes the maps of a method of `Scope.ALL_LAYERS`."""
        return Formula(self.info.id, self.arithmetic)


def _shared(
    id: str,
    name: str,
    sentence: Text,
    paper: str,
    module: str,
    family: Family = Family.CLASS,
    *,
    aliases: tuple[str, ...] = (),
) -> Method:
    parameters_type = p.SmoothingParameters
    parameters = p.parameters_of(parameters_type)
    info = MethodInfo(
        id, name, sentence, paper, family, Scope.ALL_LAYERS, parameters, aliases=aliases
    )
    where, _, function = module.partition(":")
    arithmetic = f"engine.attribution.methods.{where}:{function or 'raw_map'}"
    return Method(info, parameters_type, arithmetic)


def _own(
    id: str,
    name: str,
    sentence: Text,
    paper: str,
    module: str,
    family: Family,
    scope: Scope,
    parameters_type: type,
    *,
    has_zero: bool = True,
    score: ScoreKind = ScoreKind.LOGIT,
    aliases: tuple[str, ...] = (),
) -> Method:
    parameters = p.parameters_of(parameters_type)
    info = MethodInfo(
        id, name, sentence, paper, family, scope, parameters, has_zero, score, aliases
    )
    where, _, function = module.partition(":")
    return Method(
        info,
        parameters_type,
        f"engine.attribution.methods.{where}:{function or 'steps'}",
        f"engine.attribution.methods.{where}:passes",
    )


_ALL = (
    _shared(
        "grad-cam",
        "Grad-CAM",
        text("Where the evidence for the class lies at the selected layer."),
        "Selvaraju et al. 2017, arXiv:1610.02391",
        "grad_cam",
    ),
    _shared(
        "grad-cam++",
        "Grad-CAM++",
        text("Like Grad-CAM, with positive gradients weighted so that several objects all show."),
        "Chattopadhay et al. 2018, arXiv:1710.11063",
        "grad_cam_plus_plus",
        aliases=(
            "grad-cam-plus-plus",
            "gradcampp",
        ),
    ),
    _shared(
        "xgrad-cam",
        "XGrad-CAM",
        text("Like Grad-CAM, with weights that add up to the score as closely as they can."),
        "Fu et al. 2020, arXiv:2008.02312",
        "xgrad_cam",
    ),
    _shared(
        "layer-cam",
        "LayerCAM",
        text("Weighs every place by its own gradient: finer maps, also from early layers."),
        "Jiang et al. 2021, doi:10.1109/TIP.2021.3089943",
        "layer_cam",
    ),
    _shared(
        "hires-cam",
        "HiResCAM",
        text("Shows only places that the network used; exact when one linear layer follows."),
        "Draelos and Carin 2020, arXiv:2011.08891",
        "hires_cam",
    ),
    _shared(
        "hires-cam-signed",
        "HiResCAM, signed",
        text("HiResCAM before its ReLU: also what speaks against the class, place by place."),
        "Draelos and Carin 2020, arXiv:2011.08891, equation 3 without the ReLU",
        "hires_cam:signed_map",
    ),
    _shared(
        "grad-cam-elementwise",
        "Grad-CAM element-wise",
        text("Adds up only what speaks for the class, place by place and channel by channel."),
        "Gildenblat et al., pytorch-grad-cam",
        "grad_cam_elementwise",
    ),
    _shared(
        "eigen-grad-cam",
        "Eigen-Grad-CAM",
        text("The strongest common pattern of activations times gradients."),
        "Gildenblat et al., pytorch-grad-cam, after arXiv:2008.00299",
        "eigen_grad_cam",
    ),
    _own(
        "cam",
        "CAM",
        text("The classifier's own weights over the last layer; only after global pooling."),
        "Zhou et al. 2016, arXiv:1512.04150",
        "cam",
        Family.CLASS,
        Scope.ONE_LAYER,
        p.NoParameters,
        aliases=("class-activation-map",),
    ),
    _own(
        "score-cam",
        "Score-CAM",
        text("Weighs each channel by the score of the image seen through it. Needs no gradients."),
        "Wang et al. 2020, arXiv:1910.01279",
        "score_cam",
        Family.CLASS,
        Scope.ONE_LAYER,
        p.ScoreCamParameters,
    ),
    _own(
        "faster-score-cam",
        "Faster-Score-CAM",
        text("Score-CAM with the few channels that vary most over the image."),
        "Li 2020, github.com/tabayashi0117/Score-CAM",
        "faster_score_cam",
        Family.CLASS,
        Scope.ONE_LAYER,
        p.FasterScoreCamParameters,
        aliases=("fast-score-cam",),
    ),
    _own(
        "ablation-cam",
        "Ablation-CAM",
        text("Weighs each channel by how much the score falls without it. Needs no gradients."),
        "Desai and Ramaswamy 2020, doi:10.1109/WACV45572.2020.9093360",
        "ablation_cam",
        Family.CLASS,
        Scope.ONE_LAYER,
        p.NoParameters,
    ),
    _shared(
        "eigen-cam",
        "Eigen-CAM",
        text("The strongest pattern of activations, whatever the class: it knows no target."),
        "Muhammad and Yeasin 2020, arXiv:2008.00299",
        "eigen_cam",
        Family.CLASS_FREE,
    ),
    _own(
        "vanilla-gradients",
        "Gradients",
        text("Which pixels the score would react to first, if they changed a little."),
        "Simonyan et al. 2013, arXiv:1312.6034",
        "vanilla_gradients",
        Family.GRADIENTS,
        Scope.INPUT,
        p.NoParameters,
        aliases=(
            "vanilla",
            "saliency",
            "saliency-map",
        ),
    ),
    _own(
        "guided-backprop",
        "Guided backpropagation",
        text("Fine detail that excites the network; hardly depends on the class."),
        "Springenberg et al. 2014, arXiv:1412.6806",
        "guided_backprop",
        Family.GRADIENTS,
        Scope.INPUT,
        p.NoParameters,
        aliases=("gbp",),
    ),
    _own(
        "guided-grad-cam",
        "Guided Grad-CAM",
        text("Guided backpropagation where Grad-CAM of the selected layer sees evidence."),
        "Selvaraju et al. 2017, arXiv:1610.02391",
        "guided_grad_cam",
        Family.GRADIENTS,
        Scope.ONE_LAYER,
        p.NoParameters,
    ),
    _own(
        "smoothgrad",
        "SmoothGrad",
        text("The mean of the gradients of noisy copies: less speckle."),
        "Smilkov et al. 2017, arXiv:1706.03825",
        "noisy_gradients:smoothgrad",
        Family.GRADIENTS,
        Scope.INPUT,
        p.NoiseParameters,
    ),
    _own(
        "vargrad",
        "VarGrad",
        text("How much the gradients of noisy copies differ: where the network is unsteady."),
        "Adebayo et al. 2018, arXiv:1810.03292",
        "noisy_gradients:vargrad",
        Family.GRADIENTS,
        Scope.INPUT,
        p.NoiseParameters,
    ),
    _own(
        "squaregrad",
        "SquareGrad",
        text("The mean square of the gradients of noisy copies: strong edges of the evidence."),
        "Hooker et al. 2019, arXiv:1806.10758",
        "noisy_gradients:squaregrad",
        Family.GRADIENTS,
        Scope.INPUT,
        p.NoiseParameters,
    ),
    _own(
        "integrated-gradients",
        "Integrated gradients",
        text("How much each pixel adds to the score on the way from a baseline; sums to it."),
        "Sundararajan et al. 2017, arXiv:1703.01365",
        "integrated_gradients",
        Family.GRADIENTS,
        Scope.INPUT,
        p.IntegratedGradientsParameters,
        aliases=(
            "ig",
            "intgrad",
        ),
    ),
    _own(
        "occlusion",
        "Occlusion",
        text("How much the score falls when a square of the image is hidden."),
        "Zeiler and Fergus 2014, arXiv:1311.2901",
        "occlusion",
        Family.PERTURBATION,
        Scope.INPUT,
        p.OcclusionParameters,
        aliases=("occlusion-sensitivity",),
    ),
    _own(
        "rise",
        "RISE",
        text("The mean of random masks, each weighted by the probability that it leaves."),
        "Petsiuk et al. 2018, arXiv:1806.07421",
        "rise",
        Family.PERTURBATION,
        Scope.INPUT,
        p.RiseParameters,
        has_zero=False,  # the mean of masks is nowhere near 0
        score=ScoreKind.PROBABILITY,  # as in the paper
    ),
)


def by_family(methods: Iterable[Method]) -> dict[str, Method]:
    """Return methods by their ids, family by family, as menus and commands show them."""
    order = list(Family)
    ordered = sorted(methods, key=lambda method: order.index(method.info.family))
    return {method.info.id: method for method in ordered}


METHODS: dict[str, Method] = by_family(_ALL)


def find_method(word: str) -> Method | None:
    """Return the method that a word names: its id, its name or an alias, however it is written.

    "HiResCAM", "hirescam" and "hires_cam" are `hires-cam`; "ig" is `integrated-gradients`.
    """
    if word in METHODS:
        return METHODS[word]
    wanted = folded(word)
    named = (each for each in METHODS.values() if wanted in map(folded, each.info.names))
    return next(named, None)
