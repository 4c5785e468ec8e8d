#!/usr/bin/env bash
# Packs target/installers/image for macOS: .dmg with the application, and its SHA-256 sum. Not signed by a developer that Apple knows.
# Arguments: version, seconds since the epoch (not used: a disk image carries times of its own).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$1
out=target/installers
image=$out/image
work=$out/macos
name=checkpoint-inspector
app="$work/Checkpoint Inspector.app"
jpackage=${JAVA_HOME:?}/bin/jpackage
# Apple wants a first number above zero: 0.2.3 is 1.2.3 to it
case $version in 0.*) apple=1${version#0} ;; *) apple=$version ;; esac

rm -rf "$work" "$out"/*.dmg
mkdir -p "$work"
# The second launcher is the command line; both are the same program.
: > "$work/cli.properties"
"$jpackage" --type app-image --name "Checkpoint Inspector" --app-version "$apple" --dest "$work" \
    --input "$image/lib" --main-jar $name.jar --runtime-image "$image/runtime" --icon assets/icon/$name.icns --add-launcher $name="$work/cli.properties" \
    --mac-package-identifier org.checkpointinspector --mac-package-name Checkpoints --vendor "Checkpoint Inspector" \
    --java-options "-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr" \
    --java-options "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
    --java-options "-XX:SharedArchiveFile=\$APPDIR/$name.jsa"
cp "$image/LICENSE" "$image/THIRD-PARTY-NOTICES.txt" "$image/$name.cdx.json" "$app/Contents/app/"
# The manifest of the program's jar names the others; the archive of classes was made with that class path and no other.
for launcher in "$app"/Contents/app/*.cfg; do
    sed -i '' '/^app\.classpath=/d' "$launcher"
done
# what was signed was changed
codesign --force --deep --sign - "$app"
"$jpackage" --type dmg --name "Checkpoint Inspector" --app-version "$apple" --app-image "$app" --license-file LICENSE --dest "$out"
mv "$out/Checkpoint Inspector-$apple.dmg" "$out/$name-$version-macos-$(uname -m).dmg"
rm -rf "$work"
(cd "$out" && shasum -a 256 "$name"-*.dmg > SHA256SUMS && ls -l "$name"-*.dmg)
