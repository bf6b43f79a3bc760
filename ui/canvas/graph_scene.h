// What the graph canvas shows: an immutable snapshot of a model, in plain values. Whoever knows models fills it in.
// What changes often (selection, hover, matches, badges of treatments) is no part of it: GraphCanvas has setters.
#pragma once

#include "ui/theme/palette.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pare {

enum class ColourBy { Operator, Macs, Size, Time, Precision, Sensitivity, Error, Sparsity, Removed, Changes, Cosine, Relative, Largest };
inline constexpr int colourByCount = 9;     // that every graph has
inline constexpr int colourModeCount = 13;  // with those of two models on one drawing

enum class NodeKind : uint8_t {
    Layer,
    Input,       // of the graph: a neutral pill
    Output,
    ControlFlow, // If, Loop, Scan or a call of a function: double outline
    Unknown,     // an operator that Pare does not know: dashed outline and "?"
    Group,       // closed: stands for the layers in it
    Gone,        // of two models on one drawing: only in the first. Dashed outline
};

enum class BadgeKind : uint8_t { Precision, Removed, Lock, Warning, Declined, Bookmark };
enum class BadgeState : uint8_t { Planned, Done }; // dashed outline; filled

// A small mark at the right end of a node. Lock, Warning, Declined and Bookmark have a drawn sign; their text may be empty.
struct Badge {
    BadgeKind kind = BadgeKind::Precision;
    BadgeState state = BadgeState::Done;
    std::string text;    // "I8", "−30 %"
    std::string tooltip; // "Declined: it feeds the output logits"; may be empty

    bool operator==(const Badge &) const = default;
};

struct SceneNode {
    std::string name;         // unique in the model
    std::string title;        // operator with its key figure: "Conv 3x3 /2"; of a group, what it is called
    std::string kindText;     // of a group, what it is in words: "residual block"; stands behind the title and stays where that is cut
    std::string op;           // "Conv"; what "same operator" compares
    Category category = Category::ElementWise;
    NodeKind kind = NodeKind::Layer;
    std::optional<double> macs;
    std::optional<double> sizeBytes;
    std::optional<double> parameters;
    std::optional<double> timeMs;
    std::string fusedInto;             // the layer that the runtime merged this one into: it has no time of its own
    std::string timeText;              // the time in words, with its spread and how it was found; or why there is none
    std::optional<double> sensitivity; // lost with half of the channels it makes, in the scene's unit
    std::optional<double> sqnrDb;      // with this layer quantized
    // Of two models, between what both give: 1 - cosine, the mean difference over the mean magnitude, the largest difference.
    std::optional<float> cosineDistance;
    std::optional<float> relativeError;
    std::optional<float> largestError;
    std::optional<double> zeroShare;    // of its weights, 0 to 1
    std::optional<double> removedShare; // of its output channels, 0 to 1: gone in this variant, or planned
    std::string change;                // of two models on one drawing: "unchanged", "added", "removed", or the kind of change: "weights"; else empty
    std::string precision;    // "F32", "I8"; empty: none of its own
    std::string outputShape;  // "1×16×28×28"
    std::string weightShapes; // "16×3×3×3 · 16"; empty: no weights
    std::string detail;       // the second line instead of the name: of a group, its sums
    std::vector<Badge> badges;

    // The figure of a colour mode, more is worse; none for Operator and Precision. Error: noise over signal, the SQNR turned round.
    [[nodiscard]] std::optional<double> figure(ColourBy mode) const;
};

struct SceneTensor {
    std::string name;
    int producer = -1;        // a node; -1: nothing is drawn
    std::vector<int> readers; // nodes
    std::string type;         // "f32"
    std::string shape;        // "1×16×28×28"
};

// An open group, drawn around what is in it.
struct SceneFrame {
    std::string name;       // unique
    std::string title;
    std::string kindText;   // as a node's
    int parent = -1;        // the frame around it
    std::vector<int> nodes; // ascending; those of frames inside too
};

struct GraphScene {
    std::string title;         // of the whole, for picture files and screen readers: "resnet20"
    std::vector<SceneNode> nodes;
    std::vector<SceneTensor> tensors;
    std::vector<SceneFrame> frames; // outer ones before what is in them
    // What a node stands for, in numbers of the scene that this one was folded from: members[memberStart[node]] up to the next. Empty:
    // each node for itself.
    std::vector<int> memberStart;
    std::vector<int> members;
    std::string mainPrecision; // nodes with another one carry it as a badge
    bool removedPlanned = false; // channels that the recipe would remove, of a model that has them all
    bool betweenModels = false; // errors are those of one model's layers to another's
    std::string sensitivityUnit = "pt"; // points of the metric; "%": noise in the outputs

    [[nodiscard]] int nodeCount() const { return static_cast<int>(nodes.size()); }
    [[nodiscard]] const SceneNode &node(int index) const { return nodes[static_cast<size_t>(index)]; }
    [[nodiscard]] std::span<const int> membersOf(int index) const // none where each node stands for itself
    {
        if (memberStart.empty())
            return {};
        const auto first = static_cast<size_t>(memberStart[static_cast<size_t>(index)]);
        return std::span(members).subspan(first, static_cast<size_t>(memberStart[static_cast<size_t>(index) + 1]) - first);
    }
    [[nodiscard]] const SceneTensor &tensor(int index) const { return tensors[static_cast<size_t>(index)]; }
};

using ScenePtr = std::shared_ptr<const GraphScene>;

// Modes that colour by a figure, and not by kind.
inline constexpr std::array<ColourBy, 10> figureModes{ColourBy::Size,     ColourBy::Macs,    ColourBy::Time,   ColourBy::Sensitivity, ColourBy::Error,
                                                  ColourBy::Sparsity, ColourBy::Removed, ColourBy::Cosine, ColourBy::Relative,    ColourBy::Largest};
// How far the layers of two models are apart.
inline constexpr std::array<ColourBy, 4> errorModes{ColourBy::Error, ColourBy::Cosine, ColourBy::Relative, ColourBy::Largest};
[[nodiscard]] bool hasFigure(ColourBy mode);

// "1.81 M", "9.22 kB", "0.42 ms", "−3.1 pt", "41.2 dB", "30.0 %": a figure in the unit of its mode; empty for Operator and Precision.
std::string figureText(const GraphScene &scene, ColourBy mode, double value);

// What stands on a node in place of a figure: "fused" for the time of one that was merged into another; else empty.
std::string insteadOfFigure(const SceneNode &node, ColourBy mode);

// How a mode's figures were found: "computed", "measured", "not measured" where the scene has none of them.
std::string howFound(const GraphScene &scene, ColourBy mode, bool any);

// "Operator", "MACs", "Size", "Time", "Precision", "Sensitivity", "Quantization error".
std::string colourByName(ColourBy mode);

// "Convolution", "Matrix", ... as the legend says it.
std::string categoryName(Category category);

} // namespace pare
