#include "ui/canvas/canvas_text.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <functional>

namespace pare {

namespace {

constexpr qsizetype mostFonts = 24;
constexpr qsizetype mostLines = 6000;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Qt::TextElideMode qtMode(Elide elide)
{
    return elide == Elide::Middle ? Qt::ElideMiddle : elide == Elide::None ? Qt::ElideNone : Qt::ElideRight;
}

} // namespace

double textSize(TextRole role)
{
    switch (role) {
    case TextRole::Title: return 12.5;
    case TextRole::Name: return 12;
    case TextRole::Small: return 10;
    }
    return 12;
}

QFont canvasFont(const QFont &base, TextRole role)
{
    QFont font = base;
    font.setItalic(false);
    font.setWeight(role == TextRole::Name ? QFont::Normal : QFont::DemiBold);
    return font;
}

SizedFont::SizedFont(const QFont &font, double pixels) : m_font(font)
{
    // QFont takes whole pixels or fractional points; QRawFont takes fractions of pixels.
    m_font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    m_raw = QRawFont::fromFont(m_font);
    m_raw.setPixelSize(pixels);
    m_ascent = static_cast<float>(m_raw.ascent());
    m_descent = static_cast<float>(m_raw.descent());
    m_capHeight = static_cast<float>(m_raw.capHeight());
    QString ascii;
    for (int c = 32; c < 127; ++c)
        ascii += QChar(c);
    ascii += QChar(0x2026);
    const QList<quint32> glyphs = m_raw.glyphIndexesForString(ascii);
    const QList<QPointF> advances = m_raw.advancesForGlyphIndexes(glyphs);
    if (glyphs.size() != ascii.size() || advances.size() != glyphs.size())
        return;
    for (int c = 32; c < 127; ++c) {
        m_glyph[static_cast<size_t>(c)] = glyphs[c - 32];
        m_advance[static_cast<size_t>(c)] = static_cast<float>(advances[c - 32].x());
    }
    m_ellipsis = glyphs.back();
    m_ellipsisAdvance = static_cast<float>(advances.back().x());
}

ShapedText SizedFont::shaped(std::string_view text, float width, Elide elide) const
{
    if (elide == Elide::Word) {
        ShapedText all = shaped(text, width, Elide::None);
        const size_t space = text.find(' ');
        if (all.width <= width)
            return all;
        if (space != std::string_view::npos)
            if (ShapedText word = shaped(text.substr(0, space), width, Elide::None); word.width <= width)
                return word;
        return shaped(text, width, Elide::Right);
    }
    const bool plain = m_ellipsis != 0 && std::ranges::all_of(text, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 128 && m_glyph[byte] != 0;
    });
    return plain ? shapedAscii(text, width, elide) : shapedByQt(toQString(text), width, elide);
}

ShapedText SizedFont::shapedAscii(std::string_view text, float width, Elide elide) const
{
    float full = 0;
    for (const char c : text)
        full += m_advance[static_cast<unsigned char>(c)];
    size_t head = text.size();
    size_t tail = text.size(); // where the text goes on behind the ellipsis
    if (full > width && elide != Elide::None) {
        float room = width - m_ellipsisAdvance;
        head = 0;
        const auto advance = [&](size_t i) { return m_advance[static_cast<unsigned char>(text[i])]; };
        // The end tells layers of one block apart, so in the middle mode the beginning gets a quarter of the room at most.
        const float most = elide == Elide::Middle ? room / 4 : room;
        for (float taken = 0; head < tail && taken + advance(head) <= most; ++head)
            taken += advance(head);
        for (size_t i = 0; i < head; ++i)
            room -= advance(i);
        while (elide == Elide::Middle && head < tail && advance(tail - 1) <= room)
            room -= advance(--tail);
        if (head == 0 && tail == text.size() && m_ellipsisAdvance > width)
            return {};
    }
    QList<quint32> glyphs;
    QList<QPointF> positions;
    glyphs.reserve(static_cast<qsizetype>(text.size()));
    positions.reserve(static_cast<qsizetype>(text.size()));
    float x = 0;
    const auto put = [&](quint32 glyph, float advance) {
        glyphs.append(glyph);
        positions.append({x, 0});
        x += advance;
    };
    for (size_t i = 0; i < head; ++i)
        put(m_glyph[static_cast<unsigned char>(text[i])], m_advance[static_cast<unsigned char>(text[i])]);
    if (full > width && elide != Elide::None) {
        put(m_ellipsis, m_ellipsisAdvance);
        for (size_t i = tail; i < text.size(); ++i)
            put(m_glyph[static_cast<unsigned char>(text[i])], m_advance[static_cast<unsigned char>(text[i])]);
    }
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    return {{run}, x};
}

ShapedText SizedFont::shapedByQt(const QString &text, float width, Elide elide) const
{
    // Characters that the font lacks come from others: let Qt find them, at the nearest whole size.
    const QFontMetricsF metrics(m_font);
    const QString shown = elide == Elide::None ? text : metrics.elidedText(text, qtMode(elide), static_cast<qreal>(width));
    QTextLayout layout(shown, m_font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (!line.isValid())
        return {};
    line.setLineWidth(1e6);
    line.setPosition({0, 0});
    layout.endLayout();
    ShapedText result{layout.glyphRuns(), static_cast<float>(line.naturalTextWidth())};
    for (QGlyphRun &run : result.runs) { // from the top of the line to its baseline
        QList<QPointF> positions = run.positions();
        for (QPointF &position : positions)
            position.ry() -= line.ascent();
        run.setPositions(positions);
    }
    return result;
}

void CanvasText::setBaseFont(const QFont &font)
{
    if (font == m_base)
        return;
    m_base = font;
    m_fonts.clear();
    m_lines.clear();
}

int CanvasText::fontKey(TextRole role, double pixels)
{
    return static_cast<int>(std::lround(pixels * 2)) * 4 + static_cast<int>(role);
}

const SizedFont &CanvasText::font(TextRole role, double pixels)
{
    const int key = fontKey(role, pixels);
    if (const auto found = m_fonts.constFind(key); found != m_fonts.constEnd())
        return **found;
    if (m_fonts.size() >= mostFonts) {
        m_fonts.clear();
        m_lines.clear();
    }
    const double rounded = std::max(1.0, std::round(pixels * 2) / 2);
    return **m_fonts.insert(key, std::make_shared<SizedFont>(canvasFont(m_base, role), rounded));
}

const ShapedText &CanvasText::line(std::string_view text, TextRole role, double pixels, float width, Elide elide)
{
    const SizedFont &sized = font(role, pixels);
    const LineKey key{std::hash<std::string_view>()(text), fontKey(role, pixels), static_cast<int>(std::min(width, 1e6f)), elide};
    if (const auto found = m_lines.constFind(key); found != m_lines.constEnd())
        return *found;
    if (m_lines.size() >= mostLines)
        m_lines.clear();
    return *m_lines.insert(key, sized.shaped(text, std::floor(width), elide));
}

float CanvasText::draw(QPainter &painter, QPointF at, std::string_view text, TextRole role, double pixels, float width,
                       Elide elide, const QColor &colour, bool vector)
{
    if (text.empty() || width <= 0)
        return 0;
    painter.setPen(colour);
    if (!vector) {
        const ShapedText &shaped = line(text, role, pixels, width, elide);
        for (const QGlyphRun &run : shaped.runs)
            painter.drawGlyphRun(at, run);
        return shaped.width;
    }
    QFont font = canvasFont(m_base, role);
    font.setPointSizeF(pixels * 72 / painter.device()->logicalDpiY()); // pixel sizes are whole numbers only
    const QFontMetricsF metrics(font, painter.device());
    QString shown = toQString(text);
    if (elide == Elide::Word && metrics.horizontalAdvance(shown) > static_cast<qreal>(width))
        if (const QString word = shown.section(QLatin1Char(' '), 0, 0); metrics.horizontalAdvance(word) <= static_cast<qreal>(width))
            shown = word;
    if (elide != Elide::None)
        shown = metrics.elidedText(shown, qtMode(elide), static_cast<qreal>(width));
    painter.setFont(font);
    painter.drawText(at, shown);
    return static_cast<float>(metrics.horizontalAdvance(shown));
}

float CanvasText::widthOf(std::string_view text, TextRole role, double pixels)
{
    return line(text, role, pixels, 1e6f, Elide::None).width;
}

} // namespace pare
