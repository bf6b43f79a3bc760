// Closeness of outputs to reference outputs.
#include "core/measure/metrics.h"

#include "core/formats/class_scores.h"
#include "core/measure/tensor_values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace pare {

namespace {

struct Comparison {
    double signal = 0;
    double noise = 0;
    double cosine = 1;
    double first = 0;         // the reference's first number
    bool directions = true;   // both have one, so that there is an angle between them
    bool broken = false;      // NaN or infinity where the reference has a number
};

// What is added up for one output.
struct OutputCloseness {
    std::string name;
    bool floats = false;
    bool classes = false;        // scores of classes, or a class itself
    double signal = 0;
    double noise = 0;
    std::vector<float> cosines;
    std::vector<Comparison> samples; // as many; those without a comparison have infinite noise
    bool single = true;              // one number a sample
    std::vector<float> agreements;
    std::map<int64_t, int64_t> referenceClasses;
    std::map<std::pair<int64_t, int64_t>, int64_t> moved; // the reference's class and the other that was given
    bool guessed = false;            // that they are scores: neither a name nor a softmax says so
    std::vector<double> columns;     // then, where a sample has one value a class: the reference's sum of each,
    double sum = 0, squares = 0;     //   of all and of their squares

    [[nodiscard]] bool coordinates() const
    {
        if (!guessed || columns.empty())
            return false;
        const auto rows = static_cast<double>(agreements.size());
        const double count = rows * static_cast<double>(columns.size());
        const double total = squares / count - (sum / count) * (sum / count);
        double between = 0;
        for (const double column : columns)
            between += (column / rows - sum / count) * (column / rows - sum / count) / static_cast<double>(columns.size());
        return looksLikeCoordinates(between, total, static_cast<int64_t>(agreements.size()));
    }
};


constexpr double nearlyAll = 0.9;       // of the answers: from there on the others are counted apart
constexpr double largestOfHalf = 65504; // of float16: a mask's number above becomes infinity there, which means the same

// Places where both are NaN, or the same infinity, are equal and add nothing.
Comparison compare(std::span<const float> reference, std::span<const float> values)
{
    Comparison result;
    double dot = 0;
    double squares = 0;
    for (size_t i = 0; i < reference.size(); ++i) {
        const double r = reference[i];
        const double v = values[i];
        if (!std::isfinite(r) && (r == v || (std::isnan(r) && std::isnan(v))))
            continue;
        result.broken = result.broken || (std::isnan(v) && !std::isnan(r)) || (std::isinf(v) && std::abs(r) < largestOfHalf);
        result.signal += r * r;
        result.noise += (r - v) * (r - v);
        dot += r * v;
        squares += v * v;
    }
    result.first = reference.empty() ? 0 : reference[0];
    if (result.noise == 0)
        return result;
    result.directions = result.signal > 0 && squares > 0;
    result.cosine = result.directions ? dot / std::sqrt(result.signal * squares) : 0;
    if (!std::isfinite(result.noise) || !std::isfinite(result.cosine)) {
        result.cosine = 0;
        result.noise = std::numeric_limits<double>::infinity();
    }
    return result;
}

constexpr int64_t mostOfSides = 4; // that the last axis of pictures goes into their sides at least, where it is taken for that of the classes

// The places of one sample that each have scores for `classes` classes: the axis is the second of [N,C,...], the last of [N,T,C] and [N,H,W,C].
struct ScoreLayout {
    size_t classes = 0;
    size_t places = 0;
    size_t classStep = 1;
    size_t placeStep = 1;
};

ScoreLayout scoreLayout(const std::vector<int64_t> &dims, size_t perSample)
{
    ScoreLayout layout;
    if (dims.size() < 2)
        return layout;
    // [N,H,W,C] where the last axis is far the shortest.
    const bool channelsLast = dims.size() == 4 && dims[3] > 1 && mostOfSides * dims[3] <= std::min(dims[1], dims[2]);
    const bool last = dims.size() == 3 || channelsLast;
    layout.classes = static_cast<size_t>(std::max<int64_t>(last ? dims.back() : dims[1], 0));
    layout.places = layout.classes > 0 ? perSample / layout.classes : 0;
    layout.classStep = last ? 1 : layout.places;
    layout.placeStep = last ? layout.classes : 1;
    return layout;
}

int64_t bestClass(std::span<const float> scores, const ScoreLayout &layout, size_t place)
{
    int64_t best = -1;
    float highest = 0;
    for (size_t c = 0; c < layout.classes; ++c) {
        const float score = scores[c * layout.classStep + place * layout.placeStep];
        if (std::isnan(score))
            return -1;
        if (best < 0 || score > highest) {
            best = static_cast<int64_t>(c);
            highest = score;
        }
    }
    return best;
}

// The angle between two numbers says nothing but their sign, and between zeros and numbers there is none. For these the closeness is
// 1 - d^2 / (2 s^2): what a cosine is between vectors of length s that differ by d. Of single numbers s^2 is the variance of the
// reference over the samples, so that what tells the samples apart counts; of zeros it is the mean square of the reference.
void judgeWithoutAngle(OutputCloseness &entry)
{
    const auto count = static_cast<double>(entry.samples.size());
    double meanSquare = 0;
    for (const Comparison &one : entry.samples)
        meanSquare += one.signal / count;
    double spread = meanSquare;
    const bool single = entry.single && entry.floats;
    if (single) {
        double sum = 0;
        for (const Comparison &one : entry.samples)
            sum += one.first;
        double squares = 0;
        for (const Comparison &one : entry.samples)
            squares += (one.first - sum / count) * (one.first - sum / count);
        if (std::isfinite(squares) && squares / count > 1e-12 * meanSquare)
            spread = squares / count;
    }
    for (size_t i = 0; i < entry.samples.size(); ++i) {
        const Comparison &one = entry.samples[i];
        if (one.noise == 0 || !std::isfinite(one.noise) || (one.directions && !single))
            continue;
        entry.cosines[i] = spread > 0 && std::isfinite(spread) ? static_cast<float>(std::max(-1.0, 1 - one.noise / (2 * spread))) : 0;
    }
}

double ratioInDecibels(double signal, double noise)
{
    if (noise == 0)
        return std::numeric_limits<double>::infinity();
    if (!std::isfinite(noise))
        return -std::numeric_limits<double>::infinity();
    return 10 * std::log10(signal / noise);
}

double meanOf(const std::vector<float> &values)
{
    return mean(std::vector<double>(values.begin(), values.end()));
}

Interval intervalOfShares(const std::vector<float> &shares, uint64_t seed)
{
    const bool wholeSamples = std::all_of(shares.begin(), shares.end(), [](float share) { return share == 0 || share == 1; });
    if (wholeSamples)
        return wilsonInterval(std::count(shares.begin(), shares.end(), 1.0f), static_cast<int64_t>(shares.size()));
    return bootstrapMeanInterval(std::vector<double>(shares.begin(), shares.end()), {.seed = seed});
}

void mark(std::vector<bool> &places, size_t place)
{
    if (places.size() <= place)
        places.resize(place + 1, false);
    places[place] = true;
}

} // namespace

struct FidelityAccumulator::State {
    ModelSignature signature;
    std::vector<OutputCloseness> outputs;
    std::vector<bool> broken; // in any output
    std::vector<bool> otherLength;
    int64_t samples = 0;

    OutputCloseness &entryOf(const Tensor &reference)
    {
        const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const auto &entry) { return entry.name == reference.name; });
        if (found != outputs.end())
            return *found;
        const ValueSignature *value = signature.output(reference.name);
        OutputCloseness entry;
        entry.name = reference.name;
        entry.floats = isFloatType(reference.type);
        entry.classes = value && value->classScores;
        entry.guessed = value && guessedScores(signature, *value);
        outputs.push_back(std::move(entry));
        return outputs.back();
    }

    Result<void> add(const Tensor &reference, const Tensor &output, int64_t count, bool whole);
    void addAgreement(OutputCloseness &entry, const Tensor &reference, std::span<const float> wanted, std::span<const float> found);
};

void FidelityAccumulator::State::addAgreement(OutputCloseness &entry, const Tensor &reference, std::span<const float> wanted,
                                              std::span<const float> found)
{
    if (!entry.floats) {
        if (wanted.size() == 1) { // the class itself
            entry.classes = true;
            entry.agreements.push_back(wanted[0] == found[0]);
            if (wanted[0] != found[0])
                ++entry.moved[{static_cast<int64_t>(wanted[0]), static_cast<int64_t>(found[0])}];
            ++entry.referenceClasses[static_cast<int64_t>(wanted[0])];
        }
        return;
    }
    const ScoreLayout layout = scoreLayout(reference.dims, wanted.size());
    if (!entry.classes || layout.classes < 2 || layout.places == 0)
        return;
    if (entry.guessed && layout.places == 1) {
        entry.columns.resize(layout.classes);
        for (size_t c = 0; c < layout.classes; ++c) {
            entry.columns[c] += wanted[c];
            entry.sum += wanted[c];
            entry.squares += static_cast<double>(wanted[c]) * wanted[c];
        }
    }
    double equal = 0;
    for (size_t place = 0; place < layout.places; ++place) {
        const int64_t right = bestClass(wanted, layout, place);
        const int64_t given = bestClass(found, layout, place);
        equal += right >= 0 && right == given;
        if (right != given)
            ++entry.moved[{right, given}];
        ++entry.referenceClasses[right];
    }
    entry.agreements.push_back(static_cast<float>(equal / static_cast<double>(layout.places)));
}

Result<void> FidelityAccumulator::State::add(const Tensor &reference, const Tensor &output, int64_t count, bool whole)
{
    OutputCloseness &entry = entryOf(reference);
    PARE_TRY_ASSIGN(const FloatValues wanted, FloatValues::of(reference));
    PARE_TRY_ASSIGN(const FloatValues found, FloatValues::of(output));
    // Outputs without a row a sample are compared as one and stand for every sample of the batch.
    const bool rows = !whole && !reference.dims.empty() && reference.dims[0] >= count && !output.dims.empty() && output.dims[0] >= count;
    const int64_t wantedRows = rows ? reference.dims[0] : 1;
    const int64_t foundRows = rows ? output.dims[0] : 1;
    Comparison one;
    for (int64_t sample = 0; sample < count; ++sample) {
        const auto wantedRow = wanted.row(rows ? sample : 0, wantedRows);
        const auto foundRow = found.row(rows ? sample : 0, foundRows);
        const size_t place = entry.cosines.size();
        if (wantedRow.size() != foundRow.size()) { // as different as can be: another number of boxes, of tokens
            mark(otherLength, place);
            entry.cosines.push_back(0);
            entry.samples.push_back({.noise = std::numeric_limits<double>::infinity(), .cosine = 0});
            entry.single = false;
            entry.noise = std::numeric_limits<double>::infinity();
            if (entry.classes)
                entry.agreements.push_back(0);
            continue;
        }
        if (rows || sample == 0) {
            one = compare(wantedRow, foundRow);
            entry.signal += one.signal;
            entry.noise += one.noise;
        }
        if (one.broken)
            mark(broken, place);
        entry.cosines.push_back(static_cast<float>(one.cosine));
        entry.samples.push_back(one);
        entry.single = entry.single && wantedRow.size() == 1;
        addAgreement(entry, reference, wantedRow, foundRow);
    }
    return {};
}

FidelityAccumulator::FidelityAccumulator(const ModelSignature &signature) : m_state(std::make_unique<State>())
{
    m_state->signature = signature;
}

FidelityAccumulator::~FidelityAccumulator() = default;
FidelityAccumulator::FidelityAccumulator(FidelityAccumulator &&) noexcept = default;
FidelityAccumulator &FidelityAccumulator::operator=(FidelityAccumulator &&) noexcept = default;

Result<void> FidelityAccumulator::add(const std::vector<Tensor> &reference, const std::vector<Tensor> &outputs, int64_t samples, bool whole)
{
    bool any = false;
    for (const Tensor &wanted : reference) {
        const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const Tensor &output) { return output.name == wanted.name; });
        const bool numbers = isFloatType(wanted.type) || isIntegerType(wanted.type);
        if (found == outputs.end() || !numbers)
            continue;
        PARE_TRY(m_state->add(wanted, *found, samples, whole));
        any = true;
    }
    if (!any)
        return invalidInput("the models have no output in common that could be compared");
    m_state->samples += samples;
    return {};
}

int64_t FidelityAccumulator::samples() const
{
    return m_state->samples;
}

Fidelity FidelityAccumulator::finish(uint64_t seed)
{
    Fidelity fidelity;
    // Of float outputs the one that is farthest away; integers count only where there is nothing else.
    const OutputCloseness *farthest = nullptr;
    double lowest = 0;
    for (OutputCloseness &entry : m_state->outputs) {
        judgeWithoutAngle(entry);
        const double cosine = meanOf(entry.cosines);
        const bool better = !farthest || (entry.floats && !farthest->floats);
        if (better || (entry.floats == farthest->floats && cosine < lowest)) {
            farthest = &entry;
            lowest = cosine;
        }
    }
    if (!farthest)
        return fidelity;
    fidelity.output = farthest->name;
    fidelity.sqnrDb = ratioInDecibels(farthest->signal, farthest->noise);
    fidelity.cosine = lowest;
    fidelity.brokenSamples = std::count(m_state->broken.begin(), m_state->broken.end(), true);
    fidelity.otherLength = std::count(m_state->otherLength.begin(), m_state->otherLength.end(), true);
    fidelity.cosines = farthest->cosines;
    fidelity.cosineInterval = bootstrapMeanInterval(std::vector<double>(fidelity.cosines.begin(), fidelity.cosines.end()), {.seed = seed});
    for (const OutputCloseness &entry : m_state->outputs) {
        if (entry.agreements.empty() || entry.agreements.size() != entry.cosines.size() || entry.coordinates())
            continue;
        int64_t most = 0;
        int64_t all = 0;
        int64_t usual = 0;
        for (const auto &[label, count] : entry.referenceClasses) {
            if (count > most)
                usual = label;
            most = std::max(most, count);
            all += count;
        }
        fidelity.agreementChance = all > 0 ? static_cast<double>(most) / static_cast<double>(all) : 0;
        if (fidelity.agreementChance >= nearlyAll && most < all) {
            RareAnswers rare{usual, fidelity.agreementChance, all - most, 0, 0};
            for (const auto &[classes, count] : entry.moved) {
                rare.lost += classes.second == usual ? count : 0;
                rare.added += classes.first == usual ? count : 0;
            }
            fidelity.rare = rare;
        }
        if (fidelity.agreementChance >= oneAnswer)
            break;
        fidelity.agreementOutput = entry.name;
        fidelity.agreements = entry.agreements;
        fidelity.top1Agreement = meanOf(entry.agreements);
        fidelity.agreementInterval = intervalOfShares(entry.agreements, seed);
        break;
    }
    return fidelity;
}

TaskResult fidelityResult(Fidelity fidelity, std::vector<int64_t> indices, const ModelSignature &signature, std::optional<MetricId> wanted)
{
    TaskResult result;
    result.task = fidelityTask(signature, wanted);
    result.samples = static_cast<int64_t>(indices.size());
    result.indices = std::move(indices);
    if (result.task.metric == MetricId::Agreement && fidelity.top1Agreement) {
        result.metric = MetricValue{MetricId::Agreement, *fidelity.top1Agreement, fidelity.agreementInterval};
        result.others.push_back({MetricId::Cosine, fidelity.cosine, fidelity.cosineInterval});
        result.chance = fidelity.agreementChance;
    } else {
        result.task.metric = MetricId::Cosine;
        result.metric = MetricValue{MetricId::Cosine, fidelity.cosine, fidelity.cosineInterval};
        if (fidelity.top1Agreement)
            result.others.push_back({MetricId::Agreement, *fidelity.top1Agreement, fidelity.agreementInterval});
    }
    result.fidelity = std::move(fidelity);
    return result;
}

} // namespace pare
