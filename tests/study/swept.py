"""Sweeps for tests, run in this process."""

from concurrent.futures import Future

from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.study.axes import Axis
from nandviz.study.sweep import Sweep


class Here:
    """Workers that do a chunk as soon as they get it."""

    slots = 1

    def submit(self, work, /, *arguments):
        future = Future()
        future.set_result(work(*arguments))
        return future

    def is_death(self, _error):
        return False

    def close(self):
        pass


def sweep_of(*over, name="batch-of-three", measures=("delay(0.0)", "laws", "refusals")):
    scenario = load(library.path(name))
    return Sweep(scenario, tuple(Axis.parse(each) for each in over), tuple(measures))


def run(sweep, folder, most=None):
    """Run a sweep in a folder; with ``most``, cancel it once so many points are done."""
    told = []

    def cancelled():
        return most is not None and bool(told) and told[-1].done >= most

    return sweep.run(folder, Here, told.append, cancelled)
