#include "ui/panels/quantization_panel.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "ui/models/layer_measurements.h"
#include "ui/models/layers_model.h"
#include "ui/models/table_roles.h"
#include "ui/models/treatment.h"
#include "ui/panels/folding_row.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {

namespace {

QString layersText(size_t count)
{
    return counted(count, Counted::Layer);
}

} // namespace

QuantizationPanel::QuantizationPanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_model(new ErrorsModel(this)), m_table(new TableView(this)), m_measure(new QPushButton(this)),
      m_float(new QPushButton(tr("Set back to float"), this)), m_sliderName(new QLabel(tr("Layers in INT8"), this)), m_slider(new QSlider(Qt::Horizontal, this)),
      m_sliderText(new QLabel(this)), m_estimate(new QLabel(this)), m_how(new QLabel(this)), m_empty(new QLabel(this)), m_pages(new QStackedWidget(this))
{
    auto *sorted = new LayersFilter(this);
    sorted->setSourceModel(m_model);
    m_table->setModel(sorted);
    m_table->setAccessibleName(tr("Quantization error by layer"));
    m_table->setMiddleElided(ErrorsModel::Layer);
    m_table->setDefaultColumns({ErrorsModel::Layer, ErrorsModel::Operator, ErrorsModel::Error, ErrorsModel::Weights, ErrorsModel::Saved, ErrorsModel::Input, ErrorsModel::Treatment});
    m_table->setColumnWidth(ErrorsModel::Layer, scaled(150));
    m_table->setColumnWidth(ErrorsModel::Operator, scaled(70));
    m_table->setColumnWidth(ErrorsModel::Error, scaled(150));
    m_table->setColumnWidth(ErrorsModel::Weights, scaled(112));
    m_table->setColumnWidth(ErrorsModel::Saved, scaled(80));
    m_table->setStretched(ErrorsModel::Input);
    m_table->setColumnWidth(ErrorsModel::Treatment, scaled(100));
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(ErrorsModel::Error, Qt::AscendingOrder);
    sorted->sort(ErrorsModel::Error, Qt::AscendingOrder); // the worst first
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_sliderName->setBuddy(m_slider);
    m_slider->setAccessibleName(tr("How many layers work in INT8, the least error first"));
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->setSingleStep(1);
    m_slider->setPageStep(5);
    m_slider->setMinimumWidth(scaled(110));
    m_slider->setMaximumWidth(scaled(320));
    m_sliderText->setFont(numberFont());
    m_estimate->setFont(smallNumberFont());
    m_how->setFont(smallFont());
    m_how->setWordWrap(true);
    m_how->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    const int margin = scaled(space::paneMargin);
    auto *bar = new FoldingRow;
    bar->setContentsMargins(margin, scaled(space::inside), margin, scaled(space::inside));
    bar->setSpacing(scaled(space::between));
    bar->add(m_measure);
    bar->add(m_float);
    auto *order = new QHBoxLayout; // the slider with its name and number
    order->setSpacing(scaled(space::between));
    order->addWidget(m_sliderName);
    order->addWidget(m_slider, 1);
    order->addWidget(m_sliderText);
    bar->add(order, 1);
    bar->add(m_estimate);
    auto *list = new QWidget(m_pages);
    auto *listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    auto *how = new QHBoxLayout;
    how->setContentsMargins(margin, 0, margin, scaled(space::inside));
    how->addWidget(m_how, 1);
    listColumn->addLayout(how);
    listColumn->addWidget(m_table, 1);
    m_pages->addWidget(list);
    auto *emptyPage = new QWidget(m_pages);
    auto *emptyColumn = new QVBoxLayout(emptyPage);
    emptyColumn->addWidget(m_empty);
    m_pages->addWidget(emptyPage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    m_pages->setMinimumHeight(1); // gives way to the bar
    column->addWidget(m_pages, 1);

    connect(m_measure, &QPushButton::clicked, this, [this] { m_document.measured().measureErrors(); });
    connect(m_float, &QPushButton::clicked, this, &QuantizationPanel::setBackToFloat);
    connect(m_slider, &QSlider::valueChanged, this, [this](int count) {
        if (m_syncing)
            return;
        m_slider->isSliderDown() ? dragged(count) : chosen(count);
    });
    connect(m_slider, &QSlider::sliderReleased, this, [this] { chosen(m_slider->value()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QuantizationPanel::takeSelection);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) { Q_EMIT contextMenuRequested(m_table->viewport()->mapToGlobal(at)); });
    connect(&m_document.layers(), &LayerSelection::changed, this, &QuantizationPanel::showSelection);
    connect(&m_document.measured(), &LayerMeasurements::changed, this, &QuantizationPanel::refresh);
    connect(&m_document, &Document::recipeChanged, this, &QuantizationPanel::refreshRecipe);
    refresh();
}

void QuantizationPanel::refresh()
{
    const LayerMeasurements &all = m_document.measured();
    const QuantizationErrors *errors = all.errors();
    m_syncing = true;
    m_model->setErrors(errors, m_document.source());
    m_syncing = false;
    const QString why = all.whyNotErrors();
    m_measure->setText(errors ? tr("Measure again") : tr("Measure quantization error"));
    m_measure->setEnabled(why.isEmpty());
    m_measure->setStatusTip(why);
    m_measure->setToolTip(why.isEmpty() ? tr("In the background: each layer of the source alone in INT8, or each layer of the shown variant against itself in float") : why);
    m_pages->setCurrentIndex(errors ? 0 : 1);
    m_empty->setText(all.measuringErrors() ? tr("Being measured; see Jobs.")
                     : why.isEmpty()       ? tr("Not measured yet. Measuring tells for each layer what the outputs lose when it works in INT8,\nwith the range and the steps that its input gets; about a minute at most.")
                                           : why);
    if (errors) {
        QStringList how;
        const VariantEntry *entry = m_document.variant(m_document.selection().shown());
        how << (errors->ofVariant ? tr("Measured on %1: each layer's result in %2 against the same layer in float, with what the layers before it lose.")
                                        .arg(counted(errors->samples, Counted::Sample), entry ? QString::fromStdString(entry->variant.name) : QString())
                                  : tr("Measured on %1: the outputs with one layer alone in static INT8, everything else in float.").arg(counted(errors->samples, Counted::Sample)));
        QString together = errors->ofVariant ? tr("The outputs: %1").arg(sqnrText(errors->allSqnrDb)) : tr("All of them at once: %1").arg(sqnrText(errors->allSqnrDb));
        if (const auto metric = metricFromName(errors->metric); metric && errors->all && errors->source)
            together += tr(", %1 %2 (float %3)").arg(coreWords(std::string(metricTitle(*metric))), QString::fromStdString(metricText(*metric, *errors->all)), QString::fromStdString(metricText(*metric, *errors->source)));
        how << together + QLatin1Char('.');
        if (!errors->declined.empty())
            how << tr("%1 cannot be quantized.").arg(layersText(errors->declined.size()));
        if (all.errorsStale())
            how << tr("◷ Measured on other data than is given now.");
        m_how->setText(how.join(QLatin1Char(' ')));
        QStringList declined;
        for (size_t i = 0; i < std::min<size_t>(errors->declined.size(), 20); ++i)
            declined << QString::fromStdString(errors->declined[i].layer + ": " + errors->declined[i].reason);
        m_how->setToolTip(declined.join(QLatin1Char('\n')));
    }
    refreshRecipe();
    showSelection();
}

void QuantizationPanel::refreshRecipe()
{
    const Recipe &recipe = m_document.recipe();
    m_order = m_document.measured().byError();
    std::erase_if(m_order, [&](const std::string &layer) { return std::find(recipe.leaveAlone.begin(), recipe.leaveAlone.end(), layer) != recipe.leaveAlone.end(); });
    const std::set<std::string> integer = inStaticInt8(recipe, m_order);
    m_syncing = true;
    m_slider->setRange(0, static_cast<int>(m_order.size()));
    if (!m_slider->isSliderDown())
        m_slider->setValue(static_cast<int>(integer.size()));
    m_syncing = false;
    const bool can = !m_order.empty();
    const QString why = tr("Layers in INT8: the source's quantization error is not measured yet; it gives the order.");
    m_slider->setEnabled(can);
    m_sliderName->setEnabled(can);
    for (QWidget *widget : {static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_sliderName), static_cast<QWidget *>(m_sliderText)}) {
        widget->setToolTip(can ? tr("Static INT8 for the layers with the least error, float for the others; Run measures what it comes to") : why);
        widget->setStatusTip(can ? QString() : why);
    }
    m_slider->setAccessibleDescription(can ? QString() : why);
    m_sliderText->setText(can ? tr("%1 of %2").arg(m_slider->value()).arg(m_order.size()) : tr("not measured"));
    showEstimateText();
    std::map<std::string, QString> treatments;
    const Treatments all(recipe);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const std::string &layer = m_model->at(row)->layer;
        const QString own = treatmentText(all.of(layer));
        treatments[layer] = own.isEmpty() && integer.contains(layer) ? precisionName(PrecisionChoice::Int8Static) : own;
    }
    m_model->setTreatments(std::move(treatments));
    const QString whyFloat = whyNotFloat();
    m_float->setEnabled(whyFloat.isEmpty());
    m_float->setToolTip(whyFloat.isEmpty() ? tr("The selected layers stay float when the recipe runs") : whyFloat);
    m_float->setStatusTip(whyFloat);
}

QString QuantizationPanel::sliderText() const
{
    return m_sliderText->text();
}

void QuantizationPanel::showEstimate(const RecipeEstimate &estimate)
{
    m_estimated = estimate;
    showEstimateText();
}

void QuantizationPanel::showEstimateText()
{
    const RecipeEstimate &estimate = m_estimated;
    m_estimate->setText(estimate.sizeBytes && !m_order.empty() ? tr("%1 of %2, %3")
                                                                     .arg(QString::fromStdString(formatBytes(*estimate.sizeBytes)), QString::fromStdString(formatBytes(m_document.about().sizeBytes)),
                                                                          estimate.exact ? tr("computed") : tr("est."))
                                                               : QString());
}

Recipe QuantizationPanel::withFirst(int count) const
{
    const auto middle = m_order.begin() + std::clamp<std::ptrdiff_t>(count, 0, static_cast<std::ptrdiff_t>(m_order.size()));
    const ModelViewPtr source = m_document.source();
    return withInt8But(m_document.recipe(), {m_order.begin(), middle}, {middle, m_order.end()}, source && !source->model().index().nodesOf("BatchNormalization").empty());
}

void QuantizationPanel::dragged(int count)
{
    m_sliderText->setText(tr("%1 of %2").arg(count).arg(m_order.size()));
    Q_EMIT considered(withFirst(count));
}

void QuantizationPanel::chosen(int count)
{
    if (m_order.empty())
        return;
    const Recipe edited = withFirst(count);
    if (edited == m_document.recipe()) { // a drag that came back
        Q_EMIT considered(edited);
        return;
    }
    m_document.setRecipe(edited, tr("%1 of %2 in INT8").arg(count).arg(layersText(m_order.size())));
}

// Where the recipe quantizes nothing, what is meant is the variant that is looked at: its recipe, decided anew.
Recipe QuantizationPanel::startOfFloat() const
{
    const VariantEntry *entry = m_document.variant(m_document.selection().shown());
    if (hasFormatStep(m_document.recipe()) || !entry || entry->variant.isSource || !hasFormatStep(entry->variant.recipe))
        return m_document.recipe();
    Recipe recipe = entry->variant.recipe;
    recipe.guard = m_document.recipe().guard;
    recipe.sourceSha256.clear();
    for (RecipeStep &step : recipe.steps)
        step.resolution = nullptr;
    return recipe;
}

QString QuantizationPanel::whyNotFloat() const
{
    if (m_document.layers().names().empty())
        return tr("Set back to float: select layers first.");
    const Recipe start = startOfFloat();
    if (!hasFormatStep(start))
        return tr("Set back to float: no step of the recipe quantizes; the slider adds one.");
    if (withPrecision(start, m_document.layers().names(), PrecisionChoice::Fp32) == m_document.recipe())
        return tr("Set back to float: these layers are float already.");
    return {};
}

void QuantizationPanel::setBackToFloat()
{
    if (!whyNotFloat().isEmpty())
        return;
    m_document.setRecipe(withPrecision(startOfFloat(), m_document.layers().names(), PrecisionChoice::Fp32), tr("%1 back to float").arg(layersText(m_document.layers().names().size())));
}

void QuantizationPanel::takeSelection()
{
    if (m_syncing)
        return;
    std::set<std::string> names;
    for (const int row : m_table->selectedRowNumbers())
        names.insert(m_table->model()->index(row, 0).data(IdRole).toString().toStdString());
    m_syncing = true;
    m_document.layers().set(std::move(names), m_table->currentIndex().data(IdRole).toString().toStdString());
    m_syncing = false;
    refreshRecipe();
}

void QuantizationPanel::showSelection()
{
    if (m_syncing)
        return;
    m_syncing = true;
    const auto *sorted = static_cast<QSortFilterProxyModel *>(m_table->model());
    std::vector<int> rows;
    for (const std::string &name : m_document.layers().names())
        if (const int row = m_model->rowOf(name); row >= 0)
            rows.push_back(sorted->mapFromSource(m_model->index(row, 0)).row());
    m_table->selectRows(rows);
    if (!rows.empty())
        if (const QModelIndex first = sorted->index(*std::ranges::min_element(rows), 0); !m_table->viewport()->rect().intersects(m_table->visualRect(first)))
            m_table->scrollTo(first);
    m_syncing = false;
    refreshRecipe();
}

} // namespace pare
