"""A lake of data in Python: delivery streams, a catalogue, a search domain, a warehouse."""

import aws_cdk as cdk
from aws_cdk import (
    aws_athena as athena,
    aws_glue as glue,
    aws_iam as iam,
    aws_kinesisfirehose as firehose,
    aws_opensearchservice as opensearch,
    aws_redshift as redshift,
    aws_s3 as s3,
)
from constructs import Construct


class Lake(cdk.Stack):
    def __init__(self, scope: Construct, name: str, **kwargs) -> None:
        super().__init__(scope, name, **kwargs)
        lake = s3.Bucket(
            self,
            "Raw",
            encryption=s3.BucketEncryption.KMS_MANAGED,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
            versioned=True,
        )
        role = iam.Role(self, "Delivery", assumed_by=iam.ServicePrincipal("firehose.amazonaws.com"))
        lake.grant_write(role)
        firehose.CfnDeliveryStream(
            self,
            "Events",
            delivery_stream_type="DirectPut",
            s3_destination_configuration=firehose.CfnDeliveryStream.S3DestinationConfigurationProperty(
                bucket_arn=lake.bucket_arn, role_arn=role.role_arn
            ),
        )
        glue.CfnDatabase(
            self,
            "Catalogue",
            catalog_id=self.account,
            database_input=glue.CfnDatabase.DatabaseInputProperty(name="events"),
        )
        athena.CfnWorkGroup(
            self,
            "Analysts",
            name="analysts",
            work_group_configuration=athena.CfnWorkGroup.WorkGroupConfigurationProperty(
                enforce_work_group_configuration=False,
                result_configuration=athena.CfnWorkGroup.ResultConfigurationProperty(
                    output_location=f"s3://{lake.bucket_name}/results/"
                ),
            ),
        )
        opensearch.Domain(
            self,
            "Search",
            version=opensearch.EngineVersion.OPENSEARCH_2_17,
            encryption_at_rest=opensearch.EncryptionAtRestOptions(enabled=True),
            node_to_node_encryption=False,
            enforce_https=False,
            access_policies=[
                iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["es:*"], resources=["*"])
            ],
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
        password = cdk.CfnParameter(self, "WarehousePassword", no_echo=True)
        redshift.CfnCluster(
            self,
            "Warehouse",
            cluster_type="multi-node",
            number_of_nodes=2,
            db_name="events",
            master_username="analyst",
            master_user_password=password.value_as_string,
            node_type="ra3.xlplus",
            publicly_accessible=True,
            encrypted=False,
        )


app = cdk.App()
Lake(app, "Lake", env=cdk.Environment(account="111122223333", region="eu-central-1"), tags={"team": "analytics"})
app.synth()
