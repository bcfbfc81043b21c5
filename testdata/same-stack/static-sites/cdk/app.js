const {
  App, Duration, Stack, Fn,
  aws_iam: iam,
  aws_kms: kms,
  aws_s3: s3,
} = require('aws-cdk-lib');

const app = new App();
const stack = new Stack(app, 'StaticSites', {
  env: { account: '111122223333', region: 'eu-central-1' },
});

const contentKey = new kms.Key(stack, 'ContentKey', {
  description: 'Objects of the sites',
  enableKeyRotation: true,
});

const accessLogs = new s3.CfnBucket(stack, 'AccessLogs', {
  bucketName: 'example-access-logs',
  accessControl: 'LogDeliveryWrite',
  ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerPreferred' }] },
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  lifecycleConfiguration: {
    rules: [
      {
        id: 'expire',
        status: 'Enabled',
        prefix: '',
        expirationInDays: 400,
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
    ],
  },
});

const content = new s3.CfnBucket(stack, 'Content', {
  bucketName: 'example-content',
  bucketEncryption: {
    serverSideEncryptionConfiguration: [
      {
        bucketKeyEnabled: true,
        serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: contentKey.keyArn },
      },
    ],
  },
  versioningConfiguration: { status: 'Enabled' },
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
  loggingConfiguration: { destinationBucketName: accessLogs.ref, logFilePrefix: 'content/' },
  lifecycleConfiguration: {
    rules: [
      {
        id: 'uploads',
        status: 'Enabled',
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  notificationConfiguration: { eventBridgeConfiguration: { eventBridgeEnabled: true } },
  replicationConfiguration: {
    role: 'arn:aws:iam::111122223333:role/replication',
    rules: [
      {
        id: 'all',
        status: 'Enabled',
        prefix: '',
        destination: { bucket: 'arn:aws:s3:::example-content-copy' },
      },
    ],
  },
});

new s3.CfnBucketPolicy(stack, 'ContentPolicy', {
  bucket: content.ref,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [content.attrArn, `${content.attrArn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'Cdn',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: `${content.attrArn}/*`,
        Condition: {
          StringEquals: {
            'AWS:SourceArn': `arn:${stack.partition}:cloudfront::${stack.account}:distribution/E1A2B3C4D5E6F7`,
          },
        },
      },
    ],
  },
});

const oldSite = new s3.Bucket(stack, 'OldSite', {
  bucketName: 'example-old-site',
  accessControl: s3.BucketAccessControl.PUBLIC_READ,
  objectOwnership: s3.ObjectOwnership.OBJECT_WRITER,
  blockPublicAccess: new s3.BlockPublicAccess({
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
  }),
  websiteIndexDocument: 'index.html',
});
oldSite.addToResourcePolicy(new iam.PolicyStatement({
  principals: [new iam.AnyPrincipal()],
  actions: ['s3:GetObject', 's3:ListBucket'],
  resources: [oldSite.bucketArn, oldSite.arnForObjects('*')],
}));

new s3.Bucket(stack, 'Dropbox', {
  bucketName: 'example-dropbox',
  accessControl: s3.BucketAccessControl.PUBLIC_READ_WRITE,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
});

// Constructs of the second level, where they give the same.
new s3.Bucket(stack, 'Assets', {
  bucketName: 'assets.example.com',
  encryption: s3.BucketEncryption.KMS_MANAGED,
  lifecycleRules: [{ id: 'expire', prefix: 'tmp/', expiration: Duration.days(30) }],
  blockPublicAccess: new s3.BlockPublicAccess({
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: false,
  }),
});

new s3.Bucket(stack, 'Scratch');

new s3.CfnAccessPoint(stack, 'Partners', {
  bucket: content.ref,
  name: 'partners',
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: false,
    ignorePublicAcls: true,
    restrictPublicBuckets: false,
  },
});

new s3.CfnAccessPoint(stack, 'Editors', {
  bucket: content.ref,
  name: 'editors',
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
});

