//! The domains of APIs: names, what paths of them lead to, and their records.

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Node, NodeKind};
use bartizan_lang::value::Str;

use super::node::At;
use super::{Cause, Expansion, Made, Properties, Source};
use crate::formats::cloudformation::template::Written;

/// The records of a zone, which several APIs may add to.
pub(super) struct RecordSets {
    id: Str,
    /// The zone: `HostedZoneId` or `HostedZoneName`.
    zone: (&'static str, Node),
    records: Vec<Node>,
    cause: Cause,
    conditions: Vec<Option<(Str, Span)>>,
}

/// What all domains have under the same name.
const SAME: &[&str] = &["SecurityPolicy", "EndpointAccessMode", "Policy", "OwnershipVerificationCertificateArn"];

impl Expansion<'_> {
    /// The domain of a REST API.
    pub(super) fn rest_domain(&mut self, source: &Source<'_>) {
        let Some(entry) = source.properties.entry("Domain") else { return };
        let cause = Cause::of(entry);
        let at = cause.at();
        let given = Properties::of(&entry.value);
        let Some(name) = given.get("DomainName") else { return };
        let endpoint = given.get("EndpointConfiguration").cloned().unwrap_or_else(|| at.text("REGIONAL"));
        let kind = self.text(&endpoint).unwrap_or("REGIONAL".into());
        let is_private = kind == "PRIVATE";
        let prefix = if is_private { "ApiGatewayDomainNameV2" } else { "ApiGatewayDomainName" };
        let id: Str = format!("{prefix}{}", self.hashed(name)).into();
        let certificate = if kind == "REGIONAL" { "RegionalCertificateArn" } else { "CertificateArn" };
        let types = Made { at, entries: Vec::new() }.set("Types", at.list([endpoint])).copy(given, "IpAddressType");
        let made = Made::new(cause)
            .copy(given, "DomainName")
            .copy_as(given, "CertificateArn", certificate)
            .set("EndpointConfiguration", types.node())
            .copy(given, "MutualTlsAuthentication")
            .copy_all(given, SAME);
        let (ty, mapping, named) = match is_private {
            true => ("AWS::ApiGateway::DomainNameV2", "AWS::ApiGateway::BasePathMappingV2", "DomainNameArn"),
            false => ("AWS::ApiGateway::DomainName", "AWS::ApiGateway::BasePathMapping", "DomainName"),
        };
        self.create(source, cause, id.clone(), ty, made);
        let shared = if is_private { ".DomainNameV2" } else { ".DomainName" };
        self.referable.insert(source.named(shared), id.clone());
        let plain = given.get("NormalizeBasePath").is_some_and(|node| self.is_off(node));
        for path in base_paths(given) {
            let bare: String = path.iter().flat_map(|(text, _)| text.chars()).filter(|c| c.is_alphanumeric()).collect();
            let mut made = Made::new(cause)
                .set(named, at.reference(id.clone()))
                .set("RestApiId", at.reference(source.id.clone()))
                .set("Stage", at.reference(source.named(".Stage")));
            if let Some((text, span)) = path {
                let shown = if plain { text } else { bare.as_str().into() };
                made = made.set("BasePath", At(span).text(shown));
            }
            self.create(source, cause, source.named(&format!("{bare}BasePathMapping")), mapping, made);
        }
        if let Some(association) = given.entry("AccessAssociation").filter(|_| is_private) {
            let cause = Cause::of(association);
            let at = cause.at();
            let endpoint = Properties::of(&association.value).get("VpcEndpointId").cloned();
            let both = at.list([endpoint.clone().unwrap_or_else(|| at.nothing()), at.text(id.clone())]);
            let made = Made::new(cause)
                .set("DomainNameArn", at.reference(id.clone()))
                .set("AccessAssociationSourceType", at.text("VPCE"))
                .set_if("AccessAssociationSource", endpoint);
            let id = format!("DomainNameAccessAssociation{}", self.hashed(&both));
            self.create(source, cause, id, "AWS::ApiGateway::DomainNameAccessAssociation", made);
        }
        let target = if is_private { Target::Given } else { Target::of(&kind) };
        self.records(source, given, &id, target);
    }

    /// The domain of an HTTP API.
    pub(super) fn http_domain(&mut self, source: &Source<'_>, tags: Option<Node>) {
        let Some(entry) = source.properties.entry("Domain") else { return };
        let cause = Cause::of(entry);
        let at = cause.at();
        let given = Properties::of(&entry.value);
        let Some(name) = given.get("DomainName") else { return };
        let id: Str = format!("ApiGatewayDomainNameV2{}", self.hashed(name)).into();
        let configuration = Made { at, entries: Vec::new() }
            .copy(given, "CertificateArn")
            .set("EndpointType", given.get("EndpointConfiguration").cloned().unwrap_or_else(|| at.text("REGIONAL")))
            .copy_all(given, &["OwnershipVerificationCertificateArn", "SecurityPolicy"]);
        let made = Made::new(cause)
            .copy(given, "DomainName")
            .set("DomainNameConfigurations", at.list([configuration.node()]))
            .copy(given, "MutualTlsAuthentication");
        let made = made.set_if("Tags", tags);
        self.create(source, cause, id.clone(), "AWS::ApiGatewayV2::DomainName", made);
        self.referable.insert(source.named(".DomainName"), id.clone());
        for path in base_paths(given) {
            let mut made = Made::new(cause)
                .set("DomainName", at.reference(id.clone()))
                .set("ApiId", at.reference(source.id.clone()))
                .set("Stage", at.reference(source.named(".Stage")));
            let mut bare = String::new();
            if let Some((text, span)) = path {
                bare = text.chars().filter(|c| !matches!(c, '-' | '_' | '/')).collect();
                made = made.set("ApiMappingKey", At(span).text(text.trim_matches('/')));
            }
            self.create(
                source,
                cause,
                source.named(&format!("{bare}ApiMapping")),
                "AWS::ApiGatewayV2::ApiMapping",
                made,
            );
        }
        self.records(source, given, &id, Target::Regional);
    }

    fn records(&mut self, source: &Source<'_>, given: Properties<'_>, domain: &str, target: Target) {
        let Some(entry) = given.entry("Route53") else { return };
        let cause = Cause::of(entry);
        let at = cause.at();
        let route = Properties::of(&entry.value);
        let zone = route.get("HostedZoneId").map(|zone| ("HostedZoneId", zone));
        let Some((key, zone)) = zone.or(route.get("HostedZoneName").map(|zone| ("HostedZoneName", zone))) else {
            return;
        };
        let (hosted, dns) = match target {
            Target::Regional => {
                (Some(at.get_att(domain, "RegionalHostedZoneId")), Some(at.get_att(domain, "RegionalDomainName")))
            }
            Target::Edge => {
                let written = route.get("DistributionDomainName").cloned();
                let dns = written.unwrap_or_else(|| at.get_att(domain, "DistributionDomainName"));
                (Some(at.text("Z2FDTNDATAQYW2")), Some(dns))
            }
            Target::Given => {
                (route.get("VpcEndpointHostedZoneId").cloned(), route.get("VpcEndpointDomainName").cloned())
            }
        };
        let alias = Made { at, entries: Vec::new() }
            .copy(route, "EvaluateTargetHealth")
            .set_if("HostedZoneId", hosted)
            .set_if("DNSName", dns)
            .node();
        let record = |ty: &str| {
            Made { at, entries: Vec::new() }
                .copy_as(given, "DomainName", "Name")
                .set("Type", at.text(ty))
                .set("AliasTarget", alias.clone())
                .copy_all(route, &["Region", "SetIdentifier"])
                .node()
        };
        let mut records = vec![record("A")];
        if self.is_on(route.get("IpV6")) {
            records.push(record("AAAA"));
        }
        let name = given.get("DomainName").cloned().unwrap_or_else(|| at.nothing());
        let own = self.is_on(route.get("SeparateRecordSetGroup"));
        let id: Str = match own {
            true => {
                let known = |node: &Node| self.text(node).map_or_else(|| node.clone(), |text| at.text(text));
                format!("RecordSetGroup{}", self.hashed(&at.list([known(zone), known(&name)]))).into()
            }
            false => format!("RecordSetGroup{}", self.hashed(zone)).into(),
        };
        match self.record_sets.iter_mut().find(|sets| sets.id == id) {
            Some(sets) => {
                sets.records.extend(records);
                sets.conditions.push(source.condition.clone());
            }
            None => self.record_sets.push(RecordSets {
                id,
                zone: (key, zone.clone()),
                records,
                cause,
                conditions: vec![source.condition.clone()],
            }),
        }
    }

    /// The records of all zones.
    pub(super) fn shared_record_sets(&mut self) -> Vec<Written> {
        for sets in std::mem::take(&mut self.record_sets) {
            let at = sets.cause.at();
            let none = at.entries(Vec::new());
            let source = Source {
                id: sets.id.clone(),
                cause: sets.cause,
                properties: Properties::of(&none),
                condition: self.any_condition(&sets.conditions, at),
                deletion_policy: None,
                update_replace_policy: None,
                symbolic: None,
            };
            let made = Made::new(sets.cause).set(sets.zone.0, sets.zone.1).set("RecordSets", at.list(sets.records));
            self.create(&source, sets.cause, sets.id, "AWS::Route53::RecordSetGroup", made);
        }
        std::mem::take(&mut self.made)
    }
}

/// What the records of a domain lead to.
enum Target {
    Regional,
    Edge,
    /// What is written.
    Given,
}

impl Target {
    fn of(kind: &str) -> Self {
        match kind {
            "EDGE" => Self::Edge,
            "REGIONAL" => Self::Regional,
            _ => Self::Given,
        }
    }
}

/// The paths below a domain, or nothing for all of it.
fn base_paths(given: Properties<'_>) -> Vec<Option<(Str, Span)>> {
    let Some(written) = given.get("BasePath") else { return vec![None] };
    let one = |node: &Node| node.as_str().map(|text| (Str::from(text), node.span));
    match &written.kind {
        NodeKind::Sequence(items) if written.tag.is_none() => items.iter().map(one).filter(Option::is_some).collect(),
        _ => vec![one(written)],
    }
}
