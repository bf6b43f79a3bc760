#include "ui/panels/variants_panel.h"

#include "ui/models/parallel_of_document.h"
#include "ui/models/table_roles.h"
#include "ui/panels/folding_row.h"
#include "ui/panels/underlined_word.h"
#include "ui/panels/wrapped_label.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme_control.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace pare {

namespace {

constexpr int typingPause = 350; // milliseconds

QList<int> defaultColumns(bool narrow)
{
    QList<int> columns{VariantsModel::Mark,   VariantsModel::Verdict,      VariantsModel::Name,         VariantsModel::Size, VariantsModel::SizeChange,
                       VariantsModel::Metric, VariantsModel::MetricChange, VariantsModel::LatencyRatio, VariantsModel::Note};
    if (!narrow)
        columns << VariantsModel::Median << VariantsModel::When;
    return columns;
}

} // namespace

VariantsPanel::VariantsPanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_model(new VariantsModel(document, this)), m_filter(new VariantsFilter(document, this)),
      m_table(new TableView(this)), m_front(new QToolButton(this)), m_within(new QToolButton(this)), m_measured(new QToolButton(this)),
      m_favourites(new QToolButton(this)), m_constraint(new QLineEdit(this)), m_clear(new QToolButton(this)), m_count(new QLabel(this)),
      m_problem(new WrappedLabel({}, this)), m_typing(new QTimer(this))
{
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Variants"));
    m_table->setMiddleElided(VariantsModel::Name);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDefaultColumns(defaultColumns(false));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    m_table->viewport()->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);

    auto *bar = new FoldingRow;
    bar->setSpacing(scaled(space::inside));
    bar->setContentsMargins(scaled(space::paneMargin), scaled(space::inside), scaled(space::paneMargin), scaled(space::inside));
    const auto filter = [&](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        connect(button, &QToolButton::toggled, this, &VariantsPanel::updateFilters);
        bar->add(button);
    };
    filter(m_front, tr("Front"), tr("Only variants that no other one beats in size and accuracy at once"));
    filter(m_within, tr("Within guard"), tr("Only variants that hold the guard"));
    filter(m_measured, tr("Measured"), tr("Only variants that were measured"));
    filter(m_favourites, tr("★ Favourites"), tr("Only variants that were marked with a star (S)"));
    m_constraint->setPlaceholderText(tr("Constraint: size<500kB latency<0.8x accuracy>91%"));
    m_constraint->setToolTip(tr("What a variant must hold; others are grey here and on the chart. Words: size, latency (0.8x of the source's, or 5ms), accuracy, drop, macs, "
                                "parameters, memory, with < or >. Kept in the study."));
    m_constraint->setAccessibleName(tr("Constraint"));
    m_constraint->setClearButtonEnabled(true);
    m_constraint->setMinimumWidth(scaled(140));
    m_constraint->setMaximumWidth(scaled(420));
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, [this] { takeConstraint(Taken::WhileTyping); });
    connect(m_constraint, &QLineEdit::editingFinished, this, [this] { takeConstraint(Taken::ForGood); });
    connect(m_constraint, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.isEmpty())
            takeConstraint(Taken::ForGood); // the clear button
        else
            m_typing->start();
    });
    bar->add(m_constraint, 3, 220);
    m_clear->setText(tr("Clear"));
    m_clear->setAutoRaise(true);
    bar->addSpace();
    bar->add(m_count);
    bar->add(m_clear);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        for (QToolButton *button : {m_front, m_within, m_measured, m_favourites})
            button->setChecked(false);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    m_problem->setContentsMargins(scaled(space::paneMargin), 0, scaled(space::paneMargin), scaled(space::inside));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_table->setMinimumHeight(1); // gives way to the bar
    layout->addWidget(m_table, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (!m_syncing && now.isValid())
            m_document.show(now.data(VariantsModel::VariantRole).toLongLong());
    });
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != VariantsModel::Name && index.column() != VariantsModel::Note)
            Q_EMIT compareRequested(index.data(VariantsModel::VariantRole).toLongLong());
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &VariantsPanel::showMenu);
    connect(&m_document.selection(), &VariantSelection::shownChanged, this, &VariantsPanel::showShown);
    const auto refresh = [this] {
        m_filter->invalidate();
        updateFilters();
        m_table->fitToContents();
        showShown();
        Q_EMIT countChanged(static_cast<int>(m_document.variants().size()));
    };
    connect(&m_document, &Document::variantsChanged, this, refresh);
    connect(&m_document, &Document::opened, this, refresh);
    connect(&m_document, &Document::keptChanged, this, [this] {
        showConstraint();
        updateFilters();
        m_table->viewport()->update();
    });
    const auto another = [this] {
        forgetConsidered(m_document);
        m_constraint->setText(constraintText(m_document));
        takeConstraint(Taken::ForGood);
        showConstraint();
    };
    connect(&m_document, &Document::opened, this, another);
    connect(&m_document, &Document::closed, this, another);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == VariantsModel::Mark)
            toggleFavourite();
    });
    another();
}

// Without a bar across, a row more is in sight, and the note too. What was shown by hand stays.
void VariantsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < scaled(1040);
    if (narrow == std::exchange(m_narrow, narrow))
        return;
    const QList<int> before = defaultColumns(!narrow);
    for (int column = 0; column < VariantsModel::ColumnCount; ++column)
        if (m_table->isColumnHidden(column) == before.contains(column))
            return;
    m_table->setDefaultColumns(defaultColumns(narrow));
    m_table->fitToContents();
}

void VariantsPanel::showConstraint()
{
    m_constraint->setEnabled(m_document.isOpen());
    const QString kept = constraintText(m_document);
    if (m_taking || kept == m_keptConstraint) // what is being typed stays
        return;
    m_constraint->setText(kept);
    takeConstraint(Taken::ForGood);
}

// Filters while it is typed. A bad word is underlined and told in words; what was there before it stays in force.
void VariantsPanel::takeConstraint(Taken how)
{
    m_typing->stop();
    const bool before = std::exchange(m_taking, true);
    const auto taken = !m_document.isOpen() ? Result<void>() : how == Taken::ForGood ? setConstraint(m_document, m_constraint->text()) : considerConstraint(m_document, m_constraint->text());
    m_taking = before;
    m_keptConstraint = constraintText(m_document);
    const QString word = taken.ok() ? QString() : QString::fromStdString(taken.error().where);
    const auto at = word.isEmpty() ? -1 : m_constraint->text().indexOf(word);
    underlineIn(*m_constraint, static_cast<int>(at), at < 0 ? 0 : static_cast<int>(word.size()));
    m_problem->setText(taken.ok() ? QString() : QStringLiteral("✕ %1 %2").arg(word, coreWords(taken.error().message)));
    m_problem->setVisible(!taken.ok());
    m_constraint->setAccessibleDescription(m_problem->text());
    updateFilters();
}

void VariantsPanel::toggleFavourite()
{
    const auto id = current();
    if (const VariantEntry *entry = id ? m_document.variant(*id) : nullptr)
        m_document.setFavourite(*id, !entry->variant.favourite);
}

void VariantsPanel::focusConstraint()
{
    m_constraint->setFocus();
    m_constraint->selectAll();
}

std::optional<int64_t> VariantsPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? std::optional<int64_t>(index.data(VariantsModel::VariantRole).toLongLong()) : std::nullopt;
}

void VariantsPanel::updateFilters()
{
    m_filter->setFilters({m_front->isChecked(), m_within->isChecked(), m_measured->isChecked(), m_favourites->isChecked()});
    const int shown = m_filter->rowCount();
    const int all = m_model->rowCount();
    m_clear->setVisible(shown != all);
    QStringList said;
    if (shown != all)
        said << tr("%1 of %2").arg(shown).arg(all);
    int grey = 0;
    for (int row = 0; row < shown; ++row)
        grey += m_filter->index(row, 0).data(FaintRole).toBool() ? 1 : 0;
    if (grey > 0)
        said << (grey == 1 ? tr("1 misses the constraint") : tr("%1 miss the constraint").arg(grey));
    m_count->setText(said.join(QStringLiteral(" · ")));
    m_count->setVisible(!said.isEmpty());
}

void VariantsPanel::showShown()
{
    m_syncing = true;
    const int row = m_model->rowOf(m_document.selection().shown());
    const QModelIndex index = m_filter->mapFromSource(m_model->index(row, 0));
    if (index.isValid() && m_table->currentIndex().row() != index.row())
        m_table->setCurrentIndex(m_filter->index(index.row(), VariantsModel::Name));
    m_syncing = false;
}

void VariantsPanel::flash(qint64 id)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->index(m_model->rowOf(id), 0));
    if (!index.isValid())
        return;
    m_table->scrollTo(index);
    if (motionAllowed())
        m_model->flash(id);
}

void VariantsPanel::renameCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        m_table->edit(m_filter->index(index.row(), VariantsModel::Name));
}

void VariantsPanel::deleteCurrent()
{
    if (const auto id = current())
        m_document.removeVariant(*id);
}

void VariantsPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const qint64 id = index.data(VariantsModel::VariantRole).toLongLong();
    QMenu menu(this);
    menu.addAction(tr("Set as A"), this, [this, id] { m_document.selection().setCompared(id, m_document.selection().b()); });
    menu.addAction(tr("Set as B"), this, [this, id] { m_document.selection().setCompared(m_document.selection().a(), id); });
    menu.addAction(tr("Compare with A"), this, [this, id] { Q_EMIT compareRequested(id); });
    menu.addSeparator();
    menu.addAction(tr("Export model…"), this, [this, id] { Q_EMIT exportRequested(id); });
    const bool isSource = m_document.sourceEntry() && m_document.sourceEntry()->variant.id == id;
    const VariantEntry *entry = m_document.variant(id);
    const bool favourite = entry && entry->variant.favourite;
    menu.addAction(favourite ? tr("No favourite any more") : tr("Favourite"), this, [this, id, favourite] { m_document.setFavourite(id, !favourite); });
    menu.addAction(tr("Rename"), this, &VariantsPanel::renameCurrent)->setEnabled(!isSource);
    menu.addAction(tr("Delete"), this, [this, id] { m_document.removeVariant(id); })->setEnabled(!isSource);
    menu.addSeparator();
    menu.addAction(tr("Copy"), m_table, &TableView::copySelection);
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

bool VariantsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::MouseMove) {
        const QModelIndex index = m_table->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
        m_document.hover().setVariant(index.isValid() ? std::optional<int64_t>(index.data(VariantsModel::VariantRole).toLongLong()) : std::nullopt);
    } else if (watched == m_table->viewport() && event->type() == QEvent::Leave) {
        m_document.hover().setVariant(std::nullopt);
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto id = current();
        if (id && key->modifiers() == Qt::NoModifier) {
            if (key->key() == Qt::Key_A) {
                m_document.selection().setCompared(*id, m_document.selection().b());
                return true;
            }
            if (key->key() == Qt::Key_B) {
                m_document.selection().setCompared(m_document.selection().a(), *id);
                return true;
            }
            if (key->key() == Qt::Key_S) {
                toggleFavourite();
                return true;
            }
            if (key->key() == Qt::Key_Delete) {
                deleteCurrent();
                return true;
            }
            if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
                Q_EMIT compareRequested(*id);
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pare
