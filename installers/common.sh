# shellcheck shell=bash
# Shared by set-up, app/run.sh and tests/run.sh: where things lie, how it talks, how it fails. Sourced, never run.

pareRoot=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
export pareInstallers=$pareRoot/installers

say() { printf '[pare] %s\n' "$*" >&2; }

# fail WHAT [HOW TO GO ON ...]: ends the script; every further argument is a line of advice.
fail() {
    printf '\n[pare] FAILED: %s\n' "$1" >&2
    shift
    local line
    for line in "$@"; do
        printf '[pare]   %s\n' "$line" >&2
    done
    exit 1
}

# The folder that outlives a checkout: $PARE_CACHE, or pare/ in the user's cache folder. HOME may be unset.
cacheFolder() {
    local base=${XDG_CACHE_HOME:-}
    if [[ -n ${PARE_CACHE:-} ]]; then
        realpath -m -- "$PARE_CACHE"
        return
    fi
    if [[ $base != /* ]]; then
        base=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}/.cache
    fi
    printf '%s/pare\n' "$base"
}

# The demo's prepared data; the programs look there by the same rule.
demoDataFolder() { printf '%s/demo\n' "$(cacheFolder)"; }

# Compilers at once: one a core, but no more than the memory carries (1.2 GiB each). PARE_JOBS overrides.
buildJobs() {
    local cores availableKiB byMemory
    cores=$(nproc)
    availableKiB=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
    byMemory=$(( ${availableKiB:-0} / 1258291 ))
    (( byMemory >= 1 )) || byMemory=1
    printf '%s\n' "${PARE_JOBS:-$(( cores < byMemory ? cores : byMemory ))}"
}

# The lines of a list file without comments.
listOf() { sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$1"; }

# quietly LOG COMMAND...: output goes to LOG; where the command fails, the end of it is shown and the status returned.
quietly() {
    local log=$1 status=0
    shift
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if (( status != 0 )); then
        say "that ended with status $status; the last lines it wrote:"
        tail -n 25 -- "$log" | sed 's/^/[pare]   | /' >&2
    fi
    return "$status"
}
