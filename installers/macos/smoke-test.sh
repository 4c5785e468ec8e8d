#!/usr/bin/env bash
# Takes the application out of the .dmg, uses its command line, starts its window.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
mount=$work/mount
trap 'hdiutil detach -quiet "$mount" 2> /dev/null || true; rm -rf "$work"' EXIT
mkdir "$mount"
# the licence is asked for
yes | PAGER='cat' hdiutil attach -nobrowse -mountpoint "$mount" target/installers/*.dmg > /dev/null
cp -R "$mount/Checkpoint Inspector.app" "$work/"
cli="$work/Checkpoint Inspector.app/Contents/MacOS/checkpoint-inspector"
"$cli" --version
"$cli" samples > /dev/null
broken=$(find "$HOME/Library/Caches/checkpoint-inspector" -type d -name payments | head -1)
status=0
"$cli" inspect "$broken" || status=$?
[ $status = 2 ] || { echo "inspect ended with $status" >&2; exit 1; }
JAVA_TOOL_OPTIONS=-Dcheckpointinspector.endAfterFilledFrame=1000 "$work/Checkpoint Inspector.app/Contents/MacOS/Checkpoint Inspector"
echo "All is well."
