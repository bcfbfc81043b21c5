//! What the editor keeps from one edit to the next changes nothing of what it shows: after random edits, broken text included,
//! the diagnostics of all documents are those of an editor that has just been started, and those of a scan of the same texts.
//!
//! `BARTIZAN_EDITS` says how many edits are made (600 without it), `BARTIZAN_SEED` which.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bartizan::editor::Editor;
use bartizan::report::{Mark, editor_marks};
use bartizan::scan::{Request, Session, scan};
use bartizan::source::RelPath;
use bartizan_lsp::analyzer::{Analyzer, Cancelled, Diagnostic, Document, Event, Workspace};

/// How many edits are made between two comparisons.
const BETWEEN: usize = 100;

/// Most bytes of a document: beyond, the rest is cut off.
const LARGEST: usize = 12_000;

const TREE: &[(&str, &str)] = &[
    (".git/HEAD", "ref: refs/heads/main\n"),
    (
        "main.tf",
        r#"terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

provider "aws" {
  region = var.region
}

module "logs" {
  source = "./modules/bucket"
  name   = "logs-${var.stage}"
  public = var.public
}

module "data" {
  source   = "./modules/bucket"
  for_each = toset(["a", "b"])
  name     = "data-${each.key}"
  public   = false
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = "vpc-1"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = local.cidrs
  }
}

# bartizan:ignore aws-ebs-volume-unencrypted nobody reads it
resource "aws_ebs_volume" "scratch" {
  availability_zone = "${var.region}a"
  size              = 10
  encrypted         = false
}

resource "aws_ebs_volume" "orders" {
  availability_zone = "${var.region}a"
  size              = 20
  encrypted         = var.encrypted
}

resource "aws_iam_policy" "all" {
  name   = "all"
  policy = file("${path.module}/policy.json")
}

resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = templatefile("${path.module}/init.tftpl", { password = var.password })
}
"#,
    ),
    (
        "variables.tf",
        r#"variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "stage" {
  type    = string
  default = "prod"
}

variable "public" {
  type = bool
}

variable "encrypted" {
  type    = bool
  default = false
}

variable "password" {
  type      = string
  sensitive = true
  default   = "hunter2-hunter2"
}

locals {
  cidrs = var.public ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
}
"#,
    ),
    ("terraform.tfvars", "stage = \"test\"\npublic = true\n"),
    (
        "policy.json",
        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}\n",
    ),
    ("init.tftpl", "#!/bin/sh\necho ${password}\n"),
    (
        "modules/bucket/main.tf",
        r#"variable "name" {
  type = string
}

variable "public" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "this" {
  bucket = var.name
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = !var.public
  block_public_policy     = !var.public
  ignore_public_acls      = true
  restrict_public_buckets = true
}

module "key" {
  source = "../key"
}
"#,
    ),
    ("modules/bucket/outputs.tf", "output \"arn\" {\n  value = aws_s3_bucket.this.arn\n}\n"),
    (
        "modules/key/main.tf",
        "resource \"aws_kms_key\" \"this\" {\n  description         = \"key\"\n  enable_key_rotation = false\n}\n",
    ),
    (
        "azure/main.tf",
        r#"resource "azurerm_storage_account" "files" {
  name                     = "files"
  resource_group_name      = "rg"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  min_tls_version          = "TLS1_0"
}

module "bucket" {
  source = "../modules/bucket"
  name   = "azure-ümläut-😀"
  public = true
}
"#,
    ),
    (
        "stack/template.yaml",
        r#"AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Size:
    Type: Number
    Default: 10
Resources:
  Volume:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-central-1a
      Size: !Ref Size
      Encrypted: false
  Bucket:
    Type: AWS::S3::Bucket
"#,
    ),
    ("README.md", "# Nothing\n"),
];

/// Pieces that are pasted somewhere.
const PASTED: &[&str] = &[
    "x",
    "\n",
    "\r\n",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "${",
    "%{ if true }",
    "=",
    "#",
    "/*",
    "*/",
    "<<EOT\n",
    "😀",
    "ß",
    "\u{feff}",
    "\t",
    "var.public",
    "local.cidrs",
    "true",
    "\"0.0.0.0/0\"",
    "null",
    "each.key",
    "module.logs.arn",
    "\nresource \"aws_ebs_volume\" \"more\" {\n  availability_zone = \"a\"\n  size = 1\n}\n",
    "\nvariable \"other\" {\n  default = 1\n}\n",
    "\nmodule \"again\" {\n  source = \"./modules/key\"\n}\n",
    "\nmodule \"twice\" {\n  source = \"../key\"\n}\n",
    "\n# bartizan:ignore aws-kms-key-rotation-disabled because\n",
    "\n# checkov:skip=CKV_AWS_8:later\n",
    "\nprovider \"aws\" {\n  region = \"us-east-1\"\n}\n",
    "\nlocals {\n  other = var.region\n}\n",
    "  encrypted = true\n",
    "  count = 2\n",
    "  for_each = toset([\"x\", \"y\"])\n",
];

/// A generator of numbers: the same seed gives the same ones (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

struct Never;

impl Cancelled for Never {
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// What an editor shows, as it tells it.
#[derive(Default)]
struct Shown(BTreeMap<Document, Vec<Diagnostic>>);

impl Shown {
    fn look(&mut self, editor: &mut Editor) {
        editor.analyze(&Never, &mut |_, diagnostics| {
            if diagnostics.items.is_empty() {
                self.0.remove(&diagnostics.document);
            } else {
                self.0.insert(diagnostics.document, diagnostics.items);
            }
        });
    }
}

fn workspace(folder: &Path) -> Event {
    Event::Workspace(Workspace { folders: vec![folder.to_owned()], ..Workspace::default() })
}

fn open(document: &Document, text: &str) -> Event {
    let language = "terraform".to_owned();
    Event::Opened { document: document.clone(), language, version: 1, text: text.into() }
}

/// An editor that has just been started shows the same.
fn compare(folder: &Path, open_texts: &BTreeMap<Document, String>, shown: &Shown, after: usize) {
    let mut fresh = Editor::new(Request::default());
    fresh.apply(workspace(folder));
    for (document, text) in open_texts {
        fresh.apply(open(document, text));
    }
    let mut expected = Shown::default();
    expected.look(&mut fresh);
    if expected.0 != shown.0 {
        let documents: Vec<&Document> = expected.0.keys().chain(shown.0.keys()).collect();
        for document in documents {
            let (a, b) = (expected.0.get(document), shown.0.get(document));
            if a != b {
                let none = Vec::new();
                let (a, b) = (a.unwrap_or(&none), b.unwrap_or(&none));
                let missing: Vec<_> = a.iter().filter(|item| !b.contains(item)).collect();
                let superfluous: Vec<_> = b.iter().filter(|item| !a.contains(item)).collect();
                panic!("after {after} edits, {document:?}:\nmissing: {missing:#?}\nsuperfluous: {superfluous:#?}");
            }
        }
    }
}

/// A scan of the same texts, which keeps nothing and knows nothing of editors, finds the same.
fn compare_with_scan(folder: &Path, open_texts: &BTreeMap<Document, String>, shown: &Shown, after: usize) {
    let mut session = Session::default();
    let request = Request { paths: vec![folder.to_owned()], untrusted: true, ..Request::default() };
    let start = session.open(&request, folder).unwrap();
    for (document, text) in open_texts {
        if let Document::File(path) = document {
            let path = RelPath::from_path(path.strip_prefix(folder).unwrap()).unwrap();
            session.files.set_unsaved(&start.root, &path, Some(text.clone()));
        }
    }
    let report = scan(&session, &request).unwrap();
    let of_mark = |mark: Mark| {
        let file = session.files.get(mark.span.file)?;
        let bom = if file.bom() { '\u{feff}'.len_utf8() } else { 0 };
        let place = (mark.span.start as usize + bom, mark.span.end as usize + bom);
        let fingerprint = mark.fingerprint.map(|one| one.to_string()).unwrap_or_default();
        Some((folder.join(file.path()?.as_str()), place, mark.check, mark.message, fingerprint))
    };
    let mut found: Vec<_> = editor_marks(&report, &session.files).into_iter().filter_map(of_mark).collect();
    found.sort();
    let of_document = |(document, items): (&Document, &Vec<Diagnostic>)| match document {
        Document::Untitled(_) => Vec::new(),
        Document::File(path) => {
            let of_item = |item: &Diagnostic| {
                let place = (item.range.start, item.range.end);
                (path.clone(), place, item.code.clone(), item.message.clone(), item.fingerprint.clone())
            };
            items.iter().map(of_item).collect()
        }
    };
    let mut told: Vec<_> = shown.0.iter().flat_map(of_document).collect();
    told.sort();
    let missing: Vec<_> = found.iter().filter(|one| !told.contains(one)).collect();
    let superfluous: Vec<_> = told.iter().filter(|one| !found.contains(one)).collect();
    assert!(found == told, "after {after} edits\nmissing: {missing:#?}\nsuperfluous: {superfluous:#?}");
}

fn boundary(text: &str, chance: &mut Chance) -> usize {
    let mut at = chance.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One edit of a text: the range that is replaced, and by what.
fn edit(text: &str, chance: &mut Chance) -> (std::ops::Range<usize>, String) {
    if text.len() > LARGEST {
        let mut at = LARGEST / 2;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        return (at..text.len(), String::new());
    }
    let at = boundary(text, chance);
    match chance.below(12) {
        // A character is typed.
        0..=3 => {
            let key = *chance.one(&["a", "1", " ", "\"", "=", "{", "}", "\n", "_", ".", "ü"]);
            (at..at, key.to_owned())
        }
        // One is deleted.
        4 | 5 => {
            let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
            (at..end, String::new())
        }
        // The rest of a line goes.
        6 => {
            let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
            (at..end, String::new())
        }
        // A bracket or a quote goes.
        7 => {
            let found = text[at..].find(['{', '}', '"', '[', ']']).map(|length| at + length);
            (found.map_or(at..at, |found| found..found + 1), String::new())
        }
        // A piece of the text comes twice.
        8 => {
            let from = boundary(text, chance);
            let mut to = (from + 200).min(text.len());
            while !text.is_char_boundary(to) {
                to -= 1;
            }
            (at..at, text[from..to].to_owned())
        }
        // A range goes.
        9 => {
            let mut to = (at + chance.below(40)).min(text.len());
            while !text.is_char_boundary(to) {
                to += 1;
            }
            (at..to, String::new())
        }
        // Something is pasted.
        _ => (at..at, (*chance.one(PASTED)).to_owned()),
    }
}

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn what_is_kept_changes_nothing() {
    let edits = usize::try_from(setting("BARTIZAN_EDITS", 600)).unwrap();
    let mut chance = Chance(setting("BARTIZAN_SEED", 8));
    let made = tempfile::tempdir().unwrap();
    let folder = made.path().canonicalize().unwrap();
    let write = |path: &Path, text: &str| {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let files: Vec<PathBuf> = TREE.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, text)) in files.iter().zip(TREE) {
        write(path, text);
    }
    let untitled = Document::Untitled("untitled:one".to_owned());
    let mut editor = Editor::new(Request::default());
    editor.apply(workspace(&folder));
    let mut shown = Shown::default();
    let mut texts: BTreeMap<Document, String> = BTreeMap::new();
    let mut version = 1;
    for done in 1..=edits {
        let file = chance.one(&files[1..]).clone();
        let document = if chance.below(20) == 0 { untitled.clone() } else { Document::File(file.clone()) };
        let saved = || std::fs::read_to_string(&file).unwrap_or_default();
        match chance.below(40) {
            // Closed: what is on disk holds again.
            0 if texts.contains_key(&document) => {
                texts.remove(&document);
                editor.apply(Event::Closed { document });
            }
            // Saved, or written by another program.
            1 if document != untitled => {
                let text = texts.get(&document).cloned().unwrap_or_else(|| {
                    let mut text = saved();
                    let (range, new) = edit(&text, &mut chance);
                    text.replace_range(range, &new);
                    text
                });
                write(&file, &text);
                editor.apply(Event::Touched { files: vec![file] });
            }
            // A file comes, or goes.
            2 if done % 5 == 0 => {
                let path =
                    folder.join(chance.one(&["extra.tf", "modules/key/extra.tf", "new/main.tf", "main.auto.tfvars"]));
                if path.exists() {
                    std::fs::remove_file(&path).unwrap();
                } else {
                    write(&path, "variable \"extra\" {\n  default = \"x\"\n}\n");
                }
                editor.apply(Event::Touched { files: vec![path] });
            }
            // It becomes what it was at first, so that there is something whole to break.
            3 if document != untitled => {
                let first = TREE[files.iter().position(|other| *other == file).unwrap()].1;
                version += 1;
                if texts.insert(document.clone(), first.to_owned()).is_none() {
                    editor.apply(open(&document, first));
                } else {
                    editor.apply(Event::Changed { document, version, text: first.into(), edits: Vec::new() });
                }
            }
            _ => {
                if !texts.contains_key(&document) {
                    let text = if document == untitled { TREE[1].1.to_owned() } else { saved() };
                    editor.apply(open(&document, &text));
                    texts.insert(document.clone(), text);
                    if chance.below(2) == 0 {
                        shown.look(&mut editor);
                    }
                }
                for _ in 0..=chance.below(3) {
                    let text = texts.get_mut(&document).unwrap();
                    let (range, new) = edit(text, &mut chance);
                    text.replace_range(range.clone(), &new);
                    version += 1;
                    let text: Arc<str> = text.as_str().into();
                    let edits = vec![(range, new.len())];
                    editor.apply(Event::Changed { document: document.clone(), version, text, edits });
                }
            }
        }
        shown.look(&mut editor);
        if done % BETWEEN == 0 || done == edits {
            compare(&folder, &texts, &shown, done);
            compare_with_scan(&folder, &texts, &shown, done);
        }
    }
}
