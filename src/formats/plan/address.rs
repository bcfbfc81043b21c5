//! Addresses of resource instances, taken apart and put in order.
//! <https://developer.hashicorp.com/terraform/cli/state/resource-addressing>

use std::cmp::Ordering;

use bartizan_lang::value::{InstanceKey, Str};

use crate::ir::Mode;

/// The address of a resource instance: `module.a["k"].data.aws_ami.web[0]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The module calls that lead to it.
    pub modules: Vec<(Str, InstanceKey)>,
    /// The address of the module instance, empty for the root.
    pub module: Str,
    /// Managed or data.
    pub mode: Mode,
    /// The type.
    pub ty: Str,
    /// The name of the block.
    pub name: Str,
    /// The instance's key.
    pub key: InstanceKey,
}

impl Address {
    /// Takes an address apart; nothing when it is none.
    #[must_use]
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rest = text;
        let modules = modules(&mut rest);
        let module = text.get(..text.len() - rest.len())?.trim_end_matches('.').into();
        let mut ty = name(&mut rest)?;
        let mode = if ty == "data" { Mode::Data } else { Mode::Managed };
        if mode == Mode::Data {
            ty = name(after_dot(&mut rest)?)?;
        }
        let own = name(after_dot(&mut rest)?)?;
        let key = key(&mut rest)?;
        rest.is_empty().then(|| Self { modules, module, mode, ty: ty.into(), name: own.into(), key })
    }

    /// The order in which Terraform lists resource instances: by depth of the module, by module, data sources first, by type,
    /// name and key.
    #[must_use]
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let rank = |mode: Mode| mode != Mode::Data;
        (self.modules.len().cmp(&other.modules.len()))
            .then_with(|| self.modules.cmp(&other.modules))
            .then_with(|| rank(self.mode).cmp(&rank(other.mode)))
            .then_with(|| (&self.ty, &self.name, &self.key).cmp(&(&other.ty, &other.name, &other.key)))
    }

    /// The order in which Terraform lists what a state holds: what is in a module, then the modules that it calls.
    #[must_use]
    pub(super) fn nested_order(&self, other: &Self) -> Ordering {
        let steps = |address: &Self| -> Vec<String> {
            address.modules.iter().map(|(name, key)| format!("{name}{key}")).collect()
        };
        steps(self).cmp(&steps(other)).then_with(|| self.order(other))
    }
}

/// The module calls at the start of an address of a module or a resource instance; what follows stays in `rest`.
fn modules(rest: &mut &str) -> Vec<(Str, InstanceKey)> {
    let mut modules = Vec::new();
    while let Some(after) = rest.strip_prefix("module.") {
        let mut here = after;
        let Some(step) = name(&mut here).and_then(|call| Some((call.into(), key(&mut here)?))) else { break };
        modules.push(step);
        *rest = here.strip_prefix('.').unwrap_or(here);
    }
    modules
}

/// Takes a name, which ends at a dot or a bracket.
fn name<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let end = rest.find(['.', '[']).unwrap_or(rest.len());
    let (name, after) = rest.split_at_checked(end)?;
    *rest = after;
    (!name.is_empty()).then_some(name)
}

fn after_dot<'r, 'a>(rest: &'r mut &'a str) -> Option<&'r mut &'a str> {
    *rest = rest.strip_prefix('.')?;
    Some(rest)
}

/// Takes a key in brackets, when there is one.
fn key(rest: &mut &str) -> Option<InstanceKey> {
    let Some(inside) = rest.strip_prefix('[') else { return Some(InstanceKey::None) };
    if let Some(quoted) = inside.strip_prefix('"') {
        let (key, after) = unquote(quoted)?;
        *rest = after.strip_prefix(']')?;
        return Some(InstanceKey::Key(key));
    }
    let (index, after) = inside.split_once(']')?;
    *rest = after;
    // A change that is put off may be of an instance that is not known: `[*]`.
    if index == "*" { Some(InstanceKey::Unknown) } else { index.parse().ok().map(InstanceKey::Index) }
}

/// Reads a text up to its closing quote, as HCL quotes it, and what follows.
fn unquote(quoted: &str) -> Option<(Str, &str)> {
    let mut text = Str::new();
    let mut rest = quoted;
    loop {
        let at = rest.find(['"', '\\', '$', '%'])?;
        let (plain, special) = rest.split_at_checked(at)?;
        text.push_str(plain);
        let mut letters = special.chars();
        let first = letters.next()?;
        if first == '"' {
            return Some((text, letters.as_str()));
        }
        if first != '\\' {
            text.push(first);
            // `$${` stands for `${`.
            let doubled = letters.as_str().strip_prefix(first).filter(|after| after.starts_with('{'));
            rest = doubled.unwrap_or(letters.as_str());
            continue;
        }
        match letters.next()? {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            escape @ ('u' | 'U') => {
                let (digits, after) = letters.as_str().split_at_checked(if escape == 'u' { 4 } else { 8 })?;
                text.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                letters = after.chars();
            }
            other => text.push(other),
        }
        rest = letters.as_str();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let cases = [
            ("aws_vpc.main", "", Mode::Managed, "aws_vpc", "main", InstanceKey::None),
            ("data.aws_ami.web[2]", "", Mode::Data, "aws_ami", "web", InstanceKey::Index(2)),
            (
                r#"module.a["x.y"].module.b[0].aws_vpc.v["q\"]\\n$${z}\u00a0"]"#,
                r#"module.a["x.y"].module.b[0]"#,
                Mode::Managed,
                "aws_vpc",
                "v",
                InstanceKey::Key("q\"]\\n${z}\u{a0}".into()),
            ),
            ("module.a.module.b.data.x.y", "module.a.module.b", Mode::Data, "x", "y", InstanceKey::None),
        ];
        for (text, module, mode, ty, name, key) in cases {
            let address = Address::parse(text).unwrap();
            assert_eq!(address.module, module, "{text}");
            assert_eq!((address.mode, address.ty.as_str(), address.name.as_str()), (mode, ty, name), "{text}");
            assert_eq!(address.key, key, "{text}");
        }
        for text in
            ["", "aws_vpc", "module.a", "aws_vpc.", "aws_vpc.a[", "aws_vpc.a[\"", "aws_vpc.a.b", "a.b[\"\\u12\"]", ".."]
        {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn terraform_sorts_by_depth_first_and_data_before_resources() {
        let sorted = [
            "data.z.z",
            "a.a",
            "a.b[2]",
            "a.b[10]",
            "a.b[\"1\"]",
            "module.b.a.a",
            "module.b[0].a.a",
            "module.a.module.a.a.a",
        ];
        let mut addresses: Vec<Address> = sorted.iter().rev().map(|text| Address::parse(text).unwrap()).collect();
        addresses.sort_by(Address::order);
        let expected: Vec<Address> = sorted.iter().map(|text| Address::parse(text).unwrap()).collect();
        assert_eq!(addresses, expected);
    }
}
