#include "ui/panels/inspector_panel.h"

#include "core/base/units.h"
#include "ui/models/advice_lines.h"
#include "ui/models/difference.h"
#include "ui/models/errors_model.h"
#include "ui/models/layer_measurements.h"
#include "ui/models/layer_time_text.h"
#include "ui/models/scene_of_model.h"
#include "ui/models/treatment.h"
#include "ui/panels/sensitivity_section.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pare {

InspectorPanel::InspectorPanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_sheet(new LayerSheet(this)), m_sensitivity(new SensitivitySection(document, this)), m_inputs(new HistogramView(this)), m_inputsText(new QLabel(this))
{
    m_sheet->setAccessibleTitle(tr("Inspector"));
    m_sheet->placeBelowFacts(m_sensitivity);
    m_inputs->setMinimumHeight(scaled(130));
    m_inputs->setAccessibleName(tr("Histogram of what the layer reads"));
    m_inputsText->setFont(smallFont());
    m_inputsText->setWordWrap(true);
    m_inputsText->setForegroundRole(QPalette::PlaceholderText);
    m_sheet->placeBelowWeights(m_inputs);
    m_sheet->placeBelowWeights(m_inputsText);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_sheet);
    connect(m_sheet, &LayerSheet::layerChosen, this, &InspectorPanel::layerChosen);
    connect(m_sheet, &LayerSheet::tensorChosen, this, &InspectorPanel::tensorChosen);
    connect(m_sheet, &LayerSheet::bodyChosen, this, &InspectorPanel::bodyChosen);
    for (const auto signal : {&Document::opened, &Document::closed, &Document::shownChanged, &Document::recipeChanged})
        connect(&m_document, signal, this, &InspectorPanel::refresh);
    connect(&m_document.layers(), &LayerSelection::changed, this, &InspectorPanel::refresh);
    connect(&m_document.measured(), &LayerMeasurements::changed, this, &InspectorPanel::refresh);
    refresh();
}

void InspectorPanel::refresh()
{
    m_sheet->clear();
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
        m_sheet->setHead(tr("%1 layers").arg(names.size()), tr("Sums of the selection, computed"));
        m_sheet->addRow(tr("Parameters"), QString::fromStdString(formatCount(parameters)));
        m_sheet->addRow(tr("Weights"), QString::fromStdString(formatBytes(bytes)));
        m_sheet->addRow(tr("MACs"), QString::fromStdString(formatCount(macs)));
        if (const auto times = m_document.measured().times()) {
            double ms = 0;
            for (const std::string &name : names)
                if (const auto time = times->layers.find(name); time != times->layers.end())
                    ms += time->second.ms;
            m_sheet->addRow(tr("Time"), tr("%1, the sum of what was measured").arg(QString::fromStdString(formatMilliseconds(ms))));
        }
        return;
    }
    const auto row = view->rowOf(*names.begin());
    if (row) {
        showLayer(view->rows()[static_cast<size_t>(*row)]);
    } else {
        m_sheet->setHead(QString::fromStdString(*names.begin()), fate(*names.begin()));
    }
    showDifference(*names.begin());
}

void InspectorPanel::showLayer(const LayerRow &row)
{
    const ModelViewPtr view = m_document.shown();
    m_sheet->showFacts(view, row);
    showTime(row.name);
    const QString treatment = treatmentText(treatmentOf(m_document.recipe(), row.name));
    m_sheet->addRow(tr("Treatment"), treatment.isEmpty() ? tr("as the recipe says for every layer") : treatment);
    showError(row.name);
    const VariantEntry *entry = m_document.variant(m_document.selection().shown());
    if (entry && entry->variant.report.is_object())
        for (const char *key : {"changes", "declined"})
            for (const auto &one : entry->variant.report.value(key, nlohmann::json::array())) {
                const auto into = one.value("into", nlohmann::json::array());
                const bool here = one.value("layer", std::string()) == row.name || std::find(into.begin(), into.end(), row.name) != into.end();
                if (here)
                    m_sheet->addRow(std::string_view(key) == "changes" ? tr("Changed") : tr("Declined"),
                           QString::fromStdString(one.value("pass", std::string()) + ": " + one.value(std::string_view(key) == "changes" ? "what" : "reason", std::string())));
            }
    for (const AdviceLine &line : adviceLines(*view, entry, m_document.target()))
        if (std::find(line.layers.begin(), line.layers.end(), row.name) != line.layers.end())
            m_sheet->addRow(line.warning ? tr("Warning") : tr("Advice"), line.text);
    for (const size_t group : view->groups().groupsOf(row.name)) {
        const ChannelGroup &one = view->groups().all()[group];
        const auto self = std::ranges::find_if(one.members, [&](const GroupMember &member) { return member.layer == row.name; });
        const MemberRole role = self == one.members.end() ? MemberRole::Carries : self->role;
        m_sheet->addRow(role == MemberRole::Produces ? tr("Makes") : role == MemberRole::Reads ? tr("Reads") : tr("Passes on"),
               one.canShrink() ? tr("%1, shrinks with %2").arg(counted(one.channels(), Counted::Channel),
                                                           counted(static_cast<int64_t>(one.members.size()) - 1, Counted::Other))
                            : tr("%1, cannot shrink: %2").arg(counted(one.channels(), Counted::Channel), QString::fromStdString(one.reason)));
    }
    m_sheet->showParts();
    if (!showSpreads(row.name))
        m_sheet->showWeights();
}

void InspectorPanel::showTime(const std::string &layer)
{
    LayerMeasurements &measured = m_document.measured();
    const auto times = measured.times();
    const QString known = times ? layerTimeText(*times, layer) : QString();
    QLabel *label = m_sheet->addRow(tr("Time"), known.isEmpty() ? tr("not measured") : known);
    if (measured.measuringTimes()) {
        label->setText(label->text() + QStringLiteral(" · ") + tr("being measured"));
        return;
    }
    if (!m_document.whyNotMeasure().isEmpty())
        return;
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("%1 · <a href=\"time\">%2</a>").arg(label->text().toHtmlEscaped(), times ? tr("measure again") : tr("measure")));
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(label, &QLabel::linkActivated, this, [this] { m_document.measured().measureTimes(true); });
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
    m_sheet->addHead(tr("%1 → %2").arg(m_difference->first(), m_difference->second()));
    if (row && row->change == "added")
        m_sheet->addRow(tr("Added"), tr("only %1 has it").arg(m_difference->second()));
    else if (row && row->change == "removed")
        m_sheet->addRow(tr("Removed"), tr("only %1 has it").arg(m_difference->first()));
    else if (row) {
        QStringList kinds;
        for (const std::string &kind : row->kinds)
            kinds << coreWords(kind);
        m_sheet->addRow(tr("Changed"), kinds.join(QStringLiteral(", ")));
        for (const std::string &what : row->what)
            m_sheet->addRow(QString(), QString::fromStdString(what).replace(QStringLiteral(" -> "), QStringLiteral(" → ")));
        if (!row->second.empty())
            m_sheet->addRow(tr("Its name there"), QString::fromStdString(row->second));
    } else {
        m_sheet->addRow(tr("Changed"), tr("nothing of its own"));
    }
    for (size_t i = 0; row && i < row->by.size(); ++i)
        m_sheet->addRow(i == 0 ? tr("By") : QString(), QString::fromStdString(row->by[i]).replace(QStringLiteral(" -> "), QStringLiteral(" → ")));
    if (!error.isEmpty())
        m_sheet->addRow(tr("Output"), error);
}

void InspectorPanel::showNothing()
{
    m_sheet->setHead(tr("Inspector"), tr("Open a model to see its layers."));
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
    m_sheet->setHead(entry && !entry->variant.isSource ? QString::fromStdString(entry->variant.name) : m_document.modelName(), QString::fromStdString(view->model().graph().doc_string().substr(0, 300)));
    m_sheet->addRow(tr("Layers"), QString::fromStdString(formatCount(static_cast<int64_t>(view->rows().size()))));
    m_sheet->addRow(tr("Size"), QString::fromStdString(formatBytes(entry && entry->variant.sizeBytes > 0 ? entry->variant.sizeBytes : view->sizeBytes())));
    m_sheet->addRow(tr("Parameters"), QString::fromStdString(formatCount(view->cost().parameters())));
    const CostTable &cost = view->cost();
    const QString assumed = QString::fromStdString(cost.assumptionText());
    QString macs = cost.macs() == 0 && cost.layersOfUnknownMacs() > 0 ? tr("not known")
                                                                      : tr("%1 a sample, computed").arg(QString::fromStdString(formatCountShort(static_cast<double>(cost.macs()))));
    if (!view->complete())
        macs = tr("shapes are being read");
    else if (cost.layersOfUnknownMacs() > 0)
        macs += tr("; of %1 a size is not known").arg(counted(cost.layersOfUnknownMacs(), Counted::Layer));
    if (!assumed.isEmpty() && entry && entry->measurement.macs) // measured on data, which says what the file leaves open
        macs = tr("%1 a sample, computed with the sizes of the data").arg(QString::fromStdString(formatCountShort(static_cast<double>(*entry->measurement.macs))));
    else if (!assumed.isEmpty())
        macs += QLatin1Char('\n') + assumed;
    m_sheet->addRow(tr("MACs"), macs);
    if (view->cost().peakActivationBytes())
        m_sheet->addRow(tr("Activations"), QString::fromStdString(formatBytes(*view->cost().peakActivationBytes())) + tr(" at their peak, computed"));
    m_sheet->addRow(tr("Can shrink"), !view->complete() ? tr("shapes are being read") : QString::fromStdString(formatPercent(view->groups().prunableShare(), 0)) + tr(" of the parameters, by channels"));
    m_sheet->addRow(tr("Opset"), QStringLiteral("%1 (IR %2)").arg(view->model().opset()).arg(proto.ir_version()));
    if (!proto.producer_name().empty())
        m_sheet->addRow(tr("Made by"), QString::fromStdString(proto.producer_name() + " " + proto.producer_version()));
    m_sheet->addHead(tr("Inputs and outputs"));
    const auto value = [&](const std::string &name) {
        const ValueShape *shape = view->shapes().find(name);
        const std::string text = shape ? shape->text() : "?";
        const std::string declared = declaredShape(view->model(), name);
        const size_t space = text.find(' ');
        return QString::fromStdString(declared.empty() || space == std::string::npos ? text : text.substr(0, space + 1) + declared);
    };
    for (const auto &input : view->model().graph().input())
        if (view->model().index().isGraphInput(input.name()))
            m_sheet->addRow(QString::fromStdString(input.name()), value(input.name()));
    for (const auto &output : view->model().graph().output())
        m_sheet->addRow(QString::fromStdString(output.name()), value(output.name()));
    if (entry && !entry->measurement.sentence.empty() && !entry->variant.isSource) {
        m_sheet->addHead(tr("Verdict"));
        m_sheet->addRow(QString(), QString::fromStdString(entry->measurement.sentence));
        for (const std::string &finding : entry->measurement.findings)
            m_sheet->addRow(QString(), QString::fromStdString(finding));
    }
    if (const auto lines = adviceLines(*view, entry, m_document.target()); !lines.empty()) {
        m_sheet->addHead(tr("Advice"));
        for (const AdviceLine &line : lines)
            m_sheet->addRow(line.layers.empty() ? QString() : QString::fromStdString(layersText(line.layers)), line.text);
    }
    if (entry && entry->variant.report.is_object()) {
        const auto &report = entry->variant.report;
        const QString reason = QString::fromStdString(report.value("reason", std::string()));
        if (!reason.isEmpty())
            m_sheet->addRow(tr("Note"), reason);
        const auto declined = report.value("declined", nlohmann::json::array());
        if (!declined.empty()) {
            m_sheet->addHead(tr("Declined (%1)").arg(declined.size()));
            int shown = 0;
            for (const auto &one : declined) {
                if (++shown > 20)
                    break;
                const std::string layer = one.value("layer", std::string()); // none: the pass as a whole
                m_sheet->addRow(QString::fromStdString(layer.empty() ? one.value("pass", std::string()) : layer), QString::fromStdString(one.value("reason", std::string())));
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
    m_sheet->addRow(tr("INT8 error"), text);
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
    m_sheet->weights()->setData(shown);
    m_sheet->weights()->show();
    m_sheet->weightsText()->setText(error->weightSqnrDb ? tr("SQNR of the weights %1, computed.").arg(sqnrText(*error->weightSqnrDb)) : QString());
    m_sheet->weightsText()->setVisible(error->weightSqnrDb.has_value());
    return true;
}

} // namespace pare
