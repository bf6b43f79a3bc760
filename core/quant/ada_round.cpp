#include "core/quant/ada_round.h"
#include "core/quant/rounding_algebra.h"

#include <numbers>

namespace pare::quant {

namespace {

using Array = Eigen::Array<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// The sigmoid is stretched so that its ends are reached.
constexpr float stretch = 1.2F;
constexpr float below = -0.1F;
constexpr double warmUp = 0.2; // of the iterations, before roundings are driven anywhere
constexpr float firstBeta = 20;
constexpr float lastBeta = 2;
constexpr Eigen::Index rowsAtOnce = 256;
constexpr int checkEvery = 20; // iterations, whether anything is undecided

Array stretched(const Array &v)
{
    return (stretch / (1 + (-v).exp()) + below).max(0.0F).min(1.0F);
}

// Some rows of the layer.
class Learning {
public:
    Learning(const RoundingProblem &problem, const QuantizedWeights &nearest, const Blocks &blocks, const FitOptions &options, const RowMajor &gram, Eigen::Index first, Eigen::Index count)
        : m_gram(gram), m_weights(count, problem.inputs), m_scales(count, problem.inputs), m_lower(count, problem.inputs), m_rate(count)
    {
        const auto n = static_cast<Eigen::Index>(problem.inputs);
        RowMajor nearestErrors(count, n);
        for (Eigen::Index row = 0; row < count; ++row)
            for (Eigen::Index column = 0; column < n; ++column) {
                const auto at = static_cast<size_t>((first + row) * n + column);
                const float scale = nearest.scales[static_cast<size_t>((first + row) * blocks.count() + blocks.of(column))];
                m_weights(row, column) = problem.rows[at];
                m_scales(row, column) = scale;
                m_lower(row, column) = std::clamp(std::floor(problem.rows[at] / scale), static_cast<float>(options.grid.least), static_cast<float>(options.grid.most - 1));
                nearestErrors(row, column) = problem.rows[at] - scale * static_cast<float>(nearest.values[at]);
            }
        // The error of rounding to nearest counts as one for each weight, whatever the row's size.
        const auto errors = powers(nearestErrors, gram);
        for (Eigen::Index row = 0; row < count; ++row)
            m_rate(row) = errors[static_cast<size_t>(row)] > 0 ? static_cast<float>(static_cast<double>(n) / errors[static_cast<size_t>(row)]) : 0;
        const Array share = ((m_weights / m_scales - m_lower).max(0.01F).min(0.99F) - below) / stretch;
        m_v = (share / (1 - share)).log();
        constexpr float shut = -30; // far beyond where anything has a slope: it stays down, at 0
        if (options.zerosStay)
            m_v = (m_weights == 0.0F).select(shut, m_v);
        m_mean = Array::Zero(count, n);
        m_square = Array::Zero(count, n);
    }

    Result<void> learn(const AdaRoundOptions &options)
    {
        const int warm = static_cast<int>(warmUp * options.iterations);
        for (int i = 1; i <= options.iterations; ++i) {
            const Array sigmoid = 1 / (1 + (-m_v).exp());
            const Array open = (stretch * sigmoid + below);
            const Array h = open.max(0.0F).min(1.0F);
            const RowMajor errors = (m_weights - m_scales * (m_lower + h)).matrix();
            const RowMajor product = errors * m_gram;
            Array gradient = -2 * m_scales * product.array();
            gradient.colwise() *= m_rate.array();
            if (i > warm) {
                const double done = static_cast<double>(i - warm) / std::max(options.iterations - warm, 1);
                const float beta = lastBeta + (firstBeta - lastBeta) * static_cast<float>(0.5 * (1 + std::cos(done * std::numbers::pi)));
                const Array side = 2 * h - 1;
                gradient -= static_cast<float>(options.pressure) * 2 * beta * side.sign() * side.abs().pow(beta - 1);
            }
            gradient *= (open > 0.0F && open < 1.0F).select(stretch * sigmoid * (1 - sigmoid), 0.0F);
            adam(gradient, i, static_cast<float>(options.learningRate));
            if (i % checkEvery != 0)
                continue;
            if (options.stopped && options.stopped())
                return cancelled();
            if (i > warm && (stretched(m_v) * (1 - stretched(m_v))).maxCoeff() < 1e-3F)
                break;
        }
        return {};
    }

    void write(QuantizedWeights &weights, Eigen::Index first) const
    {
        const Array h = stretched(m_v);
        for (Eigen::Index row = 0; row < h.rows(); ++row)
            for (Eigen::Index column = 0; column < h.cols(); ++column)
                weights.values[static_cast<size_t>((first + row) * h.cols() + column)] = static_cast<int8_t>(m_lower(row, column) + (h(row, column) >= 0.5F ? 1 : 0));
    }

private:
    // Kingma and Ba 2015, arXiv 1412.6980, algorithm 1.
    void adam(const Array &gradient, int step, float rate)
    {
        constexpr float keepMean = 0.9F;
        constexpr float keepSquare = 0.999F;
        m_mean = keepMean * m_mean + (1 - keepMean) * gradient;
        m_square = keepSquare * m_square + (1 - keepSquare) * gradient.square();
        const float mean = 1 - std::pow(keepMean, static_cast<float>(step));
        const float square = 1 - std::pow(keepSquare, static_cast<float>(step));
        m_v -= rate * (m_mean / mean) / ((m_square / square).sqrt() + 1e-8F);
    }

    const RowMajor &m_gram;
    Array m_weights;
    Array m_scales;
    Array m_lower;
    Eigen::VectorXf m_rate;
    Array m_v;
    Array m_mean;
    Array m_square;
};

} // namespace

Result<FittedWeights> adaRound(const RoundingProblem &problem, const QuantizedWeights &nearest, const FitOptions &options, const AdaRoundOptions &learning)
{
    const Blocks blocks(problem.inputs, options.blockSize);
    PARE_TRY_ASSIGN(const SeenInputs seen, seenInputs(problem, options.damping));
    QuantizedWeights weights = nearest;
    if (options.scales) {
        weighScales(problem, options, blocks, weights);
        for (int64_t row = 0; row < problem.outputs(); ++row)
            for (int64_t column = 0; column < problem.inputs; ++column) {
                const auto at = static_cast<size_t>(row * problem.inputs + column);
                weights.values[at] = static_cast<int8_t>(rounded(problem.rows[at], weights.scales[static_cast<size_t>(row * blocks.count() + blocks.of(column))], options.grid));
            }
    }
    const RowMajor damped = seen.damped.cast<float>();
    const auto outputs = static_cast<Eigen::Index>(problem.outputs());
    for (Eigen::Index first = 0; first < outputs; first += rowsAtOnce) {
        Learning rows(problem, weights, blocks, options, damped, first, std::min(rowsAtOnce, outputs - first));
        PARE_TRY(rows.learn(learning));
        rows.write(weights, first);
    }
    return betterRows(problem, nearest, std::move(weights), blocks, seen.gram);
}

} // namespace pare::quant
