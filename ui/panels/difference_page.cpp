#include "ui/panels/difference_page.h"

#include "core/base/units.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pare {

namespace {

const QString sideBySideKey = QStringLiteral("difference/side_by_side");

bool isError(ColourBy mode)
{
    return std::ranges::find(errorModes, mode) != errorModes.end();
}

QString nameOf(ColourBy mode)
{
    switch (mode) {
    case ColourBy::Changes: return DifferencePage::tr("Kind of change");
    case ColourBy::Error: return DifferencePage::tr("Error between both (SQNR)");
    case ColourBy::Cosine: return DifferencePage::tr("Error between both (cosine)");
    case ColourBy::Relative: return DifferencePage::tr("Error between both (relative)");
    case ColourBy::Largest: return DifferencePage::tr("Error between both (largest)");
    default: return QString::fromStdString(colourByName(mode));
    }
}

} // namespace

DifferencePage::DifferencePage(Document &document, Difference &difference, QWidget *parent)
    : QWidget(parent), m_document(document), m_difference(difference), m_canvas(new GraphCanvas(this)), m_sides(new DifferenceSides(this)), m_viewBox(new QComboBox(this)), m_colour(new QComboBox(this)), m_head(new QLabel(this)), m_empty(new QLabel(this)), m_nothing(new QWidget(this)), m_offers(new QWidget(m_nothing)),
      m_pages(new QStackedWidget(this))
{
    m_canvas->setColourBy(ColourBy::Changes);
    for (const ColourBy mode : {ColourBy::Changes, ColourBy::Error, ColourBy::Cosine, ColourBy::Relative, ColourBy::Largest, ColourBy::Operator, ColourBy::Precision})
        m_colour->addItem(nameOf(mode), static_cast<int>(mode));
    m_viewBox->addItems({tr("One drawing"), tr("Side by side")});
    m_viewBox->setCurrentIndex(QSettings().value(sideBySideKey, false).toBool() ? 1 : 0);
    m_viewBox->setAccessibleName(tr("Both models"));
    m_viewBox->setToolTip(tr("Both models on one drawing, or each by itself, where one follows the other"));
    m_colour->setObjectName(QStringLiteral("Colour"));
    m_colour->setAccessibleName(tr("Colour by"));
    m_colour->setToolTip(tr("Colour by"));
    m_head->setTextFormat(Qt::PlainText);
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(scaled(space::groups));
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    auto *nothing = new QVBoxLayout(m_nothing);
    auto *offers = new QVBoxLayout(m_offers);
    offers->setContentsMargins(0, 0, 0, 0);
    nothing->addStretch(1);
    nothing->addWidget(m_empty);
    nothing->addWidget(m_offers, 0, Qt::AlignHCenter);
    nothing->addStretch(1);
    auto *row = new QHBoxLayout;
    const int margin = scaled(space::paneMargin);
    row->setContentsMargins(margin, scaled(2), margin, scaled(2));
    row->setSpacing(scaled(space::between));
    row->addWidget(m_head, 1);
    row->addWidget(m_viewBox);
    row->addWidget(m_colour);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    m_pages->addWidget(m_canvas);
    m_pages->addWidget(m_sides);
    auto *scrolled = new QScrollArea(m_pages); // where there is little height the offers are still within reach
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidgetResizable(true);
    scrolled->setWidget(m_nothing);
    scrolled->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(scrolled);
    column->addWidget(m_pages, 1);

    connect(m_colour, &QComboBox::currentIndexChanged, this, [this] {
        const auto mode = static_cast<ColourBy>(m_colour->currentData().toInt());
        m_canvas->setColourBy(mode);
        m_sides->setColourBy(mode);
        if (isError(mode) && !m_difference.measured() && m_difference.whyNotMeasure().isEmpty())
            m_difference.measure();
    });
    connect(m_canvas, &GraphCanvas::selectionChanged, this, &DifferencePage::takeSelection);
    connect(m_canvas, &GraphCanvas::openInspector, this, &DifferencePage::openInspector);
    connect(m_canvas, &GraphCanvas::layoutDone, this, &DifferencePage::showSelection);
    connect(m_viewBox, &QComboBox::currentIndexChanged, this, [this] {
        QSettings().setValue(sideBySideKey, sideBySide());
        refresh();
        showSelection();
        Q_EMIT sideBySideChanged(sideBySide());
    });
    connect(m_sides, &DifferenceSides::selectionChanged, this, [this](const std::set<std::string> &layers, const std::string &anchor) {
        m_syncing = true;
        m_document.layers().set(layers, anchor);
        m_syncing = false;
    });
    connect(m_sides, &DifferenceSides::openInspector, this, &DifferencePage::openInspector);
    connect(&m_document.layers(), &LayerSelection::changed, this, &DifferencePage::showSelection);
    connect(&m_difference, &Difference::changed, this, &DifferencePage::refresh);
    connect(&m_document, &Document::variantsChanged, this, [this] {
        if (!m_difference.view())
            refresh();
    });
    refresh();
}

void DifferencePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_difference.setWatched(this, true);
}

void DifferencePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_difference.setWatched(this, false);
}

void DifferencePage::refresh()
{
    m_difference.wantPair(sideBySide()); // each by itself is made where it is looked at
    const DifferenceViewPtr view = m_difference.view();
    if (!view) {
        m_drawn.reset();
        m_canvas->clear();
        m_sides->setPair(nullptr, {}, GraphCanvas::ViewChange::First);
        m_pages->setCurrentIndex(2); // m_nothing, in what scrolls
        offer();
        m_head->setText({});
        m_colour->setEnabled(false);
        m_errors = false;
        m_colour->setCurrentIndex(0);
        m_empty->setText(m_difference.working() ? tr("Comparing %1 and %2…").arg(m_difference.first(), m_difference.second())
                         : m_document.variants().size() > 1 ? tr("The source is shown: nothing is compared.\nShow what a variant changed in it, or choose File > Compare with another model.")
                                                            : tr("Nothing is compared.\nShow a variant, or choose File > Compare with another model."));
        return;
    }
    const bool sides = sideBySide();
    const QString of = m_difference.first() + QLatin1Char('\n') + m_difference.second();
    if (const DifferencePairPtr pair = m_difference.pair())
        m_sides->setPair(pair, {m_difference.first(), m_difference.second()}, std::exchange(m_shownOf, of) == of ? GraphCanvas::ViewChange::Keep : GraphCanvas::ViewChange::First);
    else if (m_shownOf != of)
        m_sides->setPair(nullptr, {m_difference.first(), m_difference.second()}, GraphCanvas::ViewChange::First);
    m_pages->setCurrentWidget(sides ? static_cast<QWidget *>(m_sides) : m_canvas);
    m_colour->setEnabled(true);
    m_head->setText(sides ? QString() : tr("%1 → %2").arg(m_difference.first(), m_difference.second()));
    m_head->setToolTip(m_head->text());
    if (!sides)
        drawMerged();
    if (m_difference.measured() && !std::exchange(m_errors, m_difference.measured()))
        if (!isError(static_cast<ColourBy>(m_colour->currentData().toInt())))
            m_colour->setCurrentIndex(m_colour->findData(static_cast<int>(ColourBy::Error))); // it was asked for just now
}

// The newest variants, each a button: the source alone has no changes to show.
void DifferencePage::offer()
{
    constexpr int most = 5;
    std::vector<std::pair<int64_t, QString>> variants;
    if (!m_difference.working())
        for (auto entry = m_document.variants().rbegin(); entry != m_document.variants().rend() && variants.size() < most; ++entry)
            if (!entry->variant.isSource)
                variants.emplace_back(entry->variant.id, QString::fromStdString(entry->variant.name));
    QString offered;
    for (const auto &[id, name] : variants)
        offered += QString::number(id) + QLatin1Char(' ') + name + QLatin1Char('\n');
    m_offers->setVisible(!variants.empty());
    if (offered == std::exchange(m_offered, offered))
        return;
    for (QPushButton *button : m_offers->findChildren<QPushButton *>()) { // this may be the click on one of them
        button->hide();
        button->deleteLater();
    }
    for (const auto &[id, name] : variants) {
        auto *button = new QPushButton(tr("Changes of %1").arg(QString(name).replace(QLatin1Char('&'), QLatin1String("&&"))), m_offers);
        connect(button, &QPushButton::clicked, this, [this, variant = id] {
            m_canvas->setFocus(); // the button goes: the keys are the drawing's
            m_document.show(variant);
        });
        m_offers->layout()->addWidget(button);
    }
}

void DifferencePage::drawMerged()
{
    const DifferenceViewPtr view = m_difference.view();
    if (view->scene == m_drawn)
        return;
    const QString of = m_difference.first() + QLatin1Char('\n') + m_difference.second();
    m_canvas->setScene(view->scene, m_drawn && of == m_drawnOf ? GraphCanvas::ViewChange::Keep : GraphCanvas::ViewChange::First);
    m_drawn = view->scene;
    m_drawnOf = of;
}

bool DifferencePage::sideBySide() const
{
    return m_viewBox->currentIndex() == 1;
}

void DifferencePage::setSideBySide(bool on)
{
    m_viewBox->setCurrentIndex(on ? 1 : 0);
}

void DifferencePage::setWheelZooms(bool on)
{
    for (GraphCanvas *canvas : {m_canvas, m_sides->canvas(0), m_sides->canvas(1)})
        canvas->setWheelZooms(on);
}

void DifferencePage::takeSelection(const std::vector<int> &nodes, int anchor)
{
    const DifferenceViewPtr view = m_difference.view();
    if (!view || m_syncing)
        return;
    std::set<std::string> names;
    for (const int node : nodes)
        if (const std::string &name = view->layers[static_cast<size_t>(node)]; !name.empty())
            names.insert(name);
    m_syncing = true;
    m_document.layers().set(names, anchor >= 0 ? view->layers[static_cast<size_t>(anchor)] : std::string());
    m_syncing = false;
}

void DifferencePage::showSelection()
{
    const DifferenceViewPtr view = m_difference.view();
    if (!view || m_syncing)
        return;
    if (sideBySide()) {
        m_sides->setSelection(m_document.layers().names());
        return;
    }
    if (!m_canvas->drawing())
        return;
    const auto &names = m_document.layers().names();
    std::vector<int> nodes;
    for (size_t i = 0; !names.empty() && i < view->layers.size(); ++i)
        if (!view->layers[i].empty() && names.contains(view->layers[i]))
            nodes.push_back(static_cast<int>(i));
    m_canvas->setSelection(nodes, nodes.empty() ? -1 : nodes.front());
    if (!nodes.empty() && std::ranges::none_of(nodes, [this](int node) { return m_canvas->isVisibleNode(node); }))
        m_canvas->reveal(nodes.front());
}

void DifferencePage::reveal(int node)
{
    const DifferenceViewPtr view = m_difference.view();
    if (sideBySide() && view && node >= 0 && static_cast<size_t>(node) < view->layers.size())
        m_sides->reveal(view->layers[static_cast<size_t>(node)]);
    else
        m_canvas->reveal(node);
}

} // namespace pare
