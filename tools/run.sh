#!/bin/sh
# Open the window; where none can be shown, say so, simulate and write files instead.
# usage: FILE=… run.sh BIN
set -eu
bin=$1
file=${FILE:-}
# A file may be named like an option or a command.
case $file in
[!/]*) if [ -e "./$file" ]; then file=./$file; fi ;;
esac
reason=$("$bin/python" -c 'from nandviz.display import why_none; print(why_none() or "")')
if [ -z "$reason" ]; then
    exec "$bin/nandviz" ${file:+"$file"}
fi
scenario=${file:-@batch-of-three}
echo "No window: $reason."
echo "Simulating ${FILE:-$scenario} without one."
echo
mkdir -p out
if "$bin/python" -c 'import PySide6.QtSvg' 2>/dev/null; then
    exec "$bin/nandviz" run "$scenario" --csv out --png out/timeline.png
fi
exec "$bin/nandviz" run "$scenario" --csv out
