"""Lists the operations that a SavedModel may hold, and checks every one of a file: `check`.

Nothing of a SavedModel is run, listed or not. The list is there so that what is a program beside a
network is refused by its name before anything is made of the rest: whatever reads or writes files,
speaks to other computers, prints, calls Python or makes data sets is not on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.api.errors import Text, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_REFUSALS = 20

_ARITHMETIC = """
Abs AccumulateNV2 Acos Acosh Add AddN AddV2 Angle ApproximateEqual Asin Asinh Atan Atan2 Atanh
BatchMatMul BatchMatMulV2 BatchMatMulV3 BesselI0e BesselI1e BitwiseAnd BitwiseOr BitwiseXor Ceil
ClipByValue Complex ComplexAbs Conj Cos Cosh Cross Cumprod Cumsum CumulativeLogsumexp Digamma Div
DivNoNan Einsum Equal Erf Erfc Erfinv Exp Expm1 Floor FloorDiv FloorMod Greater GreaterEqual
Igamma Igammac Imag Inv Invert IsFinite IsInf IsNan L2Loss LeftShift Less LessEqual Lgamma Log
Log1p LogicalAnd LogicalNot LogicalOr MatMul Maximum Minimum Mod Mul MulNoNan Ndtri Neg NextAfter
NotEqual Polygamma Pow Real RealDiv Reciprocal RightShift Rint Round Rsqrt Sigmoid Sign Sin Sinh
Sqrt Square SquaredDifference Sub Tan Tanh TruncateDiv TruncateMod Xdivy Xlog1py Xlogy Zeta
"""
_REDUCTIONS = """
All Any ArgMax ArgMin Bincount Bucketize DenseBincount EuclideanNorm InTopK InTopKV2 Max Mean Min
NthElement Prod SegmentMax SegmentMean SegmentMin SegmentProd SegmentSum Sum TopK TopKV2 Unique
UniqueV2 UniqueWithCounts UnsortedSegmentMax UnsortedSegmentMin UnsortedSegmentProd
UnsortedSegmentSum
"""
_SHAPES = """
BatchToSpace BatchToSpaceND Bitcast BroadcastArgs BroadcastTo Cast CheckNumerics Concat
ConcatOffset ConcatV2 ConjugateTranspose DataFormatDimMap DataFormatVecPermute DeepCopy
DepthToSpace Diag DiagPart DynamicPartition DynamicStitch Empty EnsureShape ExpandDims Fill Gather
GatherNd GatherV2 HistogramFixedWidth Identity IdentityN InvertPermutation LinSpace ListDiff
LowerBound MatrixBandPart MatrixDiag MatrixDiagPart MatrixDiagPartV2 MatrixDiagPartV3 MatrixDiagV2
MatrixDiagV3 MatrixSetDiag MatrixSetDiagV2 MatrixSetDiagV3 MirrorPad OneHot OnesLike Pack Pad
PadV2 ParallelDynamicStitch PreventGradient Range Rank Reshape Reverse ReverseSequence ReverseV2
Roll ScatterNd Select SelectV2 Shape ShapeN Size Slice Snapshot SpaceToBatch SpaceToBatchND
SpaceToDepth Split SplitV Squeeze StopGradient StridedSlice TensorScatterAdd TensorScatterMax
TensorScatterMin TensorScatterSub TensorScatterUpdate Tile Transpose Unpack UnravelIndex
UpperBound Where ZerosLike
"""
_LAYERS = """
AvgPool AvgPool3D BatchNormWithGlobalNormalization BiasAdd BiasAddV1 Conv Conv2D
Conv2DBackpropInput Conv2DBackpropInputV2 Conv3D Conv3DBackpropInput Conv3DBackpropInputV2
DepthwiseConv2dNative Dilation2D Elu FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3
FusedPadConv2D FusedResizeAndPadConv2D LRN LeakyRelu LogSoftmax MaxPool MaxPool3D MaxPoolV2
MaxPoolWithArgmax Relu Relu6 Selu Softmax SoftmaxCrossEntropyWithLogits Softplus Softsign
SparseSoftmaxCrossEntropyWithLogits _FusedBatchNormEx _FusedConv2D _FusedDepthwiseConv2dNative
_FusedMatMul
"""
_GRADIENTS = """
AvgPool3DGrad AvgPoolGrad BiasAddGrad BroadcastGradientArgs Conv2DBackpropFilter
Conv3DBackpropFilterV2 DepthwiseConv2dNativeBackpropFilter DepthwiseConv2dNativeBackpropInput
EluGrad FusedBatchNormGrad FusedBatchNormGradV2 FusedBatchNormGradV3 LeakyReluGrad MaxPoolGrad
MirrorPadGrad ReciprocalGrad Relu6Grad ReluGrad ResizeBilinearGrad ResizeNearestNeighborGrad
RsqrtGrad SeluGrad SigmoidGrad SoftplusGrad SoftsignGrad SqrtGrad StridedSliceGrad TanhGrad
"""
_IMAGES = """
AdjustContrast AdjustContrastv2 AdjustHue AdjustSaturation CombinedNonMaxSuppression CropAndResize
ExtractGlimpse ExtractGlimpseV2 ExtractImagePatches ExtractVolumePatches HSVToRGB
ImageProjectiveTransformV2 ImageProjectiveTransformV3 NonMaxSuppression NonMaxSuppressionV2
NonMaxSuppressionV3 NonMaxSuppressionV4 NonMaxSuppressionV5 RGBToHSV ResizeArea ResizeBicubic
ResizeBilinear ResizeNearestNeighbor ScaleAndTranslate
"""
_ALGEBRA = """
BatchFFT BatchIFFT Cholesky Eig FFT FFT2D FFT3D IFFT IFFT2D IFFT3D IRFFT IRFFT2D IRFFT3D
LogMatrixDeterminant MatrixDeterminant MatrixInverse MatrixSolve MatrixTriangularSolve Qr RFFT
RFFT2D RFFT3D SelfAdjointEigV2 Svd
"""
_QUANTIZED = """
Dequantize FakeQuantWithMinMaxArgs FakeQuantWithMinMaxVars FakeQuantWithMinMaxVarsPerChannel
QuantizeAndDequantizeV2 QuantizeAndDequantizeV3 QuantizeAndDequantizeV4 QuantizeV2
"""
_RANDOM = """
Multinomial ParameterizedTruncatedNormal RandomGamma RandomShuffle RandomStandardNormal
RandomUniform RandomUniformInt RngReadAndSkip StatelessMultinomial StatelessRandomGetAlg
StatelessRandomGetKeyCounter StatelessRandomNormal StatelessRandomNormalV2 StatelessRandomUniform
StatelessRandomUniformFullInt StatelessRandomUniformFullIntV2 StatelessRandomUniformInt
StatelessRandomUniformIntV2 StatelessRandomUniformV2 StatelessShuffle StatelessTruncatedNormal
StatelessTruncatedNormalV2 TruncatedNormal
"""
_VARIABLES = """
Assign AssignAdd AssignAddVariableOp AssignSub AssignSubVariableOp AssignVariableOp
DestroyResourceOp DisableCopyOnRead IsVariableInitialized ReadVariableOp ResourceGather
ResourceGatherNd VarHandleOp VarIsInitializedOp Variable VariableShape VariableV2
"""
_CONTROL = """
Assert Case Const ControlTrigger EmptyTensorList Enter Exit If LoopCond Merge NextIteration NoOp
PartitionedCall Placeholder PlaceholderV2 PlaceholderWithDefault RefEnter RefExit RefIdentity
RefMerge RefNextIteration RefSwitch StatefulPartitionedCall StatelessCase StatelessIf
StatelessWhile Switch TensorListElementShape TensorListFromTensor TensorListGetItem
TensorListLength TensorListPopBack TensorListPushBack TensorListReserve TensorListSetItem
TensorListStack While
"""

COMPUTING = frozenset(
    " ".join(
        (_ARITHMETIC, _REDUCTIONS, _SHAPES, _LAYERS, _GRADIENTS, _IMAGES, _ALGEBRA, _QUANTIZED)
    ).split()
    + " ".join((_RANDOM, _VARIABLES, _CONTROL)).split()
)
"""Types of operations that compute, hold variables or order others."""

RANDOM = frozenset(_RANDOM.split())
"""Those of them that draw numbers."""

SAVING = frozenset(
    "MergeV2Checkpoints RestoreV2 SaveV2 ShardedFilename StaticRegexFullMatch StringJoin".split()
)
"""What saves and restores a SavedModel: allowed where nothing but its saver leads to it."""

CALLS = frozenset({"PartitionedCall", "StatefulPartitionedCall"})
"""What runs a function in its place."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an operation stands: in a function, or in the graph itself."""

    function: str
    node: Any


def check(graph: Any, file: str) -> tuple[Text, ...]:  # noqa: ANN401  a message
    """Return what stands against the operations of a graph, one sentence each.

    Parameters
    ----------
    graph : MetaGraph
        As `protocol_buffers` parses it.
    file : str
        The file's name, for the sentences.

    Returns
    -------
    tuple of Text
        At most MOST_REFUSALS; empty when every operation is listed.
    """
    for_saving = _Savers(graph)
    refused: dict[tuple[str, str], Text] = {}
    for place in _places(graph):
        op = place.node.op
        if op in COMPUTING or (op in SAVING and for_saving.has(place)):
            continue
        refused.setdefault((op, place.function), _refusal(place, file))
        if len(refused) == MOST_REFUSALS:
            break
    return tuple(refused.values())


def is_allowed(op: str) -> bool:
    """Return whether a type of operations is listed, even if for saving alone."""
    return op in COMPUTING or op in SAVING


def _places(graph: Any) -> Iterator[_Place]:  # noqa: ANN401  a message
    for node in graph.graph_def.node:
        yield _Place("", node)
    for function in graph.graph_def.library.function:
        for node in function.node_def:
            yield _Place(function.signature.name, node)


def _refusal(place: _Place, file: str) -> Text:
    if place.function:
        return text(
            "{file} is refused: operation {node} in function {function} is of type {op}, which is "
            "not one that a network computes with.",
            file=file,
            node=place.node.name,
            function=place.function,
            op=place.node.op,
        )
    return text(
        "{file} is refused: operation {node} is of type {op}, which is not one that a network "
        "computes with.",
        file=file,
        node=place.node.name,
        op=place.node.op,
    )


class _Savers:
    """What a graph's saver needs, and nothing else does."""

    def __init__(self, graph: Any) -> None:  # noqa: ANN401  a message
        nodes = {node.name: node for node in graph.graph_def.node}
        library = {each.signature.name: each for each in graph.graph_def.library.function}
        saver = graph.saver_def
        asked = (saver.restore_op_name, saver.save_tensor_name, saver.filename_tensor_name)
        answers = [
            tensor.name
            for signature in graph.signature_def.values()
            for tensor in signature.outputs.values()
        ]
        self._nodes = _reached(asked, nodes) - _reached(answers, nodes)
        inside = [nodes[name] for name in self._nodes]
        outside = [node for name, node in nodes.items() if name not in self._nodes]
        called = _called(inside, library)
        others = [each for name, each in library.items() if name not in called]
        outside += [node for function in others for node in function.node_def]
        self._functions = called - _called(outside, library)

    def has(self, place: _Place) -> bool:
        if place.function:
            return place.function in self._functions
        return place.node.name in self._nodes


def _reached(names: Iterable[str], nodes: Mapping[str, Any]) -> set[str]:
    """Return the nodes that tensors are made from."""
    found: set[str] = set()
    waiting = [node_of(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name in nodes and name not in found:
            found.add(name)
            waiting += map(node_of, nodes[name].input)
    return found


def _called(nodes: Iterable[Any], library: Mapping[str, Any]) -> set[str]:
    """Return the functions that nodes name, and those that these name."""
    found: set[str] = set()
    waiting = list(nodes)
    while waiting:
        for name in functions_of(waiting.pop()):
            if name in library and name not in found:
                found.add(name)
                waiting += library[name].node_def
    return found


def functions_of(node: Any) -> Iterator[str]:  # noqa: ANN401  a message
    """Yield the names of functions that an operation uses."""
    for attribute in node.attr.values():
        if attribute.WhichOneof("value") == "func":
            yield attribute.func.name
        yield from (each.name for each in attribute.list.func)


def node_of(tensor: str) -> str:
    """Return the name of the node in the name of a tensor, or of one that is only waited for."""
    return tensor.removeprefix("^").partition(":")[0]
