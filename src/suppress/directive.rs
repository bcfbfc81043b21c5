//! What comments say: the directives of this program and of the tools that people come from.
//!
//! - `bartizan:ignore ID[,ID] reason until=2027-01-31`, and `bartizan:ignore-file` at the head of a file
//! - Checkov: `checkov:skip=ID[,ID]:reason`, <https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html>
//! - Trivy and tfsec: `trivy:ignore:ID[attribute=value]:exp:DATE:ws:WORKSPACE`,
//!   <https://trivy.dev/latest/docs/scanner/misconfiguration/config/config/>
//! - KICS: `kics-scan ignore`, `ignore-line`, `ignore-block`, `disable=ID`, `enable=ID`,
//!   <https://docs.kics.io/latest/running-kics/#using_commands_on_scanned_files_as_comments>
//! - Terrascan: `ts:skip=ID reason`, <https://runterrascan.io/docs/usage/in-file-instrumentation/>

use std::ops::Range;

use jiff::civil::Date;

use super::Tool;

/// A directive of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Directive {
    pub(super) tool: Tool,
    pub(super) reach: Reach,
    pub(super) ids: Vec<String>,
    pub(super) reason: Option<String>,
    pub(super) until: Option<Until>,
    /// Values that the resource must have: dotted paths, and the texts of the values.
    pub(super) attributes: Vec<(String, String)>,
    /// The workspaces that it is for, as a pattern.
    pub(super) workspace: Option<String>,
    /// Where it stands in the text that was searched.
    pub(super) at: Range<usize>,
}

/// What a directive is about, seen from where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The statement beside it or below it, or the block that it stands in by itself.
    Here,
    /// The statement beside it or below it.
    Statement,
    /// The line beside it or below it.
    Line,
    /// The resource or module call that it stands in.
    Around,
    /// The whole file.
    File,
    /// The whole file, for all checks but these.
    FileBut,
}

/// The last day of a suppression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Day(Date),
    /// A text that is no day.
    Unread(String),
}

impl Until {
    fn parse(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Unread(text.to_owned()), Self::Day)
    }
}

/// What directives begin with. A longer one comes before one that it begins with.
const MARKERS: &[(&str, Tool, Reach)] = &[
    ("bartizan:ignore-file", Tool::Bartizan, Reach::File),
    ("bartizan:ignore", Tool::Bartizan, Reach::Here),
    ("checkov:skip", Tool::Checkov, Reach::Around),
    ("bridgecrew:skip", Tool::Checkov, Reach::Around),
    ("trivy:ignore:", Tool::Trivy, Reach::Statement),
    ("tfsec:ignore:", Tool::Tfsec, Reach::Statement),
    ("kics-scan", Tool::Kics, Reach::File),
    ("ts:skip", Tool::Terrascan, Reach::Around),
];

/// Most directives of a comment.
const MAX_DIRECTIVES: usize = 100;

/// The directives in a comment.
pub(super) fn directives(comment: &str) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut begin = 0;
    for line in comment.split_inclusive('\n') {
        if found.len() >= MAX_DIRECTIVES {
            break;
        }
        of_line(line, begin, &mut found);
        begin += line.len();
    }
    found
}

fn of_line(line: &str, begin: usize, found: &mut Vec<Directive>) {
    let mut starts: Vec<(usize, &(&str, Tool, Reach))> = Vec::new();
    for marker in MARKERS {
        for (at, _) in line.match_indices(marker.0).take(MAX_DIRECTIVES) {
            let inside_word = line.get(..at).unwrap_or_default().ends_with(|c: char| c.is_alphanumeric() || c == '-');
            if !inside_word && !starts.iter().any(|(known, _)| *known == at) {
                starts.push((at, marker));
            }
        }
    }
    starts.sort_by_key(|(at, _)| *at);
    for (place, (at, (word, tool, reach))) in starts.iter().enumerate() {
        let end = starts.get(place + 1).map_or(line.len(), |(next, _)| *next);
        let segment = line.get(*at..end).unwrap_or_default();
        let segment = segment
            .trim_end()
            .trim_end_matches("*/")
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '/'));
        let Some(rest) = segment.strip_prefix(word) else { continue };
        let read = match tool {
            Tool::Bartizan => own(rest),
            Tool::Checkov => checkov(rest),
            Tool::Trivy | Tool::Tfsec => trivy(rest),
            Tool::Kics => kics(rest),
            Tool::Terrascan => terrascan(rest),
            _ => None,
        };
        let Some(Read { ids, reason, until, attributes, workspace, reach: other }) = read else { continue };
        let at = begin + at..begin + at + segment.len();
        let reach = other.unwrap_or(*reach);
        found.push(Directive { tool: *tool, reach, ids, reason, until, attributes, workspace, at });
    }
}

/// What was read behind a marker.
#[derive(Default)]
struct Read {
    ids: Vec<String>,
    reason: Option<String>,
    until: Option<Until>,
    attributes: Vec<(String, String)>,
    workspace: Option<String>,
    reach: Option<Reach>,
}

/// ` ID[,ID] reason until=DATE`. One that names nothing is read all the same, so that it can be told.
fn own(rest: &str) -> Option<Read> {
    if rest.starts_with(|c: char| !c.is_whitespace() && c != ':') {
        return None;
    }
    let mut words = rest.trim_start_matches(':').split_whitespace().peekable();
    let mut ids = Vec::new();
    let mut until = None;
    let mut more = true;
    while let Some(word) = words.peek().copied().filter(|_| more) {
        if word.starts_with("until=") {
            break;
        }
        words.next();
        more = word.ends_with(',') || words.peek().is_some_and(|next| next.starts_with(','));
        ids.extend(word.split(',').map(|id| id.trim_end_matches(':')).filter(|id| !id.is_empty()).map(str::to_owned));
    }
    let mut reason: Vec<&str> = Vec::new();
    for word in words {
        match word.strip_prefix("until=") {
            Some(day) => until = Some(Until::parse(day.trim_end_matches([',', ';', ')', '.']))),
            None => reason.push(word),
        }
    }
    Some(Read { ids, reason: worded(&reason.join(" ")), until, ..Read::default() })
}

/// `=ID[,ID]:reason`.
fn checkov(rest: &str) -> Option<Read> {
    let rest = rest.trim_start().strip_prefix('=')?;
    let (ids, reason) = listed(rest, |c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (!ids.is_empty()).then(|| Read { ids, reason: worded(reason), ..Read::default() })
}

/// `=ID reason`.
fn terrascan(rest: &str) -> Option<Read> {
    let rest = rest.trim_start().strip_prefix('=')?;
    let (ids, reason) = listed(rest, |c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (!ids.is_empty()).then(|| Read { ids, reason: worded(reason), ..Read::default() })
}

/// `ID[attribute=value,…]:exp:DATE:ws:WORKSPACE reason`.
fn trivy(rest: &str) -> Option<Read> {
    let mut depth = 0_usize;
    let end = rest.find(|c: char| {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c.is_whitespace() && depth == 0
    });
    let (rule, reason) = rest.split_at(end.unwrap_or(rest.len()));
    let (rule, attributes) = match rule.split_once('[').and_then(|(id, more)| Some((id, more.split_once(']')?))) {
        Some((id, (inside, after))) => {
            let pairs = inside.split(',').filter_map(|pair| pair.split_once('='));
            let unquoted = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
            let pairs = pairs.map(|(path, value)| (unquoted(path), unquoted(value))).collect();
            (format!("{id}{after}"), pairs)
        }
        None => (rule.to_owned(), Vec::new()),
    };
    let mut parts = rule.split(':');
    let id = parts.next().map(str::trim).filter(|id| !id.is_empty())?;
    let mut read = Read { ids: vec![id.to_owned()], reason: worded(reason), attributes, ..Read::default() };
    while let Some(part) = parts.next() {
        match part {
            "exp" => read.until = parts.next().map(Until::parse),
            "ws" => read.workspace = parts.next().map(str::to_owned),
            _ => {}
        }
    }
    Some(read)
}

/// ` ignore`, ` ignore-line`, ` ignore-block`, ` disable=ID,ID`, ` enable=ID,ID`.
fn kics(rest: &str) -> Option<Read> {
    let command = rest.trim_start_matches(':').split_whitespace().next()?;
    let all = |reach| Read { ids: vec!["*".to_owned()], reach: Some(reach), ..Read::default() };
    let named = |ids: &str, reach| {
        let ids = ids.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
        Read { ids, reach: Some(reach), ..Read::default() }
    };
    match command.split_once('=') {
        Some(("disable", ids)) => Some(named(ids, Reach::File)),
        Some(("enable", ids)) => Some(named(ids, Reach::FileBut)),
        None if command == "ignore" => Some(all(Reach::File)),
        None if command == "ignore-line" => Some(all(Reach::Line)),
        None if command == "ignore-block" => Some(all(Reach::Statement)),
        _ => None,
    }
}

/// Ids with commas between them, and what comes behind them.
fn listed(text: &str, of_id: impl Fn(char) -> bool) -> (Vec<String>, &str) {
    let mut ids = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let end = rest.find(|c: char| !of_id(c)).unwrap_or(rest.len());
        let (id, after) = rest.split_at(end);
        if id.is_empty() {
            return (ids, after);
        }
        ids.push(id.to_owned());
        match after.trim_start().strip_prefix(',') {
            Some(more) => rest = more.trim_start(),
            None => return (ids, after),
        }
    }
}

/// A reason without what stands around it.
fn worded(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '#' | '/' | '-' | '*' | '"'));
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn short(directive: &Directive) -> String {
        let mut text = format!("{} {:?} {}", directive.tool.name(), directive.reach, directive.ids.join("+"));
        for (path, value) in &directive.attributes {
            text.push_str(&format!(" [{path}={value}]"));
        }
        match &directive.until {
            Some(Until::Day(day)) => text.push_str(&format!(" until {day}")),
            Some(Until::Unread(day)) => text.push_str(&format!(" until {day}?")),
            None => {}
        }
        if let Some(workspace) = &directive.workspace {
            text.push_str(&format!(" in {workspace}"));
        }
        if let Some(reason) = &directive.reason {
            text.push_str(&format!(": {reason}"));
        }
        text
    }

    #[test]
    fn comments_are_read() {
        let cases: &[(&str, &[&str])] = &[
            ("# bartizan:ignore aws-a a website", &["bartizan Here aws-a: a website"]),
            ("# bartizan:ignore aws-a,aws-b", &["bartizan Here aws-a+aws-b"]),
            ("# bartizan:ignore aws-a, aws-b both", &["bartizan Here aws-a+aws-b: both"]),
            ("/* bartizan:ignore aws-a why until=2027-01-31 */", &["bartizan Here aws-a until 2027-01-31: why"]),
            ("# bartizan:ignore aws-a until=soon", &["bartizan Here aws-a until soon?"]),
            ("# bartizan:ignore", &["bartizan Here "]),
            ("# bartizan:ignored aws-a", &[]),
            ("# bartizan:ignore-file aws-*: made by hand", &["bartizan File aws-*: made by hand"]),
            ("#checkov:skip=CKV_AWS_20:a website", &["checkov Around CKV_AWS_20: a website"]),
            ("# checkov:skip=CKV_AWS_1, CKV2_AWS_2: both", &["checkov Around CKV_AWS_1+CKV2_AWS_2: both"]),
            ("// bridgecrew:skip=BC_AWS_1", &["checkov Around BC_AWS_1"]),
            ("# checkov:skip=", &[]),
            ("#trivy:ignore:AVD-AWS-0086", &["trivy Statement AVD-AWS-0086"]),
            (
                "#trivy:ignore:aws-0107[from_port=22,a.b=\"x y\"]:exp:2027-03-10:ws:dev-* for now",
                &["trivy Statement aws-0107 [from_port=22] [a.b=x y] until 2027-03-10 in dev-*: for now"],
            ),
            ("#trivy:ignore:*", &["trivy Statement *"]),
            ("#trivy:ignore:aws-*:ws:dev-*", &["trivy Statement aws-* in dev-*"]),
            ("#tfsec:ignore:a #trivy:ignore:b", &["tfsec Statement a", "trivy Statement b"]),
            ("# kics-scan ignore", &["kics File *"]),
            ("# kics-scan ignore-line", &["kics Line *"]),
            ("# kics-scan ignore-block", &["kics Statement *"]),
            ("# kics-scan disable=0a1b,2c3d", &["kics File 0a1b+2c3d"]),
            ("# kics-scan enable=0a1b", &["kics FileBut 0a1b"]),
            ("#ts:skip=AC_AWS_0207 a bastion", &["terrascan Around AC_AWS_0207: a bastion"]),
            ("# nothing of the sort", &[]),
        ];
        for (comment, expected) in cases {
            let found: Vec<String> = directives(comment).iter().map(short).collect();
            assert_eq!(found, *expected, "{comment}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let comment = "/*\n * bartizan:ignore aws-a why\n */";
        let found = directives(comment);
        assert_eq!(comment.get(found[0].at.clone()).unwrap(), "bartizan:ignore aws-a why");
    }
}
