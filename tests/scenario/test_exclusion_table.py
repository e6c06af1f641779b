"""The ``exclusions:`` table of a profile file."""

import pickle

import pytest

from nandviz.errors import ScenarioError
from nandviz.model.exclusions import ExclusionKind, When
from nandviz.model.words import Reason
from nandviz.scenario.loader import load, loads

RUN = "nandviz: 1\nscript: []\nprofile: ./p.yaml\n"
HEAD = "nandviz_profile: 1\nname: mine\nextends: generic-tlc\n"
TABLE = """exclusions:
  groups:
    erasing: [ERASE]
    all: [READ, PROGRAM_SLC, READ]
    none: []
  suspend: {ERASE_SUSPENDED: [erasing, all], NOT_PROGRAM_SUSPENDED: [none]}
  cache: {ON_CACHE_PROGRAM: [all]}
  odt: {ODT_DISABLE: [erasing]}
  latch: {LATCH_ON_READ: [all]}
"""


def exclusions_of(tmp_path, text):
    (tmp_path / "p.yaml").write_text(text)
    (tmp_path / "s.yaml").write_text(RUN)
    return load(tmp_path / "s.yaml").profile.exclusions


def problems_of(tmp_path, text):
    with pytest.raises(ScenarioError) as caught:
        exclusions_of(tmp_path, text)
    return [(p.line, p.column, p.path, p.got, p.nearest) for p in caught.value.problems]


def test_generic_tlc_excludes_nothing():
    exclusions = loads("nandviz: 1\nscript: []").profile.exclusions
    assert not exclusions
    assert exclusions.whens == {}


def test_each_base_knows_when_it_may_not_start(tmp_path):
    exclusions = exclusions_of(tmp_path, HEAD + TABLE)
    assert exclusions.whens == {
        "ERASE": (When.ERASE_SUSPENDED, When.ODT_DISABLE),
        "READ": (When.ERASE_SUSPENDED, When.ON_CACHE_PROGRAM, When.LATCH_ON_READ),
        "PROGRAM_SLC": (When.ERASE_SUSPENDED, When.ON_CACHE_PROGRAM, When.LATCH_ON_READ),
    }
    assert exclusions.group_of("READ", When.ERASE_SUSPENDED) == "all"
    assert pickle.loads(pickle.dumps(exclusions)) == exclusions


def test_what_a_file_gives_replaces_what_it_extends(tmp_path):
    (tmp_path / "base.yaml").write_text(HEAD + TABLE)
    exclusions = exclusions_of(
        tmp_path,
        "nandviz_profile: 1\nname: more\nextends: ./base.yaml\n"
        "exclusions: {groups: {all: [ERASE]}, odt: {ODT_DISABLE: [none]}}\n",
    )
    assert exclusions.whens == {
        "ERASE": (When.ERASE_SUSPENDED, When.ON_CACHE_PROGRAM, When.LATCH_ON_READ)
    }


def test_unknown_names_are_told_with_their_places(tmp_path):
    text = HEAD + TABLE.replace("[READ,", "[REED,").replace("[erasing, all]", "[erasing, al]")
    assert problems_of(tmp_path, text) == [
        (7, 11, "exclusions.groups.all[0]", "unknown base 'REED'", "READ"),
        (9, 40, "exclusions.suspend.ERASE_SUSPENDED[1]", "unknown group 'al'", "all"),
    ]


def test_an_unknown_state_is_an_error(tmp_path):
    text = HEAD + "exclusions: {cache: {ON_CACHE: []}}\n"
    assert problems_of(tmp_path, text) == [
        (4, 22, "exclusions.cache.ON_CACHE", "unknown name 'ON_CACHE'", "ON_CACHE_READ")
    ]


def test_each_kind_has_a_reason_of_its_name():
    assert [kind.reason for kind in ExclusionKind] == [
        Reason.EXCLUSION_SUSPEND,
        Reason.EXCLUSION_CACHE,
        Reason.EXCLUSION_ODT,
        Reason.EXCLUSION_LATCH,
    ]
    assert {when.kind for when in When} == set(ExclusionKind)
