#include "ui/panels/step_list.h"

#include "core/passes/pass.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <functional>
#include <limits>

namespace pare {

namespace {

struct Field {
    QWidget *widget = nullptr;
    std::function<std::string()> value;
    std::function<void()> reset;
};

Field fieldFor(const OptionSpec &spec, const std::string &now, QWidget *parent)
{
    Field field;
    switch (spec.type) {
    case OptionType::Boolean: {
        auto *box = new QCheckBox(parent);
        box->setChecked(now == "true");
        field = {box, [box] { return box->isChecked() ? "true" : "false"; }, [box, &spec] { box->setChecked(spec.fallback == "true"); }};
        break;
    }
    case OptionType::Choice: {
        auto *combo = new QComboBox(parent);
        for (const std::string &choice : spec.choices)
            combo->addItem(QString::fromStdString(choice));
        combo->setCurrentText(QString::fromStdString(now));
        field = {combo, [combo] { return combo->currentText().toStdString(); },
                 [combo, &spec] { combo->setCurrentText(QString::fromStdString(spec.fallback)); }};
        break;
    }
    case OptionType::Integer: {
        auto *spin = new QSpinBox(parent);
        spin->setRange(static_cast<int>(spec.least.value_or(0)), static_cast<int>(spec.most.value_or(1'000'000)));
        spin->setValue(std::atoi(now.c_str()));
        spin->setFocusPolicy(Qt::StrongFocus);
        if (!spec.unit.empty())
            spin->setSuffix(QStringLiteral(" ") + QString::fromStdString(spec.unit));
        field = {spin, [spin] { return std::to_string(spin->value()); }, [spin, &spec] { spin->setValue(std::atoi(spec.fallback.c_str())); }};
        break;
    }
    case OptionType::Real: {
        auto *spin = new QDoubleSpinBox(parent);
        spin->setDecimals(4);
        spin->setRange(spec.least.value_or(-1e9), spec.most.value_or(1e9));
        spin->setSingleStep(0.05);
        spin->setValue(std::atof(now.c_str()));
        spin->setFocusPolicy(Qt::StrongFocus);
        if (!spec.unit.empty())
            spin->setSuffix(QStringLiteral(" ") + QString::fromStdString(spec.unit));
        field = {spin, [spin] { return QLocale::c().toString(spin->value(), 'g', 8).toStdString(); },
                 [spin, &spec] { spin->setValue(std::atof(spec.fallback.c_str())); }};
        break;
    }
    case OptionType::Text: {
        auto *edit = new QLineEdit(QString::fromStdString(now), parent);
        field = {edit, [edit] { return edit->text().toStdString(); }, [edit, &spec] { edit->setText(QString::fromStdString(spec.fallback)); }};
        break;
    }
    }
    return field;
}

} // namespace

std::optional<nlohmann::json> askOptions(const Pass &pass, const nlohmann::json &options, QWidget *parent)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(QObject::tr("Options of %1").arg(QString::fromStdString(pass.id)));
    auto *layout = new QVBoxLayout(&dialog);
    auto *summary = new QLabel(QString::fromStdString(pass.summary), &dialog);
    summary->setWordWrap(true);
    layout->addWidget(summary);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto given = Options::fromJson(pass.options, options);
    std::vector<Field> fields;
    for (const OptionSpec &spec : pass.options) {
        const std::string now = given.ok() ? given->text(spec.name) : spec.fallback;
        Field field = fieldFor(spec, now, &dialog);
        field.widget->setToolTip(QString::fromStdString(spec.help));
        field.widget->setAccessibleDescription(QString::fromStdString(spec.help));
        auto *label = new QLabel(QString::fromStdString(spec.name), &dialog);
        label->setToolTip(QString::fromStdString(spec.help));
        label->setBuddy(field.widget);
        QFont font = label->font();
        font.setBold(now != spec.fallback);
        label->setFont(font);
        form->addRow(label, field.widget);
        auto *help = new QLabel(QString::fromStdString(spec.help), &dialog);
        help->setWordWrap(true);
        help->setForegroundRole(QPalette::PlaceholderText);
        form->addRow(QString(), help);
        fields.push_back(std::move(field));
    }
    if (pass.options.empty())
        form->addRow(new QLabel(QObject::tr("This pass has no options."), &dialog));
    layout->addLayout(form);
    auto *message = new QLabel(&dialog);
    message->setWordWrap(true);
    message->hide();
    layout->addWidget(message);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, &dialog);
    QPushButton *set = buttons->addButton(QObject::tr("Set options"), QDialogButtonBox::AcceptRole);
    set->setDefault(true);
    QPushButton *reset = buttons->addButton(QObject::tr("Reset"), QDialogButtonBox::ResetRole);
    layout->addWidget(buttons);
    dialog.setMinimumWidth(scaled(420));
    nlohmann::json result = nlohmann::json::object();
    const auto collect = [&]() -> Result<void> {
        result = nlohmann::json::object();
        std::map<std::string, std::string> values;
        for (size_t i = 0; i < fields.size(); ++i)
            if (const std::string value = fields[i].value(); value != pass.options[i].fallback)
                values[pass.options[i].name] = value;
        PARE_TRY_ASSIGN(const Options parsed, Options::parse(pass.options, values));
        result = parsed.toJson(pass.options, true);
        return {};
    };
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, [&] {
        if (const auto state = collect(); !state.ok()) {
            message->setText(QString::fromStdString(state.error().text()));
            message->show();
            return;
        }
        dialog.accept();
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    QObject::connect(reset, &QPushButton::clicked, &dialog, [&] {
        for (Field &field : fields)
            field.reset();
    });
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return result;
}

} // namespace pare
