//! The rules of firewalls, security groups, network ACLs and security lists of each cloud, in one form. Only those about
//! traffic to the machines are read.

use bartizan_lang::Value;

use crate::change::known::{Item, at, items, texts};
use crate::net::address::Part;
use crate::net::peers::Peers;
use crate::net::rules::{Bounds, Rule, RuleSet};
use crate::net::traffic::Traffic;

/// The rules that a resource of that type has or is; none for all other types.
pub(super) fn rules(ty: &str, view: &Value) -> RuleSet {
    let one = |rule: Option<Rule>| RuleSet { rules: rule.into_iter().collect(), ..RuleSet::default() };
    match ty {
        "aws_security_group" | "aws_default_security_group" => each(view, &["ingress"], false, &aws_rule),
        "aws_security_group_rule" => match at(view, &["type"]).text() {
            Part::Known("ingress") => one(Some(aws_rule(&whole(view), 0))),
            Part::Unknown => unknown(),
            _ => RuleSet::default(),
        },
        "aws_vpc_security_group_ingress_rule" => one(Some(aws_rule(&whole(view), 0))),
        "aws_network_acl" | "aws_default_network_acl" => each_of(view, &["ingress"], true, &aws_acl_rule),
        "aws_network_acl_rule" => match at(view, &["egress"]).flag().or(false) {
            Some(false) => from(aws_acl_rule(&whole(view), 0)),
            Some(true) => RuleSet::default(),
            None => unknown(),
        },
        "azurerm_network_security_group" => inside_azure(each_of(view, &["security_rule"], true, &azure_rule)),
        "azurerm_network_security_rule" => inside_azure(from(azure_rule(&whole(view), 0))),
        "google_compute_firewall" => google_firewall(view),
        "google_compute_firewall_policy_rule"
        | "google_compute_network_firewall_policy_rule"
        | "google_compute_region_network_firewall_policy_rule" => google_policy_rule(view),
        "oci_core_security_list" | "oci_core_default_security_list" => {
            each(view, &["ingress_security_rules"], false, &oci_rule)
        }
        "oci_core_network_security_group_security_rule" => match at(view, &["direction"]).text() {
            Part::Known(direction) if direction.eq_ignore_ascii_case("INGRESS") => one(Some(oci_rule(&whole(view), 0))),
            Part::Unknown => unknown(),
            _ => RuleSet::default(),
        },
        "ibm_is_security_group_rule" => match at(view, &["direction"]).text() {
            Part::Known(direction) if direction.eq_ignore_ascii_case("inbound") => one(Some(ibm_rule(&whole(view), 0))),
            Part::Unknown => unknown(),
            _ => RuleSet::default(),
        },
        "ibm_is_network_acl" => each_of(view, &["rules"], true, &ibm_acl_rule),
        _ => RuleSet::default(),
    }
}

/// What is let in where there is no rule of that type.
pub(super) fn without_rules(ty: &str) -> RuleSet {
    if ty == "azurerm_network_security_rule" { inside_azure(RuleSet::default()) } else { RuleSet::default() }
}

fn whole(view: &Value) -> Item<'_> {
    Item { value: view, certain: true }
}

/// Rules of which nothing is known.
fn unknown() -> RuleSet {
    RuleSet { rules: Vec::new(), open: true, denies: true }
}

/// What came of reading one rule.
enum Read {
    /// A rule about traffic to the machines.
    Rule(Box<Rule>),
    /// One about other traffic, or that is switched off.
    Other,
    /// It is not known which.
    Unknown,
}

fn from(read: Read) -> RuleSet {
    match read {
        Read::Rule(rule) => RuleSet { rules: vec![*rule], open: false, denies: true },
        Read::Other => RuleSet { denies: true, ..RuleSet::default() },
        Read::Unknown => unknown(),
    }
}

fn each(view: &Value, path: &[&str], denies: bool, read: &dyn Fn(&Item<'_>, i64) -> Rule) -> RuleSet {
    each_of(view, path, denies, &|item, place| Read::Rule(Box::new(read(item, place))))
}

fn each_of(view: &Value, path: &[&str], denies: bool, read: &dyn Fn(&Item<'_>, i64) -> Read) -> RuleSet {
    let (items, open) = items(view, path);
    let mut set = RuleSet { rules: Vec::new(), open, denies };
    for (item, place) in items.iter().zip(0..) {
        if item.value.is_null() {
            continue;
        }
        if item.value.as_fields().is_none() {
            set.open = true;
            continue;
        }
        match read(item, place) {
            Read::Rule(rule) => set.rules.push(*rule),
            Read::Other => {}
            Read::Unknown => set.open = true,
        }
    }
    set
}

/// Collects who is meant, when some of it may not be known.
pub(super) struct Who {
    least: Peers,
    most: Peers,
}

impl Who {
    pub(super) fn new() -> Self {
        Self { least: Peers::nobody(), most: Peers::nobody() }
    }

    fn add(&mut self, peers: &Peers) {
        self.least = self.least.union(peers);
        self.most = self.most.union(peers);
    }

    fn perhaps(&mut self, peers: &Peers) {
        self.most = self.most.union(peers);
    }

    /// Addresses and networks; what is not known may be any, and what is neither is a group of that name.
    pub(super) fn addresses(mut self, view: &Value, path: &[&str]) -> Self {
        let (texts, open) = texts(view, path);
        for text in texts {
            match Peers::parse(&text) {
                Some(peers) => self.add(&peers),
                None => self.add(&Peers::named(text.as_str())),
            }
        }
        if open {
            self.perhaps(&Peers::everyone());
        }
        self
    }

    /// Groups of a kind, by name or identifier.
    pub(super) fn groups(mut self, view: &Value, path: &[&str], kind: &str) -> Self {
        let (texts, open) = texts(view, path);
        for text in texts {
            self.add(&Peers::named(format!("{kind} {}", last_part(&text))));
        }
        if open {
            self.perhaps(&Peers::every_name());
        }
        self
    }

    fn is_nobody(&self) -> bool {
        self.most.is_nobody()
    }

    pub(super) fn bounds(self) -> Bounds<Peers> {
        Bounds { least: self.least, most: self.most }
    }
}

/// The name at the end of an identifier that is a path.
fn last_part(id: &str) -> &str {
    id.rsplit('/').find(|part| !part.is_empty()).unwrap_or(id)
}

/// Traffic of a protocol from one port to another.
fn traffic(protocol: Part<&str>, from: Part<i64>, to: Part<i64>) -> Bounds<Traffic> {
    let unknown = || Bounds { least: Traffic::nothing(), most: Traffic::everything() };
    let Some(protocol) = protocol.or("all") else { return unknown() };
    Traffic::between(protocol, from, to).map_or_else(unknown, |(least, most)| Bounds { least, most })
}

/// Traffic of a protocol to ports that are written as texts; none of them is all.
fn listed(protocol: Part<&str>, view: &Value, paths: &[&[&str]]) -> Bounds<Traffic> {
    let Some(protocol) = protocol.or("all") else { return traffic(Part::Unknown, Part::Absent, Part::Absent) };
    let whole = traffic(Part::Known(protocol), Part::Absent, Part::Absent);
    let (mut least, mut unknown, mut none) = (Traffic::nothing(), false, true);
    for path in paths {
        let (ports, open) = texts(view, path);
        unknown |= open;
        none &= ports.is_empty();
        for port in ports {
            match Traffic::ports(protocol, &port) {
                Some(some) => least = least.union(&some),
                None => unknown = true,
            }
        }
    }
    match (unknown, none) {
        (true, _) => Bounds { least, most: whole.most },
        (false, true) => whole,
        (false, false) => Bounds::exactly(least),
    }
}

/// A rule of an AWS security group, inline or a resource of its own
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>).
fn aws_rule(item: &Item<'_>, _: i64) -> Rule {
    let rule = item.value;
    let mut who = Who::new()
        .addresses(rule, &["cidr_blocks"])
        .addresses(rule, &["ipv6_cidr_blocks"])
        .addresses(rule, &["cidr_ipv4"])
        .addresses(rule, &["cidr_ipv6"]);
    for list in ["prefix_list_ids", "prefix_list_id"] {
        who = who.groups(rule, &[list], "prefix list");
    }
    for group in ["security_groups", "source_security_group_id", "referenced_security_group_id"] {
        who = who.groups(rule, &[group], "security group");
    }
    match at(rule, &["self"]).flag().or(false) {
        Some(true) => who.add(&Peers::named("the group itself")),
        Some(false) => {}
        None => who.perhaps(&Peers::every_name()),
    }
    let protocol = match protocol(rule, "protocol") {
        Part::Absent => protocol(rule, "ip_protocol"),
        written => written,
    };
    let traffic = traffic(as_text(&protocol), number(rule, "from_port"), number(rule, "to_port"));
    Rule { certain: item.certain, peers: who.bounds(), traffic, ..Rule::allowing() }
}

/// A protocol, which may be written as a number.
fn protocol(rule: &Value, name: &str) -> Part<String> {
    match (at(rule, &[name]).text(), number(rule, name)) {
        (Part::Known(text), _) => Part::Known(text.to_owned()),
        (_, Part::Known(number)) => Part::Known(number.to_string()),
        (Part::Absent, _) => Part::Absent,
        _ => Part::Unknown,
    }
}

fn as_text(part: &Part<String>) -> Part<&str> {
    match part {
        Part::Known(text) => Part::Known(text.as_str()),
        Part::Absent => Part::Absent,
        Part::Unknown => Part::Unknown,
    }
}

fn number(rule: &Value, name: &str) -> Part<i64> {
    at(rule, &[name]).number()
}

/// A rule of an AWS network ACL: the lowest number decides
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html>).
fn aws_acl_rule(item: &Item<'_>, _: i64) -> Read {
    let rule = item.value;
    let either = |a, b| match at(rule, &[a]).text() {
        Part::Absent => at(rule, &[b]).text(),
        written => written,
    };
    let action = either("action", "rule_action");
    let turn = match number(rule, "rule_no") {
        Part::Absent => number(rule, "rule_number"),
        written => written,
    };
    let who = Who::new().addresses(rule, &["cidr_block"]).addresses(rule, &["ipv6_cidr_block"]).bounds();
    let protocol = protocol(rule, "protocol");
    let is_icmp = matches!(&protocol, Part::Known(text) if matches!(text.as_str(), "1" | "58" | "icmp" | "icmpv6"));
    let (from, to) = if is_icmp {
        (number(rule, "icmp_type"), number(rule, "icmp_code"))
    } else {
        (number(rule, "from_port"), number(rule, "to_port"))
    };
    acting(
        action,
        Rule {
            turn: turn.known(),
            certain: item.certain,
            peers: who,
            traffic: traffic(as_text(&protocol), from, to),
            ..Rule::allowing()
        },
    )
}

/// A rule with what it does. One of which that is not known may let all through, and may stop all.
fn acting(action: Part<&str>, rule: Rule) -> Read {
    match action {
        Part::Known(word) => Read::Rule(Box::new(Rule { allows: !word.eq_ignore_ascii_case("deny"), ..rule })),
        Part::Absent | Part::Unknown => Read::Unknown,
    }
}

/// A rule of an Azure network security group: the lowest priority decides
/// (<https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>).
fn azure_rule(item: &Item<'_>, _: i64) -> Read {
    let rule = item.value;
    match at(rule, &["direction"]).text() {
        Part::Known(direction) if direction.eq_ignore_ascii_case("inbound") => {}
        Part::Unknown => return Read::Unknown,
        _ => return Read::Other,
    }
    let end = |prefix: &str| {
        let [one, several, groups] = ["address_prefix", "address_prefixes", "application_security_group_ids"]
            .map(|part| format!("{prefix}_{part}"));
        Who::new().addresses(rule, &[&one]).addresses(rule, &[&several]).groups(
            rule,
            &[&groups],
            "application security group",
        )
    };
    let to = end("destination");
    let targets = if to.is_nobody() { Bounds::exactly(Peers::everyone()) } else { to.bounds() };
    let ports: &[&[&str]] = &[&["destination_port_range"], &["destination_port_ranges"]];
    acting(
        at(rule, &["access"]).text(),
        Rule {
            turn: number(rule, "priority").known(),
            certain: item.certain,
            peers: end("source").bounds(),
            targets,
            traffic: listed(at(rule, &["protocol"]).text(), rule, ports),
            ..Rule::allowing()
        },
    )
}

/// Every network security group lets in its own network and Azure's load balancers, after all other rules.
fn inside_azure(mut set: RuleSet) -> RuleSet {
    for name in ["VirtualNetwork", "AzureLoadBalancer"] {
        let peers = Bounds::exactly(Peers::named(name));
        set.rules.push(Rule { turn: Some(65_000), peers, ..Rule::allowing() });
    }
    set
}

/// A firewall rule of a Google network (<https://cloud.google.com/firewall/docs/firewalls>).
fn google_firewall(view: &Value) -> RuleSet {
    let direction = match at(view, &["direction"]).text() {
        Part::Absent => Some("INGRESS"),
        written => written.known(),
    };
    match (at(view, &["disabled"]).flag().or(false), direction) {
        (Some(true), _) => return RuleSet::default(),
        (Some(false), Some(direction)) if direction.eq_ignore_ascii_case("INGRESS") => {}
        (_, Some(direction)) if !direction.eq_ignore_ascii_case("INGRESS") => return RuleSet::default(),
        _ => return unknown(),
    }
    let who = Who::new().addresses(view, &["source_ranges"]).groups(view, &["source_tags"], "tag").groups(
        view,
        &["source_service_accounts"],
        "service account",
    );
    let peers = if who.is_nobody() { Bounds::exactly(Peers::everyone()) } else { who.bounds() };
    let to =
        Who::new().groups(view, &["target_tags"], "tag").groups(view, &["target_service_accounts"], "service account");
    let targets = if to.is_nobody() { Bounds::exactly(Peers::everyone()) } else { to.bounds() };
    let mut set = RuleSet { denies: true, ..RuleSet::default() };
    for (block, allows) in [("allow", true), ("deny", false)] {
        let found = each_of(view, &[block], true, &|item, _| {
            let traffic = listed(at(item.value, &["protocol"]).text(), item.value, &[&["ports"]]);
            let (peers, targets) = (peers.clone(), targets.clone());
            Read::Rule(Box::new(Rule { allows, turn: Some(0), certain: item.certain, peers, targets, traffic }))
        });
        set.rules.extend(found.rules);
        set.open |= found.open;
    }
    set
}

/// A rule of a Google firewall policy.
fn google_policy_rule(view: &Value) -> RuleSet {
    match (at(view, &["disabled"]).flag().or(false), at(view, &["direction"]).text().or("INGRESS")) {
        (Some(true), _) => return RuleSet::default(),
        (Some(false), Some("INGRESS")) => {}
        (_, Some("EGRESS")) => return RuleSet::default(),
        _ => return unknown(),
    }
    let action = at(view, &["action"]).text();
    match action {
        // These leave the decision to other rules.
        Part::Known("goto_next" | "apply_security_profile_group") => return RuleSet::default(),
        Part::Known(_) => {}
        _ => return unknown(),
    }
    let peers = Who::new().addresses(view, &["match", "src_ip_ranges"]).bounds();
    each_of(view, &["match", "layer4_configs"], true, &|item, _| {
        let traffic = listed(at(item.value, &["ip_protocol"]).text(), item.value, &[&["ports"]]);
        acting(action, Rule { certain: item.certain, peers: peers.clone(), traffic, ..Rule::allowing() })
    })
}

/// A rule of an Oracle security list or network security group
/// (<https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm>).
fn oci_rule(item: &Item<'_>, _: i64) -> Rule {
    let rule = item.value;
    let (low, high) = match oci_ports(rule, "tcp_options") {
        (Part::Absent, Part::Absent) => match oci_ports(rule, "udp_options") {
            (Part::Absent, Part::Absent) => {
                (number_at(rule, &["icmp_options", "type"]), number_at(rule, &["icmp_options", "code"]))
            }
            ports => ports,
        },
        ports => ports,
    };
    Rule {
        certain: item.certain,
        peers: Who::new().addresses(rule, &["source"]).bounds(),
        traffic: traffic(at(rule, &["protocol"]).text(), low, high),
        ..Rule::allowing()
    }
}

/// The ports of a security list's rule, or those of a network security group's.
fn oci_ports(rule: &Value, options: &str) -> (Part<i64>, Part<i64>) {
    let ends = |path: &[&str]| {
        let end = |name| number_at(rule, &[path, &[name]].concat());
        (end("min"), end("max"))
    };
    match ends(&[options, "destination_port_range"]) {
        (Part::Absent, Part::Absent) => ends(&[options]),
        ports => ports,
    }
}

fn number_at(rule: &Value, path: &[&str]) -> Part<i64> {
    at(rule, path).number()
}

/// A rule of an IBM security group: without a remote it is about every address
/// (<https://cloud.ibm.com/apidocs/vpc/latest#create-security-group-rule>).
fn ibm_rule(item: &Item<'_>, _: i64) -> Rule {
    let rule = item.value;
    let who = Who::new().addresses(rule, &["remote"]);
    let peers = if who.is_nobody() { Bounds::exactly(every_v4()) } else { who.bounds() };
    Rule { certain: item.certain, peers, traffic: ibm_traffic(rule), ..Rule::allowing() }
}

fn every_v4() -> Peers {
    Peers::parse("0.0.0.0/0").unwrap_or_else(Peers::nobody)
}

/// A rule of an IBM network ACL: the first in the list decides.
fn ibm_acl_rule(item: &Item<'_>, place: i64) -> Read {
    let rule = item.value;
    match at(rule, &["direction"]).text() {
        Part::Known(direction) if direction.eq_ignore_ascii_case("inbound") => {}
        Part::Unknown => return Read::Unknown,
        _ => return Read::Other,
    }
    acting(
        at(rule, &["action"]).text(),
        Rule {
            turn: Some(place),
            certain: item.certain,
            peers: Who::new().addresses(rule, &["source"]).bounds(),
            targets: Who::new().addresses(rule, &["destination"]).bounds(),
            traffic: ibm_traffic(rule),
            ..Rule::allowing()
        },
    )
}

/// Protocol and ports stand in a block that the protocol gives its name, or in newer versions beside one another.
fn ibm_traffic(rule: &Value) -> Bounds<Traffic> {
    for (block, low, high) in
        [("tcp", "port_min", "port_max"), ("udp", "port_min", "port_max"), ("icmp", "type", "code")]
    {
        if matches!(at(rule, &[block]), crate::change::known::Known::Absent) {
            continue;
        }
        return traffic(Part::Known(block), number_at(rule, &[block, low]), number_at(rule, &[block, high]));
    }
    let protocol = at(rule, &["protocol"]).text();
    match protocol {
        Part::Known(name) if name.eq_ignore_ascii_case("icmp") => {
            traffic(protocol, number(rule, "type"), number(rule, "code"))
        }
        _ => traffic(protocol, number(rule, "port_min"), number(rule, "port_max")),
    }
}
