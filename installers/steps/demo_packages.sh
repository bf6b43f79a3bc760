# shellcheck shell=bash
# The demo's data: Debian packages, unpacked into the cache and not installed. An installed copy would not do: container
# images tell dpkg to leave manual pages out. Sourced by setup.sh; app/run.sh asks where they are.

demoPackagesFolder() {
    local key
    key=$(cat -- "$pareInstallers/packages-demo.txt" "$pareInstallers/steps/demo_packages.sh" | sha256sum)
    printf '%s/demo-packages-%s\n' "$(cacheFolder)" "${key:0:12}"
}

# demoPackagesProvide WORK RESULT: leaves usr/share/... of the packages in RESULT.
demoPackagesProvide() {
    local work=$1 result=$2 name version found
    local -a names
    mapfile -t names < <(listOf "$pareInstallers/packages-demo.txt" | awk '{ print $1 }')
    say "fetching the demo's data: ${#names[@]} packages of Debian 12"
    openArchive bookworm "$work/archive"
    unpackFrom "$work/archive" "$work/unpacked" "${names[@]}"
    mkdir -p -- "$result/usr/share"
    mv -- "$work/unpacked/usr/share/datasets" "$work/unpacked/usr/share/man" "$result/usr/share/"
    mv -- "$work/unpacked/usr/share/doc" "$result/usr/share/"      # the licences
    while read -r name version; do
        found=$(dpkg-deb --field "$work/archive/debs/${name}_"*.deb Version)
        [[ $found == "$version" ]] || say "note: $name is $found, the demo's networks were trained on $version"
    done < <(listOf "$pareInstallers/packages-demo.txt")
}
