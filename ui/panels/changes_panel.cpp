#include "ui/panels/changes_panel.h"

#include "core/base/units.h"
#include "ui/models/table_roles.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/folding_row.h"
#include "ui/theme/icons.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QWidgetAction>

namespace pare {

namespace {

const QString relativeKey = QStringLiteral("difference/relative");
const QString absoluteKey = QStringLiteral("difference/absolute");

} // namespace

ChangesPanel::ChangesPanel(Document &document, Difference &difference, QWidget *parent)
    : QWidget(parent), m_document(document), m_difference(difference), m_model(new ChangesModel(this)), m_filter(new ChangesFilter(this)), m_table(new TableView(this)),
      m_kinds(new QComboBox(this)), m_tolerance(toleranceBox(tr("Relative tolerance"), tr("Weights count as unchanged where no number differs by more than this share of the largest magnitude in the first model's tensor, and by the tolerance beside"))),
      m_absolute(toleranceBox(tr("Absolute tolerance"), tr("Weights count as unchanged where no number differs by more than this, and by the share beside"))), m_within(new QToolButton(this)), m_measure(new QPushButton(tr("Measure error"), this)), m_head(new ElidedLabel(this)), m_empty(new QLabel(this)), m_pages(new QStackedWidget(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setSortRole(SortRole);
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("What differs between two models"));
    m_table->setMiddleElided(ChangesModel::Layer);
    m_table->setStretched(ChangesModel::What);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_kinds->setAccessibleName(tr("Kind of change"));
    m_kinds->setToolTip(tr("Only changes of this kind"));
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_head->setTextFormat(Qt::PlainText);
    m_head->setMinimumWidth(scaled(40));
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    const auto stepper = [this](const QString &icon, const QString &text, int by) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setIcon(themeIcon(icon));
        button->setProperty("scaledIcon", true);
        button->setIconSize(QSize(scaled(space::iconSmall), scaled(space::iconSmall)));
        button->setToolTip(text);
        button->setAccessibleName(text);
        connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
        return button;
    };
    auto *row = new FoldingRow;
    const int margin = scaled(space::paneMargin);
    row->setContentsMargins(margin, scaled(space::inside), margin, scaled(space::inside));
    row->setSpacing(scaled(space::between));
    row->add(m_head, 1, 240);
    row->add(toleranceButton());
    row->add(m_kinds);
    auto *steps = new QHBoxLayout;
    steps->addWidget(stepper(QStringLiteral("go-up"), tr("Previous change (Shift+F8)"), -1));
    steps->addWidget(stepper(QStringLiteral("go-down"), tr("Next change (F8)"), 1));
    row->add(steps);
    row->add(m_measure);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    m_pages->setMinimumHeight(1); // gives way to the bar
    column->addWidget(m_pages, 1);

    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setKind(m_kinds->itemData(index).toString().toStdString());
        showSelection();
    });
    connect(m_measure, &QPushButton::clicked, &m_difference, &Difference::measure);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChangesPanel::takeSelection);
    connect(m_table, &QTableView::clicked, this, &ChangesPanel::takeSelection); // also of the row that is selected already
    connect(&m_difference, &Difference::changed, this, &ChangesPanel::refresh);
    connect(&m_document, &Document::dataChanged, this, &ChangesPanel::refreshMeasure);
    connect(&m_document.jobs(), &JobList::jobFinished, this, &ChangesPanel::refreshMeasure);
    connect(&m_document.layers(), &LayerSelection::changed, this, &ChangesPanel::showSelection);
    const QSettings settings;
    for (const auto &[box, key] : {std::pair(m_tolerance, relativeKey), std::pair(m_absolute, absoluteKey)}) {
        const QString before = box->currentText();
        box->setEditText(settings.value(key, before).toString());
        if (!box->lineEdit()->hasAcceptableInput())
            box->setEditText(before);
        connect(box, &QComboBox::currentTextChanged, this, &ChangesPanel::takeTolerance);
    }
    takeTolerance();
    refresh();
}

// Both tolerances stand behind one button that says which hold.
QToolButton *ChangesPanel::toleranceButton()
{
    m_within->setPopupMode(QToolButton::InstantPopup);
    m_within->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *menu = new QMenu(m_within);
    auto *sheet = new QWidget(menu);
    auto *form = new QFormLayout(sheet);
    auto *say = new QLabel(tr("Weights count as unchanged where no number differs by more than both of these together:"), sheet);
    say->setWordWrap(true);
    say->setMaximumWidth(scaled(320));
    form->addRow(say);
    form->addRow(tr("&Share of the tensor's largest magnitude"), m_tolerance);
    form->addRow(tr("&Absolute"), m_absolute);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(sheet);
    menu->addAction(action);
    m_within->setMenu(menu);
    return m_within;
}

// Editable: a number that is no choice is written there.
QComboBox *ChangesPanel::toleranceBox(const QString &name, const QString &tip)
{
    auto *box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems({QStringLiteral("0"), QStringLiteral("1e-6"), QStringLiteral("1e-5"), QStringLiteral("1e-4"), QStringLiteral("1e-3"), QStringLiteral("1e-2")});
    auto *numbers = new QDoubleValidator(0, 1e9, 12, box);
    numbers->setLocale(QLocale::c());
    box->setValidator(numbers);
    box->setAccessibleName(name);
    box->setAccessibleDescription(tip);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->lineEdit()->setMaxLength(10);
    box->lineEdit()->setAccessibleName(name);
    return box;
}

// What is no number yet ("1e-") keeps the last one.
void ChangesPanel::takeTolerance()
{
    DiffOptions wanted = m_difference.tolerance();
    QSettings settings;
    for (const auto &[box, value, key] : {std::tuple(m_tolerance, &wanted.relative, relativeKey), std::tuple(m_absolute, &wanted.absolute, absoluteKey)})
        if (box->lineEdit()->hasAcceptableInput()) {
            *value = QLocale::c().toDouble(box->currentText());
            settings.setValue(key, box->currentText());
        }
    m_difference.setTolerance(wanted);
    const auto number = [](double value) { return QString::number(value, 'g', 3); };
    m_within->setText(wanted == DiffOptions{}      ? tr("Weights: exact")
                      : wanted.absolute == 0       ? tr("Weights: within %1 of the largest").arg(number(wanted.relative))
                      : wanted.relative == 0       ? tr("Weights: within %1").arg(number(wanted.absolute))
                                                   : tr("Weights: within %1 of the largest + %2").arg(number(wanted.relative), number(wanted.absolute)));
    m_within->setToolTip(tr("From which difference on weights count as changed"));
}

void ChangesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_difference.setWatched(this, true);
}

void ChangesPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_difference.setWatched(this, false);
}

void ChangesPanel::refresh()
{
    const DifferenceViewPtr view = m_difference.view();
    {
        m_syncing = true;
        m_model->setView(view);
        fillKinds();
        m_syncing = false;
    }
    const bool wide = width() >= scaled(1100); // else they are in the header's menu
    for (const int column : {ChangesModel::Error, ChangesModel::Cosine, ChangesModel::Relative, ChangesModel::Largest})
        if (!m_model->hasErrors() || column == ChangesModel::Error || wide)
            m_table->setColumnHidden(column, !m_model->hasErrors());
    m_table->fitToContents();
    const auto count = [](int number) { return QString::fromStdString(formatCount(number)); };
    if (view) {
        QString text = tr("%1 → %2: %3 changed, %4 added, %5 removed, %6 unchanged").arg(m_difference.first(), m_difference.second(), count(view->changed), count(view->added), count(view->removed), count(view->unchanged));
        QStringList lines;
        if (view->leftOut > 0)
            text += view->leftOut == 1 ? tr("; 1 node that only makes weights is not counted") : tr("; %1 nodes that only make weights are not counted").arg(count(view->leftOut));
        if (const QString why = m_difference.whyNoPasses(); !why.isEmpty())
            lines << why;
        if (const DiffOptions &within = m_difference.tolerance(); within != DiffOptions{})
            lines << tr("Weights within %1 of the largest magnitude plus %2 count as unchanged.").arg(within.relative).arg(within.absolute);
        for (const std::string &line : m_difference.interface())
            lines << QString::fromStdString(line).replace(QStringLiteral(" -> "), QStringLiteral(" → "));
        m_head->setText(text);
        m_head->setHint(lines.join(QLatin1Char('\n')));
    } else {
        m_head->setText({});
        m_head->setHint({});
    }
    m_pages->setCurrentIndex(view && !view->rows.empty() ? 0 : 1);
    m_empty->setText(view ? tr("No layer differs.")
                     : m_difference.working() ? tr("Comparing %1 and %2…").arg(m_difference.first(), m_difference.second())
                                              : tr("Nothing is compared. Show a variant, choose File > Compare with another model, or drop two models on the window."));
    refreshMeasure();
    showSelection();
}

void ChangesPanel::refreshMeasure()
{
    const QString why = m_difference.whyNotMeasure();
    m_measure->setEnabled(why.isEmpty());
    m_measure->setToolTip(why.isEmpty() ? tr("Runs both models on the same %1 samples: how far each layer's output is apart").arg(m_difference.options.samples) : why);
    m_measure->setAccessibleDescription(m_measure->toolTip());
}

void ChangesPanel::fillKinds()
{
    const QString kept = m_kinds->currentData().toString();
    const QSignalBlocker blocker(m_kinds);
    m_kinds->clear();
    const DifferenceViewPtr view = m_difference.view();
    m_kinds->addItem(tr("All changes"), QString());
    if (view)
        for (const char *kind : {"added", "removed", "operator", "precision", "shape", "weights", "attributes", "inputs"}) {
            const auto rows = std::ranges::count_if(view->rows, [&](const DifferenceRow &row) { return row.change == kind || std::ranges::find(row.kinds, kind) != row.kinds.end(); });
            if (rows > 0) {
                QString text = coreWords(kind);
                text[0] = text[0].toUpper();
                m_kinds->addItem(QStringLiteral("%1 (%2)").arg(text).arg(rows), QString::fromLatin1(kind));
            }
        }
    const int at = m_kinds->findData(kept);
    m_kinds->setCurrentIndex(std::max(0, at));
    m_filter->setKind(m_kinds->currentData().toString().toStdString());
}

bool ChangesPanel::step(int by)
{
    const int count = m_filter->rowCount();
    if (count == 0)
        return false;
    const QModelIndex now = m_table->selectionModel()->selectedRows().value(0);
    const int next = now.isValid() ? (now.row() + by + count) % count : by > 0 ? 0 : count - 1;
    m_table->selectRow(next);
    m_table->scrollTo(m_filter->index(next, 0));
    return true;
}

void ChangesPanel::takeSelection()
{
    if (m_syncing)
        return;
    const QModelIndex now = m_table->selectionModel()->selectedRows().value(0);
    const DifferenceRow *row = now.isValid() ? m_model->at(m_filter->mapToSource(now).row()) : nullptr;
    if (!row)
        return;
    m_syncing = true;
    m_document.layers().set({row->name}, row->name);
    m_syncing = false;
    Q_EMIT chosen(row->node);
}

// A layer that was chosen elsewhere is shown here, where it differs.
void ChangesPanel::showSelection()
{
    if (m_syncing)
        return;
    m_syncing = true;
    const auto &names = m_document.layers().names();
    int found = -1;
    for (int row = 0; names.size() == 1 && row < m_filter->rowCount() && found < 0; ++row)
        if (m_model->at(m_filter->mapToSource(m_filter->index(row, 0)).row())->name == *names.begin())
            found = row;
    if (found >= 0) {
        m_table->selectRow(found);
        m_table->scrollTo(m_filter->index(found, 0));
    } else {
        m_table->clearSelection();
    }
    m_syncing = false;
}

} // namespace pare
