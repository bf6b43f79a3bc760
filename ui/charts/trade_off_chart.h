#pragma once

#include "ui/charts/trade_off_pad.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace pare {

// The trade-off chart: accuracy upward, cost along, one mark a variant. Shows what it is given and says what the hand
// did; it changes neither selection nor guard itself. Colours and text size follow the application.
class TradeOffChart : public QWidget {
    Q_OBJECT

public:
    explicit TradeOffChart(QWidget *parent = nullptr);

    void setData(TradeOffData data);
    const TradeOffData &data() const; // as shown: without candidates where they are off

    // Instead of a chart without points: a sentence, and the button that helps ("Measure the source", with a reason
    // where it cannot be pressed now). Shown while the data has no point that could be placed.
    void setEmptyState(const QString &sentence, const QString &button, const QString &reasonDisabled = {});

    void setSelected(const std::set<TradeOffId> &ids);
    void setCompared(std::optional<TradeOffId> a, std::optional<TradeOffId> b);
    void setHovered(std::optional<TradeOffId> id);
    // Cost of the recipe at hand, before it has run; by TradeOffX, each may be unknown.
    void setEstimate(const std::array<std::optional<double>, tradeOffXCount> &estimate);

    // How it is looked at; the same as the buttons and the menu.
    TradeOffX along() const;
    bool isLogarithmic() const;
    bool isFrontOnly() const;
    bool isWholeRange() const;
    void setAlong(TradeOffX x);
    void setLogarithmic(bool on);
    void setFrontOnly(bool on);
    void setWholeRange(bool on);
    // What searches tried on their way, as faint dots; off at first.
    bool showsCandidates() const { return m_candidates->isChecked(); }
    void setCandidates(bool on) { m_candidates->setChecked(on); }

    // For the window's own menus: front only, whole range, logarithmic, and the four axes.
    QAction *frontOnlyAction() const { return m_frontOnly; }
    QAction *wholeRangeAction() const { return m_wholeRange; }
    QAction *logarithmicAction() const { return m_logarithmic; }
    QList<QAction *> alongActions() const;

    // An action of the window's own for the chart's head: a button with its icon.
    void setWindowAction(QAction *action);

    TradeOffPad *pad() const { return m_pad; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void pointClicked(pare::TradeOffId id, Qt::KeyboardModifiers modifiers);
    void pointDoubleClicked(pare::TradeOffId id);
    void emptyClicked();
    void guardDragging(double guard); // while the line is held; the old value again if the drag is given up
    void guardDragged(double guard);
    void hovered(std::optional<pare::TradeOffId> id);
    void emptyStateButtonClicked();
    void viewChanged(); // axis, scale, front only or whole range: for saving
    // The chart's own context menu before it opens, so that actions for that variant can be added.
    void menuAboutToShow(QMenu *menu, std::optional<pare::TradeOffId> id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void changeView(const std::function<void(TradeOffView &)> &change);
    void showMenu(std::optional<TradeOffId> id, const QPoint &globalPosition);
    void arrangeButtons();
    void showData();
    void updatePage();
    void describe();

    TradeOffPad *m_pad = nullptr;
    QStackedLayout *m_pages = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_emptyButton = nullptr;
    QToolButton *m_axisButton = nullptr;
    QToolButton *m_frontButton = nullptr;
    QToolButton *m_rangeButton = nullptr;
    QToolButton *m_windowButton = nullptr;
    QMenu *m_axisMenu = nullptr;
    std::array<QAction *, tradeOffXCount> m_along{};
    QAction *m_logarithmic = nullptr;
    QAction *m_frontOnly = nullptr;
    QAction *m_wholeRange = nullptr;
    QAction *m_candidates = nullptr;
    TradeOffData m_all; // with candidates
};

} // namespace pare
