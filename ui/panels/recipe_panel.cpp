#include "ui/panels/recipe_panel.h"

#include "core/base/units.h"
#include "core/passes/all_passes.h"
#include "core/prune/channel_groups.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

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
#include <QSlider>
#include <QSpinBox>
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

QString mainValue(const RecipeStep &step)
{
    QStringList parts;
    for (const auto &[key, value] : step.options.items())
        parts << QStringLiteral("%1=%2").arg(QString::fromStdString(key), QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump()));
    return parts.join(QStringLiteral(", "));
}

} // namespace

RecipePanel::RecipePanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_selectionText(new QLabel(this)), m_precision(new QComboBox(this)),
      m_channels(new QSlider(Qt::Horizontal, this)), m_channelsValue(new QSpinBox(this)), m_channelsText(new QLabel(this)),
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
    m_channels->setRange(0, 90);
    m_channels->setPageStep(25);
    m_channels->setFocusPolicy(Qt::StrongFocus);
    m_channels->setAccessibleName(tr("Share of channels to remove"));
    m_channelsValue->setRange(0, 90);
    m_channelsValue->setSuffix(QStringLiteral(" %"));
    m_channelsValue->setKeyboardTracking(false);
    m_channelsValue->setFocusPolicy(Qt::StrongFocus);
    m_channelsValue->setAccessibleName(tr("Channels to remove, percent"));
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
    auto *channelRow = new QHBoxLayout;
    channelRow->addWidget(m_channels, 1);
    channelRow->addWidget(m_channelsValue);
    treatmentForm->addRow(tr("Channels to remove"), channelRow);
    treatmentForm->addRow(QString(), m_channelsText);
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
    m_presets->setText(tr("Presets"));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_addStep->setText(tr("Add step"));
    m_addStep->setPopupMode(QToolButton::InstantPopup);
    stepsHead->addWidget(m_presets);
    stepsHead->addWidget(m_addStep);
    column->addLayout(stepsHead);
    m_noSteps->setText(tr("No steps yet. Select layers and give them a treatment above, add a step for every layer, or take a preset."));
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

    connect(m_precision, &QComboBox::activated, this, [this](int index) {
        if (m_precision->itemData(index).toInt() >= 0)
            setPrecision(static_cast<PrecisionChoice>(m_precision->itemData(index).toInt()));
    });
    connect(m_channels, &QSlider::valueChanged, this, [this](int value) {
        if (m_syncing)
            return;
        m_channelsValue->blockSignals(true);
        m_channelsValue->setValue(value);
        m_channelsValue->blockSignals(false);
        if (!m_channels->isSliderDown()) {
            bool a, b, c, d;
            Treatment treatment = common(a, b, c, d);
            treatment.channels = value / 100.0;
            apply(treatment, tr("prune %1 %").arg(value));
        } else {
            Recipe preview = withTreatment(m_document.recipe(), m_document.layers().names(), [&] {
                bool a, b, c, d;
                Treatment t = common(a, b, c, d);
                t.channels = value / 100.0;
                return t;
            }());
            m_estimating.start([model = m_document.source()->model(), preview](const RunContext &context) { return estimateRecipe(model, preview, context); },
                               [this](Result<RecipeEstimate> e) {
                                   if (e.ok())
                                       Q_EMIT estimated(*e);
                               });
        }
    });
    connect(m_channels, &QSlider::sliderReleased, this, [this] {
        bool a, b, c, d;
        Treatment treatment = common(a, b, c, d);
        treatment.channels = m_channels->value() / 100.0;
        apply(treatment, tr("prune %1 %").arg(m_channels->value()));
    });
    connect(m_channelsValue, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_syncing)
            m_channels->setValue(value);
    });
    connect(m_zeros, &QSpinBox::valueChanged, this, [this](int value) {
        if (m_syncing)
            return;
        bool a, b, c, d;
        Treatment treatment = common(a, b, c, d);
        treatment.zeros = value / 100.0;
        apply(treatment, tr("%1 % zeros").arg(value));
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
        estimate();
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
        if (e.macs)
            lines << tr("MACs %1 of %2 (computed)").arg(QString::fromStdString(formatCountShort(static_cast<double>(*e.macs))),
                                                       QString::fromStdString(formatCountShort(static_cast<double>(source->cost().macs()))));
        lines << tr("Latency, accuracy: measured after Run");
        m_estimateText->setText(lines.join(QLatin1Char('\n')));
    });
    everything();
}

Treatment RecipePanel::common(bool &precisionMixed, bool &channelsMixed, bool &zerosMixed, bool &aloneMixed) const
{
    precisionMixed = channelsMixed = zerosMixed = aloneMixed = false;
    std::optional<Treatment> first;
    for (const std::string &layer : m_document.layers().names()) {
        const Treatment one = treatmentOf(m_document.recipe(), layer);
        if (!first) {
            first = one;
            continue;
        }
        precisionMixed = precisionMixed || one.precision != first->precision;
        channelsMixed = channelsMixed || one.channels != first->channels;
        zerosMixed = zerosMixed || one.zeros != first->zeros;
        aloneMixed = aloneMixed || one.leaveAlone != first->leaveAlone;
    }
    return first.value_or(Treatment{});
}

void RecipePanel::showSelection()
{
    m_syncing = true;
    const auto &names = m_document.layers().names();
    bool precisionMixed, channelsMixed, zerosMixed, aloneMixed;
    const Treatment treatment = common(precisionMixed, channelsMixed, zerosMixed, aloneMixed);
    m_treatment->setEnabled(!names.empty() && m_document.isOpen());
    m_selectionText->setText(names.empty() ? tr("Select layers in the graph or the table to say what they get.")
                                           : tr("%1 selected").arg(QString::fromStdString(plural(static_cast<int64_t>(names.size()), "layer"))));
    if (m_precision->itemData(0).toInt() < 0)
        m_precision->removeItem(0);
    if (precisionMixed) {
        m_precision->insertItem(0, tr("Mixed"), -1);
        m_precision->setCurrentIndex(0);
    } else {
        m_precision->setCurrentIndex(static_cast<int>(treatment.precision));
    }
    const int percent = static_cast<int>(std::lround(treatment.channels * 100));
    m_channels->setValue(channelsMixed ? 0 : percent);
    m_channelsValue->setValue(channelsMixed ? 0 : percent);
    m_zeros->setValue(zerosMixed ? 0 : static_cast<int>(std::lround(treatment.zeros * 100)));
    m_alone->setTristate(aloneMixed);
    m_alone->setCheckState(aloneMixed ? Qt::PartiallyChecked : treatment.leaveAlone ? Qt::Checked : Qt::Unchecked);

    // What shrinks together with the selection, or why it cannot.
    QStringList lines;
    if (const ModelViewPtr view = m_document.source(); view && !names.empty()) {
        int64_t groups = 0;
        int64_t layers = 0;
        QString declined;
        std::set<size_t> seen;
        for (const std::string &name : names)
            for (const size_t group : view->groups().groupsOf(name)) {
                if (!seen.insert(group).second)
                    continue;
                const ChannelGroup &one = view->groups().all()[group];
                if (one.prunable) {
                    ++groups;
                    layers += static_cast<int64_t>(one.members.size());
                    if (percent > 0 && seen.size() == 1)
                        lines << tr("%1 → %2 channels").arg(one.channels()).arg(unitsToKeep(one, treatment.channels, {}) * one.channelsPerUnit);
                } else if (declined.isEmpty()) {
                    declined = QString::fromStdString(one.reason);
                }
            }
        if (groups > 0)
            lines << tr("%1, %2 shrink together").arg(QString::fromStdString(plural(groups, "group")), QString::fromStdString(plural(layers, "layer")));
        else if (!declined.isEmpty())
            lines << tr("Not pruned: %1").arg(declined);
        else
            lines << tr("No channels that could be removed here");
        m_channels->setEnabled(groups > 0);
        m_channelsValue->setEnabled(groups > 0);
    }
    if (channelsMixed)
        lines.prepend(tr("Mixed"));
    m_channelsText->setText(lines.join(QStringLiteral(" · ")));
    m_syncing = false;
}

void RecipePanel::apply(const Treatment &treatment, const QString &act)
{
    const auto &names = m_document.layers().names();
    if (names.empty() || !m_document.isOpen())
        return;
    m_document.setRecipe(withTreatment(m_document.recipe(), names, treatment),
                         tr("%1 of %2").arg(act, QString::fromStdString(plural(static_cast<int64_t>(names.size()), "layer"))));
}

void RecipePanel::setPrecision(PrecisionChoice choice)
{
    bool a, b, c, d;
    Treatment treatment = common(a, b, c, d);
    treatment.precision = choice;
    treatment.leaveAlone = false;
    apply(treatment, precisionName(choice));
}

void RecipePanel::setLeaveAlone(bool on)
{
    bool a, b, c, d;
    Treatment treatment = common(a, b, c, d);
    treatment.leaveAlone = on;
    apply(treatment, on ? tr("leave alone") : tr("treat again"));
}

void RecipePanel::focusPrune()
{
    m_channels->setFocus(Qt::ShortcutFocusReason);
}

void RecipePanel::clearTreatment()
{
    apply(Treatment{}, tr("clear treatment"));
}

void RecipePanel::addStep(const std::string &pass, const Select &select)
{
    if (!m_document.isOpen())
        return;
    Recipe recipe = m_document.recipe();
    RecipeStep step;
    step.pass = pass;
    step.select = select;
    recipe.steps.insert(recipe.steps.begin() + static_cast<long>(placeFor(recipe, pass)), step);
    m_document.setRecipe(recipe, tr("add step %1").arg(QString::fromStdString(pass)));
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
        auto *warning = new QLabel(QStringLiteral("! ") + conflicts.at(position), row);
        warning->setFont(smallFont());
        warning->setIndent(scaled(24));
        warning->setWordWrap(true);
        QPalette palette = warning->palette();
        palette.setColor(QPalette::WindowText, currentTheme().warning);
        warning->setPalette(palette);
        layout->addWidget(warning);
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
        if (QWidget *widget = item->widget())
            widget->deleteLater();
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
    m_guardText->setText(tr("points below source at most"));
    m_syncing = false;
}

void RecipePanel::showRun()
{
    const QString why = m_document.whyNotRun();
    m_run->setToolTip(why.isEmpty() ? tr("Run the recipe in the background (Ctrl+R)") : why);
    m_run->setAccessibleDescription(why);
    m_run->setProperty("whyNot", why);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void RecipePanel::estimate()
{
    const ModelViewPtr source = m_document.source();
    if (!source) {
        m_estimating.cancel();
        m_estimateText->clear();
        return;
    }
    m_estimating.start([model = source->model(), recipe = m_document.recipe()](const RunContext &context) { return estimateRecipe(model, recipe, context); },
                       [this](Result<RecipeEstimate> answer) {
                           if (answer.ok())
                               Q_EMIT estimated(*answer);
                       });
}

} // namespace pare
