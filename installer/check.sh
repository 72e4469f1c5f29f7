#!/bin/bash
# Builds the .deb, installs it into a bare Debian made by debootstrap, with nothing but its declared dependencies, and tries
# what a person does. Prints each figure; ends with 1 where one is not as it should be. As root, with debootstrap, Xvfb and
# python3, and a Debian mirror within reach.
#
# usage: installer/check.sh [--built] [FOLDER]
#   --built   the packages in target/installer as they are
#   FOLDER    where the bare Debian is or will be made (default: target/debian); it stays, without the package
set -u
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
built=
[ "${1:-}" = --built ] && built=yes && shift
root=$(readlink -m "${1:-target/debian}")
display=${CHECK_DISPLAY:-:77}
export DISPLAY=$display
most_megabytes=300 most_seconds=${CHECK_SECONDS:-2} most_home_kilobytes=5000
place="/media/읽기 전용 1"
failures=0

says() { printf '%-58s %s\n' "$1" "$2"; }
fails() { says "$1" "FAILED: $2"; failures=$((failures + 1)); }
# at_most WHAT VALUE LIMIT UNIT
at_most() {
  if awk "BEGIN { exit !($2 <= $3) }"; then says "$1" "$2 $4 (at most $3)"; else fails "$1" "$2 $4, more than $3"; fi
}
# The users of the bare Debian; Java asks the system for their homes.
home() { chroot "$root" getent passwd "$1" | cut -d: -f6; }
# In the bare Debian, as the user that is the first argument, with an environment of its own.
inside() {
  chroot --userspec="$1:$1" "$root" env -i HOME="$(home "$1")" PATH=/usr/bin:/bin LANG="${check_locale:-C.UTF-8}" \
    DISPLAY="$display" "${@:2}"
}
# painted PICTURE USER COMMAND...
painted() {
  python3 installer/painted.py "$screen/Xvfb_screen0" "$1" chroot --userspec="$2:$2" "$root" env -i HOME="$(home "$2")" PATH=/usr/bin:/bin \
    LANG=C.UTF-8 DISPLAY="$display" "${@:3}"
}
ends() {
  [ -n "${server:-}" ] && kill "$server"
  [ -n "${screen:-}" ] && rm -rf "$screen"
  for point in "$root$place" "$root/tmp/.X11-unix" "$root/proc" "$root/dev"; do
    # Something that was started may not have ended yet.
    mountpoint -q "$point" && { umount "$point" 2>/dev/null || umount -l "$point"; }
  done
}

if [ -z "$built" ]; then
  mvn -q -DskipTests -Pinstaller package || exit 1
fi
deb=$(ls target/installer/convscope_*.deb) || exit 1
(cd target/installer && sha256sum --quiet -c "${deb##*/}.sha256") && says "Checksum" right || fails "Checksum" wrong
at_most "The .deb" $(($(stat -c %s "$deb") / 1000000)) $most_megabytes MB

if [ ! -x "$root/usr/bin/apt-get" ]; then
  debootstrap --variant=minbase bookworm "$root" >/dev/null || exit 1
fi
trap ends EXIT
mkdir -p "$root/tmp/.X11-unix" "$root$place" /tmp/.X11-unix
mount --bind /proc "$root/proc" && mount --bind /dev "$root/dev" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
screen=$(mktemp -d)
Xvfb "$display" -ac -screen 0 1920x1080x24 -fbdir "$screen" 2>/dev/null & server=$!
for _ in $(seq 100); do [ -s "$screen/Xvfb_screen0" ] && [ -S "/tmp/.X11-unix/X${display#:}" ] && break; sleep 0.1; done

# The dependencies first, by themselves, so that what the package leaves can be told from what they leave.
cp "$deb" "$root/tmp/convscope.deb"
chroot "$root" apt-get -qq update >/dev/null
needed=$(dpkg-deb -f "$deb" Depends | sed 's/,//g')
# shellcheck disable=SC2086
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $needed \
  desktop-file-utils shared-mime-info >"$root/../apt.log" 2>&1 || fails "Dependencies" "see apt.log"
files() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./root -o -path ./home \
  -o -path ./media -o -path ./var/log -o -path ./var/cache -o -path ./var/lib/apt \) -prune -o -print | sort); }
chroot "$root" useradd -m first
chroot "$root" useradd -m second
chroot "$root" useradd -m -d "/home/사용자 셋" third
files >"$root/../before.txt"
begin=$(date +%s)
if chroot "$root" env DEBIAN_FRONTEND=noninteractive dpkg -i /tmp/convscope.deb >/dev/null; then
  says "Installed, with the declared dependencies alone" "$(($(date +%s) - begin)) s, $(du -sm "$root/opt/convscope" | cut -f1) MB"
else
  fails "Installed" "dpkg -i"
fi
# Those in the image find each other by the order in which they are loaded.
missing=$(chroot "$root" sh -c 'find /opt/convscope -name "*.so*" | xargs ldd 2>/dev/null' | sed -n 's/ => not found//p' \
  | sort -u | while read -r library; do
    case $library in
      libopenblas.so.0) ;;
      *) [ -n "$(find "$root/opt/convscope" -name "$library" -print -quit)" ] || echo "$library" ;;
    esac
  done)
[ -z "$missing" ] && says "Libraries missing" none || fails "Libraries missing" "$missing"
chroot "$root" desktop-file-validate --no-hints /usr/share/applications/convscope.desktop \
  && says "Desktop entry" valid || fails "Desktop entry" invalid
grep -q 'image/png=.*convscope' "$root/usr/share/applications/mimeinfo.cache" 2>/dev/null \
  && says "Pictures are opened with it" yes || fails "Pictures are opened with it" no
grep -q 'safetensors' "$root/usr/share/mime/globs2" 2>/dev/null \
  && says "Checkpoints have their type" yes || fails "Checkpoints have their type" no

program=$(sed -n 's/^Exec=\(.*\) %F$/\1/p' "$root/usr/share/applications/convscope.desktop")
warm=
for round in 1 2 3 4; do
  # A start without a window counts as a long one.
  seconds=$(painted target/window.xwd first "$program") || seconds=999
  says "Start $round to painted window" "$seconds s"
  if [ "$round" = 1 ]; then
    at_most "Written into the home by the first start" "$(du -sk "$root/home/first" | cut -f1)" $most_home_kilobytes kB
  else
    warm="$warm$seconds
"
  fi
done
at_most "Start to painted window, warm: the median of three" "$(printf %s "$warm" | sort -n | sed -n 2p)" "$most_seconds" s

train() { inside "$1" "$2" train --data sample --steps "${3:-20}" --run "$(home "$1")/run"; }
train second "$program" >"$root/../train.log" 2>&1 && says "Training on the sample" "$(tail -n 1 "$root/../train.log")" \
  || fails "Training on the sample" "see train.log"
at_most "Written besides the run itself" \
  "$(du -sk --exclude=run "$root/home/second" | cut -f1)" $most_home_kilobytes kB

cp installer/convscope.png "$root/home/second/고양이 한 마리.png"
answer=$(inside second "$program" classify /home/second/run "/home/second/고양이 한 마리.png" 2>&1 | tail -n 1)
[ -n "$answer" ] && says "A picture on the command line" "$answer" || fails "A picture on the command line" "no answer"
seconds=$(PAINTED_STAY=8 painted target/picture.xwd second "$program" "/home/second/고양이 한 마리.png") \
  && says "A picture opened as by the file manager" "window after $seconds s, see target/picture.xwd" \
  || fails "A picture opened as by the file manager" "no window"

mount --bind "$root/opt/convscope" "$root$place" && mount -o remount,ro,bind "$root$place"
check_locale=C train third "$place/bin/ConvScope" >"$root/../first.log" 2>&1 & one=$!
rm -rf "$root/home/second/run"
train second "$place/bin/ConvScope" >"$root/../second.log" 2>&1 & two=$!
wait $one
ended=$?
wait $two && [ $ended = 0 ] && says "Read-only, spaces and Korean, two users at once" "both trained" \
  || fails "Read-only, spaces and Korean, two users at once" "see first.log, second.log"
umount "$root$place"

chroot "$root" env DEBIAN_FRONTEND=noninteractive dpkg --purge convscope >/dev/null
files >"$root/../after.txt"
left=$(comm -13 "$root/../before.txt" "$root/../after.txt" | grep -v 'mimeinfo.cache$')
[ -z "$left" ] && says "Left by the uninstallation" nothing || fails "Left by the uninstallation" "$left"
for user in first second third; do
  chroot "$root" userdel -r "$user" 2>/dev/null
done
rm -f "$root/tmp/convscope.deb"
[ $failures = 0 ] && echo "All as it should be." || { echo "$failures failed."; exit 1; }
