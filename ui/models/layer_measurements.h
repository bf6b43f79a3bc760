// What was measured of single layers: what is lost with channels of each group of the source, and what quantizing each layer costs, of the
// source and of variants, both kept in the study with what they were measured on; and how long each takes. Measured in the background.
// GUI thread only.
#pragma once

#include "core/measure/layer_times.h"
#include "core/runtime/requests.h"
#include "core/search/group_sensitivity.h"
#include "core/search/quantization_error.h"
#include "ui/jobs/job_list.h"
#include "ui/models/model_view.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pare {

class Document;

// A group's points with the table that they stand in.
struct MeasuredGroup {
    const SensitivityTable *table = nullptr;
    const GroupSensitivity *group = nullptr;
};

class LayerMeasurements : public QObject {
    Q_OBJECT

public:
    explicit LayerMeasurements(Document &document);

    // ---- pruning sensitivity ----
    // Nothing: not measured. The latest measurement of the group.
    [[nodiscard]] std::optional<MeasuredGroup> sensitivityOf(const std::string &group) const;
    // Loss with half of its channels, by layer that makes channels of the source; in sensitivityUnit().
    [[nodiscard]] const std::map<std::string, double> &losses() const { return m_losses; }
    [[nodiscard]] std::string sensitivityUnit() const;
    [[nodiscard]] bool sensitivityMeasured() const { return !m_tables.empty(); }
    // Measured on other data than are given now.
    [[nodiscard]] bool sensitivityStale() const { return !m_tables.empty() && m_tablesOn != m_now; }
    [[nodiscard]] bool measuringSensitivity() const { return goesOn(m_sensitivityJob); } // or waiting for its turn
    [[nodiscard]] QString whyNotSensitivity() const;
    // Of the groups whose channels these layers make or pass on; of all groups where none is named.
    void measureSensitivity(const std::set<std::string> &layers = {});

    // ---- quantization error: of the source each layer alone in INT8, of a variant each layer's result against itself in float ----
    // Of what is shown; null: not measured.
    [[nodiscard]] const QuantizationErrors *errors() const { return errorsOf(shown()); }
    [[nodiscard]] const QuantizationErrors *sourceErrors() const;
    [[nodiscard]] const LayerError *errorOf(const std::string &layer) const; // in errors(); null where there is none
    // SQNR in dB by layer of what is shown; equal results count as `equalDb`.
    [[nodiscard]] std::map<std::string, double> sqnrs() const;
    static constexpr double equalDb = 150;
    [[nodiscard]] bool errorsStale() const;
    [[nodiscard]] bool measuringErrors() const { return goesOn(m_errorsJob); }
    [[nodiscard]] QString whyNotErrors() const; // of what is shown
    void measureErrors();
    // The layers of the source that were measured, the least error first: the order in which they go to INT8.
    [[nodiscard]] std::vector<std::string> byError() const;

    // ---- time of each layer of what is shown ----
    // Null: not measured with the data and threads that are set now.
    [[nodiscard]] std::shared_ptr<const LayerTimes> times() const;
    [[nodiscard]] bool measuringTimes() const { return goesOn(m_timesJob); }
    // What is known is not measured again, unless somebody asks for it anew.
    void measureTimes(bool anew = false);

    int64_t mostSamples = 512;  // of the data, for sensitivities
    double seconds = 120;       // about; groups that it does not suffice for are told
    QuantizationErrorOptions errorOptions;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool goesOn(const std::optional<JobId> &job) const;
    void reload();
    void fillLosses();
    [[nodiscard]] std::string dataNow() const;
    [[nodiscard]] std::optional<DatasetRef> data() const;
    [[nodiscard]] int64_t shown() const;
    [[nodiscard]] const QuantizationErrors *errorsOf(int64_t variant) const;
    void measureSourceErrors();
    void measureVariantErrors(int64_t id);
    void takeErrors(int64_t variant, Result<QuantizationErrors> answer, const std::string &on, const QString &what);
    void loadErrors(int64_t variant) const;
    void takeSensitivity(SensitivityTable table, const std::string &on, bool all);
    void keepSensitivity();

    Document &m_document;
    std::string m_now;                      // the data as they are now, and when they were written
    std::vector<SensitivityTable> m_tables; // the newest last; a group stands in one of them
    std::string m_tablesOn;                 // the data that they were measured on
    std::map<std::string, double> m_losses;
    std::optional<JobId> m_sensitivityJob;
    struct KnownErrors {
        std::optional<QuantizationErrors> errors; // nothing: the study has none
        std::string on;
    };
    mutable std::map<int64_t, KnownErrors> m_errors; // by variant; read from the study when they are first asked for
    std::optional<JobId> m_errorsJob;
    struct KnownTimes {
        std::shared_ptr<const LayerTimes> times;
        std::string on; // the data
    };
    std::map<int64_t, KnownTimes> m_times; // by variant, 0 for the source
    std::optional<JobId> m_timesJob;
    int64_t m_timesOf = 0; // what the job times
};

} // namespace pare
