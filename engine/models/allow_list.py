"""Lists every class and function of Keras that a model file may name.

Read by `engine.models.config_checks`. A name is allowed together with the module that it must come
from; Keras 2 files name no module. What is not here is refused: layers that run programs (Lambda,
TFSMLayer ...), layers that read files (vocabularies), and operations that take functions.
"""

from __future__ import annotations

BARE_OPERATIONS = frozenset(
    {"TFOpLambda", "SlicingOpLambda", "ClassMethod", "InstanceMethod", "InstanceProperty"}
    | {"TensorFlowOpLayer", "TFClassMethodDispatcher"}
)

MODELS = frozenset({"Sequential", "Functional", "Model"})

_LAYERS = """
Activation ActivityRegularization Add AdditiveAttention AlphaDropout Attention AugMix AutoContrast
AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D
AdaptiveMaxPooling2D AdaptiveMaxPooling3D Average AveragePooling1D AveragePooling2D
AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BatchNormalization Bidirectional CenterCrop
Concatenate Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM2D
Convolution1D Convolution2D Convolution2DTranspose Convolution3D Cropping1D Cropping2D Cropping3D
CutMix Dense DepthwiseConv1D DepthwiseConv2D Dot Dropout ELU Embedding Equalization Flatten GRU
GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D
GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D
GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization Identity InputLayer
LSTM LayerNormalization LeakyReLU Masking MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D
MaxPooling3D Maximum Minimum MixUp MultiHeadAttention Multiply Normalization PReLU Permute
Pipeline RMSNormalization RandAugment RandomBrightness RandomColorDegeneration RandomColorJitter
RandomContrast RandomCrop RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur
RandomGrayscale RandomHeight RandomHue RandomInvert RandomPerspective RandomPosterization
RandomRotation RandomSaturation RandomSharpness RandomShear RandomTranslation RandomWidth
RandomZoom ReLU RepeatVector Rescaling Reshape Resizing SeparableConv1D SeparableConv2D
SeparableConvolution1D SeparableConvolution2D SimpleRNN Softmax Solarization
SpatialDropout1D SpatialDropout2D SpatialDropout3D SpectralNormalization Subtract ThresholdedReLU
TimeDistributed UnitNormalization UpSampling1D UpSampling2D UpSampling3D ZeroPadding1D
ZeroPadding2D ZeroPadding3D
"""
LAYERS = frozenset(_LAYERS.split())

_NUMPY = """
Absolute Abs Add Amax Amin Any All Argmax Argmin Average BroadcastTo Ceil Clip Concatenate Cos
Divide DivideNoNan Equal Exp ExpandDims Expm1 Flip Floor FloorDivide GetItem Greater GreaterEqual
Less LessEqual Log Log10 Log1p Log2 LogicalAnd LogicalNot LogicalOr Matmul Max Maximum Mean Min
Minimum Mod Moveaxis Multiply Negative NotEqual OnesLike Pad Power Prod Ravel Reciprocal Repeat
Reshape Roll Round Sign Sin Split Sqrt Square Squeeze Stack Std Subtract Sum Swapaxes Take
Tanh Tile Transpose TrueDivide Var Where ZerosLike
"""
_NN = """
Relu Relu6 Sigmoid SparseSigmoid Softplus Softsign SoftShrink SparsePlus Silu Squareplus LogSigmoid
LeakyRelu HardSigmoid HardSilu Elu Selu Gelu Celu Glu TanhShrink HardTanh HardShrink Threshold
Softmax LogSoftmax Sparsemax MaxPool AdaptiveMaxPool AveragePool AdaptiveAveragePool Moments
Normalize DepthToSpace SpaceToDepth
"""
_CORE = "Cast SaturateCast Slice StopGradient Unstack"
_IMAGE = "RGBToGrayscale Resize PadImages CropImages"
_MATH = "Rsqrt Erf Logsumexp"
OPERATIONS = {
    "keras.src.ops.numpy": frozenset(_NUMPY.split()),
    "keras.src.ops.nn": frozenset(_NN.split()),
    "keras.src.ops.core": frozenset(_CORE.split()),
    "keras.src.ops.image": frozenset(_IMAGE.split()),
    "keras.src.ops.math": frozenset(_MATH.split()),
}

ARCHITECTURE_LAYERS = {
    "keras.src.applications.convnext": frozenset({"LayerScale"}),
    "keras.src.applications.inception_resnet_v2": frozenset({"CustomScaleLayer"}),
}

ACTIVATIONS = frozenset(
    """celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh
    leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax
    softplus softsign sparse_plus sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink
    threshold""".split()
)

INITIALIZERS = frozenset(
    """Constant GlorotNormal GlorotUniform HeNormal HeUniform Identity IdentityInitializer
    LecunNormal LecunUniform Ones Orthogonal OrthogonalInitializer RandomNormal RandomUniform
    TruncatedNormal VarianceScaling Zeros""".split()
)
REGULARIZERS = frozenset({"L1", "L2", "L1L2", "OrthogonalRegularizer"})
CONSTRAINTS = frozenset({"MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm"})
POLICIES = frozenset({"DTypePolicy", "FloatDTypePolicy"})

VALUES = frozenset(
    {"__keras_tensor__", "__tensor__", "__numpy__", "__tuple__", "__ellipsis__", "__slice__"}
    | {"TensorShape"}
)
"""Not objects: values that JSON cannot write. Their contents are walked like everything else."""

_INITIALIZER_NAMES = """
constant glorot_normal glorot_uniform he_normal he_uniform identity lecun_normal lecun_uniform ones
one orthogonal random_normal random_uniform normal uniform truncated_normal variance_scaling zeros
zero
"""
STRINGS = {
    "activation": ACTIVATIONS,
    "initializer": INITIALIZERS | frozenset(_INITIALIZER_NAMES.split()),
    "regularizer": REGULARIZERS | {"l1", "l2", "l1_l2", "orthogonal_regularizer"},
    "constraint": CONSTRAINTS | {"max_norm", "min_max_norm", "non_neg", "unit_norm"},
}
"""By the last word of a setting's name: the names that its value may be."""

FUNCTIONS = ACTIVATIONS | STRINGS["initializer"] | STRINGS["regularizer"]
FUNCTION_MODULES = frozenset(
    {"builtins", "keras.activations", "keras.initializers", "keras.regularizers"}
)

MODULES: dict[str, frozenset[str]] = {
    "keras": MODELS | POLICIES,
    "keras.models": MODELS,
    "keras.src.models.functional": frozenset({"Functional"}),
    "keras.src.models.sequential": frozenset({"Sequential"}),
    "keras.src.models.model": frozenset({"Model"}),
    "keras.layers": LAYERS,
    "keras.initializers": INITIALIZERS,
    "keras.regularizers": REGULARIZERS,
    "keras.constraints": CONSTRAINTS,
    "keras.dtype_policies": POLICIES,
    **OPERATIONS,
    **ARCHITECTURE_LAYERS,
}

WITHOUT_MODULE = MODELS | LAYERS | INITIALIZERS | REGULARIZERS | CONSTRAINTS | POLICIES
"""Keras 2 files and .h5 files name no module; operations get theirs in `config`."""


def is_allowed(module: object, class_name: str) -> bool:
    """Tell whether a file may name this class of this module (None: none named)."""
    if module is None:
        return class_name in WITHOUT_MODULE
    return isinstance(module, str) and class_name in MODULES.get(module, frozenset())
