#!/usr/bin/env bash
# Draws the icon's pictures from its SVG: PNG in all sizes, ICO for Windows, ICNS for macOS. Needs rsvg-convert (librsvg2-bin), convert (imagemagick),
# png2icns (icnsutils). What it makes is kept in the repository, so that a build needs none of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
name=checkpoint-inspector
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "$name-$size.png" "$name.svg"
done
convert "$name-16.png" "$name-24.png" "$name-32.png" "$name-48.png" "$name-64.png" "$name-128.png" "$name-256.png" "$name.ico"
png2icns "$name.icns" "$name-16.png" "$name-32.png" "$name-48.png" "$name-128.png" "$name-256.png" "$name-512.png" > /dev/null
