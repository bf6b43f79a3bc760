// Names and properties of metrics.
#include "core/measure/task.h"

#include "core/base/units.h"

#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace pare {

namespace {

struct MetricRow {
    MetricId id;
    std::string_view name;
    std::string_view title;
    bool higherIsBetter;
    bool share;
};

constexpr std::array<MetricRow, 14> metrics = {{
    {MetricId::Top1, "top-1", "Top-1 accuracy", true, true},
    {MetricId::Top5, "top-5", "Top-5 accuracy", true, true},
    {MetricId::BalancedAccuracy, "balanced-accuracy", "Balanced accuracy", true, true},
    {MetricId::F1, "f1", "F1, mean over classes", true, true},
    {MetricId::Auc, "auc", "Area under the ROC curve", true, true},
    {MetricId::Mae, "mae", "Mean absolute error", false, false},
    {MetricId::Rmse, "rmse", "Root mean squared error", false, false},
    {MetricId::R2, "r2", "R\u00b2", true, false},
    {MetricId::Cosine, "cosine", "Cosine similarity", true, false},
    {MetricId::MeanIou, "mean-iou", "Mean intersection over union", true, true},
    {MetricId::Perplexity, "perplexity", "Perplexity", false, false},
    {MetricId::TokenAccuracy, "token-accuracy", "Token accuracy", true, true},
    {MetricId::LogLoss, "log-loss", "Log loss", false, false},
    {MetricId::Agreement, "agreement", "Agreement", true, true},
}};

const MetricRow &row(MetricId metric)
{
    return metrics[static_cast<size_t>(metric)];
}

// Letters and digits only, in lower case: "Top-1", "top_1" and "top1" are one.
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return plain;
}

} // namespace

std::string_view metricName(MetricId metric)
{
    return row(metric).name;
}

std::string_view metricTitle(MetricId metric)
{
    return row(metric).title;
}

bool higherIsBetter(MetricId metric)
{
    return row(metric).higherIsBetter;
}

bool isShare(MetricId metric)
{
    return row(metric).share;
}

std::optional<MetricId> metricFromName(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, MetricId>, 7> others = {{
        {"accuracy", MetricId::Top1},
        {"rsquared", MetricId::R2},
        {"miou", MetricId::MeanIou},
        {"rocauc", MetricId::Auc},
        {"top1agreement", MetricId::Agreement},
        {"f1macro", MetricId::F1},
        {"crossentropy", MetricId::LogLoss},
    }};
    const std::string plain = plainName(name);
    for (const MetricRow &entry : metrics)
        if (plain == plainName(entry.name))
            return entry.id;
    for (const auto &[other, id] : others)
        if (plain == other)
            return id;
    return std::nullopt;
}

std::string metricText(MetricId metric, double value)
{
    if (std::isnan(value))
        return "not defined";
    if (isShare(metric))
        return formatPercent(value);
    std::array<char, 32> buffer{};
    // Near 1 the distance from it counts, so cosine gets fixed decimals.
    const bool fixed = metric == MetricId::Cosine || metric == MetricId::R2;
    std::snprintf(buffer.data(), buffer.size(), fixed ? "%.4f" : "%.4g", value);
    return buffer.data();
}

} // namespace pare
