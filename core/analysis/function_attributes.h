// Attributes that a function takes from its call.
#pragma once

#include "core/model/model.h"

#include <string>
#include <unordered_map>

namespace pare {

// What a function's attributes stand for, by name: the call's own, else what the function says for calls without them. Points into both.
using GivenAttributes = std::unordered_map<std::string, const pb::AttributeProto *>;
[[nodiscard]] GivenAttributes givenAttributes(const pb::FunctionProto &function, const pb::NodeProto &call);

// Fills references to a function's attributes in, in bodies too. One that nothing is given for goes: the operator's own default holds.
void bindAttributes(pb::NodeProto &node, const GivenAttributes &given);

} // namespace pare
