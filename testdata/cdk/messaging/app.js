// Topics, queues, a bus, a workflow and keys.
const { App, Stack, Duration, RemovalPolicy } = require('aws-cdk-lib');
const sns = require('aws-cdk-lib/aws-sns');
const subscriptions = require('aws-cdk-lib/aws-sns-subscriptions');
const sqs = require('aws-cdk-lib/aws-sqs');
const events = require('aws-cdk-lib/aws-events');
const targets = require('aws-cdk-lib/aws-events-targets');
const kms = require('aws-cdk-lib/aws-kms');
const iam = require('aws-cdk-lib/aws-iam');
const kinesis = require('aws-cdk-lib/aws-kinesis');
const sfn = require('aws-cdk-lib/aws-stepfunctions');
const tasks = require('aws-cdk-lib/aws-stepfunctions-tasks');
const logs = require('aws-cdk-lib/aws-logs');

class Messaging extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const key = new kms.Key(this, 'Key', { enableKeyRotation: false, pendingWindow: Duration.days(7) });
    const dead = new sqs.Queue(this, 'Dead', { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey: key, enforceSSL: true });
    const work = new sqs.Queue(this, 'Work', { deadLetterQueue: { queue: dead, maxReceiveCount: 3 } });
    const open = new sqs.Queue(this, 'Open', { encryption: sqs.QueueEncryption.UNENCRYPTED });
    open.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()], actions: ['sqs:SendMessage'], resources: [open.queueArn],
    }));
    const orders = new sns.Topic(this, 'Orders', { masterKey: key, enforceSSL: true });
    orders.addSubscription(new subscriptions.SqsSubscription(work));
    const shouts = new sns.Topic(this, 'Shouts');
    shouts.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.StarPrincipal()], actions: ['sns:Publish'], resources: [shouts.topicArn],
    }));
    const bus = new events.EventBus(this, 'Bus');
    new events.Rule(this, 'Placed', { eventBus: bus, eventPattern: { source: ['shop'] }, targets: [new targets.SqsQueue(work)] });
    new kinesis.Stream(this, 'Clicks', { encryption: kinesis.StreamEncryption.UNENCRYPTED, retentionPeriod: Duration.hours(24) });
    const loggroup = new logs.LogGroup(this, 'Steps', { removalPolicy: RemovalPolicy.DESTROY });
    new sfn.StateMachine(this, 'Fulfil', {
      definitionBody: sfn.DefinitionBody.fromChainable(new tasks.SnsPublish(this, 'Tell', {
        topic: orders, message: sfn.TaskInput.fromJsonPathAt('$.order'),
      })),
      logs: { destination: loggroup, level: sfn.LogLevel.ALL, includeExecutionData: true },
      tracingEnabled: false,
    });
  }
}

new Messaging(new App(), 'Messaging', { env: { account: '111122223333', region: 'ap-southeast-2' } });
