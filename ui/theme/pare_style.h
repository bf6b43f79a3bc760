#pragma once

#include <QProxyStyle>

namespace pare {

// Fusion with outlines that reach 3:1, a focus ring that is always seen, plain headers and flat bars. Colours come from
// currentTheme(), lengths from the text size. Two dynamic properties are read from push buttons:
//   "primary"      true: filled with the accent; at most one a view.
//   "unavailable"  true: drawn as disabled though it can be focused, so that its reason can be read.
// Spin boxes, sliders and combo boxes ignore the wheel until they have focus, so scrolling a panel changes no value.
// A key without Ctrl or Alt that is pressed in an open menu belongs to the menu alone.
class PareStyle : public QProxyStyle {
    Q_OBJECT

public:
    PareStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returned = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget = nullptr) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace pare
