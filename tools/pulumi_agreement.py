#!/usr/bin/env python3
"""Do checks say the same of what Pulumi's SDKs register as of the Terraform in their examples?

    pulumi_agreement.py aws|azure|gcp [CHECKS...] [--show]

Each example of the checks of a cloud is evaluated by bartizan itself (`inspect`). Its resources are made again with the classes of
the real SDK for Python: the class by its type token, each argument by the SDK's own name (Terraform's, its plural or singular),
nested ones by the classes that the signature names. They run against the SDK's mock monitor in preview mode, and what they register
is written down as a preview. bartizan reads the previews, and its verdicts are held against what the examples expect.

Resources without a class, and arguments that no name leads to, are counted and told with --show: those examples are not compared.

    BARTIZAN         the program; else target/release/bartizan, target/debug/bartizan
    BARTIZAN_PULUMI  a Python with pulumi, pulumi-aws, pulumi-azure, pulumi-gcp; else `python3`
"""

import ast
import asyncio
import collections
import concurrent.futures
import importlib
import importlib.metadata
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

ROOT = Path(__file__).resolve().parent.parent
# Cloud: directory of its checks, package of the SDK, name of Terraform's provider.
CLOUDS = {"aws": ("aws", "aws"), "azure": ("azure", "azurerm"), "gcp": ("gcp", "google")}
UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
# Stands for what is required and not written in an example.
ABSENT = "bartizan-absent"
SIGNATURE = "4dabf18193072939515e22adb298388d"


def bartizan():
    built = [ROOT / "target" / kind / "bartizan" for kind in ("release", "debug")]
    return os.environ.get("BARTIZAN") or next((str(path) for path in built if path.exists()), "bartizan")


# Examples


def blocks(text, head):
    """The bodies of the blocks that begin with a pattern, with what the pattern found."""
    for found in re.finditer(head, text, re.M):
        end = closing(text, found.end())
        yield found, text[found.end() : end]


def closing(text, at):
    """Where the brace closes that stands before `at`: strings, comments and heredocs are passed over."""
    depth = 1
    while at < len(text):
        heredoc = re.compile(r"<<[-~]?(\w+)\n").match(text, at)
        if heredoc:
            end = re.compile(rf"^\s*{heredoc[1]}\s*$", re.M).search(text, heredoc.end())
            at = end.end() if end else len(text)
            continue
        letter = text[at]
        if letter == '"':
            at = quoted(text, at + 1)
            continue
        if letter == "#" or text.startswith("//", at):
            at = text.find("\n", at) if "\n" in text[at:] else len(text)
            continue
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return at
        at += 1
    return at


def quoted(text, at):
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text.startswith("${", at):
            at = closing(text, at + 2) + 1
        elif text[at] == '"':
            return at + 1
        else:
            at += 1
    return at


def examples(cloud, wanted):
    """Check, expectation, number, text."""
    directories = [ROOT / "checks" / CLOUDS[cloud][0], ROOT / "checks" / "cross-cloud"]
    for path in sorted(path for directory in directories for path in directory.rglob("*.hcl")):
        text = path.read_text(encoding="utf8")
        for check, body in blocks(text, r'^check "([^"]+)" \{'):
            if wanted and check[1] not in wanted:
                continue
            for number, (example, inner) in enumerate(blocks(body, r'^  example "(\w+)" "[^"]*" \{')):
                if re.search(r"^    (format|change|before|after)\b", inner, re.M):
                    continue
                yield check[1], example[1], number, inner


def inspected(text):
    with tempfile.TemporaryDirectory() as directory:
        (Path(directory) / "main.tf").write_text(text, encoding="utf8")
        command = [bartizan(), "inspect", directory, "--format", "json", "--show-sensitive", "--root", directory]
        done = subprocess.run(command, capture_output=True, text=True)
        try:
            return json.loads(done.stdout)
        except json.JSONDecodeError:
            return None


def references(text):
    """Of each resource block, what each of its arguments names: the last name on a way is the key."""
    found = {}
    for head, body in blocks(text, r'^\s*resource "(\w+)" "([^"]+)" \{'):
        names = collections.defaultdict(list)
        for line in body.splitlines():
            argument = re.match(r'\s*"?([\w:-]+)"?\s*=\s*(.*)', line)
            for target in re.finditer(r"\b((?:data\.)?[a-z0-9]+_\w+\.[\w-]+)(?:\[[^\]]*\])?\.(\w+)", line):
                plain = argument and argument[2].strip().strip("[]").strip() == target[0]
                names[argument[1] if argument else ""].append((target[1], target[2], bool(plain)))
        found[f"{head[1]}.{head[2]}"] = names
    return found


# The SDK


def classes(package):
    """Of each type token: module, class, the annotations of its arguments."""
    sdk = Path(importlib.util.find_spec(f"pulumi_{package}").origin).parent
    found, inputs = {}, {}
    for path in sorted(sdk.rglob("*.py")):
        module = ".".join(path.relative_to(sdk.parent).with_suffix("").parts)
        if path.name == "_inputs.py":
            inputs[module.rsplit(".", 1)[0]] = path
            continue
        text = path.read_text(encoding="utf8")
        for token in re.finditer(r'^@pulumi\.type_token\("([^"]+)"\)\nclass (\w+)\(pulumi\.CustomResource\)', text, re.M):
            found[token[1]] = (module, token[2], path)
    return found, inputs


def signature(function):
    arguments = function.args.args + function.args.kwonlyargs
    skipped = ("__self__", "self", "resource_name", "opts", "__props__")
    return {a.arg: ast.unparse(a.annotation) for a in arguments if a.annotation and a.arg not in skipped}


class Signatures:
    def __init__(self, inputs):
        self.inputs, self.nested, self.resources = inputs, {}, {}

    def of_resource(self, path, name):
        if (path, name) not in self.resources:
            tree = ast.parse(path.read_text(encoding="utf8"))
            for node in tree.body:
                if isinstance(node, ast.ClassDef):
                    for member in node.body:
                        if isinstance(member, ast.FunctionDef) and member.name == "_internal_init":
                            self.resources[path, node.name] = signature(member)
        return self.resources.get((path, name), {})

    def of_nested(self, module, name):
        if module not in self.nested:
            found = {}
            if module in self.inputs:
                for node in ast.parse(self.inputs[module].read_text(encoding="utf8")).body:
                    if isinstance(node, ast.ClassDef) and not node.name.endswith("Dict"):
                        for member in node.body:
                            if isinstance(member, ast.FunctionDef) and member.name == "__init__":
                                found[node.name] = signature(member)
            self.nested[module] = found
        return self.nested[module].get(name)


def token_types(package, provider):
    """The Terraform type of a token, as the tables and the rule have it."""
    rows = (ROOT / "src/providers/pulumi/types.tsv").read_text(encoding="utf8").splitlines()[1:]
    listed = dict(row.split("\t") for row in rows)

    def type_of(token):
        _, module, name = token.split(":")
        module = module.split("/")[0]
        known = listed.get(f"{package}:{module}:{name}")
        snake = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
        return known or f"{provider}_{module.lower()}_{snake}"

    return type_of


def squashed(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


def forms(name):
    name = squashed(name)
    found = [name, name + "s", name + "es", name.removesuffix("s"), name.removesuffix("es")]
    if name.endswith("y"):
        found.append(name[:-1] + "ies")
    if name.endswith("ies"):
        found.append(name[:-3] + "y")
    if name.endswith("ex"):
        found.append(name[:-2] + "ices")
    return found


def argument_of(arguments, name, listed):
    by_letters = {squashed(key): key for key in arguments}
    for form in forms(name):
        if form in by_letters:
            return by_letters[form]
    return listed.get(name)


class Missing(Exception):
    pass


class Builder:
    """Makes the resources of one example."""

    def __init__(self, sdk, package):
        self.sdk, self.package = sdk, package
        self.made = {}

    def value(self, value, annotation, module, at):
        nested = re.search(r"'(?:[\w.]+\.)?(\w+Args)'", annotation)
        is_list, is_map = "Sequence[" in annotation, "Mapping[" in annotation
        if isinstance(value, Reference):
            return [value.output()] if is_list and value.single else value.output()
        if nested and not (isinstance(value, str)):
            if isinstance(value, list):
                items = [self.value(item, annotation, module, at) for item in value] if is_list else value
                if is_list:
                    return [one for item in items for one in (item if isinstance(item, list) else [item])]
                return self.value(value[0], annotation, module, at) if value else None
            if isinstance(value, dict):
                made = self.nested(nested[1], value, module, at)
                return [made] if is_list else made
        if isinstance(value, dict):
            return {key: self.value(inner, "", module, at) for key, inner in value.items()}
        if isinstance(value, list):
            if not is_list and annotation and not is_map and len(value) == 1 and "str" in annotation:
                return self.value(value[0], "", module, at)
            return [self.value(item, "", module, at) for item in value]
        if is_list and value is not None:
            return [value]
        return value

    def nested(self, name, fields, module, at):
        arguments = self.sdk.signatures.of_nested(module, name)
        if arguments is None:
            return {key: self.value(inner, "", module, at) for key, inner in fields.items()}
        given = self.arguments(arguments, fields, module, f"{at} {name}", {})
        cls = getattr(importlib.import_module(f"{module}._inputs"), name)
        while True:
            try:
                return cls(**given)
            except TypeError as error:
                names = re.findall(r"'(\w+)'", str(error))
                if not names or all(name in given for name in names):
                    raise
                given.update({name: ABSENT for name in names if name not in given})

    def arguments(self, arguments, fields, module, at, listed):
        given = {}
        for key, value in fields.items():
            if value is None:
                continue
            name = argument_of(arguments, key, listed)
            if name is None:
                raise Missing(f"{at} has no argument for {key}")
            value = self.value(value, arguments[name], module, f"{at}.{key}")
            if value is not None:
                given[name] = value
        return given

    def resource(self, ty, name, fields):
        import pulumi

        known = self.sdk.by_type.get(ty)
        if not known:
            raise Missing(f"no class for {ty}")
        token, (module, class_name, path) = known
        arguments = self.sdk.signatures.of_resource(path, class_name)
        package = module.rsplit(".", 1)[0]
        given = self.arguments(arguments, fields, package, ty, self.sdk.listed.get(ty, {}))
        cls = getattr(importlib.import_module(module), class_name)
        while True:
            try:
                return cls(name, opts=pulumi.ResourceOptions(), **given)
            except TypeError as error:
                name_of = re.search(r"Missing required property '(\w+)'", str(error))
                if not name_of:
                    raise Missing(f"{ty}: {error}") from error
                given[name_of[1]] = ABSENT


class Reference:
    """What an argument names: a resource and an attribute of it."""

    def __init__(self, builder, targets, exact, known=None):
        self.builder, self.targets, self.exact, self.known = builder, targets, exact, known
        self.single = exact or known is not None

    def output(self):
        import pulumi

        outputs = []
        for address, attribute in self.targets:
            made = self.builder.made.get(address)
            if made is None:
                continue
            if self.known is not None:
                outputs.append(made.urn)
                continue
            name = next((n for n in dir(type(made)) if squashed(n) == squashed(attribute)), "id")
            outputs.append(getattr(made, name))
        if self.known is not None:
            return pulumi.Output.all(*outputs).apply(lambda _: self.known) if outputs else self.known
        if not outputs:
            return unknown()
        return outputs[0] if self.exact else pulumi.Output.concat("", *outputs)


def unknown():
    import pulumi

    def future(value):
        made = asyncio.get_event_loop().create_future()
        made.set_result(value)
        return made

    return pulumi.Output(future(set()), future(None), future(False), future(False))


def marked(value, unknowns, names, builder, path=""):
    """A value in which what is not known is what the example names there."""
    if path in unknowns:
        last = re.findall(r"[\w:-]+", re.sub(r"\[\d+\]", "", path))[-1:]
        targets = names.get(last[0] if last else "", [])
        return Reference(builder, [(a, b) for a, b, _ in targets], len(targets) == 1 and targets[0][2])
    if isinstance(value, str) and (targets := names.get(re.split(r"[.\[]", path)[-1])):
        # What is known of a name depends on the resource all the same.
        return Reference(builder, [(a, b) for a, b, _ in targets], False, value)
    if isinstance(value, dict):
        return {key: marked(v, unknowns, names, builder, f"{path}.{key}" if path else key) for key, v in value.items()}
    if isinstance(value, list):
        return [marked(v, unknowns, names, builder, f"{path}[{place}]") for place, v in enumerate(value)]
    return value


# Previews


class Sdk:
    def __init__(self, cloud):
        package, provider = CLOUDS[cloud]
        found, inputs = classes(package)
        self.package, self.signatures = package, Signatures(inputs)
        type_of = token_types(package, provider)
        self.by_type = {}
        for token, known in sorted(found.items(), key=lambda row: (len(row[0]), row[0])):
            self.by_type.setdefault(type_of(token), (token, known))
        self.listed = collections.defaultdict(dict)
        for row in (ROOT / "src/providers/pulumi/properties.tsv").read_text(encoding="utf8").splitlines()[1:]:
            ty, prop, attribute = row.split("\t")
            self.listed[ty][attribute] = re.sub(r"(?<!^)(?=[A-Z])", "_", prop).lower()


def plain(value):
    if isinstance(value, dict):
        if SIGNATURE in value:
            return value.get("value", "[secret]") if "value" in value else "[secret]"
        return {key: plain(member) for key, member in value.items() if member != ABSENT}
    if isinstance(value, list):
        return [plain(member) for member in value if member != ABSENT]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def monitored(cloud, jobs, to):
    """Makes the resources of all examples; this is the interpreter that has the SDK."""
    import pulumi
    from google.protobuf import json_format
    from pulumi.runtime import mocks, settings

    sdk = Sdk(cloud)
    version = importlib.metadata.version(f"pulumi-{sdk.package}")
    prefix = "urn:pulumi:dev::examples::"
    provider = f"{prefix}pulumi:providers:{sdk.package}::default_{version.replace('.', '_')}::{UNKNOWN}"
    steps = collections.defaultdict(list)

    class Monitor(mocks.MockMonitor):
        def make_urn(self, parent, type_, name):
            return f"{prefix}{type_}::{name}"

        def RegisterResource(self, request):
            if request.custom:
                example, name = request.name.split("|", 1)
                rename = lambda urn: urn.replace(f"::{example}|", "::")
                inputs = plain(json_format.MessageToDict(request.object))
                urn = rename(self.make_urn("", request.type, request.name))
                depends = request.propertyDependencies.items()
                state = {
                    "urn": urn,
                    "custom": True,
                    "type": request.type,
                    "inputs": inputs,
                    "outputs": dict(inputs, id=UNKNOWN),
                    "provider": provider,
                    "dependencies": sorted(map(rename, request.dependencies)),
                    "propertyDependencies": {k: sorted(map(rename, of.urns)) for k, of in sorted(depends) if of.urns},
                }
                steps[example].append({"op": "create", "urn": urn, "provider": provider, "newState": state})
            return super().RegisterResource(request)

    class Mocks(mocks.Mocks):
        def new_resource(self, args):
            return "", dict(args.inputs)

        def call(self, args):
            return dict(args.args)

    monitor = Monitor(Mocks())
    mocks.set_mocks(monitor.mocks, project="examples", stack="dev", preview=True, monitor=monitor)
    from pulumi.runtime.stack import run_pulumi_func
    from pulumi.runtime.sync_await import _ensure_event_loop, _sync_await

    _ensure_event_loop()
    missing = {}

    def program():
        for number, job in jobs:
            builder = Builder(sdk, sdk.package)
            ready = {resource["address"]: resource for resource in job["resources"]}
            try:
                for address in ordered(ready, job["references"]):
                    resource = ready[address]
                    block = re.sub(r"\[[^\]]*\]$", "", address)
                    names = job["references"].get(block, {})
                    fields = marked(resource["attributes"], set(resource["unknown"]), names, builder)
                    name = address.split(".", 1)[1]
                    builder.made[block] = builder.resource(resource["type"], f"{number}|{name}", fields)
            except Missing as error:
                missing[number] = str(error)

    _sync_await(run_pulumi_func(program))
    for number, _ in jobs:
        if str(number) in steps and number not in missing:
            document = {"steps": steps[str(number)], "duration": 1, "changeSummary": {"create": len(steps[str(number)])}}
            (Path(to) / f"{number}.json").write_text(json.dumps(document), encoding="utf8")
    (Path(to) / "missing").write_text(json.dumps(missing), encoding="utf8")


def made_of_parts(job):
    """Whether an argument of an example is unknown and no plain reference: Terraform knows its other parts."""
    for resource in job["resources"]:
        names = job["references"].get(re.sub(r"\[[^\]]*\]$", "", resource["address"]), {})
        for path in resource["unknown"]:
            targets = names.get(re.sub(r"\[\d+\]", "", path).split(".")[-1], [])
            if not (len(targets) == 1 and targets[0][2]):
                return True
    return False


def ordered(resources, names):
    """Addresses, those that others name first."""
    done, order = set(), []

    def visit(address):
        if address in done:
            return
        done.add(address)
        block = re.sub(r"\[[^\]]*\]$", "", address)
        for targets in names.get(block, {}).values():
            for target, *_ in targets:
                for other in resources:
                    if re.sub(r"\[[^\]]*\]$", "", other) == target:
                        visit(other)
        order.append(address)

    for address in sorted(resources):
        visit(address)
    return order


# Verdicts


def facet_checks():
    listed = json.loads(subprocess.run([bartizan(), "checks", "--format", "json"], capture_output=True, text=True).stdout)
    return [check["id"] for check in listed if any(on.startswith("facet.") for on in check["on"])]


def verdicts(directory, files):
    """The statuses of each check in each document."""
    found = collections.defaultdict(set)
    for selection in ([], ["--select", ",".join(facet_checks())]):
        for part in range(0, len(files), 200):
            names = [f"{number}.json" for number in files[part : part + 200]]
            command = [bartizan(), "scan", "--format", "json", "--exit-zero", "--root", ".", "--date", "2026-01-01"]
            done = subprocess.run([*command, *selection, *names], cwd=directory, capture_output=True, text=True)
            for finding in json.loads(done.stdout)["findings"]:
                for instance in finding["instances"]:
                    found[finding["check"], int(instance["root"].removesuffix(".json"))].add(finding["status"])
    return found


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--show"]
    if arguments and arguments[0] == "monitored":
        jobs = json.loads(Path(arguments[2]).read_text(encoding="utf8"))
        return monitored(arguments[1], jobs, arguments[3])
    if not arguments or arguments[0] not in CLOUDS:
        sys.exit(__doc__)
    cloud, provider = arguments[0], CLOUDS[arguments[0]][1]
    wanted = list(examples(cloud, arguments[1:]))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        bodies = list(pool.map(lambda row: inspected(row[3]), wanted))
    jobs = []
    for number, ((check, expected, _, text), body) in enumerate(zip(wanted, bodies)):
        resources = [r for r in (body or {}).get("resources", []) if not r["address"].startswith(("data.", "module."))]
        own = [r for r in resources if r["type"].startswith(f"{provider}_")]
        # Versions of the provider and resources that are perhaps there are nothing that a preview has.
        undecided = any(references(text).get(r["address"], {}).get(path) is None for r in resources for path in r["unknown"])
        can = "required_providers" not in text and (expected != "unknown" or undecided)
        if can and own and len(own) == len(resources) and len(resources) == len(body["resources"]):
            jobs.append((number, {"resources": resources, "references": references(text)}))
    with tempfile.TemporaryDirectory() as directory:
        given = Path(directory) / "jobs"
        given.write_text(json.dumps(jobs), encoding="utf8")
        python = os.environ.get("BARTIZAN_PULUMI", "python3")
        subprocess.run([python, __file__, "monitored", cloud, str(given), directory], check=True)
        missing = json.loads((Path(directory) / "missing").read_text(encoding="utf8"))
        files = [number for number, _ in jobs if (Path(directory) / f"{number}.json").exists()]
        found = verdicts(directory, files)
        kept = os.environ.get("BARTIZAN_KEEP")
        if kept:
            subprocess.run(["cp", "-r", directory, kept], check=True)
    agreed, less, differ = 0, 0, []
    texts = {number for number, job in jobs if made_of_parts(job)}
    for number in files:
        check, expected, place, _ = wanted[number]
        statuses = found.get((check, number), set())
        said = "fails" if "fail" in statuses else "unknown" if "unknown" in statuses else "passes"
        agreed += said == expected
        if said == "unknown" and number in texts and expected != said:
            less += 1
        elif said != expected:
            differ.append(f"{check} example {place}: {said}, not {expected} ({number})")
    print(f"{cloud}: {len(wanted)} examples, {len(jobs)} with resources of the provider alone, {len(files)} made with the SDK")
    print(f"{cloud}: {agreed} of {len(files)} agree ({100 * agreed / max(1, len(files)):.1f} %)")
    print(f"{cloud}: {less} are unknown, since a preview tells nothing of a text that is partly known")
    for line in differ:
        print(f"  {line}")
    if "--show" in sys.argv:
        reasons = collections.Counter(missing.values())
        for reason, count in reasons.most_common():
            print(f"  not made, {count}: {reason}")


if __name__ == "__main__":
    main()
