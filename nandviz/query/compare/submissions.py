"""What was submitted in a trace: batches of ops, from the ops alone, and what they say.

A trace holds no script: an entry of it is the ops of its batch. What an import shows has no
batches; there each op stands for itself, as a row of the operation sequence.
"""

from functools import cached_property

import numpy as np

from nandviz.model.words import Source
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.compare.matching import Ints, begins, numbered, within
from nandviz.query.operation_sequence import operation_sequence
from nandviz.trace.codes import SOURCE_CODE
from nandviz.trace.tables import Trace


class Submissions:
    """The batches of a trace in order of submission.

    Attributes
    ----------
    first
        Row of the first op of each batch in ``trace.ops``.
    size
        How many ops it has.
    batch
        Its number; of an import, that of its op.
    op_batch, op_place
        Of each op: the place of its batch here, and its own place in that.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        count = len(trace.ops)
        rows = np.arange(count)
        number = rows if trace.info.is_foreign else trace.ops.batch.astype(np.int64)
        self.first = np.flatnonzero(begins(number))
        self.size = np.diff(np.append(self.first, count))
        self.batch = number[self.first]
        self.op_batch = np.repeat(np.arange(len(self.first)), self.size)
        self.op_place = within(self.size)

    @cached_property
    def is_proposed(self) -> Ints:
        """Whether a workload proposed each batch, or a controller submitted it."""
        clients = [SOURCE_CODE[Source.WORKLOAD], SOURCE_CODE[Source.HOST]]
        return np.isin(self.trace.ops.source[self.first], clients)

    @cached_property
    def sequence(self) -> Ints:
        """Rows of the ops that have begun, in order: the operation sequence."""
        rows: Ints = operation_sequence(ColumnsAsOf(self.trace))[0] - 1
        return rows

    @cached_property
    def entries(self) -> Ints:
        """Places of the batches of script entries, in order of the file."""
        places = np.flatnonzero(~self.is_proposed)
        return places[np.argsort(self.batch[places], kind="stable")]


def what_ops_say(*traces: Trace) -> list[Ints]:
    """Give numbers to the ops of traces by name, die and targets; gaps are no part of that.

    Returns
    -------
    list
        By trace a number for each op: equal in all of them where the ops say the same.
    """
    names = sorted({op.name for trace in traces for op in trace.info.ops})
    values, lengths = [], []
    for trace in traces:
        length = trace.ops.n_targets.astype(np.int64) + 1
        code = np.array([names.index(op.name) for op in trace.info.ops], np.int64)
        heads = code[trace.ops.op] << 16 | trace.ops.die
        targets = trace.targets.block.astype(np.int64) << 22 | (trace.targets.page + 1)
        place = within(length)
        # An op is its head, then its targets: place 0 is none of these.
        target = np.repeat(trace.ops.first_target, length) + np.maximum(place - 1, 0)
        own = np.append(targets, 0)[np.minimum(target, len(targets))]
        values.append(np.where(place == 0, np.repeat(heads, length), own))
        lengths.append(length)
    numbers = numbered(np.concatenate(values), np.concatenate(lengths))
    return _parted(numbers, [len(trace.ops) for trace in traces])


def what_batches_say(submitted: list[Submissions], ops: list[Ints]) -> list[Ints]:
    """Give numbers to batches by what their ops say, as `what_ops_say` does."""
    sizes = np.concatenate([each.size for each in submitted])
    numbers = numbered(np.concatenate(ops), sizes)
    return _parted(numbers, [len(each.first) for each in submitted])


def _parted(values: Ints, lengths: list[int]) -> list[Ints]:
    return np.split(values, np.cumsum(lengths)[:-1])
