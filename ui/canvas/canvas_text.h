// Text of the canvas: measured, elided and shaped once, then only replayed. GUI thread.
#pragma once

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace pare {

enum class TextRole { Title, Name, Small }; // operator (semibold), layer and shapes, badges and ticks
enum class Elide {
    Middle,
    Right,
    Word, // the first word alone if all does not fit, else as Right
    None
};

// The size of a role's text at 100 %, in pixels.
double textSize(TextRole role);

// The font of a role in the family of `base`, without its size.
QFont canvasFont(const QFont &base, TextRole role);

// A line of text that is ready to be drawn.
struct ShapedText {
    QList<QGlyphRun> runs;
    float width = 0;
};

// One role at one size.
class SizedFont {
public:
    SizedFont(const QFont &font, double pixels);

    // `text` (UTF-8) cut to `width`. Plain ASCII takes a short way that only adds up advances.
    [[nodiscard]] ShapedText shaped(std::string_view text, float width, Elide elide) const;
    [[nodiscard]] float ascent() const { return m_ascent; }
    [[nodiscard]] float descent() const { return m_descent; }
    [[nodiscard]] float lineHeight() const { return m_ascent + m_descent; }
    [[nodiscard]] float capHeight() const { return m_capHeight; }

private:
    [[nodiscard]] ShapedText shapedAscii(std::string_view text, float width, Elide elide) const;
    [[nodiscard]] ShapedText shapedByQt(const QString &text, float width, Elide elide) const;

    QFont m_font;
    QRawFont m_raw;
    std::array<quint32, 128> m_glyph{};
    std::array<float, 128> m_advance{};
    quint32 m_ellipsis = 0;
    float m_ellipsisAdvance = 0;
    float m_ascent = 0;
    float m_descent = 0;
    float m_capHeight = 0;
};

// Fonts by role and size, and the lines that were shaped with them.
class CanvasText {
public:
    void setBaseFont(const QFont &font);
    [[nodiscard]] const QFont &baseFont() const { return m_base; }

    // Sizes are in the painter's pixels and are rounded to halves, so that a slow zoom reuses glyphs.
    const SizedFont &font(TextRole role, double pixels);

    // Draws the line with its baseline at `at`. Returns the width drawn. With `vector` the text stays text: for SVG and PDF.
    float draw(QPainter &painter, QPointF at, std::string_view text, TextRole role, double pixels, float width, Elide elide,
               const QColor &colour, bool vector = false);

    // The width of a line that is not elided.
    float widthOf(std::string_view text, TextRole role, double pixels);

    // Forgets shaped lines (another scene); fonts stay.
    void forgetLines() { m_lines.clear(); }

private:
    struct LineKey {
        size_t text; // its hash: of 64 bits, so two texts that share one do not occur
        int font;
        int width;
        Elide elide;
        bool operator==(const LineKey &) const = default;
        friend size_t qHash(const LineKey &line, size_t seed)
        {
            return line.text ^ (static_cast<size_t>(line.width) << 20) ^ (static_cast<size_t>(line.font) << 8) ^ static_cast<size_t>(line.elide) ^ seed;
        }
    };

    const ShapedText &line(std::string_view text, TextRole role, double pixels, float width, Elide elide);

    static int fontKey(TextRole role, double pixels);

    QFont m_base;
    QHash<int, std::shared_ptr<SizedFont>> m_fonts;
    QHash<LineKey, ShapedText> m_lines;
};

} // namespace pare
