const cdk = require('aws-cdk-lib');
const cloudtrail = require('aws-cdk-lib/aws-cloudtrail');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const config = require('aws-cdk-lib/aws-config');
const guardduty = require('aws-cdk-lib/aws-guardduty');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const logs = require('aws-cdk-lib/aws-logs');
const sns = require('aws-cdk-lib/aws-sns');

/** Who watches what the account does. */
class AuditStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const trailKey = new kms.CfnKey(this, 'TrailKey', {
      description: 'What the account did',
      enableKeyRotation: true,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Action: ['kms:GenerateDataKey*', 'kms:DescribeKey'],
            Resource: '*',
            Condition: {
              StringLike: {
                "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${cdk.Aws.ACCOUNT_ID}:trail/*`,
              },
            },
          },
        ],
      },
    });
    const trailLogs = new logs.CfnLogGroup(this, 'TrailLogs', { logGroupName: 'trail', retentionInDays: 731, kmsKeyId: trailKey.attrArn });
    new logs.CfnLogGroup(this, 'PlainLogs', { logGroupName: 'plain', retentionInDays: 30 });
    const alarms = new sns.CfnTopic(this, 'Alarms', { topicName: 'alarms', kmsMasterKeyId: trailKey.attrArn });
    const trailRole = new iam.CfnRole(this, 'TrailRole', {
      roleName: 'trail',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      policies: [
        {
          policyName: 'logs',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                Resource: `arn:aws:logs:${cdk.Aws.REGION}:${cdk.Aws.ACCOUNT_ID}:log-group:${trailLogs.ref}:*`,
              },
            ],
          },
        },
      ],
    });
    new cloudtrail.CfnTrail(this, 'Old', { trailName: 'old', s3BucketName: 'example-audit', isLogging: false });
    new cloudtrail.CfnTrail(this, 'Account', {
      trailName: 'account',
      s3BucketName: 'example-audit',
      isLogging: true,
      isMultiRegionTrail: true,
      enableLogFileValidation: true,
      kmsKeyId: trailKey.attrArn,
      snsTopicName: alarms.attrTopicName,
      cloudWatchLogsLogGroupArn: trailLogs.attrArn,
      cloudWatchLogsRoleArn: trailRole.attrArn,
      eventSelectors: [
        {
          readWriteType: 'All',
          includeManagementEvents: true,
          dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
        },
      ],
      insightSelectors: [{ insightType: 'ApiCallRateInsight' }],
    });
    new logs.CfnMetricFilter(this, 'RootLogins', {
      filterName: 'root-logins',
      logGroupName: trailLogs.ref,
      filterPattern: '{ $.userIdentity.type = "Root" }',
      metricTransformations: [{ metricName: 'RootLogins', metricNamespace: 'Audit', metricValue: '1' }],
    });
    new cloudwatch.CfnAlarm(this, 'RootLogin', {
      alarmName: 'root-login',
      namespace: 'Audit',
      metricName: 'RootLogins',
      statistic: 'Sum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      alarmActions: [alarms.ref],
    });
    new cloudwatch.CfnAlarm(this, 'Silent', {
      alarmName: 'silent',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateAgeOfOldestMessage',
      statistic: 'Maximum',
      period: 300,
      evaluationPeriods: 2,
      threshold: 600,
      comparisonOperator: 'GreaterThanThreshold',
      actionsEnabled: false,
      alarmActions: [alarms.ref],
      dimensions: [{ name: 'QueueName', value: 'orders' }],
    });
    new config.CfnConfigurationRecorder(this, 'SomeTypes', {
      name: 'some',
      roleArn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      recordingGroup: { allSupported: false, resourceTypes: ['AWS::EC2::Instance'] },
    });
    new config.CfnConfigurationRecorder(this, 'AllTypes', {
      name: 'all',
      roleArn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    });
    new config.CfnDeliveryChannel(this, 'AllTypesChannel', {
      name: 'all',
      s3BucketName: 'example-audit',
      s3KmsKeyArn: trailKey.attrArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'Six_Hours' },
    });
    new config.CfnConfigurationAggregator(this, 'SomeRegions', {
      configurationAggregatorName: 'some',
      accountAggregationSources: [{ accountIds: ['111122223333'], awsRegions: ['eu-central-1'] }],
    });
    new config.CfnConfigurationAggregator(this, 'AllRegions', {
      configurationAggregatorName: 'all',
      organizationAggregationSource: { allAwsRegions: true, roleArn: 'arn:aws:iam::111122223333:role/aggregator' },
    });
    new config.CfnConfigurationAggregator(this, 'Accounts', {
      configurationAggregatorName: 'accounts',
      accountAggregationSources: [{ accountIds: ['111122223333', '444455556666'], allAwsRegions: true }],
    });
    new config.CfnConfigRule(this, 'RootKey', {
      configRuleName: 'root-key',
      source: { owner: 'AWS', sourceIdentifier: 'IAM_ROOT_ACCESS_KEY_CHECK' },
    });
    new guardduty.CfnDetector(this, 'Off', { enable: false });
    new guardduty.CfnDetector(this, 'On', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: [{ name: 'S3_DATA_EVENTS', status: 'ENABLED' }],
    });
  }
}

const app = new cdk.App();
new AuditStack(app, 'Audit', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
