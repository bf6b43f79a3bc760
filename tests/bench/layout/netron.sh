#!/bin/sh
# Side by side on the same graphs in one run: Pare's layout and Netron's own (dagre.js out of the package netron of PyPI, run by node).
#   ./netron.sh [NODES ...]      without arguments: graphs of 300, 1000 and 3000 nodes
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
command -v node > /dev/null || { echo "node is needed to run Netron's layout (Debian: nodejs)" >&2; exit 69; }
peer=${XDG_CACHE_HOME:-$HOME/.cache}/pare/bench-netron-9.3.3
if [ ! -e "$peer/netron/dagre.js" ]; then
    python3 -m venv "$peer/venv"
    "$peer/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --target "$peer" netron==9.3.3
fi
[ $# -gt 0 ] || set -- 300 1000 3000
for preset in release ci dev; do
    if [ -x "$root/build/$preset/bin/bench_layout" ]; then
        graphs=$(mktemp -d)
        trap 'rm -r "$graphs"' EXIT
        "$root/build/$preset/bin/bench_layout" --write "$graphs" "$@"
        printf '\nNetron 9.3.3 on the same graphs: milliseconds of the processor, and how many times as long as above\n'
        files=$(ls -tr "$graphs"/*.json)
        # shellcheck disable=SC2086
        node "$here/netron_layout.mjs" "$peer/netron" $files
        exit 0
    fi
done
echo "build bench_layout first (cmake --build --preset release --target bench_layout)" >&2
exit 69
