//! Parsers: configuration in HCL and JSON, values of variables, types and check files.

use bartizan::engine::{OwnFile, Registry};
use bartizan::secrets;
use bartizan_lang::syntax::ast::{Block, Body, Expr, ExprKind, TemplatePart};
use bartizan_lang::syntax::{
    Parsed, parse_expression, parse_hcl, parse_json_value, parse_terraform_json, parse_tfvars,
};
use bartizan_lang::value::{Type, convert};
use bartizan_lang::{Diagnostic, FileId, Span, Value};

/// The file that every text is said to be.
pub(crate) const FILE: FileId = FileId(0);

/// Configuration in HCL: parsing, and reading around mistakes.
pub(crate) fn hcl(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parsed = parse_hcl(FILE, &text);
    assert_parsed(&parsed, &text);
    let _ = secrets::in_configuration(FILE, &text, &parsed.body);
    if !parsed.incomplete {
        // A mistake after the last block loses none of them. A comment or heredoc that is not closed would hide it.
        let damaged = format!("{text}\n}}\n");
        let read = parse_hcl(FILE, &damaged);
        assert_parsed(&read, &damaged);
        if read.incomplete && damaged.len() < 1 << 16 && is_laid_out(&parsed.body, &text) {
            assert_eq!(headers(&parsed.body), headers(&read.body), "blocks before a mistake are lost");
        }
    }
}

/// Whether a file is laid out as Terraform's are, which reading around mistakes goes by: no label goes over lines, a block
/// is closed on its only line or below its beginning, and no block in it begins a line that is indented no deeper.
fn is_laid_out(body: &Body, text: &str) -> bool {
    // What stands before an offset on its line.
    let margin = |at: u32| {
        let before = &text[..at as usize];
        &before[before.rfind('\n').map_or(0, |end| end + 1)..]
    };
    let blank = |margin: &str| margin.chars().all(|character| matches!(character, ' ' | '\t'));
    let indent = |block: &Block| Some(margin(block.span.start)).filter(|margin| blank(margin)).map_or(0, str::len);
    let over_lines = |span: Span| text[span.start as usize..span.end as usize].contains('\n');
    let even = body.blocks.iter().all(|block| indent(block) == 0);
    let laid_out = |block: &Block| {
        let at_edge = |at: u32| blank(margin(at)) && margin(at).len() <= indent(block);
        let closed = if over_lines(block.span) { at_edge(block.span.end - 1) } else { even };
        let mut pending: Vec<&Block> = block.body.blocks.iter().collect();
        while let Some(inner) = pending.pop() {
            if at_edge(inner.span.start) {
                return false;
            }
            pending.extend(&inner.body.blocks);
        }
        closed && !over_lines(block.header)
    };
    // Markers of a conflict count in texts and comments, too.
    body.attributes.is_empty() && !text.contains("<<<<<<<") && body.blocks.iter().all(laid_out)
}

fn headers(body: &Body) -> Vec<(u32, &str)> {
    body.blocks.iter().map(|block| (block.span.start, block.ident.as_str())).collect()
}

/// Configuration in JSON.
pub(crate) fn json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parsed = parse_terraform_json(FILE, &text);
    assert_parsed(&parsed, &text);
    let _ = secrets::in_configuration(FILE, &text, &parsed.body);
    match parse_json_value(FILE, &text) {
        Ok(value) => drop(secrets::in_variable_value(FILE, &text, &value)),
        Err(diagnostic) => assert_span(diagnostic.span, &text),
    }
}

/// Values of variables.
pub(crate) fn tfvars(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parsed = parse_tfvars(FILE, &text);
    assert!(parsed.body.blocks.is_empty());
    assert_parsed(&parsed, &text);
    let _ = secrets::in_variable_file(FILE, &text, &parsed.body);
}

/// Type constraints, and conversions to them.
pub(crate) fn types(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (ty, value) = text.split_once('\n').unwrap_or((&text, "null"));
    let Ok(expr) = parse_expression(FILE, ty, 0) else { return };
    let Ok(ty) = Type::from_expr(&expr) else { return };
    let Ok(value) = parse_json_value(FILE, value) else { return };
    let once = convert(&value, &ty, &|_| Value::null());
    if let Ok(once) = &once {
        let again = convert(once, &ty, &|_| Value::null()).expect("what was converted fits the type");
        assert!(again.same(once), "converting twice gives another value: {once:?}, {again:?}");
    }
}

/// Files of checks and facets.
pub(crate) fn checks(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let registry = Registry::only_own(&[OwnFile { file: FILE, name: "own.hcl", text: &text }]);
    registry.diagnostics.iter().for_each(|diagnostic| assert_diagnostic(diagnostic, &text));
}

fn assert_parsed(parsed: &Parsed, text: &str) {
    parsed.diagnostics.iter().for_each(|diagnostic| assert_diagnostic(diagnostic, text));
    assert!(!parsed.incomplete || !parsed.diagnostics.is_empty(), "nothing is said of what is incomplete");
    assert_body(&parsed.body, text);
}

pub(crate) fn assert_diagnostic(diagnostic: &Diagnostic, text: &str) {
    assert!(!diagnostic.message.is_empty());
    assert_span(diagnostic.span, text);
}

/// The span stands on whole characters of the text.
fn assert_span(span: Span, text: &str) {
    if span.file == FILE {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(text.get(start..end).is_some(), "{span:?} is no part of {} bytes", text.len());
    }
}

fn assert_body(body: &Body, text: &str) {
    for attribute in &body.attributes {
        assert_span(attribute.span, text);
        assert_span(attribute.name_span, text);
        assert_expr(&attribute.expr, text);
    }
    for block in &body.blocks {
        assert_span(block.span, text);
        assert_span(block.header, text);
        block.labels.iter().for_each(|label| assert_span(label.span, text));
        assert_body(&block.body, text);
    }
    // JSON may give one object as several blocks, and then their spans are equal.
    let spans = || body.blocks.iter().map(|block| block.span).filter(|span| span.start < span.end);
    for (before, after) in spans().zip(spans().skip(1)) {
        let apart = before.end <= after.start || before == after || before.contains(after) || after.contains(before);
        assert!(apart || after.end <= before.start, "blocks overlap: {before:?} {after:?}");
    }
}

pub(crate) fn assert_expr(expr: &Expr, text: &str) {
    assert_span(expr.span, text);
    let mut pending = vec![expr];
    while let Some(expr) = pending.pop() {
        assert_span(expr.span, text);
        match &expr.kind {
            ExprKind::Template(parts) => assert_parts(parts, text),
            _ => bartizan_lang::check::children(expr, &mut |child| pending.push(child)),
        }
    }
}

fn assert_parts(parts: &[TemplatePart], text: &str) {
    for part in parts {
        match part {
            TemplatePart::Text(_) => {}
            TemplatePart::Interpolation(expr) => assert_expr(expr, text),
            TemplatePart::If { condition, then, otherwise } => {
                assert_expr(condition, text);
                assert_parts(then, text);
                assert_parts(otherwise, text);
            }
            TemplatePart::For { collection, body, .. } => {
                assert_expr(collection, text);
                assert_parts(body, text);
            }
        }
    }
}
