const {
  App, Stack, CfnParameter, Fn,
  aws_apigateway: apigateway,
  aws_apigatewayv2: apigatewayv2,
  aws_wafv2: wafv2,
} = require('aws-cdk-lib');

const app = new App();
const stack = new Stack(app, 'OrdersApi', {
  env: { account: '111122223333', region: 'eu-central-1' },
});

const certificate = new CfnParameter(stack, 'Certificate', { type: 'String', default: 'arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f' });

const orders = new apigateway.CfnRestApi(stack, 'Orders', { name: 'orders', endpointConfiguration: { types: ['REGIONAL'] } });

const customers = new apigateway.CfnAuthorizer(stack, 'Customers', {
  name: 'customers',
  restApiId: orders.ref,
  type: 'COGNITO_USER_POOLS',
  identitySource: 'method.request.header.Authorization',
  providerArns: ['arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_a1b2c3d4e'],
});

const orderPath = new apigateway.CfnResource(stack, 'OrderPath', { restApiId: orders.ref, parentId: orders.attrRootResourceId, pathPart: 'orders' });

const listOrders = new apigateway.CfnMethod(stack, 'ListOrders', {
  restApiId: orders.ref,
  resourceId: orderPath.ref,
  httpMethod: 'GET',
  authorizationType: 'COGNITO_USER_POOLS',
  authorizerId: customers.ref,
  integration: {
    type: 'AWS_PROXY',
    integrationHttpMethod: 'POST',
    uri: `arn:${stack.partition}:apigateway:${stack.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:111122223333:function:orders/invocations`,
  },
});

const orderOptions = new apigateway.CfnMethod(stack, 'OrderOptions', {
  restApiId: orders.ref,
  resourceId: orderPath.ref,
  httpMethod: 'OPTIONS',
  authorizationType: 'NONE',
});

const importOrders = new apigateway.CfnMethod(stack, 'ImportOrders', {
  restApiId: orders.ref,
  resourceId: orderPath.ref,
  httpMethod: 'PUT',
  authorizationType: 'NONE',
  apiKeyRequired: true,
});

const placeOrder = new apigateway.CfnMethod(stack, 'PlaceOrder', {
  restApiId: orders.ref,
  resourceId: orderPath.ref,
  httpMethod: 'POST',
  authorizationType: 'NONE',
});

const release = new apigateway.CfnDeployment(stack, 'Release', { restApiId: orders.ref, description: 'What both stages show' });
release.addDependency(listOrders);
release.addDependency(orderOptions);
release.addDependency(importOrders);
release.addDependency(placeOrder);

const gatewayCertificate = new apigateway.CfnClientCertificate(stack, 'GatewayCertificate', { description: 'Shown to what answers' });

const live = new apigateway.CfnStage(stack, 'Live', {
  restApiId: orders.ref,
  deploymentId: release.ref,
  stageName: 'live',
  cacheClusterEnabled: true,
  cacheClusterSize: '0.5',
  tracingEnabled: true,
  clientCertificateId: gatewayCertificate.ref,
  accessLogSetting: {
    destinationArn: `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:orders`,
    format: '$context.requestId $context.status',
  },
  methodSettings: [
    {
      httpMethod: '*',
      resourcePath: '/*',
      cachingEnabled: true,
      cacheDataEncrypted: true,
      dataTraceEnabled: false,
      loggingLevel: 'ERROR',
      metricsEnabled: true,
    },
  ],
});

new wafv2.CfnWebACLAssociation(stack, 'LiveFirewall', {
  resourceArn: `arn:${stack.partition}:apigateway:${stack.region}::/restapis/${orders.ref}/stages/${live.ref}`,
  webAclArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f',
});

new apigateway.CfnStage(stack, 'Trial', {
  restApiId: orders.ref,
  deploymentId: release.ref,
  stageName: 'trial',
  methodSettings: [
    {
      httpMethod: '*',
      resourcePath: '/*',
      cachingEnabled: true,
      dataTraceEnabled: true,
      loggingLevel: 'OFF',
    },
  ],
});

new apigateway.CfnDomainName(stack, 'PublicName', {
  domainName: 'api.example.com',
  regionalCertificateArn: certificate.valueAsString,
  securityPolicy: 'TLS_1_2',
  endpointConfiguration: { types: ['REGIONAL'] },
});

new apigateway.CfnDomainName(stack, 'OldName', {
  domainName: 'old-api.example.com',
  regionalCertificateArn: certificate.valueAsString,
  securityPolicy: 'TLS_1_0',
  endpointConfiguration: { types: ['REGIONAL'] },
});

const events = new apigatewayv2.CfnApi(stack, 'Events', { name: 'events', protocolType: 'HTTP' });

const eventTarget = new apigatewayv2.CfnIntegration(stack, 'EventTarget', {
  apiId: events.ref,
  integrationType: 'AWS_PROXY',
  integrationUri: 'arn:aws:lambda:eu-central-1:111122223333:function:events',
  payloadFormatVersion: '2.0',
});

new apigatewayv2.CfnRoute(stack, 'ReadEvents', {
  apiId: events.ref,
  routeKey: 'GET /events',
  authorizationType: 'AWS_IAM',
  target: Fn.join('/', ['integrations', eventTarget.ref]),
});

new apigatewayv2.CfnRoute(stack, 'SendEvent', {
  apiId: events.ref,
  routeKey: 'POST /events',
  target: `integrations/${eventTarget.ref}`,
});

new apigatewayv2.CfnStage(stack, 'EventsLive', {
  apiId: events.ref,
  stageName: '$default',
  autoDeploy: true,
  accessLogSettings: {
    destinationArn: `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:events`,
    format: '$context.requestId $context.status',
  },
});

new apigatewayv2.CfnStage(stack, 'EventsTrial', { apiId: events.ref, stageName: 'trial', autoDeploy: true });

