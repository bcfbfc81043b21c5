const cdk = require('aws-cdk-lib');
const athena = require('aws-cdk-lib/aws-athena');
const ec2 = require('aws-cdk-lib/aws-ec2');
const emr = require('aws-cdk-lib/aws-emr');
const glue = require('aws-cdk-lib/aws-glue');
const kms = require('aws-cdk-lib/aws-kms');
const redshift = require('aws-cdk-lib/aws-redshift');

class Analytics extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const figures = new kms.CfnKey(this, 'Figures', {
      description: 'Figures of the company',
      enableKeyRotation: true,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: {
              AWS: `arn:${cdk.Aws.PARTITION}:iam::${cdk.Aws.ACCOUNT_ID}:root`,
            },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    });

    const inner = new redshift.CfnClusterSubnetGroup(this, 'Inner', {
      description: 'Private subnets',
      subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'],
    });

    const tls = new redshift.CfnClusterParameterGroup(this, 'Tls', {
      parameterGroupName: 'tls',
      parameterGroupFamily: 'redshift-1.0',
      description: 'TLS for everybody',
      parameters: [{ parameterName: 'require_ssl', parameterValue: 'true' }],
    });

    new redshift.CfnClusterParameterGroup(this, 'Any', {
      parameterGroupName: 'any',
      parameterGroupFamily: 'redshift-1.0',
      description: 'As it comes',
      parameters: [
        {
          parameterName: 'enable_user_activity_logging',
          parameterValue: 'true',
        },
      ],
    });

    const offices = new ec2.CfnSecurityGroup(this, 'Offices', {
      groupDescription: 'Redshift, from anywhere',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      securityGroupIngress: [
        {
          description: 'Redshift',
          ipProtocol: 'tcp',
          fromPort: 5439,
          toPort: 5439,
          cidrIpv6: '::/0',
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

    const warehouse = new redshift.CfnCluster(this, 'Warehouse', {
      clusterIdentifier: 'warehouse',
      dbName: 'figures',
      nodeType: 'ra3.xlplus',
      clusterType: 'multi-node',
      numberOfNodes: 2,
      masterUsername: 'keeper',
      manageMasterPassword: true,
      clusterSubnetGroupName: inner.ref,
      clusterParameterGroupName: tls.ref,
      encrypted: true,
      kmsKeyId: figures.attrArn,
      enhancedVpcRouting: true,
      publiclyAccessible: false,
      automatedSnapshotRetentionPeriod: 14,
      allowVersionUpgrade: true,
      multiAz: true,
      loggingProperties: {
        logDestinationType: 'cloudwatch',
        logExports: ['connectionlog', 'userlog'],
      },
    });
    warehouse.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT);

    const playground = new redshift.CfnCluster(this, 'Playground', {
      clusterIdentifier: 'playground',
      dbName: 'dev',
      nodeType: 'ra3.xlplus',
      clusterType: 'single-node',
      masterUsername: 'keeper',
      manageMasterPassword: true,
      clusterParameterGroupName: 'default.redshift-1.0',
      vpcSecurityGroupIds: [offices.ref],
      encrypted: false,
      publiclyAccessible: true,
      automatedSnapshotRetentionPeriod: 0,
      allowVersionUpgrade: false,
    });
    playground.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const reports = new redshift.CfnCluster(this, 'Reports', {
      clusterIdentifier: 'reports',
      dbName: 'reports',
      nodeType: 'ra3.xlplus',
      clusterType: 'single-node',
      masterUsername: 'keeper',
      manageMasterPassword: true,
      clusterSubnetGroupName: inner.ref,
      loggingProperties: {
        logDestinationType: 's3',
        bucketName: 'example-redshift-logs',
        s3KeyPrefix: 'reports/',
      },
    });
    reports.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);

    const sealed = new emr.CfnSecurityConfiguration(this, 'Sealed', {
      name: 'sealed',
      securityConfiguration: {
        EncryptionConfiguration: {
          EnableInTransitEncryption: true,
          EnableAtRestEncryption: true,
          InTransitEncryptionConfiguration: {
            TLSCertificateConfiguration: {
              CertificateProviderType: 'PEM',
              S3Object: 's3://example-certificates/emr.zip',
            },
          },
          AtRestEncryptionConfiguration: {
            S3EncryptionConfiguration: { EncryptionMode: 'SSE-KMS', AwsKmsKey: 'arn:aws:kms:eu-central-1:111122223333:key/5b1e8c1f-6b1d-4a53-8f7c-3f1f0e8a9d10' },
            LocalDiskEncryptionConfiguration: {
              EncryptionKeyProviderType: 'AwsKms',
              AwsKmsKey: 'arn:aws:kms:eu-central-1:111122223333:key/5b1e8c1f-6b1d-4a53-8f7c-3f1f0e8a9d10',
            },
          },
        },
      },
    });

    new emr.CfnSecurityConfiguration(this, 'Loose', {
      name: 'loose',
      securityConfiguration: {
        EncryptionConfiguration: {
          EnableInTransitEncryption: false,
          EnableAtRestEncryption: false,
        },
      },
    });

    new emr.CfnCluster(this, 'Nightly', {
      name: 'nightly',
      releaseLabel: 'emr-7.5.0',
      applications: [{ name: 'Spark' }],
      serviceRole: 'arn:aws:iam::111122223333:role/emr',
      jobFlowRole: 'emr',
      securityConfiguration: sealed.ref,
      instances: {
        ec2SubnetId: 'subnet-0a1b2c3d4e5f60718',
        masterInstanceGroup: { instanceType: 'm6g.xlarge', instanceCount: 1 },
        coreInstanceGroup: { instanceType: 'm6g.xlarge', instanceCount: 2 },
      },
    });

    new emr.CfnCluster(this, 'Adhoc', {
      name: 'adhoc',
      releaseLabel: 'emr-7.5.0',
      applications: [{ name: 'Spark' }, { name: 'Hive' }],
      serviceRole: 'arn:aws:iam::111122223333:role/emr',
      jobFlowRole: 'emr',
      instances: {
        ec2SubnetId: 'subnet-0a1b2c3d4e5f60718',
        masterInstanceGroup: { instanceType: 'm6g.xlarge', instanceCount: 1 },
      },
    });

    new glue.CfnDataCatalogEncryptionSettings(this, 'Catalog', {
      catalogId: cdk.Aws.ACCOUNT_ID,
      dataCatalogEncryptionSettings: {
        connectionPasswordEncryption: {
          kmsKeyId: figures.attrArn,
          returnConnectionPasswordEncrypted: true,
        },
        encryptionAtRest: { catalogEncryptionMode: 'DISABLED' },
      },
    });

    new glue.CfnDataCatalogEncryptionSettings(this, 'Archive', {
      catalogId: '444455556666',
      dataCatalogEncryptionSettings: {
        connectionPasswordEncryption: {
          kmsKeyId: figures.attrArn,
          returnConnectionPasswordEncrypted: true,
        },
        encryptionAtRest: {
          catalogEncryptionMode: 'SSE-KMS',
          sseAwsKmsKeyId: figures.attrArn,
        },
      },
    });

    const tight = new glue.CfnSecurityConfiguration(this, 'Tight', {
      name: 'tight',
      encryptionConfiguration: {
        cloudWatchEncryption: {
          cloudWatchEncryptionMode: 'SSE-KMS',
          kmsKeyArn: figures.attrArn,
        },
        jobBookmarksEncryption: {
          jobBookmarksEncryptionMode: 'CSE-KMS',
          kmsKeyArn: figures.attrArn,
        },
        s3Encryptions: [{ s3EncryptionMode: 'SSE-KMS', kmsKeyArn: figures.attrArn }],
      },
    });

    new glue.CfnSecurityConfiguration(this, 'Half', {
      name: 'half',
      encryptionConfiguration: {
        cloudWatchEncryption: { cloudWatchEncryptionMode: 'DISABLED' },
        jobBookmarksEncryption: {
          jobBookmarksEncryptionMode: 'CSE-KMS',
          kmsKeyArn: figures.attrArn,
        },
        s3Encryptions: [{ s3EncryptionMode: 'SSE-KMS', kmsKeyArn: figures.attrArn }],
      },
    });

    new glue.CfnSecurityConfiguration(this, 'Bare', {
      name: 'bare',
      encryptionConfiguration: {
        cloudWatchEncryption: {
          cloudWatchEncryptionMode: 'SSE-KMS',
          kmsKeyArn: figures.attrArn,
        },
        jobBookmarksEncryption: {
          jobBookmarksEncryptionMode: 'CSE-KMS',
          kmsKeyArn: figures.attrArn,
        },
      },
    });

    new glue.CfnJob(this, 'Load', {
      name: 'load',
      role: 'arn:aws:iam::111122223333:role/glue',
      securityConfiguration: tight.ref,
      command: {
        name: 'glueetl',
        scriptLocation: 's3://example-scripts/load.py',
      },
    });

    new glue.CfnJob(this, 'Clean', {
      name: 'clean',
      role: 'arn:aws:iam::111122223333:role/glue',
      command: {
        name: 'glueetl',
        scriptLocation: 's3://example-scripts/clean.py',
      },
    });

    new glue.CfnCrawler(this, 'Sales', {
      name: 'sales',
      databaseName: 'sales',
      role: 'arn:aws:iam::111122223333:role/glue',
      crawlerSecurityConfiguration: tight.ref,
      targets: { s3Targets: [{ path: 's3://example-sales/' }] },
    });

    new glue.CfnCrawler(this, 'Clicks', {
      name: 'clicks',
      databaseName: 'clicks',
      role: 'arn:aws:iam::111122223333:role/glue',
      targets: { s3Targets: [{ path: 's3://example-clicks/' }] },
    });

    new athena.CfnWorkGroup(this, 'Finance', {
      name: 'finance',
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        resultConfiguration: {
          outputLocation: 's3://example-results/finance/',
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: figures.attrArn },
        },
      },
    });

    new athena.CfnWorkGroup(this, 'Everybody', {
      name: 'everybody',
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: false,
        resultConfiguration: { outputLocation: 's3://example-results/everybody/' },
      },
    });

    new athena.CfnWorkGroup(this, 'Empty', { name: 'empty' });
  }
}

const app = new cdk.App();
new Analytics(app, 'Analytics', { env: { account: '111122223333', region: 'eu-central-1' } });
