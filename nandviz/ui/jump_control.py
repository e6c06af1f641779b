"""Jumping: to events, along cause and effect, to kinds of moments, to broken laws."""

from nandviz.language import Said, said, tr
from nandviz.query.op_history import start_of_op
from nandviz.query.search import Search
from nandviz.session.changes import Change
from nandviz.session.laws import Laws, LawState
from nandviz.session.session import Session
from nandviz.ui.commands.analyse import (
    ChooseKind,
    GoToCause,
    GoToEffect,
    GoToViolation,
    JudgeLaws,
    StepKind,
    WhyRefused,
)
from nandviz.ui.commands.compare import NextDifference, PreviousDifference
from nandviz.ui.commands.run import GoToEvent, GoToOp, GoToPlace
from nandviz.ui.commands.view import SelectOp, ShowPane
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Say
from nandviz.ui.settings import Settings
from nandviz.ui.timeline.view import TimelineView


class JumpControl:
    """Moves the playhead to what is looked for, and brings it into view.

    Parameters
    ----------
    say
        Says something in the status line.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        settings: Settings,
        timeline: TimelineView,
        say: Say,
    ) -> None:
        self._session = session
        self._settings = settings
        self._timeline = timeline
        self._say = say
        self._send = dispatcher.send
        self._violation_asked: tuple[Laws, int] | None = None
        self._kind_beside: object = None
        """The run A beside which a kind was chosen, which is gone to then, not what differs."""
        handle = dispatcher.handle
        handle(GoToOp, self._go_to_op)
        handle(GoToPlace, self._go_to_place)
        handle(ChooseKind, self._choose_kind)
        handle(StepKind, self._step_kind)
        handle(GoToCause, self._go_to_cause)
        handle(GoToEffect, self._go_to_effect)
        handle(GoToViolation, self._go_to_violation)
        handle(JudgeLaws, lambda _: session.shown.laws.judge())
        handle(WhyRefused, self._why_refused)

    def _go_to_op(self, command: GoToOp) -> None:
        trace = self._session.shown.trace
        if not 1 <= command.uid <= len(trace.ops):
            self._say_none(
                said("there is no op {uid}", uid=command.uid),
                said("there is no op {uid} so far", uid=command.uid),
            )
            return
        self._send(SelectOp(command.uid))
        self._send(GoToEvent(start_of_op(trace, command.uid)))

    def _go_to_place(self, command: GoToPlace) -> None:
        trace = self._session.shown.trace
        uids = Search(trace, command.words).finish().uids.tolist()
        if not uids:
            self._say_none(
                said("no op on {words}", words=command.words),
                said("no op on {words} so far", words=command.words),
            )
            return
        k = self._session.playhead.k
        self._send(GoToOp(next((u for u in uids if start_of_op(trace, u) > k), uids[0])))

    def _say_none(self, whole: Said, so_far: Said) -> None:
        """Say that there is none, or none so far of a run that is not complete."""
        self._say(tr(so_far if self._session.shown.partial else whole))

    def _choose_kind(self, command: ChooseKind) -> None:
        self._settings.chosen_kind = command.kind
        self._kind_beside = self._session.branch.a
        self._say(tr("the chosen kind is {kind}", kind=said(command.kind)))

    def _step_kind(self, command: StepKind) -> None:
        beside = self._session.branch.a
        if beside is not None and beside is not self._kind_beside:
            self._send(NextDifference() if command.direction > 0 else PreviousDifference())
            return
        self._session.playhead.step_kind(self._settings.chosen_kind, command.direction)
        self._timeline.looking.show_playhead()

    def _go_to_effect(self, _command: GoToEffect) -> None:
        uid = self._timeline.state.selected_uid
        self._session.playhead.go_to_effect(uid)
        self._timeline.looking.show_playhead()

    def _go_to_cause(self, _command: GoToCause) -> None:
        self._session.playhead.go_to_cause()
        self._timeline.looking.show_playhead()

    def _go_to_violation(self, _command: GoToViolation) -> None:
        laws = self._session.shown.laws
        if laws.state is LawState.JUDGING:
            self._violation_asked = (laws, self._session.playhead.k)
            self._say(tr("judging the laws …"), lambda: laws.state is LawState.JUDGING)
            return
        found = [v for law in laws.judge() for v in law.violations]
        if not found:
            head = self._session.shown.head
            words = said(
                "every law holds so far" if self._session.shown.partial else "every law holds"
            )
            self._say(tr(words), lambda: self._session.shown.head == head)
            return
        first = min(found, key=lambda v: (v.event, v.time_ns))
        self._send(GoToEvent(first.event))
        if first.uid:
            self._send(SelectOp(first.uid))
        self._say(tr("law {law}: {detail}", law=first.law, detail=first.detail))

    def follow_laws(self, _change: Change) -> None:
        """Go to the violation that was asked for before the verdicts, unless one moved on."""
        laws = self._session.shown.laws
        if self._violation_asked is not None and laws.state is not LawState.JUDGING:
            asked, self._violation_asked = self._violation_asked, None
            if asked == (laws, self._session.playhead.k):
                self._send(GoToViolation())

    def _why_refused(self, command: WhyRefused) -> None:
        if command.uid is not None:
            self._send(SelectOp(command.uid))
        self._send(ShowPane("inspector"))
        uid = self._timeline.state.selected_uid
        if uid is not None and self._session.playhead.as_of().refusal(uid) is None:
            self._say(tr("op {uid} was not refused", uid=uid))
