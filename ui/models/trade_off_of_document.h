// The document's variants as the trade-off chart takes them.
#pragma once

#include "ui/charts/trade_off_data.h"
#include "ui/models/document.h"

namespace pare {

[[nodiscard]] TradeOffData tradeOffOf(const Document &document);
[[nodiscard]] TradeOffMetric metricOf(const Document &document);

} // namespace pare
