//! Text that wants to steer whoever shows it.

use proptest::prelude::*;

use super::*;
use crate::report::terminal::{encode, encode_source};
use crate::source::steers;

#[test]
fn terminals_are_not_steered() {
    let cases = [
        ("plain text, ä, 漢字, 🙂", "plain text, ä, 漢字, 🙂"),
        ("\u{1b}[31mred\u{1b}[0m", "\\u{1b}[31mred\\u{1b}[0m"),
        ("\u{9b}31m", "\\u{9b}31m"),
        ("bell\u{7} back\u{8} del\u{7f}", "bell\\u{7} back\\u{8} del\\u{7f}"),
        ("two\r\nlines", "two\\u{d}\\u{a}lines"),
        ("\u{202e}txt.exe\u{2066}", "\\u{202e}txt.exe\\u{2066}"),
        ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
        ("tag\u{e0041}", "tag\\u{e0041}"),
        ("::error file=x::y", "\\u{3a}:error file=x::y"),
        ("see ::add-mask::x", "see \\u{3a}:add-mask::x"),
        ("open to ::/0", "open to ::/0"),
        ("open to ::", "open to \\u{3a}:"),
        ("AWS::S3::Bucket", "AWS::S3::Bucket"),
        ("##[error]x", "#\\u{23}[error]x"),
        ("x ##vso[task.setvariable]", "x #\\u{23}vso[task.setvariable]"),
        ("### title", "### title"),
    ];
    for (raw, expected) in cases {
        assert_eq!(Terminal::default().line(&text(raw)), expected, "{raw:?}");
    }
}

#[test]
fn source_keeps_its_columns() {
    let mut shown = String::new();
    let mut moves = Vec::new();
    encode_source("a\u{1b}[1m\tb\u{202e}c", &mut shown, |before, after| moves.push((before, after)));
    assert_eq!(shown, "a\u{241b}[1m\tb\\u{202e}c");
    assert_eq!(moves, [(0, 0), (1, 1), (2, 4), (3, 5), (4, 6), (5, 7), (6, 8), (7, 9), (10, 17), (11, 18)]);
    let mut shown = String::new();
    encode_source("x = \"##[error]y\"", &mut shown, |_, _| ());
    assert!(!shown.contains("##["), "{shown}");
}

/// A tree in which everything that people name is hostile.
const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{202e}::error::x ##[error]y ##vso[task.complete]z";

fn hostile_report() -> (Tree, Report) {
    let config = format!(
        "module \"m\" {{\n  source   = \"./m\"\n  for_each = toset([\"{HOSTILE}\"])\n  acl      = each.key\n}}\n"
    );
    let tree = Tree::new(&[
        ("main.tf", &config),
        ("m/\u{1b}[31m.tf", "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n}\n"),
    ]);
    let mut hostile = (*check("own", Severity::High)).clone();
    hostile.id = text(&format!("id{HOSTILE}"));
    hostile.title = text(HOSTILE);
    hostile.remedy = text(&format!("first\n{HOSTILE}\n::set-env name=x::y"));
    hostile.aliases = vec![text(HOSTILE)];
    hostile.similar_to = vec![text(HOSTILE)];
    let mut checked = tree.raw(&Arc::new(hostile), "aws_s3_bucket", "acl");
    for raw in checked.iter_mut().flat_map(|one| one.findings.to_mut()) {
        raw.message.push_str(HOSTILE);
        raw.when = Some(HOSTILE.to_owned());
        raw.reasons = vec![Reason::Other(HOSTILE.into())];
    }
    let report = tree.report(checked);
    assert_eq!(report.findings.len(), 1);
    (tree, report)
}

#[test]
fn hostile_names_do_nothing_in_text() {
    let (tree, report) = hostile_report();
    let out = tree.text_with(&report, TextOptions { show_unknown: true, ..TextOptions::default() });
    assert!(out.chars().all(|c| c == '\n' || !steers(c)), "{out:?}");
    assert!(!out.contains("##[") && !out.contains("##vso["), "{out}");
    assert!(out.lines().all(|line| !line.trim_start().starts_with("::")), "{out}");
    assert!(out.contains("\\u{1b}]0;owned"), "{out}");
}

#[test]
fn colours_are_the_only_escape_sequences() {
    let (tree, report) = hostile_report();
    let out = tree.text_with(&report, everything());
    let pieces: Vec<&str> = out.split('\u{1b}').skip(1).collect();
    assert!(!pieces.is_empty());
    for piece in pieces {
        let (sequence, _) = piece.split_once('m').expect("a colour ends with m");
        assert!(
            sequence.strip_prefix('[').is_some_and(|s| s.chars().all(|c| c.is_ascii_digit() || c == ';')),
            "{piece:?}"
        );
    }
}

#[test]
fn hostile_names_do_nothing_in_json() {
    let (_tree, report) = hostile_report();
    let out = json(&report);
    assert!(out.chars().all(|c| c == '\n' || !steers(c)), "{out:?}");
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    let message = value.pointer("/findings/0/message").unwrap().as_str().unwrap();
    assert!(message.ends_with(HOSTILE), "{message:?}");
    assert!(out.contains("\\u202e") && out.contains("\\u001b"));
}

#[test]
fn nothing_begins_like_a_command() {
    for raw in ["::\0", "::/0", "  ::1", "::", "::error::x"] {
        let mut shown = String::new();
        encode(raw, &mut shown);
        assert!(!shown.trim_start().starts_with("::"), "{shown:?}");
    }
}

proptest! {
    #[test]
    fn no_text_steers_a_terminal(raw in ".{0,40}") {
        let mut shown = String::new();
        encode(&raw, &mut shown);
        prop_assert!(!shown.chars().any(steers));
        prop_assert!(!shown.contains("##[") && !shown.contains("##vso["));
        prop_assert!(!shown.trim_start().starts_with("::"));
    }

    #[test]
    fn no_source_line_steers_a_terminal(raw in "[#\\[vso:\u{1b}\u{202e}a\t]{0,24}") {
        let mut shown = String::new();
        encode_source(&raw, &mut shown, |_, _| ());
        prop_assert!(!shown.chars().any(|c| c != '\t' && steers(c)));
        prop_assert!(!shown.contains("##[") && !shown.contains("##vso["));
    }
}
