#!/usr/bin/env bash
# How long it takes to list a checkpoint of 100,000 files, beside what `find` takes to look at the same files.
# Build first (mvn -q compile). Usage: src/bench/listing.sh [FOLDER]; without one, a checkpoint is made in a temporary folder and removed again.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Two stateful operators: an aggregation of 200 partitions, a stream-stream join of 50 partitions with 4 stores each; all with Hadoop's checksums.
make_checkpoint() {
    local log file folder
    mkdir -p "$1"/{offsets,commits,sources/0,state/{0/{0..199},1/{0..49}/{left,right}-keyTo{NumValues,WithIndexToValue}}}
    for log in offsets commits; do
        for file in {1000..1099}; do
            printf 'v1\n{"batch":%d}' "$file" > "$1/$log/$file"
            printf 'crc\0\0\0\2\0....' > "$1/$log/.$file.crc"
        done
    done
    for folder in "$1"/state/0/* "$1"/state/1/*/*; do
        for file in {1000..1123}.delta 1123.snapshot; do
            printf 'bytes of %s' "$file" > "$folder/$file"
            printf 'crc\0\0\0\2\0....' > "$folder/.$file.crc"
        done
    done
}

# Milliseconds of the quickest of five runs.
quickest() {
    local best=999999999 start took
    for _ in 1 2 3 4 5; do
        start=$(date +%s%N)
        "$@" > /dev/null
        took=$((($(date +%s%N) - start) / 1000000))
        if ((took < best)); then best=$took; fi
    done
    echo "$best"
}

if (($# > 0)); then
    folder=$1
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    make_checkpoint "$folder"
fi

echo "files                      $(find "$folder" -type f | wc -l)"
find_ms=$(quickest find -L "$folder" -type f -printf '%s %T@ %P\n')
echo "find, sizes and times      $find_ms ms"
java -Xmx64m -cp target/classes src/bench/TimeListing.java "$folder" "$find_ms"
program=target/dist/bin/checkpoint-inspector
if [[ -x $program ]]; then
    # the exit status is the verdict, and this checkpoint is none that restarts
    echo "inspect --quick            $(quickest sh -c '"$@" || true' - "$program" inspect --quick --json "$folder") ms, start of the program included"
fi
