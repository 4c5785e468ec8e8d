#!/usr/bin/env bash
# How long the installed program takes to start, against a bare JavaFX window with the same theme in the same runtime: medians of interleaved runs, from the
# start of the process to its end after the first frame. Run after mvn -Pinstallers package -DskipTests; needs a display, such as xvfb-run -s '-screen 0 1600x1000x24'.
# Argument: how many runs (15).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
runs=${1:-15}
image=$PWD/target/installers/image
java=$image/runtime/bin/java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache

# The bare window gets what the program gets: the same options, and an archive of its classes.
path=$work/bare.jar:$(echo "$image"/lib/javafx-*.jar "$image"/lib/atlantafx-*.jar | tr ' ' :)
options=(-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
"${JAVA_HOME:?}/bin/javac" -cp "$path" -d "$work/classes" installers/measure/BareWindow.java
"$JAVA_HOME/bin/jar" --create --file "$work/bare.jar" -C "$work/classes" .
"$java" "${options[@]}" -XX:DumpLoadedClassList="$work/list" -cp "$path" BareWindow 2> /dev/null
"$java" "${options[@]}" -Xshare:dump -XX:SharedClassListFile="$work/list" -XX:SharedArchiveFile="$work/bare.jsa" -cp "$path" > /dev/null 2>&1

bare_with_archive() { "$java" "${options[@]}" -XX:SharedArchiveFile="$work/bare.jsa" -cp "$path" BareWindow; }
bare_without() { "$java" "${options[@]}" -cp "$path" BareWindow; }
window() { CHECKPOINT_INSPECTOR_OPTS=-Dcheckpointinspector.endAfterFirstFrame=0 "$image/bin/checkpoint-inspector"; }
version() { "$image/bin/checkpoint-inspector" --version; }

cases=(bare_with_archive bare_without window version)
for ((run = 0; run <= runs; run++)); do
    for one in "${cases[@]}"; do
        started=$(date +%s%N)
        "$one" > /dev/null 2>&1
        ended=$(date +%s%N)
        # the first round warms the disk's cache
        [ $run = 0 ] || echo $(((ended - started) / 1000000)) >> "$work/$one"
    done
done

median() { sort -n "$work/$1" | sed -n "$(((runs + 1) / 2))p"; }
spread() { sort -n "$work/$1" | sed -n '1p;$p' | paste -sd- ; }
bare=$(median bare_with_archive)
for one in "${cases[@]}"; do
    printf '%-18s median %5d ms   range %s\n' "$one" "$(median "$one")" "$(spread "$one")"
done
echo "window against bare_with_archive: $(($(median window) * 100 / bare)) %"
