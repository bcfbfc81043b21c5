import json

import pulumi_aws as aws

wild = aws.acm.Certificate(
    "wild",
    domain_name="*.example.com",
    validation_method="DNS",
)

aws.acm.Certificate(
    "names",
    domain_name="shop.example.com",
    subject_alternative_names=["*.shop.example.com"],
    validation_method="DNS",
)

www = aws.acm.Certificate(
    "www",
    domain_name="www.example.com",
    subject_alternative_names=["example.com"],
    validation_method="DNS",
)

office = aws.wafv2.IpSet(
    "office",
    name="office",
    scope="CLOUDFRONT",
    ip_address_version="IPV4",
    addresses=["198.51.100.0/24"],
)

aws.wafv2.WebAcl(
    "empty",
    name="empty",
    scope="CLOUDFRONT",
    default_action={"allow": {}},
    visibility_config={
        "cloudwatch_metrics_enabled": True,
        "metric_name": "empty",
        "sampled_requests_enabled": True,
    },
)

limits = aws.wafv2.WebAcl(
    "limits",
    name="limits",
    scope="CLOUDFRONT",
    default_action={"allow": {}},
    rules=[
        {
            "name": "rate",
            "priority": 1,
            "action": {"block": {}},
            "statement": {"rate_based_statement": {"limit": 2000, "aggregate_key_type": "IP"}},
            "visibility_config": {
                "cloudwatch_metrics_enabled": True,
                "metric_name": "rate",
                "sampled_requests_enabled": True,
            },
        },
        {
            "name": "common",
            "priority": 2,
            "override_action": {"none": {}},
            "statement": {
                "managed_rule_group_statement": {"vendor_name": "AWS", "name": "AWSManagedRulesCommonRuleSet"},
            },
            "visibility_config": {
                "cloudwatch_metrics_enabled": True,
                "metric_name": "common",
                "sampled_requests_enabled": True,
            },
        },
    ],
    visibility_config={
        "cloudwatch_metrics_enabled": True,
        "metric_name": "limits",
        "sampled_requests_enabled": True,
    },
)

shop_acl = aws.wafv2.WebAcl(
    "shop-acl",
    name="shop",
    scope="CLOUDFRONT",
    default_action={"block": {}},
    rules=[
        {
            "name": "inputs",
            "priority": 1,
            "override_action": {"none": {}},
            "statement": {
                "managed_rule_group_statement": {
                    "vendor_name": "AWS",
                    "name": "AWSManagedRulesKnownBadInputsRuleSet",
                    "rule_action_overrides": [{"name": "Host_localhost_HEADER", "action_to_use": {"count": {}}}],
                },
            },
            "visibility_config": {
                "cloudwatch_metrics_enabled": True,
                "metric_name": "inputs",
                "sampled_requests_enabled": True,
            },
        },
        {
            "name": "office",
            "priority": 2,
            "action": {"allow": {}},
            "statement": {
                "and_statement": {
                    "statements": [
                        {"ip_set_reference_statement": {"arn": office.arn}},
                        {
                            "not_statement": {"statement": {"geo_match_statement": {"country_codes": ["KP"]}}},
                        },
                    ],
                },
            },
            "visibility_config": {
                "cloudwatch_metrics_enabled": True,
                "metric_name": "office",
                "sampled_requests_enabled": True,
            },
        },
    ],
    visibility_config={
        "cloudwatch_metrics_enabled": True,
        "metric_name": "shop",
        "sampled_requests_enabled": True,
    },
)

edge_key = aws.kms.Key(
    "edge-key",
    description="Logs at the edge",
    enable_key_rotation=True,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
        ],
    }),
)

requests = aws.cloudwatch.LogGroup(
    "requests",
    name="aws-waf-logs-shop",
    retention_in_days=400,
    kms_key_id=edge_key.arn,
)

aws.wafv2.WebAclLoggingConfiguration(
    "shop-logging",
    resource_arn=shop_acl.arn,
    log_destination_configs=[requests.arn],
    redacted_fields=[{"single_header": {"name": "authorization"}}],
)

plain = aws.cloudfront.ResponseHeadersPolicy(
    "plain",
    name="plain",
    security_headers_config={"content_type_options": {"override": True}},
)

strict = aws.cloudfront.ResponseHeadersPolicy(
    "strict",
    name="strict",
    security_headers_config={
        "content_type_options": {"override": True},
        "frame_options": {"frame_option": "DENY", "override": True},
        "strict_transport_security": {
            "access_control_max_age_sec": 63072000,
            "include_subdomains": True,
            "preload": True,
            "override": True,
        },
    },
)

assets = aws.cloudfront.OriginAccessControl(
    "assets",
    name="assets",
    origin_access_control_origin_type="s3",
    signing_behavior="always",
    signing_protocol="sigv4",
)

aws.cloudfront.Distribution(
    "legacy",
    enabled=True,
    origins=[
        {
            "origin_id": "app",
            "domain_name": "origin.example.com",
            "custom_origin_config": {
                "http_port": 80,
                "https_port": 443,
                "origin_protocol_policy": "match-viewer",
                "origin_ssl_protocols": ["SSLv3", "TLSv1"],
            },
        },
    ],
    default_cache_behavior={
        "target_origin_id": "app",
        "viewer_protocol_policy": "allow-all",
        "allowed_methods": ["GET", "HEAD"],
        "cached_methods": ["GET", "HEAD"],
        "cache_policy_id": "658327ea-f89d-4fab-a63d-7e88639e58f6",
    },
    restrictions={"geo_restriction": {"restriction_type": "none"}},
    viewer_certificate={"cloudfront_default_certificate": True},
)

shop = aws.cloudfront.Distribution(
    "shop",
    enabled=True,
    is_ipv6_enabled=True,
    http_version="http2and3",
    aliases=["shop.example.com"],
    default_root_object="index.html",
    web_acl_id=shop_acl.arn,
    price_class="PriceClass_100",
    origins=[
        {
            "origin_id": "assets",
            "domain_name": "example-assets.s3.eu-central-1.amazonaws.com",
            "origin_access_control_id": assets.id,
        },
        {
            "origin_id": "app",
            "domain_name": "app.example.com",
            "custom_headers": [{"name": "x-stage", "value": "prod"}],
            "custom_origin_config": {
                "http_port": 80,
                "https_port": 443,
                "origin_protocol_policy": "https-only",
                "origin_ssl_protocols": ["TLSv1.2"],
            },
        },
    ],
    origin_groups=[
        {
            "origin_id": "either",
            "failover_criteria": {"status_codes": [500, 502]},
            "members": [{"origin_id": "app"}, {"origin_id": "assets"}],
        },
    ],
    default_cache_behavior={
        "target_origin_id": "either",
        "viewer_protocol_policy": "redirect-to-https",
        "allowed_methods": ["GET", "HEAD"],
        "cached_methods": ["GET", "HEAD"],
        "compress": True,
        "cache_policy_id": "658327ea-f89d-4fab-a63d-7e88639e58f6",
        "response_headers_policy_id": strict.id,
    },
    ordered_cache_behaviors=[
        {
            "path_pattern": "/api/*",
            "target_origin_id": "app",
            "viewer_protocol_policy": "https-only",
            "allowed_methods": ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
            "cached_methods": ["GET", "HEAD"],
            "cache_policy_id": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        },
    ],
    custom_error_responses=[{"error_code": 404, "response_code": 200, "response_page_path": "/index.html"}],
    logging_config={
        "bucket": "example-logs.s3.amazonaws.com",
        "include_cookies": False,
        "prefix": "shop/",
    },
    restrictions={
        "geo_restriction": {"restriction_type": "whitelist", "locations": ["DE", "AT"]},
    },
    viewer_certificate={
        "acm_certificate_arn": www.arn,
        "minimum_protocol_version": "TLSv1.2_2021",
        "ssl_support_method": "sni-only",
    },
)

partners = aws.cloudfront.Distribution(
    "partners",
    enabled=True,
    aliases=["partners.example.com"],
    default_root_object="index.html",
    web_acl_id=limits.arn,
    origins=[
        {
            "origin_id": "partners",
            "domain_name": "partners.origin.example.com",
            "custom_origin_config": {
                "http_port": 80,
                "https_port": 443,
                "origin_protocol_policy": "http-only",
                "origin_ssl_protocols": ["TLSv1.2"],
            },
        },
    ],
    default_cache_behavior={
        "target_origin_id": "partners",
        "viewer_protocol_policy": "https-only",
        "allowed_methods": ["GET", "HEAD"],
        "cached_methods": ["GET", "HEAD"],
        "cache_policy_id": "658327ea-f89d-4fab-a63d-7e88639e58f6",
        "response_headers_policy_id": plain.id,
    },
    ordered_cache_behaviors=[
        {
            "path_pattern": "/old/*",
            "target_origin_id": "partners",
            "viewer_protocol_policy": "allow-all",
            "allowed_methods": ["GET", "HEAD"],
            "cached_methods": ["GET", "HEAD"],
            "cache_policy_id": "658327ea-f89d-4fab-a63d-7e88639e58f6",
        },
    ],
    restrictions={"geo_restriction": {"restriction_type": "blacklist", "locations": ["KP"]}},
    viewer_certificate={
        "acm_certificate_arn": wild.arn,
        "minimum_protocol_version": "TLSv1_2016",
        "ssl_support_method": "sni-only",
    },
)

aws.cloudwatch.LogDeliverySource(
    "partners-logs",
    name="partners",
    log_type="ACCESS_LOGS",
    resource_arn=partners.arn,
)

aws.route53.Zone(
    "legacy-zone",
    name="legacy.example.net",
    comment="Nobody signs it",
)

shop_zone_zone = aws.route53.Zone(
    "shop-zone",
    name="example.com",
)

aws.route53.QueryLog(
    "shop-zone",
    zone_id=shop_zone_zone.zone_id,
    cloudwatch_log_group_arn=requests.arn,
)

aws.route53.KeySigningKey(
    "shop-signing-key",
    name="shop",
    hosted_zone_id=shop_zone_zone.zone_id,
    key_management_service_arn="arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    status="ACTIVE",
)

aws.route53.HostedZoneDnsSec(
    "shop-signed",
    hosted_zone_id=shop_zone_zone.zone_id,
)

aws.route53.Zone(
    "inside",
    name="shop.internal",
    vpcs=[{"vpc_id": "vpc-0a1b2c3d4e5f67890", "vpc_region": "us-east-1"}],
)

aws.route53.Record(
    "shop-record",
    zone_id=shop_zone_zone.zone_id,
    name="shop.example.com",
    type="A",
    aliases=[
        {
            "name": shop.domain_name,
            "zone_id": "Z2FDTNDATAQYW2",
            "evaluate_target_health": False,
        },
    ],
)

inspection = aws.networkfirewall.FirewallPolicy(
    "inspection",
    name="inspection",
    firewall_policy={
        "stateless_default_actions": ["aws:forward_to_sfe"],
        "stateless_fragment_default_actions": ["aws:forward_to_sfe"],
    },
)

aws.networkfirewall.Firewall(
    "open",
    name="open",
    firewall_policy_arn=inspection.arn,
    vpc_id="vpc-0a1b2c3d4e5f67890",
    subnet_mappings=[{"subnet_id": "subnet-0123456789abcdef0"}],
)

aws.networkfirewall.Firewall(
    "kept",
    name="kept",
    firewall_policy_arn=inspection.arn,
    vpc_id="vpc-0a1b2c3d4e5f67890",
    delete_protection=True,
    subnet_mappings=[{"subnet_id": "subnet-0123456789abcdef0"}],
)
