"""Hover: values with their instances, why they are not known, where they come from, resources, checks in suppressions."""

import pytest

from trees import TEMPLATES, TERRAFORM, Open


@pytest.fixture
async def terraform(editor):
    return await Open.of(editor, TERRAFORM)


@pytest.fixture
async def templates(editor):
    return await Open.of(editor, TEMPLATES)


async def test_values_of_instances(terraform):
    said, span = await terraform.hover("main.tf", "bucket   =", 2)
    assert span == 'bucket   = "logs-${count.index}"'
    assert "**`bucket`** · string · optional" in said
    assert '`aws_s3_bucket.logs[0]`: `"logs-0"`' in said
    assert "… and 2 more" in said and "logs[6]" not in said


async def test_alternatives_and_checks(terraform):
    said, _ = await terraform.hover("main.tf", "encrypted  ")
    assert '`true` when `var.env is "prod"`' in said and '`false` when `var.env is "dev"`' in said
    assert "[`aws-ebs-volume-unencrypted`](https://" in said and "Read by" in said


async def test_why_it_is_not_known(terraform):
    said, span = await terraform.hover("main.tf", "var.env", 5)
    assert span == "var.env"
    assert "not known: var.env has no value" in said and "Declared in `variables.tf:1`" in said
    assert "](https://example.com" not in said.replace("`![x](https://example.com/x.png`)", ""), "no links of the tree's"
    said, _ = await terraform.hover("main.tf", ".arn", 2)
    assert "aws_kms_key.key.arn" in said and "decided by the provider" in said


async def test_secrets_are_not_shown(terraform):
    for place in (("main.tf", "password  "), ("main.tf", "var.password"), ("variables.tf", '"password"')):
        said, _ = await terraform.hover(*place)
        assert "(sensitive)" in said and "hunter22" not in said


async def test_defaults_and_origin(terraform):
    said, _ = await terraform.hover("main.tf", "publicly_accessible")
    assert "Value: `true`" in said and "Where it is not written, the provider takes `false`" in said
    said, _ = await terraform.hover("modules/site/main.tf", "acl    =")
    assert '`module.site["b"].aws_s3_bucket_acl.site`: `"public-read"`' in said
    assert "argument acl" in said and "main.tf:42" in said
    assert "aws-s3-bucket-acl-public" in said


async def test_resources(terraform):
    said, span = await terraform.hover("main.tf", '"aws_ebs_volume"', 4)
    assert span == 'resource "aws_ebs_volume" "data"'
    assert "`aws_ebs_volume.data`" in said and "Facet: `block_volume`" in said
    assert "`eu-central-1` (Germany), by its `availability_zone`" in said
    assert "aws-ebs-volume-no-customer-key" in said
    said, _ = await terraform.hover("main.tf", '"aws_s3_bucket"', 4)
    assert "7 addresses" in said and "`us-east-1` (United States" in said


async def test_modules(terraform):
    said, span = await terraform.hover("main.tf", "acl      =", 1)
    assert span == "acl" and '`module.site["a"]`: `"private"`' in said and "Declared in `modules/site/io.tf:1`" in said
    said, _ = await terraform.hover("main.tf", "module.site", 8)
    assert "`modules/site`" in said and '`module.site["b"]`' in said
    said, _ = await terraform.hover("main.tf", "].domain", 4)
    assert "known after apply" in said and "bucket_domain_name" in said
    said, _ = await terraform.hover("main.tf", "./modules/site", 4)
    assert "2 resource blocks, 2 variables" in said


async def test_locals_and_values(terraform):
    said, span = await terraform.hover("main.tf", "local.prefix", 8)
    assert span == "local.prefix" and "🦀 ü ${…}" in said
    said, _ = await terraform.hover("prod.tfvars", "env")
    assert "`var.env`" in said and 'In this file: `"prod"`' in said
    said, _ = await terraform.hover("main.tf", "count.index", 2)
    assert "7 instances" in said


async def test_checks_in_suppressions(terraform):
    for place, name in (("aws-ebs-volume-unencrypted", "aws-ebs"), ("CKV_AWS_3", "CKV")):
        said, span = await terraform.hover("main.tf", place, 3)
        assert span == place and place.startswith(name)
        assert "**EBS volume is not encrypted** · high" in said and "*Remedy:*" in said
        assert "The data lies in clear" in said


async def test_templates(templates):
    said, span = await templates.hover("template.yaml", "Encrypted", 3)
    assert span == "Encrypted: !If [IsProd, true, false]"
    assert "boolean" in said and '`true` when `Env is "prod"`' in said and "aws-ebs-volume-unencrypted" in said
    said, _ = await templates.hover("template.yaml", "${Env}", 3)
    assert "parameter · `String`" in said and '`"dev"` when `Env is "dev"`' in said
    said, _ = await templates.hover("template.yaml", "!Ref Secret", 7)
    assert "(sensitive)" in said and "hunter22" not in said
    said, _ = await templates.hover("template.yaml", "Condition: IsProd", 13)
    assert "condition" in said and '`false` when `Env is "dev"`' in said
    said, _ = await templates.hover("template.yaml", "  Bucket:", 4)
    assert "**`AWS::S3::Bucket`** · resource" in said and "Checked as `aws_s3_bucket`" in said and "findings" in said
    said, _ = await templates.hover("stack.json", '"AvailabilityZone"', 4)
    assert 'Value: `"eu-central-1a"`' in said and "default of parameter Zone" in said


async def test_nothing(terraform):
    said, _ = await terraform.hover("main.tf", "\n\nprovider", 1)
    assert said is None


async def test_settings(editor):
    tree = await Open.of(editor, {"main.tf": "", "bartizan.hcl": "# aws-ebs-volume-unencrypted\n"})
    said, span = await tree.hover("bartizan.hcl", "volume", 2)
    assert span == "aws-ebs-volume-unencrypted" and "EBS volume is not encrypted" in said
