//! Policies with and without holes, and whom they let in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Part, Reason, Shape, Unknown};

use super::*;

fn granted(policy: &str, action: &str) -> Option<bool> {
    grants_everyone(&statements(&Value::string(policy)), action).ok()
}

#[test]
fn patterns() {
    for (pattern, action) in [
        ("*", "s3:GetObject"),
        ("s3:*", "s3:GetObject"),
        ("S3:getobject", "s3:GetObject"),
        ("s3:Get*", "s3:GetObject*"),
        ("*:Get*", "s3:GetObject"),
        ("s3:?etO*ct", "s3:GetObject"),
        ("s3:*Ob*Acl", "s3:PutObObjectAcl"),
    ] {
        assert!(action_matches(pattern, action), "{pattern} {action}");
    }
    for (pattern, action) in
        [("s3:Get", "s3:GetObject"), ("sqs:*", "s3:GetObject"), ("", "a"), ("s3:*Acl", "s3:PutObject"), ("?", "ab")]
    {
        assert!(!action_matches(pattern, action), "{pattern} {action}");
    }
}

#[test]
fn whom_a_policy_lets_in() {
    let allow = r#""Effect":"Allow","Action":"s3:GetObject","Resource":"*""#;
    let cases: &[(&str, String, bool)] = &[
        ("the star", format!(r#"{{"Statement":{{{allow},"Principal":"*"}}}}"#), true),
        ("the star of AWS", format!(r#"{{"Statement":[{{{allow},"Principal":{{"AWS":"*"}}}}]}}"#), true),
        ("the star in a list", format!(r#"{{"Statement":[{{{allow},"Principal":{{"AWS":["arn:aws:iam::1:root","*"]}}}}]}}"#), true),
        ("a service", format!(r#"{{"Statement":[{{{allow},"Principal":{{"Service":"*"}}}}]}}"#), false),
        ("an account", format!(r#"{{"Statement":[{{{allow},"Principal":{{"AWS":"111122223333"}}}}]}}"#), false),
        ("no principal", format!(r#"{{"Statement":[{{{allow}}}]}}"#), false),
        ("all but one", format!(r#"{{"Statement":[{{{allow},"NotPrincipal":{{"AWS":"111122223333"}}}}]}}"#), true),
        ("an address", format!(r#"{{"Statement":[{{{allow},"Principal":"*","Condition":{{"IpAddress":{{"aws:SourceIp":"10.0.0.0/8"}}}}}}]}}"#), false),
        ("every address", format!(r#"{{"Statement":[{{{allow},"Principal":"*","Condition":{{"IpAddress":{{"aws:SourceIp":"0.0.0.0/0"}}}}}}]}}"#), true),
        ("an organisation", format!(r#"{{"Statement":[{{{allow},"Principal":"*","Condition":{{"StringEquals":{{"aws:PrincipalOrgID":["o-1"]}}}}}}]}}"#), false),
        ("an organisation, if any", format!(r#"{{"Statement":[{{{allow},"Principal":"*","Condition":{{"StringEqualsIfExists":{{"aws:PrincipalOrgID":["o-1"]}}}}}}]}}"#), true),
        ("TLS", format!(r#"{{"Statement":[{{{allow},"Principal":"*","Condition":{{"Bool":{{"aws:SecureTransport":"true"}}}}}}]}}"#), true),
        ("all but a network", format!(r#"{{"Statement":[{{{allow},"Principal":"*","Condition":{{"StringNotEquals":{{"aws:SourceVpc":"vpc-1"}}}}}}]}}"#), true),
        (
            "denied outside of a network",
            format!(r#"{{"Statement":[{{{allow},"Principal":"*"}},{{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*","Condition":{{"StringNotEquals":{{"aws:SourceVpc":"vpc-1"}}}}}}]}}"#),
            false,
        ),
        (
            "denied without TLS",
            format!(r#"{{"Statement":[{{{allow},"Principal":"*"}},{{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*","Condition":{{"Bool":{{"aws:SecureTransport":"false"}}}}}}]}}"#),
            true,
        ),
        (
            "denied for another resource",
            r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"},{"Effect":"Deny","Principal":"*","Action":"*","Resource":"arn:aws:s3:::b/private/*"}]}"#.into(),
            true,
        ),
        (
            "denied for these resources",
            r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"},{"Effect":"Deny","Principal":"*","Action":"*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b*"]}]}"#.into(),
            false,
        ),
        (
            "denied without resources",
            r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*"},{"Effect":"Deny","Principal":"*","Action":"*"}]}"#.into(),
            false,
        ),
        ("all other actions", r#"{"Statement":{"Effect":"Allow","NotAction":"s3:PutObject","Resource":"*","Principal":"*"}}"#.into(), true),
        ("not this action", r#"{"Statement":{"Effect":"Allow","NotAction":"s3:Get*","Resource":"*","Principal":"*"}}"#.into(), false),
        ("denied", r#"{"Statement":{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*"}}"#.into(), false),
        ("nothing", r#"{"Version":"2012-10-17","Statement":[]}"#.into(), false),
    ];
    for (name, policy, expected) in cases {
        assert_eq!(granted(policy, "s3:GetObject"), Some(*expected), "{name}");
    }
    assert_eq!(granted("no json", "s3:GetObject"), None);
    assert_eq!(
        granted(r#"{"Statement":{"Effect":"Allow","Action":"sqs:*","Principal":"*"}}"#, "s3:GetObject"),
        Some(false)
    );
}

fn hole(name: &str) -> Part {
    Part::Hole(Value::unknown(Reason::NoValue(name.into())))
}

fn template(parts: Vec<Part>) -> Value {
    let mut unknown = Unknown::new(Reason::NoValue("x".into()));
    unknown.shape = Shape::Template(Arc::from(parts));
    Value::from_unknown(unknown)
}

#[test]
fn holes_in_the_text() {
    let text = |t: &str| Part::Text(t.into());
    // In the resource it does not matter.
    let resource = template(vec![
        text(r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::"#),
        hole("bucket"),
        text(r#"/*"}]}"#),
    ]);
    assert_eq!(grants_everyone(&statements(&resource), "s3:GetObject"), Ok(true));
    // In the principal it does, and so does a list of actions.
    let principal = template(vec![
        text(r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":""#),
        hole("who"),
        text(r#""},"Action":"s3:GetObject","Resource":"*"}]}"#),
    ]);
    assert_eq!(grants_everyone(&statements(&principal), "s3:GetObject"), Err(Reason::NoValue("who".into())));
    assert_eq!(grants_everyone(&statements(&principal), "sqs:SendMessage"), Ok(false));
    let arn = template(vec![
        text(r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::"#),
        hole("account"),
        text(r#":root"},"Action":"s3:GetObject","Resource":"*"}]}"#),
    ]);
    assert_eq!(grants_everyone(&statements(&arn), "s3:GetObject"), Ok(false));
    let actions = template(vec![
        text(r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"#),
        hole("actions"),
        text(r#","Resource":"*"}]}"#),
    ]);
    assert_eq!(grants_everyone(&statements(&actions), "s3:GetObject"), Err(Reason::NoValue("actions".into())));
    let service = template(vec![
        text(r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:"#),
        hole("verb"),
        text(r#"","Resource":"*"}]}"#),
    ]);
    assert_eq!(grants_everyone(&statements(&service), "s3:GetObject"), Ok(false));
    assert_eq!(grants_everyone(&statements(&service), "sqs:SendMessage"), Err(Reason::NoValue("verb".into())));
}

#[test]
fn the_form_of_statements() {
    let policy = r#"{"Statement":{"Sid":"a","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*","Principal":{"AWS":["1","2"],"Service":"s3"},"Condition":{"Bool":{"aws:x":"true","aws:y":["1","2"]}}}}"#;
    let statements = statements(&Value::string(policy));
    let first = statements.as_seq().unwrap().items[0].clone();
    let fields = first.as_fields().unwrap();
    let count = |name: &str| fields.get(name).unwrap().as_seq().unwrap().items.len();
    assert_eq!(fields.get("effect").unwrap().as_str().unwrap(), "Allow");
    assert_eq!((count("actions"), count("resources"), count("principals"), count("conditions")), (2, 1, 2, 2));
    assert_eq!((count("not_actions"), count("not_resources"), count("not_principals")), (0, 0, 0));
    assert!(super::statements(&Value::null()).as_seq().unwrap().items.is_empty());
    let unknown = super::statements(&Value::unknown(Reason::NoValue("p".into())));
    assert_eq!(unknown.as_unknown().unwrap().reason, Reason::NoValue("p".into()));
}
