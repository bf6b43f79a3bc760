#!/usr/bin/env bash
# Installs what building Pare needs, on Debian 12. Safe to run again and to interrupt; quick when nothing is to do.
#
#   installers/setup.sh [--tests] [--no-packages]
#
#   --tests         also what only the tests need
#   --no-packages   install no Debian packages (they are there already, or someone else installs them)
#
# 1. Debian packages (packages.txt), by apt-get, as root or with sudo; the user's package sources stay as they are.
# 2. ONNX from pinned source, ONNX Runtime from a pinned wheel, the demo's data from Debian packages: each into its own
#    folder of the cache ($PARE_CACHE, or pare/ in the user's cache folder), named by version and a hash of all that
#    went into it, built beside it and renamed when complete. A second checkout uses the same folders.
# 3. build/deps.cmake tells CMake where they are.
set -Eeuo pipefail
# shellcheck source=installers/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
for step in packages fetch onnx onnxruntime demo_packages; do
    # shellcheck disable=SC1090
    source "$pareInstallers/steps/$step.sh"
done
trap 'say "FAILED: $BASH_COMMAND (status $?, ${BASH_SOURCE[0]##*/} line $LINENO); run set-up again, and report it if it comes back"' ERR

lists=(packages.txt)
withPackages=yes
for argument in "$@"; do
    case $argument in
        --tests) lists+=(packages-tests.txt) ;;
        --no-packages) withPackages=no ;;
        -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; exit 0 ;;
        *) printf 'unknown option %s; try --help\n' "$argument" >&2; exit 2 ;;
    esac
done

# provide NAME: makes sure that the cache has the component NAME; fills a folder and renames it, so half a one never counts.
provide() {
    local name=$1 target
    target=$("${name}Folder")
    [[ -d $target ]] && return
    work=$(mktemp -d -- "$cache/.partial-XXXXXX")
    mkdir -- "$work/result"
    "${name}Provide" "$work" "$work/result"
    chmod 755 -- "$work/result"
    mv -T -- "$work/result" "$target"
    rm -rf -- "$work"
    work=
    say "ready: $target"
}

# Writes build/deps.cmake, and leaves it untouched where it says so already: CMake would configure again.
writeDeps() {
    local file=$pareRoot/build/deps.cmake text
    text="# Written by installers/setup.sh.
set(PARE_ONNX_ROOT [[$(onnxFolder)]])
set(PARE_ORT_ROOT [[$(onnxruntimeFolder)]])
set(PARE_ONNX_VERSION $(pinOf onnx version))
set(PARE_ORT_VERSION $(pinOf onnxruntime version))"
    mkdir -p -- "$pareRoot/build" || fail "cannot make the folder $pareRoot/build" "Is the checkout yours to write in?"
    if [[ ! -f $file || $(<"$file") != "$text" ]]; then
        printf '%s\n' "$text" >"$file.new" && mv -- "$file.new" "$file"
        say "wrote build/deps.cmake"
    fi
}

[[ $(uname -s)-$(uname -m) == Linux-x86_64 ]] ||
    fail "this machine is $(uname -s) on $(uname -m)" "The pinned ONNX Runtime is for Linux on x86-64; Pare builds there only."
# shellcheck disable=SC1091
systemName=$(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}")
[[ $systemName == *bookworm* ]] || say "this is ${systemName:-an unknown system}; Pare is built and tested on Debian 12 (bookworm)"

[[ $withPackages == no ]] || providePackages "${lists[@]}"

cache=$(cacheFolder)
if ! mkdir -p -- "$cache" 2>/dev/null || [[ ! -w $cache ]]; then
    fail "cannot write in the cache folder $cache" "Set PARE_CACHE to a folder that you can write in and run this again."
fi
for tool in g++ cmake ninja protoc apt-get dpkg-deb /usr/bin/python3; do
    command -v "$tool" >/dev/null || fail "$tool is missing" "Run set-up without --no-packages, or install what installers/packages.txt lists."
done

components=(onnx onnxruntime demoPackages)
missing=no
for name in "${components[@]}"; do
    [[ -d $("${name}Folder") ]] || missing=yes
done
if [[ $missing == yes ]]; then
    exec {lock}>"$cache/.lock"
    flock --nonblock "$lock" || { say "waiting for another set-up to finish"; flock "$lock"; }
    rm -rf -- "$cache"/.partial-*       # what an interrupted run left: the lock is ours, so nobody works in them
    work=
    trap '[[ -z $work ]] || rm -rf -- "$work"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    for name in "${components[@]}"; do
        provide "$name"
    done
fi
writeDeps
say "set-up is complete"
