# shellcheck shell=bash
# Debian packages: which are missing, and apt-get for those. Sourced by setup.sh.

# The packages of the given lists that are not installed.
missingPackages() {
    local -A installed=()
    local name status
    while read -r name status; do
        [[ $status == installed ]] && installed[${name%%:*}]=yes
    done < <(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' 2>/dev/null)
    for name in "$@"; do
        [[ -n ${installed[$name]:-} ]] || printf '%s\n' "$name"
    done
}

# Runs a command as root: as it is, with sudo, or not at all, and then says what to type.
asRoot() {
    if (( $(id -u) == 0 )); then
        "$@"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]]; }; then
        sudo -- "$@"
    else
        return 126
    fi
}

# providePackages LIST...: installs what is missing of the lists, files of this folder's parent.
providePackages() {
    local list
    local -a wanted=() missing
    for list in "$@"; do
        mapfile -t -O "${#wanted[@]}" wanted < <(listOf "$pareInstallers/$list")
    done
    command -v apt-get >/dev/null ||
        fail "there is no apt-get here" "Install the counterparts of these by hand, then run set-up with --no-packages:" "${wanted[*]}"
    mapfile -t missing < <(missingPackages "${wanted[@]}")
    (( ${#missing[@]} > 0 )) || return 0

    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
    local byHand="apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    local status=0
    # A source of the user's that does not answer is no reason to stop: what counts is whether the packages can be had.
    asRoot "${apt[@]}" update >&2 </dev/null || status=$?
    (( status != 126 )) || fail "installing packages needs root, and there is no sudo that works without asking" \
        "Run this as root, then run set-up again:" "$byHand"
    (( status == 0 )) || say "apt-get update ended with status $status; going on with the lists that are there"
    asRoot "${apt[@]}" install --no-install-recommends "${missing[@]}" >&2 </dev/null ||
        fail "apt-get could not install the packages (its own message is above)" \
            "Debian 12's main archive has all of them: is it among the package sources, and does the network work?" \
            "Run this as root to see more, then run set-up again:" "$byHand"
}
