// A cluster of Kubernetes, whose provider functions CDK puts into nested stacks of its own.
const { App, Stack } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const eks = require('aws-cdk-lib/aws-eks');
const iam = require('aws-cdk-lib/aws-iam');
const lambda = require('aws-cdk-lib/aws-lambda');

class Platform extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const layer = lambda.LayerVersion.fromLayerVersionArn(
      this, 'Kubectl', 'arn:aws:lambda:eu-north-1:111122223333:layer:kubectl:1');
    const cluster = new eks.Cluster(this, 'Cluster', {
      version: eks.KubernetesVersion.of('1.31'),
      kubectlLayer: layer,
      vpc: new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 }),
      defaultCapacity: 0,
      endpointAccess: eks.EndpointAccess.PUBLIC,
    });
    cluster.addNodegroupCapacity('Nodes', { instanceTypes: [new ec2.InstanceType('m6i.large')], minSize: 1 });
    cluster.awsAuth.addMastersRole(new iam.Role(this, 'Admin', { assumedBy: new iam.AccountRootPrincipal() }));
  }
}

new Platform(new App(), 'Platform', { env: { account: '111122223333', region: 'eu-north-1' } });
