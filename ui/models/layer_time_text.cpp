#include "ui/models/layer_time_text.h"

#include "core/base/units.h"
#include "ui/theme/language.h"

#include <QCoreApplication>

namespace pare {

namespace {

struct LayerTimeWords {
    Q_DECLARE_TR_FUNCTIONS(LayerTimeWords)
};

QString milliseconds(double ms)
{
    return QString::fromStdString(formatMilliseconds(ms));
}

} // namespace

QString layerTimeText(const LayerTimes &times, const std::string &layer)
{
    const auto found = times.layers.find(layer);
    if (found == times.layers.end())
        return {};
    const LayerTime &time = found->second;
    if (time.fusedInto == "(folded)")
        return LayerTimeWords::tr("none: it is computed once, when the model is loaded");
    if (!time.fusedInto.empty())
        return LayerTimeWords::tr("fused into %1, whose time holds its own").arg(QString::fromStdString(time.fusedInto));
    const QString runs = counted(times.runs, Counted::Run);
    const QString threads = counted(times.threads, Counted::Thread);
    QString text = times.rounds > 1 ? LayerTimeWords::tr("%1, measured (%2 to %3 in %4 rounds of %5, %6)").arg(milliseconds(time.ms), milliseconds(time.lowMs), milliseconds(time.highMs)).arg(times.rounds).arg(runs, threads)
                                    : LayerTimeWords::tr("%1, measured (one round of %2, %3: no spread)").arg(milliseconds(time.ms), runs, threads);
    if (time.fused > 0)
        text += LayerTimeWords::tr(", with %1 fused into it").arg(counted(time.fused, Counted::Layer));
    return text;
}

} // namespace pare
