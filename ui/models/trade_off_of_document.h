// The document's variants as the trade-off chart takes them.
#pragma once

#include "ui/charts/trade_off_data.h"
#include "ui/models/document.h"

namespace pare {

[[nodiscard]] TradeOffData tradeOffOf(const Document &document);
[[nodiscard]] TradeOffMetric metricOf(const Document &document);
[[nodiscard]] TradeOffVerdict chartVerdictOf(const VariantMeasurement &measurement);
// What was done, from the recipe's steps.
[[nodiscard]] TradeOffKind kindOf(const Variant &variant);

} // namespace pare
