#include "core/passes/all_passes.h"

#include "core/passes/convert_fp16.h"
#include "core/passes/distill.h"
#include "core/passes/eliminate_dead.h"
#include "core/passes/equalize_layers.h"
#include "core/passes/factorize.h"
#include "core/passes/fine_tune.h"
#include "core/passes/flush_subnormals.h"
#include "core/passes/fold_affine.h"
#include "core/passes/fold_batch_norm.h"
#include "core/passes/fold_constants.h"
#include "core/passes/fold_pad.h"
#include "core/passes/fold_shapes.h"
#include "core/passes/fuse_activations.h"
#include "core/passes/fuse_gelu.h"
#include "core/passes/fuse_layer_norm.h"
#include "core/passes/lift_convolutions.h"
#include "core/passes/merge_initializers.h"
#include "core/passes/merge_reshapes.h"
#include "core/passes/prune_channels.h"
#include "core/passes/prune_heads.h"
#include "core/passes/prune_layers.h"
#include "core/passes/prune_neurons.h"
#include "core/passes/prune_weights.h"
#include "core/passes/prune_width.h"
#include "core/passes/quantize_dynamic.h"
#include "core/passes/quantize_static.h"
#include "core/passes/quantize_weights.h"
#include "core/passes/raise_opset.h"
#include "core/passes/replace_affine.h"
#include "core/passes/replace_one_hot.h"
#include "core/passes/replace_prelu.h"
#include "core/passes/replace_reduce_mean.h"
#include "core/passes/seal_constants.h"
#include "core/passes/smooth_scales.h"
#include "core/passes/train_quantized.h"
#include "core/passes/widen_float16.h"

#include <algorithm>
#include <vector>

namespace pare {

// In the order in which they are of use one after the other.
std::span<const Pass> allPasses()
{
    static const std::vector<Pass> passes{
        sealConstantsPass(), widenFloat16Pass(), foldConstantsPass(), foldShapesPass(), eliminateDeadPass(), raiseOpsetPass(), foldBatchNormPass(), foldPadPass(),
        fuseLayerNormPass(), fuseGeluPass(), fuseActivationsPass(), replacePreluPass(), foldAffinePass(), replaceAffinePass(), replaceOneHotPass(),
        replaceReduceMeanPass(), flushSubnormalsPass(), liftConvolutionsPass(), mergeReshapesPass(), mergeInitializersPass(),
        pruneLayersPass(), pruneHeadsPass(), pruneNeuronsPass(), pruneWidthPass(), pruneChannelsPass(), factorizePass(), pruneWeightsPass(),
        fineTunePass(), distillPass(),
        convertFp16Pass(), equalizeLayersPass(), smoothScalesPass(), quantizeStaticPass(), trainQuantizedPass(), quantizeDynamicPass(), quantizeWeightsPass(),
    };
    return passes;
}

const Pass *findPass(std::string_view id)
{
    const auto passes = allPasses();
    const auto found = std::find_if(passes.begin(), passes.end(), [&](const Pass &pass) { return pass.id == id; });
    return found == passes.end() ? nullptr : &*found;
}

} // namespace pare
