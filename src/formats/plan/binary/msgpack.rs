//! Values as Terraform stores them in plans: MessagePack in the manner of cty.
//!
//! Lists, sets and tuples are arrays, maps and objects are maps. A value whose type the schema does not say is an array of
//! two: the type as JSON in bytes, and the value. A number that is neither a small integer nor exact as a double is the
//! text of its digits. Whatever is of an extension type is unknown.
//! <https://github.com/zclconf/go-cty/blob/main/docs/encoding.md>, <https://github.com/msgpack/msgpack/blob/master/spec.md>

use bartizan_lang::Span;
use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Number, Reason, Str};

use super::super::error::PlanError;
use crate::providers::schema::ValueType;

/// Deepest nesting of a value.
const MAX_DEPTH: u32 = 64;

/// Most bytes of the description of a type.
const MAX_TYPE: usize = 4 * 1024 * 1024;

/// Most values in a plan. A plan of 100,000 resources has about ten million.
const MAX_VALUES: u32 = 16 * 1024 * 1024;

/// How many values may still be read.
#[derive(Debug)]
pub(super) struct Budget(u32);

impl Default for Budget {
    fn default() -> Self {
        Self(MAX_VALUES)
    }
}

/// What is known of the type of a value: which texts are numbers.
#[derive(Clone, Copy)]
pub(super) enum Typed<'a> {
    /// Nothing.
    Any,
    /// Nothing, and what is unknown is not named by an attribute.
    Output,
    /// What the provider's schema says.
    Schema(ValueType),
    /// A type as cty writes it in JSON: `"number"`, `["list", "string"]`.
    Json(&'a serde_json::Value),
}

/// Reads a value. `whose` is what an unknown value is named by: an address; below the attributes of an object, the address
/// and the attribute.
///
/// # Errors
/// When the bytes are no value, nested too deeply, or hold too many values.
pub(super) fn decode(bytes: &[u8], ty: Typed<'_>, whose: &str, budget: &mut Budget) -> Result<Value, PlanError> {
    let mut decoder = Decoder { rest: bytes, budget, whose, attribute: None };
    let value = decoder.value(ty, MAX_DEPTH)?;
    if decoder.rest.is_empty() { Ok(value) } else { Err(damaged("something follows it")) }
}

struct Decoder<'a, 'b> {
    rest: &'a [u8],
    budget: &'b mut Budget,
    whose: &'b str,
    /// The attribute of the outermost object that is being read.
    attribute: Option<Str>,
}

impl<'a> Decoder<'a, '_> {
    fn value(&mut self, ty: Typed<'_>, depth: u32) -> Result<Value, PlanError> {
        self.budget.0 = self
            .budget
            .0
            .checked_sub(1)
            .ok_or_else(|| PlanError::TooLarge(format!("it holds more than {MAX_VALUES} values")))?;
        let depth = depth.checked_sub(1).ok_or_else(|| damaged("it is nested too deeply"))?;
        let code = self.byte()?;
        Ok(match code {
            0x00..=0x7f => Number::from(i64::from(code)).into(),
            0xe0..=0xff => Number::from(i64::from(i8::from_be_bytes([code]))).into(),
            0x80..=0x8f => self.map(usize::from(code & 0x0f), ty, depth)?,
            0xde => {
                let length = self.length::<2>()?;
                self.map(length, ty, depth)?
            }
            0xdf => {
                let length = self.length::<4>()?;
                self.map(length, ty, depth)?
            }
            0x90..=0x9f => self.array(usize::from(code & 0x0f), ty, depth)?,
            0xdc => {
                let length = self.length::<2>()?;
                self.array(length, ty, depth)?
            }
            0xdd => {
                let length = self.length::<4>()?;
                self.array(length, ty, depth)?
            }
            0xa0..=0xbf | 0xd9..=0xdb => {
                let text = self.text(code)?;
                match (is_number(ty), Number::parse(text)) {
                    (true, Some(number)) => number.into(),
                    _ => Value::string(text),
                }
            }
            0xc0 => Value::null(),
            0xc2 => Value::from(false),
            0xc3 => Value::from(true),
            0xca => float(f64::from(f32::from_be_bytes(self.array_of()?)))?,
            0xcb => float(f64::from_be_bytes(self.array_of()?))?,
            0xcc => Number::from(i64::from(self.byte()?)).into(),
            0xcd => Number::from(i64::from(u16::from_be_bytes(self.array_of()?))).into(),
            0xce => Number::from(i64::from(u32::from_be_bytes(self.array_of()?))).into(),
            0xcf => {
                let number = u64::from_be_bytes(self.array_of()?);
                match i64::try_from(number) {
                    Ok(number) => Number::from(number).into(),
                    Err(_) => {
                        Number::parse(&number.to_string()).ok_or_else(|| damaged("a number cannot be read"))?.into()
                    }
                }
            }
            0xd0 => Number::from(i64::from(i8::from_be_bytes(self.array_of()?))).into(),
            0xd1 => Number::from(i64::from(i16::from_be_bytes(self.array_of()?))).into(),
            0xd2 => Number::from(i64::from(i32::from_be_bytes(self.array_of()?))).into(),
            0xd3 => Number::from(i64::from_be_bytes(self.array_of()?)).into(),
            0xd4..=0xd8 => self.unknown(1 << (code - 0xd4))?,
            0xc7 => {
                let length = usize::from(self.byte()?);
                self.unknown(length)?
            }
            0xc8 => {
                let length = self.length::<2>()?;
                self.unknown(length)?
            }
            0xc9 => {
                let length = self.length::<4>()?;
                self.unknown(length)?
            }
            0xc1 | 0xc4..=0xc6 => return Err(damaged("it holds what no value can be")),
        })
    }

    /// Whatever is of an extension type is unknown; what may follow is what is known of it all the same.
    fn unknown(&mut self, length: usize) -> Result<Value, PlanError> {
        self.byte()?;
        self.take(length)?;
        let whose = match &self.attribute {
            Some(attribute) => format!("{}.{attribute}", self.whose).into(),
            None => Str::from(self.whose),
        };
        Ok(Value::unknown(Reason::AfterApply(whose)))
    }

    fn map(&mut self, length: usize, ty: Typed<'_>, depth: u32) -> Result<Value, PlanError> {
        // An entry has two bytes at least, so that what is reserved is bounded by what is there.
        let mut entries = Vec::with_capacity(length.min(self.rest.len() / 2).min(64));
        let outermost = depth + 1 == MAX_DEPTH && !matches!(ty, Typed::Output);
        for _ in 0..length {
            let code = self.byte()?;
            let key = Str::from(self.text(code)?);
            if outermost {
                self.attribute = Some(key.clone());
            }
            let value = self.value(attribute_type(ty, &key), depth)?;
            // What is null is what is not there, and most attributes of most resources are.
            if !value.is_null() {
                entries.push(Field { key, at: Span::NONE, value });
            }
        }
        Ok(Value::object(Fields::new(entries)))
    }

    fn array(&mut self, length: usize, ty: Typed<'_>, depth: u32) -> Result<Value, PlanError> {
        if length == 2
            && let Some(&code @ 0xc4..=0xc6) = self.rest.first()
        {
            self.byte()?;
            return self.dynamic(code, depth);
        }
        let mut items = Vec::with_capacity(length.min(self.rest.len()).min(64));
        for index in 0..length {
            items.push(self.value(element_type(ty, index), depth)?);
        }
        Ok(Value::list(items))
    }

    /// A type and a value of it.
    fn dynamic(&mut self, code: u8, depth: u32) -> Result<Value, PlanError> {
        let length = match code {
            0xc4 => usize::from(self.byte()?),
            0xc5 => self.length::<2>()?,
            _ => self.length::<4>()?,
        };
        let ty = self.take(length)?;
        if length > MAX_TYPE {
            return Err(PlanError::TooLarge("the type of a value in it is too long".to_owned()));
        }
        let ty: serde_json::Value =
            serde_json::from_slice(ty).map_err(|error| damaged(&format!("its type cannot be read: {error}")))?;
        self.value(Typed::Json(&ty), depth)
    }

    /// The text after that code.
    fn text(&mut self, code: u8) -> Result<&'a str, PlanError> {
        let length = match code {
            0xa0..=0xbf => usize::from(code & 0x1f),
            0xd9 => usize::from(self.byte()?),
            0xda => self.length::<2>()?,
            0xdb => self.length::<4>()?,
            _ => return Err(damaged("a key is no text")),
        };
        std::str::from_utf8(self.take(length)?).map_err(|_| damaged("a text is no UTF-8"))
    }

    fn byte(&mut self) -> Result<u8, PlanError> {
        let [byte] = self.array_of()?;
        Ok(byte)
    }

    fn array_of<const N: usize>(&mut self) -> Result<[u8; N], PlanError> {
        let (bytes, rest) = self.rest.split_first_chunk::<N>().ok_or_else(|| damaged("it ends too early"))?;
        self.rest = rest;
        Ok(*bytes)
    }

    /// A length of so many bytes.
    fn length<const N: usize>(&mut self) -> Result<usize, PlanError> {
        Ok(self.array_of::<N>()?.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)))
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], PlanError> {
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or_else(|| damaged("it ends too early"))?;
        self.rest = rest;
        Ok(bytes)
    }
}

/// The shortest decimal that means this double: that is what was written, and what plan JSON shows.
fn float(double: f64) -> Result<Value, PlanError> {
    let number = Number::parse(&double.to_string()).or_else(|| Number::from_f64(double));
    number.map(Value::from).ok_or_else(|| damaged("a number cannot be read"))
}

fn is_number(ty: Typed<'_>) -> bool {
    match ty {
        Typed::Any | Typed::Output => false,
        Typed::Schema(ty) => ty == ValueType::Number,
        Typed::Json(ty) => ty == "number",
    }
}

fn attribute_type<'a>(ty: Typed<'a>, name: &str) -> Typed<'a> {
    match ty {
        Typed::Any | Typed::Output => Typed::Any,
        Typed::Schema(ValueType::Object(node)) => {
            node.child(name).map_or(Typed::Any, |child| Typed::Schema(child.value_type()))
        }
        Typed::Schema(ValueType::Map(element)) => Typed::Schema(element.get()),
        Typed::Schema(_) => Typed::Any,
        Typed::Json(ty) => match (ty.get(0).and_then(serde_json::Value::as_str), ty.get(1)) {
            (Some("object"), Some(attributes)) => attributes.get(name).map_or(Typed::Any, Typed::Json),
            (Some("map"), Some(element)) => Typed::Json(element),
            _ => Typed::Any,
        },
    }
}

fn element_type(ty: Typed<'_>, index: usize) -> Typed<'_> {
    match ty {
        Typed::Any | Typed::Output => Typed::Any,
        Typed::Schema(ValueType::List(element) | ValueType::Set(element)) => Typed::Schema(element.get()),
        // A block that may stand once is a list of at most one in Terraform's own values.
        Typed::Schema(ty @ ValueType::Object(_)) => Typed::Schema(ty),
        Typed::Schema(_) => Typed::Any,
        Typed::Json(ty) => match (ty.get(0).and_then(serde_json::Value::as_str), ty.get(1)) {
            (Some("tuple"), Some(elements)) => elements.get(index).map_or(Typed::Any, Typed::Json),
            (Some("list" | "set"), Some(element)) => Typed::Json(element),
            _ => Typed::Any,
        },
    }
}

fn damaged(why: &str) -> PlanError {
    PlanError::Corrupt(format!("a value in its entry \"tfplan\" is damaged: {why}"))
}
