#include "ui/theme/palette.h"

#include "ui/theme/current_theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pare {
namespace {

struct CategoryColours {
    QRgb plain; // Okabe-Ito
    QRgb lightMark;
    QRgb lightTint;
    QRgb darkTint; // the dark mark is the plain colour
};

// In the order of Category; inputs and outputs are neutral and come from the theme itself.
constexpr std::array<CategoryColours, 8> categoryColours{{
    {0xFF0072B2, 0xFF0072B2, 0xFFDBEBF4, 0xFF1C2E3A}, // Convolution
    {0xFFD55E00, 0xFF914000, 0xFFF9E8DB, 0xFF392B22}, // Matrix
    {0xFFCC79A7, 0xFF8B5272, 0xFFF8ECF3, 0xFF382F39}, // Attention
    {0xFF009E73, 0xFF006B4E, 0xFFDBF1EB, 0xFF1C3432}, // Normalization
    {0xFFE69F00, 0xFF9C6C00, 0xFFFCF2DB, 0xFF3C3422}, // Activation
    {0xFF56B4E9, 0xFF4590BA, 0xFFE7F4FC, 0xFF283742}, // ElementWise
    {0xFF999999, 0xFF7A7A7A, 0xFFF1F1F1, 0xFF313437}, // Shape
    {0xFFF0E442, 0xFF9A922A, 0xFFFDFBE5, 0xFF3D3E2B}, // Quantize
}};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

Theme &mutableTheme()
{
    static Theme theme = lightTheme();
    return theme;
}

} // namespace

QColor Theme::mark(Category category) const
{
    if (category == Category::InputOutput)
        return edge;
    const CategoryColours &colours = categoryColours[static_cast<std::size_t>(category)];
    return QColor::fromRgb(dark ? colours.plain : colours.lightMark);
}

QColor Theme::tint(Category category) const
{
    if (category == Category::InputOutput)
        return panel;
    const CategoryColours &colours = categoryColours[static_cast<std::size_t>(category)];
    return QColor::fromRgb(dark ? colours.darkTint : colours.lightTint);
}

Theme lightTheme()
{
    Theme theme;
    theme.dark = false;
    theme.canvas = QColor(0xFA, 0xFB, 0xFC);
    theme.field = QColor(0xFF, 0xFF, 0xFF);
    theme.panel = QColor(0xF0, 0xF1, 0xF3);
    theme.otherRow = QColor(0xF6, 0xF7, 0xF9);
    theme.text = QColor(0x1B, 0x1F, 0x24);
    theme.secondary = QColor(0x57, 0x60, 0x6A);
    theme.disabled = QColor(0x8A, 0x92, 0x9C);
    theme.hairline = QColor(0xD0, 0xD4, 0xDA);
    theme.accent = QColor(0x4A, 0x4C, 0xBF);
    theme.textOnAccent = QColor(0xFF, 0xFF, 0xFF);
    theme.selectionFill = QColor(0xDC, 0xDD, 0xF8);
    theme.ok = QColor(0x17, 0x6F, 0x30);
    theme.warning = QColor(0x85, 0x57, 0x00);
    theme.error = QColor(0xA8, 0x0F, 0x22);
    theme.controlBorder = QColor(0x7C, 0x85, 0x8F);
    theme.edge = QColor(0x6B, 0x74, 0x7E);
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.canvas = QColor(0x1B, 0x1D, 0x21);
    theme.field = QColor(0x20, 0x23, 0x27);
    theme.panel = QColor(0x2A, 0x2D, 0x32);
    theme.otherRow = QColor(0x25, 0x28, 0x2D);
    theme.text = QColor(0xE6, 0xE8, 0xEB);
    theme.secondary = QColor(0xA8, 0xAF, 0xB8);
    theme.disabled = QColor(0x7B, 0x83, 0x8D);
    theme.hairline = QColor(0x3F, 0x44, 0x4B);
    theme.accent = QColor(0xA5, 0xA9, 0xFF);
    theme.textOnAccent = QColor(0x14, 0x16, 0x1A);
    theme.selectionFill = QColor(0x33, 0x36, 0x5F);
    theme.ok = QColor(0x86, 0xE2, 0x9A);
    theme.warning = QColor(0xE5, 0xB8, 0x4A);
    theme.error = QColor(0xFF, 0x8A, 0x80);
    theme.controlBorder = QColor(0x81, 0x8A, 0x95);
    theme.edge = QColor(0x8A, 0x92, 0x9C);
    return theme;
}

const Theme &currentTheme()
{
    return mutableTheme();
}

void setCurrentTheme(const Theme &theme)
{
    mutableTheme() = theme;
}

QColor mixed(const QColor &colour, const QColor &ground, double share)
{
    const auto channel = [share](int over, int under) {
        return static_cast<int>(std::lround(over * share + under * (1.0 - share)));
    };
    return QColor(channel(colour.red(), ground.red()), channel(colour.green(), ground.green()),
                  channel(colour.blue(), ground.blue()));
}

QColor messageGround(const Theme &theme, const QColor &status)
{
    return mixed(status, theme.panel, 0.14);
}

QColor heatFill(const Theme &theme, const QColor &ground)
{
    return mixed(theme.accent, ground, 0.22);
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readableOn(const QColor &ground)
{
    return contrastRatio(Qt::black, ground) >= contrastRatio(Qt::white, ground) ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace pare
