#include "app/trainer/augment.h"

#include <numeric>

namespace pare::train {

namespace {

bool isChannels(int64_t size)
{
    return size >= 1 && size <= 4;
}

} // namespace

bool looksLikePictures(const at::Tensor &x)
{
    return x.dim() == 4 && at::isFloatingType(x.scalar_type()) && (isChannels(x.size(1)) || isChannels(x.size(3)));
}

at::Tensor augmented(const at::Tensor &x, const Augmentation &augmentation, std::mt19937_64 &random)
{
    if (!augmentation.any() || !looksLikePictures(x))
        return x;
    const int64_t height = isChannels(x.size(1)) ? 2 : 1;
    const int64_t width = height + 1;
    const int64_t most = augmentation.shift;
    const auto within = [&](int64_t count) { return static_cast<int64_t>(random() % static_cast<uint64_t>(count)); };
    at::Tensor from = x;
    if (most > 0) {
        const std::vector<int64_t> pads = height == 2 ? std::vector<int64_t>{most, most, most, most} : std::vector<int64_t>{0, 0, most, most, most, most};
        from = at::constant_pad_nd(x, pads, 0);
    }
    at::Tensor result = at::empty_like(x);
    for (int64_t i = 0; i < x.size(0); ++i) {
        at::Tensor one = from.select(0, i); // its axes are one to the left
        if (most > 0)
            one = one.narrow(height - 1, within(2 * most + 1), x.size(height)).narrow(width - 1, within(2 * most + 1), x.size(width));
        if (augmentation.flip && within(2) == 1)
            one = one.flip(width - 1);
        result.select(0, i).copy_(one);
    }
    return result;
}

Blend blended(std::vector<at::Tensor> &inputs, int64_t rows, std::mt19937_64 &random)
{
    Blend blend;
    if (rows < 2)
        return blend;
    for (const at::Tensor &input : inputs)
        if (input.dim() > 0 && (!at::isFloatingType(input.scalar_type()) || input.size(0) != rows))
            return blend;
    std::vector<int64_t> partner(static_cast<size_t>(rows));
    std::iota(partner.begin(), partner.end(), 0);
    for (size_t i = partner.size(); i > 1; --i)
        std::swap(partner[i - 1], partner[random() % i]);
    blend.share = static_cast<double>(random() >> 11) / 9007199254740992.0;
    blend.partner = at::tensor(partner, at::kLong);
    for (at::Tensor &input : inputs)
        if (input.dim() > 0) // others are the same for all samples
            input = input * blend.share + input.index_select(0, blend.partner) * (1 - blend.share);
    return blend;
}

} // namespace pare::train
