//! Cases that a person can read: `testdata/secrets`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_hcl;
use proptest::prelude::*;

use super::{Found, in_configuration, in_text, kinds};

const FILE: FileId = FileId(7);

fn in_locals(entry: &str) -> Vec<Found> {
    let text = format!("locals {{\n  {entry}\n}}\n");
    let parsed = parse_hcl(FILE, &text);
    assert!(parsed.diagnostics.is_empty(), "{entry}: {:?}", parsed.diagnostics);
    let found = in_configuration(FILE, &text, &parsed.body);
    for one in &found {
        let written = one.secret.text(&text);
        let repeats = written.contains(one.text.as_str()) || written.starts_with('"');
        assert!(repeats, "{entry}: {written:?} is not {:?}", one.text);
    }
    found
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

#[test]
fn what_is_a_credential_is_found_once_and_by_its_kind() {
    let mut wrong = Vec::new();
    for line in lines(include_str!("../../testdata/secrets/are.txt")) {
        let (kind, entry) = line.split_once(' ').expect("a kind and an entry");
        assert!(kinds::is_kind(kind), "{kind}");
        let entry = entry.trim().replace('·', "");
        let found: Vec<&str> = in_locals(&entry).iter().filter(|f| f.told).map(|f| f.kind).collect();
        if found != [kind] {
            wrong.push(format!("{found:?} instead of {kind}: {entry}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_none_is_left_alone() {
    let mut wrong = Vec::new();
    for entry in lines(include_str!("../../testdata/secrets/are-not.txt")) {
        for found in in_locals(entry) {
            wrong.push(format!("{} {:?}: {entry}", found.kind, found.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_that_functions_read_are_looked_through() {
    let cases: &[(&str, &[&str])] = &[
        ("spring:\n  datasource:\n    password: hunter2-shop\n", &["password"]),
        ("db_password: \"hunter2\"\n", &["password"]),
        ("DB_PASSWORD=letmein\n", &["password"]),
        ("[default]\npassword = hunter22\n", &["password"]),
        ("{\"api_key\": \"9f86d081884c7d659a2feaa0c55ad015\"}", &["secret_value"]),
        ("[{\"name\": \"DB_PASSWORD\", \"value\": \"hunter2\"}]", &["password"]),
        ("env:\n  - name: DB_PASSWORD\n    value: hunter2\n  - name: LOG\n    value: info\n", &["password"]),
        ("env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: db\n", &[]),
        ("[{\"name\": \"DB_PASSWORD\", \"value\": \"${password}\"}]", &[]),
        ("password: ${password}\n", &[]),
        ("password: string\n", &[]),
        ("def login(password, token):\n    self.password = password\n    token = get_token(password)\n", &[]),
        ("PASSWORD=$1\nTOKEN=`cat token`\n", &[]),
        ("properties:\n  password:\n    type: string\n", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<&str> = in_text(FILE, text, "x.yaml").iter().map(|f| f.kind).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

proptest! {
    /// Whatever a file holds, what is found lies in it, and nothing crashes.
    #[test]
    fn any_text_can_be_looked_through(parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..40)) {
        let text = parts.concat();
        for found in in_text(FILE, &text, "x") {
            let (start, end) = (found.secret.start as usize, found.secret.end as usize);
            prop_assert!(start < end && text.get(start..end).is_some(), "{text:?} {found:?}");
        }
    }
}

/// Pieces of what is looked for, and what may stand between.
const PARTS: &[&str] = &[
    "-----BEGIN ",
    "RSA PRIVATE KEY-----",
    "-----END ",
    "LS0tLS1CRUdJTi",
    "://",
    "u:",
    "hunter2",
    "@h",
    "AccountKey=",
    "sig=",
    "Password=",
    "Server=",
    "Basic ",
    "Bearer ",
    "eyJ",
    ".",
    "AKIA",
    "ghp_",
    "password",
    "token",
    "name",
    "value",
    "\"",
    "'",
    "\\",
    ":",
    "=",
    ",",
    " ",
    "\n",
    "é",
    "\u{1f512}",
    "${",
    "}",
    "aB3xY9zQ7mK2pL8w",
    "9f86d081884c7d659a2feaa0c55ad015",
    "--",
];

/// A text of nothing but beginnings takes time in proportion to its length: this one would take minutes.
#[test]
fn crafted_texts_take_linear_time() {
    for part in [
        "-----BEGIN RSA PRIVATE KEY-----",
        "password=a1b2c3;",
        "\"password\":\"a1b2c3\",",
        "sig=&",
        "a://u:p1p1p1@h ",
        "eyJ",
    ] {
        let text = part.repeat(200_000 / part.len());
        let _ = in_text(FILE, &text, "x");
    }
}

#[test]
fn a_pair_of_keys_is_one_mistake() {
    let text = [
        "provider \"aws\" {\n  access_key = \"AKIA",
        "IOSFODNN7EXAMPLE\"\n  secret_key = \"wJalrXUtnFEMI/K7MDENG/bPxRfiCY",
        "EXAMPLEKEY\"\n}\n",
    ]
    .concat();
    let found = in_configuration(FILE, &text, &parse_hcl(FILE, &text).body);
    let told: Vec<_> = found.iter().map(|f| (f.kind, f.told, f.block.address.as_str())).collect();
    assert_eq!(told, [("aws_access_key_id", false, "provider.aws"), ("aws_secret_access_key", true, "provider.aws")]);
}

#[test]
fn where_it_stands_is_told() {
    let text = "variable \"db\" {\n  default = {\n    password = \"hunter2\"\n  }\n}\nresource \"aws_db_instance\" \"a\" {\n  password = \"hunter3\"\n}\noutput \"password\" {\n  value = \"hunter4\"\n}\nmodule \"m\" {\n  source = \"./m\"\n  db_password = \"hunter5\"\n}\nterraform {\n  backend \"pg\" {\n    conn_str = \"postgres://u:hunter6@h/db\"\n  }\n}\nvariable \"x\" {\n  sensitive = true\n  default   = \"hunter7\"\n}\n";
    let found = in_configuration(FILE, text, &parse_hcl(FILE, text).body);
    let told: Vec<_> = found.iter().map(|f| (f.block.address.as_str(), f.path.as_str(), f.text.as_str())).collect();
    assert_eq!(
        told,
        [
            ("var.db", "default.password", "hunter2"),
            ("aws_db_instance.a", "password", "hunter3"),
            ("output.password", "value", "hunter4"),
            ("module.m", "db_password", "hunter5"),
            ("terraform", "backend.conn_str", "hunter6"),
            ("var.x", "default", "hunter7"),
        ]
    );
}
