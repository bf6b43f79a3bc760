# shellcheck shell=bash
# ONNX Runtime: the library out of the pinned wheel, the C and C++ headers out of Debian 13's package. The headers are
# older than the library, which is what the C interface allows: it only grows. Sourced by setup.sh.

onnxruntimeFolder() {
    local key
    key=$({ pinOf onnxruntime sha256; cat -- "$pareInstallers/pins/onnxruntime_headers.sha256" "$pareInstallers/steps/onnxruntime.sh"; } | sha256sum)
    printf '%s/onnxruntime-%s-%s\n' "$(cacheFolder)" "$(pinOf onnxruntime version)" "${key:0:12}"
}

# onnxruntimeProvide WORK RESULT: leaves include/ and lib/ in RESULT.
onnxruntimeProvide() {
    local work=$1 result=$2 version
    version=$(pinOf onnxruntime version)
    fetchWheel onnxruntime "$work/wheel"
    mkdir -- "$result/lib" "$result/include"
    cp -- "$work/wheel/onnxruntime/capi/libonnxruntime.so.$version" "$result/lib/"
    ln -s -- "libonnxruntime.so.$version" "$result/lib/libonnxruntime.so.1"
    ln -s -- libonnxruntime.so.1 "$result/lib/libonnxruntime.so"
    cp -- "$work/wheel/onnxruntime/LICENSE" "$work/wheel/onnxruntime/ThirdPartyNotices.txt" "$result/"

    say "fetching ONNX Runtime's headers from Debian 13"
    openArchive trixie "$work/archive"
    unpackFrom "$work/archive" "$work/headers" libonnxruntime-dev
    cp -r -- "$work/headers/usr/include/onnxruntime/." "$result/include/"
    # The headers are pinned one by one, not the package: Debian may rebuild that without changing them.
    (cd -- "$result/include" && quietly "$work/headers.log" sha256sum --check --strict --quiet "$pareInstallers/pins/onnxruntime_headers.sha256") ||
        fail "ONNX Runtime's headers in Debian 13 are not the pinned ones" \
            "Debian may have a newer version. Compare it with installers/pins/onnxruntime_headers.sha256, build, run the tests, and pin it."
}
