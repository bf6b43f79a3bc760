// AdamW and SGD with Nesterov's momentum on the parameters of a network.
#pragma once

#include "app/trainer/network.h"

namespace pare::train {

struct OptimizerSettings {
    bool adam = true;
    double rate = 1e-3;
    double decay = 1e-2;
    double momentum = 0.9;
    double clip = 1; // 0: off
};

class Optimizer {
public:
    // `extra`: tensors that are trained beside the network's own and thrown away with it.
    Optimizer(std::vector<Parameter> &parameters, std::vector<at::Tensor> extra, const OptimizerSettings &settings);

    void setRate(double rate) { m_settings.rate = rate; }
    void clearGradients();
    // One step at `share` of the learning rate. Weights under a mask stay 0; scales keep their sign.
    void step(double share);

    // Moments of all tensors, two each (undefined: none yet), and how many steps they are of.
    [[nodiscard]] std::vector<at::Tensor> moments() const;
    [[nodiscard]] int64_t steps() const { return m_steps; }
    void resume(const std::vector<at::Tensor> &moments, int64_t steps);

private:
    struct Moments {
        at::Tensor first, second;
    };
    // The step that gradient and moments ask for, before it is scaled by the rate.
    at::Tensor direction(const at::Tensor &gradient, Moments &moments) const;
    [[nodiscard]] double clipFactor() const;

    std::vector<Parameter> &m_parameters;
    std::vector<at::Tensor> m_extra;
    OptimizerSettings m_settings;
    std::vector<Moments> m_moments; // of parameters, then of extra tensors
    std::vector<at::Tensor> m_smallest; // of scales
    std::vector<double> m_pace;     // of scales: Adam's steps are as large as the rate says, which would be far for a small number
    int64_t m_steps = 0;
};

} // namespace pare::train
