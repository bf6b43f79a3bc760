// What the window opens and writes: dialogs, files, the chart's own menu, what a crash left.

#include "app/workbench/main_window.h"

#include "core/base/files.h"
#include "core/base/units.h"
#include "core/study/batch.h"
#include "ui/dialogs/batch_dialog.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/shortcuts_page.h"
#include "ui/dialogs/tensor_window.h"
#include "ui/dialogs/training_dialog.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace pare {

namespace {

// A native file dialog that remembers its folder by kind; empty where it was left.
QString askForFile(QWidget *parent, const QString &title, const QString &kind, const QString &name, const QString &filter)
{
    QSettings settings;
    const QString key = QStringLiteral("folders/") + kind;
    const QString folder = settings.value(key, QDir::homePath()).toString();
    const QString path = name.isEmpty() ? QFileDialog::getOpenFileName(parent, title, folder, filter)
                                        : QFileDialog::getSaveFileName(parent, title, folder + QLatin1Char('/') + name, filter);
    if (!path.isEmpty())
        settings.setValue(key, QFileInfo(path).path());
    return path;
}

QString withEnding(const QString &path, const QString &ending)
{
    return path.endsWith(ending, Qt::CaseInsensitive) ? path : path + ending;
}

QString keysOf(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &one : action->shortcuts())
        if (!one.isEmpty())
            keys << one.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

void addShortcuts(QTreeWidgetItem *under, const QMenu *menu)
{
    for (const QAction *action : menu->actions()) {
        if (action->menu())
            addShortcuts(under, action->menu());
        else if (!action->shortcut().isEmpty())
            new QTreeWidgetItem(under, {lastingText(*action), keysOf(action)});
    }
}

} // namespace

void MainWindow::openDialog()
{
    const QString path = askForFile(this, tr("Open model or study"), QStringLiteral("model"), {}, tr("Models and studies (*.onnx *.pare);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void MainWindow::compareWithFile()
{
    const QString path = askForFile(this, tr("Compare with another model"), QStringLiteral("model"), {}, tr("Models (*.onnx);;All files (*)"));
    if (!path.isEmpty())
        compareWithFile(path);
}

void MainWindow::compareWithFile(const QString &path)
{
    m_difference->compareFile(path.toStdString());
    showCentre(DifferenceCentre);
    showPane(BottomPane);
    m_bottomTabs->setCurrentWidget(m_changes);
}

void MainWindow::openAndCompare(const QString &first, const QString &second)
{
    openFile(first);
    m_compareWith = second;
}

GraphCanvas *MainWindow::seenCanvas() const
{
    return m_centre->currentIndex() == DifferenceCentre ? m_differencePage->activeCanvas() : m_graph->canvas();
}

// Among the changes that the list shows; the drawing goes along.
void MainWindow::stepChange(int by)
{
    if (!m_changes->step(by))
        hint(tr("No layer differs."));
}

void MainWindow::saveAs()
{
    if (!m_document.isOpen())
        return;
    QString path = askForFile(this, tr("Save study"), QStringLiteral("study"), m_document.title() + QStringLiteral(".pare"), tr("Study (*.pare)"));
    if (path.isEmpty())
        return;
    path = withEnding(path, QStringLiteral(".pare"));
    if (const auto saved = m_document.saveAs(path.toStdString()); !saved.ok()) {
        m_messages->showError(saved.error(), path);
        return;
    }
    addRecent(path);
    hint(tr("Saved as %1. From now on everything is saved there as it happens.").arg(QFileInfo(path).fileName()));
}

void MainWindow::showData()
{
    if (!m_document.isOpen()) {
        hint(tr("Open a model first."));
        return;
    }
    auto *dialog = new DataDialog(m_document, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showExport(std::optional<int64_t> variant)
{
    if (!m_document.isOpen()) {
        hint(tr("Open a model first."));
        return;
    }
    auto *dialog = new ExportDialog(m_document, variant.value_or(m_document.selection().shown()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showBatch()
{
    auto *dialog = new BatchDialog(m_document, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// As many as are asked for, side by side; they go when their model does.
void MainWindow::showTensor(const QString &tensor)
{
    if (!m_document.shown() || !m_document.shown()->model().index().constant(tensor.toStdString()))
        return;
    auto *window = new TensorWindow(m_document.shown(), tensor.toStdString(), this);
    connect(&m_document, &Document::closed, window, &QDialog::close);
    window->show();
}

void MainWindow::showTraining()
{
    if (!m_document.isOpen()) {
        hint(tr("Open a model first."));
        return;
    }
    showRecipe();
    auto *dialog = new TrainingDialog(m_document, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TrainingDialog::dataRequested, this, &MainWindow::showData);
    connect(dialog, &TrainingDialog::stepChosen, m_recipe, &RecipePanel::addStep);
    dialog->open();
}

void MainWindow::showPreferences()
{
    auto *dialog = new PreferencesDialog(m_document, m_theme, menuBar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::languageChanged, this, &MainWindow::languageChanged, Qt::QueuedConnection); // the dialog's own turn ends first
    connect(dialog, &PreferencesDialog::wheelZoomsChanged, m_graph->canvas(), &GraphCanvas::setWheelZooms);
    connect(dialog, &PreferencesDialog::wheelZoomsChanged, m_differencePage, &DifferencePage::setWheelZooms);
    dialog->open();
}

void MainWindow::showShortcuts()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Shortcuts"));
    auto *layout = new QVBoxLayout(dialog);
    auto *list = new QTreeWidget(dialog);
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setAccessibleName(tr("Shortcuts"));
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    const auto group = [list](const QString &name) {
        auto *item = new QTreeWidgetItem(list, {name});
        QFont font = item->font(0);
        font.setWeight(QFont::DemiBold);
        item->setFont(0, font);
        return item;
    };
    for (const QAction *top : menuBar()->actions()) {
        if (!top->menu())
            continue;
        QTreeWidgetItem *item = group(QString(top->text()).remove(QLatin1Char('&')));
        addShortcuts(item, top->menu());
        if (item->childCount() == 0)
            delete item;
    }
    QTreeWidgetItem *graph = group(tr("In the graph"));
    const std::pair<QString, QString> keys[] = {{tr("Reader, producer"), tr("Down, Up")},
                                                {tr("Neighbour in the row or the other branch"), tr("Left, Right")},
                                                {tr("Extend the selection"), tr("Shift with these")},
                                                {tr("First input, last output"), tr("Home, End")},
                                                {tr("Inspector"), tr("Enter")},
                                                {tr("Pan"), tr("Space and drag, middle button")},
                                                {tr("Zoom at the pointer"), tr("Ctrl+wheel")},
                                                {tr("Leave drag, search, selection"), tr("Esc")}};
    for (const auto &[what, key] : keys)
        new QTreeWidgetItem(graph, {what, key});
    QTreeWidgetItem *tables = group(tr("In Variants and in the chart"));
    const std::pair<QString, QString> more[] = {{tr("Set as A, set as B"), tr("A, B")}, {tr("Compare with A"), tr("Enter")}, {tr("Delete variant"), tr("Del")},
                                                {tr("Walk along the marks of the chart"), tr("arrow keys")}, {tr("Next and previous pane"), tr("F6, Shift+F6")}};
    for (const auto &[what, key] : more)
        new QTreeWidgetItem(tables, {what, key});
    QTreeWidgetItem *curves = group(tr("In the curves of a training"));
    for (const auto &[what, key] : {std::pair(tr("Walk along the points, to the first, to the last"), tr("Left and Right, Home, End")), std::pair(tr("Copy all numbers"), tr("Ctrl+C"))})
        new QTreeWidgetItem(curves, {what, key});
    list->expandAll();
    list->header()->setStretchLastSection(true);
    list->header()->resizeSection(0, scaled(300));
    layout->addWidget(list, 1);
    auto *note = new QLabel(tr("Letter keys act while the graph or the layers table has focus."), dialog);
    note->setWordWrap(true);
    layout->addWidget(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addWidget(buttons);
    rememberSize(dialog, QStringLiteral("shortcuts"), QSize(scaled(560), scaled(560)));
    dialog->open();
}

void MainWindow::showInstalled()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("What is installed"));
    auto *layout = new QVBoxLayout(dialog);
    auto *text = new QPlainTextEdit(dialog);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setAccessibleName(tr("What is installed"));
    text->setPlaceholderText(tr("Looking…"));
    QFont fixed(QStringLiteral("monospace"));
    fixed.setStyleHint(QFont::Monospace);
    fixed.setPointSizeF(baseFont().pointSizeF());
    text->setFont(fixed);
    layout->addWidget(text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, text, [text] { QApplication::clipboard()->setText(text->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addWidget(buttons);
    rememberSize(dialog, QStringLiteral("installed"), QSize(scaled(760), scaled(420)));
    dialog->open();
    auto *process = new QProcess(dialog);
    connect(process, &QProcess::finished, text, [text, process] { text->setPlainText(QString::fromUtf8(process->readAllStandardOutput())); });
    connect(process, &QProcess::errorOccurred, text, [this, text] { text->setPlainText(tr("The command pare, which looks, is not beside this program.")); });
    process->start(QCoreApplication::applicationDirPath() + QStringLiteral("/pare"), {QStringLiteral("doctor"), QStringLiteral("--quiet")});
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Pare"),
                                tr("Pare %1\n\nMakes neural networks smaller and faster, and measures what that costs.\n\nFree software under the GPL, version 3 or later.")
                                    .arg(QStringLiteral(PARE_VERSION)),
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::tellWritten(const QString &path)
{
    m_messages->post(MessageKind::Done, tr("Wrote %1.").arg(QFileInfo(path).fileName()),
                     {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }},
                      {tr("Open folder"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }}},
                     path);
}

void MainWindow::exportPicture()
{
    const bool chart = m_centre->currentIndex() == TradeOffCentre || m_chart->isAncestorOf(QApplication::focusWidget());
    auto *dialog = new PictureDialog(m_chart, seenCanvas(), chart ? PictureDialog::Chart : PictureDialog::GraphView, m_document.title(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PictureDialog::written, this, &MainWindow::tellWritten);
    connect(dialog, &PictureDialog::failed, this, [this](const Error &error, const QString &path) { m_messages->showError(error, path); });
    dialog->open();
}

void MainWindow::exportTable()
{
    const bool variants = m_variants->isAncestorOf(QApplication::focusWidget()) || m_centre->currentIndex() != GraphCentre;
    QString path = askForFile(this, variants ? tr("Export table of variants") : tr("Export table of layers"), QStringLiteral("table"),
                              m_document.title() + (variants ? QStringLiteral("-variants.csv") : QStringLiteral("-layers.csv")), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    path = withEnding(path, QStringLiteral(".csv"));
    const auto written = variants ? writeTable(*m_document.study(), path.toStdString()) : writeFile(path.toStdString(), m_layers->table()->asCsv().toStdString());
    if (!written.ok()) {
        m_messages->showError(written.error(), path);
        return;
    }
    (void)m_document.study()->log({{"do", variants ? "table of variants" : "table of layers"}, {"path", path.toStdString()}}).ok();
    tellWritten(path);
}

void MainWindow::exportReport()
{
    QString path = askForFile(this, tr("Report"), QStringLiteral("report"), m_document.title() + QStringLiteral("-report.html"), tr("HTML (*.html)"));
    if (path.isEmpty())
        return;
    path = withEnding(path, QStringLiteral(".html"));
    if (const auto written = writeReport(*m_document.study(), path.toStdString()); !written.ok()) {
        m_messages->showError(written.error(), path);
        return;
    }
    (void)m_document.study()->log({{"do", "report"}, {"path", path.toStdString()}}).ok();
    tellWritten(path);
}

void MainWindow::fillChartMenu(QMenu *menu, std::optional<TradeOffId> id)
{
    const auto variant = id ? static_cast<int64_t>(*id) : 0;
    const VariantEntry *entry = m_document.variant(variant);
    if (!entry)
        return;
    menu->addAction(tr("Show"), this, [this, variant] { m_document.show(variant); });
    menu->addAction(tr("Set as A"), this, [this, variant] { m_document.selection().setCompared(variant, m_document.selection().b()); });
    menu->addAction(tr("Set as B"), this, [this, variant] { m_document.selection().setCompared(m_document.selection().a(), variant); });
    if (!entry->variant.isSource)
        menu->addAction(tr("Compare with the source"), this, [this, variant] {
            m_document.selection().setCompared(m_document.sourceEntry()->variant.id, variant);
            showCentre(CompareCentre);
        });
    menu->addAction(tr("Export model…"), this, [this, variant] { showExport(variant); });
    if (!entry->variant.isSource)
        menu->addAction(tr("Delete"), this, [this, variant] { m_document.removeVariant(variant); });
}

// A batch that was not finished when the study was closed goes on where it was, if that is wanted.
void MainWindow::offerLeftOver()
{
    const std::vector<Preset> left = m_document.leftOver();
    if (left.empty())
        return;
    QStringList titles;
    for (const Preset &preset : left)
        titles << coreWords(preset.title);
    m_messages->post(MessageKind::Note,
                     (left.size() == 1 ? tr("%1 of a batch was not run when this study was closed: %2.") : tr("%1 of a batch were not run when this study was closed: %2."))
                         .arg(counted(left.size(), Counted::Preset), titles.join(QStringLiteral(" · "))), // titles have commas of their own
                     {{tr("Run them"), [this, left] { m_document.runPresets(left); }}, {tr("Forget them"), [this] { m_document.forgetLeftOver(); }}});
}

// Untitled studies with something in them that no program has open: what a crash, or closing without saving, left.
void MainWindow::offerRecovery()
{
    m_recovery.start(
        [](const RunContext &context) -> Result<std::optional<LeftStudy>> {
            for (const auto &path : abandonedStudies()) {
                if (context.stopRequested())
                    return cancelled();
                const auto study = Study::open(path);
                if (!study.ok())
                    continue;
                const auto variants = (*study)->variants();
                const auto recipe = (*study)->recipe();
                const auto about = (*study)->source();
                const bool something = (variants.ok() && variants->size() > 1) || (recipe.ok() && !recipe->steps.empty());
                if (something && about.ok() && variants.ok())
                    return std::optional(LeftStudy{path, QString::fromStdString(about->name), static_cast<int64_t>(variants->size()) - 1,
                                                   recipe.ok() ? static_cast<int64_t>(recipe->steps.size()) : 0});
            }
            return std::optional<LeftStudy>();
        },
        [this](Result<std::optional<LeftStudy>> found) {
            if (!found.ok() || !*found)
                return;
            const LeftStudy left = **found;
            const QString file = QString::fromStdString(left.path.string());
            QStringList holds;
            if (left.variants > 0)
                holds << counted(left.variants, Counted::Variant);
            if (left.steps > 0)
                holds << tr("a recipe of %1").arg(counted(left.steps, Counted::Step));
            m_messages->post(MessageKind::Note,
                             tr("A study of %1 was not saved: %2, last changed %3. Everything in it is still there.")
                                 .arg(left.name, holds.join(tr(" and ")), QFileInfo(file).lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm"))),
                             {{tr("Open it"), [this, path = left.path] { m_document.openStudy(path); }},
                              {tr("Remove it"), [this, path = left.path, file] {
                                   if (const auto removed = removeStudy(path); !removed.ok())
                                       m_messages->showError(removed.error(), file);
                               }}});
        });
}

} // namespace pare
