check "azure-data-factory-no-git" {
  title    = "Pipelines of the data factory are not kept in Git"
  severity = "info"
  on       = ["azurerm_data_factory"]
  fail     = self.github_configuration == null && self.vsts_configuration == null
  at       = self.github_configuration
  message  = "No repository is configured"
  why      = "Changes to pipelines have no review and no history."
  remedy   = "Add github_configuration or vsts_configuration."
  aliases  = ["CKV_AZURE_103"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_data_factory" "main" {
      name                = "example-factory"
      location            = "westeurope"
      resource_group_name = "example"
    }
  }

  example "passes" "GitHub" {
    resource "azurerm_data_factory" "main" {
      name                = "example-factory"
      location            = "westeurope"
      resource_group_name = "example"

      github_configuration {
        account_name    = "example"
        branch_name     = "main"
        git_url         = "https://github.com"
        repository_name = "pipelines"
        root_folder     = "/"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "git" {
      type = bool
    }

    resource "azurerm_data_factory" "main" {
      name                = "example-factory"
      location            = "westeurope"
      resource_group_name = "example"

      dynamic "github_configuration" {
        for_each = var.git ? [1] : []

        content {
          account_name    = "example"
          branch_name     = "main"
          git_url         = "https://github.com"
          repository_name = "pipelines"
          root_folder     = "/"
        }
      }
    }
  }
}
