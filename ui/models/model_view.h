// A model with everything that views show of it, computed once off the GUI thread: shapes, cost, groups, a row a layer.
// Nodes that only make weights of constants (unpack, scale, reshape) are part of the layer that they are for, and no rows.
#pragma once

#include "core/analysis/constant_flow.h"
#include "core/analysis/cost.h"
#include "core/analysis/layer_groups.h"
#include "core/analysis/shapes.h"
#include "core/base/run_context.h"
#include "core/model/model.h"
#include "core/prune/channel_groups.h"
#include "core/targets/advice.h"
#include "ui/theme/palette.h"

#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pare {

class Schemas;

struct LayerRow {
    NodeId id;
    std::string name;
    std::string op;            // "Conv", "com.microsoft.MatMulNBits"
    std::string title;         // with its key figure: "Conv 3x3 /2"
    Category category = Category::ElementWise;
    std::string outputShape;   // "1x16x28x28"; empty where not known
    std::string outputType;    // "float32"
    int64_t parameters = 0;
    int64_t weightBytes = 0;
    std::optional<int64_t> macs;
    std::optional<int64_t> activationBytes;
    std::string precision;     // that it computes in: "float32", "int8"...
    std::string storedAs;      // of weights that are kept smaller and unpacked at load: "int8"; else empty
    std::string weightShapes;  // "16x3x3x3, 16"
    bool known = true;         // an operator that ONNX or the runtime defines
    bool controlFlow = false;
};

class ModelView {
public:
    // Errors: Unsupported (over the budget), Cancelled.
    static Result<std::shared_ptr<const ModelView>> of(const Model &model, const RunContext &context);
    // What is there without inferring a shape, in a fifth of the time: layers, operators, parameters, bytes; neither shapes nor MACs nor
    // groups. For a first look at a large model.
    static std::shared_ptr<const ModelView> outline(const Model &model);
    [[nodiscard]] bool complete() const { return m_complete; }

    [[nodiscard]] const Model &model() const { return m_model; }
    [[nodiscard]] const CostTable &cost() const { return m_cost; }
    [[nodiscard]] const ShapeTable &shapes() const { return m_cost.shapes(); }
    [[nodiscard]] const ConstantFlow &flow() const { return m_flow; }
    [[nodiscard]] const ChannelGroups &groups() const { return m_groups; }
    // The groups that its layers are looked at in, by the rows' layers; found once, of an outline beside it. Any thread.
    [[nodiscard]] const LayerGroups &layerGroups() const;
    [[nodiscard]] const std::vector<LayerRow> &rows() const { return m_rows; }
    // What is to be said of it on a target, without running it. That of the last target that was asked for is kept. Any thread.
    [[nodiscard]] std::vector<Advice> advice(const Target &target) const;
    // Of a node that makes weights, the row of its layer.
    [[nodiscard]] std::optional<int> rowOf(const std::string &layer) const;
    [[nodiscard]] std::optional<int> rowOf(NodeId node) const;
    [[nodiscard]] int64_t sizeBytes() const { return m_sizeBytes; }

private:
    void fillRows();
    void fillRow(NodeId id, Schemas &schemas, LayerRow &row) const;

    ModelView(Model model, ConstantFlow flow, CostTable cost, ChannelGroups groups)
        : m_model(std::move(model)), m_flow(std::move(flow)), m_cost(std::move(cost)), m_groups(std::move(groups))
    {
    }
    Model m_model;
    ConstantFlow m_flow; // names are m_model's
    CostTable m_cost;
    ChannelGroups m_groups;
    mutable std::future<LayerGroups> m_grouping; // of an outline: begun, and not yet asked for
    mutable std::once_flag m_grouped;
    mutable std::optional<LayerGroups> m_layerGroups;
    bool m_complete = true;
    std::vector<LayerRow> m_rows;
    mutable std::mutex m_adviceMutex;
    mutable std::string m_adviceFor; // name of the target; empty: none was asked for
    mutable std::vector<Advice> m_advice;
    std::vector<int> m_rowOfNode; // -1: none
    std::unordered_map<std::string, int> m_byName;
    int64_t m_sizeBytes = 0;
};

using ModelViewPtr = std::shared_ptr<const ModelView>;

// The category of an operator, for colours and legends.
[[nodiscard]] Category categoryOf(const std::string &op);
// The operator with its key figure: "Conv 3x3 /2", "Gemm 64→10".
[[nodiscard]] std::string layerTitle(const Model &model, NodeId id);

} // namespace pare
