#include "ui/panels/step_options.h"

#include "ui/panels/held_edit.h"
#include "ui/theme/icons.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

#include <cstdlib>

namespace pare {

namespace {

// As many decimals as the number has.
class RealBox : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    [[nodiscard]] QString textFromValue(double value) const override { return locale().toString(value, 'g', 6); }
};

QString defaultText(const OptionSpec &spec)
{
    if (spec.type == OptionType::Boolean)
        return spec.fallback == "true" ? StepOptions::tr("on") : StepOptions::tr("off");
    if (spec.fallback.empty())
        return StepOptions::tr("nothing");
    return QString::fromStdString(spec.fallback) + (spec.unit.empty() ? QString() : QStringLiteral(" ") + coreWords(spec.unit));
}

// Where the named options stand in the table.
std::vector<size_t> placesOf(const Pass &pass, const std::vector<std::string> &names)
{
    std::vector<size_t> places;
    if (names.empty())
        for (size_t i = 0; i < pass.options.size(); ++i)
            places.push_back(i);
    for (const std::string &name : names)
        for (size_t i = 0; i < pass.options.size(); ++i)
            if (pass.options[i].name == name)
                places.push_back(i);
    return places;
}

QString helpText(const OptionSpec &spec)
{
    return StepOptions::tr("%1: %2. Default: %3.").arg(QString::fromStdString(spec.name), coreWords(spec.help), defaultText(spec));
}

} // namespace

QString optionTitle(const OptionSpec &spec)
{
    QString title = QString::fromStdString(spec.name).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return coreWords(title.toStdString());
}

StepOptions::StepOptions(const Pass &pass, QWidget *parent, const std::vector<std::string> &names)
    : QWidget(parent), m_pass(pass), m_options(nlohmann::json::object()), m_fields(pass.options.size()), m_order(placesOf(pass, names))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, scaled(space::inside), 0, scaled(space::inside));
    grid->setHorizontalSpacing(scaled(space::inside));
    grid->setVerticalSpacing(scaled(2));
    grid->setColumnStretch(1, 1);
    for (size_t row = 0; row < m_order.size(); ++row) {
        const size_t i = m_order[row];
        const OptionSpec &spec = pass.options[i];
        Field field = fieldFor(i);
        field.label = new QLabel(optionTitle(spec), this);
        field.label->setBuddy(field.editor);
        field.reset = new QToolButton(this);
        field.reset->setAutoRaise(true);
        field.reset->setIcon(themeIcon(QStringLiteral("edit-undo")));
        field.reset->setToolTip(tr("Back to %1").arg(defaultText(spec)));
        field.reset->setAccessibleName(tr("%1: back to %2").arg(optionTitle(spec), defaultText(spec)));
        QSizePolicy kept = field.reset->sizePolicy();
        kept.setRetainSizeWhenHidden(true); // nothing moves when it comes
        field.reset->setSizePolicy(kept);
        for (QWidget *part : {static_cast<QWidget *>(field.label), field.editor})
            part->setToolTip(helpText(spec));
        if (spec.type != OptionType::Boolean)
            field.editor->setMinimumWidth(scaled(72)); // the narrowest pane shows the whole row
        field.editor->setAccessibleName(optionTitle(spec));
        field.editor->setAccessibleDescription(coreWords(spec.help));
        field.editor->installEventFilter(this);
        connect(field.reset, &QToolButton::clicked, this, [this, i] {
            m_fields[i].editor->setFocus(); // the button goes
            edit(i, m_pass.options[i].fallback);
        });
        grid->addWidget(field.label, static_cast<int>(row), 0);
        grid->addWidget(field.editor, static_cast<int>(row), 1);
        grid->addWidget(field.reset, static_cast<int>(row), 2);
        m_fields[i] = std::move(field);
    }
    showOptions(m_options);
}

QString meaningOfLeast(const OptionSpec &spec)
{
    if (!spec.least)
        return {};
    const QRegularExpression words(QStringLiteral("(?:^|[ (;])%1: ([^,;.)]+)").arg(QLocale::c().toString(*spec.least, 'g', 8)));
    return words.match(QString::fromStdString(spec.help)).captured(1);
}

StepOptions::Field StepOptions::fieldFor(size_t option)
{
    const OptionSpec &spec = m_pass.options[option];
    const auto apply = [this, option] {
        if (!m_showing)
            edit(option, m_fields[option].value());
    };
    const auto asADrag = [&](QAbstractSpinBox *box) {
        return new HeldEdit(
            box,
            [this, option] {
                const std::string value = m_fields[option].value();
                mark(option, value);
                Q_EMIT considered(with(option, value));
            },
            apply);
    };
    Field field;
    switch (spec.type) {
    case OptionType::Boolean: {
        auto *box = new QCheckBox(this);
        connect(box, &QCheckBox::toggled, this, apply);
        field.editor = box;
        field.value = [box] { return box->isChecked() ? "true" : "false"; };
        field.show = [box](const std::string &value) { box->setChecked(value == "true"); };
        break;
    }
    case OptionType::Choice: {
        auto *combo = new QComboBox(this);
        for (const std::string &choice : spec.choices)
            combo->addItem(QString::fromStdString(choice));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(6);
        connect(combo, &QComboBox::currentIndexChanged, this, apply);
        field.editor = combo;
        field.value = [combo] { return combo->currentText().toStdString(); };
        field.show = [combo](const std::string &value) { combo->setCurrentText(QString::fromStdString(value)); };
        break;
    }
    case OptionType::Integer: {
        auto *spin = new QSpinBox(this);
        spin->setRange(static_cast<int>(spec.least.value_or(0)), static_cast<int>(spec.most.value_or(1'000'000)));
        spin->setSpecialValueText(coreWords(meaningOfLeast(spec).toStdString()));
        HeldEdit *held = asADrag(spin);
        connect(spin, &QSpinBox::valueChanged, held, [this, held] { if (!m_showing) held->valueChanged(); });
        if (!spec.unit.empty())
            spin->setSuffix(QStringLiteral(" ") + coreWords(spec.unit));
        field.editor = spin;
        field.value = [spin] { return std::to_string(spin->value()); };
        field.show = [spin](const std::string &value) { spin->setValue(std::atoi(value.c_str())); };
        break;
    }
    case OptionType::Real: {
        auto *spin = new RealBox(this);
        spin->setDecimals(6);
        spin->setRange(spec.least.value_or(-1e9), spec.most.value_or(1e9));
        spin->setSpecialValueText(coreWords(meaningOfLeast(spec).toStdString()));
        if (spec.most.value_or(1) <= 1)
            spin->setSingleStep(0.05);
        else
            spin->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType); // from 0.001 to 0.0011, from 10 to 11
        HeldEdit *held = asADrag(spin);
        connect(spin, &QDoubleSpinBox::valueChanged, held, [this, held] { if (!m_showing) held->valueChanged(); });
        if (!spec.unit.empty())
            spin->setSuffix(QStringLiteral(" ") + coreWords(spec.unit));
        field.editor = spin;
        field.value = [spin] { return QLocale::c().toString(spin->value(), 'g', 8).toStdString(); };
        field.show = [spin](const std::string &value) { spin->setValue(QLocale::c().toDouble(QString::fromStdString(value))); };
        break;
    }
    case OptionType::Text: {
        auto *edit = new QLineEdit(this);
        if (!spec.fallback.empty())
            edit->setPlaceholderText(QString::fromStdString(spec.fallback));
        connect(edit, &QLineEdit::editingFinished, this, apply);
        field.editor = edit;
        field.value = [edit] { return edit->text().toStdString(); };
        field.show = [edit](const std::string &value) {
            if (edit->text().toStdString() == value)
                return;
            edit->setText(QString::fromStdString(value));
            edit->setCursorPosition(0); // a long one shows its beginning
        };
        break;
    }
    }
    return field;
}

void StepOptions::showOptions(const nlohmann::json &options)
{
    m_showing = true;
    m_options = options.is_object() ? options : nlohmann::json::object();
    for (const size_t i : m_order) {
        const OptionSpec &spec = m_pass.options[i];
        const auto given = m_options.find(spec.name);
        std::string value = spec.fallback;
        if (given != m_options.end())
            value = given->is_string() ? given->get<std::string>() : given->dump();
        m_fields[i].show(value);
        mark(i, m_fields[i].value());
    }
    m_showing = false;
}

std::vector<QWidget *> StepOptions::focusChain() const
{
    std::vector<QWidget *> chain;
    for (const size_t i : m_order) {
        chain.push_back(m_fields[i].editor);
        chain.push_back(m_fields[i].reset);
    }
    return chain;
}

bool StepOptions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        for (const size_t i : m_order)
            if (m_fields[i].editor == watched)
                Q_EMIT statusHint(helpText(m_pass.options[i]));
    return false;
}

nlohmann::json StepOptions::with(size_t option, const std::string &value) const
{
    const OptionSpec &spec = m_pass.options[option];
    nlohmann::json options = m_options;
    options.erase(spec.name);
    const auto parsed = Options::parse(m_pass.options, {{spec.name, value}});
    // What the table refuses stands in the recipe as it was typed, and the step says what is wrong with it.
    if (!parsed.ok())
        options[spec.name] = value;
    else if (const nlohmann::json changed = parsed->toJson(m_pass.options, true); changed.contains(spec.name))
        options[spec.name] = changed[spec.name];
    return options;
}

void StepOptions::edit(size_t option, const std::string &value)
{
    nlohmann::json options = with(option, value);
    if (options == m_options)
        return;
    Q_EMIT edited(options, optionTitle(m_pass.options[option]));
}

void StepOptions::mark(size_t option, const std::string &value)
{
    const Field &field = m_fields[option];
    const bool changed = with(option, value).contains(m_pass.options[option].name);
    QFont font = field.label->font();
    if (font.bold() != changed) {
        font.setBold(changed);
        field.label->setFont(font);
    }
    field.reset->setVisible(changed);
}

} // namespace pare
