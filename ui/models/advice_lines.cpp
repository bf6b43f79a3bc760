#include "ui/models/advice_lines.h"

#include <algorithm>
#include <set>

namespace pare {

namespace {

// Nodes that make a weight stand for the layer that reads it.
std::vector<std::string> rowsOf(const ModelView &view, const std::vector<std::string> &layers)
{
    std::vector<std::string> rows;
    std::set<int> taken;
    for (const std::string &layer : layers)
        if (const auto row = view.rowOf(layer); row && taken.insert(*row).second)
            rows.push_back(view.rows()[static_cast<size_t>(*row)].name);
    return rows;
}

std::vector<std::string> layersOf(const nlohmann::json &finding)
{
    std::vector<std::string> layers;
    for (const auto &layer : finding.value("layers", nlohmann::json::array()))
        if (layer.is_string())
            layers.push_back(layer.get<std::string>());
    if (const std::string where = finding.value("where", std::string()); layers.empty() && !where.empty())
        layers.push_back(where);
    return layers;
}

} // namespace

std::vector<AdviceLine> adviceLines(const ModelView &view, const VariantEntry *entry, const Target &target)
{
    std::vector<AdviceLine> lines;
    for (const Advice &advice : view.advice(target))
        lines.push_back({advice.id, advice.severity == Severity::Warning, rowsOf(view, advice.layers),
                         QString::fromStdString(advice.fact + ": " + advice.reason + ". " + advice.remedy + ".")});
    if (!entry || !entry->variant.report.is_object())
        return lines;
    for (const auto &finding : entry->variant.report.value("findings", nlohmann::json::array())) {
        if (!finding.is_object() || (finding.value("pass", std::string()) != "advice" && finding.value("severity", std::string()) != "warning"))
            continue;
        const std::string id = finding.value("id", std::string());
        if (!id.empty() && std::any_of(lines.begin(), lines.end(), [&](const AdviceLine &line) { return line.id == id; }))
            continue;
        lines.push_back({id, finding.value("severity", std::string()) == "warning", rowsOf(view, layersOf(finding)), QString::fromStdString(finding.value("message", std::string()))});
    }
    return lines;
}

} // namespace pare
