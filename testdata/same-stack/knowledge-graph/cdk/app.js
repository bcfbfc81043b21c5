const cdk = require('aws-cdk-lib');
const dms = require('aws-cdk-lib/aws-dms');
const docdb = require('aws-cdk-lib/aws-docdb');
const kms = require('aws-cdk-lib/aws-kms');
const memorydb = require('aws-cdk-lib/aws-memorydb');
const neptune = require('aws-cdk-lib/aws-neptune');

class KnowledgeGraph extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const subnets = ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'];

    const knowledge = new kms.Key(this, 'Knowledge', { description: 'Documents and graphs', enableKeyRotation: true });

    const audited = new docdb.CfnDBClusterParameterGroup(this, 'Audited', {
      family: 'docdb5.0',
      name: 'audited',
      description: 'TLS and an audit log',
      parameters: { tls: 'enabled', audit_logs: 'all' },
    });

    const quiet = new docdb.CfnDBClusterParameterGroup(this, 'Quiet', {
      family: 'docdb5.0',
      name: 'quiet',
      description: 'For old drivers',
      parameters: { tls: 'disabled', audit_logs: 'disabled' },
    });

    const articles = new docdb.CfnDBCluster(this, 'Articles', {
      dbClusterIdentifier: 'articles',
      engineVersion: '5.0.0',
      masterUsername: 'articles',
      manageMasterUserPassword: true,
      dbClusterParameterGroupName: audited.ref,
      storageEncrypted: true,
      kmsKeyId: knowledge.keyArn,
      backupRetentionPeriod: 14,
      deletionProtection: true,
      enableCloudwatchLogsExports: ['audit', 'profiler'],
    });
    articles.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT);

    new docdb.CfnDBInstance(this, 'ArticlesFirst', {
      dbInstanceIdentifier: 'articles-first',
      dbClusterIdentifier: articles.ref,
      dbInstanceClass: 'db.r6g.large',
      autoMinorVersionUpgrade: true,
    });

    const drafts = new docdb.CfnDBCluster(this, 'Drafts', {
      dbClusterIdentifier: 'drafts',
      masterUsername: 'drafts',
      manageMasterUserPassword: true,
      dbClusterParameterGroupName: quiet.ref,
    });
    drafts.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const notes = new docdb.CfnDBCluster(this, 'Notes', {
      dbClusterIdentifier: 'notes',
      masterUsername: 'notes',
      manageMasterUserPassword: true,
      storageEncrypted: true,
      backupRetentionPeriod: 3,
      deletionProtection: false,
      enableCloudwatchLogsExports: ['profiler'],
    });
    notes.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const people = new neptune.CfnDBCluster(this, 'People', {
      dbClusterIdentifier: 'people',
      storageEncrypted: true,
      kmsKeyId: knowledge.keyArn,
      backupRetentionPeriod: 14,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      iamAuthEnabled: true,
      enableCloudwatchLogsExports: ['audit'],
    });
    people.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT);

    new neptune.CfnDBInstance(this, 'PeopleFirst', {
      dbInstanceIdentifier: 'people-first',
      dbClusterIdentifier: people.ref,
      dbInstanceClass: 'db.r6g.large',
      publiclyAccessible: false,
    });

    const places = new neptune.CfnDBCluster(this, 'Places', { dbClusterIdentifier: 'places', storageEncrypted: false });
    places.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    new neptune.CfnDBInstance(this, 'PlacesFirst', {
      dbInstanceIdentifier: 'places-first',
      dbClusterIdentifier: places.ref,
      dbInstanceClass: 'db.t4g.medium',
      publiclyAccessible: true,
    });

    const history = new neptune.CfnDBCluster(this, 'History', {
      dbClusterIdentifier: 'history',
      snapshotIdentifier: 'arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:history',
      storageEncrypted: false,
      backupRetentionPeriod: 5,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      iamAuthEnabled: true,
      enableCloudwatchLogsExports: ['slowquery'],
    });
    history.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    new memorydb.CfnCluster(this, 'Sessions', {
      clusterName: 'sessions',
      aclName: 'sessions',
      nodeType: 'db.r6g.large',
      numShards: 2,
      securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
      kmsKeyId: knowledge.keyArn,
      tlsEnabled: true,
      snapshotRetentionLimit: 7,
    });

    new memorydb.CfnCluster(this, 'Counters', {
      clusterName: 'counters',
      aclName: 'open-access',
      nodeType: 'db.t4g.small',
      tlsEnabled: false,
    });

    new memorydb.CfnCluster(this, 'Limits', {
      clusterName: 'limits',
      aclName: 'limits',
      nodeType: 'db.t4g.small',
    });

    const movers = new dms.CfnReplicationSubnetGroup(this, 'Movers', {
      replicationSubnetGroupIdentifier: 'movers',
      replicationSubnetGroupDescription: 'Private subnets',
      subnetIds: subnets,
    });

    new dms.CfnReplicationInstance(this, 'Import', {
      replicationInstanceIdentifier: 'import',
      replicationInstanceClass: 'dms.t3.medium',
      allocatedStorage: 50,
      replicationSubnetGroupIdentifier: movers.ref,
      publiclyAccessible: false,
      kmsKeyId: knowledge.keyArn,
      multiAz: true,
    });

    new dms.CfnReplicationInstance(this, 'Rescue', {
      replicationInstanceIdentifier: 'rescue',
      replicationInstanceClass: 'dms.t3.medium',
      allocatedStorage: 50,
      autoMinorVersionUpgrade: false,
    });
  }
}

const app = new cdk.App();
new KnowledgeGraph(app, 'KnowledgeGraph', { env: { account: '111122223333', region: 'eu-central-1' } });
