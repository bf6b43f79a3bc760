"""What Pare makes of exported networks: the share of parameters that can go, and whether what prune-channels and prune-heads leave still runs.

    check.py PARE FOLDER"""
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import onnxruntime

onnxruntime.set_default_logger_severity(4)


def pare(program, *arguments):
    done = subprocess.run([program, *arguments, "--json", "--quiet"], capture_output=True, text=True)
    return done.returncode, json.loads(done.stdout or "{}")


def pruned(program, file, step, inputs, expected, folder):
    """The share of the parameters that stay, or what went wrong."""
    target = str(folder / "pruned.onnx")
    code, answer = pare(program, "optimize", str(file), "--pass", step, "--max-drop", "1", "--force", "-o", target)
    if code != 0:
        return answer.get("error", {}).get("message") or answer.get("reason") or f"exit code {code}"
    session = onnxruntime.InferenceSession(target, providers=["CPUExecutionProvider"])
    result = session.run(None, {one.name: inputs[one.name] for one in session.get_inputs()})[0]
    if result.shape != expected.shape or not numpy.isfinite(result).all():
        return f"gives {result.shape} for {expected.shape}"
    return f"{answer['parameters'] / answer['source']['parameters']:.2f}"


def main(program, folder):
    print(f"{'network':36} {'share':>6}   prune-channels 50 %   prune-heads 50 %")
    with tempfile.TemporaryDirectory() as scratch:
        for file in sorted(pathlib.Path(folder).glob("*.onnx")):
            data = file.with_suffix(".npz")
            if not data.exists():
                continue
            stored = dict(numpy.load(data))
            expected = stored.pop("expected")
            code, answer = pare(program, "inspect", str(file), "--groups")
            share = f"{answer['prunable_share']:.3f}" if code == 0 else f"exit {code}"
            steps = [pruned(program, file, step, stored, expected, pathlib.Path(scratch)) for step in ("prune-channels,ratio=0.5,multiple=1", "prune-heads,ratio=0.5")]
            print(f"{file.name:36} {share:>6}   {steps[0]:<21} {steps[1]}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
