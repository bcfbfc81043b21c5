const cdk = require('aws-cdk-lib');
const events = require('aws-cdk-lib/aws-events');
const targets = require('aws-cdk-lib/aws-events-targets');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const ses = require('aws-cdk-lib/aws-ses');
const sns = require('aws-cdk-lib/aws-sns');
const subscriptions = require('aws-cdk-lib/aws-sns-subscriptions');
const sqs = require('aws-cdk-lib/aws-sqs');

/** Topics, queues and mail. */
class MessagingStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const messages = new kms.Key(this, 'Messages', { description: 'Messages at rest', enableKeyRotation: true });

    new sns.Topic(this, 'Plain', { topicName: 'plain' });
    new sns.CfnTopic(this, 'DefaultKey', { topicName: 'default-key', kmsMasterKeyId: 'alias/aws/sns' });

    const open = new sns.Topic(this, 'Open', { topicName: 'open', masterKey: messages });
    open.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: ['sns:Publish', 'sns:Subscribe'],
        resources: ['*'],
      }),
    );

    const orders = new sns.Topic(this, 'Orders', { topicName: 'orders', masterKey: messages });
    orders.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: ['*'],
      }),
    );

    new sqs.Queue(this, 'PlainQueue', { queueName: 'plain', encryption: sqs.QueueEncryption.UNENCRYPTED });
    new sqs.Queue(this, 'DefaultQueue', { queueName: 'default' });
    new sqs.Queue(this, 'AwsKeyQueue', { queueName: 'aws-key', encryption: sqs.QueueEncryption.KMS_MANAGED });

    const openQueue = new sqs.Queue(this, 'OpenQueue', {
      queueName: 'open',
      encryption: sqs.QueueEncryption.SQS_MANAGED,
    });
    openQueue.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.StarPrincipal()],
        actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
        resources: [openQueue.queueArn],
      }),
    );

    const wideQueue = new sqs.Queue(this, 'WideQueue', { queueName: 'wide', encryptionMasterKey: messages });
    wideQueue.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.AccountPrincipal('444455556666')],
        actions: ['sqs:*'],
        resources: [wideQueue.queueArn],
      }),
    );

    const failedOrders = new sqs.Queue(this, 'FailedOrders', {
      queueName: 'failed-orders',
      encryptionMasterKey: messages,
      retentionPeriod: cdk.Duration.days(14),
    });
    const ordersQueue = new sqs.Queue(this, 'OrdersQueue', {
      queueName: 'orders',
      encryptionMasterKey: messages,
      visibilityTimeout: cdk.Duration.minutes(2),
      deadLetterQueue: { queue: failedOrders, maxReceiveCount: 5 },
    });
    // The subscription allows the topic to send to the queue.
    orders.addSubscription(new subscriptions.SqsSubscription(ordersQueue, { rawMessageDelivery: true }));

    const nightly = new events.Rule(this, 'Nightly', {
      ruleName: 'nightly',
      schedule: events.Schedule.rate(cdk.Duration.days(1)),
    });
    nightly.addTarget(new targets.SnsTopic(orders));

    new ses.ConfigurationSet(this, 'Newsletter', { configurationSetName: 'newsletter' });
    new ses.ConfigurationSet(this, 'BestEffort', {
      configurationSetName: 'best-effort',
      tlsPolicy: ses.ConfigurationSetTlsPolicy.OPTIONAL,
    });
    new ses.ConfigurationSet(this, 'Invoices', {
      configurationSetName: 'invoices',
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
  }
}

const app = new cdk.App();
new MessagingStack(app, 'Messaging', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
