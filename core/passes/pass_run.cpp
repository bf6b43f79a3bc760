#include "core/passes/pass_run.h"

#include <algorithm>

namespace pare {

PassRun::PassRun(std::string pass, const PassRequest &request, PassContext &context) : m_request(request), m_context(context)
{
    m_report.pass = std::move(pass);
    if (const auto &resolution = request.resolution; resolution.is_object() && resolution.contains("layers")) {
        m_replayed.emplace();
        for (const auto &layer : resolution["layers"])
            if (layer.is_string())
                m_replayed->insert(layer.get<std::string>());
    }
}

bool PassRun::wants(const std::string &layer) const
{
    return m_replayed ? m_replayed->contains(layer) : m_request.selects(layer);
}

void PassRun::progress(const std::string &layer, int64_t done, int64_t total) const
{
    m_context.run.progress(m_report.pass + " " + layer, done, total);
}

void PassRun::changed(const std::string &layer, std::string what, std::vector<std::string> into)
{
    m_layers.insert(layer);
    m_report.changes.push_back({layer, std::move(what), std::move(into)});
}

void PassRun::reshaped(const std::string &layer, std::string what)
{
    m_report.changes.push_back({layer, std::move(what), {layer}});
}

void PassRun::declined(const std::string &layer, std::string reason)
{
    m_report.declined.push_back({layer, std::move(reason)});
}

void PassRun::find(Severity severity, const std::string &where, std::string message)
{
    const bool known = std::any_of(m_report.findings.begin(), m_report.findings.end(),
                                   [&](const Finding &finding) { return finding.where == where && finding.message == message; });
    if (!known)
        m_report.findings.push_back({severity, where, std::move(message)});
}

void PassRun::note(const std::string &where, std::string message)
{
    find(Severity::Note, where, std::move(message));
}

void PassRun::warn(const std::string &where, std::string message)
{
    find(Severity::Warning, where, std::move(message));
}

PassOutcome PassRun::finish(GraphEditor &editor)
{
    return finish(changedAnything() ? editor.finish() : editor.source());
}

PassOutcome PassRun::finish(Model model)
{
    // A layer that took over work can itself have gone later in the same run.
    for (Change &change : m_report.changes) {
        std::vector<std::string> there;
        for (std::string &name : change.into)
            if (model.index().find(name) && std::find(there.begin(), there.end(), name) == there.end())
                there.push_back(std::move(name));
        change.into = std::move(there);
    }
    nlohmann::json resolution = m_decided;
    resolution["layers"] = m_layers;
    return {std::move(model), std::move(m_report), std::move(resolution)};
}

PassOutcome PassRun::unchanged(const Model &given)
{
    m_report.changes.clear();
    m_report.findings.clear();
    m_layers.clear();
    return finish(given);
}

std::string brief(const std::string &name)
{
    constexpr size_t longest = 32;
    if (name.size() <= longest)
        return name;
    std::string end = name.substr(name.size() - longest);
    if (const size_t slash = end.find('/'); slash != std::string::npos && slash + 4 < end.size())
        end.erase(0, slash + 1);
    while (!end.empty() && (static_cast<unsigned char>(end[0]) & 0xC0) == 0x80) // not inside of a character
        end.erase(0, 1);
    return end;
}

int64_t leastIrVersion(int64_t opset)
{
    if (opset <= 8)
        return 3;
    if (opset <= 11)
        return opset - 5; // 9: 4, 10: 5, 11: 6
    if (opset <= 14)
        return 7;
    if (opset <= 18)
        return 8;
    if (opset <= 20)
        return 9;
    if (opset <= 22)
        return 10;
    return opset - 12; // 23: 11, 24: 12
}

void liftIrVersion(GraphEditor &editor, int64_t version)
{
    auto &proto = editor.proto();
    if (proto.ir_version() >= version)
        return;
    const bool listsConstants = proto.ir_version() < 4;
    proto.set_ir_version(version);
    if (!listsConstants || version < 4)
        return;
    auto &inputs = *editor.graph().mutable_input();
    int kept = 0;
    for (int i = 0; i < inputs.size(); ++i)
        if (!editor.index().initializer(inputs.Get(i).name()))
            inputs.SwapElements(kept++, i);
    inputs.DeleteSubrange(kept, inputs.size() - kept);
}

void standaloneInitializers(GraphEditor &editor)
{
    liftIrVersion(editor, 4);
}

std::string readersText(const Model &model, const std::string &value)
{
    std::vector<std::string> names;
    for (const Use &use : model.index().uses(value)) {
        const std::string &name = model.index().node(use.node).name();
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    if (model.index().isGraphOutput(value))
        names.push_back("the model's output " + value);
    if (names.empty())
        return "nothing";
    if (names.size() == 1)
        return names[0];
    if (names.size() == 2)
        return names[0] + " and " + names[1];
    return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " more";
}

std::set<std::string> splitList(const std::string &text)
{
    std::set<std::string> parts;
    size_t at = 0;
    while (at <= text.size()) {
        const size_t end = std::min(text.find(',', at), text.size());
        std::string part = text.substr(at, end - at);
        part.erase(0, part.find_first_not_of(" \t"));
        part.erase(part.find_last_not_of(" \t") + 1);
        if (!part.empty())
            parts.insert(part);
        at = end + 1;
    }
    return parts;
}

} // namespace pare
