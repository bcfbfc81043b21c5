//! What stands in texts: `${resource.property[0]["key"]}`, and `$$` for a dollar sign.
//! <https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/#expressions-evaluations>

use bartizan_lang::value::Str;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text as it will be.
    Text(Str),
    /// A name and the way on from it.
    Path(Str, Vec<Access>),
}

/// A step of a way into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// `.name`, `["name"]`.
    Name(Str),
    /// `[0]`.
    Index(i64),
}

/// The pieces of a text.
///
/// # Errors
/// What is wrong with an interpolation in it.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, &'static str> {
    let mut pieces = Vec::new();
    let mut pending = Str::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 1..).unwrap_or_default());
        pending.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            pending.push('$');
            rest = after;
        } else if let Some(inside) = after.strip_prefix('{') {
            let (name, steps, after) = path(inside)?;
            if !pending.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut pending)));
            }
            pieces.push(Piece::Path(name, steps));
            rest = after;
        } else {
            pending.push('$');
            rest = after;
        }
    }
    pending.push_str(rest);
    if !pending.is_empty() {
        pieces.push(Piece::Text(pending));
    }
    Ok(pieces)
}

/// A path up to its closing brace, and what follows that.
fn path(text: &str) -> Result<(Str, Vec<Access>, &str), &'static str> {
    let mut steps = Vec::new();
    let mut rest = text;
    loop {
        let Some(first) = rest.chars().next() else { return Err("an interpolation has no closing brace") };
        match first {
            '}' => {
                let after = rest.get(1..).unwrap_or_default();
                let mut steps = steps.into_iter();
                return match steps.next() {
                    Some(Access::Name(name)) => Ok((name, steps.collect(), after)),
                    _ => Err("an interpolation must begin with a name"),
                };
            }
            '.' => rest = rest.get(1..).unwrap_or_default(),
            '[' => {
                let inside = rest.get(1..).unwrap_or_default();
                let (step, after) = match inside.strip_prefix('"') {
                    Some(quoted) => key(quoted)?,
                    None => {
                        let (number, after) = inside.split_once(']').ok_or("an index has no closing bracket")?;
                        let index = number.parse().map_err(|_| "an index must be a whole number or a quoted name")?;
                        (Access::Index(index), after)
                    }
                };
                steps.push(step);
                rest = after;
            }
            _ => {
                let end = rest.find(['.', '[', '}']).ok_or("an interpolation has no closing brace")?;
                let (name, after) = rest.split_at(end);
                steps.push(Access::Name(name.trim().into()));
                rest = after;
            }
        }
    }
}

/// A quoted name up to its closing bracket, and what follows that.
fn key(text: &str) -> Result<(Access, &str), &'static str> {
    let mut name = Str::new();
    let mut rest = text;
    loop {
        let at = rest.find(['"', '\\']).ok_or("a quoted name has no end")?;
        let (before, after) = rest.split_at(at);
        name.push_str(before);
        if let Some(after) = after.strip_prefix("\\\"") {
            name.push('"');
            rest = after;
        } else if let Some(after) = after.strip_prefix('\\') {
            name.push('\\');
            rest = after;
        } else {
            let after = after.strip_prefix("\"]").ok_or("a quoted name has no closing bracket")?;
            return Ok((Access::Name(name), after));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let of = |piece: &Piece| match piece {
            Piece::Text(text) => format!("{text:?}"),
            Piece::Path(name, steps) => {
                let steps = steps.iter().map(|step| match step {
                    Access::Name(name) => format!(".{name}"),
                    Access::Index(index) => format!("[{index}]"),
                });
                format!("<{name}{}>", steps.collect::<String>())
            }
        };
        match pieces(text) {
            Ok(pieces) => pieces.iter().map(of).collect::<Vec<_>>().join(" "),
            Err(problem) => problem.to_owned(),
        }
    }

    #[test]
    fn texts_are_taken_apart() {
        for (text, expected) in [
            ("plain", "\"plain\""),
            ("", ""),
            ("${a}", "<a>"),
            ("${a.b[0].c}", "<a.b[0].c>"),
            ("x-${a}-${b}.", "\"x-\" <a> \"-\" <b> \".\""),
            ("$${a} costs $5 or $$5", "\"${a} costs $5 or $5\""),
            ("${a[\"b.c\\\"}\"].d}", "<a.b.c\"}.d>"),
            ("${[\"my.bucket\"].id}", "<my.bucket.id>"),
            ("${aws:region}", "<aws:region>"),
            ("${a", "an interpolation has no closing brace"),
            ("${a[b]}", "an index must be a whole number or a quoted name"),
            ("${a[0}", "an index has no closing bracket"),
            ("${a[\"b}", "a quoted name has no end"),
            ("${}", "an interpolation must begin with a name"),
            ("${[0]}", "an interpolation must begin with a name"),
            ("äöü $ ${ä.ö}", "\"äöü $ \" <ä.ö>"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
