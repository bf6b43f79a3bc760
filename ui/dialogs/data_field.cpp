// The text of the format is what counts; the controls for pictures and labels are another way to write it.
#include "ui/dialogs/data_field.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace pare {

namespace {

QString numbersText(const std::vector<double> &numbers)
{
    QStringList parts;
    for (const double number : numbers)
        parts << QString::number(number, 'g', 6);
    return parts.join(QStringLiteral(", "));
}

// "0.485, 0.456, 0.406" as the format's text wants it: "0.485:0.456:0.406".
QString colons(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(QRegularExpression(QStringLiteral("[,;:\\s]+")), Qt::SkipEmptyParts))
        parts << part;
    return parts.join(QLatin1Char(':'));
}

QSpinBox *pixels(QWidget *parent, const QString &name)
{
    auto *spin = new QSpinBox(parent);
    spin->setRange(0, 16384);
    spin->setSpecialValueText(QObject::tr("as the model"));
    spin->setSuffix(QObject::tr(" px"));
    spin->setKeyboardTracking(false);
    spin->setAccessibleName(name);
    return spin;
}

} // namespace

DataField::DataField(const Model &model, const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_model(model), m_path(new QLineEdit(this)), m_format(new QLineEdit(this)), m_reading(new QToolButton(this)),
      m_options(new QWidget(this)), m_pictureControls(new QWidget(m_options)), m_size(pixels(m_pictureControls, tr("Shorter side"))),
      m_cropHeight(pixels(m_pictureControls, tr("Crop, height"))), m_cropWidth(pixels(m_pictureControls, tr("Crop, width"))),
      m_mean(new QLineEdit(m_pictureControls)), m_deviation(new QLineEdit(m_pictureControls)), m_order(new QComboBox(m_pictureControls)),
      m_layout(new QComboBox(m_pictureControls)), m_labelControls(new QWidget(m_options)), m_label(new QLineEdit(m_labelControls)),
      m_labelName(new QLabel(m_labelControls)), m_found(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::inside));
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(space::between));
    m_path->setPlaceholderText(tr("File or folder; empty: none"));
    m_path->setAccessibleName(accessibleName);
    m_path->setClearButtonEnabled(true);
    auto *file = new QPushButton(tr("File…"), this);
    auto *folder = new QPushButton(tr("Folder…"), this);
    m_reading->setText(tr("How it is read"));
    m_reading->setCheckable(true);
    m_reading->setAutoRaise(true);
    m_reading->setArrowType(Qt::RightArrow);
    m_reading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    line->addWidget(m_path, 1);
    line->addWidget(file);
    line->addWidget(folder);
    line->addWidget(m_reading);
    column->addLayout(line);
    m_found->setWordWrap(true);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setFont(smallFont());
    column->addWidget(m_found);

    auto *options = new QVBoxLayout(m_options);
    options->setContentsMargins(scaled(space::groups), 0, 0, 0);
    options->setSpacing(scaled(space::inside));
    m_order->addItems({tr("as usual"), QStringLiteral("RGB"), QStringLiteral("BGR")});
    m_layout->addItems({tr("as the model"), QStringLiteral("NCHW"), QStringLiteral("NHWC")});
    m_mean->setPlaceholderText(tr("none, or 0.485, 0.456, 0.406"));
    m_deviation->setPlaceholderText(tr("none, or 0.229, 0.224, 0.225"));
    auto *grid = new QGridLayout(m_pictureControls);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(space::between));
    grid->setVerticalSpacing(scaled(space::inside));
    auto *crop = new QHBoxLayout;
    crop->addWidget(m_cropHeight);
    crop->addWidget(new QLabel(QStringLiteral("x"), m_pictureControls));
    crop->addWidget(m_cropWidth);
    const auto row = [&](int at, int side, const QString &name, auto *field) {
        auto *label = new QLabel(name, m_pictureControls);
        grid->addWidget(label, at, 2 * side);
        if constexpr (std::is_base_of_v<QWidget, std::remove_pointer_t<decltype(field)>>) {
            label->setBuddy(field);
            field->setAccessibleName(name);
            grid->addWidget(field, at, 2 * side + 1);
        } else {
            grid->addLayout(field, at, 2 * side + 1);
        }
    };
    row(0, 0, tr("Shorter side"), m_size);
    row(0, 1, tr("Crop"), crop);
    row(1, 0, tr("Mean"), m_mean);
    row(1, 1, tr("Deviation"), m_deviation);
    row(2, 0, tr("Channels"), m_order);
    row(2, 1, tr("Layout"), m_layout);
    options->addWidget(m_pictureControls);
    auto *labels = new QHBoxLayout(m_labelControls);
    labels->setContentsMargins(0, 0, 0, 0);
    m_labelName->setBuddy(m_label);
    labels->addWidget(m_labelName);
    labels->addWidget(m_label, 1);
    options->addWidget(m_labelControls);
    auto *text = new QHBoxLayout;
    auto *textName = new QLabel(tr("In words"), m_options);
    textName->setBuddy(m_format);
    m_format->setPlaceholderText(tr("found out; or images,size=256,crop=224,mean=0.485:0.456:0.406"));
    m_format->setAccessibleName(tr("%1: how it is read").arg(accessibleName));
    text->addWidget(textName);
    text->addWidget(m_format, 1);
    options->addLayout(text);
    m_options->hide();
    column->addWidget(m_options);
    showControls(DatasetFormat::Auto);

    connect(m_reading, &QToolButton::toggled, this, [this](bool open) {
        m_reading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_options->setVisible(open);
    });
    connect(m_path, &QLineEdit::textChanged, this, &DataField::look);
    connect(m_format, &QLineEdit::textChanged, this, &DataField::look);
    for (QSpinBox *spin : {m_size, m_cropHeight, m_cropWidth})
        connect(spin, &QSpinBox::valueChanged, this, &DataField::takeControls);
    for (QLineEdit *edit : {m_mean, m_deviation, m_label})
        connect(edit, &QLineEdit::editingFinished, this, &DataField::takeControls);
    for (QComboBox *box : {m_order, m_layout})
        connect(box, &QComboBox::activated, this, &DataField::takeControls);
    connect(file, &QPushButton::clicked, this, [this] { choose(false); });
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
}

void DataField::choose(bool folder)
{
    QSettings settings;
    const QString start = settings.value(QStringLiteral("folders/data"), QDir::homePath()).toString();
    const QString chosen = folder ? QFileDialog::getExistingDirectory(this, tr("Data folder"), start) : QFileDialog::getOpenFileName(this, tr("Data file"), start);
    if (chosen.isEmpty())
        return;
    settings.setValue(QStringLiteral("folders/data"), QFileInfo(chosen).path());
    setPath(chosen);
}

void DataField::setData(const std::optional<DatasetRef> &data)
{
    m_syncing = true;
    const std::string format = data ? dataFormatText(data->options) : std::string();
    m_format->setText(format == "auto" ? QString() : QString::fromStdString(format));
    m_path->setText(data ? QString::fromStdString(data->path.string()) : QString());
    m_syncing = false;
    look();
}

void DataField::setPath(const QString &path)
{
    m_path->setText(path);
}

QString DataField::path() const
{
    return m_path->text().trimmed();
}

std::optional<DatasetRef> DataField::data() const
{
    if (path().isEmpty())
        return std::nullopt;
    DatasetRef ref;
    ref.path = path().toStdString();
    if (auto options = parseDataFormat(m_format->text().trimmed().toStdString()); options.ok())
        ref.options = *options;
    return ref;
}

void DataField::look()
{
    if (m_syncing)
        return;
    m_sight.reset();
    const auto ref = data();
    if (!ref) {
        m_job.cancel();
        m_good = true;
        m_found->clear();
        m_found->hide();
        Q_EMIT looked();
        return;
    }
    m_found->show();
    m_good = false;
    if (const auto format = parseDataFormat(m_format->text().trimmed().toStdString()); !format.ok()) {
        m_job.cancel();
        m_found->setText(QStringLiteral("✕ ") + QString::fromStdString(format.error().text()));
        Q_EMIT looked();
        return;
    }
    m_found->setText(tr("Looking at it…"));
    Q_EMIT looked();
    m_job.start([ref = *ref, model = m_model](const RunContext &context) { return lookAt(ref, model, context); },
                [this](Result<DataSight> seen) {
                    m_good = seen.ok();
                    if (seen.ok()) {
                        m_sight = std::move(seen).value();
                        QString text = QStringLiteral("✓ ") + m_sight->found;
                        if (!m_sight->task.isEmpty())
                            text += QStringLiteral(". ") + m_sight->task.left(1).toUpper() + m_sight->task.mid(1);
                        for (const QString &note : m_sight->notes)
                            text += QStringLiteral(". ") + note.left(1).toUpper() + note.mid(1);
                        m_found->setText(text + QLatin1Char('.'));
                        showControls(m_sight->kind);
                    } else {
                        m_found->setText(QStringLiteral("✕ ") + QString::fromStdString(seen.error().text()));
                        m_reading->setChecked(true); // often it wants a word on how to read it
                    }
                    Q_EMIT looked();
                });
}

// The controls of that kind, with what the text says.
void DataField::showControls(DatasetFormat kind)
{
    m_kind = kind;
    m_pictureControls->setVisible(kind == DatasetFormat::Images);
    const bool labels = kind == DatasetFormat::Csv || kind == DatasetFormat::Npz || kind == DatasetFormat::Images;
    m_labelControls->setVisible(labels);
    m_labelName->setText(kind == DatasetFormat::Csv ? tr("Label column") : kind == DatasetFormat::Images ? tr("Labels' file") : tr("Labels' array"));
    m_label->setPlaceholderText(kind == DatasetFormat::Csv ? tr("the last, or the one that is named so; none: without labels") : tr("found out; none: without labels"));
    const DatasetOptions options = parseDataFormat(m_format->text().trimmed().toStdString()).valueOr(DatasetOptions{});
    m_syncing = true;
    m_size->setValue(static_cast<int>(options.size.value_or(0)));
    m_cropHeight->setValue(static_cast<int>(options.cropHeight.value_or(0)));
    m_cropWidth->setValue(static_cast<int>(options.cropWidth.value_or(0)));
    m_mean->setText(numbersText(options.mean));
    m_deviation->setText(numbersText(options.deviation));
    m_order->setCurrentIndex(!options.order ? 0 : *options.order == ChannelOrder::Rgb ? 1 : 2);
    m_layout->setCurrentIndex(!options.layout ? 0 : *options.layout == ImageLayout::Nchw ? 1 : 2);
    m_label->setText(QString::fromStdString(kind == DatasetFormat::Csv ? options.labelColumn : options.labels));
    m_syncing = false;
}

void DataField::takeControls()
{
    if (m_syncing)
        return;
    DatasetOptions options = parseDataFormat(m_format->text().trimmed().toStdString()).valueOr(DatasetOptions{});
    const auto length = [](const QSpinBox *spin) { return spin->value() > 0 ? std::optional<int64_t>(spin->value()) : std::nullopt; };
    if (m_kind == DatasetFormat::Images) {
        options.size = length(m_size);
        options.cropHeight = length(m_cropHeight);
        options.cropWidth = length(m_cropWidth);
        if (!options.cropHeight)
            options.cropHeight = options.cropWidth;
        options.order = m_order->currentIndex() == 0 ? std::nullopt : std::optional(m_order->currentIndex() == 1 ? ChannelOrder::Rgb : ChannelOrder::Bgr);
        options.layout = m_layout->currentIndex() == 0 ? std::nullopt : std::optional(m_layout->currentIndex() == 1 ? ImageLayout::Nchw : ImageLayout::Nhwc);
        options.mean.clear();
        options.deviation.clear();
    }
    (m_kind == DatasetFormat::Csv ? options.labelColumn : options.labels) = m_label->text().trimmed().toStdString();
    QString text = QString::fromStdString(dataFormatText(options));
    if (m_kind == DatasetFormat::Images) { // as typed, so that what is no number is seen and named
        if (const QString mean = colons(m_mean->text()); !mean.isEmpty())
            text += QStringLiteral(",mean=") + mean;
        if (const QString deviation = colons(m_deviation->text()); !deviation.isEmpty())
            text += QStringLiteral(",std=") + deviation;
    }
    if (text == QStringLiteral("auto"))
        text.clear();
    m_format->setText(text);
}

} // namespace pare
