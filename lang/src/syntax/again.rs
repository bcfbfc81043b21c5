//! Parsing a file again after an edit: the top-level block that the edit lies inside is parsed alone, what follows it is moved.

use super::Rewrite;
use super::ast::Body;
use super::hcl::{Place, parse_part};
use crate::span::{FileId, Span};

/// The tree of a text that differs from one before in one piece, which lies inside of a block at the top; `before` is that
/// text and its tree, of which nothing was to be told. It is what [`parse_hcl`](super::parse_hcl) makes of the whole text. None
/// where the edit lies elsewhere, or where something is to be told of the block now: then the whole text is to be parsed.
#[must_use]
pub fn parse_hcl_again(file: FileId, text: &str, before: (&str, &Body)) -> Option<Body> {
    let (old, tree) = before;
    if !tree.attributes.is_empty() {
        return None;
    }
    let (new, old) = (text.as_bytes(), old.as_bytes());
    let start = new.iter().zip(old).take_while(|(a, b)| a == b).count();
    let shorter = new.len().min(old.len());
    let tail = new.iter().rev().zip(old.iter().rev()).take(shorter - start).take_while(|(a, b)| a == b).count();
    let end = old.len() - tail;
    // The first and the last byte of the block stay, and so all around it does.
    let inside = |span: Span| (span.start as usize) < start && end < span.end as usize;
    let index = tree.blocks.iter().position(|block| inside(block.span))?;
    let span = tree.blocks.get(index)?.span;
    let moved = |at: u32| (at as usize + new.len()).checked_sub(old.len());
    let part = text.get(span.start as usize..moved(span.end)?)?;
    let (body, told) = parse_part(part, Place::From(file, span.start as usize)).ok()?;
    let [block] = <[_; 1]>::try_from(body.blocks).ok()?;
    let is_whole = block.span == Span::new(file, span.start as usize, span.start as usize + part.len());
    if !is_whole || !body.attributes.is_empty() || !told.is_empty() {
        return None;
    }
    let shift = |span: Span| match (span.file == file, moved(span.start), moved(span.end)) {
        (true, Some(start), Some(end)) => Span::new(file, start, end),
        _ => span,
    };
    let mut after = Body { attributes: Vec::new(), blocks: tree.blocks.get(index + 1..)?.to_vec() };
    if new.len() != old.len() {
        Rewrite { span: &shift, expr: &|_| {} }.body(&mut after);
    }
    let mut blocks = Vec::with_capacity(tree.blocks.len());
    blocks.extend_from_slice(tree.blocks.get(..index)?);
    blocks.push(block);
    blocks.append(&mut after.blocks);
    Some(Body { attributes: Vec::new(), blocks })
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
            let mut text = TEXT.to_owned();
            let mut known = Some(parse_hcl(file, &text));
            for (at, length, piece) in edits {
                let start = text.floor_char_boundary(at);
                let end = text.floor_char_boundary(at + length);
                let mut now = text.clone();
                now.replace_range(start..end.max(start), PIECES.get(piece).unwrap_or(&""));
                let whole = parse_hcl(file, &now);
                let is_known = known.as_ref().filter(|known| known.diagnostics.is_empty() && !known.incomplete);
                if let Some(again) = is_known.and_then(|known| parse_hcl_again(file, &now, (&text, &known.body))) {
                    prop_assert!(whole.diagnostics.is_empty() && !whole.incomplete, "{now}\n{:?}", whole.diagnostics);
                    prop_assert_eq!(format!("{again:?}"), format!("{:?}", whole.body), "{}", now);
                }
                (text, known) = (now, Some(whole));
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
        assert_eq!(format!("{again:?}"), format!("{:?}", parse_hcl(file, &text).body));
        assert!(parse_hcl_again(file, &format!("x{TEXT}"), (TEXT, &before.body)).is_none());
    }
}
