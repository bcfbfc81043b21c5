const cdk = require('aws-cdk-lib');
const appsync = require('aws-cdk-lib/aws-appsync');
const ec2 = require('aws-cdk-lib/aws-ec2');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const lambda = require('aws-cdk-lib/aws-lambda');
const logs = require('aws-cdk-lib/aws-logs');
const secretsmanager = require('aws-cdk-lib/aws-secretsmanager');
const signer = require('aws-cdk-lib/aws-signer');
const sqs = require('aws-cdk-lib/aws-sqs');
const ssm = require('aws-cdk-lib/aws-ssm');
const stepfunctions = require('aws-cdk-lib/aws-stepfunctions');

/** Functions, and what they work with. */
class ServerlessApiStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const stage = new cdk.CfnParameter(this, 'Stage', { type: 'String', default: 'prod', allowedValues: ['prod'] });
    const bucket = new cdk.CfnParameter(this, 'Bucket', { type: 'String', default: 'example-artifacts' });

    const data = new kms.CfnKey(this, 'Data', {
      description: 'Data of the functions',
      enableKeyRotation: true,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    });
    const functions = new iam.CfnRole(this, 'Functions', {
      roleName: 'functions',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'],
    });
    const signingProfile = new signer.CfnSigningProfile(this, 'SigningProfile', { platformId: 'AWSLambda-SHA384-ECDSA' });
    const codeSigning = new lambda.CfnCodeSigningConfig(this, 'CodeSigning', {
      allowedPublishers: { signingProfileVersionArns: [signingProfile.attrProfileVersionArn] },
      codeSigningPolicies: { untrustedArtifactOnDeployment: 'Enforce' },
    });
    const failed = new sqs.CfnQueue(this, 'Failed', { queueName: 'failed', kmsMasterKeyId: data.attrArn });
    const functionsNetwork = new ec2.CfnSecurityGroup(this, 'FunctionsNetwork', {
      groupName: 'functions',
      groupDescription: 'Functions that need the network',
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      securityGroupEgress: [
        {
          description: 'To the services of AWS',
          ipProtocol: 'tcp',
          fromPort: 443,
          toPort: 443,
          cidrIp: '10.20.0.0/16',
        },
      ],
    });
    const orders = new lambda.CfnFunction(this, 'Orders', {
      functionName: 'orders',
      role: functions.attrArn,
      runtime: 'python3.8',
      handler: 'orders.handler',
      code: { s3Bucket: bucket.valueAsString, s3Key: 'orders.zip' },
      environment: { variables: { STAGE: stage.valueAsString } },
    });
    const invoices = new lambda.CfnFunction(this, 'Invoices', {
      functionName: 'invoices',
      role: functions.attrArn,
      runtime: 'python3.13',
      handler: 'invoices.handler',
      code: { s3Bucket: bucket.valueAsString, s3Key: 'invoices.zip' },
      kmsKeyArn: data.attrArn,
      codeSigningConfigArn: codeSigning.ref,
      reservedConcurrentExecutions: 20,
      environment: { variables: { STAGE: stage.valueAsString } },
      deadLetterConfig: { targetArn: failed.attrArn },
      tracingConfig: { mode: 'Active' },
      vpcConfig: {
        subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        securityGroupIds: [functionsNetwork.ref],
      },
    });
    const thumbnails = new lambda.CfnFunction(this, 'Thumbnails', {
      functionName: 'thumbnails',
      role: functions.attrArn,
      packageType: 'Image',
      code: { imageUri: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/thumbnails:3' },
      reservedConcurrentExecutions: 5,
      timeout: 30,
      memorySize: 1024,
      tracingConfig: { mode: 'PassThrough' },
      vpcConfig: {
        subnetIds: ['subnet-0123456789abcdef0'],
        securityGroupIds: [functionsNetwork.attrGroupId],
      },
    });
    new lambda.CfnEventInvokeConfig(this, 'ThumbnailsFailures', {
      functionName: thumbnails.ref,
      qualifier: '$LATEST',
      maximumRetryAttempts: 1,
      destinationConfig: { onFailure: { destination: failed.attrArn } },
    });
    new lambda.CfnEventSourceMapping(this, 'InvoicesSource', {
      functionName: invoices.attrArn,
      eventSourceArn: 'arn:aws:sqs:eu-central-1:111122223333:invoices',
      batchSize: 10,
    });
    new lambda.CfnUrl(this, 'OrdersUrl', { targetFunctionArn: orders.ref, authType: 'NONE' });
    new lambda.CfnUrl(this, 'InvoicesUrl', { targetFunctionArn: invoices.attrArn, authType: 'AWS_IAM' });
    new lambda.CfnPermission(this, 'Anyone', { action: 'lambda:InvokeFunction', functionName: orders.ref, principal: '*' });
    new lambda.CfnPermission(this, 'Buckets', {
      action: 'lambda:InvokeFunction',
      functionName: thumbnails.attrArn,
      principal: 's3.amazonaws.com',
    });
    new lambda.CfnPermission(this, 'Topic', {
      action: 'lambda:InvokeFunction',
      functionName: invoices.ref,
      principal: 'sns.amazonaws.com',
      sourceArn: `arn:aws:sns:${cdk.Aws.REGION}:111122223333:invoices`,
    });
    new logs.CfnLogGroup(this, 'OrdersLogs', { logGroupName: '/aws/lambda/orders' });
    const invoicesLogs = new logs.CfnLogGroup(this, 'InvoicesLogs', { logGroupName: '/aws/lambda/invoices', retentionInDays: 400, kmsKeyId: data.attrArn });
    new logs.CfnLogGroup(this, 'ThumbnailsLogs', { logGroupName: '/aws/lambda/thumbnails', retentionInDays: 14, kmsKeyId: data.attrArn });
    new secretsmanager.CfnSecret(this, 'Gateway', {
      name: 'payment-gateway',
      description: 'Nobody ever changes it',
      generateSecretString: { passwordLength: 40 },
    });
    const database = new secretsmanager.CfnSecret(this, 'Database', {
      name: 'database',
      kmsKeyId: data.ref,
      generateSecretString: { secretStringTemplate: '{"username": "app"}', generateStringKey: 'password' },
    });
    new secretsmanager.CfnRotationSchedule(this, 'DatabaseRotation', {
      secretId: database.ref,
      rotationLambdaArn: invoices.attrArn,
      rotationRules: { automaticallyAfterDays: 30 },
    });
    const mail = new secretsmanager.CfnSecret(this, 'Mail', { name: 'mail', kmsKeyId: data.attrArn });
    new secretsmanager.CfnRotationSchedule(this, 'MailRotation', {
      secretId: mail.ref,
      rotationLambdaArn: invoices.attrArn,
      rotationRules: { automaticallyAfterDays: 365 },
    });
    new ssm.CfnParameter(this, 'Endpoint', { name: '/shop/endpoint', type: 'String', value: 'https://api.example.com' });
    new ssm.CfnDocument(this, 'Restart', {
      name: 'restart',
      documentType: 'Command',
      documentFormat: 'JSON',
      content: {
        schemaVersion: '2.2',
        description: 'Starts the agent again',
        mainSteps: [
          {
            action: 'aws:runShellScript',
            name: 'restart',
            inputs: { runCommand: ['systemctl restart agent'] },
          },
        ],
      },
    });
    const catalogue = new appsync.CfnGraphQLApi(this, 'Catalogue', { name: 'catalogue', authenticationType: 'AWS_IAM' });
    new appsync.CfnApiCache(this, 'CatalogueCache', {
      apiId: catalogue.attrApiId,
      apiCachingBehavior: 'FULL_REQUEST_CACHING',
      type: 'SMALL',
      ttl: 900,
    });
    const accounts = new appsync.CfnGraphQLApi(this, 'Accounts', {
      name: 'accounts',
      authenticationType: 'AMAZON_COGNITO_USER_POOLS',
      xrayEnabled: true,
      userPoolConfig: {
        userPoolId: 'eu-central-1_AbCdEfGhI',
        defaultAction: 'DENY',
        awsRegion: 'eu-central-1',
      },
      logConfig: {
        cloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/appsync-logs',
        fieldLogLevel: 'ERROR',
      },
    });
    new appsync.CfnApiCache(this, 'AccountsCache', {
      apiId: accounts.attrApiId,
      apiCachingBehavior: 'PER_RESOLVER_CACHING',
      type: 'SMALL',
      ttl: 60,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
    });
    new stepfunctions.CfnStateMachine(this, 'Checkout', {
      stateMachineName: 'checkout',
      roleArn: 'arn:aws:iam::111122223333:role/checkout',
      definitionString: '{"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}',
    });
    new stepfunctions.CfnStateMachine(this, 'Refund', {
      stateMachineName: 'refund',
      roleArn: 'arn:aws:iam::111122223333:role/refund',
      stateMachineType: 'STANDARD',
      definition: {
        StartAt: 'Refund',
        States: { Refund: { Type: 'Task', Resource: invoices.attrArn, End: true } },
      },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: invoicesLogs.attrArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
  }
}

const app = new cdk.App();
new ServerlessApiStack(app, 'ServerlessApi', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
