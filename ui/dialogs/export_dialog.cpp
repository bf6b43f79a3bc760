#include "ui/dialogs/export_dialog.h"

#include "core/base/units.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStorageInfo>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr int64_t oneFileLimit = 2'000'000'000;

}

ExportDialog::ExportDialog(Document &document, int64_t variant, QWidget *parent)
    : QDialog(parent), m_document(document), m_variant(new QComboBox(this)), m_path(new QLineEdit(this)), m_form(new QComboBox(this)),
      m_verify(new QCheckBox(tr("Verify: reopen, run and compare before the file takes its name"), this)),
      m_companions(new QCheckBox(tr("Write recipe and report beside it"), this)), m_message(new QLabel(this)), m_size(new QLabel(this)), m_ok(nullptr)
{
    setWindowTitle(tr("Export model"));
    auto *layout = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    int at = 0;
    for (const VariantEntry &one : m_document.variants()) {
        m_variant->addItem(QString::fromStdString(one.variant.name), QVariant::fromValue<qint64>(one.variant.id));
        if (one.variant.id == variant)
            at = m_variant->count() - 1;
    }
    m_variant->setCurrentIndex(at);
    form->addRow(tr("Variant"), m_variant);
    auto *pathLine = new QHBoxLayout;
    auto *browse = new QPushButton(tr("Choose…"), this);
    pathLine->addWidget(m_path, 1);
    pathLine->addWidget(browse);
    form->addRow(tr("File"), pathLine);
    m_form->addItem(tr("One file"));
    m_form->addItem(tr("External data beside the model"));
    form->addRow(tr("Weights"), m_form);
    form->addRow(tr("Size"), m_size);
    layout->addLayout(form);
    m_verify->setChecked(true);
    m_companions->setChecked(true);
    layout->addWidget(m_verify);
    layout->addWidget(m_companions);
    m_message->setWordWrap(true);
    layout->addWidget(m_message);
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    layout->addWidget(buttons);
    setMinimumWidth(scaled(520));
    const auto suggest = [this] {
        const QString folder = QSettings().value(QStringLiteral("folders/export"), QDir::homePath()).toString();
        m_path->setText(QStringLiteral("%1/%2-%3.onnx").arg(folder, m_document.title(), m_variant->currentText()));
    };
    suggest();
    connect(m_variant, &QComboBox::currentIndexChanged, this, suggest);
    connect(m_variant, &QComboBox::currentIndexChanged, this, &ExportDialog::check);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getSaveFileName(this, tr("Export model"), m_path->text(), tr("ONNX (*.onnx)"), nullptr, QFileDialog::DontConfirmOverwrite);
        if (!chosen.isEmpty())
            m_path->setText(chosen);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void ExportDialog::setPath(const QString &path)
{
    m_path->setText(path);
}

const VariantEntry *ExportDialog::entry() const
{
    return m_document.variant(m_variant->currentData().toLongLong());
}

void ExportDialog::check()
{
    const VariantEntry *chosen = entry();
    QString problem;
    QStringList notes;
    const QFileInfo info(m_path->text().trimmed());
    if (!chosen)
        problem = tr("Export: choose a variant.");
    else if (m_path->text().trimmed().isEmpty())
        problem = tr("Give a file name.");
    else if (info.isDir())
        problem = tr("%1 is a folder; give a file's name.").arg(info.fileName());
    else if (!QFileInfo(info.path()).isDir())
        problem = tr("The folder %1 is not there.").arg(info.path());
    else if (!QFileInfo(info.path()).isWritable())
        problem = tr("The folder %1 cannot be written.").arg(info.path());
    else if (info.exists() && info.canonicalFilePath() == QFileInfo(QString::fromStdString(m_document.about().path)).canonicalFilePath())
        problem = tr("The source is never overwritten; give another name.");
    if (chosen) {
        const bool large = chosen->variant.sizeBytes > oneFileLimit;
        m_form->setEnabled(!large);
        if (large) {
            m_form->setCurrentIndex(1);
            notes << tr("Above 2 GB weights must lie beside the model.");
        }
        m_size->setText(tr("%1 (computed)").arg(QString::fromStdString(formatBytes(chosen->variant.sizeBytes))));
        if (problem.isEmpty() && QStorageInfo(info.path()).bytesAvailable() < chosen->variant.sizeBytes + (1 << 20))
            problem = tr("There is not enough space: %1 are needed, %2 are free.")
                          .arg(QString::fromStdString(formatBytes(chosen->variant.sizeBytes)), QString::fromStdString(formatBytes(QStorageInfo(info.path()).bytesAvailable())));
        const bool pastGuard = !chosen->variant.isSource && chosen->measured() && chosen->measurement.verdict != "not-measured" && !chosen->measurement.withinGuard;
        if (pastGuard)
            notes << tr("! Past the guard: %1").arg(QString::fromStdString(chosen->measurement.sentence));
        m_ok->setText(pastGuard ? tr("Export anyway") : tr("Export"));
    }
    m_ok->setEnabled(problem.isEmpty());
    m_ok->setToolTip(problem);
    if (!problem.isEmpty())
        notes.prepend(QStringLiteral("✕ ") + problem);
    m_message->setText(notes.join(QLatin1Char('\n')));
}

void ExportDialog::accept()
{
    const QString path = m_path->text().trimmed();
    if (QFileInfo::exists(path)
        && QMessageBox::question(this, tr("Export model"), tr("%1 is there already. Replace it?").arg(QFileInfo(path).fileName()),
                                 QMessageBox::Yes | QMessageBox::No, QMessageBox::No)
               != QMessageBox::Yes)
        return;
    QSettings().setValue(QStringLiteral("folders/export"), QFileInfo(path).path());
    SaveOptions options;
    options.external = m_form->currentIndex() == 1 ? ExternalData::Always : ExternalData::Auto;
    m_document.exportVariant(m_variant->currentData().toLongLong(), path.toStdString(), options, m_verify->isChecked(), m_companions->isChecked());
    QDialog::accept();
}

} // namespace pare
