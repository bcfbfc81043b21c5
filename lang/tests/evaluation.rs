//! What evaluation promises whatever the expression: it ends without a crash, and what it says before a variable has a value
//! stays true when the variable gets one. That holds for results, and for all that is known of a result that is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::cell::Cell;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{self, Accepts, FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Attribute, Body, Expr, ExprKind, Traversal};
use bartizan_lang::syntax::{Rewrite, parse_expression};
use bartizan_lang::value::{Atom, Kind, Literal, Origin, Part, Reason, Seq, Shape, Str, Type, Unknown};
use bartizan_lang::{FileId, Span, Value};
use proptest::prelude::*;

/// The variables: their names, and whether they may be null.
const VARIABLES: &[(&str, bool)] = &[
    ("a", false),
    ("b", false),
    ("n", false),
    ("m", false),
    ("s", false),
    ("t", true),
    ("l", false),
    ("k", false),
    ("q", false),
    ("o", false),
    ("u", true),
    ("e", false),
];

/// The values of the variables: two booleans, two numbers, two texts, two lists, a map, an object, a set and a list of objects.
#[derive(Clone, Debug)]
struct Values {
    flags: [bool; 2],
    numbers: [i64; 2],
    texts: [String; 2],
    list: Vec<String>,
    more: Vec<i64>,
    null: bool,
}

impl Values {
    fn get(&self, name: &str) -> Option<Value> {
        let text = |text: &String| Value::from(text.as_str());
        let list = || self.list.iter().map(text).collect::<Vec<_>>();
        let object = || Value::object_of([("x", text(&self.texts[0])), ("y", self.numbers[1].into())]);
        let value = match name {
            "a" => self.flags[0].into(),
            "b" => self.flags[1].into(),
            "n" => self.numbers[0].into(),
            "m" => self.numbers[1].into(),
            "s" => text(&self.texts[0]),
            "t" if self.null => Value::null(),
            "t" => text(&self.texts[1]),
            "l" => Value::list(list()),
            "k" => Value::list(self.more.iter().map(|n| (*n).into()).collect()),
            "q" => {
                let entries = self.list.iter().enumerate().map(|(place, value)| (format!("k{place}"), text(value)));
                bartizan_lang::value::convert(&Value::object_of(entries), &Type::map(Type::String), &|_| Value::null())
                    .unwrap()
            }
            "o" => object(),
            "u" if self.null => Value::null(),
            "u" => Value::set(list()),
            "e" => Value::list(vec![object(); self.more.len().min(2)]),
            _ => return None,
        };
        // What a variable has was converted to its type.
        Some(bartizan_lang::value::convert(&value, &type_of(name), &|_| Value::null()).unwrap())
    }
}

fn type_of(name: &str) -> Type {
    let object = || Type::object([("x".into(), Type::String), ("y".into(), Type::Number)]);
    match name {
        "a" | "b" => Type::Bool,
        "n" | "m" => Type::Number,
        "s" | "t" => Type::String,
        "l" => Type::list(Type::String),
        "k" => Type::list(Type::Number),
        "q" => Type::map(Type::String),
        "o" => object(),
        "u" => Type::set(Type::String),
        _ => Type::list(object()),
    }
}

/// Variables of which some have values.
struct Variables<'a> {
    values: &'a Values,
    known: &'a dyn Fn(&str) -> bool,
    /// Whether an unknown variable can be told apart by what decides it, so that alternatives are followed.
    origins: bool,
    plans: bool,
    dialect: Dialect,
}

fn unknown(name: &str, origins: bool) -> Value {
    let ty = type_of(name);
    let closed = (ty == Type::Bool).then(|| Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice()));
    let mut unknown = Unknown::new(Reason::NoValue(name.into()));
    unknown.ty = Some(ty);
    unknown.not_null = VARIABLES.iter().any(|(known, null)| *known == name && !null);
    unknown.origin = origins.then(|| Arc::new(Origin { text: format!("var.{name}").into(), closed }));
    Value::from_unknown(unknown)
}

impl Scope for Variables<'_> {
    fn dialect(&self) -> Dialect {
        self.dialect
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        let name = traversal.attr(0).map_or("", Str::as_str);
        match self.values.get(name) {
            Some(value) if (self.known)(name) => Ok((value, 1)),
            Some(_) => Ok((unknown(name, self.origins), 1)),
            None => Err(Box::new(Diagnostic::error("no such variable", traversal.root_span))),
        }
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, _: Diagnostic) {}

    fn plans(&self) -> bool {
        self.plans
    }
}

impl Host for Variables<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(path.into())))
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(path.into())))
    }

    fn glob(&self, directory: &str, _: &str) -> Result<Vec<Str>, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(directory.into())))
    }

    fn template(&self, _: Option<&str>, _: &str, _: &Value) -> Result<Value, FunctionError> {
        Err(FunctionError::call("no templates here"))
    }
}

fn all(values: &Values) -> Variables<'_> {
    Variables { values, known: &|_| true, origins: true, plans: false, dialect: Dialect::Terraform }
}

/// Whether an atom holds: of an origin that is a variable, by its value; of a derived one, by evaluating its text.
fn holds(atom: &Atom, values: &Values) -> Option<bool> {
    let expr = parse_expression(FileId(0), atom.origin.text.as_str(), 0).ok()?;
    let value = evaluate(&expr, &Context::new(&all(values))).ok()?;
    let literal = value.as_literal()?;
    // A value may have been converted since it left its origin; null never becomes a text.
    let null = |l: &Literal| *l == Literal::Null;
    let alike = |l: &Literal| *l == literal || (l.text() == literal.text() && null(l) == null(&literal));
    Some(atom.literals.iter().any(alike) != atom.negated)
}

/// Whether guards hold; `None` when that cannot be told.
fn hold<'a>(mut atoms: impl Iterator<Item = &'a Atom>, values: &Values) -> Option<bool> {
    atoms.try_fold(true, |all, atom| Some(all && holds(atom, values)?))
}

/// Whether everything that is said of a value is true of what it turns out to be.
fn holds_of(said: &Value, truth: &Value, values: &Values) -> Result<(), String> {
    let wrong = || Err(format!("said {:?}, is {:?}", said.kind, truth.kind));
    let when = |condition: bool| if condition { Ok(()) } else { wrong() };
    match (&said.kind, &truth.kind) {
        // An element in error is unknown.
        (_, Kind::Unknown(_)) => Ok(()),
        (Kind::Choice(choice), _) => {
            let mut holding = Vec::new();
            for (guard, leaf) in choice.leaves() {
                match hold(guard.atoms().iter(), values) {
                    Some(true) => holding.push(leaf),
                    Some(false) => {}
                    None => return Ok(()),
                }
            }
            match holding.as_slice() {
                [leaf] => holds_of(leaf, truth, values),
                _ => Err(format!("{} of {} leaves hold of {:?}", holding.len(), choice.leaves().len(), choice)),
            }
        }
        (Kind::Unknown(unknown), _) => {
            if truth.is_null() {
                return when(!unknown.not_null);
            }
            // What an arm or element of unknown type turns out to be may bring others to another type of the same family.
            if let Some(ty) =
                unknown.ty.as_ref().filter(|ty| !matches!(ty, Type::Any) && family(ty) != family(&truth.ty()))
            {
                return Err(format!("said type {ty:?}, is {:?}", truth.ty()));
            }
            let count = truth.as_seq().map(|s| s.items.len()).or_else(|| truth.as_fields().map(|f| f.len()));
            match &unknown.shape {
                Shape::Between(least, most) => when(truth.as_number().is_none_or(|number| {
                    least.as_ref().is_none_or(|least| number >= least)
                        && most.as_ref().is_none_or(|most| number <= most)
                })),
                Shape::Counted(least, most) => {
                    when(count.is_none_or(|count| count >= *least && most.is_none_or(|most| count <= most)))
                }
                Shape::Template(parts) => {
                    let Some(text) = truth.as_str() else { return Ok(()) };
                    let texts = parts.iter().filter_map(|p| if let Part::Text(text) = p { Some(text) } else { None });
                    let mut rest = text.as_str();
                    for part in texts {
                        match rest.split_once(part.as_str()) {
                            Some((_, after)) => rest = after,
                            None => return wrong(),
                        }
                    }
                    when(text.starts_with(unknown.prefix()) && text.ends_with(unknown.suffix()))
                }
                _ => Ok(()),
            }
        }
        (Kind::Set(x), Kind::Set(y)) => {
            let known = x
                .items
                .iter()
                .enumerate()
                .filter(|(place, item)| item.is_wholly_known() && hold_presence(x, *place, values) == Some(true));
            for (_, item) in known {
                when(y.items.contains(item) || y.items.iter().any(|other| alike(item, other)))?;
            }
            let exact = x.is_closed() && x.items.iter().all(Value::is_wholly_known);
            when(!exact || x.items.len() == y.items.len())
        }
        // So may a type that is not known yet of the other arm.
        (Kind::List(x) | Kind::Tuple(x), Kind::Set(y)) => {
            let mut known = x.items.iter().filter(|item| item.is_wholly_known());
            when(!x.is_closed() || known.all(|item| y.items.iter().any(|other| alike(item, other))))
        }
        (Kind::Set(x), Kind::List(y) | Kind::Tuple(y)) => {
            let mut known = x.items.iter().filter(|item| item.is_wholly_known());
            when(!x.is_closed() || known.all(|item| y.items.iter().any(|other| alike(item, other))))
        }
        (Kind::List(x) | Kind::Tuple(x), Kind::List(y) | Kind::Tuple(y)) => {
            let mut present = Vec::new();
            for (place, item) in x.items.iter().enumerate() {
                match hold_presence(x, place, values) {
                    Some(true) => present.push(item),
                    Some(false) => {}
                    None => return Ok(()),
                }
            }
            if x.open {
                for item in present.iter().filter(|item| item.is_wholly_known()) {
                    when(y.items.iter().any(|other| alike(item, other)))?;
                }
                return Ok(());
            }
            when(present.len() == y.items.len())?;
            present.iter().zip(&y.items).try_for_each(|(x, y)| holds_of(x, y, values))
        }
        (Kind::Map(x) | Kind::Object(x), Kind::Map(y) | Kind::Object(y)) => {
            when(if x.open { x.len() <= y.len() } else { x.len() == y.len() })?;
            for field in x.entries() {
                match y.get(&field.key) {
                    Some(other) => holds_of(&field.value, other, values)?,
                    None => return wrong(),
                }
            }
            Ok(())
        }
        // What one element or arm is may bring others of another type to text.
        _ => when(alike(said, truth)),
    }
}

/// Whether two values are the same, or two words that read alike.
fn alike(said: &Value, truth: &Value) -> bool {
    match (said.as_literal(), truth.as_literal()) {
        (Some(said), Some(truth)) => said.text() == truth.text(),
        _ => said.same(truth),
    }
}

fn family(ty: &Type) -> u8 {
    match ty {
        Type::Any => 0,
        Type::String | Type::Number | Type::Bool => 1,
        Type::List(_) | Type::Set(_) | Type::Tuple(_) => 2,
        Type::Map(_) | Type::Object(_) => 3,
    }
}

fn hold_presence(seq: &Seq, place: usize, values: &Values) -> Option<bool> {
    let mut any = false;
    for guard in seq.presence_of(place).guards() {
        any |= hold(guard.atoms().iter(), values)?;
    }
    Some(any)
}

/// Makes expressions from bytes: when they run out, the first way of each choice is taken, which leads to an end.
struct Maker<'a> {
    bytes: &'a [u8],
    depth: u32,
    bound: u32,
}

impl Maker<'_> {
    fn pick(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % count
    }

    fn one(&mut self, of: &[&str]) -> String {
        let place = self.pick(of.len());
        of[place].to_owned()
    }

    /// An expression of that kind: `b`oolean, `n`umber, `s`tring, `l`ist of strings, list of num`k`ers, `m`ap, `a`nything.
    fn make(&mut self, kind: char) -> String {
        if self.depth == 0 || self.bytes.is_empty() {
            return self.leaf(kind);
        }
        self.depth -= 1;
        let made = self.compound(kind);
        self.depth += 1;
        made
    }

    fn leaf(&mut self, kind: char) -> String {
        match kind {
            'b' => self.one(&["true", "false", "var.a", "var.b"]),
            'n' => self.one(&["1", "0", "var.n", "var.m", "-2", "var.o.y"]),
            's' => self.one(&["\"x\"", "\"\"", "var.s", "var.t", "\"yz\"", "var.o.x", "sensitive(var.s)"]),
            'l' => self.one(&["[\"x\"]", "[]", "var.l", "tolist([\"x\", \"yz\"])", "var.u", "[var.s, \"x\"]"]),
            'k' => self.one(&["[1]", "var.k", "[var.n, 2]", "var.e[*].y"]),
            'm' => self.one(&["{ x = \"v\" }", "var.q", "var.o", "{ (var.s) = 1, z = var.t }", "{}", "{ x = var.s }"]),
            _ => {
                let kinds = ['s', 'n', 'b', 'l', 'k', 'm'];
                let place = self.pick(kinds.len() + 1);
                kinds.get(place).map_or_else(|| "null".to_owned(), |kind| self.leaf(*kind))
            }
        }
    }

    fn compound(&mut self, kind: char) -> String {
        match self.pick(6) {
            0 => self.leaf(kind),
            1 => {
                let (c, x, y) = (self.make('b'), self.make(kind), self.make(kind));
                format!("({c} ? {x} : {y})")
            }
            2 => self.call(kind),
            3 => {
                let (x, y) = (self.make(kind), self.make(kind));
                format!("try({x}, {y})")
            }
            _ => self.special(kind),
        }
    }

    fn special(&mut self, kind: char) -> String {
        match kind {
            'b' => match self.pick(6) {
                0 => format!("!{}", self.make('b')),
                1 => {
                    let (x, op, y) = (self.make('b'), self.one(&["&&", "||", "=="]), self.make('b'));
                    format!("({x} {op} {y})")
                }
                2 => {
                    let (x, op, y) = (self.make('n'), self.one(&["<", "<=", ">", ">=", "=="]), self.make('n'));
                    format!("({x} {op} {y})")
                }
                3 => {
                    let (x, op, y) = (self.make('a'), self.one(&["==", "!="]), self.make('a'));
                    format!("({x} {op} {y})")
                }
                4 => format!("can({})", self.make('a')),
                _ => {
                    let (x, op, y) = (self.make('s'), self.one(&["==", "!="]), self.make('s'));
                    format!("({x} {op} {y})")
                }
            },
            'n' => match self.pick(3) {
                0 => format!("length({})", self.make('l')),
                1 => {
                    let (x, op, y) = (self.make('n'), self.one(&["+", "-", "*", "/", "%"]), self.make('n'));
                    format!("({x} {op} {y})")
                }
                _ => format!("(-{})", self.make('n')),
            },
            's' => match self.pick(5) {
                0 => {
                    let (x, y) = (self.make('s'), self.make('s'));
                    format!("\"p-${{{x}}}/${{{y}}}\"")
                }
                1 => {
                    let (c, x) = (self.make('b'), self.make('s'));
                    format!("\"%{{ if {c} }}y${{{x}}}%{{ else }}n%{{ endif }}.\"")
                }
                2 => {
                    let x = self.make('l');
                    format!("\"<%{{ for e in {x} }}${{e}},%{{ endfor }}>\"")
                }
                3 => {
                    let (x, y) = (self.make('l'), self.make('n'));
                    format!("{x}[{y}]")
                }
                _ => {
                    let (x, y) = (self.make('m'), self.make('s'));
                    format!("{x}[{y}]")
                }
            },
            'l' | 'k' => {
                let inner = if kind == 'l' { 's' } else { 'n' };
                match self.pick(4) {
                    0 => {
                        let (x, y) = (self.make(inner), self.make(inner));
                        format!("[{x}, {y}]")
                    }
                    1 => self.comprehension('[', kind),
                    2 => format!("{}[*]", self.make('a')),
                    _ => format!("[{}]", self.make(inner)),
                }
            }
            'm' => match self.pick(3) {
                0 => {
                    let (x, y, z) = (self.make('s'), self.make('a'), self.make('s'));
                    format!("{{ ({x}) = {y}, w = {z} }}")
                }
                1 => self.comprehension('{', 'm'),
                _ => {
                    let (x, y) = (self.make('s'), self.make('n'));
                    format!("{{ x = {x}, y = {y} }}")
                }
            },
            _ => {
                let kinds = ['s', 'l', 'm', 'n', 'b', 'k'];
                let place = self.pick(kinds.len());
                self.make(kinds[place])
            }
        }
    }

    fn comprehension(&mut self, open: char, kind: char) -> String {
        let source = self.one(&["l", "m", "k"]);
        let (source, name) = (self.make(source.chars().next().unwrap()), format!("e{}", self.bound));
        self.bound += 1;
        let value = self.one(&["E", "upper(E)", "\"<${E}>\"", "E == var.s", "var.n"]).replace('E', &name);
        let filter = match self.pick(3) {
            0 => String::new(),
            1 => format!(" if {}", self.make('b')),
            _ => format!(" if {name} != {}", self.make('s')),
        };
        let group = self.one(&["", "..."]);
        let key = self.one(&["E", "\"k\"", "\"k${E}\"", "var.s"]).replace('E', &name);
        let _ = kind;
        match open {
            '[' => format!("[for {name} in {source} : {value}{filter}]"),
            _ => format!("{{ for {name} in {source} : {key} => {value}{group}{filter} }}"),
        }
    }

    /// A call of any function: of those that return that kind where the table says so.
    fn call(&mut self, kind: char) -> String {
        let impure = ["timestamp", "uuid", "bcrypt", "plantimestamp", "list", "map"];
        let names: Vec<&str> = functions::names()
            .filter(|name| !impure.contains(name) && !name.starts_with("file") && !name.contains("template"))
            .collect();
        for _ in 0..4 {
            // Two bytes: there are more functions than a byte can tell apart well.
            let place = (self.pick(256) * 256 + self.pick(256)) % names.len();
            let function = functions::lookup(names[place]).unwrap();
            let fits = function.returns.is_none_or(|returns| {
                matches!((kind, Type::from(returns)), ('a', _) | ('s', _) | ('n', Type::Number) | ('b', Type::Bool))
            });
            if fits {
                let extra = if function.variadic.is_some() { self.pick(3) } else { 0 };
                let count = function.params.len().max(function.min) + extra;
                let args: Vec<String> = (0..count)
                    .map(|place| match function.param(place).map_or(Accepts::Any, |p| p.accepts) {
                        Accepts::String => self.make('s'),
                        Accepts::Number => self.make('n'),
                        Accepts::Bool => self.make('b'),
                        Accepts::Numbers => self.make('k'),
                        Accepts::Mapping => self.make('m'),
                        Accepts::Any => {
                            let kinds = ['a', 'l', 'm', 's'];
                            let place = self.pick(kinds.len());
                            self.make(kinds[place])
                        }
                        _ => self.make('l'),
                    })
                    .collect();
                return format!("{}({})", function.name, args.join(", "));
            }
        }
        self.leaf(kind)
    }
}

fn expression(bytes: &[u8]) -> String {
    Maker { bytes, depth: 4, bound: 0 }.make('a')
}

fn values() -> impl Strategy<Value = Values> {
    let text = prop_oneof![Just(String::new()), Just("x".to_owned()), Just("yz".to_owned()), Just("X".to_owned())];
    let lists = (prop::collection::vec(text.clone(), 0..3), prop::collection::vec(-1_i64..3, 0..3), any::<bool>());
    (any::<[bool; 2]>(), [-3_i64..4, -3_i64..4], [text.clone(), text], lists)
        .prop_map(|(flags, numbers, texts, (list, more, null))| Values { flags, numbers, texts, list, more, null })
}

/// Whether an arm of a conditional in that expression fails, be it taken or not.
fn an_arm_fails(expr: &Expr, world: &Variables<'_>) -> bool {
    let fails = Cell::new(false);
    rewrite(expr, &|expr| {
        if let ExprKind::Conditional(conditional) = &expr.kind {
            let failed = |arm| evaluate(arm, &Context::new(world).strict()).is_err();
            fails.set(fails.get() || failed(&conditional.then) || failed(&conditional.otherwise));
        }
    });
    fails.get()
}

/// Whether a `for` expression in that expression walks a collection that is not known.
fn walks_unknown(expr: &Expr, world: &Variables<'_>) -> bool {
    let found = Cell::new(false);
    rewrite(expr, &|expr| {
        if let ExprKind::For(walk) = &expr.kind {
            let walked = evaluate(&walk.collection, &Context::new(world).strict());
            found.set(found.get() || walked.is_ok_and(|walked| !walked.is_wholly_known()));
        }
    });
    found.get()
}

/// The expression with only the arm that is taken of each conditional that has an arm of which the type is not known before.
fn without_untyped_arms(expr: &Expr, before: &Variables<'_>, truly: &Variables<'_>) -> Expr {
    rewrite(expr, &|expr| {
        let ExprKind::Conditional(conditional) = &expr.kind else { return };
        let untyped = |arm| evaluate(arm, &Context::new(before)).is_ok_and(|arm| arm.is_vague());
        let taken = evaluate(&conditional.condition, &Context::new(truly)).ok().and_then(|taken| taken.as_bool());
        if untyped(&conditional.then) || untyped(&conditional.otherwise) {
            match taken {
                Some(true) => *expr = conditional.then.clone(),
                Some(false) => *expr = conditional.otherwise.clone(),
                None => {}
            }
        }
    })
}

fn rewrite(expr: &Expr, change: &dyn Fn(&mut Expr)) -> Expr {
    let attribute = Attribute { name: "all".into(), name_span: Span::NONE, expr: expr.clone(), span: Span::NONE };
    let mut body = Body { attributes: vec![attribute], ..Body::default() };
    Rewrite { span: &|span| span, expr: change }.body(&mut body);
    body.attributes.remove(0).expr
}

/// Whether what is said with only some of the values agrees with what all of them give.
fn agrees(text: &str, values: &Values, given: &dyn Fn(&str) -> bool) -> Result<(), String> {
    let expr = parse_expression(FileId(0), text, 0).expect("an expression");
    // Inside `try` an element in error is an error of the whole.
    let whole = parse_expression(FileId(0), &format!("try({text})"), 0).expect("an expression");
    for (origins, plans) in [(true, false), (false, false), (false, true)] {
        let truly = Variables { plans, ..all(values) };
        let truth = evaluate(&whole, &Context::new(&truly));
        let scope = Variables { values, known: given, origins, plans, dialect: Dialect::Terraform };
        let before = evaluate(&expr, &Context::new(&scope));
        let Ok(truth) = truth else { continue };
        // `try` keeps what is known of an argument that is not known to fail. And a plan is what Terraform says, which now and
        // then (matchkeys, sets of which elements are unknown) is more than it can know.
        if plans || text.contains("try(") || text.contains("can(") {
            continue;
        }
        let wrong = match before {
            // What is in error with all values was left out above.
            Err(error) => format!("an error before and none then: {}", error.message),
            Ok(said) => match holds_of(&said, &truth, values) {
                Ok(()) => continue,
                Err(wrong) => wrong,
            },
        };
        // In Terraform, an arm that fails has no type that the other arm would be brought to, and no marks: one cannot know that
        // before it fails. And an arm whose type is not known yet brings the other one to no type.
        let untyped = || {
            let truth = evaluate(&without_untyped_arms(&whole, &scope, &truly), &Context::new(&truly));
            match (evaluate(&expr, &Context::new(&scope)), truth) {
                (Ok(said), Ok(truth)) => holds_of(&said, &truth, values).is_ok(),
                (_, truth) => truth.is_err(),
            }
        };
        // Nor is known how many times the marks of a condition are taken over, if at all, before it is known what a `for` walks.
        let unmarked = text.contains("issensitive(") && walks_unknown(&whole, &scope);
        if !unmarked && !an_arm_fails(&whole, &truly) && !untyped() {
            return Err(format!("{text}, with origins {origins}, as planned {plans}: {wrong}"));
        }
    }
    // Checks take the same expressions otherwise, and do not crash either.
    let scope = Variables { values, known: given, origins: true, plans: false, dialect: Dialect::Check };
    let _ = evaluate(&expr, &Context::new(&scope));
    Ok(())
}

/// What went wrong once: what was not known, the expression, and the values.
#[test]
fn found_before() {
    let plain = Values {
        flags: [false, false],
        numbers: [0, 0],
        texts: [String::new(), String::new()],
        list: Vec::new(),
        more: Vec::new(),
        null: false,
    };
    let flags = |flags: [bool; 2]| Values { flags, ..plain.clone() };
    let texts = |s: &str, t: &str| Values { texts: [s.to_owned(), t.to_owned()], ..plain.clone() };
    let null = Values { null: true, ..plain.clone() };
    let found = [
        // The text of a derived condition was the same for `a == (s == t)` and `(a == s) == t`.
        ("a b s", "(var.a == (false ? var.a : (\"${var.s}-${var.t}\" == var.s))) ? var.n : var.n + 1", plain.clone()),
        // Zero and zero with a minus sign were one alternative, and are one case of an origin.
        ("a o", "((var.a ? var.o.y : -2) * length([]))", plain.clone()),
        ("a o n", "((-(var.a ? var.o.y : 1)) == ((var.o.y * var.n) + 0)) ? 1 : 2", flags([true, false])),
        ("o", "(-(true ? 0 : 1)) == var.o.y", plain.clone()),
        ("n", "(-0) == ephemeralasnull(var.n)", plain.clone()),
        // Alternatives of which one is null are not surely something.
        ("a s t", r#"(false ? "x" : ((var.a != [var.s, "x"]) ? (var.a ? "yz" : var.t) : {x="v"}["x"]))"#, null.clone()),
        // An error in an element that is there under a condition, or in one alternative, is none of the whole.
        (
            "b s",
            r#"join("x", [for e1 in [for e0 in {x = var.s} : e0 if (var.b == false)] : e1 if e1 != [for e2 in {} : e2][1]])"#,
            flags([false, true]),
        ),
        ("b", r#"alltrue([(var.b ? "" : var.t)])"#, null.clone()),
        ("b", r#"distinct([for e0 in { ("x") = ["x"], w = "x" } : e0 if var.b])"#, plain.clone()),
        ("a", r#"formatlist(sensitive(var.s), [for e0 in [var.s, "x"] : e0 if var.a])"#, plain.clone()),
        // Marks of a key that has alternatives, of an arm that is not taken, of what a text is made from.
        (
            "a b",
            r#"issensitive({ (((var.a && var.a) ? sensitive(var.s) : (true ? var.t : "x"))) = "x", w = "x" })"#,
            plain.clone(),
        ),
        ("a", r#"issensitive("p-${(var.a ? "p-${sensitive(var.s)}/${"x"}" : "x")}/${"x"}")"#, plain.clone()),
        ("s", r#"issensitive(((var.s == sensitive(var.s)) ? var.t : "x")[*])"#, null.clone()),
        ("o", r#"issensitive(var.o[(true ? "x" : sensitive(var.s))])"#, plain.clone()),
        (
            "a",
            r#"issensitive((false ? flatten((var.a ? sensitive(var.s) : "x")) : range(length([var.s, "x"]))))"#,
            plain.clone(),
        ),
        ("s", r#"issensitive(["x"][((sensitive(var.s) == var.o.x) ? 0 : (1 + -2))])"#, plain.clone()),
        ("a", r#"issensitive(chomp("%{ if var.a }y${sensitive(var.s)}%{ else }n%{ endif }.")[*])"#, plain.clone()),
        // The type of an arm that is not known yet.
        ("s", r#"tolist(concat(-2[*], (("x" == var.s) ? ["x","x"] : ["x"])))"#, texts("x", "")),
        (
            "a o u",
            r#"(var.a ? ["p-${var.o.x}/${"yz"}", (true ? "x" : "x")] : (var.a ? [for e0 in var.o : e0] : var.u))"#,
            flags([true, false]),
        ),
        ("b s", r#"length(((var.b || true) ? [var.o.x, var.o.x] : setsubtract([var.s, "x"], ["x"])))"#, plain.clone()),
        (
            "a",
            "length(((var.a == false) ? (true ? var.u : var.u) : [for e0 in [var.n, 2] : e0 if var.a]))",
            Values { numbers: [2, 0], ..flags([true, false]) },
        ),
        ("o n", "(var.b ? ((\"x\" == var.o.x) ? \"x\"[*] : setunion([])) : [var.n, 2])", plain.clone()),
        ("s", r#"(true ? { (var.s) = 1, z = var.t }[*] : [concat(), 1])"#, plain.clone()),
        ("l", "(true ? (issensitive(null) ? matchkeys(var.l, [], []) : true[*]) : [1])", plain.clone()),
        ("t", r#"anytrue((true ? range((-1), (-1), (-1)) : [for e0 in [var.t] : e0 if e0 != "x"]))"#, plain.clone()),
        (
            "l",
            r#"keys((((-0) < 1) ? { for e0 in (true ? var.l : []) : e0 => e0 if formatlist("x", null) } : { x = "v" }))"#,
            plain.clone(),
        ),
        ("o", r#"(((-1) < length(["x"])) ? [1] : setintersection(true[*], [for e0 in var.o : e0]))"#, plain.clone()),
        // Values of different types are never equal.
        (
            "m",
            r#"alltrue([for e0 in values({ x = "x", y = var.m }) : e0 == var.s if e0 != ((true || true) ? abs(var.m) : "x")])"#,
            texts("x", "yz"),
        ),
        ("a", r#"((var.a == ((0 < 1) ? true : "x")) ? 1 : "x")"#, flags([true, true])),
        ("s", r#"(({ x = var.s } == (var.b ? {} : { x = var.s })) ? 1 : "x")"#, plain.clone()),
        ("o", "(var.o == (var.b ? {} : var.o))", plain.clone()),
        ("o", r#"(false ? "x" : var.o.y) == var.o.y"#, plain.clone()),
        // Numbers that are equal may be of different precision.
        ("a", "(((var.a ? var.m : 1) / (-var.n)) + 1)", Values { numbers: [3, 1], ..plain.clone() }),
        // The type of an empty list.
        ("o", r#"((!true ? (true && true) : true) ? one(split(var.o.x, var.o.x)) : ["x"])"#, plain.clone()),
        ("u", r#"(true ? "x" : jsondecode(jsonencode(var.u)))"#, null.clone()),
        ("o", r#"{ for e0 in (("x" == "x") ? regexall("yz", var.o.x) : { x = "v" }[*]) : e0 => e0 }"#, plain.clone()),
        (
            "o",
            r#"(!false ? { ("<%{ for e in tolist(["x", "yz"]) }${e},%{ endfor }>") = null, w = regexall(var.o.x, "x") } : { x = "v" })"#,
            plain.clone(),
        ),
        // Two parts that are not known were taken for one.
        ("n s", r#"({ x = var.s, y = var.n } == { x = "x", y = 1 })"#, texts("x", "")),
        // Which of two equal elements comes first.
        ("s", r#"distinct([for e0 in reverse(tolist(["x", "yz"])) : e0 == var.s])"#, texts("x", "x")),
        // Neither the elements of a set nor those of a text have an index, be it known or not.
        ("l", r#"title(setunion(sort(var.l))[abspath("x")])"#, plain.clone()),
        ("s", r#"md5(nonsensitive("p-${var.s}/${"x"}")[abspath("x")])"#, plain),
    ];
    for (unknown, text, values) in found {
        let given = |name: &str| !unknown.split(' ').any(|one| one == name);
        assert_eq!(agrees(text, &values, &given), Ok(()));
    }
}

proptest! {
    // More of them where PROPTEST_CASES says so, others where PROPTEST_RNG_SEED does, and in fuzzing.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: ProptestConfig::default().cases.max(10_000),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_said_before_a_value_is_known_stays_true(
        bytes in prop::collection::vec(any::<u8>(), 0..120),
        values in values(),
        given in any::<u16>(),
    ) {
        let text = expression(&bytes);
        let given = |name: &str| {
            VARIABLES.iter().position(|(known, _)| *known == name).is_some_and(|place| given & (1 << place) != 0)
        };
        if let Err(wrong) = agrees(&text, &values, &given) {
            return Err(TestCaseError::fail(wrong));
        }
    }
}
