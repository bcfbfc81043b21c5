"""Document symbols: nested, with what they are and what is said beside them."""

from lsprotocol import types

from trees import TEMPLATES, TERRAFORM, Open


def outline(symbols, depth=1):
    shown = []
    for symbol in symbols:
        assert isinstance(symbol, types.DocumentSymbol), "Visual Studio Code takes nested ones"
        assert symbol.range.start <= symbol.selection_range.start and symbol.selection_range.end <= symbol.range.end
        inner = outline(symbol.children or [], depth - 1) if depth else []
        shown.append((symbol.name, symbol.detail or "", *([inner] if inner else [])))
    return shown


async def test_terraform(editor):
    tree = await Open.of(editor, TERRAFORM)
    found = outline(await tree.symbols("main.tf"))
    assert ("provider.aws.far", '"us-east-1"', [("alias", '"far"'), ("region", '"us-east-1"')]) in found
    assert ("locals", "", [("local.prefix", '"🦀 ü ${var.env}"')]) in found
    names = [one[:2] for one in found]
    assert ("aws_s3_bucket.logs", "resource, 7 instances") in names
    assert ("aws_ebs_volume.data", "resource") in names
    assert ("data.aws_caller_identity.me", "data source") in names
    assert ("module.site", '"./modules/site"') in names
    assert ("output.domain", 'module.site["a"].domain') in names
    [volume] = [one for one in found if one[0] == "aws_ebs_volume.data"]
    assert [one[0] for one in volume[2]] == ["availability_zone", "size", "encrypted", "tags"]
    found = outline(await tree.symbols("variables.tf"))
    assert [one[:2] for one in found] == [("var.env", "string"), ("var.password", "string")]
    assert "hunter22" not in str(found)
    assert outline(await tree.symbols("prod.tfvars")) == [("env", '"prod"')]


async def test_places(editor):
    tree = await Open.of(editor, TERRAFORM)
    symbols = {symbol.name: symbol for symbol in await tree.symbols("main.tf")}
    volume = symbols["aws_ebs_volume.data"]
    assert tree.text("main.tf", volume.selection_range) == '"data"'
    assert tree.text("main.tf", volume.range).startswith('resource "aws_ebs_volume"')
    assert tree.text("main.tf", volume.range).endswith("}")
    tags = volume.children[-1]
    assert tree.text("main.tf", tags.range) == 'tags              = { Name = "🦀 ü ${local.prefix}" }'


async def test_templates(editor):
    tree = await Open.of(editor, TEMPLATES)
    sections = {one[0]: one[2] for one in outline(await tree.symbols("template.yaml")) if len(one) > 2}
    assert [one[:2] for one in sections["Resources"]] == [
        ("Bucket", "AWS::S3::Bucket"),
        ("Volume", "AWS::EC2::Volume"),
        ("Nested", "AWS::CloudFormation::Stack"),
    ]
    assert [one[:2] for one in sections["Parameters"]] == [("Env", "String"), ("Secret", "String")]
    assert "hunter22" not in str(outline(await tree.symbols("template.yaml"), 6))
    sections = {one[0]: one[2] for one in outline(await tree.symbols("stack.json")) if len(one) > 2}
    assert [one[:2] for one in sections["Resources"]] == [("Key", "AWS::KMS::Key"), ("Disk", "AWS::EC2::Volume")]


async def test_broken_text(editor):
    text = 'resource "aws_s3_bucket" "a" {\n  bucket = "a"\n}\n\nresource "aws_s3_bucket" "b" {\n  bucket = \n'
    tree = await Open.of(editor, {"main.tf": text})
    assert ("aws_s3_bucket.a", "resource", [("bucket", '"a"')]) in outline(await tree.symbols("main.tf"))
