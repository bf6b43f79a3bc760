#include "app/trainer/masks.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace pare::train {

namespace {

// Zeros that nobody made a note of: so many that chance has not made them. Codes of 8 bits are now and then 0 by rounding, those of fewer bits so often that
// nothing follows from it.
constexpr double zerosOfPruning = 0.05;
constexpr double zerosOfPrunedCodes = 0.4;
constexpr double mostOfFewBits = 100; // the largest code: 127 and more have 8 bits

constexpr size_t mostNamed = 5;

// What is kept for one reason.
struct Kept {
    std::vector<std::string> layers;
    int64_t weights = 0;
};

std::string sentence(const std::string &reason, const Kept &kept)
{
    std::string names;
    for (size_t i = 0; i < kept.layers.size() && i < mostNamed; ++i)
        names += (i == 0 ? "" : ", ") + kept.layers[i];
    if (kept.layers.size() > mostNamed)
        names += " and " + plural(static_cast<int64_t>(kept.layers.size() - mostNamed), "more", "more");
    return formatCount(kept.weights) + " weights that were 0 stayed 0 in " + names + ": " + reason;
}

// 0 where a number was removed. What was to be 0 and is not any more tells that the numbers have been moved since: then nothing is known of their places.
at::Tensor maskOf(const worker::PrunedWeight &pruned, const at::Tensor &value)
{
    if (static_cast<int64_t>(pruned.removed().size()) != value.numel())
        return {};
    const at::Tensor removed = at::from_blob(const_cast<char *>(pruned.removed().data()), value.sizes(), at::kChar) != 0;
    if (value.masked_select(removed).count_nonzero().item<int64_t>() > 0)
        return {};
    return removed.logical_not().to(at::kFloat);
}

} // namespace

std::vector<std::string> keepZeros(std::vector<Parameter> &parameters, const worker::Train &request)
{
    const std::string &which = request.keep_zeros();
    std::vector<std::string> notes;
    if (which == "false")
        return notes;
    std::map<std::string, const worker::PrunedWeight *> known;
    for (const worker::PrunedWeight &weight : request.pruned())
        known[weight.constant()] = &weight;
    std::map<std::string, Kept> kept; // by reason
    std::vector<std::string> free;
    for (Parameter &parameter : parameters) {
        const bool codes = parameter.place.role == Role::Codes;
        if ((parameter.place.role != Role::Weight && !codes) || !parameter.place.decays)
            continue;
        const at::Tensor value = parameter.value.detach();
        at::Tensor mask = (value != 0).to(at::kFloat);
        const auto zeros = mask.numel() - mask.count_nonzero().item<int64_t>();
        if (zeros == 0)
            continue;
        const double share = static_cast<double>(zeros) / static_cast<double>(mask.numel());
        const bool fewBits = codes && gridOf(parameter.type).high < mostOfFewBits;
        const std::string layer = parameter.place.layers.empty() ? parameter.place.name : *parameter.place.layers.begin();
        std::string reason;
        if (which == "true") {
            reason = "keep_zeros=true";
        } else if (const auto pruned = known.find(parameter.place.name); pruned != known.end()) {
            reason = "prune-weights (" + pruned->second->how() + ") made them so";
            if (const at::Tensor exact = maskOf(*pruned->second, value); exact.defined())
                mask = exact;
            else if (codes)
                reason += "; those that rounding made 0 are among them, for which is which is not known here";
        } else if (share >= (codes ? zerosOfPrunedCodes : zerosOfPruning)) {
            if (fewBits) {
                free.push_back(layer);
                continue;
            }
            reason = "so many zeros are not there by chance";
        } else {
            continue;
        }
        parameter.mask = mask;
        Kept &one = kept[reason];
        one.weights += mask.numel() - mask.count_nonzero().item<int64_t>();
        if (std::find(one.layers.begin(), one.layers.end(), layer) == one.layers.end())
            one.layers.push_back(layer);
    }
    for (const auto &[reason, one] : kept)
        notes.push_back(sentence(reason, one));
    if (!free.empty())
        notes.push_back("codes that are 0 may change in " + plural(static_cast<int64_t>(free.size()), "layer") + " (" + free.front() + (free.size() > 1 ? ", ..." : "") +
                        "): with so few bits rounding alone makes as many, and no note says that they were pruned; keep_zeros=true keeps them");
    return notes;
}

} // namespace pare::train
