const cdk = require('aws-cdk-lib');
const codebuild = require('aws-cdk-lib/aws-codebuild');
const transfer = require('aws-cdk-lib/aws-transfer');

/** How software and files come in. */
class DeliveryStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const notify = new cdk.CfnParameter(this, 'Notify', { type: 'String', description: 'Topic for what happens to the stacks', default: 'arn:aws:sns:eu-central-1:111122223333:stacks' });
    const images = new cdk.CfnMapping(this, 'Images', { mapping: { linux: { standard: 'aws/codebuild/standard:7.0' } } });

    new codebuild.CfnProject(this, 'Legacy', {
      name: 'legacy',
      serviceRole: 'arn:aws:iam::111122223333:role/builds',
      artifacts: { type: 'S3', location: 'example-artifacts', packaging: 'ZIP', encryptionDisabled: true },
      environment: {
        computeType: 'BUILD_GENERAL1_SMALL',
        image: images.findInMap('linux', 'standard'),
        type: 'LINUX_CONTAINER',
        privilegedMode: true,
      },
      logsConfig: { cloudWatchLogs: { status: 'DISABLED' }, s3Logs: { status: 'DISABLED' } },
      source: {
        type: 'CODECOMMIT',
        location: 'https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/legacy',
        buildSpec: 'build.yml',
      },
    });
    new codebuild.CfnProject(this, 'Website', {
      name: 'website',
      serviceRole: 'arn:aws:iam::111122223333:role/builds',
      encryptionKey: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      artifacts: { type: 'NO_ARTIFACTS' },
      secondaryArtifacts: [
        {
          artifactIdentifier: 'reports',
          type: 'S3',
          location: 'example-reports',
          encryptionDisabled: true,
        },
      ],
      environment: {
        computeType: 'BUILD_GENERAL1_SMALL',
        image: 'aws/codebuild/standard:7.0',
        type: 'LINUX_CONTAINER',
        environmentVariables: [{ name: 'STAGE', value: 'prod' }],
      },
      logsConfig: {
        s3Logs: { status: 'ENABLED', location: 'example-logs/website', encryptionDisabled: true },
      },
      source: { type: 'GITHUB', location: 'https://github.com/example/website.git', gitCloneDepth: 1 },
    });
    new codebuild.CfnProject(this, 'Shop', {
      name: 'shop',
      serviceRole: 'arn:aws:iam::111122223333:role/builds',
      encryptionKey: `arn:${cdk.Aws.PARTITION}:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      timeoutInMinutes: 30,
      artifacts: { type: 'CODEPIPELINE' },
      environment: {
        computeType: 'BUILD_GENERAL1_MEDIUM',
        image: 'aws/codebuild/standard:7.0',
        type: 'LINUX_CONTAINER',
        environmentVariables: [{ name: 'TOKEN', type: 'PARAMETER_STORE', value: '/builds/token' }],
      },
      logsConfig: {
        cloudWatchLogs: { status: 'ENABLED', groupName: 'builds' },
        s3Logs: { status: 'ENABLED', location: 'example-logs/shop' },
      },
      source: { type: 'CODEPIPELINE' },
      vpcConfig: {
        vpcId: 'vpc-0a1b2c3d4e5f67890',
        subnets: ['subnet-0123456789abcdef0'],
        securityGroupIds: ['sg-0123456789abcdef0'],
      },
    });
    new cdk.CfnStack(this, 'Network', { templateUrl: 'https://example-templates.s3.amazonaws.com/network.yaml' });
    new cdk.CfnStack(this, 'Baseline', {
      templateUrl: 'https://example-templates.s3.amazonaws.com/baseline.yaml',
      timeoutInMinutes: 30,
      notificationArns: [notify.valueAsString],
      parameters: { Stage: 'prod' },
    });
    new transfer.CfnServer(this, 'Defaults', { identityProviderType: 'SERVICE_MANAGED' });
    new transfer.CfnServer(this, 'Ftp', {
      protocols: ['FTP', 'SFTP'],
      endpointType: 'VPC',
      endpointDetails: { vpcId: 'vpc-0a1b2c3d4e5f67890', subnetIds: ['subnet-0123456789abcdef0'] },
      identityProviderType: 'API_GATEWAY',
      identityProviderDetails: {
        url: 'https://abcdef1234.execute-api.eu-central-1.amazonaws.com/prod',
        invocationRole: 'arn:aws:iam::111122223333:role/transfer-login',
      },
    });
    new transfer.CfnServer(this, 'Partners', {
      protocols: ['SFTP'],
      endpointType: 'VPC',
      endpointDetails: { vpcId: 'vpc-0a1b2c3d4e5f67890', subnetIds: ['subnet-0123456789abcdef0'] },
      identityProviderType: 'SERVICE_MANAGED',
      securityPolicyName: 'TransferSecurityPolicy-2024-01',
      loggingRole: 'arn:aws:iam::111122223333:role/transfer-logs',
    });
  }
}

const app = new cdk.App();
new DeliveryStack(app, 'Delivery', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
