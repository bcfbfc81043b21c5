"""Fills in what Terraform computes for the expressions in *.txt: `python3 generate.py FILE…`, with `terraform` on the path.

A line is `expression => type value`, both in JSON as a plan has them, or `expression => error`; the part from `=>` is
replaced. All expressions of a file stand in one module, so an expression must not be in error whatever its values are.
"""

import json
import pathlib
import subprocess
import sys
import tempfile


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def ask(expressions: list[str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        module = "".join(
            f'output "o{i}" {{\n  value = try([{e}], "error")\n}}\n' for i, e in enumerate(expressions)
        )
        (pathlib.Path(folder) / "main.tf").write_text(module, encoding="utf-8")
        run = ["terraform", "plan", "-input=false", "-no-color", "-out=plan"]
        done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        show = subprocess.run(
            ["terraform", "show", "-json", "plan"], cwd=folder, capture_output=True, text=True, check=True
        )
    outputs = json.loads(show.stdout)["planned_values"]["outputs"]
    answers = []
    for i in range(len(expressions)):
        output = outputs[f"o{i}"]
        if output.get("value") == "error":
            answers.append("error")
        elif "value" not in output:
            answers.append("unknown")
        else:
            answers.append(f"{compact(output['type'][1][0])} {compact(output['value'][0])}")
    return answers


def main() -> None:
    for name in sys.argv[1:]:
        lines = pathlib.Path(name).read_text(encoding="utf-8").splitlines()
        places = [i for i, line in enumerate(lines) if line and not line.startswith("#")]
        expressions = [lines[i].rsplit(" => ", 1)[0].rstrip() for i in places]
        for i, expression, answer in zip(places, expressions, ask(expressions)):
            lines[i] = f"{expression} => {answer}"
        pathlib.Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
