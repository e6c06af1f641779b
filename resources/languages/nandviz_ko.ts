<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>nandviz</name>
    <message>
        <location filename="../../nandviz/__main__.py"/>
        <source>not installed whole: {error}</source>
        <translation>설치가 완전하지 않음: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/__main__.py"/>
        <source>no window: {reason}; 'nandviz run FILE' works without one</source>
        <translation>창을 열 수 없음: {reason}; 'nandviz run FILE'은 창 없이 동작함</translation>
    </message>
    <message>
        <location filename="../../nandviz/app.py"/>
        <source>Your session is kept in {folder}.</source>
        <translation>세션을 {folder}에 보관함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/app.py"/>
        <source>Your session could not be kept: {words}</source>
        <translation>세션을 보관하지 못함: {words}</translation>
    </message>
    <message>
        <location filename="../../nandviz/app.py"/>
        <source>The details could not be written: {words}</source>
        <translation>자세한 내용을 기록하지 못함: {words}</translation>
    </message>
    <message>
        <location filename="../../nandviz/app.py"/>
        <source>The details are in {path}.</source>
        <translation>자세한 내용은 {path}에 있음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/__init__.py"/>
        <location filename="../../nandviz/cli/commands.py"/>
        <location filename="../../nandviz/cli/judging.py"/>
        <location filename="../../nandviz/cli/values.py"/>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <location filename="../../nandviz/ui/edit_control.py"/>
        <location filename="../../nandviz/ui/entry_control.py"/>
        <location filename="../../nandviz/ui/file_control.py"/>
        <location filename="../../nandviz/ui/recovery.py"/>
        <location filename="../../nandviz/ui/save_control.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <location filename="../../nandviz/ui/shrink_control.py"/>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>{error}</source>
        <translation>{error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/__init__.py"/>
        <source>there is not enough memory</source>
        <translation>메모리가 부족함</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/__init__.py"/>
        <source>defect of nandviz: {kind}: {what} (with {debug}: where)</source>
        <translation>nandviz의 결함: {kind}: {what} (위치를 보려면 {debug})</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>argument FILE: an empty path</source>
        <translation>인수 FILE: 경로가 비어 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>unexpected argument: {argument}</source>
        <translation>예상하지 못한 인수: {argument}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>no such file or command: {file} (did you mean '{near}'?)</source>
        <translation>그런 파일이나 명령이 없음: {file} ('{near}'을(를) 뜻했는지?)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>no such file or command: {file}</source>
        <translation>그런 파일이나 명령이 없음: {file}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>Timeline of NAND program and erase suspend and resume.</source>
        <translation>NAND program/erase suspend·resume 타임라인.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>FILE opens the window with it: a scenario, @NAME of a built-in one, a saved trace, a folder to import, or a config.yaml of nandseqgen_v2; --watch reads it again whenever it changes. Exit codes: 0 well, 1 a law is broken, 2 something given is wrong, 3 a defect.</source>
        <translation>FILE을 주면 창에서 연다: 시나리오, 내장 시나리오의 @NAME, 저장된 트레이스, 가져올 폴더 또는 nandseqgen_v2의 config.yaml; --watch를 주면 바뀔 때마다 다시 읽는다. 종료 코드: 0 정상, 1 법칙 위반, 2 주어진 것이 잘못됨, 3 결함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>show program's version number and exit</source>
        <translation>버전을 표시하고 종료</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>show where an error came from</source>
        <translation>오류가 난 위치를 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>simulate without a window, write files, sum up</source>
        <translation>창 없이 시뮬레이션하고 파일을 쓰고 요약</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>validate and simulate, print what is wrong</source>
        <translation>검증하고 시뮬레이션하여 잘못된 점을 출력</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>scenario, @NAME, or trace</source>
        <translation>시나리오, @NAME 또는 트레이스</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>read foreign traces, judge them, sum up</source>
        <translation>외부 트레이스를 읽어 판정하고 요약</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>make a scenario of what a trace has begun</source>
        <translation>트레이스에서 시작된 op로 시나리오를 만든다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>write a run as files of another program</source>
        <translation>실행 결과를 다른 프로그램의 파일로 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>compare two runs, say where they part</source>
        <translation>두 실행을 비교하고 어디서 갈라지는지 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>make a profile or scenario of a nandseqgen_v2 config.yaml</source>
        <translation>nandseqgen_v2의 config.yaml로 프로파일이나 시나리오를 만든다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>simulate with many values, measure each run</source>
        <translation>여러 값으로 시뮬레이션하고 실행마다 측정</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>draw what a sweep has measured</source>
        <translation>스윕이 측정한 것을 그리기</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>run a sweep that is built in</source>
        <translation>내장 스윕을 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>judge runs in order, say where laws broke</source>
        <translation>실행들을 순서대로 판정하고, 법칙이 어디서 깨졌는지 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>find the smallest case that still does it</source>
        <translation>같은 일이 여전히 일어나는 가장 작은 사례를 찾는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>find the values between which something changes</source>
        <translation>무엇인가 바뀌는 두 값을 찾는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>show side by side what is to be understood</source>
        <translation>이해해야 할 것을 나란히 보여 준다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>print the JSON Schema of scenario files</source>
        <translation>시나리오 파일의 JSON Schema 출력</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>list the built-in scenarios</source>
        <translation>내장 시나리오 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>scenario (- from a pipe), @NAME, saved trace, or folder to import</source>
        <translation>시나리오(파이프는 -), @NAME, 저장된 트레이스 또는 가져올 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>handle N events only</source>
        <translation>event N개만 처리</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>end at that time, for run.until_us</source>
        <translation>run.until_us 대신 이 시각에 종료</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>change policies.KEY, workload.seed or workload.stop.KEY; may be given again</source>
        <translation>policies.KEY, workload.seed, workload.stop.KEY를 변경; 여러 번 지정 가능</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>folder, or file, of nandseqgen_v2; several make one trace</source>
        <translation>nandseqgen_v2의 폴더나 파일; 여러 개는 하나의 트레이스가 됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>config.yaml of the generator: its times, buses, policies are taken</source>
        <translation>생성기의 config.yaml: 그 시간, 버스, policy를 따른다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>overlaps of up to so many ns are rounding of the files: 10 if not said</source>
        <translation>이 ns까지의 겹침은 파일의 반올림으로 본다: 지정하지 않으면 10</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>read and judge again whenever the files change</source>
        <translation>파일이 바뀔 때마다 다시 읽고 판정한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>folder of nandseqgen_v2, or saved trace</source>
        <translation>nandseqgen_v2 폴더 또는 저장된 트레이스</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>config.yaml of the generator: the rules that the pattern runs under</source>
        <translation>생성기의 config.yaml: 패턴에 적용할 규칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>write the scenario there; else it is printed</source>
        <translation>시나리오를 여기에 쓴다; 없으면 출력한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>scenario, @NAME, or saved trace</source>
        <translation>시나리오, @NAME 또는 저장된 트레이스</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>whose files to write</source>
        <translation>어느 프로그램의 파일로 쓸지</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>folder or file to make</source>
        <translation>만들 폴더나 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>config.yaml of nandseqgen_v2</source>
        <translation>nandseqgen_v2의 config.yaml</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>a profile of the part, or a scenario with that profile and its workload</source>
        <translation>부품의 프로파일, 또는 그 프로파일과 워크로드가 든 시나리오</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>write it there; if not said, to the standard output</source>
        <translation>거기에 쓴다. 말하지 않으면 표준 출력에 쓴다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>leave out ops that are wrong, and name them</source>
        <translation>잘못된 op는 빼고 그 이름을 알린다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>Exit codes: 0 equal, 1 different, 2 something given is wrong, 3 a defect.</source>
        <translation>종료 코드: 0 같음, 1 다름, 2 잘못된 입력, 3 결함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>scenario, @NAME, saved trace, or folder to import</source>
        <translation>시나리오, @NAME, 저장된 trace 또는 가져올 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>the same, to compare with it</source>
        <translation>비교할 대상, 형식은 같음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>write diff_ops.csv, diff_events.csv and diff_figures.csv there</source>
        <translation>diff_ops.csv, diff_events.csv, diff_figures.csv를 그곳에 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>write a page for a browser</source>
        <translation>브라우저용 페이지 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>rows of each list: 10 if not said, 500 in the page; files hold all</source>
        <translation>각 목록의 행 수: 기본 10, 페이지는 500; 파일에는 모두</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>change B as run --set does; may be given again</source>
        <translation>run --set처럼 B를 변경; 여러 번 지정 가능</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>change A likewise</source>
        <translation>A를 같은 방식으로 변경</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>Exit codes: 0 well, 1 a law is broken in the last run, 2 something wrong.</source>
        <translation>종료 코드: 0 정상, 1 마지막 실행에서 법칙 위반, 2 잘못된 입력.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>folders to import or saved traces, in order; or a folder of them, by name</source>
        <translation>가져올 폴더나 저장된 트레이스를 순서대로; 또는 이들을 담은 폴더(이름순)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Exit codes: 0 well, 2 something given is wrong, 3 a defect.</source>
        <translation>종료 코드: 0 정상, 2 잘못된 입력, 3 결함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>op-end: five designs of when OP_END comes, and the laws that each breaks</source>
        <translation>op-end: OP_END 시점을 정하는 다섯 설계와 각 설계가 어기는 법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>draw it as PNG</source>
        <translation>PNG로 그린다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>draw it as SVG</source>
        <translation>SVG로 그린다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/arguments.py"/>
        <source>tab of --png and --svg: when the RESUME comes; after the old end (if not said)</source>
        <translation>--png와 --svg의 탭: RESUME 시점; 지정하지 않으면 원래 종료 후(after)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/commands.py"/>
        <location filename="../../nandviz/cli/diff.py"/>
        <location filename="../../nandviz/cli/history.py"/>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>reading {name}</source>
        <translation>{name} 읽는 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/commands.py"/>
        <source>trace</source>
        <translation>트레이스</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/commands.py"/>
        <source>writing {what}</source>
        <translation>{what} 쓰는 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/convert.py"/>
        <source>note: {file}: {note}</source>
        <translation>참고: {file}: {note}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff.py"/>
        <source>comparing</source>
        <translation>비교 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff.py"/>
        <location filename="../../nandviz/cli/judging.py"/>
        <source>checking the laws</source>
        <translation>법칙 검사 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>laws</source>
        <translation>법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>metrics</source>
        <translation>metric</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <location filename="../../nandviz/cli/plot.py"/>
        <location filename="../../nandviz/cli/replay.py"/>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/cli/shrink.py"/>
        <location filename="../../nandviz/cli/sweep.py"/>
        <location filename="../../nandviz/cli/teach.py"/>
        <source>written</source>
        <translation>기록</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>ops</source>
        <translation>op</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>{loose:,} of them matched by name and targets alone (loose)</source>
        <translation>그중 {loose:,}개는 이름과 target만으로 짝지음 (loose)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>events</source>
        <translation>event</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>{differ:,} differ, {only_a:,} in A only, {only_b:,} in B only</source>
        <translation>다름 {differ:,}, A에만 {only_a:,}, B에만 {only_b:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <location filename="../../nandviz/cli/find.py"/>
        <location filename="../../nandviz/cli/replay.py"/>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/exchange/page.py"/>
        <source>and {more:,} more</source>
        <translation>외 {more:,}건</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>moved</source>
        <translation>이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>fates</source>
        <translation>결과</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>other ops</source>
        <translation>다른 op</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <source>law {law} {title}: {a} → {b}</source>
        <translation>법칙 {law} {title}: {a} → {b}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/diff_report.py"/>
        <location filename="../../nandviz/cli/find.py"/>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/cli/teach.py"/>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>searching: {done:,} of {points:,} points</source>
        <translation>찾는 중: {points:,}개 점 가운데 {done:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>searched</source>
        <translation>찾은 곳</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>over</source>
        <translation>범위</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>until</source>
        <translation>조건</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>it holds at {held:,} of {points:,}</source>
        <translation>{points:,}개 가운데 {held:,}개에서 성립</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>points</source>
        <translation>점</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>{held}; runs: {runs:,}</source>
        <translation>{held}; 실행: {runs:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>changes</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>{path} {low}: {at_low}; {high}: {at_high}</source>
        <translation>{path} {low}: {at_low}; {high}: {at_high}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/find.py"/>
        <source>{words} (with {others})</source>
        <translation>{words} ({others}일 때)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/history.py"/>
        <source>No law that is judged is broken anywhere.</source>
        <translation>판정한 법칙 가운데 위반된 것이 없다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/history.py"/>
        <location filename="../../nandviz/exchange/registry.py"/>
        <source>cannot look into {where}: {why}</source>
        <translation>{where}을(를) 볼 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/history.py"/>
        <source>{path}: neither a run nor folders of runs</source>
        <translation>{path}: 실행도, 실행을 담은 폴더도 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/history.py"/>
        <source>Law {law}: mended in {at}.</source>
        <translation>법칙 {law}: {at}에서 고쳐짐.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/history.py"/>
        <source>Law {law}: broken from {at} on (violations: {count:,}).</source>
        <translation>법칙 {law}: {at}부터 위반(위반 수: {count:,}).</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/history.py"/>
        <source>Law {law}: broke in {at} (violations: {count:,}); passed in {before}.</source>
        <translation>법칙 {law}: {at}에서 깨짐(위반 수: {count:,}); {before}에서는 통과.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/history.py"/>
        <source>A number: so often broken; ✔: pass; ○: not judged.</source>
        <translation>숫자: 위반 횟수; ✔: 통과; ○: 판정하지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/judging.py"/>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/judging.py"/>
        <source>law {law} broken at event {event}: {detail}</source>
        <translation>event {event}에서 law {law} 위반: {detail}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/judging.py"/>
        <source>{name} (line {line}): {words}</source>
        <translation>{name} ({line}행): {words}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/latency_report.py"/>
        <source>{reads:,} read and {writes:,} write done, {open:,} not done</source>
        <translation>읽기 {reads:,}개와 쓰기 {writes:,}개 완료, {open:,}개 미완료</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/latency_report.py"/>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/latency_report.py"/>
        <source>latency, µs</source>
        <translation>지연, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/latency_report.py"/>
        <location filename="../../nandviz/query/figure_list.py"/>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>count</source>
        <translation>개수</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/latency_report.py"/>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/latency_report.py"/>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>requests</source>
        <translation>요청</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/latency_report.py"/>
        <source>die: {doing}</source>
        <translation>die: {doing}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/lines.py"/>
        <source>{count} files in {folder}/</source>
        <translation>{folder}/에 파일 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/parser.py"/>
        <source>usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/parser.py"/>
        <source>positional arguments</source>
        <translation>위치 인수</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/parser.py"/>
        <source>options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/parser.py"/>
        <source>show this help message and exit</source>
        <translation>이 도움말을 표시하고 종료</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/parser.py"/>
        <source>{program}: {message} (see {program} --help)</source>
        <translation>{program}: {message} ({program} --help 참조)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/parser.py"/>
        <source>argument {option}: given twice</source>
        <translation>인수 {option}: 두 번 지정됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/pictures.py"/>
        <source>no picture: Qt cannot be loaded ({error})</source>
        <translation>그림 없음: Qt를 불러올 수 없음 ({error})</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/plot.py"/>
        <source>nothing to draw: give --png FILE or --svg FILE</source>
        <translation>그릴 것 없음: --png FILE이나 --svg FILE을 지정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>making a scenario</source>
        <translation>시나리오 만드는 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>replayed</source>
        <translation>재실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>entries</source>
        <translation>항목</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>{entries:,} of {rows:,} ops</source>
        <translation>op {rows:,}개 중 {entries:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>die {die} block {block} with {pages} pages programmed: {why}</source>
        <translation>die {die} block {block}, page {pages}개 program됨: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>at start</source>
        <translation>시작 시</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/replay.py"/>
        <source>noted</source>
        <translation>참고</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/ui/plots/study.py"/>
        <source>scenario</source>
        <translation>시나리오</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>imported</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>run</source>
        <translation>실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>recorded</source>
        <translation>기록 범위</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{time} in {events:,} events</source>
        <translation>{time}, event {events:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/query/figure_list.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>suspends</source>
        <translation>suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>found</source>
        <translation>발견</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>no op</source>
        <translation>op 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>ops {first:,} to {last:,}</source>
        <translation>op {first:,} ~ {last:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{name}: {ops}, its die 0 is die {die}</source>
        <translation>{name}: {ops}, 이 실행의 die 0은 die {die}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>simulated</source>
        <translation>실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/query/compare/op_differences.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>refused</source>
        <translation>거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>backlog</source>
        <translation>backlog</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>delay</source>
        <translation>지연</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>busy</source>
        <translation>사용률</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{time} in {events:,} events; the run is not complete, and this is said of it so far</source>
        <translation>{time}, event {events:,}개; 실행이 끝나지 않았으며, 지금까지에 대한 요약임</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{time} in {events:,} events; it ends at the limit of time, {limit}, though more is due later</source>
        <translation>{time}, event {events:,}개; 남은 event가 있으나 시각 한계 {limit}에서 끝남</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>resumed</source>
        <translation>resume됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>still suspended</source>
        <translation>suspend 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/query/compare/op_differences.py"/>
        <source>aborted</source>
        <translation>abort됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>never used</source>
        <translation>사용되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{count:,} still waiting</source>
        <translation>대기 중 {count:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{entered:,} entered: {became}; at most {most:,} waiting</source>
        <translation>진입 {entered:,}: {became}; 최대 대기 {most:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{count:,} failed attempts</source>
        <translation>실패한 시도 {count:,}회</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{overhead} of SUSPEND and RESUME; at most {most:,} of one op; {reads:.2f} reads served each, {empty:,} empty</source>
        <translation>SUSPEND·RESUME 비용 {overhead}; op 하나에 최대 {most:,}회; suspend당 처리한 read {reads:.2f}, read 없음 {empty:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{time} p50 of progress a resume</source>
        <translation>resume당 진행 p50 {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>op {uid} suspended for {time} at the end</source>
        <translation>끝에 op {uid}이(가) {time} 동안 suspend 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{count:,} overtook an erase of its block that waits: stale</source>
        <translation>{count:,}개가 대기 중인 자기 block의 erase를 앞지름: stale</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{count:,} overtook an erase of their block that waits: stale</source>
        <translation>{count:,}개가 대기 중인 자기 block의 erase를 앞지름: stale</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>no erase or program completed</source>
        <translation>완료된 erase·program 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>op {uid} {op} took longest: {took}, {delay} more than its own {nominal}; slowdown {mean:.2f} mean, {largest:.2f} max</source>
        <translation>op {uid} {op}이(가) 가장 오래 걸림: {took}, 고유 시간 {nominal}보다 {delay} 더; slowdown 평균 {mean:.2f}, 최대 {largest:.2f}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{count:,} with the die {state}: latency {mean} mean, {p50} p50, {p99} p99, {p999} p99.9, {max} max</source>
        <translation>die {state} 상태에서 {count:,}: latency 평균 {mean}, p50 {p50}, p99 {p99}, p99.9 {p999}, 최대 {max}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/query/figure_list.py"/>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>reads</source>
        <translation>read</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>none completed</source>
        <translation>완료된 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>BROKEN</source>
        <translation>위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>got {got}</source>
        <translation>실제 {got}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/report.py"/>
        <source>{title} ({count:,} times)</source>
        <translation>{title} ({count:,}회)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>write the CSV files there</source>
        <translation>이 폴더에 CSV 파일 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>draw the timeline as PNG</source>
        <translation>타임라인을 PNG로 그리기</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>draw the timeline as SVG</source>
        <translation>타임라인을 SVG로 그리기</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>save the trace; nandviz FILE opens it</source>
        <translation>트레이스 저장; nandviz FILE로 열 수 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>colours of --png and --svg: light (if not said), dark, print (black and white)</source>
        <translation>--png와 --svg의 색: light (지정하지 않으면), dark, print (흑백)</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>write the verdicts for a CI: a testcase a law and expectation</source>
        <translation>CI용 판정을 기록: 법칙과 기대마다 testcase 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>write a page for a browser: verdicts, figures, violations</source>
        <translation>브라우저용 페이지 기록: 판정, 수치, 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shared_arguments.py"/>
        <source>leave ops of it out that are wrong, and say which</source>
        <translation>그 파일에서 잘못된 op는 빼고 어느 것인지 알린다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shrink.py"/>
        <source>{entries:,} entries left after {runs:,} runs</source>
        <translation>{runs:,}번 실행 뒤 entry {entries:,}개 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/shrink.py"/>
        <source>shrunk</source>
        <translation>줄임</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sources.py"/>
        <source>cannot write {path}: the summary or errors go there</source>
        <translation>{path}에 쓸 수 없음: 요약이나 오류가 그곳으로 출력됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sources.py"/>
        <source>{path}: holds a trace; {option} is for what is simulated</source>
        <translation>{path}: 트레이스임; {option}은(는) 시뮬레이션 대상에만 사용</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sources.py"/>
        <source>simulating: {events:,} events</source>
        <translation>시뮬레이션 중: event {events:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Takes away whatever it can of a scenario, or of an import, while CONDITION still holds. A workload is frozen into a script first.</source>
        <translation>CONDITION이 성립하는 동안 시나리오나 가져온 것에서 뺄 수 있는 것을 모두 뺀다. workload는 먼저 script로 굳힌다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Interrupted, it writes the smallest that it has found so far. Exit codes: 0 well, 2 something given is wrong, or CONDITION does not hold, 3 a defect.</source>
        <translation>중단하면 그때까지 찾은 가장 작은 것을 쓴다. 종료 코드: 0 정상, 2 잘못된 입력이거나 CONDITION이 성립하지 않음, 3 결함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>what has to hold of all that is tried</source>
        <translation>시도하는 모든 것에서 성립해야 하는 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>write it there: a scenario, of an import a folder of such files</source>
        <translation>거기에 쓴다: 시나리오, 가져온 것이면 그런 파일의 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>change FILE as run --set does</source>
        <translation>run --set처럼 FILE을 바꾼다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>config.yaml of the generator, of an import</source>
        <translation>가져온 것의 생성기 config.yaml</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Simulates a scenario with each combination of values; where CONDITION holds of one value and not of the next, goes between them until they are 1 ns, or 1, apart.</source>
        <translation>값의 모든 조합으로 시나리오를 시뮬레이션하고, CONDITION이 한 값에서는 성립하고 다음 값에서는 성립하지 않으면 두 값이 1 ns 또는 1 차이가 될 때까지 그 사이를 좁힌다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Exit codes: 0 well, 1 CONDITION is a broken law and holds somewhere, 2 something given is wrong, 3 a defect.</source>
        <translation>종료 코드: 0 정상, 1 CONDITION이 법칙 위반이고 어디선가 성립함, 2 잘못된 입력, 3 결함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>scenario, or @NAME</source>
        <translation>시나리오 또는 @NAME</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>script[1].at_us=0:1000:10: as sweep --over; may be given again</source>
        <translation>script[1].at_us=0:1000:10: sweep --over와 같다. 여러 번 줄 수 있다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>what is looked for</source>
        <translation>찾는 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>{text}: 'law 6', 'law any', 'rejected target_suspended', 'backlog dropped', 'delay(3.0) &gt; 5000', or what else a breakpoint stops at</source>
        <translation>{text}: 'law 6', 'law any', 'rejected target_suspended', 'backlog dropped', 'delay(3.0) &gt; 5000' 등 중단점이 멈추는 모든 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Exit codes: as of sweep. Ended or killed, the same command goes on.</source>
        <translation>종료 코드: sweep과 같음. 끝나거나 강제 종료되어도 같은 명령으로 이어서 한다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>which: {names}</source>
        <translation>어느 것: {names}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>folder of the results; one of its name if not said</source>
        <translation>결과 폴더; 없으면 그 이름의 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>draw its plots as PNG</source>
        <translation>그래프를 PNG로 그린다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>draw its plots as SVG</source>
        <translation>그래프를 SVG로 그린다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>processes of this machine; one a core if not said</source>
        <translation>이 컴퓨터의 프로세스 수; 없으면 코어마다 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>workers of a Dask cluster in place of them: tcp://host:8786</source>
        <translation>그 대신 Dask 클러스터의 워커: tcp://host:8786</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Simulates a scenario with each combination of values and writes what is measured into DIR/results.csv. Ended or killed, the same command goes on. What is not given here is taken from the sweep section of the file.</source>
        <translation>값의 모든 조합으로 시나리오를 시뮬레이션하고 측정한 것을 DIR/results.csv에 쓴다. 끝나거나 강제 종료되어도 같은 명령으로 이어서 한다. 여기서 주지 않은 것은 파일의 sweep 절에서 가져온다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>Exit codes: 0 well, 1 a law is broken at a point where laws are measured, 2 something given is wrong, or values make no scenario together, 3 a defect.</source>
        <translation>종료 코드: 0 정상, 1 법칙을 측정한 점에서 법칙 위반, 2 잘못된 입력이거나 값들이 함께 시나리오가 되지 않음, 3 결함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>script[1].at_us=0:1000:10, workload.seed=1:100, policies.epr=true,false: what a value of the file takes; several make each combination</source>
        <translation>script[1].at_us=0:1000:10, workload.seed=1:100, policies.epr=true,false: 파일의 값이 차례로 가질 값; 여러 개면 모든 조합</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>delay(0.0), laws, refusals, read.p99, a name of figures.csv; may be given again</source>
        <translation>delay(0.0), laws, refusals, read.p99, figures.csv의 이름; 여러 번 지정 가능</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>folder of the results</source>
        <translation>결과 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>folder of the results of a sweep</source>
        <translation>스윕 결과 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>what is drawn; the first one of the sweep if not said</source>
        <translation>그릴 것; 지정하지 않으면 스윕의 첫 번째 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>how; what fits the number of axes if not said</source>
        <translation>그리는 방식; 지정하지 않으면 축의 수에 맞는 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/study_arguments.py"/>
        <source>whether values are placed by their ratio</source>
        <translation>값을 비율로 배치할지 여부</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>drawn</source>
        <translation>그림</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>no folder for the results: give -o DIR</source>
        <translation>결과 폴더가 없음: -o DIR을 지정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>sweeping: {done:,} of {points:,} points</source>
        <translation>스윕 중: {points:,}개 점 중 {done:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>what is done is in {folder}; the same command goes on from there</source>
        <translation>한 것은 {folder}에 있음; 같은 명령으로 이어서 한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>--jobs: for processes of this machine, not with --scheduler</source>
        <translation>--jobs: 이 컴퓨터의 프로세스에만 쓰며 --scheduler와 함께 쓸 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>{count:,} point</source>
        <translation>점 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>{count:,} points</source>
        <translation>점 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>sweep</source>
        <translation>스윕</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>{count:,} without a scenario; the first: {note}</source>
        <translation>시나리오가 안 되는 점 {count:,}개; 첫째: {note}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>{count:,} given up; the first: {note}</source>
        <translation>포기한 점 {count:,}개; 첫째: {note}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>nothing measured</source>
        <translation>측정된 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>{value} throughout</source>
        <translation>모두 {value}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/sweep.py"/>
        <source>{least} at {first}; {most} at {last}</source>
        <translation>{first}에서 {least}; {last}에서 {most}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/teach.py"/>
        <location filename="../../nandviz/ui/op_end/page.py"/>
        <location filename="../../nandviz/ui/op_end/picture.py"/>
        <source>Five ways to end an op</source>
        <translation>op를 끝내는 다섯 가지 방법</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/teach.py"/>
        <source>OP_ENDs of one {program} in µs, as five designs would have them, and what the laws say of each run.</source>
        <translation>{program} 하나의 OP_END(µs)를 다섯 설계별로 보이고, 각 실행에 대한 법칙 판정을 보인다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/teach.py"/>
        <location filename="../../nandviz/ui/op_end/paint_board.py"/>
        <source>old end {time}</source>
        <translation>원래 종료 {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/teach.py"/>
        <location filename="../../nandviz/ui/op_end/paint_board.py"/>
        <source>executed in full {time}</source>
        <translation>실행 완료 {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/values.py"/>
        <source>an empty path</source>
        <translation>경로가 비어 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/values.py"/>
        <source>'{text}' is not a number of events, 0 to {most}</source>
        <translation>'{text}'은(는) 0에서 {most}까지의 event 수가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/values.py"/>
        <source>'{text}' is not a number of ns, 0 to {most}</source>
        <translation>'{text}'은(는) 0에서 {most} 사이의 ns 수가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/values.py"/>
        <source>'{text}' is not a number of processes, 1 to {most}</source>
        <translation>'{text}'은(는) 프로세스 수(1에서 {most})가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/values.py"/>
        <source>'{text}': {error}</source>
        <translation>'{text}': {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/cli/values.py"/>
        <source>'{text}' is not KEY=VALUE</source>
        <translation>'{text}'은(는) KEY=VALUE 형식이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/display.py"/>
        <source>there is no font here; install one, such as fonts-dejavu-core</source>
        <translation>글꼴이 없음; fonts-dejavu-core 같은 글꼴을 설치할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/display.py"/>
        <source>Qt cannot be loaded ({error})</source>
        <translation>Qt를 불러올 수 없음 ({error})</translation>
    </message>
    <message>
        <location filename="../../nandviz/display.py"/>
        <source>the display does not answer ({asked})</source>
        <translation>디스플레이가 응답하지 않음 ({asked})</translation>
    </message>
    <message>
        <location filename="../../nandviz/display.py"/>
        <source>there is no display that opens ({asked})</source>
        <translation>열리는 디스플레이가 없음 ({asked})</translation>
    </message>
    <message>
        <location filename="../../nandviz/display.py"/>
        <source>DISPLAY and WAYLAND_DISPLAY are not set</source>
        <translation>DISPLAY와 WAYLAND_DISPLAY가 설정되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/errors.py"/>
        <source>{found}; expected {expected}</source>
        <translation>{found}; {expected} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/errors.py"/>
        <location filename="../../nandviz/study/measures.py"/>
        <source>{found} (did you mean '{name}'?)</source>
        <translation>{found} ('{name}'을(를) 뜻했는지?)</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>op</source>
        <translation>op</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>end</source>
        <translation>끝</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>parts</source>
        <translation>part</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>waits, µs</source>
        <translation>대기, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>fate in A</source>
        <translation>A의 결과</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>fate in B</source>
        <translation>B의 결과</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>event</source>
        <translation>event</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>event in A</source>
        <translation>A의 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>event in B</source>
        <translation>B의 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>time in A, µs</source>
        <translation>A의 시각, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <source>Δ, µs</source>
        <translation>Δ, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <source>outcome in A</source>
        <translation>A의 outcome</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <source>outcome in B</source>
        <translation>B의 outcome</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>B less A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Ops</source>
        <translation>Op</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/docks.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Events</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>Laws</source>
        <translation>법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <location filename="../../nandviz/exchange/report/history_page.py"/>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>law</source>
        <translation>law</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/diff_page.py"/>
        <source>title</source>
        <translation>제목</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>a time in µs from 0 to {max}, digits and one point at most</source>
        <translation>0에서 {max}까지의 µs 시각, 숫자와 소수점 하나 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <location filename="../../nandviz/scenario/host_traces/request_row.py"/>
        <source>a whole number from {least} to {most}</source>
        <translation>{least}에서 {most}까지의 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>a name of 1 to {max_word} printable characters</source>
        <translation>인쇄 가능한 문자 1~{max_word}개의 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>at most {max_word} printable characters</source>
        <translation>인쇄 가능한 문자 {max_word}개 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>BASE.STATE of at most {max_word} printable characters</source>
        <translation>인쇄 가능한 문자 {max_word}개 이하의 BASE.STATE</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>each key once</source>
        <translation>key마다 한 번</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>a JSON list of targets</source>
        <translation>target의 JSON 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>a JSON list of at least one target</source>
        <translation>target이 하나 이상인 JSON 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>targets of one die</source>
        <translation>한 die의 target</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>targets such as {"die":0,"plane":1,"block":1,"page":0}</source>
        <translation>{"die":0,"plane":1,"block":1,"page":0} 같은 target</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>a celltype of at most {max_word} printable characters</source>
        <translation>인쇄 가능한 문자 {max_word}개 이하의 celltype</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/cells.py"/>
        <source>targets whose {key} is a whole number from {least} to {most}</source>
        <translation>{key}이(가) {least}에서 {most}까지의 정수인 target</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/badlist.py"/>
        <source>a die and a block</source>
        <translation>die와 block</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/badlist.py"/>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>a whole number {low} to {high}</source>
        <translation>{low}에서 {high}까지의 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>no program_base_whitelist: {names} write the address state</source>
        <translation>program_base_whitelist가 없음: {names}이(가) 주소 상태를 쓴다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>{name} is named beside the bases, but op_bases has none</source>
        <translation>{name}이(가) 다른 곳에서 쓰이지만 op_bases에 없다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>a {kind} reserves the whole die</source>
        <translation>{kind}은(는) die 전체를 예약한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>a {kind} is instant and reserves the whole die</source>
        <translation>{kind}은(는) instant이고 die 전체를 예약한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>instant_resv of a {kind} is not taken over</source>
        <translation>{kind}의 instant_resv는 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>single_single_allowed_bases: only for reads of scope PLANE_SET</source>
        <translation>single_single_allowed_bases: scope가 PLANE_SET인 읽기에만 쓴다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>a second state '{name}'</source>
        <translation>두 번째 상태 '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>each once</source>
        <translation>각각 한 번</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>{count} states</source>
        <translation>상태 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>1 to {most} states</source>
        <translation>상태 1~{most}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>a state and its bus</source>
        <translation>상태와 그 bus</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/bases.py"/>
        <source>{name}: {what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/chains.py"/>
        <source>{name}: a reset stands alone in its batch</source>
        <translation>{name}: reset은 배치에 혼자 있어야 한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/chains.py"/>
        <source>a number of at least 0</source>
        <translation>0 이상의 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/chains.py"/>
        <source>{path}: {rules} has no such sequence</source>
        <translation>{path}: {rules}에 그런 시퀀스가 없다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/chains.py"/>
        <source>{path}: no base '{base}' to come behind another op</source>
        <translation>{path}: 다른 op 뒤에 올 base '{base}'이(가) 없다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/chains.py"/>
        <source>{path}: no such op, not taken over</source>
        <translation>{path}: 그런 op가 없어 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/chains.py"/>
        <source>{name}: unknown rule '{rule}', not taken over</source>
        <translation>{name}: 알 수 없는 규칙 '{rule}', 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/configuration.py"/>
        <source>{problem} (and {count} more)</source>
        <translation>{problem} (그 밖에 {count}건)</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/configuration.py"/>
        <source>a configuration of nandseqgen_v2</source>
        <translation>nandseqgen_v2의 설정</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/configuration.py"/>
        <source>neither op_bases nor op_names</source>
        <translation>op_bases도 op_names도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/configuration.py"/>
        <source>line {line}: {path}: {got}; expected {expected}: left out</source>
        <translation>{line}행: {path}: {got}; 올바른 것: {expected}: 뺐다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/groups.py"/>
        <source>constraints.enabled_rules switches {section} off</source>
        <translation>constraints.enabled_rules가 {section}을(를) 끈다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/groups.py"/>
        <source>{path}: no such state, not taken over</source>
        <translation>{path}: 그런 상태가 없어 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/groups.py"/>
        <source>{path}: no base '{name}', not taken over</source>
        <translation>{path}: base '{name}'이(가) 없어 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/groups.py"/>
        <source>{path}: no group '{name}', not taken over</source>
        <translation>{path}: 그룹 '{name}'이(가) 없어 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/ops.py"/>
        <source>{names}: no base '{base}'</source>
        <translation>{names}: base '{base}'이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/ops.py"/>
        <source>a base of op_bases</source>
        <translation>op_bases의 base</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/ops.py"/>
        <source>{name}: multi, but {base} has no address</source>
        <translation>{name}: multi이지만 {base}에는 주소가 없다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/ops.py"/>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>{sum} in all</source>
        <translation>모두 {sum}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/ops.py"/>
        <source>more than 0, at most {most}</source>
        <translation>0보다 크고 {most} 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/ops.py"/>
        <source>{name}: no duration for {state} of {base}: 0 µs</source>
        <translation>{name}: {base}의 {state}에 시간이 없음: 0 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/ops.py"/>
        <source>{name}: a duration for {state}, which {base} has not: not taken over</source>
        <translation>{name}: {base}에 없는 {state}의 시간: 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <source>a configuration: topology, op_bases, op_names</source>
        <translation>설정: topology, op_bases, op_names</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <location filename="../../nandviz/scenario/loader.py"/>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>an empty file</source>
        <translation>빈 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <source>line {line}: {text}</source>
        <translation>{line}행: {text}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <location filename="../../nandviz/scenario/fields.py"/>
        <location filename="../../nandviz/scenario/loader.py"/>
        <location filename="../../nandviz/scenario/paths.py"/>
        <source>a mapping of keys and values</source>
        <translation>key와 값의 mapping</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <source>{path} stands here again: this counts</source>
        <translation>{path}이(가) 다시 나옴: 이것을 쓴다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <location filename="../../nandviz/scenario/section.py"/>
        <source>the key '{key}'</source>
        <translation>key '{key}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <location filename="../../nandviz/scenario/script.py"/>
        <location filename="../../nandviz/scenario/section.py"/>
        <source>missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <location filename="../../nandviz/scenario/fields.py"/>
        <location filename="../../nandviz/scenario/paths.py"/>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <source>one key and its value</source>
        <translation>키 하나와 그 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <source>a word</source>
        <translation>낱말</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>true or false</source>
        <translation>true 또는 false</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/reading.py"/>
        <source>{path}: unknown, not taken over</source>
        <translation>{path}: 알 수 없어 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/settings.py"/>
        <source>policies: {names}: of the generator's search, not taken over</source>
        <translation>policies: {names}: 생성기의 탐색에만 쓰여 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/weights.py"/>
        <source>a weight, a number of at least 0</source>
        <translation>가중치, 0 이상의 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/weights.py"/>
        <source>{path}: neither an op nor a base, not taken over</source>
        <translation>{path}: op도 base도 아니어서 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/config/weights.py"/>
        <source>{path}: no phase of this part, not taken over</source>
        <translation>{path}: 이 부품의 단계가 아니어서 가져오지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/definitions.py"/>
        <source>base {name} has {count} states; expected at most {most}</source>
        <translation>base {name}의 state가 {count}개임; 최대 {most}개여야 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/definitions.py"/>
        <source>the files have {count:,} kinds of op; expected at most {most:,}</source>
        <translation>파일에 op 종류가 {count:,}개 있음; 최대 {most:,}개여야 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/definitions.py"/>
        <source>every {name} was suspended</source>
        <translation>{name}이(가) 모두 suspend됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/definitions.py"/>
        <source>no {name} is shown in one piece</source>
        <translation>끊기지 않은 {name}이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/expected_status.py"/>
        <source>op {uid} ({name}): exp_val {at_end} as of its end at {end}; {before} as of its submission at {submitted}</source>
        <translation>op {uid} ({name}): exp_val은 끝 {end} 기준 {at_end}; 제출 {submitted} 기준으로는 {before}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/exporter.py"/>
        <source>cannot export op {name}: expected {error}</source>
        <translation>op {name}을(를) 내보낼 수 없음: {error} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/exporter.py"/>
        <source>cannot export op {name}: expected states without a point</source>
        <translation>op {name}을(를) 내보낼 수 없음: 점이 없는 상태 이름 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/exporter.py"/>
        <source>cannot write {folder}: {why}</source>
        <translation>{folder}에 쓸 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/exporter.py"/>
        <source>{count} SUSPEND suspended nothing: to a reader of the files it overlaps the op that ended meanwhile</source>
        <translation>SUSPEND {count}개가 아무것도 suspend하지 않음: 파일을 읽는 쪽에는 그동안 끝난 op와 겹쳐 보임</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/exporter.py"/>
        <source>{count} SUSPENDs suspended nothing: to a reader of the files they overlap the ops that ended meanwhile</source>
        <translation>SUSPEND {count}개가 아무것도 suspend하지 않음: 파일을 읽는 쪽에는 그동안 끝난 op와 겹쳐 보임</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/exporter.py"/>
        <source>cannot export times past {max} µs</source>
        <translation>{max} µs를 넘는 시각은 내보낼 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/findings.py"/>
        <source>{kind}*.csv of {name} has no rows: taken as missing</source>
        <translation>{name}의 {kind}*.csv에 행이 없음: 없는 것으로 처리</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/findings.py"/>
        <source>{rewritten:,} rows of {name} and the runs before give a segment another end than the file before: the later one is shown</source>
        <translation>{name}과(와) 이전 실행의 {rewritten:,}행에서 segment의 끝이 앞 파일과 다름: 나중 값을 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/findings.py"/>
        <source>a segment of no length, kept but without a bar, {count:,} times: the first is of {op} at {at}</source>
        <translation>길이가 0인 segment, 유지하되 막대 없음, {count:,}번: 첫 번째는 {at}의 {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/findings.py"/>
        <source>an OP_END without an OP_START, {count:,} times: the first is of {op} at {at}</source>
        <translation>OP_START 없는 OP_END, {count:,}번: 첫 번째는 {at}의 {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/findings.py"/>
        <source>{count:,} of {count2:,} SUSPENDs let the op in CORE_BUSY run on and cut another one: the first is op {uid} at {at} (op {uid2} ran on, op {uid3} was cut)</source>
        <translation>SUSPEND {count2:,}개 중 {count:,}개가 CORE_BUSY인 op를 두고 다른 op를 끊음: 첫 번째는 {at}의 op {uid} (op {uid2}은(는) 계속 실행, op {uid3}이(가) 끊김)</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/findings.py"/>
        <source>{count:,} of {count2:,} SUSPENDs cut nothing: the first is op {uid} at {at}</source>
        <translation>SUSPEND {count2:,}개 중 {count:,}개가 아무것도 끊지 않음: 첫 번째는 {at}의 op {uid}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>no such file or folder</source>
        <translation>그런 파일이나 폴더가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>cannot be read: {why}</source>
        <translation>읽을 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>folders in {source} that hold runs are not read with its own: {names}</source>
        <translation>{source} 안에 실행이 든 폴더는 함께 읽지 않음: {names}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>nothing to import</source>
        <translation>가져올 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>a second file of {kind} in one folder</source>
        <translation>한 폴더에 {kind} 파일이 두 개</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>one of them</source>
        <translation>하나만</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>an end before its start</source>
        <translation>끝이 시작보다 앞섬</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>start &lt;= end</source>
        <translation>start &lt;= end</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>not end - start</source>
        <translation>end - start가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>end - start</source>
        <translation>end - start</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>time goes back, which makes {count} runs</source>
        <translation>시각이 되돌아가 실행이 {count}개가 됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/folders.py"/>
        <source>the rows of {count}, by time</source>
        <translation>시각순으로 정렬된 {count}개의 행</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>the files do not hold the backlog</source>
        <translation>파일에 backlog가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>the files hold neither refusals nor the backlog; fates are worked out from the events</source>
        <translation>파일에 거부도 backlog도 없음; 결과는 이벤트에서 알아냄</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>the files do not hold what was planned</source>
        <translation>파일에 계획된 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>the files do not hold remainders</source>
        <translation>파일에 나머지가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>the files hold neither batches nor gaps nor the backlog</source>
        <translation>파일에 batch도 간격도 backlog도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>finding the ops</source>
        <translation>op 찾는 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>{map}: no op in any file</source>
        <translation>{map}: 파일에 op가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>building the trace</source>
        <translation>트레이스 만드는 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>op {number} has {count} targets</source>
        <translation>op {number}의 target이 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>{name}: {what}; expected at most {max_targets}</source>
        <translation>{name}: {what}; {max_targets}개 이하 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>the runs have {dies} dies together; expected at most {max_dies}</source>
        <translation>실행의 die가 모두 {dies}개; {max_dies}개 이하 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>the runs have {dies} dies of {planes} planes together; expected at most {most} planes</source>
        <translation>실행에 plane {planes}개짜리 die가 모두 {dies}개; plane {most}개 이하 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/importer.py"/>
        <source>no {gone}</source>
        <translation>{gone} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/known.py"/>
        <source>the files do not say which states use the bus</source>
        <translation>파일에 버스를 쓰는 상태가 나와 있지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/known.py"/>
        <source>the configuration has no base {names}</source>
        <translation>구성 파일에 base {names}이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/known.py"/>
        <source>{path} does not say what these ops are, or says another base: {names}</source>
        <translation>{path}에 이 op들이 없거나 base가 다름: {names}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/problems.py"/>
        <source>and more: only the first {max_problems} problems are listed</source>
        <translation>이하 생략: 처음 {max_problems}개만 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>not CSV: {error}</source>
        <translation>CSV가 아님: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>RFC 4180</source>
        <translation>RFC 4180</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>at most {max_line:,} characters</source>
        <translation>문자 {max_line:,}개 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>a very long cell</source>
        <translation>너무 긴 셀</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>no header row</source>
        <translation>머리글 행이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>{count:,} columns</source>
        <translation>열 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>at most {max_columns:,}</source>
        <translation>{max_columns:,}개 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>no column '{name}' in the header</source>
        <translation>머리글에 열 '{name}'이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>column '{name}' stands twice</source>
        <translation>열 '{name}'이(가) 두 번 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>{count} cells</source>
        <translation>셀 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>an empty line</source>
        <translation>빈 줄</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/sheets.py"/>
        <source>{width} cells</source>
        <translation>셀 {width}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>a very long line</source>
        <translation>너무 긴 줄</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>at most {max_line:,} bytes</source>
        <translation>{max_line:,}바이트 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>is a directory</source>
        <translation>디렉터리임</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <location filename="../../nandviz/files/writing.py"/>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <location filename="../../nandviz/scenario/source.py"/>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>not a regular file</source>
        <translation>일반 파일이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>a CSV file</source>
        <translation>CSV 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>{st_size:,} bytes long</source>
        <translation>{st_size:,}바이트</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>at most {max_bytes:,} bytes</source>
        <translation>{max_bytes:,}바이트 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>a NUL character</source>
        <translation>NUL 문자</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>a text file</source>
        <translation>텍스트 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>not UTF-8</source>
        <translation>UTF-8이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/nandseqgen/texts.py"/>
        <source>a text file in UTF-8</source>
        <translation>UTF-8 텍스트 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/perfetto/packets.py"/>
        <source>Perfetto files need another package: {command}</source>
        <translation>Perfetto 파일에는 패키지가 하나 더 필요하다: {command}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/perfetto/writer.py"/>
        <location filename="../../nandviz/exchange/vcd.py"/>
        <source>{name}, up to {time}</source>
        <translation>{name}, {time}까지</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/registry.py"/>
        <source>{path}: holds no trace that could be read</source>
        <translation>{path}: 읽을 수 있는 트레이스가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/registry.py"/>
        <source>files of several formats cannot make one trace</source>
        <translation>서로 다른 형식의 파일은 하나의 트레이스가 될 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/registry.py"/>
        <source>the current folder</source>
        <translation>현재 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/registry.py"/>
        <source>cannot write {path}: it holds {name} of another program; take a folder of its own</source>
        <translation>{path}에 쓸 수 없음: 다른 프로그램의 {name}이(가) 들어 있음; 별도의 폴더를 쓸 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/registry.py"/>
        <source>{path}: no such file or folder</source>
        <translation>{path}: 그런 파일이나 폴더가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/registry.py"/>
        <source>{path}: nothing to import; expected {files}</source>
        <translation>{path}: 가져올 것이 없음; {files} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>nothing has begun</source>
        <translation>시작된 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>{name} cannot be replayed: {why}</source>
        <translation>{name}을(를) 재실행할 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>op {uid} cannot be replayed: in a scenario, block b is on plane b mod planes</source>
        <translation>op {uid}을(를) 재실행할 수 없음: 시나리오에서 block b는 plane (b mod planes)에 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>nothing says which states use the bus: all but CORE_BUSY do here</source>
        <translation>버스를 쓰는 상태를 알 수 없음: 여기서는 CORE_BUSY 외에 모두 씀</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>the time of {name} is a guess: {why}</source>
        <translation>{name}의 시간은 추정값: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>nothing says how long it takes</source>
        <translation>걸리는 시간을 알 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>nothing says its block</source>
        <translation>block을 알 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>nothing says its page</source>
        <translation>page를 알 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>op {uid} ({name}) is left out: {why}</source>
        <translation>op {uid} ({name}) 제외: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>op {uid} ({name}) reads page {page}</source>
        <translation>op {uid} ({name})이(가) page {page}을(를) read함</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/replay.py"/>
        <source>op {uid} ({name}) programs page {page}</source>
        <translation>op {uid} ({name})이(가) page {page}을(를) program함</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/history_page.py"/>
        <source>nandviz history</source>
        <translation>nandviz history</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/history_page.py"/>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>what always holds</source>
        <translation>항상 성립하는 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/judged.py"/>
        <source>{where}: {detail}</source>
        <translation>{where}: {detail}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/judged.py"/>
        <source>event {event}, {at}</source>
        <translation>event {event}, {at}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/judged.py"/>
        <source>op {uid}, event {event}, {at}</source>
        <translation>op {uid}, event {event}, {at}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>{count} file is not well</source>
        <translation>파일 {count}개에 문제가 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>{count} files are not well</source>
        <translation>파일 {count}개에 문제가 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>No law and no expectation is broken.</source>
        <translation>위반된 법칙도, 어긋난 기대도 없다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>violations</source>
        <translation>위반 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>detail</source>
        <translation>상세</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>Expected</source>
        <translation>기대</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>entry</source>
        <translation>entry</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>line</source>
        <translation>줄</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>law {law}: {more:,} more violations</source>
        <translation>법칙 {law}: 위반 {more:,}개 더 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>law {law}</source>
        <translation>법칙 {law}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>event {event}</source>
        <translation>event {event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>To see it: {command}</source>
        <translation>보려면: {command}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>To see it: {command}, then G and #{event}</source>
        <translation>보려면: {command}, 그다음 G와 #{event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <source>figure</source>
        <translation>지표</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <source>what</source>
        <translation>항목</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/report/report_page.py"/>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/saved.py"/>
        <source>{path}: a saved trace is judged as it was imported</source>
        <translation>{path}: 저장된 트레이스는 가져올 때의 기준으로 판정함</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/saved.py"/>
        <source>saved traces are opened one at a time</source>
        <translation>저장된 트레이스는 한 번에 하나씩 열 수 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/saved.py"/>
        <source>saving {name}</source>
        <translation>{name} 저장 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/vcd.py"/>
        <source>1 part or state has no length: a signal has one value an instant, so it is not shown</source>
        <translation>길이가 없는 part 또는 상태 1개: 신호는 한 순간에 값이 하나뿐이므로 보이지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/exchange/vcd.py"/>
        <source>{count} parts and states have no length: a signal has one value an instant, so they are not shown</source>
        <translation>길이가 없는 part와 상태 {count}개: 신호는 한 순간에 값이 하나뿐이므로 보이지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <source>it is named twice ({path})</source>
        <translation>두 번 지정됨 ({path})</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <source>it lies in another output ({path})</source>
        <translation>다른 출력({path}) 안에 있습니다</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <source>it is a file, not a folder</source>
        <translation>폴더가 아니라 파일임</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <source>it is a folder</source>
        <translation>폴더임</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <source>{suffix} for a {kind} file</source>
        <translation>{kind} 파일에는 {suffix}</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <source>its name ends in '{suffix}'; expected {wanted}</source>
        <translation>이름이 '{suffix}'(으)로 끝남; {wanted} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <source>it is or holds what is read ({path}); take another name</source>
        <translation>읽는 대상이거나 그것을 담고 있음 ({path}); 다른 이름을 쓸 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/targets.py"/>
        <location filename="../../nandviz/files/writing.py"/>
        <source>cannot write {path}: {why}</source>
        <translation>{path}에 쓸 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/writing.py"/>
        <source>cannot write {folder}: it is already there</source>
        <translation>{folder}에 쓸 수 없음: 이미 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/writing.py"/>
        <location filename="../../nandviz/study/folder.py"/>
        <source>cannot make folder {folder}: {why}</source>
        <translation>폴더 {folder}을(를) 만들 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/writing.py"/>
        <source>no folder {parent}</source>
        <translation>폴더 {parent}이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/writing.py"/>
        <source>the file there is read-only</source>
        <translation>그 파일은 읽기 전용임</translation>
    </message>
    <message>
        <location filename="../../nandviz/files/writing.py"/>
        <source>cannot write {target}: it is a link to another disk</source>
        <translation>{target}에 쓸 수 없음: 다른 디스크로의 링크임</translation>
    </message>
    <message>
        <location filename="../../nandviz/installed.py"/>
        <source>{version} (compiled)</source>
        <translation>{version} (컴파일됨)</translation>
    </message>
    <message>
        <location filename="../../nandviz/installed.py"/>
        <source>{version} (plain Python)</source>
        <translation>{version} (순수 Python)</translation>
    </message>
    <message>
        <location filename="../../nandviz/installed.py"/>
        <source>nandviz is not installed whole: its folder of {kind} is missing</source>
        <translation>nandviz 설치가 완전하지 않음: {kind} 폴더가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/json_text.py"/>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>the key '{value}' a second time</source>
        <translation>key '{value}'이(가) 두 번째로 나옴</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Conservation: a completed op executed its nominal time</source>
        <translation>보존: 완료된 op는 nominal 시간만큼 실행됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One OP_END per completed op</source>
        <translation>완료된 op마다 OP_END 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One apply per completed committing op</source>
        <translation>완료된 commit op마다 apply 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>No overlap on a plane</source>
        <translation>plane에서 겹치지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>No overlap on a bus</source>
        <translation>bus에서 겹치지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Silence of a suspended axis</source>
        <translation>suspend된 axis의 침묵</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>A resumed op keeps its targets</source>
        <translation>resume된 op는 target을 유지함</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>PROGRAM resumes before ERASE</source>
        <translation>PROGRAM이 ERASE보다 먼저 resume됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Flushed in queue order</source>
        <translation>queue 순서로 flush됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One fate per op</source>
        <translation>op마다 fate 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>A queue that is not empty will be flushed; stacks add up</source>
        <translation>비어 있지 않은 queue는 flush됨; stack의 합이 맞음</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>One live OP_END per planned or running op</source>
        <translation>계획·실행 중인 op마다 살아 있는 OP_END 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Remainders never grow</source>
        <translation>남은 시간은 늘지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Order within a block</source>
        <translation>block 안의 순서</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Exclusions kept</source>
        <translation>배제 규칙 준수</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Events and plan agree</source>
        <translation>event와 plan이 일치함</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/laws.py"/>
        <source>Distance kept</source>
        <translation>간격 유지</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/words.py"/>
        <source>pass</source>
        <translation>통과</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/words.py"/>
        <source>broken</source>
        <translation>위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/model/words.py"/>
        <source>not judged</source>
        <translation>판정하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/process.py"/>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/process.py"/>
        <source>ended by {name}</source>
        <translation>{name}(으)로 종료됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/process.py"/>
        <source>cannot write to the standard output: it is closed</source>
        <translation>표준 출력에 쓸 수 없음: 닫혀 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/process.py"/>
        <source>cannot write to the standard output: {why}</source>
        <translation>표준 출력에 쓸 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <location filename="../../nandviz/query/columns_asof.py"/>
        <source>no event {k}: the last one is {last}</source>
        <translation>event {k}이(가) 없음: 마지막은 {last}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <source>no op {uid} as of event {k}</source>
        <translation>event {k} 시점에 op {uid}이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <source>event {index} is not handled as of event {k}</source>
        <translation>event {k} 시점에 event {index}은(는) 처리되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/asof.py"/>
        <source>no refusal {number} as of event {k}</source>
        <translation>event {k} 시점에 거부 {number}이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/batch_words.py"/>
        <source>SUBMIT of batch {batch} rejected</source>
        <translation>batch {batch}의 SUBMIT 거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/batch_words.py"/>
        <source>SUBMIT of batch {batch}</source>
        <translation>batch {batch}의 SUBMIT</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/batch_words.py"/>
        <source>the controller lets {op} run on</source>
        <translation>컨트롤러가 {op}을(를) 계속 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/batch_words.py"/>
        <source>{head}, its proposal rejected</source>
        <translation>{head}, 제안 거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/batch_words.py"/>
        <source>nothing proposed</source>
        <translation>제안 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/batch_words.py"/>
        <source>{ops} refused with it</source>
        <translation>{ops}도 함께 거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/batch_words.py"/>
        <source>{op} refused: {reason} ({detail})</source>
        <translation>{op} 거부: {reason} ({detail})</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>batch {batch} submits {op}</source>
        <translation>batch {batch}에서 {op} 제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>the files first show {op}</source>
        <translation>파일에 {op}이(가) 처음 나타남</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{op} is op {dropped}, dropped, once more</source>
        <translation>{op}: 폐기된 op {dropped}의 재제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{op} suspends it: {left} left</source>
        <translation>{op}이(가) suspend함: {left} 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{op} resumes it: it runs on at {at}</source>
        <translation>{op}이(가) resume함: {at}부터 이어서 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>its resume is taken back</source>
        <translation>resume이 철회됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>a RESET aborts it</source>
        <translation>RESET으로 abort됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{why} to the {axis} backlog</source>
        <translation>{axis} backlog으로 {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>goes behind the SUSPEND at once: it does not wait for the RESUME</source>
        <translation>바로 SUSPEND 뒤로 감: RESUME을 기다리지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>leaves the {axis} backlog, {fate}{why}</source>
        <translation>{axis} backlog에서 나감, {fate}{why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{kind} at {at}</source>
        <translation>{at}에 {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{kind} planned for {at}</source>
        <translation>{at}에 {kind} 예정</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>its OP_END at {at} is cancelled</source>
        <translation>{at}의 OP_END 취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <location filename="../../nandviz/query/entry_hits.py"/>
        <source>refused: {reason}</source>
        <translation>거부됨: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>it is submitted once more as op {as_uid}</source>
        <translation>op {as_uid}(으)로 한 번 더 제출됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>overtakes {erase}, which waits to erase its block</source>
        <translation>자기 block의 erase를 기다리는 {erase}을(를) 앞지름</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>ARRIVE of request {number}: {outcome}</source>
        <translation>요청 {number}의 ARRIVE: {outcome}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/causes.py"/>
        <source>{kind} of {op}: {outcome}</source>
        <translation>{op}의 {kind}: {outcome}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>op {uid} overtakes {erase}, which waits to erase its block: a stale read</source>
        <translation>op {uid}이(가) 자기 block의 erase를 기다리는 {erase}을(를) 앞지름: stale read</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>op {uid} comes too late: what it was to suspend ends before it does</source>
        <translation>op {uid}이(가) 너무 늦음: suspend할 op가 먼저 끝남</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>op {uid} finds nothing suspended</source>
        <translation>op {uid}: suspend된 op 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>SUSPEND of op {uid} on die {die}: {left} left</source>
        <translation>op {uid}의 SUSPEND, die {die}: {left} 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{ops} displaced to {axis} backlog</source>
        <translation>{ops}: {axis} backlog으로 displaced</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>OP_END of op {uid} cancelled</source>
        <translation>op {uid}의 OP_END 취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>resume of op {uid} taken back, it is suspended again</source>
        <translation>op {uid}의 resume 철회, 다시 suspend 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>cut at the end of a pulse, at {at}</source>
        <translation>pulse 끝인 {at}에서 끊김</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{redone} of the pulse that is cut to be done again</source>
        <translation>끊긴 pulse의 {redone} 다시 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{ops} advanced behind the SUSPEND, up to {end}</source>
        <translation>{ops}을(를) SUSPEND 뒤로 앞당김, {end}까지</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>RESUME of op {uid} on die {die} at {at}</source>
        <translation>op {uid}의 RESUME, die {die}, {at}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>it takes {time} to go on</source>
        <translation>이어 가는 데 {time} 걸림</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>part {number} runs the {left} that were left; resumed OP_END at {end}</source>
        <translation>part {number}이(가) 남은 {left} 실행; resume된 OP_END는 {end}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{axis} backlog will be flushed at {time}</source>
        <translation>{axis} backlog은 {time}에 flush 예정</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{ops} aborted</source>
        <translation>{ops} abort</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>nothing to abort</source>
        <translation>abort할 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>RESET of die {die}: {words}</source>
        <translation>die {die}의 RESET: {words}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>the suspension of {ops} never happened</source>
        <translation>{ops}의 suspend는 일어나지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{ops} deferred to {axis} backlog</source>
        <translation>{ops}: {axis} backlog으로 deferred</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{ops} put behind it into {axis} backlog</source>
        <translation>{ops}: 뒤이어 {axis} backlog에 들어감</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{ops} moved to {axis} backlog</source>
        <translation>{ops}: {axis} backlog으로 moved</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{op} planned at {start}</source>
        <translation>{op}: {start}에 계획</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/commit_words.py"/>
        <source>{ops} planned from {first} to {last}</source>
        <translation>{ops}: {first} ~ {last}에 계획</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/comparison.py"/>
        <source>Both runs are the same.</source>
        <translation>두 실행이 같습니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/comparison.py"/>
        <source>Every event is the same in both.</source>
        <translation>양쪽의 모든 event가 같습니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>starts {op}</source>
        <translation>{op} 시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>ends {op}</source>
        <translation>{op} 종료</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>flushes {ops}</source>
        <translation>{ops} flush</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>drops {ops}</source>
        <translation>{ops} 탈락</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>fails to flush the {axis} backlog: {reason}</source>
        <translation>{axis} backlog flush 실패: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>flushes nothing from the {axis} backlog</source>
        <translation>{axis} backlog에서 flush한 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>takes up request {number}</source>
        <translation>요청 {number} 접수</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>refuses: {reason}</source>
        <translation>거부: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>submits nothing</source>
        <translation>제출 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>proposes nothing</source>
        <translation>제안 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>defers {ops}</source>
        <translation>{ops} 보류</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>submits {ops}</source>
        <translation>{ops} 제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>proposes {ops}</source>
        <translation>{ops} 제안</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <source>suspends {ops}</source>
        <translation>{ops} suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <location filename="../../nandviz/query/entry_hits.py"/>
        <source>resumes {ops}</source>
        <translation>{ops} resume</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/deeds.py"/>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>{op} on {place}</source>
        <translation>{op}({place})</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>B: {op}</source>
        <translation>B: {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>A: {op}</source>
        <translation>A: {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>A: {a}; B: {b}</source>
        <translation>A: {a}; B: {b}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>{op} (op {uid} of B)</source>
        <translation>{op} (B의 op {uid})</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>start {delta}</source>
        <translation>시작 {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>end {delta}</source>
        <translation>끝 {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>parts {delta:+}</source>
        <translation>part {delta:+}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>suspends {delta:+}</source>
        <translation>suspend {delta:+}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>waits {delta} µs</source>
        <translation>대기 {delta} µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>{kind} of batch {batch}</source>
        <translation>batch {batch}의 {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{kind} on die {die}</source>
        <translation>{kind}, die {die}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>in A only</source>
        <translation>A에만 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>in B only</source>
        <translation>B에만 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <source>{a} → {b}</source>
        <translation>{a} → {b}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/difference_words.py"/>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>{delta} µs</source>
        <translation>{delta} µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/divergence.py"/>
        <source>Same until event {event} ({time}). There {what}.</source>
        <translation>event {event}({time})까지 같습니다. 거기서 {what}.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/divergence.py"/>
        <source>A {a}; B has no such event</source>
        <translation>A는 {a}, B에는 그런 event가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/divergence.py"/>
        <source>B {b}; A has no such event</source>
        <translation>B는 {b}, A에는 그런 event가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/divergence.py"/>
        <source>A {a} first, at the same instant; B {b} first</source>
        <translation>같은 순간에 A는 {a} 먼저, B는 {b} 먼저</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/divergence.py"/>
        <source>A {a}; B {b}, and another event has led to it</source>
        <translation>A는 {a}, B는 {b}, 원인이 된 event가 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/divergence.py"/>
        <source>A {a}; B {b}</source>
        <translation>A는 {a}, B는 {b}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/divergence.py"/>
        <source>{what} (at {time})</source>
        <translation>{what} ({time})</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/op_differences.py"/>
        <source>dropped</source>
        <translation>탈락</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/op_differences.py"/>
        <source>not started</source>
        <translation>시작 안 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/op_differences.py"/>
        <source>not ended</source>
        <translation>끝나지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/compare/value_differences.py"/>
        <source>metric at the end</source>
        <translation>끝의 metric</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/entry_hits.py"/>
        <source>after the end of the run</source>
        <translation>실행이 끝난 뒤</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/entry_hits.py"/>
        <source>waits in the backlog: {reason}</source>
        <translation>backlog에서 대기: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/entry_hits.py"/>
        <source>cuts {ops}</source>
        <translation>{ops} 자름</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/entry_hits.py"/>
        <source>hits nothing</source>
        <translation>영향 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/event_text.py"/>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{kind} at {time}</source>
        <translation>{time}에 {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/event_text.py"/>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{kind} of op {uid} at {time}</source>
        <translation>{time}에 op {uid}의 {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/event_text.py"/>
        <source>{what}, event {event} cancelled it</source>
        <translation>{what}, event {event}이(가) 취소함</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <location filename="../../nandviz/session/laws.py"/>
        <location filename="../../nandviz/ui/statusbar/place.py"/>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>the run is not complete</source>
        <translation>실행이 끝나지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>{subject}: expected {expected}</source>
        <translation>{subject}: 기대 {expected}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>{asked}; not judged: {why_not}</source>
        <translation>{asked}; 판정하지 않음: {why_not}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>{asked}, got {got}</source>
        <translation>{asked}, 실제 {got}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>not submitted before the run ends</source>
        <translation>실행이 끝나기 전에 제출되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>the run ends before op {op} does</source>
        <translation>op {op}보다 실행이 먼저 끝남</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>not rejected: {fate}</source>
        <translation>거부되지 않음: {fate}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <location filename="../../nandviz/teach/words.py"/>
        <source>never</source>
        <translation>없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>the laws are not judged yet</source>
        <translation>법칙을 아직 판정하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>{fate}, not ended</source>
        <translation>{fate}, 끝나지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>law {law} {verdict}</source>
        <translation>법칙 {law} {verdict}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/expected.py"/>
        <source>broken at event {event}: {detail}</source>
        <translation>event {event}에서 위반: {detail}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>read latency, die {state}</source>
        <translation>read latency, die {state}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>{kind} requests</source>
        <translation>{kind} 요청</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>{kind} requests, die: {doing}</source>
        <translation>{kind} 요청, die: {doing}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>{word}, µs</source>
        <translation>{word}, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>overload</source>
        <translation>과부하</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>dies</source>
        <translation>die</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>work asked for</source>
        <translation>요구된 작업량</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>completion delay</source>
        <translation>완료 지연</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>slowdown</source>
        <translation>slowdown</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>overhead, µs</source>
        <translation>오버헤드, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>longest ended, µs</source>
        <translation>끝난 것 중 최장, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>reads served, each</source>
        <translation>suspend당 처리한 read</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>empty</source>
        <translation>read 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>starvation</source>
        <translation>starvation</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>oldest age, µs</source>
        <translation>가장 오래된 대기, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>forward progress per resume</source>
        <translation>resume당 진행</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>stale</source>
        <translation>stale</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>{times} times</source>
        <translation>{times}회</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>suspends per op</source>
        <translation>op당 suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/figure_list.py"/>
        <source>utilisation</source>
        <translation>사용률</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>{kind} of {axis} backlog on die {die}</source>
        <translation>{axis} backlog의 {kind}, die {die}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>{head}: nothing, {axis} is suspended there again</source>
        <translation>{head}: 처리 없음, 그곳의 {axis}이(가) 다시 suspend 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>nothing is left in it</source>
        <translation>남은 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>{ops} planned again</source>
        <translation>{ops} 다시 계획</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>op {uid} dropped after {count} failed attempts: {reason}</source>
        <translation>시도 {count}회 실패 후 op {uid} 폐기: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>op {uid} dropped: {reason}, and nothing to come can change that</source>
        <translation>op {uid} 폐기: {reason}, 앞으로 이를 바꿀 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>op {uid} dropped: {reason}</source>
        <translation>op {uid} 폐기: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>op {uid} refused: {reason}, attempt {count} of {most}</source>
        <translation>op {uid} 거부: {reason}, 시도 {count}/{most}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>{ops} let pass what is on other blocks</source>
        <translation>{ops}이(가) 다른 block의 op를 먼저 보냄</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/flush_words.py"/>
        <source>BACKLOG_RETRY at {time}</source>
        <translation>{time}에 BACKLOG_RETRY</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>Request {number} arrives, a read of {count} page</source>
        <translation>요청 {number} 도착, {count}페이지 읽기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>Request {number} arrives, a read of {count} pages</source>
        <translation>요청 {number} 도착, {count}페이지 읽기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>Request {number} arrives, a write of {count} page</source>
        <translation>요청 {number} 도착, {count}페이지 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>Request {number} arrives, a write of {count} pages</source>
        <translation>요청 {number} 도착, {count}페이지 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>on die {die} it waits for {op}, until {end}</source>
        <translation>die {die}에서 {op}을(를) {end}까지 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>on die {die} it waits</source>
        <translation>die {die}에서 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>on {count} more die too</source>
        <translation>다른 die {count}개에서도 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>on {count} more dies too</source>
        <translation>다른 die {count}개에서도 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>{op} planned at {start}, in place of garbage collection</source>
        <translation>{op}이(가) 가비지 컬렉션을 대신하여 {start}에 계획됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>{op} planned at {start} for request {number}</source>
        <translation>{op}이(가) 요청 {number}을(를) 위해 {start}에 계획됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>no read waits on die {die}</source>
        <translation>die {die}에 대기 중인 읽기 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>{count} read waits on die {die}</source>
        <translation>die {die}에 읽기 {count}개 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>{count} reads wait on die {die}</source>
        <translation>die {die}에 읽기 {count}개 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>the controller submits {op}</source>
        <translation>컨트롤러가 {op} 제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>the controller submits {op} in place of garbage collection</source>
        <translation>컨트롤러가 가비지 컬렉션을 대신하여 {op} 제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/host_words.py"/>
        <source>the controller submits {op} for request {number}</source>
        <translation>컨트롤러가 요청 {number}을(를) 위해 {op} 제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>suspend</source>
        <translation>suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>resume</source>
        <translation>resume</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>resumed OP_END</source>
        <translation>resume된 OP_END</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>backlog change</source>
        <translation>backlog 변화</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <source>refusal</source>
        <translation>거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/jumps.py"/>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>broken law</source>
        <translation>법칙 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/latency.py"/>
        <source>overload: die {dies} is asked for {share} times what it can do while requests come; latencies grow with the length of the trace</source>
        <translation>과부하: 요청이 들어오는 동안 die {dies}에 할 수 있는 일의 {share}배가 요구됩니다. 지연은 trace가 길어질수록 커집니다</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/latency.py"/>
        <source>overload: {count} of {all} dies ({dies}) are asked for up to {share} times what they can do while requests come; latencies grow with the length of the trace</source>
        <translation>과부하: 요청이 들어오는 동안 die {all}개 중 {count}개({dies})에 할 수 있는 일의 최대 {share}배가 요구됩니다. 지연은 trace가 길어질수록 커집니다</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>not in B</source>
        <translation>B에 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>new in B</source>
        <translation>B에 새로 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>B: {what}</source>
        <translation>B: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>{why} ({reason})</source>
        <translation>{why}({reason})</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>in A: {why}</source>
        <translation>A에서: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/beside.py"/>
        <source>in B: {why}</source>
        <translation>B에서: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_aborts.py"/>
        <source>op {uid}: aborted</source>
        <translation>op {uid}: abort됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_aborts.py"/>
        <source>op {uid}: {time} aborted</source>
        <translation>op {uid}: {time} abort됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_backlog.py"/>
        <source>op {uid} was here</source>
        <translation>op {uid}의 원래 자리</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_marks.py"/>
        <source>A and B part here</source>
        <translation>여기서 A와 B가 갈림</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/read_suspended.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>op {uid}: {left} left</source>
        <translation>op {uid}: {left} 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>{count} event</source>
        <translation>event {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>{count} events</source>
        <translation>event {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>too many segments for totals: zoom in</source>
        <translation>합계를 내기에 segment가 너무 많음: 확대할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>cores busy {time} (each op once)</source>
        <translation>core 사용 {time} (op마다 한 번)</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/marks/totals.py"/>
        <source>bus busy {time}</source>
        <translation>bus 사용 {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>… and {count} more</source>
        <translation>… 외 {count}건</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>Start of {name}: {counts} pending</source>
        <translation>{name} 시작: 대기 {counts}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <location filename="../../nandviz/scenario/host_traces/rows.py"/>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>OP_START of {op} on {place}</source>
        <translation>{op}의 OP_START, {place}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>OP_END of {op} on {place}</source>
        <translation>{op}의 OP_END, {place}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>Resumed OP_END of {op} on {place}</source>
        <translation>{op}의 resume된 OP_END, {place}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>completed after being suspended once</source>
        <translation>1회 suspend 후 완료</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>completed after being suspended {count} times</source>
        <translation>{count}회 suspend 후 완료</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>request {number} is done, {time} after it came</source>
        <translation>요청 {number} 완료, 도착 후 {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{block} takes no more pages until it is erased</source>
        <translation>{block}: erase 전까지 page를 더 받지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{block} page {page} applied</source>
        <translation>{block} page {page} 적용</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration.py"/>
        <source>{block} is {state}</source>
        <translation>{block}: {state}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{op} submitted for {place}</source>
        <translation>{op} 제출, {place}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} cut at {at} in {state}: {consumed} consumed + {remaining} left = {nominal}; suspension {n}, by op {by}</source>
        <translation>op {uid}이(가) {at}에 {state}에서 끊김: 소비 {consumed} + 잔여 {remaining} = {nominal}; suspend {n}번째, op {by}에 의함</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} does the {redone} of its last pulse again</source>
        <translation>op {uid}이(가) 마지막 pulse의 {redone} 다시 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} waits in {axis} backlog</source>
        <translation>op {uid}이(가) {axis} backlog에서 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} waits in {axis} backlog, {delta} behind op {anchor}</source>
        <translation>op {uid}이(가) {axis} backlog에서 대기, op {anchor}의 {delta} 뒤</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} waits in {axis} backlog, {delta} after the start of op {anchor}</source>
        <translation>op {uid}이(가) {axis} backlog에서 대기, op {anchor} 시작 후 {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} leaves {axis} backlog at once: it is advanced</source>
        <translation>op {uid}이(가) 바로 {axis} backlog에서 나감: 앞당겨짐</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{start} to {end}</source>
        <translation>{start} ~ {end}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} part {part} now ends at its cut: {span}</source>
        <translation>op {uid} part {part}: 끊긴 시점에 끝남: {span}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>op {uid} part {part} planned: {span}</source>
        <translation>op {uid} part {part} 계획: {span}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>cancelled: {what}</source>
        <translation>취소: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>pushed: {what}</source>
        <translation>추가: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>{kind} of {axis} backlog at {time}</source>
        <translation>{time}에 {axis} backlog의 {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/narration_details.py"/>
        <source>entry {entry}: {text}</source>
        <translation>entry {entry}: {text}</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/op_words.py"/>
        <source>{named} and {more} more</source>
        <translation>{named} 외 {more}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/policy_hints.py"/>
        <source>It returns the page that {erase} was to erase.</source>
        <translation>{erase}이(가) 지우려던 page를 돌려줍니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/policy_hints.py"/>
        <source>It displaces {ops}, which wait for the RESUME: it serves none of them.</source>
        <translation>RESUME을 기다리는 {ops}을(를) 밀어냄: 그중 아무것도 처리하지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/policy_hints.py"/>
        <source>It cut op {uid} with {left} left, which would have ended before it.</source>
        <translation>{left} 남은 op {uid}을(를) 중단함: 그 op는 이 SUSPEND보다 먼저 끝났을 것임.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/policy_hints.py"/>
        <source>It was tried {count} times, every {delay}, whether or not anything had changed.</source>
        <translation>변화가 있든 없든 {delay}마다 {count}번 시도함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/policy_hints.py"/>
        <source>It was dropped from the backlog, and is gone.</source>
        <translation>backlog에서 폐기되어 사라짐.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/policy_hints.py"/>
        <source>It was displaced by a SUSPEND, and waits for the RESUME.</source>
        <translation>SUSPEND에 밀려나 RESUME을 기다림.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The channel's bus is taken where the op would start, and policies.bus_conflict is reject: it is not shifted.</source>
        <translation>op가 시작할 시점에 channel의 bus가 사용 중이고 policies.bus_conflict가 reject이므로 뒤로 밀지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A suspended axis of the die forbids the op, and policies.on_blocked is reject: it is not deferred.</source>
        <translation>die의 suspend된 axis가 op를 막고 policies.on_blocked가 reject이므로 미루지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A SUSPEND, or the other axis's RESUME, may not stand behind ops of its own batch that went into a backlog.</source>
        <translation>SUSPEND나 다른 axis의 RESUME은 같은 batch에서 backlog으로 간 op 뒤에 올 수 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A suspended axis of the die forbids the op: while PROGRAM is suspended no erase, program, suspend or ERASE resume and no read of a suspended page (with policies.suspended_reads of its word line or block); while ERASE is suspended no erase, ERASE suspend, and nothing on a suspended block.</source>
        <translation>die의 suspend된 axis가 op를 막음: PROGRAM이 suspend된 동안 erase, program, suspend, ERASE resume과 suspend된 page(policies.suspended_reads에 따라 그 word line이나 block)의 read 불가; ERASE가 suspend된 동안 erase, ERASE suspend와 suspend된 block에 대한 모든 op 불가.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>An exclusion of the profile forbids the op's base while its axis is suspended on the die, or is not.</source>
        <translation>그 axis가 die에서 suspend되어 있는 동안, 또는 그렇지 않은 동안 프로필의 배제 규칙이 이 op의 base를 금지합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>An exclusion of the profile forbids the op's base during a cache read of its plane, or a cache program of the die.</source>
        <translation>그 plane의 cache read 중이거나 die의 cache program 중에는 프로필의 배제 규칙이 이 op의 base를 금지합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>An exclusion of the profile forbids the op's base while ODT is disabled on the die.</source>
        <translation>die에서 ODT가 꺼져 있는 동안 프로필의 배제 규칙이 이 op의 base를 금지합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>An exclusion of the profile forbids the op's base while a latch of its plane holds data.</source>
        <translation>그 plane의 latch가 데이터를 담고 있는 동안 프로필의 배제 규칙이 이 op의 base를 금지합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A SUSPEND needs an op of its axis in CORE_BUSY on the die at its start; with policies.cut pulse_end one with another pulse after the one that has begun.</source>
        <translation>SUSPEND는 시작 시점에 그 die에 해당 axis의 CORE_BUSY op가 있어야 함; policies.cut이 pulse_end이면 시작된 pulse 뒤에 pulse가 더 있는 op여야 함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>Another SUSPEND of the die is already planned to start then or later.</source>
        <translation>그 시점이나 이후에 시작할 die의 다른 SUSPEND가 이미 계획됨.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The op has been suspended policies.max_suspends_per_op times already.</source>
        <translation>op가 이미 policies.max_suspends_per_op 횟수만큼 suspend됨.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The op was resumed, and policies.min_resume_to_suspend_us have not passed since its current part started.</source>
        <translation>op가 resume되었고, 현재 part 시작 후 policies.min_resume_to_suspend_us가 지나지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>PROGRAM resumes before ERASE: a PROGRAM is suspended on the die.</source>
        <translation>PROGRAM이 ERASE보다 먼저 resume됨: die에 suspend된 PROGRAM이 있음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>There is no suspended op of that axis on the die to resume.</source>
        <translation>die에 resume할 해당 axis의 suspend된 op가 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>policies.late_suspend lets an op end that would end before the SUSPEND does: nothing is suspended.</source>
        <translation>policies.late_suspend에 따라 SUSPEND보다 먼저 끝날 op는 끝까지 실행됨: 아무것도 suspend되지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The SUSPEND before it came too late to suspend anything: there is nothing to resume.</source>
        <translation>앞선 SUSPEND가 너무 늦어 아무것도 suspend하지 않음: resume할 op가 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The block is BAD.</source>
        <translation>block이 BAD 상태임.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The block is DIRTY, or closed by a RESET: it must be erased before it is programmed.</source>
        <translation>block이 DIRTY 상태이거나 RESET으로 닫힘: program하기 전에 erase해야 함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The page is programmed already; the block must be erased first.</source>
        <translation>page가 이미 program됨; 먼저 block을 erase해야 함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>Pages of a block are programmed in order: only the page after the last one may be programmed.</source>
        <translation>block의 page는 순서대로 program함: 마지막 page의 다음 page만 가능.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The page is not programmed yet, or is nearer to the last programmed one than policies.offset_guard.</source>
        <translation>page가 아직 program되지 않았거나, 마지막으로 program된 page에 policies.offset_guard보다 가까움.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>The op's celltype does not fit that of the block.</source>
        <translation>op의 celltype이 block의 celltype과 맞지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A batch is all or nothing: another op of it was refused.</source>
        <translation>batch는 전부 아니면 전무: batch의 다른 op가 거부됨.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>A RESET of the die aborted it.</source>
        <translation>die의 RESET으로 abort됨.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/reason_texts.py"/>
        <source>It would end later than {most}, which no plan holds.</source>
        <translation>{most}보다 늦게 끝나며, 어떤 plan도 담을 수 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/requests.py"/>
        <source>no request {number}: {count:,} have arrived</source>
        <translation>요청 {number}이(가) 없습니다: {count:,}개가 도착했습니다</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/state_words.py"/>
        <source>{state} opens</source>
        <translation>{state} 시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/state_words.py"/>
        <source>{state} opens on {planes}</source>
        <translation>{planes}에서 {state} 시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/state_words.py"/>
        <source>{state} closes</source>
        <translation>{state} 끝</translation>
    </message>
    <message>
        <location filename="../../nandviz/query/state_words.py"/>
        <source>{state} closes on {planes}</source>
        <translation>{planes}에서 {state} 끝</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>'{value}' a second time</source>
        <translation>'{value}'이(가) 두 번 나옴</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>each value once</source>
        <translation>값마다 한 번</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>an empty value</source>
        <translation>빈 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>values with commas between them</source>
        <translation>쉼표로 나눈 값들</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>the range {item}, which has no values</source>
        <translation>값이 없는 범위 {item}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>a step from the first towards the last</source>
        <translation>처음에서 끝으로 가는 간격</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>at most {most:,}</source>
        <translation>최대 {most:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>more values than a sweep has points</source>
        <translation>스윕의 점보다 많은 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/axis_values.py"/>
        <source>values, such as 0:100:10 or [none, 1]</source>
        <translation>0:100:10이나 [none, 1] 같은 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_fields.py"/>
        <source>a law's number ({numbers}), or any</source>
        <translation>법칙의 번호({numbers}) 또는 any</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_fields.py"/>
        <source>a figure of an op, how it compares, and a number: 'delay(3.0) &gt; 5000'</source>
        <translation>op의 수치, 비교 방법, 수: 'delay(3.0) &gt; 5000'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>a metric, one of &gt;= &lt;= == != &gt; &lt;, and a number: 'backlog_size &gt;= 3'</source>
        <translation>metric, &gt;= &lt;= == != &gt; &lt; 중 하나, 숫자: 'backlog_size &gt;= 3'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>{got}: expected {expected}</source>
        <translation>{got}: {expected} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>{got}: expected {expected} (did you mean '{near}'?)</source>
        <translation>{got}: {expected} 필요 ('{near}'을(를) 뜻했는지?)</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>unknown metric '{name}'</source>
        <translation>알 수 없는 metric '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>a whole number for {name}</source>
        <translation>{name}에는 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>broken law {law}</source>
        <translation>law {law} 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>every event</source>
        <translation>모든 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>{what}, from hit {hits}</source>
        <translation>{what}, {hits}번째부터</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>clauses with a comma between, such as: law 6; law any; rejected target_suspended; backlog dropped; delay(3.0) &gt; 5000; backlog_size &gt;= 3; OP_END, op 2.0</source>
        <translation>쉼표로 나눈 절, 예: law 6; law any; rejected target_suspended; backlog dropped; delay(3.0) &gt; 5000; backlog_size &gt;= 3; OP_END, op 2.0</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>rejected REASON, backlog WORD, op 2.0, or delay(3.0) &gt; 5000; what else there is has a line of its own</source>
        <translation>rejected REASON, backlog WORD, op 2.0 또는 delay(3.0) &gt; 5000. 그 밖의 것에는 각각의 줄이 있다</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>each kind of clause once</source>
        <translation>각 종류의 절은 한 번씩</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>no law {number}</source>
        <translation>법칙 {number} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>unknown reason '{name}'</source>
        <translation>알 수 없는 이유 '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>unknown word '{name}'</source>
        <translation>알 수 없는 단어 '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/breakpoint_words.py"/>
        <source>unknown figure of an op '{name}'</source>
        <translation>알 수 없는 op 수치 '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/clients.py"/>
        <source>a controller without host</source>
        <translation>host 없는 controller</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/clients.py"/>
        <source>a file with host</source>
        <translation>host가 있는 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/clients.py"/>
        <source>{path}: {value} in both places</source>
        <translation>두 곳 모두 {path}: {value}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/clients.py"/>
        <source>--set {key} without {section}</source>
        <translation>{section} 없이 --set {key}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/clients.py"/>
        <source>a file with {section}</source>
        <translation>{section}이(가) 있는 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/editing.py"/>
        <source>script[{index}] has no at_us of its own: change the file by hand</source>
        <translation>script[{index}]에 고유한 at_us가 없음: 파일을 직접 수정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/editing.py"/>
        <source>the script has {count} entries: no place for script[{index}]</source>
        <translation>script의 entry는 {count}개: script[{index}] 자리가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/editing.py"/>
        <source>the script has {count} entries: no script[{index}]</source>
        <translation>script의 entry는 {count}개: script[{index}] 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/editing.py"/>
        <source>the scenario has no script</source>
        <translation>시나리오에 script가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/entry_text.py"/>
        <source>what is pasted is too long for script entries</source>
        <translation>붙여 넣는 내용이 script entry으로는 너무 긺</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/entry_text.py"/>
        <source>what is pasted is no YAML: {why}</source>
        <translation>붙여 넣는 내용이 YAML이 아님: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/entry_text.py"/>
        <source>what is pasted holds no script entries, like {example}</source>
        <translation>붙여 넣는 내용에 {example} 같은 script entry이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/entry_text.py"/>
        <source>it is nested too deeply</source>
        <translation>너무 깊이 중첩됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/exclusion_table.py"/>
        <location filename="../../nandviz/scenario/profile.py"/>
        <location filename="../../nandviz/scenario/schema.py"/>
        <source>the name of a base</source>
        <translation>base의 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/exclusion_table.py"/>
        <source>the name of a group</source>
        <translation>그룹 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/exclusion_table.py"/>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/exclusion_table.py"/>
        <source>group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/exclusion_table.py"/>
        <source>unknown {what} '{name}'</source>
        <translation>알 수 없는 {what} '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>an op as entry.place, both from 0: 2.0</source>
        <translation>entry.place 형식의 op(둘 다 0부터): 2.0</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>a law's number ({numbers}), or all</source>
        <translation>법칙의 번호({numbers}) 또는 all</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>a number of 0 or more</source>
        <translation>0 이상의 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>nothing that is expected</source>
        <translation>기대하는 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>remaining_us of {event}</source>
        <translation>{event}의 remaining_us</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>none of the forms of what is expected</source>
        <translation>기대의 어떤 형식도 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>one with {keys}</source>
        <translation>다음 키를 가진 것: {keys}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>op {op} without a script</source>
        <translation>script가 없는데 op {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>op {op} of a script of {count} entries</source>
        <translation>항목이 {count}개인 script의 op {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>an entry of 0 to {last}</source>
        <translation>0~{last} 사이의 항목</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>op {op} of an entry of {count} ops</source>
        <translation>op가 {count}개인 항목의 op {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expect_fields.py"/>
        <source>a place of 0 to {last}</source>
        <translation>0~{last} 사이의 자리</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>all laws</source>
        <translation>모든 법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>{event} of op {op}</source>
        <translation>op {op}의 {event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>op {op}</source>
        <translation>op {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>end {time}</source>
        <translation>끝 {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>remaining {time}</source>
        <translation>남은 시간 {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>at any time</source>
        <translation>언제든</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>rejected</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/expectation_words.py"/>
        <source>rejected: {reason}</source>
        <translation>거부됨: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>a mapping</source>
        <translation>mapping</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>a whole number of at least {low}, at most {high}</source>
        <translation>{low} 이상 {high} 이하의 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>a number of microseconds, such as 12 or 9.8244</source>
        <translation>12나 9.8244 같은 µs 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>{what} (put it in quotes)</source>
        <translation>{what} (따옴표로 감쌀 것)</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>{what} of {least} to {most} characters</source>
        <translation>문자 {least}~{most}개의 {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>a list of {least} or more</source>
        <translation>{least}개 이상의 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>a list of {least} to {most}</source>
        <translation>{least}~{most}개의 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <source>a list of {count}</source>
        <translation>{count}개의 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <location filename="../../nandviz/scenario/profile.py"/>
        <location filename="../../nandviz/scenario/schema.py"/>
        <source>a name</source>
        <translation>이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/fields.py"/>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>unknown name '{name}'</source>
        <translation>알 수 없는 이름 '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>each of die and plane once</source>
        <translation>die와 plane을 각각 한 번</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>unknown op '{name}'</source>
        <translation>알 수 없는 op '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>an op for one page: {ops}</source>
        <translation>페이지 하나를 위한 op: {ops}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>a profile without suspend or resume of {axis}</source>
        <translation>{axis}의 suspend나 resume이 없는 프로파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>fifo or read_first</source>
        <translation>fifo 또는 read_first</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>no requests</source>
        <translation>요청 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>one of trace, requests and random</source>
        <translation>trace, requests, random 중 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>--set {key} without host.{section}</source>
        <translation>host.{section} 없이 --set {key}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>a file with host.{section}</source>
        <translation>host.{section}이(가) 있는 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>at most {most:,} pages</source>
        <translation>최대 {most:,}페이지</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host.py"/>
        <source>{pages:,} pages</source>
        <translation>{pages:,}페이지</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_fields.py"/>
        <source>a number above 0, at most {high}</source>
        <translation>0보다 크고 {high} 이하인 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_fields.py"/>
        <source>a number 0 to {high}</source>
        <translation>0에서 {high}까지의 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_fields.py"/>
        <source>the path of a trace</source>
        <translation>트레이스의 경로</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_fields.py"/>
        <location filename="../../nandviz/scenario/schema.py"/>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>the name of an op</source>
        <translation>op의 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>a device such as 8,0</source>
        <translation>8,0 같은 장치</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>a CPU, a whole number</source>
        <translation>CPU, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>a sequence number, a whole number</source>
        <translation>순서 번호, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>seconds such as 0.000000000</source>
        <translation>0.000000000 같은 초</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>a process, a whole number</source>
        <translation>프로세스, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>an action of blkparse such as Q, D or C</source>
        <translation>Q, D, C 같은 blkparse의 동작</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>letters of RWBS such as R or WS</source>
        <translation>R이나 WS 같은 RWBS 글자</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <location filename="../../nandviz/scenario/host_traces/mqsim.py"/>
        <source>the first sector, a whole number</source>
        <translation>첫 섹터, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <source>a + between sector and count</source>
        <translation>섹터와 개수 사이의 +</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/blkparse.py"/>
        <location filename="../../nandviz/scenario/host_traces/mqsim.py"/>
        <source>a count of sectors, a whole number</source>
        <translation>섹터 개수, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/clock.py"/>
        <source>a time within {count:,} s</source>
        <translation>{count:,}초 이내의 시각</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/fio.py"/>
        <source>a time, a whole number</source>
        <translation>시각, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/fio.py"/>
        <source>the name of a file</source>
        <translation>파일 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/fio.py"/>
        <source>read, write, trim, sync, datasync, add, open or close</source>
        <translation>read, write, trim, sync, datasync, add, open, close 중 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/fio.py"/>
        <location filename="../../nandviz/scenario/host_traces/msr.py"/>
        <source>an offset in bytes, a whole number</source>
        <translation>바이트 단위 오프셋, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/fio.py"/>
        <source>a length in bytes, a whole number</source>
        <translation>바이트 단위 길이, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <location filename="../../nandviz/scenario/schema.py"/>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>a folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <source>a file with a trace of requests</source>
        <translation>요청 trace가 든 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <source>a line of more than {count:,} bytes</source>
        <translation>{count:,}바이트보다 긴 줄</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <source>a line for each request</source>
        <translation>요청마다 한 줄</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>the byte 0x{data:02x}</source>
        <translation>바이트 0x{data:02x}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/lines.py"/>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>UTF-8 text</source>
        <translation>UTF-8 텍스트</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/mqsim.py"/>
        <source>an arrival time, a number</source>
        <translation>도착 시각, 숫자</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/mqsim.py"/>
        <source>a device, a whole number</source>
        <translation>장치, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/mqsim.py"/>
        <source>0 for a write or 1 for a read</source>
        <translation>쓰기는 0, 읽기는 1</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/msr.py"/>
        <source>a file time, a whole number</source>
        <translation>파일 시각(FILETIME), 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/msr.py"/>
        <source>the name of a host</source>
        <translation>호스트 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/msr.py"/>
        <source>a disk, a whole number</source>
        <translation>디스크, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/msr.py"/>
        <source>Read or Write</source>
        <translation>Read 또는 Write</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/msr.py"/>
        <source>a size in bytes, a whole number</source>
        <translation>바이트 단위 크기, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/msr.py"/>
        <source>a response time, a whole number</source>
        <translation>응답 시간, 정수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/reading.py"/>
        <source>no request</source>
        <translation>요청 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/reading.py"/>
        <source>at least one</source>
        <translation>하나 이상</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/reading.py"/>
        <source>more than {count:,} requests</source>
        <translation>{count:,}개보다 많은 요청</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/reading.py"/>
        <source>fewer, or first: a count</source>
        <translation>더 적은 수, 또는 first: 개수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/host_traces/rows.py"/>
        <source>the end of the line</source>
        <translation>줄의 끝</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/library.py"/>
        <source>no built-in scenario '{name}' (did you mean '{near}'?)</source>
        <translation>내장 시나리오 '{name}'이(가) 없음 ('{near}'을(를) 뜻했는지?)</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/library.py"/>
        <source>no built-in scenario '{name}': there are {known}</source>
        <translation>내장 시나리오 '{name}'이(가) 없음: 있는 것은 {known}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/loader.py"/>
        <source>a scenario: nandviz: 1, name, script</source>
        <translation>시나리오: nandviz: 1, name, script</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/loader.py"/>
        <source>neither script, workload nor host</source>
        <translation>script도 workload도 host도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/loader.py"/>
        <source>script: a list of entries</source>
        <translation>script: entry 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>a second document</source>
        <translation>두 번째 문서</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>one document a file</source>
        <translation>파일마다 문서 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>more than {max_nodes:,} values beside the script, or in one script entry</source>
        <translation>script 밖이나 script entry 하나에 값 {max_nodes:,}개 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>fewer values</source>
        <translation>더 적은 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>more than {max_keys:,} keys in one mapping</source>
        <translation>mapping 하나에 key {max_keys:,}개 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>fewer keys</source>
        <translation>더 적은 key</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>lists and mappings nested deeper than {max_depth}</source>
        <translation>목록과 mapping의 깊이 {max_depth} 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>a flatter file</source>
        <translation>더 얕은 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>a key that is not a word</source>
        <translation>단어가 아닌 key</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>a plain word as key</source>
        <translation>key로 쓸 일반 단어</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>the tag {short}</source>
        <translation>tag {short}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>a value without a tag</source>
        <translation>tag 없는 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>the alias *{short} without an anchor before it</source>
        <translation>앞에 anchor가 없는 alias *{short}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>an alias of an anchor that stands earlier</source>
        <translation>앞에 나온 anchor의 alias</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>the alias *{short} inside its own anchor</source>
        <translation>자신의 anchor 안에 있는 alias *{short}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>a value that does not contain itself</source>
        <translation>자신을 포함하지 않는 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>aliases that expand to more than {max_alias_nodes:,} values</source>
        <translation>값 {max_alias_nodes:,}개 초과로 펼쳐지는 alias</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>fewer or smaller aliases</source>
        <translation>더 적거나 작은 alias</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>more than {max_silence:,} characters without the end of a value</source>
        <translation>값의 끝 없이 문자 {max_silence:,}개 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>shorter values and comments</source>
        <translation>더 짧은 값과 주석</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>not valid YAML: {problem}</source>
        <translation>올바른 YAML이 아님: {problem}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>spaces for indentation, not tabs</source>
        <translation>들여쓰기는 tab이 아닌 공백</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/nodes.py"/>
        <source>valid YAML</source>
        <translation>올바른 YAML</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <source>no {key} where ops are weighed by name</source>
        <translation>op를 이름으로 가중할 때는 {key} 없이</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <source>weights of ops by name, for {key}</source>
        <translation>{key}에는 이름별 op 가중치</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <source>no weight</source>
        <translation>가중치 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <source>a weight above 0</source>
        <translation>0보다 큰 가중치</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>unknown phase '{phase}'</source>
        <translation>알 수 없는 phase '{phase}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <source>unknown base '{name}'</source>
        <translation>알 수 없는 base '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <source>a reset in a chain</source>
        <translation>체인 안의 reset</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/op_weights.py"/>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>a reset alone in its batch</source>
        <translation>reset은 batch에 혼자</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/overrides.py"/>
        <source>unknown key '{name}'</source>
        <translation>알 수 없는 key '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/overrides.py"/>
        <source>a plain value</source>
        <translation>일반 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/paths.py"/>
        <source>{path} of {what}</source>
        <translation>{what}의 {path}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/paths.py"/>
        <source>0 to {most}</source>
        <translation>0에서 {most}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/paths.py"/>
        <source>a list with items</source>
        <translation>항목이 있는 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/paths.py"/>
        <source>no item {index}</source>
        <translation>항목 {index} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/paths.py"/>
        <source>a path such as script[1].at_us or policies.epr</source>
        <translation>script[1].at_us나 policies.epr 같은 경로</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/problems.py"/>
        <source>{names} or {last}</source>
        <translation>{names} 또는 {last}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <location filename="../../nandviz/scenario/schema.py"/>
        <source>a celltype</source>
        <translation>celltype</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>a built-in profile or a path</source>
        <translation>내장 profile 또는 경로</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>{listed}, or the path of a *.yaml file</source>
        <translation>{listed}, 또는 *.yaml 파일의 경로</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>unknown profile '{name}'</source>
        <translation>알 수 없는 profile '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>the path '{name}'</source>
        <translation>경로 '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>a profile file</source>
        <translation>profile 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>no file '{file}'</source>
        <translation>파일 '{file}'이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>'{name}', which extends itself</source>
        <translation>자신을 확장하는 '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>a profile without a circle</source>
        <translation>순환하지 않는 profile</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>a profile: nandviz_profile: 1, name, bases, ops</source>
        <translation>profile: nandviz_profile: 1, name, bases, ops</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>unknown base '{base_name}'</source>
        <translation>알 수 없는 base '{base_name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>only for ops with targets</source>
        <translation>target이 있는 op에만</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>only for ops of kind program</source>
        <translation>kind program의 op에만</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>the state '{state}', which base {name} has not</source>
        <translation>base {name}에 없는 상태 '{state}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>no state '{state}'</source>
        <translation>상태 '{state}'이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>all states of {path}</source>
        <translation>{path}의 모든 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>no time at all</source>
        <translation>시간이 전혀 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>a state that takes time</source>
        <translation>시간이 걸리는 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile.py"/>
        <source>at most {max}</source>
        <translation>{max} 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>the name of a state</source>
        <translation>상태의 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>each state once</source>
        <translation>상태마다 한 번</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>no axis</source>
        <translation>axis 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>ERASE or PROGRAM for kind {kind}</source>
        <translation>kind {kind}에는 ERASE 또는 PROGRAM</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>no axis for kind {kind}</source>
        <translation>kind {kind}에는 axis 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>{upper} for kind {kind}</source>
        <translation>kind {kind}에는 {upper}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>scope {scope}</source>
        <translation>scope {scope}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>die for kind {kind}</source>
        <translation>kind {kind}에는 die</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>scope none</source>
        <translation>scope none</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>die or plane for kind {kind}</source>
        <translation>kind {kind}에는 die 또는 plane</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>only for kind read with scope plane</source>
        <translation>scope가 plane인 read에만</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>only for kind program</source>
        <translation>kind program에만</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>not instant</source>
        <translation>instant가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>instant: true for kind {kind}</source>
        <translation>kind {kind}에는 instant: true</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/profile_bases.py"/>
        <source>only for kind suspend or reset, or scope none</source>
        <translation>kind suspend나 reset, 또는 scope none에만</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/random_requests.py"/>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>no end</source>
        <translation>끝이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/random_requests.py"/>
        <source>requests and until_us</source>
        <translation>requests와 until_us</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/random_requests.py"/>
        <source>requests or until_us</source>
        <translation>requests 또는 until_us</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/random_requests.py"/>
        <source>1 to {most:,} requests</source>
        <translation>요청 1개에서 {most:,}개까지</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/random_requests.py"/>
        <source>{count:,} requests</source>
        <translation>요청 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/random_requests.py"/>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>the least before the most</source>
        <translation>최소가 최대보다 먼저</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/references.py"/>
        <source>no file can name {path}: its path is no text</source>
        <translation>어떤 파일도 {path}을(를) 가리킬 수 없음: 경로가 텍스트가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/schema.py"/>
        <source>a number 0 to {most}</source>
        <translation>0~{most}의 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/schema.py"/>
        <source>the name of a measure</source>
        <translation>측정값의 이름</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>neither op nor batch</source>
        <translation>op도 batch도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>op, or a batch of ops</source>
        <translation>op, 또는 op의 batch</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>times that add up to {end}</source>
        <translation>시각의 합 {end}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>at most {max_plan}</source>
        <translation>{max_plan} 이하</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>the key '{name}'</source>
        <translation>key '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>an empty batch</source>
        <translation>빈 batch</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>a list of one or more ops</source>
        <translation>하나 이상의 op 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>{name} in a batch of {count}</source>
        <translation>{count}개짜리 batch 안의 {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>at_offset_us beside gap_us</source>
        <translation>gap_us와 함께 쓴 at_offset_us</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>one of the two</source>
        <translation>둘 중 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>{value} for {name}</source>
        <translation>{name}의 {value}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>only die: it has no address</source>
        <translation>die만: 주소가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>one address for {name}</source>
        <translation>{name}의 주소 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>{value} beside targets</source>
        <translation>targets와 함께 {value}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>a list of {block, page}</source>
        <translation>{block, page} 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>targets: a list of 2 to {planes} addresses</source>
        <translation>targets: 주소 2~{planes}개의 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>{count} targets for {name}</source>
        <translation>{name}의 target {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>exactly one</source>
        <translation>정확히 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>the key '{name}' for {name2}</source>
        <translation>{name2}의 key '{name}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>{plane} (block {block} mod {planes} planes), or no plane</source>
        <translation>{plane} (block {block} mod plane {planes}), 또는 plane 생략</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>plane {plane} after plane {before}</source>
        <translation>plane {before} 다음의 plane {plane}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>distinct planes in ascending order</source>
        <translation>서로 다른 plane을 오름차순으로</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>page {page} beside page {first}</source>
        <translation>page {first}와(과) 함께 page {page}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>the same page for all targets</source>
        <translation>모든 target에 같은 page</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>block {block} beside block {first}</source>
        <translation>block {first}와(과) 함께 block {block}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script.py"/>
        <source>blocks of one row: {low} to {high}</source>
        <translation>한 row의 block: {low} ~ {high}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script_list.py"/>
        <source>a list of script entries, without anchor or tag</source>
        <translation>anchor나 tag가 없는 script entry 목록</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script_list.py"/>
        <source>more than {max_ops:,} ops</source>
        <translation>op {max_ops:,}개 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/script_list.py"/>
        <source>a shorter script</source>
        <translation>더 짧은 script</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/section.py"/>
        <source>unknown key '{value}'</source>
        <translation>알 수 없는 key '{value}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>die {key} block {key2} a second time</source>
        <translation>die {key} block {key2}이(가) 두 번째로 나옴</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>each block once</source>
        <translation>block마다 한 번</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>0 to {limit}</source>
        <translation>0 ~ {limit}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>no pages</source>
        <translation>page 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>{pages} pages</source>
        <translation>page {pages}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>pages: 1 to {pages}</source>
        <translation>pages: 1 ~ {pages}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>pages of a block that is {state}</source>
        <translation>{state} 상태 block의 pages</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>state: programmed</source>
        <translation>state: programmed</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>celltype of a block that is {state}</source>
        <translation>{state} 상태 block의 celltype</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>state: erased or programmed</source>
        <translation>state: erased 또는 programmed</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>unknown celltype '{celltype}'</source>
        <translation>알 수 없는 celltype '{celltype}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>no condition</source>
        <translation>조건 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>one of {keys}</source>
        <translation>{keys} 가운데 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/sections.py"/>
        <source>0 to {dies}</source>
        <translation>0 ~ {dies}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>a pipe that nobody writes to</source>
        <translation>아무도 쓰지 않는 파이프</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>a scenario that comes through</source>
        <translation>전달되는 시나리오</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>a saved trace in a pipe</source>
        <translation>파이프로 온 저장된 트레이스</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>a scenario; a trace in its file</source>
        <translation>시나리오; 트레이스는 파일로</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>a scenario or profile file</source>
        <translation>시나리오나 profile 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>larger than 64 MiB</source>
        <translation>64 MiB 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>a file of at most 64 MiB</source>
        <translation>64 MiB 이하의 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>the character U+{ord:04X}</source>
        <translation>문자 U+{ord:04X}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/source.py"/>
        <source>printable text</source>
        <translation>인쇄 가능한 텍스트</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/text_lists.py"/>
        <source>the text does not allow this change in place: change the file by hand</source>
        <translation>텍스트에서 바로 바꿀 수 없음: 파일을 직접 수정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/variants.py"/>
        <source>a key of the entry, such as {path}.at_us</source>
        <translation>{path}.at_us처럼 그 항목의 키</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>{key} above 0</source>
        <translation>0보다 큰 {key}</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>queue_refill without a period</source>
        <translation>주기가 없는 queue_refill</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>stop: {until_us, ops}, or run.until_us</source>
        <translation>stop: {until_us, ops}, 또는 run.until_us</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>no op of celltype '{celltype}'</source>
        <translation>celltype '{celltype}'의 op가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>no such op of celltype {celltype} in profile {name}</source>
        <translation>profile {name}에 celltype {celltype}의 해당 op가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/scenario/workload.py"/>
        <source>weight 0</source>
        <translation>가중치 0</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>cannot make {folder}: {strerror}</source>
        <translation>{folder}을(를) 만들 수 없음: {strerror}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>cannot remove {source}: {strerror}</source>
        <translation>{source}을(를) 지울 수 없음: {strerror}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{source}: the autosaved state is too large to be one</source>
        <translation>{source}: 자동 저장 상태로 보기에는 너무 큼</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{source}: the autosaved state is damaged: {why}</source>
        <translation>{source}: 자동 저장 상태가 손상됨: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>it is of a later nandviz (version {version!r:.20}, not {version2})</source>
        <translation>더 새로운 nandviz의 것임 (버전 {version!r:.20}, {version2} 아님)</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>version {version!r:.60} is not {version2}</source>
        <translation>버전 {version!r:.60}은(는) {version2}이(가) 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{value!r:.60} is no {name}</source>
        <translation>{value!r:.60}은(는) {name}이(가) 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{value!r:.40} is not {low} to {high}</source>
        <translation>{value!r:.40}은(는) {low}에서 {high} 사이가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>{value!r:.60} is no absolute path</source>
        <translation>{value!r:.60}은(는) 절대 경로가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>no law {value!r:.40}</source>
        <translation>law {value!r:.40} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_file.py"/>
        <source>no metric {metric!r}</source>
        <translation>metric {metric!r} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/autosave_folder.py"/>
        <source>cannot make a folder in {root}: {strerror}</source>
        <translation>{root}에 폴더를 만들 수 없음: {strerror}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>original</source>
        <translation>원본</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>comparing …</source>
        <translation>비교 중 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>simulating …</source>
        <translation>시뮬레이션 중 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>not compared: a run is not complete</source>
        <translation>비교하지 않음: 완료되지 않은 실행이 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>there is only one run</source>
        <translation>실행이 하나뿐임</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>compare with {name}</source>
        <translation>{name}과(와) 비교</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>keep B</source>
        <translation>B 유지</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>clear A</source>
        <translation>A 지우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>back to A</source>
        <translation>A로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>swap A and B</source>
        <translation>A와 B 교환</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>edited: {what}</source>
        <translation>편집: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/branch.py"/>
        <source>{name}, edited</source>
        <translation>{name}, 편집됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>{count} entries</source>
        <translation>entry {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>not in the script</source>
        <translation>script 밖</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>{ops} added at {at} µs</source>
        <translation>{at} µs에 {ops} 추가</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>{ops} removed at {at} µs</source>
        <translation>{at} µs의 {ops} 제거</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>{ops} at {at} µs</source>
        <translation>{at} µs의 {ops}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edit_words.py"/>
        <source>{ops} {old} → {new} µs</source>
        <translation>{ops} {old} → {new} µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>move entry {index}</source>
        <translation>entry {index} 이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>remove entry {index}</source>
        <translation>entry {index} 삭제</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>remove {count} entry</source>
        <translation>entry {count}개 제거</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>remove {count} entries</source>
        <translation>entry {count}개 제거</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>duplicate entry {index}</source>
        <translation>entry {index} 복제</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>add entry {index}</source>
        <translation>entry {index} 추가</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>paste {count} entry</source>
        <translation>entry {count}개 붙여넣기</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>paste {count} entries</source>
        <translation>entry {count}개 붙여넣기</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>what is pasted</source>
        <translation>붙여 넣는 내용</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>set policy {key} to {value}</source>
        <translation>정책 {key}을(를) {value}(으)로 설정</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>write breakpoints</source>
        <translation>중단점 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/edits.py"/>
        <source>expect what happened</source>
        <translation>일어난 일을 기대로 기록</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/expecting.py"/>
        <source>the run is not complete: nobody knows yet what will happen</source>
        <translation>실행이 끝나지 않음: 무슨 일이 일어날지 아직 알 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/expecting.py"/>
        <source>op {uid} is no op of the script</source>
        <translation>op {uid}은(는) script의 op가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/expecting.py"/>
        <source>the laws are not judged yet: {why_not}</source>
        <translation>법칙을 아직 판정하지 않음: {why_not}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/expecting.py"/>
        <source>the script has {count:,} ops, more than {most:,}: expect what happened op by op</source>
        <translation>script의 op가 {count:,}개로 {most:,}개보다 많음: op 하나씩 기대로 기록할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/files.py"/>
        <source>nothing to reload: this was not opened from a file</source>
        <translation>다시 읽을 것 없음: 파일에서 연 것이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/files.py"/>
        <source>{name}, read again</source>
        <translation>{name}, 다시 읽음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/files.py"/>
        <source>{path} cannot be read: {why}</source>
        <translation>{path}을(를) 읽을 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/files.py"/>
        <source>this scenario has no file yet: save it under a name</source>
        <translation>이 시나리오는 아직 파일이 없음: 이름을 정해 저장할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/history.py"/>
        <source>nothing to undo</source>
        <translation>실행 취소할 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/history.py"/>
        <source>nothing to redo</source>
        <translation>다시 실행할 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is gone from the disk</source>
        <translation>디스크에서 사라짐</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is a folder now, or something else that is no file</source>
        <translation>폴더이거나 파일이 아닌 것으로 바뀜</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is read-only</source>
        <translation>읽기 전용임</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>is another file now: {real}</source>
        <translation>다른 파일로 바뀜: {real}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/known_file.py"/>
        <source>changed on disk</source>
        <translation>디스크에서 변경됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>judged</source>
        <translation>판정됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>judging …</source>
        <translation>판정 중 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>not judged yet</source>
        <translation>아직 판정하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>the run is long</source>
        <translation>실행이 긺</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/laws.py"/>
        <source>the run goes on</source>
        <translation>실행이 진행 중임</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/move_target.py"/>
        <source>at event {k}</source>
        <translation>event {k}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/move_target.py"/>
        <source>paused at breakpoint {number}</source>
        <translation>중단점 {number}에서 정지</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/open_run.py"/>
        <source>this is a trace without a scenario</source>
        <translation>시나리오가 없는 트레이스임</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at the start of the run</source>
        <translation>실행의 시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>judging the laws …</source>
        <translation>법칙 판정 중 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>the laws are not judged yet: {why}</source>
        <translation>법칙을 아직 판정하지 않음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at the end of the run</source>
        <translation>실행의 끝</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>at the end of the run, at the limit of time: more is due later</source>
        <translation>실행의 끝, 시각 한계: 이후 event가 더 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no later event of op {uid}</source>
        <translation>op {uid}의 더 늦은 event 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no earlier event of op {uid}</source>
        <translation>op {uid}의 더 이른 event 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no later {kind}</source>
        <translation>더 늦은 {kind} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>no earlier {kind}</source>
        <translation>더 이른 {kind} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>nothing comes before the start of the run</source>
        <translation>실행의 시작 앞에는 아무것도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>the script is its cause</source>
        <translation>원인은 script</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>nothing has followed from this event so far</source>
        <translation>지금까지 이 event에서 이어진 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/playhead.py"/>
        <source>playing</source>
        <translation>재생 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/scenario_copy.py"/>
        <source>cannot read {path}: {why}</source>
        <translation>{path}을(를) 읽을 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/sweeps.py"/>
        <source>its scenario {name} is not there</source>
        <translation>그 시나리오 {name}이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/sweeps.py"/>
        <source>its scenario cannot be read: {error}</source>
        <translation>그 시나리오를 읽을 수 없음: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/sweeps.py"/>
        <source>its scenario {name} is another one by now</source>
        <translation>그 시나리오 {name}이(가) 그사이 바뀜</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/sweeps.py"/>
        <source>neighbours came out alike: there is nothing to refine</source>
        <translation>이웃의 결과가 같음: 세분할 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/sweeps.py"/>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>a sweep is at work already</source>
        <translation>이미 스윕이 진행 중임</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/sweeps.py"/>
        <source>there is no sweep</source>
        <translation>스윕이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/session/sweeps.py"/>
        <source>point {where}</source>
        <translation>점 {where}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/aside.py"/>
        <source>whoever looked for something smaller has died</source>
        <translation>더 작은 것을 찾던 프로세스가 죽었다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/aside.py"/>
        <source>stopped before anything smaller was found</source>
        <translation>더 작은 것을 찾기 전에 멈췄다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/axes.py"/>
        <source>no path or no value</source>
        <translation>경로나 값이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/axes.py"/>
        <source>nothing to sweep over: give {argument} PATH=VALUES</source>
        <translation>바꿀 값이 없음: {argument} PATH=VALUES를 지정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/axes.py"/>
        <source>{count} axes; at most {most}</source>
        <translation>축 {count}개; 최대 {most}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/axes.py"/>
        <source>{argument} {path}: a second axis of the same value</source>
        <translation>{argument} {path}: 같은 값의 두 번째 축</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/axes.py"/>
        <source>{points:,} points; at most {most:,}</source>
        <translation>점 {points:,}개; 최대 {most:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/axes.py"/>
        <source>{where}: {got}; expected {expected}</source>
        <translation>{where}: {got}; {expected} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Mean latency of reads (µs)</source>
        <translation>read 평균 latency (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>p99 latency of reads (µs)</source>
        <translation>read p99 latency (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Reads that a SUSPEND displaces: they wait for the RESUME, or go ahead at once</source>
        <translation>SUSPEND에 밀려난 read: RESUME을 기다리거나 바로 먼저 처리된다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Latency of reads (µs)</source>
        <translation>read latency (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Mean latency of writes (µs)</source>
        <translation>write 평균 latency (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>SUSPEND / RESUME</source>
        <translation>SUSPEND / RESUME</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>order</source>
        <translation>순서</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>End of the erase (µs)</source>
        <translation>erase가 끝나는 시각 (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Mean latency of the eight reads (µs)</source>
        <translation>read 8개의 평균 latency (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Longest latency of a read (µs)</source>
        <translation>read의 최대 latency (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>SUSPENDs that are let through</source>
        <translation>허용되는 SUSPEND 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>RESUME (µs)</source>
        <translation>RESUME (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Delay of the program (µs)</source>
        <translation>program의 지연 (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>Latency of the read that comes at 200 µs (µs)</source>
        <translation>200 µs에 오는 read의 latency (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/built_in.py"/>
        <source>instant of the SUSPEND (µs)</source>
        <translation>SUSPEND 시각 (µs)</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/case_text.py"/>
        <source>entries left: {left:,} of {entries:,}; ops: {ops:,}; runs: {runs:,}</source>
        <translation>남은 entry: {entries:,}개 가운데 {left:,}개; op: {ops:,}; 실행: {runs:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/case_text.py"/>
        <source>it holds here: {condition}</source>
        <translation>여기서 성립: {condition}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/case_text.py"/>
        <source>op {now} here is op {op} of that</source>
        <translation>여기의 op {now}은 원래의 op {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/case_text.py"/>
        <source>ops left: {left:,} of {ops:,}; parts of the trace that were judged: {runs:,}</source>
        <translation>남은 op: {ops:,}개 가운데 {left:,}개; 판정한 트레이스 부분: {runs:,}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/case_text.py"/>
        <source>; suspends or resumes one of them</source>
        <translation>; 그 가운데 하나를 suspend하거나 resume한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/case_text.py"/>
        <source>{op}, {where}: was op {uid}{partner}</source>
        <translation>{op}, {where}: 원래 op {uid}{partner}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/case_text.py"/>
        <source>stopped before its end: something smaller may be left</source>
        <translation>끝나기 전에 멈춤: 더 작은 것이 있을 수 있다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/cluster.py"/>
        <source>no scheduler answers: {why}</source>
        <translation>스케줄러가 답하지 않음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/cluster.py"/>
        <source>a worker lacks nandviz: {why}</source>
        <translation>워커에 nandviz가 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/cluster.py"/>
        <source>the scheduler has no workers</source>
        <translation>스케줄러에 워커가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/cluster.py"/>
        <source>the scheduler has gone; start again to go on</source>
        <translation>스케줄러가 사라짐; 다시 시작하면 이어서 한다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/cluster.py"/>
        <source>--scheduler needs Dask: pip install '{extra}'</source>
        <translation>--scheduler에는 Dask가 필요함: pip install '{extra}'</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/cluster.py"/>
        <source>--scheduler {address}: {what}</source>
        <translation>--scheduler {address}: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/condition.py"/>
        <source>{name}: {what} does not hold of it</source>
        <translation>{name}: {what}이(가) 성립하지 않는다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/condition.py"/>
        <source>{line}: {why}</source>
        <translation>{line}: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/dispatch.py"/>
        <source>whatever ran it died {count} times</source>
        <translation>실행하던 프로세스가 {count}번 죽음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/find.py"/>
        <source>no scenario: {why}</source>
        <translation>시나리오 아님: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/find.py"/>
        <source>does not hold</source>
        <translation>성립하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/find.py"/>
        <source>holds, event {event} at {time}</source>
        <translation>성립, {time}의 이벤트 {event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>it was begun by another version of nandviz</source>
        <translation>다른 버전의 nandviz가 시작함</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>its scenario is not this one</source>
        <translation>시나리오가 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>its axes are others</source>
        <translation>축이 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>its measures are others</source>
        <translation>측정값이 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>cannot sweep into {folder}: its results.csv is no sweep's</source>
        <translation>{folder}에 스윕할 수 없음: 그 results.csv는 스윕의 것이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>{file}: not a chunk of this sweep; remove it</source>
        <translation>{file}: 이 스윕의 조각이 아님; 지울 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>{file}: damaged; remove it and sweep again</source>
        <translation>{file}: 손상됨; 지우고 다시 스윕할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>another sweep is at work in {folder}</source>
        <translation>다른 스윕이 {folder}에서 작업 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <location filename="../../nandviz/study/results.py"/>
        <source>{file}: cannot be read: {why}</source>
        <translation>{file}: 읽을 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>{file}: no sweep that this nandviz knows</source>
        <translation>{file}: 이 nandviz가 아는 스윕이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/folder.py"/>
        <source>{folder} holds another sweep: {what}; take another folder</source>
        <translation>{folder}에 다른 스윕이 있음: {what}; 다른 폴더를 쓸 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/freeze_words.py"/>
        <source>frozen: {entries:,} batches that were submitted, as entries</source>
        <translation>굳힘: 제출된 batch {entries:,}개를 entry로</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/freeze_words.py"/>
        <source>the script does not do quite the same: op {uid}, submitted at {time}, is the first with another start or end; what is proposed at the end of a busy state comes earlier in its instant than an entry</source>
        <translation>script가 똑같이 하지는 않는다: {time}에 제출된 op {uid}부터 시작이나 끝이 다르다. busy 상태의 끝에 제안된 것은 같은 시점의 entry보다 먼저 온다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>nothing to measure: give {argument} NAME</source>
        <translation>측정할 것이 없음: {argument} NAME을 지정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>{count} measures; at most {most}</source>
        <translation>측정값 {count}개; 최대 {most}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>{argument} {name}: named twice</source>
        <translation>{argument} {name}: 두 번 지정됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>an op by its entry and its place there, such as 0.0</source>
        <translation>0.0처럼 항목과 그 안의 자리로 나타낸 op</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>not submitted</source>
        <translation>제출되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>a law's number: {numbers}</source>
        <translation>법칙 번호: {numbers}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>not judged: {why}</source>
        <translation>판정하지 않음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>a reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>a fate</source>
        <translation>결말</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>no such figure of this run</source>
        <translation>이 실행에 그런 수치가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>none to measure</source>
        <translation>측정할 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>such as {names}</source>
        <translation>{names} 같은 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/measures.py"/>
        <source>{where}: no such measure; expected {expected}</source>
        <translation>{where}: 그런 측정값이 없음; {expected} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/points.py"/>
        <source>a worker has nandviz {theirs}; expected {own}, as here</source>
        <translation>워커의 nandviz가 {theirs}임; 여기와 같은 {own} 필요</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/refine.py"/>
        <source>choose a point: its neighbours are looked at</source>
        <translation>점을 선택할 것: 그 이웃을 살펴봄</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/refine.py"/>
        <source>nothing lies between neighbours whose outcomes differ</source>
        <translation>결과가 다른 이웃 사이에 더 들어갈 값이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/results.py"/>
        <source>{folder}: its sweep.json is damaged</source>
        <translation>{folder}: sweep.json이 손상됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/shrink.py"/>
        <source>what it submitted, as the entries of a script, does something else</source>
        <translation>제출된 것을 script의 entry로 하면 다른 일이 일어난다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/shrink_trace.py"/>
        <source>files of it, read by themselves, do not show it: they tell less</source>
        <translation>그 파일만 읽으면 보이지 않는다: 파일에는 담긴 것이 적다</translation>
    </message>
    <message>
        <location filename="../../nandviz/study/table.py"/>
        <source>{folder}: a sweep in it is of another scenario or measures</source>
        <translation>{folder}: 안에 있는 스윕의 시나리오나 측정 항목이 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/designs.py"/>
        <source>RESUME makes a second op with an OP_END of its own</source>
        <translation>RESUME이 자체 OP_END를 가진 두 번째 op를 만듦</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/designs.py"/>
        <source>RESUME takes the pending OP_END out and pushes another</source>
        <translation>RESUME이 대기 중인 OP_END를 빼고 새로 넣음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/designs.py"/>
        <source>An OP_END of a suspended op puts itself off by what remains</source>
        <translation>suspend된 op의 OP_END가 남은 시간만큼 스스로 미룸</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/designs.py"/>
        <source>An OP_END of a suspended op is dropped; RESUME pushes one</source>
        <translation>suspend된 op의 OP_END는 버려지고 RESUME이 새로 넣음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/designs.py"/>
        <source>SUSPEND cancels the OP_END by its handle; RESUME pushes one</source>
        <translation>SUSPEND가 핸들로 OP_END를 취소하고 RESUME이 새로 넣음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/op_end.py"/>
        <source>the bus is left out</source>
        <translation>bus는 다루지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/op_end.py"/>
        <source>there is no backlog</source>
        <translation>backlog이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/op_end.py"/>
        <source>fates are worked out from the events</source>
        <translation>fate는 이벤트에서 계산한 것임</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/op_end.py"/>
        <source>which OP_ENDs are pending is what the designs differ in</source>
        <translation>어떤 OP_END가 대기 중인지는 설계마다 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/op_end.py"/>
        <source>remainders are worked out from what executes</source>
        <translation>남은 시간은 실행된 것에서 계산한 것임</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/op_end.py"/>
        <source>there are neither batches nor a backlog</source>
        <translation>batch도 backlog도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>RESUME after the old end</source>
        <translation>원래 종료 후 RESUME</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>RESUME before the old end</source>
        <translation>원래 종료 전 RESUME</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>Suspended twice</source>
        <translation>두 번 suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>Never resumed</source>
        <translation>RESUME 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>after</source>
        <translation>후에</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>before</source>
        <translation>전에</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>twice</source>
        <translation>두 번</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>every law kept</source>
        <translation>모든 법칙 준수</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>law {laws} broken</source>
        <translation>법칙 {laws} 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>laws {laws} broken</source>
        <translation>법칙 {laws} 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <source>right in {right} of {all}</source>
        <translation>{all}개 중 {right}개 맞음</translation>
    </message>
    <message>
        <location filename="../../nandviz/teach/words.py"/>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>law {law}: {detail}</source>
        <translation>law {law}: {detail}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>more</source>
        <translation>더 많음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>fewer</source>
        <translation>더 적음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{name} has {excess} pending OP_START {where} than first parts to start as of event {event} at {time_of}</source>
        <translation>event {event}({time_of}) 시점에 {name}의 대기 중인 OP_START가 시작할 첫 part보다 {excess}개 {where}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{name} is {fates} {side} its OP_START was handled, as of event {event} at {time_of}</source>
        <translation>event {event}({time_of}) 시점에 {name}이(가) OP_START 처리 {side} {fates} 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{kind} of {name} is due at {time} where {edge} is {due}, as of event {event} at {time_of}</source>
        <translation>{name}의 {kind} 예정 시각은 {time}, 그러나 {edge}은(는) {due}; event {event}({time_of}) 시점</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>its first part's start</source>
        <translation>첫 part의 시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>its last part's end</source>
        <translation>마지막 part의 끝</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{edge} is {due}</source>
        <translation>{edge}은(는) {due}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>it is in no plan</source>
        <translation>plan에 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{kind} of {name} is handled in event {event} at {time} where {where}</source>
        <translation>{name}의 {kind}이(가) event {event}, {time}에 처리됨; 그러나 {where}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{state_name} of {name} executes</source>
        <translation>{name}의 {state_name} 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{name} runs its own states</source>
        <translation>{name}이(가) 자신의 상태를 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/agreement.py"/>
        <source>{what} on die {die} at {at}, event {event}, which {name} has to itself from {start}</source>
        <translation>die {die}에서 {at}, event {event}: {what}; {start}부터는 {name}만 사용</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>page order not judged: the policy epr is off, so any page may be programmed</source>
        <translation>page 순서는 판정하지 않음: policy epr이 꺼져 있어 어느 page나 program 가능</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>gaps between pages and what may start on a block not judged: the files hold neither policies nor the states of blocks at the start</source>
        <translation>page 사이의 간격과 block에서 시작할 수 있는 것은 판정하지 않음: 파일에 policy도 시작 시점의 block 상태도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>{names} not judged: switched off in the policy epr</source>
        <translation>{names} 판정 안 함: 정책 epr에서 꺼짐</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>at page {last}</source>
        <translation>page {last}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>{state}, of another celltype than {celltype}</source>
        <translation>{state}, {celltype}과(와) 다른 celltype</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>{state}, with an offset_guard of {guard}</source>
        <translation>{state}, offset_guard {guard}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>{state}, closed by a RESET</source>
        <translation>{state}, RESET으로 닫힘</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source> page {page} of</source>
        <translation> page {page},</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>{name} starts in event {event} at {time} on{page} die {die}, block {block}, which is {state}</source>
        <translation>{name}이(가) event {event}, {time}에{page} die {die}, block {block}에서 시작; block 상태: {state}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>at page {before}</source>
        <translation>page {before}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>{name} programs page {last} of die {die}, block {block}, which is {state}; event {event} at {time}</source>
        <translation>{name}이(가) die {die}, block {block}의 page {last}을(를) program; block 상태: {state}; event {event}, {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/blocks.py"/>
        <source>{name} ends in event {event} at {time} after {name2} (event {end_event}) on die {die}, block {block}</source>
        <translation>{name}이(가) event {event}, {time}에 {name2}(event {end_event})보다 늦게 끝남; die {die}, block {block}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <source>submitted at {lower}</source>
        <translation>{lower}에 제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <source>due {gaps} after the {edge} of {name} at {at}</source>
        <translation>{name}의 {edge}({at})로부터 {gaps} 후여야 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <source>of batch {batch}, {after}</source>
        <translation>batch {batch}, {after}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <source>{name}, {what}, is reserved to start at {start} in event {event}</source>
        <translation>{name}, {what}: event {event}에서 {start} 시작으로 예약됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <source>the RESUME that opened the flush</source>
        <translation>flush를 연 RESUME</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <source>flushed from the {axis_name} queue of die {die}, due {delta} after the {edge} of {behind} and not before {lower}</source>
        <translation>die {die}의 {axis_name} 큐에서 flush됨, {behind}의 {edge}로부터 {delta} 후이며 {lower} 이전이 아니어야 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/distance.py"/>
        <source>advanced behind {name}, which ends at {end}</source>
        <translation>{end}에 끝나는 {name} 뒤로 앞당겨짐</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>without a fate</source>
        <translation>fate 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>OP_END of {name} handled, but the op is {fate}</source>
        <translation>{name}의 OP_END가 처리되었으나 op는 {fate}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>{name} completed without an OP_END</source>
        <translation>{name}이(가) OP_END 없이 완료</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>{count} OP_ENDs of {name} handled, at {times}</source>
        <translation>{name}의 OP_END가 {count}번 처리됨: {times}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>OP_END of {name} handled in event {handled}, completed in {fate_event}</source>
        <translation>{name}의 OP_END는 event {handled}에서 처리, 완료는 event {fate_event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>{detail}; event {event} at {time}</source>
        <translation>{detail}; event {event}, {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>its OP_END is event {end}</source>
        <translation>OP_END는 event {end}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>it has no OP_END</source>
        <translation>OP_END가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>{name} applied {count} times (events {born}) where {n} are due, one for each target at its OP_END; {ended}; event {event} at {time}</source>
        <translation>{name}이(가) {count}번 적용됨(event {born}); OP_END에서 target마다 한 번씩 {n}번이어야 함; {ended}; event {event}, {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>has no fate</source>
        <translation>fate가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>has two fates</source>
        <translation>fate가 둘</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>entry in a backlog</source>
        <translation>backlog entry</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>open suspension</source>
        <translation>열린 suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>is {fate} without an {place}</source>
        <translation>{place} 없이 {fate} 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>has an {place} too many</source>
        <translation>{place} 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>is not submitted once more</source>
        <translation>다시 제출되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>is submitted again</source>
        <translation>또 제출됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>is not the op that {name} drops, in the same event</source>
        <translation>같은 이벤트에서 폐기된 {name}과(와) 다른 op임</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>{name} {what} as of event {event} at {time}</source>
        <translation>event {event}({time}) 시점에 {name}: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/ends.py"/>
        <source>{name} is {fate} with {excess} live OP_ENDs where {due} is due as of event {event} at {time}</source>
        <translation>event {event}({time}) 시점에 {name}은(는) {fate}, 살아 있는 OP_END {excess}개; {due}개여야 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/excluded.py"/>
        <source>no configuration says which bases exclude each other</source>
        <translation>서로 배제하는 base를 말해 주는 구성 파일이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/excluded.py"/>
        <source>since {since}: {name}</source>
        <translation>{since}부터: {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/excluded.py"/>
        <source>on plane {plane} since {since}: {name}</source>
        <translation>plane {plane}에서 {since}부터: {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/excluded.py"/>
        <source>{name} starts on die {die} at {at}, event {event}, in {when}, which excludes {base}</source>
        <translation>{name}이(가) die {die}에서 {at}, event {event}에 시작하지만, {when} 동안에는 {base}이(가) 배제됩니다</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/excluded.py"/>
        <source>{what} ({since})</source>
        <translation>{what} ({since})</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/late.py"/>
        <source>{name} suspends nothing at {at}, event {event}, though no op of its axis in CORE_BUSY ends before it does, or it holds planes</source>
        <translation>{name}이(가) {at}, 이벤트 {event}에서 아무것도 suspend하지 않으나, CORE_BUSY인 해당 축의 op 중 먼저 끝나는 것이 없거나 plane을 점유함</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/law_columns.py"/>
        <source>op {uid} (unknown)</source>
        <translation>op {uid} (알 수 없음)</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/overtaking.py"/>
        <source>{name} is reserved in event {event} at {time} on die {die}, block {block}, for whose erase {erase} waits</source>
        <translation>{name}이(가) 이벤트 {event}, {time}에 die {die}, block {block}에 예약됨, 그 block의 erase {erase}이(가) 대기 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>{name} completed in event {event} with {total} of {name2} executed; nominal {due}</source>
        <translation>{name}이(가) event {event}에서 완료, {name2} 실행 {total}; nominal {due}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>not judged: {reasons}</source>
        <translation>판정하지 않음: {reasons}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>not judged: {count:,} ops that end behind what the files show, op {cut} first</source>
        <translation>판정하지 않음: 파일이 보여 주는 범위 뒤에서 끝나는 op {count:,}개, 첫 번째는 op {cut}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>1 difference, ≤ {limit} ns a piece: rounding of the files</source>
        <translation>차이 1건, {limit} ns 이하: 파일의 반올림</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>{count:,} differences, all ≤ {limit} ns a piece: rounding of the files</source>
        <translation>차이 {count:,}건, 모두 각 {limit} ns 이하: 파일의 반올림</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>1 overlap, ≤ {limit} ns: rounding of the files</source>
        <translation>겹침 1건, {limit} ns 이하: 파일의 반올림</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>{count:,} overlaps, all ≤ {limit} ns: rounding of the files</source>
        <translation>겹침 {count:,}건, 모두 {limit} ns 이하: 파일의 반올림</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>the bus of channel {channel}</source>
        <translation>channel {channel}의 bus</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/plan.py"/>
        <source>{state_name} of {name} overlaps {state_name2} of {name2} on {where} from {start} to {end}, event {event}</source>
        <translation>{where}에서 {name}의 {state_name}이(가) {name2}의 {state_name2}과(와) {start}부터 {end}까지 겹침, event {event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>enters behind {entry}</source>
        <translation>{entry} 뒤에 진입</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>enters with the old start {start} behind {entry} with the old start {start2}</source>
        <translation>이전 시작 {start}(으)로, 이전 시작이 {start2}인 {entry} 뒤에 진입</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>enters though it is instant</source>
        <translation>instant인데 진입</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>entry {row}, {name}</source>
        <translation>entry {row}, {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>the {axis_name} queue of die {die}</source>
        <translation>die {die}의 {axis_name} queue</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>{entry}, {what} in {where} in event {event} at {time}</source>
        <translation>{where}에서 {entry}: {what}; event {event}, {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>{name} is let into the {axis_name} boundary of its batch on die {die} behind {name2}, event {event} at {time_of}</source>
        <translation>{name}이(가) die {die}에서 {name2} 뒤에 batch의 {axis_name} boundary로 들어감, event {event}, {time_of}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/queues.py"/>
        <source>{entry}, has its turn in the {axis_name} queue of die {die} in event {event} at {time} before {entry2}, which stands in front of it</source>
        <translation>die {die}의 {axis_name} queue에서 {entry}의 차례가 앞에 있는 {entry2}보다 먼저 옴; event {event}, {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/silence.py"/>
        <source>not yet resumed</source>
        <translation>아직 resume되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/silence.py"/>
        <source>silent until {end}</source>
        <translation>{end}까지 침묵</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/silence.py"/>
        <source>{state_name} of {name} executes on die {die} at {at}, event {event}, while {axis_name} is suspended there since {start} (op {uid}; {until})</source>
        <translation>{name}의 {state_name}이(가) die {die}에서 {at}, event {event}에 실행; 그곳의 {axis_name}은(는) {start}부터 suspend 상태 (op {uid}; {until})</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/standing.py"/>
        <source>is passed though no head is refused</source>
        <translation>거부된 맨 앞 항목이 없는데 뒤로 밀림</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/standing.py"/>
        <source>is refused and does not go behind those on other blocks alone</source>
        <translation>거부되었는데 다른 block의 항목들 바로 뒤로 가지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/standing.py"/>
        <source>is advanced though it is no read that was displaced just now</source>
        <translation>방금 밀려난 read가 아닌데 앞당겨짐</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>part {number} of {name} holds planes {planes} of die {die}, part 1 held planes {planes2} of die {first_die}; event {event}, from {start}</source>
        <translation>{name}의 part {number}이(가) die {die}의 plane {planes} 점유, part 1은 die {first_die}의 plane {planes2} 점유; event {event}, {start}부터</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>part 1 of {name} holds planes {planes} of die {die}, its base and targets say planes {planes2} of die {die2}; event {event}, from {start}</source>
        <translation>{name}의 part 1이 die {die}의 plane {planes} 점유, base와 target은 die {die2}의 plane {planes2}; event {event}, {start}부터</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>{name} was resumed and ends on die {die}, block {block}, page {page}, which is none of its targets; event {event} at {time}</source>
        <translation>resume된 {name}이(가) die {die}, block {block}, page {page}에서 끝남; target이 아님; event {event}, {time}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>ERASE of {name} is resumed at {resumed} in event {event} while PROGRAM of {name2} is suspended on die {die} since {at}</source>
        <translation>{name}의 ERASE가 {resumed}, event {event}에 resume됨; {name2}의 PROGRAM은 die {die}에서 {at}부터 suspend 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>consumed {consumed} + remaining {remaining} is not the nominal {nominal}</source>
        <translation>소비 {consumed} + 잔여 {remaining}이(가) nominal {nominal}과(와) 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>{left} remain after {left2} at the suspension before</source>
        <translation>잔여 {left}, 직전 suspend에서는 {left2}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>it would have ended at {end}, before its SUSPEND did</source>
        <translation>SUSPEND보다 먼저 {end}에 끝났을 op임</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>consumed {consumed}, executed {ran}</source>
        <translation>소비 {consumed}, 실행 {ran}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>consumed {consumed}, executed {ran} of which {again} is done again</source>
        <translation>소비 {consumed}, 실행 {ran}, 그중 {again} 다시 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>{told} is to be done again, the pulse that was cut had run for {due}</source>
        <translation>다시 실행할 시간 {told}, 끊긴 pulse가 실행된 시간은 {due}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>cut within a pulse, not at its end</source>
        <translation>pulse 끝이 아니라 pulse 안에서 끊김</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/suspending.py"/>
        <source>suspension {n} of {name} at {at}, event {event}</source>
        <translation>{name}의 suspend {n}번째, {at}, event {event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/waiting.py"/>
        <source>{size} waiting in the {axis_name} queue of die {key}, {name} first, with the axis not suspended and no flush pending as of event {event} at {time}</source>
        <translation>event {event}({time}) 시점에 die {key}의 {axis_name} queue에 {size}개 대기, 첫 번째는 {name}; axis는 suspend 상태가 아니고 예정된 flush도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/waiting.py"/>
        <source>open, resumed or aborted more than once</source>
        <translation>두 번 이상 open, resumed 또는 aborted</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/waiting.py"/>
        <source>lost</source>
        <translation>사라짐</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/waiting.py"/>
        <source>suspension {n} is {what}</source>
        <translation>suspend {n}번째: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/waiting.py"/>
        <source>the stacks' depth is {sums:+d} off suspends minus resumes minus aborts</source>
        <translation>stack의 깊이가 suspend - resume - abort와 {sums:+d} 차이</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/laws/waiting.py"/>
        <source>{who}{detail} as of event {event} at {time}</source>
        <translation>event {event}({time}) 시점에 {who}{detail}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>cannot read {source}: not a regular file</source>
        <translation>{source}을(를) 읽을 수 없음: 일반 파일이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>cannot read {source}: {why}</source>
        <translation>{source}을(를) 읽을 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>cannot read {source}: there is not enough memory for it</source>
        <translation>{source}을(를) 읽을 수 없음: 메모리가 부족함</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>not a trace that this version can read ({text})</source>
        <translation>이 버전이 읽을 수 있는 트레이스가 아님 ({text})</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: {size} bytes long, {due} expected</source>
        <translation>손상됨: {size}바이트, {due}바이트여야 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>not a valid trace: {error}</source>
        <translation>올바른 트레이스가 아님: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: of its {st_size} bytes almost none are there</source>
        <translation>손상됨: {st_size}바이트 중 거의 아무것도 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>missing {error}</source>
        <translation>{error} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>not a nandviz trace</source>
        <translation>nandviz 트레이스가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: {size} bytes long, cut off in its first {size2}</source>
        <translation>손상됨: {size}바이트, 처음 {size2}바이트에서 잘림</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>a trace of format version {version}; this nandviz reads version {version2}</source>
        <translation>형식 버전 {version}의 트레이스; 이 nandviz는 버전 {version2}을(를) 읽음</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: {size} bytes long, its header alone would be {length}</source>
        <translation>손상됨: {size}바이트, 헤더만 {length}바이트여야 함</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: the checksum of its header is wrong</source>
        <translation>손상됨: 헤더의 checksum이 틀림</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: its header has {error}</source>
        <translation>손상됨: 헤더에 문제가 있습니다: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: its header is no JSON</source>
        <translation>손상됨: 헤더가 JSON이 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>no object</source>
        <translation>object가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>word {number}</source>
        <translation>단어 {number}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>its {kind} {unknown!r} is a word that this nandviz does not know</source>
        <translation>{kind} {unknown!r}은(는) 이 nandviz가 모르는 단어임</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>a {kind} twice</source>
        <translation>{kind} 중복</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>not a valid trace: {name} holds {min} to {max}</source>
        <translation>올바른 트레이스가 아님: {name}의 범위가 {min} ~ {max}</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>other columns of {name}</source>
        <translation>{name}의 열이 다름</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>{rows!r} rows of {name}</source>
        <translation>{name}의 행 {rows!r}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/trace/store.py"/>
        <source>damaged: the checksum of {name}.{column} is wrong</source>
        <translation>손상됨: {name}.{column}의 checksum이 틀림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Keep B</source>
        <translation>B 유지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>Go on with run B alone</source>
        <translation>실행 B만으로 계속</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Back to A</source>
        <translation>A로 돌아가기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>Go on with run A alone, as it was</source>
        <translation>실행 A만으로, 원래대로 계속</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>Swap</source>
        <translation>교환</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>Let A and B change places</source>
        <translation>A와 B의 자리를 바꿈</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Clear A</source>
        <translation>A 지우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>Let go of run A</source>
        <translation>실행 A를 놓음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>shown: B with ghost of A</source>
        <translation>표시: B와 A의 고스트</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>shown: A</source>
        <translation>표시: A</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>shown: B</source>
        <translation>표시: B</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>shown: both</source>
        <translation>표시: 둘 다</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>Runs A and B</source>
        <translation>실행 A와 B</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>Show the next of: B with ghost of A, A, B, both (Y)</source>
        <translation>다음을 차례로 표시: B와 A의 고스트, A, B, 둘 다 (Y)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/branch_strip.py"/>
        <source>A {a} │ B {b}</source>
        <translation>A {a} │ B {b}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/breakpoint_control.py"/>
        <source>breakpoint {number} on op {uid}</source>
        <translation>op {uid}에 중단점 {number}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/breakpoint_control.py"/>
        <source>no breakpoint on op {uid}</source>
        <translation>op {uid}에 중단점 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/busy.py"/>
        <source>Writing {what} …</source>
        <translation>{what} 쓰는 중 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>✖ Law {laws} is broken in this run.</source>
        <translation>✖ 이 실행에서 law {laws} 위반.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>✖ Laws {laws} are broken in this run.</source>
        <translation>✖ 이 실행에서 law {laws} 위반.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>The files show {count} things beside the laws: see Laws.</source>
        <translation>파일에 법칙 외의 사항 {count}건: 법칙 창 참조.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Timeline and state</source>
        <translation>타임라인과 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Reading {source} … {seconds:.0f} s</source>
        <translation>{source} 읽는 중 … {seconds:.0f} s</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <source>Go to the first violation</source>
        <translation>첫 번째 위반으로 이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/central.py"/>
        <location filename="../../nandviz/ui/import_control.py"/>
        <location filename="../../nandviz/ui/messages.py"/>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Suspend</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Resumed OP_END</source>
        <translation>resume된 OP_END</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Backlog change</source>
        <translation>Backlog 변화</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Refusal</source>
        <translation>거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Broken law</source>
        <translation>법칙 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Analyse</source>
        <translation>분석</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Chosen kind</source>
        <translation>선택한 종류</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Chosen kind: {kind}</source>
        <translation>선택한 종류: {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Make {kind} the kind whose next or previous one is gone to.</source>
        <translation>다음이나 이전으로 이동할 종류를 {kind}(으)로 정함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go back to where you were before the last jump.</source>
        <translation>마지막 이동 전의 자리로 돌아감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go forward again to where you came back from.</source>
        <translation>돌아오기 전의 자리로 다시 감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Next of the chosen kind</source>
        <translation>선택한 종류의 다음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the next suspend, resume, resumed end, backlog change, refusal or broken law.</source>
        <translation>다음 suspend, resume, resume된 OP_END, backlog 변화, 거부, 법칙 위반으로 이동.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Previous of the chosen kind</source>
        <translation>선택한 종류의 이전</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go back to the previous one of the chosen kind.</source>
        <translation>선택한 종류의 이전 것으로 돌아감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Next on the lane</source>
        <translation>레인의 다음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Select what comes next on this lane.</source>
        <translation>이 레인에서 다음에 오는 것을 선택.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Previous on the lane</source>
        <translation>레인의 이전</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Select what comes before on this lane.</source>
        <translation>이 레인에서 이전에 오는 것을 선택.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>To the cause</source>
        <translation>원인으로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the event that caused this one.</source>
        <translation>이 event를 일으킨 event로 이동.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>To the effect</source>
        <translation>결과로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the first event that this one caused.</source>
        <translation>이 event가 처음 일으킨 event로 이동.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Slowest read</source>
        <translation>가장 느린 read</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Show the read that took longest so far, and what it waited for.</source>
        <translation>지금까지 가장 오래 걸린 read와 그것이 기다린 것을 표시합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>To what held it up</source>
        <translation>막은 op로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Select the op that the selected request waited for.</source>
        <translation>선택한 요청이 기다린 op를 선택합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>Why refused</source>
        <translation>거부된 이유</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Show why the selected op was refused.</source>
        <translation>선택한 op가 거부된 이유를 표시.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>First broken law</source>
        <translation>첫 번째 법칙 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Go to the first violation of a law.</source>
        <translation>법칙의 첫 번째 위반으로 이동.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Judge the laws</source>
        <translation>법칙 판정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Judge the laws of a long run, too.</source>
        <translation>긴 실행에서도 법칙을 판정.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Mark</source>
        <translation>마크</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Set mark ①, then ②, at the edge nearest to the cursor.</source>
        <translation>커서에 가장 가까운 가장자리에 마크 ①, 다음은 ②를 설정.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Measure between marks ① and ②; with one mark, from it to the cursor.</source>
        <translation>마크 ①과 ② 사이를 측정; 마크가 하나면 그것과 커서 사이.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Clear the newest mark</source>
        <translation>최근 마크 지우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Take away the mark that was set last.</source>
        <translation>마지막으로 설정한 마크를 지움.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Clear all marks</source>
        <translation>모든 마크 지우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/analyse.py"/>
        <source>Take away all marks, and the measure.</source>
        <translation>모든 마크와 측정을 지움.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Smallest scenario that still does this</source>
        <translation>같은 일이 일어나는 가장 작은 시나리오</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Show B with the ghost of A</source>
        <translation>B와 A의 고스트 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Draw run B, with what was otherwise in run A as its ghost.</source>
        <translation>실행 B를 그리고, 실행 A에서 달랐던 것을 고스트로 그림.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Show A</source>
        <translation>A 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Draw run A alone; B is edited still.</source>
        <translation>실행 A만 그림; 편집되는 것은 여전히 B.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Show B</source>
        <translation>B 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Draw run B alone.</source>
        <translation>실행 B만 그림.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Show both</source>
        <translation>둘 다 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Draw the lanes of run A above those of run B.</source>
        <translation>실행 A의 레인을 실행 B의 레인 위에 그림.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Playheads together by time</source>
        <translation>플레이헤드를 시간으로 함께</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Let the playheads of A and B stand at the same time.</source>
        <translation>A와 B의 플레이헤드를 같은 시간에 둠.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Playheads together by event</source>
        <translation>플레이헤드를 event로 함께</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Let the playheads of A and B stand at the same event, where both have it.</source>
        <translation>둘 다 가진 event라면 A와 B의 플레이헤드를 같은 event에 둠.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Compare with…</source>
        <translation>비교 대상 열기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Open another file as run B beside the one that is open.</source>
        <translation>다른 파일을 열린 것 옆에 실행 B로 엶.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Compare with trace folder…</source>
        <translation>비교할 트레이스 폴더 열기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Open a folder of nandseqgen_v2 CSV files as run B beside what is open.</source>
        <translation>nandseqgen_v2 CSV 파일의 폴더를 열린 것 옆에 실행 B로 엶.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Run this pattern under the rules</source>
        <translation>이 패턴을 규칙대로 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Simulate the ops of these files at their times, as run B beside them.</source>
        <translation>이 파일들의 op를 제 시각에 시뮬레이션하여 실행 B로 나란히 봄.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Look for the smallest scenario in which what happened at the playhead still happens.</source>
        <translation>재생 위치에서 일어난 일이 여전히 일어나는 가장 작은 시나리오를 찾는다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Keep the smallest so far</source>
        <translation>지금까지 가장 작은 것 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Look no more for the smallest scenario, and open the one found so far.</source>
        <translation>가장 작은 시나리오를 그만 찾고 지금까지 찾은 것을 연다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Go on with run B alone; run A is let go.</source>
        <translation>실행 B만으로 계속; 실행 A는 놓음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Go on with run A alone, as it was before the edits.</source>
        <translation>편집 전 그대로의 실행 A만으로 계속.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Swap A and B</source>
        <translation>A와 B 교환</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Let runs A and B change places.</source>
        <translation>실행 A와 B의 자리를 바꿈.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Let go of run A, and compare no more.</source>
        <translation>실행 A를 놓고 더는 비교하지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Next view of A and B</source>
        <translation>A와 B의 다음 보기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Change between B with the ghost of A, A, B, and both.</source>
        <translation>B와 A의 고스트, A, B, 둘 다 사이를 전환.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>View of A and B</source>
        <translation>A와 B의 보기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Playheads</source>
        <translation>플레이헤드</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Next difference</source>
        <translation>다음 차이</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Go to the next event that differs; N does so too while there is a run A.</source>
        <translation>다음으로 다른 event로 이동; 실행 A가 있는 동안 N도 그렇게 함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Previous difference</source>
        <translation>이전 차이</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/compare.py"/>
        <source>Go back to the previous event that differs.</source>
        <translation>이전의 다른 event로 돌아감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Take back the last edit of the script.</source>
        <translation>script의 마지막 편집을 되돌림.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Make the edit again that was taken back.</source>
        <translation>되돌린 편집을 다시 적용.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Write breakpoints into the scenario</source>
        <translation>중단점을 시나리오에 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Let the scenario have the breakpoints that are on, in place of its own.</source>
        <translation>켜진 중단점을 시나리오의 중단점 대신 씀.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Expect what happened now</source>
        <translation>지금 일어난 일을 기대로 기록</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Write into the scenario what became of its ops, the laws and the metrics, for nandviz check to judge.</source>
        <translation>op, 법칙, 지표의 결과를 시나리오에 적어 nandviz check가 판정하게 한다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Copy details</source>
        <translation>상세 복사</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Copy what the inspector says about the selection.</source>
        <translation>선택에 대한 인스펙터의 내용을 복사.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Select nothing</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Let go of the selection; cancel a run.</source>
        <translation>선택을 해제; 실행을 취소.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Find ops, events and blocks by their words.</source>
        <translation>단어로 op, event, block을 찾음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Go to…</source>
        <translation>이동…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Go to a time, event, op or place: 5 ms, #17, op 3, block 3.</source>
        <translation>시각, event, op, 위치로 이동: 5 ms, #17, op 3, block 3.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/edit.py"/>
        <source>Mouse wheel, speed, theme, language.</source>
        <translation>마우스 휠, 속도, 테마, 언어.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>New script entry…</source>
        <translation>새 script entry…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Put a new entry into the script.</source>
        <translation>script에 새 entry를 추가.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Suspend at the cursor</source>
        <translation>커서에서 SUSPEND</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Suspend what runs at the pointer, else at the newest mark, else at the playhead.</source>
        <translation>포인터, 없으면 최근 마크, 없으면 플레이헤드에서 실행 중인 것을 SUSPEND함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Entry</source>
        <translation>entry</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Resume at the cursor</source>
        <translation>커서에서 RESUME</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Resume what is suspended at the pointer, the newest mark, or the playhead.</source>
        <translation>포인터, 최근 마크 또는 플레이헤드에서 suspend된 것을 RESUME함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Paste script entries</source>
        <translation>script entry 붙여넣기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Put the entries on the clipboard, in YAML, at the end of the script.</source>
        <translation>클립보드의 YAML entry을 script 끝에 넣음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Move the entry of the selected op…</source>
        <translation>선택한 op의 entry 이동…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Give the entry of the selected op another time.</source>
        <translation>선택한 op의 entry에 다른 시각을 줌.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Duplicate the entry of the selected op</source>
        <translation>선택한 op의 entry 복제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Put a copy of the entry of the selected op behind it.</source>
        <translation>선택한 op의 entry 뒤에 사본을 넣음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Delete the entry of the selected op</source>
        <translation>선택한 op의 entry 삭제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Take the entry of the selected op out of the script.</source>
        <translation>선택한 op의 entry을 script에서 뺌.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Expect what happened to the selected op</source>
        <translation>선택한 op에 일어난 일을 기대로 기록</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/entries.py"/>
        <source>Write into the scenario what became of the selected op, for nandviz check to judge.</source>
        <translation>선택한 op의 결과를 시나리오에 적어 nandviz check가 판정하게 한다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Picture of the timeline</source>
        <translation>타임라인 그림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Picture of the window</source>
        <translation>창 그림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>CSV files</source>
        <translation>CSV 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Files of</source>
        <translation>다른 형식의 파일:</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Evidence folder (pictures, CSV files, scenario, versions)</source>
        <translation>증거 폴더 (그림, CSV 파일, 시나리오, 버전)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Open a scenario file.</source>
        <translation>시나리오 파일을 엶.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Open trace folder…</source>
        <translation>트레이스 폴더 열기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Open a folder of nandseqgen_v2 CSV files.</source>
        <translation>nandseqgen_v2 CSV 파일의 폴더를 엶.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Open sweep results…</source>
        <translation>스윕 결과 열기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Show the points of a sweep that was made before.</source>
        <translation>전에 한 스윕의 점들을 표시.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open built-in scenario…</source>
        <translation>내장 시나리오 열기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Choose a scenario that comes along.</source>
        <translation>함께 제공되는 시나리오를 고름.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/file_control.py"/>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Reload</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Read the file again, keeping the view.</source>
        <translation>보기를 유지한 채 파일을 다시 읽음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Follow changes on disk</source>
        <translation>디스크의 변경 따라가기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Read the files again whenever they change; the view and the playhead stay.</source>
        <translation>파일이 바뀔 때마다 다시 읽음; 보기와 재생 위치는 그대로.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Judge import with…</source>
        <translation>가져온 것의 판정 기준…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Take times, buses and policies from the config.yaml that the files were made with.</source>
        <translation>파일을 만든 config.yaml에서 시간, 버스, policy를 가져옴.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write the scenario to its file.</source>
        <translation>시나리오를 파일에 씀.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write the scenario to another file.</source>
        <translation>시나리오를 다른 파일에 씀.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Save trace…</source>
        <translation>트레이스 저장…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write what happened, to open it without simulating.</source>
        <translation>시뮬레이션 없이 열 수 있도록 실행 결과를 씀.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Take pictures, files (CSV, Perfetto, VCD) or evidence along.</source>
        <translation>그림, 파일(CSV, Perfetto, VCD) 또는 증거를 가져간다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Picture…</source>
        <translation>그림…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Write a picture of the timeline.</source>
        <translation>타임라인의 그림을 씀.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Put a picture of the timeline on the clipboard.</source>
        <translation>타임라인의 그림을 클립보드에 넣음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/file.py"/>
        <source>Close the window.</source>
        <translation>창을 닫음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Command palette…</source>
        <translation>명령 팔레트…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Find a command by its words.</source>
        <translation>단어로 명령을 찾음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Keys…</source>
        <translation>키…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Show every key and mouse move; choose other keys.</source>
        <translation>모든 키와 마우스 동작을 표시; 다른 키를 선택.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Five ways to end an op…</source>
        <translation>op를 끝내는 다섯 가지 방법…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>See why OP_END is cancelled by its handle: drag a RESUME across the old end.</source>
        <translation>OP_END를 핸들로 취소하는 이유: RESUME을 원래 종료 너머로 끌어 보기.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <location filename="../../nandviz/ui/dialogs/about.py"/>
        <source>About nandviz</source>
        <translation>nandviz 정보</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/help.py"/>
        <source>Show versions.</source>
        <translation>버전을 표시.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Back to the start</source>
        <translation>시작으로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go to the start of the run.</source>
        <translation>실행의 시작으로 이동.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run back</source>
        <translation>뒤로 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back to the previous breakpoint.</source>
        <translation>이전 중단점으로 돌아감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>One event back</source>
        <translation>event 하나 뒤로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back one event.</source>
        <translation>event 하나 뒤로 감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Next event</source>
        <translation>다음 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Handle the next event.</source>
        <translation>다음 event를 처리.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run / pause</source>
        <translation>실행 / 일시 정지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to the next breakpoint or the end; pause.</source>
        <translation>다음 중단점이나 끝까지 실행; 일시 정지.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>To the end</source>
        <translation>끝으로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go to the end of the run, past every breakpoint.</source>
        <translation>모든 중단점을 지나 실행의 끝으로 이동.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Stop running or playing.</source>
        <translation>실행이나 재생을 멈춤.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Next event of the selected op</source>
        <translation>선택한 op의 다음 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to the next event of the selected op, else of that at the playhead.</source>
        <translation>선택한 op, 없으면 플레이헤드에 있는 op의 다음 event까지 실행.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Previous event of the selected op</source>
        <translation>선택한 op의 이전 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back to the previous event of the selected op, else of that at the playhead.</source>
        <translation>선택한 op, 없으면 플레이헤드에 있는 op의 이전 event로 돌아감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to cursor</source>
        <translation>커서까지 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run to the time under the cursor.</source>
        <translation>커서 아래의 시각까지 실행.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Run back to cursor</source>
        <translation>커서까지 뒤로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back to the time under the cursor.</source>
        <translation>커서 아래의 시각으로 돌아감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Next instant</source>
        <translation>다음 시점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Handle all events of the next instant.</source>
        <translation>다음 시점의 모든 event를 처리.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Previous instant</source>
        <translation>이전 시점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Go back by all events of one instant.</source>
        <translation>한 시점의 모든 event만큼 돌아감.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Play / pause</source>
        <translation>재생 / 일시 정지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Step at the chosen speed.</source>
        <translation>정한 속도로 진행.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Play back</source>
        <translation>거꾸로 재생</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Step back at the chosen speed.</source>
        <translation>정한 속도로 거꾸로 진행.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Slower</source>
        <translation>느리게</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Halve the speed of play.</source>
        <translation>재생 속도를 반으로 줄임.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Faster</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Double the speed of play.</source>
        <translation>재생 속도를 두 배로 높임.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Breakpoint on the selection</source>
        <translation>선택에 중단점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Set or remove a breakpoint on the selected op.</source>
        <translation>선택한 op에 중단점을 설정하거나 제거.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Breakpoints…</source>
        <translation>중단점…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/run.py"/>
        <source>Add, change and remove breakpoints.</source>
        <translation>중단점을 추가, 변경, 제거.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Sweep…</source>
        <translation>스윕…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Simulate this scenario with many values, and measure each run.</source>
        <translation>이 시나리오를 여러 값으로 시뮬레이션하고 실행마다 측정.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Go on with the sweep</source>
        <translation>스윕 계속</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Simulate the points of the sweep that are left.</source>
        <translation>스윕에서 남은 점들을 시뮬레이션.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Cancel the sweep</source>
        <translation>스윕 취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Stop the sweep that is at work; what is done is kept.</source>
        <translation>진행 중인 스윕을 멈춤; 끝난 것은 남음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Open the worst point</source>
        <translation>가장 나쁜 점 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Open the point with the largest value of the plotted measure as B.</source>
        <translation>그려진 측정값이 가장 큰 점을 B로 열기.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Open the first broken point</source>
        <translation>첫 위반 점 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Open the first point that breaks a law as B.</source>
        <translation>법칙을 위반하는 첫 점을 B로 열기.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Refine the sweep here</source>
        <translation>여기서 스윕 세분</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Put points between neighbours of the chosen point that came out otherwise.</source>
        <translation>선택한 점과 결과가 다른 이웃 사이에 점을 추가.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Picture of the sweep…</source>
        <translation>스윕 그림…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/sweep.py"/>
        <source>Write the plot of the sweep as PNG or SVG.</source>
        <translation>스윕 그래프를 PNG나 SVG로 쓰기.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Like the system</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use the colours of the system.</source>
        <translation>시스템의 색을 사용.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use light colours.</source>
        <translation>밝은 색을 사용.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use dark colours.</source>
        <translation>어두운 색을 사용.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Patterns in black and white</source>
        <translation>흑백 무늬</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use black and white alone.</source>
        <translation>흑백만 사용.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Event#</source>
        <translation>Event#</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Compact</source>
        <translation>압축</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Theme: {title}</source>
        <translation>테마: {title}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Language: {title}</source>
        <translation>언어: {title}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Speak this language in the window, from now on.</source>
        <translation>지금부터 창에서 이 언어를 사용.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Axis</source>
        <translation>축</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Axis: {title}</source>
        <translation>축: {title}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show the horizontal axis as {title}.</source>
        <translation>가로축을 {title} 방식으로 표시.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/dock_titles.py"/>
        <source>Panes</source>
        <translation>패널</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>{title} pane</source>
        <translation>{title} 패널</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>{words}.</source>
        <translation>{words}.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show the whole run.</source>
        <translation>전체 실행을 표시.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show a shorter time.</source>
        <translation>더 짧은 시간을 표시.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show a longer time.</source>
        <translation>더 긴 시간을 표시.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Earlier</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Move the view to earlier times.</source>
        <translation>더 이른 시각으로 보기를 옮김.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Later</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Move the view to later times.</source>
        <translation>더 늦은 시각으로 보기를 옮김.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Focus</source>
        <translation>초점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Show the selected op, else that at the playhead; twice: fit.</source>
        <translation>선택한 op, 없으면 플레이헤드의 op를 표시; 두 번 누르면 맞춤.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Playhead</source>
        <translation>플레이헤드</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Bring the playhead back into view.</source>
        <translation>플레이헤드를 보기 안으로 가져옴.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Next axis mode</source>
        <translation>다음 축 방식</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Change between Time, Event# and Compact.</source>
        <translation>시간, Event#, 압축 사이를 바꿈.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Legend</source>
        <translation>범례</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Explain the marks of the timeline.</source>
        <translation>타임라인의 표시를 설명.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Hide empty lanes</source>
        <translation>빈 레인 숨기기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Leave out lanes on which nothing happens.</source>
        <translation>아무 일도 없는 레인을 생략.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Reset layout</source>
        <translation>배치 초기화</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Put every pane back to its first place.</source>
        <translation>모든 패널을 처음 자리로 되돌림.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/commands/view.py"/>
        <source>Use the whole screen.</source>
        <translation>화면 전체를 사용.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/compare_control.py"/>
        <source>no later difference</source>
        <translation>이후에 차이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/compare_control.py"/>
        <source>no earlier difference</source>
        <translation>이전에 차이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/compare_control.py"/>
        <source>run A has no such op</source>
        <translation>실행 A에는 그런 op가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/compare_control.py"/>
        <source>run B has no such op</source>
        <translation>실행 B에는 그런 op가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/compare_control.py"/>
        <source>run A has an event here that B lacks</source>
        <translation>여기서 B에 없는 event가 실행 A에 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/compare_control.py"/>
        <source>run B has an event here that A lacks</source>
        <translation>여기서 A에 없는 event가 실행 B에 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/compare_control.py"/>
        <source>{event}: {change}</source>
        <translation>{event}: {change}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/about.py"/>
        <source>An interactive timeline of NAND program/erase suspend and resume.</source>
        <translation>NAND program/erase suspend·resume을 위한 대화형 타임라인.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>any</source>
        <translation>모두</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Breakpoint {number}</source>
        <translation>중단점 {number}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>New breakpoint</source>
        <translation>새 중단점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Kind of event</source>
        <translation>event 종류</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>no</source>
        <translation>없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>any law</source>
        <translation>모든 법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <location filename="../../nandviz/ui/dialogs/move_entry.py"/>
        <source>What is wrong with it</source>
        <translation>잘못된 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Op (uid)</source>
        <translation>op (uid)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Die</source>
        <translation>die</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Metric</source>
        <translation>metric</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Further conditions</source>
        <translation>추가 조건</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>From hit</source>
        <translation>시작 횟수</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Op</source>
        <translation>op</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>Value of the metric</source>
        <translation>metric의 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/breakpoint.py"/>
        <source>{name}: “{text}” is not a number from {least} on</source>
        <translation>{name}: “{text}”은(는) {least} 이상의 수가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/builtin.py"/>
        <source>Built-in scenarios</source>
        <translation>내장 시나리오</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/builtin.py"/>
        <source>What to look at</source>
        <translation>살펴볼 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>{name} on the disk</source>
        <translation>디스크의 {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>{name} here</source>
        <translation>현재의 {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>{old:,} lines of {name} differ from {new:,} of {other}.</source>
        <translation>{name}의 {old:,}줄이 {other}의 {new:,}줄과 다름.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>Nothing differs.</source>
        <translation>다른 점이 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/difference.py"/>
        <source>What differs</source>
        <translation>다른 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>New script entry</source>
        <translation>새 script entry</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>5, of several planes: 4, 5</source>
        <translation>5, 여러 plane이면: 4, 5</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <location filename="../../nandviz/ui/dialogs/move_entry.py"/>
        <source>At µs</source>
        <translation>시각 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Block</source>
        <translation>block</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>Page</source>
        <translation>page</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>“{text}” is not a time in µs: {error}</source>
        <translation>“{text}”은(는) µs 시각이 아님: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>{blocks} blocks and {pages} pages: one page, or as many</source>
        <translation>block {blocks}개와 page {pages}개: page는 하나이거나 같은 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/entry.py"/>
        <source>{name}: “{wrong}” is not a whole number from 0 on</source>
        <translation>{name}: “{wrong}”은(는) 0 이상의 정수가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>clipboard</source>
        <translation>클립보드</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>what is visible</source>
        <translation>보이는 부분</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>the whole run</source>
        <translation>전체 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>as in the window</source>
        <translation>창과 같게</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>as of the event at the playhead</source>
        <translation>플레이헤드의 event 시점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Where to</source>
        <translation>위치</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>Choose where to</source>
        <translation>위치 고르기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>{path} is already there. Save again to replace it.</source>
        <translation>{path}이(가) 이미 있음. 바꾸려면 다시 저장할 것.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>“Where to” is empty: name a file or folder</source>
        <translation>“위치”가 비어 있음: 파일이나 폴더를 지정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/export.py"/>
        <source>there is no folder {parent}</source>
        <translation>폴더 {parent}이(가) 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/failure.py"/>
        <source>Something went wrong</source>
        <translation>문제가 발생함</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/failure.py"/>
        <source>nandviz made a mistake. The run was stopped; the trace is still here.
{what}
{saved}
{report}</source>
        <translation>nandviz에 오류가 있음. 실행은 멈췄고 트레이스는 그대로 있음.
{what}
{saved}
{report}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/failure.py"/>
        <source>Details</source>
        <translation>상세</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>not a number</source>
        <translation>수가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>“{text}” is no time ({why}), and no event, op or place like #17, op 3 or block 3</source>
        <translation>“{text}”은(는) 시각이 아니고({why}), #17, op 3, block 3 같은 event, op, 위치도 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>Go to</source>
        <translation>이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>Time (µs without a unit), event, op, or place</source>
        <translation>시각(단위 없으면 µs), event, op, 위치</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/goto.py"/>
        <source>Time, # and an event index, op and its number, or a place</source>
        <translation>시각, #과 event 번호, op와 번호, 또는 위치</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/judge.py"/>
        <source>Judge import with</source>
        <translation>가져온 것의 판정 기준</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/judge.py"/>
        <source>none: times are worked out from the files</source>
        <translation>없음: 시간은 파일에서 알아냄</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/judge.py"/>
        <source>Configuration</source>
        <translation>구성 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/judge.py"/>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/judge.py"/>
        <source>Leave ops of it out that are wrong</source>
        <translation>잘못된 op는 제외</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/judge.py"/>
        <source>Rounding of the files up to</source>
        <translation>파일의 반올림 한도</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/judge.py"/>
        <source>Configuration of the generator</source>
        <translation>생성기의 구성 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>scrolls lanes (an option makes it zoom)</source>
        <translation>레인 스크롤 (옵션에서 확대로 변경)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + 휠</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>zooms at the pointer</source>
        <translation>포인터 위치에서 확대</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Shift + wheel</source>
        <translation>Shift + 휠</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>moves to earlier or later times</source>
        <translation>이르거나 늦은 시각으로 이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Alt + wheel, Ctrl + Shift + wheel</source>
        <translation>Alt + 휠, Ctrl + Shift + 휠</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>steps events</source>
        <translation>event 단위로 진행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>click</source>
        <translation>클릭</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>selects an op; time does not move</source>
        <translation>op 선택; 시각은 바뀌지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>double-click</source>
        <translation>두 번 클릭</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>zooms to a segment</source>
        <translation>segment로 확대</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>left drag</source>
        <translation>왼쪽 끌기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>selects a span, with its duration and totals; Alt or Ctrl frees from edges</source>
        <translation>구간과 그 길이·합계 선택; Alt나 Ctrl은 가장자리 맞춤 해제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>drag of a SUSPEND or RESUME</source>
        <translation>SUSPEND나 RESUME 끌기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>moves its script entry; Alt or Ctrl frees from edges, Esc takes it back</source>
        <translation>그 script entry를 이동; Alt나 Ctrl은 가장자리에서 풀고 Esc는 되돌림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>middle or Shift + drag</source>
        <translation>가운데 또는 Shift + 끌기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>moves the view</source>
        <translation>보기 이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right drag</source>
        <translation>오른쪽 끌기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>zooms</source>
        <translation>확대</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>drag on the ruler or the minimap</source>
        <translation>눈금자나 미니맵에서 끌기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>moves the playhead</source>
        <translation>플레이헤드 이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right click</source>
        <translation>오른쪽 클릭</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>run to here, break here, cause, why refused, filter, copy, pin lane</source>
        <translation>여기까지 실행, 여기서 중단, 원인, 거부된 이유, 필터, 복사, 레인 고정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right click on a lane or an op</source>
        <translation>레인이나 op를 오른쪽 클릭</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>suspend, resume, read, program, erase there; move, duplicate, delete its entry</source>
        <translation>그곳에서 suspend, resume, read, program, erase; entry 이동, 복제, 삭제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right click on a lane's name</source>
        <translation>레인 이름에서 오른쪽 클릭</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>pin, collapse, hide empty lanes</source>
        <translation>고정, 접기, 빈 레인 숨기기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>back and forward button</source>
        <translation>뒤로, 앞으로 버튼</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>go back to where you were before a jump, and forward again</source>
        <translation>이동 전의 자리로 돌아가고, 다시 앞으로 감</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>right click on the minimap</source>
        <translation>미니맵에서 오른쪽 클릭</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>run to here, fit, playhead</source>
        <translation>여기까지 실행, 맞춤, 플레이헤드</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Where a desktop keeps the first key for itself, the second one arrives.</source>
        <translation>데스크톱이 첫 번째 키를 쓰는 경우 두 번째 키가 동작함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Mouse on the timeline</source>
        <translation>타임라인의 마우스</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Type a few letters of a command, or a key</source>
        <translation>명령의 글자 몇 개나 키를 입력</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Letters of a command, or a key</source>
        <translation>명령의 글자나 키</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Commands and their keys</source>
        <translation>명령과 키</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>First key</source>
        <translation>첫 번째 키</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Second key</source>
        <translation>두 번째 키</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Set</source>
        <translation>설정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>All to default</source>
        <translation>모두 기본값으로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>About these keys</source>
        <translation>이 키에 대해</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>{key} is the key of {title}</source>
        <translation>{key}은(는) {title}의 키임</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>{taken}: Set takes it from there.</source>
        <translation>{taken}: 설정을 누르면 가져옴.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Mouse moves on the timeline</source>
        <translation>타임라인의 마우스 동작</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>Mouse</source>
        <translation>마우스</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/keys.py"/>
        <source>{name}: press it here</source>
        <translation>{name}: 여기서 누를 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/move_entry.py"/>
        <source>Move entry {index}</source>
        <translation>entry {index} 이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/move_entry.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>“{value}” is not a time in µs: {error}</source>
        <translation>“{value}”은(는) µs 시각이 아님: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>events per second (4 at 1×)</source>
        <translation>초당 event (1×에서 4)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>µs per second (100 at 1×)</source>
        <translation>초당 µs (1×에서 100)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>The plain mouse wheel</source>
        <translation>마우스 휠 (키 없이)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>scrolls lanes</source>
        <translation>레인 스크롤</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/settings.py"/>
        <source>Play counts</source>
        <translation>재생 단위</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Sweep</source>
        <translation>스윕</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Over which values</source>
        <translation>바꿀 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>What is measured</source>
        <translation>측정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>and the refusals by reason</source>
        <translation>이유별 거부 수도 측정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Folder of the results</source>
        <translation>결과 폴더</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Processes of this machine</source>
        <translation>이 컴퓨터의 프로세스</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>none; or tcp://host:8786</source>
        <translation>없음; 또는 tcp://host:8786</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Scheduler of a Dask cluster</source>
        <translation>Dask 클러스터의 스케줄러</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>What will be done, or what is wrong with it</source>
        <translation>할 일, 또는 잘못된 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Over</source>
        <translation>바꿀 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Results in</source>
        <translation>결과 위치</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Processes</source>
        <translation>프로세스</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Cluster</source>
        <translation>클러스터</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Add: {name}</source>
        <translation>추가: {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>add …</source>
        <translation>추가 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>Choose the folder</source>
        <translation>폴더 선택</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>name a folder for the results</source>
        <translation>결과 폴더를 지정할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>{count:,} run</source>
        <translation>실행 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>{count:,} runs</source>
        <translation>실행 {count:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dialogs/sweep.py"/>
        <source>{runs}; the sweep that is in the folder goes on</source>
        <translation>{runs}; 폴더에 있는 스윕을 계속함</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dock_titles.py"/>
        <source>Close the pane</source>
        <translation>패널 닫기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/dock_titles.py"/>
        <source>Float the pane</source>
        <translation>패널 띄우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/docks.py"/>
        <source>Events of op {uid}</source>
        <translation>op {uid}의 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/edit_control.py"/>
        <source>{count} breakpoint is in the scenario</source>
        <translation>중단점 {count}개가 시나리오에 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/edit_control.py"/>
        <source>{count} breakpoints are in the scenario</source>
        <translation>중단점 {count}개가 시나리오에 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/edit_control.py"/>
        <source>{count} that is off is not</source>
        <translation>꺼진 {count}개는 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/edit_control.py"/>
        <source>{count} that are off are not</source>
        <translation>꺼진 {count}개는 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/edit_control.py"/>
        <source>{count} expectation is in the scenario</source>
        <translation>시나리오에 기대 {count}개가 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/edit_control.py"/>
        <source>{count} expectations are in the scenario</source>
        <translation>시나리오에 기대 {count}개가 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/encoding.py"/>
        <source>no picture: {why}</source>
        <translation>그림 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/encoding.py"/>
        <source>no picture</source>
        <translation>그림 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/encoding.py"/>
        <source>{what}: there is not enough memory; take a smaller size, or a part of the run</source>
        <translation>{what}: 메모리가 부족함; 크기를 줄이거나 실행의 일부를 고를 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/encoding.py"/>
        <source>{most} a side is the most; take a smaller size</source>
        <translation>한 변은 최대 {most}; 크기를 줄일 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/encoding.py"/>
        <source>no picture of {width} × {height} pixels</source>
        <translation>{width} × {height} 픽셀의 그림 불가</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/encoding.py"/>
        <source>row {top:,} of {rows:,}</source>
        <translation>{rows:,}행 중 {top:,}행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/entry_control.py"/>
        <source>the profile has no op of the kind {kind}</source>
        <translation>프로파일에 {kind} 종류의 op가 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/entry_control.py"/>
        <source>{count} entry copied</source>
        <translation>entry {count}개 복사됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/entry_control.py"/>
        <source>{count} entries copied</source>
        <translation>entry {count}개 복사됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/entry_control.py"/>
        <source>nothing that can be suspended runs at {at}</source>
        <translation>{at}에는 SUSPEND할 수 있는 것이 실행되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/entry_control.py"/>
        <source>nothing is suspended at {at}</source>
        <translation>{at}에는 suspend된 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/entry_control.py"/>
        <source>what is selected is no op of the script</source>
        <translation>선택한 것은 script의 op가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>{path} is already there; take another name</source>
        <translation>{path}이(가) 이미 있음; 다른 이름을 쓸 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>a picture: {what}</source>
        <translation>그림: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>picture not copied: cancelled</source>
        <translation>그림 복사 안 됨: 취소됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>Not copied: {error}</source>
        <translation>복사하지 않음: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>picture copied</source>
        <translation>그림 복사됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>{name} not written: cancelled</source>
        <translation>{name} 쓰지 않음: 취소됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>Not written: {error}</source>
        <translation>쓰지 않음: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <source>{name} written; {remarks}</source>
        <translation>{name} 씀; {remarks}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/export_control.py"/>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>{name} written</source>
        <translation>{name} 씀</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>not read again yet: {error}</source>
        <translation>아직 다시 읽지 못함: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} was not read</source>
        <translation>{name}을(를) 읽지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Open a trace folder</source>
        <translation>트레이스 폴더 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Open a scenario</source>
        <translation>시나리오 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{count} notes on the configuration stand at the head of the scenario. {notes}</source>
        <translation>설정에 대한 참고 {count}건이 시나리오 첫머리에 있다. {notes}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{title} read again</source>
        <translation>{title} 다시 읽음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} is gone from the disk.</source>
        <translation>{name}이(가) 디스크에서 사라짐.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} changed on disk. Your edits are not saved.</source>
        <translation>{name}이(가) 디스크에서 변경됨. 편집한 내용은 저장되지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>{name} changed on disk.</source>
        <translation>{name}이(가) 디스크에서 변경됨.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Unsaved edits</source>
        <translation>저장하지 않은 편집</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Run A holds edits that are in no file; Swap puts it in front, to be saved.</source>
        <translation>실행 A에 어느 파일에도 없는 편집이 있습니다. 교환하면 앞으로 나와 저장할 수 있습니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/file_control.py"/>
        <source>Save the edits of “{title}”?</source>
        <translation>“{title}”의 편집을 저장할까?</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/import_control.py"/>
        <source>{name} lies beside the files: more laws can be judged with it.</source>
        <translation>{name}이(가) 파일 곁에 있음: 이것으로 더 많은 법칙을 판정할 수 있음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/import_control.py"/>
        <source>Judge with it</source>
        <translation>이것으로 판정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>there is no op {uid}</source>
        <translation>op {uid} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>there is no op {uid} so far</source>
        <translation>아직 op {uid} 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>no op on {words}</source>
        <translation>{words}에 op 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>no op on {words} so far</source>
        <translation>{words}에 아직 op 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>the chosen kind is {kind}</source>
        <translation>선택한 종류: {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/jump_control.py"/>
        <source>op {uid} was not refused</source>
        <translation>op {uid}은(는) 거부되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/key_map.py"/>
        <source>the keys in the settings cannot be read: those of the program are in use</source>
        <translation>설정의 키를 읽을 수 없음: 프로그램의 키를 사용 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/key_map.py"/>
        <source>keys in the settings that cannot be used: {names}</source>
        <translation>설정에서 쓸 수 없는 키: {names}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/key_map.py"/>
        <source>“{key}” is no key</source>
        <translation>“{key}”은(는) 키가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/key_map.py"/>
        <source>{key} moves in lists and between controls</source>
        <translation>{key}은(는) 목록 안과 컨트롤 사이를 이동하는 키임</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/languages.py"/>
        <source>there is no font with Hangul here; install one, such as fonts-nanum</source>
        <translation>한글 글꼴이 없음; fonts-nanum 같은 글꼴을 설치할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/menus.py"/>
        <source>Open recent</source>
        <translation>최근 파일 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/menus.py"/>
        <source>No files yet</source>
        <translation>아직 파일 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/op_end/page.py"/>
        <source>When the RESUME comes</source>
        <translation>RESUME 시점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/op_end/page.py"/>
        <source>What the chosen design does, and what it breaks</source>
        <translation>선택한 설계가 하는 일과 어기는 법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/op_end/page.py"/>
        <source>Drag the RESUME, or ← → (Shift: 1 µs, Ctrl: 1 ns); ↑ ↓ choose a design</source>
        <translation>RESUME을 끌거나 ← → (Shift: 1 µs, Ctrl: 1 ns); ↑ ↓ 설계 선택</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/op_end/paint_board.py"/>
        <source>right when resumed …</source>
        <translation>RESUME 시점별 판정 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/op_end/paint_board.py"/>
        <source>no OP_END</source>
        <translation>OP_END 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Command palette</source>
        <translation>명령 팔레트</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Type a few letters of a command</source>
        <translation>명령의 글자 몇 개를 입력</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Letters of a command</source>
        <translation>명령의 글자</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/palette.py"/>
        <source>Commands that fit</source>
        <translation>맞는 명령</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>retry after {reason}</source>
        <translation>{reason} 이후 재시도</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>retry after {reason} by op {uid}</source>
        <translation>op {uid}의 {reason} 이후 재시도</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>{axis} RESUME, then op {anchor_uid}'s end {delta}</source>
        <translation>{axis} RESUME, 이후 op {anchor_uid}의 끝 {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>{axis} RESUME, then op {anchor_uid}'s start {delta}</source>
        <translation>{axis} RESUME, 이후 op {anchor_uid} 시작 {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>queue</source>
        <translation>queue</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>why</source>
        <translation>이유</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>delta µs</source>
        <translation>delta µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>anchor</source>
        <translation>anchor</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>entered µs</source>
        <translation>진입 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>retries</source>
        <translation>재시도</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>waits for</source>
        <translation>대기 대상</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Backlog</source>
        <translation>Backlog</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/backlog.py"/>
        <source>No op waits. A SUSPEND puts the ops behind it here, until the RESUME.</source>
        <translation>대기 중인 op 없음. SUSPEND는 뒤의 op를 RESUME까지 여기에 둠.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>no.</source>
        <translation>번호</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>hits</source>
        <translation>횟수</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>stops at</source>
        <translation>멈추는 조건</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Breakpoints</source>
        <translation>중단점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>There are no breakpoints. F9 sets one on the selected op.</source>
        <translation>중단점 없음. F9는 선택한 op에 중단점을 설정함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Add…</source>
        <translation>추가…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Add a breakpoint</source>
        <translation>중단점 추가</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Change the current breakpoint</source>
        <translation>현재 중단점 변경</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Remove the selected breakpoints (Delete)</source>
        <translation>선택한 중단점 제거 (Delete)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/breakpoints.py"/>
        <source>Write the breakpoints that are on into the scenario</source>
        <translation>켜진 중단점을 시나리오에 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>There is one run alone. The first edit keeps it as A; File › Compare with… opens another one.</source>
        <translation>실행이 하나뿐입니다. 처음 편집하면 A로 유지되고, 파일 › 비교 대상 열기…로 다른 것을 엽니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Nothing of this differs.</source>
        <translation>여기에는 다른 점이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>A run is not judged yet. Analyse › Judge the laws judges what is shown.</source>
        <translation>아직 판정되지 않은 실행이 있습니다. 분석 › 법칙 판정이 표시된 것을 판정합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>start Δ, µs</source>
        <translation>시작 Δ, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>end Δ, µs</source>
        <translation>끝 Δ, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>time in B, µs</source>
        <translation>B의 시간, µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>what differs</source>
        <translation>다른 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <source>about</source>
        <translation>대상</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Differences</source>
        <translation>차이</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Where the runs part</source>
        <translation>실행이 갈라지는 곳</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Ops that differ</source>
        <translation>다른 op</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Events that differ</source>
        <translation>다른 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Figures that differ</source>
        <translation>다른 수치</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <source>Laws that are broken in one run only</source>
        <translation>한 실행에서만 위반된 법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/differences.py"/>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <source>What is listed</source>
        <translation>나열하는 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>time µs</source>
        <translation>시각 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>axis</source>
        <translation>axis</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>die</source>
        <translation>die</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>batch</source>
        <translation>batch</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>cause</source>
        <translation>원인</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/events.py"/>
        <source>No event has been handled yet. Run › Next event handles the first one.</source>
        <translation>아직 처리된 event 없음. 실행 › 다음 event가 첫 event를 처리함.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Run figures</source>
        <translation>실행 지표</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <source>Nothing has happened yet.</source>
        <translation>아직 아무 일도 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/figures.py"/>
        <source>working out … {share}</source>
        <translation>계산 중 … {share}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/html.py"/>
        <source>request {number}</source>
        <translation>요청 {number}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/html.py"/>
        <source>the start</source>
        <translation>시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/html.py"/>
        <source>run with {policy} as B</source>
        <translation>{policy}로 B 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/html.py"/>
        <source>⋮ before that {event}</source>
        <translation>⋮ 그 앞은 {event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/html.py"/>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned</source>
        <translation>예정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Inspector</source>
        <translation>인스펙터</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>About the selection</source>
        <translation>선택에 대하여</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Event {k}</source>
        <translation>Event {k}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Start of the run</source>
        <translation>실행의 시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Op {uid} has not been submitted as of this event.</source>
        <translation>이 event 시점에 op {uid}은(는) 제출되지 않음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Request {number} has not arrived yet.</source>
        <translation>요청 {number}은(는) 아직 도착하지 않았습니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>Why it happened</source>
        <translation>일어난 이유</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>What it caused</source>
        <translation>일으킨 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>States that exclude bases</source>
        <translation>base를 배제하는 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{state} since {start} by {op}: excludes {groups}</source>
        <translation>{state}, {start}부터 {op}에 의해: {groups} 배제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{kind} of {op}</source>
        <translation>{op}의 {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/inspector.py"/>
        <source>{what}, {event} cancelled it</source>
        <translation>{what}, {event}이(가) 취소함</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <source>This run serves no requests of a host: a scenario with host: does.</source>
        <translation>이 실행은 호스트 요청을 처리하지 않습니다. host:가 있는 시나리오가 처리합니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <source>No request is done yet.</source>
        <translation>아직 끝난 요청이 없습니다.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Latency</source>
        <translation>Latency</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <source>Overload</source>
        <translation>과부하</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <source>Why the slow reads are slow</source>
        <translation>느린 read가 느린 이유</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <source>Quantiles</source>
        <translation>분위수</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency.py"/>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>Slowest reads</source>
        <translation>가장 느린 read들</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_plot.py"/>
        <source>Latency: how many requests took no longer</source>
        <translation>Latency: 더 오래 걸리지 않은 요청의 비율</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_plot.py"/>
        <source>slowest {name}: {latency}, request {request}</source>
        <translation>가장 느린 {name}: {latency}, 요청 {request}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_plot.py"/>
        <source>{share:.4g} % of {requests} took less than {latency}, as request {request}</source>
        <translation>{requests}의 {share:.4g} %가 {latency}보다 적게 걸림, 예: 요청 {request}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_plot.py"/>
        <source>{count} of {of} reads from {first} to {last}: {name}</source>
        <translation>{first}에서 {last}까지의 read {of}개 중 {count}개: {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_plot.py"/>
        <source>{name} in A</source>
        <translation>A의 {name}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_plot.py"/>
        <source>what the reads waited for</source>
        <translation>read가 기다린 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>read</source>
        <translation>read</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>write</source>
        <translation>write</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>writes</source>
        <translation>write</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>{kind}, die: {doing}</source>
        <translation>{kind}, die: {doing}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <location filename="../../nandviz/ui/request_control.py"/>
        <source>no read is done yet</source>
        <translation>아직 끝난 read가 없습니다</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>p99 of reads: {p99}; the slowest read waited for nothing</source>
        <translation>read의 p99: {p99}; 가장 느린 read는 아무것도 기다리지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>p99 of reads: {p99}; {of} of the {count} slowest reads waited for nothing</source>
        <translation>read의 p99: {p99}; 가장 느린 read {count}개 중 {of}개는 아무것도 기다리지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>p99 of reads: {p99}; the slowest read waited longest for: {what}</source>
        <translation>read의 p99: {p99}; 가장 느린 read가 가장 오래 기다린 것: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_rows.py"/>
        <source>p99 of reads: {p99}; {of} of the {count} slowest reads waited longest for: {what}</source>
        <translation>read의 p99: {p99}; 가장 느린 read {count}개 중 {of}개가 가장 오래 기다린 것: {what}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>p50 µs</source>
        <translation>p50 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>p99 µs</source>
        <translation>p99 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>p99.9 µs</source>
        <translation>p99.9 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>max µs</source>
        <translation>최대 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>mean µs</source>
        <translation>평균 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>slowest reads</source>
        <translation>가장 느린 read</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>latency µs</source>
        <translation>latency µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>waited for</source>
        <translation>기다린 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>waited µs</source>
        <translation>대기 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>arrival µs</source>
        <translation>도착 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/latency_tables.py"/>
        <source>Latencies</source>
        <translation>Latency 표</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>✔ pass</source>
        <translation>✔ 통과</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>✖ broken</source>
        <translation>✖ 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>– not judged</source>
        <translation>– 판정하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>{verdict} so far</source>
        <translation>지금까지 {verdict}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>what the files show beside the laws</source>
        <translation>법칙 외에 파일이 보여 주는 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>How far the laws are judged</source>
        <translation>법칙을 판정한 범위</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>The run is not complete: this is judged of its {head} events so far.</source>
        <translation>실행이 끝나지 않음: 지금까지의 event {head}개에 대한 판정.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>Judging the laws; {why_not}, so this takes a while.</source>
        <translation>법칙 판정 중; {why_not}, 시간이 걸림.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/laws.py"/>
        <source>Not judged yet: {why_not}. Analyse › Judge the laws does it.</source>
        <translation>아직 판정하지 않음: {why_not}. 분석 › 법칙 판정으로 실행.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>Time in CORE_BUSY of every part that has ended, each op once however many planes it holds, SUSPENDs and RESUMEs too; a span says it of what ran in it</source>
        <translation>끝난 모든 part의 CORE_BUSY 시간, plane 수와 관계없이 op마다 한 번, SUSPEND·RESUME 포함; 구간은 그 안에서 실행된 것을 셈</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>Time on the buses of every part that has ended</source>
        <translation>끝난 모든 part의 bus 시간</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>metric</source>
        <translation>metric</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>course</source>
        <translation>추이</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>{title}: {count} changes since event {first}</source>
        <translation>{title}: event {first} 이후 변화 {count}회</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>since event</source>
        <translation>event부터</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/metrics.py"/>
        <source>There are no metrics.</source>
        <translation>metric 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>How it came to this</source>
        <translation>여기에 이른 과정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>Another policy</source>
        <translation>다른 정책</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>fate</source>
        <translation>fate</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>since {event}</source>
        <translation>{event}부터</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>where</source>
        <translation>위치</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>submitted</source>
        <translation>제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>serves</source>
        <translation>처리 대상</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>done + left</source>
        <translation>실행 + 잔여</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>done again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>cut at {end}, without the cut {planned}</source>
        <translation>{end}에 끊김, 끊기지 않으면 {planned}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>{end} ({late} later than undisturbed)</source>
        <translation>{end} (방해 없을 때보다 {late} 늦음)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>rule</source>
        <translation>규칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>would start</source>
        <translation>시작 예정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>none found</source>
        <translation>찾지 못함</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>at</source>
        <translation>시점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>in the way</source>
        <translation>방해 요인</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>, &lt;b&gt;cut&lt;/b&gt;: {left} left</source>
        <translation>, &lt;b&gt;끊김&lt;/b&gt;: {left} 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>Parts</source>
        <translation>Part</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>resumed at {resumed}</source>
        <translation>{resumed}에 resume됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>at {at} in {state} by {op}: {done} consumed + {left} remaining, {after}</source>
        <translation>{at}, {state}에서 {op}에 의함: 소비 {done} + 잔여 {left}, {after}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>, {redone} of it again</source>
        <translation>, 그중 {redone} 다시 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>Suspensions</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>delta {delta}</source>
        <translation>delta {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>{delta} after {op}</source>
        <translation>{op} 뒤 {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>{delta} after the start of {op}</source>
        <translation>{op} 시작 후 {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{count} retry</source>
        <translation>재시도 {count}회</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{count} retries</source>
        <translation>재시도 {count}회</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>waits</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/op_html.py"/>
        <source>{fate} at {event}</source>
        <translation>{event}에 {fate}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} row</source>
        <translation>{count}행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} rows</source>
        <translation>{count}행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Filter the rows</source>
        <translation>행 필터</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Only rows with this text; a click on a title sorts by it</source>
        <translation>이 텍스트가 있는 행만; 제목을 클릭하면 정렬</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Clear the filter</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>How many rows are shown</source>
        <translation>표시된 행 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} row copied</source>
        <translation>{count}행 복사됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>{count} rows copied</source>
        <translation>{count}행 복사됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Go to event {event}</source>
        <translation>event {event}(으)로 이동</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Select op {uid}</source>
        <translation>op {uid} 선택</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Show what request {number} waited for</source>
        <translation>요청 {number}이(가) 기다린 것 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pane.py"/>
        <source>Copy row</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>cancelled by event {cancelled_by}</source>
        <translation>event {cancelled_by}이(가) 취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>pushed by event {cause}</source>
        <translation>event {cause}이(가) 추가</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/timeline/rows.py"/>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Pending queue</source>
        <translation>대기 queue</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/pending.py"/>
        <source>Nothing is pending: the run has ended.</source>
        <translation>대기 중인 것 없음: 실행이 끝남.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>start µs</source>
        <translation>시작 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Refusals</source>
        <translation>거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>Nothing has been refused.</source>
        <translation>거부된 것 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/refusals.py"/>
        <source>Select op {blocker}, which was in the way</source>
        <translation>방해한 op {blocker} 선택</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>request {number} · {kind}</source>
        <translation>요청 {number} · {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>What it waited for on die {die}</source>
        <translation>die {die}에서 기다린 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>Pages</source>
        <translation>page</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>{at}, {event}</source>
        <translation>{at}, {event}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>{count} page</source>
        <translation>page {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>{count} pages</source>
        <translation>page {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>LBA {lba}, {sectors} sectors: {pages}</source>
        <translation>LBA {lba}, sector {sectors}개: {pages}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>arrival</source>
        <translation>도착</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>latency</source>
        <translation>latency</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>die at arrival</source>
        <translation>도착 시 die</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>suspends for it</source>
        <translation>이를 위한 suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>not done yet</source>
        <translation>아직 끝나지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>not started yet</source>
        <translation>아직 시작하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>arrives; the die: {doing}</source>
        <translation>도착; die: {doing}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>{op} starts</source>
        <translation>{op} 시작</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>done</source>
        <translation>끝</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>waits {length} for {what}</source>
        <translation>{what}을(를) {length} 기다림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>waits {length} for {what}: {op}</source>
        <translation>{what}을(를) {length} 기다림: {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>waits in the controller</source>
        <translation>컨트롤러에서 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>{op} after {waited}, not ended yet</source>
        <translation>{waited} 뒤 {op}, 아직 끝나지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/request_html.py"/>
        <source>{op} after {waited}, ended at {end}</source>
        <translation>{waited} 뒤 {op}, {end}에 끝남</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>The script has no entries.</source>
        <translation>script에 entry가 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>There is no script: what is open is a trace.</source>
        <translation>script 없음: 열린 것은 트레이스임.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>{names} and {more} more</source>
        <translation>{names} 외 {more}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>at µs</source>
        <translation>시각 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A double click, Enter or F2 changes the time</source>
        <translation>두 번 클릭, Enter 또는 F2로 시각을 바꿈</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>block</source>
        <translation>block</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>The workload</source>
        <translation>workload</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Add an entry</source>
        <translation>entry 추가</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Put a copy of the current entry behind it</source>
        <translation>현재 entry 뒤에 복사본을 둠</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Take the selected entries out (Delete)</source>
        <translation>선택한 entry 제거 (Delete)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Change the time</source>
        <translation>시각 변경</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Insert an entry above…</source>
        <translation>위에 entry 삽입…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Insert an entry below…</source>
        <translation>아래에 entry 삽입…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Duplicate the entry</source>
        <translation>entry 복제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Paste below</source>
        <translation>아래에 붙여넣기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Remove the entry</source>
        <translation>entry 제거</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>Sweep this…</source>
        <translation>이것을 스윕…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A host asks {count} time; a controller serves it, order {order}.</source>
        <translation>host의 요청 {count}개를 컨트롤러가 {order} 순서로 처리.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A host asks {count} times; a controller serves it, order {order}.</source>
        <translation>host의 요청 {count}개를 컨트롤러가 {order} 순서로 처리.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A workload proposes ops at random: seed {seed}; {ops}.</source>
        <translation>workload가 op를 무작위로 제안: seed {seed}; {ops}.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source>A workload proposes ops at random: seed {seed}, until {limits}; {ops}.</source>
        <translation>workload가 op를 무작위로 제안: seed {seed}, {limits}까지; {ops}.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/script.py"/>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>{share:.1%} done</source>
        <translation>{share:.1%} 실행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>stack</source>
        <translation>stack</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>suspended µs</source>
        <translation>suspend µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>consumed µs</source>
        <translation>소비 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>remaining µs</source>
        <translation>잔여 µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>consumed ▮ remaining</source>
        <translation>소비 ▮ 잔여</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>by</source>
        <translation>주체</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>status</source>
        <translation>상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Suspended</source>
        <translation>Suspend 상태</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/suspended.py"/>
        <source>No op is suspended.</source>
        <translation>suspend된 op 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>No sweep is open. Analyse › Sweep… simulates this scenario with many values.</source>
        <translation>열린 스윕이 없음. 분석 › 스윕…으로 이 시나리오를 여러 값으로 시뮬레이션.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Nothing that was measured is a number: there is nothing to plot.</source>
        <translation>측정한 것 가운데 숫자가 없음: 그릴 것이 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>No point has been run yet.</source>
        <translation>아직 실행한 점이 없음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>What came out, or what the chosen point is</source>
        <translation>결과, 또는 선택한 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Progress of the sweep</source>
        <translation>스윕 진행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <location filename="../../nandviz/ui/save_control.py"/>
        <location filename="../../nandviz/ui/screens.py"/>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>What is plotted</source>
        <translation>그릴 값</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>How it is plotted</source>
        <translation>그리는 방식</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>by ratio</source>
        <translation>비율로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Measured values are placed by their ratio (logarithmic)</source>
        <translation>측정값을 비율로 배치 (로그)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Sweep this scenario</source>
        <translation>이 시나리오를 스윕</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>Open sweep results</source>
        <translation>스윕 결과 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Open worst</source>
        <translation>최악 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Open the point with the largest value</source>
        <translation>값이 가장 큰 점 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Open first broken</source>
        <translation>첫 위반 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Open the first point that breaks a law</source>
        <translation>법칙을 위반하는 첫 점 열기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Refine here</source>
        <translation>여기 세분</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Put points between neighbours of the chosen point that came out otherwise</source>
        <translation>선택한 점과 결과가 다른 이웃 사이에 점을 추가</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/sweep.py"/>
        <source>Write the plot as PNG or SVG</source>
        <translation>그래프를 PNG나 SVG로 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Every event, those after the playhead in grey</source>
        <translation>모든 event, 플레이헤드 이후는 회색</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Events still to come, and those that were cancelled</source>
        <translation>앞으로 올 event와 취소된 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Ops that wait, by axis and die</source>
        <translation>대기 중인 op, axis와 die별</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Ops on the suspended stacks, consumed and remaining</source>
        <translation>suspend stack의 op, 소비와 잔여</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Ops that were refused, why, and what was in the way</source>
        <translation>거부된 op, 이유와 방해 요인</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Counters and gauges, with their course</source>
        <translation>counter와 gauge, 그 추이</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Latencies, delays, what suspends cost, utilisation</source>
        <translation>latency, 지연, suspend의 비용, 사용률</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>How long the requests of a host took, and why</source>
        <translation>호스트 요청이 얼마나 걸렸고 왜 그런지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>The laws and their verdicts</source>
        <translation>법칙과 판정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>What differs between runs A and B</source>
        <translation>실행 A와 B의 다른 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>What came out of many values; each point can be opened</source>
        <translation>여러 값의 결과; 점마다 열 수 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Entries of the scenario; times can be edited</source>
        <translation>시나리오의 entry; 시각 편집 가능</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Where a run stops, and how often it was reached</source>
        <translation>실행이 멈추는 곳과 도달 횟수</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/panes/table.py"/>
        <source>Everything about the selected op or event</source>
        <translation>선택한 op나 event에 대한 모든 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/pictures.py"/>
        <source>{name}: a picture is written as .png or .svg</source>
        <translation>{name}: 그림은 .png나 .svg로 씀</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/curve.py"/>
        <source>not simulated</source>
        <translation>실행 안 됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/curve.py"/>
        <source>{count} more</source>
        <translation>{count}개 더</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/curve.py"/>
        <source>refused or broken</source>
        <translation>거부 또는 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/heat.py"/>
        <source>{head}    {count} maps more are not shown</source>
        <translation>{head}    맵 {count}개는 표시하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/picture.py"/>
        <source>{folder}: there is nothing to plot</source>
        <translation>{folder}: 그릴 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/picture.py"/>
        <source>{name}: not measured; expected one of {known}</source>
        <translation>{name}: 측정하지 않음; 기대값: {known} 중 하나</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/picture.py"/>
        <source>{name}: does not fit these axes; expected {known}</source>
        <translation>{name}: 이 축에 맞지 않음; 기대값: {known}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/plot.py"/>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/plot.py"/>
        <source>Dots</source>
        <translation>점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/plot.py"/>
        <source>Heat map</source>
        <translation>히트맵</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/plot.py"/>
        <source>Shares of runs</source>
        <translation>실행 비율</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/plot.py"/>
        <source>Small multiples</source>
        <translation>작은 맵 여럿</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/points.py"/>
        <source>not simulated: {why}</source>
        <translation>실행 안 됨: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/points.py"/>
        <source>broken: {name} ({count})</source>
        <translation>위반: {name} ({count})</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/points.py"/>
        <source>{count} op refused</source>
        <translation>op {count}개 거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/points.py"/>
        <source>{count} ops refused</source>
        <translation>op {count}개 거부</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/points.py"/>
        <source>no value</source>
        <translation>값 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/shares.py"/>
        <source>share of runs over {names}</source>
        <translation>{names}에 걸친 실행 비율</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/shares.py"/>
        <source>{count} without value</source>
        <translation>값 없음 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} run breaks a law</source>
        <translation>법칙 위반 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} runs break a law</source>
        <translation>법칙 위반 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} was not simulated</source>
        <translation>실행 안 됨 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} were not simulated</source>
        <translation>실행 안 됨 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} has ops refused</source>
        <translation>op 거부 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} have ops refused</source>
        <translation>op 거부 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} has no value</source>
        <translation>값 없음 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} have no value</source>
        <translation>값 없음 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} run</source>
        <translation>실행 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} runs</source>
        <translation>실행 {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>{count} of {planned} runs</source>
        <translation>실행 {count}/{planned}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/signs.py"/>
        <source>laws were not measured</source>
        <translation>법칙을 측정하지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/plots/view.py"/>
        <source>Plot of the sweep</source>
        <translation>스윕 그래프</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery.py"/>
        <source>{folder} has gone</source>
        <translation>{folder}이(가) 사라짐</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Unsaved edits are not kept for after a crash: {why}</source>
        <translation>저장하지 않은 편집을 비정상 종료에 대비해 보관하지 못함: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>nandviz ended unexpectedly while there were unsaved edits.</source>
        <translation>저장하지 않은 편집이 있는 동안 nandviz가 비정상 종료됨.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>nandviz ended unexpectedly. No edits were unsaved; what was open is kept.</source>
        <translation>nandviz가 비정상 종료됨. 저장하지 않은 편집은 없으며 열려 있던 내용은 보관되어 있음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/recovery_control.py"/>
        <source>Not restored: {error}</source>
        <translation>복원하지 않음: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/request_control.py"/>
        <source>request {number} waited for no op</source>
        <translation>요청 {number}은(는) 어떤 op도 기다리지 않았습니다</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>1 s of wall time = {rate:,g} µs</source>
        <translation>실제 1 s = {rate:,g} µs</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>{rate:,g} events/s</source>
        <translation>초당 event {rate:,g}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>there is no cursor: point at an instant of the timeline</source>
        <translation>커서 없음: 타임라인의 한 시점을 가리킬 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>the cursor does not lie before the playhead</source>
        <translation>커서가 플레이헤드보다 앞에 있지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/run_control.py"/>
        <source>stopped</source>
        <translation>정지됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Scenarios</source>
        <translation>시나리오</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Traces</source>
        <translation>트레이스</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Overwrite</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Show what differs</source>
        <translation>다른 점 보기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Write it again</source>
        <translation>다시 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Not saved: {name} {why}.</source>
        <translation>저장하지 않음: {name} {why}.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save as</source>
        <translation>다른 이름으로 저장</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save the trace</source>
        <translation>트레이스 저장</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Not saved: {error}</source>
        <translation>저장하지 않음: {error}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>Save under another name…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/save_control.py"/>
        <source>{name} saved</source>
        <translation>{name} 저장됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open a scenario file, drop one here, or start with one of the built-in scenarios.</source>
        <translation>시나리오 파일을 열거나, 여기에 끌어 놓거나, 내장 시나리오로 시작할 것.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>expected: {expected}</source>
        <translation>필요한 것: {expected}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>did you mean {name}?</source>
        <translation>{name}을(를) 뜻했는지?</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Nothing is open</source>
        <translation>열린 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Loading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Progress of loading</source>
        <translation>읽기 진행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>The file could not be opened</source>
        <translation>파일을 열 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>What is wrong with the file</source>
        <translation>파일의 잘못된 점</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>Open another…</source>
        <translation>다른 파일 열기…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>“{name}” stays open.</source>
        <translation>“{name}”은(는) 그대로 열려 있음.</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>{file} could not be opened</source>
        <translation>{file}을(를) 열 수 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/screens.py"/>
        <source>… and {rest} more problems</source>
        <translation>… 외 문제 {rest}건</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>{ops} ops, {events} events</source>
        <translation>op {ops}개, event {events}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>{ops} ops, more than {events} events</source>
        <translation>op {ops}개, event {events}개 초과</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>{found}, still looking ({share:.0%})</source>
        <translation>{found}, 검색 중 ({share:.0%})</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>search  /</source>
        <translation>검색  /</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>Search ops, events and blocks</source>
        <translation>op, event, block 검색</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>op 12, die 0, block 5, displaced, 550.185, epr_page_order, event 17, law 4 …</source>
        <translation>op 12, die 0, block 5, displaced, 550.185, epr_page_order, event 17, law 4 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>Clear the search</source>
        <translation>검색 지우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/search_bar.py"/>
        <source>Search results</source>
        <translation>검색 결과</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/shrink_control.py"/>
        <source>nothing to look for here: no refusal, dropped op, broken law</source>
        <translation>여기에는 찾을 것이 없다: 거부, 버려진 op, 법칙 위반 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/shrink_control.py"/>
        <source>a smallest scenario is being looked for already</source>
        <translation>가장 작은 시나리오를 이미 찾고 있다</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/shrink_control.py"/>
        <source>looking for the smallest scenario in which this holds: {words}</source>
        <translation>다음이 성립하는 가장 작은 시나리오를 찾는 중: {words}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/shrink_control.py"/>
        <source>the smallest scenario is found, but what it was made of is not open any more</source>
        <translation>가장 작은 시나리오를 찾았지만 그 원본이 더는 열려 있지 않다</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <source>marks</source>
        <translation>마크</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <source>span</source>
        <translation>구간</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <source>Time and event</source>
        <translation>시각과 event</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/clock.py"/>
        <location filename="../../nandviz/ui/statusbar/place.py"/>
        <source>start, {last} events</source>
        <translation>시작, event {last}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>so far</source>
        <translation>지금까지</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>law {law} broken</source>
        <translation>law {law} 위반</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>no law is broken</source>
        <translation>위반된 법칙 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>{count} broken</source>
        <translation>위반 {count}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>{words} so far</source>
        <translation>지금까지 {words}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/laws_strip.py"/>
        <source>LAWS</source>
        <translation>법칙</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/narrator.py"/>
        <source>What the event did</source>
        <translation>event가 한 일</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/place.py"/>
        <source>{axis} suspended on die {die}</source>
        <translation>{axis} suspend 상태, die {die}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>Progress of the run</source>
        <translation>실행 진행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>Cancel the run</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <location filename="../../nandviz/ui/timeline/minimap.py"/>
        <source>{events:,} events</source>
        <translation>event {events:,}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/progress.py"/>
        <source>{events:,} events, {left:.0f} s left</source>
        <translation>event {events:,}개, {left:.0f} s 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/shrinking.py"/>
        <source>Keep this</source>
        <translation>이대로 쓰기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/shrinking.py"/>
        <source>Stop looking, and open the smallest so far</source>
        <translation>그만 찾고 지금까지 가장 작은 것을 연다</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/shrinking.py"/>
        <source>looking for the smallest scenario …</source>
        <translation>가장 작은 시나리오를 찾는 중 …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/statusbar/shrinking.py"/>
        <source>smallest so far: {entries:,} entries, after {runs:,} runs</source>
        <translation>지금까지 가장 작은 것: entry {entries:,}개, 실행 {runs:,}번</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>nothing was measured</source>
        <translation>측정한 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>the sweep is done</source>
        <translation>스윕 완료</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>the sweep was cancelled</source>
        <translation>스윕이 취소됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>its points cannot be opened: {why}</source>
        <translation>그 점들을 열 수 없음: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>Picture of the sweep</source>
        <translation>스윕 그림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>{path}: not written; expected .png or .svg</source>
        <translation>{path}: 쓰지 않음; 기대값: .png 또는 .svg</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/sweep_control.py"/>
        <source>there is nothing to plot</source>
        <translation>그릴 것이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/away.py"/>
        <source>playhead {far} ahead</source>
        <translation>플레이헤드 {far} 뒤</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/away.py"/>
        <source>playhead {far} back</source>
        <translation>플레이헤드 {far} 앞</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>{fate} since event {since}</source>
        <translation>event {since}부터 {fate}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>submitted at {time}, event {event}, from {source}</source>
        <translation>{time}, event {event}에 {source}에서 제출</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>{merged} segments in this pixel</source>
        <translation>이 픽셀에 segment {merged}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>executed</source>
        <translation>실행됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>, cut by SUSPEND or RESET</source>
        <translation>, SUSPEND나 RESET으로 끊김</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>part {number}</source>
        <translation>part {number}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>part {number} of {total}</source>
        <translation>part {number}/{total}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>{span} = {length} (nominal {nominal})</source>
        <translation>{span} = {length} (nominal {nominal})</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>cause: event {born}</source>
        <translation>원인: event {born}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>cause: the script</source>
        <translation>원인: script</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned at first {plan}, now nowhere</source>
        <translation>처음 계획 {plan}, 지금은 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned at first {plan}, now {actual}</source>
        <translation>처음 계획 {plan}, 지금은 {actual}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>planned at first {plan}, now {actual} in {count} parts</source>
        <translation>처음 계획 {plan}, 지금은 {actual}, part {count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe.py"/>
        <source>suspended {times}×: consumed {done} + remaining {left} = nominal {nominal}</source>
        <translation>suspend {times}회: 소비 {done} + 잔여 {left} = nominal {nominal}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>request {number}  {kind}</source>
        <translation>요청 {number}  {kind}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>arrived at {at}</source>
        <translation>{at}에 도착</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>{merged} requests arrive in this pixel</source>
        <translation>이 픽셀에 요청 {merged}개가 도착</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>LBA {lba}, {sectors} sectors</source>
        <translation>LBA {lba}, sector {sectors}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>latency {latency}</source>
        <translation>latency {latency}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/describe_request.py"/>
        <source>waited {waited} for {what}{by}</source>
        <translation>{what}{by}을(를) {waited} 기다림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Suspend here: {op}</source>
        <translation>여기서 SUSPEND: {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Resume here: {op}</source>
        <translation>여기서 RESUME: {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Status here: {op}</source>
        <translation>여기서 상태 읽기: {op}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Read … here</source>
        <translation>여기서 Read …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Program … here</source>
        <translation>여기서 Program …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Erase … here</source>
        <translation>여기서 Erase …</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Expect what happened to op {uid}</source>
        <translation>op {uid}에 일어난 일을 기대로 기록</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Move entry {entry} to…</source>
        <translation>entry {entry} 이동…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Sweep the time of entry {entry}…</source>
        <translation>entry {entry}의 시각을 스윕…</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Duplicate entry {entry}</source>
        <translation>entry {entry} 복제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Delete entry {entry} ({count} op)</source>
        <translation>entry {entry} 삭제(op {count}개)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Delete entry {entry} ({count} ops)</source>
        <translation>entry {entry} 삭제(op {count}개)</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>Suspend op {uid}</source>
        <translation>op {uid} SUSPEND</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>at {share} % ({time})</source>
        <translation>{share} %에서 ({time})</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/edit_menu.py"/>
        <source>at the pointer ({time})</source>
        <translation>포인터에서 ({time})</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/entry_drag.py"/>
        <source>a trace without a scenario has no entries to drag</source>
        <translation>시나리오 없는 트레이스에는 끌 entry이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/entry_drag.py"/>
        <source>op {uid} is not of the script: it has no entry to drag</source>
        <translation>op {uid}은(는) script의 것이 아니므로 끌 항목이 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/legend_widget.py"/>
        <source>Legend of the timeline's marks</source>
        <translation>타임라인 표시의 범례</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Run to here ({time})</source>
        <translation>여기까지 실행 ({time})</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Break at op {uid}</source>
        <translation>op {uid}에서 중단</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Cause: event {born}</source>
        <translation>원인: event {born}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Why was op {uid} refused?</source>
        <translation>op {uid}이(가) 거부된 이유</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Filter to op {uid}</source>
        <translation>op {uid}만 보기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Select request {number}</source>
        <translation>요청 {number} 선택</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Unpin lane {name}</source>
        <translation>레인 {name} 고정 해제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Pin lane {name}</source>
        <translation>레인 {name} 고정</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Show empty lanes</source>
        <translation>빈 레인 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Expand die {die}</source>
        <translation>die {die} 펼치기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Collapse die {die}</source>
        <translation>die {die} 접기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Run to here ({at})</source>
        <translation>여기까지 실행 ({at})</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Show the playhead</source>
        <translation>플레이헤드 표시</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/menu.py"/>
        <source>Clear mark {number}</source>
        <translation>마크 {number} 지우기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/minimap.py"/>
        <source>Overview of the whole run</source>
        <translation>전체 실행 개요</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/minimap.py"/>
        <source>Drag the frame to move the view, or elsewhere to move the playhead</source>
        <translation>틀을 끌면 보기가, 다른 곳을 끌면 플레이헤드가 움직임</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_bars.py"/>
        <source>issue / bus</source>
        <translation>issue / bus</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_bars.py"/>
        <source>data in / out</source>
        <translation>data in / out</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_breaks.py"/>
        <source>breakpoint {number} stops at event {event}, {time_of}</source>
        <translation>중단점 {number}: event {event}에서 멈춤, {time_of}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_breaks.py"/>
        <source>and {more} more: zoom in</source>
        <translation>외 {more}개: 확대할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/paint_frame.py"/>
        <source>{left_out:,} events and marks are not drawn singly: zoom in</source>
        <translation>event와 표시 {left_out:,}개를 하나씩 그리지 않음: 확대할 것</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_beside.py"/>
        <source>as it was in A</source>
        <translation>A에서의 자리</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_beside.py"/>
        <source>OP_END in A at {a}, in B at {b}: {delta}</source>
        <translation>OP_END: A는 {a}, B는 {b}: {delta}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_beside.py"/>
        <source>end moved, from A to B</source>
        <translation>끝이 옮겨짐, A에서 B로</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_beside.py"/>
        <source>A: op {uid}, {words}</source>
        <translation>A: op {uid}, {words}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_beside.py"/>
        <source>A: op {uid}</source>
        <translation>A: op {uid}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>cut at {at}: {remaining} left</source>
        <translation>{at}에 끊김: {remaining} 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>cut here</source>
        <translation>끊긴 곳</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>aborted by RESET at {start}, was to end at {due}</source>
        <translation>{start}에 RESET으로 abort됨, {due}에 끝날 예정이었음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>resumed: part {number} of {total}, {span}</source>
        <translation>resume됨: part {number}/{total}, {span}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_cuts.py"/>
        <source>resumed part n/m</source>
        <translation>resume된 part n/m</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_ghosts.py"/>
        <source>cut off, time left</source>
        <translation>끊김, 남은 시간</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_ghosts.py"/>
        <source>displaced from here</source>
        <translation>displaced 이전 자리</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>read arrives</source>
        <translation>read 도착</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>write arrives</source>
        <translation>write 도착</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>most reads that wait: {count}</source>
        <translation>최대 대기 read: {count}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>{count} read waits</source>
        <translation>read {count}개 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>{count} reads wait</source>
        <translation>read {count}개 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>{count} page of reads waits at {at}</source>
        <translation>{at}에 read page {count}개 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>{count} pages of reads wait at {at}</source>
        <translation>{at}에 read page {count}개 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host.py"/>
        <source>reads that wait</source>
        <translation>대기 중인 read</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_host_waits.py"/>
        <source>read waits here</source>
        <translation>여기서 read 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_late.py"/>
        <source>op {uid} came too late: nothing suspended</source>
        <translation>op {uid}이(가) 너무 늦음: suspend된 것 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_late.py"/>
        <source>op {uid}: too late</source>
        <translation>op {uid}: 너무 늦음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_late.py"/>
        <source>from {start} until {end}: what it was to suspend ends before, nothing is suspended</source>
        <translation>{start}부터 {end}까지: suspend할 op가 먼저 끝나 아무것도 suspend되지 않음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_notes.py"/>
        <source>A and B part</source>
        <translation>A와 B가 갈림</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END at {when}</source>
        <translation>{when}에 OP_END</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END cancelled, was due at {when}</source>
        <translation>{when} 예정이던 OP_END 취소</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>rescheduled</source>
        <translation>변경됨</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END rescheduled to {when}</source>
        <translation>OP_END를 {when}(으)로 변경</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>OP_END of the resumed op at {when}</source>
        <translation>{when}에 resume된 op의 OP_END</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>{text}; instead at {next}</source>
        <translation>{text}; 대신 {next}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>applied at {at}: block {block}, page {page}</source>
        <translation>{at}에 적용: block {block}, page {page}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>applied to the block</source>
        <translation>block에 적용</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>refused at {when}: {reason}</source>
        <translation>{when}에 거부: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>stale read, from {when} on: it overtakes op {uid}, which waits to erase its block</source>
        <translation>{when}부터 stale read: 자기 block의 erase를 기다리는 op {uid}을(를) 앞지름</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>stale read</source>
        <translation>stale read</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_points.py"/>
        <source>law {law} broken: {text}</source>
        <translation>law {law} 위반: {text}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_states.py"/>
        <source>{state} from {start}: excludes {groups}</source>
        <translation>{state}, {start}부터: {groups} 배제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_states.py"/>
        <source>{state} from {start} until {end}: excludes {groups}</source>
        <translation>{state}, {start}부터 {end}까지: {groups} 배제</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>op {uid} suspended{times}: {done} done, {left} left</source>
        <translation>op {uid} suspend{times}: 실행 {done}, 잔여 {left}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>suspension {n} from {at}: {left} left</source>
        <translation>suspend {n}번째, {at}부터: {left} 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>suspension {n} from {at} until {end}: {left} left</source>
        <translation>suspend {n}번째, {at}부터 {end}까지: {left} 남음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>RESUME at {at}</source>
        <translation>RESUME {at}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_suspended.py"/>
        <source>no RESUME yet</source>
        <translation>아직 RESUME 없음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>in the backlog</source>
        <translation>backlog 안</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>+{count} more</source>
        <translation>+{count}개</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>+{count} more, {lost} dropped</source>
        <translation>+{count}개 더, {lost}개 dropped</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{why} at {start}</source>
        <translation>{start}에 {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{how}, at {end}</source>
        <translation>{end}에 {how}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{fate} at {end}</source>
        <translation>{end}에 {fate}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{fate} after {count} failed attempt: {why}</source>
        <translation>시도 {count}회 실패 후 {fate}: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>{fate} after {count} failed attempts: {why}</source>
        <translation>시도 {count}회 실패 후 {fate}: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>waits for a change: {reason}</source>
        <translation>변화 대기: {reason}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>waits behind the one before it</source>
        <translation>앞 항목 뒤에서 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>waits for {axis} RESUME</source>
        <translation>{axis} RESUME 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>waits for the flush at {flush}</source>
        <translation>{flush}의 flush 대기</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>attempt {number} of {most} to flush refused at {at}: {why}</source>
        <translation>flush 시도 {number}/{most}, {at}에 거부됨: {why}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>op {uid} in the way</source>
        <translation>op {uid}이(가) 막고 있음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>failed flush</source>
        <translation>실패한 flush</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/painters/paint_waiting.py"/>
        <source>dropped or aborted</source>
        <translation>dropped 또는 aborted</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>laying out</source>
        <translation>배치 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>drawing</source>
        <translation>그리는 중</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>A and B are the same</source>
        <translation>A와 B가 같음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>event {k} of {last}</source>
        <translation>event {k} / {last}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>shown {span}</source>
        <translation>표시 범위 {span}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/picture.py"/>
        <source>each die as one row, there are too many</source>
        <translation>수가 많아 die마다 한 행</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/point_painter.py"/>
        <source>and {count} more up to {at}</source>
        <translation>그리고 {at}까지 {count}개 더</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/pointing.py"/>
        <source>run A</source>
        <translation>실행 A</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/rows.py"/>
        <source>suspended {axis}</source>
        <translation>{axis} suspend</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/surface.py"/>
        <location filename="../../nandviz/ui/timeline/view.py"/>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/view.py"/>
        <source>Scroll lanes</source>
        <translation>레인 스크롤</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/timeline/view.py"/>
        <source>laws: {state}</source>
        <translation>법칙: {state}</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>Speed of play</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>Number of breakpoints</source>
        <translation>중단점 수</translation>
    </message>
    <message>
        <location filename="../../nandviz/ui/toolbar.py"/>
        <source>{rate}; slower: {slower}, faster: {faster}</source>
        <translation>{rate}; 느리게: {slower}, 빠르게: {faster}</translation>
    </message>
    <message>
        <location filename="../../nandviz/units.py"/>
        <source>not a number of microseconds</source>
        <translation>µs 수가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/units.py"/>
        <source>not a finite number of microseconds</source>
        <translation>유한한 µs 수가 아님</translation>
    </message>
    <message>
        <location filename="../../nandviz/units.py"/>
        <source>negative</source>
        <translation>음수</translation>
    </message>
    <message>
        <location filename="../../nandviz/units.py"/>
        <source>larger than {max} µs</source>
        <translation>{max} µs보다 큼</translation>
    </message>
</context>
</TS>
