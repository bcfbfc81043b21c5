#![allow(clippy::all, clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]
use bartizan::scan::*;
use bartizan_lang::value::*;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().map(|a| a.as_str()) == Some("inspect") { return inspect(&args[1]); }
    let quiet = args.iter().any(|a| a == "-q");
    let files = bartizan::source::Files::default();
    let loader = bartizan::formats::terraform::Loader::default();
    let t = std::time::Instant::now();
    let e = evaluate(&files, &loader, &Evaluate { paths: args.iter().filter(|a| *a != "-q").map(|a| a.into()).collect(), ..Default::default() });
    let el = t.elapsed();
    let mut n = 0;
    for d in &e.deployments {
        if !quiet { println!("== {} {} resources", d.root, d.resources.len()); }
        n += d.count();
        for x in &d.diagnostics { let l = files.location(x.span); println!("{:?} {:?} {}", x.level, l.map(|l| format!("{}:{}:{}", l.path, l.start.line, l.start.column)), x.message); }
        if !quiet { for r in &d.resources { println!("  {} [{}] {:?}", r.address, r.presence, r.symbolic);
            for f in r.body.entries() { println!("      {} = {}", f.key, show(&f.value)); } }
            for o in &d.outputs { println!("  output {} = {}", o.name, show(&o.value)); } }
    }
    println!("{} roots, {} resources, {} files, {} unread, {:?}", e.deployments.len(), n, e.files, e.unread, el);
}
fn show(v: &Value) -> String {
    match &v.kind {
        Kind::Unknown(u) => format!("<{}{}>", u.reason, u.origin.as_ref().map(|o| format!(" @{}", o.text)).unwrap_or_default()),
        Kind::Choice(c) => c.leaves().iter().map(|(g, l)| format!("{{{g}: {}}}", show(l))).collect(),
        _ => match (v.as_seq(), v.as_fields()) {
            (Some(s), _) => format!("[{}{}]", s.items.iter().enumerate().map(|(i, x)| { let p = s.presence_of(i); if p.is_always() { show(x) } else { format!("({p})?{}", show(x)) } }).collect::<Vec<_>>().join(", "), if s.open {" ..."} else {""}),
            (_, Some(f)) => format!("{{{}}}", f.entries().iter().map(|f| format!("{}={}", f.key, show(&f.value))).collect::<Vec<_>>().join(", ")),
            _ => v.as_literal().map(|l| l.to_string()).unwrap_or_default(),
        }
    }
}
fn tojson(v: &Value) -> serde_json::Value {
    use serde_json::Value as J;
    match &v.kind {
        Kind::Null | Kind::Unknown(_) | Kind::Choice(_) => J::Null,
        Kind::Bool(b) => J::Bool(*b),
        Kind::Number(n) => n.to_string().parse::<serde_json::Number>().map(J::Number).unwrap_or(J::Null),
        Kind::String(s) => J::String(s.to_string()),
        _ => match (v.as_seq(), v.as_fields()) {
            (Some(s), _) => J::Array(s.items.iter().map(tojson).collect()),
            (_, Some(f)) => J::Object(f.entries().iter().map(|f| (f.key.to_string(), tojson(&f.value))).collect()),
            _ => J::Null,
        }
    }
}
fn unknowns(v: &Value, path: String, out: &mut Vec<String>) {
    match &v.kind {
        Kind::Unknown(_) | Kind::Choice(_) => out.push(path),
        _ => match (v.as_seq(), v.as_fields()) {
            (Some(s), _) => for (i, x) in s.items.iter().enumerate() { unknowns(x, format!("{path}.{i}"), out) },
            (_, Some(f)) => for f in f.entries() { unknowns(&f.value, if path.is_empty() { f.key.to_string() } else { format!("{path}.{}", f.key) }, out) },
            _ => {}
        }
    }
}
fn inspect(dir: &str) {
    let files = bartizan::source::Files::default();
    let loader = bartizan::formats::terraform::Loader::default();
    let e = evaluate(&files, &loader, &Evaluate { paths: vec![dir.into()], ..Default::default() });
    let mut outs = serde_json::Map::new(); let mut res = vec![]; let mut diags = vec![];
    for d in &e.deployments {
        let here = d.root.as_str().is_empty() || d.root == "." || std::path::Path::new(dir).ends_with(d.root.as_str());
        if !here { continue; }
        for o in &d.outputs { outs.insert(o.name.to_string(), serde_json::json!({"value": tojson(&o.value), "unknown": o.value.is_unknown(), "sensitive": o.sensitive})); }
        for r in &d.resources { let mut u = vec![]; for f in r.body.entries() { unknowns(&f.value, f.key.to_string(), &mut u); }
            res.push(serde_json::json!({"address": r.address.as_str(), "type": r.ty.as_str(), "attributes": tojson(&Value::object((*r.body).clone())), "unknown": u})); }
        for x in &d.diagnostics { if let Some(l) = files.location(x.span) { diags.push(serde_json::json!({"severity": format!("{:?}", x.level).to_lowercase(), "message": x.message, "location": format!("{}:{}", std::path::Path::new(l.path.as_str()).strip_prefix(d.root.as_str()).map(|p| p.display().to_string()).unwrap_or(l.path.to_string()), l.start.line)})); } else { diags.push(serde_json::json!({"severity": format!("{:?}", x.level).to_lowercase(), "message": x.message})); } }
    }
    println!("{}", serde_json::json!({"outputs": outs, "resources": res, "diagnostics": diags}));
}
