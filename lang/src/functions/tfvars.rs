//! The functions of the provider that Terraform has built in, `terraform.io/builtin/terraform`: values as HCL text, laid
//! out as `terraform fmt` does. (`decode_tfvars` reads configuration and is left to the scope.)

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Accepts, Fields, Function, FunctionError, Host, MAX_TEXT, Param, Scalar, json, text};
use crate::value::{Kind, Value};

const FUNCTIONS: &[Function] = &[
    Function::new("encode_expr", &[Param::new("value", Accepts::Any)], encode_expr).returns(Scalar::String),
    Function::new("encode_tfvars", &[Param::new("value", Accepts::Any)], encode_tfvars).returns(Scalar::String),
];

/// The function of that name that the built-in provider offers.
#[must_use]
pub fn builtin_provider_function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

fn encode_expr(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut layout = Layout::default();
    layout.value(&args[0], 0)?;
    layout.finish_line(None);
    let mut out = layout.render()?;
    out.truncate(out.trim_end_matches('\n').len());
    text(out)
}

fn encode_tfvars(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let Some(fields) = args[0].as_fields() else {
        return Err(FunctionError::argument(
            0,
            "invalid value to encode: must be an object whose attribute names will \
            become the encoded variable names",
        ));
    };
    let mut layout = Layout::default();
    for field in fields.entries() {
        if !is_identifier(&field.key) {
            return Err(FunctionError::argument(
                0,
                format!("invalid variable name {:?}: must be a valid identifier", field.key),
            ));
        }
        layout.attribute(&field.key, &field.value, 0)?;
    }
    text(layout.render()?)
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Characters that are not seen and not white space either: those that only format, and private ones.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A line before it is laid out.
#[derive(Default)]
struct Line {
    text: String,
    /// Where `=` begins, when its whole right side stands in this line.
    equals: Option<usize>,
    /// How many more brackets it opens than it closes.
    brackets: isize,
}

/// Lines, and the one that is being written.
#[derive(Default)]
struct Layout {
    lines: Vec<Line>,
    line: Line,
    size: usize,
}

impl Layout {
    fn push(&mut self, text: &str) {
        self.line.text.push_str(text);
        self.size += text.len();
    }

    fn open(&mut self, bracket: &str) {
        self.push(bracket);
        self.line.brackets += 1;
    }

    fn close(&mut self, bracket: &str) {
        self.push(bracket);
        self.line.brackets -= 1;
    }

    /// Ends the line; `equals` says where its assignment begins, and how many brackets were open there.
    fn finish_line(&mut self, equals: Option<(usize, isize)>) {
        let mut line = std::mem::take(&mut self.line);
        line.equals = equals.filter(|(_, open)| *open == line.brackets).map(|(place, _)| place);
        self.lines.push(line);
    }

    fn attribute(&mut self, name: &str, value: &Value, depth: usize) -> Result<(), FunctionError> {
        if is_identifier(name) {
            self.push(name);
        } else {
            self.quoted(name);
        }
        self.push(" ");
        let begun = (self.line.text.len(), self.line.brackets);
        let lines = self.lines.len();
        self.push("= ");
        self.value(value, depth)?;
        // A value of several lines has ended the line that its assignment stands in.
        self.finish_line((self.lines.len() == lines).then_some(begun));
        Ok(())
    }

    fn value(&mut self, value: &Value, depth: usize) -> Result<(), FunctionError> {
        if depth > json::MAX_DEPTH {
            return Err(FunctionError::call(format!("the value is nested deeper than {} levels", json::MAX_DEPTH)));
        }
        if self.size > MAX_TEXT {
            return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
        }
        match &value.kind {
            Kind::Null => self.push("null"),
            Kind::Bool(b) => self.push(if *b { "true" } else { "false" }),
            Kind::Number(number) => self.push(&number.to_string()),
            Kind::String(text) => self.quoted(text),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                self.open("[");
                for (place, item) in seq.items.iter().enumerate() {
                    if place > 0 {
                        self.push(", ");
                    }
                    self.value(item, depth + 1)?;
                }
                self.close("]");
            }
            Kind::Map(fields) | Kind::Object(fields) => self.fields(fields, depth)?,
            Kind::Unknown(_) | Kind::Choice(_) => return Err(FunctionError::call("the value is not wholly known")),
        }
        Ok(())
    }

    fn fields(&mut self, fields: &Fields, depth: usize) -> Result<(), FunctionError> {
        self.open("{");
        if !fields.is_empty() {
            self.finish_line(None);
            for field in fields.entries() {
                self.attribute(&field.key, &field.value, depth + 1)?;
            }
        }
        self.close("}");
        Ok(())
    }

    fn quoted(&mut self, text: &str) {
        let mut out = String::with_capacity(text.len() + 2);
        out.push('"');
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '$' | '%' if chars.peek() == Some(&'{') => {
                    out.push(c);
                    out.push(c);
                }
                c if c.is_control() || is_invisible(c) || (c.is_whitespace() && c != ' ') => {
                    out.push_str(&format!("\\u{:04x}", u32::from(c)));
                }
                c => out.push(c),
            }
        }
        out.push('"');
        self.push(&out);
    }

    /// Indents each line by the lines that opened brackets before it, and brings the `=` of neighbours below each other.
    fn render(self) -> Result<String, FunctionError> {
        let mut out = String::with_capacity(self.size + 2 * self.lines.len());
        // For each level of indentation, how many brackets its line left open.
        let mut levels: Vec<isize> = Vec::new();
        let name_width = |line: &Line| {
            line.equals.map(|place| line.text.get(..place).unwrap_or_default().trim_end().graphemes(true).count())
        };
        let mut aligned = 0;
        for (place, line) in self.lines.iter().enumerate() {
            let mut closed = -line.brackets;
            while closed > 0
                && let Some(open) = levels.last_mut()
            {
                if closed < *open {
                    *open -= closed;
                    break;
                }
                closed -= *open;
                levels.pop();
            }
            out.push_str(&"  ".repeat(levels.len()));
            if line.brackets > 0 {
                levels.push(line.brackets);
            }
            match (line.equals, name_width(line)) {
                (Some(equals), Some(width)) => {
                    let follows = place > 0 && self.lines.get(place - 1).is_some_and(|l| l.equals.is_some());
                    if !follows {
                        aligned = self.lines.iter().skip(place).map_while(name_width).max().unwrap_or_default();
                    }
                    let (name, rest) = line.text.split_at_checked(equals).unwrap_or((&line.text, ""));
                    out.push_str(name.trim_end());
                    out.push_str(&" ".repeat(aligned - width + 1));
                    out.push_str(rest);
                }
                _ => out.push_str(&line.text),
            }
            out.push('\n');
            if out.len() > MAX_TEXT {
                return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
            }
        }
        Ok(out)
    }
}
