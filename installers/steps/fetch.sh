# shellcheck shell=bash
# Fetching: pinned files by pip, Debian packages by apt. No address stands here: both know their own. Sourced by setup.sh.

# pinOf NAME version|sha256: what pins/python.txt says of NAME.
pinOf() {
    listOf "$pareInstallers/pins/python.txt" | awk -v name="$1" -v what="$2" '$1 == name { print what == "version" ? $2 : $3 }'
}

# pipDownload NAME FOLDER OPTIONS...: the pinned file of NAME, and nothing that it depends on. pip refuses another hash.
pipDownload() {
    local name=$1 folder=$2 version
    shift 2
    version=$(pinOf "$name" version)
    say "fetching $name $version"
    mkdir -p -- "$folder"
    printf '%s==%s --hash=sha256:%s\n' "$name" "$version" "$(pinOf "$name" sha256)" >"$folder/requirements.txt"
    # Debian's own Python: one found on the PATH may be without pip, or older than what the wheels ask for.
    quietly "$folder/pip.log" env PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_REQUIRE_VIRTUALENV=0 \
        /usr/bin/python3 -m pip download --no-cache-dir --progress-bar off --no-deps --require-hashes "$@" \
        --requirement "$folder/requirements.txt" --dest "$folder/files" && return
    if grep -q 'DO NOT MATCH THE HASHES' "$folder/pip.log"; then
        fail "the file fetched as $name $version is not the pinned one" \
            "Its SHA-256 is in the lines above, beside the expected one. Do not use it: try another index or mirror, and report it."
    fi
    fail "could not fetch $name $version" \
        "Does the network work, and does 'pip download --no-deps $name==$version' (proxy, index, certificates)? Then run set-up again."
}

# fetchWheel NAME FOLDER: unpacks the pinned wheel into FOLDER. The tag is fixed, whatever Python runs here.
fetchWheel() {
    local name=$1 folder=$2
    pipDownload "$name" "$folder.download" --only-binary :all: --python-version 3.11 --implementation cp --abi cp311 --abi none \
        --platform manylinux_2_28_x86_64 --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64
    /usr/bin/python3 -m zipfile -e "$folder.download/files/"*.whl "$folder"
}

# fetchSource NAME FOLDER: unpacks the pinned source package into FOLDER.
fetchSource() {
    local name=$1 folder=$2
    PYTHONPATH=$pareInstallers/metadata_stub PYTHONDONTWRITEBYTECODE=1 \
        pipDownload "$name" "$folder.download" --no-binary "$name" --no-build-isolation
    mkdir -p -- "$folder"
    tar --extract --gzip --no-same-owner --strip-components=1 --directory "$folder" --file "$folder.download/files/"*.tar.gz
}

# The Debian mirrors that this machine uses, as apt spells them: those known to be Debian's first.
debianMirrors() {
    # shellcheck disable=SC2016     # apt's own placeholders
    apt-get indextargets --format '$(LABEL)|$(COMPONENT)|$(CREATED_BY)|$(REPO_URI)' |
        awk -F'|' '$2 == "main" && $3 == "Packages" && $4 !~ /^cdrom:/ { print ($1 == "Debian" ? 0 : 1) "|" $4 }' |
        sort -u | sort -s -t'|' -k1,1 | cut -d'|' -f2 | awk '!seen[$0]++'
}

# openArchive SUITE FOLDER: apt's view of SUITE at the machine's own mirror, in FOLDER alone: it needs no root, and the
# user's sources, lists and hooks stay out of it. Signatures are checked with Debian's keyring, as apt does anyway.
openArchive() {
    local suite=$1 folder=$2 mirror
    mkdir -p -- "$folder"/{sources,empty,lists/partial,cache/archives/partial}
    : >"$folder/status"
    {
        apt-config dump | grep '^Acquire::' | grep -v '^Acquire::IndexTargets' || true
        cat <<END
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
Dir::State "$folder";
Dir::State::lists "$folder/lists";
Dir::State::status "$folder/status";
Dir::Cache "$folder/cache";
Dir::Etc::main "$folder/empty/none";
Dir::Etc::parts "$folder/empty";
Dir::Etc::sourcelist "$folder/empty/none";
Dir::Etc::sourceparts "$folder/sources";
Dir::Etc::preferences "$folder/empty/none";
Dir::Etc::preferencesparts "$folder/empty";
Dir::Etc::trusted "$folder/empty/none";
Dir::Etc::trustedparts "$folder/empty";
END
    } >"$folder/apt.conf"
    while read -r mirror; do
        printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nArchitectures: amd64\nSigned-By: %s\n' \
            "$mirror" "$suite" /usr/share/keyrings/debian-archive-keyring.gpg >"$folder/sources/debian.sources"
        if quietly "$folder/update.log" inArchive "$folder" apt-get update --error-on=any; then
            return
        fi
    done < <(debianMirrors)
    fail "could not read Debian's suite '$suite' from the mirror that apt uses here" \
        "Is Debian's archive among the package sources (apt-get indextargets), and does 'apt-get update' work? Then run set-up again."
}

# inArchive FOLDER COMMAND...: runs an apt command on what openArchive opened.
inArchive() {
    local folder=$1
    shift
    APT_CONFIG=$folder/apt.conf "$@"
}

# unpackFrom FOLDER DESTINATION PACKAGE...: downloads the packages and unpacks their files, without installing them.
unpackFrom() {
    local folder=$1 destination=$2 package
    shift 2
    mkdir -p -- "$folder/debs" "$destination"
    (cd -- "$folder/debs" && quietly "$folder/download.log" inArchive "$folder" apt-get download "$@") ||
        fail "could not download from Debian: $*" "Does the network work? Run set-up again: what is complete is kept."
    for package in "$folder/debs/"*.deb; do
        dpkg-deb --extract "$package" "$destination"
    done
}
