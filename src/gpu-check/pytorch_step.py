"""The tutorial's network in PyTorch, timed on the card that ConvScope is timed on: one step of plain descent.

Prints a line for each way: eager, torch.compile, a CUDA graph; FP32 and TF32; batches of 128 and 1,024; the faster of two
layouts. A way that fails here says so in its line.
"""

import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

ROUNDS = 5
ROUND_SECONDS = 0.3


class Tutorial(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 5, padding=2)
        self.conv2 = nn.Conv2d(64, 64, 5, padding=2)
        self.local3 = nn.Linear(64 * 6 * 6, 384)
        self.local4 = nn.Linear(384, 192)
        self.softmax_linear = nn.Linear(192, 10)

    @staticmethod
    def pool(x):
        # TensorFlow's SAME: nothing before, one after.
        return F.max_pool2d(F.pad(x, (0, 1, 0, 1), value=float("-inf")), 3, 2)

    @staticmethod
    def norm(x):
        return F.local_response_norm(x, 9, alpha=0.001, beta=0.75, k=1.0)

    def forward(self, x):
        x = self.norm(self.pool(F.relu(self.conv1(x))))
        x = self.pool(self.norm(F.relu(self.conv2(x))))
        x = F.relu(self.local3(x.flatten(1)))
        x = F.relu(self.local4(x))
        return self.softmax_linear(x)


def timed(step):
    """The seconds of a step: the median over some rounds."""
    for _ in range(10):
        step()
    torch.cuda.synchronize()
    rounds = []
    for _ in range(ROUNDS):
        turns = 0
        start = time.perf_counter()
        while time.perf_counter() - start < ROUND_SECONDS:
            for _ in range(10):
                step()
            torch.cuda.synchronize()
            turns += 10
        rounds.append((time.perf_counter() - start) / turns)
    return statistics.median(rounds)


def stepper(batch, layout, compiled):
    torch.manual_seed(1)
    device = torch.device("cuda")
    network = Tutorial().to(device).to(memory_format=layout)
    decayed = [network.local3.weight, network.local4.weight]
    others = [p for p in network.parameters() if all(p is not q for q in decayed)]
    descent = torch.optim.SGD([{"params": decayed, "weight_decay": 0.004}, {"params": others}], lr=0.001, foreach=True)
    images = torch.randn(batch, 3, 24, 24, device=device).to(memory_format=layout)
    labels = torch.arange(batch, device=device) % 10
    model = torch.compile(network) if compiled else network

    def step():
        descent.zero_grad(set_to_none=True)
        loss = F.cross_entropy(model(images), labels)
        loss.backward()
        descent.step()
        return loss

    return step


def graphed(step):
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(5):
            step()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        step()
    return graph.replay


def run(batch, tf32, way):
    torch.backends.cuda.matmul.allow_tf32 = tf32
    torch.backends.cudnn.allow_tf32 = tf32
    torch.backends.cudnn.benchmark = True
    best = None
    for name, layout in (("NCHW", torch.contiguous_format), ("NHWC", torch.channels_last)):
        step = stepper(batch, layout, way == "compile")
        if way == "graph":
            step = graphed(step)
        seconds = timed(step)
        if best is None or seconds < best[0]:
            best = (seconds, name)
    seconds, layout = best
    print(f"pytorch {way} {'tf32' if tf32 else 'fp32'} batch={batch} images_per_second={batch / seconds:.0f}"
          f" ms={seconds * 1e3:.4f} layout={layout}", flush=True)


def main():
    print(f"pytorch {torch.__version__} cuda {torch.version.cuda} on {torch.cuda.get_device_name()}")
    for way in ("eager", "graph", "compile"):
        for batch in (128, 1024):
            for tf32 in (False, True):
                try:
                    run(batch, tf32, way)
                except Exception as failure:  # One way that does not work here shall not hide the others.
                    print(f"pytorch {way} batch={batch} failed: {type(failure).__name__}: {str(failure).splitlines()[0]}")
                    print(failure, file=sys.stderr)


if __name__ == "__main__":
    main()
