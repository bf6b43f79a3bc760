// What layers with weights read on calibration data, as sums of products: of a matrix product its rows, of a convolution its patches.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/weighted_layer.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

struct InputSums {
    int64_t inputs = 0;
    double rows = 0;           // how many were summed up: in proportion to the data, thinned out where there are more than are needed
    std::vector<double> gram;  // inputs x inputs, row-major: sum of x x^T
    std::vector<double> means; // of each input
};

class LayerInputs {
public:
    // `layers` are asked for in this order: as many as fit into memory are looked at in one run. Nothing is run yet.
    LayerInputs(const Model &model, const ShapeTable &shapes, std::vector<WeightedLayer> layers, int64_t samples, PassContext &context);

    // What this layer reads, or why that cannot be said ("its convolution has groups"). The answer holds until the next question.
    // Errors: what the services say; Cancelled.
    [[nodiscard]] Result<OrReason<const InputSums *>> of(const std::string &layer);

private:
    Result<void> lookFrom(size_t first);
    [[nodiscard]] std::string whyNot(const WeightedLayer &layer) const;
    [[nodiscard]] int64_t rowsOfSample(const WeightedLayer &layer) const;

    const Model &m_model;
    const ShapeTable &m_shapes;
    std::vector<WeightedLayer> m_layers;
    std::map<std::string, size_t> m_position; // by name
    std::vector<std::string> m_reasons;       // by position; empty where a layer can be looked at
    int64_t m_samples;
    PassContext &m_context;
    std::map<std::string, InputSums> m_sums;
};

} // namespace pare
