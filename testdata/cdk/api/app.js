// An interface over HTTP: functions, tables, users; and one function whose logs are kept by CDK's own LogRetention.
const { App, Stack, RemovalPolicy, Duration, CfnOutput } = require('aws-cdk-lib');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');
const lambda = require('aws-cdk-lib/aws-lambda');
const apigateway = require('aws-cdk-lib/aws-apigateway');
const apigatewayv2 = require('aws-cdk-lib/aws-apigatewayv2');
const integrations = require('aws-cdk-lib/aws-apigatewayv2-integrations');
const cognito = require('aws-cdk-lib/aws-cognito');
const iam = require('aws-cdk-lib/aws-iam');
const logs = require('aws-cdk-lib/aws-logs');

class Api extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const orders = new dynamodb.Table(this, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const carts = new dynamodb.TableV2(this, 'Carts', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const handler = new lambda.Function(this, 'Handler', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
      environment: { ORDERS: orders.tableName, CARTS: carts.tableName },
      logRetention: logs.RetentionDays.ONE_MONTH,
      tracing: lambda.Tracing.ACTIVE,
      timeout: Duration.seconds(10),
    });
    orders.grantReadWriteData(handler);
    carts.grantReadData(handler);
    const old = new lambda.Function(this, 'Old', {
      runtime: lambda.Runtime.NODEJS_16_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => ({});'),
    });
    old.addToRolePolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] }));
    old.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE });

    const users = new cognito.UserPool(this, 'Users', {
      selfSignUpEnabled: true,
      passwordPolicy: { minLength: 6, requireDigits: false, requireLowercase: false, requireUppercase: false, requireSymbols: false },
      mfa: cognito.Mfa.OPTIONAL,
    });
    users.addClient('Web', { generateSecret: false, authFlows: { userPassword: true } });
    const access = new logs.LogGroup(this, 'Access', { retention: logs.RetentionDays.ONE_WEEK });
    const api = new apigateway.RestApi(this, 'Rest', {
      deployOptions: {
        stageName: 'live',
        tracingEnabled: true,
        loggingLevel: apigateway.MethodLoggingLevel.INFO,
        dataTraceEnabled: true,
        cachingEnabled: true,
        cacheClusterEnabled: true,
        accessLogDestination: new apigateway.LogGroupLogDestination(access),
      },
      defaultCorsPreflightOptions: { allowOrigins: apigateway.Cors.ALL_ORIGINS },
      cloudWatchRole: true,
    });
    const guarded = new apigateway.CognitoUserPoolsAuthorizer(this, 'Guard', { cognitoUserPools: [users] });
    const integration = new apigateway.LambdaIntegration(handler);
    api.root.addResource('orders').addMethod('GET', integration, { authorizer: guarded, authorizationType: apigateway.AuthorizationType.COGNITO });
    api.root.addResource('carts').addMethod('POST', integration);
    const http = new apigatewayv2.HttpApi(this, 'Http');
    http.addRoutes({ path: '/old', methods: [apigatewayv2.HttpMethod.GET], integration: new integrations.HttpLambdaIntegration('OldRoute', old) });
    new CfnOutput(this, 'Url', { value: api.url });
  }
}

new Api(new App(), 'Api', { env: { region: 'eu-central-1' } });
