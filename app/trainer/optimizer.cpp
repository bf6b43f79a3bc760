#include "app/trainer/optimizer.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>

namespace pare::train {

namespace {

// Source: Kingma, Ba 2014 and Loshchilov, Hutter 2017 (decoupled weight decay).
constexpr double beta1 = 0.9;
constexpr double beta2 = 0.999;
constexpr double epsilon = 1e-8;
constexpr double leastScale = 0.01; // of what a scale was: quantizing with none at all divides by zero

} // namespace

Optimizer::Optimizer(std::vector<Parameter> &parameters, std::vector<at::Tensor> extra, const OptimizerSettings &settings)
    : m_parameters(parameters), m_extra(std::move(extra)), m_settings(settings), m_moments(parameters.size() + m_extra.size())
{
    for (const Parameter &parameter : m_parameters) {
        const bool scale = parameter.place.role == Role::Scale;
        m_smallest.push_back(scale ? parameter.value.detach() * leastScale : at::Tensor());
        m_pace.push_back(scale && settings.adam ? parameter.value.detach().abs().mean().item<double>() : 1);
    }
}

void Optimizer::clearGradients()
{
    for (Parameter &parameter : m_parameters)
        parameter.value.mutable_grad().reset();
    for (at::Tensor &tensor : m_extra)
        tensor.mutable_grad().reset();
}

double Optimizer::clipFactor() const
{
    if (m_settings.clip <= 0)
        return 1;
    std::vector<at::Tensor> lengths;
    for (const Parameter &parameter : m_parameters)
        if (parameter.value.grad().defined() && parameter.place.role != Role::Scale)
            lengths.push_back(parameter.value.grad().norm());
    if (lengths.empty())
        return 1;
    const double length = at::stack(lengths).norm().item<double>();
    return length > m_settings.clip ? m_settings.clip / length : 1;
}

at::Tensor Optimizer::direction(const at::Tensor &gradient, Moments &moments) const
{
    if (!moments.first.defined()) {
        moments.first = at::zeros_like(gradient);
        if (m_settings.adam)
            moments.second = at::zeros_like(gradient);
    }
    if (!m_settings.adam) {
        moments.first.mul_(m_settings.momentum).add_(gradient);
        return gradient + m_settings.momentum * moments.first;
    }
    moments.first.mul_(beta1).add_(gradient, 1 - beta1);
    moments.second.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
    const auto steps = static_cast<double>(m_steps);
    return moments.first / (1 - std::pow(beta1, steps)) / ((moments.second / (1 - std::pow(beta2, steps))).sqrt_().add_(epsilon));
}

void Optimizer::step(double share)
{
    const at::NoGradGuard noGradient;
    ++m_steps;
    const double factor = clipFactor();
    const double rate = m_settings.rate * share;
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        Parameter &parameter = m_parameters[i];
        if (!parameter.value.grad().defined())
            continue;
        at::Tensor gradient = parameter.value.grad() * (parameter.place.role == Role::Scale ? parameter.gradientScale : factor);
        if (parameter.mask.defined())
            gradient = gradient * parameter.mask;
        const at::Tensor move = direction(gradient, m_moments[i]);
        if (parameter.place.decays)
            parameter.value.mul_(1 - rate * m_settings.decay);
        parameter.value.add_(move, -rate * m_pace[i]);
        if (m_smallest[i].defined())
            parameter.value.copy_(at::where(m_smallest[i] > 0, at::maximum(parameter.value, m_smallest[i]), at::minimum(parameter.value, m_smallest[i])));
        if (parameter.mask.defined())
            parameter.value.mul_(parameter.mask);
    }
    for (size_t i = 0; i < m_extra.size(); ++i)
        if (m_extra[i].grad().defined())
            m_extra[i].add_(direction(m_extra[i].grad() * factor, m_moments[m_parameters.size() + i]), -rate);
}

std::vector<at::Tensor> Optimizer::moments() const
{
    std::vector<at::Tensor> all;
    for (const Moments &moments : m_moments)
        all.insert(all.end(), {moments.first, moments.second});
    return all;
}

void Optimizer::resume(const std::vector<at::Tensor> &moments, int64_t steps)
{
    for (size_t i = 0; i < m_moments.size(); ++i)
        m_moments[i] = {moments[2 * i], moments[2 * i + 1]};
    m_steps = steps;
}

} // namespace pare::train
