#pragma once

#include "ui/theme/desktop_settings.h"
#include "ui/theme/palette.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace pare {

enum class ThemeMode { System, Light, Dark };
enum class MotionMode { System, On, Off };

inline constexpr int smallestTextScale = 90;
inline constexpr int largestTextScale = 200;

// Gives the application its style, palette, font and icons, and keeps them as the person and the desktop want them.
// One per application, made before the first window. `System` follows the desktop's portal, and without one the
// palette that the application started with.
class ThemeControl : public QObject {
    Q_OBJECT

public:
    explicit ThemeControl(QApplication &application);

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);

    // Percent of the system's font, kept within smallestTextScale and largestTextScale.
    int textScale() const { return m_textScale; }
    void setTextScale(int percent);

    MotionMode motion() const { return m_motion; }
    void setMotion(MotionMode motion);

Q_SIGNALS:
    // After palette, fonts and icons are in place. Widgets get Qt's own PaletteChange, FontChange and StyleChange too.
    void changed();

private:
    bool wantsDark() const;
    void apply();

    QApplication &m_application;
    DesktopSettings m_desktop;
    QFont m_startFont;
    bool m_startedDark = false;
    ThemeMode m_mode = ThemeMode::System;
    MotionMode m_motion = MotionMode::System;
    int m_textScale = 100;
};

// True where things may move (fades, flashes, smooth zoom). GUI thread only.
bool motionAllowed();

// The palette that widgets get for a theme.
QPalette widgetPalette(const Theme &theme);

} // namespace pare
