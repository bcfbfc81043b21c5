//! What values are: placeholders, references to a secret that is kept elsewhere, plain names, or something that looks random.

/// Longest text that is taken for one secret.
const LONGEST: usize = 4096;

/// Whether a text under a name that says password is one. Weak ones are: `hunter2` opens the door as well.
#[must_use]
pub fn is_password(text: &str) -> bool {
    let text = text.trim();
    let prose = text.split_whitespace().count() > 3;
    (4..=LONGEST).contains(&text.len())
        && !prose
        && !text.contains('\n')
        && !is_placeholder(text)
        && !is_reference(text)
}

/// Whether a text under a name that says secret, token or key is one: those are made by machines, and plain words under
/// such names are names of secrets.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let text = text.trim();
    (8..=LONGEST).contains(&text.len())
        && !text.contains(char::is_whitespace)
        && !is_placeholder(text)
        && !is_reference(text)
        && !is_name(text)
        && !is_uuid(text)
        && !text.bytes().all(|b| b.is_ascii_digit())
        && text.bytes().any(|b| b.is_ascii_alphabetic())
        && entropy(text.as_bytes()) >= 2.5
}

/// Whether a text stands for a secret that somebody is to put there.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    const WHOLE: &[&str] = &[
        "none",
        "null",
        "nil",
        "true",
        "false",
        "string",
        "text",
        "value",
        "unset",
        "empty",
        "default",
        "required",
        "optional",
        "enabled",
        "disabled",
        "mock",
        "test",
        "foo",
        "bar",
        "foobar",
        "baz",
        "secret",
        "token",
        "auto",
        "generated",
        "random",
        "undefined",
        "unknown",
        "unused",
        "ignored",
        "hidden",
        "sensitive",
        "credentials",
        "basic",
        "bearer",
        "plaintext",
        "aws",
        "n/a",
        "tbd",
        "abcd",
        "abc",
        "here",
        "off",
        "on",
        "yes",
        "no",
    ];
    const INSIDE: &[&str] = &[
        "example",
        "changeme",
        "change-me",
        "change_me",
        "changeit",
        "change-it",
        "placeholder",
        "replaceme",
        "replace-",
        "replace_",
        "replace ",
        "to-be-",
        "tobe",
        "to_be_",
        "dummy",
        "redacted",
        "xxxx",
        "todo",
        "fixme",
        "insert-",
        "insert_",
        "insert ",
        "fake",
        "masked",
        "omitted",
        "your-",
        "your_",
        "your ",
        "yourp",
        "yours",
        "yourt",
        "yourk",
        "my-secret-",
        "not-a-",
        "notareal",
        "not-used",
        "notused",
        "not_used",
        "put-",
        "put_",
        "enter-",
        "enter ",
        "not used",
        "unused",
        "enter_",
        "goes-here",
        "goes_here",
        "sample",
        "mock_",
        "mock-",
        "mysecret",
        "some-",
        "some_",
        "****",
        "....",
        "0000000",
        "aaaaaaa",
        "asdf",
        "1234567890abcdef",
        "deadbeef",
        "this-is",
        "thisis",
    ];
    let lower = text.to_ascii_lowercase();
    let inner = lower.trim_matches(['"', '\'', ' ']);
    inner.is_empty()
        || WHOLE.contains(&inner)
        || (inner.starts_with('<') && inner.ends_with('>'))
        || (inner.starts_with('[') && inner.ends_with(']'))
        || (inner.starts_with("__") && inner.ends_with("__"))
        || INSIDE.iter().any(|word| inner.contains(word))
        || inner.bytes().all(|b| Some(&b) == inner.as_bytes().first())
        || inner.bytes().all(|b| !b.is_ascii_alphanumeric())
}

/// Whether a text says where a secret is, or is filled in later.
#[must_use]
pub fn is_reference(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "arn:",
        "/",
        "./",
        "../",
        "~",
        "$",
        "%",
        "{{",
        "@",
        "projects/",
        "vault:",
        "vault/",
        "ssm:",
        "ssm/",
        "secretsmanager",
        "op://",
        "kv/",
        "secret/",
        "secret:",
        "secrets/",
        "sm://",
        "ref+",
        "file:",
        "http://",
        "https://",
        "s3://",
        "gs://",
        "var.",
        "local.",
        "data.",
        "module.",
        "each.",
        "env.",
        "env:",
        "ENC[",
        "ocid1.",
        "crn:",
        "AQIC",
        "ssh-",
        "ecdsa-",
        "age1",
        "keyvault",
        "aws_",
        "azurerm_",
        "google_",
        "random_",
        "self.",
        "-----BEGIN CERT",
        "-----BEGIN PUBLIC",
        "-----BEGIN RSA PUBLIC",
        "!",
        "&",
        "|",
        ">",
        "(",
        "path:",
        "resolve:",
    ];
    const ENDS: &[&str] = &[
        ".pem", ".key", ".json", ".txt", ".pub", ".crt", ".cer", ".p12", ".pfx", ".yaml", ".yml", ".env", ".arn",
        ".id", ".result", ".value", ".com", ".net", ".org", ".io",
    ];
    let text = text.trim();
    let environment =
        text.contains('_') && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    STARTS.iter().any(|start| text.starts_with(start))
        || ENDS.iter().any(|end| text.ends_with(end))
        || environment
        || ["${", "%{", "{{", "$(", "://", "resolve:", "<%", "#{"].iter().any(|hole| text.contains(hole))
        || is_path(text)
        || names_a_secret(text)
}

/// A path such as `prod/db/password`.
fn is_path(text: &str) -> bool {
    let segments: Vec<&str> = text.split('/').collect();
    segments.len() > 2 && segments.iter().all(|s| is_word(s) || is_name(s))
}

/// The name of a secret: lower-case words that are joined, one of which says what it is.
fn names_a_secret(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "password",
        "passwords",
        "passwd",
        "pwd",
        "pass",
        "secret",
        "secrets",
        "token",
        "tokens",
        "key",
        "keys",
        "credential",
        "credentials",
        "creds",
        "cred",
        "apikey",
        "passphrase",
    ];
    let joined = text.contains(['-', '_', '.', '/', ':']);
    joined
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./:".contains(&b))
        && text.split(['-', '_', '.', '/', ':']).any(|word| WORDS.contains(&word))
}

/// Whether a text is a name made of words: `prod-db-2`, `MyService.Config`, `required`.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let segments: Vec<&str> = text.split(['-', '_', '.', '/', ':', '@', ',', '*']).filter(|s| !s.is_empty()).collect();
    segments.iter().all(|s| is_word(s) || s.len() <= 3 || s.bytes().all(|b| b.is_ascii_digit()))
        && segments.iter().any(|s| is_word(s))
}

/// A word, or a few in camel case with a short number: what people read, with vowels where they belong.
fn is_word(text: &str) -> bool {
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.is_empty() || text.len() - letters.len() > 4 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    let bytes = letters.as_bytes();
    let up = bytes.windows(2).filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase()).count();
    let down = bytes
        .windows(3)
        .filter(|three| three[1].is_ascii_uppercase() && three[0].is_ascii_uppercase() && three[2].is_ascii_lowercase())
        .count();
    let vowels = bytes.iter().filter(|b| b"aeiouyAEIOUY".contains(b)).count();
    let digits = text.len() - letters.len();
    (up + down) * 4 <= letters.len() && (letters.len() < 5 || vowels * 6 >= letters.len()) && (letters.len() > digits)
}

/// Whether a text is a UUID.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text
            .bytes()
            .enumerate()
            .all(|(at, b)| if matches!(at, 8 | 13 | 18 | 23) { b == b'-' } else { b.is_ascii_hexdigit() })
}

/// Shannon's entropy of the bytes, in bits a byte.
#[must_use]
pub fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    #[allow(clippy::cast_precision_loss, reason = "texts are short")]
    let total = bytes.len() as f64;
    counts
        .iter()
        .filter(|count| **count > 0)
        .map(|count| {
            let share = f64::from(*count) / total;
            -share * share.log2()
        })
        .sum()
}

/// Whether a text under a name that says nothing is a secret all the same: only where that is nearly certain. Long, of the
/// letters of base64, all kinds of them mixed, without words, and not the beginning of something public.
#[must_use]
pub fn is_random(text: &str) -> bool {
    // Keys of SSH, certificates and public keys in DER, ciphertext of KMS and SOPS, images, and hashes of lock files.
    const PUBLIC: &[&str] = &[
        "AAAA", "MII", "AQIC", "iVBOR", "/9j/", "R0lGOD", "PHN2Zy", "PD94", "h1:", "zh:", "sha", "LS0t", "UEsDB",
        "H4sI", "ami-", "eyJ", "ENC[", "vault:", "CiQ", "CiB", "Kg", "ocid1", "TVqQ", "UklGR",
    ];
    let bytes = text.as_bytes();
    if !(32..=128).contains(&bytes.len()) || PUBLIC.iter().any(|start| text.starts_with(start)) {
        return false;
    }
    let alphabet = |b: &u8| b.is_ascii_alphanumeric() || b"+/=_-".contains(b);
    let count = |kind: fn(&u8) -> bool| bytes.iter().filter(|b| kind(b)).count();
    let (upper, lower, digits) =
        (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase), count(u8::is_ascii_digit));
    let class = |b: &u8| (b.is_ascii_uppercase(), b.is_ascii_lowercase(), b.is_ascii_digit());
    let changes = bytes.windows(2).filter(|two| class(&two[0]) != class(&two[1])).count();
    let longest = text.split(['-', '_', '/', '+', '=']).map(str::len).max().unwrap_or(0);
    bytes.iter().all(alphabet)
        && upper >= 4
        && lower >= 4
        && digits >= 2
        && longest >= 12
        && changes * 5 >= bytes.len() * 2
        && entropy(bytes) >= 4.4
        && !is_placeholder(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_told_from_placeholders_and_names() {
        for text in ["hunter2", "Password123!", "postgres", "Aa12345678", "correct horse battery", "admin"] {
            assert!(is_password(text), "{text}");
        }
        for text in [
            "",
            "changeme",
            "<password>",
            "${var.p}",
            "REPLACE_ME",
            "your-password",
            "xxxxxxxx",
            "/prod/db/password",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
            "projects/p/secrets/s/versions/1",
            "DB_PASSWORD",
            "db-password",
            "random_password.db.result",
            "********",
            "The password must have eight characters",
        ] {
            assert!(!is_password(text), "{text}");
        }
    }

    #[test]
    fn keys_are_told_from_names() {
        for text in ["9f86d081884c7d659a2feaa0c55ad015", "s3cr3t-7Hq2", "Zk3vQ8mXw1pL5tRb", "aB3$kd92Lq"] {
            assert!(is_key(text), "{text}");
        }
        for text in [
            "my-app-secret",
            "required",
            "token-v2",
            "5f0c7d56-2b0e-4a0c-9d8e-3f6a1b2c3d4e",
            "GitHubAppToken",
            "123456789012",
            "alias/aws/ebs",
            "MyService.Credentials",
            "secretsmanager",
            "prod-db-2",
        ] {
            assert!(!is_key(text), "{text}");
        }
    }

    #[test]
    fn only_what_is_surely_random_is_random() {
        assert!(is_random("q7Xb2LkP9vTzR4mWs8YcH3nJd6GfA1eU0oQi"));
        for text in [
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "AmazonEKSVPCResourceControllerPolicyV2ForNodes",
            "projects-1234-my-Very-Long-Name-With-Words99",
            "AAAAB3NzaC1yc2EAAAADAQABAAABgQC7q7Xb2LkP9vTzR4mW",
        ] {
            assert!(!is_random(text), "{text}");
        }
    }
}
