#!/usr/bin/env bash
# Brings the translations up to the texts in the sources: new texts come in as unfinished, those that are gone go. Then translate what is
# unfinished and run tst_translations, which also says whether words_of_core.h is still what core's tables say.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

lupdate=
for folder in "$(qmake6 -query QT_HOST_LIBEXECS)" "$(qmake6 -query QT_HOST_BINS)"; do # one of another Qt may be first in PATH
    [[ -n $lupdate || ! -x $folder/lupdate ]] || lupdate=$folder/lupdate
done
[[ -n $lupdate ]] || { echo "lupdate of Qt 6 is missing: installers/setup.sh installs it (Debian package qt6-l10n-tools)" >&2; exit 1; }
for language in ${*:-de es fr zh ja}; do
    "$lupdate" -silent -I . -locations none -no-obsolete -no-ui-lines -disable-heuristic similartext -source-language en -target-language "$language" \
        ui app/workbench resources/translations/words_of_core.h -ts "resources/translations/pare_$language.ts"
done
