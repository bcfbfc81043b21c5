const cdk = require('aws-cdk-lib');
const events = require('aws-cdk-lib/aws-events');
const kms = require('aws-cdk-lib/aws-kms');
const ses = require('aws-cdk-lib/aws-ses');
const sns = require('aws-cdk-lib/aws-sns');
const sqs = require('aws-cdk-lib/aws-sqs');

/** Topics, queues and mail. */
class MessagingStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const messages = new kms.CfnKey(this, 'Messages', {
      description: 'Messages at rest',
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
    new sns.CfnTopic(this, 'Plain', { topicName: 'plain' });
    new sns.CfnTopic(this, 'DefaultKey', { topicName: 'default-key', kmsMasterKeyId: 'alias/aws/sns' });
    const open = new sns.CfnTopic(this, 'Open', { topicName: 'open', kmsMasterKeyId: messages.attrArn });
    new sns.CfnTopicPolicy(this, 'OpenPolicy', {
      topics: [open.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: ['sns:Publish', 'sns:Subscribe'],
            Resource: '*',
          },
        ],
      },
    });
    const failedOrders = new sqs.CfnQueue(this, 'FailedOrders', {
      queueName: 'failed-orders',
      kmsMasterKeyId: messages.attrArn,
      messageRetentionPeriod: 1209600,
    });
    const ordersQueue = new sqs.CfnQueue(this, 'OrdersQueue', {
      queueName: 'orders',
      kmsMasterKeyId: messages.attrArn,
      visibilityTimeout: 120,
      redrivePolicy: { deadLetterTargetArn: failedOrders.attrArn, maxReceiveCount: 5 },
    });
    const orders = new sns.CfnTopic(this, 'Orders', {
      topicName: 'orders',
      kmsMasterKeyId: messages.ref,
      subscription: [{ protocol: 'sqs', endpoint: ordersQueue.attrArn }],
    });
    new sns.CfnTopicInlinePolicy(this, 'OrdersPolicy', {
      topicArn: orders.ref,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: '*',
          },
        ],
      },
    });
    new sqs.CfnQueue(this, 'PlainQueue', { queueName: 'plain', sqsManagedSseEnabled: false });
    new sqs.CfnQueue(this, 'DefaultQueue', { queueName: 'default' });
    new sqs.CfnQueue(this, 'AwsKeyQueue', { queueName: 'aws-key', kmsMasterKeyId: 'alias/aws/sqs' });
    const openQueue = new sqs.CfnQueue(this, 'OpenQueue', { queueName: 'open', sqsManagedSseEnabled: true });
    new sqs.CfnQueuePolicy(this, 'OpenQueuePolicy', {
      queues: [openQueue.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
            Resource: '*',
          },
        ],
      },
    });
    const wideQueue = new sqs.CfnQueue(this, 'WideQueue', { queueName: 'wide', kmsMasterKeyId: messages.attrArn });
    new sqs.CfnQueueInlinePolicy(this, 'WideQueuePolicy', {
      queue: wideQueue.ref,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::444455556666:root' },
            Action: 'sqs:*',
            Resource: '*',
          },
        ],
      },
    });
    new sqs.CfnQueuePolicy(this, 'OrdersQueuePolicy', {
      queues: [ordersQueue.attrQueueUrl],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: '*',
            Condition: { ArnEquals: { "aws:SourceArn": `arn:aws:sns:${cdk.Aws.REGION}:111122223333:orders` } },
          },
        ],
      },
    });
    new events.CfnRule(this, 'Nightly', {
      name: 'nightly',
      scheduleExpression: 'rate(1 day)',
      targets: [{ id: 'orders', arn: orders.ref }],
    });
    new ses.CfnConfigurationSet(this, 'Newsletter', { name: 'newsletter' });
    new ses.CfnConfigurationSet(this, 'BestEffort', { name: 'best-effort', deliveryOptions: { tlsPolicy: 'OPTIONAL' } });
    new ses.CfnConfigurationSet(this, 'Invoices', {
      name: 'invoices',
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
    });
  }
}

const app = new cdk.App();
new MessagingStack(app, 'Messaging', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
