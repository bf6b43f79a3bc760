// Several presets at once: tick, vary, order, see what it takes, run them one after the other.
#pragma once

#include "ui/models/document.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace pare {

class BatchDialog : public QDialog {
    Q_OBJECT

public:
    explicit BatchDialog(Document &document, QWidget *parent = nullptr);

    // What would run, in the order of the queue.
    [[nodiscard]] std::vector<Preset> chosen() const;
    void setChosen(const std::string &preset, bool on);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Row {
        Preset preset;
        QString why; // it cannot be run; empty where it can
        bool ticked = false;
        QString ratios;       // as typed; empty where nothing is pruned
        QString calibrators;  // one of the pass's choices, or "each in turn"; empty where there is no choice
    };
    void fill();
    void fillRow(int at);
    void fitRows();
    void move(int by);
    void updateCount();
    void accept() override;
    [[nodiscard]] QString wordsOf(const Row &row) const;
    [[nodiscard]] std::vector<Preset> variationsOf(const Row &row) const;
    [[nodiscard]] bool measuredAlready(const Preset &preset) const;
    // Seconds that they take by what the source took; nullopt before it was measured.

    Document &m_document;
    std::vector<Row> m_rows;
    QTableWidget *m_list;
    QPushButton *m_up;
    QPushButton *m_down;
    QLabel *m_count;
    QLabel *m_message;
    QPushButton *m_ok;
    bool m_filling = false;
};

} // namespace pare
