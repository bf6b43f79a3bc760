#pragma once

#include "ui/charts/trade_off_scene.h"
#include "ui/theme/palette.h"

#include <qcustomplot.h>

#include <functional>

namespace pare {

// QCustomPlot as the trade-off chart uses it: axes, grid and paint buffers are its own, everything else is drawn from a
// TradeOffScene. Three buffers: axes with guard and front; marks with bars and labels; the overlay (hover, cursor, what
// is fading in), so that a moving pointer redraws that one alone. Knows no mouse and no key.
class TradeOffPlot : public QCustomPlot {
    Q_OBJECT

public:
    enum class Use { Window, Picture }; // a picture carries the axis title, which the window has as a button

    explicit TradeOffPlot(Use use, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setContents(TradeOffData data, TradeOffView view);
    void setView(TradeOffView view);
    // What lies on top, apart from the scene; repainted by redrawOverlay() alone.
    void setOverlay(std::function<void(QPainter &)> paint);
    void redrawOverlay();

    const TradeOffData &data() const { return m_data; }
    const TradeOffView &view() const { return m_view; }
    const TradeOffScene &scene() const { return m_scene; } // as of the last replot
    const TradeOffMeasures &measures() const { return m_measures; }
    const Theme &theme() const { return m_theme; }

    // Where the axis title stands: "Size (MB)", and its text.
    QRectF axisTitleRect() const { return m_frame.axisTitle; }
    QString axisTitle() const;
    QRectF headRect() const { return m_frame.head; }
    // What of the head's right end is covered by the window's buttons.
    void setHeadReserve(double pixels);

    // Draws the whole chart of `size` pixels; for pictures.
    void drawInto(QPaintDevice &device, const QSize &size);

protected:
    // Takes a view that differs in the overlay only: nothing is redrawn.
    void assignView(TradeOffView view) { m_view = std::move(view); }
    void paintEvent(QPaintEvent *event) override;

private:
    // Where the parts of the chart lie in the viewport.
    struct Frame {
        QRectF head;
        QRectF area; // plot and gutter
        QRectF legend;
        QRectF axisTitle;
    };

    void arrange();
    void dressAxes();
    void paintHead(QPainter &painter) const;
    void paintFoot(QPainter &painter) const;
    void paintHint(QPainter &painter) const;

    Use m_use;
    Theme m_theme;
    TradeOffData m_data;
    TradeOffView m_view;
    TradeOffMeasures m_measures;
    TradeOffScene m_scene;
    LabelMemory m_labels;
    Frame m_frame;
    AxisUnit m_unit;
    double m_headReserve = 0;
    std::function<void(QPainter &)> m_overlay;
};

} // namespace pare
