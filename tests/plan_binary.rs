//! Binary plans: what they say must be what `terraform show -json` says of the same plan, and whatever is done to their bytes
//! must end in a plan or an error.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::format_push_string,
    reason = "tests"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use bartizan::formats::plan::model::{
    Configuration, ConfiguredModule, Expression, Expressions, OutputChange, Plan, ResourceChange, ResourceId, State,
    StateResource,
};
use bartizan::formats::plan::{Document, PlanError, binary, raw_state, read_json};
use bartizan_lang::value::Kind;
use bartizan_lang::{FileId, Value};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/plans");
    let directories = ["binary", "reviews"].map(|kind| std::fs::read_dir(root.join(kind)).unwrap());
    let entries = directories.into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.join("plan.tfplan").is_file()).collect();
    cases.sort();
    assert!(cases.len() >= 12, "{cases:?}");
    cases
}

/// Everything that a plan says, in lines that can be compared. Sensitive values are marked where `marks` says so.
struct Lines {
    text: String,
    marks: bool,
}

impl Lines {
    fn value(&self, value: &Value) -> String {
        let mut text = if self.marks && value.is_sensitive() { "!".to_owned() } else { String::new() };
        match &value.kind {
            Kind::Null => text.push_str("null"),
            Kind::Bool(flag) => write!(text, "{flag}").unwrap(),
            Kind::Number(number) => write!(text, "{number}").unwrap(),
            Kind::String(string) => write!(text, "{string:?}").unwrap(),
            Kind::List(seq) => {
                let items: Vec<String> = seq.items.iter().map(|item| self.value(item)).collect();
                write!(text, "[{}]", items.join(", ")).unwrap();
            }
            Kind::Object(fields) => {
                let entries = fields.entries().iter();
                let entries: Vec<String> =
                    entries.map(|field| format!("{:?} = {}", field.key, self.value(&field.value))).collect();
                write!(text, "{{{}}}", entries.join(", ")).unwrap();
            }
            Kind::Unknown(unknown) => write!(text, "({})", unknown.reason).unwrap(),
            other => panic!("no value of a plan: {other:?}"),
        }
        text
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn attributes(&mut self, title: &str, value: &Value) {
        let mark = if self.marks && value.is_sensitive() { "!" } else { "" };
        match &value.kind {
            Kind::Object(fields) => {
                for field in fields.entries() {
                    let shown = self.value(&field.value);
                    self.line(&format!("  {title}{mark}.{} = {shown}", field.key));
                }
            }
            _ => {
                let shown = self.value(value);
                self.line(&format!("  {title} = {shown}"));
            }
        }
    }

    fn id(&mut self, id: &ResourceId) {
        let ResourceId { address, module, mode, ty, name, key, provider, at: _ } = id;
        self.line(&format!("{address}: {module:?} {mode:?} {ty} {name} {key:?} {provider}"));
    }

    fn change(&mut self, change: &ResourceChange) {
        let ResourceChange { id, previous_address, deposed, action, reason, replaces, importing, before, after } =
            change;
        self.id(id);
        self.line(&format!(
            "  {action:?} {reason:?} from {previous_address:?} deposed {deposed:?} replaces {replaces:?} importing {importing:?}"
        ));
        self.attributes("before", before);
        self.attributes("after", after);
    }

    fn state(&mut self, resource: &StateResource) {
        self.id(&resource.id);
        self.attributes("is", &resource.values);
    }

    fn output(&mut self, output: &OutputChange) {
        let OutputChange { name, action, before, after, sensitive, at: _ } = output;
        let (before, after) = (self.value(before), self.value(after));
        self.line(&format!("output {name}: {action:?} {before} -> {after}, sensitive {sensitive}"));
    }

    fn expression(&mut self, path: &str, expression: &Expression) {
        match expression {
            Expression::Constant(value) => {
                // The elements of a set have no order in the configuration.
                let mut letters: Vec<char> = self.value(value).chars().collect();
                letters.sort_unstable();
                self.line(&format!("{path} is {}", letters.into_iter().collect::<String>()));
            }
            Expression::References(names) => {
                let mut names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
                names.sort_unstable();
                self.line(&format!("{path} refers to {names:?}"));
            }
            Expression::Blocks(blocks) => {
                self.line(&format!("{path} has {} blocks", blocks.len()));
                for (index, block) in blocks.iter().enumerate() {
                    self.expressions(&format!("{path}[{index}]"), block);
                }
            }
        }
    }

    /// What an attribute refers to that is written as blocks, which plan JSON tells as one expression.
    fn merged(&mut self, path: &str, expression: &Expression) {
        fn gather<'a>(expression: &'a Expression, names: &mut Vec<&'a str>) {
            match expression {
                Expression::Constant(_) => {}
                Expression::References(found) => names.extend(found.iter().map(|name| name.as_str())),
                Expression::Blocks(blocks) => {
                    blocks.iter().flat_map(|block| &block.0).for_each(|(_, inner)| gather(inner, names));
                }
            }
        }
        let mut names = Vec::new();
        gather(expression, &mut names);
        names.sort_unstable();
        self.line(&format!("{path} refers to {names:?}"));
    }

    fn expressions(&mut self, path: &str, expressions: &Expressions) {
        for (name, expression) in &expressions.0 {
            let path = format!("{path}.{name}");
            if path.contains(" aws_security_group.") && matches!(name.as_str(), "ingress" | "egress") {
                self.merged(&path, expression);
            } else {
                self.expression(&path, expression);
            }
        }
    }

    fn module(&mut self, path: &str, module: &ConfiguredModule) {
        for resource in &module.resources {
            let own = format!("{path}{:?} {}.{}", resource.mode, resource.ty, resource.name);
            self.line(&format!("{own} of {}, repeated {}", resource.provider, resource.repeated));
            self.expressions(&own, &resource.expressions);
        }
        for call in &module.calls {
            self.line(&format!("{path}call {} of {} {:?}", call.name, call.source, call.version));
            self.expressions(&format!("{path}call {}", call.name), &call.expressions);
            self.module(&format!("{path}{}/", call.name), &call.module);
        }
        self.line(&format!("{path}sensitive {:?}", module.sensitive));
        for (name, expression) in &module.outputs {
            self.expression(&format!("{path}output {name}"), expression);
        }
    }

    fn configuration(&mut self, configuration: &Configuration) {
        for provider in &configuration.providers {
            let (key, name, full_name) = (&provider.key, &provider.name, &provider.full_name);
            let (alias, module, version) = (&provider.alias, &provider.module, &provider.version);
            self.line(&format!("provider {key}: {name} {full_name} {alias:?} {module:?} {version:?}"));
            self.expressions(&format!("provider {key}"), &provider.expressions);
        }
        self.module("", &configuration.root);
    }
}

fn lines_of_plan(plan: &Plan, marks: bool) -> String {
    let mut lines = Lines { text: String::new(), marks };
    let Plan {
        terraform,
        changes,
        drift,
        read,
        outputs,
        variables,
        configuration,
        own_words,
        checks,
        relevant,
        errored,
        complete,
        timestamp,
    } = plan;
    lines.line(&format!("{terraform} errored {errored} complete {complete:?} at {timestamp:?}"));
    assert!(own_words.is_empty(), "Terraform has one form of everything");
    lines.line("changes");
    changes.iter().for_each(|change| lines.change(change));
    lines.line("drift");
    drift.iter().for_each(|change| lines.change(change));
    lines.line("read");
    read.iter().for_each(|resource| lines.state(resource));
    outputs.iter().for_each(|output| lines.output(output));
    for (name, value) in variables {
        let value = lines.value(value);
        lines.line(&format!("variable {name} = {value}"));
    }
    lines.configuration(configuration);
    checks.iter().for_each(|check| lines.line(&format!("{check:?}")));
    let mut relevant = relevant.clone();
    relevant.sort();
    lines.line(&format!("{relevant:#?}"));
    lines.text
}

fn lines_of_state(state: &State, marks: bool) -> String {
    let mut lines = Lines { text: String::new(), marks };
    lines.line(&state.terraform);
    state.resources.iter().for_each(|resource| lines.state(resource));
    state.outputs.iter().for_each(|output| lines.output(output));
    lines.text
}

/// Only the schemas of providers know which of their attributes are sensitive, and they are not in a plan.
fn has_providers<'a>(mut ids: impl Iterator<Item = &'a ResourceId>) -> bool {
    ids.any(|id| !id.provider.starts_with("terraform.io/builtin/"))
}

fn compare(case: &Path, what: &str, binary: &str, json: &str) {
    if binary != json {
        let first = binary.lines().zip(json.lines()).find(|(a, b)| a != b);
        let surplus = |a: &str, b: &str| {
            a.lines().filter(|line| !b.lines().any(|other| other == *line)).collect::<Vec<_>>().join("\n")
        };
        panic!(
            "{} {what}: first difference {first:#?}\nonly in the binary:\n{}\nonly in JSON:\n{}",
            case.display(),
            surplus(binary, json),
            surplus(json, binary)
        );
    }
}

#[test]
fn a_binary_plan_says_what_its_json_says() {
    for case in cases() {
        let mut plan = binary::read(&std::fs::read(case.join("plan.tfplan")).unwrap()).unwrap();
        let json = std::fs::read_to_string(case.join("plan.json")).unwrap();
        let Document::Plan(mut expected) = read_json(&json, FileId::NONE).unwrap() else {
            panic!("{case:?} is a plan")
        };
        assert!(!expected.changes.is_empty());
        if case.to_str().unwrap().contains("reviews") {
            // Their JSON has a timestamp that does not change.
            (plan.timestamp, expected.timestamp) = (None, None);
        }
        let marks = !has_providers(expected.changes.iter().map(|change| &change.id));
        compare(&case, "plan", &lines_of_plan(&plan, marks), &lines_of_plan(&expected, marks));
    }
}

#[test]
fn a_raw_state_says_what_its_json_says() {
    let mut read = 0;
    for case in cases() {
        let Ok(bytes) = std::fs::read(case.join("state.tfstate")) else { continue };
        let state = raw_state::read(&bytes).unwrap();
        let json = std::fs::read_to_string(case.join("state.json")).unwrap();
        let Document::State(expected) = read_json(&json, FileId::NONE).unwrap() else { panic!("{case:?} is a state") };
        let marks = !has_providers(expected.resources.iter().map(|resource| &resource.id));
        compare(&case, "state", &lines_of_state(&state, marks), &lines_of_state(&expected, marks));
        read += 1;
    }
    assert!(read >= 5);
}

#[test]
fn what_is_no_plan_is_said_to_be_none() {
    let plan = std::fs::read(cases().first().unwrap().join("plan.tfplan")).unwrap();
    let empty = packed(&[("other", b"")]);
    let later = packed(&[("tfplan", &[0x08, 0x04])]);
    let none = packed(&[("tfplan", b"")]);
    let earlier = packed(&[("tfplan", &[0x08, 0x03, 0x1a, 0x02, 0x1a, 0x00])]);
    let cases: [(&[u8], &str); 10] = [
        (&earlier, "the plan is of Terraform 1.0 or earlier, which names resources in another way"),
        (b"", "it is no plan and no state: it is empty"),
        (
            b"{\"format_version\": \"1.2\"}",
            "it is no plan and no state: it is no archive, as `terraform plan -out` writes it",
        ),
        (
            b"{\"serial\":1,\"encrypted_data\":\"AA==\",\"encryption_version\":\"v0\"}",
            "it is no plan and no state: it is encrypted; write it as JSON with `tofu show -json PLAN`",
        ),
        (
            b"tfplan\x02",
            "it was written by Terraform 0.11 or earlier; plans of Terraform 1.1 and later and of OpenTofu are understood",
        ),
        (&empty, "it is no plan and no state: it is an archive without an entry \"tfplan\""),
        (
            &later,
            "the plan is in version 4 of its format; version 3 is understood. `terraform show -json PLAN` writes any plan as \
             JSON",
        ),
        (&none, "its entry \"tfplan\" is damaged: it does not say which version of the format it is in"),
        (&plan[..plan.len() / 2], "the archive is damaged or ends too early"),
        (&plan[..4], "the archive is damaged or ends too early"),
    ];
    for (bytes, message) in cases {
        let error = binary::read(bytes).expect_err(message).to_string();
        assert!(error.starts_with(message), "{error:?} for {message:?}");
    }
}

#[test]
fn what_is_no_state_is_said_to_be_none() {
    let cases: [(&[u8], &str); 6] = [
        (b"{\"version\": 3, \"modules\": []}", "the state is in version 3 of its format; version 4 is understood"),
        (b"{\"version\": 5}", "the state is in version 5 of its format; version 4 is understood"),
        (b"{}", "it is no plan and no state: a state says in \"version\" which version"),
        (b"{\"version\": 4, \"resources\": [", "the state ends too early, in line 1"),
        (b"{\"version\": 4, \"resources\": 7}", "the state cannot be read: "),
        (b"\xff", "the state is no UTF-8"),
    ];
    for (bytes, message) in cases {
        let error = raw_state::read(bytes).expect_err(message).to_string();
        assert!(error.starts_with(message), "{error:?} for {message:?}");
    }
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    let block = vec![0u8; 1 << 20];
    let mut bytes = Vec::new();
    let mut zip = zip::ZipWriter::new(Cursor::new(&mut bytes));
    zip.start_file("tfstate", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..=512 {
        zip.write_all(&block).unwrap();
    }
    zip.finish().unwrap();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(binary::read(&bytes).unwrap_err(), PlanError::TooLarge("unpacked it is larger than 512 MiB".to_owned()));
}

#[test]
fn a_value_that_nests_without_end_is_refused() {
    let mut value = vec![0x91; 100_000];
    value.push(0xc0);
    let variable = field(2, &[field(1, b"v"), field(2, &field(1, &value))].concat());
    let plan = packed(&[("tfplan", &[vec![0x08, 0x03], variable].concat())]);
    assert_eq!(
        binary::read(&plan).unwrap_err().to_string(),
        "a value in its entry \"tfplan\" is damaged: it is nested too deeply"
    );
}

/// A field of a message that holds bytes.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut length = bytes.len();
    while length > 0x7f {
        field.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
        length >>= 7;
    }
    field.push(u8::try_from(length).unwrap());
    field.extend(bytes);
    field
}

fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut zip = zip::ZipWriter::new(Cursor::new(&mut bytes));
    for (name, content) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    bytes
}

/// A generator of numbers that needs no seed from outside: xorshift.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    match numbers.below(4) {
        0 => bytes.truncate(numbers.below(bytes.len())),
        1 => {
            let at = numbers.below(bytes.len());
            let length = numbers.below(16);
            bytes.drain(at..(at + length).min(bytes.len()));
        }
        _ => {
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
        }
    }
}

#[test]
fn damaged_plans_end_in_a_plan_or_an_error() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let (mut plans, mut errors) = (0, 0);
    let mut tried = |bytes: &[u8]| match binary::read(bytes) {
        Ok(_) => plans += 1,
        Err(_) => errors += 1,
    };
    for case in cases() {
        let whole = std::fs::read(case.join("plan.tfplan")).unwrap();
        for _ in 0..100 {
            let mut bytes = whole.clone();
            damage(&mut bytes, &mut numbers);
            tried(&bytes);
        }
        // What the archive's checksums would catch: the entries are damaged and packed anew.
        let mut zip = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
        let mut entries = Vec::new();
        for index in 0..zip.len() {
            let mut entry = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            entries.push((entry.name().unwrap().into_owned(), content));
        }
        for _ in 0..200 {
            let at = if numbers.below(2) == 0 {
                entries.iter().position(|(name, _)| name == "tfplan").unwrap()
            } else {
                numbers.below(entries.len())
            };
            let mut damaged = entries.clone();
            damage(&mut damaged[at].1, &mut numbers);
            let parts: Vec<(&str, &[u8])> =
                damaged.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
            tried(&packed(&parts));
        }
    }
    assert!(plans > 100 && errors > 1000, "{plans} plans, {errors} errors");
}
