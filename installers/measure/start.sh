#!/usr/bin/env bash
# How long the installed program takes to start, against a bare JavaFX window with the same theme in the same runtime: medians of interleaved runs, from the
# start of the process to its end after the first frame; of the program also to the frame in which its window is filled. Run after
# mvn -Pinstallers package -DskipTests; needs a display, such as xvfb-run -s '-screen 0 1600x1000x24'.
# Argument: how many runs (15).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
runs=${1:-15}
image=$PWD/target/installers/image
java=$image/runtime/bin/java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache

# The bare window gets what the program gets: an archive of its classes, and the same options, but for when the second compiler begins.
path=$work/bare.jar:$(echo "$image"/lib/javafx-*.jar "$image"/lib/atlantafx-*.jar | tr ' ' :)
options=(-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
"${JAVA_HOME:?}/bin/javac" -cp "$path" -d "$work/classes" installers/measure/BareWindow.java
"$JAVA_HOME/bin/jar" --create --file "$work/bare.jar" -C "$work/classes" .
"$java" "${options[@]}" -XX:DumpLoadedClassList="$work/list" -cp "$path" BareWindow 2> "$work/messages" || { cat "$work/messages" >&2; exit 1; }
"$java" "${options[@]}" -Xshare:dump -XX:SharedClassListFile="$work/list" -XX:SharedArchiveFile="$work/bare.jsa" -cp "$path" > /dev/null 2>&1

bare_with_archive() { "$java" "${options[@]}" -XX:SharedArchiveFile="$work/bare.jsa" -cp "$path" BareWindow; }
bare_without() { "$java" "${options[@]}" -cp "$path" BareWindow; }
window() { CHECKPOINT_INSPECTOR_OPTS=-Dcheckpointinspector.endAfterFirstFrame=0 "$image/bin/checkpoint-inspector"; }
window_filled() { CHECKPOINT_INSPECTOR_OPTS=-Dcheckpointinspector.endAfterFilledFrame=0 "$image/bin/checkpoint-inspector"; }
version() { "$image/bin/checkpoint-inspector" --version; }

TIMEFORMAT='%3R %3U %3S'
cases=(bare_with_archive bare_without window window_filled version)
for ((run = 0; run <= runs; run++)); do
    for one in "${cases[@]}"; do
        { time "$one" > /dev/null 2>&1; } 2> "$work/time"
        # the first round warms the disk's cache
        [ $run = 0 ] || awk '{ print int($1 * 1000), int(($2 + $3) * 1000) }' "$work/time" >> "$work/$one"
    done
done

# of a column: 1 the clock, 2 the processors, which is what to look at on a machine that is busy with other things
median() { awk -v column="$2" '{ print $column }' "$work/$1" | sort -n | sed -n "$(((runs + 1) / 2))p"; }
for one in "${cases[@]}"; do
    printf '%-18s median %5d ms, of processors %5d ms\n' "$one" "$(median "$one" 1)" "$(median "$one" 2)"
done
for one in window window_filled; do
    for column in 1 2; do
        echo "$one against bare_with_archive, $([ $column = 1 ] && echo clock || echo processors): $(($(median $one $column) * 100 / $(median bare_with_archive $column))) %"
    done
done
