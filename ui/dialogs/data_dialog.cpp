#include "ui/dialogs/data_dialog.h"

#include "core/base/units.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr int defaultApart = 256;
constexpr int thumbnail = 56; // design pixels

QLabel *headLabel(const QString &text, QWidget *parent, QWidget *buddy)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setBuddy(buddy);
    return label;
}

QLabel *smallLabel(QWidget *parent, const QString &text = {})
{
    auto *label = new QLabel(text, parent);
    label->setFont(smallFont());
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

DataDialog::DataDialog(Document &document, QWidget *parent)
    : QDialog(parent), m_document(document), m_evaluation(new DataField(document.source()->model(), tr("Data to evaluate"), this)),
      m_calibrateFrom(new QComboBox(this)), m_apart(new QSpinBox(this)), m_calibration(new DataField(document.source()->model(), tr("Data to calibrate"), this)),
      m_training(new DataField(document.source()->model(), tr("Data to train"), this)), m_note(smallLabel(this)), m_head(new QLabel(this)), m_samples(new QTableWidget(this)), m_ok(nullptr)
{
    setWindowTitle(tr("Data"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(scaled(space::between));
    QStringList inputs;
    for (const ValueSignature &input : signatureOf(document.source()->model()).inputs)
        inputs << QStringLiteral("%1 (%2)").arg(QString::fromStdString(input.name), QString::fromStdString(input.text()));
    auto *expects = new QLabel(tr("%1 expects %2.").arg(document.modelName(), inputs.join(QStringLiteral(", "))), this);
    expects->setWordWrap(true);
    layout->addWidget(expects);
    layout->addWidget(smallLabel(this, tr("Data is .npz with arrays of these names and labels, a folder of pictures with one folder a class, .csv, "
                                          "an IDX pair, or an ONNX test_data_set folder. A file or folder can be dropped here.")));
    layout->addSpacing(scaled(space::inside));
    layout->addWidget(headLabel(tr("&Evaluate: accuracy is measured on it"), this, m_evaluation->pathEdit()));
    layout->addWidget(m_evaluation);
    layout->addSpacing(scaled(space::inside));
    layout->addWidget(headLabel(tr("&Calibrate: static INT8 takes its ranges from it"), this, m_calibrateFrom));
    m_calibrateFrom->addItem(tr("Samples set apart from the evaluation data"), SetApart);
    m_calibrateFrom->addItem(tr("Other data"), Other);
    m_calibrateFrom->addItem(tr("None"), None);
    m_calibrateFrom->setAccessibleName(tr("Data to calibrate"));
    m_apart->setRange(1, 100'000);
    m_apart->setValue(defaultApart);
    m_apart->setSuffix(tr(" samples"));
    m_apart->setAccessibleName(tr("Samples set apart to calibrate"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_calibrateFrom);
    line->addWidget(m_apart);
    line->addStretch(1);
    layout->addLayout(line);
    layout->addWidget(m_calibration);
    layout->addWidget(m_note);
    layout->addSpacing(scaled(space::inside));
    layout->addWidget(headLabel(tr("&Train: fine-tune, distill and train-quantized learn from it"), this, m_training->pathEdit()));
    layout->addWidget(m_training);
    layout->addSpacing(scaled(space::inside));
    layout->addWidget(m_head);
    m_samples->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_samples->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_samples->setShowGrid(false);
    m_samples->setAccessibleName(tr("First samples"));
    m_samples->verticalHeader()->hide();
    m_samples->horizontalHeader()->setHighlightSections(false);
    m_samples->horizontalHeader()->setStretchLastSection(true);
    m_samples->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_samples->setIconSize(QSize(scaled(thumbnail), scaled(thumbnail)));
    m_samples->setMinimumHeight(scaled(110));
    layout->addWidget(m_samples, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Use data"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    layout->addWidget(buttons);
    rememberSize(this, QStringLiteral("data"), QSize(scaled(760), scaled(640)));

    connect(buttons, &QDialogButtonBox::accepted, this, &DataDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_evaluation, &DataField::looked, this, [this] {
        showSamples();
        refresh();
        lookForOverlap();
    });
    connect(m_calibration, &DataField::looked, this, [this] {
        refresh();
        lookForOverlap();
    });
    connect(m_training, &DataField::looked, this, &DataDialog::refresh);
    connect(m_calibrateFrom, &QComboBox::currentIndexChanged, this, &DataDialog::refresh);
    connect(m_apart, &QSpinBox::valueChanged, this, &DataDialog::refresh);

    const auto evaluation = document.evaluationData();
    const auto calibration = document.calibrationData();
    const bool apart = evaluation && calibration && evaluation->path == calibration->path && !calibration->samples.empty();
    m_calibrateFrom->setCurrentIndex(apart || !evaluation ? SetApart : calibration ? Other : None);
    if (apart)
        m_apart->setValue(static_cast<int>(calibration->samples.size()));
    m_evaluation->setData(evaluation);
    m_calibration->setData(apart ? std::nullopt : calibration);
    m_training->setData(document.trainingData());
    refresh();
    m_evaluation->pathEdit()->setFocus();
}

DataDialog::Calibrate DataDialog::calibrate() const
{
    return static_cast<Calibrate>(m_calibrateFrom->currentData().toInt());
}

void DataDialog::showSamples()
{
    const auto &sight = m_evaluation->sight();
    m_samples->clear();
    m_samples->setRowCount(0);
    m_samples->setColumnCount(0);
    if (!sight) {
        m_head->setText(m_evaluation->path().isEmpty() ? tr("Without data, size and latency are measured; accuracy is not.") : QString());
        return;
    }
    m_head->setText(tr("First samples, as the model gets them"));
    m_samples->setColumnCount(static_cast<int>(sight->columns.size()));
    m_samples->setHorizontalHeaderLabels(sight->columns);
    m_samples->setRowCount(static_cast<int>(sight->samples.size()));
    for (size_t row = 0; row < sight->samples.size(); ++row) {
        bool picture = false;
        for (size_t column = 0; column < sight->samples[row].size(); ++column) {
            const SampleCell &cell = sight->samples[row][column];
            auto *item = new QTableWidgetItem(cell.text);
            item->setToolTip(cell.text);
            if (!cell.picture.isNull()) {
                picture = true;
                const int side = scaled(thumbnail);
                const bool small = cell.picture.width() < side; // pixels of a small picture stay sharp
                item->setIcon(QIcon(QPixmap::fromImage(cell.picture.scaled(side, side, Qt::KeepAspectRatio, small ? Qt::FastTransformation : Qt::SmoothTransformation))));
            }
            m_samples->setItem(static_cast<int>(row), static_cast<int>(column), item);
        }
        m_samples->setRowHeight(static_cast<int>(row), picture ? scaled(thumbnail + 6) : scaled(space::row));
    }
    m_samples->resizeColumnsToContents();
    for (int column = 0; column < m_samples->columnCount(); ++column)
        m_samples->setColumnWidth(column, std::clamp(m_samples->columnWidth(column), scaled(120), scaled(460)));
    m_samples->horizontalHeader()->setStretchLastSection(true);
}

void DataDialog::refresh()
{
    const bool given = !m_evaluation->path().isEmpty();
    m_apart->setVisible(calibrate() == SetApart);
    m_calibration->setVisible(calibrate() == Other);
    if (calibrate() == SetApart && !given) {
        m_note->setText(tr("There is no evaluation data to set samples apart from."));
    } else if (calibrate() == SetApart) {
        const int64_t count = m_evaluation->sight() ? m_evaluation->sight()->count : 0;
        const int64_t apart = std::min<int64_t>(m_apart->value(), count / 2);
        m_note->setText(count == 0 ? QString()
                                   : tr("%1 to calibrate, the other %2 to evaluate: no sample does both.")
                                         .arg(counted(apart, Counted::Sample), QString::fromStdString(formatCount(count - apart))));
    } else if (calibrate() == None) {
        m_note->setText(given ? tr("Presets then calibrate on a part of the evaluation data that they do not report on; a recipe calibrates on what it is measured on, and says so.")
                             : tr("Static INT8 needs calibration data."));
    } else if (m_calibration->path().isEmpty()) {
        m_note->setText(tr("Give a file or folder."));
    } else {
        m_note->clear();
    }
    m_note->setVisible(!m_note->text().isEmpty());
    const bool good = m_evaluation->good() && m_training->good() && (calibrate() != Other || (m_calibration->good() && !m_calibration->path().isEmpty()));
    m_ok->setEnabled(good && !m_split.running());
    m_ok->setToolTip(good ? QString() : tr("Use data: what is given cannot be read yet, see under its field."));
}

// Samples that are in both make the numbers too good: looked for in the background.
void DataDialog::lookForOverlap()
{
    const auto evaluation = m_evaluation->data();
    const auto calibration = m_calibration->data();
    if (calibrate() != Other || !m_evaluation->sight() || !m_calibration->sight() || !evaluation || !calibration) {
        m_overlap.cancel();
        return;
    }
    m_overlap.start([first = *evaluation, second = *calibration, model = m_document.source()->model()](const RunContext &context) { return overlapText(first, second, model, context); },
                    [this](Result<QString> text) {
                        if (text.ok() && !text->isEmpty())
                            showWarning(m_note, *text + tr(": accuracy would look better than it is."));
                    });
}

void DataDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    auto evaluation = m_evaluation->data();
    if (calibrate() != SetApart || !evaluation) {
        finish(evaluation, calibrate() == Other ? m_calibration->data() : std::nullopt);
        return;
    }
    m_split.start([ref = *evaluation, model = m_document.source()->model(), wanted = m_apart->value()](const RunContext &context) { return setApart(ref, model, wanted, context); },
                  [this, ref = *evaluation](Result<DataParts> parts) {
                      if (!parts.ok()) {
                          showProblem(m_note, QString::fromStdString(parts.error().text()));
                          refresh();
                          return;
                      }
                      DatasetRef evaluate = ref;
                      DatasetRef calibration = ref;
                      evaluate.samples = std::move(parts->evaluate);
                      calibration.samples = std::move(parts->calibrate);
                      finish(std::move(evaluate), std::move(calibration));
                  });
    refresh();
}

void DataDialog::finish(std::optional<DatasetRef> evaluation, std::optional<DatasetRef> calibration)
{
    m_document.setData(std::move(evaluation), std::move(calibration), m_training->path().isEmpty() ? std::nullopt : m_training->data());
    QDialog::accept();
}

void DataDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DataDialog::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.front().isLocalFile())
        return;
    const bool second = !m_evaluation->path().isEmpty() && calibrate() == Other;
    (second ? m_calibration : m_evaluation)->setPath(urls.front().toLocalFile());
}

} // namespace pare
