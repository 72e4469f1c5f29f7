"""Starts a program on a display of Xvfb and prints how many seconds pass until its window is painted.

usage: painted.py SCREEN PICTURE COMMAND...: SCREEN is the file in which Xvfb keeps the screen (its option -fbdir). The screen as
it was then is written to PICTURE, in the same format, XWD's. The screen counts as painted when a sample of its pixels shows more
than twelve colours. The file is read, and no screenshot taken of the X server: with one every 10 ms the start took 0.7 s longer
on two cores.
"""
import mmap
import os
import signal
import subprocess
import sys
import time

LONGEST = 60

file = open(sys.argv[1], 'rb')
screen = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def sample():
    return [screen[i:i + 3] for i in range(4096, len(screen) - 3, 4 * 1511)]


before = sample()
start = time.time()
program = subprocess.Popen(sys.argv[3:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
seconds = None
while seconds is None and time.time() - start < LONGEST and program.poll() is None:
    time.sleep(0.01)
    now = sample()
    if now != before and len(set(now)) > 12:
        seconds = time.time() - start
# What follows the first frame: the network is loaded, and a picture classified.
time.sleep(float(os.environ.get('PAINTED_STAY', '3')))
if sys.argv[2] != '-':
    with open(sys.argv[2], 'wb') as picture:
        picture.write(screen)
ended = program.poll() is not None
os.killpg(program.pid, signal.SIGTERM)
try:
    program.wait(20)
except subprocess.TimeoutExpired:
    os.killpg(program.pid, signal.SIGKILL)
if seconds is None or ended:
    sys.exit('no window, or it went away')
print('%.2f' % seconds)
