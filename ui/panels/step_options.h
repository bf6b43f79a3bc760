// The options of a step, all of them or a choice, made from the table of its pass. Each applies as it is set; what differs from its default is bold
// and can be put back.
#pragma once

#include "core/passes/pass.h"

#include <QWidget>

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QToolButton;

namespace pare {

class StepOptions : public QWidget {
    Q_OBJECT

public:
    // names: only these, in this order; empty: all, as the table has them.
    StepOptions(const Pass &pass, QWidget *parent, const std::vector<std::string> &names = {});
    // As a recipe's step has them: only what differs from the defaults.
    void showOptions(const nlohmann::json &options);
    // What takes the focus, in order.
    [[nodiscard]] std::vector<QWidget *> focusChain() const;

Q_SIGNALS:
    void edited(const nlohmann::json &options, const QString &option);
    void considered(const nlohmann::json &options); // while an arrow or a key is held
    void statusHint(const QString &text);           // of the option that has the focus

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Field { // empty for an option that is not shown
        QLabel *label = nullptr;
        QWidget *editor = nullptr;
        QToolButton *reset = nullptr;
        std::function<std::string()> value;
        std::function<void(const std::string &)> show;
    };
    [[nodiscard]] Field fieldFor(size_t option);
    void edit(size_t option, const std::string &value);
    void mark(size_t option, const std::string &value);
    [[nodiscard]] nlohmann::json with(size_t option, const std::string &value) const;

    const Pass &m_pass;
    nlohmann::json m_options;
    std::vector<Field> m_fields;  // by option
    std::vector<size_t> m_order;  // options that are shown
    bool m_showing = false;
};

// "min_channels" -> "Min channels".
[[nodiscard]] QString optionTitle(const OptionSpec &spec);
// What the least value means, where the help says so, in English: "...; 0: no bound" stands in the field instead of a 0.
[[nodiscard]] QString meaningOfLeast(const OptionSpec &spec);

} // namespace pare
