<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>nandviz</name>
    <message>
        <location filename="../../nandviz/errors.py"/>
        <source>{found}; expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/errors.py"/>
        <source>{found} (did you mean '{name}'?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/installed.py"/>
        <source>nandviz is not installed whole: its folder of {kind} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Conservation: a completed op executed its nominal time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One OP_END per completed op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One apply per completed committing op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>No overlap on a plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>No overlap on a bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Silence of a suspended axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>A resumed op keeps its targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>PROGRAM resumes before ERASE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Flushed in queue order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One fate per op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>A queue that is not empty will be flushed; stacks add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One live OP_END per planned or running op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Remainders never grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Order within a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Events and plan agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Distance kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <location filename="../../nandviz/query/columns_asof.py"/>
        <source>no event {k}: the last one is {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <source>no op {uid} as of event {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <source>event {index} is not handled as of event {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <source>no refusal {number} as of event {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>batch {batch} submits {op}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>the files first show {op}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{op} suspends it: {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{op} resumes it: it runs on at {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>its resume is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>a RESET aborts it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{why} to the {axis} backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>leaves the {axis} backlog, {fate}{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{kind} at {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{kind} planned for {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>its OP_END at {at} is cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>refused: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{kind} of {op}: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/event_text.py"/>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{kind} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/event_text.py"/>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{kind} of op {uid} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/event_text.py"/>
        <source>{what}, event {event} cancelled it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>read latency, die {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>completion delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>forward progress per resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>{word}, µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>slowdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>suspends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>overhead, µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>longest ended, µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>reads served, each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>starvation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>oldest age, µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>{times} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>suspends per op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>utilisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>suspend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>resumed OP_END</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>backlog change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>refusal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>broken law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_aborts.py"/>
        <source>op {uid}: aborted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_aborts.py"/>
        <source>op {uid}: {left} aborted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_backlog.py"/>
        <source>op {uid} was here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_suspended.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>op {uid}: {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>{count} event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>{count} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>too many segments for totals: zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>cores busy {time} (each op once)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>bus busy {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>… and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>Start of {name}: {counts} pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{kind} on die {die}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>OP_START of {op} on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>OP_END of {op} on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>Resumed OP_END of {op} on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>completed after being suspended once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>completed after being suspended {count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{block} page {page} applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{block} is {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>SUBMIT of batch {batch} rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>SUBMIT of batch {batch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{head}, its proposal rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>nothing proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{op} refused: {reason} ({detail})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} refused with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>SUSPEND of op {uid} on die {die}: {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} displaced to {axis} backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>OP_END of op {uid} cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>resume of op {uid} taken back, it is suspended again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>RESUME of op {uid} on die {die} at {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>part {number} runs the {left} that were left; resumed OP_END at {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{axis} backlog will be flushed at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} aborted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>nothing to abort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>RESET of die {die}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>the suspension of {ops} never happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} deferred to {axis} backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} put behind it into {axis} backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} moved to {axis} backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{op} planned at {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} planned from {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{kind} of {axis} backlog on die {die}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{head}: nothing, {axis} is suspended there again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>nothing is left in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{ops} planned again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>op {uid} dropped: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>op {uid} dropped after {count} failed attempts: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>op {uid} refused: {reason}, attempt {count} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>BACKLOG_RETRY at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{op} submitted for {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} cut at {at} in {state}: {consumed} consumed + {remaining} left = {nominal}; suspension {n}, by op {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} waits in {axis} backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} waits in {axis} backlog, {delta} behind op {anchor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} part {part} now ends at its cut: {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} part {part} planned: {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>cancelled: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>pushed: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{kind} of {axis} backlog at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>entry {entry}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/op_words.py"/>
        <source>{named} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The channel's bus is taken where the op would start, and policies.bus_conflict is reject: it is not shifted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A suspended axis of the die forbids the op, and policies.on_blocked is reject: it is not deferred.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A SUSPEND, or the other axis's RESUME, may not stand behind ops of its own batch that went into a backlog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A suspended axis of the die forbids the op: while PROGRAM is suspended no erase, program, suspend or ERASE resume and no read of a suspended page; while ERASE is suspended no erase, ERASE suspend, and nothing on a suspended block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A SUSPEND needs an op of its axis in CORE_BUSY on the die at its start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>Another SUSPEND of the die is already planned to start then or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The op has been suspended policies.max_suspends_per_op times already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The op was resumed, and policies.min_resume_to_suspend_us have not passed since its current part started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>PROGRAM resumes before ERASE: a PROGRAM is suspended on the die.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>There is no suspended op of that axis on the die to resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The block is BAD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The block is DIRTY: it must be erased before it is programmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The page is programmed already; the block must be erased first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>Pages of a block are programmed in order: only the page after the last one may be programmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The page is not programmed yet, or is nearer to the last programmed one than policies.offset_guard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The op's celltype does not fit that of the block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A batch is all or nothing: another op of it was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A RESET of the die aborted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>It would end later than {most}, which no plan holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>a metric, one of &gt;= &lt;= == != &gt; &lt;, and a number: 'backlog_size &gt;= 3'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>{got}: expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>{got}: expected {expected} (did you mean '{near}'?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>unknown metric '{name}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>a whole number for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>broken law {law}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>every event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>{what}, from hit {hits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/problems.py"/>
        <source>{names} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>cannot make {folder}: {strerror}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>cannot remove {source}: {strerror}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{source}: the autosaved state is too large to be one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{source}: the autosaved state is damaged: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>it is of a later nandviz (version {version!r:.20}, not {version2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>version {version!r:.60} is not {version2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{value!r:.60} is no {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{value!r:.40} is not {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{value!r:.60} is no absolute path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>no law {value!r:.40}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>no metric {metric!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_folder.py"/>
        <source>cannot make a folder in {root}: {strerror}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>move entry {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>remove entry {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>duplicate entry {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>add entry {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/files.py"/>
        <source>nothing to reload: this was not opened from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/files.py"/>
        <source>{path} cannot be read: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/files.py"/>
        <source>this scenario has no file yet: save it under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/history.py"/>
        <source>nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/history.py"/>
        <source>nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is gone from the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is a folder now, or something else that is no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is another file now: {real}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>changed on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>judging …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>not judged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>the run is long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>the run goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <location filename="../../nandviz/ui/statusbar/place.py"/>
        <source>the run is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/move_target.py"/>
        <source>at event {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/move_target.py"/>
        <source>paused at breakpoint {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/open_run.py"/>
        <source>this is a trace without a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at the start of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>judging the laws …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>the laws are not judged yet: {why_not}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at the end of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at the end of the run, at the limit of time: more is due later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no earlier event of op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no later event of op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no earlier {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no later {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>nothing comes before the start of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>the script is its cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>nothing has followed from this event so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/breakpoint_control.py"/>
        <source>breakpoint {number} on op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/breakpoint_control.py"/>
        <source>no breakpoint on op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/busy.py"/>
        <source>Writing {what} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>✖ Law {laws} is broken in this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>✖ Laws {laws} are broken in this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Timeline and state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Reading {source} … {seconds:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Go to the first violation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <location filename="../../nandviz/ui/messages.py"/>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Suspend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Resumed OP_END</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Backlog change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Refusal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Broken law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Chosen kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>N goes to: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Make {kind} the kind that N and Shift+N go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Next of the chosen kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the next suspend, resume, resumed end, backlog change, refusal or broken law.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Previous of the chosen kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go back to the previous one of the chosen kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Next on the lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Select what comes next on this lane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Previous on the lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Select what comes before on this lane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>To the cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the event that caused this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>To the effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the first event that this one caused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Why refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Show why the selected op was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>First broken law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the first violation of a law.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Judge the laws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Judge the laws of a long run, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Set mark ①, then ②, at the edge nearest to the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Measure between marks ① and ②; with one mark, from it to the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Clear the newest mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Take away the mark that was set last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Clear all marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Take away all marks, and the measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Take back the last edit of the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Make the edit again that was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>New script entry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Put a new entry into the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Copy what the inspector says about the selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Select nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Let go of the selection; cancel a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Find ops, events and blocks by their words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Go to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Go to a time, event, op or place: 5 ms, #17, op 3, block 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Mouse wheel, speed, theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Open a scenario file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Open trace folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Open a folder of nandseqgen_v2 CSV files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open built-in scenario…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Choose a scenario that comes along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/file_control.py"/>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Read the file again, keeping the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write the scenario to its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write the scenario to another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Save trace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write what happened, to open it without simulating.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Take pictures, files or an evidence folder along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write a picture of the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Put a picture of the timeline on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Close the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Find a command by its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Show every key and mouse move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <location filename="../../nandviz/ui/dialogs/about.py"/>
        <source>About nandviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Show versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go to the start of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back to the previous breakpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>One event back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back one event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Next event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Handle the next event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run / pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to the next breakpoint or the end; pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>To the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go to the end of the run, past every breakpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Stop running or playing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Next event of the selected op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to the next event of the selected op, else of that at the playhead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Previous event of the selected op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back to the previous event of the selected op, else of that at the playhead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to the time under the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run back to cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back to the time under the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Next instant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Handle all events of the next instant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Previous instant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back by all events of one instant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Play / pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Step at the chosen speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Play back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Step back at the chosen speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Halve the speed of play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Double the speed of play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Breakpoint on the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Set or remove a breakpoint on the selected op.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Breakpoints…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Add, change and remove breakpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use the colours of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use light colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use dark colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Patterns in black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use black and white alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Event#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Theme: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Axis: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show the horizontal axis as {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/dock_titles.py"/>
        <source>Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>{title} pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>{words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show the whole run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show a shorter time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show a longer time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Move the view to earlier times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Move the view to later times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show the selected op, else that at the playhead; twice: fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Bring the playhead back into view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Next axis mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Change between Time, Event# and Compact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Explain the marks of the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Hide empty lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Leave out lanes on which nothing happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Put every pane back to its first place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use the whole screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/about.py"/>
        <source>An interactive timeline of NAND program/erase suspend and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Breakpoint {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>New breakpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Kind of event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>any law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>What is wrong with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Op (uid)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>From hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>{error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>{name}: “{text}” is not a number from {least} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/builtin.py"/>
        <source>Built-in scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/builtin.py"/>
        <source>What to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>{name} on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>{name} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>{old:,} lines of {name} differ from {new:,} of {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>Nothing differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>New script entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>5, of several planes: 4, 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>At µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>“{text}” is not a time in µs: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>{blocks} blocks and {pages} pages: one page, or as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>{name}: “{wrong}” is not a whole number from 0 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>what is visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>the whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>as of the event at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Choose where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>{path} is already there. Save again to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>“Where to” is empty: name a file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>there is no folder {parent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/failure.py"/>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/failure.py"/>
        <source>nandviz made a mistake. The run was stopped; the trace is still here.
{what}
{saved}
{report}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/failure.py"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>“{text}” is no time ({why}), and no event, op or place like #17, op 3 or block 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>Time (µs without a unit), event, op, or place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>Time, # and an event index, op and its number, or a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>scrolls lanes (an option makes it zoom)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Ctrl + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>zooms at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Shift + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>moves to earlier or later times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Alt + wheel, Ctrl + Shift + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>steps events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>selects an op; time does not move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>double-click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>zooms to a segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>selects a span, with its duration and totals; Alt or Ctrl frees from edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>middle or Shift + drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>moves the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>drag on the ruler or the minimap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>moves the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>run to here, break here, cause, why refused, filter, copy, pin lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right click on a lane's name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>pin, collapse, hide empty lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right click on the minimap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>run to here, fit, playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Where a desktop keeps the first key for itself, the second one arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Mouse on the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Keys and mouse moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>events per second (4 at 1×)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>µs per second (100 at 1×)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>The plain mouse wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>scrolls lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>Play counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dock_titles.py"/>
        <source>Close the pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dock_titles.py"/>
        <source>Float the pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/docks.py"/>
        <source>Events of op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/docks.py"/>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>{path} is already there; take another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>Not copied: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>picture copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>{name} not written: cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>Not written: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>{name} written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} was not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Open a trace folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Open a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{title} read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} is gone from the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} changed on disk. Your edits are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} changed on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Unsaved edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Save the edits of “{title}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>there is no op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>there is no op {uid} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>no op on {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>no op on {words} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>N goes to the next {kind}, Shift+N to the previous one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>every law holds so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>law {law}: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>op {uid} was not refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/menus.py"/>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/menus.py"/>
        <source>No files yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Type a few letters of a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Letters of a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Commands that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>retry after {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>retry after {reason} by op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>{axis} RESUME, then op {anchor_uid}'s end {delta}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>delta µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>anchor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>entered µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>No op waits. A SUSPEND puts the ops behind it here, until the RESUME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>stops at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Breakpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>There are no breakpoints. F9 sets one on the selected op.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Add a breakpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Change the current breakpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Remove the current breakpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>time µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>No event has been handled yet. F10 handles the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <source>about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <source>figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Run figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/html.py"/>
        <source>the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/html.py"/>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>About the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Event {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Start of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Op {uid} has not been submitted as of this event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Why it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>What it caused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>⋮ before that {event}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{kind} of {op}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{what}, {event} cancelled it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>How it came to this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>fate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>since {event}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>done + left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>cut at {end}, without the cut {planned}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{end} ({late} later than undisturbed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>would start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>none found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>, &lt;b&gt;cut&lt;/b&gt;: {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>resumed at {resumed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>at {at} in {state} by {op}: {done} consumed + {left} remaining, {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Suspensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>delta {delta}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{delta} after {op}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{count} retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{count} retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{fate} at {event}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>✔ pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>✖ broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>– not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>{verdict} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>what always holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>violations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>Laws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>How far the laws are judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>Judging the laws; {why_not}, so this takes a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>Not judged yet: {why_not}. Analyse › Judge the laws does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>The run is not complete: this is judged of its {head} events so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>Time in CORE_BUSY of every part that has ended, each op once however many planes it holds, SUSPENDs and RESUMEs too; a span says it of what ran in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>Time on the buses of every part that has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>{title}: {count} changes since event {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>since event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>There are no metrics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Filter the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Only rows with this text; a click on a title sorts by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>How many rows are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} row copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} rows copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Go to event {event}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Select op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Copy row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>cancelled by event {cancelled_by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>pushed by event {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Pending queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>Nothing is pending: the run has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>start µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Refusals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>Nothing has been refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>Select op {blocker}, which was in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>The script has no entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>There is no script: what is open is a trace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>{names} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>at µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A double click or F2 changes the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>“{value}” is not a time in µs: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>The workload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Add an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Put a copy of the current entry behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Take the selected entries out (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Change the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Add an entry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Duplicate the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Remove the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A workload proposes ops at random: seed {seed}; {ops}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A workload proposes ops at random: seed {seed}, until {limits}; {ops}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>{share:.1%} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>suspended µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>consumed µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>remaining µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>consumed ▮ remaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>No op is suspended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Every event handled so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Events still to come, and those that were cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Ops that wait, by axis and die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Ops on the suspended stacks, consumed and remaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Ops that were refused, why, and what was in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Counters and gauges, with their course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Latencies, delays, what suspends cost, utilisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>The laws and their verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Entries of the scenario; times can be edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Where a run stops, and how often it was reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Everything about the selected op or event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/pictures.py"/>
        <source>{name}: a picture is written as .png or .svg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery.py"/>
        <source>{folder} has gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Unsaved edits are not kept for after a crash: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>nandviz ended unexpectedly while there were unsaved edits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Not restored: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>1 s of wall time = {rate:,g} µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>{rate:,g} events/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>there is no cursor: point at an instant of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>the cursor does not lie before the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Show what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Write it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Not saved: {name} {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Not saved: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save under another name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>{name} saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open a scenario file, drop one here, or start with one of the built-in scenarios.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>expected: {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>did you mean {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Nothing is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Progress of loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>The file could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>What is wrong with the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>“{name}” stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>{file} could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>… and {rest} more problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>{ops} ops, {events} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>{ops} ops, more than {events} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>{found}, still looking ({share:.0%})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>search  /</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>Search ops, events and blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>op 12, die 0, block 5, displaced, 550.185, epr_page_order, event 17, law 4 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>Search results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <source>marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <source>span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <source>Time and event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <location filename="../../nandviz/ui/statusbar/place.py"/>
        <source>start, {last} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>law {law} broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>no law is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>{count} broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>{words} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/narrator.py"/>
        <source>What the event did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/place.py"/>
        <source>{axis} suspended on die {die}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>Cancel the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <location filename="../../nandviz/ui/timeline/minimap.py"/>
        <source>{events:,} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>{events:,} events, {left:.0f} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/away.py"/>
        <source>playhead {far} ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/away.py"/>
        <source>playhead {far} back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>{fate} since event {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>submitted at {time}, event {event}, from {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>{merged} segments in this pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>executed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>, cut by SUSPEND or RESET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>{span} = {length} (nominal {nominal})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>cause: event {born}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>cause: the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned at first {plan}, now nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned at first {plan}, now {actual}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned at first {plan}, now {actual} in {count} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>suspended {times}×: consumed {done} + remaining {left} = nominal {nominal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/legend_widget.py"/>
        <source>Legend of the timeline's marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Run to here ({time})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Break at op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Cause: event {born}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Why was op {uid} refused?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Filter to op {uid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Unpin lane {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Pin lane {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Show empty lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Expand die {die}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Collapse die {die}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Run to here ({at})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Show the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Clear mark {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/minimap.py"/>
        <source>Overview of the whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/minimap.py"/>
        <source>Drag the frame to move the view, or elsewhere to move the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_bars.py"/>
        <source>issue / bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_bars.py"/>
        <source>data in / out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_breaks.py"/>
        <source>breakpoint {number} stops at event {event}, {time_of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_breaks.py"/>
        <source>and {more} more: zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_frame.py"/>
        <source>{left_out:,} events and marks are not drawn singly: zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>cut at {at}: {remaining} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>cut here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>aborted by RESET at {start}, was to end at {due}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>resumed: part {number} of {total}, {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>resumed part n/m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_ghosts.py"/>
        <source>cut off, time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_ghosts.py"/>
        <source>displaced from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END at {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END cancelled, was due at {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>rescheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END rescheduled to {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END of the resumed op at {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>{text}; instead at {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>applied at {at}: block {block}, page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>applied to the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>refused at {when}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>law {law} broken: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>op {uid} suspended{times}: {done} done, {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>suspension {n} from {at}: {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>suspension {n} from {at} until {end}: {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>+{count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>left the backlog at {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{why} at {start}, {how}, {retries} retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>in the backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>waits for {axis} RESUME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>waits for the flush at {flush}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>event {k} of {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>shown {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>each die as one row, there are too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/rows.py"/>
        <source>suspended {axis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/surface.py"/>
        <location filename="../../nandviz/ui/timeline/view.py"/>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/view.py"/>
        <source>Scroll lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/view.py"/>
        <source>laws: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>Speed of play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>Number of breakpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>{rate}; &lt; slower, &gt; faster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
