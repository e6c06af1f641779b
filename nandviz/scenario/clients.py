"""Where ops come from beside the script: the workload and the host of a file.

Source: scenario specification.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from nandviz.language import said
from nandviz.model.host import HostRequest
from nandviz.model.ops import Profile
from nandviz.model.setup import Policies, Workload
from nandviz.scenario import host_fields, nodes, schema, workload
from nandviz.scenario.fields import join
from nandviz.scenario.host import HostReader, Served
from nandviz.scenario.problems import Invalid, Sink
from nandviz.scenario.section import Field, Values


class ClientReader:
    """Reads the clients of a file whose profile can be used.

    Parameters
    ----------
    overrides
        Values by full key, such as ``workload.seed``, that go over those of the file.
    """

    def __init__(
        self, profile: Profile, policies: Policies, overrides: Mapping[str, Any], sink: Sink
    ) -> None:
        self._profile, self._policies = profile, policies
        self._overrides, self._sink = overrides, sink

    def workload(self, values: Values | None, until_ns: int | None) -> Workload | None:
        """Return the workload of a file, None where it has none."""
        if values is not None:
            return workload.workload(
                values, self._overrides, until_ns, self._profile, self._policies, self._sink
            )
        self._refuse_overrides((schema.WORKLOAD_KEY,), schema.WORKLOAD_KEY)
        return None

    def host(
        self,
        asked: Values | None,
        serving: Values | None,
        folder: Path | None,
        known: tuple[HostRequest, ...] | None = None,
    ) -> Served | None:
        """Return the host and its controller; None where there is none, or it is wrong.

        Parameters
        ----------
        folder
            Where a relative path starts.
        known
            The requests, where they have been read.
        """
        if asked is not None:
            with suppress(Invalid):
                reader = HostReader(self._profile, folder, self._overrides, self._sink, known)
                return reader.read(asked, serving)
            return None
        if serving is not None:
            got, path = said("a controller without host"), schema.CONTROLLER_KEY.key
            self._sink.add(serving.mapping, path, got, said("a file with host"))
        self._refuse_overrides((schema.HOST_KEY, schema.CONTROLLER_KEY), schema.HOST_KEY)
        return None

    def policies(
        self, header: nodes.Mapping, serving: Values | None, served: Served | None
    ) -> Policies:
        """Return the policies of a file: of those that it does not give, some are a host's.

        The reads of a host need no mapping, so that the address rules are off; and a controller may
        say where a SUSPEND cuts.
        """
        if served is None:
            return self._policies
        changes: dict[str, Any] = {}
        if not self._is_given(header, schema.EPR):
            changes[schema.EPR.key] = False
        for field in (host_fields.CUT, host_fields.PULSES):
            value = self._of_controller(header, serving, field)
            if value is not None:
                changes[field.key] = value
        return replace(self._policies, **changes)

    def _is_given(self, header: nodes.Mapping, field: Field[Any]) -> bool:
        """Whether the file or the command line gives a policy."""
        key = schema.POLICIES_KEY.key
        node = header.values.get(key)
        in_file = isinstance(node, nodes.Mapping) and field.key in node.values
        return in_file or join(key, field.key) in self._overrides

    def _of_controller(
        self, header: nodes.Mapping, serving: Values | None, field: Field[Any]
    ) -> Any:
        """Return what a controller says of a policy; the command line goes over the file."""
        path = join(schema.CONTROLLER_KEY.key, field.key)
        value = self._overrides.get(path)
        node = None
        of_policies = join(schema.POLICIES_KEY.key, field.key)
        if value is None and serving is not None and of_policies not in self._overrides:
            value, node = serving[field], serving.node(field)
        policy = getattr(self._policies, field.key)
        both = of_policies in self._overrides or (
            node is not None and self._is_given(header, field)
        )
        if value is not None and both and value != policy:
            expected = said("{path}: {value} in both places", path=of_policies, value=policy)
            self._sink.add(node, path, f"'{value}'", expected)
        return value

    def _refuse_overrides(self, sections: Iterable[Field[Any]], missing: Field[Any]) -> None:
        """Report values of the command line for sections that count for nothing without one."""
        for key in self._overrides:
            if any(key.startswith(f"{section.key}.") for section in sections):
                got = said("--set {key} without {section}", key=key, section=missing.key)
                expected = said("a file with {section}", section=missing.key)
                self._sink.add_at(None, "", got, expected)
