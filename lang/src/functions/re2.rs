//! RE2's syntax of regular expressions, as Go's `regexp/syntax` reads it (<https://pkg.go.dev/regexp/syntax>), rewritten for
//! the `regex` crate, which matches alike but reads some things in another sense and accepts more.

/// Most repetitions, those of nested repetitions multiplied.
const MAX_REPEAT: u64 = 1000;

/// Deepest nesting of groups.
const MAX_NESTING: usize = 200;

/// A pattern for the `regex` crate.
pub(super) struct Translated {
    /// The pattern; its groups have no names, since Go takes names that the crate does not.
    pub pattern: String,
    /// The names of the groups, in their order.
    pub names: Vec<Option<String>>,
}

/// Why a pattern is none.
pub(super) type Refusal = String;

/// Rewrites a pattern.
///
/// # Errors
/// The message, when Go would refuse the pattern.
pub(super) fn translate(pattern: &str) -> Result<Translated, Refusal> {
    let chars: Vec<char> = pattern.chars().collect();
    let mut translator = Translator {
        chars: &chars,
        at: 0,
        out: String::with_capacity(pattern.len() + 16),
        names: Vec::new(),
        frames: vec![Frame::default()],
        flags: String::new(),
    };
    translator.run()?;
    Ok(Translated { pattern: translator.out, names: translator.names })
}

/// A group that is open, or the whole pattern.
#[derive(Default)]
struct Frame {
    /// How often the part before this place is repeated inside of itself; `None` where there is nothing to repeat.
    last: Option<u64>,
    /// The most of any part of the group.
    most: u64,
}

struct Translator<'a> {
    chars: &'a [char],
    at: usize,
    out: String,
    names: Vec<Option<String>>,
    frames: Vec<Frame>,
    /// Flags that were set and are not written yet: in Go a repetition after them repeats what stands before them.
    flags: String,
}

impl Translator<'_> {
    fn run(&mut self) -> Result<(), Refusal> {
        // Where the repetition stands that was read last, when nothing came after it.
        let mut repeated: Option<usize> = None;
        while let Some(c) = self.peek(0) {
            let start = self.at;
            let before = repeated.take();
            match c {
                '*' | '+' | '?' => {
                    self.at += 1;
                    self.repeat(start, before, 1)?;
                    repeated = Some(before.unwrap_or(start));
                }
                '{' => match self.bounds() {
                    Some((least, most, end)) => {
                        let refused = || format!("invalid repeat count: `{}`", self.text(start, end));
                        let (Some(least), Some(most)) = (least, most) else { return Err(refused()) };
                        let highest = most.unwrap_or(least);
                        if least > MAX_REPEAT || highest > MAX_REPEAT || most.is_some_and(|most| least > most) {
                            return Err(refused());
                        }
                        self.at = end;
                        let times = if most == Some(0) { 0 } else { highest.max(1) };
                        self.repeat(start, before, times)?;
                        repeated = Some(before.unwrap_or(start));
                    }
                    None => {
                        self.at += 1;
                        self.literal('{');
                    }
                },
                '(' if self.peek(1) == Some('?') => self.special_group()?,
                '(' => {
                    self.at += 1;
                    self.open("(", Some(None))?;
                }
                ')' => {
                    self.at += 1;
                    let closed = if self.frames.len() > 1 { self.frames.pop() } else { None };
                    let Some(closed) = closed else {
                        return Err(format!("unexpected ): `{}`", self.text(0, self.chars.len())));
                    };
                    self.flags.clear();
                    self.out.push(')');
                    self.item(closed.most);
                }
                '|' => {
                    self.at += 1;
                    self.write_flags();
                    self.out.push('|');
                    if let Some(frame) = self.frames.last_mut() {
                        frame.last = None;
                    }
                }
                '^' | '$' | '.' => {
                    self.at += 1;
                    self.atom(c.encode_utf8(&mut [0; 4]));
                }
                '[' => {
                    let mut class = String::new();
                    self.class(&mut class)?;
                    self.atom(&class);
                }
                '\\' => self.escape()?,
                _ => {
                    self.at += 1;
                    self.literal(c);
                }
            }
        }
        if self.frames.len() > 1 {
            return Err(format!("missing closing ): `{}`", self.text(0, self.chars.len())));
        }
        Ok(())
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default().iter().collect()
    }

    fn write_flags(&mut self) {
        if !self.flags.is_empty() {
            self.out.push_str(&std::mem::take(&mut self.flags));
        }
    }

    /// Something that can be repeated was written.
    fn item(&mut self, weight: u64) {
        if let Some(frame) = self.frames.last_mut() {
            frame.last = Some(weight.max(1));
            frame.most = frame.most.max(weight);
        }
    }

    fn atom(&mut self, text: &str) {
        self.write_flags();
        self.out.push_str(text);
        self.item(1);
    }

    fn literal(&mut self, c: char) {
        self.atom(&regex::escape(c.encode_utf8(&mut [0; 4])));
    }

    /// Writes the repetition between `start` and this place.
    fn repeat(&mut self, start: usize, before: Option<usize>, times: u64) -> Result<(), Refusal> {
        let end = self.at;
        if self.peek(0) == Some('?') {
            self.at += 1;
        }
        if let Some(before) = before {
            return Err(format!("invalid nested repetition operator: `{}`", self.text(before, self.at)));
        }
        let written = self.text(start, self.at);
        let shown = self.text(start, end);
        let Some(frame) = self.frames.last_mut() else { return Ok(()) };
        let Some(inner) = frame.last else {
            return Err(format!("missing argument to repetition operator: `{shown}`"));
        };
        let weight = if times == 0 { 1 } else { inner.saturating_mul(times) };
        if times >= 2 && weight > MAX_REPEAT {
            return Err(format!("invalid repeat count: `{shown}`"));
        }
        frame.last = Some(weight);
        frame.most = frame.most.max(weight);
        self.out.push_str(&written);
        Ok(())
    }

    /// `{n}`, `{n,}` or `{n,m}` at this place, as the least and the most (`None` when the number is far too large, the
    /// most `Some(None)` when there is none) and the end; anything else in braces is plain text.
    #[expect(clippy::option_option, reason = "read in one place")]
    fn bounds(&self) -> Option<(Option<u64>, Option<Option<u64>>, usize)> {
        let number = |start: usize| {
            let digits = self.chars.get(start..)?.iter().take_while(|c| c.is_ascii_digit()).count();
            let text = self.text(start, start + digits);
            if digits == 0 || (digits > 1 && text.starts_with('0')) {
                return None;
            }
            Some((text.parse::<u64>().ok(), start + digits))
        };
        let (least, mut end) = number(self.at + 1)?;
        let mut most = least.map(Some);
        if self.chars.get(end) == Some(&',') {
            end += 1;
            if self.chars.get(end) == Some(&'}') {
                most = Some(None);
            } else {
                let (limit, after) = number(end)?;
                most = limit.map(Some);
                end = after;
            }
        }
        (self.chars.get(end) == Some(&'}')).then_some((least, most, end + 1))
    }

    /// Opens a group; a capturing one has a name or none.
    #[expect(clippy::option_option, reason = "no group to remember, or one without a name")]
    fn open(&mut self, text: &str, name: Option<Option<String>>) -> Result<(), Refusal> {
        self.write_flags();
        if self.frames.len() > MAX_NESTING {
            return Err("expression nests too deeply".to_owned());
        }
        self.out.push_str(text);
        self.names.extend(name);
        self.frames.push(Frame::default());
        Ok(())
    }

    /// `(?P<name>`, `(?<name>`, `(?flags)` or `(?flags:`.
    fn special_group(&mut self) -> Result<(), Refusal> {
        let start = self.at;
        let name_at = match (self.peek(2), self.peek(3)) {
            (Some('P'), Some('<')) => Some(start + 4),
            (Some('<'), _) => Some(start + 3),
            _ => None,
        };
        if let Some(name_at) = name_at {
            let rest = self.chars.get(name_at..).unwrap_or_default();
            let Some(length) = rest.iter().position(|c| *c == '>') else {
                return Err(format!("invalid named capture: `{}`", self.text(start, self.chars.len())));
            };
            let name = self.text(name_at, name_at + length);
            if name.is_empty() || !name.chars().all(|c| c == '_' || c.is_ascii_alphanumeric()) {
                return Err(format!("invalid named capture: `{}`", self.text(start, name_at + length + 1)));
            }
            self.at = name_at + length + 1;
            return self.open("(", Some(Some(name)));
        }
        let (mut on, mut off) = (String::new(), String::new());
        let (mut negative, mut saw) = (false, false);
        let mut at = start + 2;
        while let Some(c) = self.chars.get(at) {
            at += 1;
            match c {
                'i' | 'm' | 's' | 'U' => {
                    saw = true;
                    on.retain(|known| known != *c);
                    off.retain(|known| known != *c);
                    if negative { off.push(*c) } else { on.push(*c) }
                }
                '-' if !negative => {
                    negative = true;
                    saw = false;
                }
                ':' | ')' if !negative || saw => {
                    let minus = if off.is_empty() { "" } else { "-" };
                    self.at = at;
                    if *c == ':' {
                        return self.open(&format!("(?{on}{minus}{off}:"), None);
                    }
                    if !on.is_empty() || !off.is_empty() {
                        self.flags.push_str(&format!("(?{on}{minus}{off})"));
                    }
                    return Ok(());
                }
                _ => break,
            }
        }
        Err(format!("invalid or unsupported Perl syntax: `{}`", self.text(start, at)))
    }

    /// An escape outside of a class.
    fn escape(&mut self) -> Result<(), Refusal> {
        match self.peek(1) {
            Some('Q') => {
                self.at += 2;
                while let Some(c) = self.peek(0) {
                    if c == '\\' && self.peek(1) == Some('E') {
                        self.at += 2;
                        break;
                    }
                    self.at += 1;
                    self.literal(c);
                }
                Ok(())
            }
            Some(c @ ('A' | 'z' | 'b' | 'B')) => {
                self.at += 2;
                self.atom(match c {
                    'A' => r"\A",
                    'z' => r"\z",
                    'b' => r"(?-u:\b)",
                    _ => NOT_AT_WORD,
                });
                Ok(())
            }
            _ => {
                let mut class = String::new();
                if self.class_escape(&mut class)? {
                    self.atom(&class);
                    return Ok(());
                }
                match char::from_u32(self.character()?) {
                    Some(c) => self.literal(c),
                    // A surrogate, which is in no text.
                    None => self.atom(NOTHING),
                }
                Ok(())
            }
        }
    }

    /// `\d`, `\pL` and their like, which are classes of their own inside and outside of brackets.
    fn class_escape(&mut self, out: &mut String) -> Result<bool, Refusal> {
        if self.peek(0) != Some('\\') {
            return Ok(false);
        }
        let ascii = match self.peek(1) {
            Some('d') => "[0-9]",
            Some('D') => "[^0-9]",
            Some('w') => "[0-9A-Za-z_]",
            Some('W') => "[^0-9A-Za-z_]",
            Some('s') => "[\\t\\n\\x0C\\r ]",
            Some('S') => "[^\\t\\n\\x0C\\r ]",
            Some(c @ ('p' | 'P')) => {
                self.unicode_class(c == 'P', out)?;
                return Ok(true);
            }
            _ => return Ok(false),
        };
        out.push_str(ascii);
        self.at += 2;
        Ok(true)
    }

    /// `\pL`, `\p{Greek}`, `\P{^Lu}`.
    fn unicode_class(&mut self, negated: bool, out: &mut String) -> Result<(), Refusal> {
        let start = self.at;
        let rest = self.chars.get(start + 2..).unwrap_or_default();
        let (name, end) = if rest.first() == Some(&'{') {
            let Some(length) = rest.iter().position(|c| *c == '}') else {
                return Err(format!("invalid character class range: `{}`", self.text(start, self.chars.len())));
            };
            (self.text(start + 3, start + 2 + length), start + 3 + length)
        } else {
            (self.text(start + 2, start + 3), start + 3)
        };
        let (negated, name) = match name.strip_prefix('^') {
            Some(name) => (!negated, name),
            None => (negated, name.as_str()),
        };
        let class = match name {
            "Any" => "\\x{0}-\\x{10FFFF}".to_owned(),
            // Without what is not assigned.
            "C" => "\\p{Cc}\\p{Cf}\\p{Co}".to_owned(),
            "Cs" => NOTHING.to_owned(),
            name if CATEGORIES.contains(&name) => format!("\\p{{{name}}}"),
            name if SCRIPTS.split(' ').any(|known| known == name) => format!("\\p{{Script={name}}}"),
            _ => return Err(format!("invalid character class range: `{}`", self.text(start, end))),
        };
        out.push_str(if negated { "[^" } else { "[" });
        out.push_str(&class);
        out.push(']');
        self.at = end;
        Ok(())
    }

    /// The number of a character, escaped or plain.
    fn character(&mut self) -> Result<u32, Refusal> {
        let start = self.at;
        let Some(first) = self.peek(0) else { return Err("missing closing ]".to_owned()) };
        self.at += 1;
        if first != '\\' {
            return Ok(u32::from(first));
        }
        let Some(c) = self.peek(0) else { return Err("trailing backslash at end of expression: ``".to_owned()) };
        self.at += 1;
        let invalid = |end: usize| Err(format!("invalid escape sequence: `{}`", self.text(start, end)));
        let octal = |c: Option<char>| c.and_then(|c| c.to_digit(8));
        match c {
            '0'..='7' => {
                // One digit that is not zero would be a reference to a group, which RE2 has not.
                if c != '0' && octal(self.peek(0)).is_none() {
                    return invalid(self.at);
                }
                let mut number = u32::from(c) - u32::from('0');
                for _ in 0..2 {
                    let Some(digit) = octal(self.peek(0)) else { break };
                    number = number * 8 + digit;
                    self.at += 1;
                }
                Ok(number)
            }
            'x' if self.peek(0) == Some('{') => {
                let mut at = self.at + 1;
                let mut number = 0u32;
                while let Some(digit) = self.chars.get(at).and_then(|c| c.to_digit(16)) {
                    number = number * 16 + digit;
                    at += 1;
                    if number > u32::from(char::MAX) {
                        return invalid(at);
                    }
                }
                if at == self.at + 1 || self.chars.get(at) != Some(&'}') {
                    return invalid(at + 1);
                }
                self.at = at + 1;
                Ok(number)
            }
            'x' => {
                let digit = |ahead: usize| self.peek(ahead).and_then(|c| c.to_digit(16));
                let (Some(high), Some(low)) = (digit(0), digit(1)) else { return invalid(self.at + 2) };
                self.at += 2;
                Ok(high * 16 + low)
            }
            'a' => Ok(0x07),
            'f' => Ok(0x0C),
            'n' => Ok(0x0A),
            'r' => Ok(0x0D),
            't' => Ok(0x09),
            'v' => Ok(0x0B),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => Ok(u32::from(c)),
            _ => invalid(self.at),
        }
    }

    /// A class in brackets. `[`, `&&`, `--` and `~~` have no meaning of their own in RE2.
    fn class(&mut self, out: &mut String) -> Result<(), Refusal> {
        let start = self.at;
        let unclosed = |this: &Self| format!("missing closing ]: `{}`", this.text(start, this.chars.len()));
        out.push('[');
        self.at += 1;
        if self.peek(0) == Some('^') {
            out.push('^');
            self.at += 1;
        }
        let mut first = true;
        loop {
            match self.peek(0) {
                None => return Err(unclosed(self)),
                Some(']') if !first => {
                    out.push(']');
                    self.at += 1;
                    return Ok(());
                }
                Some('[') if self.peek(1) == Some(':') => {
                    let rest = self.chars.get(self.at + 2..).unwrap_or_default();
                    if let Some(length) = rest.windows(2).position(|pair| pair == [':', ']']) {
                        let whole = self.text(self.at, self.at + length + 4);
                        let name = self.text(self.at + 2, self.at + 2 + length);
                        if !NAMED_CLASSES.contains(&name.strip_prefix('^').unwrap_or(&name)) {
                            return Err(format!("invalid character class range: `{whole}`"));
                        }
                        out.push_str(&whole);
                        self.at += length + 4;
                        first = false;
                        continue;
                    }
                }
                Some('\\') => {
                    if self.class_escape(out)? {
                        first = false;
                        continue;
                    }
                }
                Some(_) => {}
            }
            first = false;
            let low_at = self.at;
            let low = self.character()?;
            let mut high = low;
            if self.peek(0) == Some('-') && self.peek(1).is_some_and(|c| c != ']') {
                self.at += 1;
                high = self.character()?;
                if high < low {
                    return Err(format!("invalid character class range: `{}`", self.text(low_at, self.at)));
                }
            }
            range(low, high, out);
        }
    }
}

/// Writes a range of characters, without the surrogates, which are in no text.
fn range(low: u32, high: u32, out: &mut String) {
    let low = char::from_u32(low).unwrap_or('\u{E000}');
    let high = char::from_u32(high).unwrap_or('\u{D7FF}');
    if low > high {
        return;
    }
    class_literal(low, out);
    if high > low {
        out.push('-');
        class_literal(high, out);
    }
}

fn class_literal(c: char, out: &mut String) {
    if c.is_ascii_punctuation() && !matches!(c, '<' | '>') {
        out.push('\\');
    }
    out.push(c);
}

/// What matches no text.
const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";

/// Where a word, of ASCII's letters, neither begins nor ends.
const NOT_AT_WORD: &str = r"(?-u:\B)";

/// The classes `[:name:]`.
const NAMED_CLASSES: &[&str] = &[
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
];

/// The general categories that Go 1.23 knows (<https://pkg.go.dev/unicode#pkg-variables>), without `C` and `Cs`.
const CATEGORIES: &[&str] = &[
    "Cc", "Cf", "Co", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd",
    "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
];

/// The scripts that Go 1.23 knows, those of Unicode 15; like the categories they are written in just this way.
const SCRIPTS: &str = "\
    Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki \
    Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee \
    Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra \
    Duployan Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati \
    Gunjala_Gondi Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited \
    Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi \
    Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian \
    Mahajani Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui \
    Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nag_Mundari \
    Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic \
    Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage \
    Osmanya Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan \
    Saurashtra Sharada Shavian Siddham SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri \
    Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan \
    Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square";
