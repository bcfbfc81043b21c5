"""Completion through the server: what is proposed, what it replaces, and in which order."""

import pytest
from conftest import VOLUME, document
from lsprotocol import types

LINES = VOLUME.count("\n")


@pytest.fixture
async def started(editor):
    await editor.start()
    return editor


async def completed(editor, text, name="main.tf", language="terraform"):
    """The items at the mark `|` of a text, by their labels, in the order in which an editor shows them."""
    before, _ = text.split("|")
    editor.open(name, text.replace("|", ""), language=language)
    await editor.diagnostics(name, 1)
    line, column = before.count("\n"), len(before.rsplit("\n")[-1].encode("utf-16-le")) // 2
    params = types.CompletionParams(text_document=document(editor, name), position=types.Position(line, column))
    found = await editor.client.text_document_completion_async(params) or []
    items = found.items if isinstance(found, types.CompletionList) else found
    for item in items:
        assert item.text_edit.range.end == types.Position(line, column)
        assert item.text_edit.range.start.line == line
    return {item.label: item for item in sorted(items, key=lambda item: item.sort_text)}


async def test_resource_types(started):
    found = await completed(started, 'resource "aws_ebs_vol|" "a" {\n}\n')
    assert "aws_ebs_volume" in found and "azurerm_storage_account" not in found
    assert found["aws_ebs_volume"].text_edit.range.start == types.Position(0, 10)


async def test_attributes_with_what_is_required_first(started):
    found = await completed(started, 'resource "aws_ebs_volume" "ä🦀" {\n  size = 1\n  |\n}\n')
    labels = list(found)
    assert labels[0] == "availability_zone" and "required" in found["availability_zone"].detail
    assert "size" not in found and "arn" not in found
    assert found["encrypted"].detail == "bool, optional"
    assert found["lifecycle"].insert_text_format == types.InsertTextFormat.Snippet


async def test_columns_count_as_the_editor_does(started):
    found = await completed(started, '# a\nlocals { ä = "🦀${var.|}" }\nvariable "name" {}\n')
    assert "name" in found
    assert found["name"].text_edit.range.start == types.Position(1, 22)


async def test_references(started):
    text = VOLUME + 'resource "aws_ebs_volume" "copy" {\n  snapshot_id = aws_ebs_volume.orders.|\n}\n'
    found = await completed(started, text)
    assert {"arn", "id", "size"} <= set(found)


async def test_outputs_of_modules(started):
    (started.root / "volume" / "outputs.tf").write_text('output "id" {\n  value = aws_ebs_volume.module.id\n}\n')
    found = await completed(started, 'output "id" {\n  value = module.volume.|\n}\n')
    assert list(found) == ["id"]


async def test_arguments_of_modules(started):
    found = await completed(started, 'module "other" {\n  source = "./volume"\n  |\n}\n', name="other.tf")
    assert next(iter(found)) == "encrypted" and found["encrypted"].detail == "bool, required"


async def test_ids_of_checks_in_suppressions(started):
    text = VOLUME.replace("encrypted         = true", "encrypted         = false # bartizan:ignore aws-ebs-v|")
    found = await completed(started, text)
    assert next(iter(found)).startswith("aws-ebs-volume")
    assert found["aws-ebs-volume-unencrypted"].detail == "high"
    assert found["aws-ebs-volume-unencrypted"].documentation.value


async def test_settings(started):
    found = await completed(started, 'residency "a" {\n  regimes = ["gdpr-|"]\n}\n', name="bartizan.hcl", language="hcl")
    assert "gdpr-eea-only" in found


async def test_templates(started):
    text = "Resources:\n  Volume:\n    Type: AWS::EC2::Volume\n    Properties:\n      Enc|\n"
    found = await completed(started, text, name="template.yaml", language="yaml")
    assert found["Encrypted"].detail == "boolean" and found["Encrypted"].text_edit.new_text == "Encrypted: "
    text = '{"Resources": {"Key": {"Type": "AWS::KMS::Key"}, "Alias": {"Type": "AWS::KMS::Al|"}}}'
    found = await completed(started, text, name="template.json", language="json")
    assert "AWS::KMS::Alias" in found


async def test_broken_text(started):
    text = 'resource "aws_ebs_volume" "a" {\n  size = [\nresource "aws_ebs_volume" "b" {\n  enc|\n'
    found = await completed(started, text)
    assert "encrypted" in found


async def test_editors_without_snippets_get_text(editor):
    def forget(capabilities):
        capabilities.text_document.completion.completion_item.snippet_support = False

    await editor.start(change=forget)
    found = await completed(editor, 'resource "aws_ebs_volume" "a" {\n  enc|\n}\n')
    assert found["encrypted"].text_edit.new_text == "encrypted = "
    assert found["encrypted"].insert_text_format in (None, types.InsertTextFormat.PlainText)
