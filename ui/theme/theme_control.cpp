#include "ui/theme/theme_control.h"

#include "ui/theme/combo_accessible.h"
#include "ui/theme/current_theme.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pare_style.h"

#include <QApplication>
#include <QScreen>
#include <QToolTip>

#include <algorithm>

namespace pare {
namespace {

constexpr double designPointSize = 10.0;
constexpr double designDotsPerInch = 96.0;

bool &mutableMotion()
{
    static bool allowed = true;
    return allowed;
}

QFont scaledFont(QFont font, int percent)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * percent / 100.0);
    else
        font.setPixelSize(std::max(1, font.pixelSize() * percent / 100));
    return font;
}

// How much larger a line of this font is than the design's.
double scaleOf(const QFont &font)
{
    constexpr double designPixels = designPointSize * designDotsPerInch / 72.0;
    if (font.pointSizeF() <= 0)
        return font.pixelSize() / designPixels;
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double dotsPerInch = screen ? screen->logicalDotsPerInch() : designDotsPerInch;
    return font.pointSizeF() * dotsPerInch / 72.0 / designPixels;
}

} // namespace

bool motionAllowed()
{
    return mutableMotion();
}

QPalette widgetPalette(const Theme &theme)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour, const QColor &disabled) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, theme.panel, theme.panel);
    set(QPalette::WindowText, theme.text, theme.disabled);
    set(QPalette::Base, theme.field, theme.panel);
    set(QPalette::AlternateBase, theme.otherRow, theme.panel);
    set(QPalette::Text, theme.text, theme.disabled);
    set(QPalette::PlaceholderText, theme.secondary, theme.disabled);
    set(QPalette::Button, theme.panel, theme.panel);
    set(QPalette::ButtonText, theme.text, theme.disabled);
    set(QPalette::BrightText, theme.error, theme.disabled);
    set(QPalette::Highlight, theme.selectionFill, theme.hairline);
    set(QPalette::HighlightedText, theme.text, theme.disabled);
    set(QPalette::Link, theme.accent, theme.disabled);
    set(QPalette::LinkVisited, theme.accent, theme.disabled);
    set(QPalette::ToolTipBase, theme.field, theme.field);
    set(QPalette::ToolTipText, theme.text, theme.text);
    // Fusion shades what the proxy style does not draw from these.
    set(QPalette::Light, theme.dark ? theme.panel.lighter(120) : theme.field, theme.panel);
    set(QPalette::Midlight, theme.otherRow, theme.panel);
    set(QPalette::Mid, theme.hairline, theme.hairline);
    set(QPalette::Dark, theme.controlBorder, theme.hairline);
    set(QPalette::Shadow, theme.dark ? theme.canvas : theme.controlBorder, theme.hairline);
    return palette;
}

ThemeControl::ThemeControl(QApplication &application) : m_application(application), m_startFont(QApplication::font())
{
    const QPalette start = QApplication::palette();
    m_startedDark = start.color(QPalette::Window).lightnessF() < start.color(QPalette::WindowText).lightnessF();
    QApplication::setStyle(new PareStyle);
    installComboAccessibility();
    connect(&m_desktop, &DesktopSettings::changed, this, &ThemeControl::apply);
    apply();
}

void ThemeControl::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void ThemeControl::setTextScale(int percent)
{
    const int kept = std::clamp(percent, smallestTextScale, largestTextScale);
    if (kept == m_textScale)
        return;
    m_textScale = kept;
    apply();
}

void ThemeControl::setMotion(MotionMode motion)
{
    if (motion == m_motion)
        return;
    m_motion = motion;
    apply();
}

bool ThemeControl::wantsDark() const
{
    if (m_mode != ThemeMode::System)
        return m_mode == ThemeMode::Dark;
    return m_desktop.prefersDark().value_or(m_startedDark);
}

void ThemeControl::apply()
{
    const Theme theme = wantsDark() ? darkTheme() : lightTheme();
    const QFont font = scaledFont(m_startFont, m_textScale);
    const double scale = scaleOf(font);
    const bool restyle = scale != scaleFactor(); // layouts keep the old spacing until they hear of a new style
    setCurrentTheme(theme);
    setScaleFactor(scale);
    mutableMotion() = m_motion == MotionMode::System ? m_desktop.wantsAnimations().value_or(true)
                                                     : m_motion == MotionMode::On;
    useIconTheme(theme.dark);
    const QPalette palette = widgetPalette(theme);
    if (QApplication::font() != font)
        m_application.setFont(font);
    if (restyle)
        QApplication::setStyle(new PareStyle);
    if (QApplication::palette() != palette)
        m_application.setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

} // namespace pare
