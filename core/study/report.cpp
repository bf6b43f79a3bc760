#include "core/study/report.h"

#include "core/analysis/constant_flow.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/study/chart.h"
#include "core/study/markup.h"
#include "core/study/report_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pare {

namespace {

std::string shapeText(const pb::ValueInfoProto &value)
{
    if (!value.type().has_tensor_type())
        return "not a tensor";
    const auto &type = value.type().tensor_type();
    std::string text(elementTypeName(type.elem_type()));
    if (!type.has_shape())
        return text + ", shape not stated";
    text += " [";
    for (int i = 0; i < type.shape().dim_size(); ++i) {
        const auto &dim = type.shape().dim(i);
        text += (i ? ", " : "") + (dim.has_dim_value() && dim.dim_value() >= 0 ? std::to_string(dim.dim_value()) : dim.dim_param().empty() ? "?" : dim.dim_param());
    }
    return text + "]";
}

std::string factsTable(const ReportContent &content)
{
    std::string rows;
    const auto add = [&](const std::string &label, const std::string &value) {
        if (!value.empty())
            rows += "<tr><th scope=\"row\">" + escaped(label) + "</th><td>" + escaped(value) + "</td></tr>\n";
    };
    add("File", content.source.path);
    add("Size", content.source.sizeBytes > 0 ? formatBytes(content.source.sizeBytes) + " (" + formatCount(content.source.sizeBytes) + " bytes)" : "");
    add("SHA-256, as stored", content.source.sha256);
    for (const Variant &variant : content.variants)
        if (variant.isSource) {
            const VariantMeasurement m = measurementFromJson(variant.measurement);
            add("Parameters", m.parameters ? formatCount(*m.parameters) : "");
            add("Multiply-accumulates for one sample", m.macs ? formatCount(*m.macs) : "");
            add("Peak activation memory, computed", m.peakActivationBytes ? formatBytes(*m.peakActivationBytes) : "");
            break;
        }
    for (const auto &[label, value] : content.facts)
        add(label, value);
    return "<table class=\"facts\"><tbody>\n" + rows + "</tbody></table>\n";
}

std::string charts(const ReportContent &content, const std::vector<report::Row> &rows)
{
    ChartOptions options;
    for (const StudyDataset &dataset : content.datasets)
        if (dataset.role == "evaluate")
            options.data = std::filesystem::path(dataset.path).filename().string();
    options.subject = content.source.name;
    if (rows.size() <= 1)
        options.guard = content.guard;
    options.widthPx = 620; // two stand side by side
    options.heightPx = 440;
    options.idPrefix = "by-size";
    std::string html = "<div class=\"charts\">\n<figure>" + tradeOffSvg(content.variants, options) + "</figure>\n";
    const bool timed = std::any_of(rows.begin(), rows.end(), [](const report::Row &row) { return !row.variant->isSource && row.measurement.latencyRatio; });
    if (timed) {
        options.x = ChartX::LatencyRatio;
        options.idPrefix = "by-latency";
        html += "<figure>" + tradeOffSvg(content.variants, options) + "</figure>\n";
    }
    return html + "</div>\n";
}

} // namespace

std::vector<std::pair<std::string, std::string>> modelFacts(const Model &model)
{
    std::vector<std::pair<std::string, std::string>> facts;
    std::string opsets;
    for (const auto &import : model.proto().opset_import())
        opsets += (opsets.empty() ? "" : ", ") + (import.domain().empty() ? "ai.onnx" : import.domain()) + " " + std::to_string(import.version());
    facts.emplace_back("Opset", opsets);
    facts.emplace_back("IR version", std::to_string(model.proto().ir_version()));
    facts.emplace_back("Made by", model.proto().producer_name()
                                      + (model.proto().producer_version().empty() ? "" : " " + model.proto().producer_version()));
    std::map<std::string, int64_t> counts;
    int64_t layers = 0; // as the window counts them: neither constants nor what makes a layer's weights of them
    const ConstantFlow flow(model);
    for (int i = 0; i < model.graph().node_size(); ++i) {
        const auto &node = model.graph().node(i);
        if (isOp(node, "Constant") || flow.weightsOf(NodeId{i}).value >= 0)
            continue;
        ++counts[qualifiedOp(node)];
        ++layers;
    }
    std::vector<std::pair<std::string, int64_t>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    std::string operators;
    constexpr size_t mostOperators = 24;
    for (size_t i = 0; i < order.size() && i < mostOperators; ++i)
        operators += (i ? ", " : "") + order[i].first + " " + formatCount(order[i].second);
    if (order.size() > mostOperators)
        operators += fmt::format(" and {} more operators", order.size() - mostOperators);
    facts.emplace_back("Layers", plural(layers, "layer") + (operators.empty() ? "" : ": " + operators));
    const auto interface = [&](const std::string &label, const auto &values, const auto &keep) {
        int64_t shown = 0;
        int64_t all = 0;
        std::string text;
        for (const auto &value : values)
            if (keep(value.name()) && ++all <= 16) {
                text += (shown ? "; " : "") + value.name() + ": " + shapeText(value);
                ++shown;
            }
        if (all > shown)
            text += fmt::format("; and {} more", all - shown);
        facts.emplace_back(label, text);
    };
    interface("Inputs", model.graph().input(), [&](const std::string &name) { return model.index().isGraphInput(name); });
    interface("Outputs", model.graph().output(), [](const std::string &) { return true; });
    if (model.proto().functions_size() > 0)
        facts.emplace_back("Functions", formatCount(model.proto().functions_size()));
    return facts;
}

std::string reportHtml(const ReportContent &content)
{
    const std::vector<report::Row> rows = report::rowsOf(content.variants);
    const std::string name = content.source.name.empty() ? std::string("a model") : content.source.name;
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<meta name=\"generator\" content=\"Pare " PARE_VERSION "\">\n";
    html += "<title>Variants of " + escaped(name) + "</title>\n<style>\n";
    html += report::styleSheet();
    html += "</style>\n</head>\n<body>\n<main>\n";
    html += "<h1>Variants of <bdi>" + escaped(name) + "</bdi></h1>\n";
    html += report::summary(content, rows);
    html += charts(content, rows) + report::others(rows);
    html += "<h2>Variants</h2>\n" + report::variantsTable(rows);
    html += report::costsTable(content, rows);
    size_t position = 0;
    std::string sections;
    for (const report::Row &row : rows) {
        if (!row.variant->isSource)
            sections += report::variantSection(row, position);
        ++position;
    }
    if (!sections.empty())
        html += "<h2>What was done</h2>\n" + sections;
    html += report::howToMakeAgain(content, rows) + report::conditions(content, rows);
    html += "<h2>Source model</h2>\n" + factsTable(content);
    html += "</main>\n<footer>Made by Pare " PARE_VERSION "</footer>\n</body>\n</html>\n";
    return html;
}

Result<std::string> reportHtml(const Study &study)
{
    ReportContent content;
    PARE_TRY_ASSIGN(content.source, study.source());
    PARE_TRY_ASSIGN(content.datasets, study.datasets());
    PARE_TRY_ASSIGN(content.variants, study.variants());
    PARE_TRY_ASSIGN(content.costs, costFigures(study));
    if (auto recipe = study.recipe(); recipe.ok())
        content.guard = recipe->guard;
    for (const Variant &variant : content.variants)
        if (variant.isSource)
            if (auto model = study.model(variant.id); model.ok())
                content.facts = modelFacts(*model);
    return reportHtml(content);
}

} // namespace pare
