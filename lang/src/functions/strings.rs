//! Functions on texts.

use unicode_segmentation::UnicodeSegmentation as _;

use super::partial::{in_worlds, unknown};
use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Scalar, int_arg, seq_arg, str_arg, text};
use crate::value::{Kind, Part, Seq, Shape, Str, Type, Unknown, Value};

const STR: Param = Param::new("str", Accepts::String);

const fn of_text(name: &'static str, params: &'static [Param], call: super::Call) -> Function {
    Function::new(name, params, call).returns(Scalar::String)
}

pub(super) const FUNCTIONS: &[Function] = &[
    of_text("chomp", &[STR], chomp),
    Function::new("endswith", &[STR, Param::new("suffix", Accepts::String)], endswith).itself().returns(Scalar::Bool),
    of_text("indent", &[Param::new("spaces", Accepts::Number), STR], indent),
    of_text("join", &[Param::new("separator", Accepts::String)], join)
        .variadic(Param::new("lists", Accepts::Strings))
        .at_least(1)
        .itself(),
    of_text("lower", &[STR], lower),
    Function::new("split", &[Param::new("separator", Accepts::String), STR], split),
    Function::new("startswith", &[STR, Param::new("prefix", Accepts::String)], startswith)
        .itself()
        .returns(Scalar::Bool),
    Function::new("strcontains", &[STR, Param::new("substr", Accepts::String)], strcontains)
        .itself()
        .returns(Scalar::Bool),
    of_text("strrev", &[STR], strrev),
    of_text("substr", &[STR, Param::new("offset", Accepts::Number), Param::new("length", Accepts::Number)], substr),
    of_text("title", &[STR], title),
    of_text("trim", &[STR, Param::new("cutset", Accepts::String)], trim),
    of_text("trimprefix", &[STR, Param::new("prefix", Accepts::String)], trimprefix),
    of_text("trimspace", &[STR], trimspace),
    of_text("trimsuffix", &[STR, Param::new("suffix", Accepts::String)], trimsuffix),
    of_text("upper", &[STR], upper),
];

fn chomp(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Ok(str_arg(args, 0)?.trim_end_matches(['\r', '\n']).into())
}

fn lower(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    text(map_chars(str_arg(args, 0)?, |c| if c == 'İ' { 'i' } else { single(c, c.to_lowercase()) }))
}

fn upper(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    text(map_chars(str_arg(args, 0)?, upper_char))
}

fn map_chars(text: &str, map: impl FnMut(char) -> char) -> String {
    text.chars().map(map).collect()
}

fn upper_char(c: char) -> char {
    match c {
        // An iota below goes along in the simple mapping, where the full one gives two letters.
        '\u{1F80}'..='\u{1F87}' | '\u{1F90}'..='\u{1F97}' | '\u{1FA0}'..='\u{1FA7}' => moved(c, 8),
        '\u{1FB3}' | '\u{1FC3}' | '\u{1FF3}' => moved(c, 9),
        _ => single(c, c.to_uppercase()),
    }
}

fn moved(c: char, by: u32) -> char {
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}

/// Go maps one character to one: `ß` has no single upper-case letter and stays. Its tables are those of Unicode 15, so
/// the pairs that came later stay as well.
fn single(from: char, mut to: impl Iterator<Item = char>) -> char {
    let later = matches!(
        from,
        '\u{19B}'
            | '\u{264}'
            | '\u{1C89}'..='\u{1C8A}'
            | '\u{A7CB}'..='\u{A7CF}'
            | '\u{A7D2}'..='\u{A7D5}'
            | '\u{A7DA}'..='\u{A7DC}'
            | '\u{10D50}'..='\u{10D85}'
            | '\u{16EA0}'..='\u{16ED3}'
    );
    match (to.next(), to.next()) {
        (Some(c), None) if !later => c,
        _ => from,
    }
}

/// As Go's `strings.Title`: a letter begins a word when nothing of a word stands before it.
fn title(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut before = ' ';
    text(map_chars(str_arg(args, 0)?, |c| {
        let inside =
            if before.is_ascii() { before.is_ascii_alphanumeric() || before == '_' } else { !before.is_whitespace() };
        before = c;
        match c {
            _ if inside => c,
            // Digraphs have a title case of their own.
            'Ǆ' | 'ǅ' | 'ǆ' => 'ǅ',
            'Ǉ' | 'ǈ' | 'ǉ' => 'ǈ',
            'Ǌ' | 'ǋ' | 'ǌ' => 'ǋ',
            'Ǳ' | 'ǲ' | 'ǳ' => 'ǲ',
            // Georgian letters are their own title case.
            '\u{10D0}'..='\u{10FF}' => c,
            _ => upper_char(c),
        }
    }))
}

fn trim(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let cutset = str_arg(args, 1)?;
    Ok(str_arg(args, 0)?.trim_matches(|c| cutset.contains(c)).into())
}

fn trimprefix(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (whole, prefix) = (str_arg(args, 0)?, str_arg(args, 1)?);
    Ok(whole.strip_prefix(prefix).unwrap_or(whole).into())
}

fn trimsuffix(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (whole, suffix) = (str_arg(args, 0)?, str_arg(args, 1)?);
    Ok(whole.strip_suffix(suffix).unwrap_or(whole).into())
}

fn trimspace(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Ok(str_arg(args, 0)?.trim().into())
}

fn strrev(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    text(clusters(str_arg(args, 0)?).collect::<Vec<_>>().into_iter().rev().collect())
}

/// What a reader takes for characters: the extended grapheme clusters of Unicode 15, which Terraform knows. Later ones
/// do not part consonants that a virama joins; here they are parted again.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true).flat_map(|cluster| {
        let mut rest = cluster;
        std::iter::from_fn(move || {
            let end = if rest.is_ascii() { None } else { rest.char_indices().skip(1).find(|(_, c)| joined(*c)) };
            let (first, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            rest = after;
            (!first.is_empty()).then_some(first)
        })
    })
}

/// Whether a character is one that a virama before it joins to a cluster: it is after one, and not by itself.
fn joined(c: char) -> bool {
    if !('\u{900}'..='\u{1FFFF}').contains(&c) || !c.is_alphabetic() {
        return false;
    }
    let together = |before: &str| format!("{before}{c}").graphemes(true).count() == 1;
    together("\u{915}\u{94D}") && !together("a")
}

fn substr(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let whole = str_arg(args, 0)?;
    let (mut offset, length) = (int_arg(args, 1)?, int_arg(args, 2)?);
    let from_end = offset < 0;
    if from_end {
        let count = i64::try_from(clusters(whole).count()).unwrap_or(i64::MAX);
        offset = offset.saturating_add(count).max(0);
    }
    let skipped = clusters(whole).skip(usize::try_from(offset).unwrap_or(usize::MAX));
    let taken: String = match usize::try_from(length) {
        // Terraform looks at a length of zero only when the offset counts from the beginning.
        Ok(0) if from_end => skipped.collect(),
        Ok(length) => skipped.take(length).collect(),
        Err(_) => skipped.collect(),
    };
    text(taken)
}

fn indent(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let whole = str_arg(args, 1)?;
    let spaces = usize::try_from(int_arg(args, 0)?)
        .map_err(|_| FunctionError::argument(0, "the number of spaces must not be negative"))?;
    let breaks = whole.bytes().filter(|b| *b == b'\n').count();
    if breaks.saturating_mul(spaces).saturating_add(whole.len()) > MAX_TEXT {
        return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
    }
    if breaks == 0 {
        return Ok(whole.into());
    }
    text(whole.replace('\n', &format!("\n{}", " ".repeat(spaces))))
}

fn split(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (separator, whole) = (str_arg(args, 0)?, str_arg(args, 1)?);
    let parts = if separator.is_empty() {
        whole.chars().map(|c| Value::string(c.encode_utf8(&mut [0; 4]) as &str)).collect()
    } else {
        whole.split(separator).map(Value::from).collect()
    };
    Ok(Value::list(parts).of_type(&Type::list(Type::String)))
}

/// Joins lists; unknown elements become holes in a text of which the rest is known.
fn join(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args.len() < 2 {
        return Err(FunctionError::call("at least two arguments are required"));
    }
    if let Some(first) = args.iter().find(|a| a.is_unknown()) {
        return Ok(unknown(first, Some(Type::String)));
    }
    let separator = str_arg(args, 0)?;
    let mut all = Seq::default();
    for index in 1..args.len() {
        let seq = seq_arg(args, index)?;
        if seq.open {
            return Ok(unknown(&args[index], Some(Type::String)));
        }
        for (place, item) in seq.items.iter().enumerate() {
            if item.is_null() {
                return Err(FunctionError::argument(
                    index,
                    format!("element {place} of list is null; cannot concatenate null values"),
                ));
            }
            all.push(item.clone(), seq.presence_of(place));
        }
    }
    in_worlds(&all, Some(Type::String), |items| {
        let mut parts = TemplateBuilder::default();
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                parts.text(separator)?;
            }
            match item.as_str() {
                Some(known) => parts.text(known)?,
                None => parts.hole(item.clone()),
            }
        }
        parts.finish()
    })
}

/// Puts a text with holes together.
#[derive(Default)]
pub(super) struct TemplateBuilder {
    parts: Vec<Part>,
    pending: String,
    size: usize,
}

impl TemplateBuilder {
    /// Adds known text.
    pub(super) fn text(&mut self, part: &str) -> Result<(), FunctionError> {
        self.size += part.len();
        if self.size > MAX_TEXT {
            return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
        }
        self.pending.push_str(part);
        Ok(())
    }

    /// Adds a value that is not known; the parts of a text with holes become parts of this one.
    pub(super) fn hole(&mut self, value: Value) {
        if let Some(Unknown { shape: Shape::Template(parts), .. }) = value.as_unknown() {
            for part in parts.iter() {
                match part {
                    Part::Text(known) => self.pending.push_str(known),
                    Part::Hole(inner) => self.hole(inner.clone()),
                }
            }
            return;
        }
        self.flush();
        self.parts.push(Part::Hole(value));
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            self.parts.push(Part::Text(Str::from(std::mem::take(&mut self.pending))));
        }
    }

    /// The text, or what is known of it. A single hole and nothing else is that value.
    pub(super) fn finish(mut self) -> Result<Value, FunctionError> {
        if self.parts.is_empty() {
            return text(self.pending);
        }
        self.flush();
        let Some(cause) = self.parts.iter().find_map(|p| if let Part::Hole(value) = p { Some(value) } else { None })
        else {
            return text(String::new());
        };
        let reason = super::partial::reason(cause);
        if let [Part::Hole(only)] = self.parts.as_slice()
            && let Kind::Unknown(known) = &only.kind
        {
            let same = Unknown { ty: Some(Type::String), not_null: true, ..(**known).clone() };
            return Ok(only.with_kind(Kind::Unknown(same.into())));
        }
        Ok(Value::from_unknown(Unknown {
            ty: Some(Type::String),
            not_null: true,
            shape: Shape::Template(self.parts.into()),
            ..Unknown::new(reason)
        }))
    }
}

/// What `startswith` and its like find: in a text of which a part is known, the known part may decide.
fn search(
    args: &[Value],
    whole: fn(&str, &str) -> bool,
    partly: fn(&Unknown, &str) -> Option<bool>,
) -> Result<Value, FunctionError> {
    if let (Some(unknown), Some(part)) = (args[0].as_unknown(), args[1].as_str())
        && let Some(decided) = partly(unknown, part)
    {
        return Ok(decided.into());
    }
    match args.iter().find(|a| a.is_unknown()) {
        Some(first) => Ok(unknown(first, Some(Type::Bool))),
        None => Ok(whole(str_arg(args, 0)?, str_arg(args, 1)?).into()),
    }
}

fn startswith(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    search(
        args,
        |whole, part| whole.starts_with(part),
        |whole, part| match whole.prefix() {
            known if known.starts_with(part) => Some(true),
            known if part.starts_with(known) => None,
            _ => Some(false),
        },
    )
}

fn endswith(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    search(
        args,
        |whole, part| whole.ends_with(part),
        |whole, part| match whole.suffix() {
            known if known.ends_with(part) => Some(true),
            known if part.ends_with(known) => None,
            _ => Some(false),
        },
    )
}

fn strcontains(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    search(
        args,
        |whole, part| whole.contains(part),
        |whole, part| match &whole.shape {
            Shape::Template(parts) => {
                parts.iter().any(|p| matches!(p, Part::Text(known) if known.contains(part))).then_some(true)
            }
            _ => None,
        },
    )
}
