#![allow(clippy::all, clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]
use bartizan::scan::*;
use bartizan_lang::value::*;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
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
