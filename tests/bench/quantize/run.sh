#!/bin/sh
# Side by side on one model and its data: Pare's static quantization, ONNX Runtime's quantize_static, NNCF's quantize.
#   ./run.sh [MODEL.onnx CALIB.npz DATA.npz]      without arguments: the demo's clothes network
#   ./run.sh --promise MODEL.onnx CALIB.npz DECIDING.npz HELD-OUT.npz ...      who gives a smaller, faster and equally good model by itself
# Peers are installed from PyPI into a virtual environment of their own in the cache folder, once.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/pare
peers=$cache/bench-quantize-peers-1
if [ ! -e "$peers/ready" ]; then
    python3 -m venv "$peers"
    "$peers/bin/pip" install --quiet --disable-pip-version-check 'numpy<3' onnx==1.23.2 onnxruntime==1.32.0 sympy
    "$peers/bin/pip" install --quiet --disable-pip-version-check nncf || echo "NNCF cannot be installed here: it is left out" >&2
    : > "$peers/ready"
fi
for preset in release ci dev; do
    if [ -x "$root/build/$preset/bin/pare" ]; then
        if [ "${1:-}" = --promise ]; then
            shift
            exec "$peers/bin/python" "$here/promise.py" "$root/build/$preset/bin/pare" "$@"
        fi
        exec "$peers/bin/python" "$here/compare.py" "$root/build/$preset/bin/pare" "$cache/demo" "$@"
    fi
done
echo "build pare first (cmake --build --preset release --target pare pare-runner)" >&2
exit 69
