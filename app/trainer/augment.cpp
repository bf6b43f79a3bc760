#include "app/trainer/augment.h"

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

} // namespace pare::train
