// Step 4 of the layout: where lines leave and enter nodes, their sideways tracks, and with them the height of each gap.
//
// A line leaves its producer at the bottom and enters a reader at the top. Where the two stand over each other it runs
// straight; several ends at one node keep apart from each other and in the order in which they come, so that they do not
// cross right at the node.

#include "ui/canvas/layout_work.h"

#include <algorithm>
#include <cmath>

namespace pare::layouting {

namespace {

constexpr float cornerMargin = 12; // a line straight down stays this far from a node's corner
constexpr float leastMargin = 6;   // where there are many
constexpr float endGap = 12;       // between two ends at one node
constexpr float straight = 0.5f;   // a smaller step sideways is none
constexpr int mostTracks = 40;     // a gap holds more only closer together

size_t at(int index)
{
    return static_cast<size_t>(index);
}

// Places for the ends at a node that spans centre +- halfWidth. `wishes` ascend: the x at which each line would run
// straight. Those over the node get it as far as they keep apart; those from outside stand beside them, near the centre.
void placeEnds(float centre, float halfWidth, std::span<const float> wishes, std::vector<float> &places)
{
    const int count = static_cast<int>(wishes.size());
    places.assign(wishes.size(), centre);
    const float low = centre - halfWidth + leastMargin;
    const float high = centre + halfWidth - leastMargin;
    const float gap = count < 2 ? 0 : std::min(endGap, (high - low) / static_cast<float>(count - 1));
    const auto over = [&](float x) { return x >= centre - halfWidth + cornerMargin && x <= centre + halfWidth - cornerMargin; };

    int firstOver = 0;
    while (firstOver < count && !over(wishes[at(firstOver)]))
        ++firstOver;
    if (firstOver == count) { // none is straight: all around the centre
        for (int i = 0; i < count; ++i)
            places[at(i)] = std::round(centre + (static_cast<float>(i) - static_cast<float>(count - 1) / 2) * gap);
        return;
    }
    int endOver = firstOver;
    while (endOver < count && over(wishes[at(endOver)]))
        ++endOver;
    // There must be room for what comes from outside on both sides.
    const float lowest = low + static_cast<float>(firstOver) * gap;
    const float highest = high - static_cast<float>(count - endOver) * gap;
    for (int i = firstOver; i < endOver; ++i)
        places[at(i)] = std::clamp(wishes[at(i)], lowest, std::max(lowest, highest));
    for (int i = firstOver + 1; i < endOver; ++i)
        places[at(i)] = std::max(places[at(i)], places[at(i - 1)] + gap);
    if (places[at(endOver - 1)] > highest) {
        places[at(endOver - 1)] = std::max(lowest, highest);
        for (int i = endOver - 2; i >= firstOver; --i)
            places[at(i)] = std::min(places[at(i)], places[at(i + 1)] - gap);
    }
    for (int i = firstOver - 1; i >= 0; --i)
        places[at(i)] = std::round(std::min(centre, places[at(i + 1)]) - gap);
    for (int i = endOver; i < count; ++i)
        places[at(i)] = std::round(std::max(centre, places[at(i - 1)]) + gap);
    // Beside a straight end that stands off the centre the next may fall outside.
    for (int i = 0; i < count; ++i)
        places[at(i)] = std::clamp(places[at(i)], low, high);
}

class Router {
public:
    Router(const LayoutOptions &options, const Ordered &ordered, const Coordinates &coordinates,
           std::span<const float> width, GraphLayout &layout)
        : m_options(options), m_ordered(ordered), m_x(coordinates.x), m_width(width), m_layout(layout)
    {
    }

    void routeRow(int row)
    {
        LayoutRow &out = m_layout.rows[at(row)];
        out.firstPiece = static_cast<int>(m_layout.pieces.size());
        for (const int item : m_ordered.rows[row])
            leave(item);
        out.endPiece = static_cast<int>(m_layout.pieces.size());
        enterNodes(out);
        chooseTracks(out);
    }

private:
    struct Enter {
        int target; // item
        float x;    // where the line comes from
        int tap;
    };

    // The pieces that start at the item, from left to right, with the x at which they leave it.
    void leave(int item)
    {
        const int first = m_ordered.pieceStart[at(item)];
        const int count = m_ordered.pieceStart[at(item) + 1] - first;
        if (count == 0)
            return;
        m_leaving.clear();
        for (int piece = first; piece < first + count; ++piece)
            m_leaving.push_back({wishOf(item, piece, count), piece});
        std::ranges::stable_sort(m_leaving, {}, &Leaving::wish);
        m_wishes.clear();
        for (const Leaving &leaving : m_leaving)
            m_wishes.push_back(leaving.wish);
        const bool node = m_ordered.isNode(item);
        if (node)
            placeEnds(m_x[at(item)], m_width[at(item)] / 2, m_wishes, m_places);
        else
            m_places.assign(1, m_x[at(item)]);
        for (size_t i = 0; i < m_leaving.size(); ++i) {
            const int piece = m_leaving[i].piece;
            LayoutPiece out;
            out.tensor = m_ordered.pieces[at(piece)].tensor;
            out.sourceX = m_places[i];
            out.startY = node ? m_options.nodeHeight : 0;
            out.trackY = m_options.nodeHeight;
            out.firstTap = static_cast<int>(m_layout.taps.size());
            for (const int target : m_ordered.targetsOf(piece)) {
                m_layout.taps.push_back({m_x[at(target)], m_ordered.isNode(target) ? target : -1});
                m_targets.push_back(target);
            }
            m_layout.pieces.push_back(out);
        }
    }

    // Where the piece would like to leave a node: one of several over its targets; a single one in the middle, unless
    // all it does is pass on a little aside.
    float wishOf(int item, int piece, int count) const
    {
        const auto targets = m_ordered.targetsOf(piece);
        if (count == 1 && (targets.size() > 1 || m_ordered.isNode(targets.front())))
            return m_x[at(item)];
        float sum = 0;
        for (const int target : targets)
            sum += m_x[at(target)];
        return std::round(sum / static_cast<float>(targets.size()));
    }

    void enterNodes(const LayoutRow &row)
    {
        m_entering.clear();
        const int firstTap = row.firstPiece == row.endPiece ? 0 : m_layout.pieces[at(row.firstPiece)].firstTap;
        for (int piece = row.firstPiece; piece < row.endPiece; ++piece)
            for (int tap = m_layout.pieces[at(piece)].firstTap; tap < endOf(piece); ++tap)
                if (m_layout.taps[at(tap)].reader >= 0)
                    m_entering.push_back({m_targets[at(tap - firstTap)], m_layout.pieces[at(piece)].sourceX, tap});
        std::ranges::stable_sort(m_entering, [&](const Enter &a, const Enter &b) {
            return a.target != b.target ? m_ordered.position[at(a.target)] < m_ordered.position[at(b.target)] : a.x < b.x;
        });
        for (size_t first = 0; first < m_entering.size();) {
            const int target = m_entering[first].target;
            size_t end = first;
            m_wishes.clear();
            for (; end < m_entering.size() && m_entering[end].target == target; ++end)
                m_wishes.push_back(m_entering[end].x);
            placeEnds(m_x[at(target)], m_width[at(target)] / 2, m_wishes, m_places);
            for (size_t i = first; i < end; ++i)
                m_layout.taps[at(m_entering[i].tap)].x = m_places[i - first];
            first = end;
        }
        m_targets.clear();
    }

    void chooseTracks(LayoutRow &row)
    {
        m_sideways.clear();
        m_piece.clear();
        m_tapX.clear();
        m_tapX.reserve(m_layout.taps.size() - (row.firstPiece < row.endPiece ? at(m_layout.pieces[at(row.firstPiece)].firstTap) : 0));
        for (int piece = row.firstPiece; piece < row.endPiece; ++piece) {
            const LayoutPiece &own = m_layout.pieces[at(piece)];
            Sideways line{own.sourceX, own.sourceX, own.sourceX, {}};
            const size_t first = m_tapX.size();
            for (int tap = own.firstTap; tap < endOf(piece); ++tap) {
                LayoutTap &end = m_layout.taps[at(tap)];
                if (std::abs(end.x - own.sourceX) < straight)
                    end.x = own.sourceX;
                line.low = std::min(line.low, end.x);
                line.high = std::max(line.high, end.x);
                m_tapX.push_back(end.x);
            }
            line.taps = {m_tapX.data() + first, m_tapX.size() - first};
            if (line.low < line.high) {
                m_sideways.push_back(line);
                m_piece.push_back(piece);
            }
        }
        const int tracks = assignTracks(m_sideways, m_track);
        const float room = static_cast<float>(std::clamp(tracks - 1, 0, mostTracks)) * m_options.trackGap;
        const float step = tracks < 2 ? 0 : room / static_cast<float>(tracks - 1);
        row.gap = m_options.rowGap + room;
        for (int piece = row.firstPiece; piece < row.endPiece; ++piece)
            m_layout.pieces[at(piece)].trackY = m_options.nodeHeight + m_options.rowGap / 2;
        for (size_t i = 0; i < m_piece.size(); ++i)
            m_layout.pieces[at(m_piece[i])].trackY += std::round(static_cast<float>(m_track[i]) * step);
    }

    [[nodiscard]] int endOf(int piece) const
    {
        return at(piece) + 1 < m_layout.pieces.size() ? m_layout.pieces[at(piece) + 1].firstTap
                                                      : static_cast<int>(m_layout.taps.size());
    }

    struct Leaving {
        float wish;
        int piece;
    };

    const LayoutOptions &m_options;
    const Ordered &m_ordered;
    const std::vector<float> &m_x;
    std::span<const float> m_width;
    GraphLayout &m_layout;
    std::vector<Leaving> m_leaving;
    std::vector<Enter> m_entering;
    std::vector<int> m_targets; // items, by tap of the row that is being routed
    std::vector<float> m_wishes;
    std::vector<float> m_places;
    std::vector<Sideways> m_sideways;
    std::vector<int> m_piece;
    std::vector<float> m_tapX;
    std::vector<int> m_track;
};

} // namespace

bool routeLines(const LayoutOptions &options, const Ordered &ordered, const Coordinates &coordinates,
                std::span<const float> width, const RunContext &context, GraphLayout &layout)
{
    const int rows = ordered.rows.count();
    layout.rows.resize(at(rows));
    layout.pieces.reserve(ordered.pieces.size());
    layout.taps.reserve(ordered.targets.size());
    Router router(options, ordered, coordinates, width, layout);
    for (int row = 0; row < rows; ++row) {
        if (row % 256 == 0) {
            if (context.stopRequested())
                return false;
            context.progress("Lines", row, rows);
        }
        router.routeRow(row);
    }
    layout.pieces.push_back({-1, 0, 0, 0, static_cast<int>(layout.taps.size())});
    return !context.stopRequested();
}

} // namespace pare::layouting
