#!/usr/bin/env bash
# shellcheck disable=SC2016 # what dpkg-query expands, the shell must not
# Installs the packages that are in target/installers in a Debian with nothing in it, uses the program there, upgrades it, removes it, and looks what is left.
# Run by root (for chroot) after mvn -Pinstallers package -DskipTests. Needs debootstrap, xvfb, xdotool, imagemagick.
# Log and screenshots: target/installers/smoke. SMOKE_BASE names a folder where the bare Debian is kept between runs; SMOKE_DISPLAY a free X display.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
installers=$PWD/target/installers
out=$installers/smoke
root=$out/root
base=${SMOKE_BASE:-$installers/bookworm}
display=:${SMOKE_DISPLAY:-97}
name=checkpoint-inspector
arch=$(dpkg --print-architecture)
deb=$(echo "$installers/$name"_*"_$arch.deb")
version=$(dpkg-deb --field "$deb" Version)
started=()

finish() {
    status=$?
    for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
    # and what runs in the bare Debian
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/root")" != "$root" ] || kill -9 "${process#/proc/}" || true
    done
    sleep 1
    umount "$root/proc" 2> /dev/null || true
    # never through a mount
    rm -rf --one-file-system "$root"
    [ $status = 0 ] && echo "All is well. Log and screenshots: $out" || echo "FAILED with $status; log and screenshots: $out" >&2
}
say() { echo "== $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C "$@"; }
# as somebody with an empty home and nothing set
joe() { inside su joe -s /bin/sh -c "cd; $*"; }
expect_status() {
    local wanted=$1 got=0
    shift
    "$@" || got=$?
    [ "$got" = "$wanted" ] || fail "status $got instead of $wanted: $*"
}
left_behind() { find "$root" -xdev \( -iname "*$name*" -o -iname '*checkpointinspector*' \) -not -path "$root/home/*" -not -path "$root/packages/*" -not -path "$root/var/log/*" -not -path "$root/var/lib/apt/*"; }

[ ! -e "$root" ] || { echo "$root is left from another run: umount its proc, then remove it" >&2; exit 1; }
rm -rf "$out"
mkdir -p "$out"
trap finish EXIT
exec > >(tee "$out/log") 2>&1

say "a second version, to upgrade to"
mkdir "$out/next"
INSTALLERS_FAST=1 installers/linux/package.sh "$version.1" 1767225600 "$out/next" > /dev/null

say "a bare Debian"
[ -d "$base/usr" ] || debootstrap --variant=minbase bookworm "$base" > "$out/debootstrap.log"
cp -a "$base" "$root"
mkdir "$root/packages"
# the loader finds a program's own libraries by /proc
mount -t proc proc "$root/proc"
cp "$installers/$name"[-_]* "$root/packages"
cp "$out/next/$name"[-_]*.{deb,rpm} "$root/packages"
(cd "$root/packages" && sha256sum --quiet --check --ignore-missing "$installers/SHA256SUMS")
inside useradd --create-home joe
inside apt-get -qq update
before=$(inside dpkg-query -f '.\n' -W | wc -l)

say "apt install"
inside apt-get -qq install --no-install-recommends "./packages/$(basename "$deb")" > "$out/apt.log" 2>&1 || { tail "$out/apt.log"; fail "apt install"; }
echo "$(($(inside dpkg-query -f '.\n' -W | wc -l) - before)) packages were installed, of ours: $(inside dpkg-query -f '${Installed-Size}' -W $name) KiB"
inside dpkg --verify $name
joe "$name --version"

say "the command line"
expect_status 0 joe "$name > samples.txt"
samples=$(joe 'find .cache -type d -name offsets -path "*payments*" -printf "%h\n"' | head -1)
[ -n "$samples" ] || fail "the samples were not unpacked"
joe "cp -r '$samples' /home/joe/payments"
expect_status 2 joe "$name inspect payments > inspect.txt"
head -n 3 "$root/home/joe/inspect.txt"
grep -q '^FAILS: Spark' "$root/home/joe/inspect.txt" || fail "no verdict"
expect_status 64 joe "$name inspect --no-such-option payments 2> /dev/null"
joe "CHECKPOINT_INSPECTOR_OPTS=-Xlog:class+load:file=/home/joe/classes.log $name --version > /dev/null"
shared=$(grep -c 'shared objects file' "$root/home/joe/classes.log")
all=$(wc -l < "$root/home/joe/classes.log")
echo "$shared of the $all classes that --version loads come from the archive"
[ $((shared * 10)) -gt $((all * 7)) ] || fail "the archive is not used"

say "the window"
Xvfb "$display" -screen 0 1440x900x24 > "$out/xvfb.log" 2>&1 &
started+=($!)
export DISPLAY=$display
until xdotool getmouselocation > /dev/null 2>&1; do sleep 0.1; done
inside su joe -s /bin/sh -c "cd; DISPLAY=$display exec $name open /home/joe/payments" > "$out/window.log" 2>&1 &
started+=($!)
window=
for _ in $(seq 600); do
    window=$(xdotool search --onlyvisible --name '^payments' 2> /dev/null | head -1) && [ -n "$window" ] && break
    sleep 0.1
done
[ -n "$window" ] || { cat "$out/window.log"; fail "no window"; }
sleep 8
import -window root "$out/window.png"
[ ! -s "$out/window.log" ] || { cat "$out/window.log"; fail "the window complained"; }
for _ in $(seq 100); do [ -e "$root/home/joe/.config/$name/settings.json" ] && break; sleep 0.1; done
[ -e "$root/home/joe/.config/$name/settings.json" ] || fail "no settings were saved"
xdotool windowkill "$window"
[ ! -e "$root/home/joe/.openjfx" ] || fail "JavaFX unpacked its libraries into the home"

say "HDFS and S3"
"${JAVA_HOME:?}/bin/java" -cp "target/test-classes:target/classes:$(cat "$installers/test.classpath")" org.checkpointinspector.storage.RunServers "$root/home/joe/payments" "$out/addresses" > "$out/servers.log" 2>&1 &
started+=($!)
for _ in $(seq 1200); do [ -e "$out/addresses" ] && break; sleep 0.1; done
mapfile -t address < "$out/addresses"
expect_status 2 joe "$name inspect '${address[0]}' > hdfs.txt"
expect_status 2 joe "AWS_ACCESS_KEY_ID='${address[3]}' AWS_SECRET_ACCESS_KEY='${address[4]}' AWS_REGION=us-east-1 $name inspect -D fs.s3a.endpoint='${address[2]}' '${address[1]}' > s3.txt"
for store in hdfs s3; do
    grep -E '^(FAILS|Checkpoint|Cause)' "$root/home/joe/$store.txt"
    diff <(grep '^Rule' "$root/home/joe/inspect.txt") <(grep '^Rule' "$root/home/joe/$store.txt") || fail "$store: another verdict"
done

say "upgrade"
settings=$(sha256sum < "$root/home/joe/.config/$name/settings.json")
inside apt-get -qq install "./packages/${name}_$version.1_$arch.deb" > "$out/upgrade.log" 2>&1 || { tail "$out/upgrade.log"; fail upgrade; }
inside dpkg-query -f '${Package} ${Version}\n' -W $name
[ "$settings" = "$(sha256sum < "$root/home/joe/.config/$name/settings.json")" ] || fail "the settings were changed"
joe "$name --version"

say "removal"
inside apt-get -qq purge $name > "$out/remove.log" 2>&1
[ -z "$(left_behind)" ] || { left_behind; fail "left behind"; }
echo "left: $(cd "$root/home/joe" && find . -path "*$name*" -maxdepth 2 | tr '\n' ' ')"

say "rpm"
inside apt-get -qq install --no-install-recommends rpm > /dev/null 2>&1
inside sh -c "rpm --install --nodeps packages/$name-$version-*.rpm"
joe "$name --version"
expect_status 2 joe "$name inspect payments > /dev/null"
inside sh -c "rpm --upgrade --nodeps packages/$name-$version.1-*.rpm"
inside rpm --query $name
inside rpm --erase --nodeps $name
[ -z "$(left_behind)" ] || { left_behind; fail "left behind"; }

say "the portable folder"
joe "tar -xzf /packages/$name-$version-linux-$arch.tar.gz && $name-$version/bin/$name --version"
