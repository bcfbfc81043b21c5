//! The kinds of credentials: what checks stand on as `secret.KIND`, and what they may read of one that was found. The build
//! script compiles the built-in checks against the same list.

use bartizan_lang::check::ViewType;

/// All kinds, the most specific first: where two are found in one text, the first is reported.
pub(crate) const KINDS: &[&str] = &[
    "google_service_account_key",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_access_key_id",
    "azure_account_key",
    "azure_sas_token",
    "azure_client_secret",
    "azure_devops_token",
    "google_api_key",
    "google_oauth_secret",
    "ibm_api_key",
    "alibaba_access_key_id",
    "digitalocean_token",
    "cloudflare_token",
    "github_token",
    "gitlab_token",
    "atlassian_token",
    "slack_token",
    "chat_webhook",
    "stripe_key",
    "twilio_token",
    "sendgrid_key",
    "npm_token",
    "pypi_token",
    "docker_hub_token",
    "terraform_cloud_token",
    "vault_token",
    "databricks_token",
    "datadog_key",
    "new_relic_key",
    "openai_key",
    "anthropic_key",
    "hugging_face_token",
    "service_token",
    "encrypted_private_key",
    "private_key",
    "url_password",
    "auth_header",
    "connection_string_password",
    "json_web_token",
    "password",
    "secret_value",
    "high_entropy_text",
];

/// Whether there is such a kind.
#[must_use]
pub(crate) fn is_kind(name: &str) -> bool {
    KINDS.contains(&name)
}

/// Its place in the list: lower is more specific.
#[must_use]
pub(crate) fn rank(kind: &str) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len())
}

/// What a check reads of a credential. Never the credential itself.
#[must_use]
pub(crate) fn view() -> ViewType {
    ViewType::record([
        // The attribute, variable, map key or assignment that holds it; null when it stands by itself.
        ("name", ViewType::String),
        // Its kind.
        ("kind", ViewType::String),
        // The service that takes it, when its format says so.
        ("service", ViewType::String),
        // The type of the block it stands in: `resource`, `variable`, `local`, `provider`; `file` for a file that is read.
        ("where", ViewType::String),
    ])
}

/// The target that somebody who wrote this one may have meant.
#[must_use]
pub(crate) fn nearest(target: &str) -> Option<String> {
    let name = target.strip_prefix("secret.")?;
    let distance = |kind: &&&str| strsim::osa_distance(kind, name);
    let near = KINDS.iter().min_by_key(distance)?;
    (distance(&near) <= name.len() / 3).then(|| format!("secret.{near}"))
}
