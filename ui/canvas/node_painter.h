// Draws nodes, pills and badges: through a cache of small pictures on screen, or with plain painter calls for vector
// formats. Works in the pixels of its target.
#pragma once

#include "ui/canvas/canvas_text.h"
#include "ui/canvas/graph_scene.h"
#include "ui/canvas/node_colours.h"
#include "ui/canvas/view_geometry.h"

#include <QHash>
#include <QImage>
#include <QPainter>

namespace pare {

// What a node's body looks like; equal ones share a picture.
struct NodeBody {
    QRgb fill = 0;
    QRgb mark = 0;
    QRgb ink = 0;          // hatch, outline while hovered
    QRgb barColour = 0;
    QRgb accent = 0;
    NodeKind kind = NodeKind::Layer;
    bool hatched = false;
    bool selected = false; // ring with a gap
    bool lit = false;      // ring without a gap: an end of the selected tensor
    bool hovered = false;
    bool grouped = false;  // dashed outline outside: moves together with what is being treated
    int bar = -1;          // pixels; below 0: none
    bool operator==(const NodeBody &) const = default;
};

// What is written on a node.
struct NodeTexts {
    std::string_view title;
    std::string_view kind;    // behind the title, which is cut first
    std::string_view name;    // second line
    std::string_view weights; // third line, at the highest level only
    std::string_view value;   // right end of the last line
    QRgb titleColour = 0;
    QRgb nameColour = 0;
    bool centred = false;     // inputs and outputs
    bool closed = false;      // a closed group: a sign before the title
};

// A badge with its colours.
struct BadgeLook {
    BadgeKind kind = BadgeKind::Precision;
    BadgeState state = BadgeState::Done;
    QRgb ground = 0; // where filled
    QRgb ink = 0;    // text and sign, and the outline where planned
    std::string text;
};

// Sizes that do not depend on the node.
struct NodeMetrics {
    double scale = 1; // target pixels per world pixel
    double line = 1;  // target pixels per pixel of the design
    DetailLevel level = DetailLevel::Names;
    bool vector = false; // plain painter calls, texts stay texts

    [[nodiscard]] double strip() const;   // width of the strip on the left
    [[nodiscard]] double outline() const; // width of the outline
};

class NodePainter {
public:
    CanvasText &text() { return m_text; }

    void body(QPainter &painter, const QRectF &rect, const NodeBody &body, const NodeMetrics &metrics);
    // Title, name and badges within the node's rectangle.
    void texts(QPainter &painter, const QRectF &rect, const NodeTexts &texts, const std::vector<BadgeLook> &badges,
               const NodeMetrics &metrics);
    // A pill that stands for a tensor's far readers (out) or producer.
    void pill(QPainter &painter, const QRectF &rect, bool out, bool lit, std::string_view label, std::string_view suffix,
              const Theme &theme, bool dimmed, const NodeMetrics &metrics);
    // A text on a ground of its own, its left middle at `at`: what a tensor carries, what a group becomes. Returns its width.
    double tag(QPainter &painter, QPointF at, std::string_view text, TextRole role, double size, double width, QRgb ground,
               QRgb ink, bool vector);

    // What something is called and what it is, in one line: the name is cut in the middle before its kind is.
    struct NamedKind {
        std::string_view name;
        std::string_view kind;
        TextRole role = TextRole::Title; // of the name
        QRgb nameColour = 0;
        QRgb kindColour = 0;
        bool nameFirst = false; // the kind has only what the whole name leaves; a name without room is cut at its end
    };
    void namedKind(QPainter &painter, QPointF at, const NamedKind &what, double size, double room, bool vector);
    [[nodiscard]] double widthOf(const NamedKind &what, double size);

    // Forgets pictures and texts (another scene, theme or font). `overflow` is how the "+2" looks that stands for badges
    // without room.
    void forget(const BadgeLook &overflow);

    // Where each badge of a node stands, right to left; what does not fit becomes "+2". For tooltips.
    struct PlacedBadge {
        QRectF rect;
        BadgeLook look;
        int index = -1; // of the badge; -1: the "+n"
    };
    std::vector<PlacedBadge> placeBadges(const QRectF &rect, const std::vector<BadgeLook> &badges, const NodeMetrics &metrics);

private:
    struct BodyKey {
        NodeBody body;
        int width = 0;
        int height = 0;
        bool operator==(const BodyKey &) const = default;
        friend size_t qHash(const BodyKey &key, size_t seed)
        {
            const NodeBody &b = key.body;
            const int flags = static_cast<int>(b.kind) | b.hatched << 4 | b.selected << 5 | b.lit << 6 | b.hovered << 7 | b.grouped << 8;
            return qHashMulti(seed, b.fill, b.mark, b.ink, b.barColour, b.accent, flags, b.bar, key.width, key.height);
        }
    };
    struct BadgeKey {
        QByteArray text;
        int kind = 0;
        QRgb ground = 0;
        QRgb ink = 0;
        int width = 0;
        int height = 0;
        bool operator==(const BadgeKey &) const = default;
        friend size_t qHash(const BadgeKey &key, size_t seed)
        {
            return qHashMulti(seed, key.text, key.kind, key.ground, key.ink, key.width, key.height);
        }
    };
    struct Lines; // sizes and baselines of the lines in a node

    static Lines linesOf(const QRectF &rect, const NodeMetrics &metrics, bool oneLine, CanvasText &text);
    void drawBody(QPainter &painter, const QRectF &rect, const NodeBody &body, const NodeMetrics &metrics) const;
    void drawBadge(QPainter &painter, const QRectF &rect, const BadgeLook &badge, const NodeMetrics &metrics);

    CanvasText m_text;
    QHash<BodyKey, QImage> m_bodies;
    QHash<BadgeKey, QImage> m_badges;
    double m_scale = 0; // that the pictures were made for
    double m_line = 0;
    BadgeLook m_overflow;
};

} // namespace pare
