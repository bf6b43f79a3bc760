// One sample large: its input, the label, and what A and B give for it side by side.
#pragma once

#include "core/measure/sample_pairs.h"
#include "ui/models/sample_cell.h"

#include <QWidget>

#include <array>

class QLabel;
class QTableWidget;

namespace pare {

class SampleDetail : public QWidget {
    Q_OBJECT

public:
    explicit SampleDetail(QWidget *parent = nullptr);
    void setSample(const SamplePair &pair, const SampleCell &cell, const std::array<QString, 2> &names, const SamplePairs &of);
    void clear();
    [[nodiscard]] QTableWidget *outputs() const { return m_outputs; }
    [[nodiscard]] const QImage &picture() const { return m_image; }

    // "83 % apart": how far the outputs are apart, in words.
    static QString apartText(double distance);
    static QString apartHint(bool shares); // how that is found

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawPicture();

    QImage m_image;
    QLabel *m_picture;
    QLabel *m_head;
    QTableWidget *m_outputs;
};

} // namespace pare
