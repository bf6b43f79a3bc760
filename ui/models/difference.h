// Two models that are compared layer by layer: variants of the study, or the source and a file that is opened for this alone. Worked out
// in the background. GUI thread only.
#pragma once

#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/models/document.h"
#include "ui/models/scene_of_difference.h"

#include <QObject>

#include <array>
#include <filesystem>
#include <optional>
#include <set>

namespace pare {

class Difference : public QObject {
    Q_OBJECT

public:
    explicit Difference(Document &document);

    // A: the variant marked so, else the source. B: the shown variant, else the one marked so. whyNot() says what is missing.
    void compareVariants();
    // A: what is shown.
    void compareFile(const std::filesystem::path &path);
    void clear();
    [[nodiscard]] QString whyNot() const;
    // While someone looks, variants are compared as soon as there are two of them.
    void setWatched(const QObject *by, bool watched);

    [[nodiscard]] DifferenceViewPtr view() const { return m_view; } // null: nothing is compared, or not yet
    // Each model by itself; null: not asked for, nothing is compared, or not yet.
    [[nodiscard]] DifferencePairPtr pair() const { return m_pair; }
    void wantPair(bool wanted); // from here on made with every comparison
    [[nodiscard]] bool working() const { return m_job.running(); }
    [[nodiscard]] bool ofFile() const { return m_path.has_value(); }
    [[nodiscard]] const QString &first() const { return m_first; }   // "source"
    [[nodiscard]] const QString &second() const { return m_second; }
    [[nodiscard]] std::vector<std::string> interface() const;        // what differs of the whole, in words
    [[nodiscard]] QString whyNoPasses() const; // why no passes are named though a file carries a recipe; else empty
    // By the name that the drawing's layers go by; null where it does not differ.
    [[nodiscard]] const DifferenceRow *row(const std::string &layer) const;
    // How far its output is apart, in words; empty where that was not measured.
    [[nodiscard]] QString errorText(const std::string &layer) const;

    [[nodiscard]] bool measured() const { return m_numbers.has_value(); }
    [[nodiscard]] int64_t samples() const { return m_numbers ? m_numbers->samples : 0; }
    [[nodiscard]] QString whyNotMeasure() const;
    void measure();

    // Weights this near count as unchanged; what is compared already is compared anew.
    void setTolerance(const DiffOptions &tolerance);
    [[nodiscard]] const DiffOptions &tolerance() const { return m_tolerance; }

    NumericDiffOptions options;

Q_SIGNALS:
    void changed();                                   // what view() or pair() gives
    void failed(const pare::Error &error, const QString &what);

private:
    struct Found {
        ModelViewPtr first, second;
        ModelDiff diff;
        DiffProvenance provenance;
        DifferenceViewPtr view;
        DifferencePairPtr pair; // where it was wanted
        DiffOptions tolerance;
        bool measured = false; // the view has the errors
    };
    using Loader = std::function<Result<ModelViewPtr>(const RunContext &)>;
    void start(Loader first, Loader second);
    [[nodiscard]] Loader loaderOf(int64_t variant) const;
    [[nodiscard]] std::pair<int64_t, int64_t> chosen() const; // 0: none
    void follow();
    void work(Loader first, Loader second);
    void redraw();
    void makePair();

    Document &m_document;
    DiffOptions m_tolerance;
    std::optional<std::filesystem::path> m_path; // of the second, where it is no variant
    std::array<std::optional<MadeWith>, 2> m_made; // of variants, by what the study knows
    std::pair<int64_t, int64_t> m_ids;
    QString m_first, m_second;
    std::optional<Found> m_found;
    DifferenceViewPtr m_view;
    DifferencePairPtr m_pair;
    bool m_pairWanted = false;
    std::set<const QObject *> m_watching;
    std::optional<NumericDiff> m_numbers;
    Job<Found> m_job;
    Job<std::pair<DifferenceViewPtr, DifferencePairPtr>> m_redraw;
    Job<DifferencePairPtr> m_pairing;
    std::optional<JobId> m_measuring;
};

} // namespace pare
