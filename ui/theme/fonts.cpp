#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontMetrics>
#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace pare {
namespace {

constexpr double smallestPointSize = 9.0;

QFont resized(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(smallestPointSize, font.pointSizeF() * factor));
    else // set in pixels; 12 of them are 9 pt at 96 dots per inch
        font.setPixelSize(std::max(12, static_cast<int>(std::lround(font.pixelSize() * factor))));
    return font;
}

QFont withTabularDigits(const QFont &font)
{
    if (hasTabularDigits(font))
        return font;
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font.pointSizeF() > 0)
        fixed.setPointSizeF(font.pointSizeF());
    else
        fixed.setPixelSize(font.pixelSize());
    fixed.setWeight(font.weight());
    return fixed;
}

} // namespace

QFont baseFont()
{
    return QGuiApplication::font();
}

QFont smallFont()
{
    return resized(baseFont(), 0.9);
}

QFont titleFont()
{
    QFont font = resized(baseFont(), 1.2);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont numberFont()
{
    return withTabularDigits(baseFont());
}

QFont smallNumberFont()
{
    return withTabularDigits(smallFont());
}

namespace {

constexpr QChar dots(0x2026);

// "layer1" -> "l…1", "encoder" -> "e…": what is cut is marked, else it would look like another name.
QString shortScope(const QString &scope)
{
    QString text;
    for (const QChar letter : scope)
        if (letter.isDigit() || (text.isEmpty() && letter.isLetter()))
            text += letter;
        else if (!text.isEmpty() && !text.endsWith(dots))
            text += dots;
    return text.isEmpty() || text.size() >= scope.size() ? scope : text;
}

} // namespace

QString elidedName(const QFontMetrics &metrics, const QString &whole, int width)
{
    if (metrics.horizontalAdvance(whole) <= width)
        return whole;
    // Scopes give way first, the outermost before the others: their numbers tell apart what repeats.
    QStringList parts = whole.split(QLatin1Char('/'));
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        parts[i] = shortScope(parts[i]);
        if (const QString name = parts.join(QLatin1Char('/')); metrics.horizontalAdvance(name) <= width)
            return name;
    }
    const QString name = parts.join(QLatin1Char('/'));
    const auto widthOf = [&](const QString &text) { return metrics.horizontalAdvance(text); };
    qsizetype head = 0;
    while (head < name.size() && widthOf(name.left(head + 1)) <= (width - widthOf(dots)) / 4)
        ++head;
    if (head > 0 && name.at(head - 1).isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (head + tail < name.size() && widthOf(name.left(head) + dots + name.right(tail + 1)) <= width)
        ++tail;
    if (tail > 0 && name.at(name.size() - tail).isLowSurrogate())
        --tail;
    if (tail == 0)
        return metrics.elidedText(name, Qt::ElideRight, width);
    QString begin = name.left(head);
    QString end = name.right(tail);
    while (begin.endsWith(dots)) // where a cut scope ends, one mark is enough
        begin.chop(1);
    while (end.startsWith(dots))
        end.remove(0, 1);
    return begin + dots + end;
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.01)
            return false;
    }
    return true;
}

} // namespace pare
