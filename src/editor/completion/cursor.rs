//! Where a cursor is in a text of HCL: in which blocks, and in what. Read off the letters before it, since the line that
//! somebody types is seldom whole: brackets and quotes that are not closed end where a line says that they must.

/// A block around a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Open<'t> {
    /// Its type.
    pub(super) ident: &'t str,
    /// Its labels.
    pub(super) labels: Vec<&'t str>,
    /// The names of the attributes and blocks in it, but for the one that is being typed.
    pub(super) written: Vec<&'t str>,
}

/// What a cursor is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At<'t> {
    /// A comment, which begins there.
    Comment { start: usize },
    /// The name of an attribute or block, which begins there.
    Statement { from: usize },
    /// A label behind a block's type and these labels; the text of it begins there.
    Label { ident: &'t str, labels: Vec<&'t str>, from: usize, quoted: bool },
    /// The key of an entry in an object.
    Key { attribute: &'t str, from: usize },
    /// A name in an expression.
    Expression { attribute: &'t str, keys: Vec<&'t str>, from: usize },
    /// The text of a literal, which begins there.
    Text { attribute: &'t str, keys: Vec<&'t str>, from: usize },
    /// Where nothing is known of.
    Nowhere,
}

/// A cursor: the blocks around it, the outermost first, and what it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor<'t> {
    pub(super) blocks: Vec<Open<'t>>,
    pub(super) at: At<'t>,
    /// What stands at the top of the file.
    pub(super) top: Vec<&'t str>,
}

/// What begins a line at the top of a file, and nowhere else at the beginning of one.
const TOP: &[&str] = &[
    "check",
    "data",
    "ephemeral",
    "import",
    "locals",
    "module",
    "moved",
    "output",
    "provider",
    "removed",
    "resource",
    "terraform",
    "variable",
];

/// Deepest nesting that is followed.
const MAX_DEPTH: usize = 200;

#[derive(Clone, Debug)]
enum Frame<'t> {
    Block(Open<'t>),
    /// An object: the key of the entry, and whether its value is being written.
    Object {
        key: Option<&'t str>,
        value: bool,
    },
    /// Parentheses or square brackets.
    Group,
    /// `${` or `%{` in a text.
    Hole,
    /// A text in quotes, whose content begins there.
    Quote(usize),
    /// A text that ends with a line of that word.
    Heredoc(&'t str),
}

/// The statement that is being written in a body.
#[derive(Clone, Debug, Default)]
struct Statement<'t> {
    words: Vec<&'t str>,
    is_value: bool,
}

struct Scanner<'t> {
    text: &'t str,
    frames: Vec<Frame<'t>>,
    /// The statements of the bodies that are open, the outermost first.
    statements: Vec<Statement<'t>>,
    top: Vec<&'t str>,
    /// How many frames stay open: closing one of them ends reading.
    kept: usize,
    closed: bool,
    /// The blocks at the top that were closed.
    done: Vec<Open<'t>>,
}

/// How reading a piece of text ended.
enum Ended {
    Code,
    /// In or directly behind a name that begins there.
    Word(usize),
    Comment(usize),
}

/// Where a cursor is.
pub(super) fn cursor(text: &str, at: usize) -> Cursor<'_> {
    let mut scanner = Scanner::new(text);
    let ended = scanner.read(0, at);
    let at_cursor = scanner.at(at, &ended);
    let depth = scanner.frames.iter().filter(|frame| matches!(frame, Frame::Block(_))).count();
    scanner.read_on(at);
    let Scanner { frames, top, .. } = scanner;
    let blocks = frames.into_iter().filter_map(|frame| match frame {
        Frame::Block(open) => Some(open),
        _ => None,
    });
    Cursor { blocks: blocks.take(depth).collect(), at: at_cursor, top }
}

/// The blocks at the top of a text, whether or not what stands in them can be read.
pub(super) fn declared(text: &str) -> Vec<Open<'_>> {
    let mut scanner = Scanner::new(text);
    scanner.read(0, text.len());
    scanner.clear();
    scanner.done
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        let statements = vec![Statement::default()];
        Self { text, frames: Vec::new(), statements, top: Vec::new(), kept: 0, closed: false, done: Vec::new() }
    }

    /// Leaves all that is open.
    fn clear(&mut self) {
        if let Some(Frame::Block(open)) = self.frames.drain(..).next() {
            self.done.push(open);
        }
        self.statements = vec![Statement::default()];
    }

    /// Reads a piece of the text.
    fn read(&mut self, from: usize, to: usize) -> Ended {
        let mut i = from;
        while i < to && !self.closed {
            let Some(rest) = self.text.get(i..to) else { return Ended::Code };
            let Some(c) = rest.chars().next() else { break };
            match self.frames.last() {
                Some(Frame::Quote(_)) => i += self.in_quote(rest, c, i),
                Some(Frame::Heredoc(end)) => {
                    let end = *end;
                    i += self.in_heredoc(rest, c, i, end);
                }
                _ => {
                    if c == '#' || rest.starts_with("//") {
                        let length = rest.find('\n').unwrap_or(rest.len());
                        if i + length == to {
                            return Ended::Comment(i);
                        }
                        i += length;
                    } else if rest.starts_with("/*") {
                        match rest.find("*/") {
                            Some(length) => i += length + 2,
                            None => return Ended::Comment(i),
                        }
                    } else if c.is_alphabetic() || c == '_' {
                        let length = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
                        if i + length == to {
                            self.recover(i, self.text.get(i..to).unwrap_or_default());
                            return Ended::Word(i);
                        }
                        self.word(i, rest.get(..length).unwrap_or_default());
                        i += length;
                    } else {
                        i += self.symbol(rest, c, i);
                    }
                }
            }
        }
        Ended::Code
    }

    /// Reads what is behind the line of the cursor, as far as the blocks around it go: for the names in them.
    fn read_on(&mut self, at: usize) {
        while !matches!(self.frames.last(), None | Some(Frame::Block(_))) {
            self.frames.pop();
        }
        if let Some(statement) = self.statements.last_mut() {
            *statement = Statement::default();
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let Some(line) = rest.find('\n').map(|line| at + line + 1) else { return };
        self.kept = self.frames.len();
        self.read(line, self.text.len());
    }

    fn in_quote(&mut self, rest: &'t str, c: char, i: usize) -> usize {
        match c {
            '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            '"' => {
                if let Some(Frame::Quote(start)) = self.frames.pop() {
                    let text = self.text.get(start..i).unwrap_or_default();
                    self.named(text);
                }
                1
            }
            // A text in quotes ends with its line, closed or not.
            '\n' => {
                self.frames.pop();
                0
            }
            '$' | '%' => {
                let doubled = rest.get(1..2).is_some_and(|next| rest.starts_with(next)) && rest.get(2..3) == Some("{");
                if doubled {
                    3
                } else if rest.get(1..2) == Some("{") {
                    self.push(Frame::Hole);
                    2
                } else {
                    1
                }
            }
            other => other.len_utf8(),
        }
    }

    fn in_heredoc(&mut self, rest: &'t str, c: char, i: usize, end: &str) -> usize {
        let begins = self.text.get(..i).is_some_and(|before| before.ends_with('\n'));
        if begins {
            let line = rest.lines().next().unwrap_or_default();
            if line.trim() == end {
                self.frames.pop();
                return line.len().max(1);
            }
        }
        if (c == '$' || c == '%') && rest.get(1..2) == Some("{") {
            self.push(Frame::Hole);
            return 2;
        }
        c.len_utf8()
    }

    fn push(&mut self, frame: Frame<'t>) {
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(frame);
        }
    }

    /// A keyword that only the top of a file has, at the beginning of a line: whatever is open was not closed.
    fn recover(&mut self, at: usize, word: &str) {
        let begins = at == 0 || self.text.get(..at).is_some_and(|before| before.ends_with('\n'));
        let behind = self.text.get(at + word.len()..).unwrap_or_default();
        if begins
            && !self.frames.is_empty()
            && TOP.contains(&word)
            && behind.trim_start_matches(' ').starts_with(['"', '{'])
        {
            if self.kept > 0 {
                self.closed = true;
                return;
            }
            self.clear();
        }
    }

    fn word(&mut self, at: usize, word: &'t str) {
        self.recover(at, word);
        self.named(word);
    }

    /// A name or a text that stands as one: the type or a label of a block, the name of an attribute, the key of an entry.
    fn named(&mut self, word: &'t str) {
        match self.frames.last_mut() {
            None | Some(Frame::Block(_)) => {
                if let Some(statement) = self.statements.last_mut().filter(|statement| !statement.is_value) {
                    statement.words.push(word);
                }
            }
            Some(Frame::Object { key, value: false }) => *key = Some(word),
            _ => {}
        }
    }

    fn symbol(&mut self, rest: &'t str, c: char, i: usize) -> usize {
        if let Some(two) = rest.get(..2)
            && matches!(two, "==" | "!=" | "<=" | ">=" | "=>" | "&&" | "||")
        {
            return 2;
        }
        match c {
            '\n' => self.new_line(),
            '=' | ':' => match self.frames.last_mut() {
                Some(Frame::Object { value, .. }) => *value = true,
                None | Some(Frame::Block(_)) if c == '=' => {
                    if let Some(statement) = self.statements.last_mut() {
                        statement.is_value = true;
                    }
                }
                _ => {}
            },
            ',' => {
                if let Some(Frame::Object { key, value }) = self.frames.last_mut() {
                    (*key, *value) = (None, false);
                }
            }
            '"' => self.push(Frame::Quote(i + 1)),
            '<' if rest.starts_with("<<") => {
                let word = rest.trim_start_matches(['<', '-']);
                let end = word.find(|c: char| !is_word(c)).unwrap_or(word.len());
                let line = rest.find('\n').unwrap_or(rest.len());
                if end > 0 {
                    self.push(Frame::Heredoc(word.get(..end).unwrap_or_default()));
                }
                return line.max(2);
            }
            '{' => self.open_brace(),
            '(' | '[' => self.push(Frame::Group),
            ')' | ']' => {
                if matches!(self.frames.last(), Some(Frame::Group)) {
                    self.frames.pop();
                }
            }
            '}' => self.close_brace(),
            _ => {}
        }
        c.len_utf8()
    }

    fn new_line(&mut self) {
        // A hole in a text in quotes ends with its line.
        let hole = self.frames.iter().rposition(|frame| matches!(frame, Frame::Hole));
        if let Some(hole) = hole
            && let Some(quote) = hole.checked_sub(1)
            && matches!(self.frames.get(quote), Some(Frame::Quote(_)))
        {
            self.frames.truncate(quote);
        }
        match self.frames.last_mut() {
            None | Some(Frame::Block(_)) => self.end_statement(),
            Some(Frame::Object { key, value }) => (*key, *value) = (None, false),
            _ => {}
        }
    }

    fn end_statement(&mut self) {
        let Some(statement) = self.statements.last_mut().map(std::mem::take) else { return };
        if let Some(name) = statement.words.first() {
            self.written(name);
        }
    }

    fn written(&mut self, name: &'t str) {
        match self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::Block(open) => Some(open),
            _ => None,
        }) {
            Some(open) => open.written.push(name),
            None => self.top.push(name),
        }
    }

    fn open_brace(&mut self) {
        let in_body = matches!(self.frames.last(), None | Some(Frame::Block(_)));
        let statement = self.statements.last_mut().filter(|statement| in_body && !statement.is_value);
        match statement
            .and_then(|statement| std::mem::take(statement).words.split_first().map(|(i, l)| (*i, l.to_vec())))
        {
            Some((ident, labels)) if self.frames.len() < MAX_DEPTH => {
                self.written(ident);
                self.frames.push(Frame::Block(Open { ident, labels, written: Vec::new() }));
                self.statements.push(Statement::default());
            }
            _ => self.push(Frame::Object { key: None, value: false }),
        }
    }

    fn close_brace(&mut self) {
        let is_braced = |frame: &Frame<'_>| matches!(frame, Frame::Block(_) | Frame::Object { .. } | Frame::Hole);
        let Some(place) = self.frames.iter().rposition(is_braced) else { return };
        if place < self.kept {
            self.closed = true;
            return;
        }
        if matches!(self.frames.get(place), Some(Frame::Block(_))) {
            self.end_statement();
            self.statements.pop();
            if self.statements.is_empty() {
                self.statements.push(Statement::default());
            }
        }
        if place == 0 {
            if let Some(Frame::Block(open)) = self.frames.drain(..).next() {
                self.done.push(open);
            }
        } else {
            self.frames.truncate(place);
        }
        if matches!(self.frames.last(), None | Some(Frame::Block(_)))
            && let Some(statement) = self.statements.last_mut().filter(|statement| !statement.is_value)
        {
            *statement = Statement::default();
        }
    }

    /// What the cursor is in, once all before it was read.
    fn at(&self, at: usize, ended: &Ended) -> At<'t> {
        let from = match ended {
            Ended::Comment(start) => return At::Comment { start: *start },
            Ended::Word(start) => *start,
            Ended::Code => at,
        };
        let statement = self.statements.last().cloned().unwrap_or_default();
        let attribute = statement.words.first().copied().unwrap_or_default();
        let entry = |frame: &Frame<'t>| match frame {
            Frame::Object { key, value: true } => *key,
            _ => None,
        };
        let keys: Vec<&str> = self.frames.iter().filter_map(entry).collect();
        match self.frames.last() {
            Some(Frame::Heredoc(_)) => At::Nowhere,
            Some(Frame::Quote(start)) if !statement.is_value => match statement.words.split_first() {
                Some((ident, labels)) => At::Label { ident, labels: labels.to_vec(), from: *start, quoted: true },
                None => At::Nowhere,
            },
            Some(Frame::Quote(start)) => At::Text { attribute, keys, from: *start },
            Some(Frame::Object { value: false, .. }) => At::Key { attribute, from },
            Some(Frame::Object { .. } | Frame::Group | Frame::Hole) => At::Expression { attribute, keys, from },
            None | Some(Frame::Block(_)) if statement.is_value => At::Expression { attribute, keys, from },
            None | Some(Frame::Block(_)) => match statement.words.split_first() {
                Some((ident, labels)) => At::Label { ident, labels: labels.to_vec(), from, quoted: false },
                None => At::Statement { from },
            },
        }
    }
}

/// The names before the one that is being typed, the first one first: of `module.a["x"].ou`, `module` and `a`. None where
/// something else than a name stands there.
pub(super) fn chain(text: &str, from: usize) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = text.get(..from)?;
    while let Some(before) = rest.strip_suffix('.') {
        rest = without_indices(before)?;
        let start = rest.len() - rest.chars().rev().take_while(|c| is_word(*c)).map(char::len_utf8).sum::<usize>();
        let name = rest.get(start..).filter(|name| !name.is_empty())?;
        names.push(name);
        rest = rest.get(..start)?;
    }
    names.reverse();
    Some(names)
}

/// A text without the indices and stars that it ends with.
fn without_indices(text: &str) -> Option<&str> {
    let mut text = text;
    loop {
        if let Some(before) = text.strip_suffix(".*") {
            text = before;
        } else if text.ends_with(']') {
            let mut depth = 0_usize;
            let mut open = None;
            for (at, c) in text.char_indices().rev() {
                match c {
                    ']' => depth += 1,
                    '[' => {
                        depth -= 1;
                        if depth == 0 {
                            open = Some(at);
                            break;
                        }
                    }
                    '\n' => break,
                    _ => {}
                }
            }
            text = text.get(..open?)?;
        } else {
            return Some(text);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// The blocks and what the cursor is in, for short.
    fn short(marked: &str) -> String {
        let at = marked.find('‸').unwrap();
        let text = marked.replace('‸', "");
        let cursor = cursor(&text, at);
        let blocks: Vec<String> = cursor
            .blocks
            .iter()
            .map(|open| format!("{}[{}]({})", open.ident, open.labels.join(" "), open.written.join(" ")))
            .collect();
        let at = match cursor.at {
            At::Comment { .. } => "comment".to_owned(),
            At::Statement { .. } => "statement".to_owned(),
            At::Label { ident, labels, quoted, .. } => format!("label {ident} {labels:?} {quoted}"),
            At::Key { attribute, .. } => format!("key of {attribute}"),
            At::Expression { attribute, keys, .. } => format!("expression of {attribute} {keys:?}"),
            At::Text { attribute, keys, .. } => format!("text of {attribute} {keys:?}"),
            At::Nowhere => "nowhere".to_owned(),
        };
        format!("{} {at}", blocks.join(" ")).trim_start().to_owned()
    }

    #[test]
    fn cursors_are_where_the_text_before_them_says() {
        let cases = [
            ("‸", "statement"),
            ("reso‸", "statement"),
            ("resource \"aws_‸", "label resource [] true"),
            (
                "resource \"a\" \"b\" {\n  x = 1\n  ‸\n  y = 2\n  z {}\n}\nvariable \"v\" {}",
                "resource[a b](x y z) statement",
            ),
            ("resource \"a\" \"b\" {\n  x {\n    y = \"${va‸\n  }\n}", "resource[a b](x) x[]() expression of y []"),
            ("resource \"a\" \"b\" {\n  x = \"aä‸\n  y = 1\n", "resource[a b](y) text of x []"),
            ("resource \"a\" \"b\" {\n  x = [\n    va‸", "resource[a b]() expression of x []"),
            ("locals {\n  x = {\n    a = 1\n    b‸", "locals[]() key of x"),
            ("locals {\n  x = {\n    a = va‸", "locals[]() expression of x [\"a\"]"),
            ("# bartizan:ignore aws‸\n", "comment"),
            ("x = <<EOT\n  ${a.‸}\nEOT\n", "expression of x []"),
            ("x = <<EOT\n  a‸\nEOT\n", "nowhere"),
            ("resource \"a\" \"b\" {\n  x = [\nresource \"c\" \"d\" {\n  ‸", "resource[c d]() statement"),
            ("a {\n  # }\n  b = \"}\" # \"\n  ‸", "a[](b) statement"),
            ("a {\n  b = upper(lower(x‸", "a[]() expression of b []"),
        ];
        for (marked, expected) in cases {
            assert_eq!(short(marked), expected, "{marked}");
        }
    }

    #[test]
    fn chains_are_read_backwards() {
        let cases = [
            ("x = module.a[\"b.c\"].", Some(vec!["module", "a"])),
            ("x = aws_s3_bucket.a[0].", Some(vec!["aws_s3_bucket", "a"])),
            ("x = a.b[*].", Some(vec!["a", "b"])),
            ("x = \"${var.", Some(vec!["var"])),
            ("x = f().", None),
            ("x = ", Some(vec![])),
        ];
        for (text, expected) in cases {
            assert_eq!(chain(text, text.len()), expected, "{text}");
        }
    }
}
