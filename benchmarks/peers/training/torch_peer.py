"""PyTorch's side of the race: reads commands from standard input, answers each with a line.

    net NAME BATCH THREADS FILE    builds the network; FILE holds weights, inputs and classes as little-endian float32
    steps N                        N steps of training; answers with the seconds that they took
    weights FILE                   writes the weights in the order of the parameters
"""
import sys
import time

import torch
from torch import nn

NETS = {
    "digits": lambda: nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3),
        nn.Flatten(), nn.Linear(256, 10)),
    "normalized": lambda: nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1, bias=False), nn.BatchNorm2d(32), nn.ReLU(), nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(),
        nn.MaxPool2d(2), nn.Conv2d(32, 64, 3, padding=1, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
        nn.Flatten(), nn.Linear(64, 10)),
    "wide": lambda: nn.Sequential(
        nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(), nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(64, 10)),
}
SHAPES = {"digits": (1, 28, 28), "normalized": (3, 32, 32), "wide": (64, 28, 28)}


class Training:
    def __init__(self, name, batch, threads, path):
        torch.set_num_threads(threads)
        numbers = torch.frombuffer(bytearray(open(path, "rb").read()), dtype=torch.float32)
        self.net, at = NETS[name](), 0
        with torch.no_grad():
            for parameter in self.net.parameters():
                parameter.copy_(numbers[at:at + parameter.numel()].view_as(parameter))
                at += parameter.numel()
        length = batch * SHAPES[name][0] * SHAPES[name][1] * SHAPES[name][2]
        self.x = numbers[at:at + length].reshape(batch, *SHAPES[name]).clone()
        self.classes = numbers[at + length:].long()
        self.loss = nn.CrossEntropyLoss()
        self.optimizer = torch.optim.SGD(self.net.parameters(), 0.01, momentum=0.9)

    def step(self):
        self.optimizer.zero_grad()
        self.loss(self.net(self.x), self.classes).backward()
        self.optimizer.step()


print("ready " + torch.__version__, flush=True)
training = None
for line in sys.stdin:
    command, *words = line.split()
    if command == "net":
        training = Training(words[0], int(words[1]), int(words[2]), words[3])
        print("ok", flush=True)
    elif command == "steps":
        start = time.perf_counter()
        for _ in range(int(words[0])):
            training.step()
        print("%.9f" % (time.perf_counter() - start), flush=True)
    elif command == "weights":
        with open(words[0], "wb") as file:
            for parameter in training.net.parameters():
                file.write(parameter.detach().contiguous().numpy().astype("<f4").tobytes())
        print("ok", flush=True)
