// What was measured of the layers of a study's source: what is lost with channels of each group. Kept in the study with what it was
// measured on; measured in the background, one job at a time. GUI thread only.
#pragma once

#include "core/runtime/requests.h"
#include "core/search/group_sensitivity.h"
#include "ui/jobs/job_list.h"
#include "ui/models/model_view.h"

#include <QObject>

#include <map>
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

    int64_t mostSamples = 512;  // of the data
    double seconds = 120;       // about; groups that it does not suffice for are told

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool goesOn(const std::optional<JobId> &job) const;
    void reload();
    void fillLosses();
    [[nodiscard]] std::string dataNow() const;
    [[nodiscard]] std::optional<DatasetRef> data() const;
    void takeSensitivity(SensitivityTable table, const std::string &on, bool all);
    void keepSensitivity();

    Document &m_document;
    std::string m_now;                      // the data as they are now, and when they were written
    std::vector<SensitivityTable> m_tables; // the newest last; a group stands in one of them
    std::string m_tablesOn;                 // the data that they were measured on
    std::map<std::string, double> m_losses;
    std::optional<JobId> m_sensitivityJob;
};

} // namespace pare
