#!/usr/bin/env bash
# How long it takes to list a checkpoint of 100,000 files, beside what `find` takes to look at the same files.
# Build first (mvn -q compile). Usage: src/bench/listing.sh [FOLDER]; without one, a checkpoint is made in a temporary folder and removed again.
set -euo pipefail
cd "$(dirname "$0")/../.."

# An aggregation (100 partitions) and a stream-stream join (100 partitions, 4 stores each), all with Hadoop's checksums. The logs are sound, so that
# a quick look has as much to do as in earnest; the state holds no rows.
make_checkpoint() {
    local batch file folder
    mkdir -p "$1"/{offsets,commits,state/{0/{0..99},1/{0..99}/{left,right}-key{ToNumValues,WithIndexToValue}}}
    put "$1" metadata '{"id":"9f2cbd60-6f0e-4c8e-9d0c-5f6f2b1a7c11"}'
    for batch in {1000..1099}; do
        put "$1/offsets" "$batch" 'v1\n{"batchWatermarkMs":0,"batchTimestampMs":1760000000000,"conf":{"spark.sql.shuffle.partitions":"100"}}\n'"$batch"
        put "$1/commits" "$batch" 'v1\n{"nextBatchWatermarkMs":0}'
    done
    for folder in "$1"/state/0/* "$1"/state/1/*/*; do
        for file in 1001.snapshot {1002..1100}.delta; do
            put "$folder" "$file" "no rows in $file"
        done
    done
}

# A file and its checksum: folder, name, content.
put() {
    printf "$3" > "$1/$2"
    printf 'crc\0\0\0\2\0....' > "$1/.$2.crc"
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
