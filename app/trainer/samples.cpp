#include "app/trainer/samples.h"

#include "app/trainer/operators.h"
#include "app/trainer/tensors.h"
#include "core/base/units.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace pare::train {

namespace {

constexpr int64_t readAtOnce = 256;
constexpr int64_t fewestHeldOut = 12;   // samples: with fewer a score says nothing
constexpr int64_t enoughHeldOut = 32;   // of fewer a larger share is held out,
constexpr double mostOfFew = 0.25;      //   up to this one
constexpr int64_t mostHeldOut = 2000;
constexpr double mostShared = 0.05;     // of the evaluation data: more is no coincidence

at::Tensor tensorFrom(const Tensor &tensor)
{
    return tensorOf(tensor.type, tensor.dims, tensor.bytes);
}

// Without the rows that fill a batch of fixed size.
at::Tensor rowsOf(const at::Tensor &tensor, int64_t rows)
{
    return tensor.dim() > 0 && tensor.size(0) > rows ? tensor.narrow(0, 0, rows) : tensor;
}

// Arrays without axes hold one value for all samples.
bool holdsForAll(const at::Tensor &tensor, int64_t samples)
{
    return tensor.dim() == 0 || tensor.size(0) != samples;
}

Result<std::unique_ptr<Dataset>> openRef(const DatasetRef &data, const ModelSignature &signature)
{
    PARE_TRY_ASSIGN(std::unique_ptr<Dataset> dataset, openDataset(data.path, data.options, signature));
    if (data.samples.empty())
        return dataset;
    return subset(std::shared_ptr<Dataset>(std::move(dataset)), data.samples);
}

std::vector<int64_t> allOf(int64_t count)
{
    std::vector<int64_t> all(static_cast<size_t>(count));
    std::iota(all.begin(), all.end(), int64_t{0});
    return all;
}

} // namespace

Result<Samples> Samples::open(const DatasetRef &data, const ModelSignature &signature, int64_t memoryBytes, RunContext &context)
{
    Samples samples;
    PARE_TRY_ASSIGN(samples.m_dataset, openRef(data, signature));
    if (samples.info().whole)
        return samples;
    PARE_TRY_ASSIGN(const Batch first, samples.m_dataset->read(0, 1));
    int64_t bytes = 0;
    for (const Tensor &input : first.inputs)
        bytes += static_cast<int64_t>(input.bytes.size());
    for (const Tensor &reference : first.references)
        bytes += static_cast<int64_t>(reference.bytes.size());
    bytes /= std::max<int64_t>(1, samples.info().fixedBatch);
    if (bytes <= memoryBytes / std::max<int64_t>(1, samples.count()))
        PARE_TRY(samples.keepAll(context));
    return samples;
}

Result<void> Samples::keepAll(RunContext &context)
{
    const int64_t all = count();
    const int64_t step = batchFor(readAtOnce);
    for (int64_t done = 0; done < all; done += step) {
        if (context.stopRequested())
            return cancelled();
        context.progress("reading the training data", done, all);
        PARE_TRY_ASSIGN(const Batch read, m_dataset->read(done, std::min(step, all - done)));
        const auto put = [&](std::vector<at::Tensor> &into, size_t i, const Tensor &tensor) {
            const at::Tensor rows = rowsOf(tensorFrom(tensor), read.samples());
            if (into.size() <= i)
                into.resize(i + 1);
            if (holdsForAll(rows, read.samples())) {
                into[i] = rows;
                return;
            }
            if (!into[i].defined()) {
                std::vector<int64_t> shape = rows.sizes().vec();
                shape[0] = all;
                into[i] = at::empty(shape, rows.options());
            }
            into[i].narrow(0, done, rows.size(0)).copy_(rows);
        };
        for (size_t i = 0; i < read.inputs.size(); ++i)
            put(m_inputs, i, read.inputs[i]);
        for (size_t i = 0; i < read.references.size(); ++i)
            put(m_references, i, read.references[i]);
        if (read.labels) {
            std::vector<at::Tensor> labels{m_labels};
            put(labels, 0, *read.labels);
            m_labels = labels[0];
        }
    }
    m_kept = true;
    return {};
}

Result<SampleBatch> Samples::batch(std::span<const int64_t> samples)
{
    SampleBatch batch;
    batch.rows = static_cast<int64_t>(samples.size());
    if (m_kept) {
        std::vector<int64_t> positions(samples.begin(), samples.end());
        const at::Tensor exact = at::tensor(positions, at::kLong);
        while (info().fixedBatch > static_cast<int64_t>(positions.size()))
            positions.push_back(positions.back());
        const at::Tensor filled = at::tensor(positions, at::kLong);
        const auto at = [&](const at::Tensor &all, const at::Tensor &rows) { return holdsForAll(all, count()) ? all : all.index_select(0, rows); };
        for (const at::Tensor &input : m_inputs)
            batch.inputs.push_back(at(input, filled));
        for (const at::Tensor &reference : m_references)
            batch.references.push_back(at(reference, exact));
        if (m_labels.defined())
            batch.labels = m_labels.index_select(0, exact);
        return batch;
    }
    PARE_TRY_ASSIGN(const Batch read, m_dataset->read(samples));
    for (const Tensor &input : read.inputs)
        batch.inputs.push_back(tensorFrom(input));
    for (const Tensor &reference : read.references)
        batch.references.push_back(tensorFrom(reference));
    if (read.labels)
        batch.labels = tensorFrom(*read.labels);
    return batch;
}

namespace {

// Samples with equal inputs go where the first of them is. Returns how many were moved.
int64_t keepCopiesTogether(const std::vector<uint64_t> &hashes, Split &cut)
{
    const std::unordered_set<int64_t> decided(cut.deciding.begin(), cut.deciding.end());
    std::unordered_map<uint64_t, bool> sides; // of the first with this hash: whether it is held out
    std::vector<int64_t> deciding;
    std::vector<int64_t> reporting;
    int64_t moved = 0;
    for (int64_t i = 0; i < static_cast<int64_t>(hashes.size()); ++i) {
        const bool own = decided.contains(i);
        const bool side = sides.try_emplace(hashes[static_cast<size_t>(i)], own).first->second;
        moved += side != own;
        (side ? deciding : reporting).push_back(i);
    }
    if (deciding.empty() || reporting.empty())
        return 0; // one sample over and over: there is no other side
    if (moved > 0) {
        cut.deciding = std::move(deciding);
        cut.reporting = std::move(reporting);
    }
    return moved;
}

} // namespace

Result<Parts> partsOf(Samples &samples, const std::vector<DatasetRef> &evaluation, const ModelSignature &signature, double heldOut, uint64_t seed,
                      RunContext &context)
{
    Parts parts;
    std::unordered_set<int64_t> shared;
    std::vector<uint64_t> own;
    if (!evaluation.empty() || heldOut > 0) {
        context.progress(evaluation.empty() ? "looking for samples that are there twice" : "comparing with the evaluation data");
        PARE_TRY_ASSIGN(own, sampleHashes(samples.dataset(), allOf(samples.count())));
    }
    if (!evaluation.empty()) {
        for (const DatasetRef &other : evaluation) {
            if (context.stopRequested())
                return cancelled();
            PARE_TRY_ASSIGN(const auto dataset, openRef(other, signature));
            PARE_TRY_ASSIGN(const std::vector<uint64_t> theirs, sampleHashes(*dataset, allOf(dataset->count())));
            const std::unordered_set<uint64_t> known(theirs.begin(), theirs.end());
            const std::unordered_set<uint64_t> ownSet(own.begin(), own.end());
            const auto hit = std::count_if(theirs.begin(), theirs.end(), [&](uint64_t hash) { return ownSet.contains(hash); });
            if (static_cast<double>(hit) > mostShared * static_cast<double>(theirs.size()))
                return invalidInput(formatCount(hit) + " of " + plural(static_cast<int64_t>(theirs.size()), "sample") + " of " + other.path.string() +
                                        " are also among the data to train on: what is learned cannot be measured on it. Give other data to train on",
                                    samples.info().path.string());
            for (size_t i = 0; i < own.size(); ++i)
                if (known.contains(own[i]))
                    shared.insert(static_cast<int64_t>(i));
        }
    }
    if (!shared.empty())
        parts.notes.push_back(plural(static_cast<int64_t>(shared.size()), "sample") + " that " + (shared.size() == 1 ? "is" : "are") +
                              " also in the evaluation data " + (shared.size() == 1 ? "was" : "were") + " left out of training");
    const auto free = [&](const std::vector<int64_t> &positions) {
        std::vector<int64_t> left;
        std::copy_if(positions.begin(), positions.end(), std::back_inserter(left), [&](int64_t at) { return !shared.contains(at); });
        return left;
    };
    const int64_t count = samples.count();
    const auto all = static_cast<double>(std::max<int64_t>(1, count));
    const double share = heldOut > 0 ? std::min(std::max(heldOut, std::min(mostOfFew, enoughHeldOut / all)), mostHeldOut / all) : 0;
    if (share * all >= static_cast<double>(fewestHeldOut)) {
        PARE_TRY_ASSIGN(Split cut, split(samples.dataset(), share, seed));
        if (static_cast<int64_t>(cut.deciding.size()) < fewestHeldOut) // classes of a few samples each
            cut = plainSplit(count, share, seed);
        if (const int64_t moved = keepCopiesTogether(own, cut); moved > 0)
            parts.notes.push_back(plural(moved, "sample") + (moved == 1 ? " is a copy of another one and was" : " are copies of others and were") +
                                  " put on the same side of what is held out: what has been learned would be judged there else");
        parts.heldOut = free(cut.deciding);
        parts.learned = free(cut.reporting);
    } else {
        parts.learned = free(allOf(count));
        if (heldOut > 0) {
            parts.heldOut = parts.learned;
            parts.judgesLearned = true;
            parts.notes.push_back(plural(count, "sample") + " are too few to hold some back: the weights that are kept are the best on these samples themselves");
        }
    }
    if (parts.learned.empty())
        return invalidInput("leaves nothing to learn from", samples.info().path.string());
    return parts;
}

} // namespace pare::train
