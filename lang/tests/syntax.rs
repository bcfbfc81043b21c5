//! Parsing: the tree with its spans for every file of `tests/syntax/`, what is said about broken text, and that no text
//! brings the parser down.
#![allow(clippy::disallowed_methods, reason = "it reads its own inputs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

use std::fmt::Write as _;

use bartizan_lang::syntax::ast::{Body, Expr, ExprKind, Step, StepKind, TemplatePart};
use bartizan_lang::syntax::{
    MAX_OPERANDS, Parsed, parse_expression, parse_hcl, parse_json_value, parse_template, parse_terraform_json,
    parse_tfvars,
};
use bartizan_lang::value::Kind;
use bartizan_lang::{Diagnostic, FileId, Span, Value};
use proptest::prelude::*;

const FILE: FileId = FileId(0);

#[test]
fn trees() {
    insta::glob!("syntax/*.{hcl,json}", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let parsed = match path.extension().and_then(|e| e.to_str()) {
            Some("json") => parse_terraform_json(FILE, &text),
            _ => parse_hcl(FILE, &text),
        };
        spans_nest(&parsed.body, Span::new(FILE, 0, text.len()));
        insta::assert_snapshot!(dump(&parsed, &text));
    });
}

#[test]
fn errors() {
    insta::glob!("syntax/errors/*.txt", |path| {
        let cases = std::fs::read_to_string(path).unwrap();
        let json = path.file_stem().is_some_and(|stem| stem == "json");
        let mut out = String::new();
        for case in cases.split("=====\n") {
            let parsed = if json { parse_terraform_json(FILE, case) } else { parse_hcl(FILE, case) };
            out.push_str(case);
            assert!(!parsed.diagnostics.is_empty(), "no diagnostic for {case:?}");
            for diagnostic in &parsed.diagnostics {
                render(&mut out, diagnostic, case);
            }
            out.push('\n');
        }
        insta::assert_snapshot!(out);
    });
}

/// What is kept of files with mistakes, and what is said about them.
#[test]
fn recovery() {
    insta::glob!("syntax/recovery/*.txt", |path| {
        let cases = std::fs::read_to_string(path).unwrap();
        let values = path.file_stem().is_some_and(|stem| stem == "values");
        let mut out = String::new();
        // A line of seven would be a marker of a conflict.
        for (number, case) in cases.split("\n=====\n").enumerate() {
            let case = format!("{}\n", case.trim_end_matches('\n'));
            let parsed = if values { parse_tfvars(FILE, &case) } else { parse_hcl(FILE, &case) };
            assert!(!parsed.diagnostics.is_empty() && parsed.incomplete, "no diagnostic for {case:?}");
            spans_nest(&parsed.body, Span::new(FILE, 0, case.len()));
            let _ = writeln!(
                out,
                "{}{}",
                if number > 0 { "=====\n" } else { "" },
                case.escape_debug().to_string().replace("\\n", "\n").replace("\\\"", "\"")
            );
            for block in &parsed.body.blocks {
                let labels: String = block.labels.iter().map(|label| format!(" {}", label.text)).collect();
                let _ = writeln!(out, "kept {}{labels}", block.ident);
                let text = block.span.text(&case);
                let alone = parse_hcl(FILE, text);
                assert_eq!(alone.diagnostics, [], "{text}");
                assert_eq!(plain(&alone.body), plain(&Body { blocks: vec![block.clone()], ..Body::default() }));
            }
            for attribute in &parsed.body.attributes {
                let _ = writeln!(out, "kept {} = {}", attribute.name, show(&attribute.expr, false));
            }
            for diagnostic in &parsed.diagnostics {
                render(&mut out, diagnostic, &case);
            }
        }
        insta::assert_snapshot!(out);
    });
}

/// The blocks around a mistake are found, as they stand in the file, wherever it is and whatever it is.
#[test]
fn blocks_around_a_mistake_are_found() {
    const MISTAKES: [&str; 14] =
        ["", "{", "}", "\"", "[", "]", "(", ")", "<<EOT", "${", "=", "\n", "\u{1}", "<<<<<<< HEAD\n"];
    let mut sources = Vec::new();
    terraform_files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/terraform"), &mut sources);
    sources.retain(|text| {
        let parsed = parse_hcl(FILE, text);
        parsed.diagnostics.is_empty() && parsed.body.blocks.len() > 2
    });
    assert!(sources.len() > 20, "{}", sources.len());
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(limit).unwrap()).unwrap()
    };
    let (mut wanted, mut found, mut broken) = (0, 0, 0);
    while broken < 400 {
        let text = &sources[below(sources.len())];
        let blocks = parse_hcl(FILE, text).body.blocks;
        let place = below(blocks.len());
        let changed = blocks[place].span;
        let at = changed.start as usize + below(changed.text(text).len());
        if !text.is_char_boundary(at) {
            continue;
        }
        let mistake = MISTAKES[below(MISTAKES.len())];
        // The empty one deletes a letter.
        let end = at + if mistake.is_empty() { text[at..].chars().next().unwrap().len_utf8() } else { 0 };
        let mut mutated = text.clone();
        mutated.replace_range(at..end, mistake);
        let parsed = parse_hcl(FILE, &mutated);
        if !parsed.incomplete {
            continue;
        }
        broken += 1;
        let kept: Vec<(usize, String)> = parsed
            .body
            .blocks
            .into_iter()
            .map(|block| (block.span.start as usize, plain(&Body { blocks: vec![block], ..Body::default() })))
            .collect();
        for (index, block) in blocks.into_iter().enumerate().filter(|(index, _)| *index != place) {
            let start = block.span.start as usize;
            let start = if index > place { start + mutated.len() - text.len() } else { start };
            let tree = plain(&Body { blocks: vec![block], ..Body::default() });
            wanted += 1;
            found += usize::from(kept.iter().any(|(at, kept)| *at == start && *kept == tree));
        }
    }
    assert!(found * 1000 >= wanted * 995, "{found} of {wanted} blocks");
}

fn terraform_files(directory: &std::path::Path, texts: &mut Vec<String>) {
    let mut entries: Vec<_> = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            terraform_files(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "tf")
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            texts.push(text);
        }
    }
}

/// The tree without its places.
fn plain(body: &Body) -> String {
    let mut out = String::new();
    dump_body(&mut out, body, 0);
    regex::Regex::new(r"@\d+-\d+").unwrap().replace_all(&out, "").into_owned()
}

/// Long files that are broken from end to end cost no more than their length: each of these would take minutes.
#[test]
fn mistakes_cost_no_more_than_their_length() {
    for part in [
        "{\n",
        "}\n",
        "[{(",
        "resource \"a\" \"b\" {\n  x =\n}\n",
        "resource \"a\" \"b\" {\n",
        "a = <<EOT\nb\n",
        "resource \"a\" \"b\" {\n  a = <<EOT\nresource \"a\" \"b\" {\n",
        "a = \"",
        "\"${",
        "/*",
        "a = 1 ",
        "a = [\n",
        "<<<<<<< a\n",
        "<<<<<<< a\n=======\n>>>>>>> b\n",
        "a {\n x = 1 }\n b = 1\n",
        "} ",
    ] {
        let text = format!("{}\nEOT\n}}\n}}\n", part.repeat(200_000 / part.len()));
        for parsed in [parse_hcl(FILE, &text), parse_tfvars(FILE, &text)] {
            assert!(!parsed.diagnostics.is_empty(), "{part}");
            assert!(parsed.body.blocks.is_empty() || parsed.diagnostics.len() <= 11, "{part}");
        }
    }
}

#[test]
fn newlines_with_carriage_return() {
    let parsed = parse_hcl(FILE, "a = <<-EOT\r\n    b\r\n      c\r\n  EOT\r\nd = 1\r\n");
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.body.attribute("a").unwrap().expr.as_literal_str().unwrap(), "b\r\n  c\r\n");
}

#[test]
fn mistakes_on_lines_with_carriage_return() {
    let text = "terraform {\r\n  required_version = \"1\r\n}\r\n\r\nlocals {\r\n  a = <<EOT\r\nb\r\nEOT\r\n}\r\n";
    let parsed = parse_hcl(FILE, text);
    assert_eq!(parsed.diagnostics.len(), 1);
    assert_eq!(parsed.diagnostics[0].message, "this string is not closed on its line");
    assert_eq!(parsed.diagnostics[0].span.text(text).trim_end(), "\"1");
    assert_eq!(parsed.body.block("locals").unwrap().body.attributes.len(), 1);
}

#[test]
fn texts_are_normalised() {
    let parsed = parse_hcl(FILE, "a = \"e\u{301}\"\nb = \"\\u0065\u{301}${c}\"\n");
    assert_eq!(parsed.body.attribute("a").unwrap().expr.as_literal_str().unwrap(), "\u{e9}");
    let ExprKind::Template(parts) = &parsed.body.attribute("b").unwrap().expr.kind else { panic!("not a template") };
    assert!(matches!(&parts[0], TemplatePart::Text(text) if text == "\u{e9}"));
}

/// What Terraform prints for these, seen with `terraform console`.
#[test]
fn numbers_keep_their_digits() {
    for (text, number) in [
        ("9007199254740993", "9007199254740993"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0.1", "0.1"),
        ("1e3", "1000"),
        ("-5", "-5"),
        ("- 5", "-5"),
        ("-0.25", "-0.25"),
    ] {
        let expr = parse_expression(FILE, text, 0).unwrap();
        let ExprKind::Constant(value) = &expr.kind else { panic!("{text} is not a constant") };
        assert_eq!(value.as_number().unwrap().to_string(), number);
    }
}

#[test]
fn expressions_stand_at_their_offset() {
    let expr = parse_expression(FILE, "  var.x + 1 ", 100).unwrap();
    assert_eq!(expr.span, Span::new(FILE, 102, 111));
    let error = parse_expression(FILE, "var.x +", 100).unwrap_err();
    assert!(error.span.start >= 100);
    assert!(parse_expression(FILE, "  ", 7).is_err());
}

/// What Terraform 1.x renders: the texts between sequences, with each `~` and line accounted for.
#[test]
fn bare_templates() {
    let text = "a\n\n  %{~ if true ~}\n\n  b\n%{ endif ~}\n\n z ${~ \"q\" ~}\n\n  w";
    let expr = parse_template(FILE, text, 0).unwrap();
    assert_eq!(show(&expr, false), r#"(template "a\n\n" (if true ("\n  b\n") ()) "\n z" (${} "q") "\n  w")"#);
    let plain = parse_template(FILE, "no \\n sequence, \"quotes\"", 5).unwrap();
    assert_eq!(plain.as_literal_str().unwrap(), "no \\n sequence, \"quotes\"");
    let escaped = parse_template(FILE, "$${a} %%{b} $$${c}", 0).unwrap();
    assert_eq!(escaped.as_literal_str().unwrap(), "${a} %{b} $${c}");
    let error = parse_template(FILE, "a ${b", 10).unwrap_err();
    assert_eq!(error.span.start, 15);
}

#[test]
fn files_of_values_hold_no_blocks() {
    let parsed = parse_tfvars(FILE, "a = 1\nb {\n}\n");
    assert_eq!(parsed.body.attributes.len(), 1);
    assert_eq!(parsed.body.blocks.len(), 0);
    assert_eq!(parsed.diagnostics.len(), 1);
}

#[test]
fn nesting_is_limited() {
    let repeat = |open: &str, inner: &str, close: &str, n: usize| open.repeat(n) + inner + &close.repeat(n);
    for (depth, fits) in [(60, true), (65, false), (100_000, false)] {
        let cases = [
            format!("a = {}\n", repeat("[", "1", "]", depth)),
            format!("a = {}\n", repeat("(", "1", ")", depth)),
            format!("a = {}\n", repeat("{a=", "1", "}", depth)),
            format!("a = {}\n", repeat("f(", "1", ")", depth)),
            format!("a = b{}\n", repeat("[b", "[0]", "]", depth)),
            format!("a = {}\n", repeat("\"${", "1", "}\"", depth)),
            repeat("a {\n", "", "}\n", depth),
            format!("a = {}1\n", "!".repeat(depth)),
            format!("a = {}b\n", "-".repeat(depth)),
            format!("a = {}1\n", "b ? c : ".repeat(depth)),
            format!("a = {}1{}\n", "b ? ".repeat(depth), " : c".repeat(depth)),
        ];
        for case in cases {
            let parsed = parse_hcl(FILE, &case);
            assert_eq!(parsed.diagnostics.is_empty(), fits, "{}", case.get(..40).unwrap_or(&case));
        }
        let template = format!("{}{}", "%{ if true }".repeat(depth), "%{ endif }".repeat(depth));
        assert_eq!(parse_template(FILE, &template, 0).is_ok(), fits);
        let json = format!("{{\"locals\":{{\"a\":{}}}}}", repeat("[", "", "]", depth));
        assert_eq!(parse_terraform_json(FILE, &json).diagnostics.is_empty(), fits);
        assert_eq!(parse_json_value(FILE, &repeat("[", "", "]", depth)).is_ok(), fits);
    }
    let chain = |operands: usize| format!("a = b{}\n", " + b".repeat(operands));
    assert!(parse_hcl(FILE, &chain(100)).diagnostics.is_empty());
    assert_eq!(parse_hcl(FILE, &chain(100_000)).diagnostics.len(), 1);
    // Steps do not nest.
    assert!(parse_hcl(FILE, &format!("a = b{}\n", ".c".repeat(100_000))).diagnostics.is_empty());
    // Brackets in texts and comments do not count.
    let brackets = "([{".repeat(100);
    let text =
        format!("# {brackets}\n/* {brackets} */\na = \"{brackets}\" // {brackets}\nb = <<EOT\n{brackets}\nEOT\n");
    assert_eq!(parse_hcl(FILE, &text).diagnostics, []);
}

/// Operands behind two operators, which the parser reads twice when there is a mistake in them.
#[test]
fn nested_operands_are_limited() {
    let repeat = |open: &str, inner: &str, close: &str, n: usize| open.repeat(n) + inner + &close.repeat(n);
    for (depth, fits) in [(MAX_OPERANDS, true), (MAX_OPERANDS + 1, false), (60, false)] {
        for (open, close) in
            [("1 + 2 * (", ")"), ("a && b && c[", "]"), ("a == b != \"${", "}\""), ("1 - 1 < {a = ", "}")]
        {
            let of = |inner| parse_hcl(FILE, &format!("a = {}\n", repeat(open, inner, close, depth))).diagnostics;
            assert_eq!(of("a").is_empty(), fits, "{open} {depth}");
            // A mistake is told soon.
            assert_eq!(of("a & b").len(), 1, "{open} {depth}");
        }
    }
    for (open, close) in [("1 + (", ")"), ("a + b == 1 ? (", ") : 1"), ("f(1 - 1 - 1, ", ")"), ("[my-own-name, ", "]")]
    {
        let text = format!("a = {}\n", repeat(open, "1", close, 30));
        assert_eq!(parse_hcl(FILE, &text).diagnostics, [], "{open}");
    }
}

#[test]
fn entries_are_limited() {
    let lines = |n: u32| (0..n).map(|i| format!("  k{i} = \"v{i}\"\n")).collect::<String>();
    assert_eq!(parse_hcl(FILE, &format!("a = {{\n{}}}\n", lines(100))).diagnostics, []);
    // A block is no object.
    assert_eq!(parse_hcl(FILE, &format!("a \"b\" {{\n{}}}\n", lines(6_000))).diagnostics, []);
    for open in ["a = {", "a = /* b */{", "b {\na = f({"] {
        let parsed = parse_hcl(FILE, &format!("{open}\n{}", lines(6_000)));
        assert!(parsed.diagnostics[0].message.contains("5000 entries"), "{:?}", parsed.diagnostics);
    }
}

const SEEDS: [&str; 4] = [
    include_str!("syntax/expressions.hcl"),
    include_str!("syntax/templates.hcl"),
    include_str!("syntax/blocks.hcl"),
    include_str!("syntax/resources.tf.json"),
];

fn survives(text: &str) {
    for parsed in [parse_hcl(FILE, text), parse_terraform_json(FILE, text), parse_tfvars(FILE, text)] {
        spans_nest(&parsed.body, Span::new(FILE, 0, text.len()));
        for diagnostic in &parsed.diagnostics {
            assert!(text.get(diagnostic.span.start as usize..diagnostic.span.end as usize).is_some(), "{diagnostic:?}");
        }
    }
    let _ = parse_template(FILE, text, 0);
    let _ = parse_expression(FILE, text, 0);
    let _ = parse_json_value(FILE, text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_survives(text in ".{0,200}") {
        survives(&text);
    }

    #[test]
    fn any_syntax_survives(parts in prop::collection::vec(prop::sample::select(vec![
        "a", "=", "{", "}", "[", "]", "(", ")", "\"", "${", "%{", "~", "if", "for", "in", "endif", "endfor", "else", ":",
        "?", ",", ".", "*", "1", "1e9", "-", "!", "+", "\n", "\r\n", " ", "<<EOT\n", "<<-E\n", "EOT", "E\n", "\\", "$${",
        "#", "/*", "*/", "//", "=>", "...", "::", "true", "null", "\u{e9}", "\u{301}", "\\u00e9",
    ]), 0..60)) {
        survives(&parts.concat());
    }

    #[test]
    fn changed_files_survive(seed in 0..SEEDS.len(), from in any::<prop::sample::Index>(), length in 0..40_usize, insert in "[ -~\n]{0,8}") {
        let mut chars: Vec<char> = SEEDS[seed].chars().collect();
        let from = from.index(chars.len());
        chars.splice(from..(from + length).min(chars.len()), insert.chars());
        survives(&chars.into_iter().collect::<String>());
    }
}

/// Every span of the tree lies inside of the span around it.
fn spans_nest(body: &Body, around: Span) {
    fn expr_in(expr: &Expr, around: Span) {
        assert!(around.contains(expr.span), "{:?} is not in {around:?}: {expr:?}", expr.span);
        each_child(expr, &mut |child| expr_in(child, expr.span));
    }
    for attribute in &body.attributes {
        assert!(around.contains(attribute.span));
        assert!(attribute.span.contains(attribute.name_span));
        expr_in(&attribute.expr, attribute.span);
    }
    for block in &body.blocks {
        assert!(around.contains(block.span) && block.span.contains(block.header), "{block:?}");
        spans_nest(&block.body, block.span);
    }
}

fn each_child(expr: &Expr, visit: &mut impl FnMut(&Expr)) {
    fn parts(list: &[TemplatePart], visit: &mut impl FnMut(&Expr)) {
        for part in list {
            match part {
                TemplatePart::Text(_) => {}
                TemplatePart::Interpolation(expr) => visit(expr),
                TemplatePart::If { condition, then, otherwise } => {
                    visit(condition);
                    parts(then, visit);
                    parts(otherwise, visit);
                }
                TemplatePart::For { collection, body, .. } => {
                    visit(collection);
                    parts(body, visit);
                }
            }
        }
    }
    fn steps(list: &[Step], visit: &mut impl FnMut(&Expr)) {
        for step in list {
            if let StepKind::Index(index) = &step.kind {
                visit(index);
            }
        }
    }
    match &expr.kind {
        ExprKind::Constant(_) => {}
        ExprKind::Template(list) => parts(list, visit),
        ExprKind::Tuple(items) => items.iter().for_each(visit),
        ExprKind::Object(items) => items.iter().for_each(|item| {
            visit(&item.key);
            visit(&item.value);
        }),
        ExprKind::Traversal(traversal) => steps(&traversal.steps, visit),
        ExprKind::Relative(relative) => {
            visit(&relative.base);
            steps(&relative.steps, visit);
        }
        ExprKind::Call(call) => call.args.iter().for_each(visit),
        ExprKind::Conditional(c) => [&c.condition, &c.then, &c.otherwise].into_iter().for_each(visit),
        ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => visit(inner),
        ExprKind::Binary(_, sides) => [&sides.0, &sides.1].into_iter().for_each(visit),
        ExprKind::For(f) => {
            [Some(&f.collection), f.result_key.as_ref(), Some(&f.result), f.condition.as_ref()]
                .into_iter()
                .flatten()
                .for_each(visit);
        }
    }
}

fn dump(parsed: &Parsed, source: &str) -> String {
    let mut out = String::new();
    for diagnostic in &parsed.diagnostics {
        render(&mut out, diagnostic, source);
    }
    dump_body(&mut out, &parsed.body, 0);
    out
}

fn dump_body(out: &mut String, body: &Body, level: usize) {
    let indent = "  ".repeat(level);
    for a in &body.attributes {
        let _ = writeln!(out, "{indent}{}{} ={} {}", a.name, at(a.name_span), at(a.span), show(&a.expr, true));
    }
    for block in &body.blocks {
        let labels: String = block.labels.iter().map(|l| format!(" {:?}{}", l.text, at(l.span))).collect();
        let _ = writeln!(out, "{indent}{}{labels} header{} block{}", block.ident, at(block.header), at(block.span));
        dump_body(out, &block.body, level + 1);
    }
}

fn at(span: Span) -> String {
    format!("@{}-{}", span.start, span.end)
}

fn value(value: &Value) -> String {
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(b) => b.to_string(),
        Kind::Number(n) => n.to_string(),
        Kind::String(s) => format!("{:?}", s.as_str()),
        other => format!("{other:?}"),
    }
}

/// The expression in prefix notation, with spans when wanted.
fn show(expr: &Expr, spans: bool) -> String {
    let list = |items: &[Expr]| items.iter().map(|e| format!(" {}", show(e, spans))).collect::<String>();
    let text = match &expr.kind {
        ExprKind::Constant(constant) => {
            assert_eq!(constant.span, expr.span);
            value(constant)
        }
        ExprKind::Template(parts) => format!("(template{})", show_parts(parts, spans)),
        ExprKind::Tuple(items) => format!("[{}]", list(items).trim_start()),
        ExprKind::Object(items) => {
            let items: Vec<_> =
                items.iter().map(|i| format!("{} = {}", show(&i.key, spans), show(&i.value, spans))).collect();
            format!("{{{}}}", items.join(", "))
        }
        ExprKind::Traversal(t) => format!("{}{}", t.root, show_steps(&t.steps, spans)),
        ExprKind::Relative(r) => format!("(of {}{})", show(&r.base, spans), show_steps(&r.steps, spans)),
        ExprKind::Call(c) => format!("({}{}{})", c.name, list(&c.args), if c.expand { "..." } else { "" }),
        ExprKind::Conditional(c) => {
            format!("(? {} {} {})", show(&c.condition, spans), show(&c.then, spans), show(&c.otherwise, spans))
        }
        ExprKind::Unary(op, inner) => format!("({op:?} {})", show(inner, spans)),
        ExprKind::Binary(op, sides) => {
            format!("({} {} {})", op.symbol(), show(&sides.0, spans), show(&sides.1, spans))
        }
        ExprKind::For(f) => {
            let key = f.key.as_ref().map(|k| format!("{k}, ")).unwrap_or_default();
            let result_key = f.result_key.as_ref().map(|k| format!("{} => ", show(k, spans))).unwrap_or_default();
            let condition = f.condition.as_ref().map(|c| format!(" if {}", show(c, spans))).unwrap_or_default();
            format!(
                "(for {key}{} in {} : {result_key}{}{}{condition})",
                f.value,
                show(&f.collection, spans),
                show(&f.result, spans),
                if f.group { "..." } else { "" }
            )
        }
        ExprKind::Paren(inner) => format!("(paren {})", show(inner, spans)),
    };
    if spans { format!("{text}{}", at(expr.span)) } else { text }
}

fn show_parts(parts: &[TemplatePart], spans: bool) -> String {
    let mut out = String::new();
    for part in parts {
        let _ = match part {
            TemplatePart::Text(text) => write!(out, " {:?}", text.as_str()),
            TemplatePart::Interpolation(expr) => write!(out, " (${{}} {})", show(expr, spans)),
            TemplatePart::If { condition, then, otherwise } => write!(
                out,
                " (if {} ({}) ({}))",
                show(condition, spans),
                show_parts(then, spans).trim_start(),
                show_parts(otherwise, spans).trim_start()
            ),
            TemplatePart::For { key, value, collection, body } => write!(
                out,
                " (for {}{value} in {} :{})",
                key.as_ref().map(|k| format!("{k}, ")).unwrap_or_default(),
                show(collection, spans),
                show_parts(body, spans)
            ),
        };
    }
    out
}

fn show_steps(steps: &[Step], spans: bool) -> String {
    let mut out = String::new();
    for step in steps {
        match &step.kind {
            StepKind::Attr(name) => {
                let _ = write!(out, ".{name}");
            }
            StepKind::Index(index) => {
                let _ = write!(out, "[{}]", show(index, spans));
            }
            StepKind::AttrSplat => out.push_str(".*"),
            StepKind::FullSplat => out.push_str("[*]"),
        }
        if spans {
            let _ = write!(out, "{}", at(step.span));
        }
    }
    out
}

/// The diagnostic with the text that it points at.
fn render(out: &mut String, diagnostic: &Diagnostic, source: &str) {
    let text = diagnostic.span.text(source);
    let _ = writeln!(out, "{:?}{} {:?}: {}", diagnostic.level, at(diagnostic.span), text, diagnostic.message);
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "  help: {help}");
    }
}
