# shellcheck shell=bash
# ONNX: static, position independent, in its own C++ namespace so that it lives beside the copies inside ONNX Runtime and
# libtorch, on Debian's shared protobuf. Sourced by setup.sh.

onnxOptions=(
    -G Ninja
    -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG" -DCMAKE_CXX_STANDARD=17
    -DBUILD_SHARED_LIBS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON
    -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_INSTALL_INCLUDEDIR=include
    -DONNX_NAMESPACE=pare_onnx -DONNX_ML=ON -DONNX_BUILD_PYTHON=OFF
    -DONNX_USE_PROTOBUF_SHARED_LIBS=ON -DONNX_BUILD_CUSTOM_PROTOBUF=OFF
    -DONNX_USE_UNITY_BUILD=ON       # half the time: its many small files include the same large headers
    -DPython3_EXECUTABLE=/usr/bin/python3
)

# The library depends on the source, the options, and the interfaces of the compiler and of protobuf.
onnxFolder() {
    local key
    key=$({ pinOf onnx sha256; printf '%s\n' "${onnxOptions[@]}"; protoc --version; g++ -dumpversion; } | sha256sum)
    printf '%s/onnx-%s-%s\n' "$(cacheFolder)" "$(pinOf onnx version)" "${key:0:12}"
}

# onnxProvide WORK RESULT: fetches and builds below WORK, leaves include/ and lib/ in RESULT.
onnxProvide() {
    local work=$1 result=$2 jobs program version failed advice
    jobs=$(buildJobs)
    version=$(pinOf onnx version)
    failed="could not build ONNX $version"
    advice="Is there memory for $jobs compilers at once (PARE_JOBS=1 asks for less) and 1 GB free in $(cacheFolder)? Then run set-up again."
    fetchSource onnx "$work/source"
    fetchWheel cmake "$work/cmake"
    program=$work/cmake/cmake/data/bin/cmake
    chmod +x -- "$program"

    say "building ONNX $version with $jobs jobs (two to five minutes, once)"
    quietly "$work/configure.log" "$program" -S "$work/source" -B "$work/build" -DCMAKE_INSTALL_PREFIX="$result" "${onnxOptions[@]}" ||
        fail "$failed" "$advice"
    quietly "$work/build.log" "$program" --build "$work/build" --parallel "$jobs" || fail "$failed" "$advice"
    quietly "$work/install.log" "$program" --install "$work/build" || fail "$failed" "$advice"

    # The installer of ONNX copies its folder tree whole; what has no header in it is of no use to anyone. Its CMake
    # files hold the folder that this was built for.
    find "$result/include" -type d -empty -delete
    rm -rf -- "$result/lib/cmake"
    cp -- "$work/source/LICENSE" "$result/LICENSE"
    [[ -s $result/lib/libonnx.a && -s $result/include/onnx/onnx-ml.pb.h ]] || fail "$failed: it installed no library" "$advice"
}
