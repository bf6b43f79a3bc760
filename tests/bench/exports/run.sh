#!/bin/sh
# What Pare can prune of networks as PyTorch exports them today.
#   ./run.sh [FOLDER]      without a folder: networks of timm and transformers are exported first (PyTorch is installed for that: some GB)
# Everything comes from PyPI into a virtual environment of its own in the cache folder, once.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
peers=${XDG_CACHE_HOME:-$HOME/.cache}/pare/bench-exports-1
folder=${1:-$peers/models}
if [ ! -e "$peers/ready" ]; then
    python3 -m venv "$peers"
    "$peers/bin/pip" install --quiet --disable-pip-version-check 'numpy<3' onnxruntime==1.32.0
    : > "$peers/ready"
fi
if [ ! -d "$folder" ]; then
    "$peers/bin/pip" install --quiet --disable-pip-version-check torch timm transformers onnx onnxscript
    "$peers/bin/python" "$here/export.py" "$folder"
fi
for preset in release ci dev; do
    if [ -x "$root/build/$preset/bin/pare" ]; then
        exec "$peers/bin/python" "$here/check.py" "$root/build/$preset/bin/pare" "$folder"
    fi
done
echo "build pare first (cmake --build --preset release --target pare pare-runner)" >&2
exit 69
