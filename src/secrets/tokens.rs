//! Credentials that are known by their format: a fixed beginning, an alphabet and a length, some with a checksum.
//!
//! The formats are those that the services document, or that GitHub's list of scanned patterns and the services' own
//! libraries show. A row per format; what is made of several parts is in `compound.rs`.

use super::values::entropy;

/// A format.
pub(super) struct Token {
    pub(super) kind: &'static str,
    /// The service that takes it, where the kind does not say so.
    pub(super) service: &'static str,
    /// The text that gives it away.
    pub(super) anchor: &'static str,
    /// How many characters of the alphabet stand before that text.
    before: usize,
    alphabet: fn(u8) -> bool,
    /// How many characters of the alphabet follow, at least and at most.
    length: (usize, usize),
    /// What else must hold of the whole.
    valid: fn(&str) -> bool,
}

const fn token(kind: &'static str, anchor: &'static str, alphabet: fn(u8) -> bool, length: (usize, usize)) -> Token {
    Token { kind, service: "", anchor, before: 0, alphabet, length, valid: any }
}

const fn of(service: &'static str, anchor: &'static str, alphabet: fn(u8) -> bool, length: (usize, usize)) -> Token {
    Token { service, ..token("service_token", anchor, alphabet, length) }
}

fn any(_: &str) -> bool {
    true
}

fn alphanumeric(b: u8) -> bool {
    b.is_ascii_alphanumeric()
}

fn upper(b: u8) -> bool {
    b.is_ascii_uppercase() || b.is_ascii_digit()
}

/// The alphabet of base 32 (RFC 4648), which AWS uses for access key identifiers.
fn base32(b: u8) -> bool {
    b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b)
}

fn hex(b: u8) -> bool {
    b.is_ascii_digit() || (b'a'..=b'f').contains(&b)
}

fn base64url(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'-' || b == b'_'
}

fn base64(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"+/=".contains(&b)
}

fn dotted(b: u8) -> bool {
    base64url(b) || b == b'.'
}

fn tilde(b: u8) -> bool {
    dotted(b) || b == b'~'
}

/// All formats.
pub(super) static TOKENS: &[Token] = &[
    // AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    token("aws_access_key_id", "AKIA", base32_or_digit, (16, 16)),
    token("aws_access_key_id", "ASIA", base32_or_digit, (16, 16)),
    token("aws_session_token", "FwoGZXIvYXdz", base64, (100, 4000)),
    token("aws_session_token", "IQoJb3JpZ2lu", base64, (100, 4000)),
    // Microsoft Entra: three characters, a version, `Q~`.
    Token { before: 4, valid: entra, ..token("azure_client_secret", "Q~", tilde, (31, 34)) },
    Token { before: 76, ..token("azure_devops_token", "AZDO", alphanumeric, (4, 4)) },
    token("google_api_key", "AIza", base64url, (35, 35)),
    token("google_oauth_secret", "GOCSPX-", base64url, (28, 28)),
    token("alibaba_access_key_id", "LTAI", alphanumeric, (12, 26)),
    token("digitalocean_token", "dop_v1_", hex, (64, 64)),
    token("digitalocean_token", "doo_v1_", hex, (64, 64)),
    token("digitalocean_token", "dor_v1_", hex, (64, 64)),
    token("cloudflare_token", "v1.0-", hex_or_dash, (160, 180)),
    // https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
    Token { valid: checksum, ..token("github_token", "ghp_", alphanumeric, (36, 36)) },
    Token { valid: checksum, ..token("github_token", "gho_", alphanumeric, (36, 36)) },
    Token { valid: checksum, ..token("github_token", "ghu_", alphanumeric, (36, 36)) },
    Token { valid: checksum, ..token("github_token", "ghs_", alphanumeric, (36, 36)) },
    Token { valid: checksum, ..token("github_token", "ghr_", alphanumeric, (36, 76)) },
    token("github_token", "github_pat_", word, (82, 82)),
    // https://docs.gitlab.com/security/tokens/#token-prefixes
    token("gitlab_token", "glpat-", dotted, (20, 300)),
    token("gitlab_token", "gldt-", dotted, (20, 300)),
    token("gitlab_token", "glrt-", dotted, (20, 300)),
    token("gitlab_token", "glptt-", base64url, (40, 40)),
    token("gitlab_token", "glcbt-", base64url, (20, 300)),
    token("gitlab_token", "glagent-", base64url, (50, 300)),
    token("gitlab_token", "gloas-", base64url, (64, 64)),
    token("gitlab_token", "glsoat-", base64url, (20, 300)),
    token("gitlab_token", "GR1348941", base64url, (20, 22)),
    token("atlassian_token", "ATATT3xFfGF0", base64url_equals, (150, 220)),
    token("atlassian_token", "ATCTT3xFfG", base64url_equals, (150, 220)),
    token("atlassian_token", "ATBB", alphanumeric, (32, 32)),
    // https://docs.slack.dev/authentication/tokens
    Token { valid: has_digit, ..token("slack_token", "xoxb-", base64url, (24, 120)) },
    Token { valid: has_digit, ..token("slack_token", "xoxp-", base64url, (24, 120)) },
    Token { valid: has_digit, ..token("slack_token", "xoxa-", base64url, (24, 120)) },
    Token { valid: has_digit, ..token("slack_token", "xoxr-", base64url, (24, 120)) },
    Token { valid: has_digit, ..token("slack_token", "xoxs-", base64url, (24, 120)) },
    Token { valid: has_digit, ..token("slack_token", "xoxe-", base64url, (60, 300)) },
    Token { valid: has_digit, ..token("slack_token", "xapp-", base64url, (24, 150)) },
    token("stripe_key", "sk_live_", alphanumeric, (16, 247)),
    token("stripe_key", "rk_live_", alphanumeric, (16, 247)),
    token("stripe_key", "whsec_", alphanumeric, (32, 64)),
    token("sendgrid_key", "SG.", dotted, (66, 66)),
    Token { valid: checksum, ..token("npm_token", "npm_", alphanumeric, (36, 36)) },
    // `pypi.org` and `test.pypi.org` in base64 behind the version of a macaroon.
    token("pypi_token", "pypi-AgEIcHlwaS5vcmc", base64url, (50, 1000)),
    token("pypi_token", "pypi-AgENdGVzdC5weXBpLm9yZw", base64url, (50, 1000)),
    token("docker_hub_token", "dckr_pat_", base64url, (27, 27)),
    token("docker_hub_token", "dckr_oat_", base64url, (32, 32)),
    Token { before: 14, ..token("terraform_cloud_token", ".atlasv1.", base64url, (60, 70)) },
    token("vault_token", "hvs.", base64url, (24, 300)),
    token("vault_token", "hvb.", base64url, (100, 300)),
    token("vault_token", "hvr.", base64url, (24, 300)),
    token("databricks_token", "dapi", hex_or_dash, (32, 34)),
    token("new_relic_key", "NRAK-", upper, (27, 27)),
    token("new_relic_key", "NRII-", base64url, (32, 32)),
    // The middle of OpenAI's keys is `OpenAI` in base64; newer ones name what they are for.
    Token { before: 23, ..token("openai_key", "T3BlbkFJ", base64url, (20, 20)) },
    token("openai_key", "sk-proj-", base64url, (48, 200)),
    token("openai_key", "sk-svcacct-", base64url, (48, 200)),
    token("openai_key", "sk-admin-", base64url, (48, 200)),
    token("anthropic_key", "sk-ant-api", base64url, (80, 120)),
    token("anthropic_key", "sk-ant-admin", base64url, (80, 120)),
    Token { valid: long_lower, ..token("hugging_face_token", "hf_", alphanumeric, (34, 40)) },
    of("Grafana", "glsa_", word, (41, 41)),
    of("Grafana", "glc_", base64, (40, 400)),
    of("Sentry", "sntrys_", base64_word, (60, 400)),
    of("Sentry", "sntryu_", hex, (64, 64)),
    of("Pulumi", "pul-", hex, (40, 40)),
    of("Doppler", "dp.pt.", alphanumeric, (40, 44)),
    of("Doppler", "dp.st.", dotted, (40, 80)),
    of("Linear", "lin_api_", alphanumeric, (40, 40)),
    of("Shopify", "shpat_", hex, (32, 32)),
    of("Shopify", "shpss_", hex, (32, 32)),
    of("Postman", "PMAK-", hex_or_dash, (59, 59)),
    of("PlanetScale", "pscale_tkn_", dotted, (32, 64)),
    of("PlanetScale", "pscale_pw_", dotted, (32, 64)),
    of("Fly.io", "fm2_", base64, (100, 1000)),
    of("Notion", "ntn_", alphanumeric, (40, 60)),
    of("Dynatrace", "dt0c01.", dotted, (89, 89)),
    of("RubyGems", "rubygems_", hex, (48, 48)),
    of("JFrog Artifactory", "AKCp", alphanumeric, (69, 69)),
    of("SonarQube", "sqp_", hex, (40, 40)),
    of("SonarQube", "squ_", hex, (40, 40)),
    of("Tailscale", "tskey-", base64url, (20, 80)),
    of("Buildkite", "bkua_", hex, (40, 40)),
    of("Square", "sq0csp-", base64url, (43, 43)),
    of("Square", "EAAAE", base64url, (59, 59)),
    of("Mailgun", "key-", hex, (32, 32)),
    of("Brevo", "xkeysib-", hex_or_dash, (81, 81)),
    of("Groq", "gsk_", alphanumeric, (52, 52)),
    of("Replicate", "r8_", alphanumeric, (37, 37)),
    of("xAI", "xai-", alphanumeric, (80, 80)),
    of("Perplexity", "pplx-", alphanumeric, (48, 48)),
    of("age", "AGE-SECRET-KEY-1", upper, (58, 58)),
    of("Supabase", "sbp_", hex, (40, 40)),
    of("Prefect", "pnu_", alphanumeric, (36, 36)),
    of("Okta", "SSWS ", base64url, (42, 42)),
];

fn base32_or_digit(b: u8) -> bool {
    // Older identifiers, and those in documentation, hold 0, 1, 8 and 9 too.
    base32(b) || b.is_ascii_digit()
}

fn hex_or_dash(b: u8) -> bool {
    hex(b) || b == b'-'
}

fn word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

fn base64url_equals(b: u8) -> bool {
    base64url(b) || b == b'='
}

fn base64_word(b: u8) -> bool {
    base64(b) || b == b'_'
}

fn has_digit(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 6
}

fn long_lower(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_uppercase()) && text.bytes().any(|b| b.is_ascii_lowercase())
}

/// Three characters, the version (7 or 8), `Q~`.
fn entra(text: &str) -> bool {
    matches!(text.as_bytes().get(3), Some(b'7' | b'8'))
}

/// GitHub's tokens, and those of npm after them, end in the CRC-32 of the random part, in six digits of base 62.
fn checksum(text: &str) -> bool {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let Some(body) = text.split_once('_').map(|(_, body)| body) else { return false };
    let Some((random, sum)) = body.split_at_checked(body.len().saturating_sub(6)) else { return false };
    let mut left = crc32fast::hash(random.as_bytes());
    sum.bytes().rev().all(|digit| {
        let expected = DIGITS.get((left % 62) as usize);
        left /= 62;
        expected == Some(&digit)
    })
}

impl Token {
    /// Where the token stands whose anchor is at `at`; none when it is no such token.
    pub(super) fn find(&self, text: &str, at: usize) -> Option<std::ops::Range<usize>> {
        let bytes = text.as_bytes();
        let body = at + self.anchor.len();
        if bytes.get(at..body)? != self.anchor.as_bytes() {
            return None;
        }
        let start = at.checked_sub(self.before)?;
        // What goes on before is another word: `_ghp_…` is no token, nor is one in the middle of base64.
        let glued = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
        let before_is_part = bytes.get(start..at)?.iter().all(|b| (self.alphabet)(*b));
        if !before_is_part || start.checked_sub(1).and_then(|b| bytes.get(b)).is_some_and(glued) {
            return None;
        }
        let rest = bytes.get(body..)?;
        let run = rest.iter().take(self.length.1 + 1).take_while(|b| (self.alphabet)(**b)).count();
        if run < self.length.0 || run > self.length.1 || rest.get(run).is_some_and(glued) {
            return None;
        }
        let whole = text.get(start..body + run)?;
        let random = rest.get(..run)?;
        (entropy(random) >= least_entropy(run) && !is_sample(whole) && (self.valid)(whole)).then_some(start..body + run)
    }
}

/// The entropy that a random text of so many characters surely has; less is a sample that somebody typed.
fn least_entropy(length: usize) -> f64 {
    if length < 8 {
        1.0
    } else if length < 20 {
        2.6
    } else {
        3.0
    }
}

/// What documentation writes in the place of a token.
fn is_sample(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["example", "xxxxx", "abcdefghij", "123456789", "0123456", "your", "aaaaaa", "replace", "placeholder"]
        .iter()
        .any(|word| lower.contains(word))
        // AWS's documented key is what people copy; it counts where the name says that it is a credential.
        && lower != "akiaiosfodnn7example"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_of_tokens_are_verified() {
        // A published token, revoked long ago, in two parts so that no other scanner stops at this file.
        let published = ["ghp_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"].concat();
        assert!(checksum(&published));
        assert!(!checksum(&published.replace('z', "y")));
    }

    #[test]
    fn every_kind_exists() {
        for token in TOKENS {
            assert!(super::super::kinds::is_kind(token.kind), "{}", token.kind);
        }
    }
}
