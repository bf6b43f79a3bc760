#!/usr/bin/env bash
# Installs what is missing, builds the release, and opens the workbench on MODEL, or on the demo where none is given.
# Where there is no display it says so, and does the same on the command line.
#
#   app/run.sh [MODEL]
set -euo pipefail
# shellcheck source=installers/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../installers/common.sh"
# shellcheck source=installers/build.sh
source "$pareInstallers/build.sh"

case ${1:-} in
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; exit 0 ;;
    "" ) ;;
    *) [[ -e $1 ]] || fail "there is no file $1" "Give the path of an ONNX model, or nothing for the demo." ;;
esac

"$pareInstallers/setup.sh"
buildPreset release pare pare-runner pare-trainer pare-workbench pare-demo-data
bin=$pareRoot/build/release/bin

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
    if (( $# == 0 )); then
        prepareDemo release || say "the demo opens without its data"
    fi
    exec "$bin/pare-workbench" "$@"
fi

say "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so this goes on without the window"
if (( $# > 0 )); then
    "$bin/pare" inspect "$1"
    "$bin/pare" baseline "$@"
    say "next: $bin/pare optimize '$1' --preset int8-quick-win --data DATA -o OUT.onnx   (pare --help has the rest)"
    exit
fi

prepareDemo release || fail "the demo's data could not be prepared" "The message is above; run this again when it is mended."
data=$(demoDataFolder)
model=$pareRoot/resources/demo/fashion.onnx
results=$pareRoot/build/demo
say "the demo: a network that tells ten kinds of clothes apart. First what it costs and how good it is:"
"$bin/pare" baseline "$model" --data "$data/fashion-eval"
say "now five presets, each measured against it (two minutes at most)"
"$bin/pare" sweep "$model" --presets int8-quick-win,int4-weights,fp16-storage,prune-30,prune-50 \
    --calib "$data/fashion-calib" --data "$data/fashion-eval" -o "$results"
say "chart:  $results/chart.svg"
say "report: $results/report.html"
say "table:  $results/variants.csv"
say "study:  $results/study.pare (opens in the window)"
