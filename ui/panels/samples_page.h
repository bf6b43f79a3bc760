// Where A and B disagree, sample by sample: the largest disagreement first, each with its input, the label and both answers; one of them large,
// with both outputs side by side.
#pragma once

#include "core/measure/sample_pairs.h"
#include "ui/models/document.h"
#include "ui/models/sample_cell.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace pare {

class SampleDetail;

class SamplesPage : public QWidget {
    Q_OBJECT

public:
    explicit SamplesPage(Document &document, QWidget *parent = nullptr);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    [[nodiscard]] SampleDetail *detail() const { return m_detail; }
    [[nodiscard]] QPushButton *lookButton() const { return m_look; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    // What was found of two variants, with the inputs as a person reads them.
    struct Found {
        SamplePairs pairs;
        std::vector<SampleCell> cells; // a sample each: its first input that is a picture, else its first
    };
    struct Asked {
        int64_t a = 0, b = 0;
        std::string data; // that it is of
        bool operator==(const Asked &) const = default;
    };

    void refresh();
    void showKnown(const VariantEntry &a, const VariantEntry &b); // what the study knows without running anything
    void showFound();
    void look();
    [[nodiscard]] const Disagreements *known(const VariantEntry &a, const VariantEntry &b) const; // null: not measured, or on other data
    [[nodiscard]] std::optional<Asked> asked() const; // what would be looked at now

    Document &m_document;
    QLabel *m_head;
    QPushButton *m_look;
    QTreeWidget *m_list;
    SampleDetail *m_detail;
    std::optional<Found> m_found;
    std::optional<Asked> m_of;   // that was found, or is being looked for
    std::optional<JobId> m_job;
};

} // namespace pare
