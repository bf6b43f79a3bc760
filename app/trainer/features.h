// Inner values of student and teacher that shall be alike. Where their widths differ, a matrix that is trained beside the network and
// thrown away with it goes from the student's channels to the teacher's. Source: Romero et al. 2014, arXiv 1412.6550.
#pragma once

#include "core/base/result.h"

#include <ATen/ATen.h>

#include <random>
#include <span>
#include <string>
#include <vector>

namespace pare::train {

class Features {
public:
    void add(std::string student, std::string teacher);
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
    };
    std::vector<std::string> m_students, m_teachers;
    std::vector<Projection> m_projections;
};

} // namespace pare::train
