"""Answers pip's one question about a source package: what is its metadata?

pip asks a package's build program for metadata even when it only downloads. The real build program of ONNX would have
to be fetched first, unpinned, and run. Set-up builds ONNX with CMake and wants the file alone, so this stands in.
"""

import os


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    with open("PKG-INFO", encoding="utf-8") as source:
        metadata = source.read()
    fields = dict(line.split(": ", 1) for line in metadata.split("\n\n", 1)[0].splitlines() if ": " in line)
    folder = f"{fields['Name']}-{fields['Version']}.dist-info"
    os.makedirs(os.path.join(metadata_directory, folder))
    with open(os.path.join(metadata_directory, folder, "METADATA"), "w", encoding="utf-8") as target:
        target.write(metadata)
    return folder
