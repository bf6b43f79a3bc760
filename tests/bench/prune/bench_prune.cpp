// Grouping, estimating and cutting by the processor's time, and whether the estimate is the result to the byte.
//   bench_prune [FILE.onnx ...]    without files: residual blocks of 10,000 nodes
// Half of everything that can go (widths too) goes by weights alone; copying is reading every weight once into fresh memory. Exits with 1
// where an estimate differs from what is cut.
#include "core/analysis/cost.h"
#include "core/formats/onnx_file.h"
#include "core/prune/choose_channels.h"
#include "core/prune/remove_channels.h"
#include "tests/bench/layout/reference_loop.h"

#include <fmt/format.h>

#include <cstdlib>
#include <cstring>
#include <optional>

using namespace pare;
using bench::threadMilliseconds;

namespace {

constexpr double ratio = 0.5;

template <typename T>
T must(Result<T> result, const std::string &what)
{
    if (!result.ok()) {
        fmt::print(stderr, "{}: {}\n", what, result.error().text());
        std::exit(1);
    }
    return std::move(*result);
}

Model residualBlocks(int nodes)
{
    pb::ModelProto proto;
    proto.set_ir_version(8);
    proto.add_opset_import()->set_version(17);
    auto &graph = *proto.mutable_graph();
    graph.set_name("residual");
    const auto value = [](pb::ValueInfoProto &info, const std::string &name) {
        info.set_name(name);
        auto &tensor = *info.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(pb::TensorProto::FLOAT);
        tensor.mutable_shape()->add_dim()->set_dim_param("N");
        for (const int64_t size : {64, 4, 4})
            tensor.mutable_shape()->add_dim()->set_dim_value(size);
    };
    value(*graph.add_input(), "x");
    std::string from = "x";
    std::string sum = "x";
    const auto add = [&](const char *op, const std::vector<std::string> &inputs) {
        auto &node = *graph.add_node();
        node.set_op_type(op);
        for (const auto &input : inputs)
            node.add_input(input);
        from = "v" + std::to_string(graph.node_size());
        node.set_name(op + std::to_string(graph.node_size()));
        node.add_output(from);
    };
    for (int block = 0; graph.node_size() < nodes; ++block) {
        for (const char *which : {"a", "b"}) {
            auto &weight = *graph.add_initializer();
            weight.set_name("w" + std::to_string(block) + which);
            weight.set_data_type(pb::TensorProto::FLOAT);
            for (const int64_t size : {64, 64, 1, 1})
                weight.add_dims(size);
            std::string bytes(64 * 64 * sizeof(float), '\0');
            for (size_t i = 0; i < bytes.size(); i += sizeof(float)) {
                const float number = static_cast<float>((i * 2654435761U + static_cast<size_t>(block)) % 1000) / 1000;
                std::memcpy(bytes.data() + i, &number, sizeof(float));
            }
            weight.set_raw_data(bytes);
            add("Conv", {from, weight.name()});
            add("Relu", {from});
        }
        add("Add", {from, sum});
        sum = from;
    }
    value(*graph.add_output(), from);
    return Model(std::move(proto), {});
}

double copyingMs(const Model &model)
{
    const double start = threadMilliseconds();
    size_t copied = 0;
    for (const auto &tensor : model.graph().initializer())
        copied += std::string(must(tensorBytes(tensor, model.payloads()), tensor.name()).text()).size();
    return copied > 0 ? threadMilliseconds() - start : 0;
}

bool measure(const std::string &name, const Model &model)
{
    double start = threadMilliseconds();
    const auto lap = [&] { const double now = threadMilliseconds(); return now - std::exchange(start, now); };
    const ShapeTable shapes = must(ShapeTable::of(model), name);
    const double shaping = lap();
    const ChannelGroups groups = must(ChannelGroups::of(model, shapes), name);
    const double grouping = lap();
    std::vector<std::string> ids;
    for (const ChannelGroup &group : groups.all())
        if (group.canShrink())
            ids.push_back(group.id);
    ChannelChoice choice;
    choice.ratio = ratio;
    choice.counts.multiple = 1;
    lap();
    const ChannelRemoval removal = must(chooseChannels(groups, ids, choice), name);
    const double choosing = lap();
    const Model pruned = must(removeChannels(groups, removal), name);
    const double cutting = lap();
    std::map<std::string, int64_t> kept;
    for (const auto &[id, units] : removal)
        kept[id] = groups.find(id)->units - static_cast<int64_t>(units.size());
    lap();
    const RemovalEstimate estimate = must(estimateRemoval(groups, kept), name);
    const double estimating = lap();
    const CostTable cost = must(CostTable::of(pruned), name);
    const bool same = estimate.sizeBytes == storedBytes(pruned) && estimate.parameters == cost.parameters() && estimate.weightBytes == cost.weightBytes() && estimate.macs == cost.macs();
    fmt::print("{:32} nodes {:6} groups {:5} share {:.3f} | shapes {:7.1f} groups {:7.1f} choose {:7.1f} cut {:7.1f} copy {:7.1f} estimate {:7.1f} ms | {} -> {} estimated, {} cut: {}\n",
               name.substr(name.rfind('/') + 1), model.graph().node_size(), groups.all().size(), groups.prunableShare(), shaping, grouping, choosing, cutting, copyingMs(model), estimating,
               storedBytes(model), estimate.sizeBytes, storedBytes(pruned), same ? "equal" : "DIFFERENT");
    return same;
}

} // namespace

int main(int argc, char **argv)
{
    bool good = true;
    if (argc < 2)
        good = measure("residual blocks", residualBlocks(10'000));
    for (int i = 1; i < argc; ++i)
        good = measure(argv[i], must(openOnnx(argv[i]), argv[i])) && good;
    return good ? 0 : 1;
}
