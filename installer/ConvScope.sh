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
# In a locale of ASCII Java finds nothing whose path has other letters, not even itself. What the user's messages are in is
# handed on, as the program does itself where it starts again for that reason.
if [ "$(locale charmap 2>/dev/null)" = ANSI_X3.4-1968 ] && [ -z "${CONVSCOPE_LOCALE_BEFORE+set}" ]; then
  export CONVSCOPE_LOCALE_BEFORE="${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" LC_ALL=C.UTF-8
fi
# Java's threads would make glibc keep freed memory in many places.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
exec "$app/../runtime/bin/java" $options -jar "$app/convscope.jar" "$@"
