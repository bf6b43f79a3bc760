// The parts that a chart is drawn from: colours, texts, lines and the marks of variants, as SVG. Private to chart*.cpp.
#pragma once

#include "core/study/trade_off.h"

#include <string>
#include <string_view>

namespace pare::chart {

// Light palette of the window.
constexpr const char *ink = "#1B1F24";
constexpr const char *quietInk = "#57606A";
constexpr const char *gridInk = "#E3E6EA";
constexpr const char *frameInk = "#7C858F";
constexpr const char *groundInk = "#FFFFFF";
constexpr const char *guardInk = "#855700";
constexpr const char *accentInk = "#4A4CBF";
constexpr const char *hollowInk = "#7A7A7A";

constexpr double titleSize = 15;
constexpr double textSize = 11.5;
constexpr double tickSize = 11;
constexpr double markRadius = 5;
constexpr double gutterRow = 17;
constexpr size_t mostLabels = 12;
constexpr size_t mostBars = 24; // with more variants, only the front keeps its error bars

// The colour of a kind of variant, and its class in the picture.
[[nodiscard]] std::string_view colourOf(VariantKind kind);
[[nodiscard]] std::string_view classOf(VariantKind kind);

enum class Look { Filled, Past, NotComparable };

[[nodiscard]] Look lookOf(const PlottedVariant &point);
// Text with its place and role.
[[nodiscard]] std::string textAt(double x, double y, std::string_view content, double size, const char *anchor = "start", bool strong = false,
                                 bool quiet = false, const std::string &extra = {});
[[nodiscard]] std::string line(double x1, double y1, double x2, double y2, const char *klass, std::string_view stroke, double width,
                               const char *extra = "");
// The mark of a variant, with its centre and radius in pixels.
[[nodiscard]] std::string mark(VariantKind kind, Look look, double x, double y, double r);

} // namespace pare::chart
