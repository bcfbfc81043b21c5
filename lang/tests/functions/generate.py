"""Fills in what Terraform computes for the calls in *.txt: `python3 generate.py FILE…`, with `terraform` on the path.

A line is `name(arguments) => result`; the part from `=>` is replaced. Arguments are JSON, with tolist(…), toset(…) and
tomap(…) around it; the result is the JSON text of Terraform's result, or `error`.
"""

import base64
import re
import subprocess
import sys
import tempfile


def ask(expression: str, folder: str) -> str:
    # HCL has no surrogate pairs.
    expression = re.sub(
        r"\\u(d[89ab]..)\\u(d[c-f]..)",
        lambda m: (bytes.fromhex(m.group(1)) + bytes.fromhex(m.group(2))).decode("utf-16-be"),
        expression,
    )
    # In HCL the beginning of an interpolation is doubled where it is meant literally.
    hcl = expression.replace("${", "$${").replace("%{", "%%{")
    run = subprocess.run(
        ["terraform", "console", "-no-color"],
        input=f"base64encode(jsonencode({hcl}))\n",
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )
    found = re.search(r'^"([A-Za-z0-9+/=]+)"$', run.stdout, re.M)
    return base64.b64decode(found.group(1)).decode() if found else "error"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:]:
            lines = []
            with open(name, encoding="utf-8") as file:
                for line in file.read().splitlines():
                    if line and not line.startswith("#"):
                        expression = line.rsplit(" => ", 1)[0].rstrip()
                        line = f"{expression} => {ask(expression, folder)}"
                    lines.append(line)
            with open(name, "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")


main()
