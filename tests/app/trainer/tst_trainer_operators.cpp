// Every operator that the trainer computes gives what ONNX Runtime gives, on seeded inputs.
#include "core/runtime/runner.h"
#include "core/runtime/trainer.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <cmath>

namespace pare {

namespace {

constexpr double tolerance = 2e-5; // of the largest number of an output

struct Case {
    const char *name;
    const char *graph;                       // "(inputs) => (outputs) { ... }"
    std::vector<std::string> weights;
    int opset = 17;
};

const std::vector<Case> &cases()
{
    static const std::vector<Case> all{
        // element by element
        {"arithmetic", "(float[2,3,4] x, float[3,1] b) => (float[2,3,4] y) { s = Add(x, b) d = Sub(s, x) m = Mul(d, x) e = Exp(b) y = Div(m, e) }", {}},
        {"whole-numbers", "(float[4] x) => (int64[4] y) { t = Constant<value = float {20.0}>() p = Mul(x, t) a = Cast<to = 7>(p) c = Constant<value = int64 {3}>() y = Div(a, c) }", {}},
        {"remainders", "(float[8] x) => (int64[8] y, float[8] z) { t = Constant<value = float {20.0}>() p = Mul(x, t) a = Cast<to = 7>(p) c = Constant<value = int64 {3}>() y = Mod(a, c) f = Constant<value = float {3.0}>() z = Mod<fmod = 1>(p, f) }", {}},
        {"powers", "(float[2,5] x) => (float[2,5] y, float[2,5] z) { two = Constant<value = float {2.0}>() a = Abs(x) h = Constant<value = float {0.5}>() y = Pow(x, two) z = Pow(a, h) }", {}},
        {"powers-of-more-axes", "(float[3] x) => (float[1,3] y, float[1,1,3] z) { e = Constant<value = float[1,1] {2.0}>() y = Pow(x, e) f = Constant<value = float[1,1,1] {3.0}>() z = Pow(x, f) }", {}},
        {"roots-and-logs", "(float[2,5] x) => (float[2,5] y) { a = Abs(x) o = Constant<value = float {1.0}>() p = Add(a, o) r = Sqrt(p) l = Log(r) n = Neg(l) q = Reciprocal(p) y = Add(n, q) }", {}},
        {"rounding", "(float[3,7] x) => (float[3,7] y) { t = Constant<value = float {4.0}>() p = Mul(x, t) a = Round(p) b = Floor(p) c = Ceil(p) d = Sign(p) y = Sum(a, b, c, d) }", {}},
        {"trigonometry", "(float[3,7] x) => (float[3,7] y) { a = Sin(x) b = Cos(x) c = Tan(x) d = Atan(x) e = Sinh(x) f = Cosh(x) g = Asin(x) h = Acos(x) i = Erf(x) y = Sum(a, b, c, d, e, f, g, h, i) }", {}},
        {"area-functions", "(float[3,7] x) => (float[3,7] y) { a = Asinh(x) h = Constant<value = float {0.5}>() m = Mul(x, h) b = Atanh(m) k = Constant<value = float {2.0}>() q = Abs(x) p = Add(q, k) c = Acosh(p) y = Sum(a, b, c) }", {}},
        {"infinite", "(float[4] x) => (float[4] y) { z = Constant<value = float {0.0}>() v = Div(x, z) a = IsInf(v) b = IsInf<detect_negative = 0>(v) c = IsInf<detect_positive = 0>(v) d = IsInf<detect_negative = 0, detect_positive = 0>(v) one = Constant<value = float {1.0}>() two = Constant<value = float {2.0}>() four = Constant<value = float {4.0}>() e = Where(a, one, z) f = Where(b, two, z) g = Where(c, four, z) h = Where(d, x, z) y = Sum(e, f, g, h) }", {}},
        {"extremes", "(float[3,4] a, float[4] b, float[3,1] c) => (float[3,4] y, float[3,4] z, float[3,4] m) { y = Min(a, b, c) z = Max(a, b, c) m = Mean(a, b, c) }", {}},
        {"comparisons", "(float[3,4] a, float[3,4] b) => (float[3,4] y) { g = Greater(a, b) l = LessOrEqual(a, b) e = Equal(a, a) n = Not(l) x = Xor(g, n) o = Or(g, x) t = And(o, e) y = Where(t, a, b) }", {}},
        {"clip", "(float[3,9] x) => (float[3,9] y, float[3,9] z) { l = Constant<value = float {-0.5}>() h = Constant<value = float {0.25}>() y = Clip(x, l, h) z = Clip(x, , h) }", {}},
        {"clip-6", "(float[3,9] x) => (float[3,9] y) { y = Clip<min = -0.5, max = 0.25>(x) }", {}, 6},
        // activations
        {"rectifiers", "(float[3,9] x) => (float[3,9] y) { a = Relu(x) b = LeakyRelu<alpha = 0.2>(x) c = Elu<alpha = 0.7>(x) d = Selu(x) e = Celu<alpha = 0.6>(x) f = ThresholdedRelu<alpha = 0.3>(x) y = Sum(a, b, c, d, e, f) }", {}},
        {"sigmoids", "(float[3,9] x) => (float[3,9] y) { a = Sigmoid(x) b = HardSigmoid<alpha = 0.3>(x) c = HardSwish(x) d = Tanh(x) e = Softplus(x) f = Softsign(x) g = Mish(x) y = Sum(a, b, c, d, e, f, g) }", {}, 18},
        {"prelu", "(float[2,3,4,4] x) => (float[2,3,4,4] y) { y = PRelu(x, slope) }", {"slope[3,1,1]"}},
        {"gelu", "(float[3,9] x) => (float[3,9] y, float[3,9] z) { y = Gelu(x) z = Gelu<approximate = \"tanh\">(x) }", {}, 20},
        {"gelu-of-the-runtime", "(float[3,8] x) => (float[3,8] y) { a = com.microsoft.Gelu(x) b = com.microsoft.BiasGelu(x, c) d = com.microsoft.FastGelu(x, c) e = com.microsoft.QuickGelu<alpha = 1.5>(x) y = Sum(a, b, d, e) }", {"c[8]"}},
        {"softmax", "(float[2,3,5] x) => (float[2,3,5] y, float[2,3,5] z) { y = Softmax<axis = 1>(x) z = LogSoftmax(x) }", {}},
        {"softmax-11", "(float[2,3,5] x) => (float[2,3,5] y, float[2,3,5] z) { y = Softmax(x) z = LogSoftmax<axis = 2>(x) }", {}, 11},
        {"hardmax", "(float[2,3,5] x) => (float[2,3,5] y, float[2,3,5] z) { y = Hardmax<axis = 1>(x) z = Hardmax(x) }", {}},
        {"hardmax-11", "(float[2,3,5] x) => (float[2,3,5] y) { y = Hardmax(x) }", {}, 11},
        {"shrink", "(float[3,9] x) => (float[3,9] y) { y = Shrink<lambd = 0.3, bias = 0.1>(x) }", {}},
        // matrices
        {"gemm", "(float[3,4] x) => (float[3,5] y, float[3,5] z) { y = Gemm<transB = 1, alpha = 0.5, beta = 2.0>(x, w, b) z = Gemm(x, v) }", {"w[5,4]", "b[5]", "v[4,5]"}},
        {"gemm-transposed", "(float[4,3] x) => (float[3,5] y) { y = Gemm<transA = 1>(x, v, c) }", {"v[4,5]", "c[3,1]"}},
        {"matmul", "(float[2,3,4] x, float[2,4,3] z) => (float[2,3,5] y, float[2,3,3] q) { y = MatMul(x, w) q = MatMul(x, z) }", {"w[4,5]"}},
        {"fused-matmul", "(float[2,3,4] x, float[2,3,4] z) => (float[2,3,3] y) { y = com.microsoft.FusedMatMul<transB = 1, alpha = 0.25>(x, z) }", {}},
        {"einsum", "(float[2,3,4] x, float[2,5,4] z) => (float[2,3,5] y) { y = Einsum<equation = \"bij,bkj->bik\">(x, z) }", {}},
        // convolutions
        {"conv", "(float[2,4,9,8] x) => (float[2,6,5,4] y) { y = Conv<pads = [1,1,1,1], strides = [2,2]>(x, w, b) }", {"w[6,4,3,3]", "b[6]"}},
        {"conv-groups", "(float[2,4,9,8] x) => (float[2,8,5,6] y) { y = Conv<group = 4, dilations = [2,1]>(x, w) }", {"w[8,1,3,3]"}},
        {"conv-uneven-pads", "(float[1,3,7,7] x) => (float[1,4,8,6] y) { y = Conv<pads = [2,0,1,1]>(x, w) }", {"w[4,3,3,3]"}},
        {"conv-same", "(float[1,3,7,8] x) => (float[1,4,4,4] y, float[1,4,4,4] z) { y = Conv<auto_pad = \"SAME_UPPER\", strides = [2,2]>(x, w) z = Conv<auto_pad = \"SAME_LOWER\", strides = [2,2]>(x, w) }", {"w[4,3,3,3]"}},
        {"conv-1d", "(float[2,3,12] x) => (float[2,5,6] y) { y = Conv<strides = [2], pads = [1,1]>(x, w, b) }", {"w[5,3,3]", "b[5]"}},
        {"conv-3d", "(float[1,2,5,6,7] x) => (float[1,3,5,6,7] y) { y = Conv<pads = [1,1,1,1,1,1]>(x, w) }", {"w[3,2,3,3,3]"}},
        {"conv-transposed", "(float[2,3,5,4] x) => (float[2,4,10,8] y) { y = ConvTranspose<strides = [2,2], pads = [1,1,1,1], output_padding = [1,1]>(x, w, b) }", {"w[3,4,3,3]", "b[4]"}},
        {"conv-transposed-uneven", "(float[2,4,5,4] x) => (float[2,4,10,9] y) { y = ConvTranspose<strides = [2,2], pads = [1,0,0,0], group = 2>(x, w, b) }", {"w[4,2,3,3]", "b[4]"}},
        {"conv-transposed-shape", "(float[1,2,5] x) => (float[1,3,10] y) { y = ConvTranspose<strides = [2], output_shape = [10]>(x, w) }", {"w[2,3,3]"}},
        {"conv-transposed-short", "(float[1,3,5,4] x) => (float[1,4,14,11] y, float[1,4,14,11] z) { y = ConvTranspose<auto_pad = \"SAME_UPPER\", strides = [3,3]>(x, w) z = ConvTranspose<auto_pad = \"SAME_LOWER\", strides = [3,3]>(x, w) }", {"w[3,4,2,2]"}},
        // normalisations
        {"batch-normalization", "(float[2,3,4,4] x) => (float[2,3,4,4] y) { v = Abs(variance) y = BatchNormalization<epsilon = 0.01>(x, scale, bias, mean, v) }", {"scale[3]", "bias[3]", "mean[3]", "variance[3]"}},
        {"instance-normalization", "(float[2,3,4,4] x) => (float[2,3,4,4] y) { y = InstanceNormalization(x, scale, bias) }", {"scale[3]", "bias[3]"}},
        {"layer-normalization", "(float[2,3,8] x) => (float[2,3,8] y, float[2,3,8] z) { y = LayerNormalization(x, scale, bias) z = LayerNormalization<axis = 1, epsilon = 0.001>(x, wide) }", {"scale[8]", "bias[8]", "wide[3,8]"}},
        {"group-normalization-18", "(float[2,6,4,4] x) => (float[2,6,4,4] y) { y = GroupNormalization<num_groups = 3>(x, scale, bias) }", {"scale[3]", "bias[3]"}, 18},
        {"group-normalization", "(float[2,6,4,4] x) => (float[2,6,4,4] y) { y = GroupNormalization<num_groups = 3>(x, scale, bias) }", {"scale[6]", "bias[6]"}, 21},
        {"local-response", "(float[2,7,4,4] x) => (float[2,7,4,4] y) { y = LRN<size = 5, alpha = 0.1, bias = 2.0>(x) }", {}},
        {"lp-normalization", "(float[2,5,4] x) => (float[2,5,4] y, float[2,5,4] z) { y = LpNormalization<axis = 1>(x) z = LpNormalization<p = 1>(x) }", {}},
        {"lp-normalization-of-zeros", "(float[2,4] x) => (float[2,4] y, float[2,4] z) { n = Constant<value = float[2,1] {0.0, 1.0}>() m = Mul(x, n) y = LpNormalization(m) z = LpNormalization<p = 1>(m) }", {}},
        {"mean-variance", "(float[2,3,4,4] x) => (float[2,3,4,4] y) { y = MeanVarianceNormalization(x) }", {}},
        {"skip-layer-normalization", "(float[2,3,8] x, float[2,3,8] s) => (float[2,3,8] y, float[2,3,8] q) { y, , , q = com.microsoft.SkipLayerNormalization<epsilon = 0.00001>(x, s, scale, bias, c) }", {"scale[8]", "bias[8]", "c[8]"}},
        // pools
        {"max-pool", "(float[2,3,9,9] x) => (float[2,3,5,5] y, float[2,3,4,4] z) { y = MaxPool<kernel_shape = [3,3], strides = [2,2], pads = [1,1,1,1]>(x) z = MaxPool<kernel_shape = [2,2], strides = [2,2]>(x) }", {}},
        {"max-pool-uneven", "(float[2,3,9,9] x) => (float[2,3,5,5] y, float[2,3,5,5] z) { y = MaxPool<kernel_shape = [2,2], strides = [2,2], pads = [0,0,1,1]>(x) z = MaxPool<kernel_shape = [2,2], strides = [2,2], ceil_mode = 1>(x) }", {}},
        {"max-pool-1d", "(float[2,3,9] x) => (float[2,3,5] y) { y = MaxPool<kernel_shape = [3], dilations = [2]>(x) }", {}},
        {"average-pool", "(float[2,3,9,9] x) => (float[2,3,5,5] y, float[2,3,5,5] z) { y = AveragePool<kernel_shape = [3,3], strides = [2,2], pads = [1,1,1,1]>(x) z = AveragePool<kernel_shape = [3,3], strides = [2,2], pads = [1,1,1,1], count_include_pad = 1>(x) }", {}},
        {"average-pool-uneven", "(float[2,3,9,9] x) => (float[2,3,5,5] y, float[2,3,5,5] z) { y = AveragePool<kernel_shape = [2,2], strides = [2,2], pads = [0,0,1,1]>(x) z = AveragePool<kernel_shape = [2,2], strides = [2,2], auto_pad = \"SAME_UPPER\">(x) }", {}},
        {"average-pool-dilated", "(float[1,2,9,8] x) => (float[1,2,4,5] y, float[1,2,4,3] z, float[1,2,4,6] c) { y = AveragePool<kernel_shape = [3,2], dilations = [2,3], strides = [2,1], pads = [1,1,2,0]>(x) z = AveragePool<kernel_shape = [3,2], dilations = [2,3], strides = [2,3], pads = [1,1,1,1], ceil_mode = 1>(x) c = AveragePool<kernel_shape = [3,2], dilations = [2,2], strides = [2,1], pads = [1,1,2,0], count_include_pad = 1>(x) }", {}, 19},
        {"lp-pool", "(float[1,2,9,8] x) => (float[1,2,4,7] y, float[1,2,5,3] z, float[1,2,8,6] d) { y = LpPool<kernel_shape = [3,2], strides = [2,1]>(x) z = LpPool<kernel_shape = [3,2], strides = [2,3], pads = [1,0,1,0], ceil_mode = 1, p = 3>(x) d = LpPool<kernel_shape = [3,2], dilations = [2,3], pads = [1,1,2,0], p = 1>(x) }", {}, 18},
        {"global-pools", "(float[2,3,5,4] x) => (float[2,3,1,1] y) { a = GlobalAveragePool(x) b = GlobalMaxPool(x) y = Add(a, b) }", {}},
        // reductions
        {"reductions", "(float[2,3,4] x) => (float[2,1,4] y, float[2,3] z) { axis = Constant<value = int64[1] {1}>() s = ReduceSum(x, axis) m = ReduceMean<axes = [1]>(x) h = ReduceMax<axes = [1]>(x) l = ReduceMin<axes = [-2]>(x) y = Sum(s, m, h, l) z = ReduceL2<axes = [2], keepdims = 0>(x) }", {}},
        {"more-reductions", "(float[2,3,4] x) => (float[2,1,1] y) { a = ReduceL1<axes = [1,2]>(x) b = ReduceProd<axes = [1,2]>(x) c = ReduceSumSquare<axes = [1,2]>(x) d = ReduceLogSumExp<axes = [1,2]>(x) y = Sum(a, b, c, d) }", {}},
        {"reductions-18", "(float[2,3,4] x) => (float[2,3,1] y, float[1,1,1] z) { axis = Constant<value = int64[1] {-1}>() y = ReduceMean(x, axis) z = ReduceMax(x) }", {}, 18},
        {"reductions-of-single-values", "(float[4] x) => (float[4] y, float s) { k = Constant<value = float {1.5}>() p = Add(x, k) a = ReduceL1<noop_with_empty_axes = 1>(x) b = ReduceL2<noop_with_empty_axes = 1>(x) c = ReduceSumSquare<noop_with_empty_axes = 1>(x) d = ReduceLogSum<noop_with_empty_axes = 1>(p) y = Sum(a, b, c, d) i = Constant<value = int64 {1}>() e = Gather(x, i) f = ReduceL1(e) g = ReduceL2(e) h = ReduceSumSquare(e) q = Gather(p, i) l = ReduceLogSum(q) s = Sum(f, g, h, l) }", {}, 18},
        {"places-of-extremes", "(float[2,3,4] x) => (int64[2,3,1] y, int64[2,4] z) { y = ArgMax<axis = -1>(x) z = ArgMin<axis = 1, keepdims = 0>(x) }", {}},
        {"top-k", "(float[2,9] x) => (float[2,3] y, int64[2,3] z) { k = Constant<value = int64[1] {3}>() y, z = TopK(x, k) }", {}},
        {"top-k-of-equals", "(float[2,9] x) => (float[2,4] y, int64[2,4] z, float[2,4] a, int64[2,4] b) { s = Sign(x) k = Constant<value = int64[1] {4}>() y, z = TopK(s, k) a, b = TopK<largest = 0>(s, k) }", {}},
        {"cumulated", "(float[2,5] x) => (float[2,5] y, float[2,5] z) { a = Constant<value = int64 {1}>() y = CumSum(x, a) z = CumSum<exclusive = 1, reverse = 1>(x, a) }", {}},
        // arrangements
        {"shapes", "(float[2,3,4] x) => (float[4,6] y, float[2,12] z, float[3,2,4] t) { s = Constant<value = int64[2] {4,-1}>() y = Reshape(x, s) k = Constant<value = int64[2] {0,-1}>() z = Reshape(x, k) t = Transpose<perm = [1,0,2]>(x) }", {}},
        {"axes-of-one", "(float[2,1,4] x) => (float[2,4] y, float[1,2,1,4,1] z, float[2,4] q) { a = Constant<value = int64[1] {1}>() y = Squeeze(x, a) b = Constant<value = int64[2] {0,-1}>() z = Unsqueeze(x, b) q = Squeeze(x) }", {}},
        {"flatten", "(float[2,3,4] x) => (float[6,4] y, float[1,24] z) { y = Flatten<axis = 2>(x) z = Flatten<axis = 0>(x) }", {}},
        {"parts", "(float[2,7,3] x) => (float[2,2,3] a, float[2,5,3] b, float[2,7,3] y) { s = Constant<value = int64[2] {2,5}>() a, b = Split<axis = 1>(x, s) y = Concat<axis = 1>(b, a) }", {}},
        {"split-evenly", "(float[2,7] x) => (float[2,3] a, float[2,3] b, float[2,1] c) { a, b, c = Split<axis = 1, num_outputs = 3>(x) }", {}, 18},
        {"slices", "(float[5,7] x) => (float[2,3] y, float[5,7] z) { s = Constant<value = int64[2] {1,-6}>() e = Constant<value = int64[2] {3,1000}>() a = Constant<value = int64[2] {0,1}>() t = Constant<value = int64[2] {1,2}>() y = Slice(x, s, e, a, t) r = Constant<value = int64[1] {-1}>() f = Constant<value = int64[1] {-1000}>() o = Constant<value = int64[1] {1}>() z = Slice(x, r, f, o, r) }", {}},
        {"slices-9", "(float[5,7] x) => (float[2,3] y) { y = Slice<starts = [1,-4], ends = [3,-1], axes = [0,1]>(x) }", {}, 9},
        {"expand-and-tile", "(float[3,1] x) => (float[2,3,4] y, float[3,3] z) { s = Constant<value = int64[3] {2,1,4}>() y = Expand(x, s) r = Constant<value = int64[2] {1,3}>() z = Tile(x, r) }", {}},
        {"pads", "(float[2,4] x) => (float[3,7] a, float[2,7] b, float[2,7] c) { p = Constant<value = int64[4] {0,1,1,2}>() v = Constant<value = float {0.5}>() a = Pad(x, p, v) q = Constant<value = int64[4] {0,1,0,2}>() b = Pad<mode = \"reflect\">(x, q) c = Pad<mode = \"edge\">(x, q) }", {}},
        {"space-and-depth", "(float[1,8,2,4] x) => (float[1,8,2,4] y, float[1,2,4,8] z) { d = DepthToSpace<blocksize = 2>(x) y = SpaceToDepth<blocksize = 2>(d) z = DepthToSpace<blocksize = 2, mode = \"CRD\">(x) }", {}},
        {"triangles", "(float[4,5] x) => (float[4,5] y, float[4,5] z) { k = Constant<value = int64 {1}>() y = Trilu(x, k) z = Trilu<upper = 0>(x) }", {}},
        {"shape-of-a-run", "(float[2,3,4] x) => (float[2,12] y, int64[2] p) { s = Shape(x) i = Constant<value = int64[1] {0}>() n = Gather(s, i) m = Constant<value = int64[1] {-1}>() t = Concat<axis = 0>(n, m) y = Reshape(x, t) p = Shape<start = 1>(x) }", {}},
        {"made-from-shapes", "(float[2,3] x) => (float[2,3] y, int64[3] r) { s = Shape(x) o = ConstantOfShape<value = float[1] {2.5}>(s) y = Mul(x, o) a = Constant<value = int64 {1}>() b = Constant<value = int64 {7}>() c = Constant<value = int64 {2}>() r = Range(a, b, c) }", {}},
        // gathers
        {"gather", "(float[5,4] x) => (float[2,2,4] y, float[5] z, float[5,2] q) { i = Constant<value = int64[2,2] {0,-1,3,2}>() y = Gather(x, i) s = Constant<value = int64 {1}>() z = Gather<axis = 1>(x, s) j = Constant<value = int64[2] {3,-4}>() q = Gather<axis = 1>(x, j) }", {}},
        {"embedding", "(float[2,3] x) => (float[2,3,4] y) { t = Constant<value = float {3.0}>() a = Abs(x) m = Mul(a, t) i = Cast<to = 7>(m) y = Gather(table, i) }", {"table[6,4]"}},
        {"gather-elements", "(float[3,3] x) => (float[2,3] y) { i = Constant<value = int64[2,3] {0,1,-1,2,0,1}>() y = GatherElements(x, i) }", {}},
        {"gather-nd", "(float[2,3,4] x) => (float[2,4] y, float[2,4] z) { i = Constant<value = int64[2,2] {0,2,1,-1}>() y = GatherND(x, i) j = Constant<value = int64[2,1] {0,2}>() z = GatherND<batch_dims = 1>(x, j) }", {}},
        {"scatter-elements", "(float[3,3] x, float[2,3] u) => (float[3,3] y) { i = Constant<value = int64[2,3] {0,1,2,2,0,1}>() y = ScatterElements(x, i, u) }", {}},
        {"scatter-nd", "(float[4,3] x, float[2,3] u) => (float[4,3] y) { i = Constant<value = int64[2,1] {3,1}>() y = ScatterND(x, i, u) }", {}},
        {"scatter-together", "(float[3,4] x, float[2,4] u) => (float[3,4] a, float[3,4] b, float[3,4] c, float[3,4] d) { i = Constant<value = int64[2,4] {0,1,2,-1,1,1,0,0}>() a = ScatterElements<reduction = \"mul\">(x, i, u) b = ScatterElements<reduction = \"max\">(x, i, u) c = ScatterElements<reduction = \"min\">(x, i, u) d = ScatterElements<reduction = \"add\">(x, i, u) }", {}, 18},
        {"scatter-nd-together", "(float[4,3] x, float[3,3] u) => (float[4,3] a, float[4,3] b, float[4,3] c, float[4,3] d) { i = Constant<value = int64[3,1] {3,1,-1}>() a = ScatterND<reduction = \"mul\">(x, i, u) b = ScatterND<reduction = \"max\">(x, i, u) c = ScatterND<reduction = \"min\">(x, i, u) d = ScatterND<reduction = \"add\">(x, i, u) }", {}, 18},
        {"one-hot", "(float[3] x) => (float[3,4] y) { a = Abs(x) t = Constant<value = float {4.0}>() m = Mul(a, t) i = Cast<to = 7>(m) d = Constant<value = int64 {4}>() v = Constant<value = float[2] {0.0, 2.0}>() y = OneHot(i, d, v) }", {}},
        // recurrent
        {"lstm", "(float[6,2,4] x) => (float[6,1,2,5] y, float[1,2,5] h, float[1,2,5] c) { y, h, c = LSTM<hidden_size = 5>(x, w, r, b) }", {"w[1,20,4]", "r[1,20,5]", "b[1,40]"}},
        {"lstm-both-ways", "(float[6,2,4] x, float[2,2,5] h0, float[2,2,5] c0) => (float[6,2,2,5] y, float[2,2,5] h) { y, h = LSTM<hidden_size = 5, direction = \"bidirectional\">(x, w, r, b, , h0, c0) }", {"w[2,20,4]", "r[2,20,5]", "b[2,40]"}},
        {"lstm-peepholes", "(float[6,2,4] x) => (float[6,1,2,5] y) { y = LSTM<hidden_size = 5, direction = \"reverse\", clip = 0.9>(x, w, r, b, , , , p) }", {"w[1,20,4]", "r[1,20,5]", "b[1,40]", "p[1,15]"}},
        {"gru", "(float[6,2,4] x) => (float[6,1,2,5] y, float[1,2,5] h) { y, h = GRU<hidden_size = 5>(x, w, r, b) }", {"w[1,15,4]", "r[1,15,5]", "b[1,30]"}},
        {"gru-linear", "(float[6,2,4] x) => (float[6,2,2,5] y) { y = GRU<hidden_size = 5, linear_before_reset = 1, direction = \"bidirectional\">(x, w, r, b) }", {"w[2,15,4]", "r[2,15,5]", "b[2,30]"}},
        {"gru-activations", "(float[6,2,4] x) => (float[6,1,2,5] y, float[6,1,2,5] z) { y = GRU<hidden_size = 5, activations = [\"Sigmoid\", \"ScaledTanh\"], activation_alpha = [0.7], activation_beta = [0.9]>(x, w, r, b) z = GRU<hidden_size = 5, activations = [\"sigmoid\", \"affine\"], activation_alpha = [0.4], activation_beta = [0.1]>(x, w, r, b) }", {"w[1,15,4]", "r[1,15,5]", "b[1,30]"}},
        {"lstm-activations", "(float[6,2,4] x) => (float[6,2,2,5] y) { y = LSTM<hidden_size = 5, direction = \"bidirectional\", activations = [\"Sigmoid\", \"LeakyRelu\", \"HardSigmoid\", \"HardSigmoid\", \"Tanh\", \"Softsign\"], activation_alpha = [0.3, 0.25, 0.15], activation_beta = [0.4, 0.6]>(x, w, r, b) }", {"w[2,20,4]", "r[2,20,5]", "b[2,40]"}},
        {"lstm-lengths", "(float[6,3,4] x, float[2,3,5] h0, float[2,3,5] c0) => (float[6,2,3,5] y, float[2,3,5] h, float[2,3,5] c) { l = Constant<value = int32[3] {4,6,1}>() y, h, c = LSTM<hidden_size = 5, direction = \"bidirectional\">(x, w, r, b, l, h0, c0, p) }", {"w[2,20,4]", "r[2,20,5]", "b[2,40]", "p[2,15]"}},
        {"gru-lengths", "(float[6,3,4] x) => (float[6,2,3,5] y, float[2,3,5] h) { l = Constant<value = int32[3] {2,5,6}>() y, h = GRU<hidden_size = 5, linear_before_reset = 1, direction = \"bidirectional\">(x, w, r, b, l) }", {"w[2,15,4]", "r[2,15,5]", "b[2,30]"}},
        {"rnn-lengths", "(float[6,3,4] x) => (float[6,1,3,5] y, float[1,3,5] h) { l = Constant<value = int32[3] {3,6,2}>() y, h = RNN<hidden_size = 5, direction = \"reverse\">(x, w, r, b, l) }", {"w[1,5,4]", "r[1,5,5]", "b[1,10]"}},
        {"rnn", "(float[6,2,4] x) => (float[6,1,2,5] y, float[1,2,5] h) { y, h = RNN<hidden_size = 5>(x, w, r, b) }", {"w[1,5,4]", "r[1,5,5]", "b[1,10]"}},
        // attention
        {"attention", "(float[2,4,6] q, float[2,5,6] k, float[2,5,6] v) => (float[2,4,6] y) { y = Attention<q_num_heads = 2, kv_num_heads = 2>(q, k, v) }", {}, 23},
        {"attention-causal", "(float[2,3,4,6] q, float[2,3,4,6] k, float[2,3,4,6] v) => (float[2,3,4,6] y) { y = Attention<is_causal = 1, scale = 0.3>(q, k, v) }", {}, 23},
        {"attention-causal-of-more-keys", "(float[1,2,3,4] q, float[1,2,5,4] k, float[1,2,5,4] v) => (float[1,2,3,4] y) { y = Attention<is_causal = 1>(q, k, v) }", {}, 23},
        {"attention-softcap-and-mask", "(float[1,2,3,4] q, float[1,2,5,4] k, float[1,2,5,4] v, float[3,5] m) => (float[1,2,3,4] y, float[1,2,3,4] z) { n = Constant<value = int64[3,5] {1,0,1,1,0,0,1,1,0,1,1,1,1,0,0}>() b = Cast<to = 9>(n) y = Attention<softcap = 0.7, is_causal = 1>(q, k, v, m) z = Attention<softcap = 0.7>(q, k, v, b) }", {}, 23},
        {"attention-of-nothing", "(float[1,1,2,4] q, float[1,1,3,4] k, float[1,1,3,4] v) => (float[1,1,2,4] y, float[1,1,2,4] z) { n = Constant<value = int64[2,3] {0,0,0,1,0,1}>() b = Cast<to = 9>(n) y = Attention(q, k, v, b) o = Constant<value = int64[2,3] {0,1,1,1,0,1}>() c = Cast<to = 9>(o) z = Attention<is_causal = 1>(q, k, v, c) }", {}, 23},
        {"attention-of-some-keys", "(float[2,2,3,4] q, float[2,2,5,4] k, float[2,2,5,4] v) => (float[2,2,3,4] y, float[2,2,3,4] z) { n = Constant<value = int64[2] {0,4}>() y = Attention(q, k, v, , , , n) m = Constant<value = int64[2] {4,1}>() z = Attention<is_causal = 1>(q, k, v, , , , m) }", {}, 24},
        {"attention-of-the-runtime", "(float[2,4,8] x) => (float[2,4,8] y, float[2,4,8] z) { y = com.microsoft.Attention<num_heads = 2>(x, w, b) z = com.microsoft.Attention<num_heads = 2, unidirectional = 1>(x, w, b) }", {"w[8,24]", "b[24]"}},
        {"attention-of-the-runtime-masked", "(float[2,4,8] x) => (float[2,4,8] y, float[2,4,8] z) { m = Constant<value = int32[2,4] {1,1,1,0,0,0,0,0}>() y = com.microsoft.Attention<num_heads = 2, mask_filter_value = -4.0>(x, w, b, m) z = com.microsoft.Attention<num_heads = 2, unidirectional = 1, mask_filter_value = -4.0>(x, w, b, m) }", {"w[8,24]", "b[24]"}},
        {"attention-of-the-runtime-padded", "(float[2,4,8] x) => (float[2,4,8] y) { m = Constant<value = int32[2,4] {1,1,1,0,0,1,1,0}>() y = com.microsoft.Attention<num_heads = 2>(x, w, b, m) }", {"w[8,24]", "b[24]"}},
        {"multi-head-attention", "(float[2,4,8] q, float[2,5,8] k, float[2,5,8] v) => (float[2,4,8] y) { y = com.microsoft.MultiHeadAttention<num_heads = 2>(q, k, v, b) }", {"b[24]"}},
        // resizing
        {"resize-nearest", "(float[1,2,4,5] x) => (float[1,2,8,10] y, float[1,2,7,4] z) { s = Constant<value = float[4] {1.0,1.0,2.0,2.0}>() y = Resize<coordinate_transformation_mode = \"asymmetric\", nearest_mode = \"floor\">(x, , s) o = Constant<value = int64[4] {1,2,7,4}>() z = Resize(x, , , o) }", {}},
        {"resize-nearest-between", "(float[1,2,5,7] x) => (float[1,2,10,11] y) { s = Constant<value = float[4] {1.0,1.0,2.0,1.7}>() y = Resize<nearest_mode = \"round_prefer_ceil\">(x, , s) }", {}},
        {"resize-nearest-10", "(float[1,2,5,7] x) => (float[1,2,3,3] y, float[1,2,10,11] z) { s = Constant<value = float[4] {1.0,1.0,0.6,0.5}>() y = Resize(x, s) t = Constant<value = float[4] {1.0,1.0,2.0,1.7}>() z = Resize(x, t) }", {}, 10},
        {"resize-linear", "(float[1,2,4,5] x) => (float[1,2,8,10] a, float[1,2,7,9] b, float[1,2,3,2] c) { s = Constant<value = float[4] {1.0,1.0,2.0,2.0}>() a = Resize<mode = \"linear\">(x, , s) o = Constant<value = int64[4] {1,2,7,9}>() b = Resize<mode = \"linear\", coordinate_transformation_mode = \"align_corners\">(x, , , o) p = Constant<value = int64[4] {1,2,3,2}>() c = Resize<mode = \"linear\", coordinate_transformation_mode = \"pytorch_half_pixel\">(x, , , p) }", {}},
        {"resize-cubic", "(float[1,2,4,5] x) => (float[1,2,8,10] a) { s = Constant<value = float[4] {1.0,1.0,2.0,2.0}>() a = Resize<mode = \"cubic\", cubic_coeff_a = -0.5>(x, , s) }", {}},
        {"upsample", "(float[1,2,4,5] x) => (float[1,2,8,15] y) { s = Constant<value = float[4] {1.0,1.0,2.0,3.0}>() y = Upsample(x, s) }", {}, 9},
        {"grid-sample", "(float[1,2,4,5] x, float[1,3,3,2] g) => (float[1,2,3,3] y) { y = GridSample(x, g) }", {}},
        // quantized
        {"quantized", "(float[2,6] x) => (float[2,6] y) { s = Constant<value = float {0.01}>() z = Constant<value = uint8 {120}>() q = QuantizeLinear(x, s, z) y = DequantizeLinear(q, s, z) }", {}},
        {"quantized-per-channel", "(float[2,3,4] x) => (float[2,3,4] y) { s = Constant<value = float[3] {0.01, 0.02, 0.002}>() z = Constant<value = int8[3] {0, 5, -3}>() q = QuantizeLinear<axis = 1>(x, s, z) y = DequantizeLinear<axis = 1>(q, s, z) }", {}},
        {"weights-of-2-bits", "(float[3,32] x) => (float[3,2] y, float[3,2] z) <uint8[2,2,4] q = {121, 66, 189, 242, 33, 6, 240, 132, 119, 98, 240, 243, 203, 77, 118, 77}, uint8[2,1] o = {199, 7}> { y = com.microsoft.MatMulNBits<K = 32, N = 2, bits = 2, block_size = 16>(x, q, s) z = com.microsoft.MatMulNBits<K = 32, N = 2, bits = 2, block_size = 16>(x, q, s, o) }", {"s[2,2]"}},
        {"weights-of-4-bits", "(float[3,32] x) => (float[3,2] y, float[3,2] z) <uint8[2,2,8] q = {32, 81, 21, 154, 15, 137, 242, 198, 218, 202, 227, 68, 187, 49, 18, 69, 253, 111, 132, 223, 154, 215, 197, 179, 208, 118, 172, 14, 143, 83, 167, 53}, uint8[2,1] o = {108, 136}> { y = com.microsoft.MatMulNBits<K = 32, N = 2, bits = 4, block_size = 16>(x, q, s) z = com.microsoft.MatMulNBits<K = 32, N = 2, bits = 4, block_size = 16>(x, q, s, o) }", {"s[2,2]"}},
        {"weights-of-8-bits", "(float[3,32] x) => (float[3,2] y, float[3,2] z) <uint8[2,2,16] q = {145, 63, 32, 246, 247, 45, 176, 34, 210, 77, 10, 150, 218, 212, 60, 22, 23, 193, 169, 142, 120, 18, 158, 3, 39, 55, 16, 101, 208, 149, 134, 79, 21, 173, 160, 184, 70, 193, 192, 235, 197, 52, 138, 220, 121, 154, 223, 132, 155, 173, 5, 212, 161, 10, 192, 68, 30, 170, 238, 180, 180, 142, 250, 11}, uint8[2,2] o = {31, 10, 189, 128}> { y = com.microsoft.MatMulNBits<K = 32, N = 2, bits = 8, block_size = 16>(x, q, s) z = com.microsoft.MatMulNBits<K = 32, N = 2, bits = 8, block_size = 16>(x, q, s, o) }", {"s[2,2]"}},
    };
    return all;
}

std::vector<pb::TensorProto> inputsOf(const Model &model)
{
    std::vector<pb::TensorProto> inputs;
    uint64_t seed = 11;
    for (const auto &input : model.graph().input()) {
        std::vector<int64_t> dims;
        for (const auto &dim : input.type().tensor_type().shape().dim())
            dims.push_back(dim.dim_value());
        inputs.push_back(test::randomTensor(input.name(), dims, ++seed));
    }
    return inputs;
}

} // namespace

class TestTrainerOperators : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void givesWhatOnnxRuntimeGives_data();
    void givesWhatOnnxRuntimeGives();
    void operatorsThatCannotBeComputedAreListedWithTheirLayers();

private:
    RunContext m_context;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<Trainer> m_trainer;
};

void TestTrainerOperators::initTestCase()
{
    m_runner = VERIFIED(Runner::start({}, m_context));
    m_trainer = VERIFIED(Trainer::start({}, m_context));
    QVERIFY(m_trainer->libraryVersion().starts_with("libtorch 1."));
}

void TestTrainerOperators::givesWhatOnnxRuntimeGives_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < cases().size(); ++i)
        QTest::newRow(cases()[i].name) << static_cast<int>(i);
}

void TestTrainerOperators::givesWhatOnnxRuntimeGives()
{
    QFETCH(int, index);
    const Case &one = cases()[static_cast<size_t>(index)];
    const Model model = test::modelOf(std::string("agraph ") + one.graph, one.weights, one.opset);
    const std::vector<pb::TensorProto> inputs = inputsOf(model);
    LoadOptions plain;
    plain.optimization = GraphOptimization::None;
    const ModelHandle handle = VERIFIED(m_runner->load(model, plain, m_context));
    const auto expected = VERIFIED(m_runner->run(handle, inputs, m_context));
    const auto computed = VERIFIED(m_trainer->forward(model, inputs, m_context));
    QCOMPARE(computed.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(computed[i].name(), expected[i].name());
        QCOMPARE(computed[i].data_type(), expected[i].data_type());
        QCOMPARE(std::vector<int64_t>(computed[i].dims().begin(), computed[i].dims().end()), std::vector<int64_t>(expected[i].dims().begin(), expected[i].dims().end()));
        const std::vector<double> a = VERIFIED(toDoubles(expected[i], {}));
        const std::vector<double> b = VERIFIED(toDoubles(computed[i], {}));
        double largest = 1e-3;
        for (const double value : a)
            largest = std::max(largest, std::abs(value));
        for (size_t k = 0; k < a.size(); ++k)
            QVERIFY2(std::abs(a[k] - b[k]) <= tolerance * largest,
                     qPrintable(QString("%1[%2]: %3 instead of %4").arg(QString::fromStdString(expected[i].name())).arg(k).arg(b[k]).arg(a[k])));
    }
}

void TestTrainerOperators::operatorsThatCannotBeComputedAreListedWithTheirLayers()
{
    const Model model = test::modelOf("agraph (float[4] x) => (float[4] y) { [first] a = Bernoulli(x) [second] b = Relu(a) [third] c = Bernoulli(b) [fourth] y = RandomNormalLike(c) }");
    const Error error = REFUSED(m_trainer->check(model, m_context));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QCOMPARE(error.message, std::string("training cannot compute Bernoulli in first and 1 other layer; RandomNormalLike in fourth: these layers and what stands before them stay as they are, and nothing with weights is left to train"));
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerOperators)
#include "tst_trainer_operators.moc"
