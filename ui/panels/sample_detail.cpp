#include "ui/panels/sample_detail.h"

#include "core/base/units.h"
#include "ui/models/table_roles.h"
#include "ui/panels/table_view.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

QString signedText(double apart, bool share)
{
    const QString digits = share ? QLocale::c().toString(std::fabs(100 * apart), 'f', 1) : QLocale::c().toString(std::fabs(apart), 'g', 4);
    const bool zero = digits.toDouble() == 0;
    return (zero ? QString() : apart < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

} // namespace

SampleDetail::SampleDetail(QWidget *parent) : QWidget(parent), m_picture(new QLabel(this)), m_head(new QLabel(this)), m_outputs(new QTableWidget(this))
{
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(space::paneMargin);
    column->setContentsMargins(margin, margin, 0, 0);
    column->setSpacing(scaled(space::inside));
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_picture->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_picture->setMinimumHeight(scaled(64));
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_outputs->setColumnCount(4);
    m_outputs->setFrameShape(QFrame::NoFrame);
    m_outputs->setShowGrid(false);
    m_outputs->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_outputs->setSelectionMode(QAbstractItemView::NoSelection);
    m_outputs->setItemDelegate(new TableDelegate(m_outputs));
    m_outputs->setAccessibleName(tr("Outputs of A and B for this sample"));
    m_outputs->verticalHeader()->hide();
    m_outputs->verticalHeader()->setDefaultSectionSize(scaled(space::row));
    m_outputs->horizontalHeader()->setHighlightSections(false);
    m_outputs->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_outputs->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_outputs->horizontalHeader()->setSectionResizeMode(3, QHeaderView::ResizeToContents);
    for (const int side : {1, 2})
        m_outputs->setColumnWidth(side, scaled(62));
    column->addWidget(m_head);
    column->addWidget(m_picture, 2);
    column->addWidget(m_outputs, 3);
    clear();
}

QString SampleDetail::apartText(double distance)
{
    if (!std::isfinite(distance))
        return QStringLiteral("–");
    return QString::fromStdString(formatPercent(distance, distance < 0.1 ? 2 : 1));
}

QString SampleDetail::apartHint(bool shares)
{
    return shares ? tr("Half the sum of the differences of all classes' shares: 0 % are equal answers, 100 % have nothing in common; computed from one run of both models")
                  : tr("Length of the difference of both outputs, of the length of A's; computed from one run of both models");
}

void SampleDetail::clear()
{
    m_image = {};
    m_picture->clear();
    m_picture->hide();
    m_head->setText(tr("Click a sample to see it large, with both outputs."));
    m_outputs->setRowCount(0);
    m_outputs->hide();
}

void SampleDetail::setSample(const SamplePair &pair, const SampleCell &cell, const std::array<QString, 2> &names, const SamplePairs &of)
{
    const QString label = pair.label.empty() ? QString() : tr(", label %1").arg(QString::fromStdString(pair.label));
    QString text = tr("Sample %1%2. The outputs are %3 apart.").arg(QString::number(pair.sample), label, apartText(pair.distance));
    if (!std::isfinite(pair.distance))
        text = tr("Sample %1%2. The outputs cannot be compared: they have other sizes, or no finite numbers.").arg(QString::number(pair.sample), label);
    if (cell.picture.isNull() && !cell.text.isEmpty())
        text += QLatin1Char('\n') + tr("Input: %1").arg(cell.text);
    if (static_cast<int64_t>(pair.outputs.size()) < pair.values)
        text += QLatin1Char('\n') + (of.shares ? tr("The likeliest of %1 classes of %2:") : tr("Those of %1 values of %2 that are farthest apart:"))
                                         .arg(QString::fromStdString(formatCount(pair.values)), QString::fromStdString(of.output));
    m_head->setText(text);
    m_head->setToolTip(apartHint(of.shares));
    m_image = cell.picture;
    m_picture->setVisible(!m_image.isNull());
    m_picture->setAccessibleName(tr("Sample %1").arg(pair.sample));
    m_outputs->setHorizontalHeaderLabels({of.shares ? tr("Class") : tr("Place"), QStringLiteral("A"), QStringLiteral("B"), of.shares ? tr("Δ [points]") : tr("Δ")});
    m_outputs->setRowCount(static_cast<int>(pair.outputs.size()));
    m_outputs->setVisible(!pair.outputs.empty());
    const auto number = [&](double value) { return of.shares ? QString::fromStdString(formatPercent(value, 1)) : QLocale::c().toString(value, 'g', 4); };
    for (int row = 0; row < m_outputs->rowCount(); ++row) {
        const OutputPair &one = pair.outputs[static_cast<size_t>(row)];
        const bool right = of.shares && one.name == pair.label;
        const QString cells[] = {QString::fromStdString(one.name) + (right ? QStringLiteral(" ✓") : QString()), number(one.first), number(one.second),
                                 signedText(one.second - one.first, of.shares)};
        for (int column = 0; column < 4; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            item->setToolTip(column == 0 && right ? tr("%1 is the label").arg(QString::fromStdString(one.name)) : cells[column]);
            if (of.shares && (column == 1 || column == 2))
                item->setData(HeatRole, column == 1 ? one.first : one.second);
            m_outputs->setItem(row, column, item);
        }
    }
    for (int side = 0; side < 2; ++side)
        m_outputs->horizontalHeaderItem(1 + side)->setToolTip(names[static_cast<size_t>(side)]);
    for (int column = 0; column < 4; ++column)
        m_outputs->horizontalHeaderItem(column)->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    drawPicture();
}

void SampleDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    drawPicture();
}

// Pixels of small pictures stay sharp squares.
void SampleDetail::drawPicture()
{
    if (m_image.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const QSize room = (QSizeF(std::max(scaled(64), width() - scaled(space::paneMargin)), std::max(scaled(64), height() * 2 / 5)) * ratio).toSize();
    const bool small = m_image.width() < 2 * room.width();
    QPixmap pixmap = QPixmap::fromImage(m_image.scaled(room, Qt::KeepAspectRatio, small ? Qt::FastTransformation : Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    m_picture->setPixmap(pixmap);
}

} // namespace pare
