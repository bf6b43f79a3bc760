#include "ui/panels/layers_panel.h"

#include "core/base/units.h"
#include "ui/models/layer_measurements.h"
#include "ui/models/table_roles.h"
#include "ui/models/treatment.h"
#include "ui/panels/find_completer.h"
#include "ui/panels/underlined_word.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pare {

namespace {

constexpr int manyLayers = 20'000; // from here on a search takes longer than typing a letter does
constexpr int pauseMs = 120;

} // namespace

LayersPanel::LayersPanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_model(new LayersModel(this)), m_filter(new LayersFilter(this)), m_table(new TableView(this)),
      m_find(new QLineEdit(this)), m_count(new QLabel(this)), m_error(new QLabel(this)), m_previous(new QToolButton(this)),
      m_next(new QToolButton(this)), m_all(new QToolButton(this)), m_treat(new QToolButton(this)), m_inside(new QToolButton(this)), m_completer(new FindCompleter(this))
{
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Layers"));
    m_table->setMiddleElided(LayersModel::Layer);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_find->setPlaceholderText(tr("Find: conv1 op:Conv params>1k"));
    m_find->setClearButtonEnabled(true);
    m_find->setAccessibleName(tr("Find layers"));
    m_find->setToolTip(tr("Words are ANDed, quotes exact. op:Conv  shape:64  dtype:int8  params>1k  size>1M  macs>1M  name:/re/  scope:layer1\n"
                          "Enter next, Shift+Enter previous, Ctrl+Enter selects all matches"));
    m_find->installEventFilter(this);
    m_completer->setWidget(m_find);
    m_error->setWordWrap(true);
    m_error->hide();
    const auto button = [](QToolButton *tool, const QString &icon, const QString &text) {
        tool->setAutoRaise(true);
        tool->setIcon(themeIcon(icon));
        tool->setToolTip(text);
        tool->setAccessibleName(text);
    };
    button(m_previous, QStringLiteral("go-up"), tr("Previous match (Shift+Enter)"));
    button(m_next, QStringLiteral("go-down"), tr("Next match (Enter)"));
    m_all->setAutoRaise(true);
    m_all->setText(tr("Select"));
    m_all->setAccessibleName(tr("Select all matches"));
    m_all->setToolTip(tr("Select all matches (Ctrl+Enter)"));
    m_treat->setAutoRaise(true);
    m_treat->setText(tr("Treat…"));
    m_treat->setToolTip(tr("Treat all matches: a step for whatever this expression finds, now and when the recipe runs on another model"));
    m_treat->setAccessibleName(tr("Treat all matches"));

    m_inside->setObjectName(QStringLiteral("inside"));
    m_inside->setAutoRaise(true);
    m_inside->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_inside->setToolTip(tr("What was found inside of branches, loops and functions: each opens in a window of its own"));
    m_inside->hide();

    auto *count = new QHBoxLayout;
    auto *acts = new QHBoxLayout;
    m_bar = new QBoxLayout(QBoxLayout::LeftToRight);
    for (QBoxLayout *one : {static_cast<QBoxLayout *>(count), static_cast<QBoxLayout *>(acts), m_bar})
        one->setSpacing(scaled(space::inside));
    count->addWidget(m_count, 1);
    count->addWidget(m_previous);
    count->addWidget(m_next);
    acts->addStretch(1);
    acts->addWidget(m_all);
    acts->addWidget(m_treat);
    m_bar->addLayout(count, 1);
    m_bar->addLayout(acts);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(scaled(space::paneMargin), scaled(space::paneMargin), scaled(space::paneMargin), scaled(space::inside));
    top->setSpacing(scaled(space::inside));
    top->addWidget(m_find);
    top->addWidget(m_error);
    top->addLayout(m_bar);
    top->addWidget(m_inside);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addWidget(m_table, 1);

    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(pauseMs);
    connect(&m_searchSoon, &QTimer::timeout, this, [this] { search(m_find->text()); });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_model->rowCount() > manyLayers && !text.isEmpty())
            m_searchSoon.start();
        else
            search(text);
    });
    connect(m_find, &QLineEdit::textEdited, this, &LayersPanel::complete);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), m_find, &QLineEdit::setText);
    connect(m_previous, &QToolButton::clicked, this, &LayersPanel::findPrevious);
    connect(m_next, &QToolButton::clicked, this, &LayersPanel::findNext);
    connect(m_all, &QToolButton::clicked, this, &LayersPanel::selectMatches);
    connect(m_inside, &QToolButton::clicked, this, &LayersPanel::offerInside);
    connect(m_treat, &QToolButton::clicked, this, &LayersPanel::treatMatches);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LayersPanel::takeSelection);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { Q_EMIT contextMenuRequested(m_table->viewport()->mapToGlobal(at)); });
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(index.data(IdRole).toString()); });
    connect(m_table, &QAbstractItemView::entered, this,
            [this](const QModelIndex &index) { m_document.hover().setLayer(index.data(IdRole).toString().toStdString()); });
    m_table->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);
    connect(&m_document, &Document::opened, this, &LayersPanel::setView);
    connect(&m_document, &Document::closed, this, &LayersPanel::setView);
    connect(&m_document, &Document::shownChanged, this, &LayersPanel::setView);
    connect(&m_document, &Document::recipeChanged, this, &LayersPanel::showTreatments);
    connect(&m_document.measured(), &LayerMeasurements::changed, this, &LayersPanel::showMeasured);
    connect(&m_document.layers(), &LayerSelection::changed, this, &LayersPanel::showSelection);
    connect(&m_document.search(), &SearchValue::changed, this, &LayersPanel::showMatches);
    setNarrow(false);
    setView();
}

void LayersPanel::setNarrow(bool narrow)
{
    m_narrow = narrow;
    QList<int> columns{LayersModel::Layer, LayersModel::Operator, LayersModel::Size};
    if (!narrow)
        columns << LayersModel::Macs;
    if (!narrow && m_model->hasTreatments())
        columns << LayersModel::Treatment;
    m_table->setDefaultColumns(columns);
    const QHeaderView *header = m_table->horizontalHeader();
    const int unit = m_model->headerData(LayersModel::Size, Qt::Horizontal, Qt::DisplayRole).toString().contains(QLatin1Char('[')) ? 0 : header->fontMetrics().horizontalAdvance(QStringLiteral(" [MB]"));
    const int size = std::max(scaled(narrow ? 72 : 74), header->sectionSizeHint(LayersModel::Size) + unit); // its head is longer in some languages
    const int op = std::max(scaled(narrow ? 56 : 80), header->fontMetrics().horizontalAdvance(m_model->headerData(LayersModel::Operator, Qt::Horizontal).toString()) + scaled(narrow ? 9 : 12));
    m_table->setColumnWidth(LayersModel::Operator, op);
    m_table->setColumnWidth(LayersModel::Size, size);
    m_table->setColumnWidth(LayersModel::Macs, scaled(72));
    m_table->setColumnWidth(LayersModel::Treatment, std::max(scaled(84), header->sectionSizeHint(LayersModel::Treatment) + scaled(4)));
    m_table->setFilling(LayersModel::Layer, scaled(84));
}

void LayersPanel::setView()
{
    m_facts.reset();
    m_gathering.cancel();
    m_innerFacts.reset();
    m_model->setView(m_document.shown());
    m_completer->setView(m_document.shown());
    showTreatments();
    showMeasured();
    search(m_find->text());
    showSelection();
}

// Where it is in sight: beside the operator, before it where there is little room.
void LayersPanel::showColumn(int column)
{
    QHeaderView *header = m_table->horizontalHeader();
    if (!m_table->isColumnHidden(column))
        return;
    m_table->setColumnHidden(column, false);
    m_table->setColumnWidth(column, QFontMetrics(header->font()).horizontalAdvance(m_model->headerData(column, Qt::Horizontal).toString()) + scaled(16));
    header->moveSection(header->visualIndex(column), header->visualIndex(LayersModel::Operator) + (m_narrow ? 0 : 1));
}

// What was measured for the first time shows itself.
void LayersPanel::showMeasured()
{
    const LayerMeasurements &measured = m_document.measured();
    const bool first = !measured.losses().empty() && !m_model->hasSensitivities();
    m_model->setSensitivities(measured.losses(), measured.sensitivityUnit());
    if (first)
        showColumn(LayersModel::Sensitivity);
    const auto times = measured.times();
    const bool firstTimes = times && !m_model->hasTimes();
    m_model->setTimes(times);
    if (firstTimes)
        showColumn(LayersModel::Time);
    const QuantizationErrors *errors = measured.errors();
    const bool firstErrors = errors && !m_model->hasErrors();
    m_model->setErrors(measured.sqnrs(), errors && errors->ofVariant ? tr("this layer's result against the same layer in float") : tr("the outputs with this layer alone in static INT8"));
    if (firstErrors)
        showColumn(LayersModel::Error);
    m_facts.reset(); // they can be looked for
}

void LayersPanel::settleSearch()
{
    if (m_searchSoon.isActive())
        search(m_find->text());
}

void LayersPanel::search(const QString &text)
{
    m_searchSoon.stop();
    SearchValue &value = m_document.search();
    const std::string expression = text.trimmed().toStdString();
    underline({});
    const ModelViewPtr view = m_document.shown();
    if (expression.empty() || !view) {
        value.clear();
        showMatches();
        return;
    }
    SelectorError where;
    const auto selector = Selector::parse(text.toStdString(), &where);
    if (!selector.ok()) {
        underline(where);
        value.setError(expression, selector.error().message);
    } else if (const QString missing = notMeasured(*selector); !missing.isEmpty()) {
        value.setError(expression, missing.toStdString());
    } else {
        if (!m_facts)
            m_facts = std::make_unique<LayerFactsTable>(view->model(), view->cost(),
                                                        LayerFactsTable::Measured{{"time", m_model->times()},
                                                                                  {"sensitivity", m_document.measured().losses()},
                                                                                  {"sqnr", m_document.measured().sqnrs()}});
        std::set<std::string> matches = m_facts->matching(*selector);
        std::erase_if(matches, [&](const std::string &name) { // nodes that make weights are part of their layer
            const auto row = view->rowOf(name);
            return !row || view->rows()[static_cast<size_t>(*row)].name != name;
        });
        value.set(expression, std::move(matches));
    }
}

// Gathered when something is looked for the first time.
void LayersPanel::searchInside()
{
    const ModelViewPtr view = m_document.shown();
    if (m_innerFacts || m_gathering.running() || !view)
        return;
    m_gathering.start(
        [view](const RunContext &context) -> Result<std::shared_ptr<const InnerFacts>> {
            PARE_TRY_ASSIGN(InnerFacts facts, InnerFacts::of(view->model(), view->shapes(), context));
            return std::make_shared<const InnerFacts>(std::move(facts));
        },
        [this](Result<std::shared_ptr<const InnerFacts>> facts) {
            if (!facts.ok())
                return; // what is inside cannot be told: nothing is said of it
            m_innerFacts = std::move(*facts);
            showInside();
        });
}

void LayersPanel::showInside()
{
    m_innerMatches.clear();
    const SearchValue &value = m_document.search();
    if (value.matches() && value.error().empty() && !m_find->text().trimmed().isEmpty()) {
        searchInside();
        const auto selector = Selector::parse(m_find->text().toStdString());
        if (m_innerFacts && selector.ok())
            m_innerMatches = m_innerFacts->matching(*selector);
    }
    m_inside->setVisible(!m_innerMatches.empty());
    const auto count = static_cast<int>(m_innerMatches.size());
    const bool cut = m_innerFacts && m_innerFacts->cut(); // not all of them were looked at
    m_inside->setText(cut ? tr("At least %1 more inside of other layers…").arg(QString::fromStdString(formatCount(count))) : count == 1 ? tr("1 more inside of another layer…") : tr("%1 more inside of other layers…").arg(QString::fromStdString(formatCount(count))));
}

void LayersPanel::offerInside()
{
    constexpr size_t most = 24;
    QMenu menu(this);
    for (size_t i = 0; i < std::min(most, m_innerMatches.size()); ++i) {
        const InnerMatch &match = m_innerMatches[i];
        QString text;
        for (const auto &[layer, body] : match.way)
            text += QString::fromStdString(layer + " › " + body + " › ");
        text += QString::fromStdString(match.layer + " (" + match.op + ")");
        menu.addAction(QFontMetrics(font()).elidedText(text, Qt::ElideMiddle, scaled(520)).replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, match] { Q_EMIT innerActivated(match); });
    }
    if (m_innerMatches.size() > most)
        menu.addAction(tr("%1 more: narrow the search").arg(QString::fromStdString(formatCount(static_cast<int64_t>(m_innerMatches.size() - most)))))->setEnabled(false);
    menu.exec(m_inside->mapToGlobal(QPoint(0, m_inside->height())));
}

// Why a figure cannot be looked for; empty where it can.
QString LayersPanel::notMeasured(const Selector &selector) const
{
    if (selector.asksFor("time") && m_model->times().empty())
        return tr("The layers' times are not measured yet: View > Colour by > Time measures them.");
    if (selector.asksFor("sensitivity") && m_document.measured().losses().empty())
        return tr("The layers' sensitivity is not measured yet: Run > Measure sensitivity.");
    if (selector.asksFor("sqnr") && m_document.measured().sqnrs().empty())
        return tr("The layers' quantization error is not measured yet: Run > Measure quantization error.");
    return {};
}

// A wavy line below the word that is not understood. The field has no formats of its own; an input method's are shown.
void LayersPanel::underline(const SelectorError &where)
{
    const QByteArray bytes = m_find->text().toUtf8(); // the grammar counts bytes
    const auto position = static_cast<int>(QString::fromUtf8(bytes.left(static_cast<qsizetype>(where.position))).size());
    const auto length = static_cast<int>(QString::fromUtf8(bytes.mid(static_cast<qsizetype>(where.position), static_cast<qsizetype>(where.length))).size());
    underlineIn(*m_find, position, length);
}

void LayersPanel::complete()
{
    const bool atEnd = m_find->cursorPosition() == m_find->text().size();
    if (m_find->hasFocus() && atEnd && m_completer->hasOffer(m_find->text()))
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

void LayersPanel::showMatches()
{
    const SearchValue &value = m_document.search();
    if (value.expression().empty() && !m_find->text().isEmpty() && !m_find->hasFocus())
        m_find->clear();
    m_error->setVisible(!value.error().empty());
    m_error->setText(QString::fromStdString(value.error()));
    if (value.error().empty()) { // rows that go out of sight stay selected
        const bool before = std::exchange(m_syncing, true);
        m_filter->setMatches(value.matches());
        m_syncing = before;
    }
    const int total = m_model->rowCount();
    const bool searching = value.matches().has_value();
    const auto number = [](int count) { return QString::fromStdString(formatCount(count)); };
    m_count->setText(searching ? tr("%1 of %2").arg(number(m_filter->rowCount()), number(total)) : total == 1 ? tr("1 layer") : tr("%1 layers").arg(number(total)));
    for (QToolButton *button : {m_previous, m_next, m_all, m_treat}) { // nothing to step through without a search
        button->setVisible(searching);
        button->setEnabled(m_filter->rowCount() > 0);
    }
    arrangeBar();
    showInside();
    showSelection();
}

void LayersPanel::arrangeBar()
{
    int wish = scaled(2 * space::paneMargin) + m_count->sizeHint().width();
    for (const QToolButton *button : {m_previous, m_next, m_all, m_treat})
        wish += button->isHidden() ? 0 : button->sizeHint().width() + scaled(space::inside);
    m_bar->setDirection(wish > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LayersPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeBar();
}

QWidget *LayersPanel::treatButton() const
{
    return m_treat;
}

void LayersPanel::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LayersPanel::step(int by)
{
    const int rows = m_filter->rowCount();
    if (rows == 0)
        return;
    int at = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : (by > 0 ? -1 : rows);
    at = (at + by + rows) % rows;
    const QModelIndex index = m_filter->index(at, 0);
    const QString name = index.data(IdRole).toString();
    m_document.layers().set({name.toStdString()}, name.toStdString());
    m_table->setCurrentIndex(index);
    Q_EMIT reveal(name);
}

void LayersPanel::findNext()
{
    settleSearch();
    step(1);
}

void LayersPanel::findPrevious()
{
    settleSearch();
    step(-1);
}

void LayersPanel::selectMatches()
{
    settleSearch();
    if (const auto &matches = m_document.search().matches())
        m_document.layers().set(*matches, matches->empty() ? std::string() : *matches->begin());
}

bool LayersPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() & Qt::ControlModifier)
                selectMatches();
            else
                step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_find->text().isEmpty()) {
            m_find->clear();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            m_table->setFocus();
            return true;
        }
    }
    if (watched == m_table->viewport() && event->type() == QEvent::Leave)
        m_document.hover().setLayer({});
    return QWidget::eventFilter(watched, event);
}

void LayersPanel::takeSelection()
{
    if (m_syncing)
        return;
    std::set<std::string> names;
    for (const int row : m_table->selectedRowNumbers())
        names.insert(m_filter->index(row, 0).data(IdRole).toString().toStdString());
    const std::string anchor = m_table->currentIndex().data(IdRole).toString().toStdString();
    m_syncing = true;
    m_document.layers().set(std::move(names), anchor);
    m_syncing = false;
}

void LayersPanel::showSelection()
{
    if (m_syncing)
        return;
    m_syncing = true;
    std::vector<int> rows;
    for (const std::string &name : m_document.layers().names())
        if (const int row = m_model->rowOf(name); row >= 0)
            if (const QModelIndex index = m_filter->mapFromSource(m_model->index(row, 0)); index.isValid())
                rows.push_back(index.row());
    const QRect area = m_table->viewport()->rect();
    const bool visible = std::ranges::any_of(rows, [&](int row) { return area.intersects(m_table->visualRect(m_filter->index(row, 0))); });
    const int firstRow = rows.empty() ? -1 : *std::ranges::min_element(rows);
    m_table->selectRows(std::move(rows));
    if (firstRow >= 0 && !visible) // a change from elsewhere scrolls only if nothing selected is visible
        m_table->scrollTo(m_filter->index(firstRow, 0), QAbstractItemView::PositionAtCenter);
    m_syncing = false;
}

void LayersPanel::showTreatments()
{
    std::map<std::string, QString> treatments;
    const Treatments all(m_document.recipe());
    if (const ModelViewPtr view = m_document.shown())
        for (const LayerRow &row : view->rows())
            if (const QString text = treatmentText(all.of(row.name)); !text.isEmpty())
                treatments[row.name] = text;
    const bool first = !treatments.empty() && !m_model->hasTreatments();
    m_model->setTreatments(std::move(treatments));
    if (first && !m_narrow)
        setNarrow(false); // where nothing is treated, the column would only take room
}

} // namespace pare
