"""A second controller, of nothing but a heap: when requests are done, without dies, plans or ops.

It knows neither the engine nor its words. Each die has a bus of its own here, so that nothing but
its queue and its suspends holds a page up.

Source: study specification, "Host requests and controller".
"""

import heapq
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

END, TIMER, ARRIVE = 0, 2, 4


@dataclass(frozen=True)
class Rules:
    """What the model is told; times in ns. An op is (ISSUE, CORE_BUSY, what follows)."""

    order: str = "fifo"
    dies: int = 1
    read: tuple[int, int, int] = (120, 25_000, 6_000)
    program: tuple[int, int, int] = (9_824, 300_000, 0)
    erase: tuple[int, int, int] = (110, 7_000_000, 0)
    suspend: int = 100_185
    resume: int = 150_185
    erase_every: int | None = None
    min_progress: int = 0
    spare: int = 0
    max_suspends: int | None = None
    max_reads: int | None = None
    budget: int | None = None
    cut: str = "now"
    pulses: int = 15


@dataclass
class Work:
    """A page or an erase; ``left`` of CORE_BUSY and ``tail`` behind it are still to be done."""

    request: int | None
    is_read: bool
    issue: int
    left: int
    tail: int
    whole: int
    cuts: int = 0
    ran: int = 0
    was_resumed: bool = False
    begun: int = 0
    core_from: int = 0

    def end(self) -> int:
        return self.core_from + self.left + self.tail


@dataclass(eq=False)
class Die:
    number: int
    reads: deque[Work] = field(default_factory=deque)
    others: deque[Work] = field(default_factory=deque)
    running: Work | None = None
    overhead: str = ""
    held: Work | None = None
    served: int = 0
    programs: int = 0
    version: int = 0


class Model:
    """Runs requests (arrival_ns, is_read, first page, pages) through the dies."""

    def __init__(self, rules: Rules, requests: Sequence[tuple[int, bool, int, int]]) -> None:
        self.rules, self.requests = rules, requests
        self.dies = [Die(number) for number in range(rules.dies)]
        self.open = [request[3] for request in requests]
        self.done: list[int | None] = [None] * len(requests)
        self.suspends = 0
        self._heap: list[tuple[int, int, int, str, int, int]] = []
        self._seq = count()
        for number, request in enumerate(requests):
            self._push(request[0], ARRIVE, "arrive", number, 0)

    def run(self) -> list[int | None]:
        """Return when each request is done, None for one that never is."""
        while self._heap:
            now, _, _, what, number, version = heapq.heappop(self._heap)
            if what == "arrive":
                self._arrive(now, number)
            elif version == self.dies[number].version:
                if what == "end":
                    self._end(now, self.dies[number])
                self._act(now, number)
        return self.done

    def _push(self, at: int, priority: int, what: str, number: int, version: int) -> None:
        heapq.heappush(self._heap, (at, priority, next(self._seq), what, number, version))

    def _arrive(self, now: int, number: int) -> None:
        _, is_read, first, pages = self.requests[number]
        for page in range(first, first + pages):
            die = self.dies[page % self.rules.dies]
            if is_read:
                line = die.others if self.rules.order == "fifo" else die.reads
                line.append(self._work(number, True, self.rules.read))
                continue
            die.others.append(self._work(number, False, self.rules.program))
            die.programs += 1
            if self.rules.erase_every and die.programs % self.rules.erase_every == 0:
                die.others.append(self._work(None, False, self.rules.erase))
        for page in range(first, first + pages):
            self._act(now, page % self.rules.dies)

    def _work(self, request: int | None, is_read: bool, op: tuple[int, int, int]) -> Work:
        return Work(request, is_read, op[0], op[1], op[2], op[1])

    def _end(self, now: int, die: Die) -> None:
        """End an op or an overhead; a resumed op goes on at once."""
        if die.overhead == "resume":
            assert die.held is not None
            die.running, die.held = die.held, None
            die.running.was_resumed = True
            die.running.begun = die.running.core_from = now
            die.overhead = ""
            self._start(die, die.running.end())
            return
        if not die.overhead:
            assert die.running is not None
            request = die.running.request
            if request is not None:
                self.open[request] -= 1
                if not self.open[request]:
                    self.done[request] = now
        die.running, die.overhead = None, ""

    def _start(self, die: Die, end: int) -> None:
        die.version += 1
        self._push(end, END, "end", die.number, die.version)

    def _act(self, now: int, number: int) -> None:
        die = self.dies[number]
        if die.overhead:
            return
        if die.running is not None:
            if die.reads and not die.running.is_read and self.rules.order == "suspend":
                self._consider(now, number, die, die.running)
            return
        if die.held is not None:
            if die.reads and die.served != self.rules.max_reads:
                die.served += 1
                self._run(now, die, die.reads.popleft())
            else:
                die.overhead = "resume"
                self._start(die, now + self.rules.resume)
        elif die.reads:
            self._run(now, die, die.reads.popleft())
        elif die.others:
            self._run(now, die, die.others.popleft())

    def _run(self, now: int, die: Die, work: Work) -> None:
        die.running, work.begun, work.core_from = work, now, now + work.issue
        self._start(die, work.end())

    def _consider(self, now: int, number: int, die: Die, work: Work) -> None:
        """Cut what runs, now or as soon as that may be."""
        rules = self.rules
        at = max(now, work.core_from + (rules.min_progress if work.was_resumed else 0))
        core_end = work.core_from + work.left
        edge = self._edge(work, at) if at < core_end else at
        if edge >= core_end or work.end() - edge <= rules.spare:
            return
        if rules.max_suspends is not None and work.cuts >= rules.max_suspends:
            return
        if rules.budget is not None and work.ran > rules.budget:
            return
        if at > now:
            self._push(at, TIMER, "timer", number, die.version)
            return
        self._cut(now, die, work)

    def _edge(self, work: Work, at: int) -> int:
        """Return where an op that is told to stop at an instant is cut: its end, if not at all."""
        begun, to_go = self._pulse(work, at)
        return at + to_go if self.rules.cut == "pulse_end" and begun else at

    def _pulse(self, work: Work, at: int) -> tuple[int, int]:
        """Return how much of a pulse is done, and how much of it is left.

        Behind the last pulse stands what division leaves of CORE_BUSY.
        """
        gone, width = work.whole - work.left + at - work.core_from, work.whole // self.rules.pulses
        edges = [width * nth for nth in range(self.rules.pulses + 1)] + [work.whole]
        begun = gone - max(edge for edge in edges if edge <= gone)
        return begun, min(edge for edge in edges if edge > gone) - gone

    def _cut(self, now: int, die: Die, work: Work) -> None:
        cut_at = self._edge(work, now)
        redone = self._pulse(work, now)[0] if self.rules.cut == "cancel" else 0
        work.left -= cut_at - work.core_from - redone
        work.ran += cut_at - work.begun
        work.cuts += 1
        self.suspends += 1
        die.running, die.held, die.served, die.overhead = None, work, 0, "suspend"
        self._start(die, cut_at + self.rules.suspend)
