const {
  App, Size, Stack, CfnParameter,
  aws_autoscaling: autoscaling,
  aws_ec2: ec2,
  aws_elasticloadbalancing: elasticloadbalancing,
  aws_elasticloadbalancingv2: elasticloadbalancingv2,
  aws_wafv2: wafv2,
} = require('aws-cdk-lib');

const app = new App();
const stack = new Stack(app, 'WebShop', {
  env: { account: '111122223333', region: 'eu-central-1' },
});

const image = new CfnParameter(stack, 'Image', { type: 'AWS::EC2::Image::Id', default: 'ami-0123456789abcdef0' });

const certificate = new CfnParameter(stack, 'Certificate', { type: 'String', default: 'arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f' });

const storefront = new elasticloadbalancingv2.CfnLoadBalancer(stack, 'Storefront', {
  name: 'storefront',
  scheme: 'internet-facing',
  type: 'application',
  subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  securityGroups: ['sg-0123456789abcdef0'],
  loadBalancerAttributes: [
    { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
    { key: 'deletion_protection.enabled', value: 'true' },
    { key: 'routing.http.desync_mitigation_mode', value: 'strictest' },
    { key: 'access_logs.s3.enabled', value: 'true' },
    { key: 'access_logs.s3.bucket', value: 'example-lb-logs' },
    { key: 'access_logs.s3.prefix', value: 'storefront' },
  ],
});

new wafv2.CfnWebACLAssociation(stack, 'StorefrontFirewall', {
  resourceArn: storefront.ref,
  webAclArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f',
});

const shopServers = new elasticloadbalancingv2.CfnTargetGroup(stack, 'ShopServers', {
  name: 'shop',
  port: 8443,
  protocol: 'HTTPS',
  targetType: 'instance',
  vpcId: 'vpc-0123456789abcdef0',
});

new elasticloadbalancingv2.CfnListener(stack, 'StorefrontHttps', {
  loadBalancerArn: storefront.ref,
  port: 443,
  protocol: 'HTTPS',
  sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  certificates: [{ certificateArn: certificate.valueAsString }],
  defaultActions: [{ type: 'forward', targetGroupArn: shopServers.ref }],
});

new elasticloadbalancingv2.CfnListener(stack, 'StorefrontHttp', {
  loadBalancerArn: storefront.ref,
  port: 80,
  protocol: 'HTTP',
  defaultActions: [
    {
      type: 'redirect',
      redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
    },
  ],
});

const oldShop = new elasticloadbalancingv2.CfnLoadBalancer(stack, 'OldShop', {
  name: 'old-shop',
  subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  loadBalancerAttributes: [{ key: 'routing.http.desync_mitigation_mode', value: 'monitor' }],
});

new elasticloadbalancingv2.CfnListener(stack, 'OldShopHttp', {
  loadBalancerArn: oldShop.ref,
  port: 80,
  protocol: 'HTTP',
  defaultActions: [
    {
      type: 'forward',
      forwardConfig: { targetGroups: [{ targetGroupArn: shopServers.ref, weight: 1 }] },
    },
  ],
});

new elasticloadbalancingv2.CfnListener(stack, 'OldShopHttps', {
  loadBalancerArn: oldShop.attrLoadBalancerArn,
  port: 443,
  protocol: 'HTTPS',
  sslPolicy: 'ELBSecurityPolicy-2016-08',
  certificates: [{ certificateArn: certificate.valueAsString }],
  defaultActions: [{ type: 'forward', targetGroupArn: shopServers.ref }],
});

const stream = new elasticloadbalancingv2.CfnLoadBalancer(stack, 'Stream', {
  name: 'stream',
  scheme: 'internal',
  type: 'network',
  subnets: ['subnet-0123456789abcdef0'],
});

new elasticloadbalancingv2.CfnListener(stack, 'StreamTls', {
  loadBalancerArn: stream.ref,
  port: 8883,
  protocol: 'TLS',
  certificates: [{ certificateArn: certificate.valueAsString }],
  defaultActions: [{ type: 'forward', targetGroupArn: shopServers.ref }],
});

new elasticloadbalancing.CfnLoadBalancer(stack, 'Classic', {
  loadBalancerName: 'classic',
  subnets: ['subnet-0123456789abcdef0'],
  listeners: [
    {
      loadBalancerPort: '80',
      protocol: 'HTTP',
      instancePort: '8080',
      instanceProtocol: 'HTTP',
    },
  ],
});

new elasticloadbalancing.CfnLoadBalancer(stack, 'Internal', {
  loadBalancerName: 'internal',
  scheme: 'internal',
  subnets: ['subnet-0123456789abcdef0'],
  crossZone: true,
  listeners: [
    {
      loadBalancerPort: '443',
      protocol: 'HTTPS',
      instancePort: '8443',
      instanceProtocol: 'HTTPS',
      sslCertificateId: certificate.valueAsString,
    },
  ],
  accessLoggingPolicy: { enabled: true, s3BucketName: 'example-lb-logs', emitInterval: 60 },
});

new ec2.CfnInstance(stack, 'ShopServer', {
  imageId: image.valueAsString,
  instanceType: 'm6i.large',
  iamInstanceProfile: 'shop',
  monitoring: true,
  ebsOptimized: true,
  networkInterfaces: [
    {
      deviceIndex: '0',
      subnetId: 'subnet-0123456789abcdef0',
      groupSet: ['sg-0123456789abcdef0'],
      associatePublicIpAddress: false,
    },
  ],
  metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  blockDeviceMappings: [
    { deviceName: '/dev/xvda', ebs: { volumeType: 'gp3', volumeSize: 30, encrypted: true } },
    { deviceName: '/dev/sdf', ebs: { volumeType: 'gp3', volumeSize: 200, encrypted: true } },
  ],
});

new ec2.CfnInstance(stack, 'TestServer', {
  imageId: image.valueAsString,
  instanceType: 't3.small',
  keyName: 'admin',
  networkInterfaces: [
    {
      deviceIndex: '0',
      subnetId: 'subnet-0123456789abcdef1',
      associatePublicIpAddress: true,
    },
  ],
  blockDeviceMappings: [{ deviceName: '/dev/sdf', ebs: { volumeSize: 100 } }],
});

new ec2.Volume(stack, 'Uploads', {
  availabilityZone: 'eu-central-1a',
  volumeType: ec2.EbsDeviceVolumeType.GP3,
  size: Size.gibibytes(500),
  encrypted: false,
});

new ec2.Volume(stack, 'Archive', {
  availabilityZone: 'eu-central-1a',
  volumeType: ec2.EbsDeviceVolumeType.SC1,
  size: Size.gibibytes(2000),
  encrypted: true,
});

new ec2.CfnVolume(stack, 'SearchIndex', {
  availabilityZone: 'eu-central-1a',
  volumeType: 'io2',
  iops: 4000,
  size: 100,
  encrypted: true,
  kmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
});

const shopFleet = new ec2.CfnLaunchTemplate(stack, 'ShopFleet', {
  launchTemplateName: 'shop-fleet',
  launchTemplateData: {
    imageId: image.valueAsString,
    instanceType: 'm6i.large',
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: 30, encrypted: true } }],
  },
});

new ec2.CfnLaunchTemplate(stack, 'WorkerFleet', {
  launchTemplateName: 'worker-fleet',
  launchTemplateData: {
    imageId: image.valueAsString,
    instanceType: 'c6i.xlarge',
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 2 },
  },
});

new ec2.CfnLaunchTemplate(stack, 'BatchFleet', {
  launchTemplateName: 'batch-fleet',
  launchTemplateData: { imageId: image.valueAsString, instanceType: 'c6i.xlarge' },
});

const oldFleet = new autoscaling.CfnLaunchConfiguration(stack, 'OldFleet', {
  imageId: image.valueAsString,
  instanceType: 't2.medium',
  associatePublicIpAddress: true,
  blockDeviceMappings: [{ deviceName: '/dev/sdf', ebs: { volumeSize: 50, encrypted: false } }],
});

new autoscaling.CfnLaunchConfiguration(stack, 'NewFleet', {
  imageId: image.valueAsString,
  instanceType: 't3.medium',
  associatePublicIpAddress: false,
  metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: 30, encrypted: true } }],
});

new autoscaling.CfnAutoScalingGroup(stack, 'OldServers', {
  autoScalingGroupName: 'old-servers',
  launchConfigurationName: oldFleet.ref,
  minSize: '1',
  maxSize: '4',
  vpcZoneIdentifier: ['subnet-0123456789abcdef0'],
});

new autoscaling.CfnAutoScalingGroup(stack, 'ShopServersGroup', {
  autoScalingGroupName: 'shop-servers',
  minSize: '2',
  maxSize: '8',
  vpcZoneIdentifier: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  launchTemplate: { launchTemplateId: shopFleet.ref, version: '1' },
  tags: [{ key: 'team', value: 'shop', propagateAtLaunch: true }],
});

