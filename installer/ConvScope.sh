#!/bin/sh
# Starts ConvScope under Linux. The launcher that jpackage makes asks the package manager where it comes from and then
# begins itself a second time, which takes longer than Java needs to start. Its settings hold here too.
app=$(dirname "$(readlink -f "$0")")/../lib/app
options=
while IFS= read -r line; do
  case $line in
    java-options=*) options="$options ${line#java-options=}" ;;
  esac
done <"$app/ConvScope.cfg"
# JavaFX draws by itself, and not through GTK's OpenGL: to look for that would load a whole software renderer.
export GDK_GL="${GDK_GL:-disable}"
# Java's threads would make glibc keep freed memory in many places.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
exec "$app/../runtime/bin/java" $options -jar "$app/convscope.jar" "$@"
