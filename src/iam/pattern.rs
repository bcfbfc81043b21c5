//! Patterns with `*` and `?`: whether one holds all that another holds, and whether two hold something in common.

/// The longest pattern that is compared letter by letter; longer ones only by their text.
const MAX_LENGTH: usize = 1024;

/// Whether everything that `narrow` matches is matched by `wide`. Where a star of the one stands against letters of the
/// other it may be false although it is so: `a*b*` and `a?b*` are told, `*a*` against `?*a` is not.
#[must_use]
pub fn covers(wide: &str, narrow: &str) -> bool {
    if wide == narrow || wide.bytes().all(|c| c == b'*') && !wide.is_empty() {
        return true;
    }
    let (wide, narrow) = (wide.as_bytes(), narrow.as_bytes());
    if wide.len() > MAX_LENGTH || narrow.len() > MAX_LENGTH {
        return false;
    }
    let (mut w, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(letter) = narrow.get(n) {
        match wide.get(w) {
            Some(b'*') => {
                star = Some((w, n));
                w += 1;
            }
            // A star of the narrow one is any text, which only a star holds.
            Some(c) if *letter != b'*' && (*c == b'?' || c == letter) => {
                w += 1;
                n += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    w = at + 1;
                    n = from + 1;
                }
                None => return false,
            },
        }
    }
    wide.get(w..).is_none_or(|rest| rest.iter().all(|c| *c == b'*'))
}

/// Whether some text is matched by both.
#[must_use]
pub fn overlap(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() > MAX_LENGTH || other.len() > MAX_LENGTH {
        return true;
    }
    // Whether what is left of both, from each place of the other on, has something in common.
    let mut below: Vec<bool> = Vec::new();
    for o in (0..=one.len()).rev() {
        let mut row = vec![false; other.len() + 1];
        for t in (0..=other.len()).rev() {
            let at = |row: &Vec<bool>, place: usize| row.get(place).copied().unwrap_or(false);
            let value = match (one.get(o), other.get(t)) {
                (None, None) => true,
                (Some(b'*'), _) => at(&below, t) || t < other.len() && at(&row, t + 1),
                (_, Some(b'*')) => at(&row, t + 1) || o < one.len() && at(&below, t),
                (Some(a), Some(b)) => (a == b || *a == b'?' || *b == b'?') && at(&below, t + 1),
                _ => false,
            };
            if let Some(slot) = row.get_mut(t) {
                *slot = value;
            }
        }
        below = row;
    }
    below.first().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_covers_what() {
        let yes = [
            ("*", ""),
            ("s3:*", "s3:Get*"),
            ("s3:Get*", "s3:GetObject"),
            ("s3:G?tObject", "s3:GetObject"),
            ("s3:G?t*", "s3:G?tObject"),
            ("arn:aws:s3:::b*", "arn:aws:s3:::b/*"),
            ("*a*", "ba*"),
        ];
        for (wide, narrow) in yes {
            assert!(covers(wide, narrow), "{wide} {narrow}");
        }
        for (wide, narrow) in
            [("s3:Get*", "s3:*"), ("s3:?", "s3:*"), ("s3:Get", "s3:Get*"), ("", "*"), ("a", "b"), ("s3:*", "*")]
        {
            assert!(!covers(wide, narrow), "{wide} {narrow}");
        }
    }

    #[test]
    fn what_overlaps() {
        for (one, other) in [("s3:Get*", "s3:*Object"), ("*", "iam:PassRole"), ("a?c", "*b*"), ("", "*"), ("a", "a")] {
            assert!(overlap(one, other) && overlap(other, one), "{one} {other}");
        }
        for (one, other) in [("s3:Get*", "s3:Put*"), ("iam:*", "s3:*"), ("a?", "a"), ("", "a")] {
            assert!(!overlap(one, other) && !overlap(other, one), "{one} {other}");
        }
    }
}
