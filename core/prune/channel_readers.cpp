#include "core/prune/channel_readers.h"

#include "core/model/attributes.h"
#include "core/prune/axis_findings.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Core>

#include <algorithm>

namespace pare {

namespace {

// Which input holds the weights, and which of their axes counts what is read; nullopt for a layer of another kind.
std::optional<std::pair<int, int>> weightsFor(const pb::NodeProto &node, const Reading &reading)
{
    if (reading.input != 0)
        return std::nullopt;
    if (isOp(node, "Conv") && intAttribute(node, "group", 1) == 1)
        return std::pair(1, 1);
    if (isOp(node, "MatMul") || (isOp(node, "ConvTranspose") && intAttribute(node, "group", 1) == 1))
        return std::pair(1, 0);
    if (isOp(node, "Gemm") && intAttribute(node, "transA", 0) == 0)
        return std::pair(1, intAttribute(node, "transB", 0) != 0 ? 1 : 0);
    if (isOp(node, "LSTM") || isOp(node, "GRU") || isOp(node, "RNN"))
        return std::pair(1, 2);
    return std::nullopt;
}

} // namespace

std::vector<ChannelReader> channelReaders(const ChannelGroups &groups, const ChannelGroup &group, const ShapeTable &shapes)
{
    const AxisFindings &findings = groups.findings();
    const auto number = static_cast<int>(&group - groups.all().data());
    const GraphIndex &index = findings.model.index();
    std::vector<ChannelReader> readers;
    for (const Reading &reading : findings.readings) {
        const int64_t size = findings.axes.size(reading.axis);
        if (size <= 0 || findings.unitAt(reading.axis, 0) < 0)
            continue;
        const auto &node = index.node(reading.node);
        const auto weights = weightsFor(node, reading);
        if (!weights)
            continue;
        const auto *tensor = index.constant(node.input(weights->first));
        const bool isMatrix = tensor && (!isOp(node, "MatMul") || tensor->dims_size() == 2);
        const ValueShape *shape = shapes.find(node.input(0));
        const auto axes = findings.values.find(node.input(0)); // of the model as it is: sizes that were made up may not go together, and leave no shape
        if (!isMatrix || tensor->data_type() != pb::TensorProto::FLOAT || tensor->dims(weights->second) != size || !shape || shape->type != pb::TensorProto::FLOAT ||
            axes == findings.values.end() || reading.inputAxis >= axes->second.rank)
            continue;
        ChannelReader reader{reading.node, node.input(0), axes->second.rank, reading.inputAxis, node.input(weights->first), weights->second, size, {}};
        bool any = false;
        for (int64_t i = 0; i < size; ++i) {
            const auto &[itsGroup, place] = findings.placeOf[static_cast<size_t>(findings.unitAt(reading.axis, i))];
            reader.places.push_back(itsGroup == number ? place : -1);
            any = any || itsGroup == number;
        }
        if (any)
            readers.push_back(std::move(reader));
    }
    return readers;
}

Result<std::vector<double>> weightGram(const Model &model, const ChannelReader &reader)
{
    const auto *tensor = model.index().constant(reader.weight);
    PARE_TRY_ASSIGN(const std::vector<float> values, toFloats(*tensor, model.payloads()));
    const auto channels = static_cast<size_t>(reader.channels);
    size_t inner = 1;
    for (int i = reader.weightAxis + 1; i < tensor->dims_size(); ++i)
        inner *= static_cast<size_t>(tensor->dims(i));
    using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Matrix turned(static_cast<Eigen::Index>(channels), static_cast<Eigen::Index>(values.size() / channels)); // a row for each channel
    for (size_t at = 0; at < values.size(); ++at) {
        const size_t channel = at / inner % channels;
        const size_t other = at / (inner * channels) * inner + at % inner;
        turned(static_cast<Eigen::Index>(channel), static_cast<Eigen::Index>(other)) = values[at];
    }
    std::vector<double> gram(channels * channels);
    Eigen::Map<Matrix>(gram.data(), turned.rows(), turned.rows()) = turned * turned.transpose();
    return gram;
}

} // namespace pare
