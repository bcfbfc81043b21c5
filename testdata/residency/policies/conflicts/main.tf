provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "both" {
  name = "a"
  tags = { europe = "yes", china = "yes", germany = "no" }
}

resource "aws_sqs_queue" "within" {
  name = "a"
  tags = { europe = "yes", china = "no", germany = "yes" }
}

# It carries none of the keys: each policy tells so.
resource "aws_sqs_queue" "untagged" {
  name = "a"
}

# It stores nothing, and what can carry no tags is not asked for them.
resource "aws_lambda_function" "code" {
  function_name = "a"
  role          = "arn:aws:iam::123456789012:role/r"
}

resource "azurerm_storage_container" "part" {
  name               = "part"
  storage_account_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a"
}
