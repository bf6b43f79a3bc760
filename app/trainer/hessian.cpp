#include "app/trainer/hessian.h"

#include "app/trainer/own_lesson.h"
#include "app/trainer/tensors.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <set>
#include <utility>

namespace pare::train {

namespace {

using torch::autograd::grad;
using Clock = std::chrono::steady_clock;

constexpr size_t fewestSamples = 2;  // at once, to begin with
constexpr int64_t fewestProbes = 2;  // one has no spread

class Tracing {
public:
    Tracing(const worker::HessianTraces &request, HelperJob &job) : m_request(request), m_job(job), m_random(request.train().seed() + 1) {}

    Result<void> run()
    {
        PARE_TRY_ASSIGN(m_lesson, lessonOfItself(m_request.train(), m_job, m_random));
        choose();
        m_rows.assign(static_cast<size_t>(probes()), 0);
        m_started = Clock::now();
        if (m_weights.empty())
            return unsupported("has no float weights whose second derivatives could be looked at");
        const std::vector<int64_t> order = drawnSamples(m_lesson, m_request.samples(), m_random);
        m_looks = static_cast<int64_t>(order.size()) * probes();
        // A few samples first: with them a large network has said something when the time is over.
        size_t count = std::min<size_t>(fewestSamples, static_cast<size_t>(m_lesson.atOnce));
        for (size_t begin = 0; begin < order.size() && !m_outOfTime; begin += std::exchange(count, static_cast<size_t>(m_lesson.atOnce))) {
            PARE_TRY(look(std::span<const int64_t>(order).subspan(begin, std::min(count, order.size() - begin))));
            m_outOfTime = m_outOfTime || (timeIsOver() && begin + count < order.size());
        }
        if (m_rows.front() == 0)
            return unsupported("no sample has a loss that is finite");
        send();
        return {};
    }

private:
    struct Weight {
        std::string name;
        at::Tensor value;
        std::vector<double> traces; // by probe: sum over samples
    };

    void choose()
    {
        const std::set<std::string> wanted(m_request.constants().begin(), m_request.constants().end());
        for (const Parameter &parameter : m_lesson.student.parameters())
            if (parameter.place.role == Role::Weight && (wanted.empty() ? parameter.place.decays : wanted.contains(parameter.place.name)))
                m_weights.push_back({parameter.place.name, parameter.value, std::vector<double>(static_cast<size_t>(probes()), 0)});
    }

    [[nodiscard]] int64_t probes() const { return std::max<int64_t>(1, m_request.probes()); }
    [[nodiscard]] bool timeIsOver() const { return m_request.seconds() > 0 && std::chrono::duration<double>(Clock::now() - m_started).count() > m_request.seconds(); }

    at::Tensor loss(const std::vector<at::Tensor> &outputs, const SampleBatch &batch) const
    {
        if (m_lesson.objective.labelled >= 0)
            return lossOf(m_lesson.objective, outputs, batch.labels, {});
        at::Tensor sum;
        for (const Head &head : m_lesson.objective.heads) {
            const at::Tensor one = distanceFromItself(head, outputs[head.output]);
            sum = sum.defined() ? sum + one : one;
        }
        return sum;
    }

    Result<void> look(std::span<const int64_t> positions)
    {
        PARE_TRY_ASSIGN(const SampleBatch batch, m_lesson.batchAt(positions));
        PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, false, false));
        const at::Tensor value = loss(outputs, batch);
        if (!std::isfinite(value.item<double>()))
            return {};
        std::vector<at::Tensor> all;
        for (const Weight &weight : m_weights)
            all.push_back(weight.value);
        try {
            const auto gradients = grad({value}, all, {}, true, true, true);
            for (int64_t probe = 0; probe < probes(); ++probe) {
                if (m_job.cancelled())
                    return cancelled();
                if (timeIsOver() && (probe >= fewestProbes || m_rows[static_cast<size_t>(fewestProbes) - 1] > 0)) {
                    m_outOfTime = true;
                    return {};
                }
                m_job.progress("tracing second derivatives", m_done, m_looks);
                probeOnce(static_cast<size_t>(probe), gradients, all, static_cast<double>(batch.rows));
                m_rows[static_cast<size_t>(probe)] += static_cast<double>(batch.rows);
                m_done += batch.rows;
            }
        } catch (const std::bad_alloc &) {
            return outOfMemory("the trainer needs more memory than it may take");
        } catch (const std::exception &error) {
            const auto *known = dynamic_cast<const c10::Error *>(&error);
            const std::string message = known ? known->what_without_backtrace() : error.what();
            if (message.find("allocate memory") != std::string::npos)
                return outOfMemory("the trainer needs more memory than it may take");
            const std::string layer = m_lesson.student.firstWithoutSecondDerivative(batch.inputs);
            return unsupported("the second derivatives of " + (layer.empty() ? "a layer" : layer) + " are not known to libtorch (" + message.substr(0, message.find('\n')) + ")");
        }
        return {};
    }

    // v' H v of each weight, with H v as the gradient of (gradient . v).
    void probeOnce(size_t probe, const std::vector<at::Tensor> &gradients, const std::vector<at::Tensor> &all, double rows)
    {
        std::vector<at::Tensor> signs;
        at::Tensor along;
        for (const at::Tensor &gradient : gradients) {
            if (!gradient.defined() || !gradient.requires_grad()) {
                signs.emplace_back();
                continue;
            }
            signs.push_back(at::randint(0, 2, gradient.sizes(), gradient.options().requires_grad(false)) * 2 - 1);
            const at::Tensor own = (gradient * signs.back()).sum();
            along = along.defined() ? along + own : own;
        }
        if (!along.defined())
            return; // the loss is linear in all of them
        const auto products = grad({along}, all, {}, true, false, true);
        for (size_t i = 0; i < m_weights.size(); ++i)
            if (signs[i].defined() && products[i].defined())
                m_weights[i].traces[probe] += rows * (signs[i] * products[i]).sum().item<double>();
    }

    void send()
    {
        const auto made = static_cast<size_t>(std::find(m_rows.begin(), m_rows.end(), 0) - m_rows.begin());
        worker::Response far;
        far.mutable_hessian_traced()->set_samples(static_cast<int64_t>(m_rows.front()));
        far.mutable_hessian_traced()->set_out_of_time(m_outOfTime);
        m_job.part(std::move(far));
        for (const Weight &weight : m_weights) {
            std::vector<float> traces;
            for (size_t probe = 0; probe < made; ++probe)
                traces.push_back(static_cast<float>(weight.traces[probe] / m_rows[probe] / static_cast<double>(weight.value.numel())));
            worker::Response part;
            worker::Tensor &output = *part.mutable_output();
            output.set_name(weight.name);
            output.set_type(pb::TensorProto::FLOAT);
            output.add_dims(static_cast<int64_t>(traces.size()));
            output.set_data(rawBytes(at::tensor(traces, at::kFloat), pb::TensorProto::FLOAT));
            m_job.part(std::move(part));
        }
    }

    const worker::HessianTraces &m_request;
    HelperJob &m_job;
    std::mt19937_64 m_random;
    Lesson m_lesson;
    std::vector<Weight> m_weights;
    std::vector<double> m_rows; // by probe: samples that were looked at; those of the first probes are no fewer than of others
    Clock::time_point m_started;
    bool m_outOfTime = false;
    int64_t m_done = 0, m_looks = 0; // samples times probes
};

} // namespace

Result<void> traceHessian(const worker::HessianTraces &request, HelperJob &job)
{
    return Tracing(request, job).run();
}

} // namespace pare::train
