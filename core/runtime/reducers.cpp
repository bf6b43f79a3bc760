#include "core/runtime/reducers.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pare {

namespace {

constexpr size_t lanes = 8;
constexpr size_t blockValues = 4096;
constexpr int64_t gramBlockRows = 256;
constexpr int64_t largestGramSide = 16384;

// Range and sums of a few values. Eight sums side by side, put together in one order: as fast as the machine allows, and the
// same bits everywhere.
struct Moments {
    float min = std::numeric_limits<float>::infinity();
    float max = -std::numeric_limits<float>::infinity();
    double sum = 0;
    double squares = 0;
    int64_t count = 0;
};

Moments momentsOfFinite(std::span<const float> values)
{
    Moments result;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        result.min = std::min(result.min, value);
        result.max = std::max(result.max, value);
        result.sum += value;
        result.squares += double{value} * value;
        ++result.count;
    }
    return result;
}

Moments momentsOf(std::span<const float> values)
{
    std::array<float, lanes> min;
    std::array<float, lanes> max;
    std::array<double, lanes> sum{};
    std::array<double, lanes> squares{};
    min.fill(std::numeric_limits<float>::infinity());
    max.fill(-std::numeric_limits<float>::infinity());
    const size_t whole = values.size() / lanes * lanes;
    for (size_t i = 0; i < whole; i += lanes) {
        for (size_t lane = 0; lane < lanes; ++lane) {
            const float value = values[i + lane];
            min[lane] = std::min(min[lane], value);
            max[lane] = std::max(max[lane], value);
            sum[lane] += value;
            squares[lane] += double{value} * value;
        }
    }
    Moments result = momentsOfFinite(values.subspan(whole));
    for (size_t lane = 0; lane < lanes; ++lane) {
        result.min = std::min(result.min, min[lane]);
        result.max = std::max(result.max, max[lane]);
        result.sum += sum[lane];
        result.squares += squares[lane];
    }
    result.count += static_cast<int64_t>(whole);
    // The squares of finite floats cannot overflow a double: anything else means that a value was not finite.
    return std::isfinite(result.squares) ? result : momentsOfFinite(values);
}

} // namespace

Result<void> TensorReducer::add(std::span<const float> values, std::span<const int64_t> dims)
{
    if (values.empty())
        return {}; // a branch that was not taken
    for (size_t first = 0; first < values.size(); first += blockValues) {
        const auto block = values.subspan(first, std::min(blockValues, values.size() - first));
        const Moments moments = momentsOf(block);
        m_notFinite += static_cast<int64_t>(block.size()) - moments.count;
        if (moments.count == 0)
            continue;
        m_statistics.min = m_any ? std::min<double>(m_statistics.min, moments.min) : moments.min;
        m_statistics.max = m_any ? std::max<double>(m_statistics.max, moments.max) : moments.max;
        m_sum += moments.sum;
        m_squares += moments.squares;
        m_statistics.count += moments.count;
        m_any = true;
    }
    if (m_options.perChannel) {
        PARE_TRY(addChannels(values, dims));
    }
    if (m_options.gram) {
        PARE_TRY(addGram(values, dims));
    }
    return {};
}

Result<void> TensorReducer::addChannels(std::span<const float> values, std::span<const int64_t> dims)
{
    const int rank = static_cast<int>(dims.size());
    const int axis = m_options.channelAxis < 0 ? rank + m_options.channelAxis : m_options.channelAxis;
    if (axis < 0 || axis >= rank)
        return invalidInput("has no axis " + std::to_string(m_options.channelAxis) + " to take channels along", m_tensor);
    const auto channels = static_cast<size_t>(dims[static_cast<size_t>(axis)]);
    size_t inner = 1;
    for (int i = axis + 1; i < rank; ++i)
        inner *= static_cast<size_t>(dims[static_cast<size_t>(i)]);
    if (m_channelCounts.empty()) {
        m_channelCounts.assign(channels, 0);
        m_statistics.channelAbsMax.assign(channels, 0);
        m_statistics.channelMeanSquare.assign(channels, 0);
    }
    if (m_channelCounts.size() != channels)
        return invalidInput("has " + std::to_string(m_channelCounts.size()) + " channels in one sample and " + std::to_string(channels) +
                                " in another",
                            m_tensor);
    if (inner == 0 || channels == 0)
        return {};
    const size_t outer = values.size() / (inner * channels);
    for (size_t o = 0; o < outer; ++o) {
        for (size_t c = 0; c < channels; ++c) {
            const Moments moments = momentsOf(values.subspan((o * channels + c) * inner, inner));
            if (moments.count == 0)
                continue;
            float &most = m_statistics.channelAbsMax[c];
            most = std::max({most, std::fabs(moments.min), std::fabs(moments.max)});
            m_statistics.channelMeanSquare[c] += moments.squares;
            m_channelCounts[c] += moments.count;
        }
    }
    return {};
}

Result<void> TensorReducer::addGram(std::span<const float> values, std::span<const int64_t> dims)
{
    const int64_t side = dims.empty() ? 1 : dims.back();
    if (side > largestGramSide)
        return unsupported("its last axis of " + std::to_string(side) + " is too long for a Gram matrix (limit " +
                               std::to_string(largestGramSide) + ")",
                           m_tensor);
    auto &gram = m_statistics.gram;
    if (gram.empty())
        gram.assign(static_cast<size_t>(side * side), 0);
    if (gram.size() != static_cast<size_t>(side * side))
        return invalidInput("its last axis changes from sample to sample", m_tensor);
    if (side == 0)
        return {};
    // Rows are taken in so many at a time, whatever sample they are of: each time all of the matrix goes through memory.
    const auto block = static_cast<size_t>(gramBlockRows * side);
    const size_t whole = values.size() / static_cast<size_t>(side) * static_cast<size_t>(side);
    for (size_t first = 0; first < whole;) {
        const size_t count = std::min(block - m_rows.size(), whole - first);
        m_rows.insert(m_rows.end(), values.begin() + static_cast<ptrdiff_t>(first), values.begin() + static_cast<ptrdiff_t>(first + count));
        first += count;
        if (m_rows.size() == block)
            takeRows();
    }
    return {};
}

void TensorReducer::takeRows()
{
    if (m_rows.empty())
        return;
    using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Square = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto side = static_cast<Eigen::Index>(std::llround(std::sqrt(static_cast<double>(m_statistics.gram.size()))));
    Eigen::Map<Square> total(m_statistics.gram.data(), side, side);
    const Eigen::MatrixXd block = Eigen::Map<const Rows>(m_rows.data(), static_cast<Eigen::Index>(m_rows.size()) / side, side).cast<double>();
    total.selfadjointView<Eigen::Upper>().rankUpdate(block.transpose());
    m_rows.clear();
}

void TensorReducer::addToHistogram(std::span<const float> values)
{
    const auto bins = static_cast<size_t>(m_options.histogramBins);
    auto &histogram = m_statistics.histogram;
    if (histogram.empty())
        histogram.assign(bins, 0);
    const double lo = m_statistics.min;
    const double width = (m_statistics.max - lo) / static_cast<double>(bins);
    for (const float value : values) {
        if (!std::isfinite(value) || value < lo || value > m_statistics.max)
            continue;
        const size_t bin = width > 0 ? static_cast<size_t>((value - lo) / width) : 0;
        ++histogram[std::min(bin, bins - 1)];
    }
}

TensorStatistics TensorReducer::finish()
{
    TensorStatistics &s = m_statistics;
    takeRows();
    if (s.count > 0) {
        s.mean = m_sum / static_cast<double>(s.count);
        s.meanSquare = m_squares / static_cast<double>(s.count);
    }
    if (needsSecondPass()) {
        s.histogramMin = s.min;
        s.histogramMax = s.max;
    }
    for (size_t c = 0; c < m_channelCounts.size(); ++c)
        s.channelMeanSquare[c] = m_channelCounts[c] > 0 ? s.channelMeanSquare[c] / static_cast<double>(m_channelCounts[c]) : 0;
    const auto side = static_cast<size_t>(std::llround(std::sqrt(static_cast<double>(s.gram.size()))));
    for (size_t row = 0; row < side; ++row)
        for (size_t column = 0; column < row; ++column)
            s.gram[row * side + column] = s.gram[column * side + row];
    return std::move(m_statistics);
}

} // namespace pare
