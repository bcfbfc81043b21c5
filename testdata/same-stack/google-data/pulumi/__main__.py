"""The same stack as ../terraform, as a Pulumi program."""

import pulumi
import pulumi_gcp as gcp

shop = gcp.sql.DatabaseInstance(
    "shop",
    database_version="MYSQL_8_0",
    deletion_protection=False,
    name="shop",
    region="europe-west3",
    settings={
        "database_flags": [
            {
                "name": "local_infile",
                "value": "on",
            },
        ],
        "ip_configuration": {
            "authorized_networks": [
                {
                    "name": "everyone",
                    "value": "0.0.0.0/0",
                },
            ],
            "ipv4_enabled": True,
        },
        "tier": "db-custom-2-7680",
    },
)

gcp.sql.DatabaseInstance(
    "ledger",
    database_version="POSTGRES_16",
    name="ledger",
    region="europe-west3",
    settings={
        "availability_type": "REGIONAL",
        "backup_configuration": {
            "backup_retention_settings": {
                "retained_backups": 30,
            },
            "enabled": True,
            "location": "eu",
            "point_in_time_recovery_enabled": True,
        },
        "database_flags": [
            {
                "name": "log_min_error_statement",
                "value": "panic",
            },
            {
                "name": "log_min_messages",
                "value": "fatal",
            },
            {
                "name": "log_executor_stats",
                "value": "on",
            },
            {
                "name": "log_parser_stats",
                "value": "on",
            },
            {
                "name": "log_planner_stats",
                "value": "on",
            },
            {
                "name": "log_statement_stats",
                "value": "on",
            },
            {
                "name": "log_min_duration_statement",
                "value": "250",
            },
        ],
        "ip_configuration": {
            "ipv4_enabled": False,
            "private_network": "projects/example-platform/global/networks/main",
            "ssl_mode": "ENCRYPTED_ONLY",
        },
        "tier": "db-custom-4-15360",
    },
)

gcp.sql.DatabaseInstance(
    "erp",
    database_version="SQLSERVER_2019_STANDARD",
    name="erp",
    region="europe-west3",
    settings={
        "database_flags": [
            {
                "name": "contained database authentication",
                "value": "on",
            },
            {
                "name": "external scripts enabled",
                "value": "on",
            },
            {
                "name": "cross db ownership chaining",
                "value": "on",
            },
        ],
        "tier": "db-custom-4-15360",
    },
)

gcp.sql.User(
    "root",
    host="%",
    instance=shop.name,
    name="root",
)

main = gcp.spanner.Instance(
    "main",
    config="regional-europe-west3",
    display_name="main",
    name="main",
    processing_units=100,
)

carts = gcp.spanner.Database(
    "carts",
    deletion_protection=False,
    instance=main.name,
    name="carts",
)

gcp.spanner.DatabaseIAMMember(
    "everyone",
    database=carts.name,
    instance=main.name,
    member="allAuthenticatedUsers",
    role="roles/spanner.databaseReader",
)

gcp.bigtable.Instance(
    "clicks",
    clusters=[
        {
            "cluster_id": "clicks",
            "num_nodes": 3,
            "storage_type": "SSD",
            "zone": "europe-west3-a",
        },
    ],
    deletion_protection=False,
    name="clicks",
)

gcp.redis.Instance(
    "sessions",
    memory_size_gb=4,
    name="sessions",
    region="europe-west3",
)

gcp.redis.Instance(
    "tokens",
    auth_enabled=True,
    memory_size_gb=4,
    name="tokens",
    region="europe-west3",
    transit_encryption_mode="SERVER_AUTHENTICATION",
)

gcp.redis.Cluster(
    "cache",
    name="cache",
    psc_configs=[
        {
            "network": "projects/example-platform/global/networks/main",
        },
    ],
    region="europe-west3",
    shard_count=3,
)

open = gcp.bigquery.Dataset(
    "open",
    accesses=[
        {
            "role": "READER",
            "special_group": "allAuthenticatedUsers",
        },
    ],
    dataset_id="open",
    location="EU",
)

kms_key_ring_data = gcp.kms.KeyRing(
    "data",
    location="europe-west3",
    name="data",
)

kms_crypto_key_data = gcp.kms.CryptoKey(
    "data",
    key_ring=kms_key_ring_data.id,
    name="data",
    rotation_period="7776000s",
)

finance = gcp.bigquery.Dataset(
    "finance",
    dataset_id="finance",
    default_encryption_configuration={
        "kms_key_name": kms_crypto_key_data.id,
    },
    location="EU",
)

gcp.bigquery.DatasetAccess(
    "everyone",
    dataset_id=finance.dataset_id,
    role="READER",
    special_group="allAuthenticatedUsers",
)

gcp.bigquery.DatasetIamMember(
    "everyone",
    dataset_id=finance.dataset_id,
    member="allUsers",
    role="roles/bigquery.dataViewer",
)

gcp.bigquery.Table(
    "visits",
    dataset_id=open.dataset_id,
    deletion_protection=False,
    table_id="visits",
)

nightly = gcp.dataproc.Cluster(
    "nightly",
    name="nightly",
    region="europe-west3",
)

gcp.dataproc.ClusterIAMMember(
    "everyone",
    cluster=nightly.name,
    member="allUsers",
    region="europe-west3",
    role="roles/dataproc.viewer",
)

gcp.dataflow.Job(
    "load",
    name="load",
    region="europe-west3",
    temp_gcs_location="gs://example-temporary/load",
    template_gcs_path="gs://example-templates/load",
)

gcp.datafusion.Instance(
    "join",
    name="join",
    region="europe-west3",
    type="BASIC",
)

downloads = gcp.storage.Bucket(
    "downloads",
    location="EU",
    name="example-downloads",
)

gcp.storage.Bucket(
    "archive",
    encryption={
        "default_kms_key_name": kms_crypto_key_data.id,
    },
    location="EUROPE-WEST3",
    logging={
        "log_bucket": downloads.name,
    },
    name="example-archive",
    public_access_prevention="enforced",
    uniform_bucket_level_access=True,
    versioning={
        "enabled": True,
    },
)

gcp.storage.BucketIAMMember(
    "everyone",
    bucket=downloads.name,
    member="allUsers",
    role="roles/storage.objectViewer",
)

gcp.storage.BucketIAMMember(
    "writers",
    bucket=downloads.name,
    member="allUsers",
    role="roles/storage.objectAdmin",
)

gcp.vertex.AiDataset(
    "images",
    display_name="images",
    metadata_schema_uri="gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml",
    region="europe-west3",
)

gcp.vertex.AiEndpoint(
    "prices",
    display_name="prices",
    location="europe-west3",
    name="1234567890",
)

gcp.vertex.AiFeatureStore(
    "features",
    name="features",
    region="europe-west3",
)

gcp.vertex.AiIndexEndpoint(
    "search",
    display_name="search",
    public_endpoint_enabled=True,
    region="europe-west3",
)

gcp.vertex.AiTensorboard(
    "curves",
    display_name="curves",
    region="europe-west3",
)

gcp.vertex.AiMetadataStore(
    "lineage",
    name="lineage",
    region="europe-west3",
)

gcp.essentialcontacts.DocumentAiWarehouseLocation(
    "contracts",
    access_control_mode="ACL_MODE_DOCUMENT_LEVEL_ACCESS_CONTROL_GCI",
    database_type="DB_INFRA_SPANNER",
    document_creator_default_role="DOCUMENT_ADMIN",
    location="eu",
    project_number="123456789012",
)

gcp.workbench.Instance(
    "desk",
    gce_setup={
        "machine_type": "e2-standard-4",
    },
    location="europe-west3-a",
    name="desk",
)

gcp.tpu.V2Vm(
    "training",
    name="training",
    network_config={
        "enable_external_ips": True,
    },
    runtime_version="tpu-vm-tf-2.13.0",
    zone="europe-west4-a",
)

gcp.essentialcontacts.DocumentAiProcessor(
    "invoices",
    display_name="invoices",
    location="eu",
    type="INVOICE_PROCESSOR",
)

gcp.diagflow.Agent(
    "chat",
    default_language_code="de",
    display_name="chat",
    time_zone="Europe/Berlin",
)

phone = gcp.diagflow.CxAgent(
    "phone",
    default_language_code="de",
    display_name="phone",
    location="europe-west3",
    time_zone="Europe/Berlin",
)

orders = gcp.diagflow.CxWebhook(
    "orders",
    display_name="orders",
    generic_web_service={
        "uri": "https://orders.example.com/hook",
    },
    parent=phone.id,
)
