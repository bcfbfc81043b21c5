//! Data sources that say what the provider's own block says, or take a name apart.

use bartizan_lang::Value;
use bartizan_lang::value::Str;

use super::Computation;

/// What computes the attributes of such a data source.
pub(super) fn of(ty: &str) -> Option<fn(&Computation<'_>, &str) -> Option<Value>> {
    Some(match ty {
        "aws_arn" => arn,
        "aws_region" => region,
        "aws_caller_identity" => caller_identity,
        "aws_partition" => aws_partition,
        "aws_service_principal" => service_principal,
        "aws_default_tags" => default_tags,
        "azurerm_client_config" | "azurerm_subscription" => subscription,
        "google_client_config" => google_client_config,
        "google_project" => google_project,
        _ => return None,
    })
}

/// The partition of a region, its DNS suffix and the prefix of its service names.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
fn partition(region: &Value) -> Option<(&'static str, &'static str, &'static str)> {
    let region = region.as_str()?;
    Some(match region.as_str() {
        r if r.starts_with("cn-") => ("aws-cn", "amazonaws.com.cn", "cn.com.amazonaws"),
        r if r.starts_with("us-gov-") => ("aws-us-gov", "amazonaws.com", "com.amazonaws"),
        r if r.starts_with("eusc-") => ("aws-eusc", "amazonaws.eu", "eu.amazonaws"),
        r if r.starts_with("us-isob-") => ("aws-iso-b", "sc2s.sgov.gov", "gov.sgov.sc2s"),
        r if r.starts_with("us-isof-") => ("aws-iso-f", "csp.hci.ic.gov", "gov.ic.hci.csp"),
        r if r.starts_with("eu-isoe-") => ("aws-iso-e", "cloud.adc-e.uk", "uk.adc-e.cloud"),
        r if r.starts_with("us-iso-") => ("aws-iso", "c2s.ic.gov", "gov.ic.c2s"),
        _ => ("aws", "amazonaws.com", "com.amazonaws"),
    })
}

/// The region that is written in the data source, else the provider's.
fn region_of(of: &Computation<'_>) -> Value {
    let written = of.argument("region").or_else(|| of.argument("name").filter(|_| of.block.ty == "aws_region"));
    written.cloned().unwrap_or_else(|| of.provider().region.clone())
}

/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/region>
fn region(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let region = region_of(of);
    match attribute {
        "name" | "id" | "region" => Some(region),
        "endpoint" => {
            let suffix = partition(&region)?.1;
            Some(format!("ec2.{}.{suffix}", region.as_str()?).into())
        }
        _ => None,
    }
}

/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/caller_identity>
fn caller_identity(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let account = || of.provider().account.clone();
    matches!(attribute, "account_id" | "id").then(account)
}

/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/partition>
fn aws_partition(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let (name, suffix, prefix) = partition(&of.provider().region)?;
    Some(match attribute {
        "partition" | "id" => name.into(),
        "dns_suffix" => suffix.into(),
        "reverse_dns_prefix" => prefix.into(),
        _ => return None,
    })
}

/// The name by which policies call a service. Outside of the partition `aws`, few services differ.
/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/service_principal>
fn service_principal(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let region = region_of(of);
    let (partition, own, _) = partition(&region)?;
    let service = of.argument("service_name")?.as_str()?;
    let suffix = match (partition, service.as_str()) {
        ("aws-cn", "codedeploy" | "elasticmapreduce" | "logs")
        | ("aws-iso", "cloudhsm" | "config" | "logs" | "workspaces")
        | ("aws-iso-b", "dms" | "logs") => own,
        _ => "amazonaws.com",
    };
    Some(match attribute {
        "name" => format!("{service}.{suffix}").into(),
        "suffix" => suffix.into(),
        "region" => region,
        "id" => format!("{service}.{}.{suffix}", region.as_str()?).into(),
        _ => return None,
    })
}

/// The parts of an Amazon resource name.
/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/arn>
fn arn(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let place = match attribute {
        "id" => return of.argument("arn").cloned(),
        "partition" => 1,
        "service" => 2,
        "region" => 3,
        "account" => 4,
        "resource" => 5,
        _ => return None,
    };
    let written = of.argument("arn")?;
    let part: Option<Str> = written.as_str()?.splitn(6, ':').nth(place).map(Str::from);
    Some(part.map_or_else(|| of.failed("the text is no Amazon resource name"), Value::string).at(written.span))
}

/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/default_tags>
fn default_tags(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    (attribute == "tags").then(|| of.provider().default_tags.clone())
}

/// <https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/subscription>
fn subscription(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let written = of.argument("subscription_id").cloned();
    let subscription = written.unwrap_or_else(|| of.provider().account.clone());
    match (attribute, of.block.ty.as_str()) {
        ("subscription_id", _) => Some(subscription),
        ("id", "azurerm_subscription") => {
            let variables = Value::object_of([("subscription", subscription)]);
            Some(of.evaluate("/subscriptions/${subscription}", variables))
        }
        _ => None,
    }
}

/// <https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/client_config>
fn google_client_config(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let provider = of.provider();
    match attribute {
        "project" => Some(provider.account.clone()),
        "region" => Some(provider.region.clone()),
        _ => None,
    }
}

/// <https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/project>
fn google_project(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let written = of.argument("project_id").cloned();
    let project = || written.unwrap_or_else(|| of.provider().account.clone());
    (attribute == "project_id").then(project)
}
