"""What pyproject.toml cannot say: the package nandviz.resources lies beside nandviz."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["nandviz", "nandviz.*"]), "nandviz.resources"],
    package_dir={"nandviz.resources": "resources"},
)
