"""What each reason of a refusal means, in words.

Source: engine specification, sections 4 to 10.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nandviz.model.words import Reason
from nandviz.units import MAX_PLAN_NS, us_sentence

RULES: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.BUS: "The channel's bus is taken where the op would start, and"
        " policies.bus_conflict is reject: it is not shifted.",
        Reason.BLOCKED_BY_SUSPEND: "A suspended axis of the die forbids the op, and"
        " policies.on_blocked is reject: it is not deferred.",
        Reason.BEHIND_BACKLOG: "A SUSPEND, or the other axis's RESUME, may not stand behind ops of"
        " its own batch that went into a backlog.",
        Reason.TARGET_SUSPENDED: "A suspended axis of the die forbids the op: while PROGRAM is"
        " suspended no erase, program, suspend or ERASE resume and no read of a suspended page;"
        " while ERASE is suspended no erase, ERASE suspend, and nothing on a suspended block.",
        Reason.NOT_CORE_BUSY: "A SUSPEND needs an op of its axis in CORE_BUSY on the die at its"
        " start.",
        Reason.SUSPEND_PLANNED: "Another SUSPEND of the die is already planned to start then or"
        " later.",
        Reason.SUSPEND_LIMIT: "The op has been suspended policies.max_suspends_per_op times"
        " already.",
        Reason.SUSPEND_TOO_SOON: "The op was resumed, and policies.min_resume_to_suspend_us have"
        " not passed since its current part started.",
        Reason.PROGRAM_RESUME_FIRST: "PROGRAM resumes before ERASE: a PROGRAM is suspended on the"
        " die.",
        Reason.NOT_SUSPENDED: "There is no suspended op of that axis on the die to resume.",
        Reason.EPR_BAD_BLOCK: "The block is BAD.",
        Reason.EPR_PROGRAM_BEFORE_ERASE: "The block is DIRTY: it must be erased before it is"
        " programmed.",
        Reason.EPR_SAME_PAGE: "The page is programmed already; the block must be erased first.",
        Reason.EPR_PAGE_ORDER: "Pages of a block are programmed in order: only the page after the"
        " last one may be programmed.",
        Reason.EPR_READ_BEFORE_PROGRAM: "The page is not programmed yet, or is nearer to the last"
        " programmed one than policies.offset_guard.",
        Reason.EPR_CELLTYPE: "The op's celltype does not fit that of the block.",
        Reason.BATCH_REJECTED: "A batch is all or nothing: another op of it was refused.",
        Reason.RESET: "A RESET of the die aborted it.",
        Reason.TIME_LIMIT: f"It would end later than {us_sentence(MAX_PLAN_NS)}, which no plan"
        " holds.",
    }
)
