//! What the address of an endpoint says: whose it is, and sometimes the region.

use crate::residency::catalogue::{Catalogue, Cloud, Region};

/// Ends of host names, and whose they are.
const HOSTS: &[(&str, Cloud)] = &[
    ("amazonaws.com", Cloud::Aws),
    ("amazonaws.com.cn", Cloud::Aws),
    ("amazonaws.eu", Cloud::Aws),
    ("api.aws", Cloud::Aws),
    ("aws.dev", Cloud::Aws),
    ("cloudfront.net", Cloud::Aws),
    ("on.aws", Cloud::Aws),
    ("appdomain.cloud", Cloud::Ibm),
    ("cloud.ibm.com", Cloud::Ibm),
    ("azmk8s.io", Cloud::Azure),
    ("azure-api.net", Cloud::Azure),
    ("azure-devices.net", Cloud::Azure),
    ("azure.cn", Cloud::Azure),
    ("azure.com", Cloud::Azure),
    ("azure.net", Cloud::Azure),
    ("azurecr.io", Cloud::Azure),
    ("azureedge.net", Cloud::Azure),
    ("azurefd.net", Cloud::Azure),
    ("azurewebsites.net", Cloud::Azure),
    ("chinacloudapi.cn", Cloud::Azure),
    ("cognitive.microsoft.com", Cloud::Azure),
    ("trafficmanager.net", Cloud::Azure),
    ("usgovcloudapi.net", Cloud::Azure),
    ("windows.net", Cloud::Azure),
    ("appspot.com", Cloud::Gcp),
    ("cloudfunctions.net", Cloud::Gcp),
    ("gcr.io", Cloud::Gcp),
    ("googleapis.com", Cloud::Gcp),
    ("pkg.dev", Cloud::Gcp),
    ("run.app", Cloud::Gcp),
    ("customer-oci.com", Cloud::Oci),
    ("oci.oraclecloud.com", Cloud::Oci),
    ("oraclecloud.com", Cloud::Oci),
    ("oraclecloudapps.com", Cloud::Oci),
];

/// An address in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    /// `https`; empty without one.
    pub scheme: &'a str,
    /// The host without its port.
    pub host: &'a str,
    /// What stands behind, without the slash.
    pub path: &'a str,
}

/// The parts of an address, of a URL (`jdbc:redshift://…` too), or of a host alone.
pub(super) fn parse(text: &str) -> Address<'_> {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme.rsplit(':').next().unwrap_or(scheme), rest),
        None => ("", text),
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or(host) };
    Address { scheme, host, path }
}

/// The value of a parameter behind the question mark of a path.
pub(super) fn query<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = path.split_once('?')?;
    query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// The region of an account of Snowflake, whose host holds it: `bank.eu-central-1.snowflakecomputing.com` is on AWS,
/// `bank.west-europe.azure.snowflakecomputing.com` on Azure.
/// <https://docs.snowflake.com/en/user-guide/admin-account-identifier#non-vps-account-locator-formats-by-cloud-platform-and-region>
pub(super) fn of_snowflake<'a>(catalogue: &'a Catalogue, host: &str) -> Option<&'a Region> {
    let host = host.to_ascii_lowercase();
    let mut labels = host.strip_suffix(".snowflakecomputing.com")?.split('.').skip(1);
    let region = labels.next()?;
    match labels.next() {
        None | Some("aws") => catalogue.region(&Cloud::Aws, region),
        Some("azure") => catalogue.region(&Cloud::Azure, &region.replace('-', "")),
        Some("gcp") => catalogue.region(&Cloud::Gcp, region),
        Some(_) => None,
    }
}

/// Whose a host is, where its name says it.
pub(super) fn cloud(host: &str) -> Option<Cloud> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let ends = |suffix: &str| host.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    HOSTS.iter().find(|(suffix, _)| ends(suffix)).map(|(_, cloud)| cloud.clone())
}

/// The region that stands in the name of a host: a label of its own (`s3.eu-west-1.amazonaws.com`), or the beginning or end
/// of one (`europe-west1-docker.pkg.dev`, `s3-us-west-2.amazonaws.com`).
pub(super) fn region<'a>(catalogue: &'a Catalogue, cloud: &Cloud, host: &str) -> Option<&'a Region> {
    let host = host.to_ascii_lowercase();
    let regional = |code: &str| catalogue.region(cloud, code).filter(|region| region.kind == "region");
    host.split('.').find_map(regional).or_else(|| {
        host.split('.').filter(|label| label.contains('-')).find_map(|label| {
            let front = label.rsplit_once('-').and_then(|(front, _)| regional(front));
            front.or_else(|| label.split_once('-').and_then(|(_, back)| regional(back)))
        })
    })
}
