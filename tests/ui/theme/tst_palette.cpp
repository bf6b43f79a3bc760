// Contrasts after WCAG 2: 4.5 for text, 3 for marks and outlines. The colours themselves are the design's.

#include "ui/theme/palette.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace pare;

Q_DECLARE_METATYPE(pare::Theme)

namespace {

constexpr std::array<Category, 9> categories{Category::Convolution,   Category::Matrix,      Category::Attention,
                                             Category::Normalization, Category::Activation,  Category::ElementWise,
                                             Category::Shape,         Category::Quantize,    Category::InputOutput};

struct Named {
    const char *name;
    QColor colour;
};

std::vector<Named> grounds(const Theme &theme)
{
    return {{"canvas", theme.canvas}, {"field", theme.field}, {"panel", theme.panel}, {"other row", theme.otherRow},
            {"selection", theme.selectionFill}};
}

QByteArray told(const char *what, const char *where, double ratio)
{
    return QStringLiteral("%1 on %2: %3").arg(QLatin1String(what), QLatin1String(where)).arg(ratio, 0, 'f', 2).toUtf8();
}

// Viénot, Brettel and Mollon 1999 for protan and deutan vision, on linear RGB; distance in CIELAB.
struct Linear {
    double r, g, b;
};

double toLinear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

Linear linearOf(const QColor &colour)
{
    return {toLinear(colour.redF()), toLinear(colour.greenF()), toLinear(colour.blueF())};
}

Linear seenBy(int kind, const Linear &c) // 0 everybody, 1 protan, 2 deutan
{
    if (kind == 0)
        return c;
    if (kind == 1)
        return {0.11238 * c.r + 0.88762 * c.g, 0.11238 * c.r + 0.88762 * c.g, 0.00401 * c.r - 0.00401 * c.g + c.b};
    return {0.29275 * c.r + 0.70725 * c.g, 0.29275 * c.r + 0.70725 * c.g, -0.02234 * c.r + 0.02234 * c.g + c.b};
}

double distance(const Linear &a, const Linear &b)
{
    const auto lab = [](const Linear &c) {
        const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
        const double x = f((0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.95047);
        const double y = f(0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b);
        const double z = f((0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.08883);
        return std::array<double, 3>{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    };
    const auto p = lab(a);
    const auto q = lab(b);
    return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

} // namespace

class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRatioIsThatOfTheStandard();
    void textReachesFourAndAHalfOnEveryGround_data() { themes(); }
    void textReachesFourAndAHalfOnEveryGround();
    void textReachesFourAndAHalfOnEveryTint_data() { themes(); }
    void textReachesFourAndAHalfOnEveryTint();
    void textOnAccentIsReadable_data() { themes(); }
    void textOnAccentIsReadable();
    void statusWordsAreReadableWhereTheyStand_data() { themes(); }
    void statusWordsAreReadableWhereTheyStand();
    void outlinesReachThree_data() { themes(); }
    void outlinesReachThree();
    void marksReachThreeOnCanvasAndOnTheirTint_data() { themes(); }
    void marksReachThreeOnCanvasAndOnTheirTint();
    void marksDifferForEveryEye_data() { themes(); }
    void marksDifferForEveryEye();
    void textIsReadableOnMessageAndHeatGrounds_data() { themes(); }
    void textIsReadableOnMessageAndHeatGrounds();
    void tintsAreFourteenPercentOfThePlainColour();
    void readableOnPicksTheBetterOne();

private:
    static void themes()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << lightTheme();
        QTest::newRow("dark") << darkTheme();
    }
};

void TestPalette::theRatioIsThatOfTheStandard()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.005); // the well-known grey that fails
    QVERIFY(std::abs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.005); // and the one that passes
}

void TestPalette::textReachesFourAndAHalfOnEveryGround()
{
    QFETCH(const Theme, theme);
    for (const Named &ground : grounds(theme)) {
        for (const Named &text : {Named{"text", theme.text}, Named{"secondary", theme.secondary}, Named{"accent", theme.accent}}) {
            const double ratio = contrastRatio(text.colour, ground.colour);
            QVERIFY2(ratio >= 4.5, told(text.name, ground.name, ratio));
        }
    }
}

void TestPalette::textReachesFourAndAHalfOnEveryTint()
{
    QFETCH(const Theme, theme);
    for (const Category category : categories) {
        const double ratio = contrastRatio(theme.secondary, theme.tint(category));
        const double least = category == Category::InputOutput ? 4.5 : 4.9;
        QVERIFY2(ratio >= least, told("secondary", "tint", ratio));
        QVERIFY(contrastRatio(theme.text, theme.tint(category)) >= 7);
    }
}

void TestPalette::textOnAccentIsReadable()
{
    QFETCH(const Theme, theme);
    QVERIFY(contrastRatio(theme.textOnAccent, theme.accent) >= 4.5);
}

void TestPalette::statusWordsAreReadableWhereTheyStand()
{
    QFETCH(const Theme, theme);
    for (const Named &status : {Named{"ok", theme.ok}, Named{"warning", theme.warning}, Named{"error", theme.error}}) {
        for (const Named &ground : grounds(theme)) {
            const double ratio = contrastRatio(status.colour, ground.colour);
            QVERIFY2(ratio >= 4.5, told(status.name, ground.name, ratio));
        }
    }
}

void TestPalette::outlinesReachThree()
{
    QFETCH(const Theme, theme);
    for (const Named &ground : {Named{"canvas", theme.canvas}, Named{"field", theme.field}, Named{"panel", theme.panel}}) {
        for (const Named &line : {Named{"control border", theme.controlBorder}, Named{"edge", theme.edge},
                                  Named{"accent", theme.accent}}) {
            const double ratio = contrastRatio(line.colour, ground.colour);
            QVERIFY2(ratio >= 3, told(line.name, ground.name, ratio));
        }
    }
    QVERIFY(contrastRatio(theme.accent, theme.selectionFill) >= 3); // the edge of a selected row
}

void TestPalette::marksReachThreeOnCanvasAndOnTheirTint()
{
    QFETCH(const Theme, theme);
    for (const Category category : categories) {
        QVERIFY2(contrastRatio(theme.mark(category), theme.canvas) >= 3.1, told("mark", "canvas", contrastRatio(theme.mark(category), theme.canvas)));
        const double onTint = contrastRatio(theme.mark(category), theme.tint(category));
        QVERIFY2(onTint >= 2.6, told("mark", "its tint", onTint)); // the body also has its outline against the canvas
    }
}

void TestPalette::marksDifferForEveryEye()
{
    QFETCH(const Theme, theme);
    const double least = theme.dark ? 6.0 : 8.0;
    for (int eye = 0; eye < 3; ++eye) {
        for (std::size_t i = 0; i < 8; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const double apart = distance(seenBy(eye, linearOf(theme.mark(categories[i]))),
                                              seenBy(eye, linearOf(theme.mark(categories[j]))));
                QVERIFY2(apart >= least, qPrintable(QStringLiteral("categories %1 and %2, eye %3: %4").arg(i).arg(j).arg(eye).arg(apart)));
            }
        }
    }
}

void TestPalette::textIsReadableOnMessageAndHeatGrounds()
{
    QFETCH(const Theme, theme);
    for (const QColor &status : {theme.ok, theme.warning, theme.error})
        QVERIFY(contrastRatio(theme.text, messageGround(theme, status)) >= 4.5);
    for (const QColor &row : {theme.field, theme.otherRow, theme.selectionFill}) {
        const double ratio = contrastRatio(theme.text, heatFill(theme, row));
        QVERIFY2(ratio >= 5.5, told("text", "heat bar", ratio));
    }
}

void TestPalette::tintsAreFourteenPercentOfThePlainColour()
{
    const Theme light = lightTheme();
    const Theme dark = darkTheme();
    const QColor plainBlue = dark.mark(Category::Convolution);
    for (const Theme &theme : {light, dark}) {
        const QColor expected = mixed(plainBlue, theme.field, 0.14);
        const QColor tint = theme.tint(Category::Convolution);
        QVERIFY(std::abs(tint.red() - expected.red()) <= 1);
        QVERIFY(std::abs(tint.green() - expected.green()) <= 1);
        QVERIFY(std::abs(tint.blue() - expected.blue()) <= 1);
    }
    QCOMPARE(mixed(Qt::black, Qt::white, 0.0), QColor(Qt::white));
    QCOMPARE(mixed(Qt::black, Qt::white, 1.0), QColor(Qt::black));
}

void TestPalette::readableOnPicksTheBetterOne()
{
    QCOMPARE(readableOn(Qt::black), QColor(Qt::white));
    QCOMPARE(readableOn(QColor(0xFD, 0xE7, 0x25)), QColor(Qt::black));
    for (const char *stop : {"#440154", "#3B528B", "#21918C", "#5EC962", "#FDE725"})
        QVERIFY(contrastRatio(readableOn(QColor(QLatin1String(stop))), QColor(QLatin1String(stop))) >= 4.5);
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"
