"""A store: Oracle's object storage and network, and what runs in a cluster of Kubernetes."""

import pulumi
import pulumi_kubernetes as kubernetes
import pulumi_oci as oci

compartment = "ocid1.compartment.oc1..aaaaaaaaexample"
frankfurt = oci.Provider("frankfurt", region="eu-frankfurt-1", tenancy_ocid="ocid1.tenancy.oc1..aaaaaaaaexample")
there = pulumi.ResourceOptions(provider=frankfurt)

bucket = oci.objectstorage.Bucket(
    "goods", compartment_id=compartment, namespace="acme", access_type="ObjectRead", versioning="Disabled", opts=there
)
network = oci.core.Vcn("store", compartment_id=compartment, cidr_blocks=["10.0.0.0/16"], opts=there)
oci.core.SecurityList(
    "open",
    compartment_id=compartment,
    vcn_id=network.id,
    ingress_security_rules=[
        oci.core.SecurityListIngressSecurityRuleArgs(
            protocol="6",
            source="0.0.0.0/0",
            tcp_options=oci.core.SecurityListIngressSecurityRuleTcpOptionsArgs(min=22, max=22),
        )
    ],
    opts=there,
)
oci.database.AutonomousDatabase(
    "goods",
    compartment_id=compartment,
    db_name="goods",
    admin_password=pulumi.Output.secret("planted-password-of-the-database"),
    is_mtls_connection_required=False,
    opts=there,
)
cluster = kubernetes.Provider("cluster", kubeconfig=pulumi.Output.secret("planted-kubeconfig"))
inside = pulumi.ResourceOptions(provider=cluster)
space = kubernetes.core.v1.Namespace("store", metadata={"name": "store"}, opts=inside)
kubernetes.apps.v1.Deployment(
    "front",
    metadata=kubernetes.meta.v1.ObjectMetaArgs(namespace=space.metadata.name),
    spec=kubernetes.apps.v1.DeploymentSpecArgs(
        selector=kubernetes.meta.v1.LabelSelectorArgs(match_labels={"app": "front"}),
        template=kubernetes.core.v1.PodTemplateSpecArgs(
            metadata=kubernetes.meta.v1.ObjectMetaArgs(labels={"app": "front"}),
            spec=kubernetes.core.v1.PodSpecArgs(
                host_network=True,
                containers=[
                    kubernetes.core.v1.ContainerArgs(
                        name="front",
                        image="nginx:latest",
                        env=[kubernetes.core.v1.EnvVarArgs(name="BUCKET", value=bucket.name)],
                        security_context=kubernetes.core.v1.SecurityContextArgs(privileged=True),
                    )
                ],
            ),
        ),
    ),
    opts=inside,
)
kubernetes.core.v1.Service(
    "front",
    metadata={"namespace": "store"},
    spec={"type": "LoadBalancer", "selector": {"app": "front"}, "ports": [{"port": 80}]},
    opts=inside,
)
pulumi.export("bucket", bucket.bucket_id)
