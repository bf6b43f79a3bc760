#include "ui/panels/preset_menu.h"

#include "ui/models/document.h"
#include "ui/theme/language.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace pare {

namespace {

struct PresetMenu {
    Q_DECLARE_TR_FUNCTIONS(PresetMenu)
};

enum class Purpose { First, Bits, Weights, Both, Training, Own };

Purpose purposeOf(const Preset &preset)
{
    if (preset.users)
        return Purpose::Own;
    if (preset.name == "int8-quick-win")
        return Purpose::First;
    if (preset.needsTraining)
        return Purpose::Training;
    const auto any = [&](const auto &fits) {
        return std::ranges::any_of(preset.candidates, [&](const Candidate &candidate) { return std::ranges::any_of(candidate.steps, fits, &RecipeStep::pass); });
    };
    const bool bits = any([](const std::string &pass) { return pass.starts_with("quantize-") || pass == "convert-fp16"; });
    const bool weights = any([](const std::string &pass) { return pass.starts_with("prune-") || pass == "factorize"; });
    return bits && weights ? Purpose::Both : weights ? Purpose::Weights : Purpose::Bits;
}

QString titleOf(Purpose purpose)
{
    switch (purpose) {
    case Purpose::First: return PresetMenu::tr("Begin with this");
    case Purpose::Bits: return PresetMenu::tr("Fewer bits, the same layers");
    case Purpose::Weights: return PresetMenu::tr("Fewer weights");
    case Purpose::Both: return PresetMenu::tr("Fewer weights and fewer bits");
    case Purpose::Training: return PresetMenu::tr("With training, for what else loses too much");
    case Purpose::Own: return PresetMenu::tr("Your own");
    }
    return {};
}

} // namespace

void fillPresetMenu(QMenu &menu, Document &document)
{
    menu.clear();
    const std::vector<Preset> presets = allPresets();
    for (const Purpose purpose : {Purpose::First, Purpose::Bits, Purpose::Weights, Purpose::Both, Purpose::Training, Purpose::Own}) {
        bool headed = false;
        for (const Preset &preset : presets) {
            if (purposeOf(preset) != purpose)
                continue;
            if (!std::exchange(headed, true)) { // a title that no style cuts
                if (!menu.isEmpty())
                    menu.addSeparator();
                QAction *head = menu.addAction(titleOf(purpose));
                QFont font = menu.font();
                font.setWeight(QFont::DemiBold);
                head->setFont(font);
                head->setEnabled(false);
            }
            QAction *action = menu.addAction(coreWords(preset.title));
            const QString why = document.whyNotRun(preset);
            action->setEnabled(why.isEmpty());
            action->setToolTip(why.isEmpty() ? coreWords(preset.when) : why);
            QObject::connect(action, &QAction::triggered, &document, [&document, preset] { document.runPresets({preset}); });
        }
    }
}

} // namespace pare
