import pulumi
import pulumi_aws as aws

frankfurt = aws.Provider("frankfurt", region="eu-central-1")


class Desk(pulumi.ComponentResource):
    """What somebody in an office works at."""

    def __init__(self, user, properties, opts=None):
        super().__init__("example:offices:Desk", f"desk-of-{user}", None, opts)
        aws.workspaces.Workspace(
            user,
            directory_id="d-1234567890",
            bundle_id="wsb-0123456789",
            user_name=user,
            opts=pulumi.ResourceOptions(parent=self),
            **properties,
        )


encrypted = {
    "root_volume_encryption_enabled": True,
    "user_volume_encryption_enabled": True,
    "volume_encryption_key": "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "workspace_properties": {
        "compute_type_name": "STANDARD",
        "running_mode": "AUTO_STOP",
        "running_mode_auto_stop_timeout_in_minutes": 60,
    },
}

for user, properties in {"ada": encrypted, "bob": {}}.items():
    Desk(user, properties, opts=pulumi.ResourceOptions(providers=[frankfurt]))

aws.efs.FileSystem(
    "drive",
    creation_token="drive",
    encrypted=True,
)

aws.ebs.Volume(
    "scans",
    availability_zone="eu-central-1a",
    size=200,
    snapshot_id="snap-0123456789abcdef0",
)

aws.ec2.SecurityGroup(
    "printers",
    name="printers",
    description="Printers of the offices",
    vpc_id="vpc-0123456789abcdef0",
    ingress=[
        {
            "description": "Print jobs",
            "protocol": "tcp",
            "from_port": 9100,
            "to_port": 9100,
            "cidr_blocks": ["192.0.2.0/24"],
        },
    ],
    egress=[
        {
            "protocol": "tcp",
            "from_port": 443,
            "to_port": 443,
            "cidr_blocks": ["0.0.0.0/0"],
        },
    ],
)
