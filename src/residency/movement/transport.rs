//! How data travels from one end of a movement to the other.

use bartizan_lang::value::{ChoiceBuilder, Guard, Kind, Presence, Reason};
use bartizan_lang::{Span, Value};

use super::Movement;
use super::detail::Clause;
use super::endpoint;
use super::keys::At;
use super::trigger::holds;
use crate::link::Linked;
use crate::providers::shape::disjoint;
use crate::residency::catalogue::{Cloud, Destination};

/// How data travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Transport {
    /// Over a private connection, or inside of one provider's network.
    Private,
    /// Over a network that others share, under TLS or an encryption as good.
    Tls,
    /// Over a network that others share, in clear.
    Plain,
    /// Over the public internet; whether it is encrypted is not known.
    Public,
    /// Nothing says it.
    Unknown,
}

impl Transport {
    /// The word for it: `private`, `tls`, `plain`, `public`, `unknown`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Tls => "tls",
            Self::Plain => "plain",
            Self::Public => "public",
            Self::Unknown => "unknown",
        }
    }

    /// What a word means; unknown for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        [Self::Private, Self::Tls, Self::Plain, Self::Public]
            .into_iter()
            .find(|it| it.word() == word)
            .unwrap_or(Self::Unknown)
    }
}

/// How data travels, case by case.
#[derive(Clone, Debug)]
pub struct Carriage {
    /// A word of [`Transport`], or a choice of them; unknown where what decides it is.
    pub transport: Value,
    /// The attribute that says it; none where none does.
    pub at: Span,
}

/// What a row's clauses say of an element, else the scheme of the address.
pub(super) fn of<'a>(
    clauses: &[Clause],
    at: &At<'_>,
    destination: Destination,
    values: impl Iterator<Item = (&'a Guard, &'a Value)>,
    attribute: Span,
) -> Carriage {
    let word = |transport: Transport| Value::string(transport.word());
    let mut builder = ChoiceBuilder::new();
    let mut left = vec![Guard::always()];
    let mut said = Span::NONE;
    for clause in clauses {
        let value = Value::string(clause.word);
        let Some(condition) = &clause.when else {
            left.drain(..).for_each(|guard| builder.add(&guard, value.clone()));
            break;
        };
        let decision = holds(condition, at.resource, at.attribute, at.steps);
        if let Some(reason) = decision.doubt {
            left.drain(..).for_each(|guard| builder.add(&guard, Value::unknown(reason.clone())));
            break;
        }
        if decision.presence.is_never() {
            continue;
        }
        said = said.or(place(at, condition.attribute));
        let mut rest = Vec::new();
        for open in &left {
            for guard in disjoint(&decision.presence).guards() {
                if let Some(both) = guard.and(open) {
                    builder.add(&both, value.clone().at(said));
                }
            }
            rest.extend(decision.presence.absent().guards().iter().filter_map(|guard| guard.and(open)));
        }
        left = rest;
    }
    if left.is_empty() {
        return Carriage { transport: builder.finish(), at: said.or(attribute) };
    }
    if destination != Destination::Endpoint {
        left.iter().for_each(|guard| builder.add(guard, word(Transport::Unknown)));
        return Carriage { transport: builder.finish(), at: said };
    }
    let mut covered = Presence::never();
    for (guard, value) in values {
        covered.add(guard.clone());
        let transport = match &value.kind {
            Kind::String(text) => word(of_scheme(endpoint::parse(text).scheme)).at(value.span),
            Kind::Unknown(unknown) => match unknown.prefix().split_once("://") {
                Some((scheme, _)) => word(of_scheme(scheme)).at(value.span),
                None => Value::unknown(unknown.reason.clone()).at(value.span),
            },
            _ => word(Transport::Unknown),
        };
        for guard in left.iter().filter_map(|open| open.and(guard)) {
            builder.add(&guard, transport.clone());
        }
    }
    for open in &left {
        for guard in covered.absent().guards().iter().filter_map(|guard| guard.and(open)) {
            builder.add(&guard, word(Transport::Unknown));
        }
    }
    Carriage { transport: builder.finish(), at: said.or(attribute) }
}

fn of_scheme(scheme: &str) -> Transport {
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "wss" | "sftp" | "ftps" | "ssh" | "tls" | "ssl" | "amqps" | "mqtts" | "rtmps" | "ldaps" => {
            Transport::Tls
        }
        "http" | "ws" | "ftp" | "tcp" | "udp" | "amqp" | "mqtt" | "rtmp" | "rtp" | "ldap" | "telnet" => {
            Transport::Plain
        }
        _ => Transport::Unknown,
    }
}

fn place(at: &At<'_>, path: &str) -> Span {
    let found = super::trigger::siblings(&at.resource.body, path, at.resource, at.attribute, at.steps);
    found.first().map_or(Span::NONE, |found| found.at)
}

/// Types that connect a cloud privately, or by a tunnel that encrypts, with what is outside of it.
const CONNECTIONS: &[(&str, Cloud)] = &[
    ("aws_dx_connection", Cloud::Aws),
    ("aws_dx_gateway_association", Cloud::Aws),
    ("aws_dx_hosted_private_virtual_interface", Cloud::Aws),
    ("aws_dx_private_virtual_interface", Cloud::Aws),
    ("aws_dx_transit_virtual_interface", Cloud::Aws),
    ("aws_vpn_connection", Cloud::Aws),
    ("azurerm_express_route_circuit_connection", Cloud::Azure),
    ("azurerm_express_route_connection", Cloud::Azure),
    ("azurerm_virtual_network_gateway_connection", Cloud::Azure),
    ("azurerm_vpn_gateway_connection", Cloud::Azure),
    ("google_compute_interconnect_attachment", Cloud::Gcp),
    ("google_compute_vpn_tunnel", Cloud::Gcp),
    ("ibm_dl_gateway", Cloud::Ibm),
    ("ibm_is_vpn_gateway_connection", Cloud::Ibm),
    ("oci_core_ipsec_connection_tunnel_management", Cloud::Oci),
    ("oci_core_ipsec", Cloud::Oci),
    ("oci_core_virtual_circuit", Cloud::Oci),
];

/// Whether a movement between two clouds goes over the public internet in clear: true, false, unknown, or a choice of
/// these. Nothing for one that stays in one cloud, or of which it is not known whose the ends are.
///
/// Where both clouds have a private connection or a tunnel in the deployment, data between them is taken to use it: no
/// configuration says which way a packet goes.
#[must_use]
pub fn open_to_the_internet(linked: &Linked, movement: &Movement) -> Option<Value> {
    let (Some(from), Some(to)) = &movement.clouds else { return None };
    if from == to {
        return None;
    }
    let verdict = |is: bool, span: Span| Value::new(Kind::Bool(is)).at(span);
    if is_connected(linked, from) && is_connected(linked, to) {
        return Some(verdict(false, movement.carriage.at));
    }
    let judge = |leaf: &Value| match leaf.as_str().map(|word| Transport::from_word(word)) {
        Some(Transport::Private | Transport::Tls) => verdict(false, leaf.span),
        Some(Transport::Plain) => verdict(true, leaf.span),
        Some(Transport::Public | Transport::Unknown) => {
            let reason = "whether it travels over the public internet under TLS is not written";
            Value::unknown(Reason::Other(reason.into())).at(leaf.span)
        }
        None => leaf.clone(),
    };
    let transport = &movement.carriage.transport;
    Some(match transport.as_choice() {
        None => judge(transport),
        Some(choice) => {
            let mut builder = ChoiceBuilder::new();
            choice.leaves().iter().for_each(|(guard, leaf)| builder.add(guard, judge(leaf)));
            builder.finish()
        }
    })
}

fn is_connected(linked: &Linked, cloud: &Cloud) -> bool {
    let mut types = CONNECTIONS.iter().filter(|(_, of)| of == cloud).map(|(ty, _)| *ty);
    types
        .any(|ty| linked.deployment.resources.iter().any(|resource| resource.ty == ty && !resource.presence.is_never()))
}
