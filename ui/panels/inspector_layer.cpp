// One layer in the Inspector: facts, what it reads and makes with ways there, attributes, what ONNX says of its operator.
#include "ui/panels/inspector_panel.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/model/schemas.h"
#include "ui/models/advice_lines.h"
#include "ui/models/treatment.h"
#include "ui/panels/sensitivity_section.h"
#include "ui/theme/language.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {

namespace {

QString attributeText(const pb::AttributeProto &attribute)
{
    constexpr int most = 12;
    const auto list = [&](const auto &values) {
        std::string text;
        int shown = 0;
        for (const auto &value : values) {
            if (shown++ == most) {
                text += fmt::format(", … ({} values)", values.size());
                break;
            }
            text += fmt::format("{}{}", text.empty() ? "" : ", ", value);
        }
        return "[" + text + "]";
    };
    std::string text;
    switch (attribute.type()) {
    case pb::AttributeProto::INT: text = std::to_string(attribute.i()); break;
    case pb::AttributeProto::FLOAT: text = fmt::format("{:g}", attribute.f()); break;
    case pb::AttributeProto::STRING: text = attribute.s().size() > 200 ? attribute.s().substr(0, 200) + "…" : attribute.s(); break;
    case pb::AttributeProto::INTS: text = list(attribute.ints()); break;
    case pb::AttributeProto::FLOATS: text = list(attribute.floats()); break;
    case pb::AttributeProto::STRINGS: text = list(attribute.strings()); break;
    case pb::AttributeProto::TENSOR: text = fmt::format("tensor {} {}", elementTypeName(attribute.t().data_type()), fmt::join(attribute.t().dims(), "x")); break;
    case pb::AttributeProto::GRAPH: return InspectorPanel::tr("graph of %1").arg(counted(attribute.g().node_size(), Counted::Layer));
    default: text = "…"; break;
    }
    return QString::fromStdString(text);
}

QString figureText(const std::optional<int64_t> &value, const char *unit)
{
    return value ? QStringLiteral("%1%2").arg(QString::fromStdString(formatCount(*value)), QString::fromUtf8(unit)) : QStringLiteral("– (a size is not known)");
}

// The largest constant that an input of a layer is unpacked from.
std::optional<ConstantUse> largestBehind(const ConstantFlow &flow, NodeId layer, const std::string &input)
{
    std::optional<ConstantUse> largest;
    for (const ConstantUse &use : flow.constants())
        if (use.layer.value == layer.value && use.read == input && (!largest || use.elements > largest->elements))
            largest = use;
    return largest;
}

} // namespace

void InspectorPanel::showLayer(const LayerRow &row)
{
    const ModelViewPtr view = m_document.shown();
    const auto &node = view->model().graph().node(row.id.value);
    m_title->setText(QString::fromStdString(row.name));
    QString subtitle = QString::fromStdString(row.title);
    const auto *schema = Schemas(view->model()).of(node);
    if (!row.known)
        subtitle += tr(" · unknown operator: it can be looked at, but not run");
    m_subtitle->setText(subtitle);
    if (schema && schema->doc())
        m_title->setToolTip(QString::fromUtf8(schema->doc()).trimmed().section(QStringLiteral("\n\n"), 0, 0).left(600));
    addRow(tr("Output"), QString::fromStdString(row.outputType + " " + row.outputShape));
    addRow(tr("Precision"), row.storedAs.empty() ? QString::fromStdString(row.precision)
                                                 : tr("%1; weights stored as %2").arg(QString::fromStdString(row.precision), QString::fromStdString(row.storedAs)));
    addRow(tr("Parameters"), QString::fromStdString(formatCount(row.parameters)));
    addRow(tr("Weights"), QString::fromStdString(formatBytes(row.weightBytes)));
    addRow(tr("MACs"), figureText(row.macs, ""));
    addRow(tr("Activations"), row.activationBytes ? QString::fromStdString(formatBytes(*row.activationBytes)) : figureText(std::nullopt, ""));
    const QString treatment = treatmentText(treatmentOf(m_document.recipe(), row.name));
    addRow(tr("Treatment"), treatment.isEmpty() ? tr("as the recipe says for every layer") : treatment);
    showError(row.name);
    const VariantEntry *entry = m_document.variant(m_document.selection().shown());
    if (entry && entry->variant.report.is_object())
        for (const char *key : {"changes", "declined"})
            for (const auto &one : entry->variant.report.value(key, nlohmann::json::array())) {
                const auto into = one.value("into", nlohmann::json::array());
                const bool here = one.value("layer", std::string()) == row.name || std::find(into.begin(), into.end(), row.name) != into.end();
                if (here)
                    addRow(std::string_view(key) == "changes" ? tr("Changed") : tr("Declined"),
                           QString::fromStdString(one.value("pass", std::string()) + ": " + one.value(std::string_view(key) == "changes" ? "what" : "reason", std::string())));
            }
    for (const AdviceLine &line : adviceLines(*view, entry))
        if (std::find(line.layers.begin(), line.layers.end(), row.name) != line.layers.end())
            addRow(line.warning ? tr("Warning") : tr("Advice"), line.text);
    for (const size_t group : view->groups().groupsOf(row.name)) {
        const ChannelGroup &one = view->groups().all()[group];
        const auto self = std::ranges::find_if(one.members, [&](const GroupMember &member) { return member.layer == row.name; });
        const MemberRole role = self == one.members.end() ? MemberRole::Carries : self->role;
        addRow(role == MemberRole::Produces ? tr("Makes") : role == MemberRole::Reads ? tr("Reads") : tr("Passes on"),
               one.prunable ? tr("%1, shrinks with %2").arg(counted(one.channels(), Counted::Channel),
                                                           counted(static_cast<int64_t>(one.members.size()) - 1, Counted::Other))
                            : tr("%1, cannot shrink: %2").arg(counted(one.channels(), Counted::Channel), QString::fromStdString(one.reason)));
    }
    m_into = m_details;
    addHead(tr("Inputs"));
    const ConstantFlow &flow = view->flow();
    std::string largest;
    int64_t largestCount = 0;
    for (const auto &input : node.input()) {
        if (input.empty())
            continue;
        if (const auto *weight = view->model().index().constant(input)) {
            addConstant(input, QString::fromStdString(fmt::format("constant {} {}", elementTypeName(weight->data_type()), fmt::join(weight->dims(), "x"))), input);
            if (const auto count = tensorElementCount(*weight); count.ok() && *count > largestCount) {
                largest = input;
                largestCount = *count;
            }
        } else if (const auto maker = view->model().index().producer(input); maker && flow.weightsOf(*maker).value >= 0) {
            const auto kept = largestBehind(flow, row.id, input);
            const ValueShape *shape = view->shapes().find(input);
            addConstant(input,
                        QString::fromStdString(fmt::format("constant {}, unpacked from {}", shape ? shape->text() : "", kept ? fmt::format("{} {}", elementTypeName(kept->tensor->data_type()), fmt::join(kept->tensor->dims(), "x")) : "constants")),
                        kept ? std::string(kept->name) : std::string());
            if (kept && kept->elements > largestCount) {
                largest = std::string(kept->name);
                largestCount = kept->elements;
            }
        } else {
            const ValueShape *shape = view->shapes().find(input);
            const auto from = view->model().index().producer(input);
            const QString known = shape ? QString::fromStdString(shape->text()) : QStringLiteral("?");
            if (from)
                addLayerLinks(QString::fromStdString(input), tr("%1, from").arg(known), {view->model().index().node(*from).name()});
            else
                addRow(QString::fromStdString(input), known);
        }
    }
    addHead(tr("Outputs"));
    for (const auto &output : node.output()) {
        if (output.empty())
            continue;
        const ValueShape *shape = view->shapes().find(output);
        std::vector<std::string> readers;
        for (const Use &use : view->model().index().uses(output))
            if (const std::string &reader = view->model().index().node(use.node).name(); std::ranges::find(readers, reader) == readers.end())
                readers.push_back(reader);
        const QString known = shape ? QString::fromStdString(shape->text()) : QStringLiteral("?");
        if (readers.empty())
            addRow(QString::fromStdString(output), known);
        else
            addLayerLinks(QString::fromStdString(output), tr("%1, to").arg(known), readers);
    }
    addDocumentation(node);
    if (node.attribute_size() > 0) {
        addHead(tr("Attributes"));
        for (const auto &attribute : node.attribute()) {
            QLabel *value = addRow(QString::fromStdString(attribute.name()), attributeText(attribute));
            if (schema)
                if (const auto found = schema->attributes().find(attribute.name()); found != schema->attributes().end())
                    value->setToolTip(QString::fromStdString(found->second.description).left(500));
        }
    }
    if (!showSpreads(row.name) && !largest.empty() && largestCount > 1)
        loadWeights(largest);
}

void InspectorPanel::addLayerLinks(const QString &name, const QString &value, const std::vector<std::string> &layers)
{
    constexpr size_t most = 8;
    QString text = value.toHtmlEscaped();
    for (size_t i = 0; i < std::min(layers.size(), most); ++i)
        text += QStringLiteral("%1 <a href=\"%2\">%3</a>").arg(i > 0 ? QStringLiteral(",") : QString()).arg(i).arg(QString::fromStdString(layers[i]).toHtmlEscaped());
    if (layers.size() > most)
        text += tr(" and %1 more").arg(layers.size() - most);
    QLabel *label = addRow(name, {});
    label->setTextFormat(Qt::RichText);
    label->setText(text);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(label, &QLabel::linkActivated, this, [this, layers](const QString &link) { Q_EMIT layerChosen(QString::fromStdString(layers[link.toULong()])); });
}

// What ONNX itself says of the operator, when somebody asks.
void InspectorPanel::addDocumentation(const pb::NodeProto &node)
{
    const auto *schema = Schemas(m_document.shown()->model()).of(node);
    if (!schema || !schema->doc() || *schema->doc() == '\0')
        return;
    auto *button = new QToolButton(this);
    button->setText(tr("What ONNX says of %1 (opset %2)").arg(QString::fromStdString(node.op_type())).arg(schema->since_version()));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setArrowType(Qt::RightArrow);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *text = new QLabel(this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::MarkdownText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->hide();
    m_into->addWidget(button);
    m_into->addWidget(text);
    connect(button, &QToolButton::toggled, text, [button, text, schema](bool on) {
        QString words = QString::fromUtf8(schema->doc()).trimmed();
        const auto list = [&words](const QString &head, const auto &parameters) {
            if (parameters.empty())
                return;
            words += QStringLiteral("\n\n**%1**\n").arg(head);
            for (const auto &one : parameters)
                words += QStringLiteral("\n- `%1`: %2").arg(QString::fromStdString(one.GetName()), QString::fromStdString(one.GetDescription()).simplified());
        };
        list(tr("Inputs"), schema->inputs());
        list(tr("Outputs"), schema->outputs());
        if (!schema->attributes().empty()) {
            words += QStringLiteral("\n\n**%1**\n").arg(tr("Attributes"));
            for (const auto &[name, attribute] : schema->attributes())
                words += QStringLiteral("\n- `%1`: %2").arg(QString::fromStdString(name), QString::fromStdString(attribute.description).simplified());
        }
        text->setText(words);
        text->setVisible(on);
        button->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    });
}

// A constant with the way into it.
void InspectorPanel::addConstant(const std::string &name, const QString &value, const std::string &tensor)
{
    QLabel *label = addRow(QString::fromStdString(name), value);
    if (tensor.empty() || !m_document.shown()->model().index().constant(tensor))
        return;
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("%1 · <a href=\"open\">%2</a>").arg(value.toHtmlEscaped(), tr("values…")));
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setToolTip(tr("Numbers, picture, channels, histogram"));
    connect(label, &QLabel::linkActivated, this, [this, tensor] { Q_EMIT tensorChosen(QString::fromStdString(tensor)); });
}

} // namespace pare
