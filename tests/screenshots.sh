#!/usr/bin/env bash
# Pictures of the window, to be looked at: both palettes, 1920x1080 and 1280x720, with variants, empty, with large text.
# usage: tests/screenshots.sh [FOLDER] [PRESET] [NAMES]
# FOLDER: build/screenshots. PRESET: the build whose programs are shown, ci. NAMES: a shell pattern, such as 'main-*'; all of them.
# Needs Xvfb, xdotool and ImageMagick's import, and the demo's data (installers/build.sh prepares them).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
source "$root/installers/common.sh"
out=$(mkdir -p "${1:-$root/build/screenshots}" && cd "${1:-$root/build/screenshots}" && pwd)
bin="$root/build/${2:-ci}/bin"
names=${3:-*}
language=${LANGUAGE:-en}
for program in Xvfb xdotool import; do
    command -v "$program" >/dev/null || { echo "screenshots: $program is missing (Debian: xvfb xdotool imagemagick; fonts-noto-cjk for Chinese and Japanese)" >&2; exit 69; }
done

work=$(mktemp -d)
number=90
while [[ -e /tmp/.X11-unix/X$number ]]; do number=$((number + 1)); done
Xvfb ":$number" -screen 0 1920x1080x24 -dpi 96 >"$work/xvfb.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
export DISPLAY=":$number" XDG_CONFIG_HOME="$work/config" XDG_STATE_HOME="$work/state" XDG_RUNTIME_DIR="$work" LC_ALL=C.UTF-8
for _ in $(seq 50); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done

# The study that most pictures show: the source and what three presets made of it. Kept for the next time.
study="$out/study/study.pare"
if [[ ! -e $study ]]; then
    data=$(demoDataFolder)
    "$bin/pare" sweep "$root/resources/demo/fashion.onnx" --presets int8-quick-win,prune-30,fp16-storage \
        --calib "$data/fashion-calib" --data "$data/fashion-eval" -o "$out/study" --quiet >/dev/null
fi

# shot NAME WIDTHxHEIGHT THEME TEXT FILE KEY...: THEME 1 light, 2 dark; TEXT percent; the keys are pressed before the picture is taken.
# LANGUAGE in the environment: of the window, as in its preferences (de); English without.
# A key may also be click:X,Y or wait:SECONDS, or focus: the main window, after a dialog.
shot() {
    local name=$1 size=$2 theme=$3 text=$4 file=$5 window pid
    shift 5
    # shellcheck disable=SC2053
    [[ $name == $names ]] || return 0
    rm -rf "$XDG_CONFIG_HOME" "$work/study"
    cp -r "$out/study" "$work/study" # each picture starts from the same
    [[ $file == "$study" ]] && file="$work/study/study.pare"
    mkdir -p "$XDG_CONFIG_HOME/pare"
    printf '[tour]\nseen=true\n[look]\nlanguage=%s\ntheme=%s\ntext=%s\n[window]\nsize=@Size(%s)\n' "$language" "$theme" "$text" "${size/x/ }" >"$XDG_CONFIG_HOME/pare/pare.conf"
    "$bin/pare-workbench" ${file:+"$file"} >"$work/window.log" 2>&1 &
    pid=$!
    window=$(xdotool search --sync --onlyvisible --pid "$pid" | head -1)
    xdotool windowfocus --sync "$window"
    sleep 3
    for key in "$@"; do
        case $key in
            click:*) xdotool mousemove --sync ${key//[^0-9]/ } click 1 ;;
            focus) xdotool windowfocus --sync "$window" ;;
            wait:*) sleep "${key#wait:}" ;;
            *) xdotool key --clearmodifiers "$key" ;;
        esac
        sleep 0.4
    done
    sleep 0.8
    import -window root -crop "$size+0+0" +repage "$out/$name.png" # with the dialogs that lie on it
    kill "$pid"
    wait "$pid" 2>/dev/null || true
    echo "$out/$name.png"
}

for theme in light dark; do
    code=$([[ $theme == light ]] && echo 1 || echo 2)
    for size in 1920x1080 1280x720; do
        shot "main-$size-$theme" "$size" "$code" 100 "$study" Home Down Down Down Down p Right
        shot "sensitivity-$size-$theme" "$size" "$code" 100 "$study" Home Down Down Down Down alt+u s wait:10 alt+v b Down Down Down Down Down Return
        shot "quantization-$size-$theme" "$size" "$code" 100 "$study" Home Down Down Down Down alt+u q wait:10 alt+v b Down Down Down Down Down Down Return
        shot "trade-off-$size-$theme" "$size" "$code" 100 "$study" ctrl+2
        shot "compare-$size-$theme" "$size" "$code" 100 "$study" ctrl+3
        shot "variants-$size-$theme" "$size" "$code" 100 "$study" ctrl+5
        shot "commands-$size-$theme" "$size" "$code" 100 "$study" alt+f h wait:1
        shot "costs-$size-$theme" "$size" "$code" 100 "$study" alt+c t wait:1
        shot "demo-$size-$theme" "$size" "$code" 100 ""
        jobs=$([[ $size == 1920x1080 ]] && echo click:290,786 || echo click:372,543) # the tab
        shot "training-step-$size-$theme" "$size" "$code" 100 "" ctrl+t wait:1
        shot "training-$size-$theme" "$size" "$code" 100 "" ctrl+t wait:1 Return wait:1 focus ctrl+r "$jobs" ctrl+6 wait:40
        shot "start-$size-$theme" "$size" "$code" 100 "" ctrl+w
    done
done
shot "training-step-large-text-1920x1080-light" 1920x1080 1 200 "" ctrl+t wait:1
shot "large-text-1920x1080-light" 1920x1080 1 200 "$study"
for language in de es fr zh ja; do
    shot "language-$language-1280x720" 1280x720 1 100 "$study" Home Down Down Down Down p Right
    shot "language-$language-trade-off" 1280x720 1 100 "$study" ctrl+2
    shot "language-$language-menu" 1280x720 1 100 "$study" alt+v
    shot "language-$language-training" 1280x720 1 100 "" ctrl+t wait:1
    shot "language-$language-batch" 1280x720 1 100 "$study" ctrl+shift+r wait:1
done
