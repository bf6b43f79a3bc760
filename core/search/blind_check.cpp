#include "core/search/blind_check.h"

#include "core/model/tensor_data.h"
#include "core/runtime/sample_inputs.h"

#include <cmath>
#include <limits>

namespace pare {

namespace {

constexpr uint64_t rounds = 4;

std::vector<pb::TensorProto> asProtos(const std::vector<Tensor> &tensors)
{
    std::vector<pb::TensorProto> protos;
    for (const Tensor &tensor : tensors) {
        auto &proto = protos.emplace_back();
        proto.set_name(tensor.name);
        proto.set_data_type(tensor.type);
        proto.mutable_dims()->Assign(tensor.dims.begin(), tensor.dims.end());
        proto.set_raw_data(tensor.bytes);
    }
    return protos;
}

} // namespace

Result<BlindCheck> BlindCheck::start(Runner &runner, const Model &source, RunContext &context)
{
    PARE_TRY_ASSIGN(const ModelHandle handle, runner.load(source, {.threads = context.threads}, context));
    BlindCheck check;
    std::optional<Error> first;
    for (const SizeGuess &guess : sizeGuesses()) {
        check.m_inputs.clear();
        check.m_outputs.clear();
        for (uint64_t round = 0; round < rounds; ++round) {
            InputOptions options;
            options.seed = context.seed + round;
            PARE_TRY_ASSIGN(const SampleInputs inputs, sampleInputs(handle.info().inputs, options, guess));
            auto protos = asProtos(inputs.tensors);
            auto outputs = runner.run(handle, protos, context);
            if (!outputs.ok()) {
                if (outputs.error().kind == ErrorKind::Cancelled)
                    return cancelled();
                if (!first)
                    first = outputs.error();
                break;
            }
            check.m_inputs.push_back(std::move(protos));
            check.m_outputs.push_back(std::move(*outputs));
        }
        if (check.m_inputs.size() == rounds)
            return check;
    }
    return *first;
}

Result<FidelityNumber> BlindCheck::compare(Runner &runner, const Model &variant, RunContext &context) const
{
    PARE_TRY_ASSIGN(const ModelHandle handle, runner.load(variant, {.threads = context.threads}, context));
    double power = 0;
    double noise = 0;
    double cosines = 0;
    int64_t compared = 0;
    for (size_t round = 0; round < m_inputs.size(); ++round) {
        PARE_TRY_ASSIGN(const auto found, runner.run(handle, m_inputs[round], context));
        for (size_t i = 0; i < found.size() && i < m_outputs[round].size(); ++i) {
            const auto expected = toDoubles(m_outputs[round][i], {});
            const auto got = toDoubles(found[i], {});
            if (!expected.ok() || !got.ok())
                continue; // text
            if (expected->size() != got->size())
                return invalidInput("has another size than the source's output", found[i].name());
            double aa = 0;
            double bb = 0;
            double ab = 0;
            for (size_t k = 0; k < got->size(); ++k) {
                const double a = (*expected)[k];
                const double b = (*got)[k];
                if (a == b && !std::isfinite(a))
                    continue;
                if (std::isnan(a) && std::isnan(b))
                    continue;
                aa += a * a;
                bb += b * b;
                ab += a * b;
                noise += (a - b) * (a - b);
            }
            power += aa;
            const bool single = got->size() == 1; // an angle would say nothing but the sign
            cosines += aa > 0 && single       ? std::max(-1.0, 1 - (aa - 2 * ab + bb) / (2 * aa))
                       : aa > 0 && bb > 0     ? ab / std::sqrt(aa * bb)
                       : aa == bb             ? 1.0
                                              : 0.0;
            ++compared;
        }
    }
    if (compared == 0)
        return invalidInput("has no output with numbers");
    FidelityNumber fidelity;
    fidelity.cosine = cosines / static_cast<double>(compared);
    fidelity.sqnrDb = noise > 0 ? 10 * std::log10(std::max(power, std::numeric_limits<double>::min()) / noise) : std::numeric_limits<double>::infinity();
    return fidelity;
}

} // namespace pare
