#include "app/trainer/unit_gradients.h"

#include "app/trainer/own_lesson.h"
#include "app/trainer/tensors.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace pare::train {

namespace {

class UnitWeighing {
public:
    UnitWeighing(const worker::UnitGradients &request, HelperJob &job) : m_request(request), m_job(job), m_random(request.train().seed() + 1) {}

    Result<void> run()
    {
        worker::Train lesson = m_request.train();
        if (m_request.gates())
            askForValues(lesson);
        PARE_TRY_ASSIGN(m_lesson, lessonOfItself(std::move(lesson), m_job, m_random));
        PARE_TRY(plan());
        const std::vector<int64_t> order = drawnSamples(m_lesson, m_request.samples(), m_random);
        const auto step = static_cast<size_t>(m_request.gates() ? 1 : m_lesson.atOnce);
        int64_t looked = 0;
        for (size_t begin = 0; begin < order.size(); begin += step) {
            m_job.progress("weighing by gradients", static_cast<int64_t>(begin), static_cast<int64_t>(order.size()));
            if (m_job.cancelled())
                return cancelled();
            const auto positions = std::span<const int64_t>(order).subspan(begin, std::min(step, order.size() - begin));
            PARE_TRY_ASSIGN(const bool finite, m_request.gates() ? lookAtGates(positions) : look(positions));
            looked += finite;
        }
        if (looked == 0)
            return unsupported("no sample has a loss that is finite");
        for (const auto &[group, sum] : m_sums) {
            worker::Response part;
            worker::Tensor &output = *part.mutable_output();
            output.set_name(std::to_string(group));
            output.set_type(pb::TensorProto::FLOAT);
            output.add_dims(sum.numel());
            output.set_data(rawBytes(sum / static_cast<double>(looked), pb::TensorProto::FLOAT));
            m_job.part(std::move(part));
        }
        return {};
    }

private:
    struct Place {
        Parameter *parameter = nullptr;
        size_t value = 0; // gates: position among the values that were asked for
        int64_t axis = 0;
        int group = 0;
        at::Tensor positions, units;
    };

    // The values behind which there are gates, each once: inner values of the student, as those that are compared with a teacher's.
    void askForValues(worker::Train &lesson)
    {
        for (const worker::UnitWeight &gate : m_request.weights())
            if (m_values.try_emplace(gate.constant(), m_values.size()).second) {
                worker::Feature &feature = *lesson.add_features();
                feature.set_student(gate.constant());
                feature.set_teacher(gate.constant());
            }
    }

    Result<void> plan()
    {
        if (m_request.gates()) {
            for (const worker::UnitWeight &gate : m_request.weights()) {
                if (gate.group() < 0 || gate.group() >= m_request.units_size())
                    return internalError("units of a group that is not there", gate.constant());
                addPlace(nullptr, m_values.at(gate.constant()), gate);
            }
            return {};
        }
        std::map<std::string, Parameter *> byName;
        for (Parameter &parameter : m_lesson.student.parameters())
            byName[parameter.place.name] = &parameter;
        for (const worker::UnitWeight &weight : m_request.weights()) {
            const auto found = byName.find(weight.constant());
            if (found == byName.end())
                continue;
            const bool fits = weight.axis() >= 0 && weight.axis() < found->second->value.dim() && found->second->value.size(weight.axis()) == weight.unit_at_size() &&
                              weight.group() >= 0 && weight.group() < m_request.units_size();
            if (!fits)
                return internalError("units that do not fit their weights", weight.constant());
            addPlace(found->second, 0, weight);
        }
        return {};
    }

    void addPlace(Parameter *parameter, size_t value, const worker::UnitWeight &weight)
    {
        std::vector<int64_t> positions, units;
        for (int i = 0; i < weight.unit_at_size(); ++i)
            if (weight.unit_at(i) >= 0 && weight.unit_at(i) < m_request.units(weight.group())) {
                positions.push_back(i);
                units.push_back(weight.unit_at(i));
            }
        m_places.push_back({parameter, value, weight.axis(), weight.group(), at::tensor(positions, at::kLong), at::tensor(units, at::kLong)});
        m_sums.try_emplace(weight.group(), at::zeros({m_request.units(weight.group())}, at::kFloat));
    }

    // What pulls at the weights.
    at::Tensor pull(const std::vector<at::Tensor> &outputs, const SampleBatch &batch)
    {
        if (m_lesson.objective.labelled >= 0)
            return lossOf(m_lesson.objective, outputs, batch.labels, {});
        at::Tensor sum;
        for (const Head &head : m_lesson.objective.heads) {
            const at::Tensor one = head.distribution ? ownAnswerLoss(head, outputs[head.output]) : randomDirection(outputs[head.output]);
            sum = sum.defined() ? sum + one : one;
        }
        return sum;
    }

    static at::Tensor randomDirection(const at::Tensor &output)
    {
        const at::Tensor still = output.detach();
        const double spread = still.numel() > 1 ? still.std(false).item<double>() : std::abs(still.item<double>());
        return (output * at::randn_like(still)).sum() / ((spread + 1e-12) * std::sqrt(static_cast<double>(still.numel())));
    }

    // False where the loss is not finite.
    Result<bool> look(std::span<const int64_t> positions)
    {
        PARE_TRY_ASSIGN(const SampleBatch batch, m_lesson.batchAt(positions));
        PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, false, false));
        const at::Tensor loss = pull(outputs, batch);
        for (Parameter &parameter : m_lesson.student.parameters())
            parameter.value.mutable_grad().reset();
        if (!std::isfinite(loss.item<double>()))
            return false;
        loss.backward();
        std::map<int, at::Tensor> moved;
        for (const Place &place : m_places)
            if (const at::Tensor gradient = place.parameter->value.grad(); gradient.defined())
                add(place, m_request.each() ? (place.parameter->value.detach() * gradient).square() : place.parameter->value.detach() * gradient, moved);
        for (const auto &[group, sum] : moved)
            m_sums.at(group) += m_request.each() ? sum : sum.square();
        return true;
    }

    // The same for the gates behind the values of one sample.
    Result<bool> lookAtGates(std::span<const int64_t> positions)
    {
        PARE_TRY_ASSIGN(const SampleBatch batch, m_lesson.batchAt(positions));
        PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, false, true));
        const size_t first = m_lesson.signature.outputs.size();
        const at::Tensor loss = pull(outputs, batch);
        if (!std::isfinite(loss.item<double>()))
            return false;
        std::vector<at::Tensor> values;
        std::map<size_t, size_t> placeOf; // by value: among those that have a gradient
        for (size_t i = 0; i < m_values.size(); ++i)
            if (const at::Tensor &value = outputs.at(first + i); value.defined() && value.requires_grad()) {
                placeOf[i] = values.size();
                values.push_back(value);
            }
        if (values.empty())
            return false;
        const auto gradients = torch::autograd::grad({loss}, values, {}, false, false, true);
        std::map<int, at::Tensor> moved;
        for (const Place &place : m_places) {
            const auto found = placeOf.find(place.value);
            if (found == placeOf.end() || !gradients[found->second].defined())
                continue;
            const at::Tensor &value = values[found->second];
            if (place.axis < 0 || place.axis >= value.dim() || place.positions.numel() == 0 || place.positions.max().item<int64_t>() >= value.size(place.axis))
                return internalError("units that do not fit the value that they are in", m_request.weights(static_cast<int>(&place - m_places.data())).constant());
            add(place, value.detach() * gradients[found->second], moved);
        }
        for (const auto &[group, sum] : moved)
            m_sums.at(group) += sum.abs();
        return true;
    }

    // Sums the products by unit.
    void add(const Place &place, const at::Tensor &products, std::map<int, at::Tensor> &moved)
    {
        at::Tensor &own = moved.try_emplace(place.group, at::zeros_like(m_sums.at(place.group))).first->second;
        own.index_add_(0, place.units, products.movedim(place.axis, 0).flatten(1).sum(1).index_select(0, place.positions));
    }

    const worker::UnitGradients &m_request;
    HelperJob &m_job;
    std::mt19937_64 m_random;
    Lesson m_lesson;
    std::vector<Place> m_places;
    std::map<std::string, size_t> m_values; // gates: in the order in which they were asked for
    std::map<int, at::Tensor> m_sums; // by group
};

} // namespace

Result<void> weighUnits(const worker::UnitGradients &request, HelperJob &job)
{
    return UnitWeighing(request, job).run();
}

} // namespace pare::train
