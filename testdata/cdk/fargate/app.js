// A service of containers behind a load balancer, without an account or region: whatever the command line has.
const { App, Stack, RemovalPolicy } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const ecs = require('aws-cdk-lib/aws-ecs');
const ecr = require('aws-cdk-lib/aws-ecr');
const efs = require('aws-cdk-lib/aws-efs');
const patterns = require('aws-cdk-lib/aws-ecs-patterns');

class Shop extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2 });
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });
    const images = new ecr.Repository(this, 'Images', { imageScanOnPush: true, removalPolicy: RemovalPolicy.RETAIN });
    const service = new patterns.ApplicationLoadBalancedFargateService(this, 'Service', {
      cluster,
      publicLoadBalancer: true,
      desiredCount: 2,
      taskImageOptions: {
        image: ecs.ContainerImage.fromEcrRepository(images, 'stable'),
        containerPort: 8080,
        environment: { STAGE: 'production', DATABASE_PASSWORD: 'correct-horse-battery-staple-42' },
      },
    });
    service.targetGroup.configureHealthCheck({ path: '/health' });
    service.taskDefinition.addContainer('Sidecar', {
      image: ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/nginx:1.27'),
      privileged: false,
      readonlyRootFilesystem: true,
      logging: ecs.LogDriver.awsLogs({ streamPrefix: 'sidecar' }),
    });
    new efs.FileSystem(this, 'Shared', { vpc, encrypted: false, removalPolicy: RemovalPolicy.DESTROY });
  }
}

new Shop(new App(), 'Shop');
