//! What resources of SAM have in common: the section `Globals`, put into each of them.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html>

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};

use super::template::Written;

/// Puts what the globals say of a type into the properties of a resource.
pub(super) fn apply(globals: &Node, resource: &mut Written) {
    let Some(name) = resource.ty.strip_prefix("AWS::Serverless::") else { return };
    let Some(common) = globals.get(name).filter(|node| matches!(node.kind, NodeKind::Mapping(_))) else { return };
    resource.properties = Some(match resource.properties.take() {
        Some(own) => merged(common, own),
        None => common.clone(),
    });
}

/// Mappings are merged, lists are put behind those of the globals, and anything else is the resource's own.
fn merged(common: &Node, own: Node) -> Node {
    let is_plain = common.tag.is_none() && own.tag.is_none() && !is_function(common) && !is_function(&own);
    let kind = match (&common.kind, own.kind) {
        (NodeKind::Mapping(common), NodeKind::Mapping(mut entries)) if is_plain => {
            let mut missing: Vec<Entry> = Vec::new();
            for entry in common {
                match entries.iter_mut().find(|own| own.key == entry.key) {
                    Some(own) => {
                        let value = std::mem::replace(&mut own.value.kind, NodeKind::Null);
                        own.value = merged(&entry.value, Node { kind: value, ..own.value.clone() });
                    }
                    None => missing.push(entry.clone()),
                }
            }
            entries.append(&mut missing);
            NodeKind::Mapping(entries)
        }
        (NodeKind::Sequence(common), NodeKind::Sequence(items)) if is_plain => {
            NodeKind::Sequence(common.iter().cloned().chain(items).collect())
        }
        (_, kind) => kind,
    };
    Node { kind, tag: own.tag, span: own.span }
}

/// Whether a mapping is a function: `Fn::If`.
fn is_function(node: &Node) -> bool {
    matches!(node.entries(), [only] if only.key == "Ref" || only.key.starts_with("Fn::"))
}
