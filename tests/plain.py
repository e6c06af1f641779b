"""For tests that make the engine or the recorder wrong, to see that it is noticed."""

from typing import Final

import pytest

from nandviz import installed

plain_only: Final = pytest.mark.skipif(
    installed.is_compiled(), reason="what is compiled calls itself: nothing can be put in its place"
)
