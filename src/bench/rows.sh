#!/usr/bin/env bash
# How long Spark's own provider takes to load 1,000,000 rows, in a JVM of its own, and how long the program takes to decode all of them, by turns.
# Build first (mvn -q -Pbench process-test-classes -Dbench.args=-l). Usage: src/bench/rows.sh [FOLDER]; a new or empty one, in which Spark writes a checkpoint for each turn.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=${1:-$(mktemp -d)}
mkdir -p "$root"/{work,tmp}
for turn in 1 2; do
    # Spark can only load what a query of the same JVM has written: the coordinator of its stores comes with the query
    checkpoint=$root/million-$turn
    mvn -q -f src/fixtures/pom.xml -Dload -Dfixtures.main=LoadMain "-Dfixtures.root=$root" -Dfixtures.memory=3g -Dfixtures.jit= compile exec:exec \
        "-Dfixtures.args=$checkpoint 10" 2>&1 | grep -E '^(Spark|first)'
    mvn -q -Pbench process-test-classes "-Dbench.args=ReadRows -i 3 -wi 3 -jvmArgsAppend -Dcheckpoint=$checkpoint -jvmArgsAppend -Xmx3g" | grep -E '^(Iteration|ReadRows)'
done
