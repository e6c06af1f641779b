"""What pyproject.toml cannot say: nandviz.resources lies beside nandviz, and what is compiled."""

from build_backend import KEYWORDS
from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["nandviz", "nandviz.*"]), "nandviz.resources"],
    package_dir={"nandviz.resources": "resources"},
    **KEYWORDS,
)
