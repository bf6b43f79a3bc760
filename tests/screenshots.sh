#!/usr/bin/env bash
# Pictures of the window, to be looked at: every view in both palettes at 1280x720, 1920x1080 and 3840x2160 with scale 2, some with large
# text and in every language.
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
Xvfb ":$number" -screen 0 3840x2160x24 -dpi 96 >"$work/xvfb.log" 2>&1 &
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

# Keys for entries of menus whose letters differ by language. Colours go by their name in the window's language: English only.
shortcuts='[shortcuts]
Run\Measure%20sensitivity=Ctrl+Alt+S
Run\Measure%20quantization%20error=Ctrl+Alt+Q
View\Colour%20by\Sensitivity=Ctrl+Alt+F
View\Colour%20by\Error%20%28SQNR%29=Ctrl+Alt+E
View\Inside%20of%20the%20layer=Ctrl+Alt+I
File\Show%20as%20commands=Ctrl+Alt+C
Compare\Costs=Ctrl+Alt+T
'

# shot NAME WIDTHxHEIGHT THEME TEXT FILE KEY...: THEME 1 light, 2 dark; TEXT percent; the keys are pressed before the picture is taken.
# LANGUAGE in the environment: of the window, as in its preferences (de); English without. SIDES=true: changes side by side.
# A key may also be click:X,Y or double:X,Y (points of the window's own scale), type:TEXT, wait:SECONDS, focus: the main window, after a
# dialog, or top: the dialog that was opened last.
shot() {
    local name=$1 size=$2 theme=$3 text=$4 file=$5 window pid scale=1 at
    shift 5
    # shellcheck disable=SC2053
    [[ $name == $names ]] || return 0
    rm -rf "$XDG_CONFIG_HOME" "$work/study"
    cp -r "$out/study" "$work/study" # each picture starts from the same
    [[ $file == "$study" ]] && file="$work/study/study.pare"
    mkdir -p "$XDG_CONFIG_HOME/pare"
    [[ $size == 3840x2160 ]] && scale=2
    printf '[tour]\nseen=true\n[look]\nlanguage=%s\ntheme=%s\ntext=%s\n[window]\nsize=@Size(%s %s)\n[difference]\nside_by_side=%s\n%s' "$language" "$theme" "$text" \
        $((${size%x*} / scale)) $((${size#*x} / scale)) "${SIDES:-false}" "$shortcuts" >"$XDG_CONFIG_HOME/pare/pare.conf"
    QT_SCALE_FACTOR=$scale "$bin/pare-workbench" ${file:+"$file"} >"$work/window.log" 2>&1 &
    pid=$!
    window=$(xdotool search --sync --onlyvisible --pid "$pid" | head -1)
    xdotool windowfocus --sync "$window"
    sleep 3
    for key in "$@"; do
        case $key in
            click:* | double:*)
                IFS=, read -r -a at <<<"${key#*:}"
                xdotool mousemove --sync $((at[0] * scale)) $((at[1] * scale)) click --repeat $([[ $key == click:* ]] && echo 1 || echo 2) --delay 60 1
                ;;
            type:*) xdotool type --clearmodifiers "${key#type:}" ;;
            focus) xdotool windowfocus --sync "$window" ;;
            top) xdotool windowfocus --sync "$(xdotool search --onlyvisible --pid "$pid" | tail -1)" ;;
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

# views SUFFIX SIZE THEME: every view once. Points differ by size: a row of Variants, the tabs of the changes and of the jobs.
inside="$root/tests/data/models/inside.onnx"
views() {
    local suffix=$1 size=$2 theme=$3 row changes jobs
    if [[ $size == 1280x720 ]]; then
        row=click:200,643 changes=click:295,543 jobs=click:372,543
    else
        row=click:200,887 changes=click:218,786 jobs=click:290,786
    fi
    shot "main-$suffix" "$size" "$theme" 100 "$study" Home Down Down Down Down p Right
    shot "sensitivity-$suffix" "$size" "$theme" 100 "$study" Home Down Down Down Down ctrl+alt+s wait:10 ctrl+alt+f
    shot "quantization-$suffix" "$size" "$theme" 100 "$study" Home Down Down Down Down ctrl+alt+q wait:10 ctrl+alt+e
    shot "trade-off-$suffix" "$size" "$theme" 100 "$study" ctrl+2
    shot "compare-$suffix" "$size" "$theme" 100 "$study" "$row" b ctrl+3
    shot "variants-$suffix" "$size" "$theme" 100 "$study" ctrl+5
    shot "changes-$suffix" "$size" "$theme" 100 "$study" "$row" b ctrl+4 wait:1 "$changes" F8 F8 F8
    SIDES=true shot "sides-$suffix" "$size" "$theme" 100 "$study" "$row" b ctrl+4 wait:1 "$changes" F8 F8 F8
    shot "inside-$suffix" "$size" "$theme" 100 "$inside" Home Down Down ctrl+alt+i wait:1 top Home Down Down
    shot "tensor-$suffix" "$size" "$theme" 100 "$study" Home Down Return wait:1 F6 Tab Tab Return wait:1 top ctrl+Tab
    shot "commands-$suffix" "$size" "$theme" 100 "$study" ctrl+alt+c wait:1
    shot "costs-$suffix" "$size" "$theme" 100 "$study" ctrl+alt+t wait:1 top type:1000000 Tab type:0.4 Tab Tab type:65 Tab type:380 Tab
    shot "demo-$suffix" "$size" "$theme" 100 ""
    shot "training-step-$suffix" "$size" "$theme" 100 "" ctrl+t wait:1
    shot "training-$suffix" "$size" "$theme" 100 "" ctrl+t wait:1 Return wait:1 focus ctrl+r "$jobs" ctrl+6 wait:40
    shot "start-$suffix" "$size" "$theme" 100 "" ctrl+w
}

for size in 1280x720 1920x1080 3840x2160; do
    views "$size-light" "$size" 1
    views "$size-dark" "$size" 2
done
shot "training-step-large-text-1920x1080-light" 1920x1080 1 200 "" ctrl+t wait:1
shot "large-text-1920x1080-light" 1920x1080 1 200 "$study"
for language in de es fr zh ja; do
    views "$language" 1280x720 1
    shot "menu-$language" 1280x720 1 100 "$study" alt+v
    shot "batch-$language" 1280x720 1 100 "$study" ctrl+shift+r wait:1
done
