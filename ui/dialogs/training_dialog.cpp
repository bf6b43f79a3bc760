#include "ui/dialogs/training_dialog.h"

#include "core/base/units.h"
#include "core/passes/all_passes.h"
#include "core/runtime/trainer.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/panels/step_options.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {

namespace {

constexpr const char *teacher = "teacher"; // has a row of its own

// In this order on top, as far as the pass has them.
const std::vector<std::string> &importantOptions()
{
    static const std::vector<std::string> names{"bits", "epochs", "minutes", "learning_rate", "batch", "alpha", "labels", "flip", "shift"};
    return names;
}

bool isImportant(const std::string &name)
{
    return std::find(importantOptions().begin(), importantOptions().end(), name) != importantOptions().end();
}

bool hasOption(const Pass &pass, const std::string &name)
{
    return std::any_of(pass.options.begin(), pass.options.end(), [&](const OptionSpec &spec) { return spec.name == name; });
}

std::vector<std::string> theRest(const Pass &pass)
{
    std::vector<std::string> names;
    for (const OptionSpec &spec : pass.options)
        if (!isImportant(spec.name) && spec.name != teacher)
            names.push_back(spec.name);
    return names;
}

bool hasStep(const Recipe &recipe, const std::string &pass)
{
    return std::any_of(recipe.steps.begin(), recipe.steps.end(), [&](const RecipeStep &step) { return step.enabled && step.pass == pass; });
}

bool hasAnyStep(const Recipe &recipe)
{
    return std::any_of(recipe.steps.begin(), recipe.steps.end(), [](const RecipeStep &step) { return step.enabled; });
}

} // namespace

TrainingDialog::TrainingDialog(Document &document, QWidget *parent)
    : QDialog(parent), m_document(document), m_data(new QLabel(this)), m_dataButton(new QPushButton(tr("Data…"), this)), m_teacherRow(new QWidget(this)), m_teacher(new QLineEdit(m_teacherRow)),
      m_optionsHost(new QWidget(this)), m_more(new QToolButton(this)), m_end(new QLabel(this)), m_selected(new QCheckBox(this)), m_warning(new QLabel(this)), m_problem(new QLabel(this))
{
    setWindowTitle(tr("Add training step"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(scaled(space::between));
    buildKinds(column);
    buildData(column);
    buildTeacher(column);
    buildOptions(column);
    for (QLabel *label : {m_end, m_warning, m_problem}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_end->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Add training step"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TrainingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&document, &Document::dataChanged, this, &TrainingDialog::showData);
    connect(&document, &Document::recipeChanged, this, &TrainingDialog::check);
    showData();
    const Recipe &recipe = document.recipe();
    choose(hasStep(recipe, "quantize-static") ? "train-quantized" : hasAnyStep(recipe) ? "distill" : "fine-tune");
    rememberSize(this, QStringLiteral("training"), QSize(scaled(520), scaled(600)));
}

void TrainingDialog::buildKinds(QVBoxLayout *column)
{
    const struct {
        const char *pass;
        QString title, words;
    } kinds[] = {{"fine-tune", tr("Fine-tune"), tr("Learns the labels of the training data.")},
                 {"distill", tr("Distill"), tr("Learns to give what a teacher gives: the source, or another model. Needs no labels.")},
                 {"train-quantized", tr("Train quantized"), tr("The same for a quantized model: integers and scales learn with the rounding in the loop.")}};
    for (const auto &kind : kinds) {
        auto *button = new QRadioButton(kind.title, this);
        button->setAccessibleDescription(kind.words);
        m_kinds[kind.pass] = button;
        auto *words = new QLabel(kind.words, this);
        words->setWordWrap(true);
        words->setForegroundRole(QPalette::PlaceholderText);
        words->setFont(smallFont());
        words->setBuddy(button);
        words->setContentsMargins(scaled(22), 0, 0, 0); // under the words of the button
        auto *both = new QVBoxLayout;
        both->setSpacing(scaled(2));
        both->addWidget(button);
        both->addWidget(words);
        column->addLayout(both);
        connect(button, &QRadioButton::toggled, this, [this, pass = std::string(kind.pass)](bool on) {
            if (on)
                choose(pass);
        });
    }
}

void TrainingDialog::buildData(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    m_data->setWordWrap(true);
    m_dataButton->setAutoDefault(false);
    m_dataButton->setToolTip(tr("Choose the data to train on"));
    row->addWidget(m_data, 1);
    row->addWidget(m_dataButton, 0, Qt::AlignTop);
    column->addSpacing(scaled(space::inside));
    column->addLayout(row);
    connect(m_dataButton, &QPushButton::clicked, this, &TrainingDialog::dataRequested);
}

void TrainingDialog::buildTeacher(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout(m_teacherRow);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Teacher"), m_teacherRow);
    label->setBuddy(m_teacher);
    m_teacher->setPlaceholderText(tr("the model before the first step"));
    m_teacher->setAccessibleName(tr("Teacher, an ONNX file; empty: the model before the first step"));
    m_teacher->setClearButtonEnabled(true);
    auto *browse = new QPushButton(tr("Choose…"), m_teacherRow);
    browse->setAutoDefault(false);
    row->addWidget(label);
    row->addWidget(m_teacher, 1);
    row->addWidget(browse);
    column->addWidget(m_teacherRow);
    connect(m_teacher, &QLineEdit::textChanged, this, [this](const QString &path) {
        nlohmann::json options = m_options;
        options.erase(teacher);
        if (!path.trimmed().isEmpty())
            options[teacher] = path.trimmed().toStdString();
        setOptions(options);
    });
    connect(browse, &QPushButton::clicked, this, [this] {
        QSettings settings;
        const QString path = QFileDialog::getOpenFileName(this, tr("Teacher"), settings.value(QStringLiteral("folders/model")).toString(), tr("Models (*.onnx)"));
        if (!path.isEmpty())
            setTeacher(path);
    });
}

void TrainingDialog::buildOptions(QVBoxLayout *column)
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_optionsColumn = new QVBoxLayout(m_optionsHost);
    m_optionsColumn->setContentsMargins(0, 0, scaled(space::between), 0);
    m_optionsColumn->setSpacing(scaled(space::inside));
    m_more->setText(tr("More options"));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    connect(m_more, &QToolButton::toggled, this, &TrainingDialog::showMore);
    const auto selected = static_cast<int64_t>(m_document.layers().names().size());
    m_selected->setText(tr("Only the %1 may change").arg(counted(selected, Counted::SelectedLayer)));
    m_selected->setObjectName(QStringLiteral("selected layers"));
    m_selected->setVisible(selected > 0);
    m_optionsColumn->addWidget(m_selected);
    m_optionsColumn->addWidget(m_more, 0, Qt::AlignLeft);
    m_optionsColumn->addStretch(1);
    scroll->setWidget(m_optionsHost);
    column->addWidget(scroll, 1);
}

void TrainingDialog::choose(const std::string &pass)
{
    m_kinds.at(pass)->setChecked(true);
    if (m_pass == pass)
        return;
    m_pass = pass;
    showPass();
}

// What was set of options that both passes have stays.
void TrainingDialog::showPass()
{
    const Pass &pass = *findPass(m_pass);
    nlohmann::json kept = nlohmann::json::object();
    for (const auto &[name, value] : m_options.items())
        if (hasOption(pass, name))
            kept[name] = value;
    if (hasOption(pass, teacher) && !m_teacher->text().trimmed().isEmpty())
        kept[teacher] = m_teacher->text().trimmed().toStdString();
    m_teacherRow->setVisible(hasOption(pass, teacher));
    for (StepOptions *old : {m_first, m_rest})
        delete old;
    m_first = new StepOptions(pass, m_optionsHost, importantOptions());
    m_rest = new StepOptions(pass, m_optionsHost, theRest(pass));
    m_optionsColumn->insertWidget(0, m_first);
    m_optionsColumn->insertWidget(m_optionsColumn->indexOf(m_more) + 1, m_rest);
    m_rest->setVisible(m_more->isChecked());
    for (StepOptions *part : {m_first, m_rest}) {
        connect(part, &StepOptions::edited, this, [this](const nlohmann::json &options) { setOptions(options); });
        connect(part, &StepOptions::considered, this, [this](const nlohmann::json &options) { setOptions(options); });
    }
    // As they stand: kinds, data, teacher, first options, layers, more.
    QWidget *before = m_teacher;
    for (QWidget *widget : m_first->focusChain()) {
        setTabOrder(before, widget);
        before = widget;
    }
    setTabOrder(before, m_selected);
    setTabOrder(m_selected, m_more);
    before = m_more;
    for (QWidget *widget : m_rest->focusChain()) {
        setTabOrder(before, widget);
        before = widget;
    }
    setOptions(kept);
}

void TrainingDialog::showMore(bool on)
{
    m_more->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    m_rest->setVisible(on);
}

void TrainingDialog::setTeacher(const QString &path)
{
    m_teacher->setText(path);
}

void TrainingDialog::setOptions(const nlohmann::json &options)
{
    m_options = options;
    for (StepOptions *part : {m_first, m_rest})
        if (part)
            part->showOptions(m_options);
    check();
}

void TrainingDialog::showData()
{
    const auto training = m_document.trainingData();
    if (training)
        m_data->setText(tr("Trained on %1. A part of it is held out and tells which weights are kept; samples that results are measured on are never learned.")
                            .arg(QFileInfo(QString::fromStdString(training->path.string())).fileName()));
    else
        showWarning(m_data, tr("There is no data to train on yet; without it the recipe cannot be run."));
    check();
}

QString TrainingDialog::problem() const
{
    const QString path = m_teacher->text().trimmed();
    if (!m_teacherRow->isHidden() && !path.isEmpty()) {
        const QFileInfo file(path);
        if (!file.exists())
            return tr("Teacher: %1 is not there.").arg(path);
        if (!file.isFile() || !file.isReadable())
            return tr("Teacher: %1 is no file that can be read.").arg(path);
    }
    const Pass *pass = findPass(m_pass);
    if (!pass)
        return {};
    const auto parsed = Options::fromJson(pass->options, m_options);
    if (!parsed.ok())
        return QString::fromStdString(parsed.error().text());
    if (hasOption(*pass, "bits"))
        if (const int64_t bits = parsed->integer("bits"); bits == 1 || (bits > 4 && bits < 8))
            return tr("Bits: weights are stored in 2, 3, 4 or 8 bits; 0 trains what is quantized already.");
    return {};
}

QString TrainingDialog::warning() const
{
    if (findTrainer().empty())
        return QString::fromStdString(trainerMissing());
    const bool taught = m_options.contains(teacher);
    if (m_pass == "distill" && !taught && !hasAnyStep(m_document.recipe()))
        return tr("No step before it changes the model, so it would learn from itself. Choose a teacher, or add it after a step that loses accuracy.");
    if (m_pass == "train-quantized" && !hasStep(m_document.recipe(), "quantize-static") && m_options.value("bits", 0) == 0)
        return tr("No step before it quantizes the model. Add quantize-static first, or set Bits to train weights for so many bits.");
    return {};
}

// When it ends, in a sentence.
QString TrainingDialog::endText() const
{
    const Pass *pass = findPass(m_pass);
    const auto options = pass ? Options::fromJson(pass->options, m_options) : Result<Options>(Options());
    if (!pass || !options.ok())
        return {};
    const auto text = [](double value) { return QLocale::c().toString(value, 'g', 4); };
    QStringList ends{options->real("epochs") == 1 ? tr("one walk through the data") : tr("%1 walks through the data").arg(text(options->real("epochs")))};
    if (options->integer("steps") > 0)
        ends << counted(options->integer("steps"), Counted::Step);
    if (options->real("minutes") > 0)
        ends << tr("about %1 min").arg(text(options->real("minutes")));
    QString sentence = tr("Ends after %1").arg(ends.join(tr(" or ")));
    if (ends.size() > 1)
        sentence += tr(", whichever comes first");
    if (const int64_t patience = options->integer("patience"); patience > 0)
        sentence += tr("; earlier after %1 without a better held-out score").arg(counted(patience, Counted::Look));
    return sentence + tr(". It can be stopped at any time with the best weights so far.");
}

void TrainingDialog::check()
{
    if (!m_first)
        return; // not built yet
    const QString why = problem();
    m_end->setText(endText());
    showWarning(m_warning, warning());
    showProblem(m_problem, why);
    m_ok->setEnabled(why.isEmpty());
    m_ok->setToolTip(why);
}

void TrainingDialog::accept()
{
    if (QWidget *field = focusWidget())
        field->clearFocus(); // what was typed there counts
    if (!problem().isEmpty())
        return;
    Select select;
    if (m_selected->isVisible() && m_selected->isChecked())
        select.names.assign(m_document.layers().names().begin(), m_document.layers().names().end());
    Q_EMIT stepChosen(m_pass, select, m_options);
    QDialog::accept();
}

} // namespace pare
