// A pipeline that brings one stage to two regions and one to another account: nested assemblies.
const { App, Stack, Stage, RemovalPolicy, Tags } = require('aws-cdk-lib');
const s3 = require('aws-cdk-lib/aws-s3');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');
const pipelines = require('aws-cdk-lib/pipelines');

class Data extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const here = this.region === 'us-west-2' || this.region === 'eu-west-1';
    new s3.Bucket(this, 'Uploads', {
      versioned: here,
      enforceSSL: here,
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    });
    new dynamodb.Table(this, 'Items', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      removalPolicy: here ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

class Everything extends Stage {
  constructor(scope, id, props) {
    super(scope, id, props);
    const { account } = props.env;
    const west = new Data(this, 'West', { env: { account, region: 'us-west-2' } });
    const east = new Data(this, 'East', { env: { account, region: 'us-east-2' } });
    east.addDependency(west);
  }
}

class Delivery extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const input = pipelines.CodePipelineSource.connection('example/shop', 'main', {
      connectionArn: 'arn:aws:codeconnections:eu-west-1:111122223333:connection/11112222-3333-4444-5555-666677778888',
    });
    const pipeline = new pipelines.CodePipeline(this, 'Pipeline', {
      synth: new pipelines.ShellStep('Synth', { input, commands: ['npm ci', 'npx cdk synth'] }),
      crossAccountKeys: true,
      enableKeyRotation: true,
    });
    pipeline.addStage(new Everything(this, 'Beta', { env: { account: '111122223333', region: 'us-west-2' } }));
    pipeline.addStage(new Everything(this, 'Live', { env: { account: '444455556666', region: 'us-west-2' }, stageName: 'live' }), {
      pre: [new pipelines.ManualApprovalStep('Approve')],
    });
  }
}

const app = new App();
const delivery = new Delivery(app, 'Delivery', { env: { account: '111122223333', region: 'eu-west-1' } });
Tags.of(delivery).add('team', 'delivery');
