//! Texts that stand in values: credentials, policies, addresses.

use bartizan::iam::document;
use bartizan::net::address;
use bartizan::secrets::{self as search, names, values};
use bartizan_lang::Value;

use super::syntax::FILE;

/// Credentials in a text of any kind.
pub(crate) fn secrets(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for path in ["notes.txt", ".env", "config.json", "values.yaml", "id_rsa", "init.sh"] {
        let found = search::in_text(FILE, &text, path);
        assert_eq!(format!("{found:?}"), format!("{:?}", search::in_text(FILE, &text, path)));
    }
    let _ = (values::is_random(&text), values::is_placeholder(&text), values::is_reference(&text));
    let _ = (names::says(&text), names::hides(&text), names::is_public(&text));
}

/// Policies of identity systems.
pub(crate) fn policy(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let statements = document::statements(&Value::string(text.as_ref()));
    let _ = document::grants_everyone(&statements, "s3:GetObject");
    let (pattern, action) = text.split_once('\n').unwrap_or((&text, "s3:GetObject"));
    let _ = document::action_matches(pattern, action);
}

/// Addresses, ports and protocols.
pub(crate) fn network(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = address::is_everyone(&text);
    let _ = address::are_everyone(text.lines());
    let _ = address::protocol_name(&text);
    let _ = address::Protocol::parse(&text);
    let ranges = || text.lines().filter_map(address::PortRange::parse);
    let _ = address::are_all_ports(ranges());
}
