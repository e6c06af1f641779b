"""What each reason of a refusal means, in words.

Source: engine specification, sections 4 to 10; of the predecessor's files, section Exclusions.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nandviz.language import noop, said
from nandviz.model.words import Reason
from nandviz.units import MAX_PLAN_NS, us_sentence

RULES: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.BUS: noop(
            "The channel's bus is taken where the op would start, and "
            "policies.bus_conflict is reject: it is not shifted."
        ),
        Reason.BLOCKED_BY_SUSPEND: noop(
            "A suspended axis of the die forbids the op, and policies.on_blocked is "
            "reject: it is not deferred."
        ),
        Reason.BEHIND_BACKLOG: noop(
            "A SUSPEND, or the other axis's RESUME, may not stand behind ops of its "
            "own batch that went into a backlog."
        ),
        Reason.TARGET_SUSPENDED: noop(
            "A suspended axis of the die forbids the op: while PROGRAM is suspended "
            "no erase, program, suspend or ERASE resume and no read of a suspended "
            "page (with policies.suspended_reads of its word line or block); while ERASE is "
            "suspended no erase, ERASE suspend, and nothing on a suspended block."
        ),
        Reason.EXCLUSION_SUSPEND: noop(
            "An exclusion of the profile forbids the op's base while its axis is suspended on "
            "the die, or is not."
        ),
        Reason.EXCLUSION_CACHE: noop(
            "An exclusion of the profile forbids the op's base during a cache read of its plane, "
            "or a cache program of the die."
        ),
        Reason.EXCLUSION_ODT: noop(
            "An exclusion of the profile forbids the op's base while ODT is disabled on the die."
        ),
        Reason.EXCLUSION_LATCH: noop(
            "An exclusion of the profile forbids the op's base while a latch of its plane "
            "holds data."
        ),
        Reason.NOT_CORE_BUSY: noop(
            "A SUSPEND needs an op of its axis in CORE_BUSY on the die at its start; with "
            "policies.cut pulse_end one with another pulse after the one that has begun."
        ),
        Reason.SUSPEND_PLANNED: noop(
            "Another SUSPEND of the die is already planned to start then or later."
        ),
        Reason.SUSPEND_LIMIT: noop(
            "The op has been suspended policies.max_suspends_per_op times already."
        ),
        Reason.SUSPEND_TOO_SOON: noop(
            "The op was resumed, and policies.min_resume_to_suspend_us have not "
            "passed since its current part started."
        ),
        Reason.PROGRAM_RESUME_FIRST: noop(
            "PROGRAM resumes before ERASE: a PROGRAM is suspended on the die."
        ),
        Reason.NOT_SUSPENDED: noop("There is no suspended op of that axis on the die to resume."),
        Reason.EPR_BAD_BLOCK: noop("The block is BAD."),
        Reason.EPR_PROGRAM_BEFORE_ERASE: noop(
            "The block is DIRTY, or closed by a RESET: it must be erased before it is programmed."
        ),
        Reason.EPR_SAME_PAGE: noop(
            "The page is programmed already; the block must be erased first."
        ),
        Reason.EPR_PAGE_ORDER: noop(
            "Pages of a block are programmed in order: only the page after the last "
            "one may be programmed."
        ),
        Reason.EPR_READ_BEFORE_PROGRAM: noop(
            "The page is not programmed yet, or is nearer to the last programmed one "
            "than policies.offset_guard."
        ),
        Reason.EPR_CELLTYPE: noop("The op's celltype does not fit that of the block."),
        Reason.BATCH_REJECTED: noop("A batch is all or nothing: another op of it was refused."),
        Reason.RESET: noop("A RESET of the die aborted it."),
        Reason.TIME_LIMIT: said(
            "It would end later than {most}, which no plan holds.", most=us_sentence(MAX_PLAN_NS)
        ),
    }
)
