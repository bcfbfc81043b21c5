//! Credentials that are made of several parts: key files, URLs with a password, webhooks, headers, connection strings, and
//! signed tokens.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::values::{entropy, is_password, is_placeholder};

/// What was found: its kind, the service that takes it, and where it stands.
pub(super) type Hit = (&'static str, &'static str, Range<usize>);

/// Looks at what stands at `at`, where the anchor was found.
type Detect = fn(text: &str, at: usize) -> Option<Hit>;

/// The texts that give them away, in the case in which they are written, and what looks closer.
pub(super) static COMPOUNDS: &[(&str, Detect)] = &[
    ("-----BEGIN", private_key),
    ("PuTTY-User-Key-File-", putty_key),
    // `-----BEGIN ` in base64, as a whole and as kubeconfig files hold it.
    ("LS0tLS1CRUdJTi", encoded_key),
    ("://", url),
    ("hooks.slack.com/", webhook),
    ("discord.com/api/webhooks/", webhook),
    ("discordapp.com/api/webhooks/", webhook),
    ("webhook.office.com/webhookb2/", webhook),
    ("chat.googleapis.com/v1/spaces/", webhook),
    ("AccountKey=", account_key),
    ("SharedAccessKey=", account_key),
    ("sig=", shared_access_signature),
    ("Password=", connection_string),
    ("Pwd=", connection_string),
    ("password=", connection_string),
    ("pwd=", connection_string),
    ("PASSWORD=", connection_string),
    ("Basic ", basic_header),
    ("Bearer ", bearer_header),
    ("eyJ", json_web_token),
];

const STANDARD: GeneralPurpose = engine(&base64::alphabet::STANDARD);
const URL_SAFE: GeneralPurpose = engine(&base64::alphabet::URL_SAFE);

const fn engine(alphabet: &base64::alphabet::Alphabet) -> GeneralPurpose {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(alphabet, config)
}

/// The text that base64 stands for, when it is one.
pub(super) fn decoded(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let url_safe = compact.contains(['-', '_']);
    let bytes = if url_safe { URL_SAFE.decode(&compact) } else { STANDARD.decode(&compact) };
    String::from_utf8(bytes.ok()?).ok().filter(|t| t.chars().all(|c| !c.is_control() || c.is_ascii_whitespace()))
}

/// How far is looked from an anchor, in bytes: a crafted text of nothing but anchors must not take quadratic time.
const FAR: usize = 16_384;

fn run(text: &str, from: usize, wanted: impl Fn(u8) -> bool) -> Range<usize> {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let length = rest.iter().take(FAR).take_while(|b| wanted(**b)).count();
    from..from + length
}

fn is_base64(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"+/=".contains(&b)
}

/// A private key in PEM (RFC 7468, RFC 1421, OpenSSH, OpenPGP). Line breaks may be written `\n`. One that nobody filled in
/// has no body; one that is encrypted is worth little without its passphrase.
fn private_key(text: &str, at: usize) -> Option<Hit> {
    let rest = text.get(at..floor(text, at + FAR))?;
    let label = rest.strip_prefix("-----BEGIN ")?;
    let label = label.get(..label.find("-----")?).filter(|label| label.len() < 40 && label.contains("PRIVATE KEY"))?;
    let header = "-----BEGIN ".len() + label.len() + "-----".len();
    let body = rest.get(header..)?;
    let end = body.find("-----").unwrap_or_else(|| floor(body, 8_192));
    let body = body.get(..end)?;
    let material: String = unescaped(body).chars().filter(|c| c.is_ascii() && is_base64(*c as u8)).collect();
    if material.len() < 40 || body.contains("${") || body.contains("...") || entropy(material.as_bytes()) < 4.0 {
        return None;
    }
    let encrypted = label.contains("ENCRYPTED")
        || body.contains(",ENCRYPTED")
        // "openssh-key-v1", and then the name of a cipher that is not "none".
        || material.strip_prefix("b3BlbnNzaC1rZXktdjEAAAAA").is_some_and(|cipher| !cipher.starts_with("BG5vbmU"));
    let service_account = || {
        let before = text.get(floor(text, at.saturating_sub(600))..at).unwrap_or_default();
        let after = text.get(at..floor(text, at + header + end + 600)).unwrap_or_default();
        before.contains("service_account") || after.contains("gserviceaccount.com")
    };
    let kind = match encrypted {
        true => "encrypted_private_key",
        false if service_account() => "google_service_account_key",
        false => "private_key",
    };
    let tail = rest.get(header + end..).unwrap_or_default();
    let footer = tail.strip_prefix("-----END ").and_then(|t| t.find("-----")).map_or(0, |dashes| 9 + dashes + 5);
    Some((kind, "", at..at + header + end + footer))
}

/// A text without what stands for line breaks in quoted texts.
fn unescaped(text: &str) -> String {
    text.replace("\\\\n", "").replace("\\n", "").replace("\\r", "")
}

/// The nearest character boundary before an offset.
pub(super) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

fn putty_key(text: &str, at: usize) -> Option<Hit> {
    let end = floor(text, at + 8_192);
    let rest = text.get(at..end)?;
    let lines = rest.find("Private-Lines:")?;
    let encrypted = !rest.get(..lines)?.contains("Encryption: none");
    let kind = if encrypted { "encrypted_private_key" } else { "private_key" };
    Some((kind, "", at..at + rest.find("Private-MAC").unwrap_or(rest.len())))
}

/// A private key in PEM that is in base64 once more.
fn encoded_key(text: &str, at: usize) -> Option<Hit> {
    if at.checked_sub(1).and_then(|b| text.as_bytes().get(b)).is_some_and(|b| is_base64(*b) && *b != b'=') {
        return None;
    }
    let range = run(text, at, is_base64);
    let inner = decoded(text.get(range.clone())?)?;
    let (kind, service, _) = private_key(&inner, inner.find("-----BEGIN")?)?;
    Some((kind, service, range))
}

/// `scheme://user:password@host`, with the password written out.
fn url(text: &str, at: usize) -> Option<Hit> {
    let start = at + 3;
    let authority = run(text, start, |b| b.is_ascii_graphic() && !b"/\"'<>\\`|^)]},?#".contains(&b));
    let authority_text = text.get(authority.clone())?;
    let (user, host) = authority_text.rsplit_once('@')?;
    let (name, password) = user.split_once(':')?;
    let reference = |t: &str| t.contains(['$', '{', '%']) && !is_percent_encoded(t);
    // Who writes the address of the user into the documentation writes `user:password@host`.
    let sample = ["password", "pass", "pwd", "passwd", "secret", "token", "pw", "user", "username"];
    if name.contains("${")
        || reference(password)
        || host.is_empty()
        || host.starts_with("example.")
        || host.ends_with("example.com")
        || sample.contains(&password.to_ascii_lowercase().as_str())
        || !is_password(password)
    {
        return None;
    }
    let from = start + name.len() + 1;
    Some(("url_password", "", from..from + password.len()))
}

/// Whether every `%` begins an encoded character.
fn is_percent_encoded(text: &str) -> bool {
    !text.contains(['$', '{'])
        && text
            .split('%')
            .skip(1)
            .all(|rest| rest.as_bytes().iter().take(2).filter(|b| b.is_ascii_hexdigit()).count() == 2)
}

/// A webhook of a chat: whoever knows the address may write.
fn webhook(text: &str, at: usize) -> Option<Hit> {
    let range = run(text, at, |b| b.is_ascii_graphic() && !b"\"'<>\\`|^){},".contains(&b));
    let address = text.get(range.clone())?;
    let path = address.split_once('/').map(|(_, path)| path)?;
    let secret = match address {
        slack if slack.starts_with("hooks.slack.com/services/") || slack.starts_with("hooks.slack.com/workflows/") => {
            path.split('/').nth(3).filter(|s| s.len() >= 20)?
        }
        discord if discord.starts_with("discord") => path.split('/').nth(3).filter(|s| s.len() >= 50)?,
        google if google.starts_with("chat.google") => google.split_once("token=")?.1,
        teams => teams.split("IncomingWebhook/").nth(1)?.split('/').next()?,
    };
    let service = match address.as_bytes() {
        [b'h', ..] => "Slack",
        [b'd', ..] => "Discord",
        [b'c', ..] => "Google Chat",
        _ => "Microsoft Teams",
    };
    let random = secret.len() >= 20 && entropy(secret.as_bytes()) >= 3.0 && !is_placeholder(secret);
    random.then_some(("chat_webhook", service, range))
}

/// The key of a storage account (64 bytes) or of a bus or hub (32 bytes), in base64.
fn account_key(text: &str, at: usize) -> Option<Hit> {
    let from = at + text.get(at..)?.find('=')? + 1;
    let range = run(text, from, is_base64);
    let key = text.get(range.clone())?;
    let lengths = [44, 88];
    (lengths.contains(&key.len()) && is_account_key(key)).then_some(("azure_account_key", "", range))
}

/// Whether a text is a key of 64 or 32 random bytes in base64.
pub(super) fn is_account_key(text: &str) -> bool {
    let padding = if text.len() == 88 { "==" } else { "=" };
    let body = text.trim_end_matches('=');
    // The account key of the storage emulator is public: it is the same everywhere.
    let emulator = text.starts_with("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq");
    text.ends_with(padding)
        && body.len() + padding.len() == text.len()
        && body.bytes().all(is_base64)
        && entropy(body.as_bytes()) >= 3.8
        && !emulator
        && !is_placeholder(text)
}

/// The signature of a shared access signature, which stands in one query with its version or expiry.
fn shared_access_signature(text: &str, at: usize) -> Option<Hit> {
    let range = run(text, at + 4, |b| is_base64(b) || b == b'%');
    let signature = text.get(range.clone()).filter(|s| (43..=60).contains(&s.len()))?;
    let is_query = |b: u8| b.is_ascii_graphic() && !b"\"'<>\\`|^ ".contains(&b);
    let before = text.as_bytes().get(..at)?.iter().rev().take(1000).take_while(|b| is_query(**b)).count();
    let query = text.get(at - before..run(text, at, is_query).end)?;
    let of_azure = query.contains("sv=20") || (query.contains("se=") && query.contains("sr="));
    let random = entropy(signature.as_bytes()) >= 3.8;
    (of_azure && random).then_some(("azure_sas_token", "", range))
}

/// The password of a connection string: `Server=db;User Id=app;Password=…;`, also in libpq's form with blanks.
fn connection_string(text: &str, at: usize) -> Option<Hit> {
    let glued = at.checked_sub(1).and_then(|b| text.as_bytes().get(b)).is_some_and(|b| !b";\" '&?\n".contains(b));
    if glued {
        return None;
    }
    let near = text.get(floor(text, at.saturating_sub(500))..at)?;
    let before = near.rsplit('\n').next()?;
    let after = text.get(at..floor(text, at + 500))?.split('\n').next()?;
    let line = format!("{before}{after}").to_ascii_lowercase();
    let server = ["server=", "data source=", "host=", "hostname=", "address=", "addr=", "jdbc:"]
        .iter()
        .any(|k| line.contains(k));
    if !server {
        return None;
    }
    let from = at + text.get(at..)?.find('=')? + 1;
    let range = run(text, from, |b| b.is_ascii_graphic() && !b";\"'\\&".contains(&b));
    let password = text.get(range.clone())?;
    is_password(password).then_some(("connection_string_password", "", range))
}

/// `Basic` and the base64 of `user:password`.
fn basic_header(text: &str, at: usize) -> Option<Hit> {
    let range = run(text, at + "Basic ".len(), is_base64);
    let inner = text.get(range.clone()).filter(|t| t.len() >= 8).and_then(decoded)?;
    let (_, password) = inner.split_once(':')?;
    is_password(password).then_some(("auth_header", "", range))
}

/// `Bearer` and something random; a JSON Web Token has its own kind.
fn bearer_header(text: &str, at: usize) -> Option<Hit> {
    let range = run(text, at + "Bearer ".len(), |b| is_base64(b) || b"-_.~".contains(&b));
    let token = text.get(range.clone())?;
    let random = token.len() >= 20
        && entropy(token.as_bytes()) >= 3.5
        && token.bytes().any(|b| b.is_ascii_digit())
        && !token.starts_with("eyJ")
        && super::values::is_key(token);
    random.then_some(("auth_header", "", range))
}

/// A JSON Web Token (RFC 7519): three parts in base64url, the first of which names the algorithm.
fn json_web_token(text: &str, at: usize) -> Option<Hit> {
    let part = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if at.checked_sub(1).and_then(|b| text.as_bytes().get(b)).is_some_and(|b| part(*b) || *b == b'.') {
        return None;
    }
    let range = run(text, at, |b| part(b) || b == b'.');
    let mut parts = text.get(range.clone())?.split('.');
    let (header, payload, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let header = decoded(header)?;
    let signed = header.contains("\"alg\"") && !header.contains("none") && signature.len() >= 20;
    let filled = payload.starts_with("ey") && decoded(payload).is_some_and(|p| p.starts_with('{'));
    // The token on the first page of the documentation of the format.
    let sample = signature.starts_with("SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c");
    (parts.next().is_none() && signed && filled && !sample).then_some(("json_web_token", "", range))
}
