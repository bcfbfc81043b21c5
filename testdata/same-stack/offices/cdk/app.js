const {
  App, Stack, Fn,
  aws_ec2: ec2,
  aws_efs: efs,
  aws_workspaces: workspaces,
} = require('aws-cdk-lib');

const app = new App();
const stack = new Stack(app, 'Offices', {
  env: { account: '111122223333', region: 'eu-central-1' },
});

new workspaces.CfnWorkspace(stack, 'Ada', {
  directoryId: 'd-1234567890',
  bundleId: 'wsb-0123456789',
  userName: 'ada',
  rootVolumeEncryptionEnabled: true,
  userVolumeEncryptionEnabled: true,
  volumeEncryptionKey: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  workspaceProperties: {
    computeTypeName: 'STANDARD',
    runningMode: 'AUTO_STOP',
    runningModeAutoStopTimeoutInMinutes: 60,
  },
});

new workspaces.CfnWorkspace(stack, 'Bob', { directoryId: 'd-1234567890', bundleId: 'wsb-0123456789', userName: 'bob' });

new efs.CfnFileSystem(stack, 'Drive', { encrypted: true });

new ec2.CfnVolume(stack, 'Scans', {
  availabilityZone: Fn.select(0, Fn.getAzs()),
  size: 200,
  snapshotId: 'snap-0123456789abcdef0',
});

new ec2.CfnSecurityGroup(stack, 'Printers', {
  groupName: 'printers',
  groupDescription: 'Printers of the offices',
  vpcId: 'vpc-0123456789abcdef0',
  securityGroupIngress: [
    {
      description: 'Print jobs',
      ipProtocol: 'tcp',
      fromPort: 9100,
      toPort: 9100,
      cidrIp: '192.0.2.0/24',
    },
  ],
  securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0' }],
});

