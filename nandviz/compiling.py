"""What mypyc is told of a class, where it compiles it; plain Python passes it over."""

from typing import TYPE_CHECKING, Any

__all__ = ["mypyc_attr"]

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr
else:

    def mypyc_attr(**_: Any) -> Any:
        """Leave a class as it is."""
        return lambda cls: cls
