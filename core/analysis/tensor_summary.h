// What the values of a tensor are like: read in stretches, so that memory stays small whatever the tensor's size.
#pragma once

#include "core/analysis/histogram_bins.h"
#include "core/base/run_context.h"
#include "core/model/model.h"

#include <optional>
#include <vector>

namespace pare {

struct ValueSummary {
    int64_t values = 0;
    int64_t zeros = 0;
    int64_t notFinite = 0; // NaN and infinities: left out of the figures below
    double low = 0;        // 0 where no value is finite
    double high = 0;
    double mean = 0;
    double deviation = 0;  // of the whole, not of a sample
};

struct TensorSummary {
    ValueSummary all;
    HistogramBins bins;                 // integers, and what they stand for by one scale, are binned by their levels
    std::vector<double> counts;         // one a bin; empty where there is no finite value
    std::vector<ValueSummary> channels; // along the axis that was asked for
};

// How stored integers stand for real numbers, as the operators behind the tensor say (DequantizeLinear, Cast with Sub and Mul, QLinearConv,
// QLinearMatMul): value = (stored - zero point) * scale, with one scale for all, for each position of an axis, or for each block along it.
// Source: ONNX operators DequantizeLinear, opset 21, QLinearConv and QLinearMatMul.
class StoredScale {
public:
    // Of a constant of the main graph; nullopt where nothing unpacks it, or its scales are no constants.
    static std::optional<StoredScale> of(const Model &model, const std::string &tensor);

    [[nodiscard]] double value(double stored, int64_t element) const; // element: its place, row-major
    [[nodiscard]] const std::vector<double> &scales() const { return m_scale; }
    [[nodiscard]] const std::vector<double> &zeroPoints() const { return m_zero; } // empty: all 0
    [[nodiscard]] int axis() const { return m_axis; }                              // -1: one scale for all
    [[nodiscard]] int64_t blockSize() const { return m_block; }                    // 1: a scale for each position of the axis

private:
    std::vector<int64_t> m_dims;
    std::vector<double> m_scale;
    std::vector<double> m_zero;
    int m_axis = -1;
    int64_t m_block = 1;
    bool m_blocked = false; // scales have the tensor's rank
};

// axis: whose positions are summed up one by one; -1: none. scale: the figures are of what the stored values stand for. Errors: Unsupported
// (text, complex numbers), Io, Cancelled.
[[nodiscard]] Result<TensorSummary> summarize(const pb::TensorProto &tensor, const Payloads &payloads, int axis, const std::optional<StoredScale> &scale,
                                              const RunContext &context);

} // namespace pare
