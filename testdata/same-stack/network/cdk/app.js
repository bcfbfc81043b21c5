const {
  App, Stack,
  aws_ec2: ec2,
} = require('aws-cdk-lib');

const app = new App();
const stack = new Stack(app, 'Network', {
  env: { account: '111122223333', region: 'eu-central-1' },
});

const main = new ec2.CfnVPC(stack, 'Main', { cidrBlock: '10.0.0.0/16', enableDnsSupport: true, enableDnsHostnames: true });

new ec2.CfnFlowLog(stack, 'MainTraffic', {
  resourceType: 'VPC',
  resourceId: main.ref,
  trafficType: 'ALL',
  logDestinationType: 's3',
  logDestination: 'arn:aws:s3:::example-flow-logs',
});

const legacy = new ec2.CfnVPC(stack, 'Legacy', { cidrBlock: '10.8.0.0/16' });

new ec2.CfnSubnet(stack, 'Inside', { vpcId: main.ref, cidrBlock: '10.0.0.0/20', availabilityZone: 'eu-central-1a' });

new ec2.CfnSubnet(stack, 'Outside', {
  vpcId: main.ref,
  cidrBlock: '10.0.16.0/20',
  availabilityZone: 'eu-central-1a',
  mapPublicIpOnLaunch: true,
});

new ec2.CfnTransitGateway(stack, 'Hub', { description: 'All networks', autoAcceptSharedAttachments: 'enable' });

new ec2.CfnTransitGateway(stack, 'Spoke', { description: 'Networks of partners', autoAcceptSharedAttachments: 'disable' });

new ec2.CfnVPCEndpointService(stack, 'Orders', {
  networkLoadBalancerArns: [
    'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/orders/0123456789abcdef',
  ],
  acceptanceRequired: false,
});

new ec2.CfnVPCEndpointService(stack, 'Billing', {
  networkLoadBalancerArns: [
    'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/billing/0123456789abcdef',
  ],
  acceptanceRequired: true,
});

const transparent = new ec2.CfnNetworkAcl(stack, 'Transparent', { vpcId: legacy.ref });

new ec2.CfnNetworkAclEntry(stack, 'TransparentIn', {
  networkAclId: transparent.ref,
  ruleNumber: 100,
  egress: false,
  protocol: -1,
  ruleAction: 'allow',
  cidrBlock: '0.0.0.0/0',
});

new ec2.CfnNetworkAclEntry(stack, 'TransparentOut', {
  networkAclId: transparent.ref,
  ruleNumber: 100,
  egress: true,
  protocol: -1,
  ruleAction: 'allow',
  cidrBlock: '0.0.0.0/0',
});

const remote = new ec2.CfnNetworkAcl(stack, 'Remote', { vpcId: main.ref });

new ec2.CfnNetworkAclEntry(stack, 'RemoteSsh', {
  networkAclId: remote.ref,
  ruleNumber: 100,
  protocol: 6,
  ruleAction: 'allow',
  cidrBlock: '0.0.0.0/0',
  portRange: { from: 22, to: 22 },
});

new ec2.CfnNetworkAclEntry(stack, 'RemoteRdp', {
  networkAclId: remote.attrId,
  ruleNumber: 110,
  protocol: 6,
  ruleAction: 'allow',
  ipv6CidrBlock: '::/0',
  portRange: { from: 3389, to: 3389 },
});

new ec2.CfnNetworkAclEntry(stack, 'RemoteFtp', {
  networkAclId: remote.ref,
  ruleNumber: 120,
  protocol: 6,
  ruleAction: 'allow',
  cidrBlock: '0.0.0.0/0',
  portRange: { from: 20, to: 21 },
});

const narrow = new ec2.CfnNetworkAcl(stack, 'Narrow', { vpcId: main.ref });

new ec2.CfnNetworkAclEntry(stack, 'NarrowHttps', {
  networkAclId: narrow.ref,
  ruleNumber: 100,
  protocol: 6,
  ruleAction: 'allow',
  cidrBlock: '0.0.0.0/0',
  portRange: { from: 443, to: 443 },
});

new ec2.CfnNetworkAclEntry(stack, 'NarrowNoSsh', {
  networkAclId: narrow.ref,
  ruleNumber: 90,
  protocol: 6,
  ruleAction: 'deny',
  cidrBlock: '0.0.0.0/0',
  portRange: { from: 22, to: 22 },
});

new ec2.CfnSecurityGroup(stack, 'Bastion', {
  groupName: 'bastion',
  groupDescription: 'Administration from everywhere',
  vpcId: main.ref,
  securityGroupIngress: [
    { description: 'SSH', ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '10.0.0.0/8' },
    { description: 'SSH', ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' },
    { description: 'RDP', ipProtocol: 'tcp', fromPort: 3389, toPort: 3389, cidrIpv6: '::/0' },
  ],
  securityGroupEgress: [
    {
      description: 'Hosts of the network',
      ipProtocol: 'tcp',
      fromPort: 22,
      toPort: 22,
      cidrIp: '10.0.0.0/8',
    },
  ],
});

const website = new ec2.CfnSecurityGroup(stack, 'Website', {
  groupName: 'website',
  groupDescription: 'Web servers',
  vpcId: main.ref,
  securityGroupIngress: [
    { ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '0.0.0.0/0' },
    {
      description: 'HTTPS',
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      cidrIp: '0.0.0.0/0',
    },
  ],
  securityGroupEgress: [{ description: 'Everything', ipProtocol: '-1', cidrIp: '0.0.0.0/0' }],
});

const anything = new ec2.SecurityGroup(stack, 'Anything', {
  vpc: ec2.Vpc.fromVpcAttributes(stack, 'LegacyVpc', { vpcId: legacy.ref, availabilityZones: ['eu-central-1a'] }),
  securityGroupName: 'anything',
  description: 'From the first day',
});
anything.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.allTraffic(), 'All');

const databases = new ec2.CfnSecurityGroup(stack, 'Databases', {
  groupName: 'databases',
  groupDescription: 'Databases, file transfer, names',
  vpcId: main.ref,
  securityGroupEgress: [
    {
      description: 'Answers to the network',
      ipProtocol: 'tcp',
      fromPort: 1024,
      toPort: 65535,
      cidrIp: '10.0.0.0/8',
    },
  ],
});

new ec2.CfnSecurityGroupIngress(stack, 'Mysql', {
  groupId: databases.attrGroupId,
  description: 'MySQL',
  ipProtocol: 'tcp',
  fromPort: 3306,
  toPort: 3306,
  cidrIp: '0.0.0.0/0',
});

new ec2.CfnSecurityGroupIngress(stack, 'Postgres', {
  groupId: databases.attrGroupId,
  description: 'PostgreSQL',
  ipProtocol: 'tcp',
  fromPort: 5432,
  toPort: 5432,
  cidrIp: '0.0.0.0/0',
});

new ec2.CfnSecurityGroupIngress(stack, 'Ftp', {
  groupId: databases.ref,
  description: 'FTP',
  ipProtocol: 'tcp',
  fromPort: 20,
  toPort: 21,
  cidrIp: '0.0.0.0/0',
});

new ec2.CfnSecurityGroupIngress(stack, 'Names', {
  groupId: databases.ref,
  description: 'DNS',
  ipProtocol: 'udp',
  fromPort: 53,
  toPort: 53,
  cidrIpv6: '::/0',
});

new ec2.CfnSecurityGroup(stack, 'Application', {
  groupName: 'application',
  groupDescription: 'Servers behind the website',
  vpcId: main.ref,
  securityGroupIngress: [
    {
      description: 'From the web servers',
      ipProtocol: 'tcp',
      fromPort: 8080,
      toPort: 8080,
      sourceSecurityGroupId: website.attrGroupId,
    },
  ],
  securityGroupEgress: [
    {
      description: 'To the databases',
      ipProtocol: 'tcp',
      fromPort: 5432,
      toPort: 5432,
      cidrIp: main.attrCidrBlock,
    },
  ],
});

new ec2.CfnSecurityGroup(stack, 'SearchNodes', {
  groupName: 'search-nodes',
  groupDescription: 'Search, and what manages it',
  vpcId: main.ref,
  securityGroupIngress: [
    {
      description: 'Search',
      ipProtocol: 'tcp',
      fromPort: 9200,
      toPort: 9300,
      cidrIp: '0.0.0.0/0',
    },
    {
      description: 'Docker',
      ipProtocol: 'tcp',
      fromPort: 2375,
      toPort: 2376,
      cidrIp: '0.0.0.0/0',
    },
  ],
  securityGroupEgress: [
    {
      description: 'Inside',
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      cidrIp: main.attrCidrBlock,
    },
  ],
});

