"""Go to definition: within a module, into called ones and back, from values, and in templates."""

import pytest

from trees import TEMPLATES, TERRAFORM, Open


@pytest.fixture
async def terraform(editor):
    return await Open.of(editor, TERRAFORM)


@pytest.fixture
async def templates(editor):
    return await Open.of(editor, TEMPLATES)


@pytest.mark.parametrize(
    ("file", "text", "place", "expected"),
    [
        ("main.tf", "var.env", 5, ("variables.tf", 1, 'variable "env"')),
        ("main.tf", "local.prefix", 8, ("main.tf", 11, "prefix")),
        ("main.tf", "aws_kms_key.key", 14, ("main.tf", 35, 'resource "aws_kms_key" "key"')),
        ("main.tf", "aws.far", 5, ("main.tf", 5, 'provider "aws"')),
        ("main.tf", "data.aws_caller_identity.me", 26, ("main.tf", 37, 'data "aws_caller_identity" "me"')),
        ("main.tf", "module.site", 9, ("main.tf", 39, 'module "site"')),
        ("main.tf", "./modules/site", 5, ("modules/site/main.tf", 1, "")),
        ("main.tf", "acl      =", 1, ("modules/site/io.tf", 1, 'variable "acl"')),
        ("main.tf", "].domain", 4, ("modules/site/io.tf", 7, 'output "domain"')),
        ("main.tf", "each.key", 6, ("main.tf", 41, 'for_each = toset(["a", "b"])')),
        ("main.tf", "count.index", 8, ("main.tf", 15, "count    = 7")),
        ("modules/site/main.tf", "var.acl", 5, ("modules/site/io.tf", 1, 'variable "acl"')),
        ("modules/site/main.tf", "aws_s3_bucket.site", 4, ("modules/site/main.tf", 1, 'resource "aws_s3_bucket" "site"')),
        ("prod.tfvars", "env", 1, ("variables.tf", 1, 'variable "env"')),
        ("variables.tf", '"env"', 2, ("variables.tf", 1, 'variable "env"')),
    ],
)
async def test_terraform(terraform, file, text, place, expected):
    assert await terraform.definition(file, text, place) == [expected]


@pytest.mark.parametrize(
    ("file", "text", "place", "expected"),
    [
        ("template.yaml", "!Ref Env", 6, ("template.yaml", 3, "Env")),
        ("template.yaml", "${Env}", 3, ("template.yaml", 3, "Env")),
        ("template.yaml", "!GetAtt Bucket.Arn", 10, ("template.yaml", 17, "Bucket")),
        ("template.yaml", "[Bucket, Arn]", 3, ("template.yaml", 17, "Bucket")),
        ("template.yaml", "DependsOn: Bucket", 13, ("template.yaml", 17, "Bucket")),
        ("template.yaml", "Condition: IsProd", 13, ("template.yaml", 15, "IsProd")),
        ("template.yaml", "!If [IsProd", 7, ("template.yaml", 15, "IsProd")),
        ("template.yaml", "[Sizes", 3, ("template.yaml", 11, "Sizes")),
        ("template.yaml", "./nested.yaml", 4, ("nested.yaml", 1, "")),
        ("template.yaml", "Name: !Ref Secret", 2, ("nested.yaml", 3, "Name")),
        ("template.yaml", "Outputs.Topic", 10, ("nested.yaml", 11, "Topic")),
        ("stack.json", '"Ref": "Zone"', 9, ("stack.json", 3, '"Zone"')),
        ("stack.json", '["Key", "Arn"]', 3, ("stack.json", 6, '"Key"')),
        ("stack.json", '["Key"]', 3, ("stack.json", 6, '"Key"')),
        ("stack.json", "${Key.Arn}", 3, ("stack.json", 6, '"Key"')),
        ("stack.json", '"Condition": "Always"', 15, ("stack.json", 4, '"Always"')),
    ],
)
async def test_templates(templates, file, text, place, expected):
    assert await templates.definition(file, text, place) == [expected]


async def test_nothing_to_go_to(terraform):
    assert await terraform.definition("main.tf", "CKV_AWS_3", 3) == []
    assert await terraform.definition("main.tf", '"postgres"', 3) == []
