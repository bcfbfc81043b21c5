//! What names say: whether an attribute, a variable, a map key or an environment variable of that name holds a secret.

/// What a name says of the value under it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Says {
    /// A password: any text will do, also a weak one.
    Password,
    /// A secret, a token or a key that a machine made: such a text looks random.
    Key,
    /// An access key: of some services the identifier, of others the secret.
    AccessKey,
}

/// Words that mean a password when they end a name.
const PASSWORDS: &[&str] = &["password", "passwd", "pwd", "passphrase", "passcode", "psk"];

/// Words that mean a secret when they end a name.
const SECRETS: &[&str] = &["secret", "token", "apikey", "secretkey", "privatekey", "accountkey", "credential", "cred"];

/// Words before `key` that make it a secret: a `partition_key` or `kms_key` is none.
const SECRET_KEYS: &[&str] = &[
    "api",
    "app",
    "secret",
    "private",
    "encryption",
    "signing",
    "auth",
    "account",
    "master",
    "shared",
    "preshared",
    "storage",
    "service",
    "session",
    "jwt",
    "hmac",
    "webhook",
    "registration",
    "authorization",
    "authentication",
    "client",
    "consumer",
    "subscription",
    "integration",
    "license",
    "primary",
    "secondary",
    "application",
    "deploy",
    "function",
    "host",
    "admin",
];

/// Words at the end of a name that say nothing about what it is.
const TRAILING: &[&str] =
    &["value", "string", "plaintext", "plain", "text", "default", "literal", "b64", "base64", "encoded", "raw", "wo"];

/// Names that end like those of secrets and are settings: whether an instance asks for tokens, for example.
const SETTINGS: &[&str] = &["http_tokens"];

/// What a name says, if anything.
#[must_use]
pub fn says(name: &str) -> Option<Says> {
    if name.len() > 128 || !may_say(name) || SETTINGS.contains(&name) {
        return None;
    }
    let mut words = words(name);
    while let Some(last) = words.last()
        && words.len() > 1
        && (TRAILING.iter().any(|t| t.eq_ignore_ascii_case(last)) || last.bytes().all(|b| b.is_ascii_digit()))
    {
        words.pop();
    }
    let last = words.pop()?.to_ascii_lowercase();
    let last = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let before = words.pop().unwrap_or_default().to_ascii_lowercase();
    // One secret or several: `passwords`, `api_keys`. What is a word of its own with an s, such as `pass`, stays.
    let single = last.strip_suffix('s').filter(|s| !s.ends_with('s')).unwrap_or(last);
    if PASSWORDS.iter().any(|word| single.ends_with(word)) {
        return Some(Says::Password);
    }
    if single == "pass" && !before.is_empty() && !matches!(before.as_str(), "by" | "first" | "second" | "one") {
        return Some(Says::Password);
    }
    if single == "accesskey" || (single == "key" && before == "access") {
        return Some(match words.pop() {
            Some(word) if word.eq_ignore_ascii_case("secret") => Says::Key,
            _ => Says::AccessKey,
        });
    }
    let is_secret = SECRETS.iter().any(|word| single.ends_with(word))
        || (single == "key" && SECRET_KEYS.contains(&before.as_str()));
    is_secret.then_some(Says::Key)
}

/// Whether a name says that what stands under it must not be shown: what [`says`] finds, and a few that only hide.
#[must_use]
pub fn hides(name: &str) -> bool {
    says(name).is_some() || {
        let name = name.to_ascii_lowercase();
        name.ends_with("connection_string") || name.ends_with("credentials")
    }
}

/// Whether a name says that what stands under it is public, though it may look random: identifiers, hashes, public halves.
#[must_use]
pub fn is_public(name: &str) -> bool {
    const PUBLIC: &[&str] = &[
        "id",
        "ids",
        "hash",
        "hashes",
        "sha",
        "sha1",
        "sha256",
        "sha512",
        "md5",
        "checksum",
        "digest",
        "etag",
        "fingerprint",
        "fingerprints",
        "thumbprint",
        "thumbprints",
        "public",
        "cert",
        "certificate",
        "certificates",
        "chain",
        "ca",
        "pem",
        "image",
        "images",
        "icon",
        "logo",
        "ami",
        "arn",
        "arns",
        "url",
        "uri",
        "urls",
        "endpoint",
        "host",
        "hostname",
        "domain",
        "name",
        "names",
        "path",
        "paths",
        "pattern",
        "regex",
        "version",
        "salt",
        "nonce",
        "signature",
        "type",
        "description",
        "source",
        "filter",
        "query",
        "sid",
        "email",
        "user",
        "username",
        "login",
        "account",
        "bucket",
        "region",
        "role",
        "policy",
        "csr",
        "jwks",
        "record",
        "records",
        "txt",
        "dkim",
        "spf",
        "verification",
        "ciphertext",
        "encrypted",
        "key_id",
    ];
    words(name).iter().rev().take(2).any(|word| PUBLIC.iter().any(|public| public.eq_ignore_ascii_case(word)))
        || words(name).iter().any(|word| ["public", "pub", "encrypted"].iter().any(|p| p.eq_ignore_ascii_case(word)))
}

/// Whether any of the words can be in it: most names are told apart here.
fn may_say(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.windows(3).any(|three| {
        let three = [three[0] | 0x20, three[1] | 0x20, three[2] | 0x20];
        matches!(&three, b"pas" | b"pwd" | b"psk" | b"sec" | b"tok" | b"key" | b"cre")
    })
}

/// The words of a name: `dbPassword`, `DB_PASSWORD` and `db-password` have two.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let bytes = name.as_bytes();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let after_lower = at > start && bytes.get(at - 1).is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !byte.is_ascii_alphanumeric() {
            words.extend(name.get(start..at).filter(|word| !word.is_empty()));
            start = at + 1;
        } else if byte.is_ascii_uppercase() && after_lower {
            words.extend(name.get(start..at));
            start = at;
        }
    }
    words.extend(name.get(start..).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_they_hold() {
        let cases: &[(&str, Option<Says>)] = &[
            ("password", Some(Says::Password)),
            ("DB_PASSWORD", Some(Says::Password)),
            ("dbPassword", Some(Says::Password)),
            ("administrator_login_password", Some(Says::Password)),
            ("mysqlpassword", Some(Says::Password)),
            ("password2", Some(Says::Password)),
            ("root_passwords", Some(Says::Password)),
            ("SMTP_PASS", Some(Says::Password)),
            ("client_secret", Some(Says::Key)),
            ("secret_string", Some(Says::Key)),
            ("auth_token", Some(Says::Key)),
            ("API_KEYS", Some(Says::Key)),
            ("aws_secret_access_key", Some(Says::Key)),
            ("access_key", Some(Says::AccessKey)),
            ("pass", None),
            ("password_length", None),
            ("password_policy", None),
            ("secret_name", None),
            ("secret_arn", None),
            ("token_url", None),
            ("kms_key_id", None),
            ("kms_key", None),
            ("partition_key", None),
            ("key", None),
            ("key_name", None),
            ("public_key", None),
            ("compass", None),
            ("passwordless", None),
        ];
        for (name, expected) in cases {
            assert_eq!(says(name), *expected, "{name}");
        }
    }
}
