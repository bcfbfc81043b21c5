// Relational databases, one made well and one badly, with secrets that rotate, and a cache.
const { App, Stack, RemovalPolicy, Duration } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const rds = require('aws-cdk-lib/aws-rds');
const kms = require('aws-cdk-lib/aws-kms');
const secrets = require('aws-cdk-lib/aws-secretsmanager');
const elasticache = require('aws-cdk-lib/aws-elasticache');

class Databases extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        { name: 'data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        { name: 'public', subnetType: ec2.SubnetType.PUBLIC },
      ],
    });
    const key = new kms.Key(this, 'Key', { enableKeyRotation: true, alias: 'alias/databases' });
    const orders = new rds.DatabaseCluster(this, 'Orders', {
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('16.4', '16') }),
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      writer: rds.ClusterInstance.serverlessV2('writer', { enablePerformanceInsights: true, performanceInsightEncryptionKey: key }),
      readers: [rds.ClusterInstance.serverlessV2('reader')],
      credentials: rds.Credentials.fromGeneratedSecret('orders', { encryptionKey: key }),
      storageEncrypted: true,
      storageEncryptionKey: key,
      iamAuthentication: true,
      deletionProtection: true,
      backup: { retention: Duration.days(14) },
      cloudwatchLogsExports: ['postgresql'],
      copyTagsToSnapshot: true,
    });
    orders.addRotationSingleUser({ automaticallyAfter: Duration.days(30) });
    const legacy = new rds.DatabaseInstance(this, 'Legacy', {
      engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_0 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.SMALL),
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      publiclyAccessible: true,
      storageEncrypted: false,
      backupRetention: Duration.days(0),
      removalPolicy: RemovalPolicy.DESTROY,
      deletionProtection: false,
      credentials: rds.Credentials.fromPassword('admin', require('aws-cdk-lib').SecretValue.unsafePlainText('Summer-2024-legacy!')),
    });
    legacy.connections.allowDefaultPortFromAnyIpv4('from everywhere');
    new secrets.Secret(this, 'ApiToken', { description: 'a token that nobody rotates' });
    new rds.DatabaseProxy(this, 'Proxy', {
      proxyTarget: rds.ProxyTarget.fromCluster(orders),
      secrets: [orders.secret],
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      requireTLS: false,
    });
    const cacheSubnets = new elasticache.CfnSubnetGroup(this, 'CacheSubnets', {
      description: 'cache',
      subnetIds: vpc.isolatedSubnets.map((subnet) => subnet.subnetId),
    });
    new elasticache.CfnReplicationGroup(this, 'Sessions', {
      replicationGroupDescription: 'sessions',
      engine: 'redis',
      cacheNodeType: 'cache.t4g.micro',
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: false,
      cacheSubnetGroupName: cacheSubnets.ref,
    });
  }
}

new Databases(new App(), 'Databases', { env: { account: '111122223333', region: 'eu-west-1' }, terminationProtection: true });
