#include "ui/dialogs/picture_dialog.h"

#include "core/base/units.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/picture.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/trade_off_chart.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace pare {

namespace {

constexpr std::array<const char *, 3> endings{"png", "svg", "pdf"};
constexpr QSize chartSize{900, 540};

} // namespace

PictureDialog::PictureDialog(TradeOffChart *chart, GraphCanvas *canvas, Subject subject, const QString &name, QWidget *parent)
    : QDialog(parent), m_chart(chart), m_canvas(canvas), m_name(name), m_subject(new QComboBox(this)), m_format(new QComboBox(this)),
      m_scale(new QSpinBox(this)), m_colours(new QComboBox(this)), m_size(new QLabel(this)), m_path(new QLineEdit(this)),
      m_message(new QLabel(this)), m_ok(nullptr)
{
    setWindowTitle(tr("Export picture"));
    auto *layout = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_subject->addItem(tr("Trade-off chart"), Chart);
    m_subject->addItem(tr("Graph, the part in view"), GraphView);
    m_subject->addItem(tr("Whole graph"), WholeGraph);
    m_subject->setCurrentIndex(subject);
    m_format->addItems({QStringLiteral("PNG"), QStringLiteral("SVG"), QStringLiteral("PDF")});
    m_scale->setRange(1, 4);
    m_scale->setSuffix(QStringLiteral("x"));
    m_scale->setToolTip(tr("Image pixels a pixel, for PNG"));
    m_colours->addItems({tr("Light"), tr("Dark")});
    auto *pathLine = new QHBoxLayout;
    auto *browse = new QPushButton(tr("Choose…"), this);
    pathLine->addWidget(m_path, 1);
    pathLine->addWidget(browse);
    form->addRow(tr("&Picture of"), m_subject);
    form->addRow(tr("F&ormat"), m_format);
    form->addRow(tr("&Scale"), m_scale);
    form->addRow(tr("&Colours"), m_colours);
    form->addRow(tr("Size"), m_size);
    form->addRow(tr("&File"), pathLine);
    static_cast<QLabel *>(form->labelForField(pathLine))->setBuddy(m_path);
    layout->addLayout(form);
    m_message->setWordWrap(true);
    layout->addWidget(m_message);
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    layout->addWidget(buttons);
    rememberSize(this, QStringLiteral("picture"), QSize(scaled(520), 0));

    QSettings settings;
    m_format->setCurrentIndex(std::clamp(settings.value(QStringLiteral("picture/format"), 0).toInt(), 0, 2));
    m_scale->setValue(settings.value(QStringLiteral("picture/scale"), 2).toInt());
    const QString folder = settings.value(QStringLiteral("folders/picture"), QDir::homePath()).toString();
    m_path->setText(QStringLiteral("%1/%2-%3.%4").arg(folder, m_name, subject == Chart ? QStringLiteral("chart") : QStringLiteral("graph"),
                                                       QString::fromLatin1(endings[static_cast<size_t>(m_format->currentIndex())])));
    connect(m_format, &QComboBox::currentIndexChanged, this, &PictureDialog::followEnding);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &PictureDialog::check);
    connect(m_scale, &QSpinBox::valueChanged, this, &PictureDialog::check);
    connect(m_path, &QLineEdit::textChanged, this, [this](const QString &path) {
        const QString ending = QFileInfo(path).suffix().toLower();
        for (size_t i = 0; i < endings.size(); ++i)
            if (ending == QLatin1String(endings[i])) {
                const QSignalBlocker blocker(m_format);
                m_format->setCurrentIndex(static_cast<int>(i));
            }
        check();
    });
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getSaveFileName(this, tr("Export picture"), m_path->text(), tr("PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"), nullptr,
                                                            QFileDialog::DontConfirmOverwrite);
        if (!chosen.isEmpty())
            m_path->setText(chosen);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &PictureDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void PictureDialog::setPath(const QString &path) const
{
    m_path->setText(path);
}

PictureDialog::Subject PictureDialog::subject() const
{
    return static_cast<Subject>(m_subject->currentData().toInt());
}

void PictureDialog::followEnding()
{
    QString path = m_path->text();
    const QString ending = QFileInfo(path).suffix();
    if (!ending.isEmpty())
        path.chop(ending.size() + 1);
    m_path->setText(path + QLatin1Char('.') + QString::fromLatin1(endings[static_cast<size_t>(m_format->currentIndex())]));
}

Result<QString> PictureDialog::sizeText() const
{
    const bool png = m_format->currentIndex() == 0;
    const auto words = [&](QSize size, double shrunk) {
        QString text = tr("%1 x %2 %3").arg(QString::fromStdString(formatCount(size.width())), QString::fromStdString(formatCount(size.height())),
                                            png ? tr("pixels") : tr("pixels at 96 dots per inch"));
        return shrunk < 1 ? text + tr(", shrunk to %1 %: a page cannot be larger").arg(100 * shrunk, 0, 'f', 0) : text;
    };
    if (subject() == Chart) {
        if (m_chart->data().points.empty())
            return unavailable("the chart shows nothing yet: measure the source first");
        return words(chartSize * (png ? m_scale->value() : 1), 1);
    }
    PictureOptions options;
    options.format = static_cast<PictureFormat>(m_format->currentIndex());
    options.scale = m_scale->value();
    if (subject() == GraphView)
        options.part = m_canvas->visiblePart();
    PARE_TRY_ASSIGN(const PictureSize size, m_canvas->pictureSize(options));
    return words(size.pixels, size.shrunk);
}

void PictureDialog::check()
{
    m_scale->setEnabled(m_format->currentIndex() == 0);
    const Result<QString> size = sizeText();
    m_size->setText(size.ok() ? *size : QStringLiteral("–"));
    const QString problem = size.ok() ? whyNotWritable(m_path->text()) : QString::fromStdString(size.error().message);
    showProblem(m_message, problem);
    m_ok->setEnabled(problem.isEmpty());
    m_ok->setToolTip(problem);
}

Result<void> PictureDialog::write(const QString &path) const
{
    const bool dark = m_colours->currentIndex() == 1;
    if (subject() == Chart) {
        ChartPictureOptions options;
        options.format = static_cast<ChartPictureFormat>(m_format->currentIndex());
        options.size = chartSize;
        options.scale = m_scale->value();
        options.dark = dark;
        return exportTradeOff(m_chart->data(), m_chart->pad()->view(), path, options);
    }
    PictureOptions options;
    options.format = static_cast<PictureFormat>(m_format->currentIndex());
    options.scale = m_scale->value();
    options.light = !dark;
    if (subject() == GraphView)
        options.part = m_canvas->visiblePart();
    return m_canvas->exportTo(path, options);
}

void PictureDialog::accept()
{
    const QString path = m_path->text().trimmed();
    if (!m_ok->isEnabled() || !mayReplace(this, path))
        return;
    QSettings settings;
    settings.setValue(QStringLiteral("folders/picture"), QFileInfo(path).path());
    settings.setValue(QStringLiteral("picture/format"), m_format->currentIndex());
    settings.setValue(QStringLiteral("picture/scale"), m_scale->value());
    QDialog::accept();
    if (const auto done = write(path); done.ok())
        Q_EMIT written(path);
    else
        Q_EMIT failed(done.error(), path);
}

} // namespace pare
