// The variants of a study as a table, and the filter above it.
#pragma once

#include "core/study/constraint.h"
#include "ui/charts/axis_span.h"
#include "ui/models/document.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QVariantAnimation>

#include <set>

namespace pare {

class VariantsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Mark,  // A, B, and a star for favourites
        Verdict,
        Name,
        Size,
        SizeChange,
        Metric,
        MetricChange,
        LatencyRatio,
        Median,
        P95,
        Macs,
        PeakMemory,
        When,
        Note,
        ColumnCount
    };
    enum Role { VariantRole = Qt::UserRole + 64 }; // id

    explicit VariantsModel(Document &document, QObject *parent = nullptr);

    [[nodiscard]] int64_t idAt(int row) const;
    [[nodiscard]] int rowOf(int64_t id) const; // -1: not there
    void flash(int64_t id);                    // its row shows a tint that fades

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void reload();
    void fitUnits();
    [[nodiscard]] QVariant text(const VariantEntry &entry, int column) const;
    [[nodiscard]] QVariant raw(const VariantEntry &entry, int column) const;
    [[nodiscard]] QString details(const VariantEntry &entry, int column) const;

    Document &m_document;
    std::vector<VariantEntry> m_rows;
    std::map<int, AxisUnit> m_units; // of the columns that have one
    std::optional<int64_t> m_best;
    Constraint m_constraint;
    int64_t m_flashed = 0;
    QVariantAnimation m_flash;
};

class VariantsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    VariantsFilter(Document &document, QObject *parent = nullptr) : QSortFilterProxyModel(parent), m_document(document) {}
    struct Filters {
        bool front = false;      // only those that no other one beats
        bool within = false;     // the guard
        bool measured = false;
        bool favourites = false;
    };
    void setFilters(const Filters &filters);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    Document &m_document;
    Filters m_filters;
    std::set<int64_t> m_frontIds;
};

// Ids of the variants that no other one beats in accuracy and in size at once: the chart's front.
[[nodiscard]] std::set<int64_t> frontOf(const Document &document);
// The variant that may be called best: whole interval within the guard, a measured gain, and it holds the user's constraint; nullopt where
// there is none.
[[nodiscard]] std::optional<int64_t> bestVariant(const Document &document);
// "✓ kept", "? unclear · slower", "◷ other data".
[[nodiscard]] QString verdictTextOf(const VariantEntry &entry);

} // namespace pare
