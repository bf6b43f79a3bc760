#include "core/study/table.h"

#include "core/study/trade_off.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>

namespace pare {

namespace {

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + "\"";
}

std::string number(double value)
{
    return fmt::format("{}", value);
}

std::string number(const std::optional<int64_t> &value)
{
    return value ? std::to_string(*value) : std::string();
}

std::string truth(bool value)
{
    return value ? "true" : "false";
}

struct RowContext {
    const Variant &variant;
    const VariantMeasurement &m;
    int64_t sourceBytes;
    std::string parent;
    bool best;
};

struct Column {
    const char *name;
    std::string (*value)(const RowContext &);
};

// A cell of an optional part of the measurement: empty where the part is missing.
#define PARE_CELL(part, expression) [](const RowContext &c) { return c.m.part ? (expression) : std::string(); }

constexpr Column columns[] = {
    {"name", [](const RowContext &c) { return c.variant.name; }},
    {"parent", [](const RowContext &c) { return c.parent; }},
    {"kind", [](const RowContext &c) { return std::string(kindName(variantKind(c.variant))); }},
    {"verdict", [](const RowContext &c) { return c.variant.isSource ? std::string("source") : c.m.verdict; }},
    {"best", [](const RowContext &c) { return truth(c.best); }},
    {"within_guard", [](const RowContext &c) { return truth(c.m.withinGuard); }},
    {"surely_within", [](const RowContext &c) { return truth(c.m.surelyWithin); }},
    {"size_bytes", [](const RowContext &c) { return std::to_string(sizeOf(c.variant, c.m)); }},
    {"size_ratio", [](const RowContext &c) {
         return c.sourceBytes > 0 ? number(static_cast<double>(sizeOf(c.variant, c.m)) / static_cast<double>(c.sourceBytes)) : std::string();
     }},
    {"parameters", [](const RowContext &c) { return number(c.m.parameters); }},
    {"macs", [](const RowContext &c) { return number(c.m.macs); }},
    {"peak_activation_bytes", [](const RowContext &c) { return number(c.m.peakActivationBytes); }},
    {"metric", PARE_CELL(accuracy, c.m.accuracy->metric)},
    {"accuracy", PARE_CELL(accuracy, number(c.m.accuracy->value))},
    {"accuracy_ci95_low", PARE_CELL(accuracy, number(c.m.accuracy->ci95.lo))},
    {"accuracy_ci95_high", PARE_CELL(accuracy, number(c.m.accuracy->ci95.hi))},
    {"samples", PARE_CELL(accuracy, std::to_string(c.m.accuracy->samples))},
    {"difference", PARE_CELL(difference, number(c.m.difference->value))},
    {"difference_ci95_low", PARE_CELL(difference, number(c.m.difference->ci95.lo))},
    {"difference_ci95_high", PARE_CELL(difference, number(c.m.difference->ci95.hi))},
    {"difference_p_value", PARE_CELL(difference, number(c.m.difference->pValue))},
    {"sqnr_db", PARE_CELL(fidelity, number(c.m.fidelity->sqnrDb))},
    {"cosine", PARE_CELL(fidelity, number(c.m.fidelity->cosine))},
    {"top1_agreement", [](const RowContext &c) {
         return c.m.fidelity && c.m.fidelity->top1Agreement ? number(*c.m.fidelity->top1Agreement) : std::string();
     }},
    {"worst_class", [](const RowContext &c) { return c.m.worstClass; }},
    {"worst_class_loss", PARE_CELL(worstClassLoss, number(*c.m.worstClassLoss))},
    {"latency_median_ms", PARE_CELL(latency, number(c.m.latency->median))},
    {"latency_min_ms", PARE_CELL(latency, number(c.m.latency->min))},
    {"latency_p95_ms", PARE_CELL(latency, number(c.m.latency->p95))},
    {"latency_p99_ms", PARE_CELL(latency, number(c.m.latency->p99))},
    {"latency_ci95_low_ms", PARE_CELL(latency, number(c.m.latency->ci95.lo))},
    {"latency_ci95_high_ms", PARE_CELL(latency, number(c.m.latency->ci95.hi))},
    {"latency_ratio", PARE_CELL(latencyRatio, number(c.m.latencyRatio->value))},
    {"latency_ratio_ci95_low", PARE_CELL(latencyRatio, number(c.m.latencyRatio->ci95.lo))},
    {"latency_ratio_ci95_high", PARE_CELL(latencyRatio, number(c.m.latencyRatio->ci95.hi))},
    {"threads", PARE_CELL(latency, std::to_string(c.m.latency->threads))},
    {"batch", PARE_CELL(latency, std::to_string(c.m.latency->batch))},
    {"throughput_per_s", [](const RowContext &c) {
         double best = 0;
         for (const ThroughputNumber &point : c.m.throughput)
             best = std::max(best, point.reason.empty() ? point.perSecond : 0);
         return best > 0 ? number(best) : std::string();
     }},
    {"peak_memory_bytes", [](const RowContext &c) { return number(c.m.peakMemoryBytes); }},
    {"comparable", [](const RowContext &c) { return truth(c.m.comparable); }},
    {"selected_on_same_data", [](const RowContext &c) { return truth(c.m.selectedOnSameData); }},
    {"recipe", [](const RowContext &c) {
         std::string steps;
         for (const RecipeStep &step : c.variant.recipe.steps)
             if (step.enabled)
                 steps += (steps.empty() ? "" : "; ") + textOf(step);
         return steps;
     }},
    {"created_utc", [](const RowContext &c) { return c.variant.createdUtc; }},
    {"machine", [](const RowContext &c) { return c.variant.machine; }},
    {"model_sha256", [](const RowContext &c) { return c.variant.modelSha256; }},
    {"note", [](const RowContext &c) { return c.variant.note; }},
};

#undef PARE_CELL

} // namespace

std::string variantsCsv(const std::vector<Variant> &variants)
{
    std::string csv;
    for (const Column &column : columns)
        csv += (csv.empty() ? "" : ",") + std::string(column.name);
    csv += "\r\n";
    std::vector<const Variant *> order;
    for (const bool sources : {true, false})
        for (const Variant &variant : variants)
            if (variant.isSource == sources)
                order.push_back(&variant);
    int64_t sourceBytes = 0;
    if (!order.empty() && order.front()->isSource)
        sourceBytes = sizeOf(*order.front(), measurementFromJson(order.front()->measurement));
    const auto best = bestVariant(variants);
    for (const Variant *variant : order) {
        const VariantMeasurement m = measurementFromJson(variant->measurement);
        std::string parent;
        for (const Variant &other : variants)
            if (variant->parent && other.id == *variant->parent)
                parent = other.name;
        const RowContext context{*variant, m, sourceBytes, std::move(parent), best && variant == &variants[*best]};
        bool first = true;
        for (const Column &column : columns) {
            csv += (first ? "" : ",") + quoted(column.value(context));
            first = false;
        }
        csv += "\r\n";
    }
    return csv;
}

} // namespace pare
