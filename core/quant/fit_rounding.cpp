#include "core/quant/fit_rounding.h"
#include "core/quant/rounding_algebra.h"

#include <Eigen/Cholesky>

#include <numeric>

namespace pare::quant {

namespace {

using Columns = Eigen::MatrixXf;

constexpr Eigen::Index columnsAtOnce = 64; // whose corrections are handed on together
constexpr int sweeps = 4;                  // of coordinate descent
constexpr int passesWithin = 3;            // of each sweep over the columns that are worked on together
constexpr int64_t stretchColumns = 64;

// Columns from the one of most power to the one of least.
std::vector<Eigen::Index> byPower(const Doubles &gram)
{
    std::vector<Eigen::Index> order(static_cast<size_t>(gram.rows()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return gram(a, a) > gram(b, b); });
    return order;
}

// R upper triangular with H = R R^T, rows and columns in `order`: the lower factor of H turned end to end.
Result<RowMajor> upperFactor(const Doubles &gram, const std::vector<Eigen::Index> &order)
{
    const auto n = gram.rows();
    Doubles turned(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index k = 0; k < n; ++k)
            turned(i, k) = gram(order[static_cast<size_t>(n - 1 - i)], order[static_cast<size_t>(n - 1 - k)]);
    const Eigen::LLT<Eigen::Ref<Doubles>> factor(turned);
    if (factor.info() != Eigen::Success)
        return invalidInput("what was seen of it cannot be solved for");
    RowMajor upper = RowMajor::Zero(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index k = 0; k <= i; ++k)
            upper(n - 1 - i, n - 1 - k) = static_cast<float>(turned(i, k));
    return upper;
}

void roundInOrder(const RoundingProblem &problem, const FitOptions &options, const Blocks &blocks, const RowMajor &upper,
                  const std::vector<Eigen::Index> &order, QuantizedWeights &weights)
{
    const auto rows = static_cast<Eigen::Index>(problem.outputs());
    const auto n = static_cast<Eigen::Index>(problem.inputs);
    Columns owed = Columns::Zero(rows, n); // by column: the sum over those before it of E R
    Columns errors(rows, columnsAtOnce);
    for (Eigen::Index first = 0; first < n; first += columnsAtOnce) {
        const Eigen::Index count = std::min(columnsAtOnce, n - first);
        for (Eigen::Index j = first; j < first + count; ++j) {
            const Eigen::Index column = order[static_cast<size_t>(j)];
            const float pivot = 1 / upper(j, j);
            for (Eigen::Index row = 0; row < rows; ++row) {
                const auto at = static_cast<size_t>(row * n + column);
                const float scale = weights.scales[static_cast<size_t>(row * blocks.count() + blocks.of(column))];
                const bool stays = options.zerosStay && problem.rows[at] == 0;
                const float integer = stays ? 0 : rounded(problem.rows[at] + owed(row, j) * pivot, scale, options.grid);
                weights.values[at] = static_cast<int8_t>(integer);
                errors(row, j - first) = problem.rows[at] - scale * integer;
            }
            for (Eigen::Index later = j + 1; later < first + count; ++later)
                owed.col(later) += errors.col(j - first) * upper(j, later);
        }
        const Eigen::Index rest = n - first - count;
        if (rest > 0)
            owed.rightCols(rest).noalias() += errors.leftCols(count) * upper.block(first, first + count, count, rest);
    }
}

// Some columns of one row: their integers, scales, errors e, and slopes g = e H. What moves is told to these columns alone; the others
// are told of all rows together.
class Stretch {
public:
    Stretch(std::span<const float> values, int8_t *integers, float *scales, int64_t blockSize, const RowMajor &gram, const FitOptions &options, float floor, float *errors, float *slopes)
        : m_values(values), m_integers(integers), m_scales(scales), m_blockSize(blockSize), m_gram(gram), m_grid(options.grid), m_zerosStay(options.zerosStay), m_floor(floor),
          m_errors(errors, static_cast<Eigen::Index>(values.size())), m_slopes(slopes, static_cast<Eigen::Index>(values.size()))
    {
    }

    // Each integer goes where the error is least with all others fixed. True where anything moved.
    bool sweep()
    {
        bool moved = false;
        for (Eigen::Index i = 0; i < m_errors.size(); ++i) {
            const float value = m_values[static_cast<size_t>(i)];
            if (m_zerosStay && value == 0)
                continue;
            const float scale = m_scales[i / m_blockSize];
            const float integer = rounded(value - m_errors[i] + m_slopes[i] / m_gram(i, i), scale, m_grid);
            if (integer == static_cast<float>(m_integers[i]))
                continue;
            m_integers[i] = static_cast<int8_t>(integer);
            change(i, value - scale * integer);
            moved = true;
        }
        return moved;
    }

    // Each block's scale goes where the error is least with the integers and the other scales fixed.
    void fitScales()
    {
        for (Eigen::Index from = 0; from < m_errors.size(); from += m_blockSize) {
            const Eigen::Index count = std::min<Eigen::Index>(m_blockSize, m_errors.size() - from);
            Eigen::RowVectorXf integers(count);
            for (Eigen::Index i = 0; i < count; ++i)
                integers[i] = m_integers[from + i];
            const float slope = m_slopes.segment(from, count).dot(integers);
            const float curve = (integers * m_gram.block(from, from, count, count)).dot(integers);
            float &scale = m_scales[from / m_blockSize];
            const float wanted = scale + slope / curve;
            if (!(curve > 0) || !std::isfinite(wanted) || !(std::abs(wanted) >= std::max(smallestScale, m_floor)) || (wanted < 0) != (scale < 0))
                continue;
            m_slopes += (scale - wanted) * (integers * m_gram.middleRows(from, count));
            m_errors.segment(from, count) += (scale - wanted) * integers;
            scale = wanted;
        }
    }

private:
    void change(Eigen::Index column, float error)
    {
        m_slopes += (error - m_errors[column]) * m_gram.row(column);
        m_errors[column] = error;
    }

    std::span<const float> m_values;
    int8_t *m_integers;
    float *m_scales;
    int64_t m_blockSize;
    const RowMajor &m_gram; // of these columns
    Grid m_grid;
    bool m_zerosStay;
    float m_floor;
    Eigen::Map<Eigen::RowVectorXf> m_errors;
    Eigen::Map<Eigen::RowVectorXf> m_slopes;
};

// Columns that are worked on together: whole blocks of a scale.
int64_t stretchOf(const Blocks &blocks)
{
    return blocks.size > stretchColumns ? blocks.size : stretchColumns / blocks.size * blocks.size;
}

void refine(const RoundingProblem &problem, const FitOptions &options, const Blocks &blocks, const RowMajor &gram, QuantizedWeights &weights)
{
    const auto n = static_cast<Eigen::Index>(problem.inputs);
    const auto rows = static_cast<Eigen::Index>(problem.outputs());
    RowMajor errors = errorsOf(problem, weights, blocks);
    RowMajor slopes = errors * gram;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        int64_t moved = 0;
        for (Eigen::Index from = 0; from < n; from += stretchOf(blocks)) {
            const Eigen::Index count = std::min<Eigen::Index>(stretchOf(blocks), n - from);
            const RowMajor local = gram.block(from, from, count, count);
            const RowMajor before = errors.middleCols(from, count);
            RowMajor after = before;
            RowMajor localSlopes = slopes.middleCols(from, count);
            for (Eigen::Index row = 0; row < rows; ++row) {
                Stretch stretch(problem.rows.subspan(static_cast<size_t>(row * n + from), static_cast<size_t>(count)), weights.values.data() + row * n + from,
                                weights.scales.data() + row * blocks.count() + blocks.of(from), blocks.size, local, options,
                                options.floors.empty() ? 0 : options.floors[static_cast<size_t>(row)], after.row(row).data(), localSlopes.row(row).data());
                for (int i = 0; i < passesWithin && stretch.sweep(); ++i)
                    ++moved;
                if (options.scales)
                    stretch.fitScales();
            }
            slopes.noalias() += (after - before) * gram.middleRows(from, count);
            errors.middleCols(from, count) = after;
        }
        if (moved == 0)
            break;
    }
}

} // namespace

Result<FittedWeights> fitRounding(const RoundingProblem &problem, const QuantizedWeights &nearest, const FitOptions &options)
{
    const Blocks blocks(problem.inputs, options.blockSize);
    PARE_TRY_ASSIGN(const SeenInputs seen, seenInputs(problem, options.damping));
    const std::vector<Eigen::Index> order = byPower(seen.damped);
    PARE_TRY_ASSIGN(const RowMajor upper, upperFactor(seen.damped, order));
    QuantizedWeights weights = nearest;
    if (options.scales)
        weighScales(problem, options, blocks, weights);
    roundInOrder(problem, options, blocks, upper, order, weights);
    refine(problem, options, blocks, seen.damped.cast<float>(), weights);
    return betterRows(problem, nearest, std::move(weights), blocks, seen.gram);
}

} // namespace pare::quant
