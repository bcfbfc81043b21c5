const cdk = require('aws-cdk-lib');
const backup = require('aws-cdk-lib/aws-backup');
const dax = require('aws-cdk-lib/aws-dax');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');
const ec2 = require('aws-cdk-lib/aws-ec2');
const elasticache = require('aws-cdk-lib/aws-elasticache');
const kms = require('aws-cdk-lib/aws-kms');
const rds = require('aws-cdk-lib/aws-rds');

class OrdersDatabase extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const vpc = 'vpc-0a1b2c3d4e5f60718';
    const subnets = ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'];
    const monitoringRole = 'arn:aws:iam::111122223333:role/rds-monitoring';

    const data = new kms.Key(this, 'Data', { description: 'Data of the shop', enableKeyRotation: true });

    const inside = new ec2.CfnSecurityGroup(this, 'Inside', {
      groupDescription: 'Databases, from inside of the VPC',
      vpcId: vpc,
      securityGroupIngress: [
        {
          description: 'PostgreSQL from the VPC',
          ipProtocol: 'tcp',
          fromPort: 5432,
          toPort: 5432,
          cidrIp: '10.0.0.0/16',
        },
      ],
      securityGroupEgress: [
        {
          description: 'Answers to the VPC',
          ipProtocol: 'tcp',
          fromPort: 1024,
          toPort: 65535,
          cidrIp: '10.0.0.0/16',
        },
      ],
    });

    const anybody = new ec2.CfnSecurityGroup(this, 'Anybody', {
      groupDescription: 'Reporting, from anywhere',
      vpcId: vpc,
      securityGroupIngress: [
        {
          description: 'PostgreSQL',
          ipProtocol: 'tcp',
          fromPort: 5432,
          toPort: 5432,
          cidrIp: '0.0.0.0/0',
        },
      ],
      securityGroupEgress: [
        {
          description: 'Answers to the VPC',
          ipProtocol: 'tcp',
          fromPort: 1024,
          toPort: 65535,
          cidrIp: '10.0.0.0/16',
        },
      ],
    });

    const private_ = new rds.CfnDBSubnetGroup(this, 'Private', {
      dbSubnetGroupDescription: 'Private subnets',
      subnetIds: subnets,
    });

    const strict = new rds.CfnDBParameterGroup(this, 'Strict', {
      family: 'postgres16',
      description: 'TLS for everybody',
      parameters: { 'rds.force_ssl': '1' },
    });

    const lax = new rds.CfnDBParameterGroup(this, 'Lax', {
      family: 'postgres16',
      description: 'TLS for who asks for it',
      parameters: { 'rds.force_ssl': '0' },
    });

    const orders = new rds.CfnDBInstance(this, 'Orders', {
      dbInstanceIdentifier: 'orders',
      engine: 'postgres',
      engineVersion: '16.4',
      dbInstanceClass: 'db.m6g.large',
      allocatedStorage: '100',
      dbSubnetGroupName: private_.ref,
      vpcSecurityGroups: [inside.attrGroupId],
      dbParameterGroupName: strict.ref,
      masterUsername: 'orders',
      manageMasterUserPassword: true,
      publiclyAccessible: false,
      storageEncrypted: true,
      kmsKeyId: data.keyArn,
      backupRetentionPeriod: 14,
      multiAz: true,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      caCertificateIdentifier: 'rds-ca-rsa2048-g1',
      enableIamDatabaseAuthentication: true,
      enableCloudwatchLogsExports: ['postgresql', 'upgrade'],
      monitoringInterval: 60,
      monitoringRoleArn: monitoringRole,
      enablePerformanceInsights: true,
      performanceInsightsKmsKeyId: data.keyArn,
    });
    orders.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT);

    const reporting = new rds.CfnDBInstance(this, 'Reporting', {
      dbInstanceIdentifier: 'reporting',
      engine: 'postgres',
      engineVersion: '16.4',
      dbInstanceClass: 'db.t4g.medium',
      allocatedStorage: '50',
      dbSubnetGroupName: private_.ref,
      vpcSecurityGroups: [anybody.attrGroupId],
      dbParameterGroupName: lax.ref,
      masterUsername: 'reporting',
      manageMasterUserPassword: true,
      publiclyAccessible: true,
      storageEncrypted: false,
      backupRetentionPeriod: 0,
      autoMinorVersionUpgrade: false,
      caCertificateIdentifier: 'rds-ca-2019',
    });
    reporting.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const legacy = new rds.CfnDBInstance(this, 'Legacy', {
      dbInstanceIdentifier: 'legacy',
      engine: 'mysql',
      engineVersion: '8.0.45',
      dbInstanceClass: 'db.t4g.medium',
      allocatedStorage: '50',
      dbSubnetGroupName: private_.ref,
      vpcSecurityGroups: [inside.attrGroupId],
      masterUsername: 'legacy',
      manageMasterUserPassword: true,
      publiclyAccessible: false,
      storageEncrypted: true,
      multiAz: true,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      enableIamDatabaseAuthentication: true,
      enableCloudwatchLogsExports: ['audit', 'error'],
      monitoringInterval: 60,
      monitoringRoleArn: monitoringRole,
      enablePerformanceInsights: true,
    });
    legacy.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const replica = new rds.CfnDBInstance(this, 'Replica', {
      dbInstanceIdentifier: 'orders-replica',
      dbInstanceClass: 'db.m6g.large',
      sourceDbInstanceIdentifier: orders.attrDbInstanceArn,
      publiclyAccessible: false,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      enableCloudwatchLogsExports: ['postgresql'],
      monitoringInterval: 60,
      monitoringRoleArn: monitoringRole,
      enablePerformanceInsights: true,
      performanceInsightsKmsKeyId: data.keyArn,
      backupRetentionPeriod: 7,
    });
    replica.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const salesDefaults = new rds.CfnDBClusterParameterGroup(this, 'SalesDefaults', {
      family: 'aurora-mysql8.0',
      description: 'TLS is up to the client',
      parameters: { require_secure_transport: 'OFF' },
    });

    const sales = new rds.CfnDBCluster(this, 'Sales', {
      dbClusterIdentifier: 'sales',
      engine: 'aurora-mysql',
      engineVersion: '8.0.mysql_aurora.3.05.2',
      dbSubnetGroupName: private_.ref,
      vpcSecurityGroupIds: [inside.attrGroupId],
      masterUsername: 'sales',
      manageMasterUserPassword: true,
      storageEncrypted: true,
      kmsKeyId: data.keyArn,
      backupRetentionPeriod: 14,
      backtrackWindow: 86400,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      enableIamDatabaseAuthentication: true,
      enableCloudwatchLogsExports: ['audit', 'error'],
    });
    sales.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT);

    const salesWriter = new rds.CfnDBInstance(this, 'SalesWriter', {
      dbInstanceIdentifier: 'sales-writer',
      dbClusterIdentifier: sales.ref,
      engine: 'aurora-mysql',
      dbInstanceClass: 'db.r6g.large',
      publiclyAccessible: false,
      autoMinorVersionUpgrade: true,
      monitoringInterval: 30,
      monitoringRoleArn: monitoringRole,
      enablePerformanceInsights: true,
      performanceInsightsKmsKeyId: data.keyArn,
    });
    salesWriter.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const trial = new rds.CfnDBCluster(this, 'Trial', {
      dbClusterIdentifier: 'trial',
      engine: 'aurora-mysql',
      dbSubnetGroupName: private_.ref,
      dbClusterParameterGroupName: salesDefaults.ref,
      masterUsername: 'trial',
      manageMasterUserPassword: true,
      storageEncrypted: false,
      backupRetentionPeriod: 0,
    });
    trial.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const trialWriter = new rds.CfnDBInstance(this, 'TrialWriter', {
      dbInstanceIdentifier: 'trial-writer',
      dbClusterIdentifier: trial.ref,
      engine: 'aurora-mysql',
      dbInstanceClass: 'db.t4g.medium',
      publiclyAccessible: true,
      autoMinorVersionUpgrade: false,
    });
    trialWriter.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const catalog = new rds.CfnDBCluster(this, 'Catalog', {
      dbClusterIdentifier: 'catalog',
      engine: 'aurora-postgresql',
      dbSubnetGroupName: private_.ref,
      masterUsername: 'catalog',
      manageMasterUserPassword: true,
      storageEncrypted: true,
      backupRetentionPeriod: 1,
      deletionProtection: true,
      copyTagsToSnapshot: true,
    });
    catalog.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const catalogReader = new rds.CfnDBInstance(this, 'CatalogReader', {
      dbInstanceIdentifier: 'catalog-reader',
      dbClusterIdentifier: catalog.ref,
      engine: 'aurora-postgresql',
      dbInstanceClass: 'db.r6g.large',
      publiclyAccessible: false,
      enablePerformanceInsights: true,
      monitoringInterval: 0,
    });
    catalogReader.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    new rds.CfnGlobalCluster(this, 'World', {
      globalClusterIdentifier: 'world',
      engine: 'aurora-mysql',
      storageEncrypted: false,
    });

    new rds.CfnGlobalCluster(this, 'Planet', {
      globalClusterIdentifier: 'planet',
      engine: 'aurora-mysql',
      storageEncrypted: true,
    });

    new dynamodb.TableV2(this, 'Carts', {
      tableName: 'carts',
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(data),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
    });

    new dynamodb.CfnTable(this, 'Visits', {
      tableName: 'visits',
      billingMode: 'PROVISIONED',
      attributeDefinitions: [
        { attributeName: 'visitor', attributeType: 'S' },
        { attributeName: 'at', attributeType: 'N' },
      ],
      keySchema: [
        { attributeName: 'visitor', keyType: 'HASH' },
        { attributeName: 'at', keyType: 'RANGE' },
      ],
      provisionedThroughput: { readCapacityUnits: 5, writeCapacityUnits: 5 },
      timeToLiveSpecification: { attributeName: 'expires', enabled: true },
    });

    new dynamodb.Table(this, 'Coupons', {
      tableName: 'coupons',
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'code', type: dynamodb.AttributeType.STRING },
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
    });

    new dax.CfnCluster(this, 'CartsCache', {
      clusterName: 'carts',
      iamRoleArn: 'arn:aws:iam::111122223333:role/dax',
      nodeType: 'dax.r5.large',
      replicationFactor: 3,
      clusterEndpointEncryptionType: 'TLS',
      sseSpecification: { sseEnabled: true },
    });

    new dax.CfnCluster(this, 'VisitsCache', {
      clusterName: 'visits',
      iamRoleArn: 'arn:aws:iam::111122223333:role/dax',
      nodeType: 'dax.t3.small',
      replicationFactor: 1,
    });

    new dax.CfnCluster(this, 'CouponsCache', {
      clusterName: 'coupons',
      iamRoleArn: 'arn:aws:iam::111122223333:role/dax',
      nodeType: 'dax.t3.small',
      replicationFactor: 1,
      clusterEndpointEncryptionType: 'NONE',
      sseSpecification: { sseEnabled: false },
    });

    const caches = new elasticache.CfnSubnetGroup(this, 'Caches', {
      cacheSubnetGroupName: 'caches',
      description: 'Private subnets',
      subnetIds: subnets,
    });

    const baskets = new elasticache.CfnReplicationGroup(this, 'Baskets', {
      replicationGroupId: 'baskets',
      replicationGroupDescription: 'Baskets of the shop',
      engine: 'redis',
      cacheNodeType: 'cache.m6g.large',
      numCacheClusters: 2,
      cacheSubnetGroupName: caches.ref,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
      kmsKeyId: data.keyArn,
      userGroupIds: ['shop'],
      snapshotRetentionLimit: 7,
    });
    baskets.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT);

    const prices = new elasticache.CfnReplicationGroup(this, 'Prices', {
      replicationGroupId: 'prices',
      replicationGroupDescription: 'Prices',
      engine: 'redis',
      cacheNodeType: 'cache.t4g.small',
      numCacheClusters: 1,
      automaticFailoverEnabled: false,
      atRestEncryptionEnabled: false,
      transitEncryptionEnabled: false,
    });
    prices.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const hints = new elasticache.CfnReplicationGroup(this, 'Hints', {
      replicationGroupId: 'hints',
      replicationGroupDescription: 'Search hints',
      engine: 'valkey',
      cacheNodeType: 'cache.t4g.small',
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      transitEncryptionEnabled: true,
      userGroupIds: ['shop'],
    });
    hints.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const queue = new elasticache.CfnCacheCluster(this, 'Queue', {
      clusterName: 'queue',
      engine: 'redis',
      cacheNodeType: 'cache.t4g.small',
      numCacheNodes: 1,
      cacheSubnetGroupName: caches.ref,
      snapshotRetentionLimit: 5,
    });
    queue.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const pages = new elasticache.CfnCacheCluster(this, 'Pages', {
      clusterName: 'pages',
      engine: 'redis',
      cacheNodeType: 'cache.t4g.small',
      numCacheNodes: 1,
      autoMinorVersionUpgrade: false,
    });
    pages.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const fragments = new elasticache.CfnCacheCluster(this, 'Fragments', {
      clusterName: 'fragments',
      engine: 'memcached',
      cacheNodeType: 'cache.t4g.small',
      numCacheNodes: 2,
    });
    fragments.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    new backup.CfnBackupVault(this, 'Cellar', {
      backupVaultName: 'cellar',
      encryptionKeyArn: data.keyArn,
    });

    new backup.BackupVault(this, 'Attic', { backupVaultName: 'attic' });
  }
}

const app = new cdk.App();
new OrdersDatabase(app, 'OrdersDatabase', { env: { account: '111122223333', region: 'eu-central-1' } });
