// Attention as one operator: ONNX's own (opset 23) and ONNX Runtime's Attention and MultiHeadAttention.
#include "app/trainer/operators.h"

#include <cmath>
#include <limits>

namespace pare::train {

namespace {

// [batch, places, heads * width] -> [batch, heads, places, width]
at::Tensor heads(const at::Tensor &x, int64_t count)
{
    return x.reshape({x.size(0), x.size(1), count, x.size(2) / count}).transpose(1, 2);
}

at::Tensor merged(const at::Tensor &x)
{
    return x.transpose(1, 2).reshape({x.size(0), x.size(2), x.size(1) * x.size(3)});
}

// Both may be undefined.
struct Mask {
    at::Tensor added;   // to the scores
    at::Tensor allowed; // booleans: false switches off
};

at::Tensor both(const at::Tensor &a, const at::Tensor &b)
{
    return a.defined() && b.defined() ? at::logical_and(a, b) : a.defined() ? a : b;
}

// Keys up to a query's own place and `before` more, as booleans [queries, keys]; of [batch, 1, 1, 1] places, for each of the batch.
at::Tensor upToOwn(int64_t queries, int64_t keys, const at::Tensor &before)
{
    return at::arange(keys, at::kLong).unsqueeze(0) <= at::arange(queries, at::kLong).unsqueeze(1) + before;
}

// All four-dimensional. A query that may look at no key gets zeros, and gives no gradient.
at::Tensor attended(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v, const Mask &mask, double scale, double softcap)
{
    constexpr double off = -std::numeric_limits<double>::infinity();
    at::Tensor scores = at::matmul(q, k.transpose(-1, -2)) * scale;
    if (softcap > 0) // before the mask: what is switched off stays so
        scores = softcap * at::tanh(scores / softcap);
    at::Tensor allowed = mask.allowed;
    if (mask.added.defined()) {
        scores = scores + mask.added;
        allowed = both(allowed, mask.added.detach() != off);
    }
    if (!allowed.defined())
        return at::matmul(at::softmax(scores, -1), v);
    const at::Tensor none = at::logical_not(allowed.any(-1, true));
    scores = scores.masked_fill(at::logical_not(allowed), off).masked_fill(none, 0);
    return at::matmul(at::softmax(scores, -1).masked_fill(none, 0), v);
}

// A mask that is shorter than the keys switches off the rest.
at::Tensor asLongAs(int64_t keys, const at::Tensor &mask, double off)
{
    const int64_t missing = mask.dim() > 0 ? keys - mask.size(-1) : 0;
    return missing > 0 ? at::constant_pad_nd(mask, {0, missing}, off) : mask;
}

Outputs attention(const Call &call)
{
    if (call.has(4) || call.has(5) || call.wants(1) || call.wants(2) || call.wants(3))
        throw Refusal("attention with remembered keys is not computed here");
    if (call.integer("left_window_size", -1) >= 0 || call.integer("right_window_size", -1) >= 0)
        throw Refusal("attention within a sliding window is not computed here");
    const bool flat = call.in(0).dim() == 3;
    const auto split = [&](size_t i, const char *count) { return flat ? heads(call.in(i), call.integer(count, 1)) : call.in(i); };
    const at::Tensor q = split(0, "q_num_heads");
    at::Tensor k = split(1, "kv_num_heads");
    at::Tensor v = split(2, "kv_num_heads");
    if (k.size(1) != q.size(1)) { // groups of queries share keys
        k = k.repeat_interleave(q.size(1) / k.size(1), 1);
        v = v.repeat_interleave(q.size(1) / v.size(1), 1);
    }
    const int64_t keys = k.size(2);
    Mask mask;
    if (call.has(3)) {
        const bool booleans = call.in(3).scalar_type() == at::kBool;
        (booleans ? mask.allowed : mask.added) = asLongAs(keys, call.in(3), booleans ? 0 : -std::numeric_limits<double>::infinity());
    }
    at::Tensor before = at::zeros({}, at::kLong); // keys in front of the first query
    if (call.has(6)) { // how many keys of each of the batch count; the queries are the last of them
        const at::Tensor counted = call.in(6).to(at::kLong).reshape({-1, 1, 1, 1});
        mask.allowed = both(mask.allowed, at::arange(keys, at::kLong) < counted);
        before = counted - q.size(2);
    }
    if (call.integer("is_causal", 0) != 0)
        mask.allowed = both(mask.allowed, upToOwn(q.size(2), keys, before));
    const at::Tensor y = attended(q, k, v, mask, call.real("scale", 1 / std::sqrt(static_cast<double>(q.size(3)))), call.real("softcap", 0));
    return {flat ? merged(y) : y};
}

// A mask of ONNX Runtime, [batch, keys] with 1 for what counts, as booleans [batch, 1, 1, keys]. Lengths alone are [batch].
at::Tensor keyMask(const at::Tensor &mask, int64_t batch, int64_t keys)
{
    if (!mask.defined())
        return {};
    if (mask.dim() == 1 && mask.numel() == batch)
        return (at::arange(keys, at::kLong).unsqueeze(0) < mask.to(at::kLong).unsqueeze(1)).reshape({batch, 1, 1, keys});
    if (mask.dim() == 2 && mask.size(0) == batch && mask.size(1) == keys)
        return mask.to(at::kBool).reshape({batch, 1, 1, keys});
    if (mask.dim() == 3)
        return mask.to(at::kBool).unsqueeze(1);
    throw Refusal("a mask of this shape is not computed here");
}

// ONNX Runtime's own operators add a number to the scores of keys that do not count, and so look at all keys where none counts; later
// keys are out of the question.
at::Tensor attendedByRuntime(const Call &call, const at::Tensor &q, const at::Tensor &k, const at::Tensor &v, const at::Tensor &counted, const at::Tensor &added)
{
    Mask mask{added, {}};
    if (counted.defined()) {
        const at::Tensor off = at::logical_not(counted).to(q.scalar_type()) * call.real("mask_filter_value", -10000);
        mask.added = added.defined() ? off + added : off;
    }
    if (call.integer("unidirectional", 0) != 0)
        mask.allowed = upToOwn(q.size(2), k.size(2), at::zeros({}, at::kLong));
    const double scale = call.real("scale", 0);
    return attended(q, k, v, mask, scale == 0 ? 1 / std::sqrt(static_cast<double>(q.size(3))) : scale, 0);
}

// input, weights [inputs, q + k + v], bias, mask, past, added to the scores
Outputs packedAttention(const Call &call)
{
    if (call.has(4) || call.wants(1) || call.integer("do_rotary", 0) != 0)
        throw Refusal("attention with remembered keys or rotary embedding is not computed here");
    const int64_t count = call.integer("num_heads", 1);
    at::Tensor all = at::matmul(call.in(0), call.in(1));
    if (call.has(2))
        all = all + call.in(2);
    std::vector<int64_t> widths = call.integers("qkv_hidden_sizes");
    if (widths.empty())
        widths.assign(3, all.size(2) / 3);
    const auto parts = at::split_with_sizes(all, widths, 2);
    const at::Tensor q = heads(parts[0], count);
    const at::Tensor k = heads(parts[1], count);
    return {merged(attendedByRuntime(call, q, k, heads(parts[2], count), keyMask(call.orNone(3), q.size(0), k.size(2)), call.orNone(5)))};
}

// query, key, value, bias of all three, mask of keys, added to the scores
Outputs multiHead(const Call &call)
{
    if (call.has(6) || call.has(7) || call.wants(1) || call.wants(2))
        throw Refusal("attention with remembered keys is not computed here");
    const int64_t count = call.integer("num_heads", 1);
    at::Tensor q = call.in(0);
    at::Tensor k = call.in(1);
    at::Tensor v = call.in(2);
    if (q.dim() != 3 || k.dim() != 3 || v.dim() != 3)
        throw Refusal("packed queries, keys and values are not computed here");
    if (call.has(3)) {
        const auto biases = at::split_with_sizes(call.in(3), {q.size(2), k.size(2), v.size(2)}, 0);
        q = q + biases[0];
        k = k + biases[1];
        v = v + biases[2];
    }
    const at::Tensor counted = keyMask(call.orNone(4), q.size(0), k.size(1));
    return {merged(attendedByRuntime(call, heads(q, count), heads(k, count), heads(v, count), counted, call.orNone(5)))};
}

} // namespace

void addAttention(Operators &table)
{
    table["Attention"] = attention;
    table["com.microsoft.Attention"] = packedAttention;
    table["com.microsoft.MultiHeadAttention"] = multiHead;
}

} // namespace pare::train
