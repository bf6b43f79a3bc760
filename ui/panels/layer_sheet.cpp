// One layer: facts, what it reads and makes with ways there, attributes, what ONNX says of its operator.
#include "ui/panels/layer_sheet.h"

#include "core/analysis/body_model.h"
#include "core/analysis/histogram_bins.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/model/schemas.h"
#include "ui/panels/wrapped_label.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

// "float32 16x3x3x3"
QString typeText(const pb::TensorProto &tensor)
{
    return QString::fromStdString(fmt::format("{} {}", elementTypeName(tensor.data_type()), fmt::join(tensor.dims(), "x")));
}

QString attributeText(const pb::AttributeProto &attribute)
{
    constexpr int most = 12;
    const auto list = [&](const auto &values) {
        std::string text;
        int shown = 0;
        for (const auto &value : values) {
            if (shown++ == most) {
                text += ", " + LayerSheet::tr("… (%1 values)").arg(values.size()).toStdString();
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
    case pb::AttributeProto::TENSOR: return LayerSheet::tr("tensor %1").arg(typeText(attribute.t()));
    case pb::AttributeProto::GRAPH: {
        const auto &nodes = attribute.g().node();
        return LayerSheet::tr("graph of %1").arg(counted(std::ranges::count_if(nodes, [](const pb::NodeProto &node) { return !isOp(node, "Constant"); }), Counted::Layer));
    }
    default: text = "…"; break;
    }
    return QString::fromStdString(text);
}

// Why a figure that follows from the shapes is not there.
QString missingText(const ModelView &view)
{
    return view.complete() ? LayerSheet::tr("– (a size is not known)") : LayerSheet::tr("– (shapes are being read)");
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
    const bool whole = std::ranges::all_of(values, [](float value) { return !std::isfinite(value) || value == std::floor(value); });
    const HistogramBins bins = HistogramBins::over(low, high, whole ? 1 : 0);
    data.low = bins.low;
    data.high = bins.high;
    data.step = bins.step;
    data.counts.assign(bins.count, 0);
    for (const float value : values)
        if (std::isfinite(value))
            ++data.counts[bins.of(value)];
    data.mean = sum / static_cast<double>(finite);
    data.deviation = std::sqrt(std::max(0.0, squares / static_cast<double>(finite) - data.mean * data.mean));
    data.zeroShare = static_cast<double>(zeros) / static_cast<double>(finite);
    data.caption = LayerSheet::tr("%1 · %2 values").arg(QString::fromStdString(name), QString::fromStdString(formatCount(data.total)));
    return data;
}

} // namespace

LayerSheet::LayerSheet(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_subtitle(new QLabel(this)), m_rows(new QVBoxLayout), m_details(new QVBoxLayout), m_into(m_rows), m_belowFacts(new QVBoxLayout),
      m_belowWeights(new QVBoxLayout), m_histogram(new HistogramView(this)), m_histogramText(new QLabel(this))
{
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("What is known of the selection"));
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(m_scroll);
    body->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // one thing that cannot wrap must not push all others out of sight
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
    for (QVBoxLayout *rows : {m_rows, m_details})
        rows->setSpacing(scaled(2));
    column->addLayout(m_rows);
    column->addLayout(m_belowFacts);
    m_histogramText->setFont(smallFont());
    m_histogramText->setWordWrap(true);
    m_histogramText->setForegroundRole(QPalette::PlaceholderText);
    m_histogram->setMinimumHeight(scaled(150));
    m_histogram->setEmptyText(tr("This layer has no weights"));
    column->addWidget(m_histogram);
    column->addWidget(m_histogramText);
    column->addLayout(m_belowWeights);
    column->addLayout(m_details);
    column->addStretch(1);
    m_scroll->setWidget(body);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    clear();
}

void LayerSheet::setAccessibleTitle(const QString &name)
{
    m_scroll->setAccessibleName(name);
}

void LayerSheet::placeBelowFacts(QWidget *widget)
{
    m_belowFacts->addWidget(widget);
}

void LayerSheet::placeBelowWeights(QWidget *widget)
{
    m_belowWeights->addWidget(widget);
}

void LayerSheet::setHead(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_title->setToolTip({});
    m_subtitle->setText(subtitle);
}

void LayerSheet::clear()
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
    m_view.reset();
    m_largest.clear();
    m_weights.cancel();
    m_histogram->setData(std::nullopt);
    m_histogram->hide();
    m_histogramText->hide();
    setHead({}, {});
}

QLabel *LayerSheet::addRow(const QString &name, const QString &value)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(space::between));
    auto *label = new QLabel(row);
    const int nameWidth = scaled(104);
    // Several words go on in a second line; a name is cut in its middle.
    const QStringList words = name.split(QLatin1Char(' '));
    const bool wraps = words.size() > 1 && std::ranges::all_of(words, [&](const QString &word) { return label->fontMetrics().horizontalAdvance(word) <= nameWidth; });
    label->setWordWrap(wraps);
    label->setText(wraps ? name : elidedName(label->fontMetrics(), name, nameWidth));
    if (label->text() != name)
        label->setToolTip(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFixedWidth(nameWidth);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *text = new WrappedLabel(value, row);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocusPolicy(Qt::NoFocus);
    line->addWidget(label);
    line->addWidget(text, 1);
    m_into->addWidget(row);
    return text;
}

void LayerSheet::addHead(const QString &text)
{
    auto *head = new QLabel(text, this);
    QFont font = head->font();
    font.setWeight(QFont::DemiBold);
    head->setFont(font);
    head->setContentsMargins(0, scaled(space::between), 0, 0);
    m_into->addWidget(head);
}

void LayerSheet::showFacts(const ModelViewPtr &view, const LayerRow &row)
{
    clear();
    m_view = view;
    m_row = row.id;
    const auto &node = view->model().graph().node(row.id.value);
    QString subtitle = QString::fromStdString(row.title);
    const auto *schema = Schemas(view->model()).of(node);
    if (!row.known)
        subtitle += tr(" · unknown operator: it can be looked at, but not run");
    setHead(QString::fromStdString(row.name), subtitle);
    if (schema && schema->doc())
        m_title->setToolTip(QString::fromUtf8(schema->doc()).trimmed().section(QStringLiteral("\n\n"), 0, 0).left(600));
    addRow(tr("Output"), QString::fromStdString(row.outputType + " " + row.outputShape));
    addRow(tr("Precision"), row.storedAs.empty() ? QString::fromStdString(row.precision)
                                                 : tr("%1; weights stored as %2").arg(QString::fromStdString(row.precision), QString::fromStdString(row.storedAs)));
    addRow(tr("Parameters"), QString::fromStdString(formatCount(row.parameters)));
    addRow(tr("Weights"), QString::fromStdString(formatBytes(row.weightBytes)));
    addRow(tr("MACs"), row.macs ? QString::fromStdString(formatCount(*row.macs)) : missingText(*view));
    addRow(tr("Activations"), row.activationBytes ? QString::fromStdString(formatBytes(*row.activationBytes)) : missingText(*view));
    addBodies();
}

// What runs inside of it, with the way in.
void LayerSheet::addBodies()
{
    const std::vector<Body> bodies = bodiesOf(m_view->model(), m_row);
    if (bodies.empty())
        return;
    QStringList names;
    for (const Body &body : bodies)
        names << QString::fromStdString(body.name);
    QLabel *label = addRow(tr("Inside"), {});
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("<a href=\"open\">%1</a>").arg(names.join(QStringLiteral(", ")).toHtmlEscaped()));
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setToolTip(tr("What runs inside of this layer"));
    connect(label, &QLabel::linkActivated, this, [this] { Q_EMIT bodyChosen(QString::fromStdString(m_view->model().index().node(m_row).name())); });
}

void LayerSheet::showParts()
{
    const ModelViewPtr view = m_view;
    const auto &node = view->model().index().node(m_row);
    const auto *schema = Schemas(view->model()).of(node);
    m_into = m_details;
    addHead(tr("Inputs"));
    const ConstantFlow &flow = view->flow();
    int64_t largestCount = 0;
    for (const auto &input : node.input()) {
        if (input.empty())
            continue;
        if (const auto *weight = view->model().index().constant(input)) {
            addConstant(input, tr("constant %1").arg(typeText(*weight)), input);
            if (const auto count = tensorElementCount(*weight); count.ok() && *count > largestCount) {
                m_largest = input;
                largestCount = *count;
            }
        } else if (const auto maker = view->model().index().producer(input); maker && flow.weightsOf(*maker).value >= 0) {
            const auto kept = largestBehind(flow, m_row, input);
            const ValueShape *shape = view->shapes().find(input);
            addConstant(input,
                        tr("constant %1, unpacked from %2").arg(shape ? QString::fromStdString(shape->text()) : QString(), kept ? typeText(*kept->tensor) : tr("constants")),
                        kept ? std::string(kept->name) : std::string());
            if (kept && kept->elements > largestCount) {
                m_largest = std::string(kept->name);
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
    if (largestCount <= 1)
        m_largest.clear();
    m_into = m_rows;
    // Tab goes through what can be opened as it stands there.
    QWidget *last = m_histogram;
    for (const QVBoxLayout *rows : {m_rows, m_details})
        for (int i = 0; i < rows->count(); ++i)
            if (QWidget *row = rows->itemAt(i)->widget())
                for (QWidget *stop : QList<QWidget *>{row} + row->findChildren<QWidget *>())
                    if (stop->focusPolicy() & Qt::TabFocus) {
                        setTabOrder(last, stop);
                        last = stop;
                    }
}

void LayerSheet::showWeights()
{
    if (!m_largest.empty())
        loadWeights(m_largest);
}

void LayerSheet::addLayerLinks(const QString &name, const QString &value, const std::vector<std::string> &layers)
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
void LayerSheet::addDocumentation(const pb::NodeProto &node)
{
    const auto *schema = Schemas(m_view->model()).of(node);
    if (!schema || !schema->doc() || *schema->doc() == '\0')
        return;
    auto *button = new QToolButton(this);
    button->setText(tr("What ONNX says of %1 (opset %2)").arg(QString::fromStdString(node.op_type())).arg(schema->since_version()));
    button->setToolTip(button->text()); // it is cut where there is no room
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
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
void LayerSheet::addConstant(const std::string &name, const QString &value, const std::string &tensor)
{
    QLabel *label = addRow(QString::fromStdString(name), value);
    if (tensor.empty() || !m_view->model().index().constant(tensor))
        return;
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("%1 · <a href=\"open\">%2</a>").arg(value.toHtmlEscaped(), tr("values…")));
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setToolTip(tr("Numbers, picture, channels, histogram"));
    connect(label, &QLabel::linkActivated, this, [this, tensor] { Q_EMIT tensorChosen(QString::fromStdString(tensor)); });
}

void LayerSheet::loadWeights(const std::string &tensor)
{
    const Model model = m_view->model();
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
