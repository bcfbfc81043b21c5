const cdk = require('aws-cdk-lib');
const cognito = require('aws-cdk-lib/aws-cognito');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');

/** Statements that allow actions on resources. */
const allow = (actions, resources, conditions) => new iam.PolicyStatement({ actions, resources, conditions });

/** Who may do what. */
class IdentityStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    new iam.CfnOIDCProvider(this, 'Github', {
      url: 'https://token.actions.githubusercontent.com',
      clientIdList: ['sts.amazonaws.com'],
    });
    const github = `arn:aws:iam::${this.account}:oidc-provider/token.actions.githubusercontent.com`;

    // Any repository of GitHub may take this role, and it is an administrator's.
    new iam.Role(this, 'Deployer', {
      roleName: 'deployer',
      assumedBy: new iam.WebIdentityPrincipal(github, {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      }),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')],
      inlinePolicies: { identities: new iam.PolicyDocument({ statements: [allow(['iam:*'], ['*'])] }) },
    });

    const release = new iam.Role(this, 'Release', {
      roleName: 'release',
      assumedBy: new iam.WebIdentityPrincipal(github, {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': 'repo:example/shop:ref:refs/heads/main',
        },
      }),
    });
    release.addToPolicy(allow(['s3:GetObject', 's3:PutObject'], ['arn:aws:s3:::example-artifacts/*']));
    release.addToPolicy(
      allow(['iam:PassRole'], [`arn:aws:iam::${this.account}:role/worker`], {
        StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
      }),
    );

    const partner = new iam.Role(this, 'Partner', { roleName: 'partner', assumedBy: new iam.AnyPrincipal() });

    new iam.Role(this, 'Auditor', {
      roleName: 'auditor',
      assumedBy: new iam.AccountRootPrincipal().withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('SecurityAudit')],
    });

    new iam.Role(this, 'Machine', {
      roleName: 'machine',
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSSMManagedInstanceCore'),
        iam.ManagedPolicy.fromAwsManagedPolicyName('IAMFullAccess'),
      ],
      inlinePolicies: { tables: new iam.PolicyDocument({ statements: [allow(['dynamodb:Scan'], ['*'])] }) },
    });

    const operators = new iam.Group(this, 'Operators', {
      groupName: 'operators',
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('IAMFullAccess')],
    });
    // The group's own property, for which the construct has no parameter.
    operators.node.defaultChild.policies = [
      {
        policyName: 'functions',
        policyDocument: new iam.PolicyDocument({
          statements: [allow(['lambda:UpdateFunctionCode', 'lambda:AddPermission'], ['*'])],
        }),
      },
    ];

    new iam.ManagedPolicy(this, 'Passing', {
      managedPolicyName: 'passing',
      roles: [release],
      groups: [operators],
      statements: [allow(['ec2:RunInstances', 'iam:PassRole'], ['*'])],
    });
    new iam.ManagedPolicy(this, 'Everything', { managedPolicyName: 'everything', statements: [allow(['*'], ['*'])] });
    new iam.ManagedPolicy(this, 'Owner', {
      managedPolicyName: 'owner-of-the-data',
      statements: [allow(['*'], ['arn:aws:s3:::example-data', 'arn:aws:s3:::example-data/*'])],
    });
    new iam.ManagedPolicy(this, 'Reader', {
      managedPolicyName: 'reader-of-the-data',
      statements: [
        allow(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::example-data', 'arn:aws:s3:::example-data/*']),
        new iam.PolicyStatement({
          effect: iam.Effect.DENY,
          actions: ['*'],
          resources: ['*'],
          conditions: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ],
    });

    new iam.Policy(this, 'Reporting', {
      policyName: 'reporting',
      roles: [partner],
      statements: [
        allow(['s3:GetObject', 'dynamodb:GetItem', 'dynamodb:PutItem'], ['*']),
        allow(['sts:AssumeRole'], ['*']),
      ],
    });

    const developers = new iam.Group(this, 'Developers', { groupName: 'developers' });
    developers.addToPolicy(allow(['logs:DescribeLogGroups', 'cloudwatch:GetMetricData'], ['*']));

    const robot = new iam.CfnUser(this, 'Robot', {
      userName: 'robot',
      managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      policies: [
        {
          policyName: 'secrets',
          policyDocument: new iam.PolicyDocument({ statements: [allow(['secretsmanager:GetSecretValue'], ['*'])] }),
        },
      ],
    });
    new iam.CfnAccessKey(this, 'RobotKey', { userName: robot.ref });
    new iam.CfnAccessKey(this, 'Root', { userName: 'root' });
    new iam.InstanceProfile(this, 'ReleaseProfile', { instanceProfileName: 'release', role: release });

    const data = new kms.Key(this, 'Data', {
      description: 'Data at rest',
      enableKeyRotation: true,
      pendingWindow: cdk.Duration.days(30),
    });
    data.addAlias('alias/data');
    new kms.CfnKey(this, 'Legacy', { description: 'Nobody knows', enabled: false });
    const shared = new kms.Key(this, 'Shared', { description: 'For partners', enableKeyRotation: true });
    shared.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.StarPrincipal()],
        actions: ['kms:Encrypt', 'kms:Decrypt'],
        resources: ['*'],
      }),
    );
    new kms.Key(this, 'Signing', {
      description: 'Signs releases',
      keySpec: kms.KeySpec.RSA_2048,
      keyUsage: kms.KeyUsage.SIGN_VERIFY,
    });

    const customers = new cognito.UserPool(this, 'Customers', {
      userPoolName: 'customers',
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireDigits: true,
        requireSymbols: true,
        requireUppercase: true,
      },
    });
    const shop = customers.addClient('Shop', { userPoolClientName: 'shop' });
    new cognito.CfnIdentityPool(this, 'Guests', { identityPoolName: 'guests', allowUnauthenticatedIdentities: true });
    new cognito.CfnIdentityPool(this, 'CustomersIdentities', {
      identityPoolName: 'customers',
      allowUnauthenticatedIdentities: false,
      cognitoIdentityProviders: [
        { clientId: shop.userPoolClientId, providerName: customers.userPoolProviderName },
      ],
    });
  }
}

const app = new cdk.App();
new IdentityStack(app, 'Identity', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
