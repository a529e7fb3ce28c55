"""Lists the operations of PyTorch that an exported program may compute with: OVERLOADS.

Every one is pure: it changes nothing that it is given, reads no file, draws no number, calls
nothing. The names and types of arguments are those of PyTorch's own schemas, without what says
where numbers lie (devices, layouts, pinned memory). A tilde marks what may give a view: its results
may lie where its arguments do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONVOLUTIONS = """
conv1d.default(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[]
dilation, int groups) conv1d.padding(Tensor input, Tensor weight, Tensor? bias, int[] stride, str
padding, int[] dilation, int groups) conv2d.default(Tensor input, Tensor weight, Tensor? bias,
int[] stride, int[] padding, int[] dilation, int groups) conv2d.padding(Tensor input, Tensor
weight, Tensor? bias, int[] stride, str padding, int[] dilation, int groups) conv3d.default(Tensor
input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, int groups)
conv3d.padding(Tensor input, Tensor weight, Tensor? bias, int[] stride, str padding, int[]
dilation, int groups) convolution.default(Tensor input, Tensor weight, Tensor? bias, int[] stride,
int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups)
_convolution.default(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[]
dilation, bool transposed, int[] output_padding, int groups, bool benchmark, bool deterministic,
bool cudnn_enabled, bool allow_tf32) conv_transpose1d.default(Tensor input, Tensor weight, Tensor?
bias, int[] stride, int[] padding, int[] output_padding, int groups, int[] dilation)
conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding,
int[] output_padding, int groups, int[] dilation) conv_transpose3d.input(Tensor input, Tensor
weight, Tensor? bias, int[] stride, int[] padding, int[] output_padding, int groups, int[]
dilation) _conv_depthwise2d.default(Tensor self, Tensor weight, int[] kernel_size, Tensor? bias,
int[] stride, int[] padding, int[] dilation) im2col.default(Tensor self, int[] kernel_size, int[]
dilation, int[] padding, int[] stride) col2im.default(Tensor self, int[] output_size, int[]
kernel_size, int[] dilation, int[] padding, int[] stride)
"""
_NORMALIZATIONS = """
batch_norm.default(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor?
running_var, bool training, float momentum, float eps, bool cudnn_enabled)
_native_batch_norm_legit_no_training.default(Tensor input, Tensor? weight, Tensor? bias, Tensor
running_mean, Tensor running_var, float momentum, float eps)
_native_batch_norm_legit.no_stats(Tensor input, Tensor? weight, Tensor? bias, bool training, float
momentum, float eps) native_batch_norm.default(Tensor input, Tensor? weight, Tensor? bias, Tensor?
running_mean, Tensor? running_var, bool training, float momentum, float eps)
_batch_norm_no_update.default(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean,
Tensor? running_var, float momentum, float eps) layer_norm.default(Tensor input, int[]
normalized_shape, Tensor? weight, Tensor? bias, float eps, bool cudnn_enable)
native_layer_norm.default(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float
eps) group_norm.default(Tensor input, int num_groups, Tensor? weight, Tensor? bias, float eps, bool
cudnn_enabled) native_group_norm.default(Tensor input, Tensor? weight, Tensor? bias, int N, int C,
int HxW, int group, float eps) instance_norm.default(Tensor input, Tensor? weight, Tensor? bias,
Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool
cudnn_enabled) rms_norm.default(Tensor input, int[] normalized_shape, Tensor? weight, float? eps)
_fused_rms_norm.default(Tensor input, int[] normalized_shape, Tensor? weight, float? eps)
"""
_ACTIVATIONS = """
relu.default(Tensor self) relu6.default(Tensor self) leaky_relu.default(Tensor self, Scalar
negative_slope) prelu.default(Tensor self, Tensor weight) _prelu_kernel.default(Tensor self, Tensor
weight) rrelu.default(Tensor self, Scalar lower, Scalar upper, bool training) elu.default(Tensor
self, Scalar alpha, Scalar scale, Scalar input_scale) celu.default(Tensor self, Scalar alpha)
selu.default(Tensor self) gelu.default(Tensor self, str approximate) silu.default(Tensor self)
mish.default(Tensor self) hardtanh.default(Tensor self, Scalar min_val, Scalar max_val)
hardswish.default(Tensor self) hardsigmoid.default(Tensor self) hardshrink.default(Tensor self,
Scalar lambd) softshrink.default(Tensor self, Scalar lambd) softplus.default(Tensor self, Scalar
beta, Scalar threshold) sigmoid.default(Tensor self) log_sigmoid.default(Tensor self)
log_sigmoid_forward.default(Tensor self) tanh.default(Tensor self) threshold.default(Tensor self,
Scalar threshold, Scalar value) glu.default(Tensor self, int dim) softmax.int(Tensor self, int dim,
ScalarType? dtype) _softmax.default(Tensor self, int dim, bool half_to_float)
_safe_softmax.default(Tensor self, int dim, ScalarType? dtype) log_softmax.int(Tensor self, int
dim, ScalarType? dtype) _log_softmax.default(Tensor self, int dim, bool half_to_float)
logit.default(Tensor self, float? eps) special_expit.default(Tensor self) ~dropout.default(Tensor
input, float p, bool train) native_dropout.default(Tensor input, float p, bool? train)
~alpha_dropout.default(Tensor input, float p, bool train) ~feature_dropout.default(Tensor input,
float p, bool train) ~feature_alpha_dropout.default(Tensor input, float p, bool train)
"""
_POOLING = """
max_pool1d.default(Tensor self, int[] kernel_size, int[] stride, int[] padding, int[] dilation,
bool ceil_mode) max_pool2d.default(Tensor self, int[] kernel_size, int[] stride, int[] padding,
int[] dilation, bool ceil_mode) max_pool3d.default(Tensor self, int[] kernel_size, int[] stride,
int[] padding, int[] dilation, bool ceil_mode) max_pool2d_with_indices.default(Tensor self, int[]
kernel_size, int[] stride, int[] padding, int[] dilation, bool ceil_mode)
max_pool3d_with_indices.default(Tensor self, int[] kernel_size, int[] stride, int[] padding, int[]
dilation, bool ceil_mode) max_pool1d_with_indices.default(Tensor self, int[] kernel_size, int[]
stride, int[] padding, int[] dilation, bool ceil_mode) avg_pool1d.default(Tensor self, int[]
kernel_size, int[] stride, int[] padding, bool ceil_mode, bool count_include_pad)
avg_pool2d.default(Tensor self, int[] kernel_size, int[] stride, int[] padding, bool ceil_mode,
bool count_include_pad, int? divisor_override) avg_pool3d.default(Tensor self, int[] kernel_size,
int[] stride, int[] padding, bool ceil_mode, bool count_include_pad, int? divisor_override)
adaptive_avg_pool1d.default(Tensor self, int[] output_size) adaptive_avg_pool2d.default(Tensor
self, int[] output_size) adaptive_avg_pool3d.default(Tensor self, int[] output_size)
_adaptive_avg_pool2d.default(Tensor self, int[] output_size) _adaptive_avg_pool3d.default(Tensor
self, int[] output_size) adaptive_max_pool1d.default(Tensor self, int[] output_size)
adaptive_max_pool2d.default(Tensor self, int[] output_size) adaptive_max_pool3d.default(Tensor
self, int[] output_size) max_unpool2d.default(Tensor self, Tensor indices, int[] output_size)
"""
_INTERPOLATION = """
upsample_nearest1d.default(Tensor self, int[] output_size, float? scales)
upsample_nearest1d.vec(Tensor input, int[]? output_size, float[]? scale_factors)
upsample_nearest2d.default(Tensor self, int[] output_size, float? scales_h, float? scales_w)
upsample_nearest2d.vec(Tensor input, int[]? output_size, float[]? scale_factors)
upsample_nearest3d.default(Tensor self, int[] output_size, float? scales_d, float? scales_h, float?
scales_w) upsample_nearest3d.vec(Tensor input, int[]? output_size, float[]? scale_factors)
_upsample_nearest_exact1d.default(Tensor self, int[] output_size, float? scales)
_upsample_nearest_exact1d.vec(Tensor input, int[]? output_size, float[]? scale_factors)
_upsample_nearest_exact2d.default(Tensor self, int[] output_size, float? scales_h, float? scales_w)
_upsample_nearest_exact2d.vec(Tensor input, int[]? output_size, float[]? scale_factors)
upsample_linear1d.default(Tensor self, int[] output_size, bool align_corners, float? scales)
upsample_linear1d.vec(Tensor input, int[]? output_size, bool align_corners, float[]? scale_factors)
upsample_bilinear2d.default(Tensor self, int[] output_size, bool align_corners, float? scales_h,
float? scales_w) upsample_bilinear2d.vec(Tensor input, int[]? output_size, bool align_corners,
float[]? scale_factors) _upsample_bilinear2d_aa.default(Tensor self, int[] output_size, bool
align_corners, float? scales_h, float? scales_w) _upsample_bilinear2d_aa.vec(Tensor input, int[]?
output_size, bool align_corners, float[]? scale_factors) upsample_bicubic2d.default(Tensor self,
int[] output_size, bool align_corners, float? scales_h, float? scales_w)
upsample_bicubic2d.vec(Tensor input, int[]? output_size, bool align_corners, float[]?
scale_factors) _upsample_bicubic2d_aa.default(Tensor self, int[] output_size, bool align_corners,
float? scales_h, float? scales_w) _upsample_bicubic2d_aa.vec(Tensor input, int[]? output_size, bool
align_corners, float[]? scale_factors) upsample_trilinear3d.default(Tensor self, int[] output_size,
bool align_corners, float? scales_d, float? scales_h, float? scales_w)
upsample_trilinear3d.vec(Tensor input, int[]? output_size, bool align_corners, float[]?
scale_factors) grid_sampler.default(Tensor input, Tensor grid, int interpolation_mode, int
padding_mode, bool align_corners) grid_sampler_2d.default(Tensor input, Tensor grid, int
interpolation_mode, int padding_mode, bool align_corners) affine_grid_generator.default(Tensor
theta, int[] size, bool align_corners) ~pixel_shuffle.default(Tensor self, int upscale_factor)
~pixel_unshuffle.default(Tensor self, int downscale_factor) ~channel_shuffle.default(Tensor self,
int groups) native_channel_shuffle.default(Tensor self, int groups)
"""
_ALGEBRA = """
linear.default(Tensor input, Tensor weight, Tensor? bias) addmm.default(Tensor self, Tensor mat1,
Tensor mat2, Scalar beta, Scalar alpha) mm.default(Tensor self, Tensor mat2) bmm.default(Tensor
self, Tensor mat2) baddbmm.default(Tensor self, Tensor batch1, Tensor batch2, Scalar beta, Scalar
alpha) addbmm.default(Tensor self, Tensor batch1, Tensor batch2, Scalar beta, Scalar alpha)
matmul.default(Tensor self, Tensor other) mv.default(Tensor self, Tensor vec) addmv.default(Tensor
self, Tensor mat, Tensor vec, Scalar beta, Scalar alpha) dot.default(Tensor self, Tensor tensor)
vdot.default(Tensor self, Tensor other) inner.default(Tensor self, Tensor other)
outer.default(Tensor self, Tensor vec2) ~einsum.default(str equation, Tensor[] tensors, int[]?
path) tensordot.default(Tensor self, Tensor other, int[] dims_self, int[] dims_other)
bilinear.default(Tensor input1, Tensor input2, Tensor weight, Tensor? bias) kron.default(Tensor
self, Tensor other) cross.default(Tensor self, Tensor other, int? dim) linalg_cross.default(Tensor
self, Tensor other, int dim) linalg_vector_norm.default(Tensor self, Scalar ord, int[]? dim, bool
keepdim, ScalarType? dtype) linalg_matrix_norm.default(Tensor self, Scalar ord, int[] dim, bool
keepdim, ScalarType? dtype) linalg_norm.default(Tensor self, Scalar? ord, int[]? dim, bool keepdim,
ScalarType? dtype) norm.Scalar(Tensor self, Scalar p) norm.ScalarOpt_dim(Tensor self, Scalar? p,
int[] dim, bool keepdim) norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[] dim, bool keepdim,
ScalarType dtype) norm.ScalarOpt_dtype(Tensor self, Scalar? p, ScalarType dtype)
frobenius_norm.dim(Tensor self, int[] dim, bool keepdim) cosine_similarity.default(Tensor x1,
Tensor x2, int dim, float eps) pairwise_distance.default(Tensor x1, Tensor x2, float p, float eps,
bool keepdim) cdist.default(Tensor x1, Tensor x2, float p, int? compute_mode)
_cdist_forward.default(Tensor x1, Tensor x2, float p, int? compute_mode)
_euclidean_dist.default(Tensor x1, Tensor x2) addr.default(Tensor self, Tensor vec1, Tensor vec2,
Scalar beta, Scalar alpha) linalg_matmul.default(Tensor self, Tensor other)
linalg_vecdot.default(Tensor x, Tensor y, int dim) trace.default(Tensor self)
_trilinear.default(Tensor i1, Tensor i2, Tensor i3, int[]
expand1, int[] expand2, int[] expand3, int[] sumdim, int unroll_dim)
_weight_norm.default(Tensor v, Tensor g, int dim)
_weight_norm_interface.default(Tensor v, Tensor g, int dim)
embedding.default(Tensor weight, Tensor indices, int padding_idx, bool scale_grad_by_freq, bool
sparse)
"""
_ATTENTION = """
scaled_dot_product_attention.default(Tensor query, Tensor key, Tensor value, Tensor? attn_mask,
float dropout_p, bool is_causal, float? scale, bool enable_gqa)
_scaled_dot_product_attention_math.default(Tensor query, Tensor key, Tensor value, Tensor?
attn_mask, float dropout_p, bool is_causal, Tensor? dropout_mask, float? scale, bool enable_gqa)
_scaled_dot_product_flash_attention_for_cpu.default(Tensor query, Tensor key, Tensor value, float
dropout_p, bool is_causal, Tensor? attn_mask, float? scale)
"""
_ARITHMETIC = """
add.Tensor(Tensor self, Tensor other, Scalar alpha) add.Scalar(Tensor self, Scalar other, Scalar
alpha) sub.Tensor(Tensor self, Tensor other, Scalar alpha) sub.Scalar(Tensor self, Scalar other,
Scalar alpha) subtract.Tensor(Tensor self, Tensor other, Scalar alpha) subtract.Scalar(Tensor self,
Scalar other, Scalar alpha) rsub.Tensor(Tensor self, Tensor other, Scalar alpha) rsub.Scalar(Tensor
self, Scalar other, Scalar alpha) mul.Tensor(Tensor self, Tensor other) mul.Scalar(Tensor self,
Scalar other) multiply.Tensor(Tensor self, Tensor other) multiply.Scalar(Tensor self, Scalar other)
div.Tensor(Tensor self, Tensor other) div.Scalar(Tensor self, Scalar other) div.Tensor_mode(Tensor
self, Tensor other, str? rounding_mode) div.Scalar_mode(Tensor self, Scalar other, str?
rounding_mode) divide.Tensor(Tensor self, Tensor other) divide.Scalar(Tensor self, Scalar other)
divide.Tensor_mode(Tensor self, Tensor other, str? rounding_mode) true_divide.Tensor(Tensor self,
Tensor other) true_divide.Scalar(Tensor self, Scalar other) floor_divide.default(Tensor self,
Tensor other) floor_divide.Scalar(Tensor self, Scalar other) remainder.Tensor(Tensor self, Tensor
other) remainder.Scalar(Tensor self, Scalar other) remainder.Scalar_Tensor(Scalar self, Tensor
other) fmod.Tensor(Tensor self, Tensor other) fmod.Scalar(Tensor self, Scalar other)
pow.Tensor_Tensor(Tensor self, Tensor exponent) pow.Tensor_Scalar(Tensor self, Scalar exponent)
pow.Scalar(Scalar self, Tensor exponent) float_power.Tensor_Scalar(Tensor self, Scalar exponent)
neg.default(Tensor self) negative.default(Tensor self) abs.default(Tensor self)
absolute.default(Tensor self) sign.default(Tensor self) sgn.default(Tensor self)
square.default(Tensor self) sqrt.default(Tensor self) rsqrt.default(Tensor self)
reciprocal.default(Tensor self) exp.default(Tensor self) exp2.default(Tensor self)
expm1.default(Tensor self) log.default(Tensor self) log2.default(Tensor self) log10.default(Tensor
self) log1p.default(Tensor self) sin.default(Tensor self) cos.default(Tensor self)
tan.default(Tensor self) asin.default(Tensor self) acos.default(Tensor self) atan.default(Tensor
self) sinh.default(Tensor self) cosh.default(Tensor self) asinh.default(Tensor self)
acosh.default(Tensor self) atanh.default(Tensor self) atan2.default(Tensor self, Tensor other)
arctan2.default(Tensor self, Tensor other) hypot.default(Tensor self, Tensor other)
sinc.default(Tensor self) erf.default(Tensor self) erfc.default(Tensor self) erfinv.default(Tensor
self) special_erf.default(Tensor self) lgamma.default(Tensor self) digamma.default(Tensor self)
xlogy.Tensor(Tensor self, Tensor other) logaddexp.default(Tensor self, Tensor other)
logaddexp2.default(Tensor self, Tensor other) ceil.default(Tensor self) floor.default(Tensor self)
round.default(Tensor self) round.decimals(Tensor self, int decimals) trunc.default(Tensor self)
fix.default(Tensor self) frac.default(Tensor self) addcmul.default(Tensor self, Tensor tensor1,
Tensor tensor2, Scalar value) addcdiv.default(Tensor self, Tensor tensor1, Tensor tensor2, Scalar
value) lerp.Scalar(Tensor self, Tensor end, Scalar weight) lerp.Tensor(Tensor self, Tensor end,
Tensor weight) maximum.default(Tensor self, Tensor other) minimum.default(Tensor self, Tensor
other) fmax.default(Tensor self, Tensor other) fmin.default(Tensor self, Tensor other)
max.other(Tensor self, Tensor other) min.other(Tensor self, Tensor other) clamp.default(Tensor
self, Scalar? min, Scalar? max) clamp.Tensor(Tensor self, Tensor? min, Tensor? max)
clamp_min.default(Tensor self, Scalar min) clamp_min.Tensor(Tensor self, Tensor min)
clamp_max.default(Tensor self, Scalar max) clamp_max.Tensor(Tensor self, Tensor max)
clip.default(Tensor self, Scalar? min, Scalar? max) nan_to_num.default(Tensor self, float? nan,
float? posinf, float? neginf) bitwise_and.Tensor(Tensor self, Tensor other)
bitwise_and.Scalar(Tensor self, Scalar other) bitwise_or.Tensor(Tensor self, Tensor other)
bitwise_or.Scalar(Tensor self, Scalar other) bitwise_xor.Tensor(Tensor self, Tensor other)
bitwise_xor.Scalar(Tensor self, Scalar other) bitwise_not.default(Tensor self)
bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other)
bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other)
"""
_COMPARISONS = """
eq.Tensor(Tensor self, Tensor other) eq.Scalar(Tensor self, Scalar other) ne.Tensor(Tensor self,
Tensor other) ne.Scalar(Tensor self, Scalar other) lt.Tensor(Tensor self, Tensor other)
lt.Scalar(Tensor self, Scalar other) le.Tensor(Tensor self, Tensor other) le.Scalar(Tensor self,
Scalar other) gt.Tensor(Tensor self, Tensor other) gt.Scalar(Tensor self, Scalar other)
ge.Tensor(Tensor self, Tensor other) ge.Scalar(Tensor self, Scalar other) not_equal.Tensor(Tensor
self, Tensor other) not_equal.Scalar(Tensor self, Scalar other) greater.Tensor(Tensor self, Tensor
other) greater.Scalar(Tensor self, Scalar other) greater_equal.Tensor(Tensor self, Tensor other)
greater_equal.Scalar(Tensor self, Scalar other) less.Tensor(Tensor self, Tensor other)
less.Scalar(Tensor self, Scalar other) less_equal.Tensor(Tensor self, Tensor other)
less_equal.Scalar(Tensor self, Scalar other) isclose.default(Tensor self, Tensor other, float rtol,
float atol, bool equal_nan) isnan.default(Tensor self) isinf.default(Tensor self)
isfinite.default(Tensor self) isneginf.default(Tensor self) isposinf.default(Tensor self)
logical_and.default(Tensor self, Tensor other) logical_or.default(Tensor self, Tensor other)
logical_xor.default(Tensor self, Tensor other) logical_not.default(Tensor self) where.self(Tensor
condition, Tensor self, Tensor other) where.ScalarSelf(Tensor condition, Scalar self, Tensor other)
where.ScalarOther(Tensor condition, Tensor self, Scalar other) where.Scalar(Tensor condition,
Scalar self, Scalar other) heaviside.default(Tensor self, Tensor values)
"""
_REDUCTIONS = """
sum.default(Tensor self, ScalarType? dtype) sum.dim_IntList(Tensor self, int[]? dim, bool keepdim,
ScalarType? dtype) mean.default(Tensor self, ScalarType? dtype) mean.dim(Tensor self, int[]? dim,
bool keepdim, ScalarType? dtype) prod.default(Tensor self, ScalarType? dtype) prod.dim_int(Tensor
self, int dim, bool keepdim, ScalarType? dtype) amax.default(Tensor self, int[] dim, bool keepdim)
amin.default(Tensor self, int[] dim, bool keepdim) aminmax.default(Tensor self, int? dim, bool
keepdim) max.default(Tensor self) max.dim(Tensor self, int dim, bool keepdim) min.default(Tensor
self) min.dim(Tensor self, int dim, bool keepdim) argmax.default(Tensor self, int? dim, bool
keepdim) argmin.default(Tensor self, int? dim, bool keepdim) all.default(Tensor self)
all.dim(Tensor self, int dim, bool keepdim) all.dims(Tensor self, int[]? dim, bool keepdim)
any.default(Tensor self) any.dim(Tensor self, int dim, bool keepdim) any.dims(Tensor self, int[]?
dim, bool keepdim) logsumexp.default(Tensor self, int[] dim, bool keepdim) var.default(Tensor self,
bool unbiased) var.dim(Tensor self, int[]? dim, bool unbiased, bool keepdim) var.correction(Tensor
self, int[]? dim, Scalar? correction, bool keepdim) var_mean.default(Tensor self, bool unbiased)
var_mean.dim(Tensor self, int[]? dim, bool unbiased, bool keepdim) var_mean.correction(Tensor self,
int[]? dim, Scalar? correction, bool keepdim) std.default(Tensor self, bool unbiased)
std.dim(Tensor self, int[]? dim, bool unbiased, bool keepdim) std.correction(Tensor self, int[]?
dim, Scalar? correction, bool keepdim) std_mean.default(Tensor self, bool unbiased)
std_mean.dim(Tensor self, int[]? dim, bool unbiased, bool keepdim) std_mean.correction(Tensor self,
int[]? dim, Scalar? correction, bool keepdim) median.default(Tensor self) median.dim(Tensor self,
int dim, bool keepdim) cumsum.default(Tensor self, int dim, ScalarType? dtype)
cumprod.default(Tensor self, int dim, ScalarType? dtype) cummax.default(Tensor self, int dim)
cummin.default(Tensor self, int dim) logcumsumexp.default(Tensor self, int dim)
count_nonzero.default(Tensor self, int? dim) count_nonzero.dim_IntList(Tensor self, int[] dim)
nansum.default(Tensor self, int[]? dim, bool keepdim, ScalarType? dtype) nanmean.default(Tensor
self, int[]? dim, bool keepdim, ScalarType? dtype) topk.default(Tensor self, int k, int dim, bool
largest, bool sorted) sort.default(Tensor self, int dim, bool descending) sort.stable(Tensor self,
bool? stable, int dim, bool descending) argsort.default(Tensor self, int dim, bool descending)
argsort.stable(Tensor self, bool stable, int dim, bool descending) diff.default(Tensor self, int n,
int dim, Tensor? prepend, Tensor? append) bucketize.Tensor(Tensor self, Tensor boundaries, bool
out_int32, bool right)
"""
_SHAPES = """
~view.default(Tensor self, int[] size) ~_unsafe_view.default(Tensor self, int[] size)
~reshape.default(Tensor self, int[] shape) ~view_as.default(Tensor self, Tensor other)
~reshape_as.default(Tensor self, Tensor other) ~flatten.using_ints(Tensor self, int start_dim, int
end_dim) ~unflatten.int(Tensor self, int dim, int[] sizes) ~permute.default(Tensor self, int[]
dims) ~transpose.int(Tensor self, int dim0, int dim1) ~t.default(Tensor self)
~numpy_T.default(Tensor self) ~mT.default(Tensor self) ~adjoint.default(Tensor self)
~movedim.int(Tensor self, int source, int destination) ~movedim.intlist(Tensor self, int[] source,
int[] destination) ~moveaxis.int(Tensor self, int source, int destination) ~swapaxes.default(Tensor
self, int axis0, int axis1) ~swapdims.default(Tensor self, int dim0, int dim1)
~squeeze.default(Tensor self) ~squeeze.dim(Tensor self, int dim) ~squeeze.dims(Tensor self, int[]
dim) ~unsqueeze.default(Tensor self, int dim) ~expand.default(Tensor self, int[] size, bool
implicit) ~expand_as.default(Tensor self, Tensor other) ~broadcast_to.default(Tensor self, int[]
size) ~broadcast_tensors.default(Tensor[] tensors) repeat.default(Tensor self, int[] repeats)
repeat_interleave.self_int(Tensor self, int repeats, int? dim, int? output_size)
tile.default(Tensor self, int[] dims) ~ravel.default(Tensor self) cat.default(Tensor[] tensors, int
dim) concat.default(Tensor[] tensors, int dim) concatenate.default(Tensor[] tensors, int dim)
stack.default(Tensor[] tensors, int dim) hstack.default(Tensor[] tensors) vstack.default(Tensor[]
tensors) dstack.default(Tensor[] tensors) ~split.Tensor(Tensor self, int split_size, int dim)
~split.sizes(Tensor self, int[] split_size, int dim) ~split_with_sizes.default(Tensor self, int[]
split_sizes, int dim) split_with_sizes_copy.default(Tensor self, int[] split_sizes, int dim)
split_copy.Tensor(Tensor self, int split_size, int dim) ~tensor_split.sections(Tensor self, int
sections, int dim) ~tensor_split.indices(Tensor self, int[] indices, int dim) ~chunk.default(Tensor
self, int chunks, int dim) ~unsafe_chunk.default(Tensor self, int chunks, int dim)
~unsafe_split.Tensor(Tensor self, int split_size, int dim) ~unbind.int(Tensor self, int dim)
unbind_copy.int(Tensor self, int dim) ~hsplit.int(Tensor self, int sections) ~vsplit.int(Tensor
self, int sections) ~slice.Tensor(Tensor self, int dim, int? start, int? end, int step)
slice_copy.Tensor(Tensor self, int dim, int? start, int? end, int step) ~select.int(Tensor self,
int dim, int index) select_copy.int(Tensor self, int dim, int index) ~narrow.default(Tensor self,
int dim, int start, int length) narrow_copy.default(Tensor self, int dim, int start, int length)
~diagonal.default(Tensor self, int offset, int dim1, int dim2) diagonal_copy.default(Tensor self,
int offset, int dim1, int dim2) diag.default(Tensor self, int diagonal) diag_embed.default(Tensor
self, int offset, int dim1, int dim2) ~unfold.default(Tensor self, int dimension, int size, int
step) unfold_copy.default(Tensor self, int dimension, int size, int step) pad.default(Tensor self,
int[] pad, str mode, float? value) constant_pad_nd.default(Tensor self, int[] pad, Scalar value)
reflection_pad1d.default(Tensor self, int[] padding) reflection_pad2d.default(Tensor self, int[]
padding) reflection_pad3d.default(Tensor self, int[] padding) replication_pad1d.default(Tensor
self, int[] padding) replication_pad2d.default(Tensor self, int[] padding)
replication_pad3d.default(Tensor self, int[] padding) _pad_circular.default(Tensor self, int[] pad)
_pad_enum.default(Tensor self, int[] pad, int mode, float? value) roll.default(Tensor self, int[]
shifts, int[] dims) flip.default(Tensor self, int[] dims) fliplr.default(Tensor self)
flipud.default(Tensor self) rot90.default(Tensor self, int k, int[] dims) view_copy.default(Tensor
self, int[] size) permute_copy.default(Tensor self, int[] dims) transpose_copy.int(Tensor self, int
dim0, int dim1) t_copy.default(Tensor self) squeeze_copy.default(Tensor self)
squeeze_copy.dim(Tensor self, int dim) squeeze_copy.dims(Tensor self, int[] dim)
unsqueeze_copy.default(Tensor self, int dim) expand_copy.default(Tensor self, int[] size, bool
implicit) alias_copy.default(Tensor self) detach_copy.default(Tensor self)
~meshgrid.default(Tensor[] tensors) ~meshgrid.indexing(Tensor[] tensors, str indexing)
~cartesian_prod.default(Tensor[] tensors) ~atleast_1d.default(Tensor self)
~atleast_2d.default(Tensor self) ~atleast_3d.default(Tensor self)
"""
_INDEXING = """
index.Tensor(Tensor self, Tensor?[] indices) _unsafe_index.Tensor(Tensor self, Tensor?[] indices)
index_select.default(Tensor self, int dim, Tensor index) gather.default(Tensor self, int dim,
Tensor index, bool sparse_grad) take.default(Tensor self, Tensor index)
take_along_dim.default(Tensor self, Tensor indices, int? dim) masked_fill.Scalar(Tensor self,
Tensor mask, Scalar value) masked_fill.Tensor(Tensor self, Tensor mask, Tensor value)
scatter.src(Tensor self, int dim, Tensor index, Tensor src) scatter.value(Tensor self, int dim,
Tensor index, Scalar value) scatter_add.default(Tensor self, int dim, Tensor index, Tensor src)
scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, bool include_self)
index_put.default(Tensor self, Tensor?[] indices, Tensor values, bool accumulate)
_unsafe_index_put.default(Tensor self, Tensor?[] indices, Tensor values, bool accumulate)
index_add.default(Tensor self, int dim, Tensor index, Tensor source, Scalar alpha)
index_copy.default(Tensor self, int dim, Tensor index, Tensor source) index_fill.int_Scalar(Tensor
self, int dim, Tensor index, Scalar value) index_fill.int_Tensor(Tensor self, int dim, Tensor
index, Tensor value) slice_scatter.default(Tensor self, Tensor src, int dim, int? start, int? end,
int step) select_scatter.default(Tensor self, Tensor src, int dim, int index)
diagonal_scatter.default(Tensor self, Tensor src, int offset, int dim1, int dim2)
tril.default(Tensor self, int diagonal) triu.default(Tensor self, int diagonal)
one_hot.default(Tensor self, int num_classes)
"""
_COPIES = """
clone.default(Tensor self, MemoryFormat? memory_format) ~contiguous.default(Tensor self,
MemoryFormat memory_format) ~detach.default(Tensor self) ~alias.default(Tensor self)
lift_fresh_copy.default(Tensor self) ~lift_fresh.default(Tensor self) copy.default(Tensor self,
Tensor src, bool non_blocking) fill.Scalar(Tensor self, Scalar value) fill.Tensor(Tensor self,
Tensor value) zero.default(Tensor self) ~to.dtype(Tensor self, ScalarType dtype, bool non_blocking,
bool copy, MemoryFormat? memory_format) ~to.other(Tensor self, Tensor other, bool non_blocking,
bool copy, MemoryFormat? memory_format) _to_copy.default(Tensor self, ScalarType? dtype, bool
non_blocking, MemoryFormat? memory_format) ~type_as.default(Tensor self, Tensor other)
~positive.default(Tensor self) ~resolve_conj.default(Tensor self) ~resolve_neg.default(Tensor self)
"""
_CONSTANTS = """
full.default(int[] size, Scalar fill_value, ScalarType? dtype) full_like.default(Tensor self,
Scalar fill_value, ScalarType? dtype, MemoryFormat? memory_format) zeros.default(int[] size,
ScalarType? dtype) zeros_like.default(Tensor self, ScalarType? dtype, MemoryFormat? memory_format)
ones.default(int[] size, ScalarType? dtype) ones_like.default(Tensor self, ScalarType? dtype,
MemoryFormat? memory_format) new_full.default(Tensor self, int[] size, Scalar fill_value,
ScalarType? dtype) new_zeros.default(Tensor self, int[] size, ScalarType? dtype)
new_ones.default(Tensor self, int[] size, ScalarType? dtype) scalar_tensor.default(Scalar s,
ScalarType? dtype) arange.default(Scalar end, ScalarType? dtype) arange.start(Scalar start, Scalar
end, ScalarType? dtype) arange.start_step(Scalar start, Scalar end, Scalar step, ScalarType? dtype)
linspace.default(Scalar start, Scalar end, int steps, ScalarType? dtype) eye.default(int n,
ScalarType? dtype) eye.m(int n, int m, ScalarType? dtype) tril_indices.default(int row, int col,
int offset, ScalarType? dtype) triu_indices.default(int row, int col, int offset, ScalarType?
dtype)
"""
_SIZES = """
sym_size.int(Tensor self, int dim) sym_numel.default(Tensor self)
"""
_NUMBERS = """
_operator.add(number a, number b) _operator.sub(number a, number b) _operator.mul(number a, number
b) _operator.floordiv(number a, number b) _operator.truediv(number a, number b)
_operator.mod(number a, number b) _operator.neg(number a) math.trunc(number x) math.ceil(number x)
math.floor(number x) torch.sym_int(number a) torch.sym_float(number a) torch.sym_max(number a,
number b) torch.sym_min(number a, number b)
"""


@dataclass(frozen=True, slots=True)
class Overload:
    """An operation that may be there.

    Attributes
    ----------
    arguments : dict of str to str
        Types by names, in order: "Tensor", "Tensor?", "int[]", "Scalar", "ScalarType?" ... A
        question mark allows None; "number" is a whole number or a fraction.
    may_be_view : bool
        Its results may lie where its tensors do.
    gives_number : bool
        Its result is a number, no tensor.
    """

    arguments: dict[str, str]
    may_be_view: bool
    gives_number: bool


def _parsed(table: str, prefix: str, *, gives_number: bool = False) -> dict[str, Overload]:
    found = {}
    for mark, name, arguments in re.findall(r"(~?)([\w.]+)\(([^)]*)\)", table):
        pairs = [each.split() for each in arguments.split(",")]
        types = {name: type_ for type_, name in pairs}
        found[prefix + name] = Overload(types, bool(mark), gives_number)
    return found


_TABLES = (
    *(_CONVOLUTIONS, _NORMALIZATIONS, _ACTIVATIONS, _POOLING, _INTERPOLATION, _ALGEBRA),
    *(_ATTENTION, _ARITHMETIC, _COMPARISONS, _REDUCTIONS, _SHAPES, _INDEXING, _COPIES),
    _CONSTANTS,
)

OVERLOADS: dict[str, Overload] = {
    **_parsed(" ".join(_TABLES), "aten."),
    **_parsed(_SIZES, "aten.", gives_number=True),
    **_parsed(_NUMBERS, "", gives_number=True),
}
"""By name: "aten.conv2d.default", "_operator.mul"."""
