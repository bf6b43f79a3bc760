// What a model costs, layer by layer: parameters, bytes of weights, multiply-accumulates, bytes of activations. All computed, none measured.
#pragma once

#include "core/analysis/shapes.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pare {

class ConstantFlow;

struct LayerCost {
    int64_t parameters = 0;                 // trained numbers that no earlier layer counted; of packed types the logical ones
    int64_t weightBytes = 0;                // of all its constants as they are stored, scales and shapes included
    std::optional<int64_t> macs;            // nullopt: it multiplies, but a size is not known. Bodies count once, whatever their loop does
    std::optional<int64_t> activationBytes; // of what it writes, at run time; nullopt: a size is not known
};

// A size that the file leaves open and that the table was made with.
struct SizeAssumption {
    std::string symbol; // "batch", or "images[0]" where the file gives no name
    int64_t size = 0;
};

// Sizes for the open dimensions of a model's inputs: 1 for the batch; else 224 for height and width, 3 for channels of pictures, 128
// for lengths, 0 for what is past. `given` comes first.
[[nodiscard]] std::map<std::string, int64_t> assumedSizes(const Model &model, const std::map<std::string, int64_t> &given = {});

// "41.3 M MACs"; "at least 41.3 M MACs (3 layers are not known)"; "MACs are not known".
[[nodiscard]] std::string macsText(int64_t known, int64_t layersOfUnknown);

class CostTable {
public:
    // symbols: sizes for open dimensions; those that are not given are assumed, and assumptions() says how.
    // Errors: Unsupported where the model is over the budget (budget.h).
    static Result<CostTable> of(const Model &model, const std::map<std::string, int64_t> &symbols = {});
    // With shapes at hand. Open sizes in them leave MACs and activations unknown.
    static CostTable of(const Model &model, std::shared_ptr<const ShapeTable> shapes);
    static CostTable of(const Model &model, std::shared_ptr<const ShapeTable> shapes, const ConstantFlow &flow);

    [[nodiscard]] const LayerCost &layer(NodeId id) const { return m_layers[static_cast<size_t>(id.value)]; }
    [[nodiscard]] int layerCount() const { return static_cast<int>(m_layers.size()); }

    // Of the whole model. Shared constants count once; those that nothing reads count as bytes.
    [[nodiscard]] int64_t parameters() const { return m_parameters; }
    [[nodiscard]] int64_t weightBytes() const { return m_weightBytes; }
    [[nodiscard]] int64_t macs() const { return m_macs; } // of the layers that are known: at least so many
    [[nodiscard]] int layersOfUnknownMacs() const { return m_unknownMacs; }
    [[nodiscard]] std::optional<int64_t> allMacs() const { return m_unknownMacs == 0 ? std::optional(m_macs) : std::nullopt; }
    // The most bytes of activations that are needed at one time, in topological order, each freed after its last reader; views
    // (Reshape, Flatten...) take none, nothing else is reused in place. nullopt where a size is not known.
    [[nodiscard]] std::optional<int64_t> peakActivationBytes() const { return m_peak; }
    [[nodiscard]] NodeId peakLayer() const { return m_peakLayer; } // where that happens; -1 where it is not known
    [[nodiscard]] const std::vector<SizeAssumption> &assumptions() const { return m_assumptions; }
    // "with batch = 1, sequence = 128"; empty where nothing was assumed.
    [[nodiscard]] std::string assumptionText() const;
    [[nodiscard]] const ShapeTable &shapes() const { return *m_shapes; }

private:
    void countConstants(const Model &model, const ConstantFlow &flow);
    void countWork(const Model &model);
    void findPeak(const Model &model, const ConstantFlow &flow);

    std::vector<LayerCost> m_layers;
    std::shared_ptr<const ShapeTable> m_shapes;
    std::vector<SizeAssumption> m_assumptions;
    int64_t m_parameters = 0;
    int64_t m_weightBytes = 0;
    int64_t m_macs = 0;
    int m_unknownMacs = 0;
    std::optional<int64_t> m_peak;
    NodeId m_peakLayer;
};

} // namespace pare
