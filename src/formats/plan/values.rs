//! Values of plan JSON, and what plans say beside them: which parts are unknown and which are sensitive.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use bartizan_lang::Span;
use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Number, Reason, Seq, Str};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Deepest nesting of a value.
const MAX_DEPTH: u32 = 64;

/// Reads a value of JSON.
///
/// # Errors
/// When the text is no JSON, or nested too deeply.
pub(super) fn parse(json: &str) -> Result<Value, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = Seed(MAX_DEPTH).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// The value in which what `unknown` points out is unknown: true for all of it, or a tree that leads to the parts. What is
/// unknown is left out of `value`, or null there. `whose` names it: an address and an attribute.
pub(super) fn with_unknowns(value: Value, unknown: &Value, whose: &dyn Fn() -> Str) -> Value {
    match &unknown.kind {
        Kind::Bool(true) => Value::unknown(Reason::AfterApply(whose())),
        Kind::Object(marks) => {
            if marks.is_empty() {
                return value;
            }
            let fields = match &value.kind {
                Kind::Object(fields) => (**fields).clone(),
                Kind::Null => Fields::default(),
                _ => return value,
            };
            let mut entries: Vec<Field> = Vec::with_capacity(fields.len() + marks.len());
            let mut marks = marks.entries().iter().peekable();
            for field in fields.into_entries() {
                while let Some(mark) = marks.next_if(|mark| mark.key < field.key) {
                    entries.extend(missing(mark, whose));
                }
                match marks.next_if(|mark| mark.key == field.key) {
                    Some(mark) => {
                        entries.push(Field { value: with_unknowns(field.value, &mark.value, whose), ..field });
                    }
                    None => entries.push(field),
                }
            }
            entries.extend(marks.filter_map(|mark| missing(mark, whose)));
            Value::object(Fields::new(entries))
        }
        Kind::List(marks) => {
            let items = match &value.kind {
                Kind::List(seq) => seq.items.clone(),
                Kind::Null if !marks.items.is_empty() => Vec::new(),
                _ => return value,
            };
            let length = items.len().max(marks.items.len());
            let mut items = items.into_iter();
            let mut marks = marks.items.iter();
            let merged = (0..length).map(|_| {
                let item = items.next().unwrap_or_default();
                match marks.next() {
                    Some(mark) => with_unknowns(item, mark, whose),
                    None => item,
                }
            });
            Value::list(merged.collect())
        }
        _ => value,
    }
}

/// An entry that is left out of the value, since it is unknown in part or in whole. A mark without any unknown part says
/// nothing.
fn missing(mark: &Field, whose: &dyn Fn() -> Str) -> Option<Field> {
    let value = with_unknowns(Value::null(), &mark.value, whose);
    (!value.is_null()).then(|| Field { key: mark.key.clone(), at: Span::NONE, value })
}

/// The value with its sensitive parts marked: true for all of it, or a tree that leads to the parts.
pub(super) fn with_marks(value: Value, sensitive: &Value) -> Value {
    match (&sensitive.kind, &value.kind) {
        (Kind::Bool(true), _) => value.sensitive(),
        (Kind::Object(marks), Kind::Object(fields)) if has_mark(sensitive) => {
            let mut fields = (**fields).clone();
            for mark in marks.entries() {
                if let Some(field) = fields.remove(&mark.key) {
                    fields.set(Field { value: with_marks(field.value, &mark.value), ..field });
                }
            }
            value.with_kind(Kind::Object(Arc::new(fields)))
        }
        (Kind::List(marks), Kind::List(seq)) if has_mark(sensitive) => {
            let mut items = seq.items.clone();
            for (item, mark) in items.iter_mut().zip(&marks.items) {
                *item = with_marks(std::mem::take(item), mark);
            }
            value.with_kind(Kind::List(Arc::new(Seq::of(items))))
        }
        _ => value,
    }
}

/// Whether any part is pointed out.
pub(super) fn has_mark(tree: &Value) -> bool {
    match &tree.kind {
        Kind::Bool(mark) => *mark,
        Kind::Object(fields) => fields.entries().iter().any(|field| has_mark(&field.value)),
        Kind::List(seq) => seq.items.iter().any(has_mark),
        _ => false,
    }
}

/// A word that a plan repeats: the name of an attribute or block, a type, a provider. All that are alike share one text.
#[derive(Clone, Default)]
pub(super) struct Word(pub(super) Str);

/// Most words of which there is one text.
const MAX_WORDS: usize = 4096;

thread_local! {
    static WORDS: RefCell<FxHashSet<Str>> = RefCell::default();
}

impl Word {
    fn new(text: &str) -> Self {
        WORDS.with_borrow_mut(|words| match words.get(text) {
            Some(known) => Self(known.clone()),
            None => {
                if words.len() >= MAX_WORDS {
                    words.clear();
                }
                let word = Str::from(text);
                words.insert(word.clone());
                Self(word)
            }
        })
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Word;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Word, E> {
                Ok(Word::new(text))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// Reads one value, down to that depth.
pub(super) struct Seed(u32);

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::null())
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Number::from(value).into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        let number = i64::try_from(value).map(Number::from).ok().or_else(|| Number::parse(&value.to_string()));
        number.map(Value::from).ok_or_else(|| E::custom("a number that cannot be read"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        // The shortest decimal that means this number, since that is what was written.
        let number = Number::parse(&value.to_string()).or_else(|| Number::from_f64(value));
        number.map(Value::from).ok_or_else(|| E::custom("a number that cannot be read"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::string(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let depth = self.0.checked_sub(1).ok_or_else(|| A::Error::custom("a value is nested too deeply"))?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Self(depth))? {
            items.push(item);
        }
        Ok(Value::list(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let depth = self.0.checked_sub(1).ok_or_else(|| A::Error::custom("a value is nested too deeply"))?;
        let mut entries = Vec::new();
        while let Some(Word(key)) = map.next_key()? {
            let value = map.next_value_seed(Self(depth))?;
            // Most attributes of most resources are null, which is what an attribute that is not there is, too.
            if !value.is_null() {
                entries.push(Field { key, at: Span::NONE, value });
            }
        }
        entries.shrink_to_fit();
        Ok(Value::object(Fields::new(entries)))
    }
}
