"""Pare's static quantization beside ONNX Runtime's and NNCF's: same model, same calibration samples, one run, one thread of judging.

Every quantizer runs in a process of its own; its wall time is that of quantizing (loading libraries not counted, reading the model counted),
its peak memory the resident set of its largest process above that of a process that only loaded and ran the model.
Prints one row a quantizer, with Pare's as the unit of time and memory.
"""
import gzip
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
import time

import numpy as np

SAMPLES = 200


def arrays(path):
    with np.load(path) as file:
        return {name: file[name] for name in file.files}


def idx_as_npz(source, folder):
    """The demo's pictures (IDX files) as the arrays that the model takes."""
    def read(part):
        name = next(name for name in sorted(os.listdir(source)) if part in name)
        with (gzip.open if name.endswith(".gz") else open)(os.path.join(source, name), "rb") as file:
            content = file.read()
        rank = content[3]
        return np.frombuffer(content, np.uint8, offset=4 + 4 * rank).reshape(struct.unpack(">%dI" % rank, content[4:4 + 4 * rank]))
    path = os.path.join(folder, os.path.basename(source) + ".npz")
    np.savez(path, images=(read("images")[:, None] / 255).astype(np.float32), labels=read("labels").astype(np.int64))
    return path


def feeds(model, data, count):
    """One feed a sample; an array with one axis more than the input holds a whole input per sample."""
    import onnxruntime as ort
    session = ort.InferenceSession(model, providers=["CPUExecutionProvider"])
    inputs = {value.name: len(value.shape) for value in session.get_inputs()}
    total = len(next(data[name] for name in inputs))
    for i in range(min(count, total)):
        yield {name: data[name][i] if data[name].ndim == rank + 1 else data[name][i:i + 1] for name, rank in inputs.items()}


def child_ort(model, calib, out, method):
    from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static

    class Reader(CalibrationDataReader):
        def __init__(self):
            self.feeds = feeds(model, arrays(calib), SAMPLES)

        def get_next(self):
            return next(self.feeds, None)

    start = time.perf_counter()
    quantize_static(model, out, Reader(), quant_format=QuantFormat.QDQ, per_channel=True, activation_type=QuantType.QUInt8,
                    weight_type=QuantType.QInt8, calibrate_method=getattr(CalibrationMethod, method))
    return time.perf_counter() - start


def child_nncf(model, calib, out, _):
    import nncf
    import onnx
    start = time.perf_counter()
    data = list(feeds(model, arrays(calib), SAMPLES))
    quantized = nncf.quantize(onnx.load(model), nncf.Dataset(data), subset_size=SAMPLES)
    onnx.save(quantized, out)
    return time.perf_counter() - start


def child_idle(model, calib, _out, _method):
    import onnxruntime as ort
    session = ort.InferenceSession(model, providers=["CPUExecutionProvider"])
    for feed in feeds(model, arrays(calib), 3):
        session.run(None, feed)
    return 0


def child_plain(model, calib, _out, _method):
    """The float32 forward passes over the calibration data alone."""
    import onnxruntime as ort
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    data = list(feeds(model, arrays(calib), SAMPLES))
    start = time.perf_counter()
    for feed in data:
        session.run(None, feed)
    return time.perf_counter() - start


def in_process(name, *arguments):
    """Wall seconds, and peak bytes of the process."""
    text = subprocess.run([sys.executable, __file__, "--child", name, *arguments], capture_output=True, text=True)
    if text.returncode != 0:
        raise RuntimeError(text.stderr.strip().splitlines()[-1] if text.stderr.strip() else "died")
    last = json.loads(text.stdout.strip().splitlines()[-1])
    return last["seconds"], last["peak"]


def peak_of_children(command):
    """Runs a command and tells its exit code, its standard output and the peak of its largest process (a fork keeps getrusage apart)."""
    script = ("import json, resource, subprocess, sys\n"
              "done = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
              "print(json.dumps({'code': done.returncode, 'out': done.stdout, 'err': done.stderr[-400:],"
              " 'peak': resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024}))")
    return json.loads(subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=True).stdout)


def pare(program, model, calib, out, method):
    start = time.perf_counter()
    done = peak_of_children([program, "optimize", model, "--pass", "quantize-static,calibrator=%s,samples=%d" % (method, SAMPLES), "--calib", calib, "-o",
                             out, "--force", "--json"])
    whole = time.perf_counter() - start
    if done["code"] not in (0, 1):
        raise RuntimeError(done["err"])
    report = json.loads(done["out"])
    seconds = sum(entry["wall_s"] for entry in report["report"]["passes"])
    return seconds, done["peak"], whole


def judge(source, model, data):
    """Accuracy where there are labels, else the mean cosine of the first output to the source's; and latency against the source, interleaved."""
    import onnxruntime as ort
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    before = ort.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    after = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    labels = data.get("labels")
    good, cosines = 0, []
    samples = list(feeds(source, data, 2000))
    for i, feed in enumerate(samples):
        result = after.run(None, feed)[0]
        if labels is not None:
            good += int(result.reshape(-1).argmax() == labels[i])
        else:
            a, b = before.run(None, feed)[0].ravel().astype(np.float64), result.ravel().astype(np.float64)
            cosines.append(float(a @ b / max(1e-30, np.linalg.norm(a) * np.linalg.norm(b))) if a.shape == b.shape else 0.0)
    times = {0: [], 1: []}
    for k in range(60):
        for which, session in ((0, before), (1, after)):
            start = time.perf_counter()
            session.run(None, samples[k % len(samples)])
            times[which].append(time.perf_counter() - start)
    ratio = float(np.median(times[1][5:]) / np.median(times[0][5:]))
    return (good / len(samples) if labels is not None else float(np.mean(cosines))), ratio


def main():
    program, cache = sys.argv[1], sys.argv[2]
    given = sys.argv[3:]
    if given and len(given) != 3:
        sys.exit("give MODEL CALIB DATA, or nothing")
    root = os.path.dirname(os.path.abspath(__file__)) + "/../../.."
    folder = tempfile.mkdtemp()
    model, calib, data = given or (root + "/resources/demo/fashion.onnx", idx_as_npz(cache + "/fashion-calib", folder), idx_as_npz(cache + "/fashion-eval", folder))
    evaluation = arrays(data)
    metric = "accuracy" if "labels" in evaluation else "cosine"
    _, idle = in_process("idle", model, calib, "", "")
    plain, _ = in_process("plain", model, calib, "", "")
    pare_idle = peak_of_children([program, "time", model, "--json"])["peak"]
    size = os.path.getsize(model)
    value, _ = judge(model, model, evaluation)
    print("%s, %d bytes, %s %.4f, %d calibration samples; float32 passes over them: %.2f s" %
          (os.path.basename(model), size, metric, value, min(SAMPLES, len(next(iter(arrays(calib).values())))), plain))
    print("%-28s %9s %9s %9s %12s %9s %9s" % ("quantizer", "seconds", "of Pare's", metric, "peak above", "size", "latency"))
    for ours, theirs in (("min-max", "MinMax"), ("percentile", "Percentile"), ("entropy", "Entropy"), ("auto", None)):
        rows = []
        out = os.path.join(folder, "pare-" + ours + ".onnx")
        try:
            seconds, peak, _ = pare(program, model, calib, out, ours)
            rows.append(("Pare " + ours, seconds, peak - pare_idle, out))
        except RuntimeError as failure:
            print("%-28s failed: %s" % ("Pare " + ours, failure))
        for name, child, method in (("ONNX Runtime " + ours, "ort", theirs), ("NNCF", "nncf", "" if ours == "auto" else None)):
            if method is None:
                continue
            out = os.path.join(folder, "%s-%s.onnx" % (child, ours))
            try:
                seconds, peak = in_process(child, model, calib, out, method)
                rows.append((name, seconds, peak - idle, out))
            except RuntimeError as failure:
                print("%-28s failed: %s" % (name, failure))
        for name, seconds, peak, out in rows:
            value, ratio = judge(model, out, evaluation)
            print("%-28s %9.2f %8.1fx %9.4f %9.0f MB %8.2fx %8.2fx" %
                  (name, seconds, seconds / max(1e-9, rows[0][1]), value, max(0, peak) / 1e6, os.path.getsize(out) / size, ratio), flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "--child":
        took = globals()["child_" + sys.argv[2]](*sys.argv[3:])
        print(json.dumps({"seconds": took, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
    else:
        main()
