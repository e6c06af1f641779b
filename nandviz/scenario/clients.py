"""Where ops come from beside the script: the workload and the host of a file.

Source: scenario specification.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from nandviz.language import said
from nandviz.model.ops import Profile
from nandviz.model.setup import Policies, Workload
from nandviz.scenario import nodes, schema, workload
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
        self, asked: Values | None, serving: Values | None, folder: Path | None
    ) -> Served | None:
        """Return the host and its controller; None where there is none, or it is wrong.

        Parameters
        ----------
        folder
            Where a relative path starts.
        """
        if asked is not None:
            with suppress(Invalid):
                reader = HostReader(self._profile, folder, self._overrides, self._sink)
                return reader.read(asked, serving)
            return None
        if serving is not None:
            got, path = said("a controller without host"), schema.CONTROLLER_KEY.key
            self._sink.add(serving.mapping, path, got, said("a file with host"))
        self._refuse_overrides((schema.HOST_KEY, schema.CONTROLLER_KEY), schema.HOST_KEY)
        return None

    def policies(self, header: nodes.Mapping, served: Served | None) -> Policies:
        """Return the policies: reads of a host need no mapping, unless the file wants the rules."""
        epr, key = schema.EPR.key, schema.POLICIES_KEY.key
        node = header.values.get(key)
        is_given = isinstance(node, nodes.Mapping) and epr in node.values
        if served is None or is_given or f"{key}.{epr}" in self._overrides:
            return self._policies
        return replace(self._policies, epr=False)

    def _refuse_overrides(self, sections: Iterable[Field[Any]], missing: Field[Any]) -> None:
        """Report values of the command line for sections that count for nothing without one."""
        for key in self._overrides:
            if any(key.startswith(f"{section.key}.") for section in sections):
                got = said("--set {key} without {section}", key=key, section=missing.key)
                expected = said("a file with {section}", section=missing.key)
                self._sink.add_at(None, "", got, expected)
