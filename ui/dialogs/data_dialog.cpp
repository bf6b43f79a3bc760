#include "ui/dialogs/data_dialog.h"

#include "core/base/units.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pare {

DataDialog::DataDialog(Document &document, QWidget *parent)
    : QDialog(parent), m_document(document), m_samples(new QTableWidget(this)), m_expects(new QLabel(this)), m_ok(nullptr)
{
    setWindowTitle(tr("Data"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(scaled(space::between));
    QStringList inputs;
    if (const ModelViewPtr source = m_document.source())
        for (const ValueSignature &input : signatureOf(source->model()).inputs)
            inputs << QStringLiteral("%1: %2").arg(QString::fromStdString(input.name), QString::fromStdString(input.text()));
    m_expects->setText(tr("The model expects %1. Data can be .npz with arrays of these names and labels, a folder of pictures with one folder a "
                          "class, .csv, an IDX pair, or an ONNX test_data_set folder. Drop a file or folder here.")
                           .arg(inputs.join(QStringLiteral(", "))));
    m_expects->setWordWrap(true);
    layout->addWidget(m_expects);
    m_evaluation = addRole(tr("Evaluate"), tr("Accuracy is measured on it. Without labels it becomes agreement with the source."), m_document.evaluationData());
    m_calibration = addRole(tr("Calibrate"), tr("INT8 static takes its ranges from it (256 samples). Best apart from the evaluation data."), m_document.calibrationData());
    auto *head = new QLabel(tr("First samples of the evaluation data"), this);
    layout->addWidget(head);
    m_samples->setFrameShape(QFrame::StyledPanel);
    m_samples->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_samples->verticalHeader()->hide();
    m_samples->verticalHeader()->setDefaultSectionSize(scaled(space::row));
    m_samples->setMinimumHeight(scaled(150));
    m_samples->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_samples, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Use data"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &DataDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(QSettings().value(QStringLiteral("dialogs/data"), QSize(scaled(640), scaled(560))).toSize());
    check(m_evaluation, m_evaluationCheck, true);
    check(m_calibration, m_calibrationCheck, false);
}

DataDialog::Role DataDialog::addRole(const QString &title, const QString &why, const std::optional<DatasetRef> &now)
{
    Role role;
    auto *box = new QVBoxLayout;
    box->setSpacing(scaled(space::inside));
    auto *head = new QLabel(title, this);
    QFont font = head->font();
    font.setWeight(QFont::DemiBold);
    head->setFont(font);
    box->addWidget(head);
    auto *line = new QHBoxLayout;
    role.path = new QLineEdit(now ? QString::fromStdString(now->path.string()) : QString(), this);
    role.path->setPlaceholderText(tr("File or folder; empty: none"));
    role.path->setAccessibleName(title);
    role.path->setClearButtonEnabled(true);
    head->setBuddy(role.path);
    line->addWidget(role.path, 1);
    auto *file = new QPushButton(tr("File…"), this);
    auto *folder = new QPushButton(tr("Folder…"), this);
    line->addWidget(file);
    line->addWidget(folder);
    box->addLayout(line);
    role.format = new QLineEdit(now ? QString::fromStdString(dataFormatText(now->options)) : QString(), this);
    role.format->setPlaceholderText(tr("How to read it, where finding out is not enough: images,size=256,crop=224,mean=0.485:0.456:0.406,std=…"));
    role.format->setAccessibleName(tr("%1: how to read it").arg(title));
    box->addWidget(role.format);
    role.found = new QLabel(why, this);
    role.found->setWordWrap(true);
    role.found->setFont(smallFont());
    box->addWidget(role.found);
    static_cast<QVBoxLayout *>(layout())->addLayout(box);
    const bool evaluate = title == tr("Evaluate");
    const auto again = [this, evaluate] {
        if (evaluate)
            check(m_evaluation, m_evaluationCheck, true);
        else
            check(m_calibration, m_calibrationCheck, false);
    };
    connect(role.path, &QLineEdit::textChanged, this, again);
    connect(role.format, &QLineEdit::textChanged, this, again);
    QLineEdit *path = role.path;
    connect(file, &QPushButton::clicked, this, [this, path] {
        const QString chosen = QFileDialog::getOpenFileName(this, tr("Data file"), QSettings().value(QStringLiteral("folders/data")).toString());
        if (!chosen.isEmpty()) {
            QSettings().setValue(QStringLiteral("folders/data"), QFileInfo(chosen).path());
            path->setText(chosen);
        }
    });
    connect(folder, &QPushButton::clicked, this, [this, path] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Data folder"), QSettings().value(QStringLiteral("folders/data")).toString());
        if (!chosen.isEmpty()) {
            QSettings().setValue(QStringLiteral("folders/data"), chosen);
            path->setText(chosen);
        }
    });
    return role;
}

std::optional<DatasetRef> DataDialog::refOf(const Role &role) const
{
    const std::string path = role.path->text().trimmed().toStdString();
    if (path.empty())
        return std::nullopt;
    DatasetRef ref;
    ref.path = path;
    if (auto options = parseDataFormat(role.format->text().trimmed().toStdString()); options.ok())
        ref.options = *options;
    return ref;
}

void DataDialog::check(Role &role, Job<Seen> &job, bool preview)
{
    if (!m_ok)
        return;
    const auto ref = refOf(role);
    if (!ref || !m_document.source()) {
        job.cancel();
        role.good = true;
        role.found->setText(tr("None"));
        if (preview)
            m_samples->setRowCount(0);
        updateButtons();
        return;
    }
    if (const auto format = parseDataFormat(role.format->text().trimmed().toStdString()); !format.ok()) {
        role.good = false;
        role.found->setText(QStringLiteral("✕ ") + QString::fromStdString(format.error().text()));
        updateButtons();
        return;
    }
    role.good = false;
    role.found->setText(tr("Reading…"));
    updateButtons();
    job.start(
        [ref = *ref, model = m_document.source()->model(), preview](const RunContext &) -> Result<Seen> {
            PARE_TRY_ASSIGN(const auto dataset, openDataset(ref.path, ref.options, signatureOf(model)));
            Seen seen;
            seen.text = QString::fromStdString(dataset->info().text());
            for (const std::string &note : dataset->info().notes)
                seen.text += QStringLiteral(". ") + QString::fromStdString(note);
            const int64_t count = std::min<int64_t>(preview ? 6 : 1, dataset->count());
            for (int64_t i = 0; i < count; ++i) {
                PARE_TRY_ASSIGN(const Batch batch, dataset->read(i, 1));
                std::vector<QString> row{QString::number(i)};
                for (const Tensor &input : batch.inputs)
                    row.push_back(QString::fromStdString(typeAndShape(input.type, input.dims)));
                if (batch.labels && batch.labels->type == pb::TensorProto::INT64 && batch.labels->bytes.size() >= 8) {
                    int64_t label = 0;
                    std::memcpy(&label, batch.labels->bytes.data(), 8);
                    const auto &names = dataset->info().classNames;
                    row.push_back(label >= 0 && label < static_cast<int64_t>(names.size()) ? QStringLiteral("%1 (%2)").arg(label).arg(QString::fromStdString(names[static_cast<size_t>(label)]))
                                                                                           : QString::number(label));
                } else {
                    row.push_back(batch.labels ? QStringLiteral("…") : QStringLiteral("–"));
                }
                seen.samples.push_back(std::move(row));
            }
            return seen;
        },
        [this, &role, preview](Result<Seen> seen) {
            role.good = seen.ok();
            role.found->setText(seen.ok() ? QStringLiteral("✓ ") + seen->text : QStringLiteral("✕ ") + QString::fromStdString(seen.error().text()));
            if (preview) {
                m_samples->setRowCount(0);
                if (seen.ok() && !seen->samples.empty()) {
                    QStringList heads{tr("Sample")};
                    for (const ValueSignature &input : signatureOf(m_document.source()->model()).inputs)
                        heads << QString::fromStdString(input.name);
                    heads << tr("Label");
                    m_samples->setColumnCount(static_cast<int>(heads.size()));
                    m_samples->setHorizontalHeaderLabels(heads);
                    m_samples->setRowCount(static_cast<int>(seen->samples.size()));
                    for (size_t row = 0; row < seen->samples.size(); ++row)
                        for (size_t column = 0; column < seen->samples[row].size(); ++column)
                            m_samples->setItem(static_cast<int>(row), static_cast<int>(column), new QTableWidgetItem(seen->samples[row][column]));
                    m_samples->resizeColumnsToContents();
                    m_samples->horizontalHeader()->setStretchLastSection(true);
                }
            }
            updateButtons();
        });
}

void DataDialog::updateButtons()
{
    m_ok->setEnabled(m_evaluation.good && m_calibration.good);
    const bool same = !m_evaluation.path->text().trimmed().isEmpty() && m_evaluation.path->text().trimmed() == m_calibration.path->text().trimmed();
    if (same && m_calibration.good)
        m_calibration.found->setText(tr("! The same data as for evaluating: numbers will say \"selected on the same data\""));
    m_ok->setToolTip(m_ok->isEnabled() ? QString() : tr("Use data: one of the two cannot be read yet, see under its field."));
}

void DataDialog::accept()
{
    QSettings().setValue(QStringLiteral("dialogs/data"), size());
    m_document.setData(refOf(m_evaluation), refOf(m_calibration));
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
    if (!urls.isEmpty() && urls.front().isLocalFile())
        (m_evaluation.path->text().isEmpty() ? m_evaluation : m_calibration).path->setText(urls.front().toLocalFile());
}

} // namespace pare
