const cdk = require('aws-cdk-lib');
const docdb = require('aws-cdk-lib/aws-docdb');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');
const ec2 = require('aws-cdk-lib/aws-ec2');
const firehose = require('aws-cdk-lib/aws-kinesisfirehose');
const kinesis = require('aws-cdk-lib/aws-kinesis');
const kms = require('aws-cdk-lib/aws-kms');
const opensearch = require('aws-cdk-lib/aws-opensearchservice');
const rds = require('aws-cdk-lib/aws-rds');
const s3 = require('aws-cdk-lib/aws-s3');

/** Constructs of the second level, with what they decide by themselves. */
class Bookings extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'],
      publicSubnetIds: ['subnet-0a1b2c3d4e5f60720', 'subnet-0a1b2c3d4e5f60721'],
    });
    const inside = new ec2.SecurityGroup(this, 'Inside', {
      vpc,
      description: 'Databases, from inside of the VPC',
      allowAllOutbound: false,
    });
    inside.addIngressRule(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.tcp(3306), 'MySQL from the VPC');
    const password = cdk.SecretValue.secretsManager('bookings');
    const key = new kms.Key(this, 'Key', { enableKeyRotation: true });

    new rds.DatabaseInstance(this, 'Rooms', {
      vpc,
      securityGroups: [inside],
      publiclyAccessible: false,
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM),
      credentials: rds.Credentials.fromPassword('rooms', password),
    });

    new rds.DatabaseInstance(this, 'Guests', {
      vpc,
      securityGroups: [inside],
      publiclyAccessible: false,
      engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_0 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M6G, ec2.InstanceSize.LARGE),
      credentials: rds.Credentials.fromPassword('guests', password),
      multiAz: true,
      storageEncryptionKey: key,
      backupRetention: cdk.Duration.days(14),
      deletionProtection: true,
      iamAuthentication: true,
      cloudwatchLogsExports: ['audit', 'error'],
      monitoringInterval: cdk.Duration.seconds(60),
      performanceInsightEncryptionKey: key,
    });

    new rds.DatabaseCluster(this, 'Prices', {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      securityGroups: [inside],
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_08_0 }),
      credentials: rds.Credentials.fromPassword('prices', password),
      writer: rds.ClusterInstance.provisioned('Writer', { publiclyAccessible: true }),
      readers: [rds.ClusterInstance.provisioned('Reader', { publiclyAccessible: false, enablePerformanceInsights: true })],
    });

    new dynamodb.TableV2(this, 'Holds', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
    });
    new dynamodb.TableV2(this, 'Offers', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });

    new docdb.DatabaseCluster(this, 'Descriptions', {
      vpc,
      securityGroup: inside,
      masterUser: { username: 'descriptions', password },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE),
      kmsKey: key,
      exportAuditLogsToCloudWatch: true,
      backup: { retention: cdk.Duration.days(14) },
    });

    new opensearch.Domain(this, 'Finder', {
      version: opensearch.EngineVersion.OPENSEARCH_2_17,
      capacity: { dataNodes: 2, multiAzWithStandbyEnabled: false },
      enforceHttps: true,
      nodeToNodeEncryption: true,
      encryptionAtRest: { enabled: true, kmsKey: key },
    });

    new kinesis.Stream(this, 'Payments', { encryption: kinesis.StreamEncryption.KMS, encryptionKey: key });
    new kinesis.Stream(this, 'Searches', { encryption: kinesis.StreamEncryption.UNENCRYPTED });

    new firehose.DeliveryStream(this, 'Archive', {
      destination: new firehose.S3Bucket(s3.Bucket.fromBucketName(this, 'Lake', 'example-lake'), {
        loggingConfig: new firehose.DisableLogging(),
      }),
      encryption: firehose.StreamEncryption.customerManagedKey(key),
    });
    new firehose.DeliveryStream(this, 'Raw', {
      destination: new firehose.S3Bucket(s3.Bucket.fromBucketName(this, 'Pond', 'example-pond'), {
        loggingConfig: new firehose.DisableLogging(),
      }),
    });
  }
}

const app = new cdk.App();
new Bookings(app, 'Bookings', { env: { account: '111122223333', region: 'eu-central-1' } });
