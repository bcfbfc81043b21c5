const {
  App, Stack, CfnParameter,
  aws_batch: batch,
  aws_ecr: ecr,
  aws_ecs: ecs,
  aws_efs: efs,
  aws_eks: eks,
  aws_iam: iam,
  aws_kms: kms,
} = require('aws-cdk-lib');

const app = new App();
const stack = new Stack(app, 'ContainerPlatform', {
  env: { account: '111122223333', region: 'eu-central-1' },
});

const key = new CfnParameter(stack, 'Key', { type: 'String', default: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' });

const subnets = new CfnParameter(stack, 'Subnets', { type: 'CommaDelimitedList', default: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1' });

const platform = new eks.CfnCluster(stack, 'Platform', {
  name: 'platform',
  roleArn: `arn:${stack.partition}:iam::${stack.account}:role/eks`,
  version: '1.31',
  resourcesVpcConfig: {
    subnetIds: subnets.valueAsList,
    securityGroupIds: ['sg-0123456789abcdef0'],
    endpointPrivateAccess: true,
    endpointPublicAccess: false,
  },
  logging: {
    clusterLogging: {
      enabledTypes: [
        { type: 'api' },
        { type: 'audit' },
        { type: 'authenticator' },
        { type: 'controllerManager' },
        { type: 'scheduler' },
      ],
    },
  },
  encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: key.valueAsString } }],
});

const playground = new eks.CfnCluster(stack, 'Playground', {
  name: 'playground',
  roleArn: `arn:${stack.partition}:iam::${stack.account}:role/eks`,
  resourcesVpcConfig: { subnetIds: subnets.valueAsList },
});

new eks.CfnCluster(stack, 'Staging', {
  name: 'staging',
  roleArn: `arn:${stack.partition}:iam::${stack.account}:role/eks`,
  resourcesVpcConfig: {
    subnetIds: subnets.valueAsList,
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: ['203.0.113.0/24', '0.0.0.0/0'],
  },
  logging: { clusterLogging: { enabledTypes: [{ type: 'api' }, { type: 'authenticator' }] } },
});

new eks.CfnCluster(stack, 'Partners', {
  name: 'partners',
  roleArn: `arn:${stack.partition}:iam::${stack.account}:role/eks`,
  resourcesVpcConfig: {
    subnetIds: subnets.valueAsList,
    endpointPublicAccess: true,
    publicAccessCidrs: ['203.0.113.0/24'],
  },
  logging: {
    clusterLogging: {
      enabledTypes: [
        { type: 'api' },
        { type: 'audit' },
        { type: 'authenticator' },
        { type: 'controllerManager' },
        { type: 'scheduler' },
      ],
    },
  },
});

new eks.CfnNodegroup(stack, 'Workers', {
  clusterName: platform.ref,
  nodegroupName: 'workers',
  nodeRole: `arn:${stack.partition}:iam::${stack.account}:role/node`,
  subnets: ['subnet-0123456789abcdef0'],
  scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 6 },
  remoteAccess: { ec2SshKey: 'admin', sourceSecurityGroups: ['sg-0123456789abcdef0'] },
});

new eks.CfnNodegroup(stack, 'Toys', {
  clusterName: playground.ref,
  nodegroupName: 'toys',
  nodeRole: `arn:${stack.partition}:iam::${stack.account}:role/node`,
  subnets: ['subnet-0123456789abcdef0'],
  scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 2 },
  remoteAccess: { ec2SshKey: 'admin' },
});

const releaseImages = new ecr.Repository(stack, 'ReleaseImages', {
  repositoryName: 'release',
  imageTagMutability: ecr.TagMutability.IMMUTABLE,
  imageScanOnPush: true,
  encryption: ecr.RepositoryEncryption.KMS,
  encryptionKey: kms.Key.fromKeyArn(stack, 'ImageKey', 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
});
releaseImages.addToResourcePolicy(new iam.PolicyStatement({
  principals: [new iam.AccountPrincipal('444455556666')],
  actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
}));

const nightlyImages = new ecr.Repository(stack, 'NightlyImages', { repositoryName: 'nightly' });
nightlyImages.addToResourcePolicy(new iam.PolicyStatement({
  principals: [new iam.AnyPrincipal()],
  actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:PutImage'],
}));

const sharedFiles = new efs.CfnFileSystem(stack, 'SharedFiles', { encrypted: true, kmsKeyId: key.valueAsString });

const appFiles = new efs.CfnAccessPoint(stack, 'AppFiles', {
  fileSystemId: sharedFiles.ref,
  posixUser: { uid: '1000', gid: '1000' },
  rootDirectory: {
    path: '/app',
    creationInfo: { ownerUid: '1000', ownerGid: '1000', permissions: '0750' },
  },
});

const oldFiles = new efs.CfnFileSystem(stack, 'OldFiles', { encrypted: false });

new efs.CfnAccessPoint(stack, 'Everything', { fileSystemId: oldFiles.ref });

const services = new ecs.CfnCluster(stack, 'Services', {
  clusterName: 'services',
  clusterSettings: [{ name: 'containerInsights', value: 'enabled' }],
});

const trial = new ecs.CfnCluster(stack, 'Trial', { clusterName: 'trial' });

const webTask = new ecs.CfnTaskDefinition(stack, 'WebTask', {
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '1024',
  taskRoleArn: `arn:${stack.partition}:iam::${stack.account}:role/web`,
  executionRoleArn: `arn:${stack.partition}:iam::${stack.account}:role/execution`,
  containerDefinitions: [
    {
      name: 'web',
      image: `${stack.account}.dkr.ecr.${stack.region}.amazonaws.com/release:1.4.2`,
      essential: true,
      readonlyRootFilesystem: true,
      user: '1000',
      portMappings: [{ containerPort: 8443 }],
      environment: [{ name: 'LOG_LEVEL', value: 'info' }],
    },
  ],
  volumes: [
    {
      name: 'files',
      efsVolumeConfiguration: {
        filesystemId: sharedFiles.ref,
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: appFiles.ref, iam: 'ENABLED' },
      },
    },
  ],
});

const agentTask = new ecs.CfnTaskDefinition(stack, 'AgentTask', {
  family: 'agent',
  networkMode: 'host',
  pidMode: 'host',
  taskRoleArn: `arn:${stack.partition}:iam::${stack.account}:role/agent`,
  executionRoleArn: `arn:${stack.partition}:iam::${stack.account}:role/agent`,
  containerDefinitions: [
    {
      name: 'agent',
      image: `${stack.account}.dkr.ecr.${stack.region}.amazonaws.com/nightly:latest`,
      essential: true,
      memory: 256,
      privileged: true,
    },
  ],
  volumes: [{ name: 'files', efsVolumeConfiguration: { filesystemId: oldFiles.ref } }],
});

new ecs.CfnService(stack, 'WebService', {
  serviceName: 'web',
  cluster: services.ref,
  taskDefinition: webTask.ref,
  launchType: 'FARGATE',
  platformVersion: 'LATEST',
  desiredCount: 2,
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: ['subnet-0123456789abcdef0'],
      securityGroups: ['sg-0123456789abcdef0'],
      assignPublicIp: 'DISABLED',
    },
  },
});

new ecs.CfnService(stack, 'TrialService', {
  serviceName: 'trial',
  cluster: trial.attrArn,
  taskDefinition: agentTask.ref,
  launchType: 'FARGATE',
  platformVersion: '1.3.0',
  desiredCount: 1,
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-0123456789abcdef0'], assignPublicIp: 'ENABLED' },
  },
});

new batch.CfnJobDefinition(stack, 'RenderJob', {
  jobDefinitionName: 'render',
  type: 'container',
  platformCapabilities: ['EC2'],
  containerProperties: {
    image: `${stack.account}.dkr.ecr.${stack.region}.amazonaws.com/release:1.4.2`,
    command: ['render', '--all'],
    privileged: false,
    resourceRequirements: [{ type: 'VCPU', value: '2' }, { type: 'MEMORY', value: '4096' }],
  },
});

new batch.CfnJobDefinition(stack, 'DiskJob', {
  jobDefinitionName: 'disk',
  type: 'container',
  containerProperties: {
    image: `${stack.account}.dkr.ecr.${stack.region}.amazonaws.com/nightly:latest`,
    privileged: true,
    resourceRequirements: [{ type: 'VCPU', value: '1' }, { type: 'MEMORY', value: '512' }],
  },
});

