// Zeros in a layer's weights so that its result changes least on what it really reads.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pare {

// Which weights of a row [inputs] become zero: of every `of` that follow each other in `order`, all but `kept` (a rest of fewer stays);
// with `of` 0 a share of all.
struct ZeroPattern {
    int64_t kept = 0;
    int64_t of = 0;
    double share = 0;
    std::vector<int64_t> order; // of the inputs; each once
    int64_t covered = -1;       // so many of them, from the front, lie under the pattern; -1: all
};

struct SparseFit {
    std::vector<float> rows;    // [outputs][inputs]
    double before = 0;          // of the zeros alone: the squared error of the layer's result over its power, on the rows of the gram
    double after = 0;           // with the rest fitted; never larger
    int64_t zeroed = 0;         // weights that were not zero before
};

// rows: [outputs][inputs]; gram: X X^T over what the layer reads, inputs squared, row-major.
// Without `fit` each row loses what adds least by itself, |w| * |x| (Wanda, Sun et al. 2023, arXiv 2306.11695), and the rest stays. With it, columns are
// gone through one after the other and those that follow make up for what becomes zero (SparseGPT, Frantar and Alistarh 2023, arXiv 2301.00774); rows for
// which that is no better keep the first.
// Errors: InvalidInput (a gram that is not finite or of another size, or whose equations cannot be solved).
[[nodiscard]] Result<SparseFit> sparseFit(std::span<const float> rows, int64_t inputs, std::span<const double> gram, const ZeroPattern &pattern, bool fit, double damping = 0.01);

} // namespace pare
