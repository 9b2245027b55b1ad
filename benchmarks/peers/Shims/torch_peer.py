"""Networks by PyTorch, on one thread: computes and times what it is told on standard input, a line of JSON each, answers in kind.

{"steps": [...], "batch": b, "channels": c, "size": s, "numbers": path}   the input, then weights and biases of each step, as raw floats
{"way": name, "calls": n}                                     microseconds per call, CPU time of the thread
{"way": name, "output": path}                                 writes the output as raw floats
"""
import json
import sys
import time

import numpy
import torch
from torch import nn

torch.set_num_threads(1)


class Network(nn.Module):
    def __init__(self, steps, channels, size, numbers):
        super().__init__()
        self.steps = steps
        self.layers = nn.ModuleList()
        for step in steps:
            seen, rows = (channels, size) if step["Source"] < 0 else (steps[step["Source"]]["Channels"], steps[step["Source"]]["Size"])
            kind = step["Kind"]
            if kind == "Convolution":
                layer = nn.Conv2d(seen, step["Channels"], step["Window"], step["Stride"], step["Padding"], groups=step["Groups"])
            elif kind == "Linear":
                layer = nn.Linear(seen * rows * rows, step["Channels"])
            elif kind == "MaximumPool":
                layer = nn.MaxPool2d(step["Window"], step["Stride"])
            else:
                layer = nn.AdaptiveAvgPool2d(1)
            for tensor in layer.parameters():
                tensor.data = numbers(tensor.numel()).reshape(tensor.shape)
            self.layers.append(layer)

    def forward(self, x):
        outputs = []
        for step, layer in zip(self.steps, self.layers):
            y = x if step["Source"] < 0 else outputs[step["Source"]]
            y = layer(y.flatten(1) if step["Kind"] == "Linear" else y)
            if step["Added"] >= 0:
                y = y + outputs[step["Added"]]
            y = {"None": lambda v: v, "ReLU": torch.relu, "ReLU6": nn.functional.relu6}[step["Activation"]](y)
            outputs.append(y)
        return outputs[-1]


def make(request):
    """The ways to run a network: the name of each, and a call."""
    stored = torch.from_numpy(numpy.fromfile(request["numbers"], dtype=numpy.float32))
    place = 0

    def numbers(count):
        nonlocal place
        place += count
        return stored[place - count : place].clone()

    batch, channels, size = request["batch"], request["channels"], request["size"]
    x = numbers(batch * channels * size * size)
    x = x.reshape((batch, channels) if request["steps"][0]["Kind"] == "Linear" else (batch, channels, size, size))
    network = Network(request["steps"], channels, size, numbers).eval()
    ways = {"eager": lambda: network(x)}
    frozen = torch.jit.freeze(torch.jit.trace(network, x))
    ways["frozen"] = lambda: frozen(x)
    try:
        optimized = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(network, x)))
        optimized(x)
        ways["optimized for inference"] = lambda: optimized(x)
    except RuntimeError:
        pass
    return ways


def answer(ways, request):
    if "steps" in request:
        ways.clear()
        ways.update(make(request))
        return list(ways)
    run = ways[request["way"]]
    if "output" in request:
        run().contiguous().numpy().astype(numpy.float32).tofile(request["output"])
        return 0
    start = time.thread_time_ns()
    for _ in range(request["calls"]):
        run()
    return (time.thread_time_ns() - start) / 1000 / request["calls"]


known = {}
print(json.dumps(torch.__version__), flush=True)
with torch.inference_mode():
    for line in sys.stdin:
        print(json.dumps(answer(known, json.loads(line))), flush=True)
