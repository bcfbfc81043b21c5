"""Trees for tests of what an editor asks about a place, and finding places by the text that stands there."""

from lsprotocol import types

TERRAFORM = {
    "main.tf": """provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "far"
  region = "us-east-1"
}

locals {
  prefix = "🦀 ü ${var.env}"
}

resource "aws_s3_bucket" "logs" {
  count    = 7
  bucket   = "logs-${count.index}"
  provider = aws.far
}

resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 10 # bartizan:ignore aws-ebs-volume-unencrypted scratch
  encrypted         = var.env == "prod" # checkov:skip=CKV_AWS_3:for now
  tags              = { Name = "🦀 ü ${local.prefix}" }
}

resource "aws_db_instance" "main" {
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  password            = var.password
  publicly_accessible = true
  kms_key_id          = aws_kms_key.key.arn
}

resource "aws_kms_key" "key" {}

data "aws_caller_identity" "me" {}

module "site" {
  source   = "./modules/site"
  for_each = toset(["a", "b"])
  acl      = each.key == "a" ? "private" : "public-read"
  owner    = data.aws_caller_identity.me.account_id
}

output "domain" {
  value = module.site["a"].domain
}
""",
    "variables.tf": """variable "env" {
  type        = string
  description = "![x](https://example.com/x.png)"
  validation {
    condition     = contains(["prod", "dev"], var.env)
    error_message = "Only these."
  }
}

variable "password" {
  type      = string
  sensitive = true
  default   = "hunter22"
}
""",
    "prod.tfvars": 'env = "prod"\n',
    "modules/site/main.tf": """resource "aws_s3_bucket" "site" {
  bucket = "site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = var.acl
}
""",
    "modules/site/io.tf": """variable "acl" {
  default = "private"
}

variable "owner" {}

output "domain" {
  value = aws_s3_bucket.site.bucket_domain_name
}
""",
}

TEMPLATES = {
    "template.yaml": """AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Env:
    Type: String
    AllowedValues: [prod, dev]
  Secret:
    Type: String
    NoEcho: true
    Default: hunter22
Mappings:
  Sizes:
    prod: { Size: "100" }
    dev: { Size: "10" }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "🦀-${Env}-ü"
  Volume:
    Type: AWS::EC2::Volume
    Condition: IsProd
    DependsOn: Bucket
    Properties:
      AvailabilityZone: eu-central-1a
      Encrypted: !If [IsProd, true, false]
      Size: !FindInMap [Sizes, !Ref Env, Size]
      Tags:
        - Key: from
          Value: !GetAtt Bucket.Arn
        - Key: also
          Value:
            Fn::GetAtt: [Bucket, Arn]
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./nested.yaml
      Parameters:
        Name: !Ref Secret
Outputs:
  Url:
    Value: !GetAtt Nested.Outputs.Topic
""",
    "nested.yaml": """AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Name:
    Type: String
Resources:
  Events:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Ref Name
Outputs:
  Topic:
    Value: !Ref Events
""",
    "stack.json": """{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Parameters": { "Zone": { "Type": "String", "Default": "eu-central-1a" } },
  "Conditions": { "Always": { "Fn::Equals": ["a", "a"] } },
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key", "Properties": { "Description": "🦀" } },
    "Disk": {
      "Type": "AWS::EC2::Volume",
      "Condition": "Always",
      "DependsOn": ["Key"],
      "Properties": {
        "AvailabilityZone": { "Ref": "Zone" },
        "Size": 10,
        "KmsKeyId": { "Fn::GetAtt": ["Key", "Arn"] },
        "Tags": [{ "Key": "🦀", "Value": { "Fn::Sub": "🦀${Key.Arn}" } }]
      }
    }
  }
}
""",
}

LANGUAGES = {"tf": "terraform", "tfvars": "terraform-vars", "yaml": "yaml", "json": "json", "hcl": "hcl"}


class Open:
    """A tree that is open in an editor."""

    def __init__(self, editor, files):
        self.editor, self.files = editor, files

    @classmethod
    async def of(cls, editor, files):
        for name in ("main.tf", "call.tf", "volume/main.tf"):
            (editor.root / name).unlink()
        for name, text in files.items():
            path = editor.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, newline="")
        await editor.start()
        for name, text in files.items():
            editor.open(name, text, LANGUAGES[name.rsplit(".", 1)[-1]])
        for name in files:
            await editor.diagnostics(name, 1)
        return cls(editor, files)

    def at(self, name, text, place=0, which=0):
        """The position of so many characters into a text that stands in a file."""
        whole, start = self.files[name], -1
        for _ in range(which + 1):
            start = whole.index(text, start + 1)
        before = whole[: start + place].split("\n")
        return types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)

    def text(self, name, span):
        """What stands in a range of a file."""
        lines = self.files[name].split("\n")

        def offset(position):
            line = lines[position.line].encode("utf-16-le")
            return sum(len(one) + 1 for one in lines[: position.line]) + len(line[: position.character * 2].decode("utf-16-le"))

        return self.files[name][offset(span.start) : offset(span.end)]

    def name(self, uri):
        return next(name for name in self.files if self.editor.uri(name) == uri)

    def asked(self, kind, name, text, place=0, which=0, **more):
        document = types.TextDocumentIdentifier(uri=self.editor.uri(name))
        return kind(text_document=document, position=self.at(name, text, place, which), **more)

    async def hover(self, name, text, place=0, which=0):
        found = await self.editor.client.text_document_hover_async(self.asked(types.HoverParams, name, text, place, which))
        if found is None:
            return None, None
        assert found.contents.kind == types.MarkupKind.Markdown
        return found.contents.value, self.text(name, found.range)

    async def definition(self, name, text, place=0, which=0):
        """Each as the file, the first line and the text of what is declared."""
        asked = self.asked(types.DefinitionParams, name, text, place, which)
        found = await self.editor.client.text_document_definition_async(asked) or []
        assert all(isinstance(link, types.LocationLink) for link in found), "Visual Studio Code takes links"
        shown = [(self.name(link.target_uri), link.target_selection_range) for link in found]
        return [(file, span.start.line + 1, self.text(file, span)) for file, span in shown]

    async def references(self, name, text, place=0, which=0, declaration=True):
        context = types.ReferenceContext(include_declaration=declaration)
        asked = self.asked(types.ReferenceParams, name, text, place, which, context=context)
        found = await self.editor.client.text_document_references_async(asked) or []
        return sorted((self.name(one.uri), one.range.start.line + 1, self.text(self.name(one.uri), one.range)) for one in found)

    async def symbols(self, name):
        document = types.TextDocumentIdentifier(uri=self.editor.uri(name))
        return await self.editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=document))
