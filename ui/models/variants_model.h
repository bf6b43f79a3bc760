// The variants of a study as a table, and the filter above it.
#pragma once

#include "ui/models/document.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace pare {

class VariantsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Mark,  // A, B
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
    enum Role { VariantRole = Qt::UserRole + 64, GlyphRole }; // id; glyph of the verdict

    explicit VariantsModel(Document &document, QObject *parent = nullptr);

    [[nodiscard]] int64_t idAt(int row) const;
    [[nodiscard]] int rowOf(int64_t id) const; // -1: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void reload();
    [[nodiscard]] QVariant text(const VariantEntry &entry, int column) const;
    [[nodiscard]] QVariant raw(const VariantEntry &entry, int column) const;
    [[nodiscard]] QString details(const VariantEntry &entry, int column) const;

    Document &m_document;
    std::vector<VariantEntry> m_rows;
};

class VariantsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    VariantsFilter(Document &document, QObject *parent = nullptr) : QSortFilterProxyModel(parent), m_document(document) {}
    void setFilters(bool frontOnly, bool withinGuard, bool measured);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    Document &m_document;
    bool m_front = false;
    bool m_within = false;
    bool m_measured = false;
};

// A variant that no other one beats in accuracy and in size at once, measured and within the guard.
[[nodiscard]] bool onFront(const Document &document, const VariantEntry &entry);
// The variant that may be called best: whole interval within the guard, a measured gain; nullopt where there is none.
[[nodiscard]] std::optional<int64_t> bestVariant(const Document &document);
[[nodiscard]] QString verdictGlyphOf(const VariantMeasurement &measurement);
[[nodiscard]] QString verdictWordsOf(const VariantMeasurement &measurement);

} // namespace pare
