//! The messages in the entry `tfplan`, as far as they are read: `tfplan.Plan` in version 3 of the format.
//!
//! Numbers and names of the fields: `internal/plans/planproto/planfile.proto` of Terraform and OpenTofu.

use prost::Message;
use prost::bytes::{Buf, Bytes};

use super::super::error::PlanError;

/// The version of the format that is understood.
pub(super) const FORMAT: u64 = 3;

/// Most bytes of one message: Terraform takes none larger from a provider.
const MAX_MESSAGE: usize = 64 * 1024 * 1024;

/// The fields of `tfplan.Plan`.
pub(super) mod field {
    pub(in super::super) const VERSION: u64 = 1;
    pub(in super::super) const VARIABLES: u64 = 2;
    pub(in super::super) const RESOURCE_CHANGES: u64 = 3;
    pub(in super::super) const OUTPUT_CHANGES: u64 = 4;
    pub(in super::super) const TERRAFORM_VERSION: u64 = 14;
    pub(in super::super) const RELEVANT_ATTRIBUTES: u64 = 15;
    pub(in super::super) const UI_MODE: u64 = 17;
    pub(in super::super) const RESOURCE_DRIFT: u64 = 18;
    pub(in super::super) const CHECK_RESULTS: u64 = 19;
    pub(in super::super) const ERRORED: u64 = 20;
    pub(in super::super) const TIMESTAMP: u64 = 21;
    pub(in super::super) const APPLYABLE: u64 = 25;
    pub(in super::super) const COMPLETE: u64 = 26;
}

/// An entry of the map of variables.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Variable {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(message, optional, tag = "2")]
    pub value: Option<DynamicValue>,
}

/// A value, as MessagePack.
#[derive(Clone, PartialEq, Message)]
pub(super) struct DynamicValue {
    #[prost(bytes = "bytes", tag = "1")]
    pub msgpack: Bytes,
}

/// What is to be done with a resource instance.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ResourceInstanceChange {
    #[prost(string, tag = "7")]
    pub deposed_key: String,
    #[prost(string, tag = "8")]
    pub provider: String,
    #[prost(message, optional, tag = "9")]
    pub change: Option<Change>,
    #[prost(message, repeated, tag = "11")]
    pub required_replace: Vec<Path>,
    #[prost(int32, tag = "12")]
    pub action_reason: i32,
    #[prost(string, tag = "13")]
    pub addr: String,
    #[prost(string, tag = "14")]
    pub prev_run_addr: String,
}

/// What is to be done with an output of the root.
#[derive(Clone, PartialEq, Message)]
pub(super) struct OutputChange {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(message, optional, tag = "2")]
    pub change: Option<Change>,
    #[prost(bool, tag = "3")]
    pub sensitive: bool,
}

/// From which value to which.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Change {
    #[prost(int32, tag = "1")]
    pub action: i32,
    #[prost(message, repeated, tag = "2")]
    pub values: Vec<DynamicValue>,
    #[prost(message, repeated, tag = "3")]
    pub before_sensitive_paths: Vec<Path>,
    #[prost(message, repeated, tag = "4")]
    pub after_sensitive_paths: Vec<Path>,
    #[prost(message, optional, tag = "5")]
    pub importing: Option<Importing>,
}

/// That it is imported. The other fields mean different things to Terraform and to OpenTofu.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Importing {
    #[prost(string, tag = "1")]
    pub id: String,
}

/// A way into a value.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Path {
    #[prost(message, repeated, tag = "1")]
    pub steps: Vec<Step>,
}

/// One step of it: a name, or else the key of an element.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Step {
    #[prost(string, optional, tag = "1")]
    pub attribute_name: Option<String>,
    #[prost(message, optional, tag = "2")]
    pub element_key: Option<DynamicValue>,
}

/// An attribute that decided about the plan.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ResourceAttribute {
    #[prost(string, tag = "1")]
    pub resource: String,
    #[prost(message, optional, tag = "2")]
    pub attr: Option<Path>,
}

/// The outcome of what was checked of one block.
#[derive(Clone, PartialEq, Message)]
pub(super) struct CheckResults {
    #[prost(string, tag = "2")]
    pub config_addr: String,
    #[prost(int32, tag = "3")]
    pub status: i32,
    #[prost(message, repeated, tag = "4")]
    pub objects: Vec<ObjectResult>,
}

/// The outcome for one instance of it.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ObjectResult {
    #[prost(string, tag = "1")]
    pub object_addr: String,
    #[prost(int32, tag = "2")]
    pub status: i32,
    #[prost(string, repeated, tag = "3")]
    pub failure_messages: Vec<String>,
}

/// A field of the outermost message.
#[derive(Debug)]
pub(super) enum Field {
    /// A number or a boolean.
    Number(u64),
    /// A text or a message.
    Bytes(Bytes),
}

/// Walks the fields of the outermost message one by one, so that no more than one inner message is held at a time.
///
/// # Errors
/// What `visit` returns, and when the bytes are no message.
pub(super) fn walk(
    mut bytes: Bytes,
    visit: &mut dyn FnMut(u64, Field) -> Result<(), PlanError>,
) -> Result<(), PlanError> {
    while bytes.has_remaining() {
        let key = varint(&mut bytes)?;
        match key & 7 {
            0 => visit(key >> 3, Field::Number(varint(&mut bytes)?))?,
            1 => skip(&mut bytes, 8)?,
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).unwrap_or(usize::MAX);
                if length > bytes.remaining() {
                    return Err(damaged("it ends too early"));
                }
                visit(key >> 3, Field::Bytes(bytes.split_to(length)))?;
            }
            5 => skip(&mut bytes, 4)?,
            _ => return Err(damaged("it holds a field of an unknown kind")),
        }
    }
    Ok(())
}

/// Reads an inner message.
///
/// # Errors
/// When the bytes are no such message, or too many.
pub(super) fn message<M: Message + Default>(bytes: Bytes) -> Result<M, PlanError> {
    if bytes.len() > MAX_MESSAGE {
        let limit = MAX_MESSAGE / (1024 * 1024);
        return Err(PlanError::TooLarge(format!("a single change in its entry \"tfplan\" is larger than {limit} MiB")));
    }
    M::decode(bytes).map_err(|error| damaged(&error.to_string()))
}

/// What is said about an entry that is no message.
pub(super) fn damaged(why: &str) -> PlanError {
    PlanError::Corrupt(format!("its entry \"tfplan\" is damaged: {why}"))
}

fn skip(bytes: &mut Bytes, length: usize) -> Result<(), PlanError> {
    if bytes.remaining() < length {
        return Err(damaged("it ends too early"));
    }
    bytes.advance(length);
    Ok(())
}

/// A number of variable length: seven bits a byte, the lowest first.
fn varint(bytes: &mut Bytes) -> Result<u64, PlanError> {
    let mut number = 0u64;
    for shift in (0..64).step_by(7) {
        if !bytes.has_remaining() {
            return Err(damaged("it ends too early"));
        }
        let byte = bytes.get_u8();
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(damaged("it holds a number that is too long"))
}
