// A model that is run only to look at values of one or two others: it takes their inputs, computes both side by side, lays values out
// as matrices with one row for each place, and gives these as its outputs. Whoever runs it reduces them (X Xᵀ) without keeping them.
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pare {

class ObservationModel {
public:
    enum class Side { Source, Changed };

    // `changed` has the source's inputs, and its values go by the same names; null: the source alone. Inputs that lost channels are taken as the model
    // takes them that both come from, and cut here.
    // Errors: Unsupported (an opset below 11, or bodies or functions of its own: their values have no names to tell the two apart by).
    static Result<ObservationModel> of(const Model &source, const Model *changed = nullptr);

    // The name that a value of one side has here.
    [[nodiscard]] std::string value(Side side, const std::string &name) const;
    // A value of `rank` axes as a matrix [places, channels].
    std::string rows(const std::string &value, int rank, int channelAxis);
    // What each output of a convolution (without groups, weight dims [O, C, k...]) is computed from: a matrix
    // [places, C * k...], columns in the order of the weight. `input` is what it reads, by its name here.
    std::string patches(const pb::NodeProto &convolution, const std::vector<int64_t> &weightDims, const std::string &input);
    // The given positions of one axis.
    std::string pick(const std::string &value, const std::vector<int64_t> &positions, int axis);
    // Blocks of an image [N, C, H, W] laid side by side: [N, block * block * C, H / block, W / block], the place in the block first.
    std::string blocks(const std::string &value, int64_t block);
    std::string minus(const std::string &a, const std::string &b);
    // A value times `factors` plus `shifts`, both by position of one axis.
    std::string affine(const std::string &value, int rank, int axis, const std::vector<float> &factors, const std::vector<float> &shifts);
    // The source once more from some of its layers on: these read other values in place of their inputs (by node and input). Returns what
    // then differs, by the source's name of it; what lies before or beside is computed once.
    std::map<std::string, std::string> again(const Model &source, const std::map<std::pair<NodeId, int>, std::string> &inputs);
    // The mean of each column: a matrix of one row.
    std::string columnMeans(const std::string &matrix);
    // Twice as many columns: the roots of what is above zero, then of what is below. The mean squares of these are all that a reducer
    // needs to tell of signed numbers to know their means.
    std::string signedRoots(const std::string &matrix);
    std::string beside(const std::vector<std::string> &matrices);
    // A column of ones at the right.
    std::string withOnes(const std::string &matrix);
    // Every step-th row.
    std::string everyNth(const std::string &matrix, int64_t step);
    // Makes a value an output; its name is `name` in front of what makes it unique, and is returned.
    std::string output(const std::string &name, const std::string &value);

    // What the outputs need, in order. The model is fit for running only: it has no shapes.
    [[nodiscard]] Model finish() const;

private:
    ObservationModel() = default;
    Result<void> takeInputs(const Model &source, const Model *changed);
    std::string add(const std::string &op, const std::vector<std::string> &inputs);
    pb::NodeProto &last() { return *m_proto.mutable_graph()->mutable_node(m_proto.graph().node_size() - 1); }
    std::string ints(const std::vector<int64_t> &values);

    pb::ModelProto m_proto;
    Payloads m_payloads;
    std::map<std::string, std::string> m_inputs[2]; // by side and name: what stands for it here
    int m_counter = 0;
};

} // namespace pare
