//! Parsing a file again after an edit: only the top-level block that the edit lies inside, or what stands between two blocks, is
//! parsed, and what follows it is moved.

use std::ops::Range;

use super::ast::{Block, Body};
use super::hcl::{Place, parse_part};
use super::recovery::{Holds, recover_knowing};
use super::{Parsed, Rewrite};
use crate::span::{FileId, Span};

/// What [`parse_hcl`](super::parse_hcl) makes of a text that differs in one piece from one before; `before` is that text and its
/// tree, of which nothing was to be told. None where only parsing the whole text can tell.
#[must_use]
pub fn parse_hcl_again(file: FileId, text: &str, before: (&str, &Body)) -> Option<Parsed> {
    let edit = Edit::new(file, text, before)?;
    let (body, told) = match parse_part(edit.part, Place::From(file, edit.region.start)) {
        Ok(read) => read,
        Err(_) => return edit.recovered(),
    };
    if !edit.is_as_before(&body) || !told.is_empty() {
        return edit.recovered();
    }
    let mut blocks = Vec::with_capacity(edit.before.len() + body.blocks.len() + edit.after.len());
    blocks.extend_from_slice(edit.before);
    blocks.extend(body.blocks);
    blocks.extend(edit.after.iter().map(|block| edit.moved(block)));
    Some(Parsed { body: Body { attributes: Vec::new(), blocks }, diagnostics: Vec::new(), incomplete: false })
}

/// Where a text differs from one before.
struct Edit<'t> {
    file: FileId,
    text: &'t str,
    /// How long the text before was.
    old: usize,
    /// What is to be parsed, in the text.
    region: Range<usize>,
    part: &'t str,
    /// Whether the region is a block, of which the first and the last byte stay: so all around it stays, too.
    in_block: bool,
    /// The blocks before the region.
    before: &'t [Block],
    /// Those behind it, at their old places.
    after: &'t [Block],
}

impl<'t> Edit<'t> {
    fn new(file: FileId, text: &'t str, (old, tree): (&'t str, &'t Body)) -> Option<Self> {
        if !tree.attributes.is_empty() {
            return None;
        }
        let (new, was) = (text.as_bytes(), old.as_bytes());
        let start = new.iter().zip(was).take_while(|(a, b)| a == b).count();
        let shorter = new.len().min(was.len());
        let tail = new.iter().rev().zip(was.iter().rev()).take(shorter - start).take_while(|(a, b)| a == b).count();
        let end = was.len() - tail;
        let blocks = &tree.blocks;
        let inside = |span: Span| (span.start as usize) < start && end < span.end as usize;
        let in_block = blocks.iter().position(|block| inside(block.span));
        let (region, upto, from) = match in_block {
            Some(index) => (range(blocks.get(index)?.span), index, index + 1),
            None => {
                let index = blocks.partition_point(|block| (block.span.end as usize) < start);
                // A block ends with its line, and begins one.
                let begin = match index.checked_sub(1).and_then(|last| blocks.get(last)) {
                    Some(last) => last.span.end as usize + old.get(last.span.end as usize..)?.find('\n')? + 1,
                    None => 0,
                };
                let stop = blocks.get(index).map_or(old.len(), |next| next.span.start as usize);
                if start < begin || end > stop {
                    return None;
                }
                (begin..stop, index, index)
            }
        };
        let region = region.start..(region.end + new.len()).checked_sub(was.len())?;
        let part = text.get(region.clone())?;
        if in_block.is_none() && region.end < text.len() && !part.ends_with('\n') {
            return None;
        }
        let (before, after) = (blocks.get(..upto)?, blocks.get(from..)?);
        Some(Self { file, text, old: old.len(), region, part, in_block: in_block.is_some(), before, after })
    }

    /// Whether what stands in the region now is what goes with the blocks around it.
    fn is_as_before(&self, body: &Body) -> bool {
        let is_whole = || match body.blocks.as_slice() {
            [block] => range(block.span) == self.region,
            _ => false,
        };
        body.attributes.is_empty() && (!self.in_block || is_whole())
    }

    /// A place of the text before in the text now.
    fn place(&self, at: u32) -> Option<usize> {
        (at as usize + self.text.len()).checked_sub(self.old)
    }

    /// A block behind the edit where it stands now.
    fn moved(&self, block: &Block) -> Block {
        if self.text.len() == self.old {
            return block.clone();
        }
        let shift = |span: Span| match (span.file == self.file, self.place(span.start), self.place(span.end)) {
            (true, Some(start), Some(end)) => Span::new(self.file, start, end),
            _ => span,
        };
        let mut body = Body { attributes: Vec::new(), blocks: vec![block.clone()] };
        Rewrite { span: &shift, expr: &|_| {} }.body(&mut body);
        body.blocks.pop().unwrap_or_else(|| block.clone())
    }

    /// The text read around the mistake in the region: blocks that are as they were are not parsed again.
    fn recovered(&self) -> Option<Parsed> {
        // What stands before the region parses. When the rest does, too, nothing is wrong with the whole.
        let rest = self.text.get(self.region.start..)?;
        if parse_part(rest, Place::From(self.file, self.region.start)).is_ok() {
            return None;
        }
        let known = |range: &Range<usize>| {
            if range.end <= self.region.start {
                let index = self.before.binary_search_by_key(&range.start, |block| block.span.start as usize).ok()?;
                return self.before.get(index).filter(|block| self::range(block.span) == *range).cloned();
            }
            if range.start < self.region.end {
                return None;
            }
            let index =
                self.after.binary_search_by_key(&Some(range.start), |block| self.place(block.span.start)).ok()?;
            let block = self.after.get(index)?;
            (self.place(block.span.end) == Some(range.end)).then(|| self.moved(block))
        };
        recover_knowing(self.file, self.text, Holds::Blocks, &known).ok()
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use proptest::prelude::*;

    use super::*;
    use crate::syntax::parse_hcl;

    const TEXT: &str = r#"# Ümläut
variable "a" {
  type    = map(object({ x = optional(string, "y") }))
  default = {}
}
/* a comment { */ locals { one = 1 }
resource "t" "n" {
  name = "a-${var.a["x"].y}-%{ if true }b%{ else }c%{ endif }"
  list = [for k, v in var.a : upper(k) if v != null]
  text = <<-EOT
    line } ${one(two...)}
    EOT
  nested {
    enabled = !false && (1 + 2 > 3 ? true : false)
    deep "label" { at = a.b[0].c[*].d }
  }
}
output "o" { value = { "k" = 1, (k) = 2 } } // end
"#;

    const PIECES: [&str; 18] = [
        "x",
        "1",
        " ",
        "\n",
        "\r\n",
        "\"",
        "{",
        "}",
        "${",
        "}\nlocals {",
        "#",
        "/*",
        "*/",
        "<<EOT\n",
        "😀",
        "a = 1\n",
        "=",
        "b { c = 1 }\n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

        /// Whatever is edited: where a tree is made, it is the one that the whole text has.
        #[test]
        fn the_tree_is_that_of_the_whole_text(edits in proptest::collection::vec((0..TEXT.len(), 0..6_usize, 0..PIECES.len() + 4), 1..6)) {
            let file = FileId(7);
            let (mut text, mut text_now) = (TEXT.to_owned(), TEXT.to_owned());
            let mut known = Some(parse_hcl(file, &text));
            for (at, length, piece) in edits {
                let start = text_now.floor_char_boundary(at);
                let end = text_now.floor_char_boundary(at + length);
                let mut now = text_now.clone();
                now.replace_range(start..end.max(start), PIECES.get(piece).unwrap_or(&""));
                let whole = parse_hcl(file, &now);
                let is_known = known.as_ref().filter(|known| known.diagnostics.is_empty() && !known.incomplete);
                if let Some(again) = is_known.and_then(|known| parse_hcl_again(file, &now, (&text, &known.body))) {
                    prop_assert_eq!(format!("{again:?}"), format!("{whole:?}"), "{}", now);
                }
                // Later edits are held against what was whole last, as an editor has it.
                if whole.diagnostics.is_empty() && !whole.incomplete {
                    (text, known) = (now, Some(whole));
                } else {
                    text_now = now;
                    continue;
                }
                text_now = text.clone();
            }
        }
    }

    #[test]
    fn an_edit_inside_a_block_needs_no_other_to_be_parsed() {
        let file = FileId(7);
        let before = parse_hcl(file, TEXT);
        let text = TEXT.replace("enabled = !false", "enabled = true");
        assert!(before.diagnostics.is_empty(), "{:?}", before.diagnostics);
        let again = parse_hcl_again(file, &text, (TEXT, &before.body)).unwrap();
        assert_eq!(format!("{again:?}"), format!("{:?}", parse_hcl(file, &text)));
        let broken = TEXT.replace("enabled = !false", "enabled =");
        let again = parse_hcl_again(file, &broken, (TEXT, &before.body)).unwrap();
        assert_eq!((again.body.blocks.len(), again.diagnostics.len()), (3, 1));
        assert_eq!(format!("{again:?}"), format!("{:?}", parse_hcl(file, &broken)));
        let added = TEXT.replace("resource \"t\"", "locals {\n  two = 2\n}\n\nresource \"t\"");
        let again = parse_hcl_again(file, &added, (TEXT, &before.body)).unwrap();
        assert_eq!(format!("{again:?}"), format!("{:?}", parse_hcl(file, &added)));
        assert!(parse_hcl_again(file, &format!("x = 1\n{TEXT}"), (TEXT, &before.body)).is_none());
    }
}
