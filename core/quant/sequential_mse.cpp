#include "core/quant/sequential_mse.h"
#include "core/quant/rounding_algebra.h"

#include <cstdlib>

namespace pare::quant {

namespace {

constexpr int sweeps = 2;

// One block of one row at one scale.
struct Attempt {
    float scale = 0;
    Eigen::RowVectorXf integers;
    Eigen::RowVectorXf errors;
};

Attempt attempt(std::span<const float> values, float scale, Grid grid)
{
    const auto count = static_cast<Eigen::Index>(values.size());
    Attempt one{scale, Eigen::RowVectorXf(count), Eigen::RowVectorXf(count)};
    for (Eigen::Index i = 0; i < count; ++i) {
        const float value = values[static_cast<size_t>(i)];
        one.integers[i] = rounded(value, scale, grid);
        one.errors[i] = value - scale * one.integers[i];
    }
    return one;
}

} // namespace

Result<FittedWeights> sequentialMse(const RoundingProblem &problem, const QuantizedWeights &nearest, const FitOptions &options)
{
    const Blocks blocks(problem.inputs, options.blockSize);
    PARE_TRY_ASSIGN(const SeenInputs seen, seenInputs(problem, options.damping));
    const RowMajor gram = seen.damped.cast<float>();
    QuantizedWeights weights = nearest;
    RowMajor errors = errorsOf(problem, weights, blocks);
    RowMajor slopes = errors * gram;
    for (int sweep = 0; sweep < (blocks.count() > 1 ? sweeps : 1); ++sweep)
        for (int64_t block = 0; block < blocks.count(); ++block) {
            const auto [from, to] = blocks.bounds(block);
            const auto count = static_cast<Eigen::Index>(to - from);
            const RowMajor local = gram.block(from, from, count, count);
            const RowMajor before = errors.middleCols(from, count);
            for (int64_t row = 0; row < problem.outputs(); ++row) {
                const auto values = problem.rows.subspan(static_cast<size_t>(row * problem.inputs + from), static_cast<size_t>(count));
                float &scale = weights.scales[static_cast<size_t>(row * blocks.count() + block)];
                float largest = 0;
                for (const float value : values)
                    largest = std::max(largest, std::abs(value));
                const float full = std::copysign(largest / static_cast<float>(options.grid.most), scale);
                const float floor = std::max(smallestScale, options.floors.empty() ? 0.0F : options.floors[static_cast<size_t>(row)]);
                const Eigen::RowVectorXf slope = slopes.row(row).segment(from, count);
                const Eigen::RowVectorXf own = before.row(row);
                double least = 0; // of what changes: (e + d) H (e + d)^T - e H e^T = d H d^T + 2 d (e H)^T
                for (int i = 0; i < shareCount; ++i) {
                    const float tried = full * (1 - shareStep * static_cast<float>(i));
                    if (!(std::abs(tried) >= floor))
                        break;
                    const Attempt one = attempt(values, tried, options.grid);
                    const Eigen::RowVectorXf change = one.errors - own;
                    const double more = static_cast<double>((change * local).dot(change)) + 2 * static_cast<double>(change.dot(slope));
                    if (more >= least)
                        continue;
                    least = more;
                    scale = tried;
                    errors.row(row).segment(from, count) = one.errors;
                    for (Eigen::Index k = 0; k < count; ++k)
                        weights.values[static_cast<size_t>(row * problem.inputs + from + k)] = static_cast<int8_t>(one.integers[k]);
                }
            }
            slopes.noalias() += (errors.middleCols(from, count) - before) * gram.middleRows(from, count);
        }
    return betterRows(problem, nearest, std::move(weights), blocks, seen.gram);
}

} // namespace pare::quant
