// What the style promises, seen in pictures of real widgets: outlines of 3:1, focus that shows, no wheel traps.

#include "ui/theme/metrics.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QStyleOptionSlider>
#include <QStyleOptionSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>
#include <memory>

using namespace pare;

Q_DECLARE_METATYPE(std::function<QWidget *()>)

namespace {

QImage pictureOf(QWidget &widget)
{
    return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

// The best contrast to the panel that any pixel of the picture's outermost `depth` rings has.
double outlineContrast(const QImage &image, const QColor &ground, int depth)
{
    double best = 1;
    for (int ring = 0; ring < depth; ++ring) {
        for (int x = ring; x < image.width() - ring; ++x)
            best = std::max(best, contrastRatio(image.pixelColor(x, ring), ground));
    }
    return best;
}

int differing(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return -1;
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    }
    return count;
}

template <typename T>
std::function<QWidget *()> making()
{
    return [] { return new T; };
}

} // namespace

class TestPareStyle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_control = std::make_unique<ThemeControl>(*qApp); }
    void init()
    {
        m_control->setMode(ThemeMode::Light);
        m_control->setTextScale(100);
    }

    void controlsHaveAnOutlineThatIsSeen_data();
    void controlsHaveAnOutlineThatIsSeen();
    void focusIsSeen_data();
    void focusIsSeen();
    void disabledLooksDifferent_data() { focusIsSeen_data(); }
    void disabledLooksDifferent();
    void theWheelChangesNothingUntilFocused_data();
    void theWheelChangesNothingUntilFocused();
    void numbersHaveAPointInEveryLanguage();
    void arrowsOfSpinBoxesGrowWithTheText();
    void theWheelIsLeftToTheScrollAreaBehind();
    void controlsAreLargeEnoughToHit_data() { focusIsSeen_data(); }
    void controlsAreLargeEnoughToHit();
    void theScrollHandleFollowsTheValue();
    void aSelectedRowHasFillAndEdge();
    void anUnavailableButtonCanBeFocusedAndLooksDisabled();
    void anIconOnAPrimaryButtonIsReadable();
    void headersStayPlainWhileSelecting();
    void progressTextStandsBesideTheBar();
    void theSelectedTabIsUnderlined();
    void theMenuArrowOfAToolButtonStandsBesideTheText();
    void entriesOfAMenuAreWholeAtEverySizeOfText();
    void theProgressFillsByItsShare();

private:
    std::unique_ptr<ThemeControl> m_control;
};

void TestPareStyle::controlsHaveAnOutlineThatIsSeen_data()
{
    QTest::addColumn<std::function<QWidget *()>>("make");
    QTest::addColumn<ThemeMode>("mode");
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        const char *name = mode == ThemeMode::Light ? "light" : "dark";
        QTest::addRow("line edit, %s", name) << making<QLineEdit>() << mode;
        QTest::addRow("button, %s", name) << making<QPushButton>() << mode;
        QTest::addRow("combo box, %s", name) << making<QComboBox>() << mode;
        QTest::addRow("spin box, %s", name) << making<QSpinBox>() << mode;
    }
}

void TestPareStyle::controlsHaveAnOutlineThatIsSeen()
{
    QFETCH(const std::function<QWidget *()>, make);
    QFETCH(const ThemeMode, mode);
    m_control->setMode(mode);
    const std::unique_ptr<QWidget> widget(make());
    widget->resize(120, 30);
    widget->setAttribute(Qt::WA_DontShowOnScreen);
    widget->show();
    widget->clearFocus();
    const double ratio = outlineContrast(pictureOf(*widget), currentTheme().panel, 2);
    QVERIFY2(ratio >= 3, qPrintable(QString::number(ratio)));
}

void TestPareStyle::focusIsSeen_data()
{
    QTest::addColumn<std::function<QWidget *()>>("make");
    QTest::newRow("line edit") << making<QLineEdit>();
    QTest::newRow("button") << making<QPushButton>();
    QTest::newRow("primary button") << std::function<QWidget *()>([] {
        auto *button = new QPushButton(QStringLiteral("Run"));
        button->setProperty("primary", true);
        return button;
    });
    QTest::newRow("flat button") << std::function<QWidget *()>([] {
        auto *button = new QPushButton(QStringLiteral("Run"));
        button->setFlat(true);
        return button;
    });
    QTest::newRow("tool button") << std::function<QWidget *()>([] {
        auto *button = new QToolButton;
        button->setText(QStringLiteral("Fit"));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    });
    QTest::newRow("combo box") << making<QComboBox>();
    QTest::newRow("spin box") << making<QSpinBox>();
    QTest::newRow("check box") << std::function<QWidget *()>([] { return new QCheckBox(QStringLiteral("Leave alone")); });
    QTest::newRow("radio button") << std::function<QWidget *()>([] { return new QRadioButton(QStringLiteral("One file")); });
    QTest::newRow("slider") << std::function<QWidget *()>([] { return new QSlider(Qt::Horizontal); });
    QTest::newRow("tabs") << std::function<QWidget *()>([] {
        auto *tabs = new QTabBar;
        tabs->addTab(QStringLiteral("Graph"));
        tabs->addTab(QStringLiteral("Compare"));
        return tabs;
    });
}

void TestPareStyle::focusIsSeen()
{
    QFETCH(const std::function<QWidget *()>, make);
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *elsewhere = new QPushButton(QStringLiteral("elsewhere"), &window);
    QWidget *widget = make();
    layout->addWidget(elsewhere);
    layout->addWidget(widget);
    window.resize(240, 120);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    elsewhere->setFocus();
    QTRY_VERIFY(elsewhere->hasFocus());
    const QImage without = pictureOf(*widget);
    widget->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(widget->hasFocus());
    const QImage with = pictureOf(*widget);
    QVERIFY2(differing(without, with) > 20, qPrintable(QString::number(differing(without, with))));
}

void TestPareStyle::disabledLooksDifferent()
{
    QFETCH(const std::function<QWidget *()>, make);
    const std::unique_ptr<QWidget> widget(make());
    widget->setAttribute(Qt::WA_DontShowOnScreen);
    widget->resize(140, 30);
    widget->show();
    const QImage enabled = pictureOf(*widget);
    widget->setEnabled(false);
    QVERIFY(differing(enabled, pictureOf(*widget)) > 10);
}

void TestPareStyle::theWheelChangesNothingUntilFocused_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("spin box") << 0;
    QTest::newRow("combo box") << 1;
    QTest::newRow("slider") << 2;
}

void TestPareStyle::theWheelChangesNothingUntilFocused()
{
    QFETCH(const int, kind);
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *elsewhere = new QPushButton(&window);
    layout->addWidget(elsewhere);
    auto *spin = new QSpinBox(&window);
    spin->setValue(5);
    auto *combo = new QComboBox(&window);
    combo->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    combo->setCurrentIndex(1);
    auto *slider = new QSlider(Qt::Horizontal, &window);
    slider->setValue(5);
    QWidget *widget = kind == 0 ? static_cast<QWidget *>(spin) : kind == 1 ? static_cast<QWidget *>(combo) : slider;
    for (QWidget *each : {static_cast<QWidget *>(spin), static_cast<QWidget *>(combo), static_cast<QWidget *>(slider)})
        layout->addWidget(each);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    elsewhere->setFocus();
    QTRY_VERIFY(elsewhere->hasFocus());
    const auto state = [&] { return std::array<int, 3>{spin->value(), combo->currentIndex(), slider->value()}; };
    const auto turn = [widget] {
        QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    };
    const auto before = state();
    turn();
    QCOMPARE(state(), before);
    QVERIFY(!widget->hasFocus()); // the wheel does not give focus either
    widget->setFocus();
    QTRY_VERIFY(widget->hasFocus());
    turn();
    QVERIFY(state() != before);
}

void TestPareStyle::numbersHaveAPointInEveryLanguage()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    QDoubleSpinBox box;
    box.setValue(1.5);
    box.show();
    QLocale::setDefault(before);
    QCOMPARE(box.text(), QStringLiteral("1.50"));
    box.selectAll();
    QTest::keyClicks(&box, QStringLiteral("2,5"));
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(box.value(), 2.5);
}

void TestPareStyle::arrowsOfSpinBoxesGrowWithTheText()
{
    ThemeControl theme(*qApp);
    std::array<int, 2> widths{};
    for (const int large : {0, 1}) {
        theme.setTextScale(large ? 200 : 100);
        QSpinBox spin;
        spin.setRange(0, 100);
        spin.resize(spin.sizeHint());
        QStyleOptionSpinBox option;
        option.initFrom(&spin);
        option.frame = true;
        option.subControls = QStyle::SC_All;
        const auto part = [&](QStyle::SubControl which) { return spin.style()->subControlRect(QStyle::CC_SpinBox, &option, which, &spin); };
        const QRect up = part(QStyle::SC_SpinBoxUp);
        const QRect down = part(QStyle::SC_SpinBoxDown);
        const QRect field = part(QStyle::SC_SpinBoxEditField);
        QVERIFY(spin.rect().contains(up) && spin.rect().contains(down) && spin.rect().contains(field));
        QVERIFY(!up.intersects(down) && !field.intersects(up) && !field.intersects(down));
        QVERIFY(field.width() >= spin.fontMetrics().horizontalAdvance(QStringLiteral("100")));
        widths[static_cast<size_t>(large)] = up.width();
    }
    theme.setTextScale(100);
    QCOMPARE(widths[1], 2 * widths[0]);
}

void TestPareStyle::theWheelIsLeftToTheScrollAreaBehind()
{
    QScrollArea area;
    auto *inside = new QWidget;
    inside->setMinimumHeight(2000);
    auto *spin = new QSpinBox(inside);
    spin->setGeometry(20, 20, 100, 28);
    area.setWidget(inside);
    area.resize(200, 200);
    area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    spin->clearFocus();
    QWheelEvent event(QPointF(5, 5), spin->mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    event.accept();
    QApplication::sendEvent(spin, &event);
    QCOMPARE(spin->value(), 0);
    QVERIFY(!event.isAccepted()); // which is what makes Qt pass a wheel of the window system on to the parents
}

void TestPareStyle::controlsAreLargeEnoughToHit()
{
    QFETCH(const std::function<QWidget *()>, make);
    for (const int percent : {90, 100, 200}) {
        m_control->setTextScale(percent);
        const std::unique_ptr<QWidget> widget(make());
        const bool slider = qobject_cast<QSlider *>(widget.get());
        QVERIFY(widget->sizeHint().height() >= (slider ? scaled(20) : scaled(space::row)));
    }
}

void TestPareStyle::theScrollHandleFollowsTheValue()
{
    for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical}) {
        QScrollBar bar(orientation);
        bar.resize(orientation == Qt::Horizontal ? QSize(200, 12) : QSize(12, 200));
        bar.setRange(0, 300);
        bar.setPageStep(100);
        const auto handle = [&] {
            QStyleOptionSlider option;
            option.initFrom(&bar);
            option.orientation = orientation;
            option.minimum = bar.minimum();
            option.maximum = bar.maximum();
            option.pageStep = bar.pageStep();
            option.sliderPosition = bar.sliderPosition();
            option.sliderValue = bar.value();
            option.subControls = QStyle::SC_All;
            const QRect rect = bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
            return orientation == Qt::Horizontal ? std::pair(rect.left(), rect.width()) : std::pair(rect.top(), rect.height());
        };
        QCOMPARE(handle(), std::pair(0, 50)); // 100 of 400
        bar.setValue(300);
        QCOMPARE(handle(), std::pair(150, 50));
        bar.setRange(0, 100000);
        bar.setValue(0);
        QVERIFY(handle().second >= scaled(28)); // never too small to grab
        bar.setRange(0, 0);
        QCOMPARE(handle(), std::pair(0, 200));
    }
}

void TestPareStyle::aSelectedRowHasFillAndEdge()
{
    QTableWidget table(2, 2);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.resize(300, 150);
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column)
            table.setItem(row, column, new QTableWidgetItem);
    }
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.selectRow(1);
    table.clearFocus();
    const QImage image = table.viewport()->grab().toImage();
    const QRect first = table.visualItemRect(table.item(1, 0));
    const QRect second = table.visualItemRect(table.item(1, 1));
    QCOMPARE(image.pixelColor(first.left() + 1, first.center().y()), lightTheme().accent);
    QCOMPARE(image.pixelColor(first.left() + 12, first.top() + 4), lightTheme().selectionFill);
    QCOMPARE(image.pixelColor(second.left() + 1, second.top() + 4), lightTheme().selectionFill); // one edge a row
    QCOMPARE(image.pixelColor(first.left() + 1, table.visualItemRect(table.item(0, 0)).center().y()), lightTheme().field);
}

void TestPareStyle::anUnavailableButtonCanBeFocusedAndLooksDisabled()
{
    QPushButton button(QStringLiteral("Run recipe"));
    button.setProperty("primary", true);
    button.resize(120, 28);
    button.show();
    QVERIFY(QTest::qWaitForWindowExposed(&button));
    QEvent leave(QEvent::Leave); // the offscreen pointer may lie over the window
    QApplication::sendEvent(&button, &leave);
    const QImage available = pictureOf(button);
    QCOMPARE(available.pixelColor(10, 5), lightTheme().accent);
    button.setProperty("unavailable", true);
    button.clearFocus();
    const QImage unavailable = pictureOf(button);
    QCOMPARE(unavailable.pixelColor(10, 5), lightTheme().panel);
    button.activateWindow();
    button.setFocus();
    QTRY_VERIFY(button.hasFocus());
    QVERIFY(differing(unavailable, pictureOf(button)) > 20);
}

void TestPareStyle::anIconOnAPrimaryButtonIsReadable()
{
    QPixmap black(16, 16);
    black.fill(Qt::black);
    QPushButton button(QIcon(black), QStringLiteral("Run"));
    button.setProperty("primary", true);
    button.resize(120, 28);
    button.setAttribute(Qt::WA_DontShowOnScreen);
    button.show();
    const QImage image = pictureOf(button);
    bool dark = false;
    bool light = false;
    for (int x = 2; x < image.width() - 2; ++x) {
        dark = dark || image.pixelColor(x, image.height() / 2) == QColor(Qt::black);
        light = light || image.pixelColor(x, image.height() / 2) == lightTheme().textOnAccent;
    }
    QVERIFY(!dark);
    QVERIFY(light);
}

void TestPareStyle::headersStayPlainWhileSelecting()
{
    QTableWidget table(1, 1);
    table.setHorizontalHeaderLabels({QStringLiteral("Parameters")});
    table.setItem(0, 0, new QTableWidgetItem);
    table.resize(300, 150);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.clearSelection();
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(table.horizontalHeader()->viewport(), &leave);
    const QImage before = pictureOf(*table.horizontalHeader());
    table.selectAll();
    QCOMPARE(differing(before, pictureOf(*table.horizontalHeader())), 0);
}

void TestPareStyle::progressTextStandsBesideTheBar()
{
    QProgressBar bar;
    bar.setRange(0, 100);
    bar.setValue(100);
    bar.resize(300, 20);
    bar.setAttribute(Qt::WA_DontShowOnScreen);
    bar.show();
    const QImage image = pictureOf(bar);
    int lastAccent = 0;
    int firstText = image.width();
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel == lightTheme().accent)
                lastAccent = x;
            else if (contrastRatio(pixel, lightTheme().panel) > 9 && x < firstText)
                firstText = x;
        }
    }
    QVERIFY2(firstText > lastAccent && firstText < image.width(), qPrintable(QStringLiteral("%1, %2").arg(lastAccent).arg(firstText)));
}

void TestPareStyle::theSelectedTabIsUnderlined()
{
    QTabBar tabs;
    tabs.addTab(QStringLiteral("Graph"));
    tabs.addTab(QStringLiteral("Compare"));
    tabs.setFocusPolicy(Qt::NoFocus);
    tabs.resize(tabs.sizeHint());
    tabs.show();
    QVERIFY(QTest::qWaitForWindowExposed(&tabs));
    tabs.setCurrentIndex(1);
    const QImage image = pictureOf(tabs);
    const int y = tabs.tabRect(1).bottom();
    QCOMPARE(image.pixelColor(tabs.tabRect(1).center().x(), y), lightTheme().accent);
    QVERIFY(image.pixelColor(tabs.tabRect(0).center().x(), y) != lightTheme().accent);
}

void TestPareStyle::entriesOfAMenuAreWholeAtEverySizeOfText()
{
    const auto entryIn = [](int least) {
        QMenu menu;
        menu.setAttribute(Qt::WA_DontShowOnScreen);
        menu.setMinimumWidth(least);
        QAction *longest = menu.addAction(QStringLiteral("Compare &with another model…"));
        menu.addAction(QStringLiteral("&Open"))->setShortcut(QKeySequence(Qt::Key_F1));
        menu.show();
        return pictureOf(menu).copy(menu.actionGeometry(longest));
    };
    for (const int percent : {100, 150, 200}) {
        m_control->setTextScale(percent);
        const QImage fitted = entryIn(0);
        const QImage wide = entryIn(fitted.width() + scaled(200)); // where there is room enough for certain
        const QRect text(0, 0, fitted.width() - 4, fitted.height());
        QCOMPARE(fitted.copy(text), wide.copy(text));
    }
}

void TestPareStyle::theMenuArrowOfAToolButtonStandsBesideTheText()
{
    QMenu menu;
    QToolButton plain;
    plain.setText(QStringLiteral("Size (MB)"));
    QToolButton withMenu;
    withMenu.setText(plain.text());
    withMenu.setMenu(&menu);
    withMenu.setPopupMode(QToolButton::InstantPopup);
    QVERIFY(withMenu.sizeHint().width() >= plain.sizeHint().width() + scaled(10));
    withMenu.resize(withMenu.sizeHint());
    withMenu.setAttribute(Qt::WA_DontShowOnScreen);
    withMenu.show();
    const QImage image = pictureOf(withMenu);
    int ink = 0; // dark pixels in the last 14 columns, around the middle line
    int below = 0;
    for (int x = image.width() - scaled(14); x < image.width() - 2; ++x) {
        for (int y = 2; y < image.height() - 2; ++y) {
            if (qGray(image.pixel(x, y)) > 140)
                continue;
            ++ink;
            below += y > image.height() * 2 / 3;
        }
    }
    QVERIFY(ink > 3);
    QCOMPARE(below, 0);
}

void TestPareStyle::theProgressFillsByItsShare()
{
    QProgressBar bar;
    bar.setTextVisible(false);
    bar.setRange(0, 100);
    bar.resize(206, 12);
    bar.setAttribute(Qt::WA_DontShowOnScreen);
    bar.show();
    const auto filled = [&bar](int value) {
        bar.setValue(value);
        const QImage image = pictureOf(bar);
        int count = 0;
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, image.height() / 2) == lightTheme().accent;
        return double(count) / image.width();
    };
    QCOMPARE(filled(0), 0.0);
    QVERIFY(std::abs(filled(50) - 0.5) < 0.04);
    QVERIFY(filled(100) > 0.95);
}

QTEST_MAIN(TestPareStyle)
#include "tst_pare_style.moc"
