"""References: all uses, across modules, files of values and templates."""

import pytest

from trees import TEMPLATES, TERRAFORM, Open


@pytest.fixture
async def terraform(editor):
    return await Open.of(editor, TERRAFORM)


@pytest.fixture
async def templates(editor):
    return await Open.of(editor, TEMPLATES)


async def test_a_variable(terraform):
    uses = [
        ("main.tf", 11, "var.env"),
        ("main.tf", 23, "var.env"),
        ("prod.tfvars", 1, "env"),
        ("variables.tf", 5, "var.env"),
    ]
    declaration = ("variables.tf", 1, 'variable "env"')
    for place in (("main.tf", "var.env", 5), ("variables.tf", '"env"', 2), ("prod.tfvars", "env", 1)):
        assert await terraform.references(*place) == sorted([*uses, declaration])
        assert await terraform.references(*place, declaration=False) == uses


async def test_across_modules(terraform):
    expected = [
        ("main.tf", 42, "acl"),
        ("modules/site/io.tf", 1, 'variable "acl"'),
        ("modules/site/main.tf", 7, "var.acl"),
    ]
    for place in (("main.tf", "acl      =", 1), ("modules/site/io.tf", '"acl"', 2), ("modules/site/main.tf", "var.acl", 5)):
        assert await terraform.references(*place) == expected
    outputs = [("main.tf", 47, ".domain"), ("modules/site/io.tf", 7, 'output "domain"')]
    assert await terraform.references("modules/site/io.tf", '"domain"', 2) == outputs
    assert await terraform.references("main.tf", "].domain", 4) == outputs


async def test_resources_of_one_name(terraform):
    # `aws_s3_bucket.site` of the module, and neither the call of that name nor `aws_s3_bucket_acl.site`.
    assert await terraform.references("modules/site/main.tf", '"aws_s3_bucket" "site"', 18) == [
        ("modules/site/io.tf", 8, "aws_s3_bucket.site"),
        ("modules/site/main.tf", 1, 'resource "aws_s3_bucket" "site"'),
        ("modules/site/main.tf", 6, "aws_s3_bucket.site"),
    ]


async def test_unsaved_text_counts(terraform):
    more = TERRAFORM["main.tf"] + "\nlocals {\n  more = var.env\n}\n"
    terraform.files = {**terraform.files, "main.tf": more}
    from lsprotocol import types

    terraform.editor.change("main.tf", 2, types.TextDocumentContentChangeWholeDocument(text=more))
    await terraform.editor.diagnostics("main.tf", 2)
    line = more.count("\n") - 1
    assert ("main.tf", line, "var.env") in await terraform.references("variables.tf", '"env"', 2)


async def test_templates(templates):
    assert await templates.references("template.yaml", "  Bucket:", 4) == [
        ("template.yaml", 17, "Bucket"),
        ("template.yaml", 24, "Bucket"),
        ("template.yaml", 31, "Bucket"),
        ("template.yaml", 34, "Bucket"),
    ]
    assert await templates.references("nested.yaml", "!Ref Name", 6) == [
        ("nested.yaml", 3, "Name"),
        ("nested.yaml", 9, "Name"),
        ("template.yaml", 40, "Name"),
    ]
    assert await templates.references("stack.json", '"Key":', 2) == [
        ("stack.json", 6, '"Key"'),
        ("stack.json", 10, "Key"),
        ("stack.json", 14, "Key"),
        ("stack.json", 15, "Key"),
    ]


async def test_nothing(terraform):
    assert await terraform.references("main.tf", '"postgres"', 3) == []
