const cdk = require('aws-cdk-lib');
const amazonmq = require('aws-cdk-lib/aws-amazonmq');
const kinesis = require('aws-cdk-lib/aws-kinesis');
const kinesisfirehose = require('aws-cdk-lib/aws-kinesisfirehose');
const kms = require('aws-cdk-lib/aws-kms');
const logs = require('aws-cdk-lib/aws-logs');
const msk = require('aws-cdk-lib/aws-msk');

class Streams extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const password = cdk.SecretValue.secretsManager('brokers').unsafeUnwrap();
    const subnets = ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'];
    const group = 'sg-0a1b2c3d4e5f60718';

    const events = new kms.Key(this, 'Events', { description: 'Events', enableKeyRotation: true });

    const brokers = new logs.LogGroup(this, 'Brokers', {
      logGroupName: 'brokers',
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: events,
    });

    new msk.CfnCluster(this, 'Orders', {
      clusterName: 'orders',
      kafkaVersion: '3.6.0',
      numberOfBrokerNodes: 2,
      brokerNodeGroupInfo: {
        instanceType: 'kafka.m5.large',
        clientSubnets: subnets,
        securityGroups: [group],
        storageInfo: { ebsStorageInfo: { volumeSize: 100 } },
        connectivityInfo: { publicAccess: { type: 'DISABLED' } },
      },
      encryptionInfo: {
        encryptionAtRest: { dataVolumeKmsKeyId: events.keyArn },
        encryptionInTransit: { clientBroker: 'TLS', inCluster: true },
      },
      loggingInfo: {
        brokerLogs: {
          cloudWatchLogs: { enabled: true, logGroup: brokers.logGroupName },
        },
      },
    });

    new msk.CfnCluster(this, 'Clicks', {
      clusterName: 'clicks',
      kafkaVersion: '3.6.0',
      numberOfBrokerNodes: 2,
      brokerNodeGroupInfo: {
        instanceType: 'kafka.m5.large',
        clientSubnets: subnets,
        securityGroups: [group],
        connectivityInfo: { publicAccess: { type: 'SERVICE_PROVIDED_EIPS' } },
      },
      encryptionInfo: { encryptionInTransit: { clientBroker: 'TLS_PLAINTEXT' } },
      loggingInfo: { brokerLogs: { s3: { enabled: false } } },
    });

    new msk.CfnCluster(this, 'Metrics', {
      clusterName: 'metrics',
      kafkaVersion: '3.6.0',
      numberOfBrokerNodes: 2,
      brokerNodeGroupInfo: {
        instanceType: 'kafka.m5.large',
        clientSubnets: subnets,
        securityGroups: [group],
      },
      encryptionInfo: { encryptionInTransit: { inCluster: false } },
      loggingInfo: {
        brokerLogs: { s3: { enabled: true, bucket: 'example-broker-logs' } },
      },
    });

    new amazonmq.CfnBroker(this, 'Jobs', {
      brokerName: 'jobs',
      engineType: 'ACTIVEMQ',
      engineVersion: '5.18',
      hostInstanceType: 'mq.m5.large',
      deploymentMode: 'ACTIVE_STANDBY_MULTI_AZ',
      autoMinorVersionUpgrade: true,
      publiclyAccessible: false,
      subnetIds: subnets,
      securityGroups: [group],
      encryptionOptions: { kmsKeyId: events.keyArn, useAwsOwnedKey: false },
      logs: { audit: true, general: true },
      users: [
        {
          username: 'jobs',
          password: password,
        },
      ],
    });

    new amazonmq.CfnBroker(this, 'Mail', {
      brokerName: 'mail',
      engineType: 'ACTIVEMQ',
      engineVersion: '5.18',
      hostInstanceType: 'mq.t3.micro',
      deploymentMode: 'SINGLE_INSTANCE',
      autoMinorVersionUpgrade: false,
      publiclyAccessible: true,
      users: [
        {
          username: 'mail',
          password: password,
        },
      ],
    });

    new amazonmq.CfnBroker(this, 'Tasks', {
      brokerName: 'tasks',
      engineType: 'RABBITMQ',
      engineVersion: '3.13',
      hostInstanceType: 'mq.t3.micro',
      deploymentMode: 'SINGLE_INSTANCE',
      autoMinorVersionUpgrade: true,
      publiclyAccessible: false,
      encryptionOptions: { useAwsOwnedKey: true },
      logs: { general: true },
      users: [
        {
          username: 'tasks',
          password: password,
        },
      ],
    });

    const payments = new kinesis.Stream(this, 'Payments', {
      streamName: 'payments',
      shardCount: 2,
      retentionPeriod: cdk.Duration.hours(48),
      encryption: kinesis.StreamEncryption.KMS,
      encryptionKey: events,
    });

    new kinesis.Stream(this, 'Views', {
      streamName: 'views',
      streamMode: kinesis.StreamMode.ON_DEMAND,
      encryption: kinesis.StreamEncryption.UNENCRYPTED,
    });

    new kinesis.CfnStream(this, 'Searches', {
      name: 'searches',
      shardCount: 1,
      streamEncryption: { encryptionType: 'KMS', keyId: 'alias/aws/kinesis' },
    });

    new kinesisfirehose.CfnDeliveryStream(this, 'Archive', {
      deliveryStreamName: 'archive',
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: events.keyArn },
      extendedS3DestinationConfiguration: {
        bucketArn: 'arn:aws:s3:::example-archive',
        roleArn: 'arn:aws:iam::111122223333:role/firehose',
        compressionFormat: 'GZIP',
        encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: events.keyArn } },
        cloudWatchLoggingOptions: {
          enabled: true,
          logGroupName: brokers.logGroupName,
          logStreamName: 'archive',
        },
      },
    });

    new kinesisfirehose.CfnDeliveryStream(this, 'Raw', {
      deliveryStreamName: 'raw',
      s3DestinationConfiguration: {
        bucketArn: 'arn:aws:s3:::example-raw',
        roleArn: 'arn:aws:iam::111122223333:role/firehose',
      },
    });

    new kinesisfirehose.CfnDeliveryStream(this, 'Copies', {
      deliveryStreamName: 'copies',
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: 'arn:aws:s3:::example-copies',
        roleArn: 'arn:aws:iam::111122223333:role/firehose',
        bufferingHints: { intervalInSeconds: 60, sizeInMBs: 64 },
      },
    });

    new kinesisfirehose.CfnDeliveryStream(this, 'PaymentsCopy', {
      deliveryStreamName: 'payments',
      deliveryStreamType: 'KinesisStreamAsSource',
      kinesisStreamSourceConfiguration: {
        kinesisStreamArn: payments.streamArn,
        roleArn: 'arn:aws:iam::111122223333:role/firehose',
      },
      extendedS3DestinationConfiguration: {
        bucketArn: 'arn:aws:s3:::example-payments',
        roleArn: 'arn:aws:iam::111122223333:role/firehose',
      },
    });
  }
}

const app = new cdk.App();
new Streams(app, 'Streams', { env: { account: '111122223333', region: 'eu-central-1' } });
