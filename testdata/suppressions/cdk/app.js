const { App, Stack, CfnOutput } = require('aws-cdk-lib');
const s3 = require('aws-cdk-lib/aws-s3');
const kms = require('aws-cdk-lib/aws-kms');

const app = new App();
const stack = new Stack(app, 'Suppressed');
// What NagSuppressions.addStackSuppressions writes.
stack.templateOptions.metadata = { cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-KMS5', reason: 'Keys are rotated by hand' }] } };
const bucket = (id, metadata) => {
  const made = new s3.Bucket(stack, id);
  const l1 = made.node.defaultChild;
  for (const [key, value] of Object.entries(metadata)) l1.addMetadata(key, value);
};
bucket('CheckovBucket', { checkov: { skip: [{ id: 'CKV_AWS_18', comment: 'no access logs' }] } });
bucket('CfnNagBucket', { cfn_nag: { rules_to_suppress: [{ id: 'W35', reason: 'Access is logged by CloudTrail' }] } });
bucket('CdkNagBucket', { cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-S1', reason: 'Access is logged by CloudTrail' }] } });
bucket('GuardBucket', { guard: { SuppressedRules: ['S3_BUCKET_LOGGING_ENABLED'] } });
bucket('ReportedBucket', {});
new kms.Key(stack, 'Key', { enableKeyRotation: false });
app.synth();
