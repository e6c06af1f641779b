"""Requests of the host: selecting one, going to the slowest read and to what held one up."""

from nandviz.language import tr
from nandviz.model.words import RequestKind
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.latency import Latency
from nandviz.query.requests import request, request_count
from nandviz.session.session import Session
from nandviz.ui.commands.analyse import SelectHolder, SelectRequest, SelectSlowest, ShowRequest
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Say
from nandviz.ui.timeline.view import TimelineView


class RequestControl:
    """Does what is asked about requests; the playhead stays.

    Parameters
    ----------
    say
        Says something in the status line.
    """

    def __init__(
        self, dispatcher: Dispatcher, session: Session, timeline: TimelineView, say: Say
    ) -> None:
        self._session = session
        self._timeline = timeline
        self._say = say
        self._send = dispatcher.send
        dispatcher.handle(SelectRequest, lambda c: timeline.state.select_request(c.number))
        dispatcher.handle(ShowRequest, self._show)
        dispatcher.handle(SelectSlowest, self._show_slowest)
        dispatcher.handle(SelectHolder, self._show_holder)

    def _show(self, command: ShowRequest) -> None:
        self._timeline.state.select_request(command.number)
        self._timeline.looking.show_request(command.number)

    def _show_slowest(self, _command: SelectSlowest) -> None:
        as_of = self._session.playhead.as_of()
        reads = Latency(ColumnsAsOf(as_of.trace, as_of.k)).ranked(RequestKind.READ)
        if len(reads):
            self._send(ShowRequest(int(reads[-1])))
        else:
            self._say(tr("no read is done yet"))

    def _show_holder(self, _command: SelectHolder) -> None:
        number = self._timeline.state.selected_request
        as_of = self._session.playhead.as_of()
        known = number is not None and number < request_count(as_of)
        uid = request(as_of, number).held_up_by if known and number is not None else None
        if uid is None:
            self._say(tr("request {number} waited for no op", number=number))
        else:
            self._send(ShowOp(uid))
