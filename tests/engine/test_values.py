"""Values can be sent and copied; what holds a run together goes when the run goes."""

import copy
import pickle
from dataclasses import is_dataclass, replace
from importlib import import_module
from pkgutil import iter_modules
from weakref import ref

import pytest

from nandviz import model
from nandviz.collector import collector_off
from nandviz.engine.simulation import Simulation
from nandviz.model.setup import OpWeights
from nandviz.model.value import Value
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo
from tests import strategies
from tests.profiles import EXCLUDING, SMALL

WORKLOAD = strategies.workload_setup(1)
assert WORKLOAD.workload is not None
BY_OP = OpWeights(SMALL.ops, {"DEFAULT": dict.fromkeys(SMALL.ops, 1)}, {})
SETUPS = {
    "workload": WORKLOAD,
    "workload by op": replace(WORKLOAD, workload=replace(WORKLOAD.workload, by_op=BY_OP)),
    "host": strategies.host_setup(1),
    "script": strategies.random_setup(1, SMALL),
    "exclusions": strategies.excluding_setup(1),
}


@pytest.mark.parametrize("name", SETUPS)
def test_a_setup_is_the_same_pickled_and_copied(name):
    setup = SETUPS[name]
    for again in (pickle.loads(pickle.dumps(setup)), copy.copy(setup), copy.deepcopy(setup)):
        assert again == setup
        assert again is not setup


def test_every_dataclass_of_the_model_is_a_value():
    modules = [import_module(f"nandviz.model.{each.name}") for each in iter_modules(model.__path__)]
    classes = {each for module in modules for each in vars(module).values() if is_dataclass(each)}
    assert len(classes) > 10
    assert [each.__name__ for each in classes if not issubclass(each, Value)] == []


@pytest.mark.parametrize("profile", [SMALL, EXCLUDING])
def test_what_follows_from_a_value_is_there_after_pickling(profile):
    again = pickle.loads(pickle.dumps(profile))
    assert again == profile
    assert again.exclusions.whens == profile.exclusions.whens
    for name, op in profile.ops.items():
        assert again.ops[name].nominal_ns == op.nominal_ns


@pytest.mark.parametrize("name", SETUPS)
def test_a_run_that_nobody_holds_needs_no_collector(name):
    setup = SETUPS[name]
    with collector_off():
        trace = Trace(
            TraceInfo("gone", (*SMALL.ops.values(), *EXCLUDING.ops.values()), setup.topology)
        )
        simulation = Simulation(setup, Recorder(trace))
        assert simulation.run(max_events=300) > 5
        gone = ref(trace)
        del trace, simulation
        assert gone() is None
