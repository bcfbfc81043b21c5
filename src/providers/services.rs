//! Which cloud and service a type belongs to, for lists of resources. `services.tsv` has what the name of a type does not
//! say: the first words of a type, the cloud, the service; the row with the most of them counts.

/// The table, sorted by its first cell.
static SERVICES: &str = include_str!("services.tsv");

/// The providers of Terraform, and the packages of Pulumi, by cloud.
const CLOUDS: &[(&str, &[&str])] = &[
    ("aws", &["aws", "awscc", "aws-native", "awsx", "eks"]),
    ("azure", &["azurerm", "azuread", "azapi", "azurestack", "azure", "azure-native"]),
    ("gcp", &["google", "google-beta", "gcp", "google-native"]),
    ("oci", &["oci"]),
    ("ibm", &["ibm"]),
    ("kubernetes", &["kubernetes", "helm", "kubectl", "kustomization"]),
];

/// Where a type belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Belonging {
    /// The cloud: `aws`; of a provider that is none's, the provider.
    pub cloud: String,
    /// The service: `s3`; empty where the name of the type says none.
    pub service: String,
}

/// The cloud and service of a type: Terraform's `aws_s3_bucket`, CloudFormation's `AWS::S3::Bucket` or Pulumi's
/// `aws:s3/bucket:Bucket`.
#[must_use]
pub fn of(ty: &str) -> Belonging {
    let made =
        |cloud: &str, service: &str| Belonging { cloud: cloud.to_owned(), service: service.to_ascii_lowercase() };
    if let Some((publisher, rest)) = ty.split_once("::") {
        let service = rest.split("::").next().unwrap_or_default();
        return match publisher {
            "AWS" | "Alexa" => made("aws", service),
            // What stands behind a custom resource, or a type of somebody else, is theirs.
            _ => made("aws", "custom"),
        };
    }
    if let Some((package, rest)) = ty.split_once(':') {
        let service = rest.split([':', '/']).next().unwrap_or_default();
        return made(cloud_of(package), service);
    }
    let known = SERVICES.lines().filter_map(|row| {
        let mut cells = row.split('\t');
        let (prefix, cloud, service) = (cells.next()?, cells.next()?, cells.next()?);
        let rest = ty.strip_prefix(prefix)?;
        (rest.is_empty() || rest.starts_with('_')).then_some((prefix.len(), cloud, service))
    });
    if let Some((_, cloud, service)) = known.max_by_key(|(length, ..)| *length) {
        return made(cloud, service);
    }
    let mut words = ty.split('_');
    let provider = words.next().unwrap_or_default();
    made(cloud_of(provider), words.next().unwrap_or_default())
}

/// The cloud of a provider of Terraform or a package of Pulumi; the provider itself where that is none's.
#[must_use]
pub fn cloud_of(provider: &str) -> &str {
    CLOUDS.iter().find(|(_, providers)| providers.contains(&provider)).map_or(provider, |(cloud, _)| cloud)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use super::*;

    #[test]
    fn types_belong_to_services() {
        let cases = [
            ("aws_s3_bucket", "aws", "s3"),
            ("aws_instance", "aws", "ec2"),
            ("aws_route", "aws", "vpc"),
            ("aws_route53_zone", "aws", "route53"),
            ("aws_lb_listener", "aws", "elb"),
            ("aws_lambda_function", "aws", "lambda"),
            ("azurerm_linux_virtual_machine_scale_set", "azure", "compute"),
            ("azurerm_storage_account", "azure", "storage"),
            ("azuread_application", "azure", "entra"),
            ("google_compute_instance", "gcp", "compute"),
            ("google_container_cluster", "gcp", "gke"),
            ("google_container_analysis_note", "gcp", "container-analysis"),
            ("oci_core_instance", "oci", "core"),
            ("ibm_is_vpc", "ibm", "vpc"),
            ("kubernetes_deployment", "kubernetes", "deployment"),
            ("random_id", "random", "id"),
            ("AWS::S3::Bucket", "aws", "s3"),
            ("Custom::Thing", "aws", "custom"),
            ("aws:s3/bucket:Bucket", "aws", "s3"),
            ("azure-native:storage:Blob", "azure", "storage"),
            ("pulumi:providers:aws", "pulumi", "providers"),
        ];
        for (ty, cloud, service) in cases {
            let belonging = of(ty);
            assert_eq!((belonging.cloud.as_str(), belonging.service.as_str()), (cloud, service), "{ty}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_says_something() {
        let rows: Vec<&str> = SERVICES.lines().collect();
        assert!(rows.is_sorted());
        for row in &rows {
            let cells: Vec<&str> = row.split('\t').collect();
            let [prefix, cloud, service] = cells.as_slice() else { panic!("{row}") };
            assert_eq!(of(prefix), Belonging { cloud: (*cloud).to_owned(), service: (*service).to_owned() });
            let shorter = rows.iter().filter_map(|other| other.split('\t').next());
            let is_exception = shorter.into_iter().any(|other| prefix.starts_with(&format!("{other}_")));
            let says = prefix.split('_').nth(1) == Some(service);
            assert!(is_exception || !says, "{row} says what the name says");
        }
    }
}
