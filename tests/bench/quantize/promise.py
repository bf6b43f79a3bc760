"""Who keeps the promise: smaller, faster and as good, with each quantizer's own defaults, on models that are given.

Each model is quantized by Pare's int8-quick-win, ONNX Runtime's quantize_static and quantize_dynamic, and NNCF's quantize. What comes out is judged
in the same way for all, on data that none of them saw: size of the file, latency against the source in turns with all others (one thread),
and the guard of `pare evaluate --reference`. A quantizer that fails is told with what it said last.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from compare import SAMPLES, arrays, feeds


def child_static(model, calib, out):
    from onnxruntime.quantization import CalibrationDataReader, quantize_static

    class Reader(CalibrationDataReader):
        def __init__(self):
            self.feeds = feeds(model, arrays(calib), SAMPLES)

        def get_next(self):
            return next(self.feeds, None)

    quantize_static(model, out, Reader())


def child_dynamic(model, _calib, out):
    from onnxruntime.quantization import quantize_dynamic
    quantize_dynamic(model, out)


def child_nncf(model, calib, out):
    import nncf
    import onnx
    onnx.save(nncf.quantize(onnx.load(model), nncf.Dataset(list(feeds(model, arrays(calib), SAMPLES))), subset_size=SAMPLES), out)


def run(command, limit):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return 124, "", "took longer than %d s" % limit
    return done.returncode, done.stdout, done.stderr


def last_line(text):
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1][-160:] if lines else "died without a word"


def made(program, model, calib, deciding, folder):
    """name -> (file, seconds, None) or (None, seconds, why not)."""
    results = {}
    out = os.path.join(folder, "pare.onnx")
    start = time.perf_counter()
    code, stdout, stderr = run([program, "optimize", model, "--preset", "int8-quick-win", "--calib", calib, "--data", deciding, "-o", out, "--force", "--json"], 1800)
    if code == 0:
        results["Pare"] = (out, time.perf_counter() - start, None)
    else:
        why = json.loads(stdout).get("reason", "") if stdout.strip().startswith("{") else last_line(stderr)
        results["Pare"] = (None, time.perf_counter() - start, "not delivered: " + why[:120])
    for name, child in (("ORT static", "static"), ("ORT dynamic", "dynamic"), ("NNCF", "nncf")):
        out = os.path.join(folder, child + ".onnx")
        start = time.perf_counter()
        code, _, stderr = run([sys.executable, __file__, "--child", child, model, calib, out], 1800)
        fine = code == 0 and os.path.exists(out)
        results[name] = (out if fine else None, time.perf_counter() - start, None if fine else last_line(stderr))
    return results


def judged(program, model, held, results):
    """name -> (latency ratio, its interval's upper end, value, within the guard), where the file runs."""
    files = {name: file for name, (file, _, _) in results.items() if file}
    code, stdout, _ = run([program, "time", model, *files.values(), "--data", held, "--no-throughput", "--json", "-q"], 900)
    if code != 0:  # one that does not run must not cost the others their timing
        return {name: alone(program, model, held, file) for name, file in files.items()}
    models = json.loads(stdout)["models"][1:]
    return {name: closeness(program, model, held, file, models[i]) for i, (name, file) in enumerate(files.items())}


def alone(program, model, held, file):
    code, stdout, stderr = run([program, "time", model, file, "--data", held, "--no-throughput", "--json", "-q"], 600)
    return closeness(program, model, held, file, json.loads(stdout)["models"][1]) if code == 0 else last_line(stderr)


def closeness(program, model, held, file, timing):
    code, stdout, stderr = run([program, "evaluate", file, "--reference", model, "--data", held, "--json", "-q"], 900)
    if not stdout.strip().startswith("{"):
        return last_line(stderr)
    report = json.loads(stdout)
    return timing["ratio"], timing["ratio_ci95"][1], report.get("verdict_sentence", ""), bool(report.get("within_guard"))


def main():
    program, given = sys.argv[1], sys.argv[2:]
    if not given or len(given) % 4:
        sys.exit("give MODEL CALIB DECIDING HELD-OUT, once or more often")
    kept = {}
    print("%-22s %-12s %8s %6s %8s  %s" % ("model", "quantizer", "seconds", "size", "latency", "on data that nobody saw"))
    for model, calib, deciding, held in zip(*[iter(given)] * 4):
        with tempfile.TemporaryDirectory() as folder:
            results = made(program, model, calib, deciding, folder)
            verdicts = judged(program, model, held, results)
            size = os.path.getsize(model)
            for name, (file, seconds, why) in results.items():
                head = "%-22s %-12s %8.1f" % (os.path.basename(model)[:22], name, seconds)
                found = verdicts.get(name, why)
                if not file or isinstance(found, str):
                    print("%s %6s %8s  %s" % (head, "-", "-", why or found), flush=True)
                    continue
                ratio, most, sentence, within = found
                share = os.path.getsize(file) / size
                keeps = share < 1 and most < 1 and within
                kept.setdefault(name, []).append(keeps)
                print("%s %6.2f %8.2f  %s%s" % (head, share, ratio, "KEPT " if keeps else "", sentence[:110]), flush=True)
    models = len(given) // 4
    print("kept: " + ", ".join("%s %d of %d" % (name, sum(all_of), models) for name, all_of in kept.items()))


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "--child":
        globals()["child_" + sys.argv[2]](*sys.argv[3:])
    else:
        main()
