// Writes a network layer by layer as ONNX's text, with the weights that it needs. Each function adds nodes and gives the name of their result.
#pragma once

#include "tests/core/prune/networks.h"

#include <string>
#include <vector>

namespace pare::test {

class NetworkText {
public:
    explicit NetworkText(std::string inputs) : m_inputs(std::move(inputs)) {}

    // A node of that name: node("act", "Relu", {h}) or node("cat", "Concat<axis=1>", {h, k}).
    std::string node(const std::string &id, const std::string &op, const std::vector<std::string> &inputs)
    {
        return nodes(id, op, inputs, {"v_" + id}).front();
    }
    // The same with several results.
    std::vector<std::string> nodes(const std::string &id, const std::string &op, const std::vector<std::string> &inputs, const std::vector<std::string> &outputs)
    {
        m_text += "[" + id + "] " + joined(outputs) + " = " + op + "(" + joined(inputs) + ") ";
        return outputs;
    }
    std::string weight(const std::string &name, const std::vector<int64_t> &dims)
    {
        std::vector<std::string> sizes;
        for (const int64_t dim : dims)
            sizes.push_back(std::to_string(dim));
        m_weights.push_back(name + "[" + joined(sizes) + "]");
        return name;
    }
    // Whole numbers as a constant: a shape, places to cut at.
    std::string ints(const std::vector<int64_t> &values)
    {
        std::vector<std::string> texts;
        for (const int64_t value : values)
            texts.push_back(std::to_string(value));
        return constant("int64[" + std::to_string(values.size()) + "] {" + joined(texts) + "}");
    }
    std::string index(int64_t value) { return constant("int64 {" + std::to_string(value) + "}"); }
    std::string number(const std::string &value) { return constant("float {" + value + "}"); }

    // A convolution that keeps the size of its pictures (kernels 1, 3, 5...), with a bias. more: further attributes.
    std::string conv(const std::string &id, const std::string &from, int64_t in, int64_t out, int64_t kernel = 1, const std::string &more = {}, int64_t groups = 1)
    {
        const std::string pad = std::to_string(kernel / 2);
        const std::string attributes = "<pads=[" + pad + "," + pad + "," + pad + "," + pad + "], group=" + std::to_string(groups) + (more.empty() ? "" : ", " + more) + ">";
        return node(id, "Conv" + attributes, {from, weight("w_" + id, {out, in / groups, kernel, kernel}), weight("b_" + id, {out})});
    }
    std::string batchNorm(const std::string &id, const std::string &from, int64_t channels)
    {
        return node(id, "BatchNormalization", {from, weight("s_" + id, {channels}), weight("B_" + id, {channels}), weight("m_" + id, {channels}), weight("var_" + id, {channels})});
    }
    // Convolution, normalization ("ID_n") and an activation ("ID_a").
    std::string convNormAct(const std::string &id, const std::string &from, int64_t in, int64_t out, int64_t kernel = 1, const std::string &more = {}, int64_t groups = 1,
                            const std::string &act = "Relu")
    {
        return node(id + "_a", act, {batchNorm(id + "_n", conv(id, from, in, out, kernel, more, groups), out)});
    }
    // A fully connected layer on the last axis: a product and a sum ("ID_b").
    std::string linear(const std::string &id, const std::string &from, int64_t in, int64_t out)
    {
        return node(id + "_b", "Add", {node(id, "MatMul", {from, weight("w_" + id, {in, out})}), weight("b_" + id, {out})});
    }
    std::string gemm(const std::string &id, const std::string &from, int64_t in, int64_t out)
    {
        return node(id, "Gemm<transB=1>", {from, weight("w_" + id, {out, in}), weight("b_" + id, {out})});
    }
    std::string layerNorm(const std::string &id, const std::string &from, int64_t width)
    {
        return node(id, "LayerNormalization", {from, weight("s_" + id, {width}), weight("B_" + id, {width})});
    }
    std::string add(const std::string &id, const std::string &a, const std::string &b) { return node(id, "Add", {a, b}); }
    std::string transpose(const std::string &id, const std::string &from, const std::string &order) { return node(id, "Transpose<perm=[" + order + "]>", {from}); }
    std::string reshape(const std::string &id, const std::string &from, const std::vector<int64_t> &to) { return node(id, "Reshape", {from, ints(to)}); }
    // One size of a value at run time, as a vector; shapes that are put together of such sizes and of numbers.
    std::string size(const std::string &id, const std::string &from, int64_t axis)
    {
        return node(id, "Gather", {node(id + "_shape", "Shape", {from}), ints({axis})});
    }
    std::string reshapeTo(const std::string &id, const std::string &from, const std::vector<std::string> &sizes)
    {
        return node(id, "Reshape", {from, node(id + "_to", "Concat<axis=0>", sizes)});
    }
    // [N, S, heads * size] to [N, heads, S, size].
    std::string splitHeads(const std::string &id, const std::string &from, int64_t heads, int64_t size)
    {
        return transpose(id + "_t", reshape(id + "_r", from, {0, 0, heads, size}), "0,2,1,3");
    }
    // And back.
    std::string joinHeads(const std::string &id, const std::string &from, int64_t width)
    {
        return reshape(id + "_r", transpose(id + "_t", from, "0,2,1,3"), {0, 0, width});
    }

    [[nodiscard]] Network done(const char *name, const std::string &outputs, std::string groups, int opset = 17) const
    {
        return {name, "g (" + m_inputs + ") => (" + outputs + ") { " + m_text + "}", m_weights, std::move(groups), opset};
    }

private:
    static std::string joined(const std::vector<std::string> &parts)
    {
        std::string text;
        for (const std::string &part : parts)
            text += (text.empty() ? "" : ", ") + part;
        return text;
    }
    std::string constant(const std::string &value)
    {
        const std::string name = "c" + std::to_string(m_constants++);
        m_text += name + " = Constant<value = " + value + ">() ";
        return name;
    }

    std::string m_inputs;
    std::string m_text;
    std::vector<std::string> m_weights;
    int m_constants = 0;
};

} // namespace pare::test
