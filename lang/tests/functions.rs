//! Every function against what Terraform 1.11 computes: `functions/*.txt` hold calls and the results that
//! `functions/generate.py` took from `terraform console`. And no function panics, whatever it is given.
#![allow(clippy::disallowed_methods, reason = "it reads its own inputs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::Path;
use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::functions::{self, Accepts, FunctionError, Host, HostError};
use bartizan_lang::value::{
    Atom, ChoiceBuilder, Field, Fields, Guard, Kind, Literal, Origin, Part, Presence, Reason, Seq, Shape, Str, Type,
    Unknown,
};
use proptest::prelude::*;

/// A few files in memory.
struct Files;

impl Host for Files {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        match path {
            "hello.txt" => Ok(b"Hello, \xc3\xa9!\n".as_slice().into()),
            "bytes.bin" => Ok([0xffu8, 0xfe, 0].as_slice().into()),
            "../secret" => Err(HostError::Unknown(Reason::OutsideRoot(path.into()))),
            _ => Err(HostError::Failed(format!("no file exists at {path:?}"))),
        }
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        Ok(self.read(path).is_ok())
    }

    fn glob(&self, _: &str, _: &str) -> Result<Vec<Str>, HostError> {
        Ok(vec!["bytes.bin".into(), "hello.txt".into()])
    }

    fn template(&self, _: Option<&str>, text: &str, _: &Value) -> Result<Value, FunctionError> {
        Ok(text.into())
    }
}

/// Calls as the evaluator does: arguments counted and converted.
fn call(name: &str, args: &[Value]) -> Result<Value, String> {
    let function = functions::lookup(name).unwrap_or_else(|| panic!("there is no function {name}"));
    if !function.takes(args.len()) {
        return Err("wrong number of arguments".to_owned());
    }
    let mut converted = Vec::new();
    for (index, arg) in args.iter().enumerate() {
        let param = function.param(index).expect("the count was checked");
        if arg.is_null() && !param.null {
            return Err("argument must not be null".to_owned());
        }
        converted.push(param.accepts.convert(arg).map_err(|e| e.to_string())?);
    }
    (function.call)(&converted, &Files).map_err(|e| e.to_string())
}

/// Reads the arguments of a case: JSON, and `tolist(…)`, `toset(…)`, `tomap(…)` around JSON.
struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn skip(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn eat(&mut self, text: &str) -> bool {
        self.skip();
        match self.0.strip_prefix(text) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self) -> Value {
        for conversion in ["tolist", "toset", "tomap"] {
            if self.eat(&format!("{conversion}(")) {
                let inner = self.value();
                assert!(self.eat(")"), "{}", self.0);
                return call(conversion, &[inner]).unwrap();
            }
        }
        if self.eat("[") {
            let mut items = Vec::new();
            while !self.eat("]") {
                items.push(self.value());
                self.eat(",");
            }
            return Value::tuple(items);
        }
        if self.eat("{") {
            let mut entries = Vec::new();
            while !self.eat("}") {
                let key = self.value().as_str().unwrap().clone();
                assert!(self.eat(":"), "{}", self.0);
                let value = self.value();
                entries.push(Field { key, at: value.span, value });
                self.eat(",");
            }
            return Value::object(Fields::new(entries));
        }
        self.skip();
        let end = if self.0.starts_with('"') {
            let bytes = self.0.as_bytes();
            let mut end = 1;
            while bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            end + 1
        } else {
            self.0.find(|c: char| ",)]} ".contains(c)).unwrap_or(self.0.len())
        };
        let (json, rest) = self.0.split_at(end);
        self.0 = rest;
        call("jsondecode", &[json.into()]).unwrap_or_else(|e| panic!("{json}: {e}"))
    }
}

#[test]
fn computes_what_terraform_computes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/functions");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut wrong = String::new();
    let mut count = 0;
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (expression, expected) = line.rsplit_once(" => ").unwrap_or_else(|| panic!("no result in {line}"));
            let (name, rest) = expression.split_once('(').unwrap();
            let mut reader = Reader(rest);
            let mut args = Vec::new();
            while !reader.eat(")") {
                args.push(reader.value());
                reader.eat(",");
            }
            count += 1;
            let result = match call(name, &args) {
                Err(error) => format!("error: {error}"),
                Ok(value) => match call("jsonencode", &[value]).unwrap().kind {
                    Kind::String(text) => text.to_string(),
                    other => format!("{other:?}"),
                },
            };
            let right = if expected == "error" { result.starts_with("error: ") } else { result == expected };
            if !right {
                wrong.push_str(&format!("{expression}\n  expected {expected}\n  got      {result}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count > 500, "{count} cases");
}

#[test]
fn every_name_is_there_once() {
    let mut names: Vec<_> = functions::names().collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(count >= 110, "{count}");
}

/// Values that hang on a condition, open ones and texts with holes.
fn partly_known() -> Vec<Value> {
    let origin = Arc::new(Origin { text: "var.x".into(), closed: None });
    let yes = Guard::atom(Atom::equals(origin.clone(), Literal::Bool(true))).unwrap();
    let no = Guard::atom(Atom::differs(origin, Literal::Bool(true))).unwrap();
    let mut builder = ChoiceBuilder::new();
    builder.add(&yes, "a".into());
    builder.add(&no, Value::tuple(vec![1i64.into()]));
    let choice = builder.finish();
    let mut conditional = Seq::of(vec!["a".into(), choice.clone()]);
    conditional.push("b".into(), Presence::when(yes));
    let open = Seq { open: true, ..Seq::of(vec!["a".into()]) };
    let mut fields = Fields::new(vec![Field { key: "k".into(), at: choice.span, value: choice.clone() }]);
    fields.open = true;
    let text = |shape| {
        Value::from_unknown(Unknown { ty: Some(Type::String), not_null: true, shape, ..Unknown::new(Reason::Invalid) })
    };
    let hole = Part::Hole(Value::unknown(Reason::Invalid));
    vec![
        text(Shape::Template([Part::Text("{\"a\":\"".into()), hole.clone(), Part::Text("\"}".into())].into())),
        text(Shape::Template([Part::Text("[".into()), hole, Part::Text("]".into())].into())),
        text(Shape::Json(choice.clone())),
        choice,
        Value::new(Kind::List(conditional.clone().into())),
        Value::new(Kind::Set(conditional.clone().into())),
        Value::new(Kind::Tuple(conditional.into())),
        Value::new(Kind::List(open.into())),
        Value::map(fields.clone()),
        Value::object(fields),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let texts = prop_oneof![
        "[ -~éß\u{1F600}\n]{0,8}",
        prop::sample::select(vec![
            "",
            "10.0.0.0/8",
            "::/0",
            "fd00::/127",
            "2024-02-29T12:00:00Z",
            "1h",
            "%s%d",
            "%[9]v",
            "%5.3f%%",
            "%-08x",
            "(a)(?P<b>",
            "[[:x]",
            "a{1001}",
            "/(/",
            "[1,{\"a\":",
            "{\"a\":1e999}",
            "a: [b, *c]\n<<: x",
            "UTF-16",
            "dns",
            "YYYY'",
            "===",
            "%%",
            "hello.txt",
            "0x",
            "-1",
        ])
        .prop_map(str::to_owned),
    ];
    let numbers = prop::sample::select(vec![
        "0",
        "1",
        "-1",
        "2",
        "3",
        "16",
        "64",
        "128",
        "0.5",
        "-2.5",
        "1e30",
        "-1e400",
        "1e99999",
        "1e-99999",
        "9223372036854775807",
        "-9223372036854775808",
        "1025",
    ]);
    let leaf = prop_oneof![
        texts.prop_map(Value::from),
        numbers.prop_map(|n| bartizan_lang::value::Number::parse(n).unwrap().into()),
        any::<bool>().prop_map(Value::from),
        Just(Value::null()),
        Just(Value::unknown(Reason::Invalid)),
        prop::sample::select(partly_known()),
        Just(Value::from_unknown(Unknown { ty: Some(Type::String), not_null: true, ..Unknown::new(Reason::Invalid) })),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::tuple),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::list),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::set),
            prop::collection::vec(("[a-c]", inner.clone()), 0..4).prop_map(Value::object_of),
            prop::collection::vec(("[a-c]", inner), 0..4).prop_map(|entries| {
                let object = Value::object_of(entries);
                object.with_kind(Kind::Map(object.as_fields().unwrap().clone()))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(args in prop::collection::vec(values(), 0..5)) {
        for name in functions::names() {
            let _ = call(name, &args);
        }
    }

    #[test]
    fn encoding_and_decoding_agree(value in values()) {
        let text = call("jsonencode", std::slice::from_ref(&value)).unwrap();
        let back = call("jsondecode", &[text]).unwrap();
        prop_assert!(back.same(&value) || !value.is_wholly_known());
        if value.is_wholly_known() {
            let yaml = call("yamlencode", std::slice::from_ref(&value)).unwrap();
            let shown = format!("{yaml:?}");
            let back = call("yamldecode", &[yaml]);
            prop_assert!(back.as_ref().is_ok_and(|b| b.same(&value)), "{} {:?}", shown, back);
        }
    }
}

#[test]
fn opentofu_functions_compute() {
    let contains = |range: &str, other: &str| call("cidrcontains", &[range.into(), other.into()]);
    assert_eq!(contains("10.0.0.0/8", "10.1.2.3"), Ok(true.into()));
    assert_eq!(contains("10.0.0.0/8", "0.0.0.0/0"), Ok(false.into()));
    assert_eq!(contains("fd00::/8", "fd12::/16"), Ok(true.into()));
    assert!(contains("10.0.0.0/8", "::1").is_err());
    assert_eq!(call("urldecode", &["a+b%26c".into()]), Ok("a b&c".into()));
    let compressed = call("base64gzip", &["hello hello hello".into()]).unwrap();
    assert_eq!(call("base64gunzip", &[compressed]), Ok("hello hello hello".into()));
    assert!(call("base64gunzip", &["aGVsbG8=".into()]).is_err());
}

#[test]
fn files_are_the_hosts() {
    assert_eq!(call("file", &["hello.txt".into()]), Ok("Hello, é!\n".into()));
    assert_eq!(call("filebase64", &["bytes.bin".into()]), Ok("//4A".into()));
    assert_eq!(call("filemd5", &["hello.txt".into()]), call("md5", &["Hello, é!\n".into()]));
    assert!(call("file", &["bytes.bin".into()]).is_err());
    assert!(call("file", &["missing".into()]).is_err());
    assert_eq!(call("fileexists", &["missing".into()]), Ok(false.into()));
    for name in ["file", "filesha256", "filebase64sha512", "timestamp"] {
        let args: &[Value] = if name == "timestamp" { &[] } else { &["../secret".into()] };
        assert!(call(name, args).is_ok_and(|v| v.is_unknown()), "{name}");
    }
    assert_eq!(
        call("fileset", &[".".into(), "*".into()]),
        Ok(Value::set(vec!["bytes.bin".into(), "hello.txt".into()]))
    );
    assert_eq!(
        call("templatefile", &["hello.txt".into(), Value::object_of([("a", Value::null())])]),
        Ok("Hello, é!\n".into())
    );
}

#[test]
fn results_are_bounded() {
    let long = Value::from("x".repeat(3 << 20));
    assert!(call("format", &["%s%s%s".into(), long.clone(), long.clone(), long.clone()]).is_err());
    assert!(call("join", &["".into(), Value::tuple(vec![long.clone(), long.clone(), long.clone()])]).is_err());
    assert!(call("replace", &[long.clone(), "x".into(), "yyyyyy".into()]).is_err());
    assert!(call("replace", &[long, "/x/".into(), "yyyyyy".into()]).is_err());
    assert!(call("indent", &[Value::from(100_000i64), "\n".repeat(1000).into()]).is_err());
    let hundred = Value::tuple((0..100).map(|i: i64| i.into()).collect());
    assert!(call("setproduct", &[hundred.clone(), hundred.clone(), hundred]).is_err());
    assert!(call("jsondecode", &[format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into()]).is_err());
    assert!(call("yamldecode", &["[".repeat(100_000).into()]).is_err());
    let bomb: String = (1..12).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, n| {
        let refs = vec![format!("*a{}", n - 1); 9].join(",");
        format!("{text}a{n}: &a{n} [{refs}]\n")
    });
    assert!(call("yamldecode", &[bomb.into()]).is_err());
}

#[test]
fn arguments_are_converted() {
    assert!(Accepts::Number.convert(&"x".into()).is_err());
    assert_eq!(Accepts::Number.convert(&"5".into()).unwrap(), Value::from(5i64));
}
