#include "app/trainer/hessian.h"

#include "app/trainer/own_lesson.h"
#include "app/trainer/tensors.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace pare::train {

namespace {

using torch::autograd::grad;

class Tracing {
public:
    Tracing(const worker::HessianTraces &request, HelperJob &job) : m_request(request), m_job(job), m_random(request.train().seed() + 1) {}

    Result<void> run()
    {
        PARE_TRY_ASSIGN(m_lesson, lessonOfItself(m_request.train(), m_job, m_random));
        choose();
        if (m_weights.empty())
            return unsupported("has no float weights whose second derivatives could be looked at");
        const std::vector<int64_t> order = drawnSamples(m_lesson, m_request.samples(), m_random);
        const auto step = static_cast<size_t>(m_lesson.atOnce);
        for (size_t begin = 0; begin < order.size(); begin += step) {
            m_job.progress("tracing second derivatives", static_cast<int64_t>(begin), static_cast<int64_t>(order.size()));
            PARE_TRY(look(std::span<const int64_t>(order).subspan(begin, std::min(step, order.size() - begin))));
        }
        if (m_rows == 0)
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
        PARE_TRY_ASSIGN(const SampleBatch batch, m_lesson.samples.batch(positions));
        PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, false, false));
        const at::Tensor value = loss(outputs, batch);
        if (!std::isfinite(value.item<double>()))
            return {};
        std::vector<at::Tensor> all;
        for (const Weight &weight : m_weights)
            all.push_back(weight.value);
        try {
            const auto gradients = grad({value}, all, {}, true, true, true);
            m_rows += static_cast<double>(batch.rows);
            for (int64_t probe = 0; probe < probes(); ++probe) {
                if (m_job.cancelled())
                    return cancelled();
                probeOnce(static_cast<size_t>(probe), gradients, all, static_cast<double>(batch.rows));
            }
        } catch (const c10::Error &error) {
            const std::string message = error.what_without_backtrace();
            if (message.find("allocate memory") != std::string::npos)
                return outOfMemory("the trainer needs more memory than it may take");
            return unsupported("its second derivatives are not known to libtorch: " + message.substr(0, message.find('\n')));
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
        for (const Weight &weight : m_weights) {
            std::vector<float> traces;
            for (const double trace : weight.traces)
                traces.push_back(static_cast<float>(trace / m_rows / static_cast<double>(weight.value.numel())));
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
    double m_rows = 0; // samples that were looked at
};

} // namespace

Result<void> traceHessian(const worker::HessianTraces &request, HelperJob &job)
{
    return Tracing(request, job).run();
}

} // namespace pare::train
