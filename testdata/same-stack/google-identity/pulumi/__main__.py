"""The same stack as ../terraform, as a Pulumi program."""

import pulumi
import pulumi_gcp as gcp

gcp.organizations.Project(
    "sandbox",
    auto_create_network=True,
    deletion_policy="DELETE",
    name="sandbox",
    org_id="123456789012",
    project_id="example-sandbox",
)

gcp.projects.IAMAuditConfig(
    "quiet",
    audit_log_configs=[
        {
            "exempted_members": ["user:operator@example.com"],
            "log_type": "DATA_READ",
        },
    ],
    project="example-platform",
    service="allServices",
)

gcp.organizations.IAMMember(
    "owner",
    member="group:administrators@example.com",
    org_id="123456789012",
    role="roles/owner",
)

gcp.organizations.IAMMember(
    "default-account",
    member="serviceAccount:123456789012-compute@developer.gserviceaccount.com",
    org_id="123456789012",
    role="roles/viewer",
)

gcp.organizations.IAMMember(
    "impersonation",
    member="group:deployers@example.com",
    org_id="123456789012",
    role="roles/iam.serviceAccountTokenCreator",
)

gcp.organizations.IAMMember(
    "accounts",
    member="group:deployers@example.com",
    org_id="123456789012",
    role="roles/iam.serviceAccountAdmin",
)

gcp.folder.IAMMember(
    "editor",
    folder="folders/987654321",
    member="group:developers@example.com",
    role="roles/editor",
)

gcp.folder.IAMMember(
    "default-account",
    folder="folders/987654321",
    member="serviceAccount:123456789012-compute@developer.gserviceaccount.com",
    role="roles/logging.viewer",
)

gcp.folder.IAMMember(
    "impersonation",
    folder="folders/987654321",
    member="group:deployers@example.com",
    role="roles/iam.serviceAccountUser",
)

gcp.folder.IAMMember(
    "accounts",
    folder="folders/987654321",
    member="group:deployers@example.com",
    role="roles/iam.serviceAccountKeyAdmin",
)

gcp.projects.IAMMember(
    "editor",
    member="user:someone@gmail.com",
    project="example-platform",
    role="roles/editor",
)

gcp.projects.IAMBinding(
    "everyone",
    members=["allAuthenticatedUsers"],
    project="example-platform",
    role="roles/browser",
)

gcp.projects.IAMMember(
    "default-account",
    member="serviceAccount:example-platform@appspot.gserviceaccount.com",
    project="example-platform",
    role="roles/logging.viewer",
)

gcp.projects.IAMMember(
    "impersonation",
    member="group:deployers@example.com",
    project="example-platform",
    role="roles/iam.serviceAccountTokenCreator",
)

service_account_deployer = gcp.serviceaccount.Account(
    "deployer",
    account_id="deployer",
)

gcp.projects.IAMMember(
    "accounts",
    member=service_account_deployer.member,
    project="example-platform",
    role="roles/iam.serviceAccountAdmin",
)

storage = gcp.projects.IAMMember(
    "storage",
    member="serviceAccount:backup@example-platform.iam.gserviceaccount.com",
    project="example-platform",
    role="roles/storage.admin",
)

gcp.projects.IAMMember(
    "reader",
    member="group:developers@example.com",
    project="example-platform",
    role="roles/logging.viewer",
)

gcp.serviceaccount.Key(
    "deployer",
    service_account_id=service_account_deployer.name,
)

gcp.serviceaccount.IAMMember(
    "everyone",
    member="allAuthenticatedUsers",
    role="roles/iam.serviceAccountUser",
    service_account_id=service_account_deployer.name,
)

github = gcp.iam.WorkloadIdentityPool(
    "github",
    workload_identity_pool_id="github",
)

gcp.iam.WorkloadIdentityPoolProvider(
    "anyone",
    attribute_mapping={
        "google.subject": "assertion.sub",
    },
    oidc={
        "issuer_uri": "https://token.actions.githubusercontent.com",
    },
    workload_identity_pool_id=github.workload_identity_pool_id,
    workload_identity_pool_provider_id="anyone",
)

gcp.iam.WorkloadIdentityPoolProvider(
    "ours",
    attribute_condition="assertion.repository_owner_id == '4242' && assertion.repository == 'example/platform'",
    attribute_mapping={
        "attribute.repository": "assertion.repository",
        "google.subject": "assertion.sub",
    },
    oidc={
        "issuer_uri": "https://token.actions.githubusercontent.com",
    },
    workload_identity_pool_id=github.workload_identity_pool_id,
    workload_identity_pool_provider_id="ours",
)

gcp.projects.ApiKey(
    "maps",
    display_name="maps",
    name="maps",
)

main = gcp.kms.KeyRing(
    "main",
    location="europe-west3",
    name="main",
)

gcp.kms.KeyRingIAMMember(
    "everyone",
    key_ring_id=main.id,
    member="allAuthenticatedUsers",
    role="roles/cloudkms.viewer",
)

slow = gcp.kms.CryptoKey(
    "slow",
    key_ring=main.id,
    name="slow",
    rotation_period="31536000s",
)

gcp.kms.CryptoKey(
    "never",
    key_ring=main.id,
    name="never",
)

good = gcp.kms.CryptoKey(
    "good",
    key_ring=main.id,
    name="good",
    rotation_period="7776000s",
    version_template={
        "algorithm": "GOOGLE_SYMMETRIC_ENCRYPTION",
        "protection_level": "HSM",
    },
)

gcp.kms.CryptoKeyIAMBinding(
    "everyone",
    crypto_key_id=slow.id,
    members=["allUsers"],
    role="roles/cloudkms.cryptoKeyEncrypterDecrypter",
)

open = gcp.secretmanager.Secret(
    "open",
    replication={
        "auto": {},
    },
    secret_id="open",
)

gcp.secretmanager.Secret(
    "closed",
    replication={
        "user_managed": {
            "replicas": [
                {
                    "customer_managed_encryption": {
                        "kms_key_name": good.id,
                    },
                    "location": "europe-west3",
                },
            ],
        },
    },
    secret_id="closed",
)

gcp.secretmanager.SecretIamMember(
    "everyone",
    member="allUsers",
    role="roles/secretmanager.secretAccessor",
    secret_id=open.id,
)

orders = gcp.pubsub.Topic(
    "orders",
    name="orders",
)

gcp.pubsub.Topic(
    "payments",
    kms_key_name=good.id,
    name="payments",
)

gcp.pubsub.TopicIAMMember(
    "everyone",
    member="allUsers",
    role="roles/pubsub.publisher",
    topic=orders.name,
)

order = gcp.pubsub.Schema(
    "order",
    name="order",
    type="AVRO",
)

gcp.pubsub.SchemaIamMember(
    "everyone",
    member="allUsers",
    role="roles/viewer",
    schema=order.name,
)

gcp.endpoints.ServiceIamMember(
    "everyone",
    member="allUsers",
    role="roles/servicemanagement.serviceConsumer",
    service_name="orders.endpoints.example-platform.cloud.goog",
)

gcp.logging.ProjectBucketConfig(
    "short",
    bucket_id="short",
    location="europe-west3",
    project="example-platform",
    retention_days=7,
)

logs = gcp.storage.Bucket(
    "logs",
    location="EUROPE-WEST3",
    name="example-logs",
    public_access_prevention="enforced",
    uniform_bucket_level_access=True,
    versioning={
        "enabled": True,
    },
)

gcp.logging.ProjectSink(
    "everything",
    destination=pulumi.Output.concat("storage.googleapis.com/", logs.name),
    name="everything",
)
