# shellcheck shell=bash
# Configure, build, prepare the demo's data: what app/run.sh and tests/run.sh do alike. Sourced after common.sh.

# shellcheck source=installers/steps/demo_packages.sh
source "$pareInstallers/steps/demo_packages.sh"

# buildPreset PRESET [TARGET ...]: everything, where no target is named.
buildPreset() {
    local preset=$1 jobs
    local -a targets=()
    shift
    (( $# == 0 )) || targets=(--target "$@")
    jobs=$(buildJobs)
    say "building $preset with $jobs jobs"
    (
        cd -- "$pareRoot" || exit
        quietly "build/$preset-configure.log" cmake --preset "$preset" ||
            fail "CMake could not configure the preset $preset" "All it said is in build/$preset-configure.log." \
                "If the checkout was moved, remove build/$preset; if a package is missing, run installers/setup.sh."
        cmake --build --preset "$preset" --parallel "$jobs" "${targets[@]}" >&2 </dev/null ||
            fail "the build of the preset $preset failed" "The compiler's message is above." \
                "If it was killed, memory was short: PARE_JOBS=1 builds one file at a time."
    )
}

# prepareDemo PRESET: writes the demo's datasets into the cache, where that was not done before.
prepareDemo() {
    "$pareRoot/build/$1/bin/pare-demo-data" "$(demoDataFolder)" --root "$(demoPackagesFolder)" --quiet </dev/null
}
