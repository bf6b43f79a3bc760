// What every pass keeps while it works: which layers it was asked for, its report, and what it decided.
#pragma once

#include "core/model/graph_editor.h"
#include "core/passes/pass.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pare {

// A value, or the reason why there is none: what a pass says of a candidate that it leaves alone.
template <typename T>
class OrReason {
public:
    OrReason(T value) : m_value(std::move(value)) {}
    static OrReason because(std::string reason)
    {
        OrReason none;
        none.m_reason = std::move(reason);
        return none;
    }
    explicit operator bool() const { return m_value.has_value(); }
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return &*m_value; }
    T &operator*() { return *m_value; }
    T *operator->() { return &*m_value; }
    [[nodiscard]] const std::string &reason() const { return m_reason; }

private:
    OrReason() = default;
    std::optional<T> m_value;
    std::string m_reason;
};

class PassRun {
public:
    // Progress counts to `total` steps (0: unknown).
    PassRun(std::string pass, const PassRequest &request, PassContext &context);

    // True where the layer was asked for; in a replay, where the earlier run changed it.
    [[nodiscard]] bool wants(const std::string &layer) const;
    // True where an earlier run's decisions are to be repeated.
    [[nodiscard]] bool replays() const { return m_replayed.has_value(); }
    [[nodiscard]] const nlohmann::json &replayed() const { return m_request.resolution; }
    [[nodiscard]] const Options &options() const { return m_request.options; }
    [[nodiscard]] const PassRequest &request() const { return m_request; }
    [[nodiscard]] PassContext &context() { return m_context; }
    [[nodiscard]] RunContext &run() { return m_context.run; }
    [[nodiscard]] bool stopRequested() const { return m_context.run.stopRequested(); }
    void progress(const std::string &layer, int64_t done, int64_t total) const;

    void changed(const std::string &layer, std::string what, std::vector<std::string> into);
    // A node that was brought into another form so that the pass could work: reported, but nothing that a replay decides by.
    void reshaped(const std::string &layer, std::string what);
    void declined(const std::string &layer, std::string reason);
    // A finding; the same sentence about the same place is kept once.
    void note(const std::string &where, std::string message);
    void warn(const std::string &where, std::string message);
    // Something beside the layers that a replay needs: a key of the resolution.
    void decide(const std::string &key, nlohmann::json value) { m_decided[key] = std::move(value); }
    [[nodiscard]] bool changedAnything() const { return !m_layers.empty(); }
    [[nodiscard]] bool declinedAny() const { return !m_report.declined.empty(); }
    [[nodiscard]] bool changedLayer(const std::string &layer) const { return m_layers.contains(layer); }

    // The outcome with the edited model; where nothing was changed, with the model as it was.
    [[nodiscard]] PassOutcome finish(GraphEditor &editor);
    [[nodiscard]] PassOutcome finish(Model model);
    // The outcome with the model as it was given: what was reported as changed is taken back.
    [[nodiscard]] PassOutcome unchanged(const Model &given);

private:
    void find(Severity severity, const std::string &where, std::string message);

    const PassRequest &m_request;
    PassContext &m_context;
    std::optional<std::set<std::string>> m_replayed;
    PassReport m_report;
    std::set<std::string> m_layers;
    nlohmann::json m_decided = nlohmann::json::object();
};

// Files of IR version 3 list their constants as inputs and want every new one listed too. Lifts the version to one where constants
// stand alone, and takes them off the list of inputs. Newer files are left as they are.
void standaloneInitializers(GraphEditor &editor);
// The least IR version in which files of this opset may be written. Source: the table in onnx/docs/Versioning.md.
[[nodiscard]] int64_t leastIrVersion(int64_t opset);
// Lifts the IR version to at least `version`, with what standaloneInitializers does.
void liftIrVersion(GraphEditor &editor, int64_t version);

// "Conv_3", "Conv_3 and Conv_4", "Conv_3, Conv_4 and 7 more": readers of a value, for sentences.
[[nodiscard]] std::string readersText(const Model &model, const std::string &value);

// The name to derive others from: a long one by its end only. Every quantized value brings eight names or more, which in a small network
// weigh more than its weights.
[[nodiscard]] std::string brief(const std::string &name);

// "a,b , c" -> {a, b, c}.
[[nodiscard]] std::set<std::string> splitList(const std::string &text);

} // namespace pare
