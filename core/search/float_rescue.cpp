#include "core/search/float_rescue.h"

#include "core/base/units.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;

struct Group {
    size_t first = 0;
    size_t last = 0; // one past the end
    double noise = 0;
    [[nodiscard]] size_t size() const { return last - first; }
};

class Sensitivities {
public:
    Sensitivities(const Model &prepared, const RecipeStep &resolved, const std::vector<std::string> &layers, MeasureSession &session,
                  std::vector<int64_t> samples, const RescueLimits &limits, PassContext &context)
        : m_prepared(prepared), m_resolved(resolved), m_layers(layers), m_session(session), m_samples(std::move(samples)), m_limits(limits),
          m_context(context)
    {
    }

    Result<std::vector<LayerSensitivity>> work()
    {
        // The first two layers say what one measurement costs; the first sweep then takes half of the time.
        PARE_TRY(measure(0, 1));
        if (m_layers.size() > 1)
            PARE_TRY(measure(1, 2));
        if (m_layers.size() > 2) {
            const double each = seconds() / 2;
            const auto affordable = static_cast<size_t>(std::max(4.0, (m_limits.seconds / 2 - seconds()) / std::max(each, 1e-6)));
            const size_t left = m_layers.size() - 2;
            const size_t size = (left + affordable - 1) / affordable;
            for (size_t first = 2; first < m_layers.size(); first += size)
                PARE_TRY(measure(first, std::min(first + size, m_layers.size())));
        }
        while (seconds() < m_limits.seconds) {
            const auto worst = std::max_element(m_groups.begin(), m_groups.end(), [](const Group &a, const Group &b) {
                return (a.size() > 1 ? a.noise : -1) < (b.size() > 1 ? b.noise : -1);
            });
            if (worst->size() < 2)
                break;
            const Group group = *worst;
            m_groups.erase(worst);
            const size_t middle = group.first + group.size() / 2;
            PARE_TRY(measure(group.first, middle));
            PARE_TRY(measure(middle, group.last));
        }
        std::vector<LayerSensitivity> result;
        for (const Group &group : m_groups)
            for (size_t i = group.first; i < group.last; ++i)
                result.push_back({m_layers[i], group.noise / static_cast<double>(group.size()), group.size() == 1});
        std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.noise > b.noise; });
        return result;
    }

private:
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - m_started).count(); }

    Result<void> measure(size_t first, size_t last)
    {
        if (m_context.run.stopRequested())
            return cancelled();
        m_context.run.progress("measuring sensitivities", static_cast<int64_t>(m_groups.size()), static_cast<int64_t>(m_layers.size()));
        std::vector<std::string> others(m_layers.begin(), m_layers.begin() + static_cast<long>(first));
        others.insert(others.end(), m_layers.begin() + static_cast<long>(last), m_layers.end());
        Recipe recipe;
        recipe.steps = {withoutLayers(m_resolved, others)};
        RunContext quiet = m_context.run;
        quiet.onProgress = {};
        PassContext inner{quiet, m_context.services};
        PARE_TRY_ASSIGN(const AppliedRecipe applied, applyRecipe(m_prepared, recipe, {.compare = false}, inner));
        Group group{first, last, 0};
        if (!applied.model.sameAs(m_prepared)) {
            PARE_TRY_ASSIGN(group.noise, m_session.relativeNoise(applied.model, m_samples));
        }
        m_groups.push_back(group);
        return {};
    }

    const Model &m_prepared;
    const RecipeStep &m_resolved;
    const std::vector<std::string> &m_layers;
    MeasureSession &m_session;
    std::vector<int64_t> m_samples;
    const RescueLimits &m_limits;
    PassContext &m_context;
    Clock::time_point m_started = Clock::now();
    std::vector<Group> m_groups;
};

} // namespace

RecipeStep withoutLayers(const RecipeStep &resolved, const std::vector<std::string> &inFloat)
{
    RecipeStep step = resolved;
    const std::set<std::string> out(inFloat.begin(), inFloat.end());
    nlohmann::json kept = nlohmann::json::array();
    for (const auto &layer : resolved.resolution.value("layers", nlohmann::json::array()))
        if (layer.is_string() && !out.contains(layer.get<std::string>()))
            kept.push_back(layer);
    step.resolution["layers"] = std::move(kept);
    return step;
}

Result<std::vector<LayerSensitivity>> layerSensitivities(const Model &prepared, const RecipeStep &resolved, const std::vector<std::string> &layers,
                                                         MeasureSession &session, const std::vector<int64_t> &deciding,
                                                         const RescueLimits &limits, PassContext &context)
{
    if (layers.empty())
        return std::vector<LayerSensitivity>{};
    std::vector<int64_t> samples = deciding;
    if (static_cast<int64_t>(samples.size()) > limits.samples)
        samples.resize(static_cast<size_t>(limits.samples));
    return Sensitivities(prepared, resolved, layers, session, std::move(samples), limits, context).work();
}

std::string sensitivityText(const std::vector<LayerSensitivity> &sensitivities, size_t most)
{
    double sum = 0;
    for (const LayerSensitivity &layer : sensitivities)
        sum += layer.noise;
    std::string text;
    if (!(sum > 0))
        return text;
    for (size_t i = 0; i < std::min(most, sensitivities.size()); ++i)
        text += (i == 0 ? "" : ", ") + sensitivities[i].layer + " (" + formatPercent(sensitivities[i].noise / sum, 0) + ")";
    return text;
}

} // namespace pare
