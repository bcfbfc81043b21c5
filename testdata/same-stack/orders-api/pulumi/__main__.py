import pulumi
import pulumi_aws as aws

orders = aws.apigateway.RestApi(
    "orders",
    name="orders",
    endpoint_configuration={"types": "REGIONAL"},
)

customers = aws.apigateway.Authorizer(
    "customers",
    name="customers",
    rest_api=orders.id,
    type="COGNITO_USER_POOLS",
    provider_arns=["arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_a1b2c3d4e"],
)

order_path = aws.apigateway.Resource(
    "order-path",
    rest_api=orders.id,
    parent_id=orders.root_resource_id,
    path_part="orders",
)

list_orders_method = aws.apigateway.Method(
    "list-orders",
    rest_api=orders.id,
    resource_id=order_path.id,
    http_method="GET",
    authorization="COGNITO_USER_POOLS",
    authorizer_id=customers.id,
)

aws.apigateway.Integration(
    "list-orders",
    rest_api=orders.id,
    resource_id=order_path.id,
    http_method=list_orders_method.http_method,
    type="AWS_PROXY",
    integration_http_method="POST",
    uri="arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:111122223333:function:orders/invocations",
)

aws.apigateway.Method(
    "order-options",
    rest_api=orders.id,
    resource_id=order_path.id,
    http_method="OPTIONS",
    authorization="NONE",
)

aws.apigateway.Method(
    "import-orders",
    rest_api=orders.id,
    resource_id=order_path.id,
    http_method="PUT",
    authorization="NONE",
    api_key_required=True,
)

aws.apigateway.Method(
    "place-order",
    rest_api=orders.id,
    resource_id=order_path.id,
    http_method="POST",
    authorization="NONE",
)

release = aws.apigateway.Deployment(
    "release",
    rest_api=orders.id,
    description="What both stages show",
)

gateway_certificate = aws.apigateway.ClientCertificate(
    "gateway-certificate",
    description="Shown to what answers",
)

live_stage = aws.apigateway.Stage(
    "live",
    rest_api=orders.id,
    deployment=release.id,
    stage_name="live",
    cache_cluster_enabled=True,
    cache_cluster_size="0.5",
    xray_tracing_enabled=True,
    client_certificate_id=gateway_certificate.id,
    access_log_settings={
        "destination_arn": "arn:aws:logs:eu-central-1:111122223333:log-group:orders",
        "format": "$context.requestId $context.status",
    },
)

aws.apigateway.MethodSettings(
    "live",
    rest_api=orders.id,
    stage_name=live_stage.stage_name,
    method_path="*/*",
    settings={
        "caching_enabled": True,
        "cache_data_encrypted": True,
        "data_trace_enabled": False,
        "logging_level": "ERROR",
        "metrics_enabled": True,
    },
)

aws.wafv2.WebAclAssociation(
    "live-firewall",
    resource_arn=live_stage.arn,
    web_acl_arn="arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
)

trial_stage = aws.apigateway.Stage(
    "trial",
    rest_api=orders.id,
    deployment=release.id,
    stage_name="trial",
)

aws.apigateway.MethodSettings(
    "trial",
    rest_api=orders.id,
    stage_name=trial_stage.stage_name,
    method_path="*/*",
    settings={"caching_enabled": True, "data_trace_enabled": True, "logging_level": "OFF"},
)

aws.apigateway.DomainName(
    "public-name",
    domain_name="api.example.com",
    regional_certificate_arn="arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
    security_policy="TLS_1_2",
    endpoint_configuration={"types": "REGIONAL"},
)

aws.apigateway.DomainName(
    "old-name",
    domain_name="old-api.example.com",
    regional_certificate_arn="arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
    security_policy="TLS_1_0",
    endpoint_configuration={"types": "REGIONAL"},
)

events = aws.apigatewayv2.Api(
    "events",
    name="events",
    protocol_type="HTTP",
)

event_target = aws.apigatewayv2.Integration(
    "event-target",
    api_id=events.id,
    integration_type="AWS_PROXY",
    integration_uri="arn:aws:lambda:eu-central-1:111122223333:function:events",
    payload_format_version="2.0",
)

aws.apigatewayv2.Route(
    "read-events",
    api_id=events.id,
    route_key="GET /events",
    authorization_type="AWS_IAM",
    target=pulumi.Output.concat("integrations/", event_target.id),
)

aws.apigatewayv2.Route(
    "send-event",
    api_id=events.id,
    route_key="POST /events",
    target=pulumi.Output.concat("integrations/", event_target.id),
)

aws.apigatewayv2.Stage(
    "events-live",
    api_id=events.id,
    name="$default",
    auto_deploy=True,
    access_log_settings={
        "destination_arn": "arn:aws:logs:eu-central-1:111122223333:log-group:events",
        "format": "$context.requestId $context.status",
    },
)

aws.apigatewayv2.Stage(
    "events-trial",
    api_id=events.id,
    name="trial",
    auto_deploy=True,
)
