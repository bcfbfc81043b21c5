// A network with endpoints and flow logs, machines behind a load balancer, a bastion, and rules that are too open.
const { App, Stack, Tags } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const autoscaling = require('aws-cdk-lib/aws-autoscaling');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const logs = require('aws-cdk-lib/aws-logs');
const kms = require('aws-cdk-lib/aws-kms');

class Network extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const key = new kms.Key(this, 'LogKey', { enableKeyRotation: true });
    const flow = new logs.LogGroup(this, 'Flow', { retention: logs.RetentionDays.ONE_YEAR, encryptionKey: key });
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 1,
      flowLogs: { all: { destination: ec2.FlowLogDestination.toCloudWatchLogs(flow), trafficType: ec2.FlowLogTrafficType.ALL } },
      subnetConfiguration: [
        { name: 'public', subnetType: ec2.SubnetType.PUBLIC },
        { name: 'private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      ],
      restrictDefaultSecurityGroup: true,
    });
    this.vpc.addGatewayEndpoint('Objects', { service: ec2.GatewayVpcEndpointAwsService.S3 });
    this.vpc.addInterfaceEndpoint('Images', { service: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER });
  }
}

class Web extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const { vpc } = props;
    const group = new ec2.SecurityGroup(this, 'WebGroup', { vpc, description: 'web servers' });
    group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22), 'shell from anywhere');
    group.addIngressRule(ec2.Peer.ipv4('10.0.0.0/8'), ec2.Port.tcp(8080), 'inside');
    const scaling = new autoscaling.AutoScalingGroup(this, 'Servers', {
      vpc,
      instanceType: new ec2.InstanceType('t3.small'),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      securityGroup: group,
      requireImdsv2: true,
      minCapacity: 2,
      maxCapacity: 4,
      blockDevices: [{ deviceName: '/dev/xvda', volume: autoscaling.BlockDeviceVolume.ebs(20, { encrypted: true }) }],
    });
    const balancer = new elb.ApplicationLoadBalancer(this, 'Balancer', { vpc, internetFacing: true, dropInvalidHeaderFields: true });
    const listener = balancer.addListener('Http', { port: 80 });
    listener.addTargets('Servers', { port: 8080, protocol: elb.ApplicationProtocol.HTTP, targets: [scaling] });
    const bastion = new ec2.Instance(this, 'Bastion', {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      instanceType: new ec2.InstanceType('t3.nano'),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      associatePublicIpAddress: true,
    });
    bastion.connections.allowFromAnyIpv4(ec2.Port.allTraffic());
    new ec2.Volume(this, 'Data', { availabilityZone: `${this.region}a`, size: require('aws-cdk-lib').Size.gibibytes(50), encrypted: false });
  }
}

const app = new App();
const env = { account: '111122223333', region: 'eu-central-1' };
const network = new Network(app, 'Network', { env });
const web = new Web(app, 'Web', { env, vpc: network.vpc });
web.addDependency(network);
Tags.of(app).add('owner', 'platform');
