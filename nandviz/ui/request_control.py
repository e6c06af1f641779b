"""Requests of the host: selecting one, going to the slowest read and to what held one up."""

from nandviz.language import tr
from nandviz.query.latency import slowest_read
from nandviz.query.requests import holder_of
from nandviz.session.session import Session
from nandviz.ui.commands.analyse import SelectRequest, ShowHolder, ShowRequest, ShowSlowest
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
        dispatcher.handle(ShowSlowest, self._show_slowest)
        dispatcher.handle(ShowHolder, self._show_holder)

    def _show(self, command: ShowRequest) -> None:
        self._timeline.state.select_request(command.number)
        self._timeline.looking.show_request(command.number)

    def _show_slowest(self, _command: ShowSlowest) -> None:
        number = slowest_read(self._session.playhead.as_of())
        if number is None:
            self._say(tr("no read is done yet"))
        else:
            self._send(ShowRequest(number))

    def _show_holder(self, _command: ShowHolder) -> None:
        number = self._timeline.state.selected_request
        assert number is not None, "one is selected"
        uid = holder_of(self._session.playhead.as_of(), number)
        if uid is None:
            self._say(tr("request {number} waited for no op", number=number))
        else:
            self._send(ShowOp(uid))
