#include "ui/panels/recipe_panel.h"

#include "core/targets/target_options.h"
#include "ui/panels/recipe_foot.h"
#include "ui/panels/step_list.h"
#include "ui/panels/treatment_box.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

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

} // namespace

RecipePanel::RecipePanel(Document &document, QWidget *parent) : QWidget(parent), m_document(document)
{
    const int margin = scaled(space::paneMargin);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what it holds takes the keyboard, and brings itself into sight
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(scroll);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(space::between));
    scroll->setWidget(body);
    scroll->setMinimumHeight(scaled(40)); // scrolls before the foot is cut
    outer->addWidget(scroll, 1);
    m_treatment = new TreatmentBox(document, body);
    m_steps = new StepList(document, body);
    m_foot = new RecipeFoot(document, this);

    m_head = new QLabel(tr("Recipe"), body);
    m_head->setFont(titleFont());
    column->addWidget(m_head);
    column->addWidget(m_treatment);
    column->addWidget(hairline(body));
    column->addWidget(m_steps);
    column->addStretch(1);
    outer->addWidget(hairline(this));
    outer->addWidget(m_foot);

    connect(m_treatment, &TreatmentBox::considered, this, &RecipePanel::estimate);
    connect(m_treatment, &TreatmentBox::channelsPreviewed, this, &RecipePanel::channelsPreviewed);
    connect(m_treatment, &TreatmentBox::statusHint, this, &RecipePanel::statusHint);
    connect(m_steps, &StepList::considered, this, &RecipePanel::estimate);
    connect(m_steps, &StepList::trainingStepRequested, this, &RecipePanel::trainingStepRequested);
    connect(m_steps, &StepList::statusHint, this, &RecipePanel::statusHint);
    connect(this, &RecipePanel::estimated, m_steps, &StepList::showEffects);
    connect(m_foot, &RecipeFoot::runRequested, this, &RecipePanel::runRequested);
    connect(m_foot, &RecipeFoot::statusHint, this, &RecipePanel::statusHint);
    connect(this, &RecipePanel::estimated, m_foot, &RecipeFoot::showEstimate);
    connect(&m_document.layers(), &LayerSelection::changed, m_treatment, &TreatmentBox::showSelection);
    for (const auto signal : {&Document::opened, &Document::closed, &Document::recipeChanged, &Document::dataChanged, &Document::keptChanged})
        connect(&m_document, signal, this, &RecipePanel::showEverything);
    showEverything();
}

void RecipePanel::setHeadShown(bool shown)
{
    m_head->setVisible(shown);
}

QPushButton *RecipePanel::runButton() const
{
    return m_foot->runButton();
}

const std::vector<QAction *> &RecipePanel::stepActions() const
{
    return m_steps->stepActions();
}

void RecipePanel::setPrecision(PrecisionChoice choice)
{
    m_treatment->setPrecision(choice);
}

void RecipePanel::setLeaveAlone(bool on)
{
    m_treatment->setLeaveAlone(on);
}

void RecipePanel::focusPrune()
{
    m_treatment->focusPrune();
}

void RecipePanel::clearTreatment()
{
    m_treatment->clearTreatment();
}

void RecipePanel::addStep(const std::string &pass, const Select &select, const nlohmann::json &options)
{
    m_steps->addStep(pass, select, options);
}

void RecipePanel::showEverything()
{
    m_treatment->showSelection();
    m_steps->showSteps();
    m_foot->showGuard();
    m_foot->showTarget();
    m_foot->showRun();
    estimate(m_document.recipe());
}

void RecipePanel::estimate(const Recipe &recipe)
{
    const ModelViewPtr source = m_document.source();
    if (!source) {
        m_estimating.cancel();
        m_estimator.reset();
        m_foot->clearEstimate();
        return;
    }
    if (!m_estimator || m_estimator->source() != source)
        m_estimator = std::make_shared<RecipeEstimator>(source);
    Recipe fitted = recipe; // as a run fits it
    const Target target = m_document.target();
    for (RecipeStep &step : fitted.steps)
        fitToTarget(step, target, Wishes::FillIn);
    m_estimating.start([estimator = m_estimator, recipe = std::move(fitted), calibrated = m_document.calibrationData().has_value()](
                           const RunContext &context) { return estimator->of(recipe, context, calibrated); },
                       [this](Result<RecipeEstimate> answer) {
                           if (answer.ok())
                               Q_EMIT estimated(*answer);
                       });
}

} // namespace pare
