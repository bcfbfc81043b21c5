const cdk = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const elasticsearch = require('aws-cdk-lib/aws-elasticsearch');
const kms = require('aws-cdk-lib/aws-kms');
const logs = require('aws-cdk-lib/aws-logs');
const opensearchservice = require('aws-cdk-lib/aws-opensearchservice');

class Search extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const index = new kms.Key(this, 'Index', { description: 'Indexes', enableKeyRotation: true });

    const nodes = new ec2.CfnSecurityGroup(this, 'Nodes', {
      groupDescription: 'Nodes, from inside of the VPC',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      securityGroupIngress: [
        {
          description: 'HTTPS from the VPC',
          ipProtocol: 'tcp',
          fromPort: 443,
          toPort: 443,
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

    const audit = new logs.LogGroup(this, 'Audit', {
      logGroupName: 'search-audit',
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: index,
    });

    new opensearchservice.CfnDomain(this, 'Products', {
      domainName: 'products',
      engineVersion: 'OpenSearch_2.17',
      accessPolicies: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:role/shop' },
            Action: 'es:ESHttp*',
            Resource: 'arn:aws:es:eu-central-1:111122223333:domain/products/*',
          },
        ],
      },
      clusterConfig: {
        instanceType: 'r6g.large.search',
        instanceCount: 2,
        zoneAwarenessEnabled: true,
        dedicatedMasterEnabled: true,
        dedicatedMasterType: 'm6g.large.search',
        dedicatedMasterCount: 3,
      },
      ebsOptions: { ebsEnabled: true, volumeSize: 100 },
      vpcOptions: {
        subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'],
        securityGroupIds: [nodes.attrGroupId],
      },
      encryptionAtRestOptions: { enabled: true, kmsKeyId: index.keyId },
      nodeToNodeEncryptionOptions: { enabled: true },
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10',
      },
      advancedSecurityOptions: {
        enabled: true,
        internalUserDatabaseEnabled: true,
        masterUserOptions: {
          masterUserArn: 'arn:aws:iam::111122223333:role/search-admin',
        },
      },
      logPublishingOptions: {
        AUDIT_LOGS: { cloudWatchLogsLogGroupArn: audit.logGroupArn, enabled: true },
        ES_APPLICATION_LOGS: { cloudWatchLogsLogGroupArn: audit.logGroupArn, enabled: true },
      },
    });

    new opensearchservice.CfnDomain(this, 'Bare', { domainName: 'bare' });

    new opensearchservice.CfnDomain(this, 'Hasty', {
      domainName: 'hasty',
      engineVersion: 'OpenSearch_2.17',
      clusterConfig: {
        instanceType: 't3.small.search',
        instanceCount: 3,
        dedicatedMasterEnabled: true,
        dedicatedMasterType: 't3.small.search',
        dedicatedMasterCount: 2,
      },
      vpcOptions: { subnetIds: ['subnet-0a1b2c3d4e5f60718'] },
      encryptionAtRestOptions: { enabled: true },
      nodeToNodeEncryptionOptions: { enabled: false },
      domainEndpointOptions: { tlsSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' },
      advancedSecurityOptions: { enabled: true, internalUserDatabaseEnabled: false },
      logPublishingOptions: {
        AUDIT_LOGS: { cloudWatchLogsLogGroupArn: audit.logGroupArn },
        INDEX_SLOW_LOGS: { cloudWatchLogsLogGroupArn: audit.logGroupArn, enabled: true },
      },
    });

    new elasticsearch.CfnDomain(this, 'Old', {
      domainName: 'old',
      elasticsearchVersion: '7.10',
      elasticsearchClusterConfig: {
        instanceType: 'r5.large.elasticsearch',
        instanceCount: 2,
      },
      ebsOptions: { ebsEnabled: true, volumeSize: 20 },
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07',
      },
      encryptionAtRestOptions: { enabled: false },
      snapshotOptions: { automatedSnapshotStartHour: 3 },
    });

    new elasticsearch.CfnDomain(this, 'Kept', {
      domainName: 'kept',
      elasticsearchVersion: '7.10',
      elasticsearchClusterConfig: {
        instanceType: 'r5.large.elasticsearch',
        instanceCount: 2,
        dedicatedMasterEnabled: true,
        dedicatedMasterType: 'r5.large.elasticsearch',
        dedicatedMasterCount: 3,
      },
      vpcOptions: {
        subnetIds: ['subnet-0a1b2c3d4e5f60718'],
        securityGroupIds: [nodes.attrGroupId],
      },
      encryptionAtRestOptions: { enabled: true, kmsKeyId: index.keyId },
      nodeToNodeEncryptionOptions: { enabled: true },
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07',
      },
      advancedSecurityOptions: {
        enabled: true,
        internalUserDatabaseEnabled: true,
        masterUserOptions: {
          masterUserArn: 'arn:aws:iam::111122223333:role/search-admin',
        },
      },
      logPublishingOptions: {
        AUDIT_LOGS: { cloudWatchLogsLogGroupArn: audit.logGroupArn, enabled: true },
      },
    });
  }
}

const app = new cdk.App();
new Search(app, 'Search', { env: { account: '111122223333', region: 'eu-central-1' } });
