const cdk = require('aws-cdk-lib');
const cognito = require('aws-cdk-lib/aws-cognito');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');

/** Who may do what. */
class IdentityStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    new iam.CfnOIDCProvider(this, 'Github', {
      url: 'https://token.actions.githubusercontent.com',
      clientIdList: ['sts.amazonaws.com'],
    });
    new iam.CfnRole(this, 'Deployer', {
      roleName: 'deployer',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: {
              Federated: `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`,
            },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": 'sts.amazonaws.com' } },
          },
        ],
      },
      managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      policies: [
        {
          policyName: 'identities',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: ['iam:*'], Resource: '*' }],
          },
        },
      ],
    });
    const release = new iam.CfnRole(this, 'Release', {
      roleName: 'release',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: {
              Federated: `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`,
            },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                "token.actions.githubusercontent.com:aud": 'sts.amazonaws.com',
                "token.actions.githubusercontent.com:sub": 'repo:example/shop:ref:refs/heads/main',
              },
            },
          },
        ],
      },
      policies: [
        {
          policyName: 'artifacts',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['s3:GetObject', 's3:PutObject'],
                Resource: 'arn:aws:s3:::example-artifacts/*',
              },
              {
                Effect: 'Allow',
                Action: 'iam:PassRole',
                Resource: `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:role/worker`,
                Condition: { StringEquals: { "iam:PassedToService": 'ecs-tasks.amazonaws.com' } },
              },
            ],
          },
        },
      ],
    });
    const partner = new iam.CfnRole(this, 'Partner', {
      roleName: 'partner',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
      },
    });
    new iam.CfnRole(this, 'Auditor', {
      roleName: 'auditor',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:${cdk.Aws.PARTITION}:iam::${cdk.Aws.ACCOUNT_ID}:root` },
            Action: 'sts:AssumeRole',
            Condition: { Bool: { "aws:MultiFactorAuthPresent": 'true' } },
          },
        ],
      },
      managedPolicyArns: [`arn:${cdk.Aws.PARTITION}:iam::aws:policy/SecurityAudit`],
    });
    const operators = new iam.CfnGroup(this, 'Operators', {
      groupName: 'operators',
      managedPolicyArns: ['arn:aws:iam::aws:policy/IAMFullAccess'],
      policies: [
        {
          policyName: 'functions',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['lambda:UpdateFunctionCode', 'lambda:AddPermission'],
                Resource: '*',
              },
            ],
          },
        },
      ],
    });
    new iam.CfnManagedPolicy(this, 'Passing', {
      managedPolicyName: 'passing',
      roles: [release.ref],
      groups: [operators.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['ec2:RunInstances', 'iam:PassRole'], Resource: '*' }],
      },
    });
    new iam.CfnManagedPolicy(this, 'Everything', {
      managedPolicyName: 'everything',
      policyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
    });
    new iam.CfnManagedPolicy(this, 'Owner', {
      managedPolicyName: 'owner-of-the-data',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: '*',
            Resource: ['arn:aws:s3:::example-data', 'arn:aws:s3:::example-data/*'],
          },
        ],
      },
    });
    new iam.CfnManagedPolicy(this, 'Reader', {
      managedPolicyName: 'reader-of-the-data',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource: ['arn:aws:s3:::example-data', 'arn:aws:s3:::example-data/*'],
          },
          {
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { Bool: { "aws:SecureTransport": 'false' } },
          },
        ],
      },
    });
    new iam.CfnPolicy(this, 'Reporting', {
      policyName: 'reporting',
      roles: [partner.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 'dynamodb:GetItem', 'dynamodb:PutItem'],
            Resource: '*',
          },
          { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
        ],
      },
    });
    const developers = new iam.CfnGroup(this, 'Developers', { groupName: 'developers' });
    new iam.CfnGroupPolicy(this, 'DevelopersPolicy', {
      policyName: 'logs',
      groupName: developers.ref,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:DescribeLogGroups', 'cloudwatch:GetMetricData'],
            Resource: '*',
          },
        ],
      },
    });
    const robot = new iam.CfnUser(this, 'Robot', {
      userName: 'robot',
      managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      policies: [
        {
          policyName: 'secrets',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
          },
        },
      ],
    });
    new iam.CfnAccessKey(this, 'RobotKey', { userName: robot.ref });
    new iam.CfnAccessKey(this, 'Root', { userName: 'root' });
    new iam.CfnInstanceProfile(this, 'ReleaseProfile', { instanceProfileName: 'release', roles: [release.ref] });
    const data = new kms.CfnKey(this, 'Data', {
      description: 'Data at rest',
      enableKeyRotation: true,
      pendingWindowInDays: 30,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    });
    new kms.CfnAlias(this, 'DataAlias', { aliasName: 'alias/data', targetKeyId: data.ref });
    new kms.CfnKey(this, 'Legacy', { description: 'Nobody knows', enabled: false });
    new kms.CfnKey(this, 'Shared', {
      description: 'For partners',
      enableKeyRotation: true,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
          {
            Effect: 'Allow',
            Principal: '*',
            Action: ['kms:Encrypt', 'kms:Decrypt'],
            Resource: '*',
          },
        ],
      },
    });
    new kms.CfnKey(this, 'Signing', {
      description: 'Signs releases',
      keySpec: 'RSA_2048',
      keyUsage: 'SIGN_VERIFY',
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    });
    const customers = new cognito.CfnUserPool(this, 'Customers', {
      userPoolName: 'customers',
      mfaConfiguration: 'ON',
      enabledMfas: ['SOFTWARE_TOKEN_MFA'],
      policies: {
        passwordPolicy: {
          minimumLength: 14,
          requireLowercase: true,
          requireNumbers: true,
          requireSymbols: true,
          requireUppercase: true,
        },
      },
    });
    const shop = new cognito.CfnUserPoolClient(this, 'Shop', { clientName: 'shop', userPoolId: customers.ref });
    new cognito.CfnIdentityPool(this, 'Guests', { identityPoolName: 'guests', allowUnauthenticatedIdentities: true });
    new cognito.CfnIdentityPool(this, 'CustomersIdentities', {
      identityPoolName: 'customers',
      allowUnauthenticatedIdentities: false,
      cognitoIdentityProviders: [{ clientId: shop.ref, providerName: customers.attrProviderName }],
    });
  }
}

const app = new cdk.App();
new IdentityStack(app, 'Identity', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
