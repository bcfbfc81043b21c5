const cdk = require('aws-cdk-lib');
const bedrock = require('aws-cdk-lib/aws-bedrock');
const kms = require('aws-cdk-lib/aws-kms');
const sagemaker = require('aws-cdk-lib/aws-sagemaker');

class MachineLearning extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const role = 'arn:aws:iam::111122223333:role/learning';
    const image = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/rank:1';

    const learning = new kms.Key(this, 'Learning', { description: 'Models and what they learn from', enableKeyRotation: true });

    new sagemaker.CfnDomain(this, 'Lab', {
      domainName: 'lab',
      authMode: 'IAM',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      subnetIds: ['subnet-0a1b2c3d4e5f60718'],
      appNetworkAccessType: 'VpcOnly',
      kmsKeyId: learning.keyArn,
      defaultUserSettings: {
        executionRole: role,
        securityGroups: ['sg-0a1b2c3d4e5f60718'],
      },
    });

    new sagemaker.CfnDomain(this, 'Course', {
      domainName: 'course',
      authMode: 'IAM',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      subnetIds: ['subnet-0a1b2c3d4e5f60718'],
      defaultUserSettings: { executionRole: role },
    });

    new sagemaker.CfnNotebookInstance(this, 'Quiet', {
      notebookInstanceName: 'quiet',
      roleArn: role,
      instanceType: 'ml.t3.medium',
      volumeSizeInGb: 20,
      kmsKeyId: learning.keyId,
      subnetId: 'subnet-0a1b2c3d4e5f60718',
      securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
      directInternetAccess: 'Disabled',
      rootAccess: 'Disabled',
      instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: '2' },
    });

    new sagemaker.CfnNotebookInstance(this, 'Loud', {
      notebookInstanceName: 'loud',
      roleArn: role,
      instanceType: 'ml.t3.medium',
    });

    new sagemaker.CfnNotebookInstance(this, 'Chatty', {
      notebookInstanceName: 'chatty',
      roleArn: role,
      instanceType: 'ml.t3.medium',
      directInternetAccess: 'Enabled',
      rootAccess: 'Enabled',
      instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: '1' },
    });

    const rank = new sagemaker.CfnModel(this, 'Rank', {
      modelName: 'rank',
      executionRoleArn: role,
      enableNetworkIsolation: true,
      primaryContainer: {
        image: image,
        modelDataUrl: 's3://example-models/rank.tar.gz',
      },
      vpcConfig: {
        securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
        subnets: ['subnet-0a1b2c3d4e5f60718'],
      },
    });

    const guess = new sagemaker.CfnModel(this, 'Guess', {
      modelName: 'guess',
      executionRoleArn: role,
      primaryContainer: { image: image },
    });

    new sagemaker.CfnEndpointConfig(this, 'Ranking', {
      endpointConfigName: 'ranking',
      kmsKeyId: learning.keyArn,
      productionVariants: [
        {
          variantName: 'main',
          modelName: rank.attrModelName,
          instanceType: 'ml.m5.large',
          initialInstanceCount: 1,
          initialVariantWeight: 1,
        },
      ],
    });

    new sagemaker.CfnEndpointConfig(this, 'Guessing', {
      endpointConfigName: 'guessing',
      productionVariants: [
        {
          variantName: 'main',
          modelName: guess.attrModelName,
          instanceType: 'ml.m5.large',
          initialInstanceCount: 1,
          initialVariantWeight: 1,
        },
      ],
    });

    const manners = new bedrock.CfnGuardrail(this, 'Manners', {
      name: 'manners',
      blockedInputMessaging: 'That is not for here.',
      blockedOutputsMessaging: 'That is not for here.',
      kmsKeyArn: learning.keyArn,
      contentPolicyConfig: {
        filtersConfig: [
          {
            inputStrength: 'HIGH',
            outputStrength: 'HIGH',
            type: 'HATE',
          },
        ],
      },
    });

    new bedrock.CfnAgent(this, 'Clerk', {
      agentName: 'clerk',
      agentResourceRoleArn: role,
      foundationModel: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
      instruction: 'Answer questions about orders, politely and from the catalog alone.',
      customerEncryptionKeyArn: learning.keyArn,
      guardrailConfiguration: {
        guardrailIdentifier: manners.attrGuardrailId,
        guardrailVersion: '1',
      },
    });

    new bedrock.CfnAgent(this, 'Intern', {
      agentName: 'intern',
      agentResourceRoleArn: role,
      foundationModel: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
      instruction: 'Answer whatever is asked, as well as you can and as fast as you can.',
    });
  }
}

const app = new cdk.App();
new MachineLearning(app, 'MachineLearning', { env: { account: '111122223333', region: 'eu-central-1' } });
