// Attention as one operator, and the normalizations that runtimes fuse around it. Whole heads go; the size of a head stays.
#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"

namespace pare {

namespace {

void doNotFit(NodeAxes &n)
{
    n.pinAll("meets " + n.who() + ", whose heads cannot be told");
}

// Places of queries, keys and values: each looks at others, and where it stands counts (masks, rotations, what is past). None can go by itself.
void keepPlaces(NodeAxes &n, std::initializer_list<int> inputs, int axis)
{
    for (const int input : inputs)
        if (n.has(input))
            n.pin(n.in(input, axis), "holds the places that " + n.who() + " looks from and at");
    n.pin(n.out(0, axis), "holds the places that " + n.who() + " looks from and at");
}

// Samples of one are those of the others.
void sameSamples(NodeAxes &n, std::initializer_list<int> inputs)
{
    for (const int input : inputs)
        if (n.has(input))
            n.same(n.in(input, 0), n.out(0, 0));
}

// Keys or values of what is past, which come in or are handed on: [B, heads, S, size], of com.microsoft.Attention [2, B, heads, S, size]. Where
// these are the graph's own inputs or outputs, they keep their heads, and so do all others. False where it is none of that.
bool cacheIn(NodeAxes &n, int input, AxisId heads, int axis = 1)
{
    if (!n.has(input))
        return true;
    if (n.rank(input) != axis + 3 || n.size(n.in(input, axis)) != n.size(heads))
        return false;
    for (int other = 0; other < n.rank(input); ++other)
        if (other != axis)
            n.pin(n.in(input, other));
    n.same(n.in(input, axis), heads);
    return true;
}

bool cacheOut(NodeAxes &n, int output, AxisId heads, int axis = 1)
{
    if (output >= n.node.output_size() || n.node.output(output).empty())
        return true;
    const std::string &name = n.node.output(output);
    const GraphIndex &index = n.walk().model.index();
    if (n.outputRank(output) < 0 && index.uses(name).empty() && !index.isGraphOutput(name))
        return true; // nobody looks at it
    if (n.outputRank(output) < 0) {
        n.pin(heads, "is handed on by " + n.who() + " as " + name + ", whose shape is not known");
        return true;
    }
    if (n.outputRank(output) != axis + 3 || n.size(n.out(output, axis)) != n.size(heads))
        return false;
    n.same(n.out(output, axis), heads);
    return true;
}

// channels holds `size` channels of each head, one head after the other, from `offset` on.
bool linkHeads(NodeAxes &n, AxisId channels, AxisId heads, int64_t offset, int64_t count)
{
    const int64_t number = n.size(heads);
    if (count <= 0 || count % number != 0 || n.size(channels) < offset + count)
        return false;
    n.link(channels, heads, offset, count, count / number);
    return true;
}

// A mask: one for all heads, or one a head in the axis before the two of places.
void mask(NodeAxes &n, int input, AxisId heads)
{
    for (int axis = 0; axis < n.rank(input); ++axis)
        if (n.rank(input) == 4 && axis == 1 && n.size(n.in(input, axis)) == n.size(heads) && n.size(heads) > 1)
            n.same(n.in(input, axis), heads);
        else
            n.pin(n.in(input, axis));
}

// com.microsoft.MultiHeadAttention: query, key, value, bias [Q + K + V], padding mask, attention bias, past...
void multiHead(NodeAxes &n)
{
    const int64_t number = intAttribute(n.node, "num_heads", 0);
    if (number < 1 || n.rank(0) != 3 || n.rank(1) != 3 || n.rank(2) != 3 || n.outputRank(0) != 3)
        return doNotFit(n);
    const AxisId heads = n.newAxis(number);
    const int64_t query = n.size(n.in(0, 2));
    const int64_t key = n.size(n.in(1, 2));
    const int64_t value = n.size(n.in(2, 2));
    bool fits = linkHeads(n, n.in(0, 2), heads, 0, query) && linkHeads(n, n.in(1, 2), heads, 0, key) && linkHeads(n, n.in(2, 2), heads, 0, value) &&
                n.size(n.out(0, 2)) == value && linkHeads(n, n.out(0, 2), heads, 0, value);
    if (fits && n.has(3))
        fits = n.rank(3) == 1 && n.size(n.in(3, 0)) == query + key + value && linkHeads(n, n.in(3, 0), heads, 0, query) &&
               linkHeads(n, n.in(3, 0), heads, query, key) && linkHeads(n, n.in(3, 0), heads, query + key, value);
    for (const int past : {6, 7})
        fits = fits && cacheIn(n, past, heads);
    for (const int present : {1, 2})
        fits = fits && cacheOut(n, present, heads);
    if (!fits)
        return doNotFit(n);
    sameSamples(n, {0, 1, 2});
    keepPlaces(n, {0, 1, 2}, 1);
    for (const int other : {4, 8, 9})
        if (n.has(other))
            n.pinInput(other, {});
    if (n.has(5))
        mask(n, 5, heads);
    n.attribute("num_heads", heads);
}

// com.microsoft.GroupQueryAttention: query [B, S, heads * size], key and value [B, S, keys' heads * size] (or all three in the query), past keys and
// values, lengths, tables of the rotation. Several heads of queries share one of keys and values.
void groupQuery(NodeAxes &n)
{
    const int64_t queries = intAttribute(n.node, "num_heads", 0);
    const int64_t keys = intAttribute(n.node, "kv_num_heads", 0);
    const int64_t width = n.outputRank(0) == 3 ? n.size(n.out(0, 2)) : -1;
    if (queries < 1 || keys < 1 || queries % keys != 0 || n.rank(0) != 3 || width < 1 || width % queries != 0)
        return doNotFit(n);
    const AxisId queryHeads = n.newAxis(queries);
    const AxisId keyHeads = n.newAxis(keys);
    if (queries == keys)
        n.same(queryHeads, keyHeads);
    else
        n.link(queryHeads, keyHeads, 0, queries, queries / keys);
    const int64_t keyWidth = width / queries * keys;
    const AxisId query = n.in(0, 2);
    bool fits = linkHeads(n, n.out(0, 2), queryHeads, 0, width);
    if (n.has(1)) {
        fits = fits && n.size(query) == width && linkHeads(n, query, queryHeads, 0, width);
        for (const int input : {1, 2})
            fits = fits && n.rank(input) == 3 && n.size(n.in(input, 2)) == keyWidth && linkHeads(n, n.in(input, 2), keyHeads, 0, keyWidth);
    } else {
        fits = fits && n.size(query) == width + 2 * keyWidth && linkHeads(n, query, queryHeads, 0, width) && linkHeads(n, query, keyHeads, width, keyWidth) &&
               linkHeads(n, query, keyHeads, width + keyWidth, keyWidth);
    }
    for (const int past : {3, 4})
        fits = fits && cacheIn(n, past, keyHeads);
    for (const int present : {1, 2})
        fits = fits && cacheOut(n, present, keyHeads);
    if (!fits)
        return doNotFit(n);
    sameSamples(n, {0, 1, 2});
    keepPlaces(n, {0, 1, 2}, 1);
    for (int other = 5; other < n.node.input_size(); ++other)
        if (n.has(other) && other == 10)
            mask(n, other, queryHeads);
        else if (n.has(other) && other == 11 && n.rank(other) == 1)
            n.same(n.in(other, 0), queryHeads); // what a head adds to the sum of its softmax
        else if (n.has(other))
            n.pinInput(other, {});
    n.attribute("num_heads", queryHeads);
    n.attribute("kv_num_heads", keyHeads);
}

// com.microsoft.Attention: input [B, S, C], weights [C, 3 H], bias [3 H], mask, past, attention bias.
void packed(NodeAxes &n)
{
    const int64_t number = intAttribute(n.node, "num_heads", 0);
    if (number < 1 || n.rank(0) != 3 || n.rank(1) != 2 || n.outputRank(0) != 3 || findAttribute(n.node, "qkv_hidden_sizes")) {
        doNotFit(n);
        if (n.outputRank(0) > 0)
            n.produces(n.out(0, -1), 1, 1); // listed, with the reason
        return;
    }
    const int64_t hidden = n.size(n.in(1, 1)) / 3;
    const AxisId heads = n.newAxis(number);
    bool fits = n.size(n.in(1, 1)) == 3 * hidden && n.size(n.in(0, 2)) == n.size(n.in(1, 0)) && n.size(n.out(0, 2)) == hidden &&
                linkHeads(n, n.out(0, 2), heads, 0, hidden);
    for (const int input : {1, 2})
        for (int part = 0; part < 3 && fits && n.has(input); ++part) {
            const AxisId channels = n.in(input, -1);
            fits = n.size(channels) == 3 * hidden && linkHeads(n, channels, heads, part * hidden, hidden);
        }
    fits = fits && cacheIn(n, 4, heads, 2) && cacheOut(n, 1, heads, 2);
    if (!fits)
        return doNotFit(n);
    sameSamples(n, {0});
    keepPlaces(n, {0}, 1);
    n.same(n.in(0, 2), n.in(1, 0));
    if (n.has(6))
        n.pinInput(6, {});
    n.reads(0, 2);
    n.produces(n.out(0, 2), 1, 1);
    if (n.has(3))
        n.pinInput(3, {});
    if (n.has(5))
        mask(n, 5, heads);
    n.attribute("num_heads", heads);
}

// ONNX's Attention: Q, K, V as [B, heads, S, size], or [B, S, heads * size] with the numbers of heads in attributes; several heads of
// queries can share one of keys and values.
void attention(NodeAxes &n)
{
    if (n.node.domain() == "com.microsoft")
        return packed(n);
    const int rank = n.rank(0);
    if ((rank != 3 && rank != 4) || n.rank(1) != rank || n.rank(2) != rank || n.outputRank(0) != rank)
        return doNotFit(n);
    const int64_t queries = rank == 4 ? n.size(n.in(0, 1)) : intAttribute(n.node, "q_num_heads", 0);
    const int64_t keys = rank == 4 ? n.size(n.in(1, 1)) : intAttribute(n.node, "kv_num_heads", 0);
    if (queries < 1 || keys < 1 || queries % keys != 0)
        return doNotFit(n);
    AxisId queryHeads = rank == 4 ? n.in(0, 1) : n.newAxis(queries);
    AxisId keyHeads = rank == 4 ? n.in(1, 1) : n.newAxis(keys);
    if (queries == keys)
        n.same(queryHeads, keyHeads);
    else
        n.link(queryHeads, keyHeads, 0, queries, queries / keys);
    bool fits = true;
    if (rank == 4) {
        fits = n.size(n.in(2, 1)) == keys && n.size(n.out(0, 1)) == queries;
        if (fits) {
            n.same(n.in(2, 1), keyHeads);
            n.same(n.out(0, 1), queryHeads);
        }
        keepPlaces(n, {0, 1, 2}, 2);
        for (const int input : {0, 1, 2})
            n.pin(n.in(input, 3));
    } else {
        fits = linkHeads(n, n.in(0, 2), queryHeads, 0, n.size(n.in(0, 2))) && linkHeads(n, n.in(1, 2), keyHeads, 0, n.size(n.in(1, 2))) &&
               linkHeads(n, n.in(2, 2), keyHeads, 0, n.size(n.in(2, 2))) && linkHeads(n, n.out(0, 2), queryHeads, 0, n.size(n.out(0, 2)));
        keepPlaces(n, {0, 1, 2}, 1);
        n.attribute("q_num_heads", queryHeads);
        n.attribute("kv_num_heads", keyHeads);
    }
    for (const int past : {4, 5})
        fits = fits && cacheIn(n, past, keyHeads);
    for (const int present : {1, 2})
        fits = fits && cacheOut(n, present, keyHeads);
    if (!fits || !cacheOut(n, 3, queryHeads)) // products of queries and keys: [B, heads, S, S]
        return doNotFit(n);
    sameSamples(n, {0, 1, 2});
    if (n.has(3))
        mask(n, 3, queryHeads);
    if (n.has(6))
        n.pinInput(6, {});
}

// com.microsoft.SkipLayerNormalization: what is added first, then the normalization; the sum is a result too. Scale, shift and a bias
// that is added before stand behind both.
void skipNormalization(NodeAxes &n)
{
    const int rank = n.rank(0);
    if (rank < 2 || n.rank(1) != rank || n.outputRank(0) != rank)
        return doNotFit(n);
    for (const int output : {1, 2})
        if (output < n.node.output_size() && !n.node.output(output).empty())
            return doNotFit(n);
    const AxisId channels = n.in(0, -1);
    for (int axis = 0; axis < rank; ++axis) {
        if (n.size(n.in(1, axis)) != n.size(n.in(0, axis)) && n.size(n.in(1, axis)) >= 0) // it is repeated
            n.pin(n.in(1, axis));
        else
            n.same(n.in(0, axis), n.in(1, axis));
        n.same(n.in(0, axis), n.out(0, axis));
        if (n.outputRank(3) == rank)
            n.same(n.in(0, axis), n.out(3, axis));
    }
    for (int input = 2; input < n.node.input_size(); ++input) {
        if (!n.has(input))
            continue;
        if (n.rank(input) != 1 || n.size(n.in(input, 0)) != n.size(channels))
            return doNotFit(n);
        n.same(n.in(input, 0), channels);
    }
    n.soften(channels, "is normalized over its channels by " + n.who());
}

// com.microsoft.EmbedLayerNormalization: words, places and kinds from their tables [count, width], summed and normalized; scale, shift, mask. The sum may be
// a result too.
void embedNormalization(NodeAxes &n)
{
    if (n.outputRank(0) != 3 || n.rank(0) != 2)
        return doNotFit(n);
    const AxisId channels = n.out(0, 2);
    for (const int table : {2, 3, 4}) {
        if (!n.has(table))
            continue;
        if (n.rank(table) != 2 || n.size(n.in(table, 1)) != n.size(channels))
            return doNotFit(n);
        n.pin(n.in(table, 0), "is indexed by " + n.who());
        n.same(n.in(table, 1), channels);
        n.produces(channels, table, 1);
    }
    for (const int vector : {5, 6})
        if (n.rank(vector) == 1 && n.size(n.in(vector, 0)) == n.size(channels))
            n.same(n.in(vector, 0), channels);
        else
            return doNotFit(n);
    n.pin(n.in(0, 1), "is numbered place by place by " + n.who());
    for (const int axis : {0, 1}) {
        n.same(n.in(0, axis), n.out(0, axis));
        if (n.outputRank(2) == 3)
            n.same(n.in(0, axis), n.out(2, axis));
    }
    if (n.outputRank(2) == 3)
        n.same(n.out(2, 2), channels);
    n.soften(channels, "is normalized over its channels by " + n.who());
}

// RotaryEmbedding, ONNX's of opset 23 and com.microsoft's: [B, heads, S, D], or [B, S, heads D] with num_heads. Places within a head are turned
// together, and each head by the same angles.
void rotary(NodeAxes &n)
{
    if (n.rank(0) != n.outputRank(0) || (n.rank(0) != 3 && n.rank(0) != 4))
        return doNotFit(n);
    for (int input = 1; input < n.node.input_size(); ++input)
        n.pinInput(input, {});
    n.sameAxes(0, 0);
    for (const int axis : {0, n.rank(0) - 2}) // samples and places have their own numbers or angles
        n.pin(n.in(0, axis), "is turned place by place by " + n.who());
    if (n.rank(0) == 4)
        return n.pin(n.in(0, 3), "is turned place by place by " + n.who());
    const int64_t number = intAttribute(n.node, "num_heads", 0);
    const AxisId channels = n.in(0, 2);
    if (number < 1)
        return n.pin(channels, "meets " + n.who() + ", whose heads cannot be told");
    const AxisId heads = n.newAxis(number);
    if (!linkHeads(n, channels, heads, 0, n.size(channels)))
        return n.pin(channels, "meets " + n.who() + ", whose heads cannot be told");
    n.attribute("num_heads", heads);
}

constexpr AxisRuleEntry table[] = {
    {"Attention", attention},
    {"RotaryEmbedding", rotary},
    {"MultiHeadAttention", multiHead},
    {"GroupQueryAttention", groupQuery},
    {"EmbedLayerNormalization", embedNormalization},
    {"SkipLayerNormalization", skipNormalization},
    {"SkipSimplifiedLayerNormalization", skipNormalization},
};

} // namespace

std::span<const AxisRuleEntry> attentionRules()
{
    return table;
}

} // namespace pare
