"""Starts a program on the display $DISPLAY and prints how many seconds pass until its window is painted.

usage: painted.py PICTURE COMMAND...: the screen as it was then is written to PICTURE, in XWD's format. The screen counts as
painted when a sample of its pixels shows more than twelve colours.
"""
import os
import signal
import subprocess
import sys
import time

LONGEST = 60


def screen():
    return subprocess.run(['xwd', '-root', '-silent'], capture_output=True, check=True).stdout


before = screen()
start = time.time()
program = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
seconds = None
while seconds is None and time.time() - start < LONGEST and program.poll() is None:
    now = screen()
    if now != before and len({now[i:i + 3] for i in range(4096, len(now), 4 * 211)}) > 12:
        seconds = time.time() - start
    time.sleep(0.01)
# What follows the first frame: the network is loaded, and a picture classified.
time.sleep(float(os.environ.get('PAINTED_STAY', '3')))
if sys.argv[1] != '-':
    with open(sys.argv[1], 'wb') as file:
        file.write(screen())
ended = program.poll() is not None
os.killpg(program.pid, signal.SIGTERM)
try:
    program.wait(20)
except subprocess.TimeoutExpired:
    os.killpg(program.pid, signal.SIGKILL)
if seconds is None or ended:
    sys.exit('no window, or it went away')
print('%.2f' % seconds)
