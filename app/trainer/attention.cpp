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

struct Settings {
    double scale = 1;
    bool causal = false;
    double softcap = 0;
};

// All four-dimensional. mask: numbers that are added, or booleans where false switches off; may be undefined.
at::Tensor attended(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v, const at::Tensor &mask, const Settings &settings)
{
    at::Tensor scores = at::matmul(q, k.transpose(-1, -2)) * settings.scale;
    constexpr double off = -std::numeric_limits<double>::infinity();
    if (settings.causal) {
        const at::Tensor later = at::ones({q.size(2), k.size(2)}, at::kBool).triu(1 + k.size(2) - q.size(2));
        scores = scores.masked_fill(later, off);
    }
    if (mask.defined())
        scores = mask.scalar_type() == at::kBool ? scores.masked_fill(at::logical_not(mask), off) : scores + mask;
    if (settings.softcap > 0)
        scores = settings.softcap * at::tanh(scores / settings.softcap);
    return at::matmul(at::softmax(scores, -1), v);
}

Outputs attention(const Call &call)
{
    if (call.has(4) || call.has(5) || call.wants(1) || call.wants(2) || call.wants(3))
        throw Refusal("attention with remembered keys is not computed here");
    const bool flat = call.in(0).dim() == 3;
    const auto split = [&](size_t i, const char *count) { return flat ? heads(call.in(i), call.integer(count, 1)) : call.in(i); };
    const at::Tensor q = split(0, "q_num_heads");
    at::Tensor k = split(1, "kv_num_heads");
    at::Tensor v = split(2, "kv_num_heads");
    if (k.size(1) != q.size(1)) { // groups of queries share keys
        k = k.repeat_interleave(q.size(1) / k.size(1), 1);
        v = v.repeat_interleave(q.size(1) / v.size(1), 1);
    }
    Settings settings;
    settings.scale = call.real("scale", 1 / std::sqrt(static_cast<double>(q.size(3))));
    settings.causal = call.integer("is_causal", 0) != 0;
    settings.softcap = call.real("softcap", 0);
    const at::Tensor y = attended(q, k, v, call.orNone(3), settings);
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

// Values that are added to the scores, together with what a mask of booleans switches off.
at::Tensor bothMasks(const at::Tensor &added, const at::Tensor &counted)
{
    if (!added.defined() || !counted.defined())
        return added.defined() ? added : counted;
    return at::where(counted, added, at::full_like(added, -std::numeric_limits<float>::infinity()));
}

Settings settingsOf(const Call &call, int64_t width)
{
    Settings settings;
    settings.scale = call.real("scale", 0);
    if (settings.scale == 0)
        settings.scale = 1 / std::sqrt(static_cast<double>(width));
    settings.causal = call.integer("unidirectional", 0) != 0;
    return settings;
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
    const at::Tensor mask = bothMasks(call.orNone(5), keyMask(call.orNone(3), q.size(0), k.size(2)));
    return {merged(attended(q, k, heads(parts[2], count), mask, settingsOf(call, q.size(3))))};
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
    const at::Tensor mask = bothMasks(call.orNone(5), keyMask(call.orNone(4), q.size(0), k.size(1)));
    const at::Tensor parted = heads(q, count);
    return {merged(attended(parted, heads(k, count), heads(v, count), mask, settingsOf(call, parted.size(3))))};
}

} // namespace

void addAttention(Operators &table)
{
    table["Attention"] = attention;
    table["com.microsoft.Attention"] = packedAttention;
    table["com.microsoft.MultiHeadAttention"] = multiHead;
}

} // namespace pare::train
