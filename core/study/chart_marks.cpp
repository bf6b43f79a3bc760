#include "core/study/chart_marks.h"

#include "core/study/markup.h"

#include <fmt/format.h>

namespace pare::chart {

std::string_view colourOf(VariantKind kind)
{
    switch (kind) {
    case VariantKind::Source: return ink;
    case VariantKind::Quantized: return "#0072B2";
    case VariantKind::Pruned: return "#914000";
    case VariantKind::PrunedAndQuantized: return "#8B5272";
    case VariantKind::Other: return "#5F5F5F";
    }
    return ink;
}

std::string_view classOf(VariantKind kind)
{
    switch (kind) {
    case VariantKind::Source: return "mark-source";
    case VariantKind::Quantized: return "mark-quantized";
    case VariantKind::Pruned: return "mark-pruned";
    case VariantKind::PrunedAndQuantized: return "mark-both";
    case VariantKind::Other: return "mark-other";
    }
    return "mark-other";
}

Look lookOf(const PlottedVariant &point)
{
    if (!point.comparable)
        return Look::NotComparable;
    return point.withinGuard ? Look::Filled : Look::Past;
}

std::string textAt(double x, double y, std::string_view content, double size, const char *anchor, bool strong, bool quiet,
                   const std::string &extra)
{
    return fmt::format(R"(<text class="{}" x="{}" y="{}" font-size="{}" text-anchor="{}"{} fill="{}"{}>{}</text>)"
                       "\n",
                       quiet ? "quiet" : "text", coordinate(x), coordinate(y), coordinate(size), anchor,
                       strong ? R"( font-weight="600")" : "", quiet ? quietInk : ink, extra, escaped(content));
}

std::string line(double x1, double y1, double x2, double y2, const char *klass, std::string_view stroke, double width,
                 const char *extra)
{
    return fmt::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>)"
                       "\n",
                       klass, coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2), stroke, coordinate(width), extra);
}

namespace {

std::string shape(VariantKind kind, double x, double y, double r, const std::string &paint)
{
    const auto c = [](double value) { return coordinate(value); };
    switch (kind) {
    case VariantKind::Source:
        return fmt::format(R"(<circle cx="{0}" cy="{1}" r="{2}" {4}/><circle cx="{0}" cy="{1}" r="{3}" {4}/>)", c(x), c(y), c(r + 1.5),
                           c(r - 2.5), paint);
    case VariantKind::Quantized: return fmt::format(R"(<circle cx="{}" cy="{}" r="{}" {}/>)", c(x), c(y), c(r), paint);
    case VariantKind::Pruned:
        return fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" {}/>)", c(x - r * 0.9), c(y - r * 0.9), c(r * 1.8), c(r * 1.8), paint);
    case VariantKind::PrunedAndQuantized: {
        const double d = r * 1.3;
        return fmt::format(R"(<path d="M{} {}L{} {}L{} {}L{} {}Z" {}/>)", c(x), c(y - d), c(x + d), c(y), c(x), c(y + d), c(x - d), c(y), paint);
    }
    case VariantKind::Other: {
        const double d = r * 1.15;
        return fmt::format(R"(<path d="M{} {}L{} {}L{} {}Z" {}/>)", c(x), c(y - d), c(x + d), c(y + d * 0.85), c(x - d), c(y + d * 0.85), paint);
    }
    }
    return {};
}

} // namespace

std::string mark(VariantKind kind, Look look, double x, double y, double r)
{
    const std::string colour(colourOf(kind));
    if (kind == VariantKind::Source)
        return fmt::format(R"(<g class="{}">{}</g>)", classOf(kind),
                           shape(kind, x, y, r, fmt::format(R"(class="ring" fill="{}" stroke="{}" stroke-width="1.8")", groundInk, colour)));
    if (look == Look::Filled)
        return fmt::format(R"(<g class="{} filled">{}</g>)", classOf(kind),
                           shape(kind, x, y, r, fmt::format(R"(fill="{}" stroke="{}" stroke-width="1.2" paint-order="stroke")", colour, groundInk)));
    const char *dots = look == Look::NotComparable ? R"( stroke-dasharray="1.5 1.8")" : "";
    std::string drawn = shape(kind, x, y, r, fmt::format(R"(class="hollow" fill="{}" stroke="{}" stroke-width="1.4"{})", groundInk, hollowInk, dots));
    if (look == Look::Past) {
        const double d = r * 0.5;
        drawn += fmt::format(R"(<path class="hollow-cross" d="M{0} {1}L{2} {3}M{2} {1}L{0} {3}" stroke="{4}" stroke-width="1.4" fill="none"/>)",
                             coordinate(x - d), coordinate(y - d), coordinate(x + d), coordinate(y + d), hollowInk);
    }
    return fmt::format(R"(<g class="hollow-mark">{}</g>)", drawn);
}

} // namespace pare::chart
