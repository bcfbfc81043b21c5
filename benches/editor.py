#!/usr/bin/env python3
"""Types into the language server and measures how long the findings take: from `didChange` to the `publishDiagnostics` of that
version, and until all other documents are up to date too.

    benches/editor.py [--bartizan target/bench/bartizan] [--edits 500] [--seed 1] [--runs 3] [--keep DIR] [TREE ...]

First a generated root of 3,000 lines with resources of AWS, Azure and Google in one file, then each TREE, with files chosen
over all of it. Keys are typed one by one, each after the answer to the one before: characters into values, new lines, new
attributes and their deletion. The same seed types the same. What is typed stays in the editor: no file of TREE is written.
"""

import argparse
import json
import pathlib
import queue
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

PATIENCE = 120
VALUE = re.compile(r"^[ \t]*[A-Za-z_][\w-]*[ \t]*=[ \t]*(?P<value>[^\s{\[#].*?)[ \t]*$", re.M)
ATTRIBUTES = ["description = \"typed\"", "encrypted = true", "count = 2", "tags = { Team = \"red\" }", "name = var.name"]
EDITS_IN_A_FILE = 25

AWS = """
resource "aws_s3_bucket" "archive_{i}" {{
  bucket        = "archive-${{var.environment}}-{i}"
  force_destroy = {odd}
  tags          = merge(local.tags, {{ Name = "archive-{i}" }})
}}

resource "aws_s3_bucket_public_access_block" "archive_{i}" {{
  bucket                  = aws_s3_bucket.archive_{i}.id
  block_public_acls       = {odd}
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = {odd}
}}

resource "aws_security_group" "web_{i}" {{
  name        = "web-{i}"
  description = "The web servers number {i}"
  vpc_id      = var.vpc_id

  ingress {{
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.open ? "0.0.0.0/0" : "10.0.0.0/8"]
  }}

  egress {{
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }}
}}

resource "aws_db_instance" "orders_{i}" {{
  identifier          = "orders-{i}"
  engine              = "postgres"
  instance_class      = "db.t3.medium"
  allocated_storage   = 20
  username            = "orders"
  password            = var.password
  storage_encrypted   = {odd}
  skip_final_snapshot = true
  publicly_accessible = var.open
}}
"""

AZURE = """
resource "azurerm_storage_account" "files_{i}" {{
  name                     = "files{i}"
  resource_group_name      = "production"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  min_tls_version          = "TLS1_{tls}"
  tags                     = local.tags

  network_rules {{
    default_action = "Allow"
    ip_rules       = ["203.0.113.{i}"]
  }}
}}

resource "azurerm_network_security_rule" "ssh_{i}" {{
  name                        = "ssh-{i}"
  priority                    = 100 + {i}
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = var.open ? "*" : "10.0.0.0/8"
  destination_address_prefix  = "*"
  resource_group_name         = "production"
  network_security_group_name = "web"
}}

resource "azurerm_key_vault" "keys_{i}" {{
  name                       = "keys-{i}"
  location                   = "westeurope"
  resource_group_name        = "production"
  tenant_id                  = var.tenant
  sku_name                   = "standard"
  purge_protection_enabled   = {odd}
  soft_delete_retention_days = 7
}}
"""

GOOGLE = """
resource "google_storage_bucket" "reports_{i}" {{
  name                        = "reports-{i}"
  location                    = "EU"
  uniform_bucket_level_access = {odd}
  labels                      = {{ number = "{i}" }}

  versioning {{
    enabled = {odd}
  }}
}}

resource "google_compute_firewall" "allow_{i}" {{
  name          = "allow-{i}"
  network       = "default"
  source_ranges = var.open ? ["0.0.0.0/0"] : ["10.0.0.0/8"]

  allow {{
    protocol = "tcp"
    ports    = ["22", "443"]
  }}
}}

resource "google_sql_database_instance" "orders_{i}" {{
  name                = "orders-{i}"
  database_version    = "POSTGRES_15"
  region              = "europe-west3"
  deletion_protection = {odd}

  settings {{
    tier = "db-f1-micro"
    ip_configuration {{
      ipv4_enabled = {odd}
      ssl_mode     = "ENCRYPTED_ONLY"
    }}
  }}
}}
"""

VARIABLES = """
variable "environment" {
  type    = string
  default = "production"
}

variable "open" {
  type = bool
}

variable "vpc_id" {
  type = string
}

variable "tenant" {
  type = string
}

variable "password" {
  type      = string
  sensitive = true
}

locals {
  tags = { Team = "platform", Environment = var.environment }
}
"""


def root(lines):
    """A configuration of so many lines."""
    text, i = VARIABLES, 0
    while True:
        for cloud in (AWS, AZURE, GOOGLE):
            block = cloud.format(i=i, odd="true" if i % 2 else "false", tls=i % 3)
            if text.count("\n") + block.count("\n") > lines:
                return text
            text, i = text + block, i + 1


class Server:
    """A language server and what it says."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages, self.number = queue.Queue(), 0
        threading.Thread(target=self.read, daemon=True).start()
        capabilities = {"general": {"positionEncodings": ["utf-16"]},
                        "textDocument": {"publishDiagnostics": {"versionSupport": True, "relatedInformation": True}}}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities,
                                "workspaceFolders": [{"uri": folder.as_uri(), "name": "tree"}]})
        self.tell("initialized", {})

    def read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while (line := stream.readline().strip()):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not length:
                self.messages.put((time.perf_counter(), None))
                return
            body = stream.read(length)
            self.messages.put((time.perf_counter(), json.loads(body)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.wait(lambda message: message.get("id") == self.number and "method" not in message)

    def wait(self, wanted):
        """When the message came that is wanted, and what it says."""
        while True:
            when, message = self.messages.get(timeout=PATIENCE)
            if message is None:
                sys.exit("the server ended")
            if "id" in message and "method" in message:
                self.send({"id": message["id"], "result": None})
            if wanted(message):
                return when, message

    def published(self, uri, version):
        def wanted(message):
            params = message.get("params") or {}
            return (message.get("method") == "textDocument/publishDiagnostics" and params.get("uri") == uri
                    and params.get("version") == version)
        return self.wait(wanted)

    def memory(self):
        """Resident memory in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(PATIENCE)


class Opened:
    """An open document, which is typed into."""

    def __init__(self, server, path):
        self.server, self.uri, self.version = server, path.as_uri(), 1
        self.text = path.read_text()
        server.tell("textDocument/didOpen", {"textDocument": {"uri": self.uri, "languageId": "terraform", "version": 1, "text": self.text}})
        server.published(self.uri, 1)

    def place(self, at):
        before = self.text[:at]
        line = before[before.rfind("\n") + 1:]
        return {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}

    def replace(self, start, end, new):
        """How long the findings took after an edit, and all else: in milliseconds."""
        change = {"range": {"start": self.place(start), "end": self.place(end)}, "text": new}
        self.text = self.text[:start] + new + self.text[end:]
        self.version += 1
        began = time.perf_counter()
        self.server.tell("textDocument/didChange", {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [change]})
        shown, _ = self.server.published(self.uri, self.version)
        settled, _ = self.server.ask("textDocument/documentSymbol", {"textDocument": {"uri": self.uri}})
        return (shown - began) * 1000, (settled - began) * 1000

    def close(self):
        self.server.tell("textDocument/didClose", {"textDocument": {"uri": self.uri}})
        self.server.ask("textDocument/documentSymbol", {"textDocument": {"uri": self.uri}})


def strokes(document, chance):
    """A few keys at one place: where, how much goes, and what comes."""
    values = list(VALUE.finditer(document.text))
    if not values:
        yield 0, 0, "#"
        yield 0, 1, ""
        return
    value = chance.choice(values)
    kind = chance.randrange(4)
    if kind == 0:
        # Characters within a value, then back.
        at = chance.randint(value.start("value"), value.end("value"))
        typed = chance.choice(["x", "12", "-b", "_c"])
        for place, key in enumerate(typed):
            yield at + place, 0, key
        for place in reversed(range(len(typed))):
            yield at + place, 1, ""
    elif kind == 1:
        # A new line with an attribute, key by key.
        at = value.end()
        for place, key in enumerate("\n  " + chance.choice(ATTRIBUTES)):
            yield at + place, 0, key
    elif kind == 2:
        # The end of a value is taken away, and typed again.
        end = value.end("value")
        keys = document.text[max(value.start("value"), end - 4):end]
        for place in range(len(keys)):
            yield end - 1 - place, 1, ""
        for place, key in enumerate(keys):
            yield end - len(keys) + place, 0, key
    else:
        # A whole line goes, and comes again.
        start = document.text.rfind("\n", 0, value.start()) + 1
        line = document.text[start:value.end() + 1]
        yield start, len(line), ""
        yield start, 0, line


def measure(program, folder, files, edits, seed):
    chance = random.Random(seed)
    server = Server(program, folder)
    shown, settled, slow = [], [], []
    first = Opened(server, files[0])
    first.close()
    before = server.memory()
    while len(shown) < edits:
        path = chance.choice(files)
        document = Opened(server, path)
        done = 0
        while done < EDITS_IN_A_FILE and len(shown) < edits:
            for at, gone, new in strokes(document, chance):
                one, all_ = document.replace(at, at + gone, new)
                shown.append(one)
                settled.append(all_)
                slow.append((one, str(path.relative_to(folder)), document.version))
                done += 1
                if len(shown) == edits:
                    break
        document.close()
    after = server.memory()
    server.end()
    return shown, settled, sorted(slow, reverse=True)[:5], (before, after)


def quantile(times, part):
    times = sorted(times)
    return times[min(len(times) - 1, int(part * len(times)))]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bartizan", default="target/bench/bartizan")
    arguments.add_argument("--edits", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--slow", action="store_true", help="tell the slowest edits")
    arguments.add_argument("--only", help="files whose path holds this")
    arguments.add_argument("trees", nargs="*", type=pathlib.Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as made:
        made = pathlib.Path(made).resolve()
        (made / "main.tf").write_text(root(3000))
        print("tree                       edits   shown p50    p99    max   settled p50    p99    max   MiB before  after")
        for folder in [made] + [tree.resolve() for tree in given.trees]:
            files = sorted(path for path in folder.rglob("*.tf") if ".terraform" not in path.parts)
            files = [path for path in files if not given.only or given.only in str(path)]
            if not files:
                continue
            name = "3,000 lines" if folder == made else folder.name
            for _ in range(given.runs):
                shown, settled, slow, (before, after) = measure(given.bartizan, folder, files, given.edits, given.seed)
                figures = [f"{quantile(times, part):9.1f}" if part < 1 else f"{max(times):7.1f}"
                           for times in (shown, settled) for part in (0.5, 0.99, 1)]
                print(f"{name[:25]:25} {len(shown):6}  {' '.join(figures)}   {before:9.0f} {after:7.0f}", flush=True)
                if given.slow:
                    for one, path, version in slow:
                        print(f"    {one:8.1f} ms  {path} version {version}")


if __name__ == "__main__":
    main()
