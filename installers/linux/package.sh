#!/usr/bin/env bash
# Packs target/installers/image for Linux: .deb, .rpm and a portable .tar.gz, with their SHA-256 sums. Needs dpkg-deb and rpmbuild.
# INSTALLERS_FAST=1 compresses little, for trying things out. Arguments: version, seconds since the epoch that every file gets, so that the same sources make the same packages; folder for the result, if another.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$1
export SOURCE_DATE_EPOCH=$2
out=$(realpath "${3:-target/installers}")
compression=(-Zxz -z6)
payload=w6.xzdio
gzip=9
[ -z "${INSTALLERS_FAST:-}" ] || { compression=(-Zgzip -z1); payload=w1.gzdio; gzip=1; }
image=target/installers/image
name=checkpoint-inspector
id=org.checkpointinspector.CheckpointInspector
arch=$(dpkg --print-architecture)
work=$out/linux
umask 022

for tool in dpkg-deb rpmbuild; do
    command -v "$tool" > /dev/null || { echo "$tool is missing; on Debian and Ubuntu: apt install dpkg rpm" >&2; exit 70; }
done

rm -rf "$work" "$out/$name"_*.deb "$out/$name"-*.rpm "$out/$name"-*-linux-*.tar.gz
tree=$work/tree
program=$tree/usr/lib/$name
share=$tree/usr/share
mkdir -p "$tree/usr/bin" "$program" "$share"/{applications,metainfo,doc/$name,bash-completion/completions,icons/hicolor/scalable/apps}

cp -a "$image/." "$program/"
rm -f "$program/bin/$name.bat"
chmod -R u=rwX,go=rX "$program"
find "$program/lib" "$program/runtime/lib" -type f ! -name jspawnhelper ! -name jexec -exec chmod 644 {} +
ln -s "../lib/$name/bin/$name" "$tree/usr/bin/$name"

install -m 644 "installers/linux/$id.desktop" "$share/applications/"
sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" "installers/linux/$id.metainfo.xml" > "$share/metainfo/$id.metainfo.xml"
install -m 644 "assets/icon/$name.svg" "$share/icons/hicolor/scalable/apps/"
for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    install -m 644 "assets/icon/$name-$size.png" "$share/icons/hicolor/${size}x$size/apps/$name.png"
done
"$program/bin/$name" generate-completion > "$share/bash-completion/completions/$name"
cat > "$share/doc/$name/copyright" <<END
Checkpoint Inspector is licensed under the Apache License 2.0: /usr/share/common-licenses/Apache-2.0 on Debian, /usr/lib/$name/LICENSE everywhere.
What it brings along, with its licences: /usr/lib/$name/THIRD-PARTY-NOTICES.txt and /usr/lib/$name/runtime/legal;
as a CycloneDX list: /usr/lib/$name/$name.cdx.json.
END
find "$tree" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

# .tar.gz: the program's folder alone
tar --create --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --transform="s,^\./,$name-$version/," \
    --directory="$program" ./bin ./lib ./runtime ./LICENSE ./THIRD-PARTY-NOTICES.txt "./$name.cdx.json" | gzip "-${gzip}n" > "$out/$name-$version-linux-$arch.tar.gz"

# .deb: JavaFX opens GTK by name, which no tool can see, so that the list is written out
mkdir "$tree/DEBIAN"
cat > "$tree/DEBIAN/control" <<END
Package: $name
Version: $version
Architecture: $arch
Maintainer: The Checkpoint Inspector project <noreply@checkpointinspector.org>
Installed-Size: $(du -sk --apparent-size "$tree/usr" | cut -f1)
Depends: libc6 (>= 2.28), libgtk-3-0 | libgtk-3-0t64, libgl1, libx11-6, libxtst6, libxxf86vm1
Section: devel
Priority: optional
Description: open, decode and judge Spark streaming checkpoints
 Opens the checkpoint directories of Apache Spark streaming jobs, without Spark,
 and says what is there, whether Spark will restart from it, and from where it
 could. A window and a command line; local disks, HDFS and S3. It only reads.
END
(cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$tree/DEBIAN/md5sums"
dpkg-deb --root-owner-group "${compression[@]}" --build "$tree" "$out/${name}_${version}_$arch.deb" > /dev/null
rm -r "$tree/DEBIAN"

# .rpm
rpmbuild -bb --quiet --define "_topdir $work/rpm" --define "_rpmdir $out" --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
    --define "_binary_payload $payload" --define "program_version ${version//-/\~}" --define "program_tree $(realpath "$tree")" --target "$(uname -m)" installers/linux/$name.spec

rm -rf "$work"
(cd "$out" && sha256sum "$name"_*.deb "$name"-*.rpm "$name"-*.tar.gz > SHA256SUMS && ls -l "$name"[-_]*)
