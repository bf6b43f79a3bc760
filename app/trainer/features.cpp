#include "app/trainer/features.h"

#include "app/trainer/losses.h"

#include <cmath>

namespace pare::train {

namespace {

constexpr int64_t headAxis = 1; // of samples x heads x queries x keys

at::Tensor divergenceOfMaps(const at::Tensor &own, const at::Tensor &theirs)
{
    const bool average = own.size(headAxis) != theirs.size(headAxis);
    const at::Tensor student = average ? own.mean(headAxis) : own, teacher = average ? theirs.mean(headAxis) : theirs;
    constexpr double least = 1e-7; // masked places are exactly 0 in both
    return (teacher * (teacher.clamp_min(least).log() - student.clamp_min(least).log())).sum(-1).mean();
}

} // namespace

void Features::add(std::string student, std::string teacher, std::optional<int64_t> softmaxAxis)
{
    m_softmaxAxes.push_back(softmaxAxis);
    m_students.push_back(std::move(student));
    m_teachers.push_back(std::move(teacher));
}

Result<void> Features::fit(std::span<const at::Tensor> own, std::span<const at::Tensor> theirs, std::mt19937_64 &random)
{
    for (size_t i = 0; i < m_students.size(); ++i) {
        Projection projection;
        const auto softmaxAxis = m_softmaxAxes[i];
        projection.maps = own[i].defined() && theirs[i].defined() && softmaxAxis && (*softmaxAxis == -1 || *softmaxAxis == own[i].dim() - 1);
        if (projection.maps) {
            const bool fits = own[i].dim() == theirs[i].dim() && own[i].dim() >= 2;
            if (!fits || (own[i].sizes() != theirs[i].sizes() && (own[i].dim() != 4 || own[i].select(headAxis, 0).sizes() != theirs[i].select(headAxis, 0).sizes())))
                return invalidInput("what it looks at cannot be compared with the teacher's " + m_teachers[i] + ": they differ in more than their heads, or heads and samples share an axis", m_students[i]);
            m_projections.push_back(projection);
            continue;
        }
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
        if (projection.maps) {
            const at::Tensor one = divergenceOfMaps(own[i], theirs[i]) / static_cast<double>(m_projections.size());
            sum = sum.defined() ? sum + one : one;
            continue;
        }
        at::Tensor value = own[i];
        if (projection.matrix.defined())
            value = at::matmul(value.movedim(projection.axis, -1), projection.matrix.t()).movedim(-1, projection.axis);
        const at::Tensor one = relativeDistance(value, theirs[i]) / static_cast<double>(m_projections.size());
        sum = sum.defined() ? sum + one : one;
    }
    return sum;
}

} // namespace pare::train
