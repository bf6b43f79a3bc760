// Parts of a data set: subsets, splits, calibration samples, and samples that two data sets share.
#include "core/formats/dataset.h"

#include "core/base/hash.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <random>
#include <unordered_map>

namespace pare {

class SubsetDataset : public Dataset {
public:
    SubsetDataset(std::shared_ptr<Dataset> whole, std::vector<int64_t> indices)
        : Dataset(whole->info()), m_whole(std::move(whole)), m_indices(std::move(indices))
    {
        m_info.count = static_cast<int64_t>(m_indices.size());
    }

protected:
    Result<void> readInto(std::span<const int64_t> indices, Batch &batch) override
    {
        const std::vector<int64_t> places = mapped(indices);
        batch.indices = m_whole->originalIndices(places);
        return m_whole->readInto(places, batch);
    }
    std::vector<int64_t> originalIndices(const std::vector<int64_t> &indices) const override
    {
        return m_whole->originalIndices(mapped(indices));
    }
    Result<Tensor> readLabels(std::span<const int64_t> indices) override { return m_whole->readLabels(mapped(indices)); }

private:
    std::vector<int64_t> mapped(std::span<const int64_t> indices) const
    {
        std::vector<int64_t> result;
        result.reserve(indices.size());
        for (const int64_t index : indices)
            result.push_back(m_indices[static_cast<size_t>(index)]);
        return result;
    }
    std::shared_ptr<Dataset> m_whole;
    std::vector<int64_t> m_indices;
};

namespace {

constexpr int64_t samplesAtOnce = 64;

// The standard's shuffle and distributions differ between libraries; these do not.
void shuffle(std::vector<int64_t> &values, std::mt19937_64 &random)
{
    __extension__ using Wide = unsigned __int128;
    for (size_t left = values.size(); left > 1; --left) {
        const size_t chosen = static_cast<size_t>((static_cast<Wide>(random()) * left) >> 64);
        std::swap(values[left - 1], values[chosen]);
    }
}

std::map<int64_t, std::vector<int64_t>> byClass(std::span<const int64_t> classes)
{
    std::map<int64_t, std::vector<int64_t>> groups;
    for (size_t i = 0; i < classes.size(); ++i)
        groups[classes[i]].push_back(static_cast<int64_t>(i));
    return groups;
}

bool hasClasses(const Dataset &dataset)
{
    return dataset.info().labels == LabelKind::Class && dataset.info().labelDims.empty();
}

Result<uint64_t> hashOfRows(const Batch &batch, int64_t row)
{
    Sha256 hash;
    for (const Tensor &input : batch.inputs) {
        const bool rows = !batch.whole && !input.dims.empty() && input.dims[0] >= batch.samples();
        std::vector<int64_t> dims = input.dims;
        size_t bytes = input.bytes.size();
        if (rows) {
            bytes /= static_cast<size_t>(std::max<int64_t>(dims[0], 1));
            dims.erase(dims.begin());
        }
        hash.add(input.name + ":" + typeAndShape(input.type, dims));
        hash.add(std::string_view(input.bytes).substr(rows ? bytes * static_cast<size_t>(row) : 0, bytes));
    }
    return std::stoull(hash.finish().substr(0, 16), nullptr, 16);
}

} // namespace

Result<std::unique_ptr<Dataset>> subset(std::shared_ptr<Dataset> dataset, std::vector<int64_t> indices)
{
    for (const int64_t index : indices)
        if (index < 0 || index >= dataset->count())
            return invalidInput("there is no sample " + std::to_string(index) + "; the data set has " + std::to_string(dataset->count()),
                                dataset->info().path.string());
    if (indices.empty())
        return invalidInput("the selection of samples is empty", dataset->info().path.string());
    return std::unique_ptr<Dataset>(std::make_unique<SubsetDataset>(std::move(dataset), std::move(indices)));
}

Split plainSplit(int64_t count, double share, uint64_t seed)
{
    const std::vector<int64_t> oneClass(static_cast<size_t>(count), 0);
    return stratifiedSplit(oneClass, share, seed);
}

// Each class is shuffled and cut. What rounding leaves over goes to the classes whose share was rounded down the most, so that the
// deciding part as a whole has its share too.
Split stratifiedSplit(std::span<const int64_t> classes, double share, uint64_t seed)
{
    std::mt19937_64 random(seed);
    auto groups = byClass(classes);
    struct Cut {
        std::vector<int64_t> *samples;
        int64_t taken;
        double rest;
    };
    std::vector<Cut> cuts;
    int64_t taken = 0;
    for (auto &[label, samples] : groups) {
        shuffle(samples, random);
        const double exact = static_cast<double>(samples.size()) * share;
        // Both parts get something of every class that has two samples or more.
        const int64_t size = static_cast<int64_t>(samples.size());
        const int64_t part = size < 2 ? 0 : std::clamp<int64_t>(static_cast<int64_t>(exact), 1, size - 1);
        cuts.push_back({&samples, part, size < 2 ? 0 : exact - static_cast<double>(part)});
        taken += part;
    }
    std::vector<Cut *> order;
    for (Cut &cut : cuts)
        order.push_back(&cut);
    std::stable_sort(order.begin(), order.end(), [](const Cut *a, const Cut *b) { return a->rest > b->rest; });
    const int64_t wanted = std::llround(static_cast<double>(classes.size()) * share);
    for (Cut *cut : order) {
        if (taken >= wanted)
            break;
        if (cut->rest > 0 && cut->taken + 1 < static_cast<int64_t>(cut->samples->size())) {
            ++cut->taken;
            ++taken;
        }
    }
    Split split;
    for (const Cut &cut : cuts) {
        split.deciding.insert(split.deciding.end(), cut.samples->begin(), cut.samples->begin() + cut.taken);
        split.reporting.insert(split.reporting.end(), cut.samples->begin() + cut.taken, cut.samples->end());
    }
    std::sort(split.deciding.begin(), split.deciding.end());
    std::sort(split.reporting.begin(), split.reporting.end());
    return split;
}

Result<Split> split(Dataset &dataset, double share, uint64_t seed)
{
    if (!hasClasses(dataset))
        return plainSplit(dataset.count(), share, seed);
    PARE_TRY_ASSIGN(const auto classes, dataset.classLabels());
    return stratifiedSplit(classes, share, seed);
}

Result<std::vector<int64_t>> calibrationSubset(Dataset &dataset, int64_t wanted, uint64_t seed)
{
    std::vector<int64_t> classes(static_cast<size_t>(dataset.count()), 0);
    if (hasClasses(dataset)) {
        PARE_TRY_ASSIGN(classes, dataset.classLabels());
    }
    std::mt19937_64 random(seed);
    auto groups = byClass(classes);
    for (auto &[label, samples] : groups)
        shuffle(samples, random);
    // One of each class in turn, until there are enough.
    std::vector<int64_t> chosen;
    for (size_t round = 0; static_cast<int64_t>(chosen.size()) < std::min(wanted, dataset.count()); ++round)
        for (const auto &[label, samples] : groups)
            if (round < samples.size() && static_cast<int64_t>(chosen.size()) < wanted)
                chosen.push_back(samples[round]);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

Result<std::vector<uint64_t>> sampleHashes(Dataset &dataset, std::span<const int64_t> indices)
{
    std::vector<uint64_t> hashes;
    hashes.reserve(indices.size());
    const size_t step = static_cast<size_t>(dataset.batchFor(samplesAtOnce));
    for (size_t at = 0; at < indices.size(); at += step) {
        PARE_TRY_ASSIGN(const Batch batch, dataset.read(indices.subspan(at, std::min(step, indices.size() - at))));
        for (int64_t row = 0; row < batch.samples(); ++row) {
            PARE_TRY_ASSIGN(const uint64_t hash, hashOfRows(batch, row));
            hashes.push_back(hash);
        }
    }
    return hashes;
}

Result<Leakage> findLeakage(Dataset &evaluation, Dataset &other)
{
    const auto all = [](Dataset &dataset) {
        std::vector<int64_t> indices(static_cast<size_t>(dataset.count()));
        std::iota(indices.begin(), indices.end(), int64_t{0});
        return sampleHashes(dataset, indices);
    };
    PARE_TRY_ASSIGN(const auto otherHashes, all(other));
    PARE_TRY_ASSIGN(const auto hashes, all(evaluation));
    std::unordered_map<uint64_t, int64_t> places;
    for (size_t i = 0; i < otherHashes.size(); ++i)
        places.emplace(otherHashes[i], static_cast<int64_t>(i));
    Leakage leakage;
    for (size_t i = 0; i < hashes.size(); ++i) {
        const auto found = places.find(hashes[i]);
        if (found == places.end())
            continue;
        if (leakage.shared++ == 0) {
            leakage.firstInEvaluation = static_cast<int64_t>(i);
            leakage.firstInOther = found->second;
        }
    }
    return leakage;
}

} // namespace pare
