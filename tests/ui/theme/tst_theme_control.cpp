#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace pare;

namespace {

// Counts what a widget hears of a change.
class Listener : public QWidget {
public:
    int palettes = 0;
    int fonts = 0;

protected:
    void changeEvent(QEvent *event) override
    {
        palettes += event->type() == QEvent::PaletteChange;
        fonts += event->type() == QEvent::FontChange;
        QWidget::changeEvent(event);
    }
};

} // namespace

class TestThemeControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
        m_startPointSize = QApplication::font().pointSizeF();
        m_control = std::make_unique<ThemeControl>(*qApp);
    }
    void init()
    {
        m_control->setMode(ThemeMode::Light);
        m_control->setTextScale(100);
        m_control->setMotion(MotionMode::System);
    }

    void withoutADesktopTheStartPaletteDecides();
    void aSwitchReachesPaletteIconsAndWidgets();
    void theSameAgainIsNoChange();
    void textScaleIsKeptWithinItsBounds();
    void lengthsFollowTheText();
    void smallTextIsNeverUnderNinePoints();
    void numbersHaveTabularDigits();
    void motionFollowsItsSwitch();
    void disabledTextIsNotTheSameAsText();
    void breezeIconsChangeTheirColour();
    void thereIsNoStyleSheet();

private:
    std::unique_ptr<ThemeControl> m_control;
    double m_startPointSize = 0;
};

void TestThemeControl::withoutADesktopTheStartPaletteDecides()
{
    m_control->setMode(ThemeMode::System);
    QVERIFY(!currentTheme().dark); // the offscreen platform starts with a light palette
}

void TestThemeControl::aSwitchReachesPaletteIconsAndWidgets()
{
    Listener listener;
    listener.show();
    QSignalSpy changed(m_control.get(), &ThemeControl::changed);
    m_control->setMode(ThemeMode::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(currentTheme().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTheme().panel);
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkTheme().field);
    QTRY_COMPARE(listener.palette().color(QPalette::WindowText), darkTheme().text);
    QCOMPARE(QIcon::themeName(), QStringLiteral("breeze-dark"));
    QVERIFY(listener.palettes >= 1);
    m_control->setMode(ThemeMode::Light);
    QCOMPARE(QIcon::themeName(), QStringLiteral("breeze"));
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightTheme().panel);
}

void TestThemeControl::theSameAgainIsNoChange()
{
    QSignalSpy changed(m_control.get(), &ThemeControl::changed);
    m_control->setMode(ThemeMode::Light);
    m_control->setTextScale(100);
    m_control->setMotion(MotionMode::System);
    QCOMPARE(changed.size(), 0);
}

void TestThemeControl::textScaleIsKeptWithinItsBounds()
{
    m_control->setTextScale(1000);
    QCOMPARE(m_control->textScale(), 200);
    QCOMPARE(QApplication::font().pointSizeF(), m_startPointSize * 2);
    m_control->setTextScale(10);
    QCOMPARE(m_control->textScale(), 90);
    m_control->setTextScale(100);
    QCOMPARE(QApplication::font().pointSizeF(), m_startPointSize); // no drift
}

void TestThemeControl::lengthsFollowTheText()
{
    Listener listener;
    listener.show();
    const double before = scaleFactor();
    const int row = scaled(space::row);
    const int icon = qApp->style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_control->setTextScale(200);
    QVERIFY(std::abs(scaleFactor() - 2 * before) < 1e-9);
    QVERIFY(std::abs(scaled(space::row) - 2 * row) <= 1);
    QVERIFY(std::abs(qApp->style()->pixelMetric(QStyle::PM_SmallIconSize) - 2 * icon) <= 1);
    QTRY_VERIFY(listener.fonts >= 1);
    QCOMPARE(scaled(0), 0);
    QVERIFY(scaled(0.1) >= 1);
    QCOMPARE(scaled(-8), -scaled(8));
}

void TestThemeControl::smallTextIsNeverUnderNinePoints()
{
    for (const int percent : {90, 100, 120, 200}) {
        m_control->setTextScale(percent);
        QVERIFY(smallFont().pointSizeF() >= 9);
        QVERIFY(smallFont().pointSizeF() >= 0.9 * baseFont().pointSizeF() - 1e-9);
        QVERIFY(titleFont().pointSizeF() > baseFont().pointSizeF());
        QCOMPARE(titleFont().weight(), int(QFont::DemiBold));
    }
}

void TestThemeControl::numbersHaveTabularDigits()
{
    QVERIFY(hasTabularDigits(numberFont()));
    QVERIFY(hasTabularDigits(smallNumberFont()));
    QCOMPARE(numberFont().pointSizeF(), baseFont().pointSizeF());
    QCOMPARE(smallNumberFont().pointSizeF(), smallFont().pointSizeF());
}

void TestThemeControl::motionFollowsItsSwitch()
{
    QVERIFY(motionAllowed()); // without a desktop that says otherwise
    m_control->setMotion(MotionMode::Off);
    QVERIFY(!motionAllowed());
    QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
    m_control->setMotion(MotionMode::On);
    QVERIFY(motionAllowed());
    QVERIFY(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
}

void TestThemeControl::disabledTextIsNotTheSameAsText()
{
    for (const Theme &theme : {lightTheme(), darkTheme()}) {
        const QPalette palette = widgetPalette(theme);
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
            QCOMPARE(palette.color(QPalette::Disabled, role), theme.disabled);
            QCOMPARE(palette.color(QPalette::Active, role), theme.text);
            QCOMPARE(palette.color(QPalette::Inactive, role), theme.text); // a window behind stays readable
        }
        QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
    }
}

void TestThemeControl::breezeIconsChangeTheirColour()
{
    const QIcon icon = themeIcon(QStringLiteral("document-open"));
    if (icon.isNull())
        QSKIP("breeze-icon-theme is not installed");
    const auto lightness = [&icon] {
        const QImage image = icon.pixmap(QSize(22, 22)).toImage();
        double sum = 0;
        int opaque = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() > 200) {
                    sum += pixel.lightnessF();
                    ++opaque;
                }
            }
        }
        return opaque ? sum / opaque : -1.0;
    };
    const double onLight = lightness();
    m_control->setMode(ThemeMode::Dark);
    const double onDark = lightness(); // the same icon, given out before the switch
    QVERIFY(onLight >= 0 && onDark >= 0);
    QVERIFY2(onDark > onLight + 0.3, qPrintable(QStringLiteral("%1 and %2").arg(onLight).arg(onDark)));
}

void TestThemeControl::thereIsNoStyleSheet()
{
    QVERIFY(qApp->styleSheet().isEmpty());
    QCOMPARE(QString::fromLatin1(qApp->style()->metaObject()->className()), QStringLiteral("pare::PareStyle"));
}

QTEST_MAIN(TestThemeControl)
#include "tst_theme_control.moc"
