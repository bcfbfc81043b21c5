//! Tables that the binary carries as sorted text, a row a line, and in which rows are found by halving.

/// Where the first row stands of which `before` is not true.
pub(crate) fn bound(table: &'static str, before: impl Fn(&'static str) -> bool) -> usize {
    let (mut from, mut to) = (0, table.len());
    while from < to {
        let middle = table.floor_char_boundary(from + (to - from) / 2);
        let start = table.get(from..middle).and_then(|part| part.rfind('\n')).map_or(from, |at| from + at + 1);
        let line = table.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        if before(line) { from = start + line.len() + 1 } else { to = start }
    }
    from
}

/// The rows whose first cells are those, of each what stands behind them.
pub(crate) fn rows(table: &'static str, cells: &[&str]) -> impl Iterator<Item = &'static str> + use<> {
    let mut key = String::new();
    for cell in cells {
        key.push_str(cell);
        key.push('\t');
    }
    let from = table.get(bound(table, |line| line < key.as_str())..).unwrap_or_default();
    from.lines().map_while(move |line| line.strip_prefix(key.as_str()))
}
