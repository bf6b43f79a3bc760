#pragma once

#include "tests/core/prune/architectures.h"
#include "tests/core/prune/quantized_networks.h"
#include "tests/core/prune/torch_pruning_networks.h"

namespace pare::test {

inline const std::vector<Network> &everyNetwork()
{
    static const std::vector<Network> all = [] {
        std::vector<Network> list = networks();
        list.insert(list.end(), torchPruningNetworks().begin(), torchPruningNetworks().end());
        list.insert(list.end(), quantizedNetworks().begin(), quantizedNetworks().end());
        list.insert(list.end(), architectures().begin(), architectures().end());
        return list;
    }();
    return all;
}

} // namespace pare::test
