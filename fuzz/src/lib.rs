//! What is fuzzed: one function for each parser and for each kind of evaluation, which takes any bytes and must come
//! back. `fuzz_targets/` hands them to libFuzzer, and `tests/fuzz_inputs.rs` runs what was found through the same
//! functions with the stable toolchain.
//!
//! A target asserts what must hold for every input: no crash, spans inside of the text, equal results of equal inputs,
//! and that nothing that was said without knowing all values turns out to be wrong once they are known.

mod calls;
mod expressions;
mod modules;
mod plans;
mod settings;
mod syntax;
mod texts;
mod values;

/// A target: its name, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets, by name.
pub const TARGETS: &[Target] = &[
    ("checks", syntax::checks),
    ("cidr", calls::cidr),
    ("cloudformation", modules::cloudformation),
    ("csv", calls::csv),
    ("dates", calls::dates),
    ("encodings", calls::encodings),
    ("expression", expressions::expression),
    ("format", calls::format),
    ("functions", calls::functions),
    ("globs", modules::globs),
    ("hcl", syntax::hcl),
    ("json", syntax::json),
    ("json_decode", calls::json_decode),
    ("module", modules::module),
    ("network", texts::network),
    ("plan_binary", plans::plan_binary),
    ("policy", texts::policy),
    ("regex", calls::regex),
    ("secrets", texts::secrets),
    ("settings", settings::settings),
    ("template", expressions::template),
    ("tfvars", syntax::tfvars),
    ("tree", modules::tree),
    ("types", syntax::types),
    ("yaml", calls::yaml),
];

/// Runs the target of that name.
///
/// # Panics
/// When there is none, or when the input breaks what must hold.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    let (_, body) = target.unwrap_or_else(|| panic!("there is no fuzz target {name:?}"));
    body(data);
}
