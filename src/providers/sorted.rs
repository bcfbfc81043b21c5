//! Tables that the binary carries as sorted text, a row a line, and in which rows are found by halving.

use memchr::{memchr, memrchr};

/// Where the first row stands of which `before` is not true.
pub(crate) fn bound(table: &'static str, before: impl Fn(&'static str) -> bool) -> usize {
    let (mut from, mut to) = (0, table.len());
    let bytes = table.as_bytes();
    while from < to {
        let middle = from + (to - from) / 2;
        let start = bytes.get(from..middle).and_then(|part| memrchr(b'\n', part)).map_or(from, |at| from + at + 1);
        let end = bytes.get(middle..).and_then(|rest| memchr(b'\n', rest)).map_or(table.len(), |at| middle + at);
        if before(table.get(start..end).unwrap_or_default()) { from = end + 1 } else { to = start }
    }
    from
}

/// A table without the names of its columns, which stand above its rows.
pub(crate) fn below_header(table: &'static str) -> &'static str {
    table.split_once('\n').map_or("", |(_, rows)| rows)
}

/// The rows whose first cells are those, of each what stands behind them.
pub(crate) fn rows(table: &'static str, cells: &[&str]) -> impl Iterator<Item = &'static str> + use<> {
    let key = cells.iter().flat_map(|cell| [cell, "\t"]).collect::<String>();
    let from = table.get(bound(table, |line| line < key.as_str())..).unwrap_or_default();
    from.lines().map_while(move |line| line.strip_prefix(key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_as_reading_all_of_them_finds_them() {
        // The tab is before the end of a line, and both are before all that stands in cells.
        let table = "a\nab\t1\nab\t2\tx\nab c\t3\nabc\t4\nabd\nb\t\nz\t9\n";
        assert!(table.lines().is_sorted());
        for cells in ["a", "ab", "ab c", "abc", "abd", "abe", "b", "c", "z", "zz", "", "ä"] {
            let key = format!("{cells}\t");
            let found: Vec<&str> = rows(table, &[cells]).collect();
            let read: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix(&key)).collect();
            assert_eq!(found, read, "{cells:?}");
            let before = table.lines().filter(|line| *line < key.as_str()).map(|line| line.len() + 1).sum::<usize>();
            assert_eq!(bound(table, |line| line < key.as_str()), before, "{cells:?}");
        }
        assert_eq!(rows(table, &["ab", "2"]).collect::<Vec<_>>(), ["x"]);
        assert_eq!(rows("", &["a"]).count(), 0);
    }
}
