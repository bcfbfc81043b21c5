// Stacks within a stack, two levels deep; tags by aspects; metadata of other tools; policies of deletion by hand.
const { App, Aspects, Annotations, CfnDeletionPolicy, CfnParameter, CfnResource, NestedStack, RemovalPolicy, Stack, Tags } = require('aws-cdk-lib');
const s3 = require('aws-cdk-lib/aws-s3');
const sqs = require('aws-cdk-lib/aws-sqs');
const ec2 = require('aws-cdk-lib/aws-ec2');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');

class Deeper extends NestedStack {
  constructor(scope, id, props) {
    super(scope, id, props);
    new ec2.CfnSecurityGroup(this, 'Group', {
      groupDescription: 'deep down',
      vpcId: props.network,
      securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 3389, toPort: 3389, cidrIp: props.cidr, description: 'desktop' }],
    });
    this.bucket = new s3.Bucket(this, 'Archive', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
  }
}

class Storage extends NestedStack {
  constructor(scope, id, props) {
    super(scope, id, props);
    this.queue = new sqs.Queue(this, 'Jobs');
    new Deeper(this, 'Deeper', { network: props.network, cidr: props.cidr });
  }
}

class Main extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const cidr = new CfnParameter(this, 'Cidr', { type: 'String', default: '0.0.0.0/0' });
    const storage = new Storage(this, 'Storage', { network: 'vpc-0a1b2c3d4e5f60718', cidr: cidr.valueAsString, parameters: {} });
    const table = new dynamodb.CfnTable(this, 'Table', {
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
      billingMode: 'PAY_PER_REQUEST',
    });
    table.cfnOptions.deletionPolicy = CfnDeletionPolicy.SNAPSHOT;
    table.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    table.cfnOptions.metadata = { owner: 'data team' };
    const bucket = new s3.Bucket(this, 'Bucket');
    // What cdk-nag writes for its suppressions.
    bucket.node.defaultChild.addMetadata('cdk_nag', {
      rules_to_suppress: [{ id: 'AwsSolutions-S1', reason: 'this bucket holds nothing worth a log' }],
    });
    bucket.node.defaultChild.addPropertyOverride('VersioningConfiguration.Status', 'Suspended');
    new CfnResource(this, 'Raw', { type: 'AWS::S3::Bucket', properties: { AccessControl: 'PublicReadWrite' } });
    Annotations.of(this).addWarningV2('shop:open', 'the default of Cidr opens a port to the internet');
    this.queue = storage.queue;
  }
}

class Encrypt {
  visit(node) {
    if (node instanceof sqs.CfnQueue) node.addPropertyOverride('SqsManagedSseEnabled', false);
  }
}

const app = new App();
const main = new Main(app, 'Main', { stackName: 'shop-main', tags: { 'cost-centre': '4711' } });
Tags.of(main).add('team', 'shop');
Aspects.of(main).add(new Encrypt());
