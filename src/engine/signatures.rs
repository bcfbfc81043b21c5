//! The functions that bring knowledge of clouds to checks: their names, parameters and results. The build script compiles
//! the built-in checks against the same list.

use bartizan_lang::check::{Signature, ViewType};

/// All of them, sorted by name.
pub(crate) fn all() -> Vec<Signature> {
    let signature = |name, params, returns| Signature { name, params, returns };
    vec![
        #[cfg(test)]
        signature("crash_for_tests", &["value"], ViewType::Bool),
        signature("acl_is_public", &["acl"], ViewType::Bool),
        signature("iam_action_matches", &["pattern", "action"], ViewType::Bool),
        signature("iam_actions_among", &["actions", "wanted"], ViewType::list(ViewType::String)),
        signature("iam_actions_besides", &["actions", "patterns"], ViewType::list(ViewType::String)),
        signature("iam_grants_everyone", &["policy", "action"], ViewType::Bool),
        signature("iam_statements", &["policy"], ViewType::list(statement())),
        signature("net_any_everyone", &["cidrs"], ViewType::Bool),
        signature("net_is_everyone", &["cidr"], ViewType::Bool),
        signature("net_ports_all", &["from", "to", "protocol"], ViewType::Bool),
        signature("net_ports_include", &["from", "to", "protocol", "port"], ViewType::Bool),
        signature("net_protocol", &["protocol"], ViewType::String),
        signature("net_range", &["from", "to", "protocol"], ViewType::String),
        signature("net_ranges_all", &["ranges"], ViewType::Bool),
        signature("net_ranges_include", &["ranges", "port"], ViewType::Bool),
    ]
}

/// A statement of a policy, as `iam_statements` gives it.
fn statement() -> ViewType {
    let texts = || ViewType::list(ViewType::String);
    let principals = || ViewType::list(ViewType::record([("type", ViewType::String), ("identifiers", texts())]));
    let conditions =
        ViewType::record([("test", ViewType::String), ("variable", ViewType::String), ("values", texts())]);
    ViewType::record([
        ("sid", ViewType::String),
        ("effect", ViewType::String),
        ("actions", texts()),
        ("not_actions", texts()),
        ("resources", texts()),
        ("not_resources", texts()),
        ("principals", principals()),
        ("not_principals", principals()),
        ("conditions", ViewType::list(conditions)),
    ])
}
