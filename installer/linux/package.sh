#!/bin/sh
# Makes a .deb, and an .rpm where rpmbuild is, of the app image. Files for the desktop are part of the package, so that
# whatever installs it registers them, and removes them again; no script runs on the user's system.
# usage: package.sh IMAGE FOLDER VERSION: the folder of the app image, that of the packages
set -eu
image=$1 folder=$2 version=$3
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d "$folder/package.XXXXXX")
trap 'rm -rf "$work"' EXIT
root=$work/root
description='Train a convolutional network and look inside it while it learns'

umask 022
mkdir -p "$root/opt" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/mime/packages" \
  "$root/usr/share/icons/hicolor/512x512/apps" "$root/usr/share/icons/hicolor/scalable/apps" \
  "$root/usr/share/doc/convscope"
# Links where they can be: the image takes a gigabyte.
cp -al "$image" "$root/opt/convscope" 2>/dev/null || { rm -rf "$root/opt/convscope"; cp -a "$image" "$root/opt/convscope"; }
ln -s /opt/convscope/bin/ConvScope "$root/usr/bin/convscope"
install -m 644 "$here/convscope.desktop" "$root/usr/share/applications/"
install -m 644 "$here/convscope.xml" "$root/usr/share/mime/packages/"
install -m 644 "$here/../convscope.png" "$root/usr/share/icons/hicolor/512x512/apps/"
install -m 644 "$here/../../assets/icon.svg" "$root/usr/share/icons/hicolor/scalable/apps/convscope.svg"
install -m 644 "$here/../../LICENSE" "$root/usr/share/doc/convscope/copyright"

# The packages of the libraries that ours are linked to, other than those in the image itself.
dependencies() {
  find "$image" -type f \( -name '*.so' -o -name '*.so.*' -o -path '*/bin/java' \) >"$work/ours"
  xargs -d '\n' readelf -d <"$work/ours" 2>/dev/null | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u |
    while IFS= read -r library; do
      grep -q "/$library\$" "$work/ours" || /sbin/ldconfig -p | sed -n "s|^.$library (.* => ||p" | head -n 1
    done >"$work/libraries"
  # A library may be known by the folder that a link leads to.
  xargs -d '\n' readlink -f <"$work/libraries" | cat - "$work/libraries" | sort -u >"$work/names"
  xargs -d '\n' dpkg-query -S <"$work/names" 2>/dev/null | sed 's/:.*//' | sort -u
}

deb() {
  case $(uname -m) in
    x86_64) architecture=amd64 ;;
    aarch64) architecture=arm64 ;;
    *) architecture=$(uname -m) ;;
  esac
  mkdir "$root/DEBIAN"
  needed=$(dependencies | paste -sd, | sed 's/,/, /g')
  cat >"$root/DEBIAN/control" <<END
Package: convscope
Version: $version
Architecture: $architecture
Maintainer: The ConvScope authors
Installed-Size: $(du -sk "$root" | cut -f1)
Depends: $needed
Recommends: desktop-file-utils, shared-mime-info
Section: education
Priority: optional
Description: $description
 A workbench for CIFAR-10 and pictures of one's own: training, the layers and
 their filters while they learn, evaluation, classification. It needs no
 network connection.
END
  (cd "$root" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
  # Level 1 takes a tenth of the usual time, and the package a seventh more room.
  dpkg-deb --root-owner-group -Zxz -z1 --build "$root" "$folder/convscope_${version}_$architecture.deb" >/dev/null
  rm -r "$root/DEBIAN"
}

rpm() {
  cat >"$work/convscope.spec" <<END
Name: convscope
Version: $version
Release: 1
Summary: $description
License: Apache-2.0
# Its own libraries, and those that it asks itself for.
%global __provides_exclude_from ^/opt/convscope/.*\$
%global __requires_exclude ^(lib(nd4j|jni|dnnl|openblas|OpenCL|gomp|gfortran|quadmath|tbb|jvm|jli|java|net|nio|awt|javafx|glass|prism).*)\$
%global _build_id_links none
%global __os_install_post %{nil}
%define _binary_payload w1.xzdio
%description
A workbench for CIFAR-10 and pictures of one's own: training, the layers and their filters while they learn,
evaluation, classification. It needs no network connection.
%files
/opt/convscope
/usr/bin/convscope
/usr/share/applications/convscope.desktop
/usr/share/mime/packages/convscope.xml
/usr/share/icons/hicolor/512x512/apps/convscope.png
/usr/share/icons/hicolor/scalable/apps/convscope.svg
/usr/share/doc/convscope
END
  rpmbuild -bb --quiet --define "_topdir $work/rpm" --define "_rpmdir $folder" \
    --define '_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm' --buildroot "$root" "$work/convscope.spec"
}

if command -v dpkg-deb >/dev/null && command -v dpkg-query >/dev/null && command -v readelf >/dev/null; then
  deb
else
  echo "No .deb: it needs dpkg-deb and dpkg-query, of the package dpkg, and readelf, of binutils. The app image is in $image."
fi
if command -v rpmbuild >/dev/null; then
  rpm
else
  echo "No .rpm: it needs rpmbuild, of the package rpm or rpm-build."
fi
