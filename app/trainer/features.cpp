#include "app/trainer/features.h"

#include "app/trainer/losses.h"

#include <cmath>

namespace pare::train {

void Features::add(std::string student, std::string teacher)
{
    m_students.push_back(std::move(student));
    m_teachers.push_back(std::move(teacher));
}

Result<void> Features::fit(std::span<const at::Tensor> own, std::span<const at::Tensor> theirs, std::mt19937_64 &random)
{
    for (size_t i = 0; i < m_students.size(); ++i) {
        Projection projection;
        projection.axis = own[i].dim() == 2 || own[i].dim() == 4 || own[i].dim() == 5 ? 1 : own[i].dim() - 1;
        bool fits = own[i].defined() && theirs[i].defined() && own[i].dim() == theirs[i].dim() && own[i].dim() > 0;
        for (int64_t axis = 0; fits && axis < own[i].dim(); ++axis)
            fits = axis == projection.axis || own[i].size(axis) == theirs[i].size(axis);
        if (!fits)
            return invalidInput("cannot be compared with the teacher's " + m_teachers[i] + ": they differ in more than their width", m_students[i]);
        if (own[i].size(projection.axis) != theirs[i].size(projection.axis)) {
            const int64_t from = own[i].size(projection.axis);
            std::vector<float> values(static_cast<size_t>(theirs[i].size(projection.axis) * from));
            for (float &value : values)
                value = static_cast<float>((static_cast<double>(random() >> 11) / 9007199254740992.0 * 2 - 1) / std::sqrt(static_cast<double>(from)));
            projection.matrix = at::tensor(values, at::kFloat).reshape({-1, from}).requires_grad_(true);
        }
        m_projections.push_back(projection);
    }
    return {};
}

std::vector<at::Tensor> Features::matrices() const
{
    std::vector<at::Tensor> matrices;
    for (const Projection &projection : m_projections)
        if (projection.matrix.defined())
            matrices.push_back(projection.matrix);
    return matrices;
}

at::Tensor Features::distance(std::span<const at::Tensor> own, std::span<const at::Tensor> theirs) const
{
    at::Tensor sum;
    for (size_t i = 0; i < m_projections.size(); ++i) {
        const Projection &projection = m_projections[i];
        at::Tensor value = own[i];
        if (projection.matrix.defined())
            value = at::matmul(value.movedim(projection.axis, -1), projection.matrix.t()).movedim(-1, projection.axis);
        const at::Tensor one = relativeDistance(value, theirs[i]) / static_cast<double>(m_projections.size());
        sum = sum.defined() ? sum + one : one;
    }
    return sum;
}

} // namespace pare::train
