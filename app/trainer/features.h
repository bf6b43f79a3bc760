// Inner values of student and teacher that shall be alike. Where their widths differ, a matrix that is trained beside the network and
// thrown away with it goes from the student's channels to the teacher's. Source: Romero et al. 2014, arXiv 1412.6550.
// Outputs of softmax along the last axis are compared as distributions: the mean of KL(teacher's || student's) over samples, heads and
// places. Source: Wang et al. 2020, MiniLM, arXiv 2002.10957, equation 4; of all pairs, as TinyBERT does (arXiv 1909.10351), not of the
// last alone. Where the number of heads differs, which of them stand for which is not known: their averages are compared.
#pragma once

#include "core/base/result.h"

#include <ATen/ATen.h>

#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace pare::train {

class Features {
public:
    // softmaxAxis: of the softmax that makes both; may count from the end.
    void add(std::string student, std::string teacher, std::optional<int64_t> softmaxAxis = {});
    [[nodiscard]] bool any() const { return !m_students.empty(); }
    [[nodiscard]] const std::vector<std::string> &ofStudent() const { return m_students; }
    [[nodiscard]] const std::vector<std::string> &ofTeacher() const { return m_teachers; }

    // From values of a first run. Errors: InvalidInput (they differ in more than their width).
    Result<void> fit(std::span<const at::Tensor> own, std::span<const at::Tensor> theirs, std::mt19937_64 &random);
    [[nodiscard]] std::vector<at::Tensor> matrices() const;
    // The mean distance, with gradient. Undefined where there are none.
    [[nodiscard]] at::Tensor distance(std::span<const at::Tensor> own, std::span<const at::Tensor> theirs) const;

private:
    struct Projection {
        at::Tensor matrix; // [teacher's, student's]; undefined where the widths are equal
        int64_t axis = 1;
        bool maps = false; // what attention looks at
    };
    std::vector<std::string> m_students, m_teachers;
    std::vector<std::optional<int64_t>> m_softmaxAxes;
    std::vector<Projection> m_projections;
};

} // namespace pare::train
