#include "ui/panels/inspector_panel.h"

#include "core/base/units.h"
#include "ui/models/advice_lines.h"
#include "ui/models/difference.h"
#include "ui/models/errors_model.h"
#include "ui/models/layer_measurements.h"
#include "ui/panels/sensitivity_section.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"


#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

HistogramData histogramOf(const std::vector<float> &values, const std::string &name)
{
    HistogramData data;
    data.total = static_cast<qint64>(values.size());
    double low = INFINITY;
    double high = -INFINITY;
    double sum = 0;
    double squares = 0;
    int64_t zeros = 0;
    int64_t finite = 0;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, static_cast<double>(value));
        high = std::max(high, static_cast<double>(value));
        sum += value;
        squares += static_cast<double>(value) * value;
        zeros += value == 0 ? 1 : 0;
        ++finite;
    }
    if (finite == 0)
        return data;
    if (low == high) {
        low -= 0.5;
        high += 0.5;
    }
    constexpr size_t bins = 64;
    data.low = low;
    data.high = high;
    data.counts.assign(bins, 0);
    for (const float value : values)
        if (std::isfinite(value))
            ++data.counts[std::min(bins - 1, static_cast<size_t>((value - low) / (high - low) * bins))];
    data.mean = sum / static_cast<double>(finite);
    data.deviation = std::sqrt(std::max(0.0, squares / static_cast<double>(finite) - data.mean * data.mean));
    data.zeroShare = static_cast<double>(zeros) / static_cast<double>(finite);
    data.caption = InspectorPanel::tr("%1 · %2 values").arg(QString::fromStdString(name), QString::fromStdString(formatCount(data.total)));
    return data;
}

} // namespace

InspectorPanel::InspectorPanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_title(new QLabel(this)), m_subtitle(new QLabel(this)), m_rows(new QVBoxLayout),
      m_details(new QVBoxLayout), m_into(m_rows), m_histogram(new HistogramView(this)), m_histogramText(new QLabel(this)),
      m_sensitivity(new SensitivitySection(document, this)), m_inputs(new HistogramView(this)), m_inputsText(new QLabel(this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Inspector"));
    auto *body = new QWidget(scroll);
    auto *column = new QVBoxLayout(body);
    const int margin = scaled(space::paneMargin);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(space::inside));
    m_title->setFont(titleFont());
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle->setWordWrap(true);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    m_rows->setSpacing(scaled(2));
    m_details->setSpacing(scaled(2));
    column->addLayout(m_rows);
    column->addWidget(m_sensitivity);
    m_histogramText->setFont(smallFont());
    m_histogramText->setWordWrap(true);
    m_histogram->setMinimumHeight(scaled(150));
    m_histogram->setEmptyText(tr("This layer has no weights"));
    column->addWidget(m_histogram);
    column->addWidget(m_histogramText);
    m_inputs->setMinimumHeight(scaled(130));
    m_inputs->setAccessibleName(tr("Histogram of what the layer reads"));
    m_inputsText->setFont(smallFont());
    m_inputsText->setWordWrap(true);
    m_inputsText->setForegroundRole(QPalette::PlaceholderText);
    m_histogramText->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_inputs);
    column->addWidget(m_inputsText);
    column->addLayout(m_details);
    column->addStretch(1);
    scroll->setWidget(body);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    for (const auto signal : {&Document::opened, &Document::closed, &Document::shownChanged, &Document::recipeChanged})
        connect(&m_document, signal, this, &InspectorPanel::refresh);
    connect(&m_document.layers(), &LayerSelection::changed, this, &InspectorPanel::refresh);
    connect(&m_document.measured(), &LayerMeasurements::changed, this, &InspectorPanel::refresh);
    refresh();
}

QLabel *InspectorPanel::addRow(const QString &name, const QString &value)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(space::between));
    auto *label = new QLabel(row);
    const int nameWidth = scaled(104);
    label->setText(label->fontMetrics().elidedText(name, Qt::ElideMiddle, nameWidth));
    if (label->text() != name)
        label->setToolTip(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFixedWidth(nameWidth);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *text = new QLabel(value, row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocusPolicy(Qt::NoFocus);
    line->addWidget(label);
    line->addWidget(text, 1);
    m_into->addWidget(row);
    return text;
}

void InspectorPanel::addHead(const QString &text)
{
    auto *head = new QLabel(text, this);
    QFont font = head->font();
    font.setWeight(QFont::DemiBold);
    head->setFont(font);
    head->setContentsMargins(0, scaled(space::between), 0, 0);
    m_into->addWidget(head);
}

void InspectorPanel::refresh()
{
    for (QVBoxLayout *rows : {m_rows, m_details})
        while (QLayoutItem *item = rows->takeAt(0)) {
            if (QWidget *row = item->widget()) {
                row->hide(); // an open menu holds the deletion up
                row->deleteLater();
            }
            delete item;
        }
    m_into = m_rows;
    m_weights.cancel();
    m_histogram->setData(std::nullopt);
    m_histogram->hide();
    m_histogramText->hide();
    m_inputs->hide();
    m_inputsText->hide();
    const ModelViewPtr view = m_document.shown();
    if (!view) {
        m_sensitivity->setLayer({});
        showNothing();
        return;
    }
    const auto &names = m_document.layers().names();
    m_sensitivity->setLayer(names.size() == 1 ? *names.begin() : std::string());
    if (names.empty()) {
        showModel();
        return;
    }
    if (names.size() > 1) {
        int64_t parameters = 0;
        int64_t bytes = 0;
        int64_t macs = 0;
        for (const std::string &name : names)
            if (const auto row = view->rowOf(name)) {
                const LayerRow &layer = view->rows()[static_cast<size_t>(*row)];
                parameters += layer.parameters;
                bytes += layer.weightBytes;
                macs += layer.macs.value_or(0);
            }
        m_title->setText(tr("%1 layers").arg(names.size()));
        m_subtitle->setText(tr("Sums of the selection, computed"));
        addRow(tr("Parameters"), QString::fromStdString(formatCount(parameters)));
        addRow(tr("Weights"), QString::fromStdString(formatBytes(bytes)));
        addRow(tr("MACs"), QString::fromStdString(formatCount(macs)));
        return;
    }
    const auto row = view->rowOf(*names.begin());
    if (row) {
        showLayer(view->rows()[static_cast<size_t>(*row)]);
    } else {
        m_title->setText(QString::fromStdString(*names.begin()));
        m_subtitle->setText(fate(*names.begin()));
    }
    m_into = m_rows;
    showDifference(*names.begin());
}

void InspectorPanel::setDifference(Difference *difference)
{
    m_difference = difference;
    connect(difference, &Difference::changed, this, &InspectorPanel::refresh);
}

void InspectorPanel::showDifference(const std::string &layer)
{
    if (!m_difference || !m_difference->view())
        return;
    const DifferenceRow *row = m_difference->row(layer);
    const QString error = m_difference->errorText(layer);
    if (!row && error.isEmpty())
        return;
    addHead(tr("%1 → %2").arg(m_difference->first(), m_difference->second()));
    if (row && row->change == "added")
        addRow(tr("Added"), tr("only %1 has it").arg(m_difference->second()));
    else if (row && row->change == "removed")
        addRow(tr("Removed"), tr("only %1 has it").arg(m_difference->first()));
    else if (row) {
        QStringList kinds;
        for (const std::string &kind : row->kinds)
            kinds << coreWords(kind);
        addRow(tr("Changed"), kinds.join(QStringLiteral(", ")));
        for (const std::string &what : row->what)
            addRow(QString(), QString::fromStdString(what).replace(QStringLiteral(" -> "), QStringLiteral(" → ")));
        if (!row->second.empty())
            addRow(tr("Its name there"), QString::fromStdString(row->second));
    } else {
        addRow(tr("Changed"), tr("nothing of its own"));
    }
    if (!error.isEmpty())
        addRow(tr("Output"), error);
}

void InspectorPanel::showNothing()
{
    m_title->setText(tr("Inspector"));
    m_subtitle->setText(tr("Open a model to see its layers."));
}

QString InspectorPanel::fate(const std::string &layer) const
{
    const VariantEntry *entry = m_document.variant(m_document.selection().shown());
    if (entry && entry->variant.report.is_object())
        for (const auto &change : entry->variant.report.value("changes", nlohmann::json::array()))
            if (change.value("layer", std::string()) == layer) {
                QStringList into;
                for (const auto &name : change.value("into", nlohmann::json::array()))
                    if (name.is_string())
                        into << QString::fromStdString(name.get<std::string>());
                const QString pass = QString::fromStdString(change.value("pass", std::string()));
                return into.isEmpty() ? tr("Removed by %1: %2").arg(pass, QString::fromStdString(change.value("what", std::string())))
                                      : tr("Merged into %1 by %2").arg(into.join(QStringLiteral(", ")), pass);
            }
    return tr("Not in this variant");
}

void InspectorPanel::showModel()
{
    const ModelViewPtr view = m_document.shown();
    const auto &proto = view->model().proto();
    const VariantEntry *entry = m_document.variant(m_document.selection().shown());
    m_title->setText(entry && !entry->variant.isSource ? QString::fromStdString(entry->variant.name) : m_document.modelName());
    m_subtitle->setText(QString::fromStdString(view->model().graph().doc_string().substr(0, 300)));
    addRow(tr("Layers"), QString::fromStdString(formatCount(static_cast<int64_t>(view->rows().size()))));
    addRow(tr("Size"), QString::fromStdString(formatBytes(entry && entry->variant.sizeBytes > 0 ? entry->variant.sizeBytes : view->sizeBytes())));
    addRow(tr("Parameters"), QString::fromStdString(formatCount(view->cost().parameters())));
    const CostTable &cost = view->cost();
    const QString assumed = QString::fromStdString(cost.assumptionText());
    QString macs = cost.macs() == 0 && cost.layersOfUnknownMacs() > 0 ? tr("not known")
                                                                      : tr("%1 a sample, computed").arg(QString::fromStdString(formatCountShort(static_cast<double>(cost.macs()))));
    if (cost.layersOfUnknownMacs() > 0)
        macs += tr("; of %1 a size is not known").arg(counted(cost.layersOfUnknownMacs(), Counted::Layer));
    if (!assumed.isEmpty())
        macs += QLatin1Char('\n') + assumed;
    addRow(tr("MACs"), macs);
    if (view->cost().peakActivationBytes())
        addRow(tr("Activations"), QString::fromStdString(formatBytes(*view->cost().peakActivationBytes())) + tr(" at their peak, computed"));
    addRow(tr("Can shrink"), QString::fromStdString(formatPercent(view->groups().prunableShare(), 0)) + tr(" of the parameters, by channels"));
    addRow(tr("Opset"), QStringLiteral("%1 (IR %2)").arg(view->model().opset()).arg(proto.ir_version()));
    if (!proto.producer_name().empty())
        addRow(tr("Made by"), QString::fromStdString(proto.producer_name() + " " + proto.producer_version()));
    addHead(tr("Inputs and outputs"));
    const auto value = [&](const std::string &name) {
        const ValueShape *shape = view->shapes().find(name);
        return shape ? QString::fromStdString(shape->text()) : QStringLiteral("?");
    };
    for (const auto &input : view->model().graph().input())
        if (view->model().index().isGraphInput(input.name()))
            addRow(QString::fromStdString(input.name()), value(input.name()));
    for (const auto &output : view->model().graph().output())
        addRow(QString::fromStdString(output.name()), value(output.name()));
    if (entry && !entry->measurement.sentence.empty() && !entry->variant.isSource) {
        addHead(tr("Verdict"));
        addRow(QString(), QString::fromStdString(entry->measurement.sentence));
        for (const std::string &finding : entry->measurement.findings)
            addRow(QString(), QString::fromStdString(finding));
    }
    if (const auto lines = adviceLines(*view, entry); !lines.empty()) {
        addHead(tr("Advice"));
        for (const AdviceLine &line : lines)
            addRow(line.layers.empty() ? QString() : QString::fromStdString(layersText(line.layers)), line.text);
    }
    if (entry && entry->variant.report.is_object()) {
        const auto &report = entry->variant.report;
        const QString reason = QString::fromStdString(report.value("reason", std::string()));
        if (!reason.isEmpty())
            addRow(tr("Note"), reason);
        const auto declined = report.value("declined", nlohmann::json::array());
        if (!declined.empty()) {
            addHead(tr("Declined (%1)").arg(declined.size()));
            int shown = 0;
            for (const auto &one : declined) {
                if (++shown > 20)
                    break;
                const std::string layer = one.value("layer", std::string()); // none: the pass as a whole
                addRow(QString::fromStdString(layer.empty() ? one.value("pass", std::string()) : layer), QString::fromStdString(one.value("reason", std::string())));
            }
        }
    }
}

void InspectorPanel::showError(const std::string &layer)
{
    const LayerMeasurements &all = m_document.measured();
    const QuantizationErrors *errors = all.errors();
    const LayerError *error = all.errorOf(layer);
    if (!error)
        return;
    const QString samples = counted(errors->samples, Counted::Sample);
    QString text = errors->ofVariant ? error->quantized ? tr("SQNR of its result %1 against float, with what comes before; measured, %2").arg(sqnrText(error->sqnrDb), samples)
                                                        : tr("float here; %1 come from the layers before; measured, %2").arg(sqnrText(error->sqnrDb), samples)
                                     : tr("SQNR of the outputs %1 with it alone in INT8; measured, %2").arg(sqnrText(error->sqnrDb), samples);
    if (error->othersSqnrDb)
        text += tr(" · %1 with all others in INT8 and this in float").arg(sqnrText(*error->othersSqnrDb));
    if (all.errorsStale())
        text += tr(" ◷ other data");
    addRow(tr("INT8 error"), text);
}

namespace {

HistogramData histogramOf(const ValueSpread &spread)
{
    HistogramData data;
    data.low = spread.low;
    data.high = spread.high;
    const auto &shown = spread.after.empty() ? spread.counts : spread.after;
    data.counts.assign(shown.begin(), shown.end());
    if (!spread.after.empty())
        data.before.assign(spread.counts.begin(), spread.counts.end());
    for (const int64_t count : spread.counts)
        data.total += count;
    return data;
}

// The share of the values that a range cuts off, by the bins that lie outside.
double cutOff(const ValueSpread &spread, const QuantizationGrid &grid)
{
    double all = 0;
    double outside = 0;
    const double width = (spread.high - spread.low) / static_cast<double>(spread.counts.size());
    for (size_t bin = 0; bin < spread.counts.size(); ++bin) {
        const double middle = spread.low + width * (static_cast<double>(bin) + 0.5);
        all += static_cast<double>(spread.counts[bin]);
        outside += middle < grid.low || middle > grid.high ? static_cast<double>(spread.counts[bin]) : 0;
    }
    return all > 0 ? outside / all : 0;
}

} // namespace

bool InspectorPanel::showSpreads(const std::string &layer)
{
    const LayerError *error = m_document.measured().errorOf(layer);
    if (!error)
        return false;
    const bool here = !m_document.measured().errors()->ofVariant || error->quantized;
    if (error->inputs.known()) {
        HistogramData shown = histogramOf(error->inputs);
        shown.caption = tr("input, in float · %1").arg(counted(m_document.measured().errors()->samples, Counted::Sample));
        QString words = here ? tr("Its input is not rounded by one scale.") : tr("Its input stays float.");
        if (error->grid) {
            shown.range = std::pair(error->grid->low, error->grid->high);
            const double cut = cutOff(error->inputs, *error->grid);
            words = tr("Rounded to %1; %2.").arg(gridText(*error->grid), cut > 0 ? tr("%1 of the values are cut off").arg(QString::fromStdString(formatPercent(cut, cut < 0.001 ? 3 : 1))) : tr("nothing is cut off"));
            const double used = std::min(error->grid->high, error->inputs.high) - std::max(error->grid->low, error->inputs.low);
            if (const double share = used / (error->grid->high - error->grid->low); share < 0.5)
                words += tr(" Only %1 of the steps are used.").arg(QString::fromStdString(formatPercent(std::max(share, 0.0), 0)));
        }
        m_inputs->setLogarithmic(true);
        m_inputs->setData(shown);
        m_inputs->show();
        m_inputsText->setText(words);
        m_inputsText->show();
    }
    if (!error->weights.known() || error->weights.after.empty())
        return false;
    HistogramData shown = histogramOf(error->weights);
    shown.barName = tr("INT8");
    shown.outlineName = tr("float");
    shown.caption = tr("weights · %1 values · bars INT8, line float").arg(QString::fromStdString(formatCount(shown.total)));
    m_histogram->setData(shown);
    m_histogram->show();
    m_histogramText->setText(error->weightSqnrDb ? tr("SQNR of the weights %1, computed.").arg(sqnrText(*error->weightSqnrDb)) : QString());
    m_histogramText->setVisible(error->weightSqnrDb.has_value());
    return true;
}

void InspectorPanel::loadWeights(const std::string &tensor)
{
    const Model model = m_document.shown()->model();
    m_histogram->show();
    m_histogram->setEmptyText(tr("Reading %1…").arg(QString::fromStdString(tensor)));
    m_weights.start([model, tensor](const RunContext &) { return model.constantFloats(tensor); },
                    [this, tensor](Result<std::vector<float>> values) {
                        if (!values.ok()) {
                            m_histogram->setEmptyText(QString::fromStdString(values.error().text()));
                            return;
                        }
                        m_histogram->setData(histogramOf(*values, tensor));
                    });
}

} // namespace pare
