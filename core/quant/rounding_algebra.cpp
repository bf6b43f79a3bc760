#include "core/quant/rounding_algebra.h"

#include <numeric>

namespace pare::quant {

Result<SeenInputs> seenInputs(const RoundingProblem &problem, double damping)
{
    const auto n = static_cast<Eigen::Index>(problem.inputs);
    if (problem.gram.size() != static_cast<size_t>(n * n))
        return invalidInput("what was seen of it is of another size");
    if (!std::all_of(problem.gram.begin(), problem.gram.end(), [](double value) { return std::isfinite(value); }))
        return invalidInput("what was seen of it is not finite");
    SeenInputs seen;
    seen.damped = Eigen::Map<const Doubles>(problem.gram.data(), n, n);
    const double level = seen.damped.diagonal().mean();
    if (!(level > 0))
        return invalidInput("it reads only zeros on the calibration data");
    seen.damped /= level;
    seen.gram = seen.damped.cast<float>();
    seen.damped.diagonal().array() += damping;
    return seen;
}

RowMajor errorsOf(const RoundingProblem &problem, const QuantizedWeights &weights, const Blocks &blocks)
{
    RowMajor errors(problem.outputs(), problem.inputs);
    for (int64_t row = 0; row < problem.outputs(); ++row)
        for (int64_t column = 0; column < problem.inputs; ++column) {
            const auto at = static_cast<size_t>(row * problem.inputs + column);
            errors(row, column) = problem.rows[at] - weights.scales[static_cast<size_t>(row * blocks.count() + blocks.of(column))] * static_cast<float>(weights.values[at]);
        }
    return errors;
}

std::vector<double> powers(const RowMajor &errors, const RowMajor &gram)
{
    const RowMajor products = errors * gram;
    std::vector<double> result(static_cast<size_t>(errors.rows()));
    for (Eigen::Index row = 0; row < errors.rows(); ++row)
        result[static_cast<size_t>(row)] = std::max(0.0, errors.row(row).cast<double>().dot(products.row(row).cast<double>()));
    return result;
}

void weighScales(const RoundingProblem &problem, const FitOptions &options, const Blocks &blocks, QuantizedWeights &weights)
{
    std::vector<float> power(static_cast<size_t>(problem.inputs));
    for (size_t i = 0; i < power.size(); ++i)
        power[i] = static_cast<float>(problem.gram[i * power.size() + i]);
    for (int64_t row = 0; row < problem.outputs(); ++row)
        for (int64_t block = 0; block < blocks.count(); ++block) {
            const auto [from, to] = blocks.bounds(block);
            const float *values = problem.rows.data() + row * problem.inputs;
            float largest = 0;
            for (int64_t i = from; i < to; ++i)
                largest = std::max(largest, std::abs(values[i]));
            float &scale = weights.scales[static_cast<size_t>(row * blocks.count() + block)];
            const float full = std::copysign(largest / static_cast<float>(options.grid.most), scale);
            const auto errorAt = [&](float tried) {
                double error = 0;
                for (int64_t i = from; i < to; ++i) {
                    const float off = values[i] - tried * rounded(values[i], tried, options.grid);
                    error += static_cast<double>(power[static_cast<size_t>(i)]) * static_cast<double>(off * off);
                }
                return error;
            };
            double least = errorAt(scale);
            for (int i = 0; i < shareCount; ++i) {
                const float tried = full * (1 - shareStep * static_cast<float>(i));
                if (!(std::abs(tried) >= smallestScale))
                    break;
                if (const double error = errorAt(tried); error < least) {
                    least = error;
                    scale = tried;
                }
            }
        }
}

FittedWeights betterRows(const RoundingProblem &problem, const QuantizedWeights &nearest, QuantizedWeights found, const Blocks &blocks, const RowMajor &gram)
{
    const auto n = static_cast<Eigen::Index>(problem.inputs);
    FittedWeights result;
    const std::vector<double> before = powers(errorsOf(problem, nearest, blocks), gram);
    const std::vector<double> after = powers(errorsOf(problem, found, blocks), gram);
    const RowMajor whole = Eigen::Map<const RowMajor>(problem.rows.data(), problem.outputs(), n);
    const std::vector<double> signal = powers(whole, gram);
    const double all = std::max(std::accumulate(signal.begin(), signal.end(), 0.0), 1e-300);
    result.weights = std::move(found);
    for (size_t row = 0; row < before.size(); ++row) {
        const bool better = after[row] < before[row];
        result.nearest += before[row] / all;
        result.fitted += (better ? after[row] : before[row]) / all;
        result.rowsFitted += better ? 1 : 0;
        if (better)
            continue;
        std::copy_n(nearest.values.begin() + static_cast<ptrdiff_t>(row) * n, n, result.weights.values.begin() + static_cast<ptrdiff_t>(row) * n);
        std::copy_n(nearest.scales.begin() + static_cast<ptrdiff_t>(row) * blocks.count(), blocks.count(),
                    result.weights.scales.begin() + static_cast<ptrdiff_t>(row) * blocks.count());
    }
    return result;
}

std::vector<double> resultErrors(const RoundingProblem &problem, const QuantizedWeights &weights, int64_t blockSize)
{
    const auto n = static_cast<Eigen::Index>(problem.inputs);
    const RowMajor gram = Eigen::Map<const Doubles>(problem.gram.data(), n, n).cast<float>();
    return powers(errorsOf(problem, weights, Blocks(problem.inputs, blockSize)), gram);
}

} // namespace pare::quant
