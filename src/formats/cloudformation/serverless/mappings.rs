//! What functions read from: queues, streams, clusters and brokers, with what their roles need for it.

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};

use super::events::{Event, Target};
use super::node::{self, At, is_function};
use super::policies::{self, Role, allow, inline};
use super::{Expansion, Made, Properties};

/// The managed policy of functions that read from a queue.
pub(super) const QUEUE_POLICY: &str = "AWSLambdaSQSQueueExecutionRole";

/// Properties that a mapping has under the same name.
const SAME: &[&str] = &[
    "StartingPosition",
    "StartingPositionTimestamp",
    "BatchSize",
    "Enabled",
    "MaximumBatchingWindowInSeconds",
    "MaximumRetryAttempts",
    "BisectBatchOnFunctionError",
    "MaximumRecordAgeInSeconds",
    "ParallelizationFactor",
    "Topics",
    "Queues",
    "SourceAccessConfigurations",
    "TumblingWindowInSeconds",
    "FunctionResponseTypes",
    "FilterCriteria",
    "KmsKeyArn",
    "ScalingConfig",
    "ProvisionedPollerConfig",
    "MetricsConfig",
    "LoggingConfig",
];

/// What it takes to read through an interface in a network.
const NETWORK: &[&str] = &[
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeVpcs",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
];

impl Expansion<'_> {
    /// An event that a function reads.
    pub(super) fn mapping(&mut self, event: &Event<'_>, target: &Target, role: &mut Role) {
        let from = event.properties;
        let at = event.cause.at();
        let source = match event.ty {
            "Kinesis" | "DynamoDB" | "MSK" => "Stream",
            "SQS" => "Queue",
            "MQ" => "Broker",
            "DocumentDB" => "Cluster",
            "SelfManagedKafka" => "",
            _ => return,
        };
        let mut made = Made::new(event.cause)
            .set("FunctionName", target.name.clone())
            .copy_as(from, source, "EventSourceArn")
            .copy_all(from, SAME);
        if let Some(servers) = from.entry("KafkaBootstrapServers") {
            let endpoints = At(servers.key_span).entries(vec![servers.clone()]);
            made = made.set("SelfManagedEventSource", at.map([("Endpoints", endpoints)]));
        }
        let kafka = Made { at, entries: Vec::new() }.copy_all(from, &["ConsumerGroupId", "SchemaRegistryConfig"]);
        let config = match event.ty {
            "MSK" => "AmazonManagedKafkaEventSourceConfig",
            _ => "SelfManagedKafkaEventSourceConfig",
        };
        if !kafka.entries.is_empty() {
            made = made.set(config, kafka.node());
        }
        if event.ty == "DocumentDB" {
            let documents =
                Made { at, entries: Vec::new() }.copy_all(from, &["DatabaseName", "CollectionName", "FullDocument"]);
            made = made.set("DocumentDBEventSourceConfig", documents.node());
        }
        let mut destination = None;
        if let Some(entry) = from.entry("DestinationConfig") {
            let mut entry = entry.clone();
            destination = self.take_type(event, &mut entry);
            made.entries.push(entry);
        }
        let id = event.id.clone();
        self.create_when(event.source, &event.guards, event.cause, id, "AWS::Lambda::EventSourceMapping", made);
        self.reading(event, role);
        if let Some(policy) = destination {
            role.add(policy);
        }
    }

    /// The policy for what failed goes to; its type is SAM's own and goes out of the destination.
    fn take_type(&self, event: &Event<'_>, entry: &mut Entry) -> Option<Node> {
        let NodeKind::Mapping(destinations) = &mut entry.value.kind else { return None };
        let failed = destinations.iter_mut().find(|entry| entry.key == "OnFailure")?;
        let at = At(failed.key_span);
        let NodeKind::Mapping(written) = &mut failed.value.kind else { return None };
        let place = written.iter().position(|entry| entry.key == "Type")?;
        let kind = self.text(&written.remove(place).value)?;
        let arn = failed.value.get("Destination")?.clone();
        match kind.as_str() {
            "SQS" | "SNS" | "S3" => policies::destination(&kind, arn, &event.id, at),
            _ => None,
        }
    }

    /// What the role needs to read.
    fn reading(&self, event: &Event<'_>, role: &mut Role) {
        let from = event.properties;
        let at = event.cause.at();
        let arn = |name: &str| from.get(name).cloned().unwrap_or_else(|| at.nothing());
        let key = from.get("SecretsManagerKmsKeyId").and_then(|key| self.text(key)).map(|key| {
            let arn = format!("arn:${{AWS::Partition}}:kms:${{AWS::Region}}:${{AWS::AccountId}}:key/{key}");
            allow_list(&["kms:Decrypt"], at.sub(arn, Vec::new()), at)
        });
        let secret = |uri: Node| allow_list(&["secretsmanager:GetSecretValue"], uri, at);
        match event.ty {
            "Kinesis" => role.attach(policies::managed("AWSLambdaKinesisExecutionRole", at)),
            "DynamoDB" => role.attach(policies::managed("AWSLambdaDynamoDBExecutionRole", at)),
            "SQS" => role.attach(policies::managed(QUEUE_POLICY, at)),
            "MSK" => {
                role.attach(policies::managed("AWSLambdaMSKExecutionRole", at));
                let mut statements = self.registry(from, at);
                statements.extend(access(from, "CLIENT_CERTIFICATE_TLS_AUTH").map(secret));
                if !statements.is_empty() {
                    role.add(inline("MSKExecutionRolePolicy", statements, at));
                }
            }
            "MQ" => {
                let mut statements: Vec<Node> = access(from, "BASIC_AUTH").map(secret).collect();
                statements.push(allow_list(&["mq:DescribeBroker"], arn("Broker"), at));
                statements.extend(key.map(|mut statement| {
                    node::put(&mut statement, at.entry("Action", at.text("kms:Decrypt")));
                    statement
                }));
                let name = match self.is_on(from.get("DynamicPolicyName")) {
                    true => format!("{}AMQPolicy", event.id),
                    false => "SamAutoGeneratedAMQPolicy".to_owned(),
                };
                role.add(inline(name, statements, at));
            }
            "DocumentDB" => {
                let groups = |kind: &str| {
                    at.sub(
                        format!("arn:${{AWS::Partition}}:rds:${{AWS::Region}}:${{AWS::AccountId}}:{kind}:*"),
                        Vec::new(),
                    )
                };
                let mut statements: Vec<Node> = access(from, "BASIC_AUTH").map(secret).collect();
                statements.push(allow_list(&["rds:DescribeDBClusterParameters"], groups("cluster-pg"), at));
                statements.push(allow_list(&["rds:DescribeDBSubnetGroups"], groups("subgrp"), at));
                statements.push(allow_list(&["rds:DescribeDBClusters"], arn("Cluster"), at));
                statements.push(allow(NETWORK, at.text("*"), at));
                statements.extend(key);
                role.add(inline("SamAutoGeneratedDocumentDBPolicy", statements, at));
            }
            "SelfManagedKafka" => {
                const SECRETS: &[&str] = &[
                    "SASL_SCRAM_256_AUTH",
                    "SASL_SCRAM_512_AUTH",
                    "BASIC_AUTH",
                    "CLIENT_CERTIFICATE_TLS_AUTH",
                    "OAUTHBEARER_AUTH",
                    "SERVER_ROOT_CA_CERTIFICATE",
                ];
                let mut statements: Vec<Node> =
                    SECRETS.iter().flat_map(|kind| access(from, kind)).map(secret).collect();
                if access(from, "VPC_SUBNET").next().is_some() && access(from, "VPC_SECURITY_GROUP").next().is_some() {
                    statements.push(allow(NETWORK, at.text("*"), at));
                }
                statements.extend(key);
                statements.extend(self.registry(from, at));
                if !statements.is_empty() {
                    let policy = policies::inline_dated("SelfManagedKafkaExecutionRolePolicy", statements, at);
                    role.add(policy);
                }
            }
            _ => {}
        }
    }

    /// What it takes to read the schemas of messages.
    fn registry(&self, from: Properties<'_>, at: At) -> Vec<Node> {
        let config = from.map("SchemaRegistryConfig");
        let accesses = config.get("AccessConfigs").map_or(&[] as &[Node], Node::items);
        let uris = accesses.iter().filter_map(|access| access.get("URI"));
        let mut statements: Vec<Node> =
            uris.map(|uri| allow_list(&["secretsmanager:GetSecretValue"], uri.clone(), at)).collect();
        if let Some(uri) = config.get("SchemaRegistryURI") {
            let text = self.text(uri).or_else(|| node::call(uri, "Sub")?.text().map(Into::into)).unwrap_or_default();
            let name = text.splitn(6, ':').nth(5).and_then(|rest| rest.strip_prefix("registry/"));
            if let Some(name) = name.filter(|_| text.starts_with("arn")) {
                let schemas =
                    format!("arn:${{AWS::Partition}}:glue:${{AWS::Region}}:${{AWS::AccountId}}:schema/{name}/*");
                statements.push(allow_list(&["glue:GetRegistry"], uri.clone(), at));
                statements.push(allow_list(&["glue:GetSchemaVersion"], at.list([at.sub(schemas, Vec::new())]), at));
            }
        }
        statements
    }
}

/// A statement whose action stands in a list.
fn allow_list(actions: &[&str], resource: Node, at: At) -> Node {
    at.map([("Action", at.texts(actions.iter().copied())), ("Effect", at.text("Allow")), ("Resource", resource)])
}

/// What is named to reach a source in one of the ways that there are.
fn access<'n>(from: Properties<'n>, kind: &str) -> impl Iterator<Item = Node> + use<'n> {
    let kind = kind.to_owned();
    let all = from.get("SourceAccessConfigurations").filter(|node| !is_function(node));
    let all = all.map_or(&[] as &[Node], Node::items);
    all.iter()
        .filter(move |one| one.get("Type").and_then(Node::as_str) == Some(kind.as_str()))
        .filter_map(|one| one.get("URI").cloned())
}
