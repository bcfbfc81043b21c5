//! Remembering what texts were read as. Modules that take their settings from files decode the same texts in every
//! instance, and in every root.

use rustc_hash::FxHashMap;

use crate::value::Str;

/// Most texts that are remembered.
const MAX_TEXTS: usize = 1_024;

/// Largest text that is remembered, in bytes.
const MAX_LENGTH: usize = 256 << 10;

/// Most bytes of all texts that are remembered.
const MAX_BYTES: usize = 3 << 20;

/// What some texts were read as. When there is no more room, all are forgotten.
pub struct Remembered<V> {
    known: FxHashMap<Str, V>,
    bytes: usize,
}

impl<V> Default for Remembered<V> {
    fn default() -> Self {
        Self { known: FxHashMap::default(), bytes: 0 }
    }
}

impl<V: Clone> Remembered<V> {
    /// What a text was read as.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<V> {
        self.known.get(text).cloned()
    }

    /// Remembers what a text was read as, in place of what it was read as before.
    pub fn insert(&mut self, text: &str, value: V) {
        if text.len() > MAX_LENGTH {
            return;
        }
        if self.known.len() >= MAX_TEXTS || self.bytes + text.len() > MAX_BYTES {
            *self = Self::default();
        }
        if self.known.insert(text.into(), value).is_none() {
            self.bytes += text.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, MAX_LENGTH, MAX_TEXTS, Remembered};

    #[test]
    fn what_is_remembered_has_bounds() {
        let mut texts = Remembered::default();
        for number in 0..3 * MAX_TEXTS {
            texts.insert(&number.to_string(), number);
            assert_eq!(texts.get(&number.to_string()), Some(number));
            assert!(texts.known.len() <= MAX_TEXTS, "{} texts", texts.known.len());
        }
        let large = "x".repeat(MAX_LENGTH - 8);
        for number in 0..20 {
            let text = format!("{large}{number}");
            texts.insert(&text, number);
            texts.insert(&text, number + 1);
            assert_eq!(texts.get(&text), Some(number + 1));
            assert!(texts.bytes <= MAX_BYTES, "{} bytes", texts.bytes);
        }
        texts.insert(&"y".repeat(MAX_LENGTH + 1), 0);
        assert_eq!(texts.get(&"y".repeat(MAX_LENGTH + 1)), None);
    }
}
