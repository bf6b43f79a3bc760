// A step that trains: what is learned from whom, the choices that matter, and behind "More options" the rest of the pass's table.
#pragma once

#include "ui/models/document.h"

#include <QDialog>

#include <map>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace pare {

struct Pass;
class StepOptions;

class TrainingDialog : public QDialog {
    Q_OBJECT

public:
    explicit TrainingDialog(Document &document, QWidget *parent = nullptr);

    void choose(const std::string &pass); // "fine-tune", "distill", "train-quantized"
    void setTeacher(const QString &path);
    [[nodiscard]] const std::string &pass() const { return m_pass; }
    [[nodiscard]] const nlohmann::json &options() const { return m_options; } // as a step has them
    [[nodiscard]] QString problem() const;  // why it cannot be added; empty where it can
    [[nodiscard]] QString warning() const;  // what speaks against it

Q_SIGNALS:
    void stepChosen(const std::string &pass, const pare::Select &select, const nlohmann::json &options);
    void dataRequested();

private:
    void accept() override;
    void buildKinds(QVBoxLayout *column);
    void buildData(QVBoxLayout *column);
    void buildTeacher(QVBoxLayout *column);
    void buildOptions(QVBoxLayout *column);
    void showPass();
    void showMore(bool on);
    void showData();
    void setOptions(const nlohmann::json &options);
    void check();
    [[nodiscard]] QString endText() const;

    Document &m_document;
    std::string m_pass;
    nlohmann::json m_options = nlohmann::json::object();
    std::map<std::string, QRadioButton *> m_kinds;
    QLabel *m_data;
    QPushButton *m_dataButton;
    QWidget *m_teacherRow;
    QLineEdit *m_teacher;
    QWidget *m_optionsHost;
    QVBoxLayout *m_optionsColumn;
    StepOptions *m_first = nullptr; // the few that matter
    StepOptions *m_rest = nullptr;
    QToolButton *m_more;
    QLabel *m_end;
    QCheckBox *m_selected;
    QLabel *m_warning;
    QLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace pare
