// The menus: every action of the window is here and has its key; View and Select are in files of their own.

#include "app/workbench/main_window.h"

#include "core/base/units.h"
#include "core/passes/all_passes.h"
#include "core/search/left_alone.h"
#include "ui/dialogs/commands_dialog.h"
#include "ui/dialogs/costs_dialog.h"
#include "ui/dialogs/shortcuts_page.h"
#include "ui/models/layer_measurements.h"
#include "ui/panels/preset_menu.h"
#include "ui/theme/language.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QTabWidget>

namespace pare {

QMenu *MainWindow::addMenu(QWidget *to, const char *text)
{
    auto *menu = new QMenu(tr(text), to);
    menu->menuAction()->setProperty(sourceTextProperty, QString::fromUtf8(text));
    to->addAction(menu->menuAction());
    return menu;
}

QAction *MainWindow::add(QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [this, action, act = std::move(act)] {
        for (const auto &[known, reason] : m_reasons)
            if (known == action)
                if (const QString why = reason(); !why.isEmpty()) {
                    hint(why);
                    return;
                }
        act();
    });
    return action;
}

QAction *MainWindow::add(QMenu *menu, const char *text, const QKeySequence &keys, std::function<void()> act)
{
    QAction *action = add(menu, tr(text), keys, std::move(act));
    action->setProperty(sourceTextProperty, QString::fromUtf8(text));
    return action;
}

QAction *MainWindow::addLetter(QMenu *menu, const char *text, const QKeySequence &keys, std::function<void()> act)
{
    QAction *action = add(menu, text, keys, act);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_graph->addAction(action);
    m_layers->table()->addAction(action);
    return action;
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildSelectMenu();
    buildRecipeMenu();
    buildRunMenu();
    buildCompareMenu();
    buildHelpMenu();
    for (QAction *top : menuBar()->actions())
        if (QMenu *menu = top->menu())
            showReasonsIn(menu);
}

// While a menu is open, what cannot be done is grey and says why; its key stays alive and says why too.
void MainWindow::showReasonsIn(QMenu *menu)
{
    menu->setToolTipsVisible(true);
    const auto each = [this, menu](auto act) {
        for (const auto &[action, reason] : m_reasons)
            if (menu->actions().contains(action))
                act(action, reason());
    };
    connect(menu, &QMenu::aboutToShow, this, [each] {
        each([](QAction *action, const QString &why) {
            action->setEnabled(why.isEmpty());
            action->setToolTip(why.isEmpty() ? action->text().remove(QLatin1Char('&')) : why);
            action->setStatusTip(why);
        });
    });
    connect(menu, &QMenu::aboutToHide, this, [each] { each([](QAction *action, const QString &) { action->setEnabled(true); }); });
    for (QAction *action : menu->actions())
        if (action->menu())
            showReasonsIn(action->menu());
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("&File"));
    const auto open = [this] { return m_document.isOpen() ? QString() : tr("No model is open."); };
    const auto needsOpen = [&](QAction *action) { m_reasons.emplace_back(action, open); };
    add(menu, QT_TR_NOOP("&Open model or study…"), QKeySequence::Open, [this] { openDialog(); });
    needsOpen(add(menu, QT_TR_NOOP("Compare &with another model…"), {}, [this] { compareWithFile(); }));
    QMenu *recent = addMenu(menu, QT_TR_NOOP("Rece&nt"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    QMenu *demo = addMenu(menu, QT_TR_NOOP("De&mo"));
    add(demo, QT_TR_NOOP("Clothes (images, ResNet-20)"), {}, [this] { m_document.openDemo(Demo::Fashion); });
    add(demo, QT_TR_NOOP("Languages (text, transformer)"), {}, [this] { m_document.openDemo(Demo::Languages); });
    menu->addSeparator();
    needsOpen(add(menu, QT_TR_NOOP("&Save study"), QKeySequence::Save, [this] {
        if (m_document.untitled())
            saveAs();
        else
            hint(tr("Everything is saved as it happens."));
    }));
    needsOpen(add(menu, QT_TR_NOOP("Save study &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { saveAs(); }));
    menu->addSeparator();
    needsOpen(add(menu, QT_TR_NOOP("&Data…"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { showData(); }));
    needsOpen(add(menu, QT_TR_NOOP("&Export model…"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] { showExport(); }));
    needsOpen(add(menu, QT_TR_NOOP("Export &picture…"), {}, [this] { exportPicture(); }));
    needsOpen(add(menu, QT_TR_NOOP("Export &table…"), {}, [this] { exportTable(); }));
    needsOpen(add(menu, QT_TR_NOOP("&Report…"), {}, [this] { exportReport(); }));
    needsOpen(add(menu, QT_TR_NOOP("S&how as commands…"), {}, [this] { showCommands(m_document, this); }));
    menu->addSeparator();
    m_closeDocument = add(menu, QT_TR_NOOP("&Close"), QKeySequence(Qt::CTRL | Qt::Key_W), [this] { m_document.close(); });
    add(menu, QT_TR_NOOP("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::buildEditMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("&Edit"));
    m_undo = add(menu, QT_TR_NOOP("Undo"), QKeySequence::Undo, [this] { m_document.undo(); });
    m_redo = add(menu, QT_TR_NOOP("Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_document.redo(); });
    m_reasons.emplace_back(m_undo, [this] { return m_document.undoText().isEmpty() ? tr("Nothing to undo.") : QString(); });
    m_reasons.emplace_back(m_redo, [this] { return m_document.redoText().isEmpty() ? tr("Nothing to redo.") : QString(); });
    menu->addSeparator();
    add(menu, QT_TR_NOOP("&Copy"), {}, [this] {
        if (m_variants->isAncestorOf(QApplication::focusWidget()))
            m_variants->table()->copySelection();
        else
            m_layers->table()->copySelection();
    });
    add(menu, QT_TR_NOOP("&Rename variant"), QKeySequence(Qt::Key_F2), [this] {
        showPane(BottomPane); // it may be folded
        m_bottomTabs->setCurrentWidget(m_variants);
        m_variants->renameCurrent();
    });
    add(menu, QT_TR_NOOP("&Delete variant"), {}, [this] { m_variants->deleteCurrent(); });
    add(menu, QT_TR_NOOP("Mark variant as f&avourite"), {}, [this] { m_variants->toggleFavourite(); });
    add(menu, QT_TR_NOOP("Constrai&nt on variants"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] {
        showPane(BottomPane);
        m_bottomTabs->setCurrentWidget(m_variants);
        m_variants->focusConstraint();
    });
    menu->addSeparator();
    add(menu, QT_TR_NOOP("&Find"), QKeySequence::Find, [this] {
        showPane(LeftPane);
        m_layers->focusFind();
    });
    add(menu, QT_TR_NOOP("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showPreferences(); });
}

void MainWindow::buildRecipeMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("&Recipe"));
    const auto selected = [this] { return m_document.layers().names().empty() ? tr("Select layers first.") : QString(); };
    QMenu *precision = addMenu(menu, QT_TR_NOOP("&Precision"));
    for (int i = 0; i < precisionChoiceCount; ++i)
        m_reasons.emplace_back(add(precision, precisionName(static_cast<PrecisionChoice>(i)), {}, [this, i] { m_recipe->setPrecision(static_cast<PrecisionChoice>(i)); }), selected);
    m_reasons.emplace_back(addLetter(menu, QT_TR_NOOP("P&rune…"), QKeySequence(Qt::Key_P), [this] {
        showRecipe();
        m_recipe->focusPrune();
    }), selected);
    m_reasons.emplace_back(addLetter(menu, QT_TR_NOOP("&Leave alone"), QKeySequence(Qt::Key_L), [this] { m_recipe->setLeaveAlone(true); }), selected);
    QMenu *steps = addMenu(menu, QT_TR_NOOP("&Add step"));
    for (const Pass &pass : allPasses()) {
        QAction *action = add(steps, QString::fromStdString(pass.id), {}, [this, id = pass.id] { m_recipe->addStep(id); });
        action->setToolTip(coreWords(pass.summary));
    }
    steps->setToolTipsVisible(true);
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Add tra&ining step…"), QKeySequence(Qt::CTRL | Qt::Key_T), [this] { showTraining(); }),
                           [this] { return m_document.isOpen() ? QString() : tr("No model is open."); });
    QMenu *stepMenu = addMenu(menu, QT_TR_NOOP("S&tep"));
    stepMenu->setToolTipsVisible(true);
    for (QAction *action : m_recipe->stepActions())
        stepMenu->addAction(action);
    add(menu, QT_TR_NOOP("Treat all &matches…"), {}, [this] { treatMatches(); });
    QMenu *presets = addMenu(menu, QT_TR_NOOP("Pres&ets"));
    presets->setToolTipsVisible(true);
    connect(presets, &QMenu::aboutToShow, this, [this, presets] { fillPresetMenu(*presets, m_document); });
    menu->addSeparator();
    add(menu, QT_TR_NOOP("Save as pre&set…"), {}, [this] {
        bool ok = false;
        const QString name = QInputDialog::getText(this, tr("Save as preset"), tr("Name:"), QLineEdit::Normal, {}, &ok).trimmed();
        if (!ok || name.isEmpty())
            return;
        Preset preset;
        preset.name = name.toStdString();
        preset.title = preset.name;
        preset.when = "your own recipe";
        preset.users = true;
        Candidate candidate;
        candidate.name = preset.name;
        candidate.title = preset.name;
        for (RecipeStep step : m_document.recipe().steps) {
            step.resolution = nullptr;
            candidate.steps.push_back(step);
        }
        preset.candidates = {candidate};
        if (const auto saved = saveUserPreset(preset); !saved.ok())
            m_messages->showError(saved.error(), tr("Save as preset"));
        else
            hint(tr("Saved as preset %1").arg(name));
    });
    add(menu, QT_TR_NOOP("L&oad recipe…"), {}, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Load recipe"), {}, tr("Recipe (*.json)"));
        if (path.isEmpty())
            return;
        auto recipe = readRecipe(path.toStdString());
        if (!recipe.ok())
            m_messages->showError(recipe.error(), path);
        else if (const auto alone = layersLeftAlone(m_document.source() ? m_document.source()->model() : Model(), recipe->leaveAlone); !alone.ok())
            m_messages->showError(alone.error(), path);
        else {
            recipe->leaveAlone.assign(alone->begin(), alone->end());
            m_document.setRecipe(*recipe, tr("load recipe"));
        }
    });
    add(menu, QT_TR_NOOP("Sa&ve recipe…"), {}, [this] {
        const QString path = QFileDialog::getSaveFileName(this, tr("Save recipe"), m_document.title() + QStringLiteral(".recipe.json"), tr("Recipe (*.json)"));
        if (path.isEmpty())
            return;
        if (const auto saved = writeRecipe(m_document.recipe(), path.toStdString()); !saved.ok())
            m_messages->showError(saved.error(), path);
    });
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Set &back to float"), {}, [this] { m_quantization->setBackToFloat(); }), [this] { return m_quantization->whyNotFloat(); });
    menu->addSeparator();
    m_reasons.emplace_back(addLetter(menu, QT_TR_NOOP("&Clear treatment"), QKeySequence(Qt::Key_Backspace), [this] { m_recipe->clearTreatment(); }), selected);
}

void MainWindow::buildRunMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("R&un"));
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Measure &baseline"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { m_document.measureBaseline(); }),
                           [this] { return m_document.whyNotMeasure(); });
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("&Run recipe"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] { run(); }), [this] { return m_document.whyNotRun(); });
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("B&atch of presets…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [this] { showBatch(); }),
                           [this] { return m_document.whyNotMeasure(); });
    menu->addSeparator();
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Measure &sensitivity"), {}, [this] { m_document.measured().measureSensitivity(); }),
                           [this] { return m_document.measured().whyNotSensitivity(); });
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Measure sensitivity of the selectio&n"), {}, [this] { m_document.measured().measureSensitivity(m_document.layers().names()); }),
                           [this] { return whyNotSensitivityOfSelection(); });
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Measure &quantization error"), {}, [this] {
        showQuantization();
        m_document.measured().measureErrors();
    }), [this] { return m_document.measured().whyNotErrors(); });
    menu->addSeparator();
    const auto steer = [this] { return m_jobs->whyNotSteer(); };
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("&Pause or resume training"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), [this] { m_jobs->togglePause(); }), steer);
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("S&top training, keep the best"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period), [this] { m_jobs->stopTraining(); }), steer);
    const auto idle = [this] { return m_document.jobs().waitingCount() > 0 ? QString() : tr("No job is running."); };
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("&Cancel current"), QKeySequence(Qt::CTRL | Qt::Key_Period), [this] {
        if (const auto running = m_document.jobs().running())
            m_document.jobs().cancel(*running);
    }), idle);
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Cancel a&ll"), {}, [this] { m_document.jobs().cancelAll(); }), idle);
}

void MainWindow::buildCompareMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("&Compare"));
    add(menu, QT_TR_NOOP("Set as &A"), {}, [this] {
        if (const auto id = m_variants->current())
            m_document.selection().setCompared(*id, m_document.selection().b());
    });
    add(menu, QT_TR_NOOP("Set as &B"), {}, [this] {
        if (const auto id = m_variants->current())
            m_document.selection().setCompared(m_document.selection().a(), *id);
    });
    addLetter(menu, QT_TR_NOOP("S&wap"), QKeySequence(Qt::Key_X), [this] { m_document.selection().swap(); });
    add(menu, QT_TR_NOOP("Show &new variant"), QKeySequence(Qt::CTRL | Qt::Key_J), [this] {
        if (m_newVariant)
            m_document.show(*m_newVariant);
        else
            hint(tr("No variant was added yet."));
    });
    menu->addSeparator();
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("&Differences in the graph"), {}, [this] {
        m_difference->compareVariants();
        showCentre(DifferenceCentre);
    }), [this] { return m_difference->whyNot(); });
    QAction *sides = add(menu, QT_TR_NOOP("Both models side b&y side"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_4), [this] {
        m_differencePage->setSideBySide(!m_differencePage->sideBySide());
        showCentre(DifferenceCentre);
    });
    sides->setCheckable(true);
    sides->setChecked(m_differencePage->sideBySide());
    connect(m_differencePage, &DifferencePage::sideBySideChanged, sides, &QAction::setChecked);
    const auto some = [this] { return m_difference->view() ? QString() : tr("Nothing is compared."); };
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Ne&xt change"), QKeySequence(Qt::Key_F8), [this] { stepChange(1); }), some);
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("&Previous change"), QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { stepChange(-1); }), some);
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Measure &error between both"), {}, [this] { m_difference->measure(); }), [this] { return m_difference->whyNotMeasure(); });
    menu->addSeparator();
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Cos&ts…"), {}, [this] { showCosts(m_document, this); }), [this] { return m_document.isOpen() ? QString() : tr("No model is open."); });
    menu->addAction(m_chart->frontOnlyAction());
}

void MainWindow::buildHelpMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("&Help"));
    add(menu, QT_TR_NOOP("&Tour"), {}, [this] { startTour(); });
    add(menu, QT_TR_NOOP("&Shortcuts"), QKeySequence(Qt::Key_F1), [this] { showShortcuts(); });
    add(menu, QT_TR_NOOP("What is &installed"), {}, [this] { showInstalled(); });
    add(menu, QT_TR_NOOP("&About"), {}, [this] { showAbout(); });
}

void MainWindow::refreshActions()
{
    m_undo->setText(m_document.undoText().isEmpty() ? tr("Undo") : tr("Undo %1").arg(m_document.undoText()));
    m_redo->setText(m_document.redoText().isEmpty() ? tr("Redo") : tr("Redo %1").arg(m_document.redoText()));
    for (const auto &[action, reason] : m_reasons)
        action->setStatusTip(reason());
}

void MainWindow::chipClicked(int chip)
{
    switch (chip) {
    case PathBar::ModelChip: {
        QMenu menu(this);
        menu.addAction(tr("Open…"), this, &MainWindow::openDialog);
        menu.addAction(tr("Demo: clothes"), this, [this] { m_document.openDemo(Demo::Fashion); });
        menu.addAction(tr("Demo: languages"), this, [this] { m_document.openDemo(Demo::Languages); });
        menu.addSeparator();
        fillRecent(&menu);
        menu.exec(m_path->chip(PathBar::ModelChip)->mapToGlobal(QPoint(0, m_path->chip(PathBar::ModelChip)->height())));
        break;
    }
    case PathBar::DataChip:
        if (m_document.evaluationData() && m_document.sourceEntry() && !m_document.sourceEntry()->measured() && m_document.whyNotMeasure().isEmpty()) {
            QMenu menu(this);
            menu.addAction(tr("Measure baseline"), this, [this] { m_document.measureBaseline(); });
            menu.addAction(tr("Data…"), this, &MainWindow::showData);
            menu.exec(m_path->chip(PathBar::DataChip)->mapToGlobal(QPoint(0, m_path->chip(PathBar::DataChip)->height())));
        } else {
            showData();
        }
        break;
    case PathBar::RecipeChip:
        showRecipe();
        m_recipe->setFocus();
        break;
    case PathBar::VariantsChip:
        showPane(BottomPane);
        m_bottomTabs->setCurrentWidget(m_variants);
        m_variants->table()->setFocus();
        break;
    case PathBar::ExportChip: showExport(); break;
    default: break;
    }
}

void MainWindow::addRecent(const QString &given)
{
    const QString path = QFileInfo(given).absoluteFilePath();
    QSettings settings;
    QStringList recent = settings.value(QStringLiteral("recent")).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    settings.setValue(QStringLiteral("recent"), recent.mid(0, 8));
}

void MainWindow::fillRecent(QMenu *menu)
{
    if (menu->menuAction()->property(sourceTextProperty).isValid()) // the menu's own; else below other entries
        menu->clear();
    const QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
    for (const QString &path : recent) {
        const QFileInfo info(path);
        QAction *action = menu->addAction(info.exists() ? QStringLiteral("%1  (%2, %3)").arg(info.fileName(), QString::fromStdString(formatBytes(info.size())), info.lastModified().toString(QStringLiteral("yyyy-MM-dd")))
                                                        : tr("%1  (gone)").arg(info.fileName()),
                                          this, [this, path] { openFile(path); });
        action->setEnabled(info.exists());
        action->setToolTip(path);
    }
    if (recent.isEmpty())
        menu->addAction(tr("No recent files"))->setEnabled(false);
}

} // namespace pare
