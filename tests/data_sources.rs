//! Data sources that follow from the configuration: every output of `testdata/data-sources` is `true`, or not known when
//! its name says so.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::path::Path;

use command::bartizan;

#[test]
fn outputs_are_true_or_unknown_as_they_say() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/data-sources");
    let run = bartizan(&directory, ["inspect", ".", "--root", ".", "--format", "json"]);
    let inspection: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let outputs = inspection["outputs"].as_object().unwrap();
    assert!(outputs.len() > 20, "only {} outputs were read: {}", outputs.len(), inspection["diagnostics"]);
    for (name, output) in outputs {
        let unknown = output["unknown"] == true;
        if name.starts_with("unknown_") {
            assert!(unknown, "{name} is {}", output["value"]);
        } else {
            assert!(!unknown && output["value"] == true, "{name} is {output}");
        }
    }
}
