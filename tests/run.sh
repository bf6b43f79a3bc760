#!/usr/bin/env bash
# Installs what is missing, builds the preset ci, and runs every test. Arguments go to ctest (-R NAME, --rerun-failed, ...).
#
#   tests/run.sh [CTEST ARGUMENTS]
set -euo pipefail
# shellcheck source=installers/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../installers/common.sh"
# shellcheck source=installers/build.sh
source "$pareInstallers/build.sh"

"$pareInstallers/setup.sh" --tests
buildPreset ci
prepareDemo ci || fail "the demo's data could not be prepared, and tests need it" "The message is above; run this again when it is mended."
cd -- "$pareRoot"
exec ctest --preset ci --output-on-failure "$@" </dev/null
