// A picture of the chart, of what the graph shows, or of the whole graph: as what, how large, where.
#pragma once

#include "core/base/result.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pare {

class GraphCanvas;
class TradeOffChart;

class PictureDialog : public QDialog {
    Q_OBJECT

public:
    enum Subject { Chart, GraphView, WholeGraph };
    PictureDialog(TradeOffChart *chart, GraphCanvas *canvas, Subject subject, const QString &name, QWidget *parent = nullptr);
    void setPath(const QString &path) const;

Q_SIGNALS:
    void written(const QString &path);
    void failed(const pare::Error &error, const QString &path);

private:
    void check();
    void followEnding();
    void accept() override;
    [[nodiscard]] Subject subject() const;
    // What the file will measure, in words; an error where it cannot be written.
    [[nodiscard]] Result<QString> sizeText() const;
    [[nodiscard]] Result<void> write(const QString &path) const;

    TradeOffChart *m_chart;
    GraphCanvas *m_canvas;
    QString m_name;
    QComboBox *m_subject;
    QComboBox *m_format;
    QSpinBox *m_scale;
    QComboBox *m_colours;
    QLabel *m_size;
    QLineEdit *m_path;
    QLabel *m_message;
    QPushButton *m_ok;
};

} // namespace pare
