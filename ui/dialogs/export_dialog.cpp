#include "ui/dialogs/export_dialog.h"

#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/study/raise_for_export.h"
#include "ui/charts/trade_off_data.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/models/trade_off_of_document.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
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
#include <QStorageInfo>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr int64_t oneFileLimit = 2'000'000'000;

}

ExportDialog::ExportDialog(Document &document, int64_t variant, QWidget *parent)
    : QDialog(parent), m_document(document), m_variant(new QComboBox(this)), m_path(new QLineEdit(this)), m_form(new QComboBox(this)), m_opset(new QComboBox(this)),
      m_verify(new QCheckBox(tr("Verify: reopen, run and compare before the file takes its name"), this)),
      m_companions(new QCheckBox(tr("Write recipe, report and model card beside it"), this)), m_message(new QLabel(this)), m_warning(new QLabel(this)), m_size(new QLabel(this)), m_ok(nullptr)
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
    m_variant->setMinimumContentsLength(24);
    form->addRow(tr("&Variant"), m_variant);
    auto *pathLine = new QHBoxLayout;
    auto *browse = new QPushButton(tr("Choose…"), this);
    pathLine->addWidget(m_path, 1);
    pathLine->addWidget(browse);
    setTabOrder(m_path, browse);
    setTabOrder(browse, m_form);
    form->addRow(tr("&File"), pathLine);
    static_cast<QLabel *>(form->labelForField(pathLine))->setBuddy(m_path);
    m_path->setAccessibleName(tr("File"));
    m_message->setWordWrap(true);
    form->addRow(QString(), m_message);
    m_form->addItem(tr("One file"));
    m_form->addItem(tr("External data beside the model"));
    form->addRow(tr("&Weights"), m_form);
    m_opset->setToolTip(tr("The version of ONNX's operators that the file uses. It can be raised for a runtime that asks for a newer one; it is never lowered."));
    m_opset->addItem(tr("Keep"));
    form->addRow(tr("&Opset"), m_opset);
    form->addRow(tr("Size"), m_size);
    layout->addLayout(form);
    m_verify->setChecked(true);
    m_companions->setChecked(true);
    layout->addWidget(m_verify);
    layout->addWidget(m_companions);
    m_warning->setWordWrap(true);
    layout->addWidget(m_warning);
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    layout->addWidget(buttons);
    setMinimumWidth(scaled(520));
    rememberSize(this, QStringLiteral("export"), QSize(scaled(560), 0));
    const auto suggest = [this] {
        const QString folder = QSettings().value(QStringLiteral("folders/export"), QDir::homePath()).toString();
        QString name = QStringLiteral("%1-%2").arg(m_document.modelName(), m_variant->currentText());
        name.replace(QLatin1Char('/'), QLatin1Char('-'));
        m_path->setText(QStringLiteral("%1/%2.onnx").arg(folder, name));
    };
    suggest();
    lookUpOpset();
    connect(m_variant, &QComboBox::currentIndexChanged, this, suggest);
    connect(m_variant, &QComboBox::currentIndexChanged, this, &ExportDialog::lookUpOpset);
    connect(m_opset, &QComboBox::currentIndexChanged, this, &ExportDialog::check);
    connect(m_verify, &QCheckBox::clicked, this, [this](bool on) { m_verifyAsked = on; });
    connect(m_variant, &QComboBox::currentIndexChanged, this, &ExportDialog::check);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(m_form, &QComboBox::currentIndexChanged, this, &ExportDialog::check);
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

// What the file says: read in the background, for the shown variant may be another and the file large.
void ExportDialog::lookUpOpset()
{
    fillOpsets(0);
    const VariantEntry *chosen = entry();
    if (!chosen || !m_document.study())
        return;
    m_ownOpset.start(
        [path = m_document.study()->modelPath(chosen->variant)](const RunContext &) -> Result<int64_t> {
            PARE_TRY_ASSIGN(const Model model, openOnnx(path));
            return model.opset();
        },
        [this](Result<int64_t> own) {
            if (own.ok())
                fillOpsets(*own);
            else if (own.error().kind != ErrorKind::Cancelled)
                m_opset->setToolTip(QString::fromStdString(own.error().text()));
        });
}

void ExportDialog::fillOpsets(int64_t own)
{
    const QSignalBlocker blocker(m_opset);
    m_opset->clear();
    m_opset->addItem(own > 0 ? tr("Keep (%1)").arg(own) : tr("Keep"));
    for (int64_t version = own + 1; own > 0 && version <= newestOpset(); ++version)
        m_opset->addItem(tr("Raise to %1").arg(version), QVariant::fromValue<qint64>(version));
    check();
}

std::optional<int64_t> ExportDialog::opset() const
{
    const QVariant chosen = m_opset->currentData();
    return chosen.isValid() ? std::optional<int64_t>(chosen.toLongLong()) : std::nullopt;
}

// With its ending, where none was given.
QString ExportDialog::wholePath() const
{
    const QString path = m_path->text().trimmed();
    return path.isEmpty() || path.endsWith(QLatin1Char('/')) || QFileInfo(path).isDir() || path.endsWith(QStringLiteral(".onnx"), Qt::CaseInsensitive)
               ? path
               : path + QStringLiteral(".onnx");
}

void ExportDialog::check()
{
    const VariantEntry *chosen = entry();
    QString problem;
    QStringList notes;
    const QFileInfo info(wholePath());
    if (!chosen)
        problem = tr("Export: choose a variant.");
    else if (problem = whyNotWritable(m_path->text()); !problem.isEmpty())
        ;
    else if (info.exists() && info.canonicalFilePath() == QFileInfo(QString::fromStdString(m_document.about().path)).canonicalFilePath())
        problem = tr("The source is never overwritten; give another name.");
    else if (const QString beside = wholePath() + QStringLiteral(".data");
             m_form->currentIndex() == 1 && QFileInfo::exists(beside) && !QFileInfo::exists(wholePath()))
        problem = tr("%1 is there already and belongs to another model; give another name.").arg(QFileInfo(beside).fileName());
    m_verify->setEnabled(!opset());
    m_verify->setChecked(opset() || m_verifyAsked);
    m_verify->setToolTip(opset() ? tr("A model at another opset is always run and compared.") : QString());
    if (opset())
        notes << tr("It is run at opset %1 and compared with the variant before the file takes its name; where they differ, nothing is written.").arg(*opset());
    if (chosen) {
        const bool large = chosen->variant.sizeBytes > oneFileLimit;
        m_form->setEnabled(!large);
        if (large) {
            m_form->setCurrentIndex(1);
            notes << tr("Above 2 GB weights must lie beside the model.");
        }
        m_size->setText((opset() || m_form->currentIndex() == 1 ? tr("about %1") : tr("%1 (computed)")).arg(QString::fromStdString(formatBytes(chosen->variant.sizeBytes))));
        if (problem.isEmpty() && QStorageInfo(info.path()).bytesAvailable() < chosen->variant.sizeBytes + (1 << 20))
            problem = tr("There is not enough space: %1 are needed, %2 are free.")
                          .arg(QString::fromStdString(formatBytes(chosen->variant.sizeBytes)), QString::fromStdString(formatBytes(QStorageInfo(info.path()).bytesAvailable())));
        const bool pastGuard = !chosen->variant.isSource && chosen->measured() && chosen->measurement.verdict != "not-measured" && !chosen->measurement.withinGuard;
        if (pastGuard) {
            const TradeOffMetric metric = metricOf(m_document);
            const double scale = metric.unit == QStringLiteral("%") ? 100 : 1;
            const double beyond = chosen->measurement.difference ? -chosen->measurement.difference->value - m_document.recipe().guard.maxDrop : 0;
            notes << (beyond > 0 ? tr("Past the guard by %1. %2").arg(guardAmount(metric, beyond * scale), QString::fromStdString(chosen->measurement.sentence))
                                 : tr("Past the guard: %1").arg(QString::fromStdString(chosen->measurement.sentence)));
        } else if (!chosen->variant.isSource && (!chosen->measured() || chosen->measurement.verdict == "not-measured")) {
            notes << tr("Its accuracy was not measured.");
        }
        m_ok->setText(pastGuard ? tr("Export anyway") : tr("Export"));
    }
    m_ok->setEnabled(problem.isEmpty());
    m_ok->setToolTip(problem);
    showProblem(m_message, problem);
    showWarning(m_warning, notes.join(QLatin1Char(' ')));
}

void ExportDialog::accept()
{
    const QString path = wholePath();
    if (!m_ok->isEnabled() || !mayReplace(this, path))
        return;
    QSettings().setValue(QStringLiteral("folders/export"), QFileInfo(path).path());
    Document::ExportChoice choice;
    choice.save.external = m_form->currentIndex() == 1 ? ExternalData::Always : ExternalData::Auto;
    choice.opset = opset();
    choice.verify = m_verify->isChecked();
    choice.companions = m_companions->isChecked();
    m_document.exportVariant(m_variant->currentData().toLongLong(), path.toStdString(), choice);
    QDialog::accept();
}

} // namespace pare
