// A data set as a sequence of samples for one model: read in batches, streamed, never all in memory.
#pragma once

#include "core/base/result.h"
#include "core/formats/dataset_options.h"
#include "core/formats/dataset_signature.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace pare {

enum class LabelKind {
    None,
    Class,  // int64: one class a sample, or one a token or pixel (labelDims)
    Target, // float32: numbers to be predicted
};

struct DatasetInfo {
    DatasetFormat kind = DatasetFormat::Auto;
    std::filesystem::path path;
    int64_t count = 0;                   // samples
    // 0: any number of samples a batch; n: every batch has n rows (the model's fixed batch size).
    int64_t fixedBatch = 0;
    bool whole = false;                  // every sample is a whole input of its own: one sample a batch, no sample axis
    LabelKind labels = LabelKind::None;
    std::string labelName;               // array, column or file the labels come from
    std::vector<int64_t> labelDims;      // of one sample's label; empty: a single class or number
    std::vector<std::string> classNames; // by index; may be empty
    std::vector<std::string> references; // outputs that come with reference values
    std::vector<std::string> notes;      // what was found out or guessed, in sentences
    [[nodiscard]] std::string text() const; // "10,000 samples, IDX, labels from eval-labels-idx1-ubyte"
};

struct Batch {
    std::vector<int64_t> indices; // the samples, in order; of a subset: their positions in the whole data set
    // In the order of the model's inputs, each in the input's type and rank. Where the model's batch size is fixed, the last
    // sample is repeated to fill it: only the first samples() rows of what the model gives count.
    std::vector<Tensor> inputs;
    std::optional<Tensor> labels;   // int64 or float32, [samples, labelDims...]
    std::vector<Tensor> references; // named like the outputs; [samples, ...], or the whole output where `whole`
    bool whole = false;             // as DatasetInfo::whole
    [[nodiscard]] int64_t samples() const { return static_cast<int64_t>(indices.size()); }
};

// Not safe for use by several threads at once.
class Dataset {
public:
    virtual ~Dataset() = default;
    Dataset(const Dataset &) = delete;
    Dataset &operator=(const Dataset &) = delete;

    [[nodiscard]] const DatasetInfo &info() const { return m_info; }
    [[nodiscard]] int64_t count() const { return m_info.count; }
    // How many samples to ask for at once when `wanted` are wished.
    [[nodiscard]] int64_t batchFor(int64_t wanted) const;

    // Errors: InvalidInput (no such sample; a value that does not survive the conversion; names array and sample), Io.
    Result<Batch> read(std::span<const int64_t> indices);
    Result<Batch> read(int64_t first, int64_t count);
    // The class of every sample (8 bytes each). Errors: InvalidInput where there is not one whole-numbered label a sample.
    Result<std::vector<int64_t>> classLabels();
    // What was noticed while reading: samples with NaN or infinite inputs. Sentences.
    [[nodiscard]] std::vector<std::string> findings() const;

protected:
    explicit Dataset(DatasetInfo info) : m_info(std::move(info)) {}
    // Indices are valid and no more than a batch takes. Fills inputs, labels and references, without padding.
    virtual Result<void> readInto(std::span<const int64_t> indices, Batch &batch) = 0;
    // Positions in the data set as it lies on disk: others for a subset.
    [[nodiscard]] virtual std::vector<int64_t> originalIndices(const std::vector<int64_t> &indices) const { return indices; }
    // Labels alone, [samples, labelDims...]; called only where there are some.
    virtual Result<Tensor> readLabels(std::span<const int64_t> indices) = 0;

    DatasetInfo m_info;

private:
    Result<Batch> readChecked(std::span<const int64_t> indices);
    void noteNonFinite(const Batch &batch);
    static constexpr size_t mostNonFinite = 10'000;
    struct NonFinite {
        std::string input;
        std::set<int64_t> samples; // at most mostNonFinite
    };
    std::vector<NonFinite> m_nonFinite;
    friend class SubsetDataset;
};

// Opens a data set for a model; the kind is found out from names and bytes unless options.format says it.
// Errors: Io (not there), InvalidInput (not a known form; an array is missing, has another rank, shape or type than the model's
// input: the message names array, sample, expected and found; numbers of samples differ; no samples; hostile sizes),
// Unsupported (pickled objects, encrypted members, pictures of a kind that is not read).
[[nodiscard]] Result<std::unique_ptr<Dataset>> openDataset(const std::filesystem::path &path, const DatasetOptions &options,
                                                           const ModelSignature &signature);

// The samples at these positions, in this order. Errors: InvalidInput (a position that is not there).
[[nodiscard]] Result<std::unique_ptr<Dataset>> subset(std::shared_ptr<Dataset> dataset, std::vector<int64_t> indices);

// ---- splits: seeded, the same for the same arguments on every machine ----

struct Split {
    std::vector<int64_t> deciding;  // ascending
    std::vector<int64_t> reporting; // ascending
};
// Splits into two disjoint parts, by class where there are labels, so that each class is in both in its proportion
// (a class with one sample goes to the reporting part). share: of the deciding part, 0 < share < 1.
[[nodiscard]] Split stratifiedSplit(std::span<const int64_t> classes, double share, uint64_t seed);
[[nodiscard]] Split plainSplit(int64_t count, double share, uint64_t seed);
// By classes where the data set has one label a sample, plain else.
[[nodiscard]] Result<Split> split(Dataset &dataset, double share, uint64_t seed);
// `wanted` samples (all where there are fewer), ascending; classes in equal numbers where there are labels.
[[nodiscard]] Result<std::vector<int64_t>> calibrationSubset(Dataset &dataset, int64_t wanted, uint64_t seed);

// 64 bits of SHA-256 over the sample's inputs as the model gets them: equal samples have equal hashes whatever file they are in.
[[nodiscard]] Result<std::vector<uint64_t>> sampleHashes(Dataset &dataset, std::span<const int64_t> indices);
// How many samples of `evaluation` are also in `other` (training or calibration data), and the first of them.
struct Leakage {
    int64_t shared = 0;
    int64_t firstInEvaluation = -1;
    int64_t firstInOther = -1;
};
[[nodiscard]] Result<Leakage> findLeakage(Dataset &evaluation, Dataset &other);

} // namespace pare
