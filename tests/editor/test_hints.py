"""Inlay hints: evaluated values and regions, where somebody switched them on."""

from conftest import document
from lsprotocol import types

TEXT = """variable "password" {
  default   = "correct-horse-battery"
  sensitive = true
}
provider "aws" {
  region = "eu-central-1"
}
resource "aws_ebs_volume" "a" {
  for_each          = { a = 1, b = 2 }
  availability_zone = "🦀"
  size              = each.value # ä
}
resource "aws_db_instance" "a" {
  password = var.password
}
"""


async def hints(editor, first=0, last=TEXT.count("\n")):
    span = types.Range(types.Position(first, 0), types.Position(last, 0))
    params = types.InlayHintParams(text_document=document(editor), range=span)
    found = await editor.client.text_document_inlay_hint_async(params) or []
    return {(hint.position.line, hint.position.character): hint.label for hint in found}


async def test_they_are_off_by_default(editor):
    await editor.start()
    editor.open("main.tf", TEXT)
    await editor.diagnostics("main.tf", 1)
    assert not await hints(editor)


async def test_values_and_regions(editor):
    await editor.start(hints=True)
    editor.open("main.tf", TEXT)
    await editor.diagnostics("main.tf", 1)
    found = await hints(editor)
    assert found[(10, 32)] == "= 1 | 2", "both instances"
    assert found[(4, 14)] == found[(7, 29)] == "eu-central-1, DE"
    assert found[(13, 25)] == "= (sensitive)"
    assert "correct-horse" not in str(found)


async def test_only_what_is_asked_for(editor):
    await editor.start(hints=True)
    editor.open("main.tf", TEXT)
    await editor.diagnostics("main.tf", 1)
    assert list(await hints(editor, 12, 14)) == [(12, 30), (13, 25)]
