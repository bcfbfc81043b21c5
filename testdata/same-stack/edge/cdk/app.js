const cdk = require('aws-cdk-lib');
const certificatemanager = require('aws-cdk-lib/aws-certificatemanager');
const cloudfront = require('aws-cdk-lib/aws-cloudfront');
const kms = require('aws-cdk-lib/aws-kms');
const logs = require('aws-cdk-lib/aws-logs');
const networkfirewall = require('aws-cdk-lib/aws-networkfirewall');
const route53 = require('aws-cdk-lib/aws-route53');
const wafv2 = require('aws-cdk-lib/aws-wafv2');

/** What stands between the internet and the shop. */
class EdgeStack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const wild = new certificatemanager.CfnCertificate(this, 'Wild', { domainName: '*.example.com', validationMethod: 'DNS' });
    new certificatemanager.CfnCertificate(this, 'Names', {
      domainName: 'shop.example.com',
      subjectAlternativeNames: ['*.shop.example.com'],
      validationMethod: 'DNS',
    });
    const www = new certificatemanager.CfnCertificate(this, 'Www', {
      domainName: 'www.example.com',
      subjectAlternativeNames: ['example.com'],
      validationMethod: 'DNS',
    });
    const office = new wafv2.CfnIPSet(this, 'Office', {
      name: 'office',
      scope: 'CLOUDFRONT',
      ipAddressVersion: 'IPV4',
      addresses: ['198.51.100.0/24'],
    });
    new wafv2.CfnWebACL(this, 'Empty', {
      name: 'empty',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'empty', sampledRequestsEnabled: true },
    });
    const limits = new wafv2.CfnWebACL(this, 'Limits', {
      name: 'limits',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: [
        {
          name: 'rate',
          priority: 1,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: 'IP' } },
          visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'rate', sampledRequestsEnabled: true },
        },
        {
          name: 'common',
          priority: 2,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesCommonRuleSet' },
          },
          visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'common', sampledRequestsEnabled: true },
        },
      ],
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'limits', sampledRequestsEnabled: true },
    });
    const shopAcl = new wafv2.CfnWebACL(this, 'ShopAcl', {
      name: 'shop',
      scope: 'CLOUDFRONT',
      defaultAction: { block: {} },
      rules: [
        {
          name: 'inputs',
          priority: 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: 'AWSManagedRulesKnownBadInputsRuleSet',
              ruleActionOverrides: [{ name: 'Host_localhost_HEADER', actionToUse: { count: {} } }],
            },
          },
          visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'inputs', sampledRequestsEnabled: true },
        },
        {
          name: 'office',
          priority: 2,
          action: { allow: {} },
          statement: {
            andStatement: {
              statements: [
                { ipSetReferenceStatement: { arn: office.attrArn } },
                { notStatement: { statement: { geoMatchStatement: { countryCodes: ['KP'] } } } },
              ],
            },
          },
          visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'office', sampledRequestsEnabled: true },
        },
      ],
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'shop', sampledRequestsEnabled: true },
    });
    const edgeKey = new kms.CfnKey(this, 'EdgeKey', {
      description: 'Logs at the edge',
      enableKeyRotation: true,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    });
    const requests = new logs.CfnLogGroup(this, 'Requests', { logGroupName: 'aws-waf-logs-shop', retentionInDays: 400, kmsKeyId: edgeKey.attrArn });
    new wafv2.CfnLoggingConfiguration(this, 'ShopLogging', {
      resourceArn: shopAcl.attrArn,
      logDestinationConfigs: [requests.attrArn],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }],
    });
    const plain = new cloudfront.CfnResponseHeadersPolicy(this, 'Plain', {
      responseHeadersPolicyConfig: { name: 'plain', securityHeadersConfig: { contentTypeOptions: { override: true } } },
    });
    const strict = new cloudfront.CfnResponseHeadersPolicy(this, 'Strict', {
      responseHeadersPolicyConfig: {
        name: 'strict',
        securityHeadersConfig: {
          contentTypeOptions: { override: true },
          frameOptions: { frameOption: 'DENY', override: true },
          strictTransportSecurity: {
            accessControlMaxAgeSec: 63072000,
            includeSubdomains: true,
            preload: true,
            override: true,
          },
        },
      },
    });
    const assets = new cloudfront.CfnOriginAccessControl(this, 'Assets', {
      originAccessControlConfig: {
        name: 'assets',
        originAccessControlOriginType: 's3',
        signingBehavior: 'always',
        signingProtocol: 'sigv4',
      },
    });
    new cloudfront.CfnDistribution(this, 'Legacy', {
      distributionConfig: {
        enabled: true,
        origins: [
          {
            id: 'app',
            domainName: 'origin.example.com',
            customOriginConfig: { originProtocolPolicy: 'match-viewer' },
          },
        ],
        defaultCacheBehavior: {
          targetOriginId: 'app',
          viewerProtocolPolicy: 'allow-all',
          cachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
        },
      },
    });
    const shop = new cloudfront.CfnDistribution(this, 'Shop', {
      distributionConfig: {
        enabled: true,
        ipv6Enabled: true,
        httpVersion: 'http2and3',
        aliases: ['shop.example.com'],
        defaultRootObject: 'index.html',
        webAclId: shopAcl.attrArn,
        priceClass: 'PriceClass_100',
        origins: [
          {
            id: 'assets',
            domainName: 'example-assets.s3.eu-central-1.amazonaws.com',
            originAccessControlId: assets.ref,
            s3OriginConfig: {},
          },
          {
            id: 'app',
            domainName: 'app.example.com',
            originCustomHeaders: [{ headerName: 'x-stage', headerValue: 'prod' }],
            customOriginConfig: {
              httpPort: 80,
              httpsPort: 443,
              originProtocolPolicy: 'https-only',
              originSslProtocols: ['TLSv1.2'],
            },
          },
        ],
        originGroups: {
          quantity: 1,
          items: [
            {
              id: 'either',
              failoverCriteria: { statusCodes: { quantity: 2, items: [500, 502] } },
              members: { quantity: 2, items: [{ originId: 'app' }, { originId: 'assets' }] },
            },
          ],
        },
        defaultCacheBehavior: {
          targetOriginId: 'either',
          viewerProtocolPolicy: 'redirect-to-https',
          allowedMethods: ['GET', 'HEAD'],
          cachedMethods: ['GET', 'HEAD'],
          compress: true,
          cachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
          responseHeadersPolicyId: strict.ref,
        },
        cacheBehaviors: [
          {
            pathPattern: '/api/*',
            targetOriginId: 'app',
            viewerProtocolPolicy: 'https-only',
            allowedMethods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
            cachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          },
        ],
        customErrorResponses: [{ errorCode: 404, responseCode: 200, responsePagePath: '/index.html' }],
        logging: { bucket: 'example-logs.s3.amazonaws.com', includeCookies: false, prefix: 'shop/' },
        restrictions: { geoRestriction: { restrictionType: 'whitelist', locations: ['DE', 'AT'] } },
        viewerCertificate: {
          acmCertificateArn: www.ref,
          minimumProtocolVersion: 'TLSv1.2_2021',
          sslSupportMethod: 'sni-only',
        },
      },
    });
    const partners = new cloudfront.CfnDistribution(this, 'Partners', {
      distributionConfig: {
        enabled: true,
        aliases: ['partners.example.com'],
        defaultRootObject: 'index.html',
        webAclId: limits.attrArn,
        origins: [
          {
            id: 'partners',
            domainName: 'partners.origin.example.com',
            customOriginConfig: { originProtocolPolicy: 'http-only', originSslProtocols: ['TLSv1.2'] },
          },
        ],
        defaultCacheBehavior: {
          targetOriginId: 'partners',
          viewerProtocolPolicy: 'https-only',
          cachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
          responseHeadersPolicyId: plain.attrId,
        },
        cacheBehaviors: [
          {
            pathPattern: '/old/*',
            targetOriginId: 'partners',
            viewerProtocolPolicy: 'allow-all',
            cachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
          },
        ],
        restrictions: { geoRestriction: { restrictionType: 'blacklist', locations: ['KP'] } },
        viewerCertificate: {
          acmCertificateArn: wild.ref,
          minimumProtocolVersion: 'TLSv1_2016',
          sslSupportMethod: 'sni-only',
        },
      },
    });
    new logs.CfnDeliverySource(this, 'PartnersLogs', {
      name: 'partners',
      logType: 'ACCESS_LOGS',
      resourceArn: `arn:aws:cloudfront::${cdk.Aws.ACCOUNT_ID}:distribution/${partners.ref}`,
    });
    new route53.CfnHostedZone(this, 'LegacyZone', { name: 'legacy.example.net', hostedZoneConfig: { comment: 'Nobody signs it' } });
    const shopZone = new route53.CfnHostedZone(this, 'ShopZone', {
      name: 'example.com',
      queryLoggingConfig: { cloudWatchLogsLogGroupArn: requests.attrArn },
    });
    const shopSigningKey = new route53.CfnKeySigningKey(this, 'ShopSigningKey', {
      name: 'shop',
      hostedZoneId: shopZone.ref,
      keyManagementServiceArn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      status: 'ACTIVE',
    });
    const shopSigned = new route53.CfnDNSSEC(this, 'ShopSigned', { hostedZoneId: shopZone.ref });
    shopSigned.addDependency(shopSigningKey);
    new route53.CfnHostedZone(this, 'Inside', {
      name: 'shop.internal',
      vpcs: [{ vpcId: 'vpc-0a1b2c3d4e5f67890', vpcRegion: 'us-east-1' }],
    });
    new route53.CfnRecordSet(this, 'ShopRecord', {
      hostedZoneId: shopZone.ref,
      name: 'shop.example.com',
      type: 'A',
      aliasTarget: {
        dnsName: shop.attrDomainName,
        hostedZoneId: 'Z2FDTNDATAQYW2',
        evaluateTargetHealth: false,
      },
    });
    const inspection = new networkfirewall.CfnFirewallPolicy(this, 'Inspection', {
      firewallPolicyName: 'inspection',
      firewallPolicy: {
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
      },
    });
    new networkfirewall.CfnFirewall(this, 'Open', {
      firewallName: 'open',
      firewallPolicyArn: inspection.ref,
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      subnetMappings: [{ subnetId: 'subnet-0123456789abcdef0' }],
    });
    new networkfirewall.CfnFirewall(this, 'Kept', {
      firewallName: 'kept',
      firewallPolicyArn: inspection.attrFirewallPolicyArn,
      vpcId: 'vpc-0a1b2c3d4e5f67890',
      deleteProtection: true,
      subnetMappings: [{ subnetId: 'subnet-0123456789abcdef0' }],
    });
  }
}

const app = new cdk.App();
new EdgeStack(app, 'Edge', {
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }), env: { region: 'us-east-1' },
});
