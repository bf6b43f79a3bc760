// A pane of the main window that can fold to a strip with its name.
#pragma once

#include <QWidget>

namespace pare {

class FoldStrip;

class FoldPane : public QWidget {
    Q_OBJECT

public:
    // `edge`: where in the window it is; the strip of a left or right pane stands upright. `least`: the smallest length that the
    // contents are shown at, across the splitter.
    FoldPane(Qt::Edge edge, const QString &title, QWidget *contents, int least, QWidget *parent = nullptr);

    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    void setTitle(const QString &title);
    [[nodiscard]] QWidget *contents() const { return m_contents; }

Q_SIGNALS:
    void foldChanged(bool folded);
    void openRequested(); // a click on the strip

private:
    [[nodiscard]] bool upright() const { return m_edge != Qt::BottomEdge; }

    Qt::Edge m_edge;
    QWidget *m_contents;
    FoldStrip *m_strip;
    int m_least;
    bool m_folded = false;
};

} // namespace pare
