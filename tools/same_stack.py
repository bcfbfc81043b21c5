#!/usr/bin/env python3
"""The stacks of testdata/same-stack: one deployment each, in five forms that must give the same findings.

    same_stack.py plan DIR...     DIR/terraform/*.tf        -> DIR/plan.json            (terraform)
    same_stack.py cdk DIR...      DIR/cdk/app.js, app.py    -> DIR/cdk/cdk.out          (cdk synth)
    same_stack.py pulumi DIR...   DIR/pulumi/__main__.py    -> DIR/pulumi/preview.json  (Pulumi's SDK for Python)
    same_stack.py all DIR...      all three
    same_stack.py check DIR...    runs bartizan on every form and prints where it differs from DIR/expected.tsv
    same_stack.py expect DIR...   writes DIR/expected.tsv from the Terraform form, for a person to read

A form whose source is not there is left out. Only names of stacks are needed: `same_stack.py check web-shop`.

What is run, and how it is found:

    terraform   on PATH; TF_CLI_CONFIG_FILE names providers that need no cloud. `terraform plan` with the provider as it is
                needs credentials, and then gives the same document.
    cdk         BARTIZAN_CDK, a directory with node_modules of aws-cdk, aws-cdk-lib and constructs; else `cdk` on PATH
    Pulumi      BARTIZAN_PULUMI, a Python with pulumi and pulumi-aws (…); else `python3`; the same one for app.py of the CDK
    bartizan    BARTIZAN; else target/release/bartizan, target/debug/bartizan

The program of Pulumi runs against the SDK's own mock monitor, in preview mode. What it registers is written down in the form of
`pulumi preview --json`: outputs are unknown, and what a program makes of them; secrets are hidden. Nothing fills in what a
provider would (`__defaults`, names that nobody wrote).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STACKS = ROOT / "testdata" / "same-stack"
FORMS = {
    "terraform": ("scan", "terraform"),
    "plan": ("plan", "plan.json"),
    "cloudformation": ("scan", "cloudformation"),
    "cdk": ("scan", "cdk/cdk.out"),
    "pulumi": ("plan", "pulumi/preview.json"),
}
# Stands for what is not known before it is deployed, in Pulumi's documents.
UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
SIGNATURE = "4dabf18193072939515e22adb298388d"
SECRET = "1b47061264138c4ac30d75fd1eb44270"
# What a large tree.json is not worth.
LARGEST = 100_000


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def compact(path, document):
    path.write_text(json.dumps(document, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf8")


def sources(directory, *names):
    return next((directory / name for name in names if (directory / name).exists()), None)


# Plans


def plan(stack):
    """A plan without a state, of a copy: terraform leaves things beside what it reads."""
    if sources(stack, "terraform") is None:
        return
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary) / "terraform"
        shutil.copytree(stack / "terraform", work, ignore=shutil.ignore_patterns(".terraform*"))
        run(["terraform", "init", "-input=false", "-no-color"], cwd=work)
        run(["terraform", "plan", "-input=false", "-no-color", "-out=out.tfplan"], cwd=work)
        document = json.loads(run(["terraform", "show", "-json", "out.tfplan"], cwd=work))
    document["timestamp"] = "2026-01-01T00:00:00Z"
    compact(stack / "plan.json", document)
    portable(stack / "plan.json")


# The CDK


def cdk(stack):
    """What `cdk synth` writes, but for assets and what tells of the machine."""
    app = sources(stack / "cdk", "app.js", "app.py")
    if app is None:
        return
    home = os.environ.get("BARTIZAN_CDK")
    modules = Path(home) / "node_modules" if home else None
    command = ["node", str(modules / "aws-cdk" / "bin" / "cdk")] if home else ["cdk"]
    program = f"node {app.name}" if app.suffix == ".js" else f"{python()} {app.name}"
    out = app.parent / "cdk.out"
    with tempfile.TemporaryDirectory() as temporary:
        environment = dict(os.environ, CDK_DISABLE_VERSION_CHECK="1", JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION="1")
        if modules:
            environment["NODE_PATH"] = str(modules)
        switches = ["--no-version-reporting", "--no-notices", "--no-asset-metadata", "--quiet", "--output"]
        run([*command, "synth", "--app", program, *switches, temporary], cwd=app.parent, env=environment)
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        for path in sorted(Path(temporary).iterdir()):
            if path.is_file() and (path.suffix == ".json" or path.name == "cdk.out"):
                if path.name in ("validation-report.json", "performance-counters.json"):
                    continue
                if path.name == "tree.json" and path.stat().st_size > LARGEST:
                    continue
                shutil.copyfile(path, out / path.name)
    for path in sorted(out.iterdir()):
        text = path.read_text(encoding="utf8")
        for place in filter(None, (str(modules or ""), str(app.parent.resolve()), temporary)):
            text = text.replace(place + "/", "")
        path.write_text(text, encoding="utf8")
        portable(path)


# Pulumi


def pulumi(stack):
    program = stack / "pulumi" / "__main__.py"
    if not program.exists():
        return
    with tempfile.TemporaryDirectory() as temporary:
        to = Path(temporary) / "preview.json"
        environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
        run([python(), __file__, "monitored", str(program), stack.name, str(to)], cwd=program.parent, env=environment)
        compact(stack / "pulumi" / "preview.json", json.loads(to.read_text(encoding="utf8")))
    portable(stack / "pulumi" / "preview.json")


def python():
    return os.environ.get("BARTIZAN_PULUMI", "python3")


def monitored(program, project, to):
    """Runs a program against the mock monitor; this is the interpreter that has Pulumi's SDK."""
    import importlib.metadata
    import runpy

    import pulumi
    from google.protobuf import json_format
    from pulumi.runtime import mocks, settings

    prefix = f"urn:pulumi:dev::{project}::"
    config = {"aws:region": "eu-central-1"}
    steps = []

    def default_provider(package):
        try:
            version = importlib.metadata.version(f"pulumi-{package}")
        except importlib.metadata.PackageNotFoundError:
            version = "1.0.0"
        return f"{prefix}pulumi:providers:{package}::default_{version.replace('.', '_')}::{UNKNOWN}"

    class Monitor(mocks.MockMonitor):
        def make_urn(self, parent, type_, name):
            above = parent.split("::")[2] if parent else ""
            # The stack is a parent that URNs do not name.
            qualified = type_ if above in ("", "pulumi:pulumi:Stack") else f"{above}${type_}"
            return f"{prefix}{qualified}::{name}"

        def RegisterResource(self, request):
            urn = self.make_urn(request.parent, request.type, request.name)
            inputs = plain(json_format.MessageToDict(request.object))
            state = {"urn": urn, "custom": request.custom, "type": request.type}
            if request.type == "pulumi:pulumi:Stack":
                state["outputs"] = {}
            else:
                state["inputs"] = inputs
            if request.custom:
                state["outputs"] = dict(inputs, id=UNKNOWN)
            if request.parent:
                state["parent"] = request.parent
            if request.dependencies:
                state["dependencies"] = sorted(request.dependencies)
            package = request.type.split(":")[0]
            step = {"op": "create", "urn": urn}
            if request.custom and package != "pulumi":
                state["provider"] = step["provider"] = request.provider or default_provider(package)
                depends = request.propertyDependencies.items()
                state["propertyDependencies"] = {key: sorted(of.urns) for key, of in sorted(depends) if of.urns}
            step["newState"] = state
            steps.append(step)
            return super().RegisterResource(request)

    class Mocks(mocks.Mocks):
        def new_resource(self, args):
            # No id and no further outputs: in a preview they are not known yet.
            return "", dict(args.inputs)

        def call(self, args):
            return answer(args.token, args.args)

    def answer(token, arguments):
        """Data sources that programs ask: what is known of the account and the region."""
        known = {
            "aws:index/getCallerIdentity:getCallerIdentity": {"accountId": "111122223333", "id": "111122223333"},
            "aws:index/getRegion:getRegion": {"name": "eu-central-1", "region": "eu-central-1", "id": "eu-central-1"},
            "aws:index/getPartition:getPartition": {"partition": "aws", "dnsSuffix": "amazonaws.com", "id": "aws"},
        }
        return dict(arguments, **known.get(token, {}))

    monitor = Monitor(Mocks())
    mocks.set_mocks(monitor.mocks, project=project, stack="dev", preview=True, monitor=monitor)
    given = Path(program).parent / "config.json"
    if given.exists():
        config = json.loads(given.read_text(encoding="utf8"))
    pulumi.runtime.set_all_config(config)
    settings.SETTINGS.config = config
    from pulumi.runtime.stack import run_pulumi_func
    from pulumi.runtime.sync_await import _ensure_event_loop, _sync_await

    _ensure_event_loop()
    # The stack itself was registered with the mocks.
    _sync_await(run_pulumi_func(lambda: runpy.run_path(program, run_name="__main__") and None))
    # Registrations come in the order of futures: a file that is written again should be the same.
    first = ("pulumi:pulumi:Stack", "pulumi:providers:")
    steps.sort(key=lambda step: (not step["newState"]["type"].startswith(first), step["urn"]))
    summary = {"create": len(steps)}
    document = {"config": config, "steps": steps, "duration": 1000, "changeSummary": summary}
    Path(to).write_text(json.dumps(document), encoding="utf8")


def plain(value):
    """A value as the command prints it: whole numbers without a fraction, secrets hidden."""
    if isinstance(value, dict):
        if value.get(SIGNATURE) == SECRET:
            return "[secret]"
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, list):
        return [plain(member) for member in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


# What is committed


def portable(path):
    """No file may tell of the machine that it was made on."""
    text = path.read_text(encoding="utf8")
    for place in (str(ROOT), str(Path.home()) + "/", tempfile.gettempdir() + "/tmp"):
        if place in text:
            at = text.index(place)
            sys.exit(f"{path}: names a place on this machine: {text[at - 60 : at + 120]}")


# Findings


def bartizan():
    found = os.environ.get("BARTIZAN")
    if found:
        return found
    built = [ROOT / "target" / kind / "bartizan" for kind in ("release", "debug")]
    return next((str(path) for path in built if path.exists()), "bartizan")


def name_of(finding):
    """The name that the source gives: of a resource that was made of a part of another one, the other one's."""
    address = finding["parent"] or finding["resource"] or ""
    name = re.split(r"::|/", address)[-1]
    name = re.sub(r"\[[^\]]*\]$", "", name).split(".")[-1]
    return name.split("__")[0]


def plain_name(name):
    """How names are compared: `web_alb`, `WebAlb` and the CDK's `WebAlb0F3A9C21` are one."""
    name = re.sub(r"(?<=.)[0-9A-F]{8}$", "", name)
    return re.sub(r"[^a-z0-9]", "", name.lower())


def facet_checks():
    """Checks of all clouds, which keep silent where a check of the cloud says the same."""
    listed = json.loads(run([bartizan(), "checks", "--format", "json"]))
    ids = (check["id"] for check in listed if any(on.startswith("facet.") for on in check["on"]))
    return ",".join(id for id in ids if not id.startswith("aws-"))


def findings(stack, form):
    """What a form gives, and what keeps it from being read; nothing when the form is not there.

    Checks of all clouds are run with the others and alone."""
    command, path = FORMS[form]
    if not (stack / path).exists():
        return None
    arguments = [bartizan(), command, path, "--format", "json", "--date", "2026-01-01", "--exit-zero"]
    arguments += ["--root", "."]
    if command == "plan":
        arguments.append("--all")
    rows, said = [], []
    for selection in ([], ["--select", facet_checks()]):
        done = subprocess.run(arguments + selection, cwd=stack, capture_output=True, text=True)
        try:
            report = json.loads(done.stdout)
        except json.JSONDecodeError:
            sys.exit(f"{stack.name} {form}: {done.stdout}\n{done.stderr}")
        said += [diagnostic["message"] for diagnostic in report["diagnostics"]]
        wanted = [finding for finding in report["findings"] if compared(finding)]
        rows += [(finding["check"], name_of(finding), finding["status"]) for finding in wanted]
    return rows, sorted(set(said))


def compared(finding):
    others = finding["check"].startswith(("secret-", "change-")) or not finding["resource"]
    return finding["status"] in ("fail", "unknown") and not others


def expect(stack):
    found = findings(stack, "terraform")
    if found is None:
        return
    rows = sorted(set(found[0]))
    header = "check\tname\tstatus\n"
    (stack / "expected.tsv").write_text(header + "".join("\t".join(row) + "\n" for row in rows), encoding="utf8")
    print(f"{stack.name}: {len(rows)} rows")


def check(stack):
    wanted = stack / "expected.tsv"
    if not wanted.exists():
        print(f"{stack.name}: no expected.tsv")
        return 1
    rows = (line.split("\t") for line in wanted.read_text(encoding="utf8").splitlines()[1:])
    expected = {(row[0], plain_name(row[1]), row[2]) for row in rows}
    wrong = 0
    for form in FORMS:
        found = findings(stack, form)
        if found is None:
            print(f"{stack.name} {form}: not there")
            continue
        got = {(row[0], plain_name(row[1]), row[2]) for row in found[0]}
        print(f"{stack.name} {form}: {len(got)} of {len(expected)}, {len(expected - got)} missing, {len(got - expected)} more")
        for said in found[1]:
            print(f"    note: {said}")
        for row in sorted(expected - got):
            print(f"    - {'  '.join(row)}")
        for row in sorted(got - expected):
            print(f"    + {'  '.join(row)}")
        wrong += len(expected ^ got)
    return wrong


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    command, *names = sys.argv[1:]
    if command == "monitored":
        return monitored(*names)
    commands = {"plan": [plan], "cdk": [cdk], "pulumi": [pulumi], "all": [plan, cdk, pulumi], "expect": [expect]}
    stacks = [path if (path := Path(name).resolve()).is_dir() else STACKS / name for name in names]
    if command == "check":
        sys.exit(1 if sum(check(stack) for stack in stacks) else 0)
    if command not in commands:
        sys.exit(__doc__)
    for stack in stacks:
        for step in commands[command]:
            step(stack)


if __name__ == "__main__":
    main()
