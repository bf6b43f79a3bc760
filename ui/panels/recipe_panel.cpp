#include "ui/panels/recipe_panel.h"

#include "core/base/units.h"
#include "core/passes/all_passes.h"
#include "ui/models/channel_selection.h"
#include "ui/panels/channels_control.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace pare {

namespace {

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

QString targetText(const RecipeStep &step)
{
    QString text;
    if (!step.select.match.empty())
        text = QString::fromStdString(step.select.match);
    else if (!step.select.names.empty())
        text = QString::fromStdString(plural(static_cast<int64_t>(step.select.names.size()), "layer"));
    else
        text = QObject::tr("every layer");
    if (!step.select.exclude.empty())
        text += QObject::tr(", but %1").arg(QString::fromStdString(plural(static_cast<int64_t>(step.select.exclude.size()), "layer")));
    return text;
}

// What the pass is about (ratio, bits), then the other options that differ from its defaults.
QString mainValue(const RecipeStep &step)
{
    QStringList parts;
    const auto text = [](const nlohmann::json &value) { return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump()); };
    std::string first;
    static const std::set<std::string> telling{"ratio", "bits", "calibrator", "storage"};
    if (const Pass *pass = findPass(step.pass); pass && !pass->options.empty() && telling.contains(pass->options.front().name)) {
        const OptionSpec &spec = pass->options.front();
        first = spec.name;
        const auto given = step.options.find(spec.name);
        const QString value = given == step.options.end() ? QString::fromStdString(spec.fallback) : text(*given);
        if (spec.name == "ratio")
            parts << QStringLiteral("%1 %").arg(QString::number(std::round(value.toDouble() * 1000) / 10, 'g', 4));
        else if (!value.isEmpty())
            parts << QStringLiteral("%1 %2").arg(QString::fromStdString(spec.name), value);
    }
    for (const auto &[key, value] : step.options.items())
        if (key != first)
            parts << QStringLiteral("%1 %2").arg(QString::fromStdString(key), text(value));
    return parts.join(QStringLiteral(", "));
}

} // namespace

RecipePanel::RecipePanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_selectionText(new QLabel(this)), m_precision(new QComboBox(this)),
      m_channels(new ChannelsControl(this)), m_channelsText(new QLabel(this)),
      m_zeros(new QSpinBox(this)), m_alone(new QCheckBox(tr("Leave alone"), this)), m_steps(new QVBoxLayout), m_noSteps(new QLabel(this)),
      m_addStep(new QToolButton(this)), m_presets(new QToolButton(this)), m_guard(new QDoubleSpinBox(this)), m_guardText(new QLabel(this)),
      m_estimateText(new QLabel(this)), m_run(new QPushButton(tr("Run recipe"), this)), m_why(new QLabel(this)), m_treatment(new QWidget(this))
{
    const int margin = scaled(space::paneMargin);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(scroll);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(space::between));
    scroll->setWidget(body);
    outer->addWidget(scroll, 1);

    auto *head = new QLabel(tr("Recipe"), body);
    head->setFont(titleFont());
    column->addWidget(head);
    m_selectionText->setWordWrap(true);
    column->addWidget(m_selectionText);

    for (int i = 0; i < precisionChoiceCount; ++i)
        m_precision->addItem(precisionName(static_cast<PrecisionChoice>(i)), i);
    m_precision->setAccessibleName(tr("Precision of the selected layers"));
    m_zeros->setRange(0, 99);
    m_zeros->setSuffix(QStringLiteral(" %"));
    m_zeros->setKeyboardTracking(false);
    m_zeros->setFocusPolicy(Qt::StrongFocus);
    m_zeros->setAccessibleName(tr("Weights to set to zero, percent"));
    m_zeros->setToolTip(tr("Smaller only when compressed: ONNX Runtime's CPU gains no time from zeros"));
    m_channelsText->setFont(smallFont());
    m_channelsText->setWordWrap(true);
    auto *treatmentForm = new QFormLayout(m_treatment);
    treatmentForm->setContentsMargins(0, 0, 0, 0);
    treatmentForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    treatmentForm->addRow(tr("Precision"), m_precision);
    treatmentForm->addRow(tr("Channels to remove"), m_channels);
    treatmentForm->addRow(m_channelsText);
    treatmentForm->addRow(tr("Weights to zero"), m_zeros);
    treatmentForm->addRow(QString(), m_alone);
    column->addWidget(m_treatment);
    column->addWidget(hairline(body));

    auto *stepsHead = new QHBoxLayout;
    auto *stepsTitle = new QLabel(tr("Steps"), body);
    QFont semibold = stepsTitle->font();
    semibold.setWeight(QFont::DemiBold);
    stepsTitle->setFont(semibold);
    stepsHead->addWidget(stepsTitle, 1);
    m_presets->setText(tr("Run preset"));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_addStep->setText(tr("Add step"));
    m_addStep->setPopupMode(QToolButton::InstantPopup);
    stepsHead->addWidget(m_presets);
    stepsHead->addWidget(m_addStep);
    column->addLayout(stepsHead);
    m_noSteps->setText(tr("No steps yet. Select layers in the graph or the table and say above what they get, add a step for every layer, or take a preset."));
    m_noSteps->setWordWrap(true);
    m_noSteps->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_noSteps);
    m_steps->setSpacing(scaled(2));
    column->addLayout(m_steps);
    column->addStretch(1);

    auto *foot = new QWidget(this);
    auto *footLayout = new QVBoxLayout(foot);
    footLayout->setContentsMargins(margin, scaled(space::between), margin, margin);
    footLayout->setSpacing(scaled(space::inside));
    outer->addWidget(hairline(this));
    outer->addWidget(foot);
    auto *guardRow = new QHBoxLayout;
    auto *guardLabel = new QLabel(tr("Guard"), foot);
    guardLabel->setBuddy(m_guard);
    m_guard->setDecimals(2);
    m_guard->setRange(0, 100);
    m_guard->setSingleStep(0.5);
    m_guard->setKeyboardTracking(false);
    m_guard->setFocusPolicy(Qt::StrongFocus);
    m_guard->setAccessibleName(tr("Largest loss that is accepted, in points"));
    guardRow->addWidget(guardLabel);
    guardRow->addWidget(m_guard);
    m_guardText->setWordWrap(true);
    guardRow->addWidget(m_guardText, 1);
    footLayout->addLayout(guardRow);
    m_estimateText->setFont(numberFont());
    m_estimateText->setWordWrap(true);
    footLayout->addWidget(m_estimateText);
    m_run->setIcon(themeIcon(QStringLiteral("media-playback-start")));
    m_run->setMinimumHeight(scaled(space::button));
    footLayout->addWidget(m_run);
    m_why->setFont(smallFont());
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    footLayout->addWidget(m_why);

    auto *passMenu = new QMenu(m_addStep);
    for (const Pass &pass : allPasses()) {
        QAction *action = passMenu->addAction(QString::fromStdString(pass.id));
        action->setToolTip(QString::fromStdString(pass.summary));
        connect(action, &QAction::triggered, this, [this, id = pass.id] { addStep(id); });
    }
    passMenu->setToolTipsVisible(true);
    m_addStep->setMenu(passMenu);
    auto *presetMenu = new QMenu(m_presets);
    presetMenu->setToolTipsVisible(true);
    connect(presetMenu, &QMenu::aboutToShow, this, [this, presetMenu] {
        presetMenu->clear();
        for (const Preset &preset : allPresets()) {
            QAction *action = presetMenu->addAction(QString::fromStdString(preset.title));
            const QString why = m_document.whyNotRun(preset);
            action->setEnabled(why.isEmpty());
            action->setToolTip(why.isEmpty() ? QString::fromStdString(preset.when) : why);
            connect(action, &QAction::triggered, this, [this, preset] { m_document.runPresets({preset}); });
        }
    });
    m_presets->setMenu(presetMenu);
    m_presets->setToolTip(tr("Run a preset: it tries what it knows and delivers what keeps its promise"));

    // The button is left while its menu has the pointer, and hears nothing of it.
    for (QToolButton *button : {m_addStep, m_presets})
        connect(button->menu(), &QMenu::aboutToHide, button, [button] {
            QTimer::singleShot(0, button, [button] {
                if (button->rect().contains(button->mapFromGlobal(QCursor::pos())))
                    return;
                QEvent leave(QEvent::Leave);
                QApplication::sendEvent(button, &leave);
                button->setAttribute(Qt::WA_UnderMouse, false);
                button->update();
            });
        });
    connect(m_precision, &QComboBox::activated, this, [this](int index) {
        if (m_precision->itemData(index).toInt() >= 0)
            setPrecision(static_cast<PrecisionChoice>(m_precision->itemData(index).toInt()));
    });
    connect(m_channels, &ChannelsControl::dragged, this, &RecipePanel::previewChannels);
    connect(m_channels, &ChannelsControl::chosen, this, &RecipePanel::chooseChannels);
    connect(m_zeros, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_syncing)
            edit(withZeros(m_document.recipe(), m_document.layers().names(), value / 100.0), tr("%1 % zeros").arg(value));
    });
    connect(m_alone, &QCheckBox::clicked, this, &RecipePanel::setLeaveAlone);
    connect(m_guard, &QDoubleSpinBox::valueChanged, this, [this](double points) {
        if (m_syncing)
            return;
        Guard guard = m_document.recipe().guard;
        guard.maxDrop = points / 100;
        m_document.setGuard(guard);
    });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const QString why = m_document.whyNotRun(); !why.isEmpty())
            Q_EMIT statusHint(why);
        else
            Q_EMIT runRequested();
    });
    connect(&m_document.layers(), &LayerSelection::changed, this, &RecipePanel::showSelection);
    const auto everything = [this] {
        showSelection();
        showSteps();
        showGuard();
        showRun();
        estimate(m_document.recipe());
    };
    for (const auto signal : {&Document::opened, &Document::closed, &Document::recipeChanged, &Document::dataChanged})
        connect(&m_document, signal, this, everything);
    connect(this, &RecipePanel::estimated, this, [this](const RecipeEstimate &e) {
        const ModelViewPtr source = m_document.source();
        if (!source)
            return;
        QStringList lines;
        const QString how = e.exact ? tr("computed") : tr("est.");
        if (e.sizeBytes)
            lines << tr("Size %1 of %2 (%3)").arg(QString::fromStdString(formatBytes(*e.sizeBytes)), QString::fromStdString(formatBytes(m_document.about().sizeBytes)), how);
        if (source->cost().macs() == 0 && source->cost().layersOfUnknownMacs() > 0)
            lines << tr("MACs not known: sizes are missing in the model");
        else if (e.macs)
            lines << tr("MACs %1 of %2 (computed)").arg(QString::fromStdString(formatCountShort(static_cast<double>(*e.macs))),
                                                       QString::fromStdString(formatCountShort(static_cast<double>(source->cost().macs()))));
        lines << tr("Latency, accuracy: measured after Run");
        m_estimateText->setText(lines.join(QLatin1Char('\n')));
    });
    everything();
}

void RecipePanel::showSelection()
{
    m_syncing = true;
    const auto &names = m_document.layers().names();
    const Treatments all(m_document.recipe());
    std::optional<Treatment> first;
    bool precisionMixed = false;
    bool zerosMixed = false;
    bool aloneMixed = false;
    for (const std::string &layer : names) {
        const Treatment one = all.of(layer);
        if (!first)
            first = one;
        precisionMixed = precisionMixed || one.precision != first->precision;
        zerosMixed = zerosMixed || one.zeros != first->zeros;
        aloneMixed = aloneMixed || one.leaveAlone != first->leaveAlone;
    }
    const Treatment treatment = first.value_or(Treatment{});
    m_treatment->setEnabled(!names.empty() && m_document.isOpen());
    m_selectionText->setText(names.empty() ? tr("No layer is selected")
                                           : tr("%1 selected").arg(QString::fromStdString(plural(static_cast<int64_t>(names.size()), "layer"))));
    if (m_precision->itemData(0).toInt() < 0)
        m_precision->removeItem(0);
    if (precisionMixed) {
        m_precision->insertItem(0, tr("Mixed"), -1);
        m_precision->setCurrentIndex(0);
    } else {
        m_precision->setCurrentIndex(static_cast<int>(treatment.precision));
    }
    m_zeros->setSpecialValueText(zerosMixed ? tr("Mixed") : QString());
    m_zeros->setValue(zerosMixed ? 0 : static_cast<int>(std::lround(treatment.zeros * 100)));
    m_alone->setTristate(aloneMixed);
    m_alone->setCheckState(aloneMixed ? Qt::PartiallyChecked : treatment.leaveAlone ? Qt::Checked : Qt::Unchecked);
    m_alone->setEnabled(!m_document.recipe().steps.empty());
    m_alone->setToolTip(m_document.recipe().steps.empty() ? tr("Leave alone: the recipe has no step yet that would take these layers")
                                                          : tr("No step of the recipe touches these layers"));
    showChannels();
    m_syncing = false;
}

// What shrinks together with the selection, or why it cannot.
void RecipePanel::showChannels()
{
    const ModelViewPtr view = m_document.source();
    const auto &names = m_document.layers().names();
    if (!view || names.empty()) {
        m_producers.clear();
        m_channels->setGroups({}, {});
        m_channels->setShare(0);
        m_channelsText->clear();
        return;
    }
    const ChannelSelection selection = channelsOf(*view, names);
    m_producers = selection.producers;
    const Treatments all(m_document.recipe());
    std::optional<double> share;
    bool mixed = false;
    for (const std::string &producer : m_producers) {
        const double one = all.of(producer).channels;
        mixed = mixed || (share && *share != one);
        share = one;
    }
    m_channels->setGroups(selection.groups, countRuleOf(m_document.recipe(), m_producers));
    m_channels->setShare(mixed ? std::nullopt : std::optional(share.value_or(0)));
    QString why;
    if (selection.groups.empty())
        why = selection.declined.empty() ? tr("Not pruned: these layers make no channels that could go")
                                         : tr("Not pruned: %1").arg(QString::fromStdString(selection.declined));
    else if (!m_channels->isEnabled())
        why = tr("Not pruned: no smaller count is allowed here (a multiple of %1)")
                  .arg(countStep(countRuleOf(m_document.recipe(), m_producers), selection.groups.front()->members.front().channels));
    m_channels->setToolTip(why);
    m_channelsText->setProperty("together", QStringLiteral("%1 together in %2")
                                                .arg(QString::fromStdString(plural(selection.layerCount(), "layer shrinks", "layers shrink")),
                                                     QString::fromStdString(plural(static_cast<int64_t>(selection.groups.size()), "group"))));
    if (why.isEmpty())
        showChannelsText(m_channels->share());
    else
        m_channelsText->setText(why);
}

void RecipePanel::showChannelsText(std::optional<double> share)
{
    const QString together = m_channelsText->property("together").toString();
    const QString effect = share ? m_channels->effect(*share) : QString();
    m_channelsText->setText(effect.isEmpty() ? together : effect + QStringLiteral(" · ") + together);
}

void RecipePanel::previewChannels(double share)
{
    showChannelsText(share);
    estimate(withChannels(m_document.recipe(), m_producers, share));
    Q_EMIT channelsPreviewed(share);
}

void RecipePanel::chooseChannels(double share)
{
    Q_EMIT channelsPreviewed(std::nullopt);
    const Recipe edited = withChannels(m_document.recipe(), m_producers, share);
    if (edited == m_document.recipe()) { // a drag that came back
        showChannelsText(share);
        estimate(edited);
        return;
    }
    m_document.setRecipe(edited, tr("prune %1 % of %2").arg(QString::number(std::round(share * 1000) / 10, 'g', 4),
                                                             QString::fromStdString(plural(static_cast<int64_t>(m_producers.size()), "layer"))));
}

void RecipePanel::edit(const Recipe &recipe, const QString &act)
{
    const auto &names = m_document.layers().names();
    if (names.empty() || !m_document.isOpen())
        return;
    m_document.setRecipe(recipe, tr("%1 of %2").arg(act, QString::fromStdString(plural(static_cast<int64_t>(names.size()), "layer"))));
}

void RecipePanel::setPrecision(PrecisionChoice choice)
{
    edit(withPrecision(m_document.recipe(), m_document.layers().names(), choice), precisionName(choice));
}

void RecipePanel::setLeaveAlone(bool on)
{
    if (m_document.recipe().steps.empty())
        Q_EMIT statusHint(m_alone->toolTip());
    else
        edit(withLeaveAlone(m_document.recipe(), m_document.layers().names(), on), on ? tr("leave alone") : tr("treat again"));
}

void RecipePanel::focusPrune()
{
    if (m_channels->isEnabled())
        m_channels->slider()->setFocus(Qt::ShortcutFocusReason);
    else
        Q_EMIT statusHint(m_channelsText->text());
}

void RecipePanel::clearTreatment()
{
    std::set<std::string> layers = m_document.layers().names();
    layers.insert(m_producers.begin(), m_producers.end()); // the group's channels too
    edit(withoutTreatment(m_document.recipe(), layers), tr("clear treatment"));
}

void RecipePanel::addStep(const std::string &pass, const Select &select)
{
    if (!m_document.isOpen())
        return;
    RecipeStep step;
    step.pass = pass;
    step.select = select;
    m_document.setRecipe(withStep(m_document.recipe(), std::move(step)), tr("add step %1").arg(QString::fromStdString(pass)));
}

QWidget *RecipePanel::stepRow(size_t position)
{
    const RecipeStep &step = m_document.recipe().steps[position];
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, scaled(2), 0, scaled(2));
    layout->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(space::inside));
    auto *enabled = new QCheckBox(QStringLiteral("%1  %2").arg(position + 1).arg(QString::fromStdString(step.pass)), row);
    enabled->setChecked(step.enabled);
    if (const Pass *pass = findPass(step.pass))
        enabled->setToolTip(QString::fromStdString(pass->summary));
    line->addWidget(enabled, 1);
    const auto button = [&](const QString &icon, const QString &text, auto act) {
        auto *tool = new QToolButton(row);
        tool->setAutoRaise(true);
        tool->setIcon(themeIcon(icon));
        tool->setToolTip(text);
        tool->setAccessibleName(text);
        connect(tool, &QToolButton::clicked, this, act);
        line->addWidget(tool);
    };
    button(QStringLiteral("go-up"), tr("Move up"), [this, position] { moveStep(position, -1); });
    button(QStringLiteral("go-down"), tr("Move down"), [this, position] { moveStep(position, 1); });
    button(QStringLiteral("configure"), tr("Options…"), [this, position] { editStep(position); });
    button(QStringLiteral("edit-delete"), tr("Remove step"), [this, position] {
        Recipe recipe = m_document.recipe();
        const std::string pass = recipe.steps[position].pass;
        recipe.steps.erase(recipe.steps.begin() + static_cast<long>(position));
        m_document.setRecipe(recipe, tr("remove step %1").arg(QString::fromStdString(pass)));
    });
    layout->addLayout(line);
    QString details = targetText(step);
    if (const QString value = mainValue(step); !value.isEmpty())
        details += QStringLiteral(" · ") + value;
    auto *text = new QLabel(details, row);
    text->setFont(smallFont());
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setIndent(scaled(24));
    text->setWordWrap(true);
    layout->addWidget(text);
    if (const auto conflicts = orderConflicts(m_document.recipe()); conflicts.contains(position)) {
        auto *conflict = new QHBoxLayout;
        auto *warning = new QLabel(QStringLiteral("! ") + conflicts.at(position), row);
        warning->setFont(smallFont());
        warning->setIndent(scaled(24));
        warning->setWordWrap(true);
        QPalette palette = warning->palette();
        palette.setColor(QPalette::WindowText, currentTheme().warning);
        warning->setPalette(palette);
        auto *up = new QToolButton(row);
        up->setText(tr("Move up"));
        up->setAutoRaise(true);
        connect(up, &QToolButton::clicked, this, [this, position] { moveWhereItWorks(position); });
        conflict->addWidget(warning, 1);
        conflict->addWidget(up, 0, Qt::AlignTop);
        layout->addLayout(conflict);
    }
    connect(enabled, &QCheckBox::toggled, this, [this, position](bool on) {
        Recipe recipe = m_document.recipe();
        recipe.steps[position].enabled = on;
        m_document.setRecipe(recipe, on ? tr("enable step") : tr("disable step"));
    });
    return row;
}

void RecipePanel::showSteps()
{
    while (QLayoutItem *item = m_steps->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide(); // an open menu holds the deletion up
            widget->deleteLater();
        }
        delete item;
    }
    for (size_t i = 0; i < m_document.recipe().steps.size(); ++i)
        m_steps->addWidget(stepRow(i));
    m_noSteps->setVisible(m_document.recipe().steps.empty());
}

void RecipePanel::moveStep(size_t position, int by)
{
    Recipe recipe = m_document.recipe();
    const auto to = static_cast<long>(position) + by;
    if (to < 0 || to >= static_cast<long>(recipe.steps.size()))
        return;
    std::swap(recipe.steps[position], recipe.steps[static_cast<size_t>(to)]);
    m_document.setRecipe(recipe, tr("move step"));
}

// In front of the steps that leave it nothing to work on.
void RecipePanel::moveWhereItWorks(size_t position)
{
    Recipe recipe = m_document.recipe();
    RecipeStep step = recipe.steps[position];
    recipe.steps.erase(recipe.steps.begin() + static_cast<long>(position));
    recipe.steps.insert(recipe.steps.begin() + static_cast<long>(std::min(position, placeFor(recipe, step.pass))), std::move(step));
    m_document.setRecipe(recipe, tr("move step"));
}

void RecipePanel::editStep(size_t position)
{
    Recipe recipe = m_document.recipe();
    const Pass *pass = findPass(recipe.steps[position].pass);
    if (!pass)
        return;
    const auto options = askOptions(*pass, recipe.steps[position].options, this);
    if (!options || *options == recipe.steps[position].options)
        return;
    recipe.steps[position].options = *options;
    recipe.steps[position].resolution = nullptr;
    m_document.setRecipe(recipe, tr("options of %1").arg(QString::fromStdString(pass->id)));
}

void RecipePanel::showGuard()
{
    m_syncing = true;
    m_guard->setValue(m_document.recipe().guard.maxDrop * 100);
    m_guardText->setText(tr("points below source"));
    m_syncing = false;
}

void RecipePanel::showRun()
{
    const QString why = m_document.whyNotRun();
    m_run->setToolTip(why.isEmpty() ? tr("Run the recipe in the background (Ctrl+R)") : why);
    m_run->setAccessibleDescription(why);
    m_run->setStatusTip(why);
    m_run->setProperty("unavailable", !why.isEmpty());
    m_run->update();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void RecipePanel::estimate(const Recipe &recipe)
{
    const ModelViewPtr source = m_document.source();
    if (!source) {
        m_estimating.cancel();
        m_estimator.reset();
        m_estimateText->clear();
        return;
    }
    if (!m_estimator || m_estimator->source() != source)
        m_estimator = std::make_shared<RecipeEstimator>(source);
    m_estimating.start([estimator = m_estimator, recipe](const RunContext &context) { return estimator->of(recipe, context); },
                       [this](Result<RecipeEstimate> answer) {
                           if (answer.ok())
                               Q_EMIT estimated(*answer);
                       });
}

} // namespace pare
