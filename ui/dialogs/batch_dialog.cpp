#include "ui/dialogs/batch_dialog.h"

#include "core/base/units.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pare {

BatchDialog::BatchDialog(Document &document, QWidget *parent)
    : QDialog(parent), m_document(document), m_all(allPresets()), m_list(new QTreeWidget(this)), m_count(new QLabel(this)), m_ok(nullptr)
{
    setWindowTitle(tr("Batch of presets"));
    auto *layout = new QVBoxLayout(this);
    auto *text = new QLabel(tr("Each preset is run on the source and measured against it; the results appear in Variants as they come."), this);
    text->setWordWrap(true);
    layout->addWidget(text);
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Preset"), tr("When to use it")});
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setAccessibleName(tr("Presets"));
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    for (const Preset &preset : m_all) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(0, QString::fromStdString(preset.title));
        const QString why = m_document.whyNotRun(preset);
        bool measured = false;
        for (const VariantEntry &entry : m_document.variants())
            measured = measured || entry.variant.name == preset.name;
        QString description = QString::fromStdString(preset.when);
        if (measured)
            description = tr("Already measured. ") + description;
        item->setText(1, why.isEmpty() ? description : why);
        item->setToolTip(1, item->text(1));
        item->setFlags(why.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::ItemFlags(Qt::ItemIsSelectable));
        item->setCheckState(0, why.isEmpty() && !measured ? Qt::Checked : Qt::Unchecked);
    }
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Run presets"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    layout->addWidget(buttons);
    connect(m_list, &QTreeWidget::itemChanged, this, &BatchDialog::updateCount);
    connect(buttons, &QDialogButtonBox::accepted, this, &BatchDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(scaled(760), scaled(420));
    updateCount();
}

void BatchDialog::updateCount()
{
    int64_t presets = 0;
    int64_t candidates = 0;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Checked) {
            ++presets;
            const Preset &preset = m_all[static_cast<size_t>(i)];
            candidates += preset.search == SearchKind::First ? 1 : static_cast<int64_t>(preset.candidates.size());
        }
    m_count->setText(tr("%1, %2 to make and measure").arg(QString::fromStdString(plural(presets, "preset")), QString::fromStdString(plural(candidates, "candidate"))));
    m_ok->setEnabled(presets > 0);
    m_ok->setToolTip(presets > 0 ? QString() : tr("Run presets: tick at least one."));
}

void BatchDialog::accept()
{
    std::vector<Preset> chosen;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Checked)
            chosen.push_back(m_all[static_cast<size_t>(i)]);
    m_document.runPresets(chosen);
    QDialog::accept();
}

} // namespace pare
